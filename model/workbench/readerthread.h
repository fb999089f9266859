#pragma once

#include "model/store/connection.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace sourceline {

/// A thread with one read connection to a casefile, opened when the first job comes. Jobs run in
/// the order given; those that have not begun when it is destroyed never run. The destructor waits
/// for the one under way.
class ReaderThread
{
public:
    using Open = std::function<Result<Connection>()>;
    /// Runs on the thread; `database` is null when the casefile could not be opened.
    using Job = std::function<void(sqlite3 *database)>;

    explicit ReaderThread(Open open);
    ~ReaderThread();
    ReaderThread(const ReaderThread &) = delete;
    ReaderThread &operator=(const ReaderThread &) = delete;

    /// Any thread.
    void post(Job job);

private:
    void run();

    Open m_open;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stop = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace sourceline
