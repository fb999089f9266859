#include "model/workbench/workbenchprivate.h"

#include <algorithm>

namespace sourceline {

std::shared_ptr<const DocumentView> Workbench::Private::viewOf(Id document_) const
{
    const auto view =
        std::find_if(record.views.begin(), record.views.end(), [&](const auto &candidate) {
            return candidate->document == document_;
        });
    return view == record.views.end() ? nullptr : *view;
}

std::shared_ptr<const Dossier> Workbench::dossier() const
{
    return d->record.dossier;
}

std::shared_ptr<const DocumentView> Workbench::document() const
{
    return d->document;
}

const std::vector<DocumentSummary> &Workbench::documents() const
{
    return d->record.documents;
}

void Workbench::openDocument(Id document)
{
    if (d->document && d->document->document == document)
        return;
    if (const auto view = d->viewOf(document)) {
        d->reader.readDocument({}); // what was asked for before must not come after
        d->setDocument(view);
    } else {
        d->reader.readDocument(document);
    }
}

static Id articleOf(const CitationView &citation)
{
    return citation.summaryOf.isValid() ? citation.summaryOf : citation.document;
}

void Workbench::light(const std::vector<CitationView> &citations, const QString &label)
{
    d->lit = citations;
    d->litLabel = label;
    d->stop = stopOf(d->record.stops, citations);
    if (d->stop >= 0)
        openDocument(d->record.stops[static_cast<size_t>(d->stop)].citation.document);
    else if (!citations.empty())
        openDocument(articleOf(citations.front()));
    emit citationChanged();
}

const std::vector<CitationView> &Workbench::lit() const
{
    return d->lit;
}

QString Workbench::litLabel() const
{
    return d->litLabel;
}

void Workbench::stepCitation(int by)
{
    const int count = citationCount();
    if (count == 0)
        return;
    const int from = d->stop < 0 && by < 0 ? 0 : d->stop;
    d->stop = ((from + by) % count + count) % count;
    d->lit.clear();
    d->litLabel.clear();
    openDocument(citation()->document);
    emit citationChanged();
}

int Workbench::citationIndex() const
{
    return d->stop;
}

int Workbench::citationCount() const
{
    return static_cast<int>(d->record.stops.size());
}

std::optional<CitationView> Workbench::citation() const
{
    if (d->stop < 0)
        return std::nullopt;
    return d->record.stops[static_cast<size_t>(d->stop)].citation;
}

void Workbench::goTo(Id incident, const std::vector<Subject> &records, const QString &label)
{
    d->destination = {incident, records, label};
    setCurrent(incident);
    if (d->record.dossier)
        d->arrive();
}

void Workbench::Private::arrive()
{
    const Destination there = std::exchange(destination, {});
    if (!record.dossier || there.incident != record.dossier->id || there.records.empty())
        return;
    q->setSubject(there.records.front());
    std::vector<CitationView> found;
    for (const Subject &cited : there.records) {
        const auto behind = citationsOf(*record.dossier, cited.table, cited.id);
        found.insert(found.end(), behind.begin(), behind.end());
    }
    if (!found.empty())
        q->light(found, there.label);
}

} // namespace sourceline
