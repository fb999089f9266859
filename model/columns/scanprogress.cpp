#include "model/columns/scanprogress.h"

#include <algorithm>

namespace sourceline {

namespace {

constexpr std::chrono::milliseconds interval(50);

} // namespace

ScanProgress::ScanProgress(const LoadProgress &report)
    : m_report(report)
{}

qint64 ScanProgress::finish()
{
    const qint64 done = m_done;
    if (m_report)
        m_report(done, done);
    return done;
}

void ScanProgress::add(qint64 rows)
{
    const qint64 done = m_done += rows;
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    if (!m_report || !lock || Clock::now() - m_last < interval)
        return;
    m_last = Clock::now();
    m_report(done, std::max(done, m_total));
}

} // namespace sourceline
