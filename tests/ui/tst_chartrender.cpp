#include "chartexamples.h"
#include "model/chart/charttext.h"
#include "ui/chart/chartkey.h"
#include "ui/chart/chartpage.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/periodlabels.h"
#include "ui/chart/valuescale.h"
#include "ui/common/groupcolours.h"
#include "ui/paper/hatch.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <QSet>
#include <QTest>

#include <set>

using namespace example;

namespace {

struct Named
{
    const char *name;
    Chart (*make)();
};

constexpr std::array charts = {Named{"events", events},
                               Named{"cumulative", cumulative},
                               Named{"ranked", ranked},
                               Named{"figures", figures},
                               Named{"coverage", coverage},
                               Named{"empty", empty},
                               Named{"excessive", excessive}};

ChartScene sceneOf(const Chart &chart, QSizeF size = {1280, 720})
{
    return layChart(size, chart.spec, chart.numbers, ChartStyle::forExport(false));
}

std::vector<ChartText> textsOf(const ChartScene &scene)
{
    std::vector<ChartText> texts;
    for (const ChartItem &item : scene.items) {
        if (const auto *text = std::get_if<ChartText>(&item))
            texts.push_back(*text);
    }
    return texts;
}

// What the letters cover, a little less than the line.
QRectF areaOf(const ChartText &text)
{
    return {text.at.x(), text.at.y() - text.size * 0.72, text.width, text.size * 0.9};
}

// Unlike QRectF::contains, also for lines, which have no height.
bool holds(const QRectF &outer, const QRectF &inner)
{
    constexpr qreal rounding = 1e-6;
    return inner.left() >= outer.left() - rounding && inner.right() <= outer.right() + rounding
           && inner.top() >= outer.top() - rounding && inner.bottom() <= outer.bottom() + rounding;
}

QString allTextOf(const ChartScene &scene)
{
    QString all;
    for (const ChartText &text : textsOf(scene))
        all += text.text + u' ';
    return all;
}

std::vector<ChartRect> rectsOf(const ChartScene &scene, const QColor &fill)
{
    std::vector<ChartRect> rects;
    for (const ChartItem &item : scene.items) {
        if (const auto *rect = std::get_if<ChartRect>(&item); rect && rect->fill == fill)
            rects.push_back(*rect);
    }
    return rects;
}

} // namespace

class ChartRenderTest : public QObject
{
    Q_OBJECT

private slots:
    void hasItsFonts();
    void keepsEverythingOnThePage_data();
    void keepsEverythingOnThePage();
    void writesNothingOverAnything_data();
    void writesNothingOverAnything();
    void saysWhatAPageMustSay();
    void barsStartAtZeroAndAreAsLongAsTheirValue();
    void unknownIsGreyAndNeverLost();
    void unknownKeepsItsRow_data();
    void unknownKeepsItsRow();
    void saysWhichPartIsCounted();
    void allegedAndIncompleteAreHatched();
    void figuresHaveNoWhiskers();
    void colorsReadOnTheirGround();
    void seriesAreToldApartWithoutColour();
    void coloursStayWhoeverComesFirst();
    void aNameThatIsCutIsToldWhole_data();
    void aNameThatIsCutIsToldWhole();
    void aNameOnSeveralLinesKeepsItsEnd();
    void datesStayWhole_data();
    void datesStayWhole();
    void whatIsCountedStaysTogether();
    void everyBarHasItsNumber_data();
    void everyBarHasItsNumber();
    void partsThatOverlapKeepTheirNumber();
    void barsOfNobodyAreGrey();
    void aSumSaysWhatItRestsOn();
    void manyInOneBarMakeNoStubs();
    void nStandsUnderAHeadline();
    void actorsOfOneColourDifferInLightness();
    void keyOfRowsReadsAsTheBars();
    void theBestIsSeenBehindItsClaims();
    void fewRowsUseThePage();
    void aFigureIsSmallerRatherThanCut();
    void everyCellCanBePointedAt();
    void scalesStartAtZero_data();
    void scalesStartAtZero();
    void labelsFallOnRoundPeriods();
    void hatchesStayInside();
    void cutsWithCare();
    void looksAsItDid_data();
    void looksAsItDid();
};

void ChartRenderTest::hasItsFonts()
{
    // Else every measure below is another font's; tests/run installs fonts-noto-core.
    QCOMPARE(missingChartFonts(), QStringList());
}

void ChartRenderTest::keepsEverythingOnThePage_data()
{
    QTest::addColumn<int>("chart");
    QTest::addColumn<QSizeF>("size");
    for (size_t i = 0; i < charts.size(); ++i) {
        for (const QSizeF size : {QSizeF(1280, 720),
                                  QSizeF(1109, 832),
                                  QSizeF(1142, 807),
                                  QSizeF(700, 1300),
                                  QSizeF(640, 640)})
            QTest::addRow("%s %gx%g", charts[i].name, size.width(), size.height())
                << int(i) << size;
    }
}

void ChartRenderTest::keepsEverythingOnThePage()
{
    QFETCH(const int, chart);
    QFETCH(const QSizeF, size);
    const ChartScene scene = sceneOf(charts[size_t(chart)].make(), size);
    const QRectF page(QPointF(), size);
    QVERIFY(textsOf(scene).size() >= 5);
    for (const ChartText &text : textsOf(scene))
        QVERIFY2(holds(page, areaOf(text)), qPrintable(text.text));
    for (const ChartItem &item : scene.items) {
        if (const auto *rect = std::get_if<ChartRect>(&item))
            QVERIFY(holds(page, rect->rect));
        if (const auto *path = std::get_if<ChartPath>(&item))
            QVERIFY(holds(page, path->path.boundingRect()));
    }
}

void ChartRenderTest::writesNothingOverAnything_data()
{
    keepsEverythingOnThePage_data();
}

void ChartRenderTest::writesNothingOverAnything()
{
    QFETCH(const int, chart);
    QFETCH(const QSizeF, size);
    const auto texts = textsOf(sceneOf(charts[size_t(chart)].make(), size));
    for (size_t i = 0; i < texts.size(); ++i) {
        for (size_t j = i + 1; j < texts.size(); ++j) {
            const QRectF both = areaOf(texts[i]).intersected(areaOf(texts[j]));
            QVERIFY2(both.width() < 0.5 || both.height() < 0.5,
                     qPrintable(texts[i].text + u" | "_s + texts[j].text));
        }
    }
}

void ChartRenderTest::saysWhatAPageMustSay()
{
    const Chart chart = events();
    const QString all = allTextOf(sceneOf(chart));
    for (const QString &wanted : {chart.spec.title,
                                  u"n = 13 events"_s,
                                  u"Events"_s,
                                  u"River Guard"_s,
                                  u"nobody named"_s,
                                  u"period not complete"_s,
                                  u"Read with care."_s,
                                  u"Sources:"_s,
                                  u"Coast Line (14 Jun 2020)"_s,
                                  u"Data as of"_s,
                                  u"Filter:"_s,
                                  u"3f9a77aa…c21abc"_s,
                                  u"to 14"_s,
                                  u"Period: 1 Oct 2019 to 30 Jun 2020."_s})
        QVERIFY2(all.contains(wanted), qPrintable(wanted + u" is not in: "_s + all));
    for (const QString &caveat : chart.numbers.caveats)
        QVERIFY2(all.contains(caveat.section(u' ', 0, 2)), qPrintable(caveat));

    Chart marked = chart;
    marked.numbers.marking = u"INTERNAL"_s;
    QCOMPARE(allTextOf(sceneOf(marked)).count(u"INTERNAL"_s), 2);
    QVERIFY(allTextOf(sceneOf(empty())).contains(u"no record fits the filter"_s));
    QVERIFY(allTextOf(sceneOf(excessive())).contains(u"more"_s));
}

void ChartRenderTest::barsStartAtZeroAndAreAsLongAsTheirValue()
{
    const Chart chart = events();
    const ChartScene scene = sceneOf(chart);
    std::map<int, qreal> bottoms;
    qreal unit = 0;
    for (const ChartMark &mark : scene.marks) {
        if (mark.cell.series < 0)
            continue;
        const double value =
            chart.numbers.series[size_t(mark.cell.series)].cells[size_t(mark.cell.position)].value;
        auto &bottom = bottoms.try_emplace(mark.cell.position, scene.plot.bottom()).first->second;
        QVERIFY(std::abs(mark.area.bottom() - bottom) < 0.01);
        bottom = mark.area.top();
        if (unit == 0)
            unit = mark.area.height() / value;
        QVERIFY(std::abs(mark.area.height() - unit * value) < 0.01);
    }
    QCOMPARE(bottoms.size(), size_t(6)); // Nov to Jan, Mar, Jun, month not certain
}

void ChartRenderTest::unknownIsGreyAndNeverLost()
{
    const Chart chart = events();
    const auto looks = ChartStyle::forExport(false).looksOf(chart.spec, chart.numbers.series);
    QVERIFY(looks[3].fill.hslSaturation() < 30);
    for (size_t i = 0; i < 3; ++i)
        QVERIFY(looks[i].fill.hslSaturation() > 60);
    // Its four bars and its line in the key.
    QCOMPARE(rectsOf(sceneOf(chart), looks[3].fill).size(), size_t(5));
}

void ChartRenderTest::unknownKeepsItsRow_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("slide") << QSizeF(1280, 720);
    QTest::newRow("square") << QSizeF(640, 640);
    QTest::newRow("narrow") << QSizeF(700, 1300);
}

// Where a hundred bars have no room, those that are left out are named ones, and it is said.
void ChartRenderTest::unknownKeepsItsRow()
{
    QFETCH(const QSizeF, size);
    Chart chart = ranked();
    chart.numbers.positions.clear();
    ChartSeries one = chart.numbers.series.front();
    one.cells.clear();
    for (int i = 0; i < 100; ++i) {
        chart.numbers.positions.push_back({u"Place %1"_s.arg(i), QString::number(i)});
        one.cells.push_back({double(100 - i), 100 - i});
    }
    for (const QString &apart : {u"other (40)"_s, u"not stated"_s}) {
        chart.numbers.positions.push_back({apart, apart, {}, {}, false, true});
        one.cells.push_back({7, 7});
    }
    chart.numbers.series = {one};
    const ChartScene scene = sceneOf(chart, size);
    std::set<int> drawn;
    qreal bottom = 0;
    for (const ChartMark &mark : scene.marks) {
        QVERIFY(mark.sentence.contains(chart.numbers.positions[size_t(mark.cell.position)].label));
        QVERIFY(mark.area.top() >= bottom); // rows do not overlap
        bottom = mark.area.bottom();
        drawn.insert(mark.cell.position);
    }
    QVERIFY(drawn.size() > 10 && drawn.size() < 100);
    QVERIFY(drawn.contains(0) && drawn.contains(100) && drawn.contains(101));
    QVERIFY(!drawn.contains(99));
    const QString all = allTextOf(scene);
    for (const QString &wanted :
         {u"other (40)"_s, u"not stated"_s, u"%1 of 102 rows are drawn"_s.arg(drawn.size())})
        QVERIFY2(all.contains(wanted), qPrintable(wanted + u" is not in: "_s + all));
}

void ChartRenderTest::saysWhichPartIsCounted()
{
    Chart chart = events();
    ChartPosition &first = chart.numbers.positions.front();
    first.incomplete = true;
    first.since = QDate(2019, 10, 15);
    QVERIFY(allTextOf(sceneOf(chart)).contains(u"from 15 Oct"_s));
    first.until = QDate(2019, 10, 20);
    QVERIFY(allTextOf(sceneOf(chart)).contains(u"15 Oct–20 Oct"_s));
}

void ChartRenderTest::allegedAndIncompleteAreHatched()
{
    const auto hatchesIn = [](const Chart &chart, const QRectF &area) {
        int count = 0;
        for (const ChartItem &item : sceneOf(chart).items) {
            const auto *path = std::get_if<ChartPath>(&item);
            count +=
                path && path->line == QColor(Qt::white) && area.contains(path->path.boundingRect())
                    ? 1
                    : 0;
        }
        return count;
    };
    Chart chart = events();
    const auto markAt = [&chart](ChartCellRef cell) {
        const ChartScene scene = sceneOf(chart);
        return std::ranges::find(scene.marks, cell, &ChartMark::cell)->area.adjusted(-1, -1, 1, 1);
    };
    QCOMPARE(hatchesIn(chart, markAt({0, 2})), 1); // alleged
    QCOMPARE(hatchesIn(chart, markAt({3, 1})), 0); // nobody named
    QCOMPARE(hatchesIn(chart, markAt({1, 8})), 2); // alleged, in a month that is not over
    chart.numbers.series[1].alleged = false;
    QCOMPARE(hatchesIn(chart, markAt({1, 8})), 1);
    chart.numbers.positions[8].incomplete = false;
    QCOMPARE(hatchesIn(chart, markAt({1, 8})), 0);
}

void ChartRenderTest::figuresHaveNoWhiskers()
{
    const Chart chart = figures();
    const ChartScene scene = sceneOf(chart);
    // What is not reported is in words and never a mark at zero.
    for (const ChartMark &mark : scene.marks)
        QVERIFY(mark.cell.position != 5 || mark.sentence.contains(u"not reported"_s));
    QVERIFY(allTextOf(scene).contains(u"not reported"_s));
    QVERIFY(allTextOf(scene).contains(u"30 (11–36)"_s));
    QCOMPARE(
        std::ranges::count_if(
            scene.marks, [](const ChartMark &mark) { return mark.sentence.contains(u" says "_s); }),
        9);
    const auto open = std::ranges::find_if(
        scene.marks, [](const ChartMark &mark) { return mark.incident == Id{13}; });
    QVERIFY(open != scene.marks.end());
    QVERIFY(open->area.width() > 40); // it fades out to the right instead of ending at 12
}

void ChartRenderTest::colorsReadOnTheirGround()
{
    for (const bool dark : {false, true}) {
        const ChartStyle style = ChartStyle::forWindow(dark);
        QVERIFY(contrastOf(style.text, style.background) >= 7);
        QVERIFY(contrastOf(style.quiet, style.background) >= 4.5);
        Chart chart = excessive();
        chart.numbers.series.back().unknown = true;
        for (const SeriesLook &look : style.looksOf(chart.spec, chart.numbers.series)) {
            QVERIFY(contrastOf(look.outline.isValid() ? look.outline : look.fill, style.background)
                    >= 3);
            QVERIFY(contrastOf(textOn(look.fill), look.fill) >= 4.5);
        }
    }
    const auto looks = ChartStyle::forExport(false).looksOf({}, excessive().numbers.series);
    for (size_t i = 0; i < looks.size(); ++i) {
        for (size_t j = i + 1; j < looks.size(); ++j)
            QVERIFY2(looks[i].fill != looks[j].fill || looks[i].texture != looks[j].texture,
                     "two series look the same");
    }
}

// As many as a stack can have, and unknown: printed in grey they are still told apart, by texture
// or by how dark they are; lines by the shape of their points.
void ChartRenderTest::seriesAreToldApartWithoutColour()
{
    std::vector<ChartSeries> series(9);
    for (size_t i = 0; i < series.size(); ++i)
        series[i].key = QString::number(i);
    series.back().unknown = true;
    for (const bool dark : {false, true}) {
        const ChartStyle style = ChartStyle::forWindow(dark);
        const auto looks = style.looksOf({}, series);
        for (size_t i = 0; i < looks.size(); ++i) {
            QVERIFY(contrastOf(looks[i].fill, style.textureInk(looks[i])) >= 1.4);
            for (size_t j = i + 1; j < looks.size(); ++j) {
                const double least = series[j].unknown ? 1.5 : 2.5;
                QVERIFY2(looks[i].texture != looks[j].texture
                             || contrastOf(looks[i].fill, looks[j].fill) >= least,
                         qPrintable(u"%1 and %2"_s.arg(i).arg(j)));
                QVERIFY(series[j].unknown || pointOf(looks[i], {}, 4) != pointOf(looks[j], {}, 4));
            }
        }
    }
}

// A filter changes who comes first, a slide who is shown beside whom.
void ChartRenderTest::coloursStayWhoeverComesFirst()
{
    std::vector<ChartSeries> series(6);
    for (size_t i = 0; i < series.size(); ++i) {
        series[i].key = QString::number(5883671442477809665ULL + i * 3);
        series[i].name = u"Actor %1"_s.arg(i);
    }
    const ChartStyle style = ChartStyle::forExport(false);
    QHash<QString, SeriesLook> known;
    const auto usual = style.looksOf({}, series);
    for (size_t i = 0; i < series.size(); ++i)
        known.insert(series[i].key, usual[i]);
    std::vector<size_t> order{0, 1, 2, 3, 4, 5};
    do {
        std::vector<ChartSeries> shown;
        for (const size_t i : order)
            shown.push_back(series[i]);
        const auto looks = style.looksOf({}, shown);
        for (size_t i = 0; i < shown.size(); ++i) {
            QCOMPARE(looks[i].fill, known[shown[i].key].fill);
            QCOMPARE(looks[i].texture, known[shown[i].key].texture);
        }
        for (size_t i = 0; i < looks.size(); ++i) {
            for (size_t j = i + 1; j < looks.size(); ++j)
                QVERIFY(looks[i].fill != looks[j].fill || looks[i].texture != looks[j].texture);
        }
    } while (std::ranges::next_permutation(order).found);
    // The same alone as in company, in lightness where another one shares it.
    for (size_t i = 0; i < series.size(); ++i) {
        const QColor alone = style.looksOf({}, {series[i]})[0].fill;
        const bool isShared = std::ranges::any_of(
            series.begin(), series.begin() + int(i), [&](const ChartSeries &other) {
                return GroupColours::of(other.key, false) == alone;
            });
        QVERIFY(isShared ? std::abs(alone.hue() - usual[i].fill.hue()) <= 2
                         : alone == usual[i].fill);
    }
    // What was chosen comes first; who would have had it gets another.
    ChartSpec spec;
    spec.colours.insert(series[1].key, usual[0].fill.name());
    const auto chosen = style.looksOf(spec, series);
    QCOMPARE(chosen[1].fill, usual[0].fill);
    QVERIFY(chosen[0].fill != usual[0].fill);
}

void ChartRenderTest::aNameThatIsCutIsToldWhole_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::newRow("slide") << QSizeF(1280, 720);
    QTest::newRow("narrow: the key above") << QSizeF(700, 600);
}

// In a crowded key, or beside a bar: both its ends stay, and all of it is in a hint and in the text
// that stands for the picture.
void ChartRenderTest::aNameThatIsCutIsToldWhole()
{
    QFETCH(const QSizeF, size);
    const QString beyond = QString(u"and beyond "_s).repeated(20);
    for (Chart chart : {excessive(), ranked()}) {
        const bool isKey = chart.numbers.series.size() > 4;
        QStringList names;
        for (size_t i = 0; i < chart.numbers.series.size() && isKey; ++i)
            names += chart.numbers.series[i].name;
        for (size_t i = 0; i < chart.numbers.positions.size() && !isKey; ++i) {
            names += u"The northern provinces "_s + beyond + u"part %1"_s.arg(i);
            chart.numbers.positions[i].label = names.back();
        }
        const ChartScene scene = sceneOf(chart, size);
        QVERIFY(!scene.hints.empty());
        for (const ChartHint &hint : scene.hints) {
            QVERIFY2(names.contains(hint.text), qPrintable(hint.text));
            QVERIFY(QRectF(QPointF(), size).contains(hint.area));
        }
        const QString text = chartAltText(chart.spec, chart.numbers);
        constexpr qsizetype toldOfStacks = 12; // the text says how many more there are
        for (const QString &name : isKey ? names.first(toldOfStacks) : names)
            QVERIFY2(text.contains(name), qPrintable(name));
    }
    // Those that begin alike are told apart by their ends.
    QSet<QString> shown;
    int cut = 0;
    for (int i = 0; i < 9; ++i) {
        const QString kept =
            elidedInMiddle(120, u"An actor with a very long name, part %1"_s.arg(i), 14);
        QVERIFY(textWidth(kept, 14) <= 120);
        QVERIFY(kept.startsWith(u"An"_s) && kept.endsWith(QString::number(i)));
        cut += kept.contains(u'…') ? 1 : 0;
        shown += kept;
    }
    QCOMPARE(cut, 9);
    QCOMPARE(shown.size(), 9);
}

void ChartRenderTest::aNameOnSeveralLinesKeepsItsEnd()
{
    const QString name =
        u"The joint command of the northern provinces accuses the eastern part of the front"_s;
    for (const int most : {1, 2, 3}) {
        const auto lines = wrappedName(name, 170, 14, most);
        QCOMPARE(lines.size(), size_t(most));
        QVERIFY(lines.front().parts.front().text.startsWith(u"The"_s));
        QVERIFY2(lines.back().parts.back().text.endsWith(u"front"_s),
                 qPrintable(lines.back().parts.back().text));
        for (const ChartTextLine &line : lines)
            QVERIFY(line.width() <= 170);
    }
    const auto whole = wrappedName(name, 170, 14, 9);
    for (const ChartTextLine &line : whole)
        QVERIFY(!line.parts.front().text.contains(u'…'));
    QVERIFY(wrappedName({}, 170, 14, 2).empty());
}

void ChartRenderTest::datesStayWhole_data()
{
    QTest::addColumn<QString>("date");
    QTest::newRow("day") << u"12 Mar 2020"_s;
    QTest::newRow("month") << u"Jun 2020"_s;
    QTest::newRow("day of a month") << u"3 Jan"_s;
}

void ChartRenderTest::datesStayWhole()
{
    QFETCH(const QString, date);
    const QString text = u"Said between the first day and "_s + date + u", by whom is not known"_s;
    for (int width = 90; width < 420; width += 7) {
        QString all;
        bool isWhole = false;
        for (const ChartTextLine &line : wrapped(text, width, 14, false, 99)) {
            isWhole |= line.parts.front().text.contains(date);
            all += line.parts.front().text.trimmed() + u' ';
        }
        QVERIFY2(isWhole, qPrintable(u"%1: %2"_s.arg(width).arg(all)));
        QCOMPARE(all.trimmed(), text);
    }
}

void ChartRenderTest::whatIsCountedStaysTogether()
{
    Chart chart = events();
    const QString n = u"n = 23 events, 12 of them beside the axis"_s;
    for (const QSizeF size : {QSizeF(1280, 720), QSizeF(1109, 832), QSizeF(1142, 807)}) {
        for (int words = 0; words < 9; ++words) {
            chart.spec.title.clear();
            chart.spec.subtitle = u"Events by week and alleged actor, "_s
                                  + u"and more "_s.repeated(words) + u'(' + n + u')';
            QVERIFY2(
                std::ranges::any_of(textsOf(sceneOf(chart, size)),
                                    [&](const ChartText &text) { return text.text.contains(n); }),
                qPrintable(chart.spec.subtitle));
        }
    }
}

void ChartRenderTest::everyBarHasItsNumber_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("each"); ///< every so many periods has a bar
    QTest::newRow("months") << 26 << 2;
    QTest::newRow("days, far apart") << 130 << 40;
}

// Too narrow for a number inside, a bar has it above.
void ChartRenderTest::everyBarHasItsNumber()
{
    QFETCH(const int, count);
    QFETCH(const int, each);
    Chart chart = events();
    chart.numbers.positions.resize(1);
    chart.numbers.positions.front().incomplete = false;
    chart.numbers.positions.resize(size_t(count), chart.numbers.positions.front());
    chart.numbers.series.resize(1);
    auto &cells = chart.numbers.series.front().cells;
    cells.assign(size_t(count), {});
    int bars = 0;
    for (int i = each / 2; i < count; i += each, ++bars) {
        cells[size_t(i)].value = 100 + bars;
        cells[size_t(i)].count = 100 + bars;
    }
    const auto texts = textsOf(sceneOf(chart));
    for (int i = 0; i < bars; ++i) {
        const QString number = QString::number(100 + i);
        QVERIFY2(
            std::ranges::any_of(
                texts, [&](const ChartText &text) { return text.bold && text.text == number; }),
            qPrintable(number));
    }
    for (size_t i = 0; i < texts.size(); ++i) {
        for (size_t j = i + 1; j < texts.size(); ++j)
            QVERIFY2(areaOf(texts[i]).intersected(areaOf(texts[j])).width() < 0.5,
                     qPrintable(texts[i].text + u" | "_s + texts[j].text));
    }
}

// A bar is taller than what it counts; the number that is true stands there in any width.
void ChartRenderTest::partsThatOverlapKeepTheirNumber()
{
    Chart chart = events();
    constexpr int years = 21;
    chart.numbers.positions.resize(1);
    chart.numbers.positions.front().incomplete = false;
    chart.numbers.positions.resize(size_t(years), chart.numbers.positions.front());
    chart.numbers.series.resize(2);
    for (ChartSeries &series : chart.numbers.series) {
        series.cells.assign(size_t(years), {});
        for (int i = 0; i < years; ++i)
            series.cells[size_t(i)] = {100.0 + i, 100 + i};
    }
    for (int i = 0; i < years; ++i)
        chart.numbers.totals.push_back({200.0 - i, 200 - i});
    for (const QSizeF size : {QSizeF(1280, 720), QSizeF(1142, 807)}) {
        const auto texts = textsOf(sceneOf(chart, size));
        for (int i = 1; i < years; ++i) {
            const QString number = QString::number(200 - i);
            QVERIFY2(std::ranges::any_of(texts,
                                         [&](const ChartText &text) {
                                             return text.text.section(u' ', 0, 0) == number
                                                    && text.bold;
                                         }),
                     qPrintable(number));
        }
    }
}

void ChartRenderTest::barsOfNobodyAreGrey()
{
    Chart chart = ranked();
    chart.numbers.series = {series({}, {12, 8, 4, 3, 2, 1, 8, 3})};
    for (size_t i = 0; i < 7; ++i)
        chart.numbers.positions[i].alleged = true;
    const auto fills = [&] {
        std::vector<QColor> found;
        const ChartScene scene = sceneOf(chart);
        for (const ChartMark &mark : scene.marks) {
            for (const ChartItem &item : scene.items) {
                const auto *rect = std::get_if<ChartRect>(&item);
                if (rect && rect->rect.contains(mark.area.center())
                    && rect->rect.width() <= mark.area.width() + 1)
                    found.push_back(rect->fill);
            }
        }
        return found;
    }();
    QCOMPARE(fills.size(), size_t(8));
    QCOMPARE(fills.back(), GroupColours::nobody(false));
    for (size_t i = 0; i < 7; ++i)
        QCOMPARE(fills[i], GroupColours::plain(false));
}

void ChartRenderTest::aSumSaysWhatItRestsOn()
{
    Chart chart = ranked();
    chart.numbers.axis = u"Killed"_s;
    chart.numbers.series = {series({}, {12, 8, 4, 3, 2, 0, 8, 3})};
    auto &cells = chart.numbers.series.front().cells;
    for (ChartCell &cell : cells)
        cell.count = 10;
    cells[5].silent = 9; // one says that nobody was, nine say nothing
    cells[1].silent = 4;
    const QString all = allTextOf(sceneOf(chart));
    QVERIFY2(all.contains(u"(1 of 10 stated)"_s) && all.contains(u"(6 of 10 stated)"_s),
             qPrintable(all));
    QCOMPARE(emptySentence(chart.numbers, 5), u"Old mill: 0 killed (1 of 10 stated)"_s);
    QCOMPARE(cellNumber(cells[5]), u"0/–"_s); // where there is no room for words
    QCOMPARE(cellNumber(cells[1]), u"8"_s);
}

void ChartRenderTest::manyInOneBarMakeNoStubs()
{
    Chart chart = ranked();
    chart.numbers.series = {series({}, {500, 300, 200, 200, 190, 180, 6372, 20})};
    const ChartScene scene = sceneOf(chart);
    QVERIFY(allTextOf(scene).contains(u"(bar cut)"_s));
    qreal longest = 0, ofOthers = 0;
    for (const ChartMark &mark : scene.marks)
        (mark.cell.position == 6 ? ofOthers : longest) =
            std::max(mark.cell.position == 6 ? ofOthers : longest, mark.area.width());
    QVERIFY(longest > scene.plot.width() * 0.7);
    QVERIFY(std::abs(ofOthers - scene.plot.width()) < 1);
    for (const ChartText &text : textsOf(scene))
        QVERIFY2(holds(QRectF(QPointF(), scene.size), areaOf(text)), qPrintable(text.text));
    // What is unknown is drawn as long as it is.
    chart.numbers.series = {series({}, {500, 300, 200, 200, 190, 180, 20, 6372})};
    QVERIFY(!allTextOf(sceneOf(chart)).contains(u"(bar cut)"_s));
}

void ChartRenderTest::nStandsUnderAHeadline()
{
    Chart chart = events();
    chart.spec.title.clear();
    chart.numbers.subtitle =
        u"Events by month and alleged actor, Oct 2019 to Jun 2020 (n = 9,525 events, 250 of them "
        u"beside the axis)"_s;
    QCOMPARE(headlineOf(chart.spec, chart.numbers),
             u"Events by month and alleged actor, Oct 2019 to Jun 2020"_s);
    QCOMPARE(subtitleOf(chart.spec, chart.numbers),
             u"n = 9,525 events, 250 of them beside the axis"_s);
    chart.spec.title = u"A headline"_s;
    QCOMPARE(subtitleOf(chart.spec, chart.numbers), chart.numbers.subtitle);
}

void ChartRenderTest::actorsOfOneColourDifferInLightness()
{
    std::vector<ChartSeries> actors(3);
    for (size_t i = 0; i < actors.size(); ++i) {
        actors[i].key = QString::number(1001 + i * GroupColours::fills(false).size());
        actors[i].name = u"Actor %1"_s.arg(i);
    }
    for (const bool isDark : {false, true}) {
        const auto looks = ChartStyle::forWindow(isDark).looksOf({}, actors);
        QCOMPARE(looks[0].fill, GroupColours::of(actors[0].key, isDark));
        for (const auto &[one, other] : {std::pair(0, 1), {0, 2}, {1, 2}})
            QVERIFY(contrastOf(looks[size_t(one)].fill, looks[size_t(other)].fill) > 1.3);
    }
    // Who accuses the same shares its colour.
    actors[0].key = u"1>1001"_s;
    actors[1].key = u"2>1001"_s;
    const auto looks = ChartStyle::forExport(false).looksOf({}, actors);
    QCOMPARE(looks[0].fill, looks[1].fill);
}

void ChartRenderTest::keyOfRowsReadsAsTheBars()
{
    const Chart chart = ranked();
    const auto looks = ChartStyle::forExport(false).looksOf(chart.spec, chart.numbers.series);
    const auto beside = seriesKey(chart.numbers, looks, KeyEntry::Sign::Box, true);
    const auto above = seriesKey(chart.numbers, looks);
    QVERIFY(chart.numbers.series.size() > 1);
    QVERIFY(beside.front().text.contains(chart.numbers.series.front().name));
    QVERIFY(above.front().text.contains(chart.numbers.series.back().name));
    QCOMPARE(beside.size(), above.size());
}

void ChartRenderTest::theBestIsSeenBehindItsClaims()
{
    Chart chart = figures();
    const auto band = std::ranges::find_if(
        chart.numbers.bands, [](const ChartBand &one) { return one.best.has_value(); });
    QVERIFY(band != chart.numbers.bands.end());
    ChartPoint claim;
    claim.position = band->position;
    claim.best = band->best;
    claim.feeds = true;
    for (const int claims : {1, 2, 6, 20}) {
        chart.numbers.points.assign(size_t(claims), claim);
        const ChartScene scene = sceneOf(chart);
        QRectF dots, tick;
        for (const ChartMark &mark : scene.marks) {
            if (mark.area.size() == QSizeF(14, 14))
                dots |= mark.area.adjusted(2.4, 2.4, -2.4, -2.4);
        }
        for (const ChartRect &rect : rectsOf(scene, ChartStyle::forExport(false).text)) {
            if (rect.rect.width() == 3 && rect.rect.intersects(dots))
                tick = rect.rect;
        }
        QVERIFY2(tick.top() < dots.top() && tick.bottom() > dots.bottom(),
                 qPrintable(QString::number(claims)));
    }
}

// A page that is high for its few rows is not left empty.
void ChartRenderTest::fewRowsUseThePage()
{
    Chart chart = ranked();
    chart.numbers.positions.resize(5);
    for (ChartSeries &series : chart.numbers.series)
        series.cells.resize(5);
    chart.numbers.totals.clear();
    const QSizeF page(1109, 832);
    QVERIFY(sceneOf(chart, page).plot.height() > page.height() / 2);
}

// In the window, whose rows have no second line.
void ChartRenderTest::aFigureIsSmallerRatherThanCut()
{
    Chart chart = figures();
    const QString words = u"2 or more, not counted"_s;
    chart.numbers.bands.front().words = words;
    const ChartPosition &first = chart.numbers.positions.front();
    const auto position = size_t(chart.numbers.bands.front().position);
    chart.numbers.positions[position].label = u"Western base, 8 Nov 2019, fired"_s;
    chart.numbers.positions.resize(12, first);
    for (size_t i = 6; i < 12; ++i)
        chart.numbers.positions[i].label = u"Depot %1"_s.arg(i);
    const ChartScene scene =
        layChart(QSizeF(872, 430), chart.spec, chart.numbers, ChartStyle::forWindow(false));
    for (const QString &wanted : {words, u"Western base, 8 Nov 2019, fired"_s}) {
        QVERIFY2(std::ranges::any_of(textsOf(scene),
                                     [&](const ChartText &text) { return text.text == wanted; }),
                 qPrintable(allTextOf(scene)));
    }
}

void ChartRenderTest::everyCellCanBePointedAt()
{
    for (const auto &[name, make] : charts) {
        const Chart chart = make();
        const ChartScene scene = sceneOf(chart);
        std::set<int> positions;
        for (const ChartMark &mark : scene.marks) {
            positions.insert(mark.cell.position);
            QVERIFY(!mark.sentence.isEmpty());
            QVERIFY(mark.area.isValid());
        }
        QCOMPARE(positions.size(), chart.numbers.positions.size());
    }
    const ChartScene scene = sceneOf(events());
    const auto mark = std::ranges::find(scene.marks, ChartCellRef{0, 2}, &ChartMark::cell);
    QCOMPARE(mark->sentence, u"Dec 2019, River Guard, alleged: 2 events"_s);
}

void ChartRenderTest::scalesStartAtZero_data()
{
    QTest::addColumn<double>("highest");
    QTest::addColumn<bool>("countsOnly");
    QTest::addColumn<double>("top");
    QTest::addColumn<double>("step");
    QTest::addRow("nothing") << 0.0 << true << 1.0 << 1.0;
    QTest::addRow("one") << 1.0 << true << 1.0 << 1.0;
    QTest::addRow("five") << 5.0 << true << 5.0 << 1.0;
    QTest::addRow("seven") << 7.0 << true << 8.0 << 2.0;
    QTest::addRow("exact") << 30.0 << true << 30.0 << 5.0;
    QTest::addRow("thousands") << 12'345.0 << true << 15'000.0 << 5'000.0;
    QTest::addRow("parts") << 0.5 << false << 0.5 << 0.1;
}

void ChartRenderTest::scalesStartAtZero()
{
    QFETCH(const double, highest);
    QFETCH(const bool, countsOnly);
    const ValueScale scale = ValueScale::upTo(highest, 6, countsOnly);
    QTEST(scale.top, "top");
    QTEST(scale.step, "step");
    QCOMPARE(scale.ticks().front(), 0.0);
    QVERIFY(scale.ticks().size() <= 7);
}

void ChartRenderTest::labelsFallOnRoundPeriods()
{
    const auto wordsOf = [](const std::vector<PeriodLabel> &labels) {
        QStringList words;
        for (const PeriodLabel &label : labels)
            words +=
                label.lower.isEmpty() ? label.upper : QString(label.upper % u'/' % label.lower);
        return words.join(u' ');
    };
    const auto nine = months(QDate(2019, 10, 1), 9);
    using enum ChartSpec::Period;
    QCOMPARE(wordsOf(periodLabels(nine, Month, 90, 14)),
             u"Oct/2019 Nov Dec Jan/2020 Feb Mar Apr May Jun"_s);
    QCOMPARE(wordsOf(periodLabels(nine, Month, 15, 14)), u"Oct/2019 Jan/2020 Apr"_s);
    // What is only a part is named: its neighbour gives way.
    auto cut = nine;
    cut.back().incomplete = true;
    QCOMPARE(wordsOf(periodLabels(cut, Month, 15, 14)), u"Oct/2019 Jan/2020 Jun"_s);
    cut = months(QDate(2018, 5, 1), 26);
    cut.back().incomplete = true;
    QVERIFY(wordsOf(periodLabels(cut, Month, 31, 14)).endsWith(u" Mar Jun"_s));
    QCOMPARE(wordsOf(periodLabels(months(QDate(1950, 1, 1), 480), Month, 1.5, 14)),
             u"1950 1955 1960 1965 1970 1975 1980 1985"_s);
    std::vector<ChartPosition> days;
    for (int i = 0; i < 60; ++i)
        days.push_back({{}, {}, QDate(2020, 1, 20).addDays(i), QDate(2020, 1, 20).addDays(i)});
    QCOMPARE(wordsOf(periodLabels(days, Day, 16, 14)),
             u"20/Jan 2020 25 5/Feb 2020 10 15 20 25 5/Mar 2020 10 15"_s);
}

void ChartRenderTest::hatchesStayInside()
{
    const QRectF area(13.5, 7.25, 41, 9);
    for (const Texture texture : {Texture::Rising,
                                  Texture::Falling,
                                  Texture::Level,
                                  Texture::Upright,
                                  Texture::Dots,
                                  Texture::Beads,
                                  Texture::Grid,
                                  Texture::Checks,
                                  Texture::Rungs}) {
        const QPainterPath path = hatch(area, texture);
        QVERIFY(!path.isEmpty());
        QVERIFY(holds(area, path.boundingRect()));
    }
    QVERIFY(hatch(area, Texture::None).isEmpty());
}

void ChartRenderTest::cutsWithCare()
{
    const QString text = u"Rockets struck the northern depot before dawn"_s;
    QCOMPARE(elidedTo(1000, text, 14), text);
    const QString cut = elidedTo(200, text, 14);
    QVERIFY(textWidth(cut, 14) <= 200);
    QVERIFY(cut.endsWith(u'…'));
    QVERIFY2(text.contains(cut.chopped(1) + u' '), qPrintable(cut)); // between words
    for (const ChartTextLine &line :
         wrapped(u"word "_s.repeated(20) + u"x"_s.repeated(300), 150, 14, false, 9))
        QVERIFY(line.width() <= 150);
    QCOMPARE(wrapped(text, 100, 14, false, 2).size(), size_t(2));
    QVERIFY(wrapped(text, 100, 14, false, 2).back().parts.back().text.endsWith(u'…'));
    QVERIFY(wrapped(QString(), 100, 14, false, 2).empty());
    // A pair of surrogates stays one.
    const QString emoji = QString::fromUtf8("\U0001f680").repeated(60);
    for (const ChartTextLine &line : wrapped(emoji, 101, 14, false, 99))
        QVERIFY(!line.parts.front().text.front().isLowSurrogate());
}

void ChartRenderTest::looksAsItDid_data()
{
    QTest::addColumn<int>("chart");
    QTest::addColumn<bool>("dark");
    for (size_t i = 0; i < charts.size(); ++i) {
        QTest::addRow("%s-export", charts[i].name) << int(i) << false;
        QTest::addRow("%s-dark", charts[i].name) << int(i) << true;
    }
}

// A changed look is looked at, then kept anew with SOURCELINE_KEEP_LOOKS=1; SOURCELINE_PICTURES
// names a folder for pictures at slide size.
void ChartRenderTest::looksAsItDid()
{
    QFETCH(const int, chart);
    QFETCH(const bool, dark);
    const Chart made = charts[size_t(chart)].make();
    const QString name = QLatin1String(QTest::currentDataTag());
    const QSizeF size = dark ? QSizeF(900, 520) : QSizeF(1280, 720);
    const ChartScene scene =
        layChart(size,
                 made.spec,
                 made.numbers,
                 dark ? ChartStyle::forWindow(true) : ChartStyle::forExport(false));
    const auto drawn = [&scene](double scale) {
        QImage image((scene.size * scale).toSize(), QImage::Format_RGB32);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        painter.scale(scale, scale);
        paintScene(painter, scene, TextAs::Outlines);
        return image;
    };
    if (const QString folder = qEnvironmentVariable("SOURCELINE_PICTURES"); !folder.isEmpty())
        QVERIFY(drawn(1).save(folder + u"/%1.png"_s.arg(name)));
    const QImage now = drawn(0.5);
    QCOMPARE(now.pixelColor(1, 1), scene.background);
    const QString file =
        QStringLiteral(SOURCELINE_SOURCE_DIR "/tests/ui/fixtures/chart-%1.png").arg(name);
    if (qEnvironmentVariableIsSet("SOURCELINE_KEEP_LOOKS")) {
        QVERIFY(now.save(file));
        return;
    }
    const QImage kept = QImage(file).convertToFormat(QImage::Format_RGB32);
    QCOMPARE(now.size(), kept.size());
    int off = 0;
    for (int y = 0; y < now.height(); ++y) {
        for (int x = 0; x < now.width(); ++x) {
            const QColor one = now.pixelColor(x, y);
            const QColor other = kept.pixelColor(x, y);
            const int most = std::max({std::abs(one.red() - other.red()),
                                       std::abs(one.green() - other.green()),
                                       std::abs(one.blue() - other.blue())});
            off += most > 48 ? 1 : 0;
        }
    }
    const int allowed = now.width() * now.height() / 200;
    if (off > allowed) {
        const QString seen = QDir::temp().filePath(u"sourceline-chart-%1.png"_s.arg(name));
        now.save(seen);
        QFAIL(qPrintable(
            u"%1 pixels are otherwise than in %2; what is drawn now is %3"_s.arg(off).arg(file,
                                                                                          seen)));
    }
}

QTEST_MAIN(ChartRenderTest)
#include "tst_chartrender.moc"
