#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace sourceline {

/// `27/12/2019`, `12/27/2019`, `27.12.2019`: a day in numbers. Which of two is the month is known
/// where the other can be none, and with dots, which nobody writes month first; `3/4/2020` has two
/// readings.
struct NumericDay
{
    QDate day;   ///< day first, where that is a reading
    QDate other; ///< month first; invalid: `day` is the only reading

    bool isTwofold() const { return other.isValid(); }

    /// `can be read two ways: 2020-04-03 or 2020-03-04`
    QString twoWays() const;
};

/// None where the text is no such day. Any thread.
std::optional<NumericDay> numericDay(QStringView typed);

} // namespace sourceline
