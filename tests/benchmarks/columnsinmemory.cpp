#include "columnsinmemory.h"

#include <QRandomGenerator>

#include <algorithm>

namespace sourceline::benchmark {

using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const Dictionary> names(int count)
{
    auto dictionary = std::make_shared<Dictionary>();
    for (int code = 0; code < count; ++code) {
        dictionary->ids.push_back(code == 0 ? Id() : Id{50 + code});
        dictionary->names.push_back(code == 0 ? QString() : u"Name %1"_s.arg(code));
        dictionary->extras.emplace_back();
        dictionary->rank.push_back(static_cast<Code>(code));
        dictionary->extraRank.push_back(0);
        if (code > 0)
            dictionary->byId.push_back(static_cast<Code>(code));
    }
    return dictionary;
}

std::shared_ptr<Segment> segmentOf(QRandomGenerator &random, qint64 key, size_t rows)
{
    auto segment = std::make_shared<Segment>();
    segment->key = key;
    for (auto &column : segment->int32s)
        column.assign(rows, figure::notStated);
    for (auto &column : segment->bytes)
        column.assign(rows, 0);
    for (auto &column : segment->shorts)
        column.assign(rows, 1);
    for (auto &column : segment->codes)
        column.assign(rows, 0);
    segment->living.assign((rows + 63) / 64, ~quint64{0});
    if (rows % 64 != 0)
        segment->living.back() = (quint64{1} << (rows % 64)) - 1;
    const auto bytes = [&](ByteColumn column) -> std::vector<quint8> & {
        return segment->bytes[static_cast<size_t>(column)];
    };
    for (size_t row = 0; row < rows; ++row) {
        const qint32 day = random.bounded(9000) + 9000; // 1994 to 2019
        const int drawn = random.bounded(100);
        const quint8 precision = drawn < 92 ? 2 : drawn < 97 ? 4 : 3;
        const int days = precision == 2 ? 1 : precision == 4 ? 30 : random.bounded(2, 60);
        segment->int32s[0][row] = day * 1440;
        segment->int32s[1][row] = (day + days) * 1440 - 1;
        segment->int32s[static_cast<size_t>(Int32Column::KilledBest)][row] = random.bounded(4);
        bytes(ByteColumn::Precision)[row] = precision;
        bytes(ByteColumn::Kind)[row] = drawn == 99 ? 2 : 1;
        bytes(ByteColumn::Means)[row] = static_cast<quint8>(random.bounded(1, 16));
        const auto named = static_cast<Code>(
            std::min(random.bounded(inMemoryNames), random.bounded(inMemoryNames)));
        segment->codes[static_cast<size_t>(CodeColumn::Alleged)][row] = named;
        bytes(ByteColumn::AllegedStance)[row] = 1;
        if (random.bounded(3) == 0)
            segment->codes[static_cast<size_t>(CodeColumn::Assessed)][row] = named;
        segment->codes[static_cast<size_t>(CodeColumn::Place)][row] =
            static_cast<Code>(random.bounded(inMemoryNames));
    }
    return segment;
}

} // namespace

std::shared_ptr<const IncidentTable> columnsInMemory(size_t incidents)
{
    QRandomGenerator random(1);
    auto table = std::make_shared<IncidentTable>();
    table->actors = table->places = names(inMemoryNames);
    table->eventTypes = table->subEventTypes = table->means = names(16);
    for (size_t made = 0; made < incidents; made += segmentRows)
        table->segments.push_back(segmentOf(random,
                                            static_cast<qint64>(table->segments.size()) + 1,
                                            std::min<size_t>(segmentRows, incidents - made)));
    table->incidents = static_cast<qint64>(incidents);
    return table;
}

} // namespace sourceline::benchmark
