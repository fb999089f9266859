#include "ui/chart/chartwords.h"

#include "ui/chart/valuescale.h"

#include <QDateTime>
#include <QLocale>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QLocale english()
{
    return {QLocale::English, QLocale::UnitedStates};
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

QString cellSentence(const ChartNumbers &numbers, int series, int position)
{
    const ChartPosition &at = numbers.positions[static_cast<size_t>(position)];
    const ChartSeries &of = numbers.series[static_cast<size_t>(series)];
    const double value = of.cells[static_cast<size_t>(position)].value;
    QString sentence = at.label;
    if (const QString name = seriesName(of); !name.isEmpty())
        sentence += u", "_s + name;
    if (of.alleged)
        sentence += ChartWords::tr(", alleged");
    // The axis says what is counted: rockets are not events.
    sentence += u": "_s + valueText(value) + u' ' + numbers.axis.toLower();
    if (at.incomplete)
        sentence += ChartWords::tr(", period not complete");
    return sentence;
}

QString dayText(const QDate &day)
{
    return english().toString(day, u"d MMM yyyy"_s);
}

QString momentText(qint64 milliseconds)
{
    return english().toString(QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC),
                              u"d MMM yyyy HH:mm"_s)
           + u" UTC"_s;
}

QString shortHash(const QByteArray &hex)
{
    const QString text = QString::fromLatin1(hex);
    return text.size() <= 16 ? text : QString(text.first(8) % u'…' % text.last(6));
}

} // namespace sourceline
