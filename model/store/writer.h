#pragma once

#include "model/store/schema.h"
#include "model/store/value.h"

#include <memory>
#include <span>

struct sqlite3;

namespace sourceline {

/// A row that an edit touched. other: second part of a two-part key, else 0. incident: the incident
/// it belongs to, where there is one.
struct TouchedRow
{
    QByteArray table;
    Id id;
    qint64 other = 0;
    Id incident;

    auto operator<=>(const TouchedRow &) const = default;
};

/// The one way to change recorded tables, handed to the function given to Casefile::edit; lives for
/// one transaction on the writer thread. Takes a row out of the full-text index with its present
/// text before changing it and puts it back after.
class Writer
{
public:
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// A fresh key for `table`: this copy's bits and the table's next counter. Never given out
    /// twice.
    Result<Id> newId(const char *table);
    /// Inserts a row; draws a key when the table has an `id` that `values` does not name. Returns
    /// the key (first part).
    Result<Id> insert(const char *table, const Values &values);
    /// Sets the named columns of one row. The row must be there.
    Result<void> update(const char *table, Id id, const Values &values, qint64 other = 0);
    /// The same of many rows of a table with an `id`, in few statements where no column is searched
    /// in full text. Every row must be there; of what a row holds already nothing is recorded.
    Result<void>
    updateAll(const char *table, std::span<const Id> distinctIds, const Values &values);
    Result<void> remove(const char *table, Id id, qint64 other = 0);
    bool exists(const char *table, Id id, qint64 other = 0);

    /// What the edit is called in menus and history, in place of Reason::label: names are best read
    /// where the change is made. `Kataib Hezbollah suspected of K-1`; one line, no full stop.
    void describe(const QString &label);

    /// Stores article text once by its hash (insert-only, not part of any edit). Returns its hash.
    /// A change that only stores text is committed all the same, without an edit (seq 0).
    Result<QString> storeText(const QString &text);

    /// To read with; never to write past the writer.
    sqlite3 *database() const;

private:
    friend class EditLog;
    struct Private;
    explicit Writer(std::unique_ptr<Private> d);
    Result<void>
    updatePart(const RecordedTable &table, std::span<const Id> ids, const Values &values);
    std::unique_ptr<Private> d;
};

} // namespace sourceline
