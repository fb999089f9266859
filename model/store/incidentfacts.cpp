#include "model/store/incidentfacts.h"

#include "model/store/likelihood.h"

#include <limits>
#include <set>

namespace sourceline {

namespace {

std::optional<qint32> figureOf(const Statement &row, int column)
{
    if (row.isNull(column))
        return {};
    // The schema takes 63 bits; a count beyond 31 is a slip that must not wrap around.
    return qint32(std::clamp<qint64>(row.integer(column),
                                     std::numeric_limits<qint32>::min() + 1,
                                     std::numeric_limits<qint32>::max()));
}

QString groupOf(const Statement &row, int handle, int name, int nationality)
{
    for (const int column : {handle, name, nationality}) {
        if (const QString group = row.text(column); !group.isEmpty())
            return group;
    }
    return QStringLiteral("all");
}

Result<void> outcomeOf(const LentStatement &statement)
{
    return statement->failed() ? Result<void>(statement->error()) : Result<void>();
}

} // namespace

Result<std::vector<Id>> IncidentFactsReader::ids(const QByteArray &sql, Id parameter)
{
    const LentStatement select = m_statements.lend(sql);
    select->bind(1, parameter);
    std::vector<Id> found;
    while (select->next())
        found.push_back(select->id(0));
    if (select->failed())
        return select->error();
    return found;
}

Result<bool> IncidentFactsReader::readIncident(IncidentFacts &facts)
{
    const LentStatement select =
        m_statements.lend("SELECT date_edtf, zone FROM incident WHERE id = ?1");
    select->bind(1, facts.incident);
    const bool present = select->next();
    if (present) {
        facts.dateEdtf = select->text(0);
        facts.zone = select->text(1);
    }
    if (select->failed())
        return select->error();
    return present;
}

Result<void> IncidentFactsReader::readClaims(IncidentFacts &facts)
{
    const LentStatement select = m_statements.lend(
        "SELECT c.statement, s.speaker, c.field, c.measure, c.reported, c.low, c.best, c.high, "
        "c.qualifier, c.feeds, "
        "c.resolved_edtf, a.handle, a.name, c.whom_nationality FROM claim c JOIN statement s ON "
        "s.id = c.statement "
        "LEFT JOIN actor a ON a.id = c.whom_name WHERE c.incident = ?1 ORDER BY c.id");
    select->bind(1, facts.incident);
    const Statement &row = select.get();
    while (select->next()) {
        facts.claims.push_back({row.id(0),
                                row.id(1),
                                row.utf8(2),
                                row.utf8(3),
                                groupOf(row, 11, 12, 13),
                                row.utf8(4),
                                figureOf(row, 5),
                                figureOf(row, 6),
                                figureOf(row, 7),
                                row.utf8(8),
                                row.integer(9) != 0,
                                row.text(10)});
    }
    return outcomeOf(select);
}

// Of several for one figure the newest holds.
Result<void> IncidentFactsReader::readChoices(IncidentFacts &facts)
{
    const LentStatement select =
        m_statements.lend("SELECT field, measure, whom, low, best, high FROM figure_override "
                          "WHERE incident = ?1 ORDER BY made_at DESC, id DESC");
    select->bind(1, facts.incident);
    const Statement &row = select.get();
    while (select->next()) {
        const FigureChosen choice{{row.utf8(0), row.utf8(1), row.text(2)},
                                  figureOf(row, 3),
                                  figureOf(row, 4),
                                  figureOf(row, 5)};
        const bool isOlder =
            std::any_of(facts.choices.begin(),
                        facts.choices.end(),
                        [&choice](const FigureChosen &newer) { return newer.key == choice.key; });
        if (!isOlder)
            facts.choices.push_back(choice);
    }
    return outcomeOf(select);
}

Result<void> IncidentFactsReader::readBacking(AttributionFact &fact, Id statement)
{
    auto others = ids("SELECT actor FROM statement_co_speaker WHERE statement = ?1", statement);
    if (!others)
        return others.error();
    fact.speakers.insert(fact.speakers.end(), others->begin(), others->end());
    for (Id speaker : fact.speakers)
        fact.institutions.push_back(m_institutions.of(speaker));
    auto outlets = ids(
        "SELECT d.outlet FROM report r JOIN document d ON d.id = r.document WHERE r.statement = ?1 "
        "AND d.outlet IS NOT NULL",
        statement);
    if (!outlets)
        return outlets.error();
    fact.outlets = std::move(*outlets);
    auto alternatives =
        ids("SELECT alternative FROM attribution_alternative WHERE attribution = ?1", fact.id);
    if (!alternatives)
        return alternatives.error();
    fact.dependsOn.insert(fact.dependsOn.end(), alternatives->begin(), alternatives->end());
    return {};
}

Result<void> IncidentFactsReader::readAttributions(IncidentFacts &facts)
{
    std::vector<Id> statements;
    {
        const LentStatement select =
            m_statements.lend("SELECT a.id, a.actor, a.stance, a.statement, s.speaker, "
                              "a.distributed_from FROM attribution a "
                              "JOIN statement s ON s.id = a.statement WHERE a.incident = ?1 AND "
                              "a.retracted IS NULL ORDER BY a.id");
        select->bind(1, facts.incident);
        while (select->next()) {
            AttributionFact fact{select->id(0),
                                 select->id(1),
                                 stanceOf(select->utf8(2)),
                                 {select->id(4)},
                                 {},
                                 {},
                                 {}};
            if (!select->isNull(5))
                fact.dependsOn.push_back(select->id(5));
            facts.attributions.push_back(std::move(fact));
            statements.push_back(select->id(3));
        }
        if (select->failed())
            return select->error();
    }
    for (size_t i = 0; i < statements.size(); ++i) {
        if (auto read = readBacking(facts.attributions[i], statements[i]); !read)
            return read;
    }
    return {};
}

Result<void> IncidentFactsReader::readAssessment(IncidentFacts &facts)
{
    const LentStatement select = m_statements.lend(
        "SELECT actor, likelihood, confidence FROM assessment WHERE incident = ?1 "
        "ORDER BY made_at DESC, id DESC LIMIT 1");
    select->bind(1, facts.incident);
    if (select->next()) {
        facts.assessed = select->id(0);
        facts.likelihood =
            facts.assessed.isValid() ? int(select->integer(1)) : insufficientInformation;
        const QByteArray confidence = select->utf8(2);
        facts.confidence = confidence == "low"        ? 1
                           : confidence == "moderate" ? 2
                           : confidence == "high"     ? 3
                                                      : 0;
    }
    return outcomeOf(select);
}

Result<void> IncidentFactsReader::countCitations(IncidentFacts &facts)
{
    std::set<Id> documents;
    const auto cited = ids("SELECT document FROM citation WHERE incident = ?1 "
                           "UNION ALL SELECT t.document FROM claim c CROSS JOIN citation t ON "
                           "t.claim = c.id WHERE c.incident = ?1 "
                           "UNION ALL SELECT t.document FROM attribution a CROSS JOIN citation t "
                           "ON t.attribution = a.id WHERE a.incident = ?1 "
                           "UNION ALL SELECT t.document FROM assessment a CROSS JOIN citation t ON "
                           "t.assessment = a.id WHERE a.incident = ?1 "
                           "UNION ALL SELECT t.document FROM link l CROSS JOIN citation t ON "
                           "t.link = l.id WHERE l.from_incident = ?1",
                           facts.incident);
    if (!cited)
        return cited.error();
    documents.insert(cited->begin(), cited->end());
    const auto reporting = ids("SELECT r.document FROM claim c CROSS JOIN report r ON r.statement "
                               "= c.statement WHERE c.incident = ?1 "
                               "UNION SELECT r.document FROM attribution a CROSS JOIN report r ON "
                               "r.statement = a.statement WHERE a.incident = ?1 "
                               "UNION SELECT r.document FROM statement s CROSS JOIN report r ON "
                               "r.statement = s.id WHERE s.incident = ?1",
                               facts.incident);
    if (!reporting)
        return reporting.error();
    documents.insert(reporting->begin(), reporting->end());
    facts.citations = int(cited->size());
    facts.documents = int(documents.size());
    return {};
}

Result<std::optional<IncidentFacts>> IncidentFactsReader::read(Id incident)
{
    IncidentFacts facts;
    facts.incident = incident;
    const auto present = readIncident(facts);
    if (!present)
        return present.error();
    if (!*present)
        return std::optional<IncidentFacts>();
    for (const auto step : {&IncidentFactsReader::readClaims,
                            &IncidentFactsReader::readChoices,
                            &IncidentFactsReader::readAttributions,
                            &IncidentFactsReader::readAssessment,
                            &IncidentFactsReader::countCitations}) {
        if (auto read = (this->*step)(facts); !read)
            return read.error();
    }
    return std::optional(std::move(facts));
}

} // namespace sourceline
