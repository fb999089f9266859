#include "ui/chart/chartkey.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/timeaxis.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelSize = 13;
constexpr qreal widestBar = 84;
constexpr qreal segmentGap = 1.5;
constexpr qreal narrowest = 5; ///< narrower steps have no gap between bars, nor a seam

qreal barWidth(qreal step)
{
    return step < narrowest ? step + 0.2 : std::min(step * 0.66, widestBar);
}

class Columns
{
public:
    Columns(SceneBuilder &builder, const TimeAxis &axis, const PlotData &data)
        : m_builder(builder)
        , m_axis(axis)
        , m_data(data)
    {}

    void draw(int position)
    {
        const auto &series = m_data.numbers.series;
        double total = 0;
        int last = -1;
        for (int i = 0; i < static_cast<int>(series.size()); ++i) {
            if (valueAt(i, position) > 0)
                last = i;
        }
        int segments = 0;
        for (int i = 0; i <= last; ++i) {
            const double value = valueAt(i, position);
            if (value <= 0)
                continue;
            segment(i, position, total, value, i < last);
            total += value;
            ++segments;
        }
        totalLabel(position, m_axis.yOf(total), segments);
        if (last < 0)
            m_builder.mark({-1, position},
                           areaOf(position, m_axis.plot.bottom() - 12, m_axis.plot.bottom()),
                           emptySentence(m_data.numbers, position));
    }

private:
    const ChartCell &cellAt(int series, int position) const
    {
        return m_data.numbers.series[static_cast<size_t>(series)]
            .cells[static_cast<size_t>(position)];
    }

    double valueAt(int series, int position) const { return cellAt(series, position).value; }

    const ChartPosition &positionAt(int position) const
    {
        return m_data.numbers.positions[static_cast<size_t>(position)];
    }

    QRectF areaOf(int position, qreal top, qreal bottom) const
    {
        const qreal width = barWidth(m_axis.widthOf(position));
        return {m_axis.centreOf(position) - width / 2, top, width, bottom - top};
    }

    void segment(int series, int position, double from, double value, bool isCovered)
    {
        QRectF area = areaOf(position, m_axis.yOf(from + value), m_axis.yOf(from));
        m_builder.mark({series, position}, area, cellSentence(m_data.numbers, series, position));
        if (isCovered && area.height() > 3 * segmentGap)
            area.setTop(area.top() + segmentGap);
        const SeriesLook &look = m_data.looks[static_cast<size_t>(series)];
        const bool incomplete = positionAt(position).incomplete;
        m_builder.bar(area, look, incomplete);
        const bool isPlain = !incomplete && look.isPlain();
        if (m_data.numbers.series.size() > 1)
            m_builder.barLabel(area, look, isPlain, cellNumber(cellAt(series, position)));
    }

    // What parts that overlap add up to is told of nobody: then the whole is said to be one.
    void totalLabel(int position, qreal top, int segments)
    {
        const ChartNumbers &numbers = m_data.numbers;
        if (segments == 1 && numbers.series.size() > 1)
            return;
        const auto at = static_cast<size_t>(position);
        const QString whole = cellNumber(numbers.totalAt(at));
        const QString label =
            numbers.overlapsAt(at) && segments > 0 ? ChartWords::tr("%1 in all").arg(whole) : whole;
        if (textWidth(label, labelSize, segments > 0) + 4 > m_axis.widthOf(position))
            return;
        const QColor &ink = segments > 0 ? m_builder.style().text : m_builder.style().quiet;
        m_builder.text({m_axis.centreOf(position), top - 6},
                       label,
                       labelSize,
                       ink,
                       SceneBuilder::Align::Centre,
                       segments > 0);
    }

    SceneBuilder &m_builder;
    const TimeAxis &m_axis;
    const PlotData &m_data;
};

} // namespace

void plotColumns(SceneBuilder &builder, const QRectF &room, const PlotData &data)
{
    const QRectF left = layKey(builder, room, seriesKey(data.numbers, data.looks));
    double highest = 0;
    const auto count = static_cast<int>(data.numbers.positions.size());
    for (int i = 0; i < count; ++i) {
        double total = 0;
        for (const ChartSeries &series : data.numbers.series)
            total += series.cells[static_cast<size_t>(i)].value;
        highest = std::max(highest, total);
    }
    const TimeAxis axis = layTimeAxis(builder, left, data, highest);
    Columns columns(builder, axis, data);
    for (int i = 0; i < count; ++i)
        columns.draw(i);
    builder.line(axis.plot.bottomLeft(), axis.plot.bottomRight(), builder.style().axis, 1.5);
}

} // namespace sourceline
