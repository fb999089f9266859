// The links of a record that becomes another one.
#include "model/coding/citations.h"
#include "model/coding/incidentrows.h"
#include "model/coding/linkrules.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Ends
{
    QString kind;
    Id from, to;
};

Ends endsOf(sqlite3 *database, Id link)
{
    return {textOf(columnOf(database, "link", "kind", link)),
            idOf(columnOf(database, "link", "from_incident", link)),
            idOf(columnOf(database, "link", "to_incident", link))};
}

// Two that say the same become one: it keeps who says so and why, and lacks nothing that the other
// has.
Result<void> becomeOne(Writer &writer, Id kept, Id link)
{
    sqlite3 *database = writer.database();
    Values taken;
    if (columnOf(database, "link", "statement", kept) == Value()) {
        for (const char *column : {"statement", "basis"})
            taken.push_back({column, columnOf(database, "link", column, link)});
        if (taken.front().value == Value())
            taken.clear();
    }
    QStringList notes{textOf(columnOf(database, "link", "note", kept)),
                      textOf(columnOf(database, "link", "note", link))};
    notes.removeAll(QString());
    notes.removeDuplicates();
    taken.push_back({"note", orNull(notes.join(u'\n'))});
    if (const auto updated = updateChanged(writer, "link", kept, taken); !updated)
        return updated.error();
    if (const auto moved = moveCitations(writer, "link", link, kept); !moved)
        return moved;
    return writer.remove("link", link);
}

Result<void> moveEnd(Writer &writer, Id link, Id into, Id other)
{
    Ends ends = endsOf(writer.database(), link);
    for (Id *end : {&ends.from, &ends.to}) {
        if (*end == other)
            *end = into;
    }
    if (ends.from == ends.to)
        return removeLinkRow(writer, link);
    const auto same = sameLink(writer.database(), ends.kind, ends.from, ends.to, link);
    if (!same)
        return same.error();
    if (same->isValid())
        return becomeOne(writer, *same, link);
    return writer.update(
        "link", link, {{"from_incident", toValue(ends.from)}, {"to_incident", toValue(ends.to)}});
}

} // namespace

Result<void> mergeLinks(Writer &writer, Id into, Id other)
{
    const auto links =
        idsOf(writer.database(),
              "SELECT id FROM link WHERE from_incident = ?1 OR to_incident = ?1 ORDER BY id",
              other);
    if (!links)
        return links.error();
    for (const Id link : *links) {
        if (const auto moved = moveEnd(writer, link, into, other); !moved)
            return moved;
    }
    const auto wholes =
        idsOf(writer.database(),
              "SELECT to_incident FROM link WHERE from_incident = ?1 AND kind = 'part of'",
              into);
    if (!wholes)
        return wholes.error();
    for (const Id whole : *wholes) {
        if (const auto sound = requireNoCircle(writer.database(), into, whole); !sound)
            return sound;
    }
    return {};
}

} // namespace sourceline
