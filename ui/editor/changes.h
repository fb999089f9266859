#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// Several changes of one incident as one edit; several describe themselves as a change of it, one
/// as itself.
EditLog::Change oneAfterAnother(const std::vector<EditLog::Change> &changes, Id incident);

/// A place made in place for an incident that is there.
EditLog::Change setNewPlace(Id incident, const QString &name);

} // namespace sourceline
