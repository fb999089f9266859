#include "ui/paper/scenebuilder.h"

#include "ui/paper/hatch.h"

namespace sourceline {

namespace {

constexpr int labelSize = 13;
constexpr double mostPlate = 0.45; ///< of a bar that a number with its ground may cover
constexpr qreal leastTextured = 3; // a texture in less than this is dirt

qreal shifted(qreal x, qreal width, SceneBuilder::Align align)
{
    switch (align) {
    case SceneBuilder::Align::Left:
        return x;
    case SceneBuilder::Align::Centre:
        return x - width / 2;
    case SceneBuilder::Align::Right:
        return x - width;
    }
    return x;
}

} // namespace

void SceneBuilder::rect(const QRectF &rect, const QColor &fill, const QColor &line, qreal width)
{
    m_scene.items.emplace_back(ChartRect{rect, fill, line, width});
}

void SceneBuilder::line(QPointF from, QPointF to, const QColor &colour, qreal width)
{
    QPainterPath drawn(from);
    drawn.lineTo(to);
    path(drawn, {}, colour, width);
}

void SceneBuilder::path(
    const QPainterPath &path, const QColor &fill, const QColor &line, qreal width, bool dashed)
{
    if (!path.isEmpty())
        m_scene.items.emplace_back(ChartPath{path, fill, line, width, dashed});
}

void SceneBuilder::text(
    QPointF at, const QString &text, int size, const QColor &colour, Align align, bool bold)
{
    if (text.isEmpty())
        return;
    const qreal width = textWidth(text, size, bold);
    m_scene.items.emplace_back(ChartText{{shifted(at.x(), width, align), at.y()},
                                         text,
                                         size,
                                         bold,
                                         colour,
                                         width,
                                         ascentOf(size),
                                         descentOf(size)});
}

qreal SceneBuilder::lines(QPointF top,
                          const std::vector<ChartTextLine> &lines,
                          int size,
                          const QColor &colour,
                          Align align)
{
    qreal y = top.y();
    for (const ChartTextLine &line : lines) {
        const qreal base = y + lineHeightOf(size) * 0.75;
        const qreal left = shifted(top.x(), line.width(), align);
        for (const ChartTextLine::Part &part : line.parts) {
            // The space before a part is of its line, not of its text.
            const auto spaces =
                part.text.startsWith(u' ') ? textWidth(part.text.first(1), size, part.bold) : 0;
            text({left + part.x + spaces, base},
                 part.text.trimmed(),
                 size,
                 colour,
                 Align::Left,
                 part.bold);
        }
        y += lineHeightOf(size);
    }
    return y;
}

void SceneBuilder::bar(const QRectF &rect, const SeriesLook &look, bool incomplete)
{
    const qreal inset = look.outline.isValid() ? 0.5 : 0;
    this->rect(rect.adjusted(inset, inset, -inset, -inset), look.fill, look.outline);
    if (rect.width() < leastTextured || rect.height() < leastTextured)
        return;
    const QColor ink =
        look.outline.isValid() && look.fill == m_style.paper ? m_style.quiet : m_style.paper;
    const QColor quieter = m_style.textureInk(look);
    if (isOfAreas(look.texture))
        path(hatch(rect, look.texture), quieter, {});
    else
        path(hatch(rect, look.texture), {}, quieter, 1.4);
    if (look.alleged)
        path(look.texture == Texture::None ? hatch(rect, Texture::Rising) : wideHatch(rect),
             {},
             ink,
             1.8);
    if (incomplete)
        path(hatch(rect, Texture::Falling), {}, ink, 2.6);
}

bool SceneBuilder::barLabel(const QRectF &rect,
                            const SeriesLook &look,
                            bool isPlain,
                            const QString &label)
{
    const qreal width = textWidth(label, labelSize, true);
    if (width + 6 > rect.width() || rect.height() < labelSize + 3)
        return false;
    const QPointF middle = rect.center();
    const QRectF plate(middle.x() - width / 2 - 2, middle.y() - 8, width + 4, 16);
    // The hatch says more than the number: that it is only alleged, or not complete.
    if (!isPlain && plate.width() * plate.height() > mostPlate * rect.width() * rect.height())
        return false;
    if (!isPlain)
        this->rect(plate, look.fill);
    text({middle.x(), middle.y() + labelSize * 0.36},
         label,
         labelSize,
         textOn(look.fill),
         Align::Centre,
         true);
    return true;
}

void SceneBuilder::hintIfCut(QPointF top,
                             const std::vector<ChartTextLine> &lines,
                             int size,
                             const QString &text)
{
    const auto isCut = [](const ChartTextLine &line) {
        return std::ranges::any_of(
            line.parts, [](const ChartTextLine::Part &part) { return part.text.contains(u'…'); });
    };
    if (text.contains(u'…') || std::ranges::none_of(lines, isCut))
        return;
    qreal width = 0;
    for (const ChartTextLine &line : lines)
        width = std::max(width, line.width());
    const qreal height = lineHeightOf(size) * static_cast<qreal>(lines.size());
    m_scene.hints.push_back({{top, QSizeF(width, height)}, text});
}

void SceneBuilder::mark(ChartCellRef cell, const QRectF &area, const QString &sentence, Id incident)
{
    m_scene.marks.push_back({cell, area, sentence, incident});
}

} // namespace sourceline
