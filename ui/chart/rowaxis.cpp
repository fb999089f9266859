#include "ui/chart/rowaxis.h"

#include "ui/chart/chartwords.h"

namespace sourceline {

namespace {

constexpr int tickSize = 14;
constexpr qreal titleHeight = 30;
constexpr qreal tickHeight = 26;
constexpr qreal moreHeight = 20;
constexpr double widestLabels = 0.34; ///< of the room

int textSizeFor(qreal step)
{
    if (step >= 19)
        return 14;
    return step >= 15 ? 12 : 10;
}

const ChartPosition &positionOf(const RowAxis &axis, const PlotData &data, int row)
{
    return data.numbers.positions[static_cast<size_t>(axis.positionAt(row))];
}

void layNames(SceneBuilder &builder, const RowAxis &axis, const PlotData &data, qreal left)
{
    const ChartStyle &style = builder.style();
    const qreal width = axis.plot.left() - 12 - left;
    for (int i = 0; i < axis.rows; ++i) {
        const ChartPosition &at = positionOf(axis, data, i);
        // Smaller where it is too long, on two lines where they have room.
        const bool fits = textWidth(at.label, axis.textSize) <= width;
        const bool isTwo = !fits && axis.step >= 2 * lineHeightOf(rowNameSize);
        const int size = fits ? axis.textSize : std::min(rowNameSize, axis.textSize);
        const auto lines = wrappedName(at.label, width, size, isTwo ? 2 : 1);
        const qreal height = lineHeightOf(size) * static_cast<qreal>(lines.size());
        builder.lines({axis.plot.left() - 12, axis.centreOf(i) - height / 2},
                      lines,
                      size,
                      at.apart ? style.quiet : style.text,
                      SceneBuilder::Align::Right);
        builder.hintIfCut({left, axis.centreOf(i) - height / 2}, lines, size, at.label);
    }
}

void layTicks(SceneBuilder &builder, const RowAxis &axis)
{
    const ChartStyle &style = builder.style();
    for (const double tick : axis.scale.ticks()) {
        const qreal x = axis.xOf(tick);
        if (tick > 0)
            builder.line({x, axis.plot.top()}, {x, axis.plot.bottom()}, style.grid, 1);
        builder.text({x, axis.plot.bottom() + 18},
                     valueText(tick),
                     tickSize - 1,
                     style.quiet,
                     SceneBuilder::Align::Centre);
    }
}

// More ticks rather than an axis that goes far beyond what there is.
ValueScale scaleFor(double highest, qreal width)
{
    constexpr double tooFar = 1.4;
    constexpr qreal usual = 90, least = 45; // between ticks
    const auto scaleOf = [highest, width](qreal between) {
        return ValueScale::upTo(highest, std::clamp(static_cast<int>(width / between), 2, 8), true);
    };
    const ValueScale scale = scaleOf(usual);
    const qreal between = std::max(least, textWidth(valueText(scale.top), tickSize) + 16);
    return scale.top > tooFar * highest && between < usual ? scaleOf(between) : scale;
}

} // namespace

RowAxis layRowAxis(SceneBuilder &builder,
                   const QRectF &room,
                   const PlotData &data,
                   double highest,
                   const RowRoom &wanted)
{
    const auto &positions = data.numbers.positions;
    const auto count = static_cast<int>(positions.size());
    RowAxis axis;
    axis.firstApart = static_cast<int>(std::ranges::find_if(positions, &ChartPosition::apart)
                                       - positions.begin());
    const qreal gap = axis.firstApart < count && axis.firstApart > 0 ? RowAxis::apartGap : 0;
    qreal height = room.height() - titleHeight - tickHeight - gap;
    axis.rows = std::min(count, static_cast<int>(height / wanted.least));
    if (axis.rows < count) {
        height -= moreHeight;
        axis.rows = std::min(count, std::max(1, static_cast<int>(height / wanted.least)));
    }
    axis.hidden = count - axis.rows;
    axis.firstApart = std::max(0, axis.firstApart - axis.hidden);
    axis.step = std::min(height / std::max(axis.rows, 1), wanted.most);
    axis.textSize = textSizeFor(axis.step);

    qreal names = 0;
    for (int i = 0; wanted.labels && i < axis.rows; ++i)
        names = std::max(names, textWidth(positionOf(axis, data, i).label, axis.textSize));
    names = std::min(names, room.width() * widestLabels);
    const qreal left = wanted.labels ? room.left() + names + 12 : room.left();
    axis.plot = QRectF(left,
                       room.top() + titleHeight,
                       room.right() - wanted.right - left,
                       axis.step * axis.rows + gap);
    axis.scale = scaleFor(highest, axis.plot.width());
    builder.scene().plot = axis.plot;
    for (int i = 0; i < axis.rows; ++i)
        builder.scene().rowEdges.push_back(axis.centreOf(i) - axis.step / 2);
    builder.scene().rowEdges.push_back(axis.plot.bottom());

    builder.text({left, room.top() + tickSize},
                 elidedTo(room.right() - left, data.numbers.axis, tickSize),
                 tickSize,
                 builder.style().quiet);
    layTicks(builder, axis);
    if (wanted.labels)
        layNames(builder, axis, data, room.left());
    if (axis.hidden > 0)
        builder.text({left, axis.plot.bottom() + tickHeight + 14},
                     ChartWords::tr("%1 of %2 rows are drawn; the others have no room on this "
                                    "page: a larger page or the "
                                    "table has them")
                         .arg(axis.rows)
                         .arg(count),
                     12,
                     builder.style().quiet);
    builder.line(axis.plot.topLeft(), axis.plot.bottomLeft(), builder.style().axis, 1.5);
    return axis;
}

} // namespace sourceline
