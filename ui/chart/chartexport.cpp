#include "ui/chart/chartexport.h"

#include "model/chart/charttext.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/plots.h"

#include <cmath>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr QSizeF slide{1280, 720}; ///< layout units of a 16:9 page
constexpr int leastPixels = 320;
constexpr int mostPixels = 16'384;
constexpr qint64 mostArea = qint64{64} << 20; ///< pixels: 256 MB as a picture
constexpr double mostRatio = 3;
constexpr double pointsAPixel = 0.75; ///< 72 by 96

struct Sizes
{
    QSize pixels;  ///< of a picture
    QSize drawing; ///< that an SVG asks for
    QSizeF points; ///< of a page
};

std::optional<QSize> parsedPixels(const QString &size)
{
    const QStringList parts = size.split(u'x');
    bool isWide = false;
    bool isHigh = false;
    if (parts.size() != 2)
        return std::nullopt;
    const QSize pixels(parts[0].toInt(&isWide), parts[1].toInt(&isHigh));
    return isWide && isHigh ? std::optional(pixels) : std::nullopt;
}

Result<Sizes> sizesOf(const QString &size)
{
    const QString name = size.toLower();
    if (name.isEmpty() || name == "16:9"_L1)
        return Sizes{{1920, 1080}, {1280, 720}, {960, 540}};
    if (name == "4:3"_L1)
        return Sizes{{1440, 1080}, {960, 720}, {720, 540}};
    if (name == "a4"_L1) // lying; 150 dots an inch, 96, 72
        return Sizes{{1754, 1240}, {1123, 794}, {842, 595}};
    const auto pixels = parsedPixels(name);
    if (!pixels)
        return Error{ChartWords::tr(
            "A size is 16:9, 4:3, a4, or width x height in pixels such as 1920x1080")};
    const double ratio = double(pixels->width()) / std::max(pixels->height(), 1);
    if (pixels->width() < leastPixels || pixels->height() < leastPixels
        || pixels->width() > mostPixels || pixels->height() > mostPixels
        || qint64{pixels->width()} * pixels->height() > mostArea)
        return Error{ChartWords::tr("A size is from %1 to %2 pixels each way and 64 million in all")
                         .arg(leastPixels)
                         .arg(mostPixels)};
    if (ratio > mostRatio || ratio < 1 / mostRatio)
        return Error{ChartWords::tr(
            "A chart has no room where one side is more than three times the other")};
    return Sizes{*pixels, *pixels, QSizeF(*pixels) * pointsAPixel};
}

// As much room as a slide has, in the shape asked for: letters are as large on every page of one
// area.
QSizeF unitsFor(QSizeF shape)
{
    const double scale =
        std::sqrt(slide.width() * slide.height() / (shape.width() * shape.height()));
    return shape * scale;
}

std::vector<ChartAnnex> annexOf(const ChartNumbers &numbers)
{
    const QString filter =
        numbers.filter.isEmpty() ? ChartWords::tr("None: the whole casefile.") : numbers.filter;
    return {{ChartWords::tr("Sources"), numbers.sourcesLong},
            {ChartWords::tr("Read with care"), numbers.caveats},
            {ChartWords::tr("Filter"), {filter}},
            {ChartWords::tr("Head of the edit chain"),
             {numbers.head.isEmpty() ? ChartWords::tr("No edits yet.")
                                     : QString::fromLatin1(numbers.head)}}};
}

} // namespace

Result<void> checkChartSize(const QString &size)
{
    const auto sizes = sizesOf(size);
    return sizes ? Result<void>() : Result<void>(sizes.error());
}

Result<QByteArray> chartFileOf(const ChartPayload &payload, const ChartExport &options)
{
    const auto sizes = sizesOf(options.size);
    if (!sizes)
        return sizes.error();
    const bool isPage = options.format == ChartFormat::Pdf;
    const QSizeF shape =
        isPage ? sizes->points
               : QSizeF(options.format == ChartFormat::Png ? sizes->pixels : sizes->drawing);
    const ChartStyle style = ChartStyle::forExport(options.transparent && !isPage);
    const ChartScene scene = layChart(unitsFor(shape), payload.spec, payload.numbers, style);
    const ChartFileText text{chartAltText(payload.spec, payload.numbers),
                             payload.toText(),
                             payload.numbers.dataAsOf,
                             u"Sourceline "_s + payload.program,
                             payload.numbers.marking};
    switch (options.format) {
    case ChartFormat::Svg:
        return svgOf(scene, sizes->drawing, options.textAs, text);
    case ChartFormat::Png:
        return pngOf(scene, sizes->pixels, text);
    case ChartFormat::Pdf:
        return pdfOf(scene, sizes->points, annexOf(payload.numbers), text);
    }
    return Error{};
}

} // namespace sourceline
