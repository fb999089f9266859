// From a new filter of four predicates until table, timeline and chart have painted what it lets
// through, held against the bare filter and one repaint of each. bench_follow [CASEFILE]

#include "barefilter.h"
#include "benchmark.h"
#include "model/columns/sort.h"
#include "model/filter/filtertext.h"
#include "ui/chart/chartcanvas.h"
#include "ui/chart/chartspane.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <tuple>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 30;
constexpr int firstYear = 2000, years = 3;

/// When a widget has painted what came after arm(): tell it what came by changed().
class Follower : public QObject
{
public:
    explicit Follower(QWidget *widget)
        : m_widget(widget)
    {
        widget->installEventFilter(this);
    }

    void arm(const QElapsedTimer &clock)
    {
        m_clock = &clock;
        m_isNew = false;
        m_painted = -1;
    }

    void changed() { m_isNew = true; }

    bool isDone() const { return m_painted >= 0; }

    double painted() const { return m_painted; } ///< ms

    double repaint() const
    {
        return timed([this] { m_widget->repaint(); });
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_isNew && m_clock && m_painted < 0)
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (m_painted < 0)
                        m_painted = static_cast<double>(m_clock->nsecsElapsed()) / 1e6;
                },
                Qt::QueuedConnection); // once the event has been handled
        return false;
    }

private:
    QWidget *m_widget;
    const QElapsedTimer *m_clock = nullptr;
    bool m_isNew = false;
    double m_painted = -1;
};

double at95(std::vector<double> times)
{
    std::ranges::sort(times);
    return times[times.size() * 95 / 100];
}

struct Times
{
    std::vector<double> ours, limit;
    std::vector<std::vector<double>> each;
};

Times follow(MainWindow &window, BareFilter &bare, const std::vector<Follower *> &followers)
{
    Times times;
    times.each.resize(followers.size());
    for (int round = 0; round < rounds; ++round) {
        const int from = firstYear + round % 20;
        QElapsedTimer clock;
        for (Follower *follower : followers)
            follower->arm(clock);
        clock.start();
        window.workbench().setFilter(parseFilter(bare.text(from, from + years)).spec);
        waitUntil([&] {
            return std::ranges::all_of(followers, [](const Follower *f) { return f->isDone(); });
        });
        double last = 0, limit = timed([&] { bare.run(from, from + years); });
        for (size_t i = 0; i < followers.size(); ++i) {
            times.each[i].push_back(followers[i]->painted());
            last = std::max(last, followers[i]->painted());
            limit += followers[i]->repaint();
        }
        times.ours.push_back(last);
        times.limit.push_back(limit);
        QTest::qWait(400); // facets and counts follow
    }
    return times;
}

void tell(const char *what, const Times &times, std::initializer_list<const char *> names)
{
    hold(what, medianOf(times.ours), medianOf(times.limit), 2);
    std::printf("    p95 %.1f ms", at95(times.ours));
    size_t i = 0;
    for (const char *name : names)
        std::printf("; %s %.1f", name, medianOf(times.each[i++]));
    std::printf("\n");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const BenchCasefile casefile(argc, argv, 300'000);
    QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, state.path());
    Appearance appearance(application);
    MainWindow window(appearance);
    Workbench &workbench = window.workbench();
    window.openCasefile(casefile.path());
    window.resize(1600, 1000);
    window.show();
    waitUntil([&] { return workbench.casefile() && !workbench.isLoading(); });
    QTest::qWait(1000);
    const IncidentTable &columns = *workbench.snapshot();
    const RowSet all = sorted(columns, allRows(columns), {SortField::Date, false});
    BareFilter bare(columns, all.rows());

    Follower table(window.table()->view()->viewport());
    Follower timeline(window.timeline()->view());
    auto *canvas = window.charts()->findChild<ChartCanvas *>();
    Follower chart(canvas);
    QObject::connect(&workbench, &Workbench::rowsChanged, &table, [&] { table.changed(); });
    QObject::connect(window.timeline()->view(), &TimelineView::dataChanged, &timeline, [&] {
        timeline.changed();
    });
    QObject::connect(window.charts(), &ChartsPane::drawn, &chart, [&] { chart.changed(); });
    tell("a filter to table and timeline painted / bare loops and a repaint of each",
         follow(window, bare, {&table, &timeline}),
         {"table", "timeline"});
    std::printf("    %lld of %lld incidents\n",
                static_cast<long long>(workbench.rows()->size()),
                static_cast<long long>(columns.incidents));
    window.pages()->setCurrentKey(u"charts"_s);
    QTest::qWait(1000);
    tell("a filter to timeline and chart painted / bare loops and a repaint of each",
         follow(window, bare, {&timeline, &chart}),
         {"timeline", "chart"});
    return 0;
}
