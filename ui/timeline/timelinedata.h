#pragma once

#include "model/columns/rowset.h"
#include "model/workbench/timelinerecords.h"

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

namespace sourceline {

/// What the lanes of a timeline are.
enum class LaneBy
{
    Assessed,
    Alleged,
    EventType,
    Means,
    Place,
    Target
};

/// How it is known who did an incident. An attribution that speaks against its actor accuses
/// nobody.
enum class Certainty : quint8
{
    Nobody,
    Alleged,
    Assessed,
    NotLikely ///< nobody is accused, and nobody was judged to be likely: in no actor's colour
};

/// What colours an incident: the actor assessed to have done it, else the one that is alleged,
/// whatever a judgement holds no likelier than even.
struct Tint
{
    Code actor = 0; ///< 0 with a certainty: one of many
    Certainty certainty = Certainty::Nobody;
    bool operator==(const Tint &) const = default;
};

Tint tintOf(const IncidentTable &table, Row row);

/// Of the schema's kinds (in its CHECK order, from 1): statement and development.
inline constexpr bool isWordsKind(quint8 kind)
{
    return kind == 3 || kind == 4;
}

struct TimelineAsk
{
    Snapshot table;
    std::shared_ptr<const RowSet> rows;
    LaneBy by = LaneBy::Alleged;
    bool words = false; ///< statements and developments, on a lane of their own
    std::shared_ptr<const Targets> targets = nullptr; ///< for LaneBy::Target
    std::shared_ptr<const LocalTimes> times = nullptr;

    bool operator==(const TimelineAsk &) const = default;
};

/// The rows of a RowSet as a timeline needs them, whatever is in view: by lane and colour, in order
/// of time. Immutable; made on a worker, read by any thread.
struct TimelineData
{
    /// As many lanes of their own at most; the others are gathered in one.
    static constexpr int lanesKept = 24;
    /// As many colours at most: those of the lanes, then the commonest; others show as "one of
    /// many".
    static constexpr int tintsKept = 40;

    enum class LaneKind
    {
        Named,
        NotLikely, ///< of assessed actors: judged, nobody to be likely
        Unnamed,   ///< nobody is named, or the field is not stated
        Others,
        Words ///< statements and developments
    };

    struct Lane
    {
        LaneKind kind = LaneKind::Named;
        Code code = 0;
        QString name;             ///< of Named
        Id actor;                 ///< where lanes are actors
        qint64 count = 0;         ///< events; of Words: statements and developments
        qint64 bands = 0;         ///< aggregates
        qsizetype categories = 1; ///< how many are gathered in Others
    };

    /// Incidents known to the day or finer, of one lane and one colour, by (time, row). A day lies
    /// at its noon, or at the local time that is recorded beside it.
    struct Series
    {
        int lane = 0;
        quint8 tint = 0;
        std::vector<qint32> times;
        std::vector<Row> rows;
    };

    /// A date that is coarser than a day: first and last minute, figure::open where open.
    struct Span
    {
        qint32 from = 0, to = 0;
        Row row = 0;
        int lane = 0;
        quint8 tint = 0;

        /// Its middle, or the end that is known: where it stands in the order of time.
        qint32 anchor() const;
    };

    TimelineAsk ask;           ///< without its rows: whoever keeps this keeps no order of them
    std::vector<quint64> held; ///< a bit for each of those rows
    std::vector<Lane> lanes;   ///< busiest first, then NotLikely, Unnamed, Others, Words
    std::vector<Tint> tints;
    std::vector<Series> series;
    std::vector<Span> spans;    ///< by (anchor, row)
    std::vector<Span> bands;    ///< aggregates, by (anchor, row)
    qint64 events = 0;          ///< placed
    qint64 undated = 0;         ///< rows that would be shown but have no date
    qint64 undatedBands = 0;    ///< aggregates among them
    qint32 first = 0, last = 0; ///< minutes; of all that is placed, without bands where there are
                                ///< events
    qint32 firstOfAll = 0, lastOfAll = 0; ///< the same with bands

    bool isEmpty() const { return series.empty() && spans.empty() && bands.empty(); }

    bool holds(Row row) const
    {
        return row < held.size() * 64 && ((held[row >> 6] >> (row & 63)) & 1) != 0;
    }

    qsizetype heldRows() const;

    /// timeOf(), or the minute where a local time is recorded beside a day; false: it has no date.
    bool spanOf(Row row, qint32 &from, qint32 &to) const;

    /// Code of what lanes are; 0: none; of assessed actors one after the last: NotLikely.
    Code categoryOf(Row row) const;
    /// −1: not placed in a lane.
    int laneOf(Row row) const;

    std::vector<int> laneOfCode;                 ///< by code of what lanes are
    std::vector<Code> targetOfRow;               ///< for LaneBy::Target
    std::vector<std::pair<Row, qint32>> minutes; ///< by row: of days with a local time
    int wordsLane = -1;
};

/// Empty when cancelled. Linear in the rows; ordering costs a radix sort of each series.
std::shared_ptr<const TimelineData> makeTimeline(const TimelineAsk &ask,
                                                 const std::atomic_bool *cancelled = nullptr);

/// Minutes that an incident is known to lie between; false: it has no date.
bool timeOf(const IncidentTable &table, Row row, qint32 &from, qint32 &to);
/// Known to the day or finer: a mark, not a span.
bool isInstant(const IncidentTable &table, Row row);

} // namespace sourceline
