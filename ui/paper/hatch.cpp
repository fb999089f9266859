#include "ui/paper/hatch.h"

#include <cmath>

namespace sourceline {

namespace {

constexpr qreal lineDistance = 10; // along the axes; 7.1 across the lines
constexpr qreal dotDistance = 7;
constexpr qreal dotRadius = 1.3;

qreal firstAtOrAfter(qreal value, qreal step)
{
    return std::ceil(value / step) * step;
}

// x + y is the same along each line.
void addRising(QPainterPath &path, const QRectF &r)
{
    const qreal last = r.right() + r.bottom();
    for (qreal sum = firstAtOrAfter(r.left() + r.top(), lineDistance); sum < last;
         sum += lineDistance) {
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
void addLevel(QPainterPath &path, const QRectF &r)
{
    const auto count = static_cast<int>((r.height() - 2) / lineDistance);
    for (int i = 0; i <= count; ++i) {
        const qreal y = r.center().y() + (i - count / 2.0) * lineDistance;
        path.moveTo(r.left(), y);
        path.lineTo(r.right(), y);
    }
}

void addDots(QPainterPath &path, const QRectF &r)
{
    const auto rows = static_cast<int>((r.height() - 2 * dotRadius) / dotDistance);
    const auto columns = static_cast<int>((r.width() - 2 * dotRadius) / dotDistance);
    for (int i = 0; i <= rows; ++i) {
        for (int j = 0; j <= columns; ++j)
            path.addEllipse(
                r.center()
                    + QPointF((j - columns / 2.0) * dotDistance, (i - rows / 2.0) * dotDistance),
                dotRadius,
                dotRadius);
    }
}

} // namespace

QPainterPath hatch(const QRectF &rect, Texture texture)
{
    QPainterPath path;
    switch (texture) {
    case Texture::None:
        break;
    case Texture::Rising:
        addRising(path, rect);
        break;
    case Texture::Falling:
        addFalling(path, rect);
        break;
    case Texture::Dots:
        addDots(path, rect);
        break;
    case Texture::Level:
        addLevel(path, rect);
        break;
    }
    return path;
}

} // namespace sourceline
