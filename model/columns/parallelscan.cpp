#include "model/columns/parallelscan.h"

#include "model/columns/incidenttable.h"
#include "model/columns/readtransaction.h"
#include "model/store/background.h"

#include <algorithm>
#include <array>
#include <barrier>
#include <mutex>
#include <optional>
#include <thread>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// What the threads of one scan share.
class Team
{
public:
    Team(const ParallelScan &scan, const ConnectionSource &source, const std::atomic_bool *cancelled)
        : m_scan(scan)
        , m_source(source)
        , m_cancelled(cancelled)
    {}

    void work(size_t member)
    {
        auto connection = m_source.open();
        if (!connection)
            fail(connection.error());
        std::optional<ReadTransaction> view;
        if (connection)
            view.emplace(connection->handle());
        if (!agree(member, view))
            return;
        if (member == 0)
            prepare(connection->handle(), *view->edit());
        m_barrier.arrive_and_wait();
        runTasks(connection->handle());
    }

    Result<void> result() const { return m_error ? Result<void>(*m_error) : Result<void>(); }

private:
    void fail(const Error &error)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_error)
            m_error = error;
        m_stop = true;
    }

    // False when a member has no view. Both leave with the same edit: the lagging one has begun
    // again.
    bool agree(size_t member, std::optional<ReadTransaction> &view)
    {
        for (;;) {
            if (view && !view->edit())
                fail(view->edit().error());
            m_edits[member] = view && view->edit() ? *view->edit() : -1;
            m_barrier.arrive_and_wait();
            const auto [oldest, newest] = std::ranges::minmax(m_edits);
            m_barrier.arrive_and_wait(); // nobody writes before all have read
            if (oldest < 0 || oldest == newest)
                return oldest >= 0;
            if (m_edits[member] < newest)
                view->restart();
        }
    }

    void prepare(sqlite3 *database, qint64 edit)
    {
        const auto tasks = m_scan.prepare(database, edit);
        if (tasks)
            m_tasks = *tasks;
        else
            fail(tasks.error());
    }

    void runTasks(sqlite3 *database)
    {
        for (size_t task = m_next++; task < m_tasks && !m_stop; task = m_next++) {
            if (m_cancelled && m_cancelled->load(std::memory_order_relaxed)) {
                fail({u"Reading was cancelled; nothing was changed."_s});
                return;
            }
            if (const auto done = m_scan.run(database, task, m_cancelled ? *m_cancelled : m_stop);
                !done)
                fail(done.error());
        }
    }

    const ParallelScan &m_scan;
    const ConnectionSource m_source;
    const std::atomic_bool *m_cancelled;
    std::barrier<> m_barrier{scanThreads};
    std::array<qint64, scanThreads> m_edits = {};
    std::atomic_bool m_stop = false;
    std::atomic_size_t m_next = 0;
    size_t m_tasks = 0;
    std::mutex m_mutex;
    std::optional<Error> m_error;
};

} // namespace

Result<void> ParallelScan::on(const ConnectionSource &source, const std::atomic_bool *cancelled) const
{
    Team team(*this, source, cancelled);
    {
        // All of its own: what has been set back stays so, and the caller has other things to do.
        std::vector<std::jthread> members;
        for (size_t member = 0; member < scanThreads; ++member)
            members.emplace_back([&team, member] {
                workInBackground();
                team.work(member);
            });
    }
    if (cancelled && cancelled->load())
        return Error{u"Reading was cancelled; nothing was changed."_s};
    return team.result();
}

qint64 KeyRange::key() const
{
    return first.value >> segmentBits;
}

Result<std::vector<KeyRange>> incidentRanges(sqlite3 *database)
{
    std::vector<KeyRange> ranges;
    Statement first(database, "SELECT id FROM incident WHERE id >= ?1 ORDER BY id LIMIT 1");
    Statement last(database, "SELECT id FROM incident WHERE id <= ?1 ORDER BY id DESC LIMIT 1");
    for (qint64 from = 1;;) {
        first.bind(1, from);
        if (!first.next())
            break;
        KeyRange range{first.id(0), {}};
        first.reset();
        const qint64 end = ((range.key() + 1) << segmentBits) - 1;
        last.bind(1, end);
        if (!last.next())
            break;
        range.last = last.id(0);
        last.reset();
        ranges.push_back(range);
        if (end == std::numeric_limits<qint64>::max())
            break;
        from = end + 1;
    }
    if (first.failed() || last.failed())
        return first.failed() ? first.error() : last.error();
    return ranges;
}

} // namespace sourceline
