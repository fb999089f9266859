#include "model/store/batchrecord.h"

#include "model/store/schema.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Error unreadable()
{
    return {
        u"The record of an import cannot be read. Nothing was changed; `sourceline check` says which edits are damaged."_s};
}

Result<BatchTable> readTable(const RecordedTable &recorded, const QJsonObject &json)
{
    BatchTable table{recorded.name, {}, json.value(u"columns"_s).toInt(), {}};
    for (const QJsonValue &value : json.value(u"ranges"_s).toArray()) {
        const Id first = Id::fromText(value.toArray().at(0).toString());
        const Id last = Id::fromText(value.toArray().at(1).toString());
        if (!first.isValid() || last < first)
            return unreadable();
        table.ranges.emplace_back(first.value, last.value);
    }
    if (table.columns < recorded.keyColumns || table.columns > recorded.columns.size()
        || table.ranges != joined(table.ranges))
        return unreadable();
    table.rows = {json.value(u"sha256"_s).toString().toLatin1(), json.value(u"rows"_s).toInteger()};
    return table;
}

} // namespace

QString batchToJson(const std::vector<BatchTable> &tables)
{
    QJsonObject json;
    for (const BatchTable &table : tables) {
        QJsonArray ranges;
        for (const auto &[first, last] : table.ranges)
            ranges.append(QJsonArray{QString::number(first), QString::number(last)});
        json.insert(QString::fromUtf8(table.name),
                    QJsonObject{{u"ranges"_s, ranges},
                                {u"columns"_s, table.columns},
                                {u"rows"_s, table.rows.count},
                                {u"sha256"_s, QString::fromLatin1(table.rows.sha256)}});
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Result<std::vector<BatchTable>> batchFromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonObject object = document.object();
    std::vector<BatchTable> tables;
    for (const RecordedTable &recorded : recordedTables()) {
        const auto at = object.find(QString::fromUtf8(recorded.name));
        if (at == object.end())
            continue;
        auto table = readTable(recorded, at->toObject());
        if (!table)
            return table.error();
        tables.push_back(std::move(*table));
    }
    if (!document.isObject() || qsizetype(tables.size()) != object.size())
        return unreadable();
    return tables;
}

} // namespace sourceline
