#pragma once

#include "fuzzing.h"
#include "model/store/editlog.h"
#include "model/store/schema.h"
#include "model/store/statement.h"

#include <QTemporaryDir>

namespace sourceline {

/// An empty casefile that takes an edit in and gives it back again. Made anew now and then, for its
/// log of edits grows.
class ScratchCase
{
public:
    ScratchCase()
    {
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("state"))));
        renew();
    }

    EditLog &log()
    {
        constexpr int editsBetween = 500;
        if (++m_edits % editsBetween == 0)
            renew();
        return *m_log;
    }

    sqlite3 *database() const { return m_connection->handle(); }

    QString fileIn(const QString &name) const { return m_folder.filePath(name); }

    /// Rows in the recorded tables beyond those that an empty casefile has.
    qint64 rowsAdded() const { return rows() - m_rowsAtFirst; }

private:
    void renew()
    {
        m_log.reset();
        m_connection.reset();
        const QString path = m_folder.filePath(QStringLiteral("%1.sourceline").arg(m_edits));
        mustHold(bool(Connection::create(path, QStringLiteral("Fuzz"))), "No casefile");
        auto opened = Connection::open(path, Access::ReadWrite);
        mustHold(bool(opened), "No connection");
        m_connection = std::make_unique<Connection>(std::move(*opened));
        mustHold(bool(Statement(database(), "PRAGMA synchronous = OFF").run()), "No pragma");
        m_log = std::make_unique<EditLog>(*m_connection);
        m_rowsAtFirst = rows();
        if (!m_path.isEmpty())
            QFile::remove(m_path);
        m_path = path;
    }

    qint64 rows() const
    {
        qint64 count = 0;
        for (const RecordedTable &table : recordedTables()) {
            Statement select(database(),
                             QByteArray("SELECT count(*) FROM " + table.name).constData());
            count += select.next() ? select.integer(0) : 0;
        }
        return count;
    }

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<EditLog> m_log;
    qint64 m_rowsAtFirst = 0;
    int m_edits = 0;
};

} // namespace sourceline
