// Reads a pack and holds every row to the schema, before anything touches a casefile.
#include "model/exchange/pack.h"
#include "model/exchange/packlines.h"
#include "model/exchange/packrows.h"
#include "model/exchange/packschema.h"
#include "model/exchange/packtexts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <limits>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 ownTerms = 1000; // keys below are the program's own terms

class PackReader
{
public:
    PackReader(const QByteArray &json, const QString &fileName)
        : m_json(json)
        , m_file(fileName)
    {}

    Result<Pack> read();

private:
    Result<QJsonObject> parse();
    Result<void> readHead(const QJsonObject &object);
    Result<void> readTable(const PackTable &table, const QJsonValue &rows);
    Result<void>
    readRow(const PackTable &table, const QJsonObject &object, qsizetype index, Pack::Row &row);
    Result<Value> readValue(const PackColumn &column, const QJsonValue &value) const;
    static Result<Value> readId(const PackColumn &column, const QJsonValue &value);
    static Result<Value> readText(const QJsonValue &value);
    static Result<Value> readHex(const QJsonValue &value);
    Result<void> readTexts(const QJsonValue &texts);

    Error inFile(const QString &what) const
    {
        return {u"%1: %2; nothing was imported."_s.arg(m_file, what)};
    }

    Error inRow(const PackTable &table, qsizetype index, const QString &what) const
    {
        const auto lines = m_lines.rows.constFind(table.table->name);
        const qint64 line = lines != m_lines.rows.constEnd() && size_t(index) < lines->size()
                                ? (*lines)[size_t(index)]
                                : 0;
        const QString place = line > 0 ? u"%1, line %2"_s.arg(m_file).arg(line) : m_file;
        return {
            u"%1: row %2 of table %3: %4; nothing was imported."_s.arg(place).arg(index + 1).arg(
                QString::fromUtf8(table.table->name), what)};
    }

    const QByteArray &m_json;
    QString m_file;
    PackLines m_lines;
    QSet<std::pair<qint64, qint64>> m_keys; // of the table being read
    Pack m_pack;
};

Result<QJsonObject> PackReader::parse()
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(m_json, &error);
    if (error.error != QJsonParseError::NoError) {
        return Error{
            u"%1, line %2: this is not valid JSON (%3); nothing was imported."_s.arg(m_file)
                .arg(lineAt(m_json, error.offset))
                .arg(error.errorString())};
    }
    if (!document.isObject())
        return inFile(u"this is JSON, but not a pack"_s);
    m_lines = packLines(m_json);
    if (const auto &twice = m_lines.duplicate) {
        return Error{
            u"%1, line %2: the name “%3” stands twice in one object; nothing was imported."_s
                .arg(m_file)
                .arg(twice->line)
                .arg(QString::fromUtf8(twice->name))};
    }
    return document.object();
}

Result<void> PackReader::readHead(const QJsonObject &object)
{
    if (object.value("format"_L1).toString() != "sourceline-pack"_L1)
        return inFile(
            u"this is JSON, but not a Sourceline pack: its format is not “sourceline-pack”"_s);
    if (object.value("version"_L1).toInteger() != 1)
        return inFile(
            u"this pack is of a version that this Sourceline does not read (it reads version 1)"_s);
    const qint64 schema = object.value("schema"_L1).toInteger();
    if (schema < 1 || schema > currentSchema())
        return inFile(
            u"this pack is of schema %1; this Sourceline knows schemas 1 to %2"_s.arg(schema).arg(
                currentSchema()));
    static const QSet<QString> known{
        u"format"_s, u"version"_s, u"schema"_s, u"title"_s, u"note"_s, u"tables"_s, u"texts"_s};
    for (const QString &key : object.keys()) {
        if (!known.contains(key))
            return inFile(u"a pack has no part called “%1”"_s.arg(key.left(80)));
    }
    m_pack.fileName = m_file;
    m_pack.title = object.value("title"_L1).toString();
    m_pack.note = object.value("note"_L1).toString();
    return {};
}

Result<Value> PackReader::readId(const PackColumn &column, const QJsonValue &value)
{
    const Id id = value.isString() ? Id::fromText(value.toString()) : Id();
    if (!id.isValid())
        return Error{u"%1 must be a key, a positive number written as text"_s.arg(
            QString::fromUtf8(column.name))};
    return Value(id.value);
}

Result<Value> PackReader::readText(const QJsonValue &value)
{
    if (!value.isString())
        return Error{u"must be text"_s};
    const QString text = value.toString();
    if (text.contains(QChar(0)) || !text.isValidUtf16())
        return Error{u"holds a character that is not text"_s};
    return Value(text);
}

Result<Value> PackReader::readHex(const QJsonValue &value)
{
    const QByteArray hex = value.toString().toLatin1();
    const QByteArray bytes = QByteArray::fromHex(hex);
    if (!value.isString() || bytes.toHex() != hex)
        return Error{u"must be bytes in lower-case hex"_s};
    return Value(bytes);
}

Result<Value> PackReader::readValue(const PackColumn &column, const QJsonValue &value) const
{
    if (value.isNull() && !column.required && !column.isKey)
        return Value();
    if (column.holdsId())
        return readId(column, value);
    const auto named = [&column](Result<Value> read) -> Result<Value> {
        if (read)
            return read;
        return Error{QString::fromUtf8(column.name) % u' ' % read.error().message};
    };
    if (column.type == "TEXT")
        return named(readText(value));
    if (column.type == "BLOB")
        return named(readHex(value));
    if (column.type == "REAL" && value.isDouble())
        return Value(value.toDouble());
    // A number with a fraction or beyond 63 bits is a double to Qt.
    if (column.type == "INTEGER" && value.toVariant().typeId() == QMetaType::LongLong)
        return Value(qint64(value.toInteger()));
    return named(
        Error{column.type == "REAL" ? u"must be a number"_s : u"must be a whole number"_s});
}

Result<void> PackReader::readRow(const PackTable &table,
                                 const QJsonObject &object,
                                 qsizetype index,
                                 Pack::Row &row)
{
    for (const QString &name : object.keys()) {
        if (!table.column(name.toUtf8()))
            return inRow(table, index, u"there is no column “%1”"_s.arg(name.left(80)));
    }
    std::array<qint64, 2> key{};
    size_t keys = 0;
    for (const PackColumn &column : table.columns) {
        const QJsonValue value = object.value(QString::fromUtf8(column.name));
        if (value.isUndefined()) {
            if (column.required || column.isKey)
                return inRow(table, index, u"%1 is missing"_s.arg(QString::fromUtf8(column.name)));
            continue;
        }
        if (value.isNull() && !std::holds_alternative<std::monostate>(column.fallback))
            return inRow(
                table, index, u"%1 must not be null"_s.arg(QString::fromUtf8(column.name)));
        auto read = readValue(column, value);
        if (!read)
            return inRow(table, index, read.error().message);
        if (column.isKey)
            key[keys++] = std::get<qint64>(*read);
        row.values.push_back({column.name.constData(), std::move(*read)});
    }
    if (table.table->hasId && key[0] <= std::numeric_limits<quint32>::max()
        && !(table.table->name == "term" && key[0] < ownTerms))
        return inRow(table, index, u"no copy of Sourceline gives out the key %1"_s.arg(key[0]));
    if (m_keys.contains({key[0], key[1]}))
        return inRow(table, index, u"its key stands in the pack twice"_s);
    m_keys.insert({key[0], key[1]});
    return {};
}

Result<void> PackReader::readTable(const PackTable &table, const QJsonValue &rows)
{
    if (!rows.isArray())
        return inFile(
            u"table %1 must be an array of rows"_s.arg(QString::fromUtf8(table.table->name)));
    const QJsonArray array = rows.toArray();
    const std::vector<qint64> lines = m_lines.rows.value(table.table->name);
    m_keys.clear();
    Pack::Table read{table.table->name, {}};
    read.rows.resize(size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array.at(i).isObject())
            return inRow(table, i, u"a row must be an object"_s);
        Pack::Row &row = read.rows[size_t(i)];
        row.line = size_t(i) < lines.size() ? lines[size_t(i)] : 0;
        if (const auto done = readRow(table, array.at(i).toObject(), i, row); !done)
            return done;
    }
    m_pack.tables.push_back(std::move(read));
    return {};
}

Result<void> PackReader::readTexts(const QJsonValue &texts)
{
    if (texts.isUndefined())
        return {};
    if (!texts.isArray())
        return inFile(u"texts must be an array"_s);
    const QJsonArray array = texts.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject object = array.at(i).toObject();
        auto text =
            readPackText(object.value("text"_L1).toString(), object.value("sha256"_L1).toString());
        if (!text)
            return inFile(u"text %1 %2"_s.arg(i + 1).arg(text.error().message));
        m_pack.texts.append(std::move(*text));
    }
    return {};
}

Result<Pack> PackReader::read()
{
    const auto object = parse();
    if (!object)
        return object.error();
    if (const auto head = readHead(*object); !head)
        return head.error();
    if (!object->value("tables"_L1).isObject())
        return inFile(u"the pack has no tables"_s);
    const QJsonObject tables = object->value("tables"_L1).toObject();
    for (const QString &name : tables.keys()) {
        if (!packTable(name.toUtf8()))
            return inFile(u"there is no table “%1”"_s.arg(name.left(80)));
    }
    for (const PackTable &table : packTables()) {
        const QJsonValue rows = tables.value(QString::fromUtf8(table.table->name));
        if (rows.isUndefined())
            continue;
        if (const auto done = readTable(table, rows); !done)
            return done.error();
    }
    if (const auto allowed = checkPackRows(m_pack); !allowed)
        return allowed.error();
    if (const auto done = readTexts(object->value("texts"_L1)); !done)
        return done.error();
    if (const auto fit = checkPackTexts(m_pack); !fit)
        return inFile(fit.error().message);
    return std::move(m_pack);
}

} // namespace

Result<Pack> readPack(const QByteArray &json, const QString &fileName)
{
    return PackReader(json, fileName).read();
}

} // namespace sourceline
