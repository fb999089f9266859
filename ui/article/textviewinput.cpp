#include "ui/article/sentencewords.h"
#include "ui/article/textview.h"
#include "ui/article/textviewaccessible.h"
#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QStyleHints>
#include <QTextBoundaryFinder>
#include <QTimerEvent>
#include <QToolTip>

// How mouse and keys act on the text: the other half of TextView.
namespace sourceline {

int TextView::sentenceUnder(const QPoint &viewportPoint)
{
    const qint32 position = positionAt(viewportPoint);
    // xToCursor rounds to the nearer gap: the character under the pointer is the one before or
    // after it.
    for (const qint32 at : {position, position - 1}) {
        const int sentence = m_reader.sentenceAt(at);
        if (sentence < 0)
            continue;
        for (const QRectF &rect : visibleRects(at, at + 1)) {
            if (rect.adjusted(-1, -3, 1, 3).contains(viewportPoint))
                return sentence;
        }
    }
    return -1;
}

void TextView::setHovered(int sentence)
{
    viewport()->setCursor(sentence >= 0 ? Qt::PointingHandCursor : Qt::IBeamCursor);
    if (sentence != m_hovered) {
        m_hovered = sentence;
        viewport()->update();
    }
}

void TextView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = true;
    m_pressedAt = event->position().toPoint();
    m_walked = -1;
    moveCaret(positionAt(m_pressedAt), event->modifiers() & Qt::ShiftModifier);
}

void TextView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (!m_pressed) {
        setHovered(sentenceUnder(at));
        return;
    }
    if ((at - m_pressedAt).manhattanLength() < QApplication::startDragDistance()
        && m_anchor == m_caret)
        return;
    moveCaret(positionAt(at), true);
    if (!viewport()->rect().contains(at) && !m_dragTimer)
        m_dragTimer = startTimer(40);
}

void TextView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragTimer) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const QPoint at = viewport()->mapFromGlobal(QCursor::pos());
    if (!m_pressed || viewport()->rect().contains(at)) {
        killTimer(std::exchange(m_dragTimer, 0));
        return;
    }
    verticalScrollBar()->setValue(verticalScrollBar()->value()
                                  + (at.y() < 0 ? at.y() : at.y() - viewport()->height()));
    moveCaret(positionAt(at), true);
}

void TextView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_pressed, false))
        return;
    if (m_anchor != m_caret) {
        if (QGuiApplication::clipboard()->supportsSelection())
            QGuiApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
        return;
    }
    if (const int sentence = sentenceUnder(event->position().toPoint()); sentence >= 0) {
        const qint32 at = m_reader.sentences()[static_cast<size_t>(sentence)].start;
        m_walked = sentence;
        activate(m_reader.sentencesIn(qMax(at, m_caret - 1), qMax(at, m_caret - 1) + 1));
    }
}

void TextView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const qint32 at = positionAt(event->position().toPoint());
    select(wordEdge(at + 1, false), wordEdge(at, true));
    m_pressed = true;
}

void TextView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), QKeySequence::Copy, this, &TextView::copy)
        ->setEnabled(m_anchor != m_caret);
    menu->addAction(tr("Select &all"), QKeySequence::SelectAll, this, &TextView::selectAll);
    const int sentence =
        event->reason() == QContextMenuEvent::Mouse ? sentenceUnder(event->pos()) : m_walked;
    menu->addAction(tr("&Incidents that this supports"),
                    this,
                    [this, sentence] { activate(sentencesAround(sentence)); })
        ->setEnabled(sentence >= 0);
    menu->addSeparator();
    menu->addAction(
        tr("&Edit title, outlet, author, date, address…"), this, &TextView::changeAsked);
    menu->popup(event->reason() == QContextMenuEvent::Mouse
                    ? event->globalPos()
                    : viewport()->mapToGlobal(caretRect().bottomLeft()));
}

bool TextView::showTip(QHelpEvent *event)
{
    const int sentence = sentenceUnder(event->pos());
    if (const QString note = noteUnder(event->pos()); !note.isEmpty())
        QToolTip::showText(event->globalPos(), plainTip(note), viewport());
    else if (sentence < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(),
                           plainTip(sentenceSummary(m_document, m_reader, sentence, m_current)),
                           viewport());
    return true;
}

bool TextView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        return showTip(static_cast<QHelpEvent *>(event));
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QAbstractScrollArea::viewportEvent(event);
}

void TextView::activate(const std::vector<int> &sentences)
{
    if (sentences.empty())
        return;
    const CitedSentence &cited = m_reader.sentences()[static_cast<size_t>(sentences.back())];
    const auto rects = visibleRects(cited.start, cited.end);
    const QPoint below = rects.isEmpty()
                             ? viewport()->rect().center()
                             : rects.last().bottomLeft().toPoint() + QPoint(0, spacing::small);
    emit sentencesActivated(sentences, viewport()->mapToGlobal(below));
}

void TextView::walkTo(int sentence)
{
    m_walked = sentence;
    const CitedSentence &cited = m_reader.sentences()[static_cast<size_t>(sentence)];
    m_anchor = m_caret = cited.start;
    m_column.reset();
    showSentence(sentence);
    notifyCaretMoved(this);
    viewport()->update();
    emit chosenChanged();
}

bool TextView::focusNextPrevChild(bool next)
{
    const auto count = static_cast<int>(m_reader.sentences().size());
    int target = m_walked + (next ? 1 : -1);
    if (m_walked < 0 && next) {
        // Tab goes on from where the caret was put, not from the top.
        target = 0;
        while (target < count && m_reader.sentences()[static_cast<size_t>(target)].start < m_caret)
            ++target;
    } else if (m_walked < 0) {
        target = -1;
    }
    if (!hasFocus() || target < 0 || target >= count)
        return QAbstractScrollArea::focusNextPrevChild(next);
    walkTo(target);
    return true;
}

void TextView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TextView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    // The list of incidents takes the focus for a moment: the walk goes on behind it.
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        m_walked = -1;
    viewport()->update();
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const int sentence = m_walked >= 0 ? m_walked : m_reader.sentenceAt(m_caret);
        if (sentence >= 0)
            activate(sentencesAround(sentence));
    } else if ((event->modifiers() & Qt::AltModifier)
               && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        stepSentence(event->key() == Qt::Key_Down ? 1 : -1, event->modifiers() & Qt::ShiftModifier);
    } else if (event->key() == Qt::Key_Space) {
        verticalScrollBar()->triggerAction(event->modifiers() & Qt::ShiftModifier
                                               ? QScrollBar::SliderPageStepSub
                                               : QScrollBar::SliderPageStepAdd);
    } else if (!moveBy(event)) {
        event->ignore();
    }
}

bool TextView::moveBy(QKeyEvent *event)
{
    const bool keep = event->modifiers() & Qt::ShiftModifier;
    const bool wide = event->modifiers() & Qt::ControlModifier;
    const auto end = static_cast<qint32>(m_reader.text().size());
    qint32 to = m_caret;
    bool keepsColumn = false;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const bool forward = event->key() == Qt::Key_Right;
        to = wide ? wordEdge(m_caret, forward) : characterEdge(m_caret, forward);
        break;
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const bool page = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
        const qreal distance =
            page ? viewport()->height() - m_flow.lineHeight() : m_flow.lineHeight();
        to = verticalNeighbour(
            event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp ? -distance : distance);
        keepsColumn = true;
        break;
    }
    case Qt::Key_Home:
    case Qt::Key_End: {
        const bool home = event->key() == Qt::Key_Home;
        const QRectF line = m_flow.caretRect(m_caret);
        to = wide ? (home ? 0 : end) : m_flow.positionAt({home ? -1.0 : 1e6, line.center().y()});
        break;
    }
    default:
        return false;
    }
    const auto column = m_column;
    m_walked = -1;
    moveCaret(to, keep);
    if (keepsColumn)
        m_column = column;
    ensureCaretVisible();
    return true;
}

void TextView::moveCaret(qint32 position, bool keepAnchor)
{
    m_caret = position;
    if (!keepAnchor)
        m_anchor = position;
    m_column.reset();
    notifyCaretMoved(this);
    viewport()->update();
    emit chosenChanged();
}

void TextView::ensureCaretVisible()
{
    const QRectF caret = m_flow.caretRect(m_caret).translated(origin());
    QScrollBar *bar = verticalScrollBar();
    updateScrollBar();
    if (caret.top() < spacing::medium)
        bar->setValue(bar->value() + qFloor(caret.top()) - spacing::medium);
    else if (caret.bottom() > viewport()->height() - spacing::medium)
        bar->setValue(bar->value() + qCeil(caret.bottom()) - viewport()->height()
                      + spacing::medium);
}

qint32 TextView::verticalNeighbour(qreal distance)
{
    const QRectF caret = m_flow.caretRect(m_caret);
    if (!m_column)
        m_column = caret.left();
    qreal y = caret.center().y() + distance;
    if (y < 0)
        return 0;
    if (y >= m_flow.height())
        return static_cast<qint32>(m_reader.text().size());
    qint32 to = m_flow.positionAt({*m_column, y});
    // Between paragraphs there is room that belongs to the line above it: step on until the line is
    // another one.
    while (distance > 0 && m_flow.caretRect(to).top() <= caret.top()
           && (y += m_flow.lineHeight() / 2) < m_flow.height())
        to = m_flow.positionAt({*m_column, y});
    return to;
}

qint32 TextView::characterEdge(qint32 position, bool forward)
{
    const TextBlock &block =
        m_reader.blocks()[static_cast<size_t>(blockOf(m_reader.blocks(), position))];
    const auto size = static_cast<qint32>(m_reader.text().size());
    if (forward)
        return position >= block.end() ? qMin(position + 1, size)
                                       : block.start
                                             + m_flow.layout(blockOf(m_reader.blocks(), position))
                                                   .nextCursorPosition(position - block.start);
    if (position > block.start)
        return block.start
               + m_flow.layout(blockOf(m_reader.blocks(), position))
                     .previousCursorPosition(position - block.start);
    if (position == 0)
        return 0;
    const int before = blockOf(m_reader.blocks(), position - 1);
    const TextBlock &previous = m_reader.blocks()[static_cast<size_t>(before)];
    return previous.endsParagraph
               ? previous.end()
               : previous.start + m_flow.layout(before).previousCursorPosition(previous.length);
}

qint32 TextView::wordEdge(qint32 position, bool forward) const
{
    // A window is enough, and keeps a text without spaces from being searched as a whole.
    const qint32 start = qMax(0, position - 400);
    const auto window = QStringView(m_reader.text()).mid(start, 800);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, window.data(), window.size());
    finder.setPosition(position - start);
    while (true) {
        const auto edge = forward ? finder.toNextBoundary() : finder.toPreviousBoundary();
        if (edge < 0)
            return forward ? start + static_cast<qint32>(window.size()) : start;
        const auto wanted =
            forward ? QTextBoundaryFinder::EndOfItem : QTextBoundaryFinder::StartOfItem;
        if (finder.boundaryReasons() & wanted)
            return start + static_cast<qint32>(edge);
    }
}

} // namespace sourceline
