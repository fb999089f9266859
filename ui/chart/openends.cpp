#include "ui/chart/openends.h"

namespace sourceline {

namespace {

constexpr int fadeSteps = 12;

} // namespace

void drawOpenEnd(SceneBuilder &builder, const QRectF &area, const QColor &colour, OpenEnd end)
{
    // Without patience for one device's gradients: strips that grow paler, which all draw alike.
    const QColor paper = builder.style().paper;
    for (int i = 0; i < fadeSteps; ++i) {
        const double share = (i + 0.5) / fadeSteps;
        const double rest = end == OpenEnd::Below ? share : 1 - share;
        const auto mixed = [rest](int ink, int ground) {
            return static_cast<int>(ink * rest + ground * (1 - rest));
        };
        const qreal step = area.width() / fadeSteps;
        builder.rect({area.left() + i * step, area.top(), step + 0.2, area.height()},
                     QColor(mixed(colour.red(), paper.red()),
                            mixed(colour.green(), paper.green()),
                            mixed(colour.blue(), paper.blue())));
    }
    const qreal way = end == OpenEnd::Below ? -1 : 1;
    const QPointF tip((end == OpenEnd::Below ? area.left() : area.right()) - way,
                      area.center().y());
    QPainterPath arrow(tip + QPointF(-6 * way, -4));
    arrow.lineTo(tip);
    arrow.lineTo(tip + QPointF(-6 * way, 4));
    builder.path(arrow, {}, builder.style().quiet, 1.4);
}

} // namespace sourceline
