#pragma once

#include "model/columns/connectionsource.h"
#include "model/store/id.h"
#include "model/text/result.h"

#include <QString>

#include <atomic>
#include <functional>
#include <vector>

struct sqlite3;

namespace sourceline {

inline constexpr int scanThreads = 2;

/// Tasks run by two threads, each with a read connection of its own; both see the same edit. Called
/// on a worker, which is one of the two.
struct ParallelScan
{
    /// On the calling thread's connection, before any task: how many tasks there are. `edit` is
    /// what both connections see.
    std::function<Result<size_t>(sqlite3 *database, qint64 edit)> prepare;
    /// One task on either thread; `stop` becomes true when the rest is of no use.
    std::function<Result<void>(sqlite3 *database, size_t task, const std::atomic_bool &stop)> run;

    /// The first error of all.
    Result<void> on(const ConnectionSource &source, const std::atomic_bool *cancelled) const;
};

/// Rows of a table whose keys share their upper 48 bits. An estimate from above of how many they
/// are.
struct KeyRange
{
    Id first, last;
    qint64 key() const;

    qint64 span() const { return last.value - first.value + 1; }
};

/// All key ranges of `incident`, by a few seeks each.
Result<std::vector<KeyRange>> incidentRanges(sqlite3 *database);

} // namespace sourceline
