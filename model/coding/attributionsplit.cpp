// One record becomes several: it named several actors, or took two utterances for one.
#include "model/coding/attributionrows.h"
#include "model/coding/citations.h"
#include "model/coding/labels.h"
#include "model/coding/statements.h"
#include "model/store/statement.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Nobody ever recorded the parts of what was taken back.
Result<void> requireCounting(Writer &writer, Id attribution)
{
    if (const auto there = requireAttribution(writer, attribution); !there)
        return there;
    if (columnOf(writer.database(), "attribution", "retracted", attribution) == Value())
        return {};
    return Error{
        u"This attribution is retracted: restore it before it is split. Nothing was changed."_s};
}

Result<void> makeAlternatives(Writer &writer, const std::vector<Id> &attributions)
{
    for (const Id one : attributions) {
        for (const Id other : attributions) {
            if (one == other || writer.exists("attribution_alternative", one, other.value))
                continue;
            const auto row =
                writer.insert("attribution_alternative",
                              {{"attribution", toValue(one)}, {"alternative", toValue(other)}});
            if (!row)
                return row.error();
        }
    }
    return {};
}

Result<std::vector<Id>> actorsOf(Writer &writer, const std::vector<ActorRef> &refs)
{
    ActorRefs actors(writer);
    std::vector<Id> ids;
    for (const ActorRef &ref : refs) {
        const auto actor = actors.resolve(ref);
        if (!actor)
            return actor.error();
        if (actor->isValid() && std::find(ids.begin(), ids.end(), *actor) == ids.end())
            ids.push_back(*actor);
    }
    if (ids.size() < 2)
        return Error{u"Name at least two actors to split an attribution between them."_s};
    return ids;
}

Result<void>
splitActors(Writer &writer, Id attribution, const std::vector<ActorRef> &refs, bool eitherOr)
{
    if (const auto there = requireCounting(writer, attribution); !there)
        return there;
    const auto actors = actorsOf(writer, refs);
    if (!actors)
        return actors.error();
    sqlite3 *database = writer.database();
    writer.describe(u"Split: "_s + attributionLabel(database, attribution));
    const Id statement = idOf(columnOf(database, "attribution", "statement", attribution));
    std::vector<Id> all{attribution};
    if (const auto set =
            updateChanged(writer,
                          "attribution",
                          attribution,
                          {{"actor", toValue(actors->front())}, {"review", u"draft"_s}});
        !set)
        return set.error();
    for (size_t i = 1; i < actors->size(); ++i) {
        const auto copy = copyAttribution(writer, attribution, statement);
        if (!copy)
            return copy.error();
        if (const auto set =
                writer.update("attribution", *copy, {{"actor", toValue((*actors)[i])}});
            !set)
            return set;
        if (const auto cited = copyCitations(writer, "attribution", attribution, *copy); !cited)
            return cited;
        all.push_back(*copy);
    }
    if (const auto made = eitherOr ? makeAlternatives(writer, all) : Result<void>(); !made)
        return made;
    for (const Id each : all) {
        if (const auto credible = checkCredibility(writer, each); !credible)
            return credible;
    }
    return {};
}

// Whether something else that rests on the statement cites the document of a report.
Result<bool> isCitedByOthers(sqlite3 *database, Id report, Id attribution)
{
    Statement select(
        database,
        "WITH r AS (SELECT statement, document FROM report WHERE id = ?1), "
        "t AS (SELECT d.id FROM document d, r WHERE coalesce(d.summary_of, d.version_of, d.id) = "
        "r.document) "
        "SELECT 1 FROM citation c, r WHERE c.document IN (SELECT id FROM t) AND ("
        "c.claim IN (SELECT id FROM claim WHERE statement = r.statement) OR "
        "c.link IN (SELECT id FROM link WHERE statement = r.statement) OR "
        "c.attribution IN (SELECT id FROM attribution WHERE statement = r.statement AND id <> ?2)) "
        "LIMIT 1");
    select.bind(1, report).bind(2, attribution);
    const bool cited = select.next();
    if (select.failed())
        return select.error();
    return cited;
}

Result<Id> copyReport(Writer &writer, Id report, Id statement)
{
    auto values = copyOfRow(writer.database(), "report", report);
    if (!values)
        return values.error();
    setValue(*values, "statement", toValue(statement));
    const auto copy = writer.insert("report", *values);
    if (!copy)
        return copy.error();
    Statement chain(writer.database(),
                    "SELECT position, actor FROM report_source WHERE report = ?1");
    chain.bind(1, report);
    while (chain.next()) {
        const auto source = writer.insert(
            "report_source",
            {{"report", toValue(*copy)}, {"position", chain.value(0)}, {"actor", chain.value(1)}});
        if (!source)
            return source.error();
    }
    if (const auto cited = copyCitations(writer, "report", report, *copy); !cited)
        return cited.error();
    return *copy;
}

// The sentences of `attribution` in the document of `report`, unless another of its reports is of
// the same document.
Result<void> takeCitations(Writer &writer, Id report, Id attribution, Id copy)
{
    const auto citations = idsOf(
        writer.database(),
        "SELECT c.id FROM citation c JOIN document d ON d.id = c.document JOIN report r ON "
        "r.document = coalesce(d.summary_of, d.version_of, d.id) WHERE r.id = ?1 ORDER BY c.id",
        report);
    if (!citations)
        return citations.error();
    for (const Id citation : *citations) {
        if (idOf(columnOf(writer.database(), "citation", "attribution", citation)) != attribution)
            continue;
        if (const auto moved =
                writer.update("citation", citation, {{"attribution", toValue(copy)}});
            !moved)
            return moved;
    }
    return {};
}

Result<void> checkReports(sqlite3 *database, Id statement, const std::vector<Id> &reports)
{
    for (const Id report : reports) {
        if (idOf(columnOf(database, "report", "statement", report)) != statement)
            return Error{
                u"One of the reports does not belong to this attribution (any more). Nothing was changed."_s};
    }
    const auto all = idsOf(database, "SELECT id FROM report WHERE statement = ?1", statement);
    if (!all)
        return all.error();
    if (reports.empty() || reports.size() >= all->size())
        return Error{
            u"Choose some of the reports, and leave at least one with this attribution."_s};
    return {};
}

Result<void> splitOffReports(Writer &writer, Id attribution, const std::vector<Id> &reports)
{
    if (const auto there = requireCounting(writer, attribution); !there)
        return there;
    sqlite3 *database = writer.database();
    const Id statement = idOf(columnOf(database, "attribution", "statement", attribution));
    if (const auto own = checkReports(database, statement, reports); !own)
        return own;
    const auto utterance = copyStatement(writer, statement);
    if (!utterance)
        return utterance.error();
    const auto copy = copyAttribution(writer, attribution, *utterance);
    if (!copy)
        return copy.error();
    for (const Id report : reports) {
        if (const auto taken = takeCitations(writer, report, attribution, *copy); !taken)
            return taken;
        // What else rests on the statement still needs the report of what it cites.
        const auto shared = isCitedByOthers(database, report, attribution);
        if (!shared)
            return shared.error();
        if (!*shared) {
            if (const auto moved =
                    writer.update("report", report, {{"statement", toValue(*utterance)}});
                !moved)
                return moved;
        } else if (const auto copied = copyReport(writer, report, *utterance); !copied) {
            return copied.error();
        }
    }
    writer.describe(
        u"Split off %1: %2"_s.arg(counted(qsizetype(reports.size()), u"report"_s, u"reports"_s),
                                  attributionLabel(database, attribution)));
    for (const Id each : {attribution, *copy}) {
        if (const auto credible = checkCredibility(writer, each); !credible)
            return credible;
    }
    return {};
}

} // namespace

Result<Id> copyAttribution(Writer &writer, Id attribution, Id statement)
{
    auto values = copyOfRow(writer.database(), "attribution", attribution);
    if (!values)
        return values.error();
    setValue(*values, "statement", toValue(statement));
    setValue(*values, "handle", {});
    setValue(*values, "merged", {});
    setValue(*values, "review", u"draft"_s); // nobody has reviewed what was split
    return writer.insert("attribution", *values);
}

EditLog::Change splitAttribution(Id attribution, const std::vector<ActorRef> &actors, bool eitherOr)
{
    return [=](Writer &writer) {
        return splitActors(writer, attribution, actors, eitherOr);
    };
}

EditLog::Change splitReports(Id attribution, const std::vector<Id> &reports)
{
    return [attribution, reports = distinctIds(reports)](Writer &writer) {
        return splitOffReports(writer, attribution, reports);
    };
}

} // namespace sourceline
