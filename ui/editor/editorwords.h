#pragma once

#include "model/store/dossier.h"

namespace sourceline {

/// `K-1, Kirkuk, 27 Dec 2019`: how forms name an incident.
QString incidentWords(const Dossier &dossier);
QStringList claimFields(); ///< the schema's
QString fieldWords(const QString &field);
QString fieldTip(const QString &field); ///< what it takes in; empty where its name says it
bool isCountedField(const QString &field); ///< its claims are figures

/// `31–36 fired, Newsweek`: one claim in a list.
QString claimWords(const Dossier &dossier, const ClaimView &claim);
/// `Kataib Hezbollah suspected: US officials, 28 Dec 2019`.
QString attributionWords(const Dossier &dossier, const AttributionView &attribution);
/// `munitions fired`, `killed (American)`.
QString figureName(const FigureKey &key);
/// `likely (55–80 %)`.
QString bandWords(int band);
/// `3 Jan 2020` of ms since 1970 UTC; empty for 0.
QString dayWords(qint64 ms);

} // namespace sourceline
