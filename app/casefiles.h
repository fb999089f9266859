#pragma once

#include "model/store/casefile.h"

namespace sourceline {

/// For verbs that read: a connection that writes nothing, also on a file or folder that cannot be
/// written.
Result<Connection> openForReading(const QString &path);

/// For verbs that write: refuses a casefile that cannot be written, and says why it cannot.
Result<std::unique_ptr<Casefile>> openForWriting(const QString &path);

/// Who the edit is by: --who, else $SOURCELINE_WHO, else who the settings say is writing, else the
/// full name of the account.
QString personFrom(const QString &option);

} // namespace sourceline
