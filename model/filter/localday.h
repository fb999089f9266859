#pragma once

#include "model/columns/figure.h"
#include "model/text/edtf.h"

namespace sourceline {

/// Minutes to add to a row's earliest and latest, so that its days are those of the place where it
/// happened: what is known to the day or less begins at the local midnight, which tells the offset
/// (UTC−10:30 to UTC+13). What is known to the hour or minute stays in UTC.
inline qint32 localShift(qint32 earliest, qint32 latest, quint8 precision)
{
    constexpr qint32 day = 24 * 60, mostWest = 10 * 60 + 30;
    if (precision < static_cast<quint8>(DatePrecision::Day))
        return 0;
    const qint32 midnight = earliest > figure::open ? earliest
                            : latest > figure::open ? latest + 1
                                                    : 0;
    const qint32 minute = ((midnight % day) + day) % day;
    return minute > mostWest ? day - minute : -minute;
}

} // namespace sourceline
