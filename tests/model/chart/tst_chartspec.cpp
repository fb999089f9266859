// Specs as JSON both ways and refused, numbers as JSON, CSV and words, named views.
#include "model/chart/chartpayload.h"
#include "model/chart/chartrows.h"
#include "model/chart/charttext.h"
#include "model/chart/chartviews.h"
#include "model/chart/makechart.h"
#include "model/columns/loader.h"
#include "model/filter/filtertext.h"
#include "tests/model/coding/samplecasefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

using Kind = ChartSpec::Kind;

ChartSpec fullSpec()
{
    ChartSpec spec;
    spec.kind = Kind::Ranked;
    spec.measure = ChartSpec::Measure::Munitions;
    spec.munitionsMeasure = u"landed"_s;
    spec.period = ChartSpec::Period::Quarter;
    spec.grouping = ChartSpec::Category::Place;
    spec.stacking = ChartSpec::Category::Alleged;
    spec.order = ChartSpec::Order::Name;
    spec.filter = parseFilter(u"means:rocket (place:Taji OR place:Balad)").spec;
    spec.retelling = true;
    spec.top = 5;
    spec.colours = {{u"12"_s, u"#cc3311"_s}, {u"nobody named"_s, u"#888888"_s}};
    spec.title = u"A headline"_s;
    spec.subtitle = u"what, “where”, when"_s;
    spec.caveat = u"Read with care."_s;
    return spec;
}

// RFC 4180, for reading back what was written.
std::vector<QStringList> parsedCsv(const QByteArray &bytes)
{
    std::vector<QStringList> rows(1);
    QString cell;
    bool quoted = false;
    const QString text = QString::fromUtf8(bytes);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'"' && quoted && i + 1 < text.size() && text.at(i + 1) == u'"') {
            cell += c;
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (!quoted && (c == u',' || c == u'\r')) {
            rows.back().append(cell);
            cell.clear();
        } else if (!quoted && c == u'\n') {
            rows.emplace_back();
        } else {
            cell += c;
        }
    }
    rows.pop_back();
    return rows;
}

} // namespace

class ChartSpecTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void comesBackFromJson();
    void refuses_data();
    void refuses();
    void payloadComesBack_data();
    void payloadComesBack();
    void refusesPayloads_data();
    void refusesPayloads();
    void csvIsSafe();
    void csvHoldsTheNumbers_data();
    void csvHoldsTheNumbers();
    void altTextSaysWhatItShows_data();
    void altTextSaysWhatItShows();
    void sampleBringsItsCharts();
    void savesRenamesAndRemovesViews();

private:
    Result<ChartNumbers> make(const ChartSpec &spec);
    std::vector<ChartView> views();
    std::unique_ptr<SampleCasefile> m_sample;
    Snapshot m_table;
};

void ChartSpecTest::initTestCase()
{
    m_sample = std::make_unique<SampleCasefile>();
    const auto table = loadSnapshot(m_sample->path());
    VERIFY_DONE(table);
    m_table = *table;
}

Result<ChartNumbers> ChartSpecTest::make(const ChartSpec &spec)
{
    const auto rows = chartRows(spec.filter, *m_table, m_sample->database());
    if (!rows)
        return rows.error();
    return makeChart(spec, {*m_table, *rows, m_sample->database(), {}});
}

std::vector<ChartView> ChartSpecTest::views()
{
    const auto views = readChartViews(m_sample->database());
    return views ? *views : std::vector<ChartView>();
}

void ChartSpecTest::comesBackFromJson()
{
    for (const ChartSpec &spec : {fullSpec(), ChartSpec()}) {
        const auto back = ChartSpec::fromJson(spec.toJson());
        VERIFY_DONE(back);
        QCOMPARE(back->toJson(), spec.toJson());
        QVERIFY(*back == spec);
    }
    // What is not said is the default, so that a spec stays short and old ones stay readable.
    QCOMPARE(ChartSpec().toJson(), (QJsonObject{{u"kind"_s, u"events"_s}}));
}

void ChartSpecTest::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    QTest::newRow("no kind") << QByteArray("{}") << u"kind"_s;
    QTest::newRow("unknown kind") << QByteArray(R"({"kind": "pie"})") << u"pie"_s;
    QTest::newRow("unknown key") << QByteArray(R"({"kind": "events", "3d": true})") << u"3d"_s;
    QTest::newRow("kind no text") << QByteArray(R"({"kind": 3})") << u"kind"_s;
    QTest::newRow("top") << QByteArray(R"({"kind": "events", "top": 0})") << u"top"_s;
    QTest::newRow("top no number") << QByteArray(R"({"kind": "events", "top": "5"})") << u"top"_s;
    QTest::newRow("colour") << QByteArray(R"({"kind": "events", "colours": {"a": "red"}})")
                            << u"colour"_s;
    QTest::newRow("retelling") << QByteArray(R"({"kind": "accusations", "retelling": 1})")
                               << u"retelling"_s;
    QTest::newRow("filter") << QByteArray(R"({"kind": "events", "filter": "killed>=many"})")
                            << u"filter"_s;
    QTest::newRow("measures mixed")
        << QByteArray(R"({"kind": "events", "measure": "munitions"})") << u"fired"_s;
    QTest::newRow("a measure that is none")
        << QByteArray(R"({"kind": "figures", "measure": "munitions", "munitions measure": "sold"})")
        << u"landed"_s;
    QTest::newRow("aggregates added up")
        << QByteArray(R"({"kind": "ranked", "grouping": "means", "measure": "count"})")
        << u"overlap"_s;
    QTest::newRow("bars of nothing") << QByteArray(R"({"kind": "ranked"})") << u"category"_s;
    QTest::newRow("bars in themselves")
        << QByteArray(R"({"kind": "ranked", "grouping": "means", "stacking": "means"})")
        << u"two"_s;
    QTest::newRow("figures of nothing") << QByteArray(R"({"kind": "figures"})") << u"figure"_s;
    QTest::newRow("statements by means")
        << QByteArray(R"({"kind": "accusations", "stacking": "means"})") << u"Statements"_s;
    QTest::newRow("stances by outlet")
        << QByteArray(R"({"kind": "stances", "stacking": "outlet"})") << u"split by stance"_s;
}

void ChartSpecTest::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto spec = ChartSpec::fromJson(object);
    QVERIFY(!spec);
    QVERIFY2(spec.error().message.contains(named), qPrintable(spec.error().message));
    QVERIFY(spec.error().message.endsWith(u'.'));
}

void ChartSpecTest::payloadComesBack_data()
{
    QTest::addColumn<int>("index");
    QCOMPARE(views().size(), size_t(5));
    for (int i = 0; i < 5; ++i)
        QTest::newRow(qPrintable(views()[size_t(i)].name)) << i;
}

void ChartSpecTest::payloadComesBack()
{
    QFETCH(int, index);
    const ChartSpec spec = views()[size_t(index)].spec;
    const auto numbers = make(spec);
    VERIFY_DONE(numbers);
    const ChartPayload payload{u"0.1.0"_s, spec, filterText(spec.filter), *numbers};
    const QByteArray text = payload.toText();
    const auto back = ChartPayload::fromText(text);
    VERIFY_DONE(back);
    QCOMPARE(back->toText(), text);
    QVERIFY(back->spec == spec);
    QCOMPARE(back->numbers.positions.size(), numbers->positions.size());
    QCOMPARE(back->numbers.head, numbers->head);
    QCOMPARE(chartCsv(spec, back->numbers), chartCsv(spec, *numbers));
    QCOMPARE(chartAltText(spec, back->numbers), chartAltText(spec, *numbers));
}

void ChartSpecTest::refusesPayloads_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no json") << QByteArray("<svg/>");
    QTest::newRow("another format") << QByteArray(R"({"format": "geojson"})");
    QTest::newRow("no version") << QByteArray(R"({"format": "sourceline-chart"})");
    QTest::newRow("newer") << QByteArray(R"({"format": "sourceline-chart", "version": 2})");
    QTest::newRow("no spec") << QByteArray(R"({"format": "sourceline-chart", "version": 1})");
    const QByteArray before =
        R"({"format": "sourceline-chart", "version": 1, "spec": {"kind": "events"}, "numbers": )";
    QTest::newRow("values for no place")
        << before + R"({"positions": [], "series": [{"values": [1], "counts": [1]}]}})";
    QTest::newRow("point beyond") << before
                                         + R"({"positions": [{}], "points": [{"position": 1}]}})";
    QTest::newRow("positions no list") << before + R"({"positions": 3}})";
}

void ChartSpecTest::refusesPayloads()
{
    QFETCH(QByteArray, json);
    const auto payload = ChartPayload::fromText(json);
    QVERIFY(!payload);
    QVERIFY2(payload.error().message.endsWith(u'.'), qPrintable(payload.error().message));
}

void ChartSpecTest::csvIsSafe()
{
    ChartSpec spec;
    spec.kind = Kind::Ranked;
    spec.grouping = ChartSpec::Category::Target;
    ChartNumbers numbers;
    numbers.n = 5;
    numbers.axis = u"Events"_s;
    const QStringList names{u"=cmd|' /C calc'!A0"_s,
                            u"+1"_s,
                            u"-2"_s,
                            u"@x"_s,
                            u"a \"quoted\", and\r\nbroken one"_s,
                            u"قاعدة"_s};
    ChartSeries series;
    for (const QString &name : names) {
        ChartPosition position;
        position.label = name;
        numbers.positions.push_back(position);
        series.cells.push_back({-1.5, 1});
    }
    numbers.series.push_back(series);
    const QByteArray csv = chartCsv(spec, numbers);
    QVERIFY(csv.endsWith("\r\n"));
    const auto rows = parsedCsv(csv);
    QCOMPARE(rows.size(), size_t(7));
    QCOMPARE(rows[0], (QStringList{u"target"_s, u"Events"_s}));
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString shown = i < 4 ? QString(u'\'' + names[i]) : names[i];
        QCOMPARE(rows[size_t(i) + 1], (QStringList{shown, u"-1.5"_s}));
    }
}

void ChartSpecTest::csvHoldsTheNumbers_data()
{
    payloadComesBack_data();
}

void ChartSpecTest::csvHoldsTheNumbers()
{
    QFETCH(int, index);
    const ChartSpec spec = views()[size_t(index)].spec;
    const auto numbers = make(spec);
    VERIFY_DONE(numbers);
    const auto rows = parsedCsv(chartCsv(spec, *numbers));
    const size_t expected =
        spec.kind == Kind::Figures ? numbers->points.size() : numbers->positions.size();
    QCOMPARE(rows.size(), expected + 1);
    for (const QStringList &row : rows)
        QCOMPARE(row.size(), rows[0].size());
    double fromCsv = 0, fromNumbers = 0;
    if (spec.kind == Kind::Events) {
        for (size_t i = 1; i < rows.size(); ++i) {
            for (qsizetype column = 4; column < rows[i].size(); ++column)
                fromCsv += rows[i][column].toDouble();
        }
        for (const ChartSeries &series : numbers->series) {
            for (const ChartCell &cell : series.cells)
                fromNumbers += cell.value;
        }
        QCOMPARE(fromCsv, fromNumbers);
        QVERIFY(fromCsv > 0);
    }
}

void ChartSpecTest::altTextSaysWhatItShows_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("events") << u"Events by month and means"_s
                            << QStringList{u"Stacked bar chart of events by month and means"_s,
                                           u"May 2018 to Jun 2020"_s,
                                           u"n = 23 events"_s,
                                           u"where Dec 2019 and Mar 2020 have most, 4 each"_s,
                                           u"rocket 13"_s,
                                           u"Jun 2020 is not complete"_s};
    QTest::newRow("figures") << u"Rockets per attack, every claim"_s
                             << QStringList{u"Chart of points and ranges of rockets"_s,
                                            u"31 (31–36)"_s,
                                            u"more than 10"_s,
                                            u"about 30"_s,
                                            u"Filter: means is rocket"_s};
    QTest::newRow("coverage") << u"Coverage: events held, events counted"_s
                              << QStringList{u"holds 6 of the 11 that a US defense official counts"_s,
                                             u"none is added to another"_s};
    QTest::newRow("accusations") << u"Who accused whom of the attack on Taji"_s
                                 << QStringList{
                                        u"Statements that accuse or imply"_s.toLower(),
                                        u"not a finding"_s,
                                        u"US Central Command accuses Kataib Hezbollah 1"_s,
                                        // No more than was said, by whom it was said.
                                        u"Unnamed speakers for United States accuse Kataib "
                                        u"Hezbollah (of 2 statements 1 only implies it) 2"_s,
                                        u"US Department of Defense (Pentagon) implies it "
                                        u"was Iran-backed militias"_s,
                                        u"former administration official (unnamed) accuses "
                                        u"Islamic Revolutionary Guard Corps as sponsor 1"_s,
                                        u"official (unnamed) suspect Iran as sponsor 1"_s,
                                        u"Of 8 statements 4 accuse, 1 suspects, 3 imply; 2 "
                                        u"as sponsor, not as perpetrator; 5 have speakers "
                                        u"whom the sources do not name"_s,
                                        u"retelling"_s};
}

void ChartSpecTest::altTextSaysWhatItShows()
{
    QFETCH(QString, name);
    QFETCH(QStringList, said);
    const auto all = views();
    const auto view = std::ranges::find(all, name, &ChartView::name);
    QVERIFY(view != all.end());
    const auto numbers = make(view->spec);
    VERIFY_DONE(numbers);
    const QString text = chartAltText(view->spec, *numbers);
    for (const QString &words : said)
        QVERIFY2(text.contains(words, Qt::CaseInsensitive), qPrintable(words + u"\n" + text));
}

void ChartSpecTest::sampleBringsItsCharts()
{
    QStringList problems;
    const auto views = readChartViews(m_sample->database(), &problems);
    VERIFY_DONE(views);
    QCOMPARE(problems, QStringList());
    QCOMPARE(views->size(), size_t(5));
    for (const ChartView &view : *views) {
        const auto numbers = make(view.spec);
        VERIFY_DONE(numbers);
        QVERIFY(!numbers->isEmpty());
        QVERIFY(!view.spec.title.isEmpty());
        QVERIFY(!numbers->sources.isEmpty());
    }
}

void ChartSpecTest::savesRenamesAndRemovesViews()
{
    SampleCasefile file;
    const auto names = [&file] {
        QStringList all;
        if (const auto views = readChartViews(file.database())) {
            for (const ChartView &view : *views)
                all.append(view.name);
        }
        return all;
    };
    const QStringList before = names();
    const QByteArrayList dump = dumpOf(file.database());
    const auto saved = file.perform(saveChartView(u" Mine "_s, fullSpec(), u"a note"_s));
    VERIFY_DONE(saved);
    const QByteArrayList changed = dumpOf(file.database());
    QVERIFY(names().contains(u"Mine"_s));
    QCOMPARE(saved->label, u"Save chart: Mine"_s);
    VERIFY_DONE(file.undo(*saved));
    QCOMPARE(firstDifference(dumpOf(file.database()), dump), QByteArray());
    const auto again = file.perform(saveChartView(u"Mine"_s, fullSpec()));
    VERIFY_DONE(again);
    ChartSpec other = fullSpec();
    other.top = 7;
    VERIFY_DONE(file.perform(saveChartView(u"Mine"_s, other)));
    QCOMPARE(names().count(u"Mine"_s), qsizetype(1));
    const Id id = SampleCasefile::only(*again, "view");
    VERIFY_DONE(file.perform(renameChartView(id, u"Yours"_s)));
    QVERIFY(names().contains(u"Yours"_s) && !names().contains(u"Mine"_s));
    QVERIFY(!file.perform(renameChartView(id, before.front())));
    QVERIFY(!file.perform(renameChartView(id, u"  "_s)));
    VERIFY_DONE(file.perform(removeChartView(id)));
    QCOMPARE(names(), before);
    QVERIFY(!file.perform(removeChartView(id)));
    QVERIFY(!file.perform(renameChartView(id, u"Gone"_s)));
    ChartSpec unsound;
    unsound.kind = Kind::Ranked;
    QVERIFY(!file.perform(saveChartView(u"Unsound"_s, unsound)));
    QCOMPARE(names(), before);
}

QTEST_GUILESS_MAIN(ChartSpecTest)
#include "tst_chartspec.moc"
