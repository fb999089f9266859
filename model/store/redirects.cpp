#include "model/store/redirects.h"

#include "model/store/statement.h"

namespace sourceline {

Id followRedirect(sqlite3 *database, const char *table, Id id)
{
    const QByteArray isHere = QByteArray("SELECT 1 FROM ") + table + " WHERE id = ?1";
    const QByteArray leadsTo =
        QByteArray("SELECT target FROM ") + table + "_redirect WHERE id = ?1";
    Statement present(database, isHere.constData());
    Statement redirect(database, leadsTo.constData());
    // A merge leads old redirects on at once; two casefiles that were brought together may still
    // have chains of them.
    for (int step = 0; step < 64; ++step) {
        present.reset();
        if (present.bind(1, id).next())
            return id;
        redirect.reset();
        if (!redirect.bind(1, id).next())
            return {};
        id = redirect.id(0);
    }
    return {};
}

} // namespace sourceline
