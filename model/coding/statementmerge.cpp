// Statements that go: into another one, or because nothing rests on them any more.
#include "model/coding/citations.h"
#include "model/coding/rows.h"
#include "model/coding/statements.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

std::vector<Id> chainOf(sqlite3 *database, Id report)
{
    Statement select(database,
                     "SELECT actor FROM report_source WHERE report = ?1 ORDER BY position");
    select.bind(1, report);
    std::vector<Id> chain;
    while (select.next())
        chain.push_back(select.id(0));
    return chain;
}

Id documentOf(sqlite3 *database, Id report)
{
    return idOf(columnOf(database, "report", "document", report));
}

Result<std::vector<Id>> reportsOf(sqlite3 *database, Id statement)
{
    return idsOf(database, "SELECT id FROM report WHERE statement = ?1 ORDER BY id", statement);
}

// A report of the same document; with `sameChain` only one through the same sources.
Result<Id> likeReport(sqlite3 *database, Id report, Id statement, bool sameChain)
{
    const auto reports = reportsOf(database, statement);
    if (!reports)
        return reports.error();
    for (const Id other : *reports) {
        if (documentOf(database, other) == documentOf(database, report)
            && (!sameChain || chainOf(database, other) == chainOf(database, report)))
            return other;
    }
    return Id();
}

Result<void> mergeReports(Writer &writer, Id into, Id from)
{
    const auto reports = reportsOf(writer.database(), from);
    if (!reports)
        return reports.error();
    for (const Id report : *reports) {
        const auto same = likeReport(writer.database(), report, into, true);
        if (!same)
            return same.error();
        if (!same->isValid()) {
            if (const auto moved = writer.update("report", report, {{"statement", toValue(into)}});
                !moved)
                return moved;
            continue;
        }
        if (const auto moved = moveCitations(writer, "report", report, *same); !moved)
            return moved;
        if (const auto removed = removeReport(writer, report); !removed)
            return removed;
    }
    return {};
}

Result<void> mergeCoSpeakers(Writer &writer, Id into, Id from)
{
    const auto speakers = idsOf(
        writer.database(), "SELECT actor FROM statement_co_speaker WHERE statement = ?1", from);
    if (!speakers)
        return speakers.error();
    for (const Id speaker : *speakers) {
        if (const auto removed = writer.remove("statement_co_speaker", from, speaker.value);
            !removed)
            return removed;
        if (writer.exists("statement_co_speaker", into, speaker.value))
            continue;
        const auto added = writer.insert(
            "statement_co_speaker", {{"statement", toValue(into)}, {"actor", toValue(speaker)}});
        if (!added)
            return added.error();
    }
    return {};
}

// What `into` does not state is taken over; two records of the words themselves cannot be one.
Result<void> mergeFacts(Writer &writer, Id into, Id from)
{
    sqlite3 *database = writer.database();
    if (columnOf(database, "statement", "speaker", into)
        != columnOf(database, "statement", "speaker", from))
        return Error{
            u"Two statements by different speakers are not one quotation. Nothing was changed."_s};
    Values taken;
    for (const char *column :
         {"holder", "said_edtf", "said_basis", "venue", "incident", "development", "marking"}) {
        const Value here = columnOf(database, "statement", column, into);
        const Value there = columnOf(database, "statement", column, from);
        if (here == Value() && there != Value())
            taken.push_back({column, there});
        else if (qstrcmp(column, "incident") == 0 && there != Value() && here != there)
            return Error{
                u"Each of the two statements is the words of an incident of its own: merge the incidents first. Nothing was changed."_s};
    }
    const QString note = textOf(columnOf(database, "statement", "note", from));
    const QString own = textOf(columnOf(database, "statement", "note", into));
    if (!note.isEmpty() && note != own)
        taken.push_back({"note", own.isEmpty() ? note : QString(own + u'\n' + note)});
    const auto updated = updateChanged(writer, "statement", into, taken);
    return updated ? Result<void>() : Result<void>(updated.error());
}

Result<bool> isUsed(sqlite3 *database, Id statement)
{
    Statement select(database,
                     "SELECT 1 FROM claim WHERE statement = ?1 UNION ALL SELECT 1 FROM attribution "
                     "WHERE statement = ?1 UNION ALL SELECT 1 FROM link WHERE statement = ?1 "
                     "UNION ALL SELECT 1 FROM annotation WHERE statement = ?1 UNION ALL SELECT 1 "
                     "FROM statement WHERE id = ?1 AND (incident IS NOT NULL OR development IS NOT "
                     "NULL) LIMIT 1");
    select.bind(1, statement);
    const bool used = select.next();
    if (select.failed())
        return select.error();
    return used;
}

Result<void> removeStatement(Writer &writer, Id statement)
{
    const auto speakers = idsOf(writer.database(),
                                "SELECT actor FROM statement_co_speaker WHERE statement = ?1",
                                statement);
    if (!speakers)
        return speakers.error();
    for (const Id speaker : *speakers) {
        if (const auto removed = writer.remove("statement_co_speaker", statement, speaker.value);
            !removed)
            return removed;
    }
    const auto reports = reportsOf(writer.database(), statement);
    if (!reports)
        return reports.error();
    for (const Id report : *reports) {
        if (const auto removed = removeReport(writer, report); !removed)
            return removed;
    }
    return writer.remove("statement", statement);
}

} // namespace

Result<void> removeReport(Writer &writer, Id report)
{
    if (const auto removed = removeCitationsOf(writer, "report", report); !removed)
        return removed;
    const auto positions =
        idsOf(writer.database(), "SELECT position FROM report_source WHERE report = ?1", report);
    if (!positions)
        return positions.error();
    for (const Id position : *positions) {
        if (const auto removed = writer.remove("report_source", report, position.value); !removed)
            return removed;
    }
    return writer.remove("report", report);
}

Result<void> mergeStatements(Writer &writer, Id into, Id from)
{
    if (into == from)
        return {};
    if (const auto merged = mergeFacts(writer, into, from); !merged)
        return merged;
    if (const auto merged = mergeReports(writer, into, from); !merged)
        return merged;
    if (const auto merged = mergeCoSpeakers(writer, into, from); !merged)
        return merged;
    for (const char *table : {"claim", "attribution", "link", "annotation"}) {
        if (const auto moved = repoint(writer, table, "statement", from, into); !moved)
            return moved;
    }
    return writer.remove("statement", from);
}

Result<void> removeIfUnused(Writer &writer, Id statement, Id replacement)
{
    if (!statement.isValid() || statement == replacement)
        return {};
    const auto used = isUsed(writer.database(), statement);
    if (!used || *used)
        return used ? Result<void>() : Result<void>(used.error());
    const auto reports = reportsOf(writer.database(), statement);
    if (!reports)
        return reports.error();
    for (const Id report : *reports) {
        const auto like = likeReport(writer.database(), report, replacement, false);
        if (!like)
            return like.error();
        if (const auto moved =
                like->isValid() ? moveCitations(writer, "report", report, *like) : Result<void>();
            !moved)
            return moved;
    }
    return removeStatement(writer, statement);
}

} // namespace sourceline
