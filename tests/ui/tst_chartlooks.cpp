#include "looks.h"
#include "model/chart/chartrows.h"
#include "model/chart/chartviews.h"
#include "model/chart/makechart.h"
#include "model/columns/loader.h"
#include "model/filter/filtertext.h"
#include "samplefile.h"
#include "ui/chart/plots.h"
#include "ui/paper/chartfont.h"

#include <QPainter>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// How each kind of chart of the sample looks as a slide, held as the mean colours of coarse cells;
/// and that a picture that says something else is noticed.
class ChartLooksTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void looksAsItDid_data();
    void looksAsItDid();
    void noticesAWrongPicture_data();
    void noticesAWrongPicture();
    void lettersMayDifferABit();

private:
    struct Chart
    {
        const char *name;
        ChartSpec spec;
        ChartNumbers numbers;
    };

    Result<ChartNumbers> numbersOf(const ChartSpec &spec) const;
    const Chart &chart() const;

    SampleFile m_sample;
    Snapshot m_table;
    std::vector<Chart> m_charts;
};

namespace {

using Kind = ChartSpec::Kind;
using Category = ChartSpec::Category;

ChartSpec specOf(Kind kind, Category grouping, Category stacking, const QString &filter)
{
    ChartSpec spec;
    spec.kind = kind;
    spec.grouping = grouping;
    spec.stacking = stacking;
    if (kind == Kind::Figures)
        spec.measure = ChartSpec::Measure::Munitions;
    if (kind == Kind::Ranked)
        spec.order = ChartSpec::Order::Largest;
    if (kind == Kind::Accusations)
        spec.period = ChartSpec::Period::Day;
    spec.filter = parseFilter(filter).spec;
    spec.title = u"A headline"_s;
    return spec;
}

QImage drawn(const ChartSpec &spec, const ChartNumbers &numbers, QPointF offset = {})
{
    const QSize slide(1280, 720);
    const ChartScene scene = layChart(QSizeF(slide), spec, numbers, ChartStyle::forExport(false));
    QImage image(slide, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.translate(offset);
    paintScene(painter, scene, TextAs::Outlines);
    return image;
}

/// What a plot would show that takes values from their neighbours.
ChartNumbers shifted(ChartNumbers numbers)
{
    for (ChartSeries &series : numbers.series)
        std::rotate(series.cells.begin(), series.cells.begin() + 1, series.cells.end());
    for (ChartPoint &point : numbers.points) {
        for (auto *value : {&point.low, &point.best, &point.high}) {
            if (*value)
                **value += 3;
        }
    }
    for (ChartCoverage &one : numbers.coverage)
        one.held += 1;
    return numbers;
}

/// One bar, point or report less.
ChartNumbers lacking(ChartNumbers numbers)
{
    for (ChartSeries &series : numbers.series) {
        const auto most = std::ranges::max_element(series.cells, {}, &ChartCell::value);
        if (most != series.cells.end())
            *most = {};
    }
    if (!numbers.points.empty())
        numbers.points.erase(numbers.points.begin() + 1);
    const auto held = std::ranges::max_element(numbers.coverage, {}, &ChartCoverage::held);
    if (held != numbers.coverage.end())
        held->held = 0;
    return numbers;
}

/// Alleged shown as if it were found.
ChartNumbers unhatched(ChartNumbers numbers)
{
    for (ChartSeries &series : numbers.series)
        series.alleged = false;
    return numbers;
}

} // namespace

Result<ChartNumbers> ChartLooksTest::numbersOf(const ChartSpec &spec) const
{
    const auto connection = Connection::open(m_sample.path(), Access::ReadOnly);
    if (!connection)
        return connection.error();
    const auto rows = chartRows(spec.filter, *m_table, connection->handle());
    if (!rows)
        return rows.error();
    auto numbers = makeChart(spec, {*m_table, *rows, connection->handle()});
    if (numbers) { // those of this run
        numbers->dataAsOf = 1'795'183'320'000;
        numbers->head = "3f9a77aa00bb11cc22dd33ee44ff5566778899aabbccddeeff00112233c21abc";
    }
    return numbers;
}

void ChartLooksTest::initTestCase()
{
    QVERIFY2(missingChartFonts().isEmpty(),
             qPrintable(u"not installed: "_s + missingChartFonts().join(u", "_s)));
    const auto table = loadSnapshot(m_sample.path());
    QVERIFY(table);
    m_table = *table;
    const std::pair<const char *, ChartSpec> wanted[] = {
        {"events", specOf(Kind::Events, Category::None, Category::Alleged, {})},
        {"cumulative", specOf(Kind::Cumulative, Category::None, Category::Alleged, {})},
        {"ranked", specOf(Kind::Ranked, Category::Place, Category::Means, {})},
        {"figures", specOf(Kind::Figures, Category::None, Category::None, u"means:rocket"_s)},
        {"accusations",
         specOf(Kind::Accusations, Category::None, Category::Accusation, u"place:Taji"_s)},
        {"stances", specOf(Kind::Stances, Category::None, Category::Stance, {})},
        {"coverage", specOf(Kind::Coverage, Category::None, Category::None, {})}};
    for (const auto &[name, spec] : wanted) {
        const auto numbers = numbersOf(spec);
        QVERIFY2(numbers, numbers ? "" : qPrintable(numbers.error().message));
        QVERIFY(numbers->n > 1);
        m_charts.push_back({name, spec, *numbers});
    }
}

const ChartLooksTest::Chart &ChartLooksTest::chart() const
{
    return *std::ranges::find_if(m_charts, [](const Chart &one) {
        return QByteArray(QTest::currentDataTag()).startsWith(one.name);
    });
}

void ChartLooksTest::looksAsItDid_data()
{
    QTest::addColumn<int>("chart");
    for (size_t i = 0; i < m_charts.size(); ++i)
        QTest::newRow(m_charts[i].name) << int(i);
}

void ChartLooksTest::looksAsItDid()
{
    const QImage picture = drawn(chart().spec, chart().numbers);
    const QString name = u"sample-"_s + QLatin1String(chart().name);
    if (const QString folder = qEnvironmentVariable("SOURCELINE_PICTURES"); !folder.isEmpty())
        QVERIFY(picture.save(folder + u'/' + name + u".png"_s));
    if (looks::areKeptAnew()) {
        QVERIFY(looks::keep(name, picture));
        return;
    }
    const looks::Difference difference = looks::difference(picture, looks::kept(name));
    QVERIFY2(difference.cells == 0, qPrintable(difference.words()));
}

void ChartLooksTest::noticesAWrongPicture_data()
{
    QTest::addColumn<QString>("how");
    for (const Chart &one : m_charts) {
        QTest::addRow("%s shifted", one.name) << u"shifted"_s;
        QTest::addRow("%s lacking", one.name) << u"lacking"_s;
        // Where all is an accusation by name, nothing is hatched for being one.
        if (one.spec.kind != Kind::Accusations
            && std::ranges::any_of(one.numbers.series, &ChartSeries::alleged))
            QTest::addRow("%s unhatched", one.name) << u"unhatched"_s;
    }
}

void ChartLooksTest::noticesAWrongPicture()
{
    QFETCH(const QString, how);
    const ChartNumbers &right = chart().numbers;
    const ChartNumbers wrong = how == u"shifted"   ? shifted(right)
                               : how == u"lacking" ? lacking(right)
                                                   : unhatched(right);
    const QImage kept = looks::kept(u"sample-"_s + QLatin1String(chart().name));
    const looks::Difference difference = looks::difference(drawn(chart().spec, wrong), kept);
    QVERIFY2(difference.cells > 0, qPrintable(difference.words()));
}

// Another hand at smoothing edges, as another version of the font renderer is, is no other picture.
void ChartLooksTest::lettersMayDifferABit()
{
    for (const Chart &one : m_charts) {
        const QImage kept = looks::kept(u"sample-"_s + QLatin1String(one.name));
        const looks::Difference difference =
            looks::difference(drawn(one.spec, one.numbers, {0.3, 0.2}), kept);
        QVERIFY2(difference.cells == 0,
                 qPrintable(QLatin1String(one.name) + u": "_s + difference.words()));
    }
}

QTEST_MAIN(ChartLooksTest)
#include "tst_chartlooks.moc"
