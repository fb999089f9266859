#include "model/datain/datalayout.h"
#include "model/datain/rejectedrows.h"
#include "model/text/numericday.h"

#include <QDate>
#include <QRegularExpression>
#include <QSet>

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString iso(const QDate &date)
{
    return date.toString(Qt::ISODate);
}

// `27 December 2019`, `27 Dec 2019`, `December 27, 2019`: English month names, whatever the locale.
QDate namedMonth(const QString &text)
{
    const QLocale english = QLocale::c();
    for (const QLatin1String format : {"d MMMM yyyy"_L1,
                                       "d MMM yyyy"_L1,
                                       "MMMM d, yyyy"_L1,
                                       "MMM d, yyyy"_L1,
                                       "d-MMM-yyyy"_L1,
                                       "d-MMMM-yyyy"_L1}) {
        const QDate date = english.toDate(text, format);
        if (date.isValid())
            return date;
    }
    return {};
}

// 12/27/2019 can only be read one way; 03/04/2019 can be read two, and is not guessed at.
QDate inNumbers(const QString &text)
{
    const auto read = numericDay(text);
    return read && !read->isTwofold() ? read->day : QDate();
}

// A workbook counts days from 1900 as if that had been a leap year.
QDate counted(const QString &text)
{
    bool isNumber = false;
    const double days = text.toDouble(&isNumber);
    constexpr double first = 61; // 1 March 1900, after the day that never was
    constexpr double last = 2'958'465;
    return isNumber && days >= first && days <= last ? QDate(1899, 12, 30).addDays(qint64(days))
                                                     : QDate();
}

} // namespace

RowCells::RowCells(const QStringList &heading, bool datesAreNumbers)
    : m_heading(heading)
    , m_asked(size_t(heading.size()))
    , m_datesAreNumbers(datesAreNumbers)
{
    for (qsizetype i = 0; i < heading.size(); ++i)
        m_columns.insert(heading[i], size_t(i));
}

QString RowCells::text(const QString &column)
{
    const auto at = m_columns.constFind(column);
    if (at == m_columns.constEnd())
        return {};
    m_asked[*at] = true;
    return QString::fromUtf8(m_line->cells[*at]).trimmed();
}

std::optional<QString> RowCells::day(const QString &column)
{
    const QString typed = text(column);
    if (m_datesAreNumbers && counted(typed).isValid())
        return iso(counted(typed));
    static const QRegularExpression isoShape(u"^(\\d{4}-\\d{2}-\\d{2})([T ].*)?$"_s);
    if (const auto match = isoShape.match(typed); match.hasMatch()) {
        const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
        return date.isValid() ? std::optional(iso(date)) : std::nullopt;
    }
    for (const QDate &date : {inNumbers(typed), namedMonth(typed)}) {
        if (date.isValid())
            return iso(date);
    }
    return {};
}

RowProblem RowCells::noDay(const QString &column)
{
    const QString typed = text(column);
    const auto read = numericDay(typed);
    return {column, typed, read && read->isTwofold() ? read->twoWays() : u"is no date"_s};
}

QStringList RowCells::notAsked() const
{
    QStringList names;
    for (const QString &name : m_heading) {
        if (!name.isEmpty() && !m_asked[m_columns.value(name)] && !isOfRejectedRows(name))
            names.append(name);
    }
    return names;
}

std::optional<RowProblem>
readWhole(RowCells &cells, const QString &column, std::optional<qint32> &number)
{
    QString text = cells.text(column);
    number.reset();
    if (text.isEmpty())
        return {};
    if (text.endsWith(u".0"_s))
        text.chop(2); // what programs make of a column with gaps
    bool isNumber = false;
    const qlonglong read = text.toLongLong(&isNumber);
    constexpr qlonglong most = 100'000'000; // more than any figure of this kind
    if (!isNumber)
        return RowProblem{column, text, u"is no whole number"_s};
    if (read < 0 || read > most)
        return RowProblem{column, text, u"is not from 0 to 100,000,000"_s};
    number = qint32(read);
    return {};
}

std::optional<RowProblem>
readPosition(RowCells &cells, const QString &latitude, const QString &longitude, ImportedRow &row)
{
    const auto read = [&cells](const QString &column,
                               double most,
                               std::optional<double> &degrees) -> std::optional<RowProblem> {
        const QString text = cells.text(column);
        if (text.isEmpty())
            return {};
        bool isNumber = false;
        const double number = text.toDouble(&isNumber);
        if (!isNumber || !(number >= -most && number <= most))
            return RowProblem{column, text, u"is no number of degrees from −%1 to %1"_s.arg(most)};
        degrees = number;
        return {};
    };
    if (auto problem = read(latitude, 90, row.latitude))
        return problem;
    if (auto problem = read(longitude, 180, row.longitude))
        return problem;
    if (row.latitude.has_value() != row.longitude.has_value())
        return RowProblem{
            row.latitude ? longitude : latitude, {}, u"is empty where the other degree is given"_s};
    return {};
}

} // namespace sourceline
