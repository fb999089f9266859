#include "model/workbench/readerthread.h"

#include "model/store/pagecache.h"

#include <chrono>
#include <optional>

namespace sourceline {

namespace {

constexpr std::chrono::seconds quiet(2); // without a job

} // namespace

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
            const auto isWanted = [this] {
                return m_stop || !m_jobs.empty();
            };
            if (!m_wake.wait_for(lock, quiet, isWanted)) {
                if (connection)
                    releasePages(connection->handle());
                m_wake.wait(lock, isWanted);
            }
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
