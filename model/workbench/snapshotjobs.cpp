#include "model/workbench/heap.h"
#include "model/workbench/snapshotloader.h"

// What runs on the loader's thread, one job after the other.
namespace sourceline {

namespace {

constexpr qsizetype screenRows = 48; // of a high window, above or below where it stays
constexpr size_t patchedAtMost = 64; // above that a fresh sort is cheaper
constexpr size_t linksPatchedAtMost =
    1000; // a reading each: the rows are waited for, the links not

std::shared_ptr<const RowSet> prepared(RowSet rows)
{
    rows.prepare();
    return std::make_shared<const RowSet>(std::move(rows));
}

/// Null where there were none, too many changed, or they cannot be read: they are made afresh when
/// nothing is wanted.
std::shared_ptr<const DocumentLinks> linksAfter(sqlite3 *database,
                                                const std::shared_ptr<const DocumentLinks> &links,
                                                const IncidentTable &before,
                                                const IncidentTable &after,
                                                const std::vector<Id> &incidents)
{
    if (!links || incidents.size() > linksPatchedAtMost)
        return {};
    const auto patched = patchedDocumentLinks(database, *links, before, after, incidents);
    return patched ? *patched : nullptr;
}

/// The rows of a sparse snapshot are wanted in the order its incidents were named.
std::shared_ptr<const RowSet> rowsAsGiven(const IncidentTable &table)
{
    return prepared(allRows(table));
}

} // namespace

void SnapshotLoader::showFirstScreen(const Result<Snapshot> &firstScreen)
{
    Outcome outcome;
    if (firstScreen)
        outcome.shown = {*firstScreen, rowsAsGiven(**firstScreen), {}, true};
    else
        outcome.problem = firstScreen.error().message;
    m_busy = true;
    QMetaObject::invokeMethod(
        this,
        [this, outcome, generation = m_generation] {
            if (generation == m_generation)
                finish(outcome);
        },
        Qt::QueuedConnection);
}

// Painted with the rows they belong to: a table that asks for them paints twice. It shows what is
// about its current row, or else the top.
SnapshotLoader::ScreenTexts
SnapshotLoader::screenTexts(sqlite3 *database, const Shown &shown, Id current)
{
    const Row none = shown.snapshot->rowCount();
    const Row row = current.isValid() ? shown.snapshot->rowOf(current) : none;
    const qsizetype at = row < none ? shown.rows->positionOf(row) : -1;
    const qsizetype first = std::max<qsizetype>(at - screenRows, 0);
    const qsizetype end = std::min(std::max<qsizetype>(at, 0) + screenRows, shown.rows->size());
    ScreenTexts screen;
    for (qsizetype i = first; i < end; ++i)
        screen.incidents.push_back(shown.snapshot->idOf(shown.rows->at(i)));
    screen.texts = std::make_shared<RowTexts>(readRowTexts(database, screen.incidents));
    return screen;
}

void SnapshotLoader::loadAll()
{
    m_freesMuch = true;
    m_cancel = std::make_shared<std::atomic_bool>(false);
    runForScreen([source = ConnectionSource(m_open),
                  order = m_order,
                  filter = m_filter,
                  cancel = m_cancel,
                  progress = progressOf(tr("Loading incidents"))](sqlite3 *database) -> Outcome {
        auto table = loadSnapshot(source, progress, cancel.get());
        if (cancel->load())
            return {};
        if (!table)
            return {{}, {}, false, table.error().message};
        const SortOrder first =
            order.field == SortField::Title ? SortOrder{} : order; // titles are ranked afterwards
        const auto applied = AppliedFilter::run(database, **table, filter, cancel.get());
        if (!applied)
            return {{}, {}, false, applied.error().message};
        Shown shown{*table, {}, first, false, {}, *applied};
        shown.setAll(sorted(**table, allRows(**table), first, nullptr, cancel.get()));
        return {shown, {}, false, {}, Links()};
    });
}

void SnapshotLoader::reload()
{
    std::vector<Id> incidents(m_touched.begin(), m_touched.end());
    m_touched.clear();
    m_filterStale = false;
    run([before = m_shown,
         ranks = m_ranks,
         links = m_links,
         touched = Touched{std::move(incidents), std::exchange(m_namesTouched, {}), m_edit}](
            sqlite3 *database) { return reloaded(database, before, ranks, links, touched); });
}

SnapshotLoader::Outcome SnapshotLoader::reloaded(sqlite3 *database,
                                                 const Shown &before,
                                                 const Ranks &ranks,
                                                 const Links &links,
                                                 const Touched &touched)
{
    const auto &[incidents, names, upTo] = touched;
    auto read = reloadRows(database, before.snapshot, incidents, names, upTo);
    if (!read)
        return {{}, {}, false, read.error().message};
    const IncidentTable &table = **read;
    const bool same = sameRows(*before.snapshot, table);
    Ranks kept = same ? ranks : Ranks();
    if (kept && kept->size() < table.rowCount()) {
        auto longer = *kept;
        longer.resize(table.rowCount(), Dictionary::noRank);
        kept = std::make_shared<const std::vector<quint32>>(std::move(longer));
    }
    // Without ranks titles cannot order anything: by date until they are there again.
    const SortOrder order =
        before.order.field == SortField::Title && !kept ? SortOrder{} : before.order;
    const Links patched = linksAfter(database, links, *before.snapshot, table, incidents);
    const auto applied =
        before.filter.again(database, table, same && !names ? &incidents : nullptr, patched.get());
    if (!applied)
        return {{}, {}, false, applied.error().message};
    Shown shown{*read, {}, order, false, {}, *applied};
    const bool afresh = !same || order != before.order || (names && ordersByNames(order.field));
    if (afresh || incidents.size() > patchedAtMost)
        shown.setAll(sorted(table, allRows(table), order, kept.get()));
    else
        shown.setPatched(before, incidents, kept.get());
    return {shown, kept, false, {}, patched};
}

void SnapshotLoader::filter()
{
    m_freesMuch = true;
    m_cancel = std::make_shared<std::atomic_bool>(false);
    m_refining = true;
    runForScreen([before = m_shown,
                  unchanged = !std::exchange(m_filterStale, false),
                  ranks = m_ranks,
                  fresh = m_ranksFresh,
                  links = m_links,
                  filter = m_filter,
                  cancel = m_cancel](sqlite3 *database) -> Outcome {
        Outcome outcome{before, ranks, fresh, {}};
        const auto applied = AppliedFilter::run(database,
                                                *before.snapshot,
                                                filter,
                                                cancel.get(),
                                                unchanged ? &before.filter : nullptr,
                                                links.get());
        if (cancel->load())
            return {};
        if (!applied)
            return {{}, {}, false, applied.error().message};
        outcome.shown.setFilter(*applied);
        return outcome;
    });
}

void SnapshotLoader::workIdly()
{
    if (m_busy || !m_thread || !m_shown.snapshot)
        return;
    if (!m_links && !m_linksFailed)
        readLinks();
    else if (m_freesMuch)
        giveBack();
}

void SnapshotLoader::giveBack()
{
    m_freesMuch = false;
    m_sinceFreed.restart();
    m_thread->post([](sqlite3 *) { giveBackFreed(); });
}

void SnapshotLoader::readLinks()
{
    m_freesMuch = true;
    m_cancel = std::make_shared<std::atomic_bool>(false);
    m_idling = true;
    run([table = m_shown.snapshot, cancel = m_cancel](sqlite3 *database) -> Outcome {
        const auto links =
            database ? readDocumentLinks(database, *table, cancel.get()) : Result<Links>(Links());
        if (cancel->load())
            return {};
        return {{}, {}, false, {}, links ? *links : nullptr};
    });
}

void SnapshotLoader::sort()
{
    m_freesMuch = true;
    m_cancel = std::make_shared<std::atomic_bool>(false);
    m_refining = true;
    const Ranks ranks = m_ranksFresh ? m_ranks : Ranks();
    runForScreen([source = ConnectionSource(m_open),
                  before = m_shown,
                  order = m_order,
                  ranks,
                  cancel = m_cancel,
                  progress = progressOf(tr("Ordering titles"))](sqlite3 *) -> Outcome {
        Outcome outcome{before, ranks, ranks != nullptr, {}};
        if (order.field == SortField::Title && !outcome.ranks) {
            auto made = titleRanks(source, *before.snapshot, progress, cancel.get());
            if (cancel->load())
                return {};
            if (!made)
                return {{}, {}, false, made.error().message};
            outcome.ranks = std::make_shared<const std::vector<quint32>>(std::move(*made));
            outcome.ranksFresh = true;
        }
        RowSet rows =
            sorted(*before.snapshot, *before.all, order, outcome.ranks.get(), cancel.get());
        if (cancel->load())
            return {};
        outcome.shown.order = order;
        outcome.shown.setAll(std::move(rows));
        return outcome;
    });
}

} // namespace sourceline
