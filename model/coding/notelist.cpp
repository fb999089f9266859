// Notes as they are listed and searched.
#include "model/coding/notes.h"
#include "model/coding/subjectnames.h"
#include "model/store/rowreader.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Runs of letters and digits, each quoted: nothing that is typed is an operator of FTS5. The last
// one may go on.
QString matchOf(const QString &typed)
{
    QStringList words;
    QString word;
    for (const QChar c : QString(typed + u' ')) {
        if (c.isLetterOrNumber() || c.isMark() || c.isSurrogate())
            word += c;
        else if (!word.isEmpty())
            words += u'"' + std::exchange(word, {}) + u'"';
    }
    if (!words.isEmpty())
        words.back() += u'*';
    return words.join(u' ');
}

CitationView citationFrom(RowReader &row)
{
    CitationView view;
    view.id = row.id();
    view.document = row.id();
    view.summaryOf = row.id();
    view.range = {row.number().value_or(0), row.number().value_or(0)};
    const auto start = row.number();
    const auto end = row.number();
    if (start && end)
        view.phrase = TextRange{*start, *end};
    view.sha256 = row.text();
    return view;
}

Result<void> readCitations(sqlite3 *database,
                           const QByteArray &owner,
                           Id record,
                           std::vector<CitationView> &citations)
{
    const QByteArray sql =
        "SELECT c.id, c.document, d.summary_of, c.start, c.\"end\", c.phrase_start, c.phrase_end, "
        "c.sha256 FROM citation c JOIN document d ON d.id = c.document WHERE c."
        + owner + " = ?1 ORDER BY d.summary_of IS NOT NULL, c.document, c.start, c.id";
    Statement select(database, sql.constData());
    select.bind(1, record);
    return forEachRow(select,
                      [&citations](RowReader row) { citations.push_back(citationFrom(row)); });
}

// The sentences that the note itself cites, then those of what it is on.
Result<void> readSentences(sqlite3 *database, NoteEntry &entry)
{
    if (const auto read = readCitations(database, "annotation", entry.note.id, entry.citations);
        !read)
        return read;
    const QByteArray &table = entry.subject.table;
    if (table == "incident" || table == "claim" || table == "attribution")
        return readCitations(database, table, entry.subject.id, entry.citations);
    if (entry.subject.range) {
        CitationView sentence;
        sentence.document = entry.subject.id;
        sentence.range = *entry.subject.range;
        Statement summary(database, "SELECT summary_of FROM document WHERE id = ?1");
        summary.bind(1, entry.subject.id);
        if (summary.next())
            sentence.summaryOf = summary.id(0);
        entry.citations.push_back(std::move(sentence));
    }
    return {};
}

Result<std::vector<NoteEntry>> readEntries(sqlite3 *database, Statement &select)
{
    std::vector<NoteEntry> entries;
    const auto read = forEachRow(select, [&entries](RowReader row) {
        NoteEntry entry;
        entry.note.id = row.id();
        entry.note.text = row.text();
        entry.note.author = row.text();
        entry.note.marking = row.text();
        entry.note.madeAt = row.integer();
        entries.push_back(std::move(entry));
    });
    if (!read)
        return read.error();
    for (NoteEntry &entry : entries) {
        entry.subject = subjectOfNote(database, entry.note.id);
        entry.subjectName = subjectName(database, entry.subject);
        entry.incident = incidentOfSubject(database, entry.subject);
        if (const auto sentences = readSentences(database, entry); !sentences)
            return sentences.error();
    }
    return entries;
}

const QByteArray notesSql = "SELECT n.id, n.text, n.author, m.code, n.made_at FROM annotation n "
                            "LEFT JOIN term m ON m.id = n.marking ";

} // namespace

Result<std::vector<NoteEntry>> readNotes(sqlite3 *database, const QString &words, int limit)
{
    const bool all = words.trimmed().isEmpty();
    const QString match = matchOf(words);
    if (!all && match.isEmpty())
        return std::vector<NoteEntry>();
    const QByteArray sql =
        notesSql
        + (all ? ""
               : "WHERE n.id IN (SELECT rowid FROM annotation_search WHERE annotation_search MATCH "
                 "?2) ")
        + "ORDER BY n.made_at DESC NULLS LAST, n.id DESC LIMIT ?1";
    Statement select(database, sql.constData());
    select.bind(1, qint64(limit > 0 ? limit : -1));
    if (!all)
        select.bind(2, match);
    return readEntries(database, select);
}

Result<std::vector<NoteEntry>> notesOfDocument(sqlite3 *database, Id document)
{
    const QByteArray sql =
        notesSql
        + "WHERE n.document = ?1 AND n.start IS NOT NULL ORDER BY n.start, n.\"end\", n.id";
    Statement select(database, sql.constData());
    select.bind(1, document);
    return readEntries(database, select);
}

} // namespace sourceline
