#pragma once

#include <QString>

namespace sourceline {

/// `27 Dec 2019 14:05`, local time, of ms since 1970 UTC.
QString stamp(qint64 ms);
/// Without the year where it is this one.
QString shortStamp(qint64 ms);

} // namespace sourceline
