#include "model/coding/actorreading.h"
#include "model/coding/labels.h"
#include "model/coding/rows.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<Values> valuesOf(const ActorDraft &draft)
{
    if (draft.name.simplified().isEmpty())
        return Error{u"An actor needs a name. Nothing was changed."_s};
    if (!actorKinds().contains(draft.kind))
        return Error{u"“%1” is no kind of actor. Nothing was changed; choose one of: %2."_s.arg(
            draft.kind, actorKinds().join(u", "_s))};
    return Values{{"handle", orNull(draft.handle)},
                  {"name", draft.name.simplified()},
                  {"kind", draft.kind},
                  {"note", orNull(draft.note)}};
}

QString useInWords(const ActorUse &use)
{
    QStringList parts;
    const auto add = [&parts](int count, const QString &one, const QString &many) {
        if (count > 0)
            parts += counted(count, one, many);
    };
    add(use.attributions, u"attribution"_s, u"attributions"_s);
    add(use.statements, u"statement"_s, u"statements"_s);
    add(use.reports, u"report"_s, u"reports"_s);
    add(use.assessments, u"assessment"_s, u"assessments"_s);
    add(use.documents, u"document"_s, u"documents"_s);
    add(use.relations, u"relation"_s, u"relations"_s);
    add(use.claims, u"claim"_s, u"claims"_s);
    add(use.notes, u"note"_s, u"notes"_s);
    add(use.retracted, u"retracted attribution"_s, u"retracted attributions"_s);
    return parts.join(u", "_s);
}

Result<void> removeNames(Writer &writer, Id actor)
{
    const auto names =
        idsOf(writer.database(), "SELECT id FROM actor_name WHERE actor = ?1", actor);
    if (!names)
        return names.error();
    for (const Id name : *names) {
        if (const auto removed = removeActorName(name)(writer); !removed)
            return removed;
    }
    const auto redirects =
        idsOf(writer.database(), "SELECT id FROM actor_redirect WHERE target = ?1", actor);
    if (!redirects)
        return redirects.error();
    for (const Id redirect : *redirects) {
        if (const auto removed = writer.remove("actor_redirect", redirect); !removed)
            return removed;
    }
    return {};
}

Result<void> remove(Writer &writer, Id actor)
{
    if (const auto there = requireRow(writer, "actor", actor, u"The actor"_s); !there)
        return there;
    const QString name = textOf(columnOf(writer.database(), "actor", "name", actor));
    const auto use = actorUse(writer.database(), actor);
    if (!use)
        return use.error();
    if (use->total() > 0)
        return Error{
            u"“%1” is used by %2. Nothing was changed; merge it into another actor, or change these first."_s
                .arg(name, useInWords(*use))};
    if (const auto removed = removeNames(writer, actor); !removed)
        return removed;
    writer.describe(u"Delete actor: "_s + shortened(name));
    return writer.remove("actor", actor);
}

} // namespace

EditLog::Change addActor(const ActorDraft &draft)
{
    return [draft](Writer &writer) -> Result<void> {
        const auto values = valuesOf(draft);
        if (!values)
            return values.error();
        if (const auto added = writer.insert("actor", *values); !added)
            return added.error();
        writer.describe(u"New actor: "_s + shortened(draft.name));
        return {};
    };
}

EditLog::Change changeActor(Id actor, const ActorDraft &draft)
{
    return [actor, draft](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, "actor", actor, u"The actor"_s); !there)
            return there;
        const auto values = valuesOf(draft);
        if (!values)
            return values.error();
        writer.describe(u"Change actor: "_s + shortened(draft.name));
        const auto changed = updateChanged(writer, "actor", actor, *values);
        return changed ? Result<void>() : Result<void>(changed.error());
    };
}

EditLog::Change removeActor(Id actor)
{
    return [actor](Writer &writer) {
        return remove(writer, actor);
    };
}

} // namespace sourceline
