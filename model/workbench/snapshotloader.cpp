#include "model/workbench/snapshotloader.h"

namespace sourceline {

namespace {

constexpr int frameTime = 20; // ms: lets the first screen paint before two threads start to read
constexpr qint64 quietTime = 300;       // ms before work shows its progress
constexpr qint64 progressInterval = 50; // ms
constexpr int idleTime = 1000;          // ms without a wish
constexpr qint64 longestKept = 20'000;  // ms that freed memory is kept while work goes on

} // namespace

SnapshotLoader::SnapshotLoader(QObject *parent)
    : QObject(parent)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTime);
    m_sinceFreed.start();
    connect(&m_idle, &QTimer::timeout, this, &SnapshotLoader::workIdly);
}

SnapshotLoader::~SnapshotLoader()
{
    stop();
}

void SnapshotLoader::start(ReaderThread::Open open,
                           const Result<Snapshot> &firstScreen,
                           SortOrder order)
{
    stop();
    m_open = std::move(open);
    m_order = order;
    m_thread = std::make_unique<ReaderThread>(m_open);
    showFirstScreen(firstScreen);
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
    m_idle.stop();
    m_shown = {};
    m_links.reset();
    m_ranks.reset();
    m_ranksFresh = false;
    m_touched.clear();
    m_namesTouched = {};
    m_allTouched = m_filterStale = m_failed = false;
    m_busy = m_refining = m_idling = m_linksFailed = false;
    m_edit = 0;
}

void SnapshotLoader::setHeld(bool held)
{
    if (std::exchange(m_held, held) && !held)
        QTimer::singleShot(frameTime, this, &SnapshotLoader::next);
}

qint64 SnapshotLoader::linkBytes() const
{
    return m_links ? m_links->memory() : 0;
}

void SnapshotLoader::setOrder(SortOrder order)
{
    m_order = order;
    if (m_refining && m_cancel)
        m_cancel->store(true);
    abandonIdleWork();
    next();
}

void SnapshotLoader::setFilter(const FilterSpec &filter)
{
    m_filter = filter;
    if (m_refining && m_cancel)
        m_cancel->store(true);
    abandonIdleWork();
    next();
}

void SnapshotLoader::takeIn(const Edit &edit)
{
    for (const TouchedRow &row : edit.rows) {
        if (row.incident.isValid())
            m_touched.insert(row.incident);
        if (row.table == "actor")
            m_namesTouched.actors.insert(row.id);
        else if (row.table == "place")
            m_namesTouched.places.insert(row.id);
        else if (row.table == "term")
            m_namesTouched.terms.insert(row.id);
    }
    // What another program changed names not all that was derived from it.
    m_allTouched = m_allTouched || edit.rows.empty() || edit.kind == "outside";
    m_filterStale = true;
    ++m_edits;
    m_edit = std::max(m_edit, edit.seq);
    abandonIdleWork();
    next();
}

void SnapshotLoader::setCurrent(Id incident)
{
    m_current = incident;
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
    if (m_busy || m_held || m_failed || !m_thread || !m_shown.snapshot)
        return;
    const bool stale = m_shown.snapshot->edit < m_edit;
    if (m_shown.sparse || (stale && m_allTouched)) {
        loadAll();
    } else if (stale && (!m_touched.empty() || m_namesTouched)) {
        reload();
    } else {
        m_touched.clear();
        m_namesTouched = {};
        m_allTouched = false;
        if (wantsFilter())
            filter();
        else if (m_order != m_shown.order || wantsTitleRanks())
            sort();
        else
            rest();
    }
}

// Whoever never pauses would otherwise be given no memory back.
void SnapshotLoader::rest()
{
    if (m_freesMuch && m_sinceFreed.hasExpired(longestKept))
        giveBack();
    m_idle.start();
}

void SnapshotLoader::abandonIdleWork()
{
    m_idle.stop();
    if (m_idling && m_cancel)
        m_cancel->store(true);
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

void SnapshotLoader::runForScreen(Work work)
{
    run([work = std::move(work), current = m_current, edits = m_edits](sqlite3 *database) {
        Outcome outcome = work(database);
        if (outcome.shown.snapshot && database)
            outcome.screen = screenTexts(database, outcome.shown, current);
        outcome.screen.edits = edits;
        return outcome;
    });
}

void SnapshotLoader::finish(const Outcome &outcome)
{
    const bool wasFirst = !m_shown.snapshot;
    m_busy = m_refining = false;
    const bool idled = std::exchange(m_idling, false);
    emit progressChanged({}, 0, 0);
    if (!outcome.problem.isEmpty()) {
        giveUp(outcome.problem);
        return;
    }
    if (outcome.links) {
        m_links = *outcome.links;
        m_linksFailed = idled && !m_links;
    }
    if (outcome.shown.snapshot) {
        m_shown = outcome.shown;
        m_ranks = outcome.ranks;
        m_ranksFresh = outcome.ranksFresh;
        // What was read before an edit would be kept after the edit made it forgotten.
        if (outcome.screen.texts && outcome.screen.edits == m_edits)
            emit textsRead(outcome.screen.incidents, outcome.screen.texts);
        emit published(m_shown);
    }
    if (wasFirst && !m_held)
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

} // namespace sourceline
