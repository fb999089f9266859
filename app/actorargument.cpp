#include "app/actorargument.h"

#include "model/coding/namematch.h"
#include "model/store/statement.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCandidates = 6;
constexpr int mostSpellings = 24;
constexpr qsizetype leastConsonants = 4; // fewer are common to too many names

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

// What transcriptions of one name from Arabic or Persian share: Hezbollah, Hizballah, Hizb Allah.
QString consonantsOf(const QString &name)
{
    QString consonants;
    for (const QChar letter : FoldedName(name).text) {
        const bool isVowel = QStringLiteral("aeiou").contains(letter);
        if (letter != u' ' && (!isVowel || consonants.isEmpty()) && !consonants.endsWith(letter))
            consonants += isVowel ? QChar(u'a') : letter;
    }
    return consonants;
}

// Those near by their letters and the same in all but vowels and doubled letters.
std::vector<NameIndex::Match> spelledOtherwise(const NameIndex &names, const QString &given)
{
    const QString consonants = consonantsOf(given);
    if (consonants.size() < leastConsonants)
        return {};
    std::vector<NameIndex::Match> found = names.find(given, mostSpellings);
    std::erase_if(found, [&consonants](const NameIndex::Match &match) {
        return consonantsOf(match.matched.isEmpty() ? match.name : match.matched) != consonants;
    });
    return found;
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
    if (same.empty())
        same = spelledOtherwise(names, name);
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
