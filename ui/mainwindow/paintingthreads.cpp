#include "ui/mainwindow/paintingthreads.h"

#include <QThread>
#include <QThreadPool>

#include <algorithm>

namespace sourceline {

void keepThreadsForPainting()
{
    // More than can be begun at once: opening, checking, a timeline, sheets, a chart, an import.
    constexpr int longJobs = 12;
    QThreadPool *pool = QThreadPool::globalInstance();
    pool->setMaxThreadCount(
        std::max(pool->maxThreadCount(), QThread::idealThreadCount() + longJobs));
}

} // namespace sourceline
