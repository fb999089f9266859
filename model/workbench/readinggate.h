#pragma once

#include <condition_variable>
#include <mutex>

namespace sourceline {

/// Holds back the threads that read for panes until the first rows have had time to be painted.
/// Any thread.
class ReadingGate
{
public:
    void open()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_open = true;
        }
        m_opened.notify_all();
    }

    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_opened.wait(lock, [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_opened;
    bool m_open = false;
};

} // namespace sourceline
