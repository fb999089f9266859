#include "model/workbench/snapshotloader.h"

namespace sourceline {

namespace {

std::shared_ptr<const RowSet> prepared(RowSet rows)
{
    rows.prepare();
    return std::make_shared<const RowSet>(std::move(rows));
}

} // namespace

Result<AppliedFilter> AppliedFilter::run(sqlite3 *database,
                                         const IncidentTable &table,
                                         const FilterSpec &spec,
                                         const std::atomic_bool *cancelled,
                                         const AppliedFilter *before,
                                         const DocumentLinks *links)
{
    AppliedFilter applied{spec, {}, {}};
    if (!spec.isActive())
        return applied;
    if (!database)
        return Error{SnapshotLoader::tr(
            "The casefile could not be opened for reading, so nothing was filtered; "
            "nothing in it was changed. Try again.")};
    const CompiledFilter *known = before ? before->compiled.get() : nullptr;
    auto compiled = CompiledFilter::compile(database, table, spec, cancelled, known, links);
    if (!compiled)
        return compiled.error();
    applied.refines = known && before->bits && compiled->refines(*known);
    if (applied.refines)
        applied.bits = std::make_shared<const RowBits>(
            compiled->evaluateWithin(table, *known, *before->bits, cancelled));
    else if (compiled->isActive())
        applied.bits = std::make_shared<const RowBits>(compiled->evaluate(table, cancelled));
    applied.compiled = std::make_shared<const CompiledFilter>(std::move(*compiled));
    return applied;
}

Result<AppliedFilter> AppliedFilter::again(sqlite3 *database,
                                           const IncidentTable &table,
                                           const std::vector<Id> *incidents,
                                           const DocumentLinks *links) const
{
    if (!compiled)
        return *this;
    if (!incidents || compiled->readsRecords())
        return run(database, table, spec, nullptr, nullptr, links);
    AppliedFilter applied = *this;
    applied.refines = false;
    if (!bits)
        return applied;
    RowBits changed = *bits;
    std::set<size_t> segments;
    for (const Id id : *incidents) {
        if (const qsizetype segment = table.segmentOf(id.value >> segmentBits); segment >= 0)
            segments.insert(static_cast<size_t>(segment));
    }
    for (const size_t segment : segments)
        compiled->evaluateSegment(table, segment, changed.segment(segment));
    applied.bits = std::make_shared<const RowBits>(std::move(changed));
    return applied;
}

// Looked up by row only where it is shown.
void Shown::setAll(RowSet ordered)
{
    all = filter.bits ? std::make_shared<const RowSet>(std::move(ordered))
                      : prepared(std::move(ordered));
    rows = filter.bits ? prepared(filtered(*all, *filter.bits)) : all;
}

void Shown::setFilter(const AppliedFilter &applied)
{
    const RowSet &from = applied.refines ? *rows : *all;
    filter = applied;
    if (!filter.bits)
        all->prepare();
    rows = filter.bits ? prepared(filtered(from, *filter.bits)) : all;
}

void Shown::setPatched(const Shown &before,
                       const std::vector<Id> &incidents,
                       const std::vector<quint32> *titleRanks)
{
    std::vector<Row> out, in;
    for (const Id id : incidents) {
        const Row now = snapshot->rowOf(id);
        const bool lives = now < snapshot->rowCount() && snapshot->isLiving(now);
        const Row row = lives ? now : before.snapshot->rowOf(id);
        if (row < snapshot->rowCount())
            (lives ? in : out).push_back(row);
    }
    if (!out.empty() || !standsInOrder(*snapshot, *before.all, in, order, titleRanks)) {
        setAll(patchedMany(*snapshot, *before.all, out, std::move(in), order, titleRanks));
        return;
    }
    all = before.all;
    const bool sameBits = filter.bits && before.filter.bits && *filter.bits == *before.filter.bits;
    if (sameBits || (!filter.bits && !before.filter.bits))
        rows = before.rows;
    else
        setFilter(AppliedFilter(filter));
}

} // namespace sourceline
