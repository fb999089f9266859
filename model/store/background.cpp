#include "model/store/background.h"

#if defined(__linux__)
#include <sys/resource.h>
#endif

namespace sourceline {

void workInBackground()
{
#if defined(__linux__)
    constexpr int setBack = 5; // a third of the share of a thread at 0
    constexpr id_t caller = 0; // of Linux: the thread, not its process
    (void)setpriority(PRIO_PROCESS, caller, setBack);
#endif
}

} // namespace sourceline
