#include "ui/chart/chartkey.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/rowaxis.h"
#include "ui/paper/hatch.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal rightRoom = 110;
constexpr qreal leastStep = 34; ///< a line of words and a bar

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
        QString label = m_data.numbers.positions[static_cast<size_t>(one.position)].label;
        // Who counts is in the sentence.
        if (const auto comma = label.lastIndexOf(u", "_s);
            comma > 0 && one.sentence.contains(label.mid(comma + 2)))
            label.truncate(comma);
        const QString sentence =
            label.isEmpty() ? one.sentence : QString(label % u": "_s % one.sentence);
        const QPointF above(m_axis.plot.left() + 8, top + 2);
        const bool isTwo = m_axis.step >= leastStep + lineHeightOf(rowSentenceSize);
        const auto lines = wrapped(
            sentence, m_axis.plot.width() + rightRoom - 8, rowSentenceSize, false, isTwo ? 2 : 1);
        m_builder.lines(above, lines, rowSentenceSize, style.text);
        m_builder.hintIfCut(above, lines, rowSentenceSize, sentence);
        const qreal below = lineHeightOf(rowSentenceSize) * static_cast<qreal>(lines.size() - 1);
        const qreal height = std::clamp(m_axis.step - below - 27, 8.0, 30.0);
        const qreal y = top + 22 + below;
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
        const double counted = *one.counted;
        const double low = one.countedLow.value_or(counted);
        const double high = one.countedHigh.value_or(counted);
        const qreal left = m_axis.plot.left();
        const QRectF certain(left, y, m_axis.xOf(low) - left, height);
        // About so many: how many at least is not said, so that no end of it is a line.
        if (one.openBelow)
            dashed(certain);
        else
            m_builder.rect(certain, style.paper, style.text, 1.5);
        qreal end = certain.right();
        if (high > low) { // counted as a range: how much is certain shows
            dashed({end, y, m_axis.xOf(high) - end, height});
            end = m_axis.xOf(high);
        }
        if (one.openBelow && one.openAbove)
            m_builder.path(arrow({end - 4, y + height / 2}, -1), {}, style.text, 1.4);
        if (one.openAbove) {
            m_builder.path(arrow({end + 4, y + height / 2}, 1), {}, style.text, 1.4);
            end += 18;
        }
        const QString words = !one.words.isEmpty() ? one.words
                              : high > low
                                  ? QString(valueText(low) % u'–' % valueText(high))
                                  : QString(valueText(low) % (one.openAbove ? u"+"_s : QString()));
        m_builder.text({end + 7, y + height / 2 + 4.5},
                       words,
                       13,
                       style.text,
                       SceneBuilder::Align::Left,
                       true);
    }

    void dashed(const QRectF &area)
    {
        QPainterPath path;
        path.addRect(area);
        m_builder.path(path, m_builder.style().paper, m_builder.style().text, 1.2, true);
    }

    // 14 long; `way` 1 to the right, −1 to the left.
    static QPainterPath arrow(QPointF from, int way)
    {
        const QPointF tip = from + QPointF(14.0 * way, 0);
        QPainterPath path(from);
        path.lineTo(tip);
        path.moveTo(tip + QPointF(-4.0 * way, -3.5));
        path.lineTo(tip);
        path.lineTo(tip + QPointF(-4.0 * way, 3.5));
        return path;
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
    const RowAxis axis =
        layRowAxis(builder, left, data, highest, {leastStep, 84, rightRoom, false});
    Coverage coverage(builder, axis, data, held);
    for (const ChartCoverage &one : data.numbers.coverage)
        coverage.draw(one);
}

} // namespace sourceline
