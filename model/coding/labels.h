#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

// How edits are called in menus and in the history: short, true names, no full stop, and never as
// if what somebody alleges were so.

/// `K-1 base, 27 Dec 2019`: the place up to its first comma and the date, or the title.
QString shortIncidentName(sqlite3 *database, Id incident);
/// Those of one text. Twins, which would be called alike, go by title and date; where these are
/// alike too, by their keys as well.
QStringList namesApart(sqlite3 *database, const std::vector<Id> &incidents);
/// Rows of `table`, actor or place, by name; those of one name by their keys as well.
QStringList namesApart(sqlite3 *database, const char *table, const std::vector<Id> &records);

/// `Kataib Hezbollah suspected of K-1 base, 27 Dec 2019`; an empty actor is nobody.
QString attributionLabel(const QString &actor, const QString &stance, const QString &incident);
QString attributionLabel(sqlite3 *database, Id attribution);

/// `killed 1`, `rockets fired more than 30`, `date 27 Dec 2019`: what a claim row says, in a few
/// words.
QString claimWords(sqlite3 *database, Id claim);
/// `Claim on K-1 base, 27 Dec 2019: killed 1`
QString claimLabel(sqlite3 *database, Id claim);

/// At most `length` characters of one line.
QString shortened(const QString &text, int length = 60);

/// `1 incident`, `12 incidents`.
QString counted(qsizetype count, const QString &one, const QString &many);

} // namespace sourceline
