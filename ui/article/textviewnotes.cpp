#include "ui/article/textview.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStringList>

// Whole sentences that are chosen to be cited, and notes in the margin: a part of TextView.
namespace sourceline {

namespace {

constexpr qreal markSide = 9;
constexpr qreal markGap = 5; // between text and mark

} // namespace

UnitRange TextView::chosen() const
{
    if (m_anchor != m_caret)
        return {qMin(m_anchor, m_caret), qMax(m_anchor, m_caret)};
    if (m_walked < 0)
        return {};
    const CitedSentence &cited = m_reader.sentences()[static_cast<size_t>(m_walked)];
    return {cited.start, cited.end};
}

void TextView::stepSentence(int by, bool extends)
{
    const UnitRange now = chosen();
    const UnitRange here = now.isEmpty() ? wholeSentences(m_reader.text(), m_caret, m_caret)
                                         : wholeSentences(m_reader.text(), now.start, now.end);
    const UnitRange to =
        now.isEmpty() && !here.isEmpty()
            ? here
            : neighbourSentence(
                m_reader.text(), here.isEmpty() ? UnitRange{m_caret, m_caret} : here, by);
    if (to.isEmpty())
        return;
    m_walked = -1;
    if (extends && !now.isEmpty())
        select(by > 0 ? here.start : here.end, by > 0 ? to.end : to.start);
    else
        select(to.start, to.end);
    keepInSight(to);
}

void TextView::setNotes(std::vector<TextNote> notes)
{
    m_notes = std::move(notes);
    viewport()->update();
    emit chosenChanged();
}

void TextView::setPale(const std::vector<TextRange> &ranges)
{
    m_reader.setPale(ranges);
    viewport()->update();
}

QString TextView::notesAt(UnitRange range) const
{
    QStringList words;
    for (const TextNote &note : m_notes) {
        if (note.range.start < range.end && range.start < note.range.end)
            words += note.words;
    }
    return words.join(u'\n');
}

std::optional<QRectF> TextView::noteMark(const TextNote &note)
{
    const auto rects = m_flow.rects(
        blockOf(m_reader.blocks(), note.range.start), note.range.start, note.range.end);
    if (rects.empty())
        return {};
    const qreal left = m_flow.width() + markGap;
    return QRectF(left, rects.front().center().y() - markSide / 2, markSide, markSide);
}

// A slip of paper with a corner turned down: nothing that a citation looks like.
void TextView::paintNotes(QPainter &painter, int firstBlock, int lastBlock)
{
    const Theme &theme = Theme::of(palette());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(faded(theme.accent, 0.2));
    for (const TextNote &note : m_notes) {
        const int block = blockOf(m_reader.blocks(), note.range.start);
        if (block < firstBlock || block > lastBlock)
            continue;
        const auto mark = noteMark(note);
        if (!mark)
            continue;
        QPainterPath slip(mark->topLeft());
        slip.lineTo(mark->right() - 3, mark->top());
        slip.lineTo(mark->right(), mark->top() + 3);
        slip.lineTo(mark->bottomRight());
        slip.lineTo(mark->bottomLeft());
        slip.closeSubpath();
        painter.drawPath(slip);
    }
    painter.restore();
}

QString TextView::noteUnder(const QPoint &viewportPoint)
{
    QStringList words;
    for (const TextNote &note : m_notes) {
        const auto mark = noteMark(note);
        if (mark && mark->adjusted(-3, -3, 3, 3).translated(origin()).contains(viewportPoint))
            words += note.words;
    }
    return words.join(u'\n');
}

} // namespace sourceline
