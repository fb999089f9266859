#include "model/coding/relations.h"

#include "model/coding/actorrefs.h"
#include "model/coding/actors.h"
#include "model/coding/citations.h"
#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"

#include <QSet>

namespace sourceline {

using namespace Qt::StringLiterals;

const QStringList &relationKinds()
{
    static const QStringList kinds{u"member of"_s,
                                   u"part of"_s,
                                   u"office holder of"_s,
                                   u"author of"_s,
                                   u"backed by"_s,
                                   u"commands"_s,
                                   u"supplies"_s,
                                   u"front for"_s,
                                   u"same as"_s};
    return kinds;
}

namespace {

QString inWords(sqlite3 *database, Id actor, const QString &kind, Id other)
{
    return actorName(database, actor) + u' ' + kind + u' ' + actorName(database, other);
}

Result<void> checkWords(const RelationDraft &draft)
{
    if (!relationKinds().contains(draft.kind))
        return Error{u"“%1” is no kind of relation. Nothing was changed; choose one of: %2."_s.arg(
            draft.kind, relationKinds().join(u", "_s))};
    if (!draft.basis.isEmpty() && draft.basis != "text"_L1 && draft.basis != "inferred"_L1
        && draft.basis != "external"_L1)
        return Error{
            u"The basis of a relation is text, inferred or external, not “%1”. Nothing was changed."_s
                .arg(draft.basis)};
    if (!draft.duringEdtf.trimmed().isEmpty()) {
        if (const auto span = parseEdtf(draft.duringEdtf.trimmed()); !span)
            return span.error();
    }
    return {};
}

// The same kind between the same two for the same time, once.
Result<void> checkNew(sqlite3 *database, const RelationDraft &draft, Id other, Id relation)
{
    if (draft.actor == other)
        return Error{u"An actor is not related to itself. Nothing was changed; choose another."_s};
    const Id same =
        sameRelation(database, draft.actor, draft.kind, other, draft.duringEdtf, relation);
    if (same.isValid())
        return Error{
            u"The relation “%1” is recorded already. Nothing was changed; add the sentence to it."_s
                .arg(inWords(database, draft.actor, draft.kind, other))};
    return {};
}

Result<Values> valuesOf(Writer &writer, const RelationDraft &draft, Id relation)
{
    if (const auto sound = checkWords(draft); !sound)
        return sound.error();
    if (const auto there = requireRow(writer, "actor", draft.actor, u"The actor"_s); !there)
        return there.error();
    ActorRefs actors(writer);
    const auto other = actors.resolve(draft.other);
    if (!other)
        return other.error();
    if (!other->isValid())
        return Error{u"Name the other actor. Nothing was changed."_s};
    if (const auto sound = checkNew(writer.database(), draft, *other, relation); !sound)
        return sound.error();
    return Values{{"actor", toValue(draft.actor)},
                  {"kind", draft.kind},
                  {"other", toValue(*other)},
                  {"during_edtf", orNull(draft.duringEdtf)},
                  {"basis", orNull(draft.basis)},
                  {"note", orNull(draft.note)}};
}

QString relationWords(sqlite3 *database, Id relation)
{
    return inWords(database,
                   idOf(columnOf(database, "actor_relation", "actor", relation)),
                   textOf(columnOf(database, "actor_relation", "kind", relation)),
                   idOf(columnOf(database, "actor_relation", "other", relation)));
}

} // namespace

Id sameRelation(
    sqlite3 *database, Id actor, const QString &kind, Id other, const QString &during, Id except)
{
    Statement select(
        database,
        "SELECT id FROM actor_relation WHERE kind = ?2 AND ((actor = ?1 AND other = ?3) OR (kind = "
        "'same as' AND "
        "actor = ?3 AND other = ?1)) AND during_edtf IS ?4 AND id <> ?5 ORDER BY id LIMIT 1");
    select.bind(1, actor)
        .bind(2, kind)
        .bind(3, other)
        .bind(4, orNull(during))
        .bind(5, except.value);
    return select.next() ? select.id(0) : Id();
}

// A person may be a member of what is part of something else: both kinds are one hierarchy.
Result<void> requireNoActorCircle(sqlite3 *database, Id actor)
{
    std::vector<std::pair<Id, QString>> open{{actor, actorName(database, actor)}};
    QSet<Id> seen;
    for (size_t next = 0; next < open.size(); ++next) {
        const auto wholes = idsOf(database,
                                  "SELECT other FROM actor_relation WHERE actor = ?1 AND kind IN "
                                  "('part of', 'member of')",
                                  open[next].first);
        if (!wholes)
            return wholes.error();
        for (const Id whole : *wholes) {
            const QString way = open[next].second + u" → "_s + actorName(database, whole);
            if (whole == actor)
                return Error{
                    u"That would go round in a circle: %1. Nothing was changed; remove one of these relations first."_s
                        .arg(way)};
            if (!seen.contains(whole)) {
                seen.insert(whole);
                open.emplace_back(whole, way);
            }
        }
    }
    return {};
}

EditLog::Change addRelation(const RelationDraft &draft)
{
    return [draft](Writer &writer) -> Result<void> {
        const auto values = valuesOf(writer, draft, Id());
        if (!values)
            return values.error();
        const auto relation = writer.insert("actor_relation", *values);
        if (!relation)
            return relation.error();
        writer.describe(relationWords(writer.database(), *relation));
        if (const auto sound = requireNoActorCircle(writer.database(), draft.actor); !sound)
            return sound;
        return recordCitations(writer, "actor_relation", *relation, draft.citations);
    };
}

EditLog::Change changeRelation(Id relation, const RelationDraft &draft)
{
    return [relation, draft](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, "actor_relation", relation, u"The relation"_s);
            !there)
            return there;
        const auto values = valuesOf(writer, draft, relation);
        if (!values)
            return values.error();
        if (const auto changed = updateChanged(writer, "actor_relation", relation, *values);
            !changed)
            return changed.error();
        writer.describe(u"Change: "_s + relationWords(writer.database(), relation));
        if (const auto sound = requireNoActorCircle(writer.database(), draft.actor); !sound)
            return sound;
        return recordCitations(writer, "actor_relation", relation, draft.citations);
    };
}

EditLog::Change removeRelation(Id relation)
{
    return [relation](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, "actor_relation", relation, u"The relation"_s);
            !there)
            return there;
        writer.describe(u"Remove: "_s + relationWords(writer.database(), relation));
        if (const auto removed = removeCitationsOf(writer, "actor_relation", relation); !removed)
            return removed;
        return writer.remove("actor_relation", relation);
    };
}

} // namespace sourceline
