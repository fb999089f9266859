#include "ui/sheet/sheetjob.h"

#include "model/store/connection.h"
#include "ui/sheet/sheetmeasures.h"
#include "ui/sheet/sheetpages.h"
#include "ui/sheet/sheetwords.h"

#include <QPainter>
#include <QPrinter>
#include <QPromise>
#include <QtConcurrentRun>

namespace sourceline {

namespace {

void laySheetsOf(QPromise<Result<LaidSheetsPtr>> &promise,
                 const QString &casefile,
                 const std::vector<Id> &incidents)
{
    const auto count = static_cast<int>(incidents.size());
    promise.setProgressRange(0, 2 * count);
    const auto connection = Connection::open(casefile, Access::ReadOnly);
    if (!connection) {
        promise.addResult(connection.error());
        return;
    }
    const auto sheets = readBriefings(connection->handle(), incidents, [&](qsizetype read) {
        promise.setProgressValue(static_cast<int>(read));
        return !promise.isCanceled();
    });
    if (!sheets) {
        promise.addResult(sheets.error());
        return;
    }
    auto laid = std::make_shared<LaidSheets>();
    laid->title = sheetsTitle(*sheets);
    laid->pages = laySheets(*sheets, {}, [&](qsizetype done) {
        promise.setProgressValue(count + static_cast<int>(done));
        return !promise.isCanceled();
    });
    promise.addResult(LaidSheetsPtr(std::move(laid)));
}

// As large as the paper allows, in its middle: on Letter a sheet is a little smaller.
void paintOn(QPainter &painter, const QPrinter &printer, const ChartScene &page)
{
    const QRectF paper = printer.paperRect(QPrinter::DevicePixel);
    const double scale =
        std::min(paper.width() / sheetSize.width(), paper.height() / sheetSize.height());
    painter.save();
    painter.translate((paper.width() - sheetSize.width() * scale) / 2,
                      (paper.height() - sheetSize.height() * scale) / 2);
    painter.scale(scale, scale);
    paintScene(painter, page, TextAs::Text);
    painter.restore();
}

Error printerFailed(const QPrinter &printer)
{
    return Error{
        SheetWords::tr("The printer %1 does not take the pages.").arg(printer.printerName())};
}

void printPages(QPromise<Result<void>> &promise,
                const std::shared_ptr<QPrinter> &printer,
                const LaidSheetsPtr &sheets,
                int from,
                int to)
{
    const int times = printer->supportsMultipleCopies() ? 1 : printer->copyCount();
    const int pages = to - from + 1;
    promise.setProgressRange(0, pages * times);
    QPainter painter;
    if (!painter.begin(printer.get())) {
        promise.addResult(printerFailed(*printer));
        return;
    }
    for (int i = 0; i < pages * times; ++i) {
        if (promise.isCanceled()) {
            printer->abort();
            return;
        }
        if (i > 0 && !printer->newPage()) {
            promise.addResult(printerFailed(*printer));
            return;
        }
        paintOn(painter, *printer, sheets->pages[static_cast<size_t>(from - 1 + i % pages)]);
        promise.setProgressValue(i + 1);
    }
    const bool worked = painter.end() && printer->printerState() != QPrinter::Error;
    promise.addResult(worked ? Result<void>() : Result<void>(printerFailed(*printer)));
}

} // namespace

SheetJob::SheetJob(QObject *parent)
    : QObject(parent)
{}

SheetJob::~SheetJob()
{
    m_future.cancel();
    m_future.waitForFinished();
}

template <typename T>
void SheetJob::watch(const QFuture<T> &future, const std::function<void(const T &)> &then)
{
    cancel();
    m_future = QFuture<void>(future);
    m_running = true;
    auto *watcher = new QFutureWatcher<T>(this);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, [this, watcher](int done) {
        if (!watcher->isCanceled())
            emit progressed(done, watcher->progressMaximum());
    });
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, then] {
        watcher->deleteLater();
        if (watcher->isCanceled() || watcher->future().resultCount() == 0)
            return;
        m_running = false;
        then(watcher->result());
    });
    watcher->setFuture(future);
}

void SheetJob::cancel()
{
    m_future.cancel();
    m_running = false;
}

void SheetJob::lay(const QString &casefile, const std::vector<Id> &incidents, const Laid &laid)
{
    watch<Result<LaidSheetsPtr>>(QtConcurrent::run(laySheetsOf, casefile, incidents), laid);
}

void SheetJob::print(const std::shared_ptr<QPrinter> &printer,
                     const LaidSheetsPtr &sheets,
                     int from,
                     int to,
                     const Printed &printed)
{
    watch<Result<void>>(QtConcurrent::run(printPages, printer, sheets, from, to), printed);
}

} // namespace sourceline
