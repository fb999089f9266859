#include "model/exchange/jsondates.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QJsonValue instant(const std::optional<qint32> &minutes, const Dossier &dossier)
{
    if (!minutes)
        return QJsonValue::Null;
    const qint64 seconds = qint64(*minutes) * 60;
    if (dossier.date.precision <= DatePrecision::Hour)
        return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(u"yyyy-MM-dd'T'HH:mm'Z'"_s);
    const QTimeZone zone(dossier.zone.toUtf8());
    const QDateTime local = zone.isValid() ? QDateTime::fromSecsSinceEpoch(seconds, zone)
                                           : QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return local.date().toString(Qt::ISODate);
}

} // namespace

QString precisionName(DatePrecision precision)
{
    static constexpr std::array names{"minute"_L1,
                                      "hour"_L1,
                                      "day"_L1,
                                      "range"_L1,
                                      "month"_L1,
                                      "season"_L1,
                                      "year"_L1,
                                      "decade"_L1,
                                      "unknown"_L1};
    return names[std::min<size_t>(size_t(precision), names.size() - 1)];
}

QJsonObject dateObject(const Dossier &dossier)
{
    return {{u"edtf"_s, dossier.dateEdtf.isEmpty() ? QJsonValue() : dossier.dateEdtf},
            {u"earliest"_s, instant(dossier.date.earliest, dossier)},
            {u"latest"_s, instant(dossier.date.latest, dossier)},
            {u"precision"_s, precisionName(dossier.date.precision)}};
}

} // namespace sourceline
