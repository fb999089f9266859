#include "model/datain/knownrows.h"

#include "model/store/rowreader.h"

namespace sourceline {

using namespace Qt::StringLiterals;

Result<KnownRows> KnownRows::read(sqlite3 *database, const QString &prefix)
{
    KnownRows known;
    Statement incidents(database,
                        "SELECT handle, id FROM incident WHERE handle >= ?1 AND handle < ?2");
    incidents.bind(1, prefix);
    incidents.bind(2, QString(prefix + QChar(0xFFFF)));
    while (incidents.next())
        known.m_incidents.insert(incidents.text(0), incidents.id(1));
    if (incidents.failed())
        return incidents.error();
    Statement terms(database, "SELECT scheme, code, id FROM term");
    while (terms.next())
        known.m_terms[terms.text(0)].insert(terms.text(1).toCaseFolded(), terms.id(2));
    if (terms.failed())
        return terms.error();
    return known;
}

Id KnownRows::term(const QString &scheme, const QString &code) const
{
    if (code.isEmpty())
        return {};
    const auto codes = m_terms.constFind(scheme);
    return codes == m_terms.constEnd() ? Id() : codes->value(code.toCaseFolded());
}

} // namespace sourceline
