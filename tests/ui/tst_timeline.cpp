#include "model/exchange/sample.h"
#include "model/filter/filtertext.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"
#include "model/workbench/identity.h"
#include "model/workbench/workbench.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/timeline/timelinelags.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/timelinewords.h"

#include <QAccessible>
#include <QFile>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestTimeline : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void saysWhatWouldFillIt();
    void showsTheSample();
    void followsAndSetsTheCurrent();
    void keysWalkMarkByMark();
    void lanesAreWalkedUpAndDown();
    void wheelZoomsAboutThePointer();
    void keysZoomAboutThePointerOrTheCurrent();
    void keysZoomPanAndFit();
    void draggingSelectsARange();
    void draggingSelectsOnlyWhatIsDrawn();
    void fitsReportsToo();
    void aLocalTimePlacesTheMark();
    void saysWhatHasNoDate();
    void draggingFilters();
    void periodsAreTerms_data();
    void periodsAreTerms();
    void statementsHaveALaneOfTheirOwn();
    void lanesByEverything_data();
    void lanesByEverything();
    void arcsAreAnswersOnly();
    void everyLagStandsAtItsArc_data();
    void everyLagStandsAtItsArc();
    void theHeadOverlapsNothing();
    void lanesSayTheirRuleAndCount();
    void articlesAreOnTheRail();
    void articlesAreNamed();
    void anotherOrderIsTheSamePicture();
    void tipsSayWhoSaysWhat();
    void screenReadersWalkIt();
    void stateComesBack();
    void looksAsItDid_data();
    void looksAsItDid();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

namespace {

struct Fixture
{
    explicit Fixture(const QString &path, bool dark = false)
        : pane(workbench)
    {
        pane.setPalette(paletteFor(dark));
        QFont font = baseFont();
        font.setPointSizeF(10);
        pane.setFont(font);
        pane.resize(1100, 320);
        pane.show();
        const Result<void> opened = workbench.open(path);
        ready = opened && QTest::qWaitFor([this] { return !workbench.isLoading(); }, 30000)
                && QTest::qWaitFor([this] { return !view().records().links.empty(); }, 10000);
        view().setFocus();
    }

    TimelineView &view() const { return *pane.view(); }

    const TimelineGeometry &geometry() const { return view().geometry(); }

    const IncidentTable &table() const { return *view().data()->ask.table; }

    Row row() const { return table().rowOf(workbench.current()); }

    /// The first mark or span that stands for one incident and is in the plot.
    const TimelineGeometry::Item &someItem(TimelineGeometry::ItemKind kind) const
    {
        for (const TimelineGeometry::Item &item : geometry().items) {
            if (item.kind == kind && item.box.left() > geometry().metrics.labels)
                return item;
        }
        qFatal("no such item");
    }

    void drag(int from, int to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&view(), Qt::LeftButton, modifiers, QPoint(from, 60));
        QTest::mouseMove(&view(), QPoint((from + to) / 2, 60));
        QTest::mouseMove(&view(), QPoint(to, 60));
        QTest::mouseRelease(&view(), Qt::LeftButton, modifiers, QPoint(to, 60));
    }

    void click(QPointF at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(&view(), Qt::LeftButton, modifiers, at.toPoint());
    }

    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view(), static_cast<Qt::Key>(key), modifiers);
    }

    Workbench workbench;
    TimelinePane pane;
    bool ready = false;
};

/// (time, row) of everything that is walked, by brute force over the rows.
std::vector<Row> inOrder(const TimelineData &data)
{
    std::vector<std::pair<double, Row>> found;
    for (Row row = 0; row < data.ask.table->rowCount(); ++row) {
        if (!data.holds(row))
            continue;
        qint32 from = 0;
        qint32 to = 0;
        if (!timeOf(*data.ask.table, row, from, to)
            || data.ask.table->value(ByteColumn::Kind, row) > 2)
            continue;
        const double time = from == figure::open ? to
                            : to == figure::open ? from
                                                 : std::trunc((double(from) + to) / 2);
        found.emplace_back(time, row);
    }
    std::sort(found.begin(), found.end());
    std::vector<Row> rows;
    for (const auto &[time, row] : found)
        rows.push_back(row);
    return rows;
}

} // namespace

void TestTimeline::initTestCase()
{
    m_path = m_folder.filePath(u"sample.sourceline"_s);
    const Result<void> made = createSampleCasefile(m_path, u"tester"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
}

void TestTimeline::saysWhatWouldFillIt()
{
    Workbench workbench;
    TimelinePane pane(workbench);
    pane.show();
    QVERIFY(pane.findChild<EmptyState *>()->isVisible());
    QVERIFY(!pane.findChild<EmptyState *>()->title().isEmpty());
    QVERIFY(!pane.view()->isVisible());
    for (const int key : {Qt::Key_Left, Qt::Key_Home, Qt::Key_Plus, Qt::Key_Return, Qt::Key_0})
        QTest::keyClick(pane.view(), static_cast<Qt::Key>(key)); // nothing to do, and no crash
}

void TestTimeline::showsTheSample()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    QCOMPARE(f.view().data()->events, 23);
    QCOMPARE(f.view().data()->bands.size(), size_t(30));
    QCOMPARE(f.view().data()->undated, 0);
    QVERIFY(!f.geometry().dense);
    qsizetype shown = 0;
    for (const TimelineGeometry::Item &item : f.geometry().items) {
        shown += item.count;
        QVERIFY(f.table().value(ByteColumn::Kind, item.row) == 1); // never mixed with aggregates
    }
    QCOMPARE(shown, 23);
    // Nothing has been assessed, so nothing has an actor's full colour.
    for (const Tint &tint : f.view().data()->tints)
        QVERIFY(tint.certainty != Certainty::Assessed || tint.actor == 0);
}

void TestTimeline::followsAndSetsTheCurrent()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const TimelineGeometry::Item mark = f.someItem(TimelineGeometry::ItemKind::Mark);
    f.click(mark.box.center());
    QCOMPARE(f.row(), mark.row);
    QCOMPARE(f.workbench.selection().size(), 0);
    const TimelineGeometry::Item span = f.someItem(TimelineGeometry::ItemKind::Span);
    f.click(span.box.center(), Qt::ControlModifier); // what was current comes along
    QCOMPARE(f.row(), span.row);
    QCOMPARE(f.workbench.selection().size(), 2);
    f.click(QPointF(f.geometry().metrics.labels + 2, f.geometry().lanesBottom() - 2));
    QSignalSpy asked(&f.pane, &TimelinePane::incidentAsked);
    QTest::mouseDClick(&f.view(), Qt::LeftButton, {}, mark.box.center().toPoint());
    QCOMPARE(asked.size(), 1);
    // Zoomed to where it is not, the timeline goes there.
    f.view().showPeriod(-1e6, -9e5);
    f.workbench.setCurrent(f.table().idOf(span.row));
    f.workbench.setCurrent(f.table().idOf(mark.row));
    const auto place = f.geometry().placeOf(mark.row);
    QVERIFY(place && place->x() >= f.geometry().metrics.labels && place->x() <= f.view().width());
}

void TestTimeline::keysWalkMarkByMark()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const std::vector<Row> expected = inOrder(*f.view().data());
    QCOMPARE(expected.size(), size_t(53));
    f.key(Qt::Key_Home);
    for (size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(f.row(), expected[i]);
        f.key(Qt::Key_Right);
    }
    QCOMPARE(f.row(), expected.back()); // and stays there
    for (size_t i = expected.size() - 1; i > 0; --i) {
        f.key(Qt::Key_Left);
        QCOMPARE(f.row(), expected[i - 1]);
    }
    f.key(Qt::Key_End);
    QCOMPARE(f.row(), expected.back());
    QSignalSpy asked(&f.pane, &TimelinePane::incidentAsked);
    f.key(Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().front().value<Id>(), f.workbench.current());
}

void TestTimeline::lanesAreWalkedUpAndDown()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    f.key(Qt::Key_Home);
    for (int i = 0; i < 20; ++i)
        f.key(Qt::Key_Up);
    int strip = f.geometry().stripOf(f.row());
    QCOMPARE(strip, 0);
    for (int i = 0; i < 20; ++i) {
        f.key(Qt::Key_Down);
        const int next = f.geometry().stripOf(f.row());
        QVERIFY(next >= strip);
        strip = next;
    }
    QCOMPARE(f.view()
                 .data()
                 ->lanes[static_cast<size_t>(f.geometry().strips[static_cast<size_t>(strip)].lane)]
                 .kind,
             TimelineData::LaneKind::Unnamed);
}

void TestTimeline::wheelZoomsAboutThePointer()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const QPointF at(700, 150);
    const auto turn = [&](int delta, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(at,
                          f.view().mapToGlobal(at),
                          {},
                          QPoint(0, delta),
                          Qt::NoButton,
                          modifiers,
                          Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(&f.view(), &event);
    };
    const double instant = f.geometry().minuteAt(at.x());
    const double before = f.geometry().scale.minutesPerPixel;
    turn(360, {});
    QVERIFY(f.geometry().scale.minutesPerPixel < before / 1.5);
    QVERIFY(std::abs(f.geometry().minuteAt(at.x()) - instant) < 1);
    turn(-360, {});
    QVERIFY(std::abs(f.geometry().scale.minutesPerPixel - before) < before / 1e6);
    turn(-120, Qt::ShiftModifier);
    QVERIFY(f.geometry().minuteAt(at.x()) > instant);
}

void TestTimeline::keysZoomAboutThePointerOrTheCurrent()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const auto staysAt = [&f](double x) {
        const double instant = f.geometry().minuteAt(x);
        f.key(Qt::Key_Plus);
        const double moved = f.geometry().minuteAt(x) - instant;
        f.key(Qt::Key_Minus);
        return std::abs(moved) <= f.geometry().scale.minutesPerPixel;
    };
    const auto pointTo = [&f](const QPointF &at) {
        QMouseEvent move(QEvent::MouseMove,
                         at,
                         f.view().mapToGlobal(at),
                         Qt::NoButton,
                         Qt::NoButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(&f.view(), &move);
    };
    pointTo({420, 150});
    QVERIFY(staysAt(420));
    pointTo({810, 150});
    QVERIFY(staysAt(810));
    // Whoever walks on by keys zooms about where they are, wherever the pointer was left.
    f.key(Qt::Key_Home);
    f.key(Qt::Key_Right);
    const auto current = f.geometry().placeOf(f.row());
    QVERIFY(current && std::abs(current->x() - 810) > 30);
    QVERIFY(staysAt(current->x()));
    QVERIFY(!staysAt(810));
}

void TestTimeline::keysZoomPanAndFit()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const TimeScale fitted = f.geometry().scale;
    f.key(Qt::Key_Plus);
    QVERIFY(f.geometry().scale.minutesPerPixel < fitted.minutesPerPixel);
    f.key(Qt::Key_Minus);
    f.key(Qt::Key_Minus);
    QVERIFY(f.geometry().scale.minutesPerPixel > fitted.minutesPerPixel);
    const double start = f.geometry().scale.start;
    f.key(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(f.geometry().scale.start > start);
    f.key(Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(std::abs(f.geometry().scale.start - start) < 1);
    QTest::mousePress(&f.view(), Qt::MiddleButton, {}, QPoint(600, 100));
    QTest::mouseMove(&f.view(), QPoint(500, 100));
    QTest::mouseRelease(&f.view(), Qt::MiddleButton, {}, QPoint(500, 100));
    QVERIFY(std::abs((f.geometry().scale.start - start) / f.geometry().scale.minutesPerPixel - 100)
            < 0.5);
    f.key(Qt::Key_0); // everything, then the events alone
    QVERIFY(f.geometry().scale.minutesPerPixel > fitted.minutesPerPixel);
    f.key(Qt::Key_0);
    QCOMPARE(f.geometry().scale, fitted);
}

void TestTimeline::draggingSelectsARange()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    QSignalSpy chosen(&f.view(), &TimelineView::rangeSelected);
    f.drag(700, 800, Qt::ControlModifier);
    QCOMPARE(chosen.size(), 1);
    const qint64 from = chosen.front()[0].toLongLong();
    const qint64 to = chosen.front()[1].toLongLong();
    QVERIFY(std::abs(double(from) - f.geometry().minuteAt(700)) <= 1);
    QVERIFY(std::abs(double(to) - f.geometry().minuteAt(800)) <= 2);
    QList<Row> expected;
    for (const Row row : f.workbench.rows()->rows()) {
        qint32 earliest = 0;
        qint32 latest = 0;
        const bool dated =
            timeOf(f.table(), row, earliest, latest) && f.table().value(ByteColumn::Kind, row) <= 2;
        if (dated && (earliest == figure::open || earliest <= to)
            && (latest == figure::open || latest >= from))
            expected += row;
    }
    const auto selected = f.workbench.selection().rows();
    QCOMPARE(QList<Row>(selected.begin(), selected.end()), expected);
    QVERIFY(!expected.isEmpty());
    f.key(Qt::Key_Escape);
    QCOMPARE(f.workbench.selection().size(), 0);
}

void TestTimeline::draggingSelectsOnlyWhatIsDrawn()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const int left = f.geometry().metrics.labels + 1;
    const int right = f.view().width() - 2;
    const auto most = [&] {
        quint8 kind = 0;
        for (const Row row : f.workbench.selection().rows())
            kind = std::max(kind, f.table().value(ByteColumn::Kind, row));
        return int(kind);
    };
    f.drag(left, right, Qt::ControlModifier);
    QVERIFY(f.workbench.selection().size() > 20);
    QCOMPARE(most(), 2);
    for (const Row row : f.workbench.selection().rows())
        QVERIFY(f.geometry().stripOf(row) >= 0);
    f.view().setShowsBands(false);
    f.drag(left, right, Qt::ControlModifier);
    QCOMPARE(most(), 1);
    f.view().setShowsWords(true);
    f.drag(left, right, Qt::ControlModifier);
    QVERIFY(most() > 2);
}

void TestTimeline::fitsReportsToo()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const auto hasPlace = [&] {
        const QRectF box = f.view().boxOf(f.row());
        return box.right() >= f.geometry().metrics.labels && box.left() <= f.view().width();
    };
    // Reports reach far before the events: walking there goes there.
    QVERIFY(f.view().data()->firstOfAll < f.view().data()->first);
    f.key(Qt::Key_Home);
    QCOMPARE(int(f.table().value(ByteColumn::Kind, f.row())), 2);
    QVERIFY(hasPlace());
    f.key(Qt::Key_0);
    for (const TimelineData::Span &band : f.view().data()->bands) {
        const double x = f.geometry().xOf(band.anchor());
        QVERIFY(x >= f.geometry().metrics.labels && x <= f.view().width());
    }
    QCOMPARE(f.geometry().bands.size(), f.view().data()->bands.size());
    // A lane of which nothing is in view says where it went.
    f.workbench.setFilter(
        {{{{u"place"_s, u":"_s, u"Taji"_s}}, {{u"to"_s, u":"_s, u"2020-03-31"_s}}}});
    QTRY_VERIFY(!f.workbench.isFiltering() && f.view().data()->events < 5);
    f.key(Qt::Key_0);
    int bare = 0;
    for (int strip = 0; strip < static_cast<int>(f.geometry().strips.size()); ++strip) {
        if (f.geometry().isBare(strip)) {
            ++bare;
            // Told in the unit of the number beside the lane's name, and what is none of it apart.
            const TimelineGeometry::Strip &lane = f.geometry().strips[size_t(strip)];
            const QString told = TimelineWords::outOfSight(f.geometry(), strip);
            const QString counted =
                TimelineWords::counted(f.geometry(), strip, {lane.count, lane.bands});
            QVERIFY2(told == counted + u" earlier" || told == counted + u" later",
                     qPrintable(told + u" / " + counted));
            QVERIFY2(told.contains(u"aggregate report"), qPrintable(told));
            QCOMPARE(told.contains(u" event"), lane.count > 0);
        }
    }
    f.key(Qt::Key_0);
    for (int strip = 0; strip < static_cast<int>(f.geometry().strips.size()); ++strip)
        bare += f.geometry().isBare(strip) ? 1 : 0;
    QCOMPARE(bare, 1); // in one of the two ways to fit
    f.view().setShowsBands(false);
    QCOMPARE(f.geometry().strips.size(), size_t(1));
}

void TestTimeline::aLocalTimePlacesTheMark()
{
    const QString path = m_folder.filePath(u"times.sourceline"_s);
    QVERIFY(QFile::copy(m_path, path));
    Fixture f(path);
    QVERIFY(f.ready);
    f.workbench.setIdentity({u"Ada King"_s, u"AK"_s});
    const Row row = f.someItem(TimelineGeometry::ItemKind::Mark).row;
    const Id event = f.table().idOf(row);
    const qint32 day = f.table().value(Int32Column::Earliest, row);
    const auto minute = [&] {
        return std::lround(f.geometry().minuteAt(f.geometry().placeOf(f.table().rowOf(event))->x())
                           - day);
    };
    const auto edit = [&](const Values &values) {
        f.workbench.perform(
            [event, values](Writer &writer) -> Result<void> {
                return writer.update("incident", event, values);
            },
            {},
            [](const Result<Edit> &) {});
    };
    edit({{"time_local", u"night"_s}, {"zone", Value()}});
    QTRY_VERIFY(std::abs(minute() - 720) <= 1); // in words it stays a day
    edit({{"time_local", u"19:35"_s}});
    QTRY_VERIFY(std::abs(minute() - (19 * 60 + 35)) <= 1);
    edit({{"zone", u"Asia/Baghdad"_s}});
    QTRY_VERIFY(std::abs(minute() - (16 * 60 + 35)) <= 1);
    f.workbench.setCurrent(event);
    const auto &walk = f.view().walk();
    QVERIFY(std::ranges::find(walk, f.table().rowOf(event)) != walk.end());
}

void TestTimeline::saysWhatHasNoDate()
{
    const QString path = m_folder.filePath(u"undated.sourceline"_s);
    QVERIFY(QFile::copy(m_path, path));
    Fixture f(path);
    QVERIFY(f.ready);
    QCOMPARE(f.geometry().metrics.note, 0);
    QCOMPARE(f.view().undated(), 0);
    const Id event = f.table().idOf(f.someItem(TimelineGeometry::ItemKind::Mark).row);
    f.workbench.setIdentity({u"Ada King"_s, u"AK"_s});
    Result<Edit> done = Error{};
    f.workbench.perform(
        [event](Writer &writer) -> Result<void> {
            return writer.update("incident", event, {{"date_edtf", Value()}});
        },
        {},
        [&done](const Result<Edit> &edit) { done = edit; });
    QTRY_VERIFY2(done, qPrintable(done ? QString() : done.error().message));
    QTRY_COMPARE(f.view().undated(), 1);
    QVERIFY(f.geometry().metrics.note > 0);
    QVERIFY(TimelineWords::undated(1).contains(u"without a date"_s));
    QCOMPARE(f.view().accessibleDescription(), TimelineWords::undated(1));
    const QPoint note(200, f.view().height() - 3);
    QCOMPARE(f.view().tipAt(note), TimelineWords::undated(1));
    QTest::mouseClick(&f.view(), Qt::LeftButton, {}, note);
    QTRY_COMPARE(f.workbench.rows()->size(), 1);
    QCOMPARE(f.workbench.snapshot()->idOf(f.workbench.rows()->rows()[0]), event);
}

void TestTimeline::draggingFilters()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const double from = f.geometry().minuteAt(800);
    const double to = f.geometry().minuteAt(900);
    const RowSet expected = rowsWithin(f.table(),
                                       *f.workbench.rows(),
                                       static_cast<qint64>(std::floor(from / 1440)) * 1440,
                                       static_cast<qint64>(std::floor(to / 1440)) * 1440 + 1439);
    f.drag(800, 900);
    QCOMPARE(f.workbench.filter().all.size(), size_t(2));
    QTRY_VERIFY(!f.workbench.isFiltering() && f.workbench.rows()->size() < 124);
    QVERIFY(f.workbench.filterProblems().empty());
    QCOMPARE(f.workbench.rows()->size(), expected.size());
    for (const Row row : f.workbench.rows()->rows())
        QVERIFY(expected.contains(row));
    qint64 shown = 0;
    for (const TimelineGeometry::Item &item : f.geometry().items)
        shown += item.count;
    QCOMPARE(shown, f.view().data()->events);
    f.drag(600, 700); // another period in place of the one before
    QCOMPARE(f.workbench.filter().all.size(), size_t(2));
    f.workbench.setFilter({});
    QTRY_COMPARE(f.workbench.rows()->size(), 124);
}

void TestTimeline::periodsAreTerms_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("days") << qint64(26290080) << qint64(26296000) << u"2019-12-27"_s
                          << u"2019-12-31"_s;
    QTest::newRow("minutes") << qint64(26290080) << qint64(26290095) << u"2019-12-27T00:00Z"_s
                             << u"2019-12-27T00:15Z"_s;
    QTest::newRow("before 1970") << qint64(-1440) << qint64(1000) << u"1969-12-31T00:00Z"_s
                                 << u"1970-01-01T16:40Z"_s;
    QTest::newRow("BCE") << qint64(-1059000000) << qint64(-1058900000) << u"-0044-07-01"_s
                         << u"-0044-09-08"_s;
}

void TestTimeline::periodsAreTerms()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(QString, first);
    QFETCH(QString, last);
    const FilterSpec other{{{{u"place"_s, u":"_s, u"Taji"_s}}, {{u"from"_s, u":"_s, u"1999"_s}}}};
    const FilterSpec filter = withPeriod(other, from, to);
    QCOMPARE(filter.all.size(), size_t(3));
    QCOMPARE(filter.all[0][0].field, u"place"_s);
    QCOMPARE(filter.all[1][0].value, first);
    QCOMPARE(filter.all[2][0].value, last);
    Fixture f(m_path); // the filter reads what is written here
    QVERIFY(f.ready);
    f.workbench.setFilter(withPeriod({}, from, to));
    QTRY_VERIFY(!f.workbench.isFiltering());
    QVERIFY(f.workbench.filterProblems().empty());
}

void TestTimeline::statementsHaveALaneOfTheirOwn()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    f.view().setShowsWords(true);
    QCOMPARE(f.view().data()->lanes.back().kind, TimelineData::LaneKind::Words);
    QCOMPARE(f.view().data()->lanes.back().count, 71);
    const auto last = static_cast<int>(f.geometry().strips.size()) - 1;
    for (const TimelineGeometry::Item &item : f.geometry().items)
        QCOMPARE(item.strip == last, f.table().value(ByteColumn::Kind, item.row) > 2);
    f.view().setShowsWords(false);
    QCOMPARE(f.view().data()->events, 23);
    f.view().setShowsBands(false);
    QVERIFY(f.geometry().bands.empty());
}

void TestTimeline::lanesByEverything_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<int>("named");
    QTest::newRow("assessed") << int(LaneBy::Assessed) << 0; // the sample has no assessments
    QTest::newRow("event type") << int(LaneBy::EventType) << 1;
    QTest::newRow("means") << int(LaneBy::Means) << 1;
    QTest::newRow("place") << int(LaneBy::Place) << 1;
    QTest::newRow("target") << int(LaneBy::Target) << 1;
}

void TestTimeline::lanesByEverything()
{
    QFETCH(int, by);
    QFETCH(int, named);
    Fixture f(m_path);
    QVERIFY(f.ready);
    f.view().setLaneBy(static_cast<LaneBy>(by));
    QTRY_COMPARE(static_cast<int>(f.view().data()->ask.by), by);
    qint64 events = 0;
    int names = 0;
    for (const TimelineData::Lane &lane : f.view().data()->lanes) {
        events += lane.count;
        names += lane.kind == TimelineData::LaneKind::Named ? 1 : 0;
    }
    QCOMPARE(events, 23);
    QVERIFY(named == 0 ? names == 0 : names >= named);
    for (size_t strip = 0; strip < f.geometry().strips.size(); ++strip)
        QVERIFY(!TimelineWords::lane(f.geometry(), static_cast<int>(strip)).isEmpty());
}

void TestTimeline::arcsAreAnswersOnly()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    // Three stated retaliations and one alleged; `follows` is mere sequence and draws nothing.
    QCOMPARE(f.view().records().links.size(), size_t(7));
    QCOMPARE(f.view().arcs().size(), size_t(4));
    QStringList solid;
    QStringList dashed;
    for (const TimelineArc &arc : f.view().arcs())
        (arc.stated ? solid : dashed) += arc.lag;
    solid.sort();
    QCOMPARE(solid, (QStringList{u"0–4 d"_s, u"0–5 d"_s, u"1–2 d"_s}));
    QCOMPARE(dashed, QStringList{u"68 d"_s});
}

void TestTimeline::everyLagStandsAtItsArc_data()
{
    QTest::addColumn<int>("by");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("filter");
    for (const QSize size : {QSize(957, 290), QSize(1100, 320), QSize(750, 240)}) {
        for (const auto &[name, by] : {std::pair("alleged", LaneBy::Alleged),
                                       {"assessed", LaneBy::Assessed},
                                       {"means", LaneBy::Means}}) {
            for (const char *filter : {"", "from:2019-10-15 to:2020-03-20"})
                QTest::addRow("%s %d %s", name, size.width(), filter)
                    << int(by) << size << QString::fromLatin1(filter);
        }
    }
}

// Each arc has its lag, over nothing else, and no other arc is as near to it.
void TestTimeline::everyLagStandsAtItsArc()
{
    QFETCH(const int, by);
    QFETCH(const QSize, size);
    QFETCH(const QString, filter);
    Fixture f(m_path);
    QVERIFY(f.ready);
    f.pane.resize(size);
    f.view().setLaneBy(static_cast<LaneBy>(by));
    if (!filter.isEmpty()) {
        f.workbench.setFilter(parseFilter(filter).spec);
        QTRY_VERIFY(f.workbench.rows()->size() < 100);
    }
    QTRY_COMPARE(static_cast<int>(f.view().data()->ask.by), by);
    const TimelineMetrics &m = f.geometry().metrics;
    const QRectF room(m.labels, m.axis, m.plotWidth(), f.geometry().lanesBottom() - m.axis);
    std::vector<QRectF> items;
    for (const TimelineGeometry::Item &item : f.geometry().items)
        items.push_back(item.box);
    const std::vector<TimelineArc> &arcs = f.view().arcs();
    QVERIFY(arcs.size() >= 2);
    QFont small = f.pane.font();
    small.setPointSizeF(small.pointSizeF() * 0.9);
    const auto labels = placeLags(arcs, items, room, QFontMetricsF(small));
    QCOMPARE(labels.size(), arcs.size());
    const auto distanceTo = [&](const TimelineArc &arc, const QRectF &from) {
        const QPainterPath path = arcPath(arc, room);
        double least = 1e9;
        for (int i = 0; i <= 200; ++i) {
            const QPointF at = path.pointAtPercent(i / 200.0);
            const QPointF nearest(std::clamp(at.x(), from.left(), from.right()),
                                  std::clamp(at.y(), from.top(), from.bottom()));
            least = std::min(least, QLineF(at, nearest).length());
        }
        return least;
    };
    for (size_t i = 0; i < labels.size(); ++i) {
        const LagLabel &label = labels[i];
        QVERIFY(room.contains(label.box));
        for (const QRectF &item : items)
            QVERIFY(!item.intersects(label.box));
        for (size_t j = 0; j < i; ++j)
            QVERIFY(!labels[j].box.intersects(label.box));
        const QRectF at = label.leader ? QRectF(label.leader->p2(), QSizeF(0.1, 0.1)) : label.box;
        for (size_t other = 0; other < arcs.size(); ++other)
            QVERIFY(other == label.arc
                    || distanceTo(arcs[label.arc], at) <= distanceTo(arcs[other], at));
    }
}

void TestTimeline::theHeadOverlapsNothing()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    for (const LaneBy by : {LaneBy::Assessed, LaneBy::Alleged, LaneBy::Means, LaneBy::Place}) {
        f.view().setLaneBy(by);
        QTRY_COMPARE(f.view().data()->ask.by, by);
        const auto buttons = f.pane.findChildren<QToolButton *>();
        QCOMPARE(buttons.size(), 1);
        const int head = buttons.front()->geometry().right();
        const int events = QFontMetrics(f.pane.font()).horizontalAdvance(u"events"_s);
        QVERIFY(f.geometry().metrics.labels - events - spacing::medium > head);
    }
}

void TestTimeline::lanesSayTheirRuleAndCount()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const auto *button = f.pane.findChild<QToolButton *>();
    const QString rule = u"that most speakers name"_s;
    QVERIFY(button->toolTip().contains(rule));
    QVERIFY(TimelineWords::laneTip(f.geometry(), 0).contains(rule));
    f.view().setLaneBy(LaneBy::Means);
    QTRY_COMPARE(f.view().data()->ask.by, LaneBy::Means);
    QVERIFY(!button->toolTip().contains(rule));
    QVERIFY(!TimelineWords::laneTip(f.geometry(), 0).contains(rule));
}

void TestTimeline::articlesAreOnTheRail()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    QCOMPARE(f.view().records().publications.size(), size_t(5)); // summaries are not articles
    QVERIFY(f.view().rail().size() >= 3);
    const RailMark &mark = f.view().rail().front();
    const QPoint at(static_cast<int>(mark.left) + 1, f.geometry().lanesBottom() + 10);
    QVERIFY(f.view().tipAt(at).contains(u"28 Dec 2019"));
    f.click(at);
    QTRY_VERIFY(f.workbench.document());
    QCOMPARE(f.workbench.document()->document, f.view().records().publications.front().document);
}

void TestTimeline::articlesAreNamed()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const TimelineRecords &records = f.view().records();
    const auto reader = f.workbench.casefile()->reader();
    QVERIFY(reader);
    Statement row(reader->handle(),
                  "SELECT d.title, a.name, d.published_edtf FROM document d LEFT JOIN actor a ON "
                  "a.id = d.outlet WHERE d.id = ?1");
    for (const Publication &publication : records.publications) {
        row.reset();
        QVERIFY(row.bind(1, publication.document).next());
        QVERIFY(!row.text(0).isEmpty());
        QCOMPARE(records.words.title(publication), row.text(0));
        QCOMPARE(records.words.outlet(publication), row.text(1));
        QCOMPARE(records.words.date(publication), displayDate(row.text(2)));
    }
}

// Nothing is made again, and no order of the rows is kept for it.
void TestTimeline::anotherOrderIsTheSamePicture()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const auto before = f.view().data();
    QVERIFY(!before->ask.rows);
    QCOMPARE(before->heldRows(), f.workbench.rows()->size());
    f.workbench.setOrder({SortField::Killed, true});
    const auto ordered = f.workbench.rows();
    QTRY_VERIFY(f.workbench.rows() != ordered);
    QCOMPARE(f.view().data(), before);
    f.workbench.setFilter(parseFilter(u"killed>=1").spec);
    QTRY_VERIFY(f.view().data() != before);
    QCOMPARE(f.view().data()->heldRows(), f.workbench.rows()->size());
}

void TestTimeline::tipsSayWhoSaysWhat()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    const TimelineGeometry::Item item = f.someItem(TimelineGeometry::ItemKind::Span);
    QString tip;
    QTRY_VERIFY_WITH_TIMEOUT((tip = f.view().tipAt(item.box.center().toPoint())).count(u'\n') >= 4,
                             5000);
    QVERIFY2(tip.contains(u"Not assessed."), qPrintable(tip));
    QTRY_VERIFY_WITH_TIMEOUT(f.view().tipAt(item.box.center().toPoint()).contains(u" · "), 5000);
    QVERIFY(!f.view().tipAt(item.box.center().toPoint()).contains(u"%"));
}

void TestTimeline::screenReadersWalkIt()
{
    Fixture f(m_path);
    QVERIFY(f.ready);
    QAccessible::setActive(true);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&f.view());
    QVERIFY(list);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), static_cast<int>(f.view().walk().size()));
    QVERIFY(list->childCount() > 20);
    QPointer<TimelineView> view = &f.view();
    for (int i = 0; i < list->childCount(); ++i) {
        QAccessibleInterface *mark = list->child(i);
        QVERIFY(mark && mark->isValid());
        QCOMPARE(list->indexOfChild(mark), i);
        QCOMPARE(mark->parent(), list);
        QVERIFY(mark->text(QAccessible::Name).contains(u"ssessed"));
        QVERIFY(!mark->rect().isEmpty());
    }
    list->child(5)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(f.row(), f.view().walk()[5]);
    QCOMPARE(list->focusChild(), list->child(5));
    QVERIFY(list->child(5)->state().selected);
    f.view().zoomBy(40); // others are in view now; the list follows
    QCOMPARE(list->childCount(), static_cast<int>(f.view().walk().size()));
    if (list->childCount() > 0)
        QVERIFY(list->child(0)->isValid());
    QVERIFY(!list->child(list->childCount()));
    QAccessible::setActive(false);
}

void TestTimeline::stateComesBack()
{
    Workbench workbench;
    TimelinePane pane(workbench);
    pane.setState({{u"lanes"_s, u"place"_s}, {u"statements"_s, true}, {u"aggregates"_s, false}});
    QCOMPARE(pane.view()->laneBy(), LaneBy::Place);
    QVERIFY(pane.view()->showsWords());
    QVERIFY(!pane.view()->showsBands());
    TimelinePane other(workbench);
    other.setState(pane.state());
    QCOMPARE(other.state(), pane.state());
    other.setState({{u"lanes"_s, 7}}); // rubbish keeps what there is
    QCOMPARE(other.view()->laneBy(), LaneBy::Place);
}

namespace {

constexpr QSize cells(44, 16);

/// Average colour of each cell of the plot: what a picture looks like from afar, whatever the font.
QByteArray coarse(const QImage &image, QRect plot)
{
    QByteArray values;
    for (int y = 0; y < cells.height(); ++y) {
        for (int x = 0; x < cells.width(); ++x) {
            qint64 sum[3] = {};
            qint64 count = 0;
            const int right = plot.left() + plot.width() * (x + 1) / cells.width();
            const int bottom = plot.top() + plot.height() * (y + 1) / cells.height();
            for (int py = plot.top() + plot.height() * y / cells.height(); py < bottom; ++py) {
                for (int px = plot.left() + plot.width() * x / cells.width(); px < right; ++px) {
                    const QRgb pixel = image.pixel(px, py);
                    sum[0] += qRed(pixel);
                    sum[1] += qGreen(pixel);
                    sum[2] += qBlue(pixel);
                    ++count;
                }
            }
            for (const qint64 each : sum)
                values += static_cast<char>(each / std::max<qint64>(count, 1));
        }
    }
    return values;
}

} // namespace

void TestTimeline::looksAsItDid_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

// The picture is kept as colours of coarse cells; a changed look is looked at, then kept anew by
// running the test with SOURCELINE_KEEP_LOOKS=1.
void TestTimeline::looksAsItDid()
{
    QFETCH(bool, dark);
    Fixture f(m_path, dark);
    QVERIFY(f.ready);
    // Sizes that follow the font would move everything.
    const TimelineMetrics metrics{1100, 320, 200, 32, 28, 17, 24};
    const TimelineGeometry geometry(
        f.view().data(),
        TimeScale::fitted(f.view().data()->first, f.view().data()->last, metrics.plotWidth()),
        metrics);
    TimelinePainter painter;
    painter.setStyle(paletteFor(dark), f.pane.font());
    QImage image(metrics.width, metrics.height, QImage::Format_RGB32);
    QPainter onImage(&image);
    painter.paint(onImage,
                  geometry,
                  arcsOf(geometry, f.view().records().links),
                  railOf(geometry, f.view().records().publications));
    onImage.end();
    const QByteArray now = coarse(image, QRect(200, 32, 900, 288));
    QFile file(QStringLiteral(SOURCELINE_SOURCE_DIR "/tests/ui/fixtures/timeline-%1.hex")
                   .arg(dark ? u"dark"_s : u"light"_s));
    if (qEnvironmentVariableIsSet("SOURCELINE_KEEP_LOOKS")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray hex = now.toHex();
        for (qsizetype at = 0; at < hex.size(); at += cells.width() * 6)
            file.write(hex.mid(at, cells.width() * 6) + '\n');
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = QByteArray::fromHex(file.readAll().replace("\n", ""));
    QCOMPARE(now.size(), kept.size());
    int off = 0;
    for (qsizetype i = 0; i < now.size(); ++i)
        off += std::abs(int(quint8(now[i])) - int(quint8(kept[i]))) > 14 ? 1 : 0;
    QVERIFY2(off < now.size() / 50,
             qPrintable(u"%1 of %2 values differ"_s.arg(off).arg(now.size())));
    QVERIFY(now != QByteArray(now.size(), now[0]));
}

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
