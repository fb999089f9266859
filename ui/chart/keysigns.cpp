#include "ui/chart/chartkey.h"
#include "ui/paper/hatch.h"

// The signs of a key, and the shapes that points are told apart by.
namespace sourceline {

void drawKeySign(SceneBuilder &builder, const QRectF &area, const KeyEntry &entry)
{
    const ChartStyle &style = builder.style();
    QPainterPath path;
    switch (entry.sign) {
    case KeyEntry::Sign::Box:
        builder.bar(area, entry.look);
        return;
    case KeyEntry::Sign::Line: {
        const QColor &ink = entry.look.outline.isValid() ? entry.look.outline : entry.look.fill;
        QPainterPath line(QPointF(area.left() - 3, area.center().y()));
        line.lineTo(area.right() + 3, area.center().y());
        builder.path(line, {}, ink, 2.4, entry.look.alleged);
        builder.path(pointOf(entry.look, area.center(), 4.6), ink, ink, 1);
        return;
    }
    case KeyEntry::Sign::Incomplete: {
        SeriesLook look;
        look.fill = style.quiet;
        builder.bar(area, look, true);
        return;
    }
    case KeyEntry::Sign::Dot:
        path.addEllipse(area.center(), 5, 5);
        builder.path(path, entry.look.fill, {});
        return;
    case KeyEntry::Sign::Hollow:
        path.addEllipse(area.center(), 4.4, 4.4);
        builder.path(path, style.paper, entry.look.fill, 1.6);
        return;
    case KeyEntry::Sign::Band:
        builder.rect(area.adjusted(0, 3, 0, -3), entry.look.fill);
        builder.rect(QRectF(area.center().x() - 1.5, area.top(), 3, area.height()), style.text);
        return;
    case KeyEntry::Sign::Outline:
        builder.rect(area.adjusted(0.75, 2.75, -0.75, -2.75), style.paper, style.text, 1.5);
        return;
    case KeyEntry::Sign::Flag:
        builder.path(
            flagAt({area.left() + 3, area.bottom()}, area.height() - 2), entry.look.fill, {});
        return;
    }
}

QPainterPath pointOf(const SeriesLook &look, QPointF at, qreal radius)
{
    QPainterPath path;
    const auto corners = [&](std::initializer_list<QPointF> points) {
        bool isFirst = true;
        for (const QPointF &point : points) {
            isFirst ? path.moveTo(at + point * radius) : path.lineTo(at + point * radius);
            isFirst = false;
        }
        path.closeSubpath();
    };
    switch (look.order % 8) {
    case 0:
        path.addEllipse(at, radius, radius);
        break;
    case 1:
        corners({{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}});
        break;
    case 2:
        corners({{0, -1.15}, {1.1, 0.85}, {-1.1, 0.85}});
        break;
    case 3:
        corners({{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}});
        break;
    case 4:
        corners({{0, 1.15}, {1.1, -0.85}, {-1.1, -0.85}});
        break;
    case 5:
        corners({{-0.4, -1.2},
                 {0.4, -1.2},
                 {0.4, -0.4},
                 {1.2, -0.4},
                 {1.2, 0.4},
                 {0.4, 0.4},
                 {0.4, 1.2},
                 {-0.4, 1.2},
                 {-0.4, 0.4},
                 {-1.2, 0.4},
                 {-1.2, -0.4},
                 {-0.4, -0.4}});
        break;
    case 6:
        corners({{-1.3, -0.5}, {1.3, -0.5}, {1.3, 0.5}, {-1.3, 0.5}});
        break;
    default:
        corners({{-0.5, -1.3}, {0.5, -1.3}, {0.5, 1.3}, {-0.5, 1.3}});
    }
    return path;
}

QPainterPath flagAt(QPointF at, qreal size)
{
    QPainterPath path;
    path.addRect(QRectF(at.x(), at.y() - size, 1.6, size));
    path.moveTo(at.x() + 1.6, at.y() - size);
    path.lineTo(at.x() + size * 0.75, at.y() - size * 0.72);
    path.lineTo(at.x() + 1.6, at.y() - size * 0.44);
    path.closeSubpath();
    return path;
}

} // namespace sourceline
