#include "app/actorargument.h"

#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCandidates = 6;

Id actorByKey(sqlite3 *database, const QString &given)
{
    Statement byId(database, "SELECT id FROM actor WHERE id = ?1");
    byId.bind(1, Id::fromText(given));
    if (byId.next())
        return byId.id(0);
    Statement byHandle(database, "SELECT id FROM actor WHERE handle = ?1 LIMIT 2");
    byHandle.bind(1, given);
    const Id found = byHandle.next() ? byHandle.id(0) : Id();
    return found.isValid() && byHandle.next() ? Id() : found;
}

QString listed(const std::vector<NameIndex::Match> &matches)
{
    QStringList names;
    for (const NameIndex::Match &match : matches)
        names += u"%1 (%2, id %3)"_s.arg(match.name, match.detail, match.id.toText());
    return names.join(u", "_s);
}

ActorRef refOf(Id id)
{
    ActorRef ref;
    ref.id = id;
    return ref;
}

} // namespace

Result<ActorRef> findActor(sqlite3 *database,
                           const NameIndex &names,
                           const QString &given,
                           bool mayBeNew,
                           const QString &newKind)
{
    const QString name = given.simplified();
    if (const Id known = actorByKey(database, name); known.isValid())
        return refOf(known);
    if (const Id known = names.exactly(name); known.isValid())
        return refOf(known);
    std::vector<NameIndex::Match> matches = names.find(name, mostCandidates);
    std::vector<NameIndex::Match> same;
    for (const NameIndex::Match &match : matches) {
        if (match.exact)
            same.push_back(match);
    }
    if (same.size() == 1)
        return refOf(same.front().id);
    if (same.size() > 1)
        return Error{u"More than one actor is called “%1”: %2; name one by its id."_s.arg(
            name, listed(same))};
    if (mayBeNew && !name.isEmpty()) {
        ActorRef made;
        made.newName = name;
        made.newKind = newKind;
        return made;
    }
    if (matches.empty())
        return Error{
            u"No actor is called “%1”, nor anything like it; --new-actor makes one."_s.arg(name)};
    return Error{u"No actor is called “%1”; closest are %2; --new-actor makes a new one."_s.arg(
        name, listed(matches))};
}

} // namespace sourceline
