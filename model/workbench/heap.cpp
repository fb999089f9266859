#include "model/workbench/heap.h"

#include <cstdlib>
#include <new>
#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#endif

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

namespace {

constexpr std::size_t hugePage = std::size_t{2} << 20;
constexpr std::size_t large =
    4 * hugePage; // an order of two million rows; what is rounded up is little

// Whether the system makes huge pages unasked differs; where they are small, the first touch of a
// new array costs more than what is then done with it.
void *allocatedLarge(std::size_t size)
{
    const std::size_t pages = (size + hugePage - 1) & ~(hugePage - 1);
    void *memory = pages < size ? nullptr : std::aligned_alloc(hugePage, pages); // it may wrap
    if (memory)
        madvise(memory, pages, MADV_HUGEPAGE); // where there are none, small ones do
    return memory;
}

} // namespace

// All other forms of new and delete come here.
void *operator new(std::size_t size)
{
    for (;;) {
        if (void *memory = size >= large ? allocatedLarge(size) : std::malloc(size ? size : 1))
            return memory;
        const std::new_handler handler = std::get_new_handler();
        if (!handler)
            throw std::bad_alloc();
        handler();
    }
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

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
