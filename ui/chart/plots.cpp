#include "ui/chart/plots.h"

#include "ui/chart/chartpage.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/rowaxis.h"

#include <functional>

namespace sourceline {

namespace {

constexpr qreal windowMargin = 12;
constexpr qreal belowRows = 26 + windowMargin; ///< the numbers of the axis
constexpr qreal leastAlongTime = 80;           ///< of a plot in which heights are compared
constexpr qreal plenty = 800;                  ///< for what stands around a plot

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

struct RowHeight
{
    qreal least; ///< in which its marks are told apart; 0: there are no rows
    qreal whole; ///< in which words that are cut there have two lines
};

RowHeight rowHeightOf(ChartSpec::Kind kind)
{
    switch (kind) {
    case ChartSpec::Kind::Ranked:
    case ChartSpec::Kind::Stances:
        return {20, 20};
    case ChartSpec::Kind::Figures:
        return {27, 2 * lineHeightOf(rowNameSize) + 0.5};
    case ChartSpec::Kind::Coverage:
        return {36, 36 + lineHeightOf(rowSentenceSize) + 0.5};
    default:
        return {0, 0};
    }
}

using LayAt = std::function<ChartScene(qreal height)>;

qreal readableRows(const RowHeight &row, const ChartNumbers &numbers, const LayAt &laid)
{
    constexpr size_t mostRows = 500; // beyond that the table is the better list
    constexpr qreal saidBelow = 20;  // that there are more
    const size_t rows = std::min(numbers.positions.size(), mostRows);
    const bool isCut = rows < numbers.positions.size();
    const bool isApart = std::ranges::any_of(numbers.positions, &ChartPosition::apart);
    qreal ofRows = static_cast<qreal>(rows) * row.least + (isApart ? RowAxis::apartGap : 0)
                   + (isCut ? saidBelow : 0) + 1;
    const auto neededOf = [&](const ChartScene &scene) {
        return scene.rowEdges.front() + ofRows + belowRows;
    };
    const ChartScene roomy = laid(ofRows + plenty);
    qreal height = neededOf(roomy);
    ChartScene tight = laid(height);
    if (row.whole > row.least && tight.hints.size() > roomy.hints.size()) {
        ofRows += static_cast<qreal>(rows) * (row.whole - row.least);
        height = neededOf(roomy);
        tight = laid(height);
    }
    if (!tight.isKeyWhole)
        height = std::max(height, roomy.key.bottom() + windowMargin);
    else if (tight.rowEdges.size() <= rows) // its key stands above them there
        height = neededOf(tight);
    return height;
}

// Its key may stand beside it in a high pane and above it in a low one.
qreal readableAlongTime(const LayAt &laid)
{
    qreal height = plenty - laid(plenty).plot.height() + leastAlongTime;
    for (int tries = 0; tries < 2; ++tries) {
        const qreal plot = laid(height).plot.height();
        if (plot >= leastAlongTime - 0.5)
            break;
        height += leastAlongTime - plot;
    }
    return height;
}

} // namespace

ChartScene
layChart(QSizeF size, const ChartSpec &spec, const ChartNumbers &numbers, const ChartStyle &style)
{
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

qreal readableHeight(qreal width,
                     const ChartSpec &spec,
                     const ChartNumbers &numbers,
                     const ChartStyle &style)
{
    if (numbers.positions.empty())
        return 0;
    const auto laid = [&](qreal height) {
        return layChart({width, height}, spec, numbers, style);
    };
    const RowHeight row = rowHeightOf(spec.kind);
    return row.least == 0 ? readableAlongTime(laid) : readableRows(row, numbers, laid);
}

} // namespace sourceline
