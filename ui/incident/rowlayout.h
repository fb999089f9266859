#pragma once

#include "ui/incident/claimcolumns.h"

#include <QFont>
#include <QPalette>
#include <QTextLayout>

#include <memory>

class QPainter;

namespace sourceline {

/// How a row is to be drawn where it stands.
struct RowState
{
    bool current = false;
    bool focused = false; ///< current, and the sheet has the keyboard focus
    bool hovered = false;
    bool expandable = false;
    bool open = false;   ///< its children show
    int labelWidth = 90; ///< of the column of labels, the same for all rows
};

/// One row laid out for a width: wraps everything, cuts nothing off. Made when a row is measured or
/// painted, not kept.
class RowLayout
{
public:
    RowLayout(
        const SheetRow &row, const QFont &font, const QPalette &palette, int width, int labelWidth);

    int height() const { return m_height; }

    void paint(QPainter &painter, const QRect &rect, const RowState &state);

    /// What the chip at `point` stands for, in the row's own coordinates; empty beside the chips.
    QString tipAt(const QPoint &point) const;

private:
    struct Line
    {
        std::unique_ptr<QTextLayout> layout;
        QPointF at;
    };
    /// Where chips and right text stand.
    enum class Beside
    {
        First,
        Last,
        Below
    };

    void placeBeside();
    void placeLines();
    void placeCells(const std::vector<ColumnPlace> &places);
    void placeTitles(const std::vector<ColumnPlace> &places);
    std::vector<ColumnPlace> columns() const;
    qreal chipWidth(const Chip &chip) const;
    /// Of each chip, in the order of the row's; in the row's own coordinates.
    std::vector<QRect> chipRects() const;
    qreal addText(const QString &text,
                  const QList<QTextLayout::FormatRange> &formats,
                  QPointF at,
                  qreal firstWidth,
                  qreal width,
                  Qt::Alignment alignment = Qt::AlignLeft);
    void addLine(const TextLine &line, qreal left, qreal firstWidth, qreal width);
    void placeRightText(qreal left, qreal width);
    QFont fontOf(size_t line) const;
    void paintFrame(QPainter &painter, const QRect &rect, const RowState &state) const;
    void paintCard(QPainter &painter, const QRectF &inside) const;
    void paintSides(QPainter &painter, const QRect &rect, const RowState &state) const;
    void paintChips(QPainter &painter, const QRect &rect) const;
    void paintBeside(QPainter &painter, const QRect &rect) const;
    void paintChevron(QPainter &painter, const QRect &rect, bool open) const;

    const SheetRow &m_row;
    QFont m_font;
    QPalette m_palette;
    int m_width;
    int m_labelWidth;
    int m_left = 0; // of the text
    int m_edge = 0; // of a card, a group
    int m_top = 0;
    qreal m_besideWidth = 0; // what chips and right text take of the first line
    Beside m_beside = Beside::First;
    QPointF m_rightAt; // of the right text where it is not on the first line
    qreal m_y = 0;
    int m_height = 0;
    std::vector<Line> m_lines;
};

/// Distances of the sheet.
namespace sheet {
inline constexpr int left = 18;
inline constexpr int right = 14;
inline constexpr int claimIndent = 14;
inline constexpr int depthIndent = 16; ///< of what stands under a description or against an actor
inline constexpr int edgeWidth = 3;    ///< of a card's coloured edge
inline constexpr int cardPadding = 8;
inline constexpr int swatch = 9; ///< of an actor's colour before its name
inline constexpr int mark = 11;  ///< side of a stance's sign
inline constexpr int chipPadding = 6;
inline constexpr int chipGap = 4;
} // namespace sheet

} // namespace sourceline
