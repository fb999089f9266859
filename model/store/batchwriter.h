#pragma once

#include "model/store/derivation.h"
#include "model/store/editlog.h"

#include <QByteArrayView>

namespace sourceline {

/// Adds many new rows fast; handed to the function given to EditLog::applyBatch, whose thread it
/// belongs to. Rows of a table go in fastest in the order of their keys. A table with a two-part
/// key takes rows of records that are added in the same batch only, since the batch is turned back
/// by ranges of first parts.
class EditLog::BatchWriter
{
public:
    class Inserter;

    ~BatchWriter();
    BatchWriter(const BatchWriter &) = delete;
    BatchWriter &operator=(const BatchWriter &) = delete;

    /// Prepares inserting into `name`; `columns` are set by their position in the list. The same
    /// list gives the same Inserter, which lives as long as this object.
    Result<Inserter *> table(const char *name, const QByteArrayList &columns);
    Result<Id> newId(const char *table);
    /// Stores article text once by its hash. Returns its hash.
    Result<QString> storeText(const QString &text);
    /// The derived rows of an incident of this batch, by deriveIncident() from what was added about
    /// it. Incidents without are computed at the end, which takes longer.
    Result<void> derived(const DerivedIncident &derived);

    /// To read with; never to write past the writer.
    sqlite3 *database() const;

private:
    friend class EditLog;
    struct Private;
    explicit BatchWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// One row at a time: set what is not NULL, then insert().
class EditLog::BatchWriter::Inserter
{
public:
    ~Inserter();
    Inserter(const Inserter &) = delete;
    Inserter &operator=(const Inserter &) = delete;

    Inserter &set(int column, qint64 value);

    Inserter &set(int column, int value) { return set(column, qint64(value)); }

    Inserter &set(int column, double value);
    Inserter &set(int column, Id id); ///< NULL when not valid
    Inserter &set(int column, QStringView text);

    Inserter &set(int column, const QString &text) { return set(column, QStringView(text)); }

    Inserter &setUtf8(int column, QByteArrayView text);
    Inserter &setBlob(int column, QByteArrayView bytes);

    /// Draws a key when the table has an `id` that was not set. Returns the key (first part).
    /// Values are NULL again after it.
    Result<Id> insert();

    struct Private;

private:
    friend class BatchWriter;
    explicit Inserter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace sourceline
