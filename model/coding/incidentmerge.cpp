#include "model/coding/citations.h"
#include "model/coding/incidentrows.h"
#include "model/coding/labels.h"
#include "model/coding/pairs.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> moveRows(Writer &writer, Id into, Id other)
{
    for (const auto &[table, column] : {std::pair{"claim", "incident"},
                                        std::pair{"attribution", "incident"},
                                        std::pair{"assessment", "incident"},
                                        std::pair{"annotation", "incident"},
                                        std::pair{"statement", "incident"},
                                        std::pair{"statement", "development"}}) {
        if (const auto moved = repoint(writer, table, column, other, into); !moved)
            return moved;
    }
    return {};
}

// What the analyst chose for a figure of `into` holds; a later choice for the same figure of the
// other record must not win by its date.
Result<void> moveOverrides(Writer &writer, Id into, Id other)
{
    Statement chosen(
        writer.database(),
        "SELECT id, field, measure, whom, coalesce(best, low, high), made_by, reason FROM "
        "figure_override o "
        "WHERE incident = ?1 AND EXISTS (SELECT 1 FROM figure_override h WHERE h.incident = ?2 "
        "AND h.field = o.field AND h.measure = o.measure AND h.whom = o.whom) ORDER BY id");
    chosen.bind(1, other).bind(2, into);
    QStringList notes{textOf(columnOf(writer.database(), "incident", "note", into))};
    std::vector<Id> gone;
    while (chosen.next()) {
        gone.push_back(chosen.id(0));
        notes += u"Merged: %1 had been chosen as %2 by %3: %4"_s.arg(
            chosen.text(1), QString::number(chosen.integer(4)), chosen.text(5), chosen.text(6));
    }
    if (chosen.failed())
        return chosen.error();
    for (const Id id : gone) {
        if (const auto removed = writer.remove("figure_override", id); !removed)
            return removed;
    }
    if (!gone.empty()) {
        notes.removeAll(QString());
        if (const auto noted = writer.update("incident", into, {{"note", notes.join(u'\n')}});
            !noted)
            return noted;
    }
    return repoint(writer, "figure_override", "incident", other, into);
}

// One record cites one rule, or one decision, once.
Result<void> moveBasis(Writer &writer, Id into, Id other)
{
    const auto twice = idsOf(
        writer.database(),
        "SELECT b.id FROM coding_basis b JOIN coding_basis h ON h.decision IS b.decision AND "
        "h.codebook IS b.codebook AND h.rule IS b.rule AND h.incident = ?1 AND b.incident <> ?1",
        into);
    if (!twice)
        return twice.error();
    for (const Id id : *twice) {
        if (idOf(columnOf(writer.database(), "coding_basis", "incident", id)) != other)
            continue;
        if (const auto removed = writer.remove("coding_basis", id); !removed)
            return removed;
    }
    return repoint(writer, "coding_basis", "incident", other, into);
}

Result<void> redirect(Writer &writer, Id into, Id other)
{
    if (const auto led = repoint(writer, "incident_redirect", "target", other, into); !led)
        return led;
    const auto added =
        writer.insert("incident_redirect",
                      {{"id", toValue(other)},
                       {"target", toValue(into)},
                       {"handle", columnOf(writer.database(), "incident", "handle", other)},
                       {"name", columnOf(writer.database(), "incident", "title", other)}});
    return added ? Result<void>() : Result<void>(added.error());
}

Result<void> mergeOne(Writer &writer, Id into, Id other)
{
    using Step = Result<void> (*)(Writer &, Id, Id);
    const auto decisions = [](Writer &w, Id to, Id from) {
        return repointSecond(w, "decision_incident", "decision", "incident", from, to);
    };
    const auto tags = [](Writer &w, Id to, Id from) {
        return repointFirst(w, "incident_tag", "incident", "tag", from, to);
    };
    const auto citations = [](Writer &w, Id to, Id from) {
        return moveCitations(w, "incident", from, to);
    };
    for (const Step step : {Step(takeOverFacts),
                            Step(moveRows),
                            Step(moveOverrides),
                            Step(moveBasis),
                            Step(mergeLinks),
                            Step(decisions),
                            Step(tags),
                            Step(citations),
                            Step(redirect)}) {
        if (const auto done = step(writer, into, other); !done)
            return done;
    }
    return writer.remove("incident", other);
}

Result<void> merge(Writer &writer, Id into, std::vector<Id> others)
{
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::erase(others, into);
    if (others.empty())
        return Error{u"Nothing to merge: choose two or more incidents."_s};
    if (const auto there = requireRow(writer, "incident", into, u"The incident"_s); !there)
        return there;
    std::vector<Id> all{into};
    for (const Id other : others) {
        if (const auto there = requireRow(writer, "incident", other, u"The incident"_s); !there)
            return there;
        all.push_back(other);
    }
    QStringList names = namesApart(writer.database(), all);
    const QString name = names.takeFirst();
    writer.describe(u"Merge into %1: %2"_s.arg(
        name,
        names.size() > 2 ? counted(names.size(), u"incident"_s, u"incidents"_s)
                         : names.join(u"; "_s)));
    for (const Id other : others) {
        if (const auto merged = mergeOne(writer, into, other); !merged)
            return merged;
    }
    return {};
}

} // namespace

EditLog::Change mergeIncidents(Id into, const std::vector<Id> &others)
{
    return [into, others](Writer &writer) {
        return merge(writer, into, others);
    };
}

} // namespace sourceline
