// The form is Amy Cesal's: chart type of type of data where reason for including the chart.
#include "model/chart/cellwords.h"
#include "model/chart/charttext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

using Kind = ChartSpec::Kind;

constexpr size_t mostListed = 12;

QString typeWords(const ChartSpec &spec)
{
    const bool isStacked = spec.stacking != ChartSpec::Category::None;
    switch (spec.kind) {
    case Kind::Events:
    case Kind::Accusations:
        return isStacked ? Words::tr("Stacked bar chart") : Words::tr("Bar chart");
    case Kind::Cumulative:
        return isStacked ? Words::tr("Chart of rising areas") : Words::tr("Rising step chart");
    case Kind::Ranked:
        return isStacked ? Words::tr("Stacked ranked bars") : Words::tr("Ranked bars");
    case Kind::Figures:
        return Words::tr("Chart of points and ranges");
    case Kind::Stances:
        return Words::tr("Stacked bars");
    case Kind::Coverage:
        return Words::tr("Paired bars");
    }
    return {};
}

QString number(double value)
{
    // As it is written on the chart.
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    const auto whole = static_cast<qint64>(value);
    return value == static_cast<double>(whole) ? english.toString(whole) : plainNumber(value);
}

struct Total
{
    QString name;
    ChartCell whole;

    QString words() const { return statedValue(whole, number(whole.value)); }
};

std::vector<Total> positionTotals(const ChartNumbers &numbers)
{
    std::vector<Total> totals;
    for (size_t i = 0; i < numbers.positions.size(); ++i)
        totals.push_back({numbers.positions[i].label, numbers.totalAt(i)});
    return totals;
}

QString listed(std::vector<Total> totals)
{
    std::erase_if(totals, [](const Total &total) {
        return total.whole.value <= 0 && !total.whole.isSilent();
    });
    QStringList parts;
    for (size_t i = 0; i < std::min(totals.size(), mostListed); ++i)
        parts.append(u"%1 %2"_s.arg(totals[i].name, totals[i].words()));
    QString text = parts.join(u", "_s);
    if (totals.size() > mostListed)
        text += Words::tr(", and %1 more").arg(totals.size() - mostListed);
    return text;
}

QString stackWords(const ChartSpec &spec, const ChartNumbers &numbers)
{
    if (numbers.series.size() < 2)
        return {};
    std::vector<Total> totals;
    for (const ChartSeries &series : numbers.series) {
        ChartCell sum, last;
        for (size_t i = 0; i < series.cells.size(); ++i) {
            const ChartCell &cell = series.cells[i];
            sum.value += cell.value;
            sum.count += cell.count;
            sum.silent += cell.silent;
            sum.atLeast += cell.atLeast;
            sum.about += cell.about;
            last = numbers.positions[i].apart ? last : cell;
        }
        totals.push_back({series.name, spec.kind == Kind::Cumulative ? last : sum});
    }
    return Words::tr("By segment: %1.").arg(listed(std::move(totals)));
}

// `Dec 2019 has most, 5`: of those on the axis, all where several have as much.
QString mostWords(const ChartNumbers &numbers, const std::vector<Total> &totals)
{
    double most = 0;
    std::vector<const Total *> found;
    for (size_t i = 0; i < totals.size(); ++i) {
        const double value = totals[i].whole.value;
        if (numbers.positions[i].apart || value < most || value <= 0)
            continue;
        if (value > most)
            found.clear();
        most = value;
        found.push_back(&totals[i]);
    }
    if (found.empty())
        return Words::tr("nothing stands on the axis.");
    if (found.size() == 1)
        return Words::tr("%1 has most, %2.").arg(found.front()->name, found.front()->words());
    if (found.size() > 3)
        return Words::tr("%1 places have most, %2 each.").arg(found.size()).arg(number(most));
    QStringList names;
    for (const Total *each : found)
        names.append(each->name);
    const QString last = names.takeLast();
    return Words::tr("%1 and %2 have most, %3 each.").arg(names.join(u", "_s), last, number(most));
}

QString sumWords(const ChartNumbers &numbers, const std::vector<Total> &totals)
{
    for (size_t i = totals.size(); i-- > 0;) {
        if (!numbers.positions[i].apart)
            return Words::tr("the sum reaches %1 by %2.").arg(totals[i].words(), totals[i].name);
    }
    return Words::tr("nothing stands on the axis.");
}

QString tallyWords(const ChartSpec &spec, const ChartNumbers &numbers)
{
    const std::vector<Total> totals = positionTotals(numbers);
    if (std::ranges::none_of(totals, [](const Total &total) { return total.whole.value > 0; }))
        return std::ranges::any_of(totals,
                                   [](const Total &total) { return total.whole.isSilent(); })
                   ? Words::tr("no figure above 0 is stated.")
                   : Words::tr("every value is 0.");
    QString text = spec.kind == Kind::Cumulative
                       ? sumWords(numbers, totals)
                       : QString(mostWords(numbers, totals) + u' '
                                 + Words::tr("Values: %1.").arg(listed(totals)));
    if (const QString stacks = stackWords(spec, numbers); !stacks.isEmpty())
        text += u' ' + stacks;
    return text;
}

QString figureSentences(const ChartNumbers &numbers)
{
    QStringList parts;
    for (const ChartBand &band : numbers.bands) {
        if (parts.size() == static_cast<qsizetype>(mostListed)) {
            parts.append(Words::tr("and %1 more").arg(numbers.bands.size() - mostListed));
            break;
        }
        QStringList claims;
        for (const ChartPoint &point : numbers.points) {
            if (point.position == band.position)
                claims.append(point.speaker.isEmpty()
                                  ? point.words
                                  : u"%1 (%2)"_s.arg(point.words, point.speaker));
        }
        const QString label = numbers.positions[static_cast<size_t>(band.position)].label;
        parts.append(
            claims.isEmpty()
                ? u"%1: %2"_s.arg(label, band.words)
                : Words::tr("%1: %2, from %3").arg(label, band.words, claims.join(u", "_s)));
    }
    return parts.join(u"; "_s) + u'.';
}

QString coverageSentences(const ChartNumbers &numbers)
{
    QStringList parts;
    for (const ChartCoverage &each : numbers.coverage)
        parts.append(
            Words::tr("%1: the casefile %2")
                .arg(numbers.positions[static_cast<size_t>(each.position)].label, each.sentence));
    return parts.join(u"; "_s) + u'.';
}

QString shown(const ChartSpec &spec, const ChartNumbers &numbers)
{
    switch (spec.kind) {
    case Kind::Figures:
        return figureSentences(numbers);
    case Kind::Coverage:
        return coverageSentences(numbers);
    default:
        return tallyWords(spec, numbers);
    }
}

QString lowered(const QString &text)
{
    return text.isEmpty() ? text : QString(text.at(0).toLower() + text.mid(1));
}

} // namespace

QString chartAltText(const ChartSpec &spec, const ChartNumbers &numbers)
{
    QStringList sentences;
    const QString what = Words::tr("%1 of %2").arg(typeWords(spec), lowered(numbers.subtitle));
    sentences.append(numbers.isEmpty() ? Words::tr("%1: nothing to show.").arg(what)
                                       : Words::tr("%1, where %2").arg(what, shown(spec, numbers)));
    if (!spec.title.isEmpty())
        sentences.prepend(spec.title.endsWith(u'.') ? spec.title : QString(spec.title + u'.'));
    if (!numbers.filter.isEmpty())
        sentences.append(Words::tr("Filter: %1.").arg(numbers.filter));
    sentences.append(numbers.caveats);
    return sentences.join(u' ');
}

} // namespace sourceline
