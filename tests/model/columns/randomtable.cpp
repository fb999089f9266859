#include "randomtable.h"

#include <algorithm>
#include <numeric>

namespace sourceline::test {

namespace {

constexpr int codes = 40;

quint32 upTo(QRandomGenerator &random, quint32 limit)
{
    return random.bounded(limit);
}

std::shared_ptr<const Dictionary> randomDictionary(QRandomGenerator &random)
{
    auto dictionary = std::make_shared<Dictionary>();
    for (int code = 0; code < codes; ++code) {
        dictionary->ids.push_back(code == 0 ? Id() : Id{1000 + code * 3});
        dictionary->names.push_back(code == 0 ? QString() : QString::number(code));
        dictionary->extras.push_back(QString());
        dictionary->rank.push_back(code == 0 ? Dictionary::noRank : upTo(random, codes));
        dictionary->extraRank.push_back(code % 7 == 0 ? Dictionary::noRank : upTo(random, 9));
        if (code > 0)
            dictionary->byId.push_back(static_cast<Code>(code));
    }
    return dictionary;
}

qint32 randomFigure(QRandomGenerator &random)
{
    switch (upTo(random, 8)) {
    case 0:
        return figure::notStated;
    case 1:
        return figure::notReported;
    case 2:
        return figure::unknown;
    case 3:
        return figure::open;
    case 4:
        return 0;
    case 5:
        return static_cast<qint32>(upTo(random, 0x7fffffff));
    default:
        return static_cast<qint32>(upTo(random, 50));
    }
}

qint32 randomMinute(QRandomGenerator &random)
{
    switch (upTo(random, 6)) {
    case 0:
        return figure::open;
    case 1:
        return figure::notStated;
    case 2:
        return static_cast<qint32>(upTo(random, 60'000'000)) - 30'000'000;
    default:
        return static_cast<qint32>(upTo(random, 30)) * 1440 - 14400;
    }
}

} // namespace

void setLiving(Segment &segment, Row low, bool living)
{
    const quint64 bit = quint64{1} << (low & 63);
    segment.living[low >> 6] =
        living ? segment.living[low >> 6] | bit : segment.living[low >> 6] & ~bit;
}

void setRandomValues(QRandomGenerator &random, Segment &segment, Row low)
{
    for (size_t column = 0; column < segment.int32s.size(); ++column)
        segment.int32s[column][low] = column < 2 ? randomMinute(random) : randomFigure(random);
    for (auto &column : segment.bytes)
        column[low] = static_cast<quint8>(upTo(random, 8));
    for (auto &column : segment.shorts)
        column[low] =
            static_cast<quint16>(upTo(random, 3) == 0 ? upTo(random, 65536) : upTo(random, 5));
    for (auto &column : segment.codes)
        column[low] = upTo(random, codes);
}

std::shared_ptr<Segment> ownSegment(IncidentTable &table, size_t segment)
{
    auto copy = std::make_shared<Segment>(*table.segments[segment]);
    table.segments[segment] = copy;
    return copy;
}

std::shared_ptr<IncidentTable> randomTable(QRandomGenerator &random, const TableShape &shape)
{
    auto table = std::make_shared<IncidentTable>();
    table->actors = randomDictionary(random);
    table->places = randomDictionary(random);
    table->eventTypes = randomDictionary(random);
    table->subEventTypes = randomDictionary(random);
    table->means = randomDictionary(random);
    const int segments = shape.sparse ? 1 : shape.segments;
    qint64 key = shape.sparse ? 0 : 1;
    for (int s = 0; s < segments; ++s) {
        auto segment = std::make_shared<Segment>();
        segment->key = key;
        key += 1 + upTo(random, 3) * 1000;
        const size_t rows = 1 + upTo(random, static_cast<quint32>(shape.rowsEach));
        for (auto &column : segment->int32s)
            column.resize(rows);
        for (auto &column : segment->bytes)
            column.resize(rows);
        for (auto &column : segment->shorts)
            column.resize(rows);
        for (auto &column : segment->codes)
            column.resize(rows);
        segment->living.resize((rows + 63) / 64);
        for (Row low = 0; low < rows; ++low) {
            setRandomValues(random, *segment, low);
            const bool living = shape.sparse || low + 1 == rows || upTo(random, 5) != 0;
            setLiving(*segment, low, living);
            table->incidents += living ? 1 : 0;
        }
        table->segments.push_back(segment);
    }
    if (shape.sparse) {
        std::vector<Row> order(table->segments[0]->size());
        std::iota(order.begin(), order.end(), 0U);
        std::shuffle(order.begin(), order.end(), random);
        for (const Row row : order)
            table->sparseIds.push_back(Id{(qint64{row % 3} << 32) + qint64{row} * 17 + 5});
    }
    return table;
}

std::vector<quint32> randomTitleRanks(QRandomGenerator &random, const IncidentTable &table)
{
    std::vector<quint32> ranks(table.rowCount());
    for (quint32 &rank : ranks)
        rank = upTo(random, 20) == 0 ? 0xffffffff : upTo(random, 100);
    return ranks;
}

} // namespace sourceline::test
