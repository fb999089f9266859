#include "model/workbench/readerthread.h"

#include <optional>

namespace sourceline {

ReaderThread::ReaderThread(Open open)
    : m_open(std::move(open))
    , m_thread(QThread::create([this] { run(); }))
{
    m_thread->start();
}

ReaderThread::~ReaderThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread->wait();
}

void ReaderThread::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void ReaderThread::run()
{
    std::optional<Connection> connection;
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || !m_jobs.empty(); });
            if (m_stop)
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        if (!connection) {
            if (Result<Connection> opened = m_open())
                connection.emplace(std::move(*opened));
        }
        job(connection ? connection->handle() : nullptr);
    }
}

} // namespace sourceline
