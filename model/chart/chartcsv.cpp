#include "model/chart/cellwords.h"
#include "model/chart/charttext.h"
#include "model/chart/facet.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

// RFC 4180. A leading =, +, -, @, tab or CR would be run as a formula by a spreadsheet (OWASP, CSV
// injection).
QString field(const QString &text)
{
    QString value = text;
    if (!value.isEmpty() && u"=+-@\t\r"_s.contains(value.at(0)))
        value.prepend(u'\'');
    const bool isQuoted = value.contains(u'"') || value.contains(u',') || value.contains(u'\n')
                          || value.contains(u'\r');
    return isQuoted ? QString(u'"' + value.replace(u'"', u"\"\""_s) + u'"') : value;
}

QString number(double value)
{
    return plainNumber(value);
}

QString number(const std::optional<double> &value)
{
    return value ? number(*value) : QString();
}

QString day(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

class Table
{
public:
    void row(const QStringList &fields)
    {
        QStringList quoted;
        for (const QString &each : fields)
            quoted.append(field(each));
        m_text += quoted.join(u',') + u"\r\n"_s;
    }

    /// Fields that are numbers already and stay numbers.
    void row(const QStringList &fields, const QStringList &numbers)
    {
        QStringList quoted;
        for (const QString &each : fields)
            quoted.append(field(each));
        m_text += (quoted + numbers).join(u',') + u"\r\n"_s;
    }

    QByteArray bytes() const { return m_text.toUtf8(); }

private:
    QString m_text;
};

// After the parts: the whole where they overlap, and what a sum of figures rests on.
class WholeColumns
{
public:
    WholeColumns(const ChartSpec &spec, const ChartNumbers &numbers)
        : m_numbers(numbers)
        , m_isSum(spec.measure != ChartSpec::Measure::Incidents
                  && (spec.kind == ChartSpec::Kind::Events || spec.kind == ChartSpec::Kind::Ranked))
    {
        for (size_t i = 0; i < numbers.positions.size(); ++i)
            m_overlaps = m_overlaps || numbers.overlapsAt(i);
    }

    QStringList head() const
    {
        QStringList names;
        if (m_overlaps)
            names << Words::tr("in all, each once");
        if (m_isSum)
            names << Words::tr("events") << Words::tr("of them without a figure")
                  << Words::tr("known at least") << Words::tr("given as about");
        return names;
    }

    QStringList at(size_t position) const
    {
        const ChartCell whole = m_numbers.totalAt(position);
        QStringList values;
        if (m_overlaps)
            values << markedValue(whole, plainNumber(whole.value));
        for (const qint64 count : {whole.count, whole.silent, whole.atLeast, whole.about}) {
            if (m_isSum)
                values << QString::number(count);
        }
        return values;
    }

private:
    const ChartNumbers &m_numbers;
    bool m_isSum, m_overlaps = false;
};

QByteArray seriesCsv(const ChartSpec &spec, const ChartNumbers &numbers)
{
    const bool hasTime = !numbers.period.isEmpty();
    QStringList head{hasTime                                ? numbers.period
                     : spec.kind == ChartSpec::Kind::Ranked ? categoryWords(spec.grouping)
                                                            : Words::tr("actor")};
    if (hasTime)
        head << Words::tr("from") << Words::tr("to") << Words::tr("complete");
    for (const ChartSeries &series : numbers.series)
        head.append(series.name.isEmpty() ? numbers.axis : series.name);
    const WholeColumns whole(spec, numbers);
    head += whole.head();
    Table table;
    table.row(head);
    for (size_t i = 0; i < numbers.positions.size(); ++i) {
        const ChartPosition &position = numbers.positions[i];
        QStringList fields{position.label};
        if (hasTime) {
            fields << day(position.from) << day(position.to)
                   << (position.apart        ? QString()
                       : position.incomplete ? Words::tr("no")
                                             : Words::tr("yes"));
        }
        QStringList values;
        for (const ChartSeries &series : numbers.series)
            values.append(markedValue(series.cells[i], number(series.cells[i].value)));
        table.row(fields, values + whole.at(i));
    }
    return table.bytes();
}

QByteArray figuresCsv(const ChartNumbers &numbers)
{
    Table table;
    table.row({Words::tr("event"),
               Words::tr("said by"),
               Words::tr("as said"),
               Words::tr("in the range"),
               Words::tr("claim low"),
               Words::tr("claim best"),
               Words::tr("claim high"),
               Words::tr("range low"),
               Words::tr("range best"),
               Words::tr("range high")});
    for (const ChartPoint &point : numbers.points) {
        QStringList values{number(point.low), number(point.best), number(point.high)};
        for (const ChartBand &band : numbers.bands) {
            if (band.position == point.position)
                values << number(band.low) << number(band.best) << number(band.high);
        }
        table.row({numbers.positions[static_cast<size_t>(point.position)].label,
                   point.speaker,
                   point.words,
                   point.feeds ? Words::tr("yes") : Words::tr("no")},
                  values);
    }
    return table.bytes();
}

QByteArray coverageCsv(const ChartNumbers &numbers)
{
    Table table;
    table.row({Words::tr("report"),
               Words::tr("from"),
               Words::tr("to"),
               Words::tr("in words"),
               Words::tr("events held"),
               Words::tr("events counted"),
               Words::tr("events counted at most")});
    for (const ChartCoverage &each : numbers.coverage) {
        const ChartPosition &position = numbers.positions[static_cast<size_t>(each.position)];
        table.row({position.label, day(position.from), day(position.to), each.sentence},
                  {number(each.held), number(each.counted), number(each.countedHigh)});
    }
    return table.bytes();
}

} // namespace

QByteArray chartCsv(const ChartSpec &spec, const ChartNumbers &numbers)
{
    switch (spec.kind) {
    case ChartSpec::Kind::Figures:
        return figuresCsv(numbers);
    case ChartSpec::Kind::Coverage:
        return coverageCsv(numbers);
    default:
        return seriesCsv(spec, numbers);
    }
}

} // namespace sourceline
