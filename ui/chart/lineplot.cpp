#include "ui/chart/chartkey.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/timeaxis.h"

#include <cmath>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int labelSize = 13;
constexpr qreal labelWidth = 230;
constexpr qreal beforeValue = 15; ///< from the end of a line
constexpr qreal afterValue = 6;
constexpr qreal leastDistance = 17;
constexpr qreal leastStep = 18; ///< between points that are drawn

struct EndLabel
{
    int series = 0;
    qreal y = 0;  ///< of its line
    qreal at = 0; ///< where it is written: the middle of its lines
    std::vector<ChartTextLine> name;

    qreal height() const
    {
        return std::max(leastDistance, lineHeightOf(labelSize) * static_cast<qreal>(name.size()));
    }
};

class Lines
{
public:
    Lines(SceneBuilder &builder, const TimeAxis &axis, const PlotData &data)
        : m_builder(builder)
        , m_axis(axis)
        , m_data(data)
    {}

    void draw(int series)
    {
        const SeriesLook &look = m_data.looks[static_cast<size_t>(series)];
        const QColor ink = look.outline.isValid() ? look.outline : look.fill;
        QPainterPath whole;
        QPainterPath open;
        whole.moveTo(m_axis.plot.left(), m_axis.yOf(0));
        qreal before = m_axis.yOf(0);
        for (int i = 0; i < m_axis.periods; ++i) {
            const qreal y = m_axis.yOf(valueAt(series, i));
            const qreal x = m_axis.centreOf(i);
            QPainterPath &path = isIncomplete(i) ? open : whole;
            if (path.isEmpty())
                path.moveTo(i > 0 ? m_axis.centreOf(i - 1) : m_axis.plot.left(), before);
            path.lineTo(x, before);
            path.lineTo(x, y);
            before = y;
        }
        m_builder.path(whole, {}, ink, 2.4, look.alleged);
        m_builder.path(open, {}, ink, 2.4, true);
        for (int i = 0; i < m_axis.periods; ++i)
            dot(series, i, ink);
    }

    void drawApart(int position)
    {
        double total = 0;
        const auto count = static_cast<int>(m_data.numbers.series.size());
        for (int i = 0; i < count; ++i) {
            const double value = valueAt(i, position);
            if (value <= 0)
                continue;
            const qreal width = std::min(m_axis.apartStep * 0.6, 60.0);
            const QRectF area(m_axis.centreOf(position) - width / 2,
                              m_axis.yOf(total + value),
                              width,
                              m_axis.yOf(total) - m_axis.yOf(total + value));
            const SeriesLook &look = m_data.looks[static_cast<size_t>(i)];
            m_builder.bar(area, look);
            m_builder.barLabel(area, look, look.isPlain(), cellNumber(cellAt(i, position)));
            m_builder.mark({i, position}, area, cellSentence(m_data.numbers, i, position));
            total += value;
        }
    }

    // Names at the ends of the lines, pushed apart where lines end together.
    void drawEnds(qreal x)
    {
        auto labels = endLabels(2);
        qreal needed = 0;
        for (const EndLabel &label : labels)
            needed += label.height();
        if (needed > m_axis.plot.height())
            labels = endLabels(1);
        std::ranges::stable_sort(labels, {}, &EndLabel::y);
        qreal free = m_axis.plot.top() - leastDistance / 2;
        for (EndLabel &label : labels) {
            label.at = std::max(label.at, free + label.height() / 2);
            free = label.at + label.height() / 2;
        }
        qreal limit = m_axis.plot.bottom() + 4 + leastDistance / 2;
        for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
            label->at = std::min(label->at, limit - label->height() / 2);
            limit = label->at - label->height() / 2;
        }
        for (const EndLabel &label : labels)
            drawEnd(label, x);
    }

private:
    const ChartCell &cellAt(int series, int position) const
    {
        return m_data.numbers.series[static_cast<size_t>(series)]
            .cells[static_cast<size_t>(position)];
    }

    // That a name is only alleged is never cut.
    std::vector<EndLabel> endLabels(int lines) const
    {
        std::vector<EndLabel> labels;
        for (int i = 0; i < static_cast<int>(m_data.numbers.series.size()); ++i) {
            const ChartSeries &series = m_data.numbers.series[static_cast<size_t>(i)];
            const QString alleged = series.alleged ? ChartWords::tr(", alleged") : QString();
            const qreal y = m_axis.yOf(valueAt(i, m_axis.periods - 1));
            const qreal room = labelWidth - beforeValue - valueWidth(i) - afterValue;
            labels.push_back(
                {i, y, y, wrappedName(seriesName(series) + alleged, room, labelSize, lines)});
        }
        return labels;
    }

    qreal valueWidth(int series) const
    {
        return textWidth(cellNumber(cellAt(series, m_axis.periods - 1)), labelSize, true);
    }

    double valueAt(int series, int position) const { return cellAt(series, position).value; }

    bool isIncomplete(int position) const
    {
        return m_data.numbers.positions[static_cast<size_t>(position)].incomplete;
    }

    // As many as there is room for, the last always: by their shape lines are told apart.
    bool hasPoint(int position) const
    {
        const int every = std::max(1, static_cast<int>(std::ceil(leastStep / m_axis.step)));
        return (m_axis.periods - 1 - position) % every == 0;
    }

    void dot(int series, int position, const QColor &ink)
    {
        const QPointF at(m_axis.centreOf(position), m_axis.yOf(valueAt(series, position)));
        m_builder.mark({series, position},
                       QRectF(at.x() - m_axis.step / 2, at.y() - 6, m_axis.step, 12),
                       cellSentence(m_data.numbers, series, position));
        if (!hasPoint(position))
            return;
        const QPainterPath path = pointOf(m_data.looks[static_cast<size_t>(series)], at, 3.6);
        m_builder.path(path, isIncomplete(position) ? m_builder.style().paper : ink, ink, 1.6);
    }

    void drawEnd(const EndLabel &label, qreal x)
    {
        const ChartSeries &series = m_data.numbers.series[static_cast<size_t>(label.series)];
        const SeriesLook &look = m_data.looks[static_cast<size_t>(label.series)];
        const QColor ink = look.outline.isValid() ? look.outline : look.fill;
        if (std::abs(label.at - label.y) > 3)
            m_builder.line({x, label.y}, {x + 10, label.at}, ink, 1);
        else
            m_builder.line({x, label.y}, {x + 10, label.y}, ink, 1);
        const QPointF at(x + beforeValue, label.at - lineHeightOf(labelSize) / 2);
        m_builder.lines(at,
                        wrapped(cellNumber(cellAt(label.series, m_axis.periods - 1)),
                                labelWidth,
                                labelSize,
                                true,
                                1),
                        labelSize,
                        m_builder.style().text);
        const QPointF top(
            at.x() + valueWidth(label.series) + afterValue,
            label.at - lineHeightOf(labelSize) * static_cast<qreal>(label.name.size()) / 2);
        m_builder.lines(top, label.name, labelSize, m_builder.style().text);
        m_builder.hintIfCut(top, label.name, labelSize, seriesName(series));
    }

    SceneBuilder &m_builder;
    const TimeAxis &m_axis;
    const PlotData &m_data;
};

} // namespace

void plotLines(SceneBuilder &builder, const QRectF &room, const PlotData &data)
{
    const auto &positions = data.numbers.positions;
    double highest = 0;
    for (size_t i = 0; i < positions.size(); ++i) {
        double total = 0;
        for (const ChartSeries &series : data.numbers.series) {
            total += series.cells[i].value;
            highest = std::max(highest, series.cells[i].value);
        }
        if (positions[i].apart) // stacked there
            highest = std::max(highest, total);
    }
    const bool hasApart = !positions.empty() && positions.back().apart;
    // Names at the ends where nothing stands there, else in a key.
    const QRectF left =
        hasApart ? layKey(builder, room, seriesKey(data.numbers, data.looks, KeyEntry::Sign::Line))
                 : room.adjusted(0, 0, -labelWidth, 0);
    const TimeAxis axis = layTimeAxis(builder, left, data, highest);
    builder.line(axis.plot.bottomLeft(), axis.plot.bottomRight(), builder.style().axis, 1.5);
    Lines lines(builder, axis, data);
    for (int i = static_cast<int>(data.numbers.series.size()); axis.periods > 0 && i-- > 0;)
        lines.draw(i);
    for (int i = axis.periods; i < static_cast<int>(positions.size()); ++i)
        lines.drawApart(i);
    if (!hasApart && axis.periods > 0)
        lines.drawEnds(axis.plot.right());
}

} // namespace sourceline
