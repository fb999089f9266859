#pragma once

#include "model/coding/notes.h"

namespace sourceline {

/// What a note is on, in words: `K-1 base, 27 Dec 2019`, `Kataib Hezbollah`, `sentence 12 of “…”`,
/// `the casefile`.
QString subjectName(sqlite3 *database, const Subject &subject);
Subject subjectOfNote(sqlite3 *database, Id note);
/// The incident that a subject belongs to; not valid where there is none.
Id incidentOfSubject(sqlite3 *database, const Subject &subject);

} // namespace sourceline
