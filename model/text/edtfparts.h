#pragma once

#include "model/text/edtf.h"

#include <QStringView>

namespace sourceline::edtf {

/// One date as written: `2019-12-27`, `2019-21`, `201X`, `2020-03-11T19:35+03:00`, with its
/// qualifier. What is not written is 0 or none; what is written is in range (a thirteenth month or
/// a 30 February is not read).
struct Date
{
    int year = 0;              ///< astronomical: 0 is 1 BC; the first of `yearSpan` years
    int yearSpan = 1;          ///< 1, 10 for 201X, 100 for 20XX, 1000 for 2XXX, 0 for XXXX
    int month = 0;             ///< 1 to 12
    int season = 0;            ///< 21 spring, 22 summer, 23 autumn, 24 winter
    int day = 0;               ///< 1 to 31
    std::optional<int> hour;   ///< 0 to 23
    std::optional<int> minute; ///< 0 to 59
    std::optional<int>
        offset; ///< minutes east of UTC, 0 for Z; none where the date has no zone of its own
    bool approximate = false;
    bool uncertain = false;

    DatePrecision precision() const;
    bool operator==(const Date &) const = default;
};

/// A date, or an interval. An open (`..`) or unknown (empty) end is none.
struct Expression
{
    std::optional<Date> from;
    std::optional<Date> to;
    bool interval = false; ///< where false, `from` and `to` are the same
};

/// Reads levels 0 and 1 as edtf.h says; fails with one sentence that quotes the text.
Result<Expression> parse(QStringView text);

/// Days since 1970-01-01 in the proleptic Gregorian calendar; `month` 1 to 12, `day` may run past
/// the month.
qint64 daysFromCivil(int year, int month, int day);
int daysInMonth(int year, int month);

} // namespace sourceline::edtf
