#include "model/workbench/snapshotloader.h"

#include <QTimer>

namespace sourceline {

namespace {

constexpr int firstScreenRows = 64; // more than fit on a tall screen
constexpr int frameTime = 20; // ms: lets the first screen paint before two threads start to read
constexpr qint64 quietTime = 300;       // ms before work shows its progress
constexpr qint64 progressInterval = 50; // ms
constexpr size_t patchedAtMost = 64;    // above that a fresh sort is cheaper

std::shared_ptr<const RowSet> prepared(RowSet rows)
{
    rows.prepare();
    return std::make_shared<const RowSet>(std::move(rows));
}

/// The rows of a sparse snapshot are wanted in the order its incidents were named.
std::shared_ptr<const RowSet> rowsAsGiven(const IncidentTable &table)
{
    return prepared(allRows(table));
}

} // namespace

SnapshotLoader::SnapshotLoader(QObject *parent)
    : QObject(parent)
{}

SnapshotLoader::~SnapshotLoader()
{
    stop();
}

void SnapshotLoader::start(ReaderThread::Open open,
                           const std::vector<Id> &firstScreen,
                           SortOrder order)
{
    stop();
    m_open = std::move(open);
    m_firstScreen = firstScreen;
    m_order = order;
    m_thread = std::make_unique<ReaderThread>(m_open);
    readFirstScreen();
}

void SnapshotLoader::startAgain(ReaderThread::Open open, SortOrder order)
{
    stop();
    m_open = std::move(open);
    m_order = order;
    m_thread = std::make_unique<ReaderThread>(m_open);
    loadAll();
}

void SnapshotLoader::stop()
{
    ++m_generation;
    if (m_cancel)
        m_cancel->store(true);
    m_thread.reset();
    m_shown = {};
    m_ranks.reset();
    m_ranksFresh = false;
    m_touched.clear();
    m_dictionariesTouched = m_allTouched = m_filterStale = m_busy = m_refining = m_failed = false;
    m_edit = 0;
}

void SnapshotLoader::setOrder(SortOrder order)
{
    m_order = order;
    if (m_refining && m_cancel)
        m_cancel->store(true);
    next();
}

void SnapshotLoader::setFilter(const FilterSpec &filter)
{
    m_filter = filter;
    if (m_refining && m_cancel)
        m_cancel->store(true);
    next();
}

void SnapshotLoader::takeIn(const Edit &edit)
{
    static const QSet<QByteArray> named = {"actor", "place", "term"};
    for (const TouchedRow &row : edit.rows) {
        if (row.incident.isValid())
            m_touched.insert(row.incident);
        m_dictionariesTouched = m_dictionariesTouched || named.contains(row.table);
    }
    // What another program changed names not all that was derived from it.
    m_allTouched = m_allTouched || edit.rows.empty() || edit.kind == "outside";
    m_filterStale = true;
    m_edit = std::max(m_edit, edit.seq);
    next();
}

bool SnapshotLoader::wantsFilter() const
{
    const AppliedFilter &shown = m_shown.filter;
    return m_filter != shown.spec
           || (m_filterStale && shown.compiled && shown.compiled->readsRecords());
}

bool SnapshotLoader::wantsTitleRanks() const
{
    return m_order.field == SortField::Title && !m_ranksFresh;
}

void SnapshotLoader::next()
{
    if (m_busy || m_failed || !m_thread || !m_shown.snapshot)
        return;
    const bool stale = m_shown.snapshot->edit < m_edit;
    if (m_shown.sparse || (stale && m_allTouched)) {
        loadAll();
    } else if (stale && (!m_touched.empty() || m_dictionariesTouched)) {
        reload();
    } else {
        m_touched.clear();
        m_allTouched = m_dictionariesTouched = false;
        if (wantsFilter())
            filter();
        else if (m_order != m_shown.order || wantsTitleRanks())
            sort();
    }
}

void SnapshotLoader::run(Work work)
{
    m_busy = true;
    m_thread->post([this, work = std::move(work), generation = m_generation](sqlite3 *database) {
        auto outcome = std::make_shared<Outcome>(work(database));
        QMetaObject::invokeMethod(
            this,
            [this, outcome, generation] {
                if (generation == m_generation)
                    finish(*outcome);
            },
            Qt::QueuedConnection);
    });
}

void SnapshotLoader::finish(const Outcome &outcome)
{
    const bool wasFirst = !m_shown.snapshot;
    m_busy = m_refining = false;
    emit progressChanged({}, 0, 0);
    if (!outcome.problem.isEmpty()) {
        giveUp(outcome.problem);
        return;
    }
    if (outcome.shown.snapshot) {
        m_shown = outcome.shown;
        m_ranks = outcome.ranks;
        m_ranksFresh = outcome.ranksFresh;
        emit published(m_shown);
    }
    if (wasFirst)
        QTimer::singleShot(frameTime, this, &SnapshotLoader::next);
    else
        next();
}

void SnapshotLoader::giveUp(const QString &problem)
{
    m_failed = m_shown.sparse || m_allTouched;
    m_order = m_order.field == SortField::Title ? SortOrder{} : m_shown.order;
    const bool filters = m_filter != m_shown.filter.spec;
    m_filter = m_shown.filter.spec;
    emit failed(problem);
    if (filters)
        emit filterGivenUp();
    next();
}

LoadProgress SnapshotLoader::progressOf(const QString &label)
{
    struct Clock
    {
        QElapsedTimer since;
        std::atomic<qint64> told = quietTime - progressInterval;
    };

    auto clock = std::make_shared<Clock>();
    clock->since.start();
    return [this, clock, label, generation = m_generation](qint64 done, qint64 total) {
        const qint64 now = clock->since.elapsed();
        qint64 told = clock->told.load();
        if (now < told + progressInterval || !clock->told.compare_exchange_strong(told, now))
            return;
        QMetaObject::invokeMethod(
            this,
            [this, label, done, total, generation] {
                if (generation == m_generation && m_busy)
                    emit progressChanged(label, done, total);
            },
            Qt::QueuedConnection);
    };
}

void SnapshotLoader::readFirstScreen()
{
    run([ids = m_firstScreen](sqlite3 *database) -> Outcome {
        if (!database)
            return {{},
                    {},
                    false,
                    tr("The casefile could not be opened for reading; nothing in it was changed. "
                       "Try to open it again.")};
        auto table = loadRows(database, ids.empty() ? firstIds(database, firstScreenRows) : ids);
        if (!table)
            return {{}, {}, false, table.error().message};
        return {{*table, rowsAsGiven(**table), {}, true}, {}, false, {}};
    });
}

void SnapshotLoader::loadAll()
{
    m_cancel = std::make_shared<std::atomic_bool>(false);
    run([source = ConnectionSource(m_open),
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
        return {shown, {}, false, {}};
    });
}

void SnapshotLoader::reload()
{
    std::vector<Id> incidents(m_touched.begin(), m_touched.end());
    m_touched.clear();
    m_filterStale = false;
    run([before = m_shown,
         ranks = m_ranks,
         touched =
             Touched{std::move(incidents), std::exchange(m_dictionariesTouched, false), m_edit}](
            sqlite3 *database) { return reloaded(database, before, ranks, touched); });
}

SnapshotLoader::Outcome SnapshotLoader::reloaded(sqlite3 *database,
                                                 const Shown &before,
                                                 const Ranks &ranks,
                                                 const Touched &touched)
{
    const auto &[incidents, dictionaries, upTo] = touched;
    auto read = reloadRows(database, before.snapshot, incidents, dictionaries, upTo);
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
    const auto applied =
        before.filter.again(database, table, same && !dictionaries ? &incidents : nullptr);
    if (!applied)
        return {{}, {}, false, applied.error().message};
    Shown shown{*read, {}, order, false, {}, *applied};
    const bool afresh =
        !same || order != before.order || (dictionaries && ordersByNames(order.field));
    if (afresh || incidents.size() > patchedAtMost)
        shown.setAll(sorted(table, allRows(table), order, kept.get()));
    else
        shown.setPatched(before, incidents, kept.get());
    return {shown, kept, false, {}};
}

void SnapshotLoader::filter()
{
    m_cancel = std::make_shared<std::atomic_bool>(false);
    m_refining = true;
    run([before = m_shown,
         unchanged = !std::exchange(m_filterStale, false),
         ranks = m_ranks,
         fresh = m_ranksFresh,
         filter = m_filter,
         cancel = m_cancel](sqlite3 *database) -> Outcome {
        Outcome outcome{before, ranks, fresh, {}};
        const auto applied = AppliedFilter::run(
            database, *before.snapshot, filter, cancel.get(), unchanged ? &before.filter : nullptr);
        if (cancel->load())
            return {};
        if (!applied)
            return {{}, {}, false, applied.error().message};
        outcome.shown.setFilter(*applied);
        return outcome;
    });
}

void SnapshotLoader::sort()
{
    m_cancel = std::make_shared<std::atomic_bool>(false);
    m_refining = true;
    const Ranks ranks = m_ranksFresh ? m_ranks : Ranks();
    run([source = ConnectionSource(m_open),
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
