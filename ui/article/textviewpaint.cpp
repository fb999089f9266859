#include "ui/article/textviewpaint.h"

#include <QPainterPath>

#include <algorithm>
#include <array>

namespace sourceline {

namespace {

constexpr double otherIncidents =
    0.42; // strength of a fill that no record of the current incident rests on
constexpr qreal bandHeight = 2;
constexpr qreal currentMarkLeft = -14;
constexpr qreal otherMarkLeft = -19;

// The rarer support names the colour; the others become bands below it.
constexpr std::array<quint8, 4> byWeight = {
    SupportsAttribution, SupportsFigure, SupportsEvent, SupportsOther};

} // namespace

TextViewPainter::TextViewPainter(QPainter &painter,
                                 const ReaderText &reader,
                                 TextFlow &flow,
                                 const QPalette &palette,
                                 const TextViewState &state)
    : m_painter(painter)
    , m_reader(reader)
    , m_flow(flow)
    , m_palette(palette)
    , m_theme(Theme::of(palette))
    , m_state(state)
{}

QColor TextViewPainter::fillOf(quint8 supports) const
{
    if (supports & SupportsAttribution)
        return m_theme.attribution;
    if (supports & SupportsFigure)
        return m_theme.figure;
    return supports & SupportsEvent ? m_theme.event : m_theme.other;
}

QColor TextViewPainter::stronger(QColor fill, double strength) const
{
    return faded(m_theme.isDark ? fill.lighter(170) : fill, strength * 1.6);
}

QColor TextViewPainter::phraseFill(QColor fill) const
{
    return faded(m_theme.isDark ? fill.lighter(150) : fill, m_theme.isDark ? 0.55 : 0.42);
}

void TextViewPainter::drawBlock(int block)
{
    const TextBlock &stretch = m_reader.blocks()[static_cast<size_t>(block)];
    const auto sentences = m_reader.sentencesIn(stretch.start, stretch.end());
    drawFills(block, sentences);
    drawPhrases(block, sentences);
    drawText(block);
    drawMatches(block);
    drawDashes(block, sentences);
    drawMarginMarks(block, sentences);
}

void TextViewPainter::drawFills(int block, const std::vector<int> &sentences)
{
    if (sentences.empty())
        return;
    const TextBlock &stretch = m_reader.blocks()[static_cast<size_t>(block)];
    std::vector<qint32> edges;
    for (const int index : sentences) {
        const CitedSentence &sentence = m_reader.sentences()[static_cast<size_t>(index)];
        edges.push_back(qMax(sentence.start, stretch.start));
        edges.push_back(qMin(sentence.end, stretch.end()));
    }
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    for (size_t i = 0; i + 1 < edges.size(); ++i) {
        quint8 all = 0;
        quint8 current = 0;
        for (const int index : sentences) {
            const CitedSentence &sentence = m_reader.sentences()[static_cast<size_t>(index)];
            if (sentence.start <= edges[i] && sentence.end >= edges[i + 1]) {
                all = static_cast<quint8>(all | sentence.supports);
                current = static_cast<quint8>(current | sentence.supportsCurrent);
            }
        }
        if (all)
            drawStretch(block, edges[i], edges[i + 1], current ? current : all, current != 0);
    }
}

void TextViewPainter::drawStretch(
    int block, qint32 start, qint32 end, quint8 supports, bool ofCurrent)
{
    const double strength = ofCurrent ? 1 : otherIncidents;
    std::vector<quint8> kinds;
    std::copy_if(byWeight.begin(),
                 byWeight.end(),
                 std::back_inserter(kinds),
                 [supports](quint8 bit) { return (supports & bit) != 0; });
    for (const QRectF &rect : m_flow.rects(block, start, end)) {
        m_painter.fillRect(rect, faded(fillOf(supports), strength));
        for (size_t band = 1; band < kinds.size() && kinds[band] != SupportsOther; ++band) {
            const qreal y = rect.bottom() - bandHeight * static_cast<qreal>(band);
            m_painter.fillRect(QRectF(rect.left(), y, rect.width(), bandHeight),
                               stronger(fillOf(kinds[band]), strength));
        }
    }
}

void TextViewPainter::drawPhrases(int block, const std::vector<int> &sentences)
{
    const TextBlock &stretch = m_reader.blocks()[static_cast<size_t>(block)];
    const auto &phrases = m_reader.phrases();
    for (const int index : sentences) {
        const CitedSentence &sentence = m_reader.sentences()[static_cast<size_t>(index)];
        if (!sentence.supportsCurrent)
            continue;
        auto phrase = std::lower_bound(
            phrases.begin(), phrases.end(), index, [](const CitedPhrase &one, int of) {
                return one.sentence < of;
            });
        for (; phrase != phrases.end() && phrase->sentence == index; ++phrase) {
            if (phrase->start < stretch.end() && phrase->end > stretch.start) {
                for (const QRectF &rect : m_flow.rects(block, phrase->start, phrase->end))
                    m_painter.fillRect(rect, phraseFill(fillOf(sentence.supportsCurrent)));
            }
        }
    }
}

QList<QTextLayout::FormatRange> TextViewPainter::paleRanges(const TextBlock &stretch) const
{
    const auto &pale = m_reader.pale();
    QList<QTextLayout::FormatRange> ranges;
    auto one = std::lower_bound(
        pale.begin(), pale.end(), stretch.start, [](const TextRange &range, qint32 start) {
            return range.end <= start;
        });
    for (; one != pale.end() && one->start < stretch.end(); ++one) {
        QTextLayout::FormatRange range;
        range.start = qMax(one->start, stretch.start) - stretch.start;
        range.length = qMin(one->end, stretch.end()) - stretch.start - range.start;
        range.format.setForeground(m_theme.quiet);
        ranges.append(range);
    }
    return ranges;
}

void TextViewPainter::drawText(int block)
{
    const TextBlock &stretch = m_reader.blocks()[static_cast<size_t>(block)];
    QList<QTextLayout::FormatRange> selections = paleRanges(stretch);
    const int from = qMax(m_state.selectionStart, stretch.start) - stretch.start;
    const int to = qMin(m_state.selectionEnd, stretch.end()) - stretch.start;
    if (from < to) {
        QTextLayout::FormatRange selected;
        selected.start = from;
        selected.length = to - from;
        const auto group = m_state.focused ? QPalette::Active : QPalette::Inactive;
        // The selection must show on top of every fill, whose blue is close to the palette's
        // highlight.
        selected.format.setBackground(m_theme.accent);
        selected.format.setForeground(m_palette.color(group, QPalette::Base));
        selections.append(selected);
    }
    m_painter.setPen(m_palette.color(QPalette::Text));
    m_flow.layout(block).draw(&m_painter, {0, m_flow.top(block)}, selections);
}

// A frame over the text, so that it shows on every fill; on what is selected, where red on blue
// would not, in the text's own colour and without a fill that would pale it.
void TextViewPainter::drawMatches(int block)
{
    const TextBlock &stretch = m_reader.blocks()[static_cast<size_t>(block)];
    auto match = std::ranges::lower_bound(
        m_state.matches, stretch.start, {}, [](const UnitRange &one) { return one.end - 1; });
    if (match == m_state.matches.end() || match->start >= stretch.end())
        return;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (; match != m_state.matches.end() && match->start < stretch.end(); ++match) {
        const bool isSelected =
            match->start < m_state.selectionEnd && match->end > m_state.selectionStart;
        m_painter.setPen(QPen(isSelected ? m_palette.color(QPalette::Base) : m_theme.warning, 1.3));
        m_painter.setBrush(isSelected ? QBrush() : QBrush(faded(m_theme.warning, 0.16)));
        for (const QRectF &rect : m_flow.rects(block, match->start, match->end))
            m_painter.drawRoundedRect(rect.adjusted(-1, 1.5, 1, -1.5), 2.5, 2.5);
    }
    m_painter.restore();
}

void TextViewPainter::drawDashes(int block, const std::vector<int> &sentences)
{
    for (const int index : sentences) {
        const CitedSentence &sentence = m_reader.sentences()[static_cast<size_t>(index)];
        if (!sentence.moved && !sentence.fuzzy)
            continue;
        QPen pen(sentence.fuzzy ? m_theme.warning : m_theme.quiet, 1.2);
        pen.setDashPattern({3, 3});
        m_painter.setPen(pen);
        for (const QRectF &rect : m_flow.rects(block, sentence.start, sentence.end))
            m_painter.drawLine(QPointF(rect.left(), rect.bottom() + 0.5),
                               QPointF(rect.right(), rect.bottom() + 0.5));
    }
}

void TextViewPainter::drawMarginMarks(int block, const std::vector<int> &sentences)
{
    for (const int index : sentences) {
        const CitedSentence &sentence = m_reader.sentences()[static_cast<size_t>(index)];
        const auto rects = m_flow.rects(block, sentence.start, sentence.end);
        if (rects.empty())
            continue;
        const qreal top = rects.front().top();
        const qreal height = rects.back().bottom() - top;
        if (sentence.supportsCurrent)
            m_painter.fillRect(QRectF(currentMarkLeft, top, 3, height), m_theme.accent);
        if (sentence.ofOthers)
            m_painter.fillRect(QRectF(otherMarkLeft, top, 2, height), m_theme.hairline);
    }
}

void TextViewPainter::drawOutlines(int firstBlock, int lastBlock)
{
    const auto &blocks = m_reader.blocks();
    const qint32 start = blocks[static_cast<size_t>(firstBlock)].start;
    const qint32 end = blocks[static_cast<size_t>(lastBlock)].end();
    for (const int index : m_reader.sentencesIn(start, end)) {
        if (m_reader.sentences()[static_cast<size_t>(index)].lit)
            outline(index, firstBlock, lastBlock, QPen(m_theme.accent, 1.8));
        else if (index == m_state.walked && m_state.focused)
            outline(index,
                    firstBlock,
                    lastBlock,
                    QPen(m_palette.color(QPalette::Text), 1, Qt::DotLine));
        else if (index == m_state.hovered)
            outline(index, firstBlock, lastBlock, QPen(faded(m_theme.accent, 0.6), 1));
    }
}

void TextViewPainter::outline(int sentence, int firstBlock, int lastBlock, const QPen &pen)
{
    const CitedSentence &cited = m_reader.sentences()[static_cast<size_t>(sentence)];
    QPainterPath shape;
    QRectF above;
    const int first = qMax(firstBlock, blockOf(m_reader.blocks(), cited.start));
    const int last = qMin(lastBlock, blockOf(m_reader.blocks(), cited.end - 1));
    for (int block = first; block <= last; ++block) {
        for (QRectF rect : m_flow.rects(block, cited.start, cited.end)) {
            rect.adjust(-1.5, -1, 1.5, 1);
            // Lines have a gap between them: close it where they lie above each other, so that one
            // outline results.
            if (above.isValid() && rect.top() > above.bottom()
                && rect.top() - above.bottom() < m_flow.lineHeight() / 2
                && rect.left() < above.right() && above.left() < rect.right())
                rect.setTop(above.bottom());
            QPainterPath one;
            one.addRoundedRect(rect, 3, 3);
            shape = shape.united(one);
            if (above.isValid() && rect.top() <= above.bottom()) {
                // Bridges the rounded corners where the two lie above each other.
                const QRectF shared(QPointF(qMax(rect.left(), above.left()), rect.top() - 3),
                                    QPointF(qMin(rect.right(), above.right()), rect.top() + 3));
                QPainterPath bridge;
                bridge.addRect(shared);
                shape = shape.united(bridge);
            }
            above = rect;
        }
    }
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(shape.simplified());
    m_painter.restore();
}

} // namespace sourceline
