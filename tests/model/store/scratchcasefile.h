#pragma once

#include "model/store/editlog.h"
#include "model/store/rowhash.h"
#include "model/store/searchindex.h"
#include "model/store/statement.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

namespace sourceline {

/// A casefile of its own in a folder of its own, the state folder included.
class ScratchCasefile
{
public:
    ScratchCasefile()
        : ScratchCasefile(placeEmpty)
    {}

    /// With what `place` puts at the path it is given.
    explicit ScratchCasefile(const std::function<void(const QString &)> &place)
    {
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("state"))));
        place(path());
        open();
    }

    void open()
    {
        auto opened = Connection::open(path(), Access::ReadWrite);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_connection = std::make_unique<Connection>(std::move(*opened));
        m_log = std::make_unique<EditLog>(*m_connection);
    }

    void close()
    {
        m_log.reset();
        m_connection.reset();
    }

    QString path() const { return m_folder.filePath(QStringLiteral("scratch.sourceline")); }

    QString folder() const { return m_folder.path(); }

    Connection &connection() { return *m_connection; }

    sqlite3 *database() const { return m_connection->handle(); }

    EditLog &log() { return *m_log; }

private:
    // Made once a program, copied from then on: the schema's steps take longer than many tests.
    static void placeEmpty(const QString &path)
    {
        struct Prepared
        {
            QTemporaryDir folder;
            QString path = folder.filePath(QStringLiteral("prepared.sourceline"));

            Prepared()
            {
                const auto created = Connection::create(path, QStringLiteral("Scratch"));
                if (!created)
                    qFatal("%s", qPrintable(created.error().message));
            }
        };

        static const Prepared prepared;
        if (!QFile::copy(prepared.path, path))
            qFatal("%s cannot be written", qPrintable(path));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<EditLog> m_log;
};

/// Every recorded and every derived row, one a line; what undo and redo must bring back. Edits,
/// segments and stamps are not in it.
inline QByteArrayList dumpOf(sqlite3 *database)
{
    QByteArrayList names;
    for (const RecordedTable &table : recordedTables())
        names.append(table.name);
    names << "incident_derived"
          << "incident_figure"
          << "incident_alleged";
    QByteArrayList lines;
    for (const QByteArray &name : names) {
        // SQLite puts a row together: cell by cell takes a debug build many times as long.
        Statement columns(database, "SELECT name FROM pragma_table_info(?1)");
        columns.bind(1, QString::fromUtf8(name));
        QByteArrayList own, cells;
        while (columns.next()) {
            own.append('"' + columns.text(0).toUtf8() + '"');
            cells.append("coalesce(CAST(" + own.last() + " AS BLOB), 'NULL')");
        }
        // A recorded table is keyed by at most two columns, and some have no more.
        const QByteArray order = own.mid(0, name == "incident_figure" ? 4 : 2).join(", ");
        const QByteArray sql = "SELECT CAST('" + name + ": ' || " + cells.join(" || ' | ' || ")
                               + " AS BLOB) FROM " + name + " ORDER BY " + order;
        Statement rows(database, sql.constData());
        while (rows.next())
            lines.append(rows.blob(0));
        if (rows.failed())
            qFatal("%s: %s", name.constData(), qPrintable(rows.error().message));
    }
    return lines;
}

/// Empty when they are equal.
inline QByteArray firstDifference(const QByteArrayList &found, const QByteArrayList &expected)
{
    for (qsizetype i = 0; i < std::max(found.size(), expected.size()); ++i) {
        if (found.value(i) != expected.value(i))
            return "found:    " + found.value(i) + "\nexpected: " + expected.value(i);
    }
    return {};
}

/// What FTS5 finds wrong when it compares its four indexes with the tables; quick_check does not.
inline QString searchProblem(sqlite3 *database)
{
    for (const SearchedTable &table : searchedTables()) {
        const QByteArray index = table.index;
        const QByteArray sql =
            "INSERT INTO " + index + " (" + index + ", rank) VALUES ('integrity-check', 1)";
        if (const auto sound = Statement(database, sql.constData()).run(); !sound)
            return QString::fromUtf8(index) + QStringLiteral(": ") + sound.error().message;
    }
    return {};
}

inline qint64 countOf(sqlite3 *database, const QByteArray &sql)
{
    Statement select(database, sql.constData());
    return select.next() ? select.integer(0) : -1;
}

inline QString textOf(sqlite3 *database, const QByteArray &sql)
{
    Statement select(database, sql.constData());
    return select.next() ? select.text(0) : QStringLiteral("no row");
}

} // namespace sourceline

/// For a Result: fails with its sentence.
#define VERIFY_DONE(result)                                                                        \
    do {                                                                                           \
        const auto &outcome_ = (result);                                                           \
        QVERIFY2(outcome_, outcome_ ? "" : qPrintable(outcome_.error().message));                  \
    } while (false)
