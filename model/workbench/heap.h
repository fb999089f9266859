#pragma once

namespace sourceline {

/// Asks the C library to give memory back once it is freed: by default glibc keeps an arena a
/// thread and, after the first large block was freed, makes all others as large out of them, so
/// that an hour of sorting and filtering millions of rows leaves twice what is in use. Once, before
/// there are threads; elsewhere than on glibc it does nothing. A program that calls it also has its
/// largest blocks, from 8 MB, in huge pages where the system has any.
void keepHeapSmall();

/// Gives back what was freed between blocks that are still in use. Not for the UI thread, and only
/// when nobody waits: for some 50 ms other threads may get no memory.
void giveBackFreed();

} // namespace sourceline
