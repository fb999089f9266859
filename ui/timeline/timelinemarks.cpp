#include "ui/timeline/timelinemarks.h"

#include "ui/common/theme.h"

#include <QImage>
#include <QPainter>

#include <cmath>
#include <numbers>

namespace sourceline {

namespace {

constexpr int hatchStep = 4; // pixels between the lines that mark an allegation

QPainterPath polygon(QPointF centre, double radius, int corners, double turn)
{
    QPainterPath path;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + i * 2 * std::numbers::pi / corners;
        const QPointF at = centre + radius * QPointF(std::sin(angle), -std::cos(angle));
        i == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    path.closeSubpath();
    return path;
}

QPainterPath plus(QPointF centre, double radius)
{
    const double arm = radius * 0.36;
    QPainterPath path;
    path.addRect(QRectF(centre.x() - arm, centre.y() - radius, 2 * arm, 2 * radius));
    QPainterPath across;
    across.addRect(QRectF(centre.x() - radius, centre.y() - arm, 2 * radius, 2 * arm));
    return path.united(across);
}

// Lines from the lower left to the upper right, drawn and not clipped, so that edges stay smooth.
QImage hatched(const QPainterPath &path, const QColor &colour, QSize size, double ratio)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, faded(colour, 0.25));
    painter.setPen(QPen(colour, 1.2));
    const QRectF box = path.boundingRect();
    for (double x = box.left() - box.height(); x < box.right(); x += hatchStep)
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    QImage mask(size, QImage::Format_ARGB32_Premultiplied);
    mask.setDevicePixelRatio(ratio);
    mask.fill(Qt::transparent);
    QPainter masking(&mask);
    masking.setRenderHint(QPainter::Antialiasing);
    masking.fillPath(path, Qt::black);
    masking.end();
    painter.drawImage(QPointF(), mask);
    return image;
}

size_t qHash(const MarkLook &look)
{
    return qHashMulti(
        0, int(look.shape), int(look.radius * 4), look.colour, int(look.certainty), look.none);
}

QPixmap drawn(const MarkLook &look, const QColor &ground, double ratio)
{
    const int side = 2 * static_cast<int>(std::ceil(look.radius)) + 4;
    const QSize size = QSize(side, side) * ratio;
    const QPointF centre(side / 2.0, side / 2.0);
    const QColor colour = QColor::fromRgb(look.colour);
    const QPainterPath path = markPath(look.shape, centre, look.radius);
    QPixmap pixmap(size);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (look.certainty == Certainty::Alleged) {
        painter.drawImage(QPointF(), hatched(path, colour, size, ratio));
        painter.strokePath(path, QPen(colour, 1.3));
    } else if (look.certainty == Certainty::NotLikely) {
        painter.fillPath(path, ground);
        painter.strokePath(path, QPen(colour, 1.3));
    } else {
        painter.fillPath(path, colour);
        painter.strokePath(path, QPen(ground, 1));
    }
    if (look.none) {
        painter.setPen(QPen(colour, 1));
        painter.setBrush(ground);
        painter.drawEllipse(centre, look.radius * 0.42, look.radius * 0.42);
    }
    return pixmap;
}

} // namespace

MarkShape shapeOf(Id means)
{
    // Terms below 1,000 are the program's own, the same in every casefile (schema step 1).
    switch (means.value) {
    case 51:
        return MarkShape::Circle;
    case 52:
        return MarkShape::Kite;
    case 53:
    case 54:
        return MarkShape::Square;
    case 55:
        return MarkShape::TriangleUp;
    case 56:
        return MarkShape::TriangleDown;
    case 57:
    case 58:
        return MarkShape::Diamond;
    case 59:
    case 61:
        return MarkShape::Pentagon;
    case 60:
        return MarkShape::Hexagon;
    default:
        return MarkShape::Plus;
    }
}

QPainterPath markPath(MarkShape shape, QPointF centre, double radius)
{
    constexpr double half = std::numbers::pi;
    QPainterPath path;
    switch (shape) {
    case MarkShape::Circle:
        path.addEllipse(centre, radius, radius);
        return path;
    case MarkShape::Kite:
        path.moveTo(centre + QPointF(0, -radius));
        path.lineTo(centre + QPointF(radius * 0.62, radius * 0.2));
        path.lineTo(centre + QPointF(0, radius));
        path.lineTo(centre + QPointF(-radius * 0.62, radius * 0.2));
        path.closeSubpath();
        return path;
    case MarkShape::Square:
        path.addRect(QRectF(centre - QPointF(radius, radius) * 0.85,
                            centre + QPointF(radius, radius) * 0.85));
        return path;
    case MarkShape::TriangleUp:
        return polygon(centre + QPointF(0, radius * 0.2), radius, 3, 0);
    case MarkShape::TriangleDown:
        return polygon(centre - QPointF(0, radius * 0.2), radius, 3, half);
    case MarkShape::Diamond:
        return polygon(centre, radius, 4, 0);
    case MarkShape::Pentagon:
        return polygon(centre, radius, 5, 0);
    case MarkShape::Hexagon:
        return polygon(centre, radius, 6, half / 6);
    case MarkShape::Plus:
        return plus(centre, radius);
    case MarkShape::Dash:
        path.addRoundedRect(
            QRectF(centre.x() - radius, centre.y() - radius * 0.4, 2 * radius, radius * 0.8),
            radius * 0.4,
            radius * 0.4);
        return path;
    }
    return path;
}

QColor tintColour(const Tint &tint, const TimelineData &data, const Theme &theme)
{
    if (tint.certainty == Certainty::Nobody)
        return theme.nobody;
    return tint.actor == 0 ? theme.quiet : theme.actor(data.ask.table->actors->ids[tint.actor]);
}

void MarkPixmaps::draw(QPainter &painter,
                       QPointF centre,
                       const MarkLook &look,
                       const QColor &ground)
{
    const double ratio = painter.device()->devicePixelRatioF();
    if (ground != m_ground || ratio != m_ratio)
        m_pixmaps.clear();
    m_ground = ground;
    m_ratio = ratio;
    MarkLook kept = look;
    kept.radius = std::round(look.radius * 2) / 2;
    QPixmap &pixmap = m_pixmaps[qHash(kept)];
    if (pixmap.isNull())
        pixmap = drawn(kept, ground, ratio);
    const double side = pixmap.width() / ratio;
    painter.drawPixmap(centre - QPointF(side / 2, side / 2), pixmap);
}

void fillMark(QPainter &painter,
              const QPainterPath &path,
              const QColor &colour,
              Certainty certainty)
{
    if (certainty == Certainty::NotLikely)
        return; // its outline alone
    painter.fillPath(path, faded(colour, certainty == Certainty::Assessed ? 0.55 : 0.28));
    if (certainty == Certainty::Alleged)
        painter.fillPath(path, QBrush(faded(colour, 0.8), Qt::BDiagPattern));
}

} // namespace sourceline
