#include "model/text/articlefacts.h"
#include "model/text/numericday.h"

#include <QDate>
#include <QRegularExpression>

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array months{"jan"_L1,
                            "feb"_L1,
                            "mar"_L1,
                            "apr"_L1,
                            "may"_L1,
                            "jun"_L1,
                            "jul"_L1,
                            "aug"_L1,
                            "sep"_L1,
                            "oct"_L1,
                            "nov"_L1,
                            "dec"_L1};

constexpr qsizetype longest = 200; // a date is at the head of a short line

int monthOf(QStringView name)
{
    for (size_t i = 0; i < months.size(); ++i) {
        if (name.startsWith(months[i], Qt::CaseInsensitive))
            return int(i) + 1;
    }
    return 0;
}

QString dayText(int year, int month, int day)
{
    const QDate date(year, month, day);
    const bool sane = date.isValid() && year >= 1800 && year <= 2199;
    return sane ? date.toString(Qt::ISODate) : QString();
}

const QString monthPattern = u"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
                             u"aug(?:ust)?|sept?(?:ember)?|"
                             "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"_s;

} // namespace

QString edtfOfWrittenDate(QStringView written)
{
    static const QRegularExpression iso(
        u"(?<![\\d-])(\\d{4})-(\\d{2})-(\\d{2})(?![\\d-])|(?<!\\d)(\\d{4})(\\d{2})(\\d{2})(?=T|$)"_s);
    static const QRegularExpression monthFirst(
        u"\\b%1\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b"_s.arg(monthPattern),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression dayFirst(
        u"\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?%1\\.?,?\\s+(\\d{4})\\b"_s.arg(monthPattern),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression numeric(
        u"(?<![\\d/.])\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}(?!\\d)"_s);
    const QString text = written.left(longest).toString();
    if (const auto found = iso.match(text); found.hasMatch()) {
        const int base = found.captured(1).isEmpty() ? 4 : 1;
        return dayText(found.captured(base).toInt(),
                       found.captured(base + 1).toInt(),
                       found.captured(base + 2).toInt());
    }
    if (const auto found = monthFirst.match(text); found.hasMatch())
        return dayText(
            found.captured(3).toInt(), monthOf(found.captured(1)), found.captured(2).toInt());
    if (const auto found = dayFirst.match(text); found.hasMatch())
        return dayText(
            found.captured(3).toInt(), monthOf(found.captured(2)), found.captured(1).toInt());
    if (const auto found = numeric.match(text); found.hasMatch()) {
        if (const auto read = numericDay(found.capturedView()); read && !read->isTwofold())
            return dayText(read->day.year(), read->day.month(), read->day.day());
    }
    return {};
}

} // namespace sourceline
