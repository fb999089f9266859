#pragma once

#include "model/coding/drafts.h"
#include "model/coding/names.h"

namespace sourceline {

/// An actor by id, by handle or by a name in any spelling. Where nobody is called that, a new one
/// of kind `newKind` if `mayBeNew`, else the sentence that lists who comes close; where several
/// are, the sentence that lists them.
Result<ActorRef> findActor(sqlite3 *database,
                           const NameIndex &names,
                           const QString &given,
                           bool mayBeNew,
                           const QString &newKind);

} // namespace sourceline
