#include "model/coding/subjectnames.h"

#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString documentName(sqlite3 *database, const Subject &subject)
{
    const QString title =
        u"“%1”"_s.arg(shortened(textOf(columnOf(database, "document", "title", subject.id))));
    if (!subject.range)
        return title;
    Statement sentence(database,
                       "SELECT number FROM sentence WHERE document = ?1 AND start <= ?2 AND "
                       "\"end\" > ?2 ORDER BY start DESC LIMIT 1");
    sentence.bind(1, subject.id).bind(2, qint64(subject.range->start));
    if (sentence.next())
        return u"sentence %1 of %2"_s.arg(sentence.integer(0) + 1).arg(title);
    return u"a sentence of %1"_s.arg(title);
}

QString statementName(sqlite3 *database, Id statement)
{
    const Id speaker = idOf(columnOf(database, "statement", "speaker", statement));
    return u"what %1 said"_s.arg(shortened(textOf(columnOf(database, "actor", "name", speaker))));
}

} // namespace

QString subjectName(sqlite3 *database, const Subject &subject)
{
    if (subject.table.isEmpty())
        return u"the casefile"_s;
    if (subject.table == "incident")
        return shortIncidentName(database, subject.id);
    if (subject.table == "claim")
        return claimLabel(database, subject.id);
    if (subject.table == "attribution")
        return attributionLabel(database, subject.id);
    if (subject.table == "actor")
        return shortened(textOf(columnOf(database, "actor", "name", subject.id)));
    if (subject.table == "place")
        return shortened(textOf(columnOf(database, "place", "name", subject.id)));
    if (subject.table == "document")
        return documentName(database, subject);
    return statementName(database, subject.id);
}

Subject subjectOfNote(sqlite3 *database, Id note)
{
    Statement select(database,
                     "SELECT incident, claim, attribution, actor, place, statement, document, "
                     "start, \"end\" FROM annotation WHERE id = ?1");
    select.bind(1, note);
    Subject subject;
    if (!select.next())
        return subject;
    int column = 0;
    for (const char *table :
         {"incident", "claim", "attribution", "actor", "place", "statement", "document"}) {
        if (!select.isNull(column))
            subject = {table, select.id(column), {}};
        ++column;
    }
    if (subject.table == "document" && !select.isNull(7) && !select.isNull(8))
        subject.range = TextRange{qint32(select.integer(7)), qint32(select.integer(8))};
    return subject;
}

Id incidentOfSubject(sqlite3 *database, const Subject &subject)
{
    if (subject.table == "incident")
        return subject.id;
    if (subject.table == "claim")
        return idOf(columnOf(database, "claim", "incident", subject.id));
    if (subject.table == "attribution")
        return idOf(columnOf(database, "attribution", "incident", subject.id));
    if (subject.table != "statement")
        return {};
    Statement select(database,
                     "SELECT coalesce(incident, development, (SELECT min(incident) FROM "
                     "attribution WHERE statement = ?1), (SELECT min(incident) FROM claim WHERE "
                     "statement = ?1)) FROM statement WHERE id = ?1");
    select.bind(1, subject.id);
    return select.next() ? select.id(0) : Id();
}

} // namespace sourceline
