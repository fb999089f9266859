#pragma once

#include "ui/chart/plots.h"

/// Charts of numbers made up by hand: nothing in them was ever reported.
namespace example {

using namespace sourceline;
using namespace Qt::StringLiterals;

struct Chart
{
    ChartSpec spec;
    ChartNumbers numbers;
};

inline void addFurniture(Chart &chart, qint64 n)
{
    ChartNumbers &numbers = chart.numbers;
    numbers.n = n;
    numbers.unit = u"events"_s;
    numbers.axis = u"Events"_s;
    numbers.subtitle =
        u"Attacks on depots and stations in the river provinces, by month and by the actor most alleged, October 2019 to June 2020"_s;
    numbers.filter = u"kind is event, country is the river provinces, 1 Oct 2019 to 30 Jun 2020"_s;
    numbers.from = QDate(2019, 10, 1);
    numbers.to = QDate(2020, 6, 30);
    numbers.cutOff = QDate(2020, 6, 14);
    numbers.dataAsOf = 1'795'183'320'000;
    numbers.head = "3f9a77aa00bb11cc22dd33ee44ff5566778899aabbccddeeff00112233c21abc";
    numbers.caveats = {
        u"2 of 10 attacks have conflicting counts of rockets."_s,
        u"Dates of 2 are known to a range only; they stand apart."_s,
        u"An attack with several alleged actors counts once, under the one most speakers name; none is a finding."_s,
        u"Aggregate reports are not included: an official counts 11 for the last quarter of 2019 where this casefile holds 6."_s,
        u"June 2020 is complete to the 14th."_s};
    numbers.sources = {u"The Harbour Post (28 Dec 2019, 13 Mar 2020)"_s,
                       u"River Evening (11 Mar 2020)"_s,
                       u"The Valley Gazette (29 Mar 2020)"_s,
                       u"Coast Line (14 Jun 2020)"_s};
    numbers.sourcesLong = {
        u"A. Writer: Rockets at the northern depot. The Harbour Post, 28 Dec 2019. https://harbour.example/2019/12/28/rockets-at-the-northern-depot"_s,
        u"B. Author: What the officials say. River Evening, 11 Mar 2020. https://evening.example/a"_s};
}

inline ChartSeries series(const QString &name, const std::vector<double> &values)
{
    ChartSeries made;
    made.name = name;
    made.key = name.toLower();
    for (const double value : values)
        made.cells.push_back({value, static_cast<qint64>(value)});
    return made;
}

inline std::vector<ChartPosition> months(QDate first, int count)
{
    std::vector<ChartPosition> all;
    for (int i = 0; i < count; ++i) {
        const QDate from = first.addMonths(i);
        all.push_back({QLocale::c().toString(from, u"MMM yyyy"_s),
                       from.toString(u"yyyy-MM"_s),
                       from,
                       from.addMonths(1).addDays(-1)});
    }
    return all;
}

/// Nine months, the last of them not complete, and a position for dates that lie in no one month.
inline Chart events()
{
    Chart chart;
    addFurniture(chart, 13);
    chart.spec.title = u"Half of the coded attacks fell in December 2019"_s;
    chart.spec.stacking = ChartSpec::Category::Alleged;
    chart.numbers.positions = months(QDate(2019, 10, 1), 9);
    chart.numbers.positions.back().incomplete = true;
    chart.numbers.positions.back().until = chart.numbers.cutOff;
    chart.numbers.positions.push_back(
        {u"month not certain"_s, u"uncertain"_s, {}, {}, false, true});
    chart.numbers.series = {
        series(u"River Guard"_s, {0, 0, 2, 0, 0, 1, 0, 0, 0, 1}),
        series(u"Militias backed by a neighbour"_s, {0, 0, 1, 1, 0, 0, 0, 0, 2, 0}),
        series(u"The neighbour"_s, {0, 0, 1, 0, 0, 0, 0, 0, 0, 0}),
        series(u"nobody named"_s, {0, 1, 1, 1, 0, 0, 0, 0, 0, 1})};
    for (size_t i = 0; i < 3; ++i)
        chart.numbers.series[i].alleged = true;
    chart.numbers.series[3].unknown = true;
    return chart;
}

inline Chart cumulative()
{
    Chart chart = events();
    chart.spec.kind = ChartSpec::Kind::Cumulative;
    chart.spec.title = u"Three in four attacks came before the spring"_s;
    chart.numbers.positions.pop_back();
    for (ChartSeries &one : chart.numbers.series) {
        one.cells.pop_back();
        for (size_t i = 1; i < one.cells.size(); ++i)
            one.cells[i].value += one.cells[i - 1].value;
    }
    return chart;
}

inline Chart ranked()
{
    Chart chart;
    addFurniture(chart, 41);
    chart.spec.kind = ChartSpec::Kind::Ranked;
    chart.spec.title = u"The northern depot was struck most often"_s;
    const QStringList places = {u"Northern depot"_s,
                                u"Western air base on the far side of the river"_s,
                                u"Airport road"_s,
                                u"Harbour"_s,
                                u"Consulate"_s,
                                u"Old mill"_s};
    for (const QString &place : places)
        chart.numbers.positions.push_back({place, place.toLower(), {}, {}});
    chart.numbers.positions.push_back({u"other (7)"_s, u"other"_s, {}, {}, false, true});
    chart.numbers.positions.push_back({u"not stated"_s, u"none"_s, {}, {}, false, true, true});
    chart.numbers.series = {series(u"rocket"_s, {9, 5, 3, 2, 1, 1, 4, 1}),
                            series(u"drone"_s, {2, 1, 1, 0, 1, 0, 1, 0}),
                            series(u"not stated"_s, {1, 2, 0, 1, 0, 0, 3, 2})};
    chart.numbers.series[2].unknown = true;
    return chart;
}

inline Chart figures()
{
    Chart chart;
    addFurniture(chart, 6);
    chart.spec.kind = ChartSpec::Kind::Figures;
    chart.spec.measure = ChartSpec::Measure::Munitions;
    chart.spec.title = u"Counts of rockets differ by a factor of three"_s;
    chart.numbers.axis = u"Rockets fired"_s;
    const QStringList labels = {u"Northern depot, 27 Dec 2019"_s,
                                u"Western base, 11 Mar 2020"_s,
                                u"Airport road, 6 Jan 2020"_s,
                                u"Harbour, Nov 2019"_s,
                                u"Consulate, 3 Dec 2019"_s,
                                u"Old mill, 9 Dec 2019"_s};
    for (const QString &label : labels)
        chart.numbers.positions.push_back({label, label, {}, {}});
    chart.numbers.bands = {{0, 11, 30, 36, u"30 (11–36)"_s, true, false, {10}},
                           {1, 15, 18, 18, u"18 (15–18)"_s, false, true, {11}},
                           {2, 3, 3, 3, u"3"_s, false, false, {12}},
                           {3, 12, {}, {}, u"12 or more"_s, false, false, {13}},
                           {4, 0, 0, 0, u"none"_s, false, false, {14}},
                           {5, {}, {}, {}, u"not reported"_s, false, false, {15}}};
    chart.numbers.points = {
        {0, 11, {}, {}, u"more than 10"_s, u"an official"_s, true, {100}, {10}},
        {0, {}, 30, {}, u"about thirty"_s, u"a station"_s, true, {101}, {10}},
        {0, {}, 30, {}, u"thirty"_s, u"River Evening"_s, true, {102}, {10}},
        {0, 30, 31, 36, u"as many as thirty-six"_s, u"a commander"_s, true, {103}, {10}},
        {0, {}, 20, {}, u"twenty"_s, u"first reports"_s, false, {104}, {10}},
        {1, 15, {}, 18, u"15 to 18"_s, u"a spokesman"_s, true, {105}, {11}},
        {2, {}, 3, {}, u"three"_s, u"police"_s, true, {106}, {12}},
        {3, 12, {}, {}, u"at least a dozen"_s, u"police"_s, true, {107}, {13}},
        {4, {}, 0, {}, u"none"_s, u"the army"_s, true, {108}, {14}},
        {5, {}, {}, {}, u"not reported"_s, u"The Harbour Post"_s, true, {109}, {15}}};
    return chart;
}

inline Chart coverage()
{
    Chart chart;
    addFurniture(chart, 9);
    chart.spec.kind = ChartSpec::Kind::Coverage;
    chart.spec.title = u"This casefile holds about half of what officials count"_s;
    const auto add = [&chart](const QString &label,
                              double held,
                              std::optional<double> counted,
                              std::optional<double> high,
                              bool open,
                              const QString &sentence) {
        ChartCoverage one;
        one.position = static_cast<int>(chart.numbers.positions.size());
        one.held = held;
        one.counted = counted;
        one.countedHigh = high;
        one.openAbove = open;
        one.sentence = sentence;
        chart.numbers.positions.push_back({label, label, {}, {}});
        chart.numbers.coverage.push_back(one);
    };
    add(u"Oct to Dec 2019"_s,
        6,
        11,
        {},
        false,
        u"holds 6 of the 11 that a defence official counts"_s);
    add(u"since May 2019"_s,
        9,
        12,
        {},
        true,
        u"holds 9 of the at least 12 that a commander counts"_s);
    add(u"2019"_s, 2, 4, 7, false, u"holds 2 of the 4 to 7 that a spokesman counts"_s);
    return chart;
}

inline Chart empty()
{
    Chart chart;
    addFurniture(chart, 0);
    chart.spec.title = u"No attack is coded here"_s;
    return chart;
}

/// All that is long at once: names, title, caveats, filter, a thousand months.
inline Chart excessive()
{
    Chart chart = events();
    const QString word = u"incomprehensibilities"_s;
    chart.spec.title =
        QString(u"A headline that nobody cut because it says everything at once "_s).repeated(6);
    chart.spec.subtitle = word.repeated(40);
    chart.numbers.marking = QString(u"INTERNAL · "_s).repeated(30);
    chart.numbers.filter = QString(u"place is one of many places "_s).repeated(60);
    for (int i = 0; i < 60; ++i) {
        chart.numbers.caveats +=
            u"Another caveat, number %1, which is made from the data and said in a sentence."_s.arg(
                i);
        chart.numbers.sources += u"Outlet number %1 (1 Jan 2020)"_s.arg(i);
        chart.numbers.sourcesLong += u"Outlet number %1, "_s.arg(i) + word.repeated(10);
    }
    chart.numbers.positions = months(QDate(1950, 1, 1), 1000);
    chart.numbers.series.clear();
    for (int i = 0; i < 14; ++i) {
        ChartSeries one = series(
            u"An actor with a long name and a number %1, of the western provinces and beyond"_s.arg(
                i),
            std::vector<double>(1000, i * 1000 + 0.5));
        one.alleged = i % 2 == 0;
        chart.numbers.series.push_back(one);
    }
    return chart;
}

} // namespace example
