#pragma once

namespace sourceline {

/// Qt fills large areas on the global thread pool and waits for it while painting. Jobs of ours
/// that take seconds are run there too; this makes sure that they are never all that it has threads
/// for.
void keepThreadsForPainting();

} // namespace sourceline
