#include "barefilter.h"

#include <algorithm>
#include <chrono>

namespace sourceline::benchmark {

using namespace Qt::StringLiterals;

namespace {

// The code that most rows have.
template <typename Column>
Code mostFrequent(const IncidentTable &table, Column column)
{
    std::vector<qint64> counts(1 << 20);
    for (Row row = 0; row < table.rowCount(); ++row) {
        if (table.isLiving(row))
            ++counts[table.value(column, row)];
    }
    counts[0] = 0;
    return static_cast<Code>(std::ranges::max_element(counts) - counts.begin());
}

QString quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

qint32 startOf(int year)
{
    using namespace std::chrono;
    return static_cast<qint32>(
               sys_days(std::chrono::year(year) / January / 1).time_since_epoch().count())
           * 1440;
}

} // namespace

BareFilter::BareFilter(const IncidentTable &table, std::span<const Row> order)
    : m_order(order.begin(), order.end())
    , m_means(256)
    , m_places(table.places->ids.size())
    , m_kept(order.size() + 1)
{
    const Code means = mostFrequent(table, ByteColumn::Means);
    m_meansName = table.means->names[means];
    m_means[means] = 1;
    m_country = table.places->extras[mostFrequent(table, CodeColumn::Place)];
    for (const Code code : table.places->byId)
        m_places[code] = table.places->extras[code] == m_country ? 1 : 0;
    readRows(table);
}

void BareFilter::readRows(const IncidentTable &table)
{
    const Row rows = table.rowCount();
    m_earliest.resize(rows), m_latest.resize(rows), m_killed.resize(rows, -1), m_mask.resize(rows);
    m_meansOf.resize(rows), m_placeOf.resize(rows);
    for (Row row = 0; row < rows; ++row) {
        if (!table.isLiving(row))
            continue;
        m_earliest[row] = table.value(Int32Column::Earliest, row);
        m_latest[row] = table.value(Int32Column::Latest, row);
        for (const Int32Column bound :
             {Int32Column::KilledHigh, Int32Column::KilledLow, Int32Column::KilledBest}) {
            if (const qint32 value = table.value(bound, row); value >= 0)
                m_killed[row] = value;
        }
        m_meansOf[row] = table.value(ByteColumn::Means, row);
        m_placeOf[row] = table.value(CodeColumn::Place, row);
    }
}

QString BareFilter::text(int fromYear, int toYear) const
{
    return u"from:%1 to:%2 killed>=0 means:%3 country:%4"_s.arg(fromYear).arg(toYear).arg(
        quoted(m_meansName), quoted(m_country));
}

size_t BareFilter::run(int fromYear, int toYear)
{
    const qint32 from = startOf(fromYear), to = startOf(toYear + 1) - 1;
    for (size_t i = 0; i < m_mask.size(); ++i)
        m_mask[i] = static_cast<quint8>(int{m_latest[i] >= from} & int{m_earliest[i] <= to}
                                        & int{m_killed[i] >= 0});
    for (size_t i = 0; i < m_mask.size(); ++i)
        m_mask[i] &= m_means[m_meansOf[i]];
    for (size_t i = 0; i < m_mask.size(); ++i)
        m_mask[i] &= m_places[m_placeOf[i]];
    size_t count = 0;
    for (const Row row : m_order) {
        m_kept[count] = row;
        count += m_mask[row];
    }
    return count;
}

} // namespace sourceline::benchmark
