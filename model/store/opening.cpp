#include "model/store/opening.h"

#include "model/store/fileheader.h"
#include "model/store/schema.h"
#include "model/store/statement.h"
#include "model/store/uri.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Error newerSchema(const QString &file, int schema)
{
    return {
        u"%1 was made by a newer Sourceline (schema %2; this program knows up to %3). Nothing was "
        u"changed; open it with the "
        "newer program."_s.arg(file, QString::number(schema), QString::number(currentSchema()))};
}

// The first line of `lines` that is not in `others`, empty when there is none.
QString firstOnlyIn(const QStringList &lines, const QStringList &others)
{
    const QSet<QString> known(others.cbegin(), others.cend());
    for (const QString &line : lines) {
        if (!known.contains(line))
            return line;
    }
    return {};
}

// `trigger “x”`, of a line of schemaText().
QString objectOf(const QString &line)
{
    constexpr int shown = 60; // a name may be of any length
    return line.section(u'\t', 0, 0) + u" “"_s + line.section(u'\t', 1, 1).left(shown) + u'”';
}

Result<void> compareSchema(sqlite3 *database, const QString &file, int schema)
{
    const QString present = schemaText(database);
    const QString expected = expectedSchemaText(schema);
    if (present == expected)
        return {};
    const QString foreign = firstOnlyIn(present.split(u'\n'), expected.split(u'\n'));
    const QString missing = firstOnlyIn(expected.split(u'\n'), present.split(u'\n'));
    if (foreign.isEmpty())
        return Error{
            u"%1 is damaged: its %2 is missing. Nothing was changed; keep the file, and open a backup."_s
                .arg(file, objectOf(missing))};
    if (missing.section(u'\t', 0, 1) == foreign.section(u'\t', 0, 1))
        return Error{
            u"%1 was changed by another program: its %2 is not as Sourceline makes it. Nothing was opened or changed."_s
                .arg(file, objectOf(foreign))};
    return Error{
        u"%1 holds the %2, which is not Sourceline's and could do harm. Nothing was opened or changed."_s
            .arg(file, objectOf(foreign))};
}

// 0 where it cannot be read.
Result<int> versionOf(sqlite3 *database)
{
    Statement version(database, "PRAGMA user_version");
    if (!version.next())
        return version.error();
    return int(version.integer(0));
}

Result<bool> wasClosed(sqlite3 *database, const QString &file)
{
    Statement row(database, "SELECT closed AND NOT EXISTS (SELECT 1 FROM outside) FROM casefile");
    const bool found = row.next();
    if (row.failed())
        return row.error();
    if (!found)
        return Error{
            u"%1 is damaged: it has no title row. Nothing was changed; keep the file, and open a backup."_s
                .arg(file)};
    return row.integer(0) != 0;
}

Result<void> judgeJournal(const QString &path, const QString &file)
{
    // Rolling it back would change the file, and what is there without it is half a change.
    const QFileInfo journal(QFileInfo(path).canonicalFilePath() + u"-journal"_s);
    if (journal.size() == 0)
        return {};
    return Error{u"Another program stopped in the middle of a change to %1 and left %2 beside it. "
                 u"Nothing was changed; let that "
                 "program open and close it first."_s.arg(file, journal.fileName())};
}

// A program that only read and was ended leaves an empty log behind: nothing is to be checked then.
bool hasLoggedChanges(const QString &path)
{
    return QFileInfo(QFileInfo(path).canonicalFilePath() + u"-wal"_s).size() > 0;
}

Result<Examined> examineContent(const QString &path, const QString &file, Access access)
{
    const Result<Connection> look = Connection::open(path, Access::ReadOnly);
    if (!look)
        return look.error();
    // Read again: a newer value may be in the log.
    const Result<int> schema = versionOf(look->handle());
    if (!schema)
        return schema.error();
    if (*schema > currentSchema())
        return newerSchema(file, *schema);
    if (Result<void> same = compareSchema(look->handle(), file, *schema); !same)
        return same.error();
    const Result<bool> closed = wasClosed(look->handle(), file);
    if (!closed)
        return closed.error();
    return Examined{access, *schema, *closed && !hasLoggedChanges(path)};
}

} // namespace

Result<void> examineHeader(const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    const Result<FileHeader> header = readHeader(path);
    if (!header)
        return header.error();
    if (header->schema > currentSchema())
        return newerSchema(file, header->schema);
    return judgeJournal(path, file);
}

Result<Examined> examineFile(const QString &path, Access wanted)
{
    if (Result<void> header = examineHeader(path); !header)
        return header.error();
    const QString file = QDir::toNativeSeparators(path);
    return examineContent(path, file, isWritableWithFolder(path) ? wanted : Access::ReadOnly);
}

Result<void> closeInOrder(const Connection &connection)
{
    if (Result<void> marked =
            Statement(connection.handle(), "UPDATE casefile SET closed = 1 WHERE closed <> 1")
                .run();
        !marked)
        return marked;
    return Statement(connection.handle(), "PRAGMA wal_checkpoint(TRUNCATE)").run();
}

} // namespace sourceline
