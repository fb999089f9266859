#include "model/chart/chosenrows.h"

#include "model/store/rowreader.h"

namespace sourceline {

ChosenRows::ChosenRows(const IncidentTable &table, std::span<const Row> rows, quint32 kinds)
    : m_table(table)
    , m_bits((table.rowCount() + 63) / 64)
{
    for (const Row row : rows) {
        if (row < table.rowCount())
            m_bits[row >> 6] |= quint64{1} << (row & 63);
    }
    constexpr size_t segmentWords = segmentRows / 64;
    for (size_t at = 0; at < table.segments.size(); ++at) {
        const Segment &segment = *table.segments[at];
        const auto &kindOf = segment.bytes[static_cast<size_t>(ByteColumn::Kind)];
        for (size_t word = 0; word < segmentWords; ++word) {
            quint64 &bits = m_bits[at * segmentWords + word];
            bits &= word < segment.living.size() ? segment.living[word] : 0;
            for (quint64 left = bits; left != 0; left &= left - 1) {
                const auto bit = static_cast<size_t>(std::countr_zero(left));
                const quint8 kind = kindOf[word * 64 + bit];
                if (((kinds >> kind) & 1) != 0) {
                    ++m_count;
                    continue;
                }
                bits &= ~(quint64{1} << bit);
                ++m_others[kind < incidentKinds ? kind : 0];
            }
        }
    }
}

Result<void> forChosen(sqlite3 *database,
                       const ChosenRows &rows,
                       const QByteArray &sql,
                       const QByteArray &where,
                       const std::function<void(Row, RowReader)> &use)
{
    const IncidentTable &table = rows.table();
    if (rows.count() == 0)
        return {};
    if (!rows.areFew()) {
        Statement all(database, sql.constData());
        while (all.next()) {
            RowReader reader(all);
            const Row row = table.rowOf(reader.id());
            if (rows.contains(row))
                use(row, reader);
        }
        return all.failed() ? Result<void>(all.error()) : Result<void>();
    }
    const QByteArray one = sql + (sql.contains(" WHERE ") ? " AND " : " WHERE ") + where + " = ?1";
    Statement each(database, one.constData());
    Result<void> outcome;
    rows.forEachBlock([&](const Segment &, Row base, std::span<const quint16> lows) {
        for (const quint16 low : lows) {
            if (!outcome)
                return;
            const Row row = base + low;
            each.bind(1, table.idOf(row));
            while (each.next()) {
                RowReader reader(each);
                (void)reader.id();
                use(row, reader);
            }
            if (each.failed())
                outcome = each.error();
            each.reset();
        }
    });
    return outcome;
}

} // namespace sourceline
