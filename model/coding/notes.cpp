#include "model/coding/notes.h"

#include "model/coding/citations.h"
#include "model/coding/rows.h"
#include "model/coding/subjectnames.h"
#include "model/store/statement.h"

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Columns of `annotation` that name what a note is on; each is called like its table.
constexpr std::array notedTables{
    "incident", "claim", "attribution", "actor", "place", "statement", "document"};

const char *notedColumn(const QByteArray &table)
{
    const auto at = std::find_if(notedTables.begin(), notedTables.end(), [&](const char *column) {
        return table == column;
    });
    return at == notedTables.end() ? nullptr : *at;
}

Result<void> checkStretch(sqlite3 *database, const Subject &subject)
{
    if (!subject.range)
        return {};
    if (subject.table != "document")
        return Error{u"Only a document has stretches of text to write a note on."_s};
    const qint64 length = integerOf(columnOf(database, "document", "length", subject.id));
    const TextRange &range = *subject.range;
    if (range.start < 0 || range.isEmpty() || (length > 0 && range.end > length))
        return Error{
            u"Characters %1 to %2 are not in “%3”: select a stretch of its text."_s.arg(range.start)
                .arg(range.end)
                .arg(textOf(columnOf(database, "document", "title", subject.id)))};
    return {};
}

Result<void> add(Writer &writer, const Subject &subject, const QString &text, const QString &author)
{
    if (text.trimmed().isEmpty())
        return Error{u"Write something: an empty note says nothing."_s};
    if (author.trimmed().isEmpty())
        return Error{u"Say who writes: a note stands under a name."_s};
    Values values{{"text", text.trimmed()}, {"author", author.trimmed()}, {"made_at", nowInMs()}};
    if (!subject.table.isEmpty()) {
        const char *column = notedColumn(subject.table);
        if (!column)
            return Error{
                u"A note cannot be put on this: put it on the incident that it belongs to."_s};
        if (const auto there = requireRow(writer, column, subject.id, u"What the note is on"_s);
            !there)
            return there;
        if (const auto inside = checkStretch(writer.database(), subject); !inside)
            return inside;
        values.push_back({column, toValue(subject.id)});
    }
    if (subject.range) {
        values.push_back({"start", qint64(subject.range->start)});
        values.push_back({"end", qint64(subject.range->end)});
    }
    writer.describe(u"Note on %1"_s.arg(subjectName(writer.database(), subject)));
    const auto note = writer.insert("annotation", values);
    return note ? Result<void>() : Result<void>(note.error());
}

Result<void> change(Writer &writer, Id note, const QString &text)
{
    if (const auto there = requireRow(writer, "annotation", note, u"The note"_s); !there)
        return there;
    if (text.trimmed().isEmpty())
        return Error{u"An empty note says nothing: remove it instead."_s};
    const Subject subject = subjectOfNote(writer.database(), note);
    writer.describe(u"Change note on %1"_s.arg(subjectName(writer.database(), subject)));
    const auto set = updateChanged(writer, "annotation", note, {{"text", text.trimmed()}});
    return set ? Result<void>() : Result<void>(set.error());
}

Result<void> remove(Writer &writer, Id note)
{
    if (const auto there = requireRow(writer, "annotation", note, u"The note"_s); !there)
        return there;
    const Subject subject = subjectOfNote(writer.database(), note);
    writer.describe(u"Remove note on %1"_s.arg(subjectName(writer.database(), subject)));
    if (const auto removed = removeCitationsOf(writer, "annotation", note); !removed)
        return removed;
    return writer.remove("annotation", note);
}

} // namespace

EditLog::Change addNote(const Subject &subject, const QString &text, const QString &author)
{
    return [=](Writer &writer) {
        return add(writer, subject, text, author);
    };
}

EditLog::Change changeNote(Id note, const QString &text)
{
    return [=](Writer &writer) {
        return change(writer, note, text);
    };
}

EditLog::Change removeNote(Id note)
{
    return [=](Writer &writer) {
        return remove(writer, note);
    };
}

} // namespace sourceline
