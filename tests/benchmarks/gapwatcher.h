#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace sourceline::benchmark {

/// The longest time that the event loop of the UI thread did not come round.
class GapWatcher
{
public:
    GapWatcher()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_gaps.push_back(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
            m_clock.restart();
        });
        m_clock.start();
        m_timer.start(1);
    }

    void restart()
    {
        m_gaps.clear();
        m_clock.start();
    }

    /// Leaves out what the caller itself has just spent.
    void skip() { m_clock.restart(); }

    void print(const char *what)
    {
        std::sort(m_gaps.begin(), m_gaps.end());
        if (m_gaps.empty())
            return;
        std::printf("%-46s longest %7.1f ms   p95 %6.1f ms   of %zu\n",
                    what,
                    m_gaps.back(),
                    m_gaps[m_gaps.size() * 95 / 100],
                    m_gaps.size());
    }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_gaps;
};

} // namespace sourceline::benchmark
