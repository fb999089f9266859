#include "ui/paper/hatch.h"

#include <cmath>

namespace sourceline {

namespace {

constexpr qreal lineDistance = 10; // along the axes; 7.1 across the lines
constexpr qreal wideDistance = 18; // over a texture that is to be seen between
constexpr qreal dotDistance = 7;
constexpr qreal dotRadius = 1.3;
constexpr qreal beadDistance = 12;
constexpr qreal beadRadius = 2.7;
constexpr qreal checkSide = 5;
constexpr qreal rungDistance = 14;
constexpr qreal rungHeight = 4;

qreal firstAtOrAfter(qreal value, qreal step)
{
    return std::ceil(value / step) * step;
}

// x + y is the same along each line.
void addRising(QPainterPath &path, const QRectF &r, qreal distance)
{
    const qreal last = r.right() + r.bottom();
    for (qreal sum = firstAtOrAfter(r.left() + r.top(), distance); sum < last; sum += distance) {
        const qreal from = std::max(r.left(), sum - r.bottom());
        const qreal to = std::min(r.right(), sum - r.top());
        path.moveTo(from, sum - from);
        path.lineTo(to, sum - to);
    }
}

// y − x is the same along each line.
void addFalling(QPainterPath &path, const QRectF &r)
{
    const qreal last = r.bottom() - r.left();
    for (qreal gap = firstAtOrAfter(r.top() - r.right(), lineDistance); gap < last;
         gap += lineDistance) {
        const qreal from = std::max(r.left(), r.top() - gap);
        const qreal to = std::min(r.right(), r.bottom() - gap);
        path.moveTo(from, from + gap);
        path.lineTo(to, to + gap);
    }
}

// From the middle, so that a thin bar has one too.
void addUpright(QPainterPath &path, const QRectF &r)
{
    const auto count = static_cast<int>((r.width() - 2) / lineDistance);
    for (int i = 0; i <= count; ++i) {
        const qreal x = r.center().x() + (i - count / 2.0) * lineDistance;
        path.moveTo(x, r.top());
        path.lineTo(x, r.bottom());
    }
}

void addLevel(QPainterPath &path, const QRectF &r)
{
    const auto count = static_cast<int>((r.height() - 2) / lineDistance);
    for (int i = 0; i <= count; ++i) {
        const qreal y = r.center().y() + (i - count / 2.0) * lineDistance;
        path.moveTo(r.left(), y);
        path.lineTo(r.right(), y);
    }
}

// What stands in rows and columns about the middle; `use(centre, row, column)`.
template <typename Use>
void inRows(const QRectF &r, qreal distance, qreal size, Use use)
{
    const auto rows = static_cast<int>((r.height() - size) / distance);
    const auto columns = static_cast<int>((r.width() - size) / distance);
    for (int i = 0; i <= rows; ++i) {
        for (int j = 0; j <= columns; ++j)
            use(r.center() + QPointF((j - columns / 2.0) * distance, (i - rows / 2.0) * distance),
                i,
                j);
    }
}

void addDots(QPainterPath &path, const QRectF &r, qreal distance, qreal radius)
{
    inRows(r, distance, 2 * radius, [&](QPointF centre, int, int) {
        path.addEllipse(centre, radius, radius);
    });
}

void addChecks(QPainterPath &path, const QRectF &r)
{
    inRows(r, checkSide, checkSide, [&](QPointF centre, int row, int column) {
        if ((row + column) % 2 == 0)
            path.addRect(QRectF(
                centre.x() - checkSide / 2, centre.y() - checkSide / 2, checkSide, checkSide));
    });
}

void addRungs(QPainterPath &path, const QRectF &r)
{
    const auto count = static_cast<int>((r.height() - rungHeight) / rungDistance);
    for (int i = 0; i <= count; ++i)
        path.addRect(QRectF(r.left(),
                            r.center().y() + (i - count / 2.0) * rungDistance - rungHeight / 2,
                            r.width(),
                            rungHeight));
}

} // namespace

bool isOfAreas(Texture texture)
{
    return texture == Texture::Dots || texture == Texture::Beads || texture == Texture::Checks
           || texture == Texture::Rungs;
}

QPainterPath wideHatch(const QRectF &rect)
{
    QPainterPath path;
    addRising(path, rect, wideDistance);
    return path;
}

QPainterPath hatch(const QRectF &rect, Texture texture)
{
    QPainterPath path;
    switch (texture) {
    case Texture::None:
        break;
    case Texture::Rising:
        addRising(path, rect, lineDistance);
        break;
    case Texture::Falling:
        addFalling(path, rect);
        break;
    case Texture::Level:
        addLevel(path, rect);
        break;
    case Texture::Upright:
        addUpright(path, rect);
        break;
    case Texture::Grid:
        addLevel(path, rect);
        addUpright(path, rect);
        break;
    case Texture::Dots:
        addDots(path, rect, dotDistance, dotRadius);
        break;
    case Texture::Beads:
        addDots(path, rect, beadDistance, beadRadius);
        break;
    case Texture::Checks:
        addChecks(path, rect);
        break;
    case Texture::Rungs:
        addRungs(path, rect);
        break;
    }
    return path;
}

} // namespace sourceline
