#pragma once

#include "model/store/editlog.h"

#include <map>
#include <optional>
#include <tuple>

namespace sourceline {

/// `likely (55–80%)`: an ICD 203 band from 1 to 7.
QString likelihoodWords(qint64 band);

/// Names of records and of values for reading: names where a value is a key, words where it is a
/// code. Of a record that is gone, what an edit said about it. Remembers what it has read: for one
/// list on one connection.
class RecordWords
{
public:
    explicit RecordWords(sqlite3 *database)
        : m_database(database)
    {}

    /// What an edit added or removed, for naming records that are not there.
    void know(const std::vector<FieldChange> &changes);

    /// `attribution of K-1, Kirkuk, 27 Dec 2019: Kataib Hezbollah, suspects, by …`
    QString record(const QByteArray &table, Id id, qint64 other = 0);
    QString field(const QByteArray &table, const QByteArray &column); ///< `date`, `stance`
    QString value(const QByteArray &table, const QByteArray &column, const Value &value);
    QString incident(Id incident); ///< `K-1, Kirkuk, 27 Dec 2019`, or its title

    /// As it is now; none: there is no such record.
    std::optional<Value>
    present(const QByteArray &table, Id id, qint64 other, const QByteArray &column);

private:
    using Key = std::tuple<QByteArray, qint64, qint64>; ///< table and key
    using Row = std::map<QByteArray, Value>;

    const Row &row(const Key &key); ///< of now, else as an edit told it
    Id idOf(const Row &row, const char *column);
    QString textOf(const Row &row, const char *column);
    QString named(const QByteArray &table, Id id); ///< short, for use in other names
    QString formerly(const QByteArray &table, const QString &merged);
    QString owner(const Row &row);
    QString aboutIncident(const QByteArray &table, const Row &row);
    QString aboutOthers(const QByteArray &table, const Row &row);
    QByteArray targetOf(const QByteArray &table, const QByteArray &column);

    sqlite3 *m_database;
    std::map<Key, Row> m_rows, m_known;
    std::map<std::pair<QByteArray, QByteArray>, QByteArray> m_targets;
};

} // namespace sourceline
