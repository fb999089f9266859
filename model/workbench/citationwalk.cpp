#include "model/workbench/citationwalk.h"

#include <algorithm>

namespace sourceline {

namespace {

void append(std::vector<CitationStop> &stops, size_t first, const CitationView &citation)
{
    const auto same = std::find_if(
        stops.begin() + static_cast<std::ptrdiff_t>(first),
        stops.end(),
        [&](const CitationStop &stop) { return stop.citation.range == citation.range; });
    if (same == stops.end())
        stops.push_back({citation, {citation.id}});
    else
        same->citations.push_back(citation.id);
}

CitationView placed(const Highlight &highlight, Id document)
{
    CitationView citation;
    citation.id = highlight.citation;
    citation.document = document;
    citation.range = highlight.range;
    citation.phrase = highlight.phrase;
    return citation;
}

void sortByPlace(std::vector<CitationStop> &stops, size_t first)
{
    std::stable_sort(stops.begin() + static_cast<std::ptrdiff_t>(first),
                     stops.end(),
                     [](const CitationStop &a, const CitationStop &b) {
                         return a.citation.range < b.citation.range;
                     });
}

} // namespace

std::vector<CitationView> allCitations(const Dossier &dossier)
{
    std::vector<CitationView> all = dossier.citations;
    const auto add = [&all](const auto &records) {
        for (const auto &record : records)
            all.insert(all.end(), record.citations.begin(), record.citations.end());
    };
    add(dossier.claims);
    add(dossier.attributions);
    add(dossier.links);
    return all;
}

std::vector<CitationStop> citationStops(const Dossier &dossier, const DocumentViews &documents)
{
    std::vector<CitationStop> stops;
    const std::vector<CitationView> coded = allCitations(dossier);
    for (const auto &view : documents) {
        const size_t first = stops.size();
        for (const Highlight &highlight : view->highlights) {
            if (highlight.incident == dossier.id)
                append(stops, first, placed(highlight, view->document));
        }
        if (view->textKind == TextKind::None) {
            for (const CitationView &citation : coded) {
                if (citation.document == view->document)
                    append(stops, first, citation);
            }
        }
        sortByPlace(stops, first);
    }
    return stops;
}

int stopOf(const std::vector<CitationStop> &stops, const std::vector<CitationView> &citations)
{
    const auto stop = std::find_if(stops.begin(), stops.end(), [&](const CitationStop &candidate) {
        return std::any_of(citations.begin(), citations.end(), [&](const CitationView &citation) {
            return std::find(candidate.citations.begin(), candidate.citations.end(), citation.id)
                   != candidate.citations.end();
        });
    });
    return stop == stops.end() ? -1 : static_cast<int>(stop - stops.begin());
}

} // namespace sourceline
