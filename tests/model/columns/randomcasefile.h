#pragma once

#include "model/columns/incidenttable.h"
#include "model/store/connection.h"

#include <QRandomGenerator>

namespace sourceline::test {

/// A casefile whose recorded and derived rows are written by plain SQL with random values, odd ones
/// included: what the columns are read from, whatever made it. Incidents have keys of two copies,
/// with gaps.
class RandomCasefile
{
public:
    RandomCasefile(const QString &path, quint32 seed, int incidents);

    sqlite3 *database() const { return m_connection.handle(); }

    const std::vector<Id> &incidents() const { return m_incidents; }

    QRandomGenerator &random() { return m_random; }

    void exec(const QByteArray &sql);
    /// Adds one row to `edit`, so that readers can tell before from after.
    void noteEdit();
    Id addIncident(Id id);
    void addActor(Id id);
    void addPlace(Id id);
    void changeDerived(Id incident);
    void removeIncident(Id incident);
    void removeActor(Id actor);

private:
    QString randomName();
    Id anyOf(const std::vector<Id> &ids);
    QByteArray randomActor();

    Connection m_connection;
    QRandomGenerator m_random;
    qint64 m_edit = 0;
    std::vector<Id> m_incidents, m_actors, m_places;
};

/// What SQL says about every incident, one line each with every column by name, by id.
QStringList rowsBySql(sqlite3 *database);
/// The same from the columns.
QStringList rowsByTable(const IncidentTable &table);

} // namespace sourceline::test
