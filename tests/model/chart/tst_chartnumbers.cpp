// The numbers of every kind of chart against plain SQL on the same casefile.
#include "chartsql.h"
#include "model/chart/chartpayload.h"
#include "model/chart/chartrows.h"
#include "model/chart/charttext.h"
#include "model/chart/makechart.h"
#include "model/columns/loader.h"
#include "model/columns/rowset.h"
#include "model/filter/filtertext.h"
#include "model/store/asof.h"
#include "tests/model/coding/samplecasefile.h"
#include "tests/model/columns/randomcasefile.h"
#include "tests/model/store/randomrows.h"

#include <QTest>

#include <numeric>
#include <set>

using namespace sourceline;
using namespace sourceline::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = ChartSpec::Kind;
using Period = ChartSpec::Period;
using Category = ChartSpec::Category;
using Measure = ChartSpec::Measure;

// A casefile with its columns and every row of it.
struct Loaded
{
    explicit Loaded(const QString &path)
    {
        auto snapshot = loadSnapshot(path);
        auto opened = Connection::open(path, Access::ReadOnly);
        if (!snapshot || !opened)
            qFatal("cannot load %s", qPrintable(path));
        table = *snapshot;
        rows = allRows(*table);
        connection = std::make_unique<Connection>(std::move(*opened));
    }

    ChartData data() const { return {*table, rows.rows(), connection->handle(), {}}; }

    sqlite3 *database() const { return connection->handle(); }

    Snapshot table;
    RowSet rows;
    std::unique_ptr<Connection> connection;
};

ChartSpec eventsSpec(Period period, Category stacking, Measure measure = Measure::Incidents)
{
    ChartSpec spec;
    spec.period = period;
    spec.stacking = stacking;
    spec.measure = measure;
    return spec;
}

ChartSpec rankedSpec(Category grouping, Category stacking, int top = 12)
{
    ChartSpec spec;
    spec.kind = Kind::Ranked;
    spec.grouping = grouping;
    spec.stacking = stacking;
    spec.order = ChartSpec::Order::Largest;
    spec.top = top;
    return spec;
}

QStringList lines(const Cells &cells)
{
    QStringList all;
    for (auto at = cells.begin(); at != cells.end(); ++at)
        all.append(u"%1 = %2 of %3"_s.arg(at.key()).arg(at->first).arg(at->second));
    return all;
}

double total(const ChartNumbers &numbers)
{
    double sum = 0;
    for (const ChartSeries &series : numbers.series)
        for (const ChartCell &cell : series.cells)
            sum += cell.value;
    return sum;
}

} // namespace

class ChartNumbersTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void equalsSql_data();
    void equalsSql();
    void figuresEqualSql_data();
    void figuresEqualSql();
    void ranksByLength();
    void judgedUnlikelyIsNoFinding_data();
    void judgedUnlikelyIsNoFinding();
    void overlappingPartsHaveOneWhole();
    void whatIsNotStatedIsNotZero();
    void saysWhatTheAxisHolds_data();
    void saysWhatTheAxisHolds();
    void cellsNameTheirIncidents_data();
    void cellsNameTheirIncidents();
    void showsEveryPeriod();
    void takesCoarserPeriodsWhereThereAreTooMany();
    void isEmptyWithoutError();
    void chartsOneIncident();
    void gathersAThousandCategories();
    void keepsUnknownDatesApart();
    void saysWhichDaysItIsAbout_data();
    void saysWhichDaysItIsAbout();
    void flagsTheIncompletePeriod();
    void endsWithWhatWasSaidByADay_data();
    void endsWithWhatWasSaidByADay();
    void flagsWhatTheFilterCuts_data();
    void flagsWhatTheFilterCuts();
    void accusationsGoByTheDateSaid();
    void retellingIsLeftOutUnlessAsked();
    void figuresShowEveryClaim();
    void figuresCountEachClaimOnce();
    void figuresShowClaimsThatDoNotCount();
    void figuresOfOneMeasureAreNotCrowdedOut();
    void figuresKeepMeasuresApart();
    void coverageComesFromTheData();
    void namesSources();
    void localDaysAreThoseOfTheZone();

private:
    std::unique_ptr<SampleCasefile> m_sample;
    std::unique_ptr<ScratchCasefile> m_edited;
    std::unique_ptr<RandomCasefile> m_random;
    QTemporaryDir m_folder;
    std::map<QString, std::unique_ptr<Loaded>> m_loaded;

    const Loaded &file(const QString &name) { return *m_loaded.at(name); }
};

void ChartNumbersTest::initTestCase()
{
    m_sample = std::make_unique<SampleCasefile>();
    m_loaded[u"sample"_s] = std::make_unique<Loaded>(m_sample->path());
    m_edited = std::make_unique<ScratchCasefile>();
    RandomRows rows(m_edited->database(), 4711);
    for (int i = 0; i < 1500; ++i) {
        const auto done = m_edited->log().apply(
            {u"t"_s, u"t"_s}, [&rows](Writer &writer) { return rows.change(writer); });
        VERIFY_DONE(done);
    }
    m_loaded[u"edited"_s] = std::make_unique<Loaded>(m_edited->path());
    const QString path = m_folder.filePath(u"random.sourceline"_s);
    m_random = std::make_unique<RandomCasefile>(path, 99, 4000);
    m_loaded[u"random"_s] = std::make_unique<Loaded>(path);
}

void ChartNumbersTest::equalsSql_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ChartSpec>("spec");
    std::vector<std::pair<QByteArray, ChartSpec>> specs;
    for (const Period period :
         {Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year}) {
        for (const Category stack : {Category::None, Category::Means})
            specs.emplace_back("events", eventsSpec(period, stack));
        ChartSpec cumulative = eventsSpec(period, Category::None);
        cumulative.kind = Kind::Cumulative;
        specs.emplace_back("cumulative", cumulative);
    }
    for (const Category stack : {Category::Assessed,
                                 Category::Alleged,
                                 Category::EventType,
                                 Category::SubEventType,
                                 Category::Place,
                                 Category::Country,
                                 Category::Target,
                                 Category::Stance,
                                 Category::AttributedActor,
                                 Category::Outlet}) {
        specs.emplace_back("events", eventsSpec(Period::Year, stack));
        specs.emplace_back("ranked", rankedSpec(stack, Category::None));
        if (stack != Category::Country)
            specs.emplace_back("ranked", rankedSpec(stack, Category::Country, 3));
    }
    // One event in several parts of a sum.
    for (const Category stack : {Category::Outlet, Category::Stance})
        specs.emplace_back("overlapping", eventsSpec(Period::Month, stack, Measure::Killed));
    for (const Measure measure : {Measure::Killed, Measure::Wounded, Measure::Munitions}) {
        ChartSpec spec = eventsSpec(Period::Year, Category::Means, measure);
        spec.munitionsMeasure = measure == Measure::Munitions ? u"fired"_s : QString();
        specs.emplace_back("sums", spec);
        spec.kind = Kind::Ranked;
        spec.grouping = Category::Place;
        spec.munitionsMeasure = measure == Measure::Munitions ? u"landed"_s : QString();
        specs.emplace_back("sums", spec);
    }
    ChartSpec said;
    said.kind = Kind::Stances;
    for (const int top : {3, 12}) {
        said.top = top;
        specs.emplace_back("stances", said);
    }
    said.kind = Kind::Accusations;
    for (const bool retelling : {false, true}) {
        said.retelling = retelling;
        for (const Period period :
             {Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year}) {
            said.period = period;
            said.stacking = Category::AttributedActor;
            specs.emplace_back(retelling ? "retold" : "accusations", said);
        }
        for (const Category stack : {Category::None,
                                     Category::Stance,
                                     Category::SpeakerInstitution,
                                     Category::Accusation,
                                     Category::Outlet}) {
            said.period = Period::Month;
            said.stacking = stack;
            specs.emplace_back(retelling ? "retold" : "accusations", said);
        }
    }
    for (const char *name : {"sample", "edited", "random"}) {
        for (const auto &[kind, spec] : specs) {
            QTest::addRow("%s: %s %d by %s, %s, %s",
                          name,
                          kind.constData(),
                          spec.top,
                          spec.kind == Kind::Ranked ? qPrintable(chartCategoryName(spec.grouping))
                                                    : qPrintable(chartPeriodName(spec.period)),
                          qPrintable(chartCategoryName(spec.stacking)),
                          qPrintable(chartMeasureName(spec.measure)))
                << QString::fromLatin1(name) << spec;
        }
    }
}

void ChartNumbersTest::equalsSql()
{
    QFETCH(QString, name);
    QFETCH(ChartSpec, spec);
    const Loaded &loaded = file(name);
    const auto numbers = makeChart(spec, loaded.data());
    VERIFY_DONE(numbers);
    // By day or week decades do not fit; what is shown instead is what SQL is asked for.
    ChartSpec shown = spec;
    for (const Period period : {Period::Week, Period::Month, Period::Quarter, Period::Year}) {
        if (numbers->period == chartPeriodName(period))
            shown.period = period;
    }
    const bool isSaid = isOfStatements(spec);
    const Cells expected = isSaid ? saidBySql(loaded.database(), shown, *numbers)
                                  : cellsBySql(loaded.database(), shown);
    // Hardly anybody says anything in the casefiles of random rows.
    QVERIFY((name != u"sample" && isSaid) || !expected.isEmpty());
    // A cumulative line goes on where nothing is added.
    if (spec.kind == Kind::Cumulative || isSaid)
        QCOMPARE(lines(cellsOf(*numbers)), lines(expected));
    else
        QCOMPARE(eventLinesOf(spec, *numbers), eventLinesBySql(loaded.database(), shown, *numbers));
    QCOMPARE(numbers->n, countBySql(loaded.database(), spec));
    QCOMPARE(numbers->head.size(), name == u"random" ? 0 : 64);
}

void ChartNumbersTest::figuresEqualSql_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ChartSpec>("spec");
    std::vector<std::pair<QByteArray, ChartSpec>> specs;
    ChartSpec spec;
    spec.kind = Kind::Coverage;
    specs.emplace_back("coverage", spec);
    spec.kind = Kind::Figures;
    for (const Measure measure : {Measure::Killed, Measure::Wounded, Measure::Count}) {
        spec.measure = measure;
        specs.emplace_back(chartMeasureName(measure).toLatin1(), spec);
    }
    spec.measure = Measure::Munitions;
    for (const char *measure : {"", "fired", "landed", "found unfired", "unspecified"}) {
        spec.munitionsMeasure = QLatin1String(measure);
        specs.emplace_back(QByteArray("munitions ") + measure, spec);
    }
    for (const char *name : {"sample", "edited"}) {
        for (const auto &[kind, one] : specs)
            QTest::addRow("%s: %s", name, kind.constData()) << QString::fromLatin1(name) << one;
    }
}

// Every claim a point, every range as it is derived, every report beside what is held of it.
void ChartNumbersTest::figuresEqualSql()
{
    QFETCH(QString, name);
    QFETCH(ChartSpec, spec);
    const Loaded &loaded = file(name);
    const auto numbers = makeChart(spec, loaded.data());
    VERIFY_DONE(numbers);
    const QStringList expected = figuresBySql(loaded.database(), spec);
    QVERIFY(name != u"sample" || expected.size() > 1);
    QCOMPARE(figuresOf(*numbers), expected);
}

// Also where a statement stands in several segments of a bar.
void ChartNumbersTest::ranksByLength()
{
    ChartSpec stances;
    stances.kind = Kind::Stances;
    for (const ChartSpec &spec : {stances,
                                  rankedSpec(Category::Place, Category::Stance),
                                  rankedSpec(Category::Means, Category::Outlet)}) {
        const auto numbers = makeChart(spec, file(u"sample"_s).data());
        VERIFY_DONE(numbers);
        double before = 1e9;
        for (size_t i = 0; i < numbers->positions.size() && !numbers->positions[i].apart; ++i) {
            double length = 0;
            for (const ChartSeries &series : numbers->series)
                length += series.cells[i].value;
            QVERIFY2(length <= before, qPrintable(numbers->positions[i].label));
            before = length;
        }
    }
}

void ChartNumbersTest::judgedUnlikelyIsNoFinding_data()
{
    QTest::addColumn<int>("band");
    for (int band = 1; band <= 7; ++band)
        QTest::addRow("band %d", band) << band;
}

// Almost no chance that it was them is the opposite of a finding that it was.
void ChartNumbersTest::judgedUnlikelyIsNoFinding()
{
    QFETCH(int, band);
    SampleCasefile casefile;
    const Id k1 = casefile.id("incident", u"k1-rocket-2019-12-27"_s);
    const Id actor = casefile.id("actor", u"kataib-hezbollah"_s);
    VERIFY_DONE(casefile.perform([=](Writer &writer) -> Result<void> {
        const auto made = writer.insert("assessment",
                                        {{"incident", toValue(k1)},
                                         {"actor", toValue(actor)},
                                         {"likelihood", qint64(band)},
                                         {"confidence", u"low"_s},
                                         {"reasons", u"as a test"_s},
                                         {"made_at", qint64(0)},
                                         {"made_by", u"Ada King"_s}});
        return made ? Result<void>() : Result<void>(made.error());
    }));
    const Loaded loaded(casefile.path());
    const auto numbers = makeChart(eventsSpec(Period::Month, Category::Assessed), loaded.data());
    VERIFY_DONE(numbers);
    const QString key = band >= 5 ? actor.toText() : u"judged, not likely"_s;
    qint64 counted = 0;
    for (const ChartSeries &series : numbers->series) {
        qint64 count = 0;
        for (const ChartCell &cell : series.cells)
            count += cell.count;
        QVERIFY(band >= 5 || series.key != actor.toText());
        QVERIFY2(series.key != "judged, not likely"_L1 || series.unknown, "it names nobody");
        counted += series.key == key ? count : 0;
    }
    QCOMPARE(counted, qint64(1));
    QCOMPARE(numbers->caveats.join(u' ').contains(u"Judged, not likely"_s), band < 5);
}

// Killed by month and outlet: one event is in several papers, and its dead died once.
void ChartNumbersTest::overlappingPartsHaveOneWhole()
{
    const ChartSpec spec = eventsSpec(Period::Month, Category::Outlet, Measure::Killed);
    const auto numbers = makeChart(spec, file(u"sample"_s).data());
    VERIFY_DONE(numbers);
    const auto march = std::ranges::find(numbers->positions, u"2020-03"_s, &ChartPosition::key);
    QVERIFY(march != numbers->positions.end());
    const auto at = size_t(march - numbers->positions.begin());
    double parts = 0;
    for (const ChartSeries &series : numbers->series)
        parts += series.cells[at].value;
    QCOMPARE(numbers->totalAt(at).value, 5.0);
    QVERIFY(parts > 5);
    QVERIFY(numbers->overlapsAt(at));
    const QString caveats = numbers->caveats.join(u' ');
    QVERIFY2(caveats.contains(u"Segments overlap"_s), qPrintable(caveats));
    QVERIFY(chartAltText(spec, *numbers).contains(u"Mar 2020 5"_s));
    QVERIFY(chartCsv(spec, *numbers).contains("in all, each once"));
}

void ChartNumbersTest::whatIsNotStatedIsNotZero()
{
    const ChartSpec spec = eventsSpec(Period::Month, Category::None, Measure::Killed);
    const auto numbers = makeChart(spec, file(u"sample"_s).data());
    VERIFY_DONE(numbers);
    const auto cellAt = [&](const QString &key) {
        const auto at = std::ranges::find(numbers->positions, key, &ChartPosition::key);
        return numbers->series[0].cells[size_t(at - numbers->positions.begin())];
    };
    QVERIFY(cellAt(u"2019-09"_s).isSilent());
    QVERIFY(!cellAt(u"2020-06"_s).isSilent());
    QCOMPARE(cellAt(u"2020-06"_s).value, 0.0);
    const QByteArray csv = chartCsv(spec, *numbers);
    QVERIFY2(csv.contains("Sep 2019,2019-09-01,2019-09-30,yes,not stated,"), csv.constData());
    QVERIFY2(csv.contains("Jun 2020,2020-06-01,2020-06-30,no,0,"), csv.constData());
    QVERIFY(chartAltText(spec, *numbers).contains(u"Sep 2019 not stated"_s));
    QVERIFY(!chartAltText(spec, *numbers).contains(u"Jun 2020 not stated"_s));
    // A file tells them apart for who verifies it.
    const auto back = chartNumbersFromJson(chartNumbersToJson(*numbers));
    VERIFY_DONE(back);
    QCOMPARE(chartNumbersToJson(*back), chartNumbersToJson(*numbers));
}

void ChartNumbersTest::saysWhatTheAxisHolds_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<Period>("period");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("caveat");
    QTest::newRow("by day") << QString() << Period::Day << u"of them beside the axis)"_s
                            << u"counted apart"_s;
    QTest::newRow("cut months") << u"from:2019-10-15 to:2019-12-15"_s << Period::Month
                                << u"to 15 Dec 2019"_s << u"The filter begins on 15 Oct 2019"_s;
    QTest::newRow("a bar of what may lie outside")
        << u"from:2019-09-30"_s << Period::Month << u"30 Sep 2019 to"_s
        << u"In Sep 2019 the day of 2 events is not known so closely"_s;
}

void ChartNumbersTest::saysWhatTheAxisHolds()
{
    QFETCH(QString, filter);
    QFETCH(Period, period);
    QFETCH(QString, said);
    QFETCH(QString, caveat);
    const Loaded &loaded = file(u"sample"_s);
    ChartSpec spec = eventsSpec(period, Category::None);
    spec.filter = parseFilter(filter).spec;
    const auto rows = chartRows(spec.filter, *loaded.table, loaded.database());
    VERIFY_DONE(rows);
    const auto numbers = makeChart(spec, {*loaded.table, *rows, loaded.database(), {}});
    VERIFY_DONE(numbers);
    QVERIFY2(numbers->subtitle.contains(said), qPrintable(numbers->subtitle));
    const QString caveats = numbers->caveats.join(u'\n');
    QVERIFY2(caveats.contains(caveat), qPrintable(caveats));
}

void ChartNumbersTest::cellsNameTheirIncidents_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"sample", "edited", "random"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ChartNumbersTest::cellsNameTheirIncidents()
{
    QFETCH(QString, name);
    const Loaded &loaded = file(name);
    ChartSpec cumulative = eventsSpec(Period::Year, Category::Means);
    cumulative.kind = Kind::Cumulative;
    for (const ChartSpec &spec : {eventsSpec(Period::Year, Category::Alleged),
                                  rankedSpec(Category::Place, Category::EventType, 5),
                                  cumulative}) {
        const auto numbers = makeChartNumbers(spec, loaded.data());
        VERIFY_DONE(numbers);
        std::set<Id> all;
        for (int at = 0; at < int(numbers->positions.size()); ++at) {
            for (int series = 0; series < int(numbers->series.size()); ++series) {
                const auto ids = incidentsAt(spec, loaded.data(), {series, at});
                VERIFY_DONE(ids);
                QCOMPARE(qint64(ids->size()),
                         numbers->series[size_t(series)].cells[size_t(at)].count);
                QVERIFY(std::ranges::is_sorted(*ids));
                all.insert(ids->begin(), ids->end());
            }
            const auto bar = incidentsAt(spec, loaded.data(), {-1, at});
            VERIFY_DONE(bar);
            QVERIFY(!bar->empty() || numbers->positions[size_t(at)].from.isValid());
        }
        QCOMPARE(qint64(all.size()), numbers->n);
    }
}

void ChartNumbersTest::showsEveryPeriod()
{
    const auto numbers =
        makeChart(eventsSpec(Period::Month, Category::None), file(u"sample"_s).data());
    VERIFY_DONE(numbers);
    QDate expected = numbers->from;
    int empty = 0;
    for (size_t i = 0; i < numbers->positions.size() && !numbers->positions[i].apart; ++i) {
        QCOMPARE(numbers->positions[i].from, expected);
        expected = expected.addMonths(1);
        QCOMPARE(numbers->positions[i].to, expected.addDays(-1));
        empty += numbers->series[0].cells[i].count == 0 ? 1 : 0;
    }
    QCOMPARE(expected.addDays(-1), numbers->to);
    QCOMPARE(numbers->from, QDate(2018, 5, 1));
    QCOMPARE(numbers->to, QDate(2020, 6, 30));
    QVERIFY(empty > 10);
    QCOMPARE(total(*numbers), 23.0);
}

void ChartNumbersTest::takesCoarserPeriodsWhereThereAreTooMany()
{
    const QString path = m_folder.filePath(u"days.sourceline"_s);
    RandomCasefile casefile(path, 6, 1);
    casefile.exec(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
        "INSERT INTO incident (id, kind, title) SELECT i, 'event', '' FROM n");
    casefile.exec(
        "INSERT INTO incident_derived (incident, earliest, latest, precision) SELECT id, id "
        "* 1440, id * 1440 + 1439, 2 FROM incident WHERE id <= 40000");
    casefile.exec("UPDATE incident SET kind = 'aggregate' WHERE id > 40000");
    casefile.noteEdit();
    const Loaded loaded(path);
    const auto numbers = makeChart(eventsSpec(Period::Day, Category::None), loaded.data());
    VERIFY_DONE(numbers);
    QCOMPARE(numbers->period, u"quarter"_s);
    QCOMPARE(numbers->positions.size(), size_t(439)); // 40,000 days after 2 Jan 1970
    QCOMPARE(total(*numbers), 40000.0);
    QVERIFY2(numbers->caveats.front().startsWith(u"Shown by quarter"_s),
             qPrintable(numbers->caveats.join(u'\n')));
}

void ChartNumbersTest::isEmptyWithoutError()
{
    const Loaded &loaded = file(u"sample"_s);
    for (const Kind kind : {Kind::Events,
                            Kind::Cumulative,
                            Kind::Ranked,
                            Kind::Figures,
                            Kind::Accusations,
                            Kind::Stances,
                            Kind::Coverage}) {
        ChartSpec spec = rankedSpec(Category::Means, Category::None);
        spec.kind = kind;
        spec.measure = kind == Kind::Figures ? Measure::Killed : Measure::Incidents;
        const auto numbers = makeChart(spec, {*loaded.table, {}, loaded.database(), {}});
        VERIFY_DONE(numbers);
        QVERIFY(numbers->isEmpty());
        QVERIFY(numbers->positions.empty());
        QVERIFY(numbers->sources.isEmpty());
        QVERIFY(!numbers->subtitle.isEmpty());
    }
}

void ChartNumbersTest::chartsOneIncident()
{
    const Loaded &loaded = file(u"sample"_s);
    const Row row = loaded.table->rowOf(m_sample->id("incident", u"taji-rocket-2020-03-11"_s));
    const std::vector<Row> rows{row};
    const auto numbers = makeChart(eventsSpec(Period::Day, Category::Means),
                                   {*loaded.table, rows, loaded.database(), {}});
    VERIFY_DONE(numbers);
    QCOMPARE(numbers->n, qint64(1));
    QCOMPARE(numbers->positions.size(), size_t(1));
    QCOMPARE(numbers->positions[0].label, u"11 Mar 2020"_s);
    QCOMPARE(numbers->series.size(), size_t(1));
    QCOMPARE(numbers->series[0].name, u"rocket"_s);
    QVERIFY2(numbers->subtitle.contains(u"at Camp Taji"_s), qPrintable(numbers->subtitle));
    QVERIFY2(numbers->subtitle.contains(u"n = 1 event)"_s), qPrintable(numbers->subtitle));
}

void ChartNumbersTest::gathersAThousandCategories()
{
    const QString path = m_folder.filePath(u"places.sourceline"_s);
    RandomCasefile casefile(path, 5, 1);
    casefile.exec("DELETE FROM incident");
    casefile.exec("DELETE FROM incident_derived");
    casefile.exec("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
                  "INSERT INTO place (id, name) SELECT 70000 + i, 'place ' || i FROM n");
    casefile.exec("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                  "INSERT INTO incident (id, kind, title, place) SELECT i, 'event', '', 70001 + "
                  "(i * i) % 1000 FROM n");
    casefile.noteEdit();
    const Loaded loaded(path);
    ChartSpec spec = rankedSpec(Category::Place, Category::None, 10);
    const qint64 used = countOf(loaded.database(), "SELECT count(DISTINCT place) FROM incident");
    QVERIFY(used > 100);
    const auto numbers = makeChart(spec, loaded.data());
    VERIFY_DONE(numbers);
    QCOMPARE(numbers->positions.size(), size_t(11));
    QCOMPARE(numbers->positions.back().label, u"all others (%1)"_s.arg(used - 10));
    QVERIFY(numbers->positions.back().apart);
    QCOMPARE(total(*numbers), 3000.0);
    QVERIFY(numbers->caveats.join(u' ').contains(u"Gathered"_s));
    const auto others = incidentsAt(spec, loaded.data(), {0, 10});
    VERIFY_DONE(others);
    QCOMPARE(double(others->size()), numbers->series[0].cells[10].value);
    const auto all = makeChart(eventsSpec(Period::Month, Category::Place), loaded.data());
    VERIFY_DONE(all);
    QCOMPARE(all->series.size(), size_t(8));
    QCOMPARE(all->positions.size(), size_t(1));
    QCOMPARE(all->positions[0].key, u"no date"_s);
}

void ChartNumbersTest::keepsUnknownDatesApart()
{
    const auto numbers =
        makeChart(eventsSpec(Period::Month, Category::None), file(u"sample"_s).data());
    VERIFY_DONE(numbers);
    const ChartPosition &last = numbers->positions.back();
    QVERIFY(last.apart);
    QCOMPARE(last.key, u"not certain"_s);
    // Two until a day in December, one downed drone, and the turn of the year.
    QCOMPARE(numbers->series[0].cells.back().value, 4.0);
    QVERIFY2(numbers->caveats.join(u' ').contains(u"4 of 23 events"_s),
             qPrintable(numbers->caveats.join(u'\n')));
    QVERIFY(numbers->caveats.join(u' ').contains(u"30 aggregate reports"_s));
}

void ChartNumbersTest::saysWhichDaysItIsAbout_data()
{
    cellsNameTheirIncidents_data();
}

// Also where time is no axis.
void ChartNumbersTest::saysWhichDaysItIsAbout()
{
    QFETCH(QString, name);
    const Loaded &loaded = file(name);
    ChartSpec figures;
    figures.kind = Kind::Figures;
    figures.measure = Measure::Killed;
    ChartSpec stances;
    stances.kind = Kind::Stances;
    for (const ChartSpec &spec : {rankedSpec(Category::Place, Category::None), figures, stances}) {
        if (name != u"sample" && spec.kind != Kind::Ranked)
            continue; // hardly anybody says anything there
        const auto numbers = makeChart(spec, loaded.data());
        VERIFY_DONE(numbers);
        const auto [from, to] = daysBySql(loaded.database(), spec);
        QVERIFY(from.isValid() && from < to);
        QCOMPARE(numbers->from, from);
        QCOMPARE(numbers->to, to);
        QVERIFY2(numbers->subtitle.contains(QString::number(from.year())),
                 qPrintable(numbers->subtitle));
    }
}

void ChartNumbersTest::flagsTheIncompletePeriod()
{
    const auto numbers =
        makeChart(eventsSpec(Period::Month, Category::None), file(u"sample"_s).data());
    VERIFY_DONE(numbers);
    QCOMPARE(numbers->cutOff, QDate(2020, 6, 14));
    int incomplete = 0;
    for (const ChartPosition &position : numbers->positions) {
        QCOMPARE(position.incomplete, position.label == u"Jun 2020");
        incomplete += position.incomplete ? 1 : 0;
    }
    QCOMPARE(incomplete, 1);
    QVERIFY2(numbers->caveats.front().startsWith(u"Jun 2020 is not complete"_s),
             qPrintable(numbers->caveats.front()));
}

void ChartNumbersTest::endsWithWhatWasSaidByADay_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QStringList>("months"); // that hold events, counted by hand in the sample
    QTest::addColumn<qint64>("n");
    QTest::addColumn<QString>("incomplete");
    const QStringList before{u"May 2018: 1"_s,
                             u"Jun 2018: 1"_s,
                             u"Jan 2019: 1"_s,
                             u"Sep 2019: 2"_s,
                             u"Nov 2019: 2"_s,
                             u"Dec 2019: 3"_s};
    // The strikes of 29 December and 3 January are told of in March alone, so that nobody knew of
    // them; the missiles of the 8th and the rockets of the 20th were spoken of at once. Four more
    // are of no one month.
    QTest::newRow("amid a month") << QDate(2020, 1, 15) << before + QStringList{u"Jan 2020: 1"_s}
                                  << qint64(15) << u"Jan 2020"_s;
    QTest::newRow("the last day of one")
        << QDate(2020, 1, 31) << before + QStringList{u"Jan 2020: 2"_s} << qint64(16) << QString();
    QTest::newRow("when nothing was said yet")
        << QDate(2018, 6, 30) << QStringList{} << qint64(0) << QString();
}

// What was said by a day ends with that day: no later month stands as a zero, none as complete
// that is not, and the picture says so.
void ChartNumbersTest::endsWithWhatWasSaidByADay()
{
    QFETCH(const QDate, day);
    AsOfQuery query;
    query.saidBy = day;
    const auto reading = Connection::open(m_sample->path(), Access::ReadOnly);
    QVERIFY(reading);
    const auto past = AsOf::read(reading->handle(), query);
    VERIFY_DONE(past);
    const auto open = [this, &past]() -> Result<Connection> {
        auto connection = Connection::open(m_sample->path(), Access::ReadOnly);
        if (connection) {
            if (const auto installed = past->install(*connection); !installed)
                return installed.error();
        }
        return connection;
    };
    const auto table = loadSnapshot(ConnectionSource::Open(open), {}, nullptr, KeptUse::Ignored);
    VERIFY_DONE(table);
    const auto connection = open();
    VERIFY_DONE(connection);
    const RowSet rows = allRows(**table);
    const auto numbers = makeChart(eventsSpec(Period::Month, Category::None),
                                   {**table, rows.rows(), connection->handle(), {}, day});
    VERIFY_DONE(numbers);
    QStringList months;
    QString incomplete;
    for (size_t i = 0; i < numbers->positions.size(); ++i) {
        const ChartPosition &position = numbers->positions[i];
        const double value = numbers->totalAt(i).value;
        if (!position.apart && value > 0)
            months += u"%1: %2"_s.arg(position.label).arg(value);
        if (position.incomplete)
            incomplete += position.label;
        QVERIFY2(position.apart || position.from <= day, qPrintable(position.label));
    }
    QTEST(months, "months");
    QTEST(numbers->n, "n");
    QTEST(incomplete, "incomplete");
    const QString date = QLocale::c().toString(day, u"d MMM yyyy"_s);
    const QString all = numbers->caveats.join(u' ');
    QVERIFY2(all.contains(u"As said by %1."_s.arg(date)), qPrintable(all));
    // Both what may be here of later days and what is missing of earlier ones.
    QVERIFY2(all.contains(u"An event of a later day is here only if"_s), qPrintable(all));
    QVERIFY2(all.contains(u"one of an earlier day is missing if nobody had told of it by then"_s),
             qPrintable(all));
    QCOMPARE(
        all.contains(u"%1 is not complete: what is shown was said by %2."_s.arg(incomplete, date)),
        !incomplete.isEmpty());
    // Without the day the same rows are not cut off by it.
    const auto now = makeChart(eventsSpec(Period::Month, Category::None), file(u"sample"_s).data());
    VERIFY_DONE(now);
    QVERIFY(!now->caveats.join(u' ').contains(u"As said by"_s));
    QVERIFY(now->n > numbers->n);
}

void ChartNumbersTest::flagsWhatTheFilterCuts_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("parts"); // of incomplete periods: label, first, last day counted
    QTest::newRow("both ends") << u"from:2019-12-15 to:2020-03-12"_s
                               << QStringList{u"Dec 2019, 15 to"_s, u"Mar 2020, to 12"_s};
    QTest::newRow("whole months") << u"from:2019-12 to:2020-03"_s << QStringList{};
    QTest::newRow("last day") << u"to:2020-03-31"_s << QStringList{};
    QTest::newRow("to the minute") << u"from:2019-12-01T00:10Z to:2020-03-31T12:00Z"_s
                                   << QStringList{u"Dec 2019, 1 to"_s, u"Mar 2020, to 31"_s};
    QTest::newRow("one date") << u"date:2019-12-20/2020-03-20"_s
                              << QStringList{u"Dec 2019, 20 to"_s, u"Mar 2020, to 20"_s};
    QTest::newRow("nearest") << u"to:2020-03-20 to:2020-03-12"_s
                             << QStringList{u"Mar 2020, to 12"_s};
    QTest::newRow("switched off, choice, negated")
        << u"~to:2020-03-12 (to:2020-03-12 OR means:rocket) -from:2021"_s
        << QStringList{u"Jun 2020, to 14"_s};
    QTest::newRow("before the newest document")
        << u"to:2020-06-13"_s << QStringList{u"Jun 2020, to 13"_s};
}

void ChartNumbersTest::flagsWhatTheFilterCuts()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, parts);
    const Loaded &loaded = file(u"sample"_s);
    for (const Kind kind : {Kind::Events, Kind::Cumulative}) {
        ChartSpec spec = eventsSpec(Period::Month, Category::None);
        spec.kind = kind;
        const ParsedFilter parsed = parseFilter(filter);
        QVERIFY(parsed.problems.empty());
        spec.filter = parsed.spec;
        const auto rows = chartRows(spec.filter, *loaded.table, loaded.database());
        VERIFY_DONE(rows);
        const auto numbers = makeChart(spec, {*loaded.table, *rows, loaded.database(), {}});
        VERIFY_DONE(numbers);
        QStringList found;
        for (const ChartPosition &at : numbers->positions) {
            QCOMPARE(at.incomplete, at.since.isValid() || at.until.isValid());
            if (!at.incomplete)
                continue;
            const QString since =
                at.since.isValid() ? QString::number(at.since.day()) + u' ' : u""_s;
            const QString until =
                at.until.isValid() ? u' ' + QString::number(at.until.day()) : u""_s;
            found.append(at.label + u", "_s + since + u"to"_s + until);
            QVERIFY2(numbers->caveats.join(u' ').contains(at.label + u" is not complete"_s),
                     qPrintable(numbers->caveats.join(u'\n')));
        }
        QCOMPARE(found, parts);
        const auto again = chartNumbersFromJson(chartNumbersToJson(*numbers));
        VERIFY_DONE(again);
        for (size_t i = 0; i < again->positions.size(); ++i) {
            QCOMPARE(again->positions[i].since, numbers->positions[i].since);
            QCOMPARE(again->positions[i].until, numbers->positions[i].until);
        }
    }
    // What was said is placed by the date said, which this filter does not cut.
    ChartSpec said;
    said.kind = Kind::Accusations;
    said.filter = parseFilter(u"to:2020-03-12").spec;
    const auto numbers = makeChart(said, loaded.data());
    VERIFY_DONE(numbers);
    for (const ChartPosition &at : numbers->positions)
        QVERIFY(!at.since.isValid() && (!at.incomplete || at.to > numbers->cutOff));
}

void ChartNumbersTest::accusationsGoByTheDateSaid()
{
    const Loaded &loaded = file(u"sample"_s);
    const Row taji = loaded.table->rowOf(m_sample->id("incident", u"taji-rocket-2020-03-11"_s));
    ChartSpec spec;
    spec.kind = Kind::Accusations;
    spec.period = Period::Week;
    spec.stacking = Category::AttributedActor;
    const std::vector<Row> rows{taji};
    const auto numbers = makeChart(spec, {*loaded.table, rows, loaded.database(), {}});
    VERIFY_DONE(numbers);
    QCOMPARE(numbers->unit, u"statements"_s);
    QCOMPARE(numbers->positions.front().from, QDate(2020, 3, 9));
    QCOMPARE(numbers->positions.back().key, u"not certain"_s);
    const qint64 expected =
        countOf(loaded.database(),
                "SELECT count(DISTINCT a.statement) FROM attribution a JOIN statement s ON s.id = "
                "a.statement JOIN incident i ON i.id = a.incident JOIN actor w ON w.id = s.speaker "
                "WHERE i.handle = 'taji-rocket-2020-03-11' AND a.stance IN ('asserts', 'suspects', "
                "'implies') AND a.actor IS NOT NULL AND NOT a.by_action AND w.handle NOT LIKE "
                "'narration%'");
    QVERIFY(expected > 4);
    QCOMPARE(numbers->n, expected);
    for (const ChartSeries &series : numbers->series)
        QVERIFY(series.alleged);
}

void ChartNumbersTest::retellingIsLeftOutUnlessAsked()
{
    ChartSpec spec;
    spec.kind = Kind::Accusations;
    const Loaded &loaded = file(u"sample"_s);
    const auto without = makeChart(spec, loaded.data());
    VERIFY_DONE(without);
    QCOMPARE(without->n, countBySql(loaded.database(), spec));
    QVERIFY(without->caveats.join(u' ').contains(u"retelling"_s));
    spec.retelling = true;
    const auto with = makeChart(spec, loaded.data());
    VERIFY_DONE(with);
    QCOMPARE(with->n, countBySql(loaded.database(), spec));
    QVERIFY(with->n > without->n);
    QVERIFY(!with->caveats.join(u' ').contains(u"retelling"_s));
}

void ChartNumbersTest::figuresShowEveryClaim()
{
    const Loaded &loaded = file(u"sample"_s);
    ChartSpec spec;
    spec.kind = Kind::Figures;
    spec.measure = Measure::Munitions;
    spec.munitionsMeasure = u"fired"_s;
    const auto numbers = makeChart(spec, loaded.data());
    VERIFY_DONE(numbers);
    QCOMPARE(qint64(numbers->points.size()),
             countOf(loaded.database(),
                     "SELECT count(*) FROM claim c JOIN incident i ON i.id = c.incident WHERE "
                     "i.kind = 'event' AND c.field = 'munitions' AND c.measure = 'fired'"));
    QCOMPARE(qint64(numbers->bands.size()),
             countOf(loaded.database(),
                     "SELECT count(*) FROM incident_figure f JOIN incident i ON i.id = f.incident "
                     "WHERE i.kind = 'event' AND f.field = 'munitions' AND f.measure = 'fired'"));
    for (const ChartBand &band : numbers->bands) {
        Statement figure(
            loaded.database(),
            "SELECT low, best, high FROM incident_figure WHERE incident = ?1 AND field "
            "= 'munitions' AND measure = 'fired' AND whom = 'all'");
        figure.bind(1, band.incident);
        QVERIFY(figure.next());
        for (const auto &[value, column] :
             {std::pair(band.low, 0), {band.best, 1}, {band.high, 2}}) {
            QCOMPARE(value.has_value(), !figure.isNull(column));
            QCOMPARE(value.value_or(0), double(figure.integer(column)));
        }
    }
    const Id k1 = m_sample->id("incident", u"k1-rocket-2019-12-27"_s);
    qint64 ofK1 = 0;
    for (const ChartPoint &point : numbers->points)
        ofK1 += point.incident == k1 ? 1 : 0;
    QCOMPARE(ofK1, qint64(2));
}

// A number that is unknown and superseded is drawn nowhere, so it is no hollow point.
void ChartNumbersTest::figuresCountEachClaimOnce()
{
    ChartSpec spec;
    spec.kind = Kind::Figures;
    spec.measure = Measure::Munitions;
    spec.filter = parseFilter(u"means:rocket"_s).spec;
    const Loaded &loaded = file(u"sample"_s);
    const auto rows = chartRows(spec.filter, *loaded.table, loaded.database());
    VERIFY_DONE(rows);
    const auto numbers = makeChart(spec, {*loaded.table, *rows, loaded.database(), {}});
    VERIFY_DONE(numbers);
    const auto hasNumber = [](const ChartPoint &point) {
        return point.low || point.best || point.high;
    };
    const auto hollow = std::ranges::count_if(
        numbers->points, [&](const ChartPoint &point) { return !point.feeds && hasNumber(point); });
    const auto inWords = std::ranges::count_if(numbers->points, std::not_fn(hasNumber));
    QVERIFY(hollow > 1 && inWords > 0);
    const QString said = numbers->caveats.join(u' ');
    QVERIFY2(said.contains(u"not in the range: %1 claims."_s.arg(hollow)), qPrintable(said));
    QVERIFY2(said.contains(u"without a number: %1 claim"_s.arg(inWords)), qPrintable(said));
}

// Where every claim is contested the incident has no figure left; what was said is still there.
void ChartNumbersTest::figuresShowClaimsThatDoNotCount()
{
    SampleCasefile casefile;
    const Id k1 = casefile.id("incident", u"k1-rocket-2019-12-27"_s);
    VERIFY_DONE(casefile.perform([k1](Writer &writer) -> Result<void> {
        Statement select(writer.database(),
                         "SELECT id FROM claim WHERE incident = ?1 AND field = 'munitions'");
        select.bind(1, k1);
        std::vector<Id> claims;
        while (select.next())
            claims.push_back(select.id(0));
        for (const Id claim : claims) {
            if (auto done =
                    writer.update("claim", claim, {{"feeds", qint64(0)}, {"reason", u"r"_s}});
                !done)
                return done;
        }
        return {};
    }));
    const Loaded loaded(casefile.path());
    ChartSpec spec;
    spec.kind = Kind::Figures;
    spec.measure = Measure::Munitions;
    for (const char *measure : {"", "fired"}) {
        spec.munitionsMeasure = QLatin1String(measure);
        const auto numbers = makeChart(spec, loaded.data());
        VERIFY_DONE(numbers);
        QCOMPARE(figuresOf(*numbers), figuresBySql(loaded.database(), spec));
        const auto isOfK1 = [k1](const ChartPoint &point) {
            return point.incident == k1 && !point.feeds;
        };
        QVERIFY(std::ranges::count_if(numbers->points, isOfK1) >= 2);
    }
}

// Eighty incidents of which more landed do not hide the ten of which it is said what was fired.
void ChartNumbersTest::figuresOfOneMeasureAreNotCrowdedOut()
{
    const QString path = m_folder.filePath(u"crowd.sourceline"_s);
    RandomCasefile casefile(path, 7, 1);
    casefile.exec("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90) "
                  "INSERT INTO incident (id, kind, title) SELECT i, 'event', '' FROM n");
    casefile.exec("INSERT INTO incident_derived (incident, precision, munitions_measure, "
                  "munitions_state, munitions_best) SELECT id, 8, iif(id <= 80, 2, 1), 1, iif(id "
                  "<= 80, 50, 5) FROM incident WHERE id <= 90");
    casefile.exec(
        "INSERT INTO incident_figure (incident, field, measure, whom, state, best, claims, "
        "differing, conflicting) SELECT id, 'munitions', iif(id <= 80, 'landed', 'fired'), 'all', "
        "1, iif(id <= 80, 50, 5), 1, 0, 0 FROM incident WHERE id <= 90");
    casefile.exec("UPDATE incident SET kind = 'aggregate' WHERE id > 90");
    casefile.noteEdit();
    const Loaded loaded(path);
    ChartSpec spec;
    spec.kind = Kind::Figures;
    spec.measure = Measure::Munitions;
    spec.munitionsMeasure = u"fired"_s;
    for (const auto order : {ChartSpec::Order::Largest, ChartSpec::Order::Date}) {
        spec.order = order;
        const auto numbers = makeChart(spec, loaded.data());
        VERIFY_DONE(numbers);
        QCOMPARE(numbers->n, qint64(10));
        QVERIFY2(numbers->caveats.join(u'\n').contains(u"Of 80 more nothing is stated"_s),
                 qPrintable(numbers->caveats.join(u'\n')));
    }
}

void ChartNumbersTest::figuresKeepMeasuresApart()
{
    ChartSpec spec;
    spec.kind = Kind::Figures;
    spec.measure = Measure::Munitions;
    const auto numbers = makeChart(spec, file(u"sample"_s).data());
    VERIFY_DONE(numbers);
    std::set<QString> keys;
    for (const ChartPosition &position : numbers->positions) {
        keys.insert(position.key);
        QCOMPARE(position.key.count(u'/'), qsizetype(2));
    }
    QCOMPARE(keys.size(), numbers->positions.size());
    spec.kind = Kind::Events;
    QVERIFY(!makeChart(spec, file(u"sample"_s).data()));
}

void ChartNumbersTest::coverageComesFromTheData()
{
    const Loaded &loaded = file(u"sample"_s);
    ChartSpec spec;
    spec.kind = Kind::Coverage;
    const auto numbers = makeChart(spec, loaded.data());
    VERIFY_DONE(numbers);
    const Id report = m_sample->id("incident", u"agg-11-since-late-october-2019"_s);
    const auto found = std::ranges::find(numbers->coverage, report, &ChartCoverage::aggregate);
    QVERIFY(found != numbers->coverage.end());
    QCOMPARE(found->sentence, u"holds 6 of the 11 that a US defense official counts"_s);
    QCOMPARE(found->incidents.size(), size_t(6));
    const Id several = m_sample->id("incident", u"agg-past-year-2019-2020"_s);
    const auto vague = std::ranges::find(numbers->coverage, several, &ChartCoverage::aggregate);
    QVERIFY(vague != numbers->coverage.end());
    QCOMPARE(vague->sentence,
             u"holds 3 of several (coded as 3, at least 2) that The Media Line counts"_s);
    for (const ChartCoverage &each : numbers->coverage) {
        Statement held(
            loaded.database(),
            "SELECT count(DISTINCT l.from_incident) FROM link l JOIN incident i ON i.id = "
            "l.from_incident WHERE l.to_incident = ?1 AND l.kind = 'part of' AND i.kind = "
            "'event'");
        held.bind(1, each.aggregate);
        QVERIFY(held.next());
        QCOMPARE(each.held, double(held.integer(0)));
    }

    // Without one of the links the same chart holds five.
    SampleCasefile changed;
    const auto removed = changed.perform([](Writer &writer) -> Result<void> {
        Statement link(
            writer.database(),
            "SELECT l.id FROM link l JOIN incident i ON i.id = l.to_incident WHERE "
            "i.handle = 'agg-11-since-late-october-2019' AND l.kind = 'part of' LIMIT 1");
        const Id id = link.next() ? link.id(0) : Id();
        Statement cited(writer.database(), "SELECT id FROM citation WHERE link = ?1");
        cited.bind(1, id);
        std::vector<Id> citations;
        while (cited.next())
            citations.push_back(cited.id(0));
        for (const Id citation : citations) {
            if (auto gone = writer.remove("citation", citation); !gone)
                return gone;
        }
        return writer.remove("link", id);
    });
    VERIFY_DONE(removed);
    const Loaded after(changed.path());
    const auto fewer = makeChart(spec, after.data());
    VERIFY_DONE(fewer);
    const auto five = std::ranges::find(fewer->coverage, report, &ChartCoverage::aggregate);
    QVERIFY(five != fewer->coverage.end());
    QVERIFY2(five->sentence.startsWith(u"holds 5 of the 11"_s), qPrintable(five->sentence));
}

void ChartNumbersTest::namesSources()
{
    const auto numbers =
        makeChart(eventsSpec(Period::Month, Category::Assessed), file(u"sample"_s).data());
    VERIFY_DONE(numbers);
    QCOMPARE(numbers->sourcesLong.size(), qsizetype(5));
    QVERIFY2(numbers->sources.front().contains(u"28 Dec 2019"_s),
             qPrintable(numbers->sources.front()));
    QVERIFY(numbers->dataAsOf > 0);
}

// A day in Baghdad begins at 21:00 UTC of the day before.
void ChartNumbersTest::localDaysAreThoseOfTheZone()
{
    SampleCasefile casefile;
    const Id taji = casefile.id("incident", u"taji-rocket-2020-06-13"_s);
    for (const char *zone : {"Asia/Baghdad", "Pacific/Auckland", "Pacific/Honolulu"}) {
        VERIFY_DONE(casefile.perform([&](Writer &writer) {
            return writer.update(
                "incident",
                taji,
                {{"zone", QString::fromLatin1(zone)}, {"date_edtf", u"2020-06-01"_s}});
        }));
        const Loaded loaded(casefile.path());
        const std::vector<Row> rows{loaded.table->rowOf(taji)};
        const auto numbers = makeChart(eventsSpec(Period::Day, Category::None),
                                       {*loaded.table, rows, loaded.database(), {}});
        VERIFY_DONE(numbers);
        QCOMPARE(numbers->positions.size(), size_t(1));
        QCOMPARE(numbers->positions[0].from, QDate(2020, 6, 1));
    }
}

QTEST_GUILESS_MAIN(ChartNumbersTest)
#include "tst_chartnumbers.moc"
