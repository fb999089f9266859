#pragma once

#include "model/text/result.h"
#include "ui/paper/chartscene.h"

#include <QStringList>

namespace sourceline {

/// What goes into a chart file beside the drawing.
struct ChartFileText
{
    QString altText;    ///< the chart in words
    QByteArray payload; ///< JSON, ASCII or UTF-8: ChartPayload::toText()
    qint64 dataAsOf =
        0; ///< ms since 1970 UTC; the date of the file too, so that it is made the same twice
    QString program; ///< `Sourceline 0.1.0`
    QString marking; ///< handling; on every page behind the first of a PDF
};

/// A heading and entries for the pages behind the first of a PDF.
struct ChartAnnex
{
    QString heading;
    QStringList entries;
};

enum class ChartFormat
{
    Svg,
    Pdf,
    Png
};

/// By the end of a name; none for any other.
std::optional<ChartFormat> chartFormatOf(const QString &path);

// The bytes of a file, the same for the same arguments in every process that has set a fixed hash
// seed.

/// Text as text names the fonts and its widths; as outlines it needs no fonts. `pixels`: the size
/// it asks for.
QByteArray svgOf(const ChartScene &scene, QSize pixels, TextAs textAs, const ChartFileText &text);
/// The scene scaled to `pixels`.
Result<QByteArray> pngOf(const ChartScene &scene, QSize pixels, const ChartFileText &text);
/// The scene scaled to a page of `points` (1/72 inch), fonts embedded, the annex on pages after it.
Result<QByteArray> pdfOf(const ChartScene &scene,
                         QSizeF points,
                         const std::vector<ChartAnnex> &annex,
                         const ChartFileText &text);

/// The payload's JSON out of a chart file's bytes, of whatever of the three formats. Made for
/// strangers' files: nothing is run, resolved or unpacked beyond 64 MB.
Result<QByteArray> chartPayloadIn(const QByteArray &file);
/// The same of a file of at most 256 MB.
Result<QByteArray> readChartPayload(const QString &path);

} // namespace sourceline
