#pragma once

#include "model/store/editlog.h"

#include <memory>
#include <vector>

namespace sourceline {

struct RecordKey
{
    QByteArray table;
    Id id;
};

/// `change`, made by somebody who saw `records` as they were after the edit `since` (its seq). It
/// is refused, and nothing is written, where it would write over a field that an edit after that
/// one has set to something else, or change a record that one has retracted or removed; the
/// sentence says which and by whom. Of a field `since` is then the newest edit: the same change
/// asked for again is made.
EditLog::Change unlessChangedSince(EditLog::Change change,
                                   std::vector<RecordKey> records,
                                   std::shared_ptr<qint64> since);

} // namespace sourceline
