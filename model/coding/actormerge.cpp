#include "model/coding/actors.h"
#include "model/coding/citations.h"
#include "model/coding/labels.h"
#include "model/coding/pairs.h"
#include "model/coding/recordnames.h"
#include "model/coding/relations.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> moveRows(Writer &writer, Id into, Id other)
{
    for (const auto &[table, column] : {std::pair{"attribution", "actor"},
                                        std::pair{"statement", "speaker"},
                                        std::pair{"statement", "holder"},
                                        std::pair{"claim", "whom_name"},
                                        std::pair{"assessment", "actor"},
                                        std::pair{"document", "outlet"},
                                        std::pair{"annotation", "actor"}}) {
        if (const auto moved = repoint(writer, table, column, other, into); !moved)
            return moved;
    }
    return {};
}

// Nobody speaks beside themselves.
Result<void> moveCoSpeakers(Writer &writer, Id into, Id other)
{
    if (const auto moved =
            repointSecond(writer, "statement_co_speaker", "statement", "actor", other, into);
        !moved)
        return moved;
    const auto twice = idsOf(writer.database(),
                             "SELECT s.id FROM statement s JOIN statement_co_speaker c ON "
                             "c.statement = s.id AND c.actor = ?1 "
                             "WHERE s.speaker = ?1",
                             into);
    if (!twice)
        return twice.error();
    for (const Id statement : *twice) {
        if (const auto removed = writer.remove("statement_co_speaker", statement, into.value);
            !removed)
            return removed;
    }
    return {};
}

struct ChainLink
{
    Id report, actor;
    qint64 position;
};

std::vector<ChainLink> chainsWith(sqlite3 *database, Id actor)
{
    Statement select(database,
                     "SELECT report, actor, position FROM report_source WHERE report IN (SELECT "
                     "report FROM report_source "
                     "WHERE actor = ?1) ORDER BY report, position");
    select.bind(1, actor);
    std::vector<ChainLink> links;
    while (select.next())
        links.push_back({select.id(0), select.id(1), select.integer(2)});
    return links;
}

// A chain through both, one after the other, is a chain through one.
Result<void> moveChains(Writer &writer, Id into, Id other)
{
    ChainLink before{};
    for (const ChainLink &link : chainsWith(writer.database(), other)) {
        const Id actor = link.actor == other ? into : link.actor;
        const bool again = actor == into && before.report == link.report && before.actor == into;
        Result<void> done;
        if (again)
            done = writer.remove("report_source", link.report, link.position);
        else if (actor != link.actor)
            done = writer.update(
                "report_source", link.report, {{"actor", toValue(into)}}, link.position);
        if (!done)
            return done;
        before = {link.report, actor, link.position};
    }
    return {};
}

// An assessment names each actor once: beside its own judgement on `into`, one on `other` as an
// alternative goes.
Result<void> moveAlternatives(Writer &writer, Id into, Id other)
{
    Statement select(writer.database(),
                     "SELECT v.assessment, v.likelihood, s.actor FROM assessment_alternative v "
                     "JOIN assessment s ON s.id = "
                     "v.assessment WHERE v.actor = ?1 ORDER BY 1");
    select.bind(1, other);
    std::vector<std::tuple<Id, qint64, Id>> rows;
    while (select.next())
        rows.emplace_back(select.id(0), select.integer(1), select.id(2));
    for (const auto &[assessment, likelihood, judged] : rows) {
        if (const auto removed = writer.remove("assessment_alternative", assessment, other.value);
            !removed)
            return removed;
        if (judged == into || judged == other
            || writer.exists("assessment_alternative", assessment, into.value))
            continue;
        const auto added = writer.insert("assessment_alternative",
                                         {{"assessment", toValue(assessment)},
                                          {"actor", toValue(into)},
                                          {"likelihood", likelihood}});
        if (!added)
            return added.error();
    }
    const auto own = idsOf(writer.database(),
                           "SELECT s.id FROM assessment s JOIN assessment_alternative v ON "
                           "v.assessment = s.id AND v.actor = ?1 "
                           "WHERE s.actor = ?1",
                           into);
    if (!own)
        return own.error();
    for (const Id assessment : *own) {
        if (const auto removed = writer.remove("assessment_alternative", assessment, into.value);
            !removed)
            return removed;
    }
    return {};
}

Result<void> moveRelation(Writer &writer, Id relation, Id into, Id other)
{
    sqlite3 *database = writer.database();
    const auto end = [&](const char *column) {
        const Id actor = idOf(columnOf(database, "actor_relation", column, relation));
        return actor == other ? into : actor;
    };
    const Id from = end("actor"), to = end("other");
    if (from == to) {
        if (const auto removed = removeCitationsOf(writer, "actor_relation", relation); !removed)
            return removed;
        return writer.remove("actor_relation", relation);
    }
    const Id same =
        sameRelation(database,
                     from,
                     textOf(columnOf(database, "actor_relation", "kind", relation)),
                     to,
                     textOf(columnOf(database, "actor_relation", "during_edtf", relation)),
                     relation);
    if (!same.isValid())
        return writer.update(
            "actor_relation", relation, {{"actor", toValue(from)}, {"other", toValue(to)}});
    QStringList notes{textOf(columnOf(database, "actor_relation", "note", same)),
                      textOf(columnOf(database, "actor_relation", "note", relation))};
    notes.removeAll(QString());
    notes.removeDuplicates();
    if (const auto noted =
            updateChanged(writer, "actor_relation", same, {{"note", orNull(notes.join(u'\n'))}});
        !noted)
        return noted.error();
    if (const auto moved = moveCitations(writer, "actor_relation", relation, same); !moved)
        return moved;
    return writer.remove("actor_relation", relation);
}

Result<void> moveRelations(Writer &writer, Id into, Id other)
{
    const auto relations =
        idsOf(writer.database(),
              "SELECT id FROM actor_relation WHERE actor = ?1 OR other = ?1 ORDER BY id",
              other);
    if (!relations)
        return relations.error();
    for (const Id relation : *relations) {
        if (const auto moved = moveRelation(writer, relation, into, other); !moved)
            return moved;
    }
    return requireNoActorCircle(writer.database(), into);
}

Result<void> keepNote(Writer &writer, Id into, Id other)
{
    QStringList notes{textOf(columnOf(writer.database(), "actor", "note", into)),
                      textOf(columnOf(writer.database(), "actor", "note", other))};
    notes.removeAll(QString());
    notes.removeDuplicates();
    const auto noted = updateChanged(writer, "actor", into, {{"note", orNull(notes.join(u'\n'))}});
    return noted ? Result<void>() : Result<void>(noted.error());
}

Result<void> mergeOne(Writer &writer, Id into, Id other)
{
    using Step = Result<void> (*)(Writer &, Id, Id);
    const auto names = [](Writer &w, Id to, Id from) {
        return mergeNames(w, namedActors, to, from);
    };
    const auto redirect = [](Writer &w, Id to, Id from) {
        return redirectTo(w, namedActors, to, from);
    };
    for (const Step step : {Step(moveAlternatives),
                            Step(moveRows),
                            Step(moveCoSpeakers),
                            Step(moveChains),
                            Step(moveRelations),
                            Step(names),
                            Step(keepNote),
                            Step(redirect)}) {
        if (const auto done = step(writer, into, other); !done)
            return done;
    }
    return writer.remove("actor", other);
}

Result<void> merge(Writer &writer, Id into, std::vector<Id> others)
{
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::erase(others, into);
    if (others.empty())
        return Error{u"Nothing to merge: choose another actor."_s};
    if (const auto there = requireRow(writer, "actor", into, u"The actor"_s); !there)
        return there;
    std::vector<Id> all{into};
    for (const Id other : others) {
        if (const auto there = requireRow(writer, "actor", other, u"The actor"_s); !there)
            return there;
        all.push_back(other);
    }
    QStringList names = namesApart(writer.database(), "actor", all);
    const QString name = names.takeFirst();
    writer.describe(u"Merge into %1: %2"_s.arg(name, shortened(names.join(u", "_s))));
    for (const Id other : others) {
        if (const auto merged = mergeOne(writer, into, other); !merged)
            return merged;
    }
    return {};
}

} // namespace

EditLog::Change mergeActors(Id into, const std::vector<Id> &others)
{
    return [into, others](Writer &writer) {
        return merge(writer, into, others);
    };
}

} // namespace sourceline
