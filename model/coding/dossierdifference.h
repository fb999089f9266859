#pragma once

#include "model/coding/editsince.h"
#include "model/coding/frozen.h"

namespace sourceline {

/// What is otherwise between two states of one incident. `name` as it is called now.
std::vector<Difference> differencesBetween(const Dossier &then,
                                           const Dossier &now,
                                           const QString &name,
                                           const EditsSince &edits);

} // namespace sourceline
