#include "model/columns/incidenttable.h"

#include <algorithm>

namespace sourceline {

Code Dictionary::codeOf(Id id) const
{
    const auto found =
        std::ranges::lower_bound(byId, id, {}, [this](Code code) { return ids[code]; });
    return found != byId.end() && ids[*found] == id ? *found : 0;
}

qsizetype IncidentTable::segmentOf(qint64 key) const
{
    const auto found = std::ranges::lower_bound(segments, key, {}, &Segment::key);
    return found != segments.end() && (*found)->key == key ? found - segments.begin() : -1;
}

bool IncidentTable::isLiving(Row row) const
{
    const size_t segment = row >> segmentBits;
    return segment < segments.size() && segments[segment]->isLiving(row & (segmentRows - 1));
}

Id IncidentTable::idOf(Row row) const
{
    if (!sparseIds.empty())
        return row < sparseIds.size() ? sparseIds[row] : Id();
    const size_t segment = row >> segmentBits;
    if (segment >= segments.size())
        return {};
    return {(segments[segment]->key << segmentBits) | (row & (segmentRows - 1))};
}

Row IncidentTable::rowOf(Id id) const
{
    if (!sparseIds.empty()) {
        const auto found = std::ranges::find(sparseIds, id);
        return found == sparseIds.end() ? rowCount() : static_cast<Row>(found - sparseIds.begin());
    }
    const qsizetype segment = id.isValid() ? segmentOf(id.value >> segmentBits) : -1;
    if (segment < 0)
        return rowCount();
    const Row low = static_cast<Row>(id.value & (segmentRows - 1));
    if (!segments[static_cast<size_t>(segment)]->isLiving(low))
        return rowCount();
    return (static_cast<Row>(segment) << segmentBits) | low;
}

namespace {

template <typename T>
qint64 bytesOf(const std::vector<T> &vector)
{
    return static_cast<qint64>(vector.capacity() * sizeof(T));
}

template <typename Columns>
qint64 bytesOfAll(const Columns &columns)
{
    qint64 sum = 0;
    for (const auto &column : columns)
        sum += bytesOf(column);
    return sum;
}

qint64 bytesOfTexts(const std::vector<QString> &texts)
{
    qint64 sum = bytesOf(texts);
    for (const QString &text : texts)
        sum += text.capacity() * static_cast<qint64>(sizeof(QChar));
    return sum;
}

} // namespace

qint64 Segment::memory() const
{
    return static_cast<qint64>(sizeof(Segment)) + bytesOfAll(int32s) + bytesOfAll(bytes)
           + bytesOfAll(shorts) + bytesOfAll(codes) + bytesOf(living);
}

qint64 Dictionary::memory() const
{
    return static_cast<qint64>(sizeof(Dictionary)) + bytesOf(ids) + bytesOfTexts(names)
           + bytesOfTexts(extras) + bytesOf(rank) + bytesOf(extraRank) + bytesOf(byId);
}

qint64 IncidentTable::bytes() const
{
    qint64 sum = bytesOf(segments) + bytesOf(sparseIds);
    for (const auto &segment : segments)
        sum += segment->memory();
    for (const auto &dictionary : {actors, places, eventTypes, subEventTypes, means}) {
        if (dictionary)
            sum += dictionary->memory();
    }
    return sum;
}

bool sameRows(const IncidentTable &before, const IncidentTable &after)
{
    return before.sparseIds == after.sparseIds
           && std::ranges::equal(before.segments, after.segments, {}, &Segment::key, &Segment::key);
}

} // namespace sourceline
