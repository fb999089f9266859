#include "soaksql.h"

#include "tests/model/filter/filtersql.h"

namespace sourceline::test {

using namespace Qt::StringLiterals;

namespace {

const QString named =
    u" AND a.retracted IS NULL AND a.stance IN ('asserts', 'suspects', 'implies', "
    u"'claims responsibility', 'investigates')"_s;

// Somebody's statements, and what rests on them.
QString spoken(const QString &actors)
{
    const QString said = u"(SELECT id FROM statement WHERE speaker IN "_s + actors
                         + u" UNION SELECT statement FROM statement_co_speaker WHERE actor IN "_s
                         + actors + u')';
    return u"t.id IN (SELECT incident FROM claim WHERE statement IN "_s + said
           + u") OR t.id IN (SELECT incident FROM attribution WHERE retracted IS NULL AND "
             u"statement "
             u"IN "_s
           + said + u") OR t.id IN (SELECT incident FROM statement WHERE id IN "_s + said + u')';
}

QString members(const QString &actors)
{
    return u"(WITH RECURSIVE inside (id) AS (SELECT id FROM actor WHERE id IN "_s + actors
           + u" UNION SELECT CASE WHEN r.other = inside.id THEN r.actor ELSE r.other END FROM "
             u"inside "
             u"JOIN actor_relation r ON (r.other = inside.id AND r.kind IN ('member of', 'part "
             u"of', "
             u"'same as')) OR (r.actor = inside.id AND r.kind = 'same as')) SELECT id FROM inside)"_s;
}

QString placesIn(const QString &places)
{
    return u"(WITH RECURSIVE inside (id) AS (SELECT id FROM place WHERE id IN "_s + places
           + u" UNION SELECT p.id FROM place p JOIN inside ON p.parent = inside.id) SELECT id FROM "
             u"inside)"_s;
}

QString bySql(const FilterTerm &term, const SoakNames &names)
{
    const bool plus = term.value.endsWith(u'+');
    QString actors = names.idsOf("actor", plus ? term.value.chopped(1) : term.value);
    if (plus)
        actors = members(actors);
    if (term.field == u"assessed")
        return u"j.assessed IN "_s + actors;
    if (term.field == u"said-by")
        return spoken(actors);
    return u"EXISTS (SELECT 1 FROM attribution a WHERE a.incident = t.id AND a.actor IN "_s + actors
           + named + u')';
}

// What cites one of the documents, or rests on what they report.
QString ofDocuments(const QString &documents)
{
    return u"t.id IN (SELECT coalesce(q.incident, c.incident, a.incident, e.incident, "
           u"l.from_incident) FROM citation q LEFT JOIN claim c ON c.id = q.claim LEFT JOIN "
           u"attribution a ON a.id = q.attribution LEFT JOIN assessment e ON e.id = q.assessment "
           u"LEFT "
           u"JOIN link l ON l.id = q.link WHERE q.document IN ("_s
           + documents
           + u")) OR t.id IN (SELECT c.incident FROM report r JOIN claim c ON c.statement = "
             u"r.statement WHERE r.document IN ("_s
           + documents
           + u")) OR t.id IN (SELECT a.incident FROM report r JOIN attribution a ON a.statement = "
             u"r.statement WHERE r.document IN ("_s
           + documents
           + u")) OR t.id IN (SELECT s.incident FROM report r JOIN statement s ON s.id = "
             u"r.statement "
             u"WHERE r.document IN ("_s
           + documents + u"))"_s;
}

// What rests on texts, given as SELECTs of their keys.
QString textSql(const QString &titles,
                const QString &statements,
                const QString &notes,
                const QString &texts)
{
    return u"(t.id IN ("_s + titles
           + u") OR t.id IN (SELECT incident FROM claim WHERE statement IN ("_s + statements
           + u")) OR t.id IN (SELECT incident FROM attribution WHERE statement IN ("_s + statements
           + u")) OR t.id IN (SELECT from_incident FROM link WHERE statement IN ("_s + statements
           + u")) OR t.id IN (SELECT incident FROM statement WHERE id IN ("_s + statements
           + u")) OR t.id IN (SELECT coalesce(n.incident, c.incident, a.incident) FROM annotation "
             u"n "
             u"LEFT JOIN claim c ON c.id = n.claim LEFT JOIN attribution a ON a.id = n.attribution "
             u"WHERE n.id IN ("_s
           + notes + u")) OR "_s
           + ofDocuments(
               u"SELECT d.id FROM document d JOIN text x ON x.sha256 = d.sha256 WHERE x.id "
               u"IN ("_s
               + texts + u')')
           + u')';
}

QString wordsSql(const FilterTerm &term)
{
    const auto matched = [&term](const QString &index) -> QString {
        return u"SELECT rowid FROM "_s + index + u" WHERE "_s + index + u" MATCH "_s
               + quotedSql(u'"' + term.value + u'"');
    };
    if (term.field == u"title")
        return u"t.id IN (SELECT rowid FROM incident_search WHERE incident_search MATCH "_s
               + quotedSql(u"title : \""_s + term.value + u'"') + u')';
    return textSql(matched(u"incident_search"_s),
                   matched(u"statement_search"_s),
                   matched(u"annotation_search"_s),
                   matched(u"text_search"_s));
}

QString partSql(const FilterTerm &term)
{
    const QString like = u" LIKE "_s + quotedSql(u'%' + term.value + u'%');
    return textSql(u"SELECT id FROM incident WHERE title"_s + like + u" OR note"_s + like,
                   u"SELECT id FROM statement WHERE gist"_s + like,
                   u"SELECT id FROM annotation WHERE text"_s + like,
                   u"SELECT id FROM text WHERE text"_s + like);
}

QString hasSql(const QString &thing)
{
    if (thing == u"note")
        return u"t.id IN (SELECT coalesce(n.incident, c.incident, a.incident) FROM annotation n "
               u"LEFT "
               u"JOIN claim c ON c.id = n.claim LEFT JOIN attribution a ON a.id = n.attribution)"_s;
    if (thing == u"tag")
        return u"EXISTS (SELECT 1 FROM incident_tag g WHERE g.incident = t.id)"_s;
    if (thing == u"link")
        return u"EXISTS (SELECT 1 FROM link l WHERE t.id IN (l.from_incident, l.to_incident))"_s;
    if (thing == u"assessment")
        return u"EXISTS (SELECT 1 FROM assessment e WHERE e.incident = t.id)"_s;
    if (thing == u"attribution" || thing == u"claim" || thing == u"citation")
        return u"coalesce(j."_s + thing + u"s, 0) > 0"_s;
    return thing == u"place" ? u"t.place IS NOT NULL"_s : u"coalesce(j.precision, 8) <> 8"_s;
}

QString termIs(const QString &column, const QString &code)
{
    const QString of = u"(SELECT code FROM term WHERE id = t."_s + column + u')';
    return code == u"unknown" ? QString(u"coalesce("_s + of + u", 'unknown') = 'unknown'"_s)
                              : QString(of + u" = "_s + quotedSql(code));
}

QString measured(const FilterTerm &term)
{
    const QString measure = term.field == u"unfired" ? u"found unfired"_s : term.field;
    const QString from =
        u" FROM incident_figure f WHERE f.incident = t.id AND f.field = 'munitions' "
        u"AND f.measure = "_s
        + quotedSql(measure);
    if (term.value == u"unknown")
        return u"NOT EXISTS (SELECT 1"_s + from
               + u" AND coalesce(best, low, high, CASE state WHEN 2 THEN 0 END) IS NOT NULL)"_s;
    return u"EXISTS (SELECT 1"_s + from + u" AND "_s
           + comparedSql(u"coalesce(f.best, f.low, f.high, CASE f.state WHEN 2 THEN 0 END)"_s, term)
           + u')';
}

} // namespace

QString soakSql(const FilterTerm &term, const SoakNames &names)
{
    const QString field = term.field;
    if (field.isEmpty() || field == u"title")
        return wordsSql(term);
    if (field == u"contains")
        return partSql(term);
    if (const QString columns = columnSql(term); !columns.isEmpty())
        return columns;
    if (field == u"by" || field == u"assessed" || field == u"said-by")
        return bySql(term, names);
    if (field == u"place") {
        const bool plus = term.value.endsWith(u'+');
        const QString places = names.idsOf("place", plus ? term.value.chopped(1) : term.value);
        return u"t.place IN "_s + (plus ? placesIn(places) : places);
    }
    if (field == u"country")
        return term.value == u"unknown"
                   ? u"coalesce((SELECT country FROM place WHERE id = t.place), '') = ''"_s
                   : u"(';' || (SELECT replace(country, '; ', ';') FROM place WHERE id = t.place) "
                     u"|| "
                     u"';') LIKE "_s
                         + quotedSql(u"%;"_s + term.value + u";%"_s);
    if (field == u"stance")
        return u"EXISTS (SELECT 1 FROM attribution a WHERE a.incident = t.id AND a.retracted IS "
               u"NULL "
               u"AND a.stance = "_s
               + quotedSql(term.value) + u')';
    if (field == u"has")
        return hasSql(term.value);
    if (field == u"means" || field == u"type" || field == u"subtype")
        return termIs(field == u"type"      ? u"event_type"_s
                      : field == u"subtype" ? u"sub_event_type"_s
                                            : field,
                      term.value);
    if (field == u"tag")
        return u"EXISTS (SELECT 1 FROM incident_tag g WHERE g.incident = t.id AND g.tag IN "_s
               + names.idsOf("tag", term.value) + u')';
    if (field == u"source")
        return u'('
               + ofDocuments(u"SELECT d.id FROM document d JOIN actor o ON o.id = d.outlet WHERE "
                             u"o.name = "_s
                             + quotedSql(term.value))
               + u')';
    if (field == u"ref")
        return u"t.id = "_s + term.value;
    return measured(term);
}

QString soakSql(const FilterSpec &spec, const SoakNames &names)
{
    QStringList choices;
    for (const FilterSpec::Choice &choice : spec.all) {
        QStringList terms;
        for (const FilterTerm &term : choice) {
            if (term.enabled)
                terms.append(u"coalesce(("_s + soakSql(term, names) + u"), 0) = "_s
                             + (term.negated ? u'0' : u'1'));
        }
        if (!terms.isEmpty())
            choices.append(u'(' + terms.join(u" OR "_s) + u')');
    }
    return choices.isEmpty() ? u"1"_s : choices.join(u" AND "_s);
}

} // namespace sourceline::test
