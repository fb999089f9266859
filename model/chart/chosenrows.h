#pragma once

#include "model/chart/makechart.h"

#include <array>
#include <bit>
#include <functional>

namespace sourceline {

class RowReader;

/// Kinds of incidents as ByteColumn::Kind has them.
enum class IncidentKind : quint8
{
    Event = 1,
    Aggregate,
    Statement,
    Development
};
inline constexpr size_t incidentKinds = 5; ///< with 0

/// The chosen rows of a snapshot in the snapshot's own order, each once, as a bitmap: whatever
/// order they are shown in, columns are read from front to back.
class ChosenRows
{
public:
    /// Rows of `kinds` (bit 1 << kind); the others are counted.
    ChosenRows(const IncidentTable &table, std::span<const Row> rows, quint32 kinds);

    static constexpr quint32 events = 1U << static_cast<int>(IncidentKind::Event);
    static constexpr quint32 aggregates = 1U << static_cast<int>(IncidentKind::Aggregate);
    static constexpr quint32 everything = 0xff;

    const IncidentTable &table() const { return m_table; }

    bool contains(Row row) const
    {
        return row < m_table.rowCount() && ((m_bits[row >> 6] >> (row & 63)) & 1) != 0;
    }

    qint64 count() const { return m_count; }

    /// So few that as many look-ups are cheaper than one scan of all records.
    bool areFew() const { return m_count < 500 || m_count < m_table.incidents / 16; }

    /// Chosen, but of a kind that was not asked for; by IncidentKind.
    const std::array<qint64, incidentKinds> &others() const { return m_others; }

    /// Calls `use(segment, base, lows)`: up to blockRows rows of one segment, ascending; the row of
    /// a low is base + low.
    template <typename Use>
    void forEachBlock(Use use) const;

    static constexpr size_t blockRows = 2048;

private:
    const IncidentTable &m_table;
    std::vector<quint64> m_bits;
    qint64 m_count = 0;
    std::array<qint64, incidentKinds> m_others{};
};

template <typename Use>
void ChosenRows::forEachBlock(Use use) const
{
    std::array<quint16, blockRows + 64> lows;
    for (size_t at = 0; at < m_table.segments.size(); ++at) {
        const Segment &segment = *m_table.segments[at];
        const Row base = static_cast<Row>(at) << segmentBits;
        size_t filled = 0;
        const auto flush = [&] {
            if (filled > 0)
                use(segment, base, std::span<const quint16>(lows.data(), filled));
            filled = 0;
        };
        const size_t words = (segment.size() + 63) / 64;
        for (size_t word = 0; word < words; ++word) {
            for (quint64 bits = m_bits[(base >> 6) + word]; bits != 0; bits &= bits - 1)
                lows[filled++] =
                    static_cast<quint16>(word * 64 + static_cast<size_t>(std::countr_zero(bits)));
            if (filled >= blockRows)
                flush();
        }
        flush();
    }
}

/// Steps a query over the chosen incidents: `where` names the column of the incident
/// (`a.incident`). Few of them are asked for one by one, through its index; many are picked from
/// one scan. `sql` has no WHERE or ends with one and `AND`-able terms; the first column is the
/// incident.
Result<void> forChosen(sqlite3 *database,
                       const ChosenRows &rows,
                       const QByteArray &sql,
                       const QByteArray &where,
                       const std::function<void(Row row, RowReader reader)> &use);

} // namespace sourceline
