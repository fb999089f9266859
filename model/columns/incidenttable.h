#pragma once

#include "model/columns/figure.h"
#include "model/store/id.h"

#include <QString>

#include <array>
#include <memory>
#include <span>
#include <variant>
#include <vector>

namespace sourceline {

/// Position of an incident in a snapshot: (index of its segment << 16) | (id & 0xffff). Order by
/// row is order by id.
using Row = quint32;

inline constexpr int segmentBits = 16;
inline constexpr Row segmentRows = 1U << segmentBits;

/// A code into a Dictionary; 0 is "none".
using Code = quint32;

/// Columns of one type each. Earliest/Latest: minutes since 1970 UTC, figure::open where open,
/// figure::notStated where unknown.
enum class Int32Column
{
    Earliest,
    Latest,
    KilledLow,
    KilledBest,
    KilledHigh,
    WoundedLow,
    WoundedBest,
    WoundedHigh,
    MunitionsLow,
    MunitionsBest,
    MunitionsHigh,
    CountLow,
    CountBest,
    CountHigh
};
inline constexpr int int32Columns = 14;

/// Terms are codes into IncidentTable::terms of the scheme (at most 255); the others are the
/// schema's CHECK order from 1, 0 is none.
enum class ByteColumn
{
    Precision,
    Kind,
    EventType,
    SubEventType,
    Means,
    MunitionsMeasure,
    Differing,
    Conflicting,
    AllegedStance,
    AllegedActors,
    Likelihood,
    Confidence,
    Review,
    Institutions
};
inline constexpr int byteColumns = 14;

/// Counts saturate at 65,535.
enum class ShortColumn
{
    Claims,
    Attributions,
    Speakers,
    Outlets,
    Documents,
    Citations
};
inline constexpr int shortColumns = 6;

enum class CodeColumn
{
    Place,
    Alleged,
    Assessed
};
inline constexpr int codeColumns = 3;

/// Rows of incidents whose id >> 16 is `key`; arrays are as long as the highest living row needs,
/// at most 65,536.
struct Segment
{
    qint64 key = 0;
    qint64 edit = 0;     ///< seq of the edit it stands for
    bool isKept = false; ///< the casefile holds it as it is here (columnkeeper.h)
    std::array<std::vector<qint32>, int32Columns> int32s;
    std::array<std::vector<quint8>, byteColumns> bytes;
    std::array<std::vector<quint16>, shortColumns> shorts;
    std::array<std::vector<Code>, codeColumns> codes;
    std::vector<quint64> living; ///< a bit for each row

    Row size() const { return static_cast<Row>(int32s[0].size()); }

    /// `row` counts from the segment's first.
    bool isLiving(Row row) const
    {
        return row < size() && ((living[row >> 6] >> (row & 63)) & 1) != 0;
    }

    qint64 memory() const; ///< in bytes
};

/// Names behind codes. Immutable once in a snapshot; shared between snapshots. A code keeps its
/// meaning from one snapshot to the next: what is added comes last, and what was removed leaves an
/// id that is not valid.
struct Dictionary
{
    std::vector<Id> ids;         ///< [0] is not valid
    std::vector<QString> names;  ///< [0] is empty
    std::vector<QString> extras; ///< of places: the country; of actors: the kind
    std::vector<Code> rank;      ///< order of names by collation, equal where they collate equal:
                                 ///< sorting by name is sorting by rank; [0] is noRank
    std::vector<Code> extraRank; ///< the same of extras, noRank where empty
    std::vector<Code> byId;      ///< the valid codes in order of their ids

    static constexpr Code noRank = 0xffffffff; ///< after all others

    Code codeOf(Id id) const; ///< 0 when it is not there
    qint64 memory() const;    ///< in bytes
};

/// An immutable snapshot of what views show of every incident. Any thread may read it.
class IncidentTable
{
public:
    std::vector<std::shared_ptr<const Segment>> segments; ///< by key
    std::shared_ptr<const Dictionary> actors, places, eventTypes, subEventTypes, means;
    qint64 edit = 0;      ///< seq of the last edit in it
    qint64 incidents = 0; ///< living rows
    /// For a few rows read ahead of all: their ids by row, in place of the segments' keys. Empty in
    /// a whole snapshot.
    std::vector<Id> sparseIds;

    Row rowCount() const
    {
        return static_cast<Row>(segments.size()) << segmentBits;
    } ///< rows living or not

    bool isLiving(Row row) const;
    Id idOf(Row row) const;
    /// rowCount() when the incident is not in this snapshot.
    Row rowOf(Id id) const;
    /// Index of the segment with this key, −1 when there is none. Not for a sparse snapshot.
    qsizetype segmentOf(qint64 key) const;

    qint32 value(Int32Column column, Row row) const
    {
        return at(row).int32s[static_cast<size_t>(column)][row & (segmentRows - 1)];
    }

    quint8 value(ByteColumn column, Row row) const
    {
        return at(row).bytes[static_cast<size_t>(column)][row & (segmentRows - 1)];
    }

    quint16 value(ShortColumn column, Row row) const
    {
        return at(row).shorts[static_cast<size_t>(column)][row & (segmentRows - 1)];
    }

    Code value(CodeColumn column, Row row) const
    {
        return at(row).codes[static_cast<size_t>(column)][row & (segmentRows - 1)];
    }

    qint64 bytes() const; ///< held by its segments and dictionaries

private:
    // Values of rows that do not live are undefined; rows past the end of a segment must not be
    // asked for.
    const Segment &at(Row row) const { return *segments[row >> segmentBits]; }
};

using Snapshot = std::shared_ptr<const IncidentTable>;

/// Whether a row means the same incident in both. When not (an incident with a new key came
/// between), a RowSet of `before` must go through translated() (rowset.h) before it is used with
/// `after`.
bool sameRows(const IncidentTable &before, const IncidentTable &after);

} // namespace sourceline
