#pragma once

#include "model/columns/sort.h"
#include "model/store/likelihood.h"

#include <array>

namespace sourceline {

/// After every key of a value.
inline constexpr quint32 noKey = 0xffffffff;

/// How many bits a byte has set; std::popcount is a call where the processor is not named.
inline constexpr auto bitsOf = [] {
    std::array<quint8, 256> bits = {};
    for (size_t value = 1; value < bits.size(); ++value)
        bits[value] = static_cast<quint8>(bits[value / 2] + value % 2);
    return bits;
}();

/// Calls `use` with the key function of `order.field`: a callable (segment, row in segment, row) →
/// key, ascending. One place says what each field sorts by; inlined where it runs over millions of
/// rows.
template <typename Use>
void withKeyFunction(const IncidentTable &table,
                     SortField field,
                     const std::vector<quint32> *titleRanks,
                     Use use)
{
    using enum SortField;
    const auto byte = [&use](ByteColumn column, bool zeroIsValue) {
        use([column = static_cast<size_t>(column),
             zero = zeroIsValue ? 0 : noKey](const Segment &s, Row low, Row) {
            const quint32 value = s.bytes[column][low];
            return value == 0 ? zero : value;
        });
    };
    const auto term = [&use](ByteColumn column, const std::vector<Code> &rank) {
        use([column = static_cast<size_t>(column), &rank](const Segment &s, Row low, Row) {
            const size_t code = s.bytes[column][low];
            return code < rank.size() ? rank[code] : noKey;
        });
    };
    const auto name = [&use](CodeColumn column, const std::vector<Code> &rank) {
        use([column = static_cast<size_t>(column), &rank](const Segment &s, Row low, Row) {
            const size_t code = s.codes[column][low];
            return code < rank.size() ? rank[code] : noKey;
        });
    };
    const auto number = [&use](ShortColumn column) {
        use([column = static_cast<size_t>(column)](const Segment &s, Row low, Row) {
            return quint32{s.shorts[column][low]};
        });
    };
    // best, else low, else high; low, best and high are neighbours in this order.
    const auto figureOf = [&use](Int32Column lowest) {
        use([first = static_cast<size_t>(lowest)](const Segment &s, Row low, Row) {
            for (const size_t column : {first + 1, first, first + 2}) {
                if (const qint32 value = s.int32s[column][low]; figure::isCount(value))
                    return static_cast<quint32>(value);
            }
            return noKey;
        });
    };
    // That the information is insufficient comes before the least likely, so that it is never first
    // where the most likely is asked for.
    const auto band = [&use] {
        use([](const Segment &s, Row low, Row) {
            const quint32 value = s.bytes[static_cast<size_t>(ByteColumn::Likelihood)][low];
            return value == 0 ? noKey : value == insufficientInformation ? 0 : value;
        });
    };
    const auto date = [&use] {
        use([](const Segment &s, Row low, Row) {
            qint32 value = s.int32s[static_cast<size_t>(Int32Column::Earliest)][low];
            if (value == figure::open)
                value = s.int32s[static_cast<size_t>(Int32Column::Latest)][low];
            // The special figures are the lowest four values, which no date reaches.
            return value <= figure::open ? noKey : static_cast<quint32>(value) ^ 0x80000000U;
        });
    };

    switch (field) {
    case Id:
        return use([&table](const Segment &, Row, Row row) {
            if (table.sparseIds.empty())
                return row;
            quint32 before = 0;
            for (const sourceline::Id id : table.sparseIds)
                before += id < table.sparseIds[row] ? 1U : 0U;
            return before;
        });
    case Date:
        return date();
    case Place:
        return name(CodeColumn::Place, table.places->rank);
    case Country:
        return name(CodeColumn::Place, table.places->extraRank);
    case Kind:
        return byte(ByteColumn::Kind, false);
    case EventType:
        return term(ByteColumn::EventType, table.eventTypes->rank);
    case SubEventType:
        return term(ByteColumn::SubEventType, table.subEventTypes->rank);
    case Means:
        return term(ByteColumn::Means, table.means->rank);
    case Killed:
        return figureOf(Int32Column::KilledLow);
    case Wounded:
        return figureOf(Int32Column::WoundedLow);
    case Munitions:
        return figureOf(Int32Column::MunitionsLow);
    case Count:
        return figureOf(Int32Column::CountLow);
    case Alleged:
        return name(CodeColumn::Alleged, table.actors->rank);
    case Assessed:
        return name(CodeColumn::Assessed, table.actors->rank);
    case Likelihood:
        return band();
    case Confidence:
        return byte(ByteColumn::Confidence, false);
    case Claims:
        return number(ShortColumn::Claims);
    case Attributions:
        return number(ShortColumn::Attributions);
    case Speakers:
        return number(ShortColumn::Speakers);
    case Institutions:
        return byte(ByteColumn::Institutions, true);
    case Outlets:
        return number(ShortColumn::Outlets);
    case Documents:
        return number(ShortColumn::Documents);
    case Citations:
        return number(ShortColumn::Citations);
    case Conflicting:
        return use([](const Segment &s, Row low, Row) {
            return quint32{bitsOf[s.bytes[static_cast<size_t>(ByteColumn::Conflicting)][low]]};
        });
    case Review:
        return byte(ByteColumn::Review, false);
    case Title:
        return use([titleRanks](const Segment &, Row, Row row) {
            return titleRanks && row < titleRanks->size() ? (*titleRanks)[row] : noKey;
        });
    }
}

/// Descending turns the key and leaves "not stated" last.
inline quint32 turned(quint32 key, bool descending)
{
    return descending && key != noKey ? noKey - 1 - key : key;
}

} // namespace sourceline
