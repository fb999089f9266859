#include "model/store/conflicts.h"

#include "model/store/changesetshape.h"
#include "model/store/foreignkeys.h"
#include "model/store/session.h"
#include "model/store/statement.h"
#include "model/store/wording.h"

#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

qint64 integerOf(const Value &value)
{
    const auto *integer = std::get_if<qint64>(&value);
    return integer ? *integer : 0;
}

Conflict conflictAt(const ChangesetRow &row)
{
    const RecordedTable *table = recordedTable(row.table());
    Conflict conflict{row.table(), Id{integerOf(row.key(0))}, 0, {}, {}, {}, {}};
    if (table && table->keyColumns > 1)
        conflict.other = integerOf(row.key(1));
    return conflict;
}

// The first field that is not as the changeset needs it.
void nameField(const ChangesetRow &row, bool isInsert, Conflict &conflict)
{
    const RecordedTable *table = recordedTable(row.table());
    for (int i = 0; table && i < std::min(row.columns(), int(table->columns.size())); ++i) {
        if (!(isInsert ? row.hasNew(i) : row.hasOld(i)))
            continue;
        const Value expected = isInsert ? row.newValue(i) : row.oldValue(i);
        const Value found = row.present(i);
        if (expected == found)
            continue;
        conflict.column = table->columns[i];
        conflict.expected = expected;
        conflict.found = found;
        return;
    }
}

QString fieldInWords(const Conflict &conflict)
{
    if (conflict.column.isEmpty())
        return {};
    return u": `%1` would have to be %2 and is %3"_s.arg(QString::fromUtf8(conflict.column),
                                                         valueInWords(conflict.expected),
                                                         valueInWords(conflict.found));
}

class Rehearser
{
public:
    explicit Rehearser(sqlite3 *database)
        : m_database(database)
        , m_shape(database)
    {}

    Result<Rehearsal> run(const QByteArray &inverted);

private:
    Result<void> examine(const ChangesetRow &row);
    Resolution collect(ConflictKind kind, sqlite3_changeset_iter *at);
    void collectDangling();

    sqlite3 *m_database;
    ChangesetShape m_shape;
    Rehearsal m_rehearsal;
    std::set<QByteArray> m_tables;
    bool m_dangles = false;
};

Result<void> Rehearser::examine(const ChangesetRow &row)
{
    if (m_tables.insert(row.table()).second) {
        if (auto fits = m_shape.check(row); !fits)
            return fits;
    }
    if (row.operation() != Operation::Delete)
        return {};
    Conflict conflict = conflictAt(row);
    if (!m_shape.findLaterValue(row, conflict))
        return {};
    conflict.sentence =
        u"The %1 cannot be taken back: its field `%2`, which came with a later version, holds %3 by now."_s
            .arg(recordInWords(m_database, conflict.table, conflict.id, conflict.other),
                 QString::fromUtf8(conflict.column),
                 valueInWords(conflict.found));
    conflict.kind = Conflict::Kind::Forbidden;
    m_rehearsal.conflicts.push_back(std::move(conflict));
    m_rehearsal.mayProceed = false;
    return {};
}

// Overwrites where it can, so that what is left of foreign keys holds whatever is chosen.
Resolution Rehearser::collect(ConflictKind kind, sqlite3_changeset_iter *at)
{
    if (kind == ConflictKind::ForeignKey) {
        m_dangles = true;
        return Resolution::Skip;
    }
    const ChangesetRow row(at);
    Conflict conflict = conflictAt(row);
    const QString record = recordInWords(m_database, conflict.table, conflict.id, conflict.other);
    if (kind == ConflictKind::Data) {
        nameField(row, false, conflict);
        conflict.sentence = u"The %1 was changed since%2."_s.arg(record, fieldInWords(conflict));
    } else if (kind == ConflictKind::Present) {
        nameField(row, true, conflict);
        conflict.kind = Conflict::Kind::Present;
        conflict.sentence =
            u"The %1 is there again already%2."_s.arg(record, fieldInWords(conflict));
    } else if (kind == ConflictKind::NotFound) {
        conflict.kind = Conflict::Kind::Removed;
        conflict.sentence = u"The %1 was removed since."_s.arg(record);
    } else {
        conflict.sentence =
            u"The %1 would break a rule of the casefile, because other fields of it were changed since."_s
                .arg(record);
        conflict.kind = Conflict::Kind::Forbidden;
        m_rehearsal.mayProceed = false;
    }
    m_rehearsal.conflicts.push_back(std::move(conflict));
    return kind == ConflictKind::Data || kind == ConflictKind::Present ? Resolution::Replace
                                                                       : Resolution::Skip;
}

void Rehearser::collectDangling()
{
    m_rehearsal.mayProceed = false;
    const size_t before = m_rehearsal.conflicts.size();
    for (const Dangling &row : danglingRows(m_database, {m_tables.begin(), m_tables.end()})) {
        Conflict conflict{row.child, row.id, row.other, row.column, {}, toValue(row.missing), {}};
        conflict.sentence = u"The %1 points at the %2 (`%3`), which would be gone."_s.arg(
            recordInWords(m_database, row.child, row.id, row.other),
            recordInWords(nullptr, row.parent, row.missing),
            QString::fromUtf8(row.column));
        conflict.kind = Conflict::Kind::Dangling;
        m_rehearsal.conflicts.push_back(std::move(conflict));
    }
    if (m_rehearsal.conflicts.size() == before)
        m_rehearsal.conflicts.push_back({{},
                                         {},
                                         0,
                                         {},
                                         {},
                                         {},
                                         u"Records would point at something that is gone."_s,
                                         Conflict::Kind::Dangling});
}

Result<Rehearsal> Rehearser::run(const QByteArray &inverted)
{
    if (auto walked =
            walkChangeset(inverted, [this](const ChangesetRow &row) { return examine(row); });
        !walked)
        return walked.error();
    if (auto opened = Statement(m_database, "SAVEPOINT rehearsal").run(); !opened)
        return opened.error();
    const auto applied =
        applyChangeset(m_database, inverted, [this](ConflictKind kind, sqlite3_changeset_iter *at) {
            return collect(kind, at);
        });
    if (applied && m_dangles)
        collectDangling();
    for (const char *sql : {"ROLLBACK TO rehearsal", "RELEASE rehearsal"}) {
        if (auto closed = Statement(m_database, sql).run(); !closed)
            return closed.error();
    }
    if (!applied)
        return applied.error();
    return std::move(m_rehearsal);
}

} // namespace

Result<Rehearsal> rehearse(sqlite3 *database, const QByteArray &inverted)
{
    return Rehearser(database).run(inverted);
}

Result<void> applyRegardless(sqlite3 *database, const QByteArray &inverted)
{
    return applyChangeset(database, inverted, [](ConflictKind kind, sqlite3_changeset_iter *) {
        return kind == ConflictKind::Data || kind == ConflictKind::Present ? Resolution::Replace
                                                                           : Resolution::Skip;
    });
}

} // namespace sourceline
