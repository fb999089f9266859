#pragma once

#include <QString>

namespace sourceline {

/// Who sits here, for the history of edits: $SOURCELINE_WHO, else the full name of the account,
/// else its short name.
QString accountName();

} // namespace sourceline
