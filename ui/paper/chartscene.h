#pragma once

#include "model/chart/makechart.h"

#include <QColor>
#include <QPainterPath>
#include <QRectF>

#include <variant>

class QPainter;

namespace sourceline {

/// The parts that a chart is drawn of. All lengths are layout units: 1280 × 720 make a 16:9 page.
struct ChartRect
{
    QRectF rect;
    QColor fill;     ///< not valid: none
    QColor line;     ///< not valid: none
    qreal width = 1; ///< of the line
};

struct ChartPath
{
    QPainterPath path;
    QColor fill, line; ///< not valid: none
    qreal width = 1;
    bool dashed = false;
};

/// One line of text in one font, always horizontal.
struct ChartText
{
    QPointF at; ///< left end of the base line
    QString text;
    int size = 14;
    bool bold = false;
    QColor colour;
    qreal width = 0; ///< as measured
    qreal ascent = 0, descent = 0;
};

using ChartItem = std::variant<ChartRect, ChartPath, ChartText>;

/// What can be pointed at and walked by keyboard: a bar, a segment, a point, a band.
struct ChartMark
{
    ChartCellRef cell;
    QRectF area;
    QString sentence; ///< for a tool tip and a screen reader
    Id incident;      ///< not valid: those of the cell
};

/// A name that had no room for all of it, and all of it.
struct ChartHint
{
    QRectF area;
    QString text;
};

/// A chart laid out at its size, before it is drawn by any device: the same for window, SVG, PDF
/// and PNG. A value, tested without a display.
struct ChartScene
{
    QSizeF size;
    QColor background; ///< not valid: transparent
    std::vector<ChartItem> items;
    std::vector<ChartMark> marks; ///< in reading order
    std::vector<ChartHint> hints;
    QRectF plot;
    QRectF key; ///< where it stands beside the plot; null: it stands above, or there is none
    bool isKeyWhole = true;
    /// Of a chart of rows: the upper edge of each, and the lower of the last.
    std::vector<qreal> rowEdges;
    QString name; ///< the headline
};

enum class TextAs
{
    Text,
    Outlines
};

/// Draws it with its upper left corner at the painter's origin.
void paintScene(QPainter &painter, const ChartScene &scene, TextAs textAs);

/// The outlines of a text where it stands.
QPainterPath outlinesOf(const ChartText &text);

} // namespace sourceline
