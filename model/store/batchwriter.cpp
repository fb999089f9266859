#include "model/store/batchwriterprivate.h"
#include "model/store/textstore.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

void AddedRows::note(qint64 first, qint64 second)
{
    const std::pair key{first, second};
    inOrder = inOrder && key > lastKey;
    lastKey = key;
    ++count;
    if (ranges.empty() || first < ranges.back().second || first > ranges.back().second + 1)
        ranges.emplace_back(first, first);
    else
        ranges.back().second = first;
}

EditLog::BatchWriter::BatchWriter(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{}

EditLog::BatchWriter::~BatchWriter() = default;

Error EditLog::BatchWriter::Private::fail(Error error)
{
    if (!failure)
        failure = error;
    return error;
}

namespace {

Error unfit(const RecordedTable *table, const char *name)
{
    return {table
                ? u"Rows for `%1` need its keys and columns that it has. Nothing was added."_s.arg(
                    QString::fromUtf8(name))
                : u"There is no recorded table `%1`. Nothing was added."_s.arg(
                    QString::fromUtf8(name))};
}

bool fits(const RecordedTable &table, const QByteArrayList &columns)
{
    const auto isKnown = [&table](const QByteArray &column) {
        return table.columns.contains(column);
    };
    const auto keys = table.columns.mid(0, table.keyColumns);
    return std::all_of(columns.begin(), columns.end(), isKnown)
           && std::all_of(keys.begin(), keys.end(), [&columns](const QByteArray &key) {
                  return columns.contains(key);
              });
}

QByteArray insertSql(const QByteArray &table, const QByteArrayList &columns)
{
    QByteArrayList parameters;
    for (int i = 1; i <= int(columns.size()); ++i)
        parameters.append("?" + QByteArray::number(i));
    return "INSERT INTO " + table + " (\"" + columns.join("\", \"") + "\") VALUES ("
           + parameters.join(", ") + ')';
}

} // namespace

Result<EditLog::BatchWriter::Inserter *> EditLog::BatchWriter::table(const char *name,
                                                                     const QByteArrayList &given)
{
    const RecordedTable *table = recordedTable(name);
    QByteArrayList columns = given;
    // After the caller's, so that its positions hold.
    if (table && table->hasId && !columns.contains("id"))
        columns.append("id");
    if (!table || !fits(*table, columns))
        return d->fail(unfit(table, name));
    const QByteArray sql = insertSql(table->name, columns);
    auto &inserter = d->inserters[sql];
    if (!inserter) {
        AddedRows &added = d->added[table->name];
        added.table = table;
        auto parts = std::make_unique<Inserter::Private>(Inserter::Private{
            *d, added, Statement(database(), sql.constData(), true), {}, {}, {}, -1});
        if (auto prepared = parts->prepare(columns); !prepared)
            return d->fail(prepared.error());
        inserter.reset(new Inserter(std::move(parts)));
    }
    return inserter.get();
}

Result<Id> EditLog::BatchWriter::newId(const char *name)
{
    const RecordedTable *table = recordedTable(name);
    if (!table || !table->hasId)
        return d->fail(unfit(nullptr, name));
    auto id = d->keys.next(table->name);
    return id ? id : Result<Id>(d->fail(id.error()));
}

Result<QString> EditLog::BatchWriter::storeText(const QString &text)
{
    const auto stored = storeTextRow(d->statements, text);
    if (!stored)
        return d->fail(stored.error());
    if (stored->isNew)
        d->newTexts.push_back(stored->id);
    return stored->sha256;
}

Result<void> EditLog::BatchWriter::derived(const DerivedIncident &derived)
{
    if (auto done = d->derivedRows.insert(derived); !done)
        return d->fail(done.error());
    d->derivedIncidents.push_back(derived.incident.value);
    return {};
}

sqlite3 *EditLog::BatchWriter::database() const
{
    return d->statements.database();
}

Result<std::vector<BatchTable>> EditLog::BatchWriter::Private::record()
{
    std::vector<BatchTable> tables;
    for (const RecordedTable &recorded : recordedTables()) {
        const auto at = added.find(recorded.name);
        if (at == added.end() || at->second.count == 0)
            continue;
        BatchTable table{
            recorded.name, joined(std::move(at->second.ranges)), int(recorded.columns.size()), {}};
        table.rows = {at->second.hash.hex(), at->second.count};
        if (!at->second.inOrder) {
            auto hashed =
                hashRows(statements.database(), recorded.name, table.columns, table.ranges);
            if (!hashed)
                return hashed.error();
            table.rows = std::move(*hashed);
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

} // namespace sourceline
