#include "model/store/batchrevert.h"
#include "model/store/conflicts.h"
#include "model/store/editrun.h"
#include "model/store/schema.h"
#include "model/store/session.h"
#include "model/store/storededit.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Resolution resolutionOf(ConflictKind kind, ConflictChoice choice)
{
    // A dangling or forbidden row is never let through, whatever was chosen.
    if (choice == ConflictChoice::Abort || kind == ConflictKind::ForeignKey
        || kind == ConflictKind::Constraint)
        return Resolution::Abort;
    const bool replaces = choice == ConflictChoice::Overwrite && kind != ConflictKind::NotFound;
    return replaces ? Resolution::Replace : Resolution::Skip;
}

// Whether words that full text holds of a row are others afterwards.
bool changesWords(const ChangesetRow &row)
{
    const SearchedTable *searched = searchedTable(row.table());
    const RecordedTable *table = recordedTable(row.table());
    if (!searched || !table || row.operation() != Operation::Update)
        return searched != nullptr;
    return std::ranges::any_of(searched->columns, [&](const QByteArray &column) {
        const auto at = std::ranges::find(table->columns, column) - table->columns.begin();
        return at < row.columns() && (row.hasOld(int(at)) || row.hasNew(int(at)));
    });
}

Result<std::vector<TouchedRow>> searchedRows(const QByteArray &changeset)
{
    std::vector<TouchedRow> rows;
    const auto walked = walkChangeset(changeset, [&rows](const ChangesetRow &row) -> Result<void> {
        const Value key = row.key(0);
        if (changesWords(row) && std::holds_alternative<qint64>(key))
            rows.push_back({row.table(), Id{std::get<qint64>(key)}, 0, {}});
        return {};
    });
    if (!walked)
        return walked.error();
    return rows;
}

// The change that an inverted changeset is, with full text kept in step for every row that it
// names.
Result<void> applyInverted(sqlite3 *database,
                           SearchIndex &search,
                           const QByteArray &inverted,
                           ConflictChoice choice)
{
    const auto rows = searchedRows(inverted);
    if (!rows)
        return rows.error();
    for (const TouchedRow &row : *rows) {
        if (auto out = search.takeOut(row.table, row.id); !out)
            return out;
    }
    const auto applied =
        applyChangeset(database, inverted, [choice](ConflictKind kind, sqlite3_changeset_iter *) {
            return resolutionOf(kind, choice);
        });
    if (!applied)
        return applied;
    for (const TouchedRow &row : *rows) {
        if (auto back = search.putBack(row.table, row.id); !back)
            return back;
    }
    return {};
}

Error refusal(const std::vector<Conflict> &conflicts)
{
    const QString others =
        conflicts.size() < 2 ? QString() : u" So do %1 other records."_s.arg(conflicts.size() - 1);
    return {u"Later changes stand in the way. "_s + conflicts.front().sentence + others
            + u" Nothing was changed."_s};
}

} // namespace

Result<std::vector<Conflict>> EditLog::conflictsOfReverting(Id edit)
{
    Run run(*d); // never finished, so all of it is rolled back
    if (auto begun = run.begin(); !begun)
        return begun.error();
    const auto stored = editsMadeWith(run.database(), edit);
    if (!stored)
        return stored.error();
    std::vector<Conflict> conflicts;
    for (const StoredEdit &part : *stored) {
        if (!part.batch.isEmpty())
            return batchConflicts(run.database(), part);
        const auto inverted = invertChangeset(part.changeset);
        if (!inverted)
            return inverted.error();
        auto rehearsal = rehearse(run.database(), *inverted);
        if (!rehearsal)
            return rehearsal.error();
        std::move(rehearsal->conflicts.begin(),
                  rehearsal->conflicts.end(),
                  std::back_inserter(conflicts));
        if (auto applied =
                stored->size() > 1 ? applyRegardless(run.database(), *inverted) : Result<void>();
            !applied)
            return applied.error();
    }
    return conflicts;
}

Result<Edit>
EditLog::Run::revertOne(const StoredEdit &edit, const Reason &reason, ConflictChoice choice)
{
    if (!edit.batch.isEmpty())
        return revertBatch(*this, edit, reason);
    const auto inverted = invertChangeset(edit.changeset);
    if (!inverted)
        return inverted.error();
    const auto rehearsal = rehearse(database(), *inverted);
    if (!rehearsal)
        return rehearsal.error();
    if (!rehearsal->conflicts.empty()
        && (choice == ConflictChoice::Abort || !rehearsal->mayProceed))
        return refusal(rehearsal->conflicts);
    return record(reason, edit.id, [&](Writer &) {
        return applyInverted(database(), search(), *inverted, choice);
    });
}

Result<Edit> EditLog::revert(Id edit, const Reason &reason, ConflictChoice choice)
{
    Run run(*d);
    if (auto begun = run.begin(); !begun)
        return begun.error();
    const auto stored = editsMadeWith(run.database(), edit);
    if (!stored)
        return stored.error();
    Edit last;
    for (const StoredEdit &part : *stored) {
        auto reverted = run.revertOne(part, reason, choice);
        if (!reverted)
            return reverted;
        if (reverted->seq != 0)
            last = std::move(*reverted);
    }
    return run.finish(std::move(last));
}

} // namespace sourceline
