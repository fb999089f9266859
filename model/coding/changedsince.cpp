#include "model/coding/changedsince.h"

#include "model/store/recordwords.h"
#include "model/store/statement.h"
#include "model/store/writer.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

/// What another edit set one field to.
struct Meanwhile
{
    FieldChange change;
    QString who;
};

/// What was changed of some records after an edit.
class ChangesSince
{
public:
    ChangesSince(sqlite3 *database, qint64 since)
        : m_database(database)
        , m_since(since)
    {}

    Result<void> read(const RecordKey &record)
    {
        Statement edits(
            m_database,
            "SELECT e.seq, e.id, e.who FROM edit e WHERE e.seq > ?1 AND EXISTS (SELECT 1 "
            "FROM edit_row r WHERE r.edit = e.seq AND r.table_name = ?2 AND r.id = ?3) "
            "ORDER BY e.seq");
        edits.bind(1, m_since).bind(2, QString::fromUtf8(record.table)).bind(3, record.id);
        while (edits.next()) {
            m_newest = std::max(m_newest, edits.integer(0));
            const auto changes = fieldChanges(m_database, edits.id(1));
            if (!changes)
                return changes.error();
            for (const FieldChange &change : *changes) {
                if (change.table == record.table && change.id == record.id)
                    note({change, edits.text(2)});
            }
        }
        return edits.failed() ? Result<void>(edits.error()) : Result<void>();
    }

    qint64 newest() const { return m_newest; }

    /// What stands in the way of any change.
    std::optional<Error> gone()
    {
        for (const Meanwhile &one : m_fields) {
            const bool removed = one.change.what == FieldChange::What::Removed;
            if (!removed && one.change.column != "retracted")
                continue;
            const auto now = present(one.change);
            if (removed ? !now : now && *now != Value())
                return Error{u"%1 %2 this record after you opened it. Nothing was changed."_s.arg(
                    one.who, removed ? u"removed"_s : u"retracted"_s)};
        }
        return {};
    }

    /// To be asked before the change is made.
    void keep()
    {
        for (const Meanwhile &one : m_fields)
            m_before.push_back(present(one.change));
    }

    /// What the change has written over; to be asked after it.
    std::optional<Error> overwritten()
    {
        RecordWords words(m_database);
        for (size_t i = 0; i < m_fields.size(); ++i) {
            const FieldChange &change = m_fields[i].change;
            if (present(change) == m_before[i] || !m_before[i])
                continue;
            const QString value = words.value(change.table, change.column, *m_before[i]);
            return Error{
                value.isEmpty()
                    ? u"%1 emptied %2 after you opened it. Nothing was changed."_s.arg(
                        m_fields[i].who, words.field(change.table, change.column))
                    : u"%1 changed %2 to “%3” after you opened it. Nothing was changed."_s.arg(
                        m_fields[i].who, words.field(change.table, change.column), value)};
        }
        return {};
    }

private:
    // The last one to set a field is named.
    void note(Meanwhile one)
    {
        for (Meanwhile &known : m_fields) {
            if (known.change.id == one.change.id && known.change.table == one.change.table
                && known.change.column == one.change.column) {
                known = std::move(one);
                return;
            }
        }
        m_fields.push_back(std::move(one));
    }

    std::optional<Value> present(const FieldChange &change)
    {
        return RecordWords(m_database)
            .present(change.table, change.id, change.other, change.column);
    }

    sqlite3 *m_database;
    qint64 m_since;
    qint64 m_newest = 0;
    std::vector<Meanwhile> m_fields;
    std::vector<std::optional<Value>> m_before;
};

} // namespace

EditLog::Change unlessChangedSince(EditLog::Change change,
                                   std::vector<RecordKey> records,
                                   std::shared_ptr<qint64> since)
{
    return [change = std::move(change), records = std::move(records), since](
               Writer &writer) -> Result<void> {
        ChangesSince others(writer.database(), *since);
        for (const RecordKey &record : records) {
            if (auto read = others.read(record); !read)
                return read;
        }
        const auto refuse = [&](const Error &error) {
            *since = std::max(*since, others.newest());
            return error;
        };
        if (const auto gone = others.gone())
            return *gone; // however often it is asked for
        others.keep();
        if (auto made = change(writer); !made)
            return made;
        if (const auto lost = others.overwritten())
            return refuse(*lost);
        return {};
    };
}

} // namespace sourceline
