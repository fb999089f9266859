#pragma once

#include "model/text/result.h"

#include <QTimeZone>

#include <optional>

namespace sourceline {

/// How finely a date is known, finest first. Stored in incident_derived.precision; never renumbered.
enum class DatePrecision : quint8 {
    Minute = 0,
    Hour = 1,
    Day = 2,
    Range = 3, ///< an interval whose ends differ, open ends included
    Month = 4,
    Season = 5,
    Year = 6,
    Decade = 7,
    Unknown = 8, ///< no date at all
};

/// What an EDTF date (ISO 8601-2 levels 0 and 1, with seasons 21–24 and a qualifier ? ~ %) covers:
/// minutes since 1970-01-01T00:00Z, both inclusive, none where open or unknown.
struct DateSpan
{
    std::optional<qint32> earliest;
    std::optional<qint32> latest;
    DatePrecision precision = DatePrecision::Unknown;
    bool approximate = false;
    bool uncertain = false;

    bool operator==(const DateSpan &) const = default;
};

/// A date without a zone of its own is read in `zone`; an invalid `zone` is read as UTC. Seasons are meteorological
/// (spring is March to May, winter December to February of the next year). 20XX counts as a decade. An empty text, `XXXX`
/// and `../..` are Unknown. Fails with one sentence on what cannot be read, on an interval that ends before it begins and
/// on years more than 4000 from 1970, which minutes in 32 bits do not reach.
Result<DateSpan> parseEdtf(const QString &edtf, const QTimeZone &zone = {});

/// `27 Dec 2019`, `29 Nov – 6 Dec 2019`, `until 6 Dec 2019`, `Dec 2019`, `spring 2019 – 27 Dec 2019`, `about 14 Jun 2020`; the text itself
/// when it cannot be read.
QString displayDate(const QString &edtf);

} // namespace sourceline
