#include "model/store/editrun.h"

#include "model/store/chain.h"
#include "model/store/derivedrows.h"
#include "model/store/pagecache.h"
#include "model/store/session.h"
#include "model/store/writerprivate.h"

#include <QDateTime>

#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int segmentBits = 16;
constexpr size_t largeEdit = 1000; // rows

} // namespace

EditLog::Private::Private(Connection &theConnection)
    : connection(theConnection)
    , statements(theConnection.handle())
    , search(statements)
{}

EditLog::Run::Run(EditLog::Private &log)
    : m_log(log)
    , m_affected(log.statements)
{}

EditLog::Run::~Run()
{
    if (m_open)
        rollBack();
}

void EditLog::Run::rollBack()
{
    m_open = false;
    // After a full disk SQLite has rolled back by itself.
    if (sqlite3_get_autocommit(database()) == 0)
        (void)m_log.statements.lend("ROLLBACK")->run();
}

Result<void> EditLog::Run::begin(bool rebuildsSearch)
{
    if (m_log.connection.access() != Access::ReadWrite)
        return Error{u"The casefile is open for reading only. Nothing was changed."_s};
    if (m_log.copy == 0)
        m_log.copy = copyNumberOf(m_log.connection);
    if (auto begun = m_log.statements.lend("BEGIN IMMEDIATE")->run(); !begun)
        return begun;
    m_open = true;
    m_keys.emplace(m_log.statements, m_log.copy);
    if (auto head = readHead(); !head)
        return head;
    if (auto taken = takeInOutside(); !taken)
        return taken;
    return rebuildsSearch ? m_log.search.rebuildStale() : Result<void>();
}

Result<void> EditLog::Run::readHead()
{
    const LentStatement last = m_log.statements.lend("SELECT max(seq) FROM edit");
    if (last->next())
        m_seq = last->integer(0);
    const LentStatement ours = m_log.statements.lend(
        "SELECT hash, at FROM edit WHERE copy = ?1 ORDER BY seq DESC LIMIT 1");
    ours->bind(1, m_log.copy);
    // Strictly later than the edit before, whatever the clock says: edits of one `at` are parts of
    // one.
    m_at = QDateTime::currentMSecsSinceEpoch();
    if (ours->next()) {
        m_before = ours->text(0);
        m_at = std::max(m_at, ours->integer(1) + 1);
    }
    if (last->failed() || ours->failed())
        return last->failed() ? last->error() : ours->error();
    return {};
}

Result<QByteArray> EditLog::Run::changesetOf(const Change &change, QString &label)
{
    Session session(database());
    for (const RecordedTable &table : recordedTables()) {
        if (auto attached = session.attach(table.name); !attached)
            return attached.error();
    }
    auto parts = std::make_unique<Writer::Private>(
        Writer::Private{m_log.statements, *m_keys, m_log.search, {}, false});
    const Writer::Private &state = *parts;
    Writer writer(std::move(parts));
    if (auto done = change(writer); !done)
        return done.error();
    if (state.failure)
        return *state.failure;
    m_storedText = m_storedText || state.storedText;
    if (!state.label.isEmpty())
        label = state.label;
    return session.changeset();
}

Result<Edit> EditLog::Run::record(const Reason &reason, Id of, const Change &change)
{
    Reason described = reason;
    const auto changeset = changesetOf(change, described.label);
    if (!changeset)
        return changeset.error();
    if (changeset->isEmpty())
        return Edit{};
    ChangedRows changed(m_log.statements);
    if (auto read = changed.read(*changeset); !read)
        return read.error();
    if (auto added = m_affected.add(changed); !added)
        return added.error();
    // Of a term the columns hold the scheme too.
    if (auto stamped = changed.hasChanged("term") ? stampIncidents() : Result<void>(); !stamped)
        return stamped.error();
    return append(described, of, &*changeset, {}, changed.touched());
}

Result<Edit> EditLog::Run::append(const Reason &reason,
                                  Id of,
                                  const QByteArray *changeset,
                                  const QString &batch,
                                  std::vector<TouchedRow> rows)
{
    const auto id = m_keys->next("edit");
    if (!id)
        return id.error();
    const QString content = sha256Of(changeset ? *changeset : batch.toUtf8());
    const EditRecord record{*id,
                            m_log.copy,
                            m_at,
                            reason.who,
                            reason.why,
                            reason.label,
                            QString::fromUtf8(reason.kind),
                            of,
                            currentSchema(),
                            content,
                            m_before,
                            {}};
    const QString hash = hashOf(record);
    const LentStatement insert = m_log.statements.lend(
        "INSERT INTO edit (seq, id, copy, at, who, why, label, kind, of, schema, changeset, batch, "
        "changeset_sha256, before, hash) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)");
    insert->bind(1, m_seq + 1)
        .bind(2, record.id)
        .bind(3, record.copy)
        .bind(4, record.at)
        .bind(5, record.who);
    insert->bind(6, record.why)
        .bind(7, record.label)
        .bind(8, record.kind)
        .bind(9, of)
        .bind(10, record.schema);
    changeset ? insert->bind(11, *changeset) : insert->bindNull(11);
    batch.isEmpty() ? insert->bindNull(12) : insert->bind(12, batch);
    insert->bind(13, content).bind(14, m_before).bind(15, hash);
    if (auto done = insert->run(); !done)
        return done.error();
    m_seq += 1;
    m_before = hash;
    m_recorded = true;
    if (auto done = appendRows(m_seq, rows); !done)
        return done.error();
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    m_last = {m_seq, *id, m_at, reason.who, reason.why, reason.label, reason.kind, of, hash, {}};
    return m_last;
}

Result<void> EditLog::Run::appendRows(qint64 seq, const std::vector<TouchedRow> &rows)
{
    const LentStatement insert = m_log.statements.lend(
        "INSERT OR IGNORE INTO edit_row (edit, table_name, id, other, incident) "
        "VALUES (?1, ?2, ?3, ?4, ?5)");
    insert->bind(1, seq);
    QByteArray table;
    for (const TouchedRow &row : rows) {
        if (row.table != table) {
            table = row.table;
            insert->bind(2, QString::fromUtf8(table));
        }
        insert->bind(3, row.id.value).bind(4, row.other).bind(5, row.incident);
        if (auto done = insert->run(); !done)
            return done;
        stamp(table, row.id.value, row.id.value);
    }
    return {};
}

void EditLog::Run::stamp(const QByteArray &table, qint64 firstId, qint64 lastId)
{
    for (qint64 segment = firstId >> segmentBits; segment <= lastId >> segmentBits; ++segment) {
        std::pair stamp(table, segment);
        if (stamp != m_lastStamp)
            m_stamps.insert(m_lastStamp = std::move(stamp));
    }
}

Result<void> EditLog::Run::stampIncidents()
{
    const LentStatement segments = m_log.statements.lend("SELECT DISTINCT id >> 16 FROM incident");
    while (segments->next()) {
        m_stamps.emplace("incident", segments->integer(0));
        m_stamps.emplace("incident_derived", segments->integer(0));
    }
    return segments->failed() ? Result<void>(segments->error()) : Result<void>();
}

Result<void> EditLog::Run::recomputeDerived()
{
    DerivedRows derived(m_log.statements);
    for (const qint64 incident : m_affected.incidents()) {
        if (auto done = derived.recompute(Id{incident}); !done)
            return done;
        stamp("incident", incident, incident);
        stamp("incident_derived", incident, incident);
        m_rows.push_back({"incident_derived", Id{incident}, 0, Id{incident}});
    }
    for (const qint64 incident : m_affected.others())
        stamp("incident", incident, incident);
    return nameAffected();
}

// A claim that was moved away is a part of the history of the incident that it left too.
Result<void> EditLog::Run::nameAffected()
{
    std::set<Id> named;
    for (const TouchedRow &row : m_rows) {
        if (row.table != "incident_derived")
            named.insert(row.incident);
    }
    std::vector<TouchedRow> rows;
    for (const auto *incidents : {&m_affected.incidents(), &m_affected.others()}) {
        for (const qint64 incident : *incidents) {
            if (named.insert(Id{incident}).second)
                rows.push_back({"incident_derived", Id{incident}, 0, Id{incident}});
        }
    }
    return appendRows(m_seq, rows);
}

Result<void> EditLog::Run::saveStamps()
{
    const LentStatement write = m_log.statements.lend(
        "INSERT OR REPLACE INTO segment_stamp (table_name, segment, edit) VALUES (?1, ?2, ?3)");
    for (const auto &[table, segment] : m_stamps) {
        if (auto done =
                write->bind(1, QString::fromUtf8(table)).bind(2, segment).bind(3, m_seq).run();
            !done)
            return done;
    }
    return {};
}

Result<void> EditLog::Run::commit()
{
    if (auto done =
            m_log.statements.lend("UPDATE casefile SET closed = 0 WHERE id = 1 AND closed <> 0")
                ->run();
        !done)
        return done;
    // Before: what is no longer changed is given up by the commit.
    keepPages(m_log.connection.handle(),
              m_rows.size() < largeEdit ? KeptPages::Few : KeptPages::Many);
    if (auto done = m_log.statements.lend("COMMIT")->run(); !done)
        return done;
    m_open = false;
    m_log.wrote = true;
    return {};
}

Result<Edit> EditLog::Run::finish(Edit edit)
{
    if (!m_recorded && !m_storedText)
        return edit; // rolled back by the destructor: there is nothing to keep
    if (m_recorded) {
        for (const auto step : {&Run::recomputeDerived, &Run::saveStamps}) {
            if (auto done = (this->*step)(); !done)
                return done.error();
        }
        if (auto saved = m_keys->save(); !saved)
            return saved.error();
    }
    if (auto done = commit(); !done)
        return done.error();
    edit.rows = std::move(m_rows);
    return edit;
}

void EditLog::Run::noteUnrecorded(Writer &writer)
{
    writer.d->storedText = true;
}

Result<void> EditLog::Run::keep()
{
    m_storedText = true;
    const auto kept = finish({});
    return kept ? Result<void>() : Result<void>(kept.error());
}

} // namespace sourceline
