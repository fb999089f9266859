// Where the bars of EventChart stand and what they are called.
#include "model/chart/eventchart.h"
#include "model/chart/filteredperiod.h"

#include <QCoreApplication>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

ChartPosition apartPosition(const QString &label, const QString &key)
{
    ChartPosition position;
    position.label = label;
    position.key = key;
    position.apart = true;
    return position;
}

} // namespace

// From the first period with an event to the last; those without a period after them.
void EventChart::placePeriods(const std::vector<qint64> &used)
{
    const auto periods = static_cast<int>(m_dates->notCertain());
    m_positionOf.assign(used.size(), -1);
    m_firstPeriod = periods;
    for (int i = 0; i < periods; ++i) {
        if (used[static_cast<size_t>(i)] == 0)
            continue;
        m_firstPeriod = std::min(m_firstPeriod, i);
        m_lastPeriod = i;
    }
    int next = 0;
    for (int i = m_firstPeriod; i <= m_lastPeriod; ++i)
        m_positionOf[static_cast<size_t>(i)] = next++;
    for (const quint32 code : {m_dates->notCertain(), m_dates->noDate()}) {
        if (used[code] > 0)
            m_positionOf[code] = next++;
    }
}

std::vector<ChartPosition> EventChart::periodPositions(QDate cutOff) const
{
    std::vector<ChartPosition> all;
    if (m_firstPeriod <= m_lastPeriod) {
        const auto every = m_dates->periods().positions(cutOff);
        all.assign(every.begin() + m_firstPeriod, every.begin() + m_lastPeriod + 1);
        FilteredPeriod::of(m_spec.filter).cut(all);
    }
    if (m_positionOf[m_dates->notCertain()] >= 0) {
        const QString period = periodWord(m_dates->periods().period());
        all.push_back(
            m_spec.kind == ChartSpec::Kind::Cumulative
                ? apartPosition(Words::tr("end not known"), u"not certain"_s)
                : apartPosition(Words::tr("%1 not certain").arg(period), u"not certain"_s));
    }
    if (m_positionOf[m_dates->noDate()] >= 0)
        all.push_back(apartPosition(Words::tr("no date"), u"no date"_s));
    return all;
}

std::vector<ChartPosition> EventChart::positions(QDate cutOff) const
{
    if (!m_bars)
        return periodPositions(cutOff);
    std::vector<ChartPosition> all;
    for (const ChartRanking::Entry &entry : m_barRanking.entries) {
        ChartPosition position;
        position.label = entry.value.name;
        position.key = entry.value.key;
        position.apart = entry.gathered || entry.value.unknown;
        position.unknown = entry.value.unknown;
        // What an assessment finds is a finding in the bar of whoever is alleged, too.
        position.alleged = entry.value.alleged && m_spec.stacking != ChartSpec::Category::Assessed;
        all.push_back(std::move(position));
    }
    return all;
}

} // namespace sourceline
