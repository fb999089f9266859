#pragma once

#include <atomic>

struct sqlite3;

namespace sourceline {

/// While it lives, what runs on a connection ends with an error within some thousand instructions
/// after `stop` has become true. Of the connection's thread; `stop` is set by any. One at a time.
class Stoppable
{
public:
    Stoppable(sqlite3 *database, const std::atomic<bool> &stop);
    ~Stoppable();
    Stoppable(const Stoppable &) = delete;
    Stoppable &operator=(const Stoppable &) = delete;

    bool isStopped() const { return m_stop.load(std::memory_order_relaxed); }

private:
    sqlite3 *m_database;
    const std::atomic<bool> &m_stop;
};

} // namespace sourceline
