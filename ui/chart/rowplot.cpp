#include "model/chart/cellwords.h"
#include "ui/chart/chartkey.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/rowaxis.h"
#include "ui/common/groupcolours.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal segmentGap = 1.5;
constexpr qreal leastTotalWidth = 64;
constexpr double mostTotalShare = 0.3; ///< of the room
constexpr qreal beforeTotal = 7;
constexpr qreal beforeShare = 6;
constexpr int totalSize = 14;
constexpr int shareSize = 12;
constexpr qreal highestBar = 52;
constexpr qreal cutWidth = 5;
constexpr qreal cutSlant = 5;
constexpr double longest = 2.5; ///< times the longest bar of one value, that of many is drawn whole

double sumAt(const ChartNumbers &numbers, size_t position)
{
    double sum = 0;
    for (const ChartSeries &series : numbers.series)
        sum += series.cells[position].value;
    return sum;
}

/// What stands at the end of a bar.
struct RowTotal
{
    QString number;
    QString besides; ///< of how many a figure is stated, that the bar is cut; smaller
};

// Parts that overlap have no sum: what the whole is stands there, and that it is.
RowTotal totalOf(const ChartNumbers &numbers, size_t position, bool isCut)
{
    const ChartCell whole = numbers.totalAt(position);
    const QString share = statedShare(whole);
    RowTotal total{cellNumber(whole), {}};
    if (!share.isEmpty())
        total.number = markedValue(whole, valueText(whole.value));
    if (numbers.overlapsAt(position) && !whole.isSilent())
        total.number = ChartWords::tr("%1 in all").arg(total.number);
    QStringList besides{share, isCut ? ChartWords::tr("bar cut") : QString()};
    besides.removeAll(QString());
    if (!besides.isEmpty())
        total.besides = u'(' + besides.join(u", "_s) + u')';
    return total;
}

// The values that are gathered are many in one bar: it does not make stubs of all others.
double scaleOf(const ChartNumbers &numbers)
{
    double ofOne = 0, ofAll = 0;
    for (size_t i = 0; i < numbers.positions.size(); ++i) {
        const double sum = sumAt(numbers, i);
        ofAll = std::max(ofAll, sum);
        const ChartPosition &at = numbers.positions[i];
        const bool isGathered = at.apart && !at.unknown;
        if (!isGathered)
            ofOne = std::max(ofOne, sum);
    }
    return ofOne > 0 && ofAll > longest * ofOne ? ofOne : ofAll;
}

qreal totalsWidth(const ChartNumbers &numbers, double scale)
{
    qreal widest = 0;
    for (size_t i = 0; i < numbers.positions.size(); ++i) {
        const RowTotal total = totalOf(numbers, i, sumAt(numbers, i) > scale);
        qreal width = beforeTotal + textWidth(total.number, totalSize, true);
        if (!total.besides.isEmpty())
            width += beforeShare + textWidth(total.besides, shareSize);
        widest = std::max(widest, width);
    }
    return widest + beforeTotal;
}

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
        writeTotal(row, std::min(m_axis.xOf(total), m_axis.plot.right()), total > 0);
        if (isCut(row))
            drawCut(row);
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

    // The number, and beside it what it leaves out.
    void writeTotal(int row, qreal end, bool isBar)
    {
        const auto position = static_cast<size_t>(m_axis.positionAt(row));
        const RowTotal total = totalOf(m_data.numbers, position, isCut(row));
        const QPointF at(end + beforeTotal, m_axis.centreOf(row) + m_axis.textSize * 0.36);
        const QColor &ink = isBar ? m_builder.style().text : m_builder.style().quiet;
        m_builder.text(at, total.number, m_axis.textSize, ink, SceneBuilder::Align::Left, isBar);
        m_builder.text(
            {at.x() + textWidth(total.number, m_axis.textSize, isBar) + beforeShare, at.y()},
            total.besides,
            std::min(m_axis.textSize, shareSize),
            m_builder.style().quiet);
    }

    bool isCut(int row) const
    {
        const auto position = static_cast<size_t>(m_axis.positionAt(row));
        return sumAt(m_data.numbers, position) > m_axis.scale.top;
    }

    QRectF areaOf(int row, qreal left, qreal right) const
    {
        const qreal height = std::min(m_axis.step * 0.68, highestBar);
        return {left, m_axis.centreOf(row) - height / 2, right - left, height};
    }

    void segment(int series, int row, double from, double value, bool isFollowed)
    {
        const auto within = [this](double at) {
            return m_axis.xOf(std::min(at, m_axis.scale.top));
        };
        QRectF area = areaOf(row, within(from), within(from + value));
        const int position = m_axis.positionAt(row);
        if (area.width() <= 0)
            return;
        m_builder.mark({series, position}, area, cellSentence(m_data.numbers, series, position));
        if (isFollowed && area.width() > 3 * segmentGap)
            area.setRight(area.right() - segmentGap);
        SeriesLook look = m_data.looks[static_cast<size_t>(series)];
        const ChartPosition &at = m_data.numbers.positions[static_cast<size_t>(position)];
        look.alleged |= at.alleged;
        if (at.unknown && m_data.numbers.series.size() == 1)
            look.fill = GroupColours::nobody(m_builder.style().isDark);
        m_builder.bar(area, look);
        if (m_data.numbers.series.size() > 1)
            m_builder.barLabel(area, look, look.isPlain(), cellNumber(cellAt(series, position)));
    }

    // Two strokes through the bar, the usual sign of one that is longer than it is drawn.
    void drawCut(int row)
    {
        const QRectF area = areaOf(row, m_axis.plot.right() - 46, m_axis.plot.right() - 30);
        for (const qreal x : {area.left(), area.right() - cutWidth}) {
            QPainterPath gap(QPointF(x + cutSlant, area.top() - 1));
            gap.lineTo(x + cutSlant + cutWidth, area.top() - 1);
            gap.lineTo(x + cutWidth, area.bottom() + 1);
            gap.lineTo(x, area.bottom() + 1);
            gap.closeSubpath();
            m_builder.path(gap, m_builder.style().paper, {});
        }
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
    const double highest = scaleOf(data.numbers);
    const qreal totals = std::clamp(totalsWidth(data.numbers, highest),
                                    leastTotalWidth,
                                    std::max(leastTotalWidth, left.width() * mostTotalShare));
    const RowAxis axis = layRowAxis(builder, left, data, highest, {12, 96, totals, true});
    Rows rows(builder, axis, data);
    for (int i = 0; i < axis.rows; ++i)
        rows.draw(i);
}

} // namespace sourceline
