#include "model/store/changedrows.h"

#include "model/store/schema.h"

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct OwnerColumn
{
    const char *table;
    const char *column;
    const char *owner;
};

// The way from a record to its incident. Of several columns of one table at most one is set.
constexpr std::array ownerColumns = {
    OwnerColumn{"claim", "incident", "incident"},
    OwnerColumn{"attribution", "incident", "incident"},
    OwnerColumn{"assessment", "incident", "incident"},
    OwnerColumn{"decision_incident", "incident", "incident"},
    OwnerColumn{"incident_tag", "incident", "incident"},
    OwnerColumn{"link", "from_incident", "incident"},
    OwnerColumn{"statement", "incident", "incident"},
    OwnerColumn{"attribution_alternative", "attribution", "attribution"},
    OwnerColumn{"assessment_alternative", "assessment", "assessment"},
    OwnerColumn{"statement_co_speaker", "statement", "statement"},
    OwnerColumn{"report", "statement", "statement"},
    OwnerColumn{"report_source", "report", "report"},
    OwnerColumn{"annotation", "incident", "incident"},
    OwnerColumn{"annotation", "claim", "claim"},
    OwnerColumn{"annotation", "attribution", "attribution"},
    OwnerColumn{"annotation", "statement", "statement"},
    OwnerColumn{"incident_redirect", "target", "incident"},
    OwnerColumn{"figure_override", "incident", "incident"},
    OwnerColumn{"coding_basis", "incident", "incident"},
    OwnerColumn{"coding_basis", "claim", "claim"},
    OwnerColumn{"coding_basis", "attribution", "attribution"},
    OwnerColumn{"citation", "incident", "incident"},
    OwnerColumn{"citation", "claim", "claim"},
    OwnerColumn{"citation", "attribution", "attribution"},
    OwnerColumn{"citation", "report", "report"},
    OwnerColumn{"citation", "link", "link"},
    OwnerColumn{"citation", "assessment", "assessment"},
    OwnerColumn{"citation", "annotation", "annotation"},
    OwnerColumn{"anchor", "citation", "citation"},
};

// Read by derived values of other records, though not on the way to an incident.
bool isFollowed(const QByteArray &table, const QByteArray &column)
{
    if (table == "actor_relation")
        return column == "actor";
    if (table == "document")
        return column == "outlet";
    return std::any_of(ownerColumns.begin(), ownerColumns.end(), [&](const OwnerColumn &c) {
        return table == c.table && column == c.column;
    });
}

bool isNaming(const QByteArray &table, const QByteArray &column)
{
    return table == "actor" && (column == "handle" || column == "name" || column == "kind");
}

// Derived values read none of these; of an incident they read its date.
bool isNeverDerivedFrom(const QByteArray &table)
{
    return table == "annotation" || table == "incident_tag" || table == "decision_incident"
           || table == "coding_basis";
}

bool isDerivedFrom(const QByteArray &table, const QByteArray &column)
{
    return table != "incident" || column == "date_edtf" || column == "zone";
}

std::optional<qint64> integerOf(const Value &value)
{
    const auto *integer = std::get_if<qint64>(&value);
    return integer ? std::optional(*integer) : std::nullopt;
}

// What a column is read for, looked up once: an import reads each of its rows.
struct ColumnUse
{
    bool isFollowed = false, isNaming = false, isDerivedFrom = false;
};

const std::vector<ColumnUse> &usesOf(const RecordedTable &table)
{
    static const auto all = [] {
        std::map<QByteArray, std::vector<ColumnUse>> uses;
        for (const RecordedTable &recorded : recordedTables()) {
            const bool isNever = isNeverDerivedFrom(recorded.name);
            for (const QByteArray &column : recorded.columns)
                uses[recorded.name].push_back({isFollowed(recorded.name, column),
                                               isNaming(recorded.name, column),
                                               !isNever && isDerivedFrom(recorded.name, column)});
        }
        return uses;
    }();
    return all.at(table.name);
}

ChangedRows::Row readRow(const RecordedTable &table, const ChangesetRow &from)
{
    ChangedRows::Row row;
    row.operation = from.operation();
    const int columns = std::min(from.columns(), int(table.columns.size()));
    const bool updates = row.operation == Operation::Update;
    row.derives = !updates && !isNeverDerivedFrom(table.name);
    const std::vector<ColumnUse> &uses = usesOf(table);
    for (int i = 0; i < columns; ++i) {
        const ColumnUse &use = uses[size_t(i)];
        row.derives = row.derives || (updates && use.isDerivedFrom && from.hasNew(i));
        row.named = row.named || (use.isNaming && from.hasOld(i) && from.hasNew(i));
        if (!use.isFollowed)
            continue;
        const QByteArray &column = table.columns[i];
        if (from.hasOld(i))
            row.before[column] = integerOf(from.oldValue(i));
        if (from.hasNew(i))
            row.after[column] = integerOf(from.newValue(i));
    }
    return row;
}

} // namespace

Result<void> ChangedRows::read(const QByteArray &changeset)
{
    return walkChangeset(changeset, [this](const ChangesetRow &from) -> Result<void> {
        const RecordedTable *table = recordedTable(from.table());
        if (!table)
            return Error{
                u"The edit touches a table that is not recorded (%1). Nothing was changed."_s.arg(
                    QString::fromUtf8(from.table()))};
        const Key key{integerOf(from.key(0)).value_or(0),
                      table->keyColumns > 1 ? integerOf(from.key(1)).value_or(0) : 0};
        m_tables[table->name].insert_or_assign(key, readRow(*table, from));
        return {};
    });
}

bool ChangedRows::hasChanged(const QByteArray &table) const
{
    const auto rows = m_tables.find(table);
    return rows != m_tables.end() && std::ranges::any_of(rows->second, [](const auto &row) {
               return row.second.operation != Operation::Insert;
           });
}

std::optional<qint64>
ChangedRows::owner(const QByteArray &table, Key key, const QByteArray &column, Side side)
{
    const RecordedTable *recorded = recordedTable(table);
    const auto rows = m_tables.find(table);
    if (rows != m_tables.end()) {
        const auto row = rows->second.find(key);
        if (row != rows->second.end()) {
            if (row->second.operation
                == (side == Side::Before ? Operation::Insert : Operation::Delete))
                return {};
            const auto &values = side == Side::Before ? row->second.before : row->second.after;
            const auto value = values.find(column);
            if (value != values.end())
                return value->second;
        }
    }
    if (column == recorded->columns.front())
        return key.first;
    if (recorded->keyColumns > 1 && column == recorded->columns[1])
        return key.second;
    // Not in the changeset: unchanged, so what is there now is both.
    const LentStatement select =
        m_statements.lend("SELECT " + column + " FROM " + table + " WHERE id = ?1");
    select->bind(1, key.first);
    if (!select->next() || select->isNull(0))
        return {};
    return select->integer(0);
}

Id ChangedRows::incidentOf(const QByteArray &table, Key key, Side side)
{
    if (table == "incident")
        return Id{key.first};
    for (const OwnerColumn &way : ownerColumns) {
        if (table != way.table)
            continue;
        if (const auto next = owner(table, key, way.column, side))
            return incidentOf(way.owner, {*next, 0}, side);
    }
    return {};
}

std::vector<TouchedRow> ChangedRows::touched()
{
    std::vector<TouchedRow> touched;
    for (const auto &[table, rows] : m_tables) {
        for (const auto &[key, row] : rows) {
            const Side side = row.operation == Operation::Delete ? Side::Before : Side::After;
            touched.push_back({table, Id{key.first}, key.second, incidentOf(table, key, side)});
        }
    }
    return touched;
}

} // namespace sourceline
