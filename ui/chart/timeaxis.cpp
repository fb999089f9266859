#include "ui/chart/timeaxis.h"

#include "ui/chart/chartwords.h"
#include "ui/chart/periodlabels.h"
#include "ui/paper/hatch.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int size = 14;
constexpr int smallSize = 12;
constexpr qreal underAxis = 58; ///< two lines of labels and one of "to 14 Jun"
constexpr int mostTicks = 6;
constexpr qreal besideLower = 80;

bool countsOnly(const ChartNumbers &numbers)
{
    for (const ChartSeries &series : numbers.series) {
        for (const ChartCell &cell : series.cells) {
            if (cell.value != static_cast<double>(static_cast<qint64>(cell.value)))
                return false;
        }
    }
    return true;
}

void layTicks(SceneBuilder &builder, const TimeAxis &axis)
{
    const ChartStyle &style = builder.style();
    for (const double tick : axis.scale.ticks()) {
        const qreal y = axis.yOf(tick);
        if (tick > 0)
            builder.line({axis.plot.left(), y}, {axis.plot.right(), y}, style.grid, 1);
        builder.text({axis.plot.left() - 12, y + size * 0.36},
                     valueText(tick),
                     size,
                     style.quiet,
                     SceneBuilder::Align::Right);
    }
}

void layIncomplete(SceneBuilder &builder, const TimeAxis &axis, int position)
{
    const qreal width = axis.widthOf(position);
    const QRectF ground(
        axis.centreOf(position) - width / 2, axis.plot.top(), width, axis.plot.height());
    builder.path(hatch(ground, Texture::Falling), {}, builder.style().grid, 1);
}

// `to 14 Jun`, `from 15 Dec`, `2–14 Jun`: what of the period is counted.
QString partText(const ChartPosition &at)
{
    const auto day = [](QDate date) {
        return dayText(date).section(u' ', 0, 1);
    };
    if (!at.since.isValid())
        return at.until.isValid() ? ChartWords::tr("to %1").arg(day(at.until)) : QString();
    if (!at.until.isValid())
        return ChartWords::tr("from %1").arg(day(at.since));
    return at.since == at.until ? day(at.since) : QString(day(at.since) % u'–' % day(at.until));
}

// Under the label, a line lower where a year stands near, and held inside the page at its end.
void layPart(
    SceneBuilder &builder, const TimeAxis &axis, const PlotData &data, int position, bool isLower)
{
    const QString part = partText(data.numbers.positions[static_cast<size_t>(position)]);
    if (part.isEmpty())
        return;
    const qreal half = textWidth(part, smallSize) / 2;
    const qreal x = std::min(axis.centreOf(position), builder.scene().size.width() - half - 4);
    builder.text({x, axis.plot.bottom() + (isLower ? 54 : 37)},
                 part,
                 smallSize,
                 builder.style().quiet,
                 SceneBuilder::Align::Centre);
}

void layLabels(SceneBuilder &builder, const TimeAxis &axis, const PlotData &data)
{
    const ChartStyle &style = builder.style();
    const auto &positions = data.numbers.positions;
    const std::vector<ChartPosition> periods(positions.begin(), positions.begin() + axis.periods);
    qreal lastLower = -1e9;
    for (const PeriodLabel &label : periodLabels(periods, data.spec.period, axis.step, size)) {
        const qreal x = axis.centreOf(label.position);
        if (!label.lower.isEmpty())
            lastLower = x;
        builder.text({x, axis.plot.bottom() + 20},
                     label.upper,
                     size,
                     style.quiet,
                     SceneBuilder::Align::Centre);
        builder.text({x, axis.plot.bottom() + 37},
                     label.lower,
                     smallSize,
                     style.quiet,
                     SceneBuilder::Align::Centre);
    }
    for (int i = 0; i < axis.periods; ++i) {
        if (positions[static_cast<size_t>(i)].incomplete)
            layPart(builder, axis, data, i, axis.centreOf(i) - lastLower < besideLower);
    }
    for (int i = axis.periods; i < static_cast<int>(positions.size()); ++i) {
        const auto lines = wrapped(
            positions[static_cast<size_t>(i)].label, axis.apartStep - 6, smallSize, false, 3);
        builder.lines({axis.centreOf(i), axis.plot.bottom() + 7},
                      lines,
                      smallSize,
                      style.quiet,
                      SceneBuilder::Align::Centre);
    }
}

void setSteps(TimeAxis &axis, int apart)
{
    if (apart > 0 && axis.periods > 0) {
        axis.apartStep = std::clamp(axis.plot.width() * 0.1, 60.0, 110.0);
        axis.apartStep = std::min(axis.apartStep, axis.plot.width() * 0.5 / apart);
    } else if (apart > 0) {
        axis.apartStep = std::min(axis.plot.width() / apart, 160.0);
    }
    const qreal gap = apart > 0 && axis.periods > 0 ? 18 : 0;
    axis.apartFrom = axis.plot.right() - axis.apartStep * apart;
    axis.step = axis.periods > 0 ? (axis.apartFrom - gap - axis.plot.left()) / axis.periods : 0;
    if (axis.periods == 0)
        axis.apartFrom = axis.plot.left();
}

} // namespace

qreal TimeAxis::centreOf(int position) const
{
    return position < periods ? plot.left() + step * (position + 0.5)
                              : apartFrom + apartStep * (position - periods + 0.5);
}

TimeAxis
layTimeAxis(SceneBuilder &builder, const QRectF &room, const PlotData &data, double highest)
{
    const ChartStyle &style = builder.style();
    TimeAxis axis;
    const int ticks = std::clamp(static_cast<int>(room.height() / 50), 2, mostTicks);
    axis.scale = ValueScale::upTo(highest, ticks, countsOnly(data.numbers));
    qreal labels = 0;
    for (const double tick : axis.scale.ticks())
        labels = std::max(labels, textWidth(valueText(tick), size));
    // A number may stand on the highest bar: room for it under the title.
    axis.plot = room.adjusted(labels + 16, 38, 0, -underAxis);
    const auto &positions = data.numbers.positions;
    const auto apart = std::ranges::count_if(positions, &ChartPosition::apart);
    axis.periods = static_cast<int>(positions.size()) - static_cast<int>(apart);
    setSteps(axis, static_cast<int>(apart));
    builder.scene().plot = axis.plot;

    builder.text({room.left(), room.top() + size},
                 elidedTo(room.width(), data.numbers.axis, size),
                 size,
                 style.quiet);
    for (int i = 0; i < axis.periods; ++i) {
        if (positions[static_cast<size_t>(i)].incomplete)
            layIncomplete(builder, axis, i);
    }
    layTicks(builder, axis);
    layLabels(builder, axis, data);
    return axis;
}

} // namespace sourceline
