#pragma once

#include "model/store/session.h"
#include "model/store/statementcache.h"
#include "model/store/writer.h"

#include <map>
#include <optional>

namespace sourceline {

enum class Side
{
    Before,
    After
};

/// The rows of a changeset that was just recorded, and to which incident each belongs. An UPDATE's
/// changeset omits what did not change and a removed row is gone, so owners are looked for in the
/// changeset first and then in the casefile.
class ChangedRows
{
public:
    struct Row
    {
        Operation operation = Operation::Update;
        std::map<QByteArray, std::optional<qint64>>
            before; ///< owner columns that the changeset holds
        std::map<QByteArray, std::optional<qint64>> after;
        bool named = false; ///< a column changed that other records' derived values read (an
                            ///< actor's name or kind)
        bool derives = true; ///< derived values of its own incident may read what changed
    };

    using Key = std::pair<qint64, qint64>; ///< first and second part
    using Tables = std::map<QByteArray, std::map<Key, Row>>;

    explicit ChangedRows(StatementCache &statements)
        : m_statements(statements)
    {}

    Result<void> read(const QByteArray &changeset);

    const Tables &tables() const { return m_tables; }

    /// Whether a row of `table` that was there before is another now, or gone.
    bool hasChanged(const QByteArray &table) const;

    /// A foreign key of a row as it was before or is after; none where it is NULL or the row was
    /// not there.
    std::optional<qint64>
    owner(const QByteArray &table, Key key, const QByteArray &column, Side side);
    /// The incident of a row, through its owners; not valid where there is none.
    Id incidentOf(const QByteArray &table, Key key, Side side);
    /// With the incident of each row: as it is now, of a removed row as it was.
    std::vector<TouchedRow> touched();

private:
    StatementCache &m_statements;
    Tables m_tables;
};

} // namespace sourceline
