#include "model/filter/columnterms.h"

#include "model/filter/localday.h"

#include <QtEndian>

#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <memory>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using Mark = CompiledFilter::Mark;

// Eight bytes of 0 or 1 to eight bits, the first to the lowest.
quint64 packed(const quint8 *bytes)
{
    quint64 eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    return (qFromLittleEndian(eight) * 0x0102040810204080) >> 56;
}

// 64 rows to a word: bytes first, which the compiler does several at a time, then bits. The
// predicate is free of branches and gives 0 or 1.
template <typename Matches>
void markRows(const Segment &segment, std::span<quint64> words, Matches matches)
{
    const Row rows = segment.size();
    std::array<quint8, 64> bytes = {};
    for (Row first = 0; first < rows; first += 64) {
        const Row count = std::min<Row>(64, rows - first);
        if (count == 64) {
            for (Row i = 0; i < 64; ++i)
                bytes[i] = static_cast<quint8>(matches(first + i));
        } else {
            bytes.fill(0);
            for (Row i = 0; i < count; ++i)
                bytes[i] = static_cast<quint8>(matches(first + i));
        }
        quint64 word = 0;
        for (unsigned i = 0; i < 8; ++i)
            word |= packed(bytes.data() + i * 8) << (i * 8);
        words[first >> 6] = word;
    }
}

template <typename Column>
Mark rangeMark(Column column, qint64 low, qint64 high)
{
    return [column, low, high](const Segment &segment, size_t, std::span<quint64> words) {
        const auto at = static_cast<size_t>(column);
        const auto scan = [&](const auto &values) {
            const auto *const value = values.data();
            const qint64 span = high - low;
            if (span < 0)
                return;
            // One comparison: below `low` wraps to the far end.
            markRows(segment, words, [=](Row row) {
                return static_cast<quint64>(qint64{value[row]} - low) <= static_cast<quint64>(span);
            });
        };
        if constexpr (std::is_same_v<Column, ByteColumn>)
            scan(segment.bytes[at]);
        else if constexpr (std::is_same_v<Column, ShortColumn>)
            scan(segment.shorts[at]);
        else
            scan(segment.codes[at]);
    };
}

qint32 inColumn(qint64 count)
{
    return static_cast<qint32>(std::clamp<qint64>(count, -1, std::numeric_limits<qint32>::max()));
}

// Best, else low, else high, as the table shows and sorts it.
Mark figureMark(Int32Column lowest, const FilterValue &value)
{
    return [first = static_cast<size_t>(lowest),
            unknown = value.unknown,
            low = inColumn(value.low),
            high = inColumn(value.high)](const Segment &segment, size_t, std::span<quint64> words) {
        const qint32 *const lows = segment.int32s[first].data();
        const qint32 *const bests = segment.int32s[first + 1].data();
        const qint32 *const highs = segment.int32s[first + 2].data();
        // Counts are from 0, everything else is below.
        const auto shown = [=](Row row) {
            const qint32 bound = lows[row] >= 0 ? lows[row] : highs[row];
            return bests[row] >= 0 ? bests[row] : bound;
        };
        if (unknown)
            markRows(segment, words, [=](Row row) { return shown(row) < 0; });
        else if (low <= high)
            markRows(segment, words, [=](Row row) {
                const qint32 count = shown(row);
                return int{count >= low} & int{count <= high};
            });
    };
}

// What is certain lies within; what is possible meets.
struct Period
{
    static constexpr qint64 never = std::numeric_limits<qint64>::min();
    static constexpr qint64 always = std::numeric_limits<qint64>::max();

    qint64 start = never, end = always;
    bool certain = false;
    bool days = true; ///< of the place where it happened; else minutes of UTC

    explicit Period(const FilterValue &value)
        : certain(value.field->name == "within"_L1)
        , days(value.span.precision >= DatePrecision::Day)
    {
        if (value.span.earliest && value.field->name != "to"_L1)
            start = *value.span.earliest;
        if (value.span.latest && value.field->name != "from"_L1)
            end = *value.span.latest;
    }

    bool holds(qint32 earliest, qint32 latest, quint8 precision) const
    {
        if (earliest == figure::notStated)
            return false;
        const qint32 shift = days ? localShift(earliest, latest, precision) : 0;
        const qint64 from = earliest == figure::open ? never : qint64{earliest} + shift;
        const qint64 to = latest == figure::open ? always : qint64{latest} + shift;
        return certain ? from >= start && to <= end : to >= start && from <= end;
    }
};

// Where a row's minutes are farther than any offset from the bounds, its offset does not matter:
// those rows are decided at once, and the few others one by one.
struct FarPeriod
{
    static constexpr qint32 margin = 14 * 60;
    // No date comes near (EDTF here ends 4,000 years from 1970).
    static constexpr qint32 none = std::numeric_limits<qint32>::min() + 4 * margin;

    qint32 start, end;
    bool certain;

    explicit FarPeriod(const Period &period)
        : start(period.start == Period::never ? none : static_cast<qint32>(period.start))
        , end(period.end == Period::always ? -none : static_cast<qint32>(period.end))
        , certain(period.certain)
    {}

    static int isNear(qint32 value, qint32 bound)
    {
        return static_cast<quint32>(value) - static_cast<quint32>(bound - margin)
               <= quint32{2 * margin};
    }

    int holds(qint32 from, qint32 to) const
    {
        const qint32 first = from == figure::open ? none : from;
        const qint32 last = to == figure::open ? -none : to;
        const int meets = certain ? int{first >= start} & int{last <= end}
                                  : int{last >= start} & int{first <= end};
        return meets & int{from != figure::notStated};
    }

    int isClose(qint32 from, qint32 to) const
    {
        return certain ? isNear(from, start) | isNear(to, end)
                       : isNear(to, start) | isNear(from, end);
    }
};

void markPeriod(const Period &period, const Segment &segment, std::span<quint64> words)
{
    const qint32 *const from = segment.int32s[static_cast<size_t>(Int32Column::Earliest)].data();
    const qint32 *const to = segment.int32s[static_cast<size_t>(Int32Column::Latest)].data();
    const quint8 *const precision =
        segment.bytes[static_cast<size_t>(ByteColumn::Precision)].data();
    const FarPeriod far(period);
    thread_local std::array<quint64, RowBits::segmentWords> close;
    markRows(segment, words, [=](Row row) { return far.holds(from[row], to[row]); });
    markRows(segment, close, [=](Row row) { return far.isClose(from[row], to[row]); });
    for (Row word = 0; word < (segment.size() + 63) / 64; ++word) {
        words[word] &= ~close[word];
        for (quint64 rest = close[word]; rest != 0; rest &= rest - 1) {
            const auto bit = static_cast<Row>(std::countr_zero(rest));
            const Row row = word * 64 + bit;
            const bool holds = period.holds(from[row], to[row], precision[row]);
            words[word] |= static_cast<quint64>(holds ? 1 : 0) << bit;
        }
    }
}

Mark periodMark(const FilterValue &value)
{
    return [period = Period(value)](const Segment &segment, size_t, std::span<quint64> words) {
        markPeriod(period, segment, words);
    };
}

template <typename Values>
Mark tableMark(std::vector<quint8> codes, Values valuesOf)
{
    return [codes = std::make_shared<const std::vector<quint8>>(std::move(codes)),
            valuesOf](const Segment &segment, size_t, std::span<quint64> words) {
        const auto *const value = valuesOf(segment).data();
        const quint8 *const known = codes->data();
        const size_t size = codes->size();
        markRows(segment, words, [=](Row row) { return value[row] < size && known[value[row]]; });
    };
}

Mark conflictMark(int code)
{
    // yes, no, then one bit each.
    const int bits = code <= 2 ? 0xff : 1 << (code - 3);
    return [bits, none = code == 2](const Segment &segment, size_t, std::span<quint64> words) {
        const quint8 *const value =
            segment.bytes[static_cast<size_t>(ByteColumn::Conflicting)].data();
        markRows(segment, words, [=](Row row) { return ((value[row] & bits) == 0) == none; });
    };
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
    return tableMark(
        std::move(codes),
        [at = static_cast<size_t>(column)](const Segment &segment) -> const auto & {
            return segment.codes[at];
        });
}

CompiledFilter::Mark codeMark(ByteColumn column, std::vector<quint8> codes)
{
    return tableMark(
        std::move(codes),
        [at = static_cast<size_t>(column)](const Segment &segment) -> const auto & {
            return segment.bytes[at];
        });
}

CompiledFilter::Mark bitsMark(RowBits bits)
{
    return [bits = std::make_shared<const RowBits>(std::move(bits))](
               const Segment &, size_t index, std::span<quint64> words) {
        std::ranges::copy(bits->segment(index), words.begin());
    };
}

} // namespace sourceline
