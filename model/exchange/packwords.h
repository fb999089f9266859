#pragma once

#include "model/exchange/pack.h"
#include "model/exchange/packschema.h"
#include "model/store/recordwords.h"

#include <QSet>

namespace sourceline {

/// Sentences on rows of a pack that are in the casefile with other values: both values of each
/// field, keys by the names that their records have here or in the pack. For one pack on one
/// connection.
class PackWords
{
public:
    PackWords(sqlite3 *database, const Pack &pack)
        : m_database(database)
        , m_pack(pack)
        , m_words(database)
    {}

    /// `title is “Two rockets” here and “Three rockets” in what comes in`
    QString difference(const PackTable &table,
                       const PackColumn &column,
                       const Value &here,
                       const Value &there);
    QString sentence(const PackTable &table, const Pack::Row &row, const QStringList &differences);

private:
    void know(const QByteArray &table, const Value &key);
    QString inWords(const PackTable &table, const PackColumn &column, const Value &value);

    sqlite3 *m_database;
    const Pack &m_pack;
    RecordWords m_words;
    QHash<QByteArray, QHash<qint64, const Pack::Row *>> m_rows; ///< of tables that were asked for
    QSet<std::pair<QByteArray, qint64>> m_told;                 ///< to m_words
};

} // namespace sourceline
