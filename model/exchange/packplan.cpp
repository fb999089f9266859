#include "model/exchange/packplan.h"

#include "model/exchange/packschema.h"
#include "model/exchange/packtexts.h"
#include "model/exchange/packwords.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"

#include <QSet>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QByteArray selectByKey(const PackTable &schema)
{
    QByteArray sql = "SELECT ";
    for (const PackColumn &column : schema.columns)
        sql += '"' + column.name + "\", ";
    sql.chop(2);
    sql += " FROM " + schema.table->name + " WHERE \"" + schema.columns[0].name + "\" = ?1";
    if (schema.table->keyColumns > 1)
        sql += " AND \"" + schema.columns[1].name + "\" = ?2";
    return sql;
}

class Planner
{
public:
    Planner(sqlite3 *database, const Pack &pack)
        : m_database(database)
        , m_pack(pack)
        , m_words(database, pack)
    {}

    Result<PackPlan> plan();

private:
    Result<void> checkReferences(const PackTable &schema, const Pack::Table &table);
    Result<void> compareTable(const PackTable &schema, const Pack::Table &table);
    Result<bool> compareRow(const PackTable &schema,
                            const Pack::Table &table,
                            const Pack::Row &row,
                            Statement &present);
    Result<void> countTexts();

    sqlite3 *m_database;
    const Pack &m_pack;
    PackWords m_words;
    QHash<QByteArray, QSet<qint64>> m_keys;
    PackPlan m_plan;
};

Result<void> Planner::checkReferences(const PackTable &schema, const Pack::Table &table)
{
    for (const PackColumn &column : schema.columns) {
        if (column.references.isEmpty())
            continue;
        const QByteArray sql = "SELECT 1 FROM " + column.references + " WHERE id = ?1";
        Statement exists(m_database, sql.constData());
        const QSet<qint64> &brought = m_keys[column.references];
        for (size_t i = 0; i < table.rows.size(); ++i) {
            const Value value = packValue(table.rows[i], column.name);
            const qint64 *key = std::get_if<qint64>(&value);
            if (!key || brought.contains(*key))
                continue;
            exists.bind(1, *key);
            const bool there = exists.next();
            if (!there && exists.failed())
                return exists.error();
            exists.reset();
            if (!there) {
                return packRowError(
                    m_pack,
                    table,
                    i,
                    u"%1 points at %2 %3, which is neither in the pack nor in the casefile"_s
                        .arg(QString::fromUtf8(column.name), QString::fromUtf8(column.references))
                        .arg(*key));
            }
        }
    }
    return {};
}

// The characters around a citation are article text, which a pack may leave out.
bool mayBeLeftOut(const PackTable &schema, const PackColumn &column)
{
    return schema.table->name == "citation" && (column.name == "prefix" || column.name == "suffix");
}

// True where a row has this key already: the same, or another, which stays as it is.
Result<bool> Planner::compareRow(const PackTable &schema,
                                 const Pack::Table &table,
                                 const Pack::Row &row,
                                 Statement &present)
{
    for (int part = 0; part < schema.table->keyColumns; ++part)
        present.bind(part + 1, packKey(row, part));
    if (!present.next())
        return present.failed() ? Result<bool>(present.error()) : Result<bool>(false);
    QStringList differing;
    for (size_t column = 0; column < schema.columns.size(); ++column) {
        const PackColumn &each = schema.columns[column];
        Value wanted = packValue(row, each.name);
        if (std::holds_alternative<std::monostate>(wanted)) {
            if (table.isPartial || mayBeLeftOut(schema, each))
                continue;
            wanted = each.fallback;
        }
        const Value here = present.value(int(column));
        if (wanted != here)
            differing.append(m_words.difference(schema, each, here, wanted));
    }
    if (differing.isEmpty()) {
        ++m_plan.report.present;
    } else {
        m_plan.differing.push_back(&row);
        m_plan.report.conflicts.append(m_words.sentence(schema, row, differing));
    }
    return true;
}

Result<void> Planner::compareTable(const PackTable &schema, const Pack::Table &table)
{
    Statement present(m_database, selectByKey(schema).constData());
    std::vector<bool> there(table.rows.size());
    for (size_t i = 0; i < table.rows.size(); ++i) {
        const auto found = compareRow(schema, table, table.rows[i], present);
        present.reset();
        if (!found)
            return found.error();
        there[i] = *found;
        m_plan.report.added += *found ? 0 : 1;
    }
    m_plan.present.push_back(std::move(there));
    return {};
}

Result<void> Planner::countTexts()
{
    Statement stored(m_database, "SELECT 1 FROM text WHERE sha256 = ?1");
    for (const QString &text : m_pack.texts) {
        stored.bind(1, sha256Hex(text));
        if (!stored.next())
            ++m_plan.report.texts;
        if (stored.failed())
            return stored.error();
        stored.reset();
    }
    return {};
}

Result<PackPlan> Planner::plan()
{
    for (const Pack::Table &table : m_pack.tables) {
        QSet<qint64> &keys = m_keys[table.name];
        for (const Pack::Row &row : table.rows)
            keys.insert(packKey(row));
    }
    for (const Pack::Table &table : m_pack.tables) {
        const PackTable &schema = *packTable(table.name);
        if (const auto sound = checkReferences(schema, table); !sound)
            return sound.error();
        if (const auto compared = compareTable(schema, table); !compared)
            return compared.error();
    }
    if (const auto counted = countTexts(); !counted)
        return counted.error();
    if (const auto counted = countWithoutText(m_database, m_pack, m_plan); !counted)
        return counted.error();
    return std::move(m_plan);
}

} // namespace

Error packRowError(const Pack &pack, const Pack::Table &table, size_t index, const QString &what)
{
    const qint64 line = table.rows[index].line;
    const QString place = line > 0 ? u"%1, line %2"_s.arg(pack.fileName).arg(line) : pack.fileName;
    return {u"%1: row %2 of table %3: %4; nothing was imported."_s.arg(place).arg(index + 1).arg(
        QString::fromUtf8(table.name), what)};
}

qint64 packKey(const Pack::Row &row, int part)
{
    return std::get<qint64>(row.values[size_t(part)].value);
}

Result<PackPlan> planPack(sqlite3 *database, const Pack &pack)
{
    return Planner(database, pack).plan();
}

} // namespace sourceline
