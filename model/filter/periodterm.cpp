#include "model/filter/periodterm.h"

#include "model/filter/keeprows.h"
#include "model/filter/localday.h"

#include <limits>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

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

// Minutes in the order of their meaning, as unsigned numbers: an open begin is before every date
// and no date at all behind every one; an open end is behind every date. What has no date is out by
// its earliest, whatever its latest says.
constexpr quint32 earliestIn(qint32 minute)
{
    return static_cast<quint32>(minute) - static_cast<quint32>(figure::notStated) - 1;
}

constexpr quint32 latestIn(qint32 minute)
{
    return static_cast<quint32>(minute) - static_cast<quint32>(figure::open) - 1;
}

// What a period asks of one of the two, by one comparison; and what is near its bound.
struct FarBound
{
    static constexpr quint32 most = std::numeric_limits<quint32>::max();
    static constexpr quint32 margin = 14 * 60;
    static constexpr quint32 nowhere = 1U << 28; // 3,500 years before 1970: near it costs time only

    quint32 low = 0, span = most, nearFrom = nowhere;

    int holds(quint32 value) const { return value - low <= span; }

    int isNear(quint32 value) const { return value - nearFrom <= 2 * margin; }

    static FarBound atLeast(quint32 low, quint32 high) { return {low, high - low, low - margin}; }

    static FarBound atMost(quint32 high) { return {0, high, high - margin}; }
};

// Where a row's minutes are farther than any offset from the bounds, its offset does not matter:
// such rows are decided at once, and a block with another one by one.
struct FarPeriod
{
    FarBound earliest{0, FarBound::most - 1}; // what has no date is out
    FarBound latest;
    bool asksLatest = false;

    explicit FarPeriod(const Period &period)
    {
        const bool hasStart = period.start != Period::never, hasEnd = period.end != Period::always;
        const auto start = static_cast<qint32>(hasStart ? period.start : 0);
        const auto end = static_cast<qint32>(hasEnd ? period.end : 0);
        if (period.certain) {
            if (hasStart)
                earliest = FarBound::atLeast(earliestIn(start), FarBound::most - 1);
            if (hasEnd)
                latest = FarBound::atMost(latestIn(end));
        } else {
            if (hasEnd)
                earliest = FarBound::atMost(earliestIn(end));
            if (hasStart)
                latest = FarBound::atLeast(latestIn(start), FarBound::most);
        }
        asksLatest = period.certain ? hasEnd : hasStart;
    }

    // 64 bytes of 0 or 1; false where a row is near a bound. By value: what is written to `bytes`
    // could be this.
    template <bool withLatest>
    static bool fill(const FarPeriod far, const qint32 *from, const qint32 *to, quint8 *bytes)
    {
        int close = 0;
        for (size_t i = 0; i < blockRows; ++i) {
            const quint32 first = earliestIn(from[i]);
            int held = far.earliest.holds(first);
            close |= far.earliest.isNear(first);
            if constexpr (withLatest) {
                const quint32 last = latestIn(to[i]);
                held &= far.latest.holds(last);
                close |= far.latest.isNear(last);
            }
            bytes[i] = static_cast<quint8>(held);
        }
        return close == 0;
    }
};

void keepPeriod(const Period &period, const Segment &segment, std::span<quint64> words)
{
    const qint32 *const from = segment.int32s[static_cast<size_t>(Int32Column::Earliest)].data();
    const qint32 *const to = segment.int32s[static_cast<size_t>(Int32Column::Latest)].data();
    const quint8 *const precision =
        segment.bytes[static_cast<size_t>(ByteColumn::Precision)].data();
    const auto holds = [=, &period](size_t row) {
        return period.holds(from[row], to[row], precision[row]);
    };
    const FarPeriod far(period);
    auto *const fillFar = far.asksLatest ? &FarPeriod::fill<true> : &FarPeriod::fill<false>;
    const auto fill = [=, &far](size_t first, quint8 *bytes) {
        if (fillFar(far, from + first, to + first, bytes))
            return;
        for (size_t i = 0; i < blockRows; ++i)
            bytes[i] = holds(first + i) ? 1 : 0;
    };
    keepBlocks(segment, words, fill, holds);
}

} // namespace

CompiledFilter::Mark periodMark(const FilterValue &value)
{
    return {[period = Period(value)](const Segment &segment, size_t, std::span<quint64> words) {
                keepPeriod(period, segment, words);
            },
            2 * sizeof(qint32)};
}

} // namespace sourceline
