#include "model/store/storededit.h"

#include "model/store/chain.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<StoredEdit> readStored(const Statement &row)
{
    StoredEdit edit{row.integer(0), row.id(1), row.blob(2), row.utf8(3)};
    const QString name = u"The edit “%1”"_s.arg(row.text(4));
    if (row.text(5) == u"outside"_s)
        return Error{
            name
            + u" was made by another program, which left no record to turn it back with. Nothing was changed."_s};
    if (row.isNull(2) && row.isNull(3))
        return Error{name + u" was redacted and cannot be turned back. Nothing was changed."_s};
    if (sha256Of(row.isNull(2) ? edit.batch : edit.changeset) != row.text(6))
        return Error{
            name
            + u" is damaged: it does not hold what it was made with. Nothing was changed; `sourceline check` says more."_s};
    return edit;
}

} // namespace

Result<std::vector<StoredEdit>> editsMadeWith(sqlite3 *database, Id edit)
{
    // Parts of one follow each other, so the log is not searched through.
    Statement last(database,
                   "WITH RECURSIVE part (seq, copy, at) AS (SELECT seq, copy, at FROM edit WHERE "
                   "id = ?1 UNION ALL "
                   "SELECT e.seq, e.copy, e.at FROM part p JOIN edit e ON e.seq = p.seq + 1 AND "
                   "e.copy = p.copy AND e.at = p.at) "
                   "SELECT max(seq), copy, at FROM part");
    last.bind(1, edit);
    if (!last.next() || last.isNull(0))
        return last.failed()
                   ? last.error()
                   : Error{u"There is no edit %1 in the casefile. Nothing was changed."_s.arg(
                       edit.toText())};
    Statement select(database,
                     "SELECT seq, id, changeset, batch, label, kind, changeset_sha256 FROM edit "
                     "WHERE seq = ?1 AND copy = ?2 "
                     "AND at = ?3");
    select.bind(2, last.integer(1)).bind(3, last.integer(2));
    std::vector<StoredEdit> edits;
    for (qint64 seq = last.integer(0); select.bind(1, seq).next(); --seq) {
        auto stored = readStored(select);
        if (!stored)
            return stored.error();
        edits.push_back(std::move(*stored));
        select.reset();
    }
    if (select.failed())
        return select.error();
    return edits;
}

} // namespace sourceline
