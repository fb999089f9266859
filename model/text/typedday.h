#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace sourceline {

/// The first and the last ms, since 1970 UTC.
struct MomentSpan
{
    qint64 first = 0, last = 0;
};

/// A day, month or year as typed (EDTF) in the calendar of the person at this machine, whole: for
/// when something was recorded. None where it cannot be read or has no end.
std::optional<MomentSpan> localSpan(const QString &typed);

/// The last day of the same, of no zone: for when something was said, which texts give as a day.
std::optional<QDate> lastDay(const QString &typed);

/// The local day that a moment, ms since 1970 UTC, is in.
QDate localDay(qint64 ms);

} // namespace sourceline
