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

static std::vector<CitationView>
ownOrReported(const Dossier &dossier, const std::vector<CitationView> &own, int statement)
{
    if (!own.empty() || statement < 0)
        return own;
    std::vector<CitationView> all;
    for (const ReportView &report : dossier.statements[static_cast<size_t>(statement)].reports)
        all.insert(all.end(), report.citations.begin(), report.citations.end());
    return all;
}

std::vector<CitationView> citationsOf(const Dossier &dossier, const QByteArray &table, Id record)
{
    const auto among = [&](const auto &records) -> std::vector<CitationView> {
        const auto found = std::find_if(
            records.begin(), records.end(), [&](const auto &one) { return one.id == record; });
        return found == records.end() ? std::vector<CitationView>()
                                      : ownOrReported(dossier, found->citations, found->statement);
    };
    if (table == "claim")
        return among(dossier.claims);
    if (table == "attribution")
        return among(dossier.attributions);
    if (table == "link")
        return among(dossier.links);
    if (table == "assessment") {
        for (const AssessmentView &one : dossier.assessments) {
            if (one.id == record)
                return one.citations;
        }
    }
    return table == "incident" && record == dossier.id ? dossier.citations
                                                       : std::vector<CitationView>();
}

} // namespace sourceline
