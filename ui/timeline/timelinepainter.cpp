#include "ui/timeline/timelinepainter.h"

#include "ui/common/theme.h"
#include "ui/timeline/timelinewords.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastLabels = 120;
constexpr int mostLabels = 230;

} // namespace

void TimelinePainter::setStyle(const QPalette &palette, const QFont &font)
{
    m_palette = palette;
    m_font = font;
    m_small = font;
    m_small.setPointSizeF(font.pointSizeF() * 0.9);
    m_theme = &Theme::of(palette);
    m_marks.clear();
}

double TimelinePainter::tickRoom() const
{
    return QFontMetricsF(m_font).horizontalAdvance(u"28 Mar 2020"_s) + spacing::large;
}

int TimelinePainter::labelsWidth(const TimelineGeometry &geometry) const
{
    const QFontMetricsF metrics(m_font);
    double widest = 0;
    for (size_t strip = 0; strip < geometry.strips.size(); ++strip)
        widest = std::max(
            widest,
            metrics.horizontalAdvance(TimelineWords::lane(geometry, static_cast<int>(strip))));
    const double count = metrics.horizontalAdvance(u"0,000,000"_s);
    const int least = std::max(leastLabels, geometry.metrics.head + countsHeadWidth());
    const int most = std::max({mostLabels, least, geometry.metrics.width / 4});
    return std::clamp(static_cast<int>(widest + count * 0.6) + 3 * spacing::large, least, most);
}

int TimelinePainter::countsHeadWidth() const
{
    return QFontMetrics(m_font).horizontalAdvance(TimelineWords::tr("events"))
           + 2 * spacing::medium;
}

void TimelinePainter::paint(QPainter &painter,
                            const TimelineGeometry &geometry,
                            const std::vector<TimelineArc> &arcs,
                            const std::vector<RailMark> &rail)
{
    const TimelineMetrics &m = geometry.metrics;
    painter.fillRect(QRect(0, 0, m.width, m.height), m_palette.color(QPalette::Base));
    painter.setFont(m_font);
    paintAxis(painter, geometry);
    paintLanes(painter, geometry);
    painter.save();
    painter.setClipRect(QRect(m.labels, m.axis, m.plotWidth(), geometry.lanesBottom() - m.axis));
    paintBands(painter, geometry);
    if (geometry.dense) {
        paintDensity(painter, geometry);
    } else {
        paintArcs(painter, geometry, arcs);
        paintItems(painter, geometry);
    }
    painter.restore();
    paintBareLanes(painter, geometry);
    paintRail(painter, geometry, rail);
    paintNote(painter, geometry);
    paintLabels(painter, geometry);
}

void TimelinePainter::paintAxis(QPainter &painter, const TimelineGeometry &geometry) const
{
    const TimelineMetrics &m = geometry.metrics;
    const QFontMetricsF metrics(m_font);
    for (const Tick &tick : ticksOf(geometry.scale, m.plotWidth(), tickRoom())) {
        const double x = std::round(geometry.xOf(tick.minute));
        if (x < m.labels)
            continue;
        painter.fillRect(QRectF(x, m.axis - 4, 1, m.height - m.axis + 4),
                         tick.strong ? m_theme->hairline : faded(m_theme->hairline, 0.7));
        painter.setPen(tick.strong ? m_palette.color(QPalette::Text) : m_theme->quiet);
        if (x + metrics.horizontalAdvance(tick.label) < m.width)
            painter.drawText(QPointF(x + 3, m.axis - 4 - metrics.descent() - 2), tick.label);
    }
}

void TimelinePainter::paintLanes(QPainter &painter, const TimelineGeometry &geometry) const
{
    for (const TimelineGeometry::Strip &strip : geometry.strips)
        painter.fillRect(QRect(0, strip.top + strip.height - 1, geometry.metrics.width, 1),
                         m_theme->hairline);
}

void TimelinePainter::paintBands(QPainter &painter, const TimelineGeometry &geometry) const
{
    if (!geometry.covered.empty())
        return paintCovered(painter, geometry);
    paintDepth(painter, geometry);
    const QColor edge = faded(m_theme->accent, 0.22);
    for (const TimelineGeometry::Item &band : geometry.bands) {
        const QRectF box = band.box.intersected(
            QRectF(geometry.metrics.labels - 2, 0, geometry.metrics.plotWidth() + 4, 1e6));
        if (!band.openLeft)
            painter.fillRect(QRectF(std::round(box.left()), box.top(), 1, box.height()), edge);
        if (!band.openRight)
            painter.fillRect(QRectF(std::round(box.right()) - 1, box.top(), 1, box.height()), edge);
    }
}

void TimelinePainter::paintRail(QPainter &painter,
                                const TimelineGeometry &geometry,
                                const std::vector<RailMark> &rail) const
{
    const TimelineMetrics &m = geometry.metrics;
    const QRect area(0, geometry.lanesBottom(), m.width, m.rail);
    painter.setPen(m_theme->quiet);
    painter.drawText(area.adjusted(spacing::large, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     TimelineWords::tr("Articles"));
    painter.save();
    painter.setClipRect(area.adjusted(m.labels, 0, 0, 0));
    for (const RailMark &mark : rail) {
        const double width = std::max(3.0, mark.right - mark.left);
        const bool fine = width < 24; // a month of publication is a span, not a day
        painter.fillRect(QRectF(mark.left, area.top() + 6, width, area.height() - 12),
                         faded(m_theme->quiet, fine ? 1 : 0.4));
    }
    painter.restore();
}

} // namespace sourceline
