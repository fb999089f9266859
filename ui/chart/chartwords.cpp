#include "ui/chart/chartwords.h"

#include "model/chart/cellwords.h"
#include "ui/chart/valuescale.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString inBrackets(const QString &text)
{
    return text.isEmpty() ? text : QString(u" ("_s + text + u')');
}

} // namespace

QString seriesName(const ChartSeries &series)
{
    if (series.name.isEmpty())
        return series.unknown ? ChartWords::tr("unknown") : QString();
    return series.name;
}

QString countWords(double value, const QString &unit)
{
    QString word = unit;
    if (value == 1 && word.endsWith(u's'))
        word.chop(1);
    return word.isEmpty() ? valueText(value) : QString(valueText(value) % u' ' % word);
}

QString cellNumber(const ChartCell &cell)
{
    if (cell.isSilent())
        return u"–"_s;
    // None is stated of some, and nothing of the others.
    if (cell.value == 0 && cell.silent > 0)
        return u"0/–"_s;
    return markedValue(cell, valueText(cell.value));
}

QString emptySentence(const ChartNumbers &numbers, int position)
{
    const auto at = static_cast<size_t>(position);
    const ChartCell whole = numbers.totalAt(at);
    const QString axis = numbers.axis.toLower();
    const QString label = numbers.positions[at].label + u": "_s;
    if (whole.isSilent())
        return label + ChartWords::tr("%1 not stated").arg(axis);
    return label + valueText(whole.value) + u' ' + axis + inBrackets(statedShare(whole));
}

QString cellSentence(const ChartNumbers &numbers, int series, int position)
{
    const ChartPosition &at = numbers.positions[static_cast<size_t>(position)];
    const ChartSeries &of = numbers.series[static_cast<size_t>(series)];
    const ChartCell &cell = of.cells[static_cast<size_t>(position)];
    QString sentence = at.label;
    if (const QString name = seriesName(of); !name.isEmpty())
        sentence += u", "_s + name;
    if (of.alleged || at.alleged)
        sentence += ChartWords::tr(", alleged");
    // The axis says what is counted: rockets are not events.
    sentence += u": "_s + markedValue(cell, valueText(cell.value)) + u' ' + numbers.axis.toLower()
                + inBrackets(statedShare(cell));
    if (at.incomplete)
        sentence += ChartWords::tr(", period not complete");
    return sentence;
}

} // namespace sourceline
