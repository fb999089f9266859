#pragma once

#include "model/store/foreignkeys.h"
#include "model/store/shadow.h"
#include "model/store/statementcache.h"

#include <QDate>

#include <atomic>
#include <map>
#include <optional>

namespace sourceline {

/// Which records rest on words said after a day: statements by their date, or not knowing it by the
/// earliest publication of a report of them; what was claimed, attributed and linked by them; the
/// sentences that cite these, and incidents of which nothing else is known. Of an incident of which
/// more was said later, descriptions that no claim left states, and the coder's note, are left out:
/// nobody can tell that they were known. An event of a later day is left out unless something that
/// certainly was said by the day is about it (a threat, a plan), or nothing at all is. The
/// analyst's own assessments are not among them.
class SaidBy
{
public:
    /// `database` shows the record as of then. `keys`: foreignKeys() of an ordinary connection.
    SaidBy(sqlite3 *database, std::vector<ForeignKey> keys, QDate day)
        : m_statements(database)
        , m_keys(std::move(keys))
        , m_day(day)
    {}

    /// Reads statements once from end to end, and what rests on the later ones by index.
    Result<void> find(const std::atomic<bool> *cancelled);

    /// Adds what was found to shadows that `database` has.
    void addTo(ShadowedTables &shadows);

    /// That stay, but know less.
    const std::set<Id> &incidents() const { return m_incidents; }

private:
    std::optional<bool> isLater(const QString &edtf); ///< none: the date is not known
    bool isEarlier(const QString &edtf) const;        ///< certainly by the day
    Result<bool> isSaidLater(qint64 statement, const QString &said);
    Result<void> hideStatement(qint64 statement);
    Result<void> hideCitationsOfLaterDocuments();
    Result<void> hide(const QByteArray &table, RowKey key);
    Result<void> feedAgain(qint64 claim);
    Result<void> hideUnknownIncidents();
    Result<void> hideEventsOfLaterDays(const std::atomic<bool> *cancelled);
    Result<bool> hasEarlierSource(Id incident);
    Result<bool> isKnown(Id incident);
    Result<bool> isStated(Id incident, const QByteArray &field);
    Result<void> leaveOutUnstated(Id incident);
    Result<std::vector<RowKey>> rows(const QByteArray &sql, qint64 parameter);

    StatementCache m_statements;
    std::vector<ForeignKey> m_keys;
    QDate m_day;
    std::map<QString, std::optional<bool>> m_dates; ///< later; none: not known
    std::map<QByteArray, std::set<RowKey>> m_hidden;
    std::map<qint64, std::vector<Value>> m_feeding;   ///< claims that were not superseded yet
    std::map<qint64, std::vector<Value>> m_lessKnown; ///< incidents without what came later
    std::set<Id> m_incidents;
};

} // namespace sourceline
