#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <QByteArray>
#include <QStringList>

struct sqlite3;

namespace sourceline {

/// A row of `edit`, as its hash sees it.
struct EditRecord
{
    Id id;
    qint64 copy = 0;
    qint64 at = 0; ///< ms since 1970 UTC
    QString who;
    QString why;
    QString label;
    QString kind;
    Id of;
    qint64 schema = 0;
    QString changesetSha256; ///< of the changeset, or of the batch's JSON; hex
    QString before;          ///< hash of the edit before by the same copy; empty for its first
    QString otherParent;     ///< of a merge; else empty
};

/// Lower-case hex SHA-256 over the twelve fields in the order above. Each is written as an 8-byte
/// big-endian length and that many bytes: texts as UTF-8, numbers as decimal ASCII, an `of` that is
/// not set and a missing other parent as no bytes. So no two records have one serialisation.
QString hashOf(const EditRecord &edit);
QString sha256Of(const QByteArray &bytes);

/// Whether every edit's hash follows from its fields, its changeset (where it was not redacted) and
/// the edit before by its copy. One sentence for each that does not.
QStringList chainProblems(sqlite3 *database);

} // namespace sourceline
