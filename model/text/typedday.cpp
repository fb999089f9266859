#include "model/text/typedday.h"

#include "model/text/edtf.h"

#include <QDateTime>

namespace sourceline {

namespace {

constexpr qint64 minute = 60'000; // ms

std::optional<MomentSpan> spanIn(const QString &typed, const QTimeZone &zone)
{
    const auto span = parseEdtf(typed.trimmed(), zone);
    if (!span || !span->earliest || !span->latest)
        return {};
    return MomentSpan{*span->earliest * minute, (qint64(*span->latest) + 1) * minute - 1};
}

} // namespace

std::optional<MomentSpan> localSpan(const QString &typed)
{
    return spanIn(typed, QTimeZone::systemTimeZone());
}

std::optional<QDate> lastDay(const QString &typed)
{
    const auto span = spanIn(typed, QTimeZone::utc());
    return span ? std::optional(QDateTime::fromMSecsSinceEpoch(span->last, Qt::UTC).date())
                : std::nullopt;
}

QDate localDay(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).date();
}

} // namespace sourceline
