#pragma once

#include "model/store/writer.h"

namespace sourceline {

/// One column of `incident` with the value that may stand in it.
struct CheckedField
{
    const char *column;
    Value value;
    QString name;    ///< `Date`
    QString inWords; ///< the value for a label; `none` where it is taken away
};

/// A name of the IANA data base, `Asia/Baghdad`.
bool isTimeZone(const QString &name);

/// Refuses what is not EDTF, not a term of the column's scheme, a place that is not there, an empty
/// title.
Result<CheckedField> checkedField(Writer &writer, const QByteArray &column, const Value &given);

} // namespace sourceline
