#pragma once

#include "model/exchange/pack.h"

namespace sourceline {

/// The citations of a W3C Web Annotation collection that our export made, as a pack that adds those
/// whose records and documents are in the casefile. Refuses, naming the item, what does not say
/// which record and document it is about, and a quotation that is not what its hash says. Positions
/// are Unicode code points.
Result<Pack> readWebAnnotation(const QByteArray &json, const QString &fileName);

} // namespace sourceline
