#pragma once

#include "ui/paper/chartfont.h"
#include "ui/paper/chartscene.h"
#include "ui/paper/chartstyle.h"

namespace sourceline {

/// Adds to a scene what plots and pages are made of, in the colours of one style.
class SceneBuilder
{
public:
    enum class Align
    {
        Left,
        Centre,
        Right
    };

    SceneBuilder(ChartScene &scene, const ChartStyle &style)
        : m_scene(scene)
        , m_style(style)
    {}

    const ChartStyle &style() const { return m_style; }

    ChartScene &scene() const { return m_scene; }

    void rect(const QRectF &rect, const QColor &fill, const QColor &line = {}, qreal width = 1);
    void line(QPointF from, QPointF to, const QColor &colour, qreal width = 1);
    void path(const QPainterPath &path,
              const QColor &fill,
              const QColor &line,
              qreal width = 1,
              bool dashed = false);

    /// One line; `at` is on the base line at the left, middle or right of it.
    void text(QPointF at,
              const QString &text,
              int size,
              const QColor &colour,
              Align align = Align::Left,
              bool bold = false);
    /// Lines from `top` down; returns where they end.
    qreal lines(QPointF top,
                const std::vector<ChartTextLine> &lines,
                int size,
                const QColor &colour,
                Align align = Align::Left);

    /// A bar or segment in a series' look.
    void bar(const QRectF &rect, const SeriesLook &look, bool incomplete = false);
    /// A number inside a bar, on a plain ground where the bar has a texture. Nothing, and false,
    /// when it does not fit.
    bool barLabel(const QRectF &rect, const SeriesLook &look, bool isPlain, const QString &text);

    /// `lines` of `text`, whose upper left corner is `top`: a hint where they are not all of it.
    void
    hintIfCut(QPointF top, const std::vector<ChartTextLine> &lines, int size, const QString &text);

    void mark(ChartCellRef cell, const QRectF &area, const QString &sentence, Id incident = {});

private:
    ChartScene &m_scene;
    const ChartStyle &m_style;
};

} // namespace sourceline
