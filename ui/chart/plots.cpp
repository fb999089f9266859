#include "ui/chart/plots.h"

#include "ui/chart/chartpage.h"
#include "ui/chart/chartwords.h"

namespace sourceline {

namespace {

constexpr qreal aroundRows = 110; ///< axis, ticks and margins

void layNothing(SceneBuilder &builder, const QRectF &room)
{
    const QString sentence = ChartWords::tr("Nothing to show: no record fits the filter.");
    builder.text({room.center().x(), room.center().y()},
                 elidedTo(room.width(), sentence, 16),
                 16,
                 builder.style().quiet,
                 SceneBuilder::Align::Centre);
}

void layPlot(SceneBuilder &builder, const QRectF &room, const PlotData &data)
{
    switch (data.spec.kind) {
    case ChartSpec::Kind::Events:
    case ChartSpec::Kind::Accusations:
        return plotColumns(builder, room, data);
    case ChartSpec::Kind::Cumulative:
        return plotLines(builder, room, data);
    case ChartSpec::Kind::Ranked:
    case ChartSpec::Kind::Stances:
        return plotRows(builder, room, data);
    case ChartSpec::Kind::Figures:
        return plotFigures(builder, room, data);
    case ChartSpec::Kind::Coverage:
        return plotCoverage(builder, room, data);
    }
}

} // namespace

qreal readableHeight(const ChartSpec &spec, const ChartNumbers &numbers)
{
    constexpr size_t mostRows = 500; // beyond that the table is the better list
    const auto rows = static_cast<qreal>(std::min(numbers.positions.size(), mostRows));
    switch (spec.kind) {
    case ChartSpec::Kind::Ranked:
    case ChartSpec::Kind::Stances:
        return rows * 20 + aroundRows;
    case ChartSpec::Kind::Figures:
        return rows * 34 + aroundRows;
    case ChartSpec::Kind::Coverage:
        return rows * 40 + aroundRows;
    default:
        return 0;
    }
}

ChartScene
layChart(QSizeF size, const ChartSpec &spec, const ChartNumbers &numbers, const ChartStyle &style)
{
    constexpr qreal windowMargin = 12;
    ChartScene scene;
    scene.size = size;
    scene.background = style.background;
    scene.name = headlineOf(spec, numbers);
    SceneBuilder builder(scene, style);
    const QRectF room =
        style.page ? layPage(builder, spec, numbers)
                   : QRectF(QPointF(), size)
                         .adjusted(windowMargin, windowMargin, -windowMargin, -windowMargin);
    if (numbers.positions.empty())
        layNothing(builder, room);
    else
        layPlot(builder, room, {spec, numbers, style.looksOf(spec, numbers.series)});
    return scene;
}

} // namespace sourceline
