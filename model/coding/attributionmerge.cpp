// Several records of one quotation become one.
#include "model/coding/attributionrows.h"
#include "model/coding/citations.h"
#include "model/coding/labels.h"
#include "model/coding/statements.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> checkAlike(sqlite3 *database, Id into, Id other)
{
    struct Field
    {
        const char *column;
        QLatin1String name;
    };

    for (const Field &field : {Field{"incident", "incident"_L1},
                               Field{"actor", "actor"_L1},
                               Field{"stance", "stance"_L1}}) {
        if (columnOf(database, "attribution", field.column, into)
            != columnOf(database, "attribution", field.column, other))
            return Error{
                u"Attributions with another %1 are not one quotation: “%2” and “%3” stay apart."_s
                    .arg(field.name,
                         attributionLabel(database, into),
                         attributionLabel(database, other))};
    }
    const auto speaker = [database](Id attribution) {
        const Id said = idOf(columnOf(database, "attribution", "statement", attribution));
        return idOf(columnOf(database, "statement", "speaker", said));
    };
    if (speaker(into) != speaker(other))
        return Error{
            u"Attributions with another speaker are not one quotation: %1 and %2 stay apart."_s.arg(
                actorName(database, speaker(into)), actorName(database, speaker(other)))};
    const auto isRetracted = [database](Id attribution) {
        return columnOf(database, "attribution", "retracted", attribution) != Value();
    };
    if (isRetracted(into) != isRetracted(other))
        return Error{
            u"One of the attributions is retracted and the other is not: restore or retract it first. Nothing was changed."_s};
    return {};
}

QString joinedTexts(const QString &own, const QString &other, const QString &separator)
{
    if (own.isEmpty() || other.isEmpty() || own == other)
        return own.isEmpty() ? other : own;
    return own + separator + other;
}

Result<void> mergeFacts(Writer &writer, Id into, Id other)
{
    sqlite3 *database = writer.database();
    const auto text = [database](const char *column, Id id) {
        return textOf(columnOf(database, "attribution", column, id));
    };
    Values values;
    for (const auto &[column, separator] : {std::pair{"wording", u" / "_s},
                                            std::pair{"grounds", u"; "_s},
                                            std::pair{"note", u"\n"_s}})
        values.push_back(
            {column, orNull(joinedTexts(text(column, into), text(column, other), separator))});
    for (const char *column : {"reliability", "credibility", "coder"}) {
        if (columnOf(database, "attribution", column, into) == Value())
            values.push_back({column, columnOf(database, "attribution", column, other)});
    }
    // What it was called, and what had been folded into it before.
    const QString handle = text("handle", other);
    const QString former =
        joinedTexts(handle.isEmpty() ? other.toText() : handle, text("merged", other), u"; "_s);
    values.push_back({"merged", joinedTexts(text("merged", into), former, u"; "_s)});
    const auto updated = updateChanged(writer, "attribution", into, values);
    return updated ? Result<void>() : Result<void>(updated.error());
}

Result<void> moveAlternatives(Writer &writer, Id into, Id other)
{
    std::vector<std::pair<Id, Id>> rows;
    {
        Statement select(writer.database(),
                         "SELECT attribution, alternative FROM attribution_alternative WHERE "
                         "attribution = ?1 OR alternative = ?1");
        select.bind(1, other);
        while (select.next())
            rows.emplace_back(select.id(0), select.id(1));
        if (select.failed())
            return select.error();
    }
    for (const auto &[one, two] : rows) {
        if (const auto removed = writer.remove("attribution_alternative", one, two.value); !removed)
            return removed;
        const Id from = one == other ? into : one;
        const Id to = two == other ? into : two;
        if (from == to || writer.exists("attribution_alternative", from, to.value))
            continue;
        const auto row =
            writer.insert("attribution_alternative",
                          {{"attribution", toValue(from)}, {"alternative", toValue(to)}});
        if (!row)
            return row.error();
    }
    return {};
}

// A rule that both were coded by is named once.
Result<void> moveBasis(Writer &writer, Id into, Id other)
{
    const auto same =
        idsOf(writer.database(), "SELECT id FROM coding_basis WHERE attribution = ?1", other);
    if (!same)
        return same.error();
    for (const Id basis : *same) {
        Statement twice(writer.database(),
                        "SELECT 1 FROM coding_basis b JOIN coding_basis o ON o.attribution = ?2 "
                        "AND o.decision IS b.decision AND o.codebook IS b.codebook AND o.rule IS "
                        "b.rule WHERE b.id = ?1");
        twice.bind(1, basis).bind(2, into);
        const auto moved =
            twice.next() ? writer.remove("coding_basis", basis)
                         : writer.update("coding_basis", basis, {{"attribution", toValue(into)}});
        if (!moved)
            return moved;
    }
    return {};
}

Result<void> moveReferences(Writer &writer, Id into, Id other)
{
    if (const auto moved = moveAlternatives(writer, into, other); !moved)
        return moved;
    if (const auto moved = moveCitations(writer, "attribution", other, into); !moved)
        return moved;
    if (const auto moved = repoint(writer, "annotation", "attribution", other, into); !moved)
        return moved;
    if (const auto moved = moveBasis(writer, into, other); !moved)
        return moved;
    if (idOf(columnOf(writer.database(), "attribution", "distributed_from", into)) == other) {
        // Never distributed from itself: from what the other one was.
        const Value from = columnOf(writer.database(), "attribution", "distributed_from", other);
        const Value origin = idOf(from) == into ? Value() : from;
        if (const auto set = writer.update("attribution", into, {{"distributed_from", origin}});
            !set)
            return set;
    }
    return repoint(writer, "attribution", "distributed_from", other, into);
}

Result<void> mergeOne(Writer &writer, Id into, Id other)
{
    if (const auto there = requireAttribution(writer, other); !there)
        return there;
    sqlite3 *database = writer.database();
    if (const auto alike = checkAlike(database, into, other); !alike)
        return alike;
    if (const auto merged = mergeFacts(writer, into, other); !merged)
        return merged;
    if (const auto moved = moveReferences(writer, into, other); !moved)
        return moved;
    const Id statement = idOf(columnOf(database, "attribution", "statement", into));
    const Id dissolved = idOf(columnOf(database, "attribution", "statement", other));
    if (const auto removed = writer.remove("attribution", other); !removed)
        return removed;
    return mergeStatements(writer, statement, dissolved);
}

Result<void> mergeAll(Writer &writer, Id into, const std::vector<Id> &others)
{
    if (const auto there = requireAttribution(writer, into); !there)
        return there;
    qsizetype count = 1;
    for (const Id other : others) {
        if (other == into)
            continue;
        if (const auto merged = mergeOne(writer, into, other); !merged)
            return merged;
        ++count;
    }
    if (count < 2)
        return Error{u"Choose at least two attributions to merge."_s};
    writer.describe(
        u"Merge %1 records: %2"_s.arg(count).arg(attributionLabel(writer.database(), into)));
    return checkCredibility(writer, into);
}

} // namespace

EditLog::Change mergeAttributions(Id into, const std::vector<Id> &others)
{
    return [into, others](Writer &writer) {
        return mergeAll(writer, into, others);
    };
}

} // namespace sourceline
