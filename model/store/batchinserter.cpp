#include "model/store/batchwriterprivate.h"
#include "model/store/foreignkeys.h"

#include <algorithm>
#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

using Inserter = EditLog::BatchWriter::Inserter;

Inserter::Inserter(std::unique_ptr<Private> parts)
    : d(std::move(parts))
{}

Inserter::~Inserter() = default;

Inserter &Inserter::set(int column, qint64 value)
{
    d->cell(column) = {Private::Kind::Integer, value, 0, 0};
    return *this;
}

Inserter &Inserter::set(int column, double value)
{
    d->cell(column) = {Private::Kind::Real, 0, value, 0};
    return *this;
}

Inserter &Inserter::set(int column, Id id)
{
    d->cell(column) = {id.isValid() ? Private::Kind::Integer : Private::Kind::Null, id.value, 0, 0};
    return *this;
}

Inserter &Inserter::set(int column, QStringView text)
{
    return setUtf8(column, text.toUtf8());
}

Inserter &Inserter::setUtf8(int column, QByteArrayView text)
{
    d->hold(column, Private::Kind::Text, text);
    return *this;
}

Inserter &Inserter::setBlob(int column, QByteArrayView bytes)
{
    d->hold(column, Private::Kind::Blob, bytes);
    return *this;
}

void Inserter::Private::hold(int column, Kind kind, QByteArrayView value)
{
    cell(column) = {kind, bytes.size(), 0, value.size()};
    bytes.append(value);
}

namespace {

Inserter::Private::Kind kindOf(const QByteArray &type)
{
    using Kind = Inserter::Private::Kind;
    if (type == "INTEGER")
        return Kind::Integer;
    if (type == "REAL")
        return Kind::Real;
    return type == "BLOB" ? Kind::Blob : Kind::Text;
}

} // namespace

Result<void> Inserter::Private::prepare(const QByteArrayList &columns)
{
    sqlite3 *database = writer.statements.database();
    Statement info(database,
                   "SELECT name, type, dflt_value FROM pragma_table_info(?1) ORDER BY cid");
    info.bind(1, QString::fromUtf8(added.table->name));
    while (info.next()) {
        Target target;
        target.parameter = int(columns.indexOf(info.utf8(0))) + 1;
        target.declared = kindOf(info.utf8(1));
        if (target.parameter == 0 && !info.isNull(2)) {
            Statement value(database, QByteArray("SELECT " + info.utf8(2)).constData());
            if (!value.next())
                return value.error();
            const Value byDefault = value.value(0);
            if (const auto *integer = std::get_if<qint64>(&byDefault))
                target.byDefault = {Kind::Integer, *integer, 0, 0};
            target.defaultBytes = value.utf8(0);
            if (std::holds_alternative<QString>(byDefault))
                target.byDefault = {Kind::Text, 0, 0, target.defaultBytes.size()};
        }
        targets.push_back(std::move(target));
    }
    if (info.failed())
        return info.error();
    idCell = int(columns.indexOf(added.table->columns.front()));
    cells.resize(size_t(columns.size()));
    return {};
}

Result<void> Inserter::Private::bindCells()
{
    sqlite3_stmt *raw = statement.handle();
    int code = SQLITE_OK;
    for (size_t i = 0; i < cells.size() && code == SQLITE_OK; ++i) {
        const Cell &value = cells[i];
        const int parameter = int(i) + 1;
        const char *data = bytes.constData() + value.integer;
        switch (value.kind) {
        case Kind::Null:
            code = sqlite3_bind_null(raw, parameter);
            break;
        case Kind::Integer:
            code = sqlite3_bind_int64(raw, parameter, value.integer);
            break;
        case Kind::Real:
            code = sqlite3_bind_double(raw, parameter, value.real);
            break;
        case Kind::Text: // static: the bytes stay until the row is stepped
            code = sqlite3_bind_text64(
                raw, parameter, data, quint64(value.size), SQLITE_STATIC, SQLITE_UTF8);
            break;
        case Kind::Blob:
            code = sqlite3_bind_blob64(raw, parameter, data, quint64(value.size), SQLITE_STATIC);
            break;
        }
    }
    return code == SQLITE_OK ? Result<void>()
                             : Result<void>(sqliteError(writer.statements.database(), code));
}

// SQLite would store another value than was hashed: 12 for '12', 3.0 for 3.
bool Inserter::Private::fitsDeclared() const
{
    return std::all_of(targets.begin(), targets.end(), [this](const Target &target) {
        if (target.parameter == 0)
            return true;
        const Kind kind = cells[size_t(target.parameter) - 1].kind;
        return kind == Kind::Null || kind == target.declared;
    });
}

void Inserter::Private::hashRow()
{
    for (const Target &target : targets) {
        const Cell &value =
            target.parameter ? cells[size_t(target.parameter) - 1] : target.byDefault;
        const QByteArray &held = target.parameter ? bytes : target.defaultBytes;
        switch (value.kind) {
        case Kind::Null:
            added.hash.addNull();
            break;
        case Kind::Integer:
            added.hash.addInteger(value.integer);
            break;
        case Kind::Real:
            added.hash.addReal(value.real);
            break;
        case Kind::Text:
            added.hash.addText({held.constData() + value.integer, value.size});
            break;
        case Kind::Blob:
            added.hash.addBlob({held.constData() + value.integer, value.size});
            break;
        }
    }
}

void Inserter::Private::clear()
{
    std::fill(cells.begin(), cells.end(), Cell{});
    bytes.resize(0); // keeps the memory
}

Result<Id> Inserter::insert()
{
    const RecordedTable &table = *d->added.table;
    Private::Cell &key = d->cell(d->idCell);
    if (key.kind == Private::Kind::Null && table.hasId) {
        const auto drawn = d->writer.keys.next(table.name);
        if (!drawn)
            return d->writer.fail(drawn.error());
        key = {Private::Kind::Integer, drawn->value, 0, 0};
    } else if (auto noted = table.hasId ? d->writer.keys.noteUsed(table.name, Id{key.integer})
                                        : Result<void>();
               !noted) {
        return d->writer.fail(noted.error());
    }
    if (!d->fitsDeclared())
        return d->writer.fail(
            {u"A row for `%1` has a value of the wrong type. Nothing was added."_s.arg(
                QString::fromUtf8(table.name))});
    const Id id{key.integer};
    if (auto bound = d->bindCells(); !bound)
        return d->writer.fail(bound.error());
    if (auto done = d->statement.run(); !done) {
        const bool dangles = sqlite3_extended_errcode(d->writer.statements.database())
                             == SQLITE_CONSTRAINT_FOREIGNKEY;
        return d->writer.fail(
            dangles
                ? Error{u"A row for `%1` points at a record that is not there. Nothing was added."_s
                            .arg(QString::fromUtf8(table.name))}
                : done.error());
    }
    const qint64 second =
        table.keyColumns > 1 ? d->cells[size_t(d->targets[1].parameter) - 1].integer : 0;
    d->added.note(id.value, second);
    d->hashRow();
    d->clear();
    return id;
}

} // namespace sourceline
