#include "ui/article/textflow.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace sourceline {

namespace {

constexpr qreal leading = 1.28;        // of the font's height
constexpr qreal afterParagraph = 0.4;  // of a line
constexpr qreal emptyParagraph = 0.45; // of a line
constexpr size_t layoutsKept = 300;

bool hasRightToLeft(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar unit) {
        const auto direction = unit.direction();
        return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
    });
}

struct Span
{
    qreal left;
    qreal right;
};

// What units [first, last) cover on a line, left to right.
std::vector<Span> spansOf(const QTextLine &line, int first, int last, bool mixed)
{
    if (!mixed)
        return {{line.cursorToX(first), line.cursorToX(last)}};
    // Neighbours in the text need not be neighbours on the line, and where directions meet a caret
    // has two places: ask each unit's glyph.
    std::vector<Span> found;
    for (int unit = first; unit < last; ++unit) {
        for (const QGlyphRun &run : line.glyphRuns(unit, 1))
            found.push_back({run.boundingRect().left(), run.boundingRect().right()});
    }
    std::sort(found.begin(), found.end(), [](Span a, Span b) { return a.left < b.left; });
    // A ligature's later letters have no glyph of their own: narrow gaps are theirs.
    const qreal gap = line.height() / 5;
    std::vector<Span> merged;
    for (const Span &span : found) {
        if (!merged.empty() && span.left <= merged.back().right + gap)
            merged.back().right = qMax(merged.back().right, span.right);
        else
            merged.push_back(span);
    }
    return merged;
}

} // namespace

void TextFlow::setText(const QString &text, const std::vector<TextBlock> &blocks)
{
    m_text = &text;
    m_blocks = &blocks;
    forget();
}

void TextFlow::setFont(const QFont &font)
{
    m_font = font;
    const QFontMetricsF metrics(font);
    m_lineHeight = std::ceil(metrics.height() * leading);
    m_averageWidth = metrics.averageCharWidth();
    forget();
}

void TextFlow::setWidth(qreal width)
{
    if (qFuzzyCompare(width, m_width))
        return;
    m_width = qMax(width, 40.0);
    forget();
}

void TextFlow::forget()
{
    m_layouts.clear();
    m_topsAreStale = true;
    if (!m_blocks)
        return;
    m_heights.resize(m_blocks->size());
    m_measured.assign(m_blocks->size(), false);
    std::transform(m_blocks->begin(),
                   m_blocks->end(),
                   m_heights.begin(),
                   [this](const TextBlock &block) { return static_cast<float>(estimate(block)); });
}

qreal TextFlow::estimate(const TextBlock &block) const
{
    if (block.length == 0)
        return std::ceil(m_lineHeight * emptyParagraph);
    const qreal lines = std::ceil(block.length * m_averageWidth / m_width);
    return lines * m_lineHeight
           + (block.endsParagraph ? std::ceil(m_lineHeight * afterParagraph) : 0);
}

void TextFlow::updateTops() const
{
    if (!m_topsAreStale)
        return;
    m_tops.resize(m_heights.size() + 1);
    double top = 0;
    for (size_t i = 0; i < m_heights.size(); ++i) {
        m_tops[i] = top;
        top += static_cast<double>(m_heights[i]);
    }
    m_tops.back() = top;
    m_topsAreStale = false;
}

qreal TextFlow::height() const
{
    updateTops();
    return m_tops.empty() ? 0 : m_tops.back();
}

qreal TextFlow::top(int block) const
{
    updateTops();
    return m_tops[static_cast<size_t>(block)];
}

int TextFlow::blockAtY(qreal y) const
{
    updateTops();
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return std::clamp(
        static_cast<int>(after - m_tops.begin()) - 1, 0, static_cast<int>(m_heights.size()) - 1);
}

const QTextLayout &TextFlow::layout(int block)
{
    auto &kept = m_layouts[block];
    if (!kept) {
        const TextBlock &stretch = (*m_blocks)[static_cast<size_t>(block)];
        kept = std::make_unique<QTextLayout>(
            drawnText(QStringView(*m_text).mid(stretch.start, stretch.length)), m_font);
        placeLines(*kept, block);
    }
    return *kept;
}

void TextFlow::placeLines(QTextLayout &layout, int block)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(layout.text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeading);
    option.setTabStopDistance(m_averageWidth * 8);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    qreal y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(m_width);
        const qreal high = qMax(m_lineHeight, std::ceil(line.height()));
        line.setPosition({0, y + std::floor((high - line.height()) / 2)});
        y += high;
    }
    layout.endLayout();

    const TextBlock &stretch = (*m_blocks)[static_cast<size_t>(block)];
    qreal high = stretch.length == 0 ? std::ceil(m_lineHeight * emptyParagraph) : y;
    if (stretch.endsParagraph && stretch.length > 0)
        high += std::ceil(m_lineHeight * afterParagraph);
    m_measured[static_cast<size_t>(block)] = true;
    if (m_heights[static_cast<size_t>(block)] != static_cast<float>(high)) {
        m_heights[static_cast<size_t>(block)] = static_cast<float>(high);
        m_topsAreStale = true;
    }
}

qreal TextFlow::measure(qreal y, qreal height)
{
    if (m_heights.empty())
        return y;
    const int first = blockAtY(y);
    qreal at = top(first);
    // Someone who scrolls up comes in by the first block's lower end: that end must not move when
    // its height becomes known.
    const qreal below = at + blockHeight(first) - y;
    for (int block = first; block < static_cast<int>(m_heights.size()) && at < y + height;
         ++block) {
        const bool wasMeasured = m_measured[static_cast<size_t>(block)];
        if (!wasMeasured)
            layout(block);
        if (block == first && !wasMeasured)
            y = qMax(at, at + blockHeight(first) - below);
        at += blockHeight(block);
    }
    return y;
}

void TextFlow::measureAll()
{
    for (int block = 0; block < static_cast<int>(m_heights.size()); ++block)
        layout(block);
}

void TextFlow::trim(int first, int last)
{
    if (m_layouts.size() > layoutsKept)
        std::erase_if(m_layouts, [=](const auto &entry) {
            return entry.first < first - 20 || entry.first > last + 20;
        });
}

QRectF TextFlow::caretRect(qint32 position)
{
    const int block = blockOf(*m_blocks, position);
    const QTextLayout &laid = layout(block);
    const int inside = position - (*m_blocks)[static_cast<size_t>(block)].start;
    const QTextLine line = laid.lineForTextPosition(inside);
    if (!line.isValid())
        return {0, top(block), 1, m_lineHeight};
    return {line.cursorToX(inside), top(block) + line.y(), 1, line.height()};
}

qint32 TextFlow::positionAt(const QPointF &point)
{
    const int block = blockAtY(point.y());
    const QTextLayout &laid = layout(block);
    const qreal y = point.y() - top(block);
    for (int i = 0; i < laid.lineCount(); ++i) {
        const QTextLine line = laid.lineAt(i);
        if (y < line.y() + line.height() || i == laid.lineCount() - 1)
            return (*m_blocks)[static_cast<size_t>(block)].start + line.xToCursor(point.x());
    }
    return (*m_blocks)[static_cast<size_t>(block)].start;
}

std::vector<QRectF> TextFlow::rects(int block, qint32 start, qint32 end)
{
    const QTextLayout &laid = layout(block);
    const TextBlock &stretch = (*m_blocks)[static_cast<size_t>(block)];
    const int from = qMax(start, stretch.start) - stretch.start;
    const int to = qMin(end, stretch.end()) - stretch.start;
    std::vector<QRectF> found;
    const bool mixed = hasRightToLeft(laid.text());
    for (int i = 0; i < laid.lineCount(); ++i) {
        const QTextLine line = laid.lineAt(i);
        const int first = qMax(from, line.textStart());
        const int last = qMin(to, line.textStart() + line.textLength());
        if (first >= last)
            continue;
        for (const Span &span : spansOf(line, first, last, mixed)) {
            if (span.right > span.left)
                found.emplace_back(
                    span.left, top(block) + line.y(), span.right - span.left, line.height());
        }
    }
    return found;
}

QRectF TextFlow::bounds(qint32 start, qint32 end)
{
    const int first = blockOf(*m_blocks, start);
    const int last = blockOf(*m_blocks, qMax(start, end - 1));
    layout(first);
    layout(last);
    const QRectF begin = caretRect(start);
    const QRectF finish = caretRect(qMax(start, end - 1));
    return {0, begin.top(), m_width, finish.bottom() - begin.top()};
}

} // namespace sourceline
