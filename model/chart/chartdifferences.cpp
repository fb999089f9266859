#include "model/chart/chartdifferences.h"

#include "model/chart/cellwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

QString number(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', 15) : u"–"_s;
}

// What stands at a key, in words; equal words are equal numbers.
struct Entry
{
    QString what, value;
};

using Entries = std::map<QStringList, Entry>;

QString placeOf(const ChartNumbers &numbers, int position)
{
    return numbers.positions[static_cast<size_t>(position)].label;
}

QString keyOf(const ChartNumbers &numbers, int position)
{
    return numbers.positions[static_cast<size_t>(position)].key;
}

// A file of before that was told says nothing of it; then nothing of it is compared.
bool tellsOfSilence(const ChartNumbers &numbers)
{
    return std::ranges::all_of(numbers.series, [](const ChartSeries &series) {
        return std::ranges::all_of(series.cells,
                                   [](const ChartCell &cell) { return cell.silent >= 0; });
    });
}

void addCells(const ChartNumbers &numbers, bool tellsSilence, Entries &entries)
{
    for (const ChartSeries &series : numbers.series) {
        for (size_t i = 0; i < series.cells.size(); ++i) {
            const ChartCell &cell = series.cells[i];
            // Nothing is the same as a place that is not there.
            if (cell.value == 0 && cell.count == 0)
                continue;
            const ChartPosition &position = numbers.positions[i];
            QString value =
                tellsSilence ? markedValue(cell, number(cell.value)) : number(cell.value);
            if (cell.value != static_cast<double>(cell.count) && !(tellsSilence && cell.isSilent()))
                value = Words::tr("%1 (of %2)").arg(value).arg(cell.count);
            if (tellsSilence && cell.silent > 0)
                value = Words::tr("%1, without a figure: %2").arg(value).arg(cell.silent);
            entries[{u"cell"_s, position.key, series.key}] = {
                series.name.isEmpty() ? position.label
                                      : QString(position.label + u", "_s + series.name),
                value};
        }
    }
}

void addFigures(const ChartNumbers &numbers, Entries &entries)
{
    for (const ChartPoint &point : numbers.points) {
        QString value =
            QStringList{number(point.low), number(point.best), number(point.high)}.join(u" / "_s);
        if (!point.feeds)
            value += Words::tr(", not in the range");
        entries[{u"claim"_s, point.claim.toText()}] = {
            Words::tr("%1, claim by %2").arg(placeOf(numbers, point.position), point.speaker),
            value};
    }
    for (const ChartBand &band : numbers.bands) {
        entries[{u"range"_s, keyOf(numbers, band.position)}] = {
            Words::tr("%1, range").arg(placeOf(numbers, band.position)),
            QStringList{number(band.low), number(band.best), number(band.high)}.join(u" / "_s)};
    }
    for (const ChartCoverage &coverage : numbers.coverage) {
        entries[{u"coverage"_s, coverage.aggregate.toText()}] = {
            placeOf(numbers, coverage.position),
            Words::tr("%1 held, %2 to %3 counted")
                .arg(number(coverage.held),
                     number(coverage.counted),
                     coverage.openAbove
                         ? u"…"_s
                         : number(coverage.countedHigh ? coverage.countedHigh : coverage.counted))};
    }
}

Entries entriesOf(const ChartNumbers &numbers, bool tellsSilence)
{
    Entries entries;
    addFigures(numbers, entries);
    // The cells of these repeat what their bands and reports hold.
    if (entries.empty())
        addCells(numbers, tellsSilence, entries);
    entries[{u"n"_s}] = {Words::tr("n"), QString::number(numbers.n)};
    if (!numbers.period.isEmpty())
        entries[{u"period"_s}] = {Words::tr("period"), numbers.period};
    return entries;
}

} // namespace

std::vector<ChartDifference> chartDifferences(const ChartNumbers &before, const ChartNumbers &now)
{
    const bool tellsSilence = tellsOfSilence(before) && tellsOfSilence(now);
    const Entries then = entriesOf(before, tellsSilence);
    const Entries present = entriesOf(now, tellsSilence);
    std::vector<ChartDifference> all;
    const QString nothing = Words::tr("not there");
    for (const auto &[key, entry] : then) {
        const auto found = present.find(key);
        if (found == present.end())
            all.push_back({entry.what, entry.value, nothing});
        else if (found->second.value != entry.value)
            all.push_back({entry.what, entry.value, found->second.value});
    }
    for (const auto &[key, entry] : present) {
        if (!then.contains(key))
            all.push_back({entry.what, nothing, entry.value});
    }
    return all;
}

} // namespace sourceline
