#include "tests/model/columns/randomtable.h"
#include "ui/timeline/timelinegeometry.h"

#include <QDateTime>
#include <QTest>

#include <cmath>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestTimelineGeometry : public QObject
{
    Q_OBJECT

private slots:
    void pixelsAndBack_data();
    void pixelsAndBack();
    void zoomKeepsTheInstant_data();
    void zoomKeepsTheInstant();
    void staysWithinWhatIsReached();
    void ticks_data();
    void ticks();
    void ticksAreInOrderWithRoom();
    void lanesAreBusiestFirst();
    void accusationsOnlyColour();
    void lanesHaveTheirColours_data();
    void lanesHaveTheirColours();
    void datesAreWhatTheyAre();
    void nothingOverlaps();
    void hitsWhatIsDrawn();
    void binsAreCounts();
    void coarseDatesAreSharedOut();
    void lanesGatherWhereTheyHaveNoRoom();
};

namespace {

constexpr double day = 1440;

double minutes(int year, int month, int dayOfMonth, int hour = 0, int minute = 0)
{
    const QDateTime at(QDate(year, month, dayOfMonth), QTime(hour, minute), Qt::UTC);
    return static_cast<double>(at.toSecsSinceEpoch()) / 60;
}

/// A random table whose dates are as in a casefile: no end before its beginning.
std::shared_ptr<IncidentTable> table(QRandomGenerator &random, int rows, int years = 3)
{
    auto made = test::randomTable(random, {2, rows});
    for (size_t s = 0; s < made->segments.size(); ++s) {
        auto segment = test::ownSegment(*made, s);
        for (Row row = 0; row < segment->size(); ++row) {
            const auto from = static_cast<qint32>(random.bounded(years * 365) * 1440 + 25'000'000);
            const auto precision = static_cast<quint8>(random.bounded(9));
            const int days = precision <= 2 ? 1 : random.bounded(1, 400);
            const auto to = static_cast<qint32>(from + days * 1440 - 1);
            const bool none = precision == 8;
            const int open = precision == 3 ? random.bounded(4) : 0;
            segment->int32s[0][row] = none || open == 1 ? figure::open : from;
            segment->int32s[1][row] = none || open == 2 ? figure::open : to;
            segment->bytes[size_t(ByteColumn::Precision)][row] = precision;
            segment->bytes[size_t(ByteColumn::Kind)][row] =
                static_cast<quint8>(1 + (random.bounded(3) == 0 ? random.bounded(4) : 0));
            segment->codes[size_t(CodeColumn::Alleged)][row] = static_cast<Code>(random.bounded(9));
            segment->codes[size_t(CodeColumn::Assessed)][row] =
                random.bounded(3) == 0 ? static_cast<Code>(random.bounded(9)) : 0;
        }
    }
    return made;
}

std::shared_ptr<const TimelineData>
dataOf(const std::shared_ptr<IncidentTable> &table, LaneBy by = LaneBy::Alleged, bool words = false)
{
    return makeTimeline({table, std::make_shared<const RowSet>(allRows(*table)), by, words});
}

TimelineGeometry laid(const std::shared_ptr<const TimelineData> &data, int width, int height)
{
    TimelineMetrics metrics;
    metrics.width = width;
    metrics.height = height;
    return {data, TimeScale::fitted(data->first, data->last, metrics.plotWidth()), metrics};
}

} // namespace

void TestTimelineGeometry::pixelsAndBack_data()
{
    QTest::addColumn<double>("start");
    QTest::addColumn<double>("minutesPerPixel");
    QTest::newRow("hours") << minutes(2019, 12, 27) << 1.0 / 20;
    QTest::newRow("days") << minutes(2019, 12, 27) << 60.0;
    QTest::newRow("years") << minutes(1950, 1, 1) << 30000.0;
    QTest::newRow("BCE") << minutes(-44, 3, 15) << 1440.0;
    QTest::newRow("all") << -TimeScale::reach << TimeScale::coarsest;
}

void TestTimelineGeometry::pixelsAndBack()
{
    QFETCH(double, start);
    QFETCH(double, minutesPerPixel);
    const TimeScale scale{start, minutesPerPixel};
    for (double x = -500; x <= 2500; x += 7.25)
        QVERIFY(std::abs(scale.x(scale.minute(x)) - x) < 1e-4);
}

void TestTimelineGeometry::zoomKeepsTheInstant_data()
{
    QTest::addColumn<double>("factor");
    for (const double factor : {1.01, 1.25, 4.0, 100.0, 0.8, 0.1, 0.01})
        QTest::addRow("by %g", factor) << factor;
}

void TestTimelineGeometry::zoomKeepsTheInstant()
{
    QFETCH(double, factor);
    for (const double about : {0.0, 1.0, 333.3, 999.0}) {
        const TimeScale before{minutes(2019, 12, 27), 720};
        const TimeScale after = before.zoomed(factor, about, 1000);
        QVERIFY(std::abs(after.minute(about) - before.minute(about)) < 1e-3);
        QVERIFY(std::abs(after.minutesPerPixel - before.minutesPerPixel / factor) < 1e-9);
    }
}

void TestTimelineGeometry::staysWithinWhatIsReached()
{
    TimeScale scale{0, 1440};
    for (int i = 0; i < 200; ++i)
        scale = scale.zoomed(0.7, 10, 1000);
    QCOMPARE(scale.minutesPerPixel, TimeScale::coarsest);
    for (int i = 0; i < 400; ++i)
        scale = scale.zoomed(1.7, 700, 1000);
    QCOMPARE(scale.minutesPerPixel, TimeScale::finest);
    scale = TimeScale{0, 1440}.panned(1e9, 1000);
    QVERIFY(scale.start >= -TimeScale::reach);
    scale = TimeScale{0, 1440}.panned(-1e9, 1000);
    QVERIFY(scale.minute(1000) <= TimeScale::reach + 1);
    const TimeScale one = TimeScale::fitted(5000, 5000, 800); // one instant still has a width
    QVERIFY(one.minutesPerPixel > 0.5);
    QVERIFY(std::abs(one.x(5000) - 400) < 1);
}

void TestTimelineGeometry::ticks_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<double>("room");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("months")
        << minutes(2019, 10, 25) << minutes(2020, 3, 2) << 100.0
        << QStringList{u"Oct"_s, u"Nov 2019"_s, u"Dec"_s, u"Jan 2020"_s, u"Feb"_s, u"Mar"_s};
    QTest::newRow("leap day")
        << minutes(2020, 2, 27) << minutes(2020, 3, 2) << 200.0
        << QStringList{u"27 Feb 2020"_s, u"28 Feb"_s, u"29 Feb"_s, u"1 Mar"_s, u"2 Mar"_s};
    QTest::newRow("no leap day") << minutes(1900, 2, 27) << minutes(1900, 3, 2) << 200.0
                                 << QStringList{
                                        u"27 Feb 1900"_s, u"28 Feb"_s, u"1 Mar"_s, u"2 Mar"_s};
    QTest::newRow("hours over a change of clocks") // ticks are UTC: every day has 24 hours
        << minutes(2020, 3, 28, 18) << minutes(2020, 3, 29, 12) << 300.0
        << QStringList{u"28 Mar, 18:00"_s, u"29 Mar"_s, u"06:00"_s, u"12:00"_s};
    QTest::newRow("quarters of an hour")
        << minutes(2019, 12, 27, 23, 30) << minutes(2019, 12, 28, 0, 15) << 250.0
        << QStringList{u"27 Dec, 23:30"_s, u"23:45"_s, u"28 Dec"_s, u"00:15"_s};
    QTest::newRow("BCE")
        << minutes(-3, 1, 1) - 366 * day << minutes(3, 1, 1) << 100.0
        << QStringList{
               u"5 BCE"_s, u"4 BCE"_s, u"3 BCE"_s, u"2 BCE"_s, u"1 BCE"_s, u"1"_s, u"2"_s, u"3"_s};
    QTest::newRow("decades")
        << minutes(1985, 6, 1) << minutes(2031, 1, 1) << 150.0
        << QStringList{u"1980"_s, u"1990"_s, u"2000"_s, u"2010"_s, u"2020"_s, u"2030"_s};
}

void TestTimelineGeometry::ticks()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(double, room);
    QFETCH(QStringList, labels);
    const double width = 1000;
    QStringList found;
    for (const Tick &tick : ticksOf({from, (to - from) / width}, width, room))
        found += tick.label;
    QCOMPARE(found, labels);
}

void TestTimelineGeometry::ticksAreInOrderWithRoom()
{
    QRandomGenerator random(11);
    for (int round = 0; round < 3000; ++round) {
        const double power = random.bounded(8.0) - 1.3;
        TimeScale scale{(random.generateDouble() - 0.5) * 3.9e9, std::pow(10, power)};
        scale = scale.zoomed(1, 0, 900); // into what is reached
        const std::vector<Tick> ticks = ticksOf(scale, 900, 70);
        QVERIFY(!ticks.empty());
        QVERIFY(ticks.size() < 20);
        for (size_t i = 1; i < ticks.size(); ++i)
            QVERIFY2(scale.x(ticks[i].minute) - scale.x(ticks[i - 1].minute) >= 69.9,
                     qPrintable(ticks[i].label));
    }
}

void TestTimelineGeometry::lanesAreBusiestFirst()
{
    QRandomGenerator random(1);
    for (const LaneBy by :
         {LaneBy::Assessed, LaneBy::Alleged, LaneBy::EventType, LaneBy::Means, LaneBy::Place}) {
        const auto made = table(random, 400);
        const auto data = dataOf(made, by, true);
        qint64 placed = 0;
        qint64 before = std::numeric_limits<qint64>::max();
        for (const TimelineData::Lane &lane : data->lanes) {
            placed += lane.count + lane.bands;
            if (lane.kind != TimelineData::LaneKind::Named)
                continue;
            QVERIFY(lane.count <= before);
            QVERIFY(!lane.name.isEmpty());
            before = lane.count;
        }
        QCOMPARE(placed + data->undated, made->incidents);
        qint64 found = static_cast<qint64>(data->spans.size() + data->bands.size());
        for (const TimelineData::Series &series : data->series) {
            QVERIFY(std::is_sorted(series.times.begin(), series.times.end()));
            for (const Row row : series.rows)
                QCOMPARE(data->laneOf(row), series.lane);
            found += static_cast<qint64>(series.rows.size());
        }
        QCOMPARE(found, placed);
    }
}

void TestTimelineGeometry::accusationsOnlyColour()
{
    QRandomGenerator random(2);
    auto made = test::randomTable(random, {1, 20});
    auto segment = test::ownSegment(*made, 0);
    const auto set = [&](Row row, Code alleged, quint8 stance, Code assessed, quint8 band = 6) {
        segment->codes[size_t(CodeColumn::Alleged)][row] = alleged;
        segment->bytes[size_t(ByteColumn::AllegedStance)][row] = stance;
        segment->codes[size_t(CodeColumn::Assessed)][row] = assessed;
        segment->bytes[size_t(ByteColumn::Likelihood)][row] = band;
    };
    segment->living[0] |= 1;
    segment->bytes[size_t(ByteColumn::Kind)][0] = 1;
    segment->int32s[size_t(Int32Column::Earliest)][0] = 0;
    segment->int32s[size_t(Int32Column::Latest)][0] = 1439;
    set(0, 4, 2, 0);
    QCOMPARE(tintOf(*made, 0), (Tint{4, Certainty::Alleged}));
    set(0, 4, 2, 5);
    QCOMPARE(tintOf(*made, 0), (Tint{5, Certainty::Assessed}));
    for (quint8 band = 0; band <= 7; ++band) { // from likely on it is a finding
        set(0, 4, 2, 5, band);
        const bool isFinding = band >= 5;
        QCOMPARE(tintOf(*made, 0), // still an allegation, and still seen as one
                 isFinding ? (Tint{5, Certainty::Assessed}) : (Tint{4, Certainty::Alleged}));
        TimelineAsk ask{made, std::make_shared<RowSet>(allRows(*made)), LaneBy::Assessed};
        const auto data = makeTimeline(ask);
        QVERIFY(data->laneOf(0) >= 0);
        const TimelineData::Lane &lane = data->lanes[static_cast<size_t>(data->laneOf(0))];
        QVERIFY(isFinding ? lane.kind != TimelineData::LaneKind::NotLikely
                          : lane.kind == TimelineData::LaneKind::NotLikely);
        QVERIFY(isFinding || !lane.actor.isValid());
        set(0, 0, 0, 5, band);
        QCOMPARE(tintOf(*made, 0),
                 isFinding ? (Tint{5, Certainty::Assessed}) : (Tint{0, Certainty::NotLikely}));
    }
    for (const int stance : {0, 5, 6, 7, 8, 9}) { // denied, ruled out, doubted, looked into
        set(0, 4, static_cast<quint8>(stance), 0);
        QCOMPARE(tintOf(*made, 0), Tint{});
    }
}

void TestTimelineGeometry::lanesHaveTheirColours_data()
{
    QTest::addColumn<int>("by");
    QTest::newRow("assessed") << int(LaneBy::Assessed);
    QTest::newRow("alleged") << int(LaneBy::Alleged);
}

// Sixty actors are alleged, each of more events than any of the last ten are assessed to have done.
void TestTimelineGeometry::lanesHaveTheirColours()
{
    QFETCH(int, by);
    constexpr Code actors = 61;
    constexpr Code assessed = 10;
    QRandomGenerator random(12);
    auto made = table(random, 4000);
    auto dictionary = std::make_shared<Dictionary>();
    for (Code code = 0; code < actors; ++code) {
        dictionary->ids.push_back(Id{code});
        dictionary->names.push_back(u"Actor %1"_s.arg(code));
    }
    made->actors = dictionary;
    int n = 0;
    for (size_t s = 0; s < made->segments.size(); ++s) {
        auto segment = test::ownSegment(*made, s);
        for (Row row = 0; row < segment->size(); ++row, ++n) {
            const bool isAssessed = n % 8 == 0;
            const auto code = static_cast<Code>(1 + n % (actors - 1));
            segment->bytes[size_t(ByteColumn::Kind)][row] = 1;
            segment->codes[size_t(CodeColumn::Alleged)][row] = isAssessed ? 0 : code;
            segment->bytes[size_t(ByteColumn::AllegedStance)][row] = 1;
            segment->codes[size_t(CodeColumn::Assessed)][row] =
                isAssessed ? static_cast<Code>(actors - 1 - n / 8 % assessed) : 0;
            segment->bytes[size_t(ByteColumn::Likelihood)][row] = 6;
        }
    }
    const auto data = dataOf(made, static_cast<LaneBy>(by));
    int named = 0;
    for (const TimelineData::Lane &lane : data->lanes) {
        if (lane.kind != TimelineData::LaneKind::Named)
            continue;
        ++named;
        const Tint own{lane.code,
                       by == int(LaneBy::Assessed) ? Certainty::Assessed : Certainty::Alleged};
        QVERIFY2(std::ranges::find(data->tints, own) != data->tints.end(), qPrintable(lane.name));
    }
    QCOMPARE(named, by == int(LaneBy::Assessed) ? int(assessed) : int(TimelineData::lanesKept));
}

void TestTimelineGeometry::datesAreWhatTheyAre()
{
    QRandomGenerator random(3);
    const auto made = table(random, 120);
    const auto data = dataOf(made, LaneBy::Alleged, true);
    const TimelineGeometry g = laid(data, 3000, 2000);
    QVERIFY(!g.dense);
    const RowSet rows = allRows(*made);
    for (const Row row : rows.rows()) {
        qint32 from = 0;
        qint32 to = 0;
        const bool dated = timeOf(*made, row, from, to);
        const quint8 kind = made->value(ByteColumn::Kind, row);
        const int index = g.itemOf(row);
        if (!dated || kind == 2) {
            QCOMPARE(index, -1);
            continue;
        }
        QVERIFY(index >= 0);
        const TimelineGeometry::Item &item = g.items[static_cast<size_t>(index)];
        if (item.kind == TimelineGeometry::ItemKind::Gathered)
            continue;
        const bool instant = made->value(ByteColumn::Precision, row) <= 2;
        QCOMPARE(item.kind == TimelineGeometry::ItemKind::Mark, instant);
        QCOMPARE(item.openLeft, from == figure::open);
        QCOMPARE(item.openRight, to == figure::open);
        if (instant)
            QVERIFY(std::abs(item.x - g.xOf((double(from) + to) / 2)) < 0.01);
        if (!instant && from != figure::open && to != figure::open && item.box.width() > 10) {
            QVERIFY(std::abs(item.box.left() - g.xOf(from)) < 0.01);
            QVERIFY(std::abs(item.box.right() - g.xOf(to + 1.0)) < 0.01);
        }
    }
    for (const TimelineGeometry::Item &band : g.bands)
        QCOMPARE(made->value(ByteColumn::Kind, band.row), quint8(2));
}

void TestTimelineGeometry::nothingOverlaps()
{
    QRandomGenerator random(4);
    for (int round = 0; round < 40; ++round) {
        const auto data = dataOf(table(random, 500), LaneBy::Alleged, round % 2 == 0);
        const TimelineGeometry g = laid(data, 300 + random.bounded(1500), 80 + random.bounded(500));
        QVERIFY(!g.dense);
        qsizetype shown = 0;
        for (size_t i = 0; i < g.items.size(); ++i) {
            const TimelineGeometry::Item &a = g.items[i];
            const TimelineGeometry::Strip &strip = g.strips[static_cast<size_t>(a.strip)];
            QVERIFY(a.box.top() >= strip.top);
            QVERIFY(a.box.bottom() <= strip.top + strip.height);
            shown += a.count;
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!a.box.intersects(g.items[j].box));
        }
        QCOMPARE(shown, data->events); // all of time is in view, so nothing is left out
    }
}

void TestTimelineGeometry::hitsWhatIsDrawn()
{
    QRandomGenerator random(5);
    const auto data = dataOf(table(random, 300));
    const TimelineGeometry g = laid(data, 900, 300);
    for (size_t i = 0; i < g.items.size(); ++i) {
        QCOMPARE(g.itemAt(g.items[i].box.center()), static_cast<int>(i));
        QCOMPARE(g.itemOf(g.items[i].row), static_cast<int>(i));
    }
    for (int round = 0; round < 5000; ++round) {
        const QPointF at(random.bounded(900.0), random.bounded(300.0));
        int inside = -1;
        bool near = false;
        for (size_t i = 0; i < g.items.size(); ++i) {
            if (g.items[i].box.contains(at))
                inside = static_cast<int>(i);
            near = near || g.items[i].box.adjusted(-3, -3, 3, 3).contains(at);
        }
        const int hit = g.itemAt(at);
        QCOMPARE(hit >= 0, near);
        if (inside >= 0)
            QCOMPARE(hit, inside);
    }
    QCOMPARE(g.stripAt(g.metrics.axis - 1), -1);
    QCOMPARE(g.stripAt(g.lanesBottom()), -1);
    QCOMPARE(g.stripAt(g.metrics.axis), 0);
}

void TestTimelineGeometry::binsAreCounts()
{
    QRandomGenerator random(6);
    const auto made = table(random, 6000, 10);
    const auto data = dataOf(made, LaneBy::Alleged, true);
    TimelineGeometry g = laid(data, 700, 300);
    QVERIFY(g.dense);
    const RowSet rows = allRows(*made);
    for (int round = 0; round < 12; ++round) {
        std::vector<quint32> expected(g.density.counts.size());
        for (const Row row : rows.rows()) {
            qint32 from = 0;
            qint32 to = 0;
            if (!timeOf(*made, row, from, to) || g.stripOf(row) < 0
                || made->value(ByteColumn::Kind, row) == 2)
                continue;
            const bool instant = isInstant(*made, row);
            const bool narrow = from != figure::open && to != figure::open
                                && (to + 1.0 - from) / g.scale.minutesPerPixel <= 1;
            if (!instant && !narrow)
                continue;
            const auto time = static_cast<qint32>((qint64(from) + to) / 2);
            if (narrow && !instant
                && (g.scale.x(to + 1.0) <= 0 || g.scale.x(from) >= g.density.width))
                continue;
            int column = -1;
            for (int c = 0; c < g.density.width && column < 0; ++c) {
                if (time >= g.scale.minute(c) && time < g.scale.minute(c + 1))
                    column = c;
            }
            if (column < 0)
                continue;
            const bool isWords = made->value(ByteColumn::Kind, row) > 2;
            const Tint tint = isWords ? Tint{} : tintOf(*made, row);
            size_t index = 0;
            for (size_t t = 3; t < data->tints.size(); ++t) {
                if (data->tints[t] == tint)
                    index = t;
            }
            expected[(static_cast<size_t>(g.stripOf(row)) * g.density.tints + index)
                         * static_cast<size_t>(g.density.width)
                     + static_cast<size_t>(column)] += 1;
        }
        QCOMPARE(g.density.counts, expected);
        const TimeScale next = g.scale.zoomed(round < 2 ? 1.2 : 0.6, random.bounded(500), 540);
        g = TimelineGeometry(data, next, g.metrics);
        if (!g.dense)
            break;
    }
}

void TestTimelineGeometry::coarseDatesAreSharedOut()
{
    QRandomGenerator random(7);
    const auto data = dataOf(table(random, 6000, 10));
    const TimelineGeometry g = laid(data, 1500, 300);
    QVERIFY(g.dense);
    double sum = 0;
    for (const float value : g.density.spread) {
        QVERIFY(value >= 0);
        sum += value;
    }
    for (const quint32 count : g.density.counts)
        sum += count;
    QVERIFY2(std::abs(sum - double(data->events)) < 1, qPrintable(QString::number(sum)));
}

void TestTimelineGeometry::lanesGatherWhereTheyHaveNoRoom()
{
    QRandomGenerator random(8);
    const auto data = dataOf(table(random, 500), LaneBy::Place, true);
    for (const int height : {60, 120, 200, 400, 900}) {
        const TimelineGeometry g = laid(data, 900, height);
        int bottom = g.metrics.axis;
        qint64 count = 0;
        for (const TimelineGeometry::Strip &strip : g.strips) {
            QCOMPARE(strip.top, bottom);
            bottom += strip.height;
            count += strip.count;
        }
        QVERIFY(bottom <= g.lanesBottom() || height <= 60);
        QCOMPARE(count, data->events);
        QCOMPARE(data->lanes[static_cast<size_t>(g.strips.back().lane)].kind,
                 TimelineData::LaneKind::Words);
    }
    const TimelineGeometry low = laid(data, 900, 200);
    qsizetype gathered = 0;
    for (const TimelineGeometry::Strip &strip : low.strips)
        gathered += strip.gathered;
    QVERIFY(gathered > 0);
}

QTEST_MAIN(TestTimelineGeometry)
#include "tst_timelinegeometry.moc"
