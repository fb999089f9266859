#include "ui/chart/chartkey.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/timeaxis.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelSize = 13;
constexpr qreal widestBar = 84;
constexpr qreal segmentGap = 1.5;
constexpr qreal totalHeight = 13;
constexpr qreal afterPlot = 10; ///< that a total may reach beyond the plot
constexpr qreal narrowest = 5;  ///< narrower steps have no gap between bars, nor a seam

qreal barWidth(qreal step)
{
    return step < narrowest ? step + 0.2 : std::min(step * 0.66, widestBar);
}

double sumAt(const ChartNumbers &numbers, size_t position)
{
    double sum = 0;
    for (const ChartSeries &series : numbers.series)
        sum += series.cells[position].value;
    return sum;
}

class Columns
{
public:
    Columns(SceneBuilder &builder, const TimeAxis &axis, const PlotData &data)
        : m_builder(builder)
        , m_axis(axis)
        , m_data(data)
    {
        for (size_t i = 0; i < data.numbers.positions.size(); ++i)
            m_tops.push_back(axis.yOf(sumAt(data.numbers, i)));
    }

    void draw(int position)
    {
        const auto &series = m_data.numbers.series;
        double total = 0;
        int last = -1;
        for (int i = 0; i < static_cast<int>(series.size()); ++i) {
            if (valueAt(i, position) > 0)
                last = i;
        }
        int written = 0;
        int segments = 0;
        for (int i = 0; i <= last; ++i) {
            const double value = valueAt(i, position);
            if (value <= 0)
                continue;
            written += segment(i, position, total, value, i < last) ? 1 : 0;
            total += value;
            ++segments;
        }
        // The number of the one part is the total.
        if (segments != 1 || written == 0)
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

    // Whether its number stands in it.
    bool segment(int series, int position, double from, double value, bool isCovered)
    {
        QRectF area = areaOf(position, m_axis.yOf(from + value), m_axis.yOf(from));
        m_builder.mark({series, position}, area, cellSentence(m_data.numbers, series, position));
        if (isCovered && area.height() > 3 * segmentGap)
            area.setTop(area.top() + segmentGap);
        const SeriesLook &look = m_data.looks[static_cast<size_t>(series)];
        const bool incomplete = positionAt(position).incomplete;
        m_builder.bar(area, look, incomplete);
        const bool isPlain = !incomplete && look.isPlain();
        return m_data.numbers.series.size() > 1
               && m_builder.barLabel(area, look, isPlain, cellNumber(cellAt(series, position)));
    }

    // What parts that overlap add up to is told of nobody: then the whole is said to be one.
    void totalLabel(int position, qreal top, int segments)
    {
        const ChartNumbers &numbers = m_data.numbers;
        const auto at = static_cast<size_t>(position);
        const QString whole = cellNumber(numbers.totalAt(at));
        const auto fits = [&](const QString &text) {
            return hasRoom(
                position, top, textWidth(text, labelSize, segments > 0) + 4, segments > 0);
        };
        QString label = whole;
        if (numbers.overlapsAt(at) && segments > 0)
            label = ChartWords::tr("%1 in all").arg(whole);
        if (!fits(label)) {
            if (label == whole || !fits(whole)) // the number is what matters
                return;
            label = whole;
        }
        const QColor &ink = segments > 0 ? m_builder.style().text : m_builder.style().quiet;
        m_builder.text({m_axis.centreOf(position), top - 6},
                       label,
                       labelSize,
                       ink,
                       SceneBuilder::Align::Centre,
                       segments > 0);
    }

    // Wider than its step where nothing stands beside it that is as high, nor is written there.
    bool hasRoom(int position, qreal top, qreal width, bool isBar)
    {
        if (width <= m_axis.widthOf(position)) {
            m_writtenUntil = m_axis.centreOf(position) + width / 2;
            return true;
        }
        const qreal left = m_axis.centreOf(position) - width / 2;
        const qreal right = left + width;
        if (!isBar || left < m_writtenUntil || right > m_axis.plot.right() + afterPlot)
            return false;
        const auto count = static_cast<int>(m_data.numbers.positions.size());
        // A bar as high, or its total; of empty periods the sign, where there is room for it.
        const auto isInTheWay = [&](int other) {
            const qreal otherTop = m_tops[static_cast<size_t>(other)];
            const bool isEmpty = otherTop >= m_axis.yOf(0);
            const bool isBlank = isEmpty && textWidth(u"–"_s, labelSize) + 4 > m_axis.widthOf(other)
                                 && textWidth(u"0"_s, labelSize) + 4 > m_axis.widthOf(other);
            return !isBlank && otherTop < top + totalHeight;
        };
        for (int i = position - 1; i >= 0 && m_axis.centreOf(i) + m_axis.widthOf(i) / 2 > left;
             --i) {
            if (isInTheWay(i))
                return false;
        }
        for (int i = position + 1; i < count && m_axis.centreOf(i) - m_axis.widthOf(i) / 2 < right;
             ++i) {
            if (isInTheWay(i))
                return false;
        }
        m_writtenUntil = right;
        return true;
    }

    SceneBuilder &m_builder;
    const TimeAxis &m_axis;
    const PlotData &m_data;
    std::vector<qreal> m_tops; ///< of all bars
    qreal m_writtenUntil = 0;  ///< where the last total ends
};

} // namespace

void plotColumns(SceneBuilder &builder, const QRectF &room, const PlotData &data)
{
    const QRectF left = layKey(builder, room, seriesKey(data.numbers, data.looks));
    double highest = 0;
    const auto count = static_cast<int>(data.numbers.positions.size());
    for (int i = 0; i < count; ++i)
        highest = std::max(highest, sumAt(data.numbers, static_cast<size_t>(i)));
    const TimeAxis axis = layTimeAxis(builder, left, data, highest);
    Columns columns(builder, axis, data);
    for (int i = 0; i < count; ++i)
        columns.draw(i);
    builder.line(axis.plot.bottomLeft(), axis.plot.bottomRight(), builder.style().axis, 1.5);
}

} // namespace sourceline
