#pragma once

#include "model/columns/loader.h"

#include <chrono>
#include <mutex>

namespace sourceline {

/// Counts rows on several threads and tells of them at most every 50 ms.
class ScanProgress
{
public:
    explicit ScanProgress(const LoadProgress &report);

    void setTotal(qint64 total) { m_total = total; }

    /// Tells of the end; the rows counted.
    qint64 finish();

    /// One thread's counting. Looks at `stop` and hands its rows on every thousand or so.
    class Counter
    {
    public:
        Counter(ScanProgress &progress, const std::atomic_bool &stop)
            : m_progress(progress)
            , m_stop(stop)
        {}

        ~Counter() { m_progress.add(m_rows); }

        Counter(const Counter &) = delete;
        Counter &operator=(const Counter &) = delete;

        /// One more row; false when the scan shall stop.
        bool count() { return (++m_rows & 0x3ff) != 0 || handOn(); }

        void count(qint64 rows) { m_rows += rows; } ///< at once

    private:
        bool handOn()
        {
            m_progress.add(m_rows);
            m_rows = 0;
            return !m_stop.load(std::memory_order_relaxed);
        }

        ScanProgress &m_progress;
        const std::atomic_bool &m_stop;
        qint64 m_rows = 0;
    };

private:
    void add(qint64 rows);

    using Clock = std::chrono::steady_clock;

    LoadProgress m_report;
    std::atomic<qint64> m_done = 0;
    qint64 m_total = 0;
    std::mutex m_mutex; // one report at a time, and the time of the last
    Clock::time_point m_last = Clock::now();
};

} // namespace sourceline
