#include "ui/chart/chartkey.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/rowaxis.h"
#include "ui/paper/hatch.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal rightRoom = 60;

class Coverage
{
public:
    Coverage(SceneBuilder &builder,
             const RowAxis &axis,
             const PlotData &data,
             const SeriesLook &held)
        : m_builder(builder)
        , m_axis(axis)
        , m_data(data)
        , m_held(held)
    {}

    // The sentence, and under it what is held inside what is counted.
    void draw(const ChartCoverage &one)
    {
        if (one.position >= m_axis.rows)
            return;
        const ChartStyle &style = m_builder.style();
        const qreal top = m_axis.centreOf(one.position) - m_axis.step / 2;
        const qreal height = std::clamp(m_axis.step - 27, 8.0, 30.0);
        const qreal y = top + 22;
        QString label = m_data.numbers.positions[static_cast<size_t>(one.position)].label;
        // Who counts is in the sentence.
        if (const auto comma = label.lastIndexOf(u", "_s);
            comma > 0 && one.sentence.contains(label.mid(comma + 2)))
            label.truncate(comma);
        const QString sentence =
            label.isEmpty() ? one.sentence : QString(label % u": "_s % one.sentence);
        m_builder.text({m_axis.plot.left() + 8, top + 16},
                       elidedTo(m_axis.plot.width() + rightRoom - 8, sentence, 13),
                       13,
                       style.text);
        if (one.counted)
            drawCounted(one, y, height);
        const QRectF held(
            m_axis.plot.left(), y + 3, m_axis.xOf(one.held) - m_axis.plot.left(), height - 6);
        m_builder.bar(held, m_held);
        m_builder.mark({-1, one.position},
                       {m_axis.plot.left(), y, std::max(held.width(), 12.0), height},
                       sentence);
    }

private:
    void drawCounted(const ChartCoverage &one, qreal y, qreal height)
    {
        const ChartStyle &style = m_builder.style();
        const double low = *one.counted;
        const double high = one.countedHigh.value_or(low);
        const qreal left = m_axis.plot.left();
        m_builder.rect({left, y, m_axis.xOf(low) - left, height}, style.paper, style.text, 1.5);
        qreal end = m_axis.xOf(low);
        if (high > low) { // counted as a range: how much is certain shows
            const QRectF range(end, y, m_axis.xOf(high) - end, height);
            QPainterPath path;
            path.addRect(range);
            m_builder.path(path, style.paper, style.text, 1.2, true);
            end = range.right();
        }
        QString words =
            high > low ? QString(valueText(low) % u'–' % valueText(high)) : valueText(low);
        if (one.openAbove) {
            QPainterPath arrow(QPointF(end + 4, y + height / 2));
            arrow.lineTo(end + 18, y + height / 2);
            arrow.moveTo(end + 14, y + height / 2 - 3.5);
            arrow.lineTo(end + 18, y + height / 2);
            arrow.lineTo(end + 14, y + height / 2 + 3.5);
            m_builder.path(arrow, {}, style.text, 1.4);
            end += 18;
            words += u'+';
        }
        m_builder.text({end + 7, y + height / 2 + 4.5},
                       words,
                       13,
                       style.text,
                       SceneBuilder::Align::Left,
                       true);
    }

    SceneBuilder &m_builder;
    const RowAxis &m_axis;
    const PlotData &m_data;
    SeriesLook m_held;
};

} // namespace

void plotCoverage(SceneBuilder &builder, const QRectF &room, const PlotData &data)
{
    SeriesLook held;
    held.fill = builder.style().isDark ? QColor(0x56b4e9) : QColor(0x0072b2);
    const QRectF left =
        layKey(builder,
               room,
               {{KeyEntry::Sign::Box, held, ChartWords::tr("held in this casefile")},
                {KeyEntry::Sign::Outline, {}, ChartWords::tr("counted by an aggregate report")}});
    double highest = 0;
    for (const ChartCoverage &one : data.numbers.coverage)
        highest =
            std::max({highest, one.held, one.counted.value_or(0), one.countedHigh.value_or(0)});
    const RowAxis axis = layRowAxis(builder, left, data, highest, {34, 84, rightRoom, false});
    Coverage coverage(builder, axis, data, held);
    for (const ChartCoverage &one : data.numbers.coverage)
        coverage.draw(one);
}

} // namespace sourceline
