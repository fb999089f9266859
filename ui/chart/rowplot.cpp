#include "ui/chart/chartkey.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/rowaxis.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal segmentGap = 1.5;
constexpr qreal totalWidth = 64;
constexpr qreal highestBar = 52;

class Rows
{
public:
    Rows(SceneBuilder &builder, const RowAxis &axis, const PlotData &data)
        : m_builder(builder)
        , m_axis(axis)
        , m_data(data)
    {}

    void draw(int row)
    {
        const int position = m_axis.positionAt(row);
        const auto &series = m_data.numbers.series;
        double total = 0;
        int last = -1;
        for (int i = 0; i < static_cast<int>(series.size()); ++i) {
            if (valueAt(i, position) > 0)
                last = i;
        }
        for (int i = 0; i <= last; ++i) {
            if (const double value = valueAt(i, position); value > 0) {
                segment(i, row, total, value, i < last);
                total += value;
            }
        }
        const QColor &ink = total > 0 ? m_builder.style().text : m_builder.style().quiet;
        m_builder.text({m_axis.xOf(total) + 7, m_axis.centreOf(row) + m_axis.textSize * 0.36},
                       totalText(static_cast<size_t>(position)),
                       m_axis.textSize,
                       ink,
                       SceneBuilder::Align::Left,
                       total > 0);
        if (last < 0)
            m_builder.mark({-1, position},
                           areaOf(row, m_axis.plot.left(), m_axis.plot.left() + 12),
                           emptySentence(m_data.numbers, position));
    }

private:
    const ChartCell &cellAt(int series, int position) const
    {
        return m_data.numbers.series[static_cast<size_t>(series)]
            .cells[static_cast<size_t>(position)];
    }

    double valueAt(int series, int position) const { return cellAt(series, position).value; }

    // Parts that overlap have no sum: what the whole is stands there, and that it is.
    QString totalText(size_t position) const
    {
        const QString whole = cellNumber(m_data.numbers.totalAt(position));
        const bool isSilent = m_data.numbers.totalAt(position).isSilent();
        return m_data.numbers.overlapsAt(position) && !isSilent
                   ? ChartWords::tr("%1 in all").arg(whole)
                   : whole;
    }

    QRectF areaOf(int row, qreal left, qreal right) const
    {
        const qreal height = std::min(m_axis.step * 0.68, highestBar);
        return {left, m_axis.centreOf(row) - height / 2, right - left, height};
    }

    void segment(int series, int row, double from, double value, bool isFollowed)
    {
        QRectF area = areaOf(row, m_axis.xOf(from), m_axis.xOf(from + value));
        const int position = m_axis.positionAt(row);
        m_builder.mark({series, position}, area, cellSentence(m_data.numbers, series, position));
        if (isFollowed && area.width() > 3 * segmentGap)
            area.setRight(area.right() - segmentGap);
        SeriesLook look = m_data.looks[static_cast<size_t>(series)];
        look.alleged |= m_data.numbers.positions[static_cast<size_t>(position)].alleged;
        m_builder.bar(area, look);
        if (m_data.numbers.series.size() > 1)
            m_builder.barLabel(area, look, look.isPlain(), cellNumber(cellAt(series, position)));
    }

    SceneBuilder &m_builder;
    const RowAxis &m_axis;
    const PlotData &m_data;
};

} // namespace

void plotRows(SceneBuilder &builder, const QRectF &room, const PlotData &data)
{
    const QRectF left = layKey(builder,
                               room,
                               seriesKey(data.numbers, data.looks, KeyEntry::Sign::Box, true),
                               leastPlotWithNames);
    const auto count = data.numbers.positions.size();
    double highest = 0;
    for (size_t i = 0; i < count; ++i) {
        double total = 0;
        for (const ChartSeries &series : data.numbers.series)
            total += series.cells[i].value;
        highest = std::max(highest, total);
    }
    const RowAxis axis = layRowAxis(builder, left, data, highest, {12, 96, totalWidth, true});
    Rows rows(builder, axis, data);
    for (int i = 0; i < axis.rows; ++i)
        rows.draw(i);
}

} // namespace sourceline
