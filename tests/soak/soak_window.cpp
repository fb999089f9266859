// The real window used at random for so many minutes: what it holds in memory beside the bytes of
// its columns and link tables, and how long its event loop stands still. The casefile that is named
// is CHANGED: name a copy.
//   soak_window CASEFILE [MINUTES]
#include "../benchmarks/benchmark.h"
#include "../benchmarks/gapwatcher.h"
#include "model/workbench/heap.h"
#include "model/workbench/history.h"
#include "model/workbench/identity.h"
#include "soakedits.h"
#include "soakfilters.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/searchfield.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

/// What somebody at the window does next, by lot.
class Hands
{
public:
    Hands(MainWindow &window, sqlite3 *database, benchmark::GapWatcher &gaps)
        : m_window(window)
        , m_database(database)
        , m_gaps(gaps)
        , m_random(11)
    {
        m_names.read(database);
    }

    void act()
    {
        struct Deed
        {
            const char *name;
            void (Hands::*act)();
            int share;
        };

        static constexpr Deed deeds[]{{"filtered", &Hands::filter, 1},
                                      {"typed", &Hands::type, 2},
                                      {"cleared", &Hands::clear, 1},
                                      {"sorted", &Hands::order, 1},
                                      {"scrolled", &Hands::scroll, 2},
                                      {"read", &Hands::read, 3},
                                      {"turned to", &Hands::turnPage, 1},
                                      {"zoomed", &Hands::zoom, 1},
                                      {"selected all", &Hands::selectAll, 1},
                                      {"edited", &Hands::edit, 2},
                                      {"undid", &Hands::undo, 1}};
        int lot = m_random.bounded(16); // the sum of all shares
        const Deed *deed = deeds;
        while (lot >= deed->share)
            lot -= deed++->share;
        (this->*deed->act)();
        ++m_deeds;
        m_last = QString::fromLatin1(deed->name);
        if (deed->act == &Hands::turnPage)
            m_last += u' ' + m_window.pages()->currentKey();
    }

    int deeds() const { return m_deeds; }

    const QString &last() const { return m_last; }

private:
    // To choose what is filtered or edited takes queries of its own here.
    void filter()
    {
        const FilterSpec spec = test::SoakFilters(m_database, m_random).next(m_names);
        m_gaps.skip();
        workbench().setFilter(spec);
    }

    void clear() { workbench().setFilter({}); }

    // Key by key, as fast as a typist: each key refines what the one before it found.
    void type()
    {
        static const QStringList texts{u"means:rocket killed>=2"_s,
                                       u"from:2015-03 to:2019"_s,
                                       u"kind:event conflicting:yes"_s,
                                       u"rocket attack"_s,
                                       u"stance:denies"_s,
                                       u"likelihood>=likely institutions<2"_s};
        QTest::keyClick(&m_window, Qt::Key_F, Qt::ControlModifier);
        SearchField *field = m_window.filterBar()->field();
        const QString text = texts[m_random.bounded(int(texts.size()))];
        for (const QChar letter : text) {
            QTest::keyClick(field, letter.toLatin1());
            QTest::qWait(60);
        }
        QTest::keyClick(field, Qt::Key_Return);
    }

    void order()
    {
        const auto field = static_cast<SortField>(m_random.bounded(int(SortField::Title) + 1));
        workbench().setOrder({field, m_random.bounded(2) == 0});
    }

    void scroll()
    {
        for (int i = 0; i < 5; ++i) {
            QScrollBar *bar = m_window.table()->view()->verticalScrollBar();
            bar->setValue(m_random.bounded(std::max(1, bar->maximum())));
            QTest::qWait(30);
        }
    }

    // An incident, its attributions and its article.
    void read()
    {
        const QAbstractItemModel *rows = m_window.table()->view()->model();
        if (rows->rowCount() > 0)
            m_window.table()->view()->setCurrentIndex(
                rows->index(m_random.bounded(rows->rowCount()), 0));
    }

    void turnPage()
    {
        const auto &pages = m_window.pages()->pages();
        m_window.pages()->show(pages[m_random.bounded(int(pages.size()))].second);
    }

    void zoom()
    {
        for (const Qt::Key key : {Qt::Key_Plus, Qt::Key_Plus, Qt::Key_Right, Qt::Key_0})
            QTest::keyClick(m_window.timeline()->view(), key);
    }

    void selectAll() { m_window.table()->view()->selectAll(); }

    void edit()
    {
        const EditLog::Change change = test::SoakEdits(m_database, m_random).next();
        m_gaps.skip();
        workbench().perform(change, u"soak"_s, [](const Result<Edit> &) {});
    }

    void undo()
    {
        if (!workbench().history().isBusy())
            workbench().history().undo();
    }

    Workbench &workbench() { return m_window.workbench(); }

    MainWindow &m_window;
    sqlite3 *m_database;
    benchmark::GapWatcher &m_gaps;
    QRandomGenerator m_random;
    test::SoakNames m_names;
    int m_deeds = 0;
    QString m_last;
};

double allocated() // MB
{
#if defined(__GLIBC__)
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd) / 1e6;
#else
    return 0;
#endif
}

void report(const char *what, const Workbench &workbench)
{
    const auto resident = static_cast<double>(benchmark::residentBytes());
    benchmark::compare(what,
                       resident / 1e6,
                       static_cast<double>(workbench.snapshot()->bytes() + workbench.linkBytes())
                           / 1e6,
                       "MB");
#if defined(__GLIBC__)
    std::printf("    of it %.0f MB allocated, %.0f MB freed and not given back\n",
                allocated(),
                static_cast<double>(mallinfo2().fordblks) / 1e6);
#endif
}

} // namespace

int main(int argc, char **argv)
{
    keepHeapSmall();
    QApplication application(argc, argv);
    if (argc < 2)
        qFatal("soak_window CASEFILE [MINUTES]: the casefile is changed");
    const QString path = QString::fromLocal8Bit(argv[1]);
    const int minutes = argc > 2 ? QByteArray(argv[2]).toInt() : 60;
    QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, state.path());
    Appearance appearance(application);
    MainWindow window(appearance);
    Workbench &workbench = window.workbench();
    workbench.setIdentity({u"Soak"_s, u"S"_s});
    window.openCasefile(path);
    window.resize(1600, 1000);
    window.show();
    benchmark::waitUntil([&] { return workbench.casefile() && !workbench.isLoading(); });
    auto reader = Connection::open(path, Access::ReadOnly);
    if (!reader)
        qFatal("%s", qPrintable(reader.error().message));
    QTest::qWait(3000);
    report("resident when opened / columns and link tables", workbench);

    benchmark::GapWatcher gaps;
    Hands hands(window, reader->handle(), gaps);
    QElapsedTimer clock;
    double most = 0; // MB, since the last report
    QString mostAfter;
    clock.start();
    for (int minute = 1; minute <= minutes; ++minute) {
        gaps.restart();
        while (clock.elapsed() < qint64{minute} * 60'000) {
            hands.act();
            QTest::qWait(250);
            if (const double now = allocated(); now > most) {
                most = now;
                mostAfter = hands.last();
            }
        }
        if (minute % 5 != 0 && minute != minutes)
            continue;
        std::printf("after %d minutes, %d deeds\n", minute, hands.deeds());
        gaps.print("  event loop in the last of them");
        report("  resident / columns and link tables", workbench);
        std::printf(
            "    at most %.0f MB allocated, after somebody %s\n", most, qPrintable(mostAfter));
        most = 0;
        std::fflush(stdout);
    }
    workbench.setFilter({});
    QTest::qWait(10'000);
    report("resident at the end / columns and link tables", workbench);
    return 0;
}
