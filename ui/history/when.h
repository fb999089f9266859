#pragma once

#include <QString>

#include <optional>

namespace sourceline {

/// `27 Dec 2019 14:05`, local time, of ms since 1970 UTC.
QString stamp(qint64 ms);

/// The first and the last ms of a day, month or year as typed (EDTF, local time); none where it
/// cannot be read.
struct Span
{
    qint64 first = 0, last = 0;
};

std::optional<Span> typedSpan(const QString &text);

} // namespace sourceline
