#pragma once

namespace sourceline {

/// From now on the calling thread gives way to those that a person waits for, for good: what reads
/// for seconds must not take the processor from the window, which paints for milliseconds. Where the
/// system cannot set one thread back it does nothing.
void workInBackground();

} // namespace sourceline
