#include "ui/article/textview.h"

#include "ui/article/textviewaccessible.h"
#include "ui/article/textviewpaint.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStyle>
#include <QVariantAnimation>
#include <QtMath>

namespace sourceline {

namespace {

constexpr int widestText = 760;           // a longer line is hard to read
constexpr qint32 measuredAtOnce = 60'000; // units; laying these out takes a few frames at most

} // namespace

TextView::TextView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    installTextViewAccessibility();
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Article text"));
    m_flow.setFont(font());
    m_flow.setText(m_reader.text(), m_reader.blocks());
    relayout();
}

void TextView::setDocument(const DocumentView &document)
{
    if (m_scrolling)
        m_scrolling->stop();
    // The same text with other highlights, after an edit: the reader stays where they read.
    const bool sameText = document.shown == m_document.shown && document.text == m_document.text;
    m_document = document;
    m_reader = ReaderText(document);
    m_reader.setCurrentIncident(m_current);
    if (!sameText)
        m_anchor = m_caret = 0;
    m_walked = m_hovered = -1;
    m_column.reset();
    if (sameText) {
        viewport()->update(); // laid out already; the flow points into m_reader
    } else {
        m_flow.setText(m_reader.text(), m_reader.blocks());
        verticalScrollBar()->setValue(0);
        relayout();
        verticalScrollBar()->setValue(0);
        m_notes.clear();
        m_matches.clear();
        notifyTextChanged(this);
    }
    emit chosenChanged();
}

void TextView::setCurrentIncident(Id incident)
{
    m_current = incident;
    m_reader.setCurrentIncident(incident);
    viewport()->update();
}

void TextView::setLit(const QSet<Id> &citations)
{
    m_reader.setLit(citations);
    viewport()->update();
}

void TextView::setMatches(std::vector<UnitRange> matches)
{
    m_matches = std::move(matches);
    viewport()->update();
}

QPointF TextView::origin() const
{
    return {static_cast<qreal>(spacing::margin),
            static_cast<qreal>(spacing::medium - verticalScrollBar()->value())};
}

void TextView::relayout()
{
    // What is on top stays on top when the width changes.
    const qreal y = verticalScrollBar()->value();
    const int block = m_flow.blockAtY(y);
    const qreal inside =
        m_flow.blockHeight(block) > 0 ? (y - m_flow.top(block)) / m_flow.blockHeight(block) : 0;
    m_flow.setWidth(qMin(viewport()->width() - spacing::margin - spacing::large, widestText));
    if (m_reader.text().size() <= measuredAtOnce)
        m_flow.measureAll();
    updateScrollBar();
    verticalScrollBar()->setValue(qRound(m_flow.top(block) + inside * m_flow.blockHeight(block)));
    viewport()->update();
}

void TextView::updateScrollBar()
{
    const int content = static_cast<int>(std::ceil(m_flow.height())) + 2 * spacing::large;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(qRound(m_flow.lineHeight()));
    verticalScrollBar()->setRange(0, qMax(0, content - viewport()->height()));
}

void TextView::paintEvent(QPaintEvent *)
{
    const qreal y = verticalScrollBar()->value() - spacing::medium;
    const qreal corrected = m_flow.measure(y, viewport()->height() + m_flow.lineHeight());
    updateScrollBar();
    if (corrected != y) {
        const QSignalBlocker quiet(verticalScrollBar());
        verticalScrollBar()->setValue(qRound(corrected) + spacing::medium);
    }

    QPainter painter(viewport());
    painter.translate(origin());
    const int first = m_flow.blockAtY(verticalScrollBar()->value() - spacing::medium);
    const int last = m_flow.blockAtY(verticalScrollBar()->value() + viewport()->height());
    TextViewState state;
    state.selectionStart = qMin(m_anchor, m_caret);
    state.selectionEnd = qMax(m_anchor, m_caret);
    state.walked = m_walked;
    state.hovered = m_hovered;
    state.focused = hasFocus();
    state.matches = m_matches;
    TextViewPainter text(painter, m_reader, m_flow, palette(), state);
    for (int block = first; block <= last; ++block)
        text.drawBlock(block);
    text.drawOutlines(first, last);
    paintNotes(painter, first, last);
    if (hasFocus()) {
        const QRectF caret = m_flow.caretRect(m_caret);
        painter.fillRect(QRectF(caret.left(), caret.top(), 1.5, caret.height()),
                         palette().color(QPalette::Text));
    }
    m_flow.trim(first, last);
}

void TextView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    // What is chosen and was to be seen still is, however low the view becomes.
    const UnitRange chosenHere = chosen();
    const qreal top = m_flow.bounds(chosenHere.start, chosenHere.end).top() + spacing::medium
                      - verticalScrollBar()->value();
    const bool wasSeen =
        !chosenHere.isEmpty() && top >= 0 && top < event->oldSize().height() - lineHeight();
    relayout();
    if (wasSeen)
        keepInSight(chosenHere);
}

void TextView::keepInSight(UnitRange stretch)
{
    if (m_scrolling)
        m_scrolling->stop();
    updateScrollBar();
    QScrollBar *bar = verticalScrollBar();
    const QRectF where = m_flow.bounds(stretch.start, stretch.end).translated(0, spacing::medium);
    const qreal high = viewport()->height();
    const qreal around = qBound(0.0, (high - where.height()) / 2, m_flow.lineHeight());
    if (where.bottom() + around > bar->value() + high)
        bar->setValue(qCeil(where.bottom() + around - high));
    if (where.top() - around < bar->value())
        bar->setValue(qFloor(where.top() - around));
}

int TextView::heightFor(UnitRange stretch)
{
    return qCeil(m_flow.bounds(stretch.start, stretch.end).height()) + 2 * lineHeight();
}

void TextView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void TextView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_flow.setFont(font());
        relayout();
    } else if (event->type() == QEvent::PaletteChange) {
        viewport()->update();
    }
}

void TextView::showSentence(int sentence)
{
    const CitedSentence &cited = m_reader.sentences()[static_cast<size_t>(sentence)];
    showStretch({cited.start, cited.end});
}

void TextView::showStretch(UnitRange stretch)
{
    const auto where = [this, stretch] {
        return m_flow.bounds(stretch.start, stretch.end).translated(0, spacing::medium);
    };
    QScrollBar *bar = verticalScrollBar();
    const qreal high = viewport()->height();
    const QRectF now = where().translated(0, -bar->value());
    if (now.top() >= high * 0.08 && now.bottom() <= high * 0.85)
        return;
    const auto target = [this, where, high] {
        updateScrollBar();
        const QRectF rect = where();
        return qMax(0.0,
                    rect.top() - qMin(high * 0.3, qMax(high * 0.08, (high - rect.height()) / 2)));
    };
    if (m_scrolling)
        m_scrolling->stop();
    const int duration = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    if (duration <= 0 || !isVisible()) {
        bar->setValue(qRound(target()));
        return;
    }
    // From afar, only the last screen is travelled: nobody reads what flies by.
    const qreal end = target();
    const qreal start =
        qBound(end - 1.5 * high, static_cast<qreal>(bar->value()), end + 1.5 * high);
    m_scrolling = new QVariantAnimation(this);
    m_scrolling->setStartValue(0.0);
    m_scrolling->setEndValue(1.0);
    m_scrolling->setDuration(duration);
    m_scrolling->setEasingCurve(QEasingCurve::OutCubic);
    // Blocks are measured on the way, which moves the target: ask for it in every frame.
    connect(m_scrolling,
            &QVariantAnimation::valueChanged,
            this,
            [bar, start, target](const QVariant &part) {
                bar->setValue(qRound(start + (target() - start) * part.toDouble()));
            });
    m_scrolling->start(QAbstractAnimation::DeleteWhenStopped);
}

std::vector<int> TextView::sentencesAround(int sentence) const
{
    const CitedSentence &cited = m_reader.sentences()[static_cast<size_t>(sentence)];
    return m_reader.sentencesIn(cited.start, cited.end);
}

void TextView::select(qint32 anchor, qint32 caret)
{
    const auto size = static_cast<qint32>(m_reader.text().size());
    m_anchor = qBound(0, anchor, size);
    moveCaret(qBound(0, caret, size), true);
}

QString TextView::selectedText() const
{
    return m_reader.text().mid(qMin(m_anchor, m_caret), qAbs(m_caret - m_anchor));
}

void TextView::copy()
{
    if (m_anchor != m_caret)
        QGuiApplication::clipboard()->setText(selectedText());
}

void TextView::selectAll()
{
    select(0, static_cast<qint32>(m_reader.text().size()));
}

QList<QRectF> TextView::visibleRects(qint32 start, qint32 end)
{
    QList<QRectF> found;
    const int last = blockOf(m_reader.blocks(), qMax(start, end - 1));
    for (int block = blockOf(m_reader.blocks(), start); block <= last; ++block) {
        for (const QRectF &rect : m_flow.rects(block, start, end)) {
            const QRectF shown = rect.translated(origin());
            if (shown.intersects(viewport()->rect()))
                found += shown;
        }
    }
    return found;
}

qint32 TextView::positionAt(const QPoint &viewportPoint)
{
    return m_flow.positionAt(viewportPoint - origin());
}

QRect TextView::caretRect()
{
    return m_flow.caretRect(m_caret).translated(origin()).toAlignedRect();
}

} // namespace sourceline
