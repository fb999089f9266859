#include "ui/history/when.h"

#include "model/text/edtf.h"

#include <QDateTime>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;

}

QString stamp(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"d MMM yyyy HH:mm"_s);
}

std::optional<Span> typedSpan(const QString &text)
{
    const auto span = parseEdtf(text.trimmed(), QTimeZone::systemTimeZone());
    if (!span || !span->earliest || !span->latest)
        return {};
    return Span{*span->earliest * minute, (qint64(*span->latest) + 1) * minute - 1};
}

} // namespace sourceline
