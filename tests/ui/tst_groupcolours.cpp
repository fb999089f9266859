#include "model/chart/chartrows.h"
#include "model/chart/makechart.h"
#include "model/columns/loader.h"
#include "model/filter/filtertext.h"
#include "samplefile.h"
#include "ui/common/groupcolours.h"
#include "ui/common/theme.h"
#include "ui/paper/chartstyle.h"
#include "ui/timeline/timelinemarks.h"

#include <set>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// That one actor, and one means, is one colour in facets, timeline, charts and sheets, whatever
/// the filter.
class GroupColoursTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void actorsAreOneColourEverywhere();
    void aFilterChangesNone_data();
    void aFilterChangesNone();
    void anAccusationHasTheColourOfTheAccused();
    void neighboursNeverShareOne();
    void thePrincipalActorsOfTheSampleAreApart();

private:
    ChartNumbers numbersOf(ChartSpec::Category stacking, const QString &filter) const;

    SampleFile m_sample;
    Snapshot m_table;
};

namespace {

using Category = ChartSpec::Category;

} // namespace

void GroupColoursTest::initTestCase()
{
    const auto table = loadSnapshot(m_sample.path());
    QVERIFY(table);
    m_table = *table;
}

ChartNumbers GroupColoursTest::numbersOf(Category stacking, const QString &filter) const
{
    ChartSpec spec;
    spec.stacking = stacking;
    spec.filter = parseFilter(filter).spec;
    const auto connection = Connection::open(m_sample.path(), Access::ReadOnly);
    const auto rows = chartRows(spec.filter, *m_table, connection->handle());
    const auto numbers = makeChart(spec, {*m_table, *rows, connection->handle()});
    return numbers ? *numbers : ChartNumbers{};
}

void GroupColoursTest::actorsAreOneColourEverywhere()
{
    TimelineData data;
    data.ask.table = m_table;
    for (const bool isDark : {false, true}) {
        const Theme &theme = isDark ? Theme::dark() : Theme::light();
        const ChartStyle style = ChartStyle::forWindow(isDark);
        for (const Code code : m_table->actors->byId) {
            const Id id = m_table->actors->ids[code];
            ChartSeries series;
            series.key = id.toText();
            series.name = m_table->actors->names[code];
            const QColor inChart = style.looksOf({}, {series}).front().fill;
            QCOMPARE(theme.actor(id), inChart); // facets, table, incident
            QCOMPARE(tintColour({code, Certainty::Assessed}, data, theme), inChart);
            QCOMPARE(tintColour({code, Certainty::Alleged}, data, theme), inChart);
            QCOMPARE(GroupColours::of(id, isDark), inChart);
        }
        ChartSeries nobody;
        nobody.unknown = true;
        QCOMPARE(theme.actor({}), style.looksOf({}, {nobody}).front().fill);
        QCOMPARE(tintColour({}, data, theme), theme.actor({}));
    }
    // What leaves is light, whatever the window is.
    QVERIFY(!ChartStyle::forExport(true).isDark);
}

void GroupColoursTest::aFilterChangesNone_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("everything") << QString();
    QTest::newRow("Taji") << u"place:Taji"_s;
    QTest::newRow("2020") << u"from:2020-01-01"_s;
    QTest::newRow("deadly") << u"killed>=1"_s;
    QTest::newRow("rockets") << u"means:rocket"_s;
    QTest::newRow("neither Iran nor rockets") << u"-alleged:Iran -means:rocket"_s;
}

void GroupColoursTest::aFilterChangesNone()
{
    QFETCH(const QString, filter);
    for (const Category category : {Category::Assessed, Category::Alleged, Category::Means}) {
        const ChartNumbers numbers = numbersOf(category, filter);
        QVERIFY(!numbers.series.empty());
        for (const bool isDark : {false, true}) {
            const auto looks = ChartStyle::forWindow(isDark).looksOf({}, numbers.series);
            for (size_t i = 0; i < looks.size(); ++i) {
                const ChartSeries &series = numbers.series[i];
                if (!series.unknown && !series.gathered && GroupColours::isOwn(series.key))
                    QCOMPARE(looks[i].fill, GroupColours::of(series.key, isDark));
                for (size_t j = 0; j < i; ++j)
                    QVERIFY2(looks[i].fill != looks[j].fill || looks[i].texture != looks[j].texture,
                             qPrintable(series.name + u" looks like "_s + numbers.series[j].name));
            }
        }
    }
}

// Each pair of accuser and accused, and no two pairs alike.
void GroupColoursTest::anAccusationHasTheColourOfTheAccused()
{
    ChartSpec spec;
    spec.kind = ChartSpec::Kind::Accusations;
    spec.stacking = Category::Accusation;
    const auto connection = Connection::open(m_sample.path(), Access::ReadOnly);
    const auto rows = chartRows(spec.filter, *m_table, connection->handle());
    const auto numbers = makeChart(spec, {*m_table, *rows, connection->handle()});
    QVERIFY(numbers);
    for (const bool isDark : {false, true}) {
        const auto looks = ChartStyle::forWindow(isDark).looksOf(spec, numbers->series);
        std::set<QString> accused;
        std::set<std::pair<QRgb, Texture>> seen;
        int pairs = 0;
        for (size_t i = 0; i < looks.size(); ++i) {
            const ChartSeries &series = numbers->series[i];
            if (series.gathered || series.unknown)
                continue;
            const QString whom = series.key.section(u'>', 1);
            QCOMPARE(looks[i].fill, GroupColours::of(whom, isDark));
            QVERIFY2(seen.insert({looks[i].fill.rgb(), looks[i].texture}).second,
                     qPrintable(series.name));
            accused.insert(whom);
            ++pairs;
        }
        QVERIFY(pairs > 3 && accused.size() < size_t(pairs));
    }
}

void GroupColoursTest::neighboursNeverShareOne()
{
    const auto fills = GroupColours::fills(false);
    QCOMPARE(std::set(fills.begin(), fills.end()).size(), fills.size());
    QCOMPARE(GroupColours::fills(true).size(), fills.size());
    const Id first = m_table->means->ids[m_table->means->byId.front()];
    for (size_t i = 1; i < fills.size(); ++i)
        QVERIFY(GroupColours::of(first, false)
                != GroupColours::of(Id{first.value + qint64(i)}, false));
    for (const bool isDark : {false, true}) {
        for (const QRgb fill : GroupColours::fills(isDark))
            QVERIFY(contrastOf(QColor::fromRgb(fill), ChartStyle::forWindow(isDark).background)
                    >= 3);
    }
}

void GroupColoursTest::thePrincipalActorsOfTheSampleAreApart()
{
    std::set<QRgb> seen;
    for (const QString &name : {u"Iran"_s,
                                u"Iran-backed militias / pro-Iranian groups (generic)"_s,
                                u"United States"_s,
                                u"Kataib Hezbollah"_s,
                                u"Islamic State (ISIS)"_s,
                                u"Israel"_s,
                                u"Islamic Revolutionary Guard Corps"_s}) {
        const auto at = std::ranges::find(m_table->actors->names, name);
        QVERIFY2(at != m_table->actors->names.end(), qPrintable(name));
        const Id id = m_table->actors->ids[size_t(at - m_table->actors->names.begin())];
        QVERIFY(seen.insert(GroupColours::of(id, false).rgb()).second);
    }
}

QTEST_MAIN(GroupColoursTest)
#include "tst_groupcolours.moc"
