#include "model/text/numericday.h"

#include <QRegularExpression>

namespace sourceline {

using namespace Qt::StringLiterals;

QString NumericDay::twoWays() const
{
    return u"can be read two ways: %1 or %2"_s.arg(day.toString(Qt::ISODate),
                                                   other.toString(Qt::ISODate));
}

std::optional<NumericDay> numericDay(QStringView typed)
{
    static const QRegularExpression shape(u"^\\s*(\\d{1,2})([/.])(\\d{1,2})\\2(\\d{4})\\s*$"_s);
    const auto match = shape.match(typed.toString());
    if (!match.hasMatch())
        return {};
    const int first = match.captured(1).toInt();
    const int second = match.captured(3).toInt();
    const int year = match.captured(4).toInt();
    NumericDay read{QDate(year, second, first), {}};
    const QDate monthFirst = match.captured(2) == u"." ? QDate() : QDate(year, first, second);
    if (!read.day.isValid())
        read.day = monthFirst;
    else if (monthFirst != read.day)
        read.other = monthFirst;
    return read.day.isValid() ? std::optional(read) : std::nullopt;
}

} // namespace sourceline
