#include "model/exchange/pack.h"

#include "model/exchange/packplan.h"
#include "model/exchange/packschema.h"

#include <QFile>
#include <QHash>

// Outside of namespaces, as Q_INIT_RESOURCE demands: a static library's resources are not there
// without it.
static void initSampleResource()
{
    Q_INIT_RESOURCE(sample);
}

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Inserts the rows of one table that are not there yet.
class TableMerge
{
public:
    TableMerge(const Pack &pack,
               const Pack::Table &table,
               std::vector<bool> present,
               Writer &writer)
        : m_pack(pack)
        , m_table(table)
        , m_schema(*packTable(table.name))
        , m_done(std::move(present))
        , m_writer(writer)
    {}

    Result<void> run()
    {
        for (size_t i = 0; i < m_table.rows.size(); ++i)
            m_rows.insert(packKey(m_table.rows[i]), i);
        for (size_t i = 0; i < m_table.rows.size(); ++i) {
            if (const auto merged = insertWithParents(i); !merged)
                return merged;
        }
        return {};
    }

private:
    // A row of this table that must be there before `index`, because that points at it.
    std::optional<size_t> missingParent(size_t index) const
    {
        for (const ColumnValue &each : m_table.rows[index].values) {
            const qint64 *key = std::get_if<qint64>(&each.value);
            if (!key || m_schema.column(each.column)->references != m_table.name)
                continue;
            const auto found = m_rows.constFind(*key);
            if (found != m_rows.constEnd() && !m_done[*found] && *found != index)
                return *found;
        }
        return {};
    }

    // Without recursion: a chain in a hostile file may be long.
    Result<void> insertWithParents(size_t index)
    {
        std::vector<size_t> waiting{index};
        while (!waiting.empty()) {
            const size_t next = waiting.back();
            if (m_done[next]) {
                waiting.pop_back();
                continue;
            }
            if (const auto parent = missingParent(next)) {
                if (waiting.size() > m_table.rows.size())
                    return packRowError(m_pack,
                                        m_table,
                                        next,
                                        u"rows of this table point at each other in a circle"_s);
                waiting.push_back(*parent);
                continue;
            }
            const auto inserted =
                m_writer.insert(m_schema.table->name.constData(), m_table.rows[next].values);
            if (!inserted)
                return packRowError(m_pack, m_table, next, inserted.error().message);
            m_done[next] = true;
        }
        return {};
    }

    const Pack &m_pack;
    const Pack::Table &m_table;
    const PackTable &m_schema;
    std::vector<bool> m_done;
    Writer &m_writer;
    QHash<qint64, size_t> m_rows;
};

Result<void> mergePack(Writer &writer, const Pack &pack, PackReport &report)
{
    auto plan = planPack(writer.database(), pack);
    if (!plan)
        return plan.error();
    for (size_t i = 0; i < pack.tables.size(); ++i) {
        if (const auto merged =
                TableMerge(pack, pack.tables[i], std::move(plan->present[i]), writer).run();
            !merged)
            return merged;
    }
    for (const QString &text : pack.texts) {
        if (const auto stored = writer.storeText(text); !stored)
            return stored.error();
    }
    report = std::move(plan->report);
    return {};
}

} // namespace

EditLog::Change packImport(std::shared_ptr<const Pack> pack, std::shared_ptr<PackReport> report)
{
    return [pack = std::move(pack), report = std::move(report)](Writer &writer) {
        return mergePack(writer, *pack, *report);
    };
}

Result<PackReport> packDryRun(sqlite3 *database, const Pack &pack)
{
    auto plan = planPack(database, pack);
    if (!plan)
        return plan.error();
    return std::move(plan->report);
}

QByteArray samplePack()
{
    initSampleResource();
    QFile file(u":/sample/sample.pack.json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace sourceline
