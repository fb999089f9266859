// From the start of a process to the first picture: of the window without a casefile, and to the
// first rows of one of any size. Each start is a process of its own, turn about.
// bench_start [CASEFILE]

#include "benchmark.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QApplication>
#include <QDateTime>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int starts = 9;

/// Tells when rows are on the screen: the first time that the table has painted some.
class RowsWatcher : public QObject
{
public:
    explicit RowsWatcher(MainWindow &window)
        : m_window(window)
    {
        window.table()->view()->viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_window.workbench().rows()->size() > 0)
            QTimer::singleShot(0, qApp, [] { QCoreApplication::exit(0); });
        return false;
    }

private:
    MainWindow &m_window;
};

// In a process of its own; says when it was done.
int show(QApplication &application, const QString &casefile)
{
    QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, state.path());
    Appearance appearance(application);
    MainWindow window(appearance,
                      casefile.isEmpty() ? std::nullopt : std::optional<QString>(casefile));
    const RowsWatcher watcher(window);
    if (casefile.isEmpty())
        QObject::connect(
            &window, &MainWindow::firstPainted, &application, [] { QCoreApplication::exit(0); });
    window.show();
    const int status = QApplication::exec();
    std::printf("%lld\n", static_cast<long long>(QDateTime::currentMSecsSinceEpoch()));
    std::fflush(stdout);
    return status;
}

double startOf(const QStringList &arguments)
{
    QProcess process;
    const qint64 begun = QDateTime::currentMSecsSinceEpoch();
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0) {
        std::fprintf(stderr, "a window did not come up\n");
        std::exit(1);
    }
    return static_cast<double>(process.readAllStandardOutput().trimmed().toLongLong() - begun);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--show"_s)
        return show(application, arguments.value(2));
    const BenchCasefile casefile(argc, argv, 300'000);
    std::vector<double> empty, rows;
    for (int start = 0; start < starts; ++start) {
        empty.push_back(startOf({u"--show"_s}));
        rows.push_back(startOf({u"--show"_s, casefile.path()}));
    }
    hold("start to the first rows / to an equal window without data",
         medianOf(rows),
         medianOf(empty),
         1.25);
    return 0;
}
