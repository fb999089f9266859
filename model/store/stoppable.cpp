#include "model/store/stoppable.h"

#include <sqlite3.h>

namespace sourceline {

namespace {

constexpr int instructions = 2'000; // between two looks; counted over all runs of a statement

int isStopped(void *stop)
{
    return static_cast<const Stoppable *>(stop)->isStopped() ? 1 : 0;
}

} // namespace

Stoppable::Stoppable(sqlite3 *database, const std::atomic<bool> &stop)
    : m_database(database)
    , m_stop(stop)
{
    sqlite3_progress_handler(database, instructions, sourceline::isStopped, this);
}

Stoppable::~Stoppable()
{
    sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
}

} // namespace sourceline
