#include "app/verbs.h"

#include <algorithm>
#include <array>

namespace sourceline {

std::span<const Verb> verbs()
{
    static constexpr std::array all{
        Verb{"new", "make a casefile, empty or with the sample", runNew},
        Verb{"import", "take in a pack, articles or a table of data, as one edit", runImport},
        Verb{"export",
             "write records as CSV, XLSX, GeoJSON, Web Annotation, ACLED or GED layout, or a pack",
             runExport},
        Verb{"list", "list incidents as a table or as JSON", runList},
        Verb{"show", "show one incident with every claim and sentence behind it", runShow},
        Verb{"attribute", "record who somebody says did an incident", runAttribute},
        Verb{"log", "who changed what, when and why", runLog},
        Verb{"revert", "turn one edit back, as a new edit", runRevert},
        Verb{"freeze", "keep the present state under a name", runFreeze},
        Verb{"compare", "what has changed since a view was frozen", runCompare},
        Verb{
            "chart", "make a chart as a file fit for a slide, or list those saved", runChart, true},
        Verb{"sheet", "make a page on each incident to hand over, as a PDF", runSheet, true},
        Verb{"verify",
             "whether the numbers in a chart file still hold, and what changed",
             runVerify},
        Verb{"check", "integrity, chain of edits, and where citations stand", runCheck},
        Verb{"bench-data", "make a synthetic casefile for benchmarks", runBenchData},
    };
    return all;
}

const Verb *findVerb(const QString &name)
{
    const auto all = verbs();
    const auto found = std::find_if(all.begin(), all.end(), [&name](const Verb &verb) {
        return name == QLatin1String(verb.name);
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace sourceline
