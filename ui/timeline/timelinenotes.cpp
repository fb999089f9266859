#include "ui/common/theme.h"
#include "ui/timeline/timelinepainter.h"
#include "ui/timeline/timelinewords.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

// What a timeline says of all that it does not draw.
namespace sourceline {

using namespace Qt::StringLiterals;

// Aggregates are no events: neither is counted as the other, and both by name.
QString TimelineWords::counted(const TimelineGeometry &geometry, int strip, TimelineCount count)
{
    const TimelineGeometry::Strip &s = geometry.strips[static_cast<size_t>(strip)];
    const QLocale locale;
    if (geometry.data->lanes[static_cast<size_t>(s.lane)].kind == TimelineData::LaneKind::Words)
        return count.events == 1
                   ? tr("1 statement or development")
                   : tr("%1 statements and developments").arg(locale.toString(count.events));
    QStringList parts;
    if (count.events > 0 || count.aggregates == 0)
        parts +=
            count.events == 1 ? tr("1 event") : tr("%1 events").arg(locale.toString(count.events));
    if (count.aggregates > 0)
        parts += count.aggregates == 1
                     ? tr("1 aggregate report")
                     : tr("%1 aggregate reports").arg(locale.toString(count.aggregates));
    return parts.join(tr(" and "));
}

QString TimelineWords::outOfSight(const TimelineGeometry &geometry, int strip)
{
    const double left = geometry.scale.minute(0);
    const double right = geometry.scale.minute(geometry.metrics.plotWidth());
    TimelineCount before;
    TimelineCount after;
    for (const TimelineData::Series &series : geometry.data->series) {
        if (geometry.stripOfLane(series.lane) != strip)
            continue;
        const auto &times = series.times;
        before.events += std::lower_bound(times.begin(), times.end(), left) - times.begin();
        after.events += times.end() - std::upper_bound(times.begin(), times.end(), right);
    }
    for (const TimelineData::Span &span : geometry.data->spans) {
        if (geometry.stripOfLane(span.lane) == strip)
            (span.anchor() < left ? before : after).events += 1;
    }
    for (const TimelineData::Span &band : geometry.data->bands) {
        if (geometry.showsBands && geometry.stripOfLane(band.lane) == strip)
            (band.anchor() < left ? before : after).aggregates += 1;
    }
    QStringList parts;
    if (before.events + before.aggregates > 0)
        parts += tr("%1 earlier").arg(counted(geometry, strip, before));
    if (after.events + after.aggregates > 0)
        parts += tr("%1 later").arg(counted(geometry, strip, after));
    return parts.join(u", "_s);
}

QString TimelineWords::undated(qint64 count)
{
    if (count == 0)
        return {};
    return count == 1 ? tr("1 incident without a date is not drawn; date:unknown lists it.")
                      : tr("%1 incidents without a date are not drawn; date:unknown lists them.")
                            .arg(QLocale().toString(count));
}

void TimelinePainter::paintBareLanes(QPainter &painter, const TimelineGeometry &geometry) const
{
    painter.setPen(m_theme->quiet);
    for (size_t s = 0; s < geometry.strips.size(); ++s) {
        const TimelineGeometry::Strip &strip = geometry.strips[s];
        if (!geometry.isBare(static_cast<int>(s)))
            continue;
        const QRect room(geometry.metrics.labels + spacing::medium,
                         strip.top,
                         geometry.metrics.plotWidth() - 2 * spacing::medium,
                         strip.height - 1);
        painter.drawText(room,
                         Qt::AlignLeft | Qt::AlignVCenter,
                         TimelineWords::outOfSight(geometry, static_cast<int>(s)));
    }
}

void TimelinePainter::paintNote(QPainter &painter, const TimelineGeometry &geometry) const
{
    const TimelineMetrics &m = geometry.metrics;
    if (m.note == 0)
        return;
    const QRect line(spacing::large, m.height - m.note, m.width - 2 * spacing::large, m.note);
    painter.setPen(m_theme->quiet);
    painter.drawText(line,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(m_font).elidedText(
                         TimelineWords::undated(geometry.undated), Qt::ElideRight, line.width()));
}

} // namespace sourceline
