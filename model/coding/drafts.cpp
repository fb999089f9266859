#include "model/coding/drafts.h"

#include "model/store/statement.h"
#include "model/text/edtf.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

const QStringList &actorKinds()
{
    static const QStringList kinds{u"organisation"_s,
                                   u"state"_s,
                                   u"state organ"_s,
                                   u"person"_s,
                                   u"outlet"_s,
                                   u"unnamed source"_s,
                                   u"description"_s};
    return kinds;
}

std::vector<Id> touchedIn(const Edit &edit, QByteArrayView table)
{
    std::vector<Id> ids;
    for (const TouchedRow &row : edit.rows) {
        if (row.table == table)
            ids.push_back(row.id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

QString incidentName(sqlite3 *database, Id incident, bool brief)
{
    Statement select(database,
                     "SELECT i.handle, i.title, p.name, i.date_edtf FROM incident i "
                     "LEFT JOIN place p ON p.id = i.place WHERE i.id = ?1");
    select.bind(1, incident);
    if (!select.next())
        return incident.toText();
    QStringList parts;
    if (const QString place = select.text(2); !place.isEmpty())
        parts += place;
    if (const QString date = displayDate(select.text(3)); !date.isEmpty())
        parts += date;
    if (parts.isEmpty() || !brief)
        parts.prepend(select.text(1));
    return parts.join(u", "_s);
}

} // namespace sourceline
