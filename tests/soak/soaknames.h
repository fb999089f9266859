#pragma once

#include "model/store/id.h"

#include <QHash>
#include <QRandomGenerator>
#include <QStringList>

#include <map>
#include <set>

struct sqlite3;

namespace sourceline::test {

/// Names in the casefile, to filter by, and whom they mean. Read with plain SQL.
class SoakNames
{
public:
    /// Reads again what an edit may have changed.
    void read(sqlite3 *database);

    /// A name of `actor`, `place` or `tag` as it is recorded; empty where there is none.
    QString any(const QByteArray &table, QRandomGenerator &random) const;
    /// Keys of all records of that name, as a list for IN.
    QString idsOf(const QByteArray &table, const QString &name) const;

private:
    void add(const QByteArray &table, Id id, const QString &name);

    struct Names
    {
        QStringList names;
        QMultiHash<QString, qint64> ids; ///< by folded name
    };

    std::map<QByteArray, Names> m_tables;
};

} // namespace sourceline::test
