#pragma once

#include "model/store/dossier.h"

#include <QJsonObject>

namespace sourceline {

/// {edtf, earliest, latest, precision}: the ends as dates in the incident's own zone, or with a
/// time in UTC where the date is known that finely.
QJsonObject dateObject(const Dossier &dossier);

/// minute, hour, day, range, month, season, year, decade or unknown.
QString precisionName(DatePrecision precision);

} // namespace sourceline
