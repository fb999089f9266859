#include "model/workbench/heap.h"

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace sourceline {

void keepHeapSmall()
{
#if defined(__GLIBC__)
    constexpr int megabyte = 1 << 20;
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_MMAP_THRESHOLD, megabyte);
    mallopt(M_TRIM_THRESHOLD, 4 * megabyte);
#endif
}

void giveBackFreed()
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace sourceline
