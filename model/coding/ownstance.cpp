// Whether a speaker can deny, or claim responsibility: both are for oneself.
#include "model/coding/attributionrows.h"
#include "model/coding/labels.h"
#include "model/store/statement.h"

#include <algorithm>
#include <array>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Voice
{
    Id actor;
    QByteArray kind;
};

// A speaker, those who speak with it, and whose view it is.
std::vector<Voice> voicesOf(sqlite3 *database, Id statement)
{
    Statement row(database,
                  "SELECT a.id, a.kind FROM statement s JOIN actor a ON a.id IN (s.speaker, "
                  "s.holder) WHERE s.id = ?1 UNION SELECT a.id, a.kind FROM statement_co_speaker c "
                  "JOIN actor a ON a.id = c.actor WHERE c.statement = ?1");
    row.bind(1, statement);
    std::vector<Voice> voices;
    while (row.next())
        voices.push_back({row.id(0), row.utf8(1)});
    return voices;
}

// The actor itself, what it belongs to, holds office in or commands, and what these belong to.
std::set<Id> spokenFor(sqlite3 *database, Id actor)
{
    Statement row(database,
                  "WITH RECURSIVE up(id) AS (VALUES (?1) UNION SELECT r.other FROM up JOIN "
                  "actor_relation r ON r.actor = up.id AND r.kind IN ('member of', 'part of', "
                  "'office holder of', 'author of', 'commands', 'same as')) SELECT id FROM up");
    row.bind(1, actor);
    std::set<Id> all;
    while (row.next())
        all.insert(row.id(0));
    return all;
}

// A person or a group of whom nothing is recorded may be anybody's spokesman.
bool mayBeAnybodys(const Voice &voice, const std::set<Id> &spoken)
{
    static constexpr std::array known{"outlet", "state", "state organ"};
    return spoken.size() == 1
           && std::ranges::none_of(known, [&voice](const char *k) { return voice.kind == k; });
}

} // namespace

Result<void> checkOwnStance(Writer &writer, const QString &stance, Id actor, Id statement)
{
    const bool denies = stance == "denies"_L1;
    if (!denies && stance != "claims responsibility"_L1)
        return {};
    sqlite3 *database = writer.database();
    const std::vector<Voice> voices = voicesOf(database, statement);
    for (const Voice &voice : voices) {
        const std::set<Id> spoken = spokenFor(database, voice.actor);
        if (spoken.contains(actor) || mayBeAnybodys(voice, spoken))
            return {};
    }
    const QString speaker = voices.empty() ? QString() : actorName(database, voices.front().actor);
    const QString whom = actorName(database, actor);
    return Error{(denies
                      ? u"One denies for oneself, and %1 is not recorded to speak for %2: choose "
                        "“rules out”, or record what %1 belongs to on the page Actors first."_s
                      : u"One claims responsibility for oneself, and %1 is not recorded to speak for "
                        "%2: choose “asserts”, or record what %1 belongs to on the page Actors "
                        "first."_s)
                     .arg(speaker, whom)};
}

} // namespace sourceline
