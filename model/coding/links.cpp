#include "model/coding/links.h"

#include "model/coding/actorrefs.h"
#include "model/coding/citations.h"
#include "model/coding/labels.h"
#include "model/coding/linkrules.h"
#include "model/coding/rows.h"
#include "model/coding/statements.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

const QStringList &linkKinds()
{
    static const QStringList kinds{u"retaliation for"_s,
                                   u"reaction to"_s,
                                   u"follows"_s,
                                   u"part of"_s,
                                   u"overlaps"_s,
                                   u"weapon find for"_s,
                                   u"statement about"_s,
                                   u"distinct from"_s,
                                   u"possible duplicate of"_s};
    return kinds;
}

QString linkWords(sqlite3 *database, Id from, const QString &kind, Id to)
{
    const QStringList names = namesApart(database, {from, to});
    return names[0] + u' ' + kind + u' ' + names[1];
}

Result<void> checkWords(const LinkDraft &draft)
{
    if (!linkKinds().contains(draft.kind))
        return Error{u"“%1” is no kind of link. Nothing was changed; choose one of: %2."_s.arg(
            draft.kind, linkKinds().join(u", "_s))};
    const QStringList bases{u"stated"_s, u"implied"_s, u"alleged motive"_s, u"coder's inference"_s};
    if (!bases.contains(draft.basis))
        return Error{u"“%1” is no basis of a link. Nothing was changed; choose one of: %2."_s.arg(
            draft.basis, bases.join(u", "_s))};
    const bool isSaid = draft.basis == "stated"_L1 || draft.basis == "alleged motive"_L1;
    if (isSaid && !draft.statement)
        return Error{
            u"A link that is %1 needs the statement that says so. Nothing was changed; name who says it, or choose another basis."_s
                .arg(draft.basis == "stated"_L1 ? draft.basis : u"an alleged motive"_s)};
    return {};
}

Result<void> checkEnds(Writer &writer, const LinkDraft &draft, Id link)
{
    for (const Id end : {draft.from, draft.to}) {
        if (const auto there = requireRow(writer, "incident", end, u"One of the two incidents"_s);
            !there)
            return there;
    }
    if (draft.from == draft.to)
        return Error{
            u"An incident is not linked to itself. Nothing was changed; choose another."_s};
    const auto same = sameLink(writer.database(), draft.kind, draft.from, draft.to, link);
    if (!same)
        return same.error();
    if (same->isValid())
        return Error{
            u"The link “%1” is recorded already. Nothing was changed; add the sentence to that link."_s
                .arg(linkWords(writer.database(), draft.from, draft.kind, draft.to))};
    return {};
}

// The circle is looked for without the link that is being changed.
Result<void> checkCircle(Writer &writer, const LinkDraft &draft)
{
    return draft.kind == "part of"_L1 ? requireNoCircle(writer.database(), draft.from, draft.to)
                                      : Result<void>();
}

Result<Value> statementOf(Writer &writer, const LinkDraft &draft)
{
    if (!draft.statement)
        return Value();
    ActorRefs actors(writer);
    const QString gist = linkWords(writer.database(), draft.from, draft.kind, draft.to);
    const auto statement = recordStatement(writer, actors, *draft.statement, gist, draft.citations);
    return statement ? Result<Value>(toValue(*statement)) : Result<Value>(statement.error());
}

Result<Values> valuesOf(Writer &writer, const LinkDraft &draft)
{
    const auto statement = statementOf(writer, draft);
    if (!statement)
        return statement.error();
    return Values{{"kind", draft.kind},
                  {"from_incident", toValue(draft.from)},
                  {"to_incident", toValue(draft.to)},
                  {"statement", *statement},
                  {"basis", draft.basis},
                  {"note", orNull(draft.note)}};
}

} // namespace

EditLog::Change addLink(const LinkDraft &draft)
{
    return [draft](Writer &writer) -> Result<void> {
        if (const auto sound = checkWords(draft); !sound)
            return sound;
        if (const auto sound = checkEnds(writer, draft, Id()); !sound)
            return sound;
        if (const auto sound = checkCircle(writer, draft); !sound)
            return sound;
        const auto values = valuesOf(writer, draft);
        if (!values)
            return values.error();
        const auto link = writer.insert("link", *values);
        if (!link)
            return link.error();
        writer.describe(u"Link: "_s
                        + linkWords(writer.database(), draft.from, draft.kind, draft.to));
        return recordCitations(writer, "link", *link, draft.citations);
    };
}

EditLog::Change changeLink(Id link, const LinkDraft &draft)
{
    return [link, draft](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, "link", link, u"The link"_s); !there)
            return there;
        if (const auto sound = checkWords(draft); !sound)
            return sound;
        if (const auto sound = checkEnds(writer, draft, link); !sound)
            return sound;
        const Id before = idOf(columnOf(writer.database(), "link", "statement", link));
        const auto values = valuesOf(writer, draft);
        if (!values)
            return values.error();
        // Its own old direction must not count as a way round.
        if (const auto set = writer.update("link", link, {{"kind", u"overlaps"_s}}); !set)
            return set;
        if (const auto sound = checkCircle(writer, draft); !sound)
            return sound;
        if (const auto set = writer.update("link", link, *values); !set)
            return set;
        const Id after = idOf(columnOf(writer.database(), "link", "statement", link));
        if (before.isValid() && before != after) {
            if (const auto gone = removeIfUnused(writer, before, after); !gone)
                return gone;
        }
        writer.describe(u"Link changed: "_s
                        + linkWords(writer.database(), draft.from, draft.kind, draft.to));
        return recordCitations(writer, "link", link, draft.citations);
    };
}

EditLog::Change removeLink(Id link)
{
    return [link](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, "link", link, u"The link"_s); !there)
            return there;
        sqlite3 *database = writer.database();
        const Id statement = idOf(columnOf(database, "link", "statement", link));
        writer.describe(u"Link removed: "_s
                        + linkWords(database,
                                    idOf(columnOf(database, "link", "from_incident", link)),
                                    textOf(columnOf(database, "link", "kind", link)),
                                    idOf(columnOf(database, "link", "to_incident", link))));
        if (const auto removed = removeLinkRow(writer, link); !removed)
            return removed;
        return statement.isValid() ? removeIfUnused(writer, statement, Id()) : Result<void>();
    };
}

EditLog::Change declareDistinct(Id one, Id other, const QString &reason)
{
    return [one, other, reason](Writer &writer) -> Result<void> {
        LinkDraft draft;
        draft.kind = u"distinct from"_s;
        draft.from = one;
        draft.to = other;
        draft.basis = u"coder's inference"_s;
        draft.note = reason;
        const auto offered = sameLink(writer.database(), u"possible duplicate of"_s, one, other);
        if (!offered)
            return offered.error();
        if (offered->isValid()) {
            if (const auto removed = removeLink(*offered)(writer); !removed)
                return removed;
        }
        if (const auto added = addLink(draft)(writer); !added)
            return added;
        writer.describe(linkWords(writer.database(), one, draft.kind, other));
        return {};
    };
}

} // namespace sourceline
