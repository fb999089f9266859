#pragma once

#include "model/store/batchrecord.h"
#include "model/store/batchwriter.h"
#include "model/store/derivedrows.h"
#include "model/store/keys.h"

#include <map>
#include <optional>

namespace sourceline {

/// What was added to one table so far.
struct AddedRows
{
    const RecordedTable *table = nullptr;
    IdRanges ranges; ///< not joined yet
    RowHash hash;
    qint64 count = 0;
    std::pair<qint64, qint64> lastKey{0, 0};
    bool inOrder = true; ///< else the rows are hashed from the table at the end

    void note(qint64 first, qint64 second);
};

struct EditLog::BatchWriter::Private
{
    StatementCache &statements;
    KeyMaker &keys;
    DerivedRows derivedRows;
    std::map<QByteArray, AddedRows> added;
    std::map<QByteArray, std::unique_ptr<Inserter>> inserters;
    std::vector<Id> newTexts;
    std::vector<qint64> derivedIncidents;
    std::optional<Error>
        failure; ///< the first one; a fill that passes over it is rolled back all the same

    Private(StatementCache &theStatements, KeyMaker &theKeys)
        : statements(theStatements)
        , keys(theKeys)
        , derivedRows(theStatements)
    {}

    Error fail(Error error);
    Result<std::vector<BatchTable>> record();
};

struct EditLog::BatchWriter::Inserter::Private
{
    enum class Kind : quint8
    {
        Null,
        Integer,
        Real,
        Text,
        Blob
    };

    struct Cell
    {
        Kind kind = Kind::Null;
        qint64 integer = 0; ///< or the offset into bytes
        double real = 0;
        qsizetype size = 0;
    };

    struct Target
    {
        int parameter = 0; ///< counts from 1; 0: left to its default
        Kind declared = Kind::Null;
        Cell byDefault;
        QByteArray defaultBytes;
    };

    BatchWriter::Private &writer;
    AddedRows &added;
    Statement statement;
    std::vector<Cell> cells;     ///< by position in the caller's list
    std::vector<Target> targets; ///< by column of the schema
    QByteArray bytes;            ///< of the row's texts and blobs
    int idCell = -1;             ///< where the first part of the key is

    Result<void> prepare(const QByteArrayList &columns);

    Cell &cell(int column) { return cells[size_t(column)]; }

    void hold(int column, Kind kind, QByteArrayView value);
    Result<void> bindCells();
    bool fitsDeclared() const;
    void hashRow();
    void clear();
};

} // namespace sourceline
