#include "ui/common/theme.h"
#include "ui/timeline/timelinepainter.h"
#include "ui/timeline/timelinewords.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

// What a timeline says of all that it does not draw.
namespace sourceline {

QString TimelineWords::outOfSight(const TimelineGeometry &geometry, int strip)
{
    const double left = geometry.scale.minute(0);
    const double right = geometry.scale.minute(geometry.metrics.plotWidth());
    qint64 before = 0;
    qint64 after = 0;
    for (const TimelineData::Series &series : geometry.data->series) {
        if (geometry.stripOfLane(series.lane) != strip)
            continue;
        const auto &times = series.times;
        before += std::lower_bound(times.begin(), times.end(), left) - times.begin();
        after += times.end() - std::upper_bound(times.begin(), times.end(), right);
    }
    const auto count = [&](const std::vector<TimelineData::Span> &spans) {
        for (const TimelineData::Span &span : spans) {
            if (geometry.stripOfLane(span.lane) == strip)
                (span.anchor() < left ? before : after) += 1;
        }
    };
    count(geometry.data->spans);
    if (geometry.showsBands)
        count(geometry.data->bands);
    const QLocale locale;
    if (before > 0 && after > 0)
        return tr("%1 earlier, %2 later").arg(locale.toString(before), locale.toString(after));
    if (before > 0)
        return tr("%1 earlier").arg(locale.toString(before));
    return after > 0 ? tr("%1 later").arg(locale.toString(after)) : QString();
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
