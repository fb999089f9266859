#include "ui/common/theme.h"
#include "ui/timeline/timelinepainter.h"
#include "ui/timeline/timelinewords.h"

#include <QLocale>
#include <QPainter>

// The column of lanes' names beside the plot, and what is counted in each.
namespace sourceline {

namespace {

constexpr int square = 9; // beside the name of an actor

// As much of a name as fits, broken where a word or a part of it ends; 0: no such place.
qsizetype breakOf(const QString &name, const QFontMetrics &metrics, int width)
{
    qsizetype at = 0;
    for (qsizetype i = 1; i < name.size(); ++i) {
        const QChar before = name.at(i - 1);
        if ((before == u' ' || before == u'/' || before == u'-')
            && metrics.horizontalAdvance(name.left(i).trimmed()) <= width)
            at = i;
    }
    return at;
}

} // namespace

void TimelinePainter::paintLabels(QPainter &painter, const TimelineGeometry &geometry) const
{
    const TimelineMetrics &m = geometry.metrics;
    painter.fillRect(QRect(0, m.axis, m.labels - 1, geometry.lanesBottom() - m.axis),
                     m_palette.color(QPalette::Base));
    painter.fillRect(QRect(m.labels - 1, m.axis, 1, geometry.lanesBottom() - m.axis),
                     m_theme->hairline);
    painter.setPen(m_theme->quiet); // what the numbers beneath count
    if (m.labels >= m.head + countsHeadWidth())
        painter.drawText(QRect(0, 0, m.labels - spacing::medium, m.axis - 6),
                         Qt::AlignRight | Qt::AlignBottom,
                         TimelineWords::tr("events"));
    for (size_t strip = 0; strip < geometry.strips.size(); ++strip)
        paintLabel(painter, geometry, static_cast<int>(strip));
}

void TimelinePainter::paintLabel(QPainter &painter,
                                 const TimelineGeometry &geometry,
                                 int index) const
{
    const TimelineMetrics &m = geometry.metrics;
    const TimelineGeometry::Strip &strip = geometry.strips[static_cast<size_t>(index)];
    const TimelineData::Lane &lane = geometry.data->lanes[static_cast<size_t>(strip.lane)];
    const QRect row(
        spacing::large, strip.top, m.labels - spacing::large - spacing::medium, strip.height - 1);
    painter.fillRect(QRect(0, strip.top + strip.height - 1, m.labels, 1), m_theme->hairline);
    int x = row.left();
    const bool byActor = geometry.data->ask.by <= LaneBy::Alleged;
    if (byActor && lane.kind != TimelineData::LaneKind::Words) {
        const bool one = lane.actor.isValid() && strip.gathered == 0;
        painter.fillRect(QRect(x, row.center().y() - square / 2, square, square),
                         one ? m_theme->actor(lane.actor) : m_theme->nobody);
        x += square + spacing::medium;
    }
    // 0 where there are but reports: a lane without a number would look as if it was not counted.
    const QString count = QLocale().toString(strip.count);
    painter.setPen(m_theme->quiet);
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, count);
    const bool faint = lane.kind != TimelineData::LaneKind::Named || strip.gathered > 0;
    painter.setPen(faint ? m_theme->quiet : m_palette.color(QPalette::Text));
    const int right = row.right() - QFontMetrics(m_font).horizontalAdvance(count) - spacing::medium;
    paintName(painter,
              TimelineWords::lane(geometry, index),
              QRect(x, row.top(), right - x, row.height()));
}

// On two lines where it is longer than one and its lane has the height.
void TimelinePainter::paintName(QPainter &painter, const QString &name, const QRect &room) const
{
    const QFontMetrics metrics(m_font), small(m_small);
    const bool fits = metrics.horizontalAdvance(name) <= room.width();
    const qsizetype at = fits || room.height() < 2 * small.ascent() + small.descent()
                             ? 0
                             : breakOf(name, small, room.width());
    if (at == 0) {
        painter.drawText(room,
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(name, Qt::ElideMiddle, room.width()));
        return;
    }
    painter.save();
    painter.setFont(m_small);
    const int line = std::min(small.height(), room.height() / 2);
    const int middle = room.center().y() + 1;
    painter.drawText(room.left(), middle - line + small.ascent(), name.left(at).trimmed());
    painter.drawText(room.left(),
                     middle + small.ascent(),
                     small.elidedText(name.mid(at).trimmed(), Qt::ElideMiddle, room.width()));
    painter.restore();
}

} // namespace sourceline
