#include "ui/paper/chartscene.h"

#include "ui/paper/chartfont.h"

#include <QPainter>

namespace sourceline {

namespace {

QPen penFor(const QColor &colour, qreal width, bool dashed = false)
{
    if (!colour.isValid())
        return Qt::NoPen;
    QPen pen(
        colour, width, dashed ? Qt::CustomDashLine : Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (dashed)
        pen.setDashPattern({5 / width, 3 / width});
    return pen;
}

QBrush brushFor(const QColor &colour)
{
    return colour.isValid() ? QBrush(colour) : QBrush(Qt::NoBrush);
}

class Painting
{
public:
    Painting(QPainter &painter, TextAs textAs)
        : m_painter(painter)
        , m_textAs(textAs)
    {}

    void operator()(const ChartRect &item) const
    {
        m_painter.setPen(penFor(item.line, item.width));
        m_painter.setBrush(brushFor(item.fill));
        m_painter.drawRect(item.rect);
    }

    void operator()(const ChartPath &item) const
    {
        m_painter.setPen(penFor(item.line, item.width, item.dashed));
        m_painter.setBrush(brushFor(item.fill));
        m_painter.drawPath(item.path);
    }

    void operator()(const ChartText &item) const
    {
        if (m_textAs == TextAs::Outlines) {
            m_painter.fillPath(outlinesOf(item), item.colour);
            return;
        }
        m_painter.setPen(item.colour);
        m_painter.setFont(chartFont(item.size, item.bold));
        m_painter.drawText(item.at, item.text);
    }

private:
    QPainter &m_painter;
    TextAs m_textAs;
};

} // namespace

QPainterPath outlinesOf(const ChartText &text)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addText(text.at, chartFont(text.size, text.bold), text.text);
    return path;
}

void paintScene(QPainter &painter, const ChartScene &scene, TextAs textAs)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    if (scene.background.isValid())
        painter.fillRect(QRectF(QPointF(), scene.size), scene.background);
    for (const ChartItem &item : scene.items)
        std::visit(Painting(painter, textAs), item);
    painter.restore();
}

} // namespace sourceline
