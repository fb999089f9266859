#include "model/dataout/handling.h"

#include "model/store/rowreader.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// In a note's words there may be what must not leave: so much names it.
constexpr qsizetype fewWords = 40;

} // namespace

Result<Handling> Handling::read(sqlite3 *database, const QString &most)
{
    Handling handling;
    Statement terms(database,
                    "SELECT code, position FROM term WHERE scheme = 'marking' ORDER BY position");
    QStringList known;
    while (terms.next()) {
        const QString code = terms.text(0);
        const bool isWanted =
            most.isEmpty() ? known.isEmpty() : code.compare(most, Qt::CaseInsensitive) == 0;
        if (isWanted) {
            handling.m_most = code;
            handling.m_mostRank = terms.integer(1);
        }
        known.append(code);
    }
    if (terms.failed())
        return terms.error();
    if (handling.m_most.isEmpty() && !most.isEmpty())
        return Error{
            u"There is no handling marking “%1”; there are %2."_s.arg(most, known.join(u", "_s))};
    const auto load = [database](const char *sql, const QString &what, Records &records) {
        Statement statement(database, sql);
        return forEachRow(statement, [&](RowReader row) {
            const Id id = row.id();
            QString name = row.text().simplified();
            if (name.size() > fewWords)
                name = name.left(fewWords).trimmed() + u'…';
            const QString marking = row.text();
            records.insert(id, {what.arg(name), marking, row.integer()});
        });
    };
    for (const auto &done :
         {load("SELECT r.id, r.title, m.code, m.position FROM document r JOIN term m ON m.id = "
               "r.marking",
               u"The document “%1”"_s,
               handling.m_documents),
          load("SELECT r.id, r.gist, m.code, m.position FROM statement r JOIN term m ON m.id = "
               "r.marking",
               u"The statement “%1”"_s,
               handling.m_statements),
          load("SELECT r.id, r.text, m.code, m.position FROM annotation r JOIN term m ON m.id = "
               "r.marking",
               u"The note “%1”"_s,
               handling.m_notes)}) {
        if (!done)
            return done.error();
    }
    return handling;
}

Result<void> Handling::pass(const Records &records, Id id)
{
    const auto marked = records.constFind(id);
    if (marked == records.constEnd())
        return {};
    if (marked->rank > m_mostRank) {
        return Error{u"%1 is marked %2, and this export may hold %3 at most; nothing was written. "
                     "A higher marking can be chosen, or a filter that leaves it out."_s.arg(
                         marked->what, marked->marking, m_most)};
    }
    if (marked->rank > m_highestRank) {
        m_highestRank = marked->rank;
        m_highest = marked->marking;
    }
    return {};
}

QString Handling::markingOf(Id record) const
{
    const auto document = m_documents.constFind(record);
    if (document != m_documents.constEnd())
        return document->marking;
    const auto statement = m_statements.constFind(record);
    return statement == m_statements.constEnd() ? QString() : statement->marking;
}

} // namespace sourceline
