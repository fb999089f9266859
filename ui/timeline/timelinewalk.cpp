#include "ui/timeline/timelineaccessible.h"
#include "ui/timeline/timelineview.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

// From mark to mark in order of time, or from lane to lane: through all there are, in view or not.
namespace sourceline {

namespace {

using Step = std::pair<qint32, Row>; // (anchor, row) is the order of time

/// The first of `series` after `from`, or the last before it.
std::optional<Step> beside(const TimelineData::Series &series, const Step &from, int by)
{
    const auto at = [&](size_t i) {
        return Step{series.times[i], series.rows[i]};
    };
    auto i =
        static_cast<size_t>(std::lower_bound(series.times.begin(), series.times.end(), from.first)
                            - series.times.begin());
    if (by > 0) {
        while (i < series.times.size() && at(i) <= from)
            ++i;
        return i < series.times.size() ? std::optional(at(i)) : std::nullopt;
    }
    while (i < series.times.size() && at(i) < from)
        ++i;
    return i > 0 ? std::optional(at(i - 1)) : std::nullopt;
}

std::optional<Step> beside(const std::vector<TimelineData::Span> &spans, const Step &from, int by)
{
    const auto order = [](const TimelineData::Span &span, const Step &step) {
        return Step{span.anchor(), span.row} < step;
    };
    auto at = std::lower_bound(spans.begin(), spans.end(), from, order);
    if (by > 0) {
        if (at != spans.end() && Step{at->anchor(), at->row} == from)
            ++at;
        return at == spans.end() ? std::nullopt : std::optional(Step{at->anchor(), at->row});
    }
    if (at == spans.begin())
        return std::nullopt;
    --at;
    return Step{at->anchor(), at->row};
}

} // namespace

void TimelineView::setCurrentRow(Row row)
{
    m_workbench.setCurrent(m_data->ask.table->idOf(row));
}

void TimelineView::goTo(Row row)
{
    setCurrentRow(row);
}

bool TimelineView::walkByKey(int key)
{
    if (!m_data->ask.table || m_data->isEmpty())
        return false;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        step(key == Qt::Key_Right ? 1 : -1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        stepLane(key == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_Home:
    case Qt::Key_End:
        walkFrom({key == Qt::Key_Home ? std::numeric_limits<qint32>::min()
                                      : std::numeric_limits<qint32>::max(),
                  key == Qt::Key_Home ? 0 : std::numeric_limits<Row>::max()},
                 key == Qt::Key_Home ? 1 : -1);
        return true;
    default:
        return false;
    }
}

void TimelineView::walkFrom(const std::pair<qint32, Row> &from, int by)
{
    std::optional<Step> best;
    const auto take = [&](const std::optional<Step> &found) {
        if (found && (!best || (by > 0 ? *found < *best : *found > *best)))
            best = found;
    };
    for (const TimelineData::Series &series : m_data->series)
        take(beside(series, from, by));
    take(beside(m_data->spans, from, by));
    if (m_bands)
        take(beside(m_data->bands, from, by));
    if (best) {
        m_workbench.setSelection({});
        goTo(best->second);
    }
}

void TimelineView::step(int by)
{
    const Row row = currentRow();
    TimelineData::Span span;
    if (row < m_data->ask.table->rowCount() && m_data->laneOf(row) >= 0
        && m_data->spanOf(row, span.from, span.to))
        return walkFrom({span.anchor(), row}, by);
    // From nowhere: into what is in view.
    const double edge = by > 0 ? m_scale.minute(0) : m_scale.minute(m_geometry.metrics.plotWidth());
    walkFrom({static_cast<qint32>(std::clamp(edge, -TimeScale::reach, TimeScale::reach)),
              by > 0 ? 0 : std::numeric_limits<Row>::max()},
             by);
}

Row TimelineView::nearest(int strip, double minute) const
{
    Row best = m_data->ask.table->rowCount();
    double distance = 0;
    const auto take = [&](qint32 time, Row row) {
        const double away = std::abs(time - minute);
        if (best == m_data->ask.table->rowCount() || away < distance
            || (away == distance && row < best)) {
            best = row;
            distance = away;
        }
    };
    for (const TimelineData::Series &series : m_data->series) {
        if (m_geometry.stripOfLane(series.lane) != strip)
            continue;
        const auto at =
            static_cast<size_t>(std::lower_bound(series.times.begin(), series.times.end(), minute)
                                - series.times.begin());
        if (at < series.times.size())
            take(series.times[at], series.rows[at]);
        if (at > 0)
            take(series.times[at - 1], series.rows[at - 1]);
    }
    for (const TimelineData::Span &span : m_data->spans) {
        if (m_geometry.stripOfLane(span.lane) == strip)
            take(span.anchor(), span.row);
    }
    return best;
}

void TimelineView::stepLane(int by)
{
    const Row row = currentRow();
    const int strip = row < m_data->ask.table->rowCount() ? m_geometry.stripOf(row) : -1;
    TimelineData::Span span;
    if (strip < 0 || !m_data->spanOf(row, span.from, span.to))
        return step(by);
    const auto strips = static_cast<int>(m_geometry.strips.size());
    for (int next = strip + by; next >= 0 && next < strips; next += by) {
        const Row found = nearest(next, span.anchor());
        if (found >= m_data->ask.table->rowCount())
            continue; // bands alone
        m_workbench.setSelection({});
        return goTo(found);
    }
}

void TimelineView::notifyFocused()
{
    notifyCurrentChanged(this);
    update();
}

} // namespace sourceline
