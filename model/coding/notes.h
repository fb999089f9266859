#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// What a note, a menu command or a basis is about.
struct Subject
{
    QByteArray table; ///< incident, claim, attribution, actor, place, statement, document, link, assessment; empty: the casefile
    Id id;
    std::optional<TextRange> range = {}; ///< of a document's stored text, in code points

    bool operator==(const Subject &) const = default;
};

EditLog::Change addNote(const Subject &subject, const QString &text, const QString &author); ///< not on links and assessments
EditLog::Change changeNote(Id note, const QString &text);
EditLog::Change removeNote(Id note);

/// A note in the list of all notes.
struct NoteEntry
{
    NoteView note;
    Subject subject;
    QString subjectName; ///< `K-1, Kirkuk, 27 Dec 2019`, `Kataib Hezbollah`, `sentence 12 of …`
    Id incident;         ///< where the subject belongs to one
    std::vector<CitationView> citations; ///< of the subject, or the sentence itself
};

/// Newest first. `words`: full text search over notes, empty for all; whatever is typed is searched for as words.
Result<std::vector<NoteEntry>> readNotes(sqlite3 *database, const QString &words = {}, int limit = 0);
/// Notes on stretches of one document, by place.
Result<std::vector<NoteEntry>> notesOfDocument(sqlite3 *database, Id document);

} // namespace sourceline
