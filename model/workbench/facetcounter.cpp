#include "model/workbench/facetcounter.h"

#include "model/filter/facetcounting.h"
#include "model/store/background.h"

namespace sourceline {

namespace {

constexpr int editsPause = 250;           // ms between two edits in a row
constexpr qint64 countedAtOnce = 100'000; // incidents

struct FacetWish
{
    Snapshot table;
    AppliedFilter filter;
};

} // namespace

/// Between the threads.
struct FacetCounter::Shared
{
    std::mutex mutex;
    std::optional<FacetWish> wish;
    std::vector<Edit> edits;
    bool isPosted = false;
    std::atomic_bool outdated = false; ///< a newer wish is there
    std::atomic_bool stopped = false;

    std::function<void(FacetCounts)> deliver; ///< any thread
    FacetCounting counting;                   ///< the thread's own
};

/// One job: goes on until there is nothing to count and nothing to read.
struct FacetCounter::Work
{
    Shared &shared;
    sqlite3 *database;
    std::optional<FacetWish> last = {};

    // The newest wish, if there is one that has not been counted.
    bool takeWish()
    {
        const std::lock_guard lock(shared.mutex);
        if (!shared.wish)
            return false;
        last = std::exchange(shared.wish, std::nullopt);
        shared.outdated = false;
        return true;
    }

    std::vector<Edit> takeEdits()
    {
        const std::lock_guard lock(shared.mutex);
        return std::exchange(shared.edits, {});
    }

    // True: the job is over, and the next wish posts another.
    bool isDone()
    {
        const std::lock_guard lock(shared.mutex);
        const bool idle = !shared.wish && shared.edits.empty();
        if (idle || shared.stopped)
            shared.isPosted = false;
        return idle || shared.stopped;
    }

    void count()
    {
        FacetCounts counts = shared.counting.count(database,
                                                   *last->table,
                                                   last->filter.spec,
                                                   last->filter.compiled.get(),
                                                   &shared.outdated);
        if (!counts.facets.empty() && !shared.stopped)
            shared.deliver(std::move(counts));
    }

    // While a link is read wishes are served between its rows.
    bool pause()
    {
        while (!shared.stopped && takeWish())
            count();
        return !shared.stopped;
    }

    // A link that cannot be read stays without values; the table says what is wrong with the file.
    bool readNext()
    {
        const auto read = shared.counting.readNext(database, [this] { return pause(); });
        return read && !shared.stopped;
    }

    void run()
    {
        workInBackground();
        do {
            for (const Edit &edit : takeEdits())
                shared.counting.note(edit);
            // What cannot be read stays as it was: the bar tells what is wrong with the file.
            (void)shared.counting.bringUpToDate(database);
            if (takeWish())
                count();
            while (last && !shared.counting.isComplete() && readNext())
                count();
        } while (!isDone());
    }
};

FacetCounter::FacetCounter(QObject *parent)
    : QObject(parent)
{
    m_later.setSingleShot(true);
    m_later.setInterval(editsPause);
    connect(&m_later, &QTimer::timeout, this, &FacetCounter::ask);
}

FacetCounter::~FacetCounter()
{
    stop();
}

void FacetCounter::start(ReaderThread::Open open)
{
    stop();
    m_shared = std::make_shared<Shared>();
    m_shared->deliver = [this, shared = std::weak_ptr(m_shared)](FacetCounts counts) {
        auto made = std::make_shared<const FacetCounts>(std::move(counts));
        QMetaObject::invokeMethod(
            this,
            [this, shared, made] {
                if (!m_shared || shared.lock() != m_shared)
                    return;
                m_counts = made;
                emit counted();
            },
            Qt::QueuedConnection);
    };
    m_thread = std::make_unique<ReaderThread>(std::move(open));
}

void FacetCounter::stop()
{
    if (m_shared) {
        m_shared->stopped = true;
        m_shared->outdated = true;
    }
    m_thread.reset();
    m_shared.reset();
    m_later.stop();
    m_shown = {};
    m_stale = false;
    if (std::exchange(m_counts, nullptr))
        emit counted();
}

void FacetCounter::setWanted(bool wanted)
{
    m_wanted = wanted;
    ask();
}

void FacetCounter::setShown(const Shown &shown)
{
    const bool same = m_shown.snapshot == shown.snapshot && m_shown.filter.bits == shown.filter.bits
                      && m_shown.filter.spec == shown.filter.spec;
    const bool edited =
        m_shown.snapshot != shown.snapshot && m_shown.filter.spec == shown.filter.spec;
    m_shown = shown;
    if (same || shown.sparse)
        return;
    m_stale = true;
    if (edited)
        askAfterEdit();
    else
        ask();
}

// Where counting takes longer than a frame it waits until no edit follows.
void FacetCounter::askAfterEdit()
{
    if (m_shown.snapshot && m_shown.snapshot->incidents > countedAtOnce)
        m_later.start();
    else
        ask();
}

void FacetCounter::takeIn(const Edit &edit)
{
    if (!m_shared)
        return;
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->edits.push_back(edit);
    }
    m_stale = true; // a tag's name is in no snapshot
    askAfterEdit();
}

void FacetCounter::ask()
{
    if (!m_wanted || !m_stale || !m_shared || !m_shown.snapshot || m_shown.sparse)
        return;
    m_stale = false;
    const std::lock_guard lock(m_shared->mutex);
    m_shared->wish = FacetWish{m_shown.snapshot, m_shown.filter};
    m_shared->outdated = true;
    if (std::exchange(m_shared->isPosted, true))
        return;
    m_thread->post([shared = m_shared](sqlite3 *database) {
        if (database)
            Work{*shared, database}.run();
    });
}

} // namespace sourceline
