#pragma once

#include "model/store/connection.h"
#include "model/store/id.h"

#include <QDate>
#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>
#include <set>

namespace sourceline {

/// A state of the record that is not the present one. Both may be set.
struct AsOfQuery
{
    std::optional<qint64> recordedUntil; ///< ms since 1970 UTC, inclusive: later edits are left out
    Id afterEdit; ///< valid: the state right after this edit (of a frozen view) instead of a time
    std::optional<QDate> saidBy; ///< what was said (or, not knowing, published) later is left out,
                                 ///< UTC day, inclusive

    bool isPresent() const { return !recordedUntil && !afterEdit.isValid() && !saidBy; }
};

/// The rows that differ from the present, made once by inverting the edits since, newest first, in
/// memory; any thread may install it. Nothing is written to the casefile. What an edit that no
/// longer can be read did (redacted) is said in gaps(). The cost grows with the edits since; saidBy
/// reads all statements once, and holds the keys of what was said later.
class AsOf
{
public:
    /// `database`: a read connection; the casefile is read through others of the same file.
    /// `cancelled` is looked at now and then.
    static Result<AsOf>
    read(sqlite3 *database, const AsOfQuery &query, const std::atomic<bool> *cancelled = nullptr);

    /// Shadows the tables of a read connection by temporary ones of the same names, so that
    /// whatever is read through it is read as of then: dossiers, documents, columns, full lists.
    /// Derived values are derived again for the incidents concerned. Full-text searches still find
    /// words of the present. Once a connection, outside a transaction. An edit since read() is
    /// taken back too.
    Result<void> install(Connection &connection) const;

    const AsOfQuery &query() const;
    int editsLeftOut() const;
    /// Whose values may differ from the present, without those that an import added since as a
    /// batch.
    const std::set<Id> &incidents() const;
    QStringList gaps() const; ///< sentences

private:
    struct Data;
    explicit AsOf(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> d;
};

} // namespace sourceline
