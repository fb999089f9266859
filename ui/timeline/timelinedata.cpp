#include "ui/timeline/timelinedata.h"

#include "model/store/likelihood.h"
#include "model/text/edtf.h"

#include <algorithm>
#include <bit>

namespace sourceline {

namespace {

// asserts, suspects, implies, claims responsibility; what follows names without accusing.
constexpr quint8 lastAccusingStance = 4;

bool accuses(const IncidentTable &table, Row row)
{
    const quint8 stance = table.value(ByteColumn::AllegedStance, row);
    return table.value(CodeColumn::Alleged, row) != 0 && stance >= 1
           && stance <= lastAccusingStance;
}

} // namespace

Tint tintOf(const IncidentTable &table, Row row)
{
    const Code assessed = table.value(CodeColumn::Assessed, row);
    if (assessed != 0 && isLikely(table.value(ByteColumn::Likelihood, row)))
        return {assessed, Certainty::Assessed};
    if (accuses(table, row)) // a judgement that finds nobody likely unsays no allegation
        return {table.value(CodeColumn::Alleged, row), Certainty::Alleged};
    return assessed != 0 ? Tint{0, Certainty::NotLikely} : Tint{};
}

bool timeOf(const IncidentTable &table, Row row, qint32 &from, qint32 &to)
{
    from = table.value(Int32Column::Earliest, row);
    to = table.value(Int32Column::Latest, row);
    from = from <= figure::open ? figure::open : from;
    to = to <= figure::open ? figure::open : to;
    return from != figure::open || to != figure::open;
}

bool isInstant(const IncidentTable &table, Row row)
{
    return table.value(Int32Column::Earliest, row) > figure::open
           && table.value(Int32Column::Latest, row) > figure::open
           && table.value(ByteColumn::Precision, row) <= static_cast<quint8>(DatePrecision::Day);
}

qint32 TimelineData::Span::anchor() const
{
    if (from == figure::open)
        return to;
    return to == figure::open ? from : static_cast<qint32>((qint64(from) + to) / 2);
}

bool TimelineData::spanOf(Row row, qint32 &from, qint32 &to) const
{
    if (!timeOf(*ask.table, row, from, to))
        return false;
    const auto minute = std::ranges::lower_bound(minutes, row, {}, &std::pair<Row, qint32>::first);
    if (minute != minutes.end() && minute->first == row)
        from = to = minute->second;
    return true;
}

qsizetype TimelineData::heldRows() const
{
    qsizetype count = 0;
    for (const quint64 word : held)
        count += std::popcount(word);
    return count;
}

Code TimelineData::categoryOf(Row row) const
{
    const IncidentTable &table = *ask.table;
    switch (ask.by) {
    case LaneBy::Assessed: {
        const Code assessed = table.value(CodeColumn::Assessed, row);
        return assessed == 0 || isLikely(table.value(ByteColumn::Likelihood, row))
                   ? assessed
                   : static_cast<Code>(table.actors->names.size());
    }
    case LaneBy::Alleged:
        return accuses(table, row) ? table.value(CodeColumn::Alleged, row) : 0;
    case LaneBy::EventType:
        return table.value(ByteColumn::EventType, row);
    case LaneBy::Means:
        return table.value(ByteColumn::Means, row);
    case LaneBy::Place:
        return table.value(CodeColumn::Place, row);
    case LaneBy::Target:
        return row < targetOfRow.size() ? targetOfRow[row] : 0;
    }
    return 0;
}

int TimelineData::laneOf(Row row) const
{
    if (!ask.table || row >= ask.table->rowCount() || !ask.table->isLiving(row))
        return -1;
    const quint8 kind = ask.table->value(ByteColumn::Kind, row);
    if (isWordsKind(kind))
        return wordsLane;
    const Code code = categoryOf(row);
    const int lane = code < laneOfCode.size() ? laneOfCode[code] : -1;
    return lane < 0 && !laneOfCode.empty() ? laneOfCode[0] : lane;
}

} // namespace sourceline
