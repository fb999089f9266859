#pragma once

#include "model/store/attachedtext.h"
#include "model/store/dossier.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sourceline {

// What analysts wrote and chose beside the record, as JSON.

QJsonArray noteArray(const std::vector<NoteView> &notes); ///< {id, text, author, at, marking}
QJsonArray
basisArray(const std::vector<BasisView> &basis); ///< {id, decision | codebook and rule, name, text}
/// {field, measure, whom, low, best, high, by_rule, reason, by, at}
QJsonArray overrideArray(const Dossier &dossier);
/// Newest first, each with its alternatives.
QJsonArray assessmentArray(const Dossier &dossier, CitedTexts &texts);
QJsonArray coverArray(const Dossier &dossier);    ///< {description, covered}: ids of actors
QJsonArray formerlyArray(const Dossier &dossier); ///< {ref, name}
QJsonValue codebookValue(const Dossier &dossier); ///< {name, version} or null

/// ISO 8601 in UTC; null for 0, not known.
QJsonValue timeValue(qint64 msSinceEpoch);

} // namespace sourceline
