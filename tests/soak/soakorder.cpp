#include "soakorder.h"

#include "model/store/statement.h"

#include <algorithm>
#include <memory>
#include <unicode/coll.h>
#include <unicode/unistr.h>
#include <vector>

namespace sourceline::test {

using namespace Qt::StringLiterals;

namespace {

void run(sqlite3 *database, const char *sql)
{
    if (const auto done = Statement(database, sql).run(); !done)
        qFatal("%s: %s", sql, qPrintable(done.error().message));
}

struct Name
{
    qint64 id;
    icu::UnicodeString text;
};

// Equal names have one place.
void rankNames(sqlite3 *database, const char *kind, const char *sql)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status))
        qFatal("no collation");
    std::vector<Name> names;
    Statement rows(database, sql);
    while (rows.next()) {
        const QString text = rows.text(1);
        names.push_back({rows.integer(0),
                         icu::UnicodeString(reinterpret_cast<const UChar *>(text.utf16()),
                                            static_cast<int32_t>(text.size()))});
    }
    const auto order = [&](const Name &a, const Name &b) {
        return collator->compare(a.text, b.text, status);
    };
    std::ranges::sort(names,
                      [&](const Name &a, const Name &b) { return order(a, b) == UCOL_LESS; });
    Statement insert(database, "INSERT INTO soak_rank (kind, id, place) VALUES (?1, ?2, ?3)");
    qint64 place = 0;
    for (size_t i = 0; i < names.size(); ++i) {
        if (i > 0 && order(names[i - 1], names[i]) != UCOL_EQUAL)
            ++place;
        insert.bind(1, QString::fromLatin1(kind)).bind(2, names[i].id).bind(3, place);
        if (const auto done = insert.run(); !done)
            qFatal("%s", qPrintable(done.error().message));
    }
}

QString placeOf(const char *kind, const QString &id)
{
    return u"(SELECT place FROM soak_rank WHERE kind = '"_s + QString::fromLatin1(kind)
           + u"' AND id = "_s + id + u')';
}

QString figure(const char *name)
{
    return u"(CASE j.%1_state WHEN 2 THEN 0 WHEN 1 THEN coalesce(j.%1_best, j.%1_low, j.%1_high) "
           u"WHEN "
           u"4 THEN CASE WHEN j.%1_low IS NOT NULL THEN coalesce(j.%1_best, j.%1_low, j.%1_high) "
           u"END "
           u"END)"_s.arg(QLatin1StringView(name));
}

QString count(const char *name)
{
    return u"coalesce(j."_s + QString::fromLatin1(name) + u", 0)"_s;
}

QString key(SortField field)
{
    switch (field) {
    case SortField::Id:
        return u"t.id"_s;
    case SortField::Date:
        return u"CASE WHEN coalesce(j.precision, 8) = 8 THEN NULL ELSE coalesce(j.earliest, "
               u"j.latest) "
               u"END"_s;
    case SortField::Place:
        return placeOf("place", u"t.place"_s);
    case SortField::Country:
        return placeOf("country", u"t.place"_s);
    case SortField::Kind:
        return u"instr('event aggregate statement development', t.kind)"_s;
    case SortField::EventType:
        return placeOf("term", u"t.event_type"_s);
    case SortField::SubEventType:
        return placeOf("term", u"t.sub_event_type"_s);
    case SortField::Means:
        return placeOf("term", u"t.means"_s);
    case SortField::Killed:
        return figure("killed");
    case SortField::Wounded:
        return figure("wounded");
    case SortField::Munitions:
        return figure("munitions");
    case SortField::Count:
        return figure("count");
    case SortField::Alleged:
        return placeOf("actor", u"j.alleged"_s);
    case SortField::Assessed:
        return placeOf("actor", u"j.assessed"_s);
    case SortField::Likelihood:
        return u"CASE j.likelihood WHEN 8 THEN 0 WHEN 0 THEN NULL ELSE j.likelihood END"_s;
    case SortField::Confidence:
        return u"nullif(j.confidence, 0)"_s;
    case SortField::Claims:
        return count("claims");
    case SortField::Attributions:
        return count("attributions");
    case SortField::Speakers:
        return count("speakers");
    case SortField::Institutions:
        return count("institutions");
    case SortField::Outlets:
        return count("outlets");
    case SortField::Documents:
        return count("documents");
    case SortField::Citations:
        return count("citations");
    case SortField::Conflicting:
        return u"(SELECT (b & 1) + (b >> 1 & 1) + (b >> 2 & 1) + (b >> 3 & 1) + (b >> 4 & 1) + (b "
               u">> "
               u"5 & 1) + (b >> 6 & 1) + (b >> 7 & 1) FROM (SELECT coalesce(j.conflicting, 0) AS b))"_s;
    case SortField::Review:
        return u"instr('draft coded reviewed disputed', t.review)"_s;
    case SortField::Title:
        break;
    }
    return placeOf("title", u"t.id"_s);
}

} // namespace

void SoakOrder::rank(sqlite3 *database, bool titles)
{
    run(database,
        "CREATE TEMP TABLE IF NOT EXISTS soak_rank (kind TEXT, id INTEGER, place INTEGER, PRIMARY "
        "KEY "
        "(kind, id)) WITHOUT ROWID");
    run(database, "DELETE FROM soak_rank");
    rankNames(database, "actor", "SELECT id, name FROM actor");
    rankNames(database, "place", "SELECT id, name FROM place");
    rankNames(database, "country", "SELECT id, country FROM place WHERE country <> ''");
    rankNames(database, "term", "SELECT id, code FROM term");
    if (titles)
        rankNames(database, "title", "SELECT id, title FROM incident");
}

// What is not stated comes last both ways; equal keys by id, upwards.
QString SoakOrder::sql(SortOrder order)
{
    const QString by = key(order.field);
    return by + u" IS NULL, "_s + by + (order.descending ? u" DESC"_s : QString()) + u", t.id"_s;
}

} // namespace sourceline::test
