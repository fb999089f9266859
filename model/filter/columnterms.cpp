#include "model/filter/columnterms.h"

#include "model/filter/keeprows.h"
#include "model/filter/periodterm.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <type_traits>
#include <utility>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using Mark = CompiledFilter::Mark;

template <typename Column>
const auto &valuesIn(const Segment &segment, Column column)
{
    const auto at = static_cast<size_t>(column);
    if constexpr (std::is_same_v<Column, ByteColumn>)
        return segment.bytes[at];
    else if constexpr (std::is_same_v<Column, ShortColumn>)
        return segment.shorts[at];
    else
        return segment.codes[at];
}

template <typename Column>
using ValueOf = std::decay_t<decltype(valuesIn(std::declval<Segment>(), Column())[0])>;

Mark noMark()
{
    return {[](const Segment &, size_t, std::span<quint64> words) { std::ranges::fill(words, 0); },
            0};
}

template <typename Column>
Mark rangeMark(Column column, qint64 low, qint64 high)
{
    using Value = ValueOf<Column>;
    low = std::max<qint64>(low, 0);
    high = std::min<qint64>(high, std::numeric_limits<Value>::max());
    if (low > high)
        return noMark();
    const auto first = static_cast<Value>(low), span = static_cast<Value>(high - low);
    return {[column, first, span](const Segment &segment, size_t, std::span<quint64> words) {
                const Value *const value = valuesIn(segment, column).data();
                // One comparison: below the first wraps to the far end.
                keepRows(segment, words, [=](size_t row) {
                    return static_cast<Value>(value[row] - first) <= span;
                });
            },
            sizeof(Value)};
}

qint32 inColumn(qint64 count)
{
    return static_cast<qint32>(std::clamp<qint64>(count, -1, std::numeric_limits<qint32>::max()));
}

// Best, else low, else high, as the table shows and sorts it.
Mark figureMark(Int32Column lowest, const FilterValue &value)
{
    const bool unknown = value.unknown;
    const qint32 low = std::max(0, inColumn(value.low)), high = inColumn(value.high);
    if (!unknown && low > high)
        return noMark();
    const auto span = static_cast<quint32>(high) - static_cast<quint32>(low);
    return {[=, first = static_cast<size_t>(lowest)](
                const Segment &segment, size_t, std::span<quint64> words) {
                const qint32 *const lows = segment.int32s[first].data();
                const qint32 *const bests = segment.int32s[first + 1].data();
                const qint32 *const highs = segment.int32s[first + 2].data();
                // Counts are from 0, everything else is below.
                const auto shown = [=](size_t row) {
                    const qint32 bound = lows[row] >= 0 ? lows[row] : highs[row];
                    return bests[row] >= 0 ? bests[row] : bound;
                };
                if (unknown)
                    keepRows(segment, words, [=](size_t row) { return shown(row) < 0; });
                else
                    keepRows(segment, words, [=](size_t row) {
                        return static_cast<quint32>(shown(row)) - static_cast<quint32>(low) <= span;
                    });
            },
            3 * sizeof(qint32)};
}

// One code is compared, several are looked up.
template <typename Column>
Mark codesMark(Column column, std::vector<quint8> codes)
{
    if (std::ranges::count(codes, quint8{1}) == 1) {
        const auto only = std::ranges::find(codes, quint8{1}) - codes.begin();
        return rangeMark(column, only, only);
    }
    return {[column, codes = std::make_shared<const std::vector<quint8>>(std::move(codes))](
                const Segment &segment, size_t, std::span<quint64> words) {
                const auto *const value = valuesIn(segment, column).data();
                const quint8 *const known = codes->data();
                const size_t size = codes->size();
                keepRows(segment, words, [=](size_t row) {
                    return value[row] < size && known[value[row]];
                });
            },
            sizeof(ValueOf<Column>)};
}

Mark conflictMark(int code)
{
    // yes, no, then one bit each.
    const int bits = code <= 2 ? 0xff : 1 << (code - 3);
    return {[bits, none = code == 2](const Segment &segment, size_t, std::span<quint64> words) {
                const quint8 *const value = valuesIn(segment, ByteColumn::Conflicting).data();
                keepRows(
                    segment, words, [=](size_t row) { return ((value[row] & bits) == 0) == none; });
            },
            1};
}

Mark hasMark(int code)
{
    switch (code) {
    case 5:
        return rangeMark(ShortColumn::Attributions, 1, 0xffff);
    case 6:
        return rangeMark(ShortColumn::Claims, 1, 0xffff);
    case 7:
        return rangeMark(ShortColumn::Citations, 1, 0xffff);
    case 8:
        return rangeMark(ByteColumn::Precision, 0, static_cast<int>(DatePrecision::Unknown) - 1);
    case 9:
        return rangeMark(CodeColumn::Place, 1, std::numeric_limits<Code>::max());
    default:
        return {};
    }
}

template <typename Column>
Mark scaleMark(Column column, const FilterValue &value)
{
    return value.unknown ? rangeMark(column, 0, 0) : rangeMark(column, value.low, value.high);
}

Mark unknownMark(QLatin1StringView field)
{
    constexpr int undated = static_cast<int>(DatePrecision::Unknown);
    if (field == "by"_L1)
        return rangeMark(ByteColumn::AllegedActors, 0, 0);
    if (field == "assessed"_L1)
        return rangeMark(CodeColumn::Assessed, 0, 0);
    if (field == "place"_L1)
        return rangeMark(CodeColumn::Place, 0, 0);
    if (field == "type"_L1)
        return rangeMark(ByteColumn::EventType, 0, 0);
    if (field == "subtype"_L1)
        return rangeMark(ByteColumn::SubEventType, 0, 0);
    return field == "date"_L1 ? rangeMark(ByteColumn::Precision, undated, undated) : Mark();
}

Mark numberMark(const FilterValue &value)
{
    static const std::pair<QLatin1StringView, ShortColumn> columns[] = {
        {"speakers"_L1, ShortColumn::Speakers},
        {"outlets"_L1, ShortColumn::Outlets},
        {"documents"_L1, ShortColumn::Documents},
        {"claims"_L1, ShortColumn::Claims},
        {"attributions"_L1, ShortColumn::Attributions},
        {"citations"_L1, ShortColumn::Citations}};
    for (const auto &[name, column] : columns) {
        if (value.field->name == name)
            return rangeMark(column, value.low, value.high);
    }
    return rangeMark(ByteColumn::Institutions, value.low, value.high);
}

Mark figureMarkOf(const FilterValue &value)
{
    static const std::pair<QLatin1StringView, Int32Column> columns[] = {
        {"killed"_L1, Int32Column::KilledLow},
        {"wounded"_L1, Int32Column::WoundedLow},
        {"rockets"_L1, Int32Column::MunitionsLow},
        {"count"_L1, Int32Column::CountLow}};
    for (const auto &[name, column] : columns) {
        if (value.field->name == name)
            return figureMark(column, value);
    }
    return {};
}

} // namespace

CompiledFilter::Mark columnMark(const FilterValue &value)
{
    const QLatin1StringView name = value.field->name;
    switch (value.field->kind) {
    case FilterKind::Period:
        return value.unknown ? unknownMark(name) : periodMark(value);
    case FilterKind::Figure:
        return figureMarkOf(value);
    case FilterKind::Number:
        return numberMark(value);
    case FilterKind::Scale:
        return scaleMark(name == "likelihood"_L1 ? ByteColumn::Likelihood : ByteColumn::Confidence,
                         value);
    case FilterKind::Choice:
        if (name == "conflicting"_L1)
            return conflictMark(value.code);
        if (name == "has"_L1)
            return hasMark(value.code);
        if (name == "kind"_L1)
            return rangeMark(ByteColumn::Kind, value.code, value.code);
        return name == "review"_L1 ? rangeMark(ByteColumn::Review, value.code, value.code) : Mark();
    default:
        return value.unknown ? unknownMark(name) : Mark();
    }
}

CompiledFilter::Mark codeMark(CodeColumn column, std::vector<quint8> codes)
{
    return codesMark(column, std::move(codes));
}

CompiledFilter::Mark codeMark(ByteColumn column, std::vector<quint8> codes)
{
    return codesMark(column, std::move(codes));
}

CompiledFilter::Mark bitsMark(RowBits bits, bool others)
{
    const quint64 turned = others ? ~quint64{0} : 0;
    return {[turned, bits = std::make_shared<const RowBits>(std::move(bits))](
                const Segment &, size_t index, std::span<quint64> words) {
                const std::span<const quint64> kept = bits->segment(index);
                for (size_t word = 0; word < words.size(); ++word)
                    words[word] &= (word < kept.size() ? kept[word] : 0) ^ turned;
            },
            0};
}

} // namespace sourceline
