// How the window bears a large casefile: bench_window [CASEFILE], with the platform that is asked
// about (QT_QPA_PLATFORM=offscreen, or xcb under Xvfb). Without a casefile a synthetic one is made.

#include "benchmark.h"
#include "gapwatcher.h"
#include "model/workbench/incidentmodel.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <tuple>

using namespace sourceline;

namespace {

using benchmark::GapWatcher;

void line(const char *what, double value, const char *unit)
{
    std::printf("%-46s %7.1f %s\n", what, value, unit);
}

void printFrames(const char *what, std::vector<double> frames)
{
    std::sort(frames.begin(), frames.end());
    std::printf("%-46s median %6.2f ms   p95 %6.2f ms\n",
                what,
                frames[frames.size() / 2],
                frames[frames.size() * 95 / 100]);
}

void benchScrolling(MainWindow &window, GapWatcher &gaps)
{
    IncidentView &view = *window.table()->view();
    QRandomGenerator random(7);
    std::vector<double> frames;
    gaps.restart();
    for (int i = 0; i < 200; ++i) {
        view.verticalScrollBar()->setValue(
            random.bounded(std::max(1, view.verticalScrollBar()->maximum())));
        QElapsedTimer frame;
        frame.start();
        view.viewport()->repaint();
        frames.push_back(static_cast<double>(frame.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
    }
    printFrames("one frame of the table, jump scroll", frames);
    gaps.print("event loop while jump scrolling");
}

void benchSorting(MainWindow &window, GapWatcher &gaps)
{
    for (const auto &[field, name] : {std::pair{SortField::Place, "place"},
                                      {SortField::Killed, "killed"},
                                      {SortField::Alleged, "alleged"},
                                      {SortField::Title, "title"},
                                      {SortField::Date, "date"}}) {
        bool done = false;
        const auto connection = QObject::connect(
            &window.workbench(), &Workbench::rowsChanged, &window, [&done] { done = true; });
        QElapsedTimer clock;
        gaps.restart();
        clock.start();
        window.workbench().setOrder({field, false});
        std::ignore = QTest::qWaitFor([&done] { return done; }, 120000);
        const auto elapsed = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        QTest::qWait(60);
        QObject::disconnect(connection);
        line(qPrintable(QStringLiteral("sort by %1, all rows ordered").arg(QLatin1String(name))),
             elapsed,
             "ms");
        gaps.print("  event loop meanwhile");
    }
}

} // namespace

int main(int argc, char **argv)
{
    QElapsedTimer start;
    start.start();
    QApplication application(argc, argv);
    const benchmark::BenchCasefile casefile(argc, argv, 300'000);
    start.restart();
    QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, state.path());
    Appearance appearance(application);
    MainWindow window(appearance);
    Workbench &workbench = window.workbench();
    GapWatcher gaps;
    bool painted = false;
    bool rows = false;
    QObject::connect(&window, &MainWindow::firstPainted, &window, [&] {
        painted = true;
        line("window painted", static_cast<double>(start.nsecsElapsed()) / 1e6, "ms after start");
        gaps.restart();
    });
    QObject::connect(&workbench, &Workbench::rowsChanged, &window, [&] {
        if (!std::exchange(rows, true))
            line("rows of the first screen",
                 static_cast<double>(start.nsecsElapsed()) / 1e6,
                 "ms after start");
    });
    window.openCasefile(casefile.path());
    window.show();
    std::ignore = QTest::qWaitFor(
        [&] { return painted && workbench.casefile() && !workbench.isLoading(); }, 600000);
    line("all columns", static_cast<double>(start.nsecsElapsed()) / 1e6, "ms after start");
    QTest::qWait(100);
    gaps.print("event loop while loading");
    line("rows", static_cast<double>(workbench.rows()->size()), "");
    benchScrolling(window, gaps);
    benchSorting(window, gaps);
    gaps.restart();
    window.table()->view()->selectAll();
    QTest::qWait(100);
    gaps.print("event loop while selecting all");
    line("columns and names in memory",
         static_cast<double>(workbench.snapshot()->bytes()) / (1 << 20),
         "MB");
    line("resident before the links are read",
         static_cast<double>(benchmark::residentBytes()) / 1e6,
         "MB");
    std::ignore = QTest::qWaitFor([&] { return workbench.linkBytes() > 0; }, 120000);
    QTest::qWait(3000); // what reading them took is given back when idle
    const qint64 resident = benchmark::residentBytes();
    benchmark::hold("resident memory of the window / bytes of its columns and link tables",
                    static_cast<double>(resident) / 1e6,
                    static_cast<double>(workbench.snapshot()->bytes() + workbench.linkBytes())
                        / 1e6,
                    1.7,
                    "MB");
    QElapsedTimer leaving;
    leaving.start();
    window.close();
    line("closing", static_cast<double>(leaving.nsecsElapsed()) / 1e6, "ms");
    return 0;
}
