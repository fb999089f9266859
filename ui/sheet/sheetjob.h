#pragma once

#include "model/workbench/briefingsheet.h"
#include "ui/paper/chartscene.h"

#include <QFutureWatcher>

class QPrinter;

namespace sourceline {

/// Sheets laid out on pages, shared by preview and printer.
struct LaidSheets
{
    QString title;
    std::vector<ChartScene> pages;
};

using LaidSheetsPtr = std::shared_ptr<const LaidSheets>;

/// Reads incidents of a casefile and lays their sheets on a worker, with a connection of its own;
/// and lets pages out to a printer. UI thread. Destroyed, it stops and waits for the page at hand.
class SheetJob : public QObject
{
    Q_OBJECT

public:
    using Laid = std::function<void(const Result<LaidSheetsPtr> &)>;
    using Printed = std::function<void(const Result<void> &)>;

    explicit SheetJob(QObject *parent = nullptr);
    ~SheetJob() override;

    void lay(const QString &casefile, const std::vector<Id> &incidents, const Laid &laid);
    /// Pages `from` to `to`, from 1, as many times as the printer itself does not do.
    void print(const std::shared_ptr<QPrinter> &printer,
               const LaidSheetsPtr &sheets,
               int from,
               int to,
               const Printed &printed);
    void cancel();

    bool isRunning() const { return m_running; }

signals:
    void progressed(int done, int total);

private:
    template <typename T>
    void watch(const QFuture<T> &future, const std::function<void(const T &)> &then);

    QFuture<void> m_future; ///< of the work at hand, to cancel and wait for
    bool m_running = false;
};

} // namespace sourceline
