#pragma once

#include "model/exchange/pack.h"

namespace sourceline {

/// The citations of a W3C Web Annotation collection that our export made, as a pack that adds those
/// whose records and documents are in the casefile. Refuses, naming the item, what does not say
/// which record and document it is about, and a quotation that is not what its hash says. Positions
/// are Unicode code points.
Result<Pack> readWebAnnotation(const QByteArray &json, const QString &fileName);

/// An annotation that has no place in a casefile.
struct UnplacedCitation
{
    qint64 number = 0; ///< in its file, from 1
    QString reason;    ///< without a full stop
};

/// Takes those citations out of `pack` whose record or document is not in the casefile: an
/// annotation brings neither. Only reads the casefile.
Result<std::vector<UnplacedCitation>> leaveOutUnplaced(sqlite3 *database, Pack &pack);

/// `2 citations of records that are not here (…)`; empty: all have a place.
QString leftOutWords(const std::vector<UnplacedCitation> &leftOut);

} // namespace sourceline
