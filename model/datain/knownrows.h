#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <QHash>

struct sqlite3;

namespace sourceline {

/// Terms of the vocabularies and what is here already, looked up while rows come in.
class KnownRows
{
public:
    /// Incidents whose handle begins with `prefix`: rows of the same dataset.
    static Result<KnownRows> read(sqlite3 *database, const QString &prefix);

    Id incident(const QString &handle) const { return m_incidents.value(handle); }

    void add(const QString &handle, Id incident) { m_incidents.insert(handle, incident); }

    bool isHere(Id incident) const { return incident.isValid(); }

    /// Of `event type`, `sub-event type` or `means`; case does not count.
    Id term(const QString &scheme, const QString &code) const;

private:
    QHash<QString, Id> m_incidents;
    QHash<QString, QHash<QString, Id>> m_terms; ///< by scheme and folded code
};

} // namespace sourceline
