#include "model/filter/recordterms.h"

#include "model/filter/columnterms.h"
#include "model/filter/namefilter.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct RecordTermText
{
    Q_DECLARE_TR_FUNCTIONS(RecordTermText)
};

using Found = RecordTerms::Found;

// As the dossier's "covers": being backed or commanded by somebody is not belonging.
constexpr const char *actorMembers =
    "WITH RECURSIVE inside (id) AS (SELECT ?1 UNION "
    "SELECT r.actor FROM inside JOIN actor_relation r ON r.other = inside.id WHERE r.kind IN "
    "('member of', 'part of', 'same as') UNION "
    "SELECT r.other FROM inside JOIN actor_relation r ON r.actor = inside.id WHERE r.kind = 'same "
    "as') SELECT id FROM inside";
constexpr const char *placesInside =
    "WITH RECURSIVE inside (id) AS (SELECT ?1 UNION SELECT p.id FROM inside JOIN place p ON "
    "p.parent = inside.id) SELECT id FROM inside";
constexpr const char *spoken =
    "WITH said (id) AS (SELECT id FROM statement WHERE speaker = ?1 UNION SELECT statement FROM "
    "statement_co_speaker WHERE actor = ?1) "
    "SELECT c.incident FROM said CROSS JOIN claim c ON c.statement = said.id UNION ALL "
    "SELECT a.incident FROM said CROSS JOIN attribution a ON a.statement = said.id WHERE "
    "a.retracted IS NULL UNION ALL "
    "SELECT s.incident FROM said CROSS JOIN statement s ON s.id = said.id WHERE s.incident IS NOT "
    "NULL";

// In the countries of a place, several are separated by semicolons.
bool isIn(const QString &countries, const NameFilter &wanted)
{
    return std::ranges::any_of(countries.split(u';'), [&wanted](const QString &country) {
        return wanted.quality(country.trimmed()) == 2;
    });
}

} // namespace

bool RecordTerms::isCancelled() const
{
    return m_cancelled && m_cancelled->load(std::memory_order_relaxed);
}

Result<RecordTerms::Ids> RecordTerms::idsOf(Statement &statement)
{
    Ids ids;
    while (!isCancelled() && statement.next())
        ids.insert(statement.id(0));
    return statement.failed() ? Result<Ids>(statement.error()) : ids;
}

Result<RecordTerms::Ids> RecordTerms::named(NamedRecord kind, const QString &name)
{
    return recordsCalled(m_database, kind, name, m_cancelled);
}

Result<RecordTerms::Ids> RecordTerms::withMembers(const char *sql, const Ids &ids)
{
    Ids all;
    Statement members(m_database, sql);
    for (const Id id : ids) {
        members.bind(1, id);
        const auto inside = idsOf(members);
        if (!inside)
            return inside;
        all.insert(inside->begin(), inside->end());
        members.reset();
    }
    return all;
}

Result<void> RecordTerms::gather(Statement &statement, RowBits &bits)
{
    while (!isCancelled() && statement.next())
        bits.insert(m_table.rowOf(statement.id(0)));
    return statement.failed() ? Result<void>(statement.error()) : Result<void>();
}

Result<void> RecordTerms::gather(const char *sql, const Ids &ids, RowBits &bits)
{
    Statement statement(m_database, sql);
    for (const Id id : ids) {
        statement.bind(1, id);
        if (auto read = gather(statement, bits); !read)
            return read;
        statement.reset();
    }
    return {};
}

std::vector<quint8> RecordTerms::codesOf(const Dictionary &dictionary, const Ids &ids) const
{
    std::vector<quint8> codes(dictionary.ids.size());
    for (const Id id : ids) {
        if (const Code code = dictionary.codeOf(id); code != 0)
            codes[code] = 1;
    }
    return codes;
}

Result<Found> RecordTerms::mark(const FilterValue &value)
{
    const QLatin1StringView name = value.field->name;
    switch (value.field->kind) {
    case FilterKind::Term:
        return ofTerm(value);
    case FilterKind::Actor:
        return ofActor(value);
    case FilterKind::Place:
        return ofPlace(value);
    case FilterKind::Name:
        return name == "country"_L1 ? ofCountry(value)
               : name == "tag"_L1   ? ofTag(value)
                                    : ofSource(value);
    case FilterKind::Choice:
        return name == "stance"_L1 ? ofStance(value) : ofThing(value);
    case FilterKind::Figure:
        return ofMeasure(value);
    case FilterKind::Text:
        return ofText(value);
    case FilterKind::Reference:
        return ofReference(value);
    default:
        return ofWords(value);
    }
}

Result<Found> RecordTerms::ofTerm(const FilterValue &value)
{
    const QLatin1StringView name = value.field->name;
    const bool isMeans = name == "means"_L1;
    const Dictionary &terms = isMeans             ? *m_table.means
                              : name == "type"_L1 ? *m_table.eventTypes
                                                  : *m_table.subEventTypes;
    NameFilter match(value.unknown ? u"unknown"_s : value.text);
    for (const Code code : terms.byId)
        match.offer(terms.ids[code], terms.names[code]);
    if (match.found().empty() && !value.unknown)
        return Found{CompiledFilter::Mark(),
                     RecordTermText::tr("This casefile knows no %1 called “%2”.")
                         .arg(value.field->headingText(), value.text)};
    std::vector<quint8> codes = codesOf(terms, match.found());
    codes[0] = value.unknown ? 1 : 0;
    const ByteColumn column = isMeans             ? ByteColumn::Means
                              : name == "type"_L1 ? ByteColumn::EventType
                                                  : ByteColumn::SubEventType;
    return Found{codeMark(column, std::move(codes)), {}};
}

Result<Found> RecordTerms::ofActor(const FilterValue &value)
{
    auto actors = named(NamedRecord::Actor, value.text);
    if (actors && value.withMembers)
        actors = withMembers(actorMembers, *actors);
    if (!actors)
        return actors.error();
    if (actors->empty())
        return Found{CompiledFilter::Mark(),
                     RecordTermText::tr("No actor is called “%1”.").arg(value.text)};
    if (value.field->name == "assessed"_L1)
        return Found{codeMark(CodeColumn::Assessed, codesOf(*m_table.actors, *actors)), {}};
    if (value.field->name == "by"_L1)
        return alleged(*actors);
    if (value.field->name == "institution"_L1)
        actors = speakersFor(*actors);
    if (!actors)
        return actors.error();
    RowBits bits(m_table);
    if (auto read = gather(spoken, *actors, bits); !read)
        return read.error();
    return Found{bitsMark(std::move(bits)), {}};
}

// The column holds the first alleged actor; where no incident has another, it is enough.
Result<Found> RecordTerms::alleged(const Ids &actors)
{
    CompiledFilter::Mark first = codeMark(CodeColumn::Alleged, codesOf(*m_table.actors, actors));
    const bool several = std::ranges::any_of(m_table.segments, [](const auto &segment) {
        const auto &counts = segment->bytes[static_cast<size_t>(ByteColumn::AllegedActors)];
        for (Row row = 0; row < segment->size(); ++row) {
            if (counts[row] > 1 && segment->isLiving(row))
                return true;
        }
        return false;
    });
    if (!several)
        return Found{std::move(first), {}};
    RowBits bits(m_table);
    const char *sql = "SELECT incident FROM attribution WHERE actor = ?1 AND retracted IS NULL AND "
                      "stance IN ('asserts', 'suspects', 'implies', 'claims responsibility', "
                      "'investigates')";
    if (auto read = gather(sql, actors, bits); !read)
        return read.error();
    return Found{bitsMark(std::move(bits)), {}};
}

Result<Found> RecordTerms::ofPlace(const FilterValue &value)
{
    auto places = named(NamedRecord::Place, value.text);
    if (places && value.withMembers)
        places = withMembers(placesInside, *places);
    if (places && value.field->name == "near"_L1)
        places = around(*places);
    if (!places)
        return places.error();
    if (places->empty())
        return Found{CompiledFilter::Mark(),
                     RecordTermText::tr("No place is called “%1”.").arg(value.text)};
    return Found{codeMark(CodeColumn::Place, codesOf(*m_table.places, *places)), {}};
}

Result<Found> RecordTerms::ofCountry(const FilterValue &value)
{
    const Dictionary &places = *m_table.places;
    const NameFilter wanted(value.text);
    std::vector<quint8> codes(places.ids.size());
    QHash<QString, bool> known; // few countries, many places
    bool any = false;
    for (const Code code : places.byId) {
        const QString &country = places.extras[code];
        auto answer = known.constFind(country);
        if (answer == known.cend())
            answer =
                known.insert(country, value.unknown ? country.isEmpty() : isIn(country, wanted));
        const bool in = *answer;
        codes[code] = in ? 1 : 0;
        any = any || in;
    }
    codes[0] = value.unknown ? 1 : 0;
    if (!any && !value.unknown)
        return Found{CompiledFilter::Mark(),
                     RecordTermText::tr("No place is in a country called “%1”.").arg(value.text)};
    return Found{codeMark(CodeColumn::Place, std::move(codes)), {}};
}

Result<Found> RecordTerms::ofTag(const FilterValue &value)
{
    const auto tags = named(NamedRecord::Tag, value.text);
    if (!tags)
        return tags.error();
    if (tags->empty())
        return Found{CompiledFilter::Mark(),
                     RecordTermText::tr("No tag is called “%1”.").arg(value.text)};
    RowBits bits(m_table);
    if (auto read = gather("SELECT incident FROM incident_tag WHERE tag = ?1", *tags, bits); !read)
        return read.error();
    return Found{bitsMark(std::move(bits)), {}};
}

Result<Found> RecordTerms::ofStance(const FilterValue &value)
{
    RowBits bits(m_table);
    Statement statement(m_database,
                        "SELECT incident FROM attribution WHERE stance = ?1 AND retracted IS NULL");
    statement.bind(1,
                   QString::fromLatin1(value.field->values[static_cast<size_t>(value.code - 1)]));
    if (auto read = gather(statement, bits); !read)
        return read.error();
    return Found{bitsMark(std::move(bits)), {}};
}

Result<Found> RecordTerms::ofThing(const FilterValue &value)
{
    static constexpr const char *sql[] = {
        "SELECT incident FROM annotation WHERE incident IS NOT NULL UNION ALL "
        "SELECT c.incident FROM annotation n JOIN claim c ON c.id = n.claim UNION ALL "
        "SELECT a.incident FROM annotation n JOIN attribution a ON a.id = n.attribution",
        "SELECT incident FROM incident_tag",
        "SELECT from_incident FROM link UNION ALL SELECT to_incident FROM link",
        "SELECT incident FROM assessment"};
    RowBits bits(m_table);
    Statement statement(m_database, sql[value.code - 1]);
    if (auto read = gather(statement, bits); !read)
        return read.error();
    return Found{bitsMark(std::move(bits)), {}};
}

Result<Found> RecordTerms::ofMeasure(const FilterValue &value)
{
    const char *measure = value.field->name == "fired"_L1    ? "fired"
                          : value.field->name == "landed"_L1 ? "landed"
                                                             : "found unfired";
    // States as in the schema: 1 figure, 2 none.
    Statement rows(m_database,
                   "SELECT incident, coalesce(best, low, high, CASE state WHEN 2 THEN 0 END) FROM "
                   "incident_figure WHERE field = 'munitions' AND measure = ?1");
    rows.bind(1, QString::fromLatin1(measure));
    RowBits bits(m_table), counted(m_table);
    while (!isCancelled() && rows.next()) {
        const Row row = m_table.rowOf(rows.id(0));
        if (rows.isNull(1))
            continue;
        counted.insert(row);
        if (rows.integer(1) >= value.low && rows.integer(1) <= value.high)
            bits.insert(row);
    }
    if (rows.failed())
        return rows.error();
    return Found{value.unknown ? bitsMark(std::move(counted), true) : bitsMark(std::move(bits)),
                 {}};
}

} // namespace sourceline
