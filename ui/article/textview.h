#pragma once

#include "ui/article/readertext.h"
#include "ui/article/textflow.h"
#include "ui/article/wholesentences.h"

#include <QAbstractScrollArea>
#include <QPointer>

class QVariantAnimation;

namespace sourceline {

/// A note on a stretch of the text, in units.
struct TextNote
{
    UnitRange range;
    QString words; ///< with who and when
};

/// A document's text, read only, exactly as stored: positions, selection and copies are those of
/// the stored characters. Tab walks over the cited sentences, Enter or a click tells of one; arrows
/// move a caret.
class TextView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TextView(QWidget *parent = nullptr);

    void setDocument(const DocumentView &document);

    const DocumentView &document() const { return m_document; }

    const ReaderText &reader() const { return m_reader; }

    void setCurrentIncident(Id incident);
    void setLit(const QSet<Id> &citations);
    /// Where words that are searched for stand, by place.
    void setMatches(std::vector<UnitRange> matches);

    const std::vector<UnitRange> &matches() const { return m_matches; }

    /// Scrolls so that the sentence is well inside the view; does nothing where it is already.
    void showSentence(int sentence);
    void showStretch(UnitRange stretch);
    /// At once, with a line of what stands around it where there is room; its beginning where there
    /// is none.
    void keepInSight(UnitRange stretch);
    int heightFor(UnitRange stretch); ///< with a line around it

    int lineHeight() const { return qRound(m_flow.lineHeight()); }

    /// The incidents behind the sentences at a place, as sentenceActivated() means them.
    std::vector<int> sentencesAround(int sentence) const;

    void select(qint32 anchor, qint32 caret); ///< UTF-16 units of the stored text

    qint32 anchor() const { return m_anchor; }

    qint32 caret() const { return m_caret; }

    QString selectedText() const; ///< the stored characters

    /// What is selected, else the cited sentence that Tab went to; empty where there is neither.
    UnitRange chosen() const;

    /// Notes on stretches of the text: a mark in the right margin, the words as its tool tip.
    void setNotes(std::vector<TextNote> notes);
    QString notesAt(UnitRange range) const; ///< one line each

    /// Sentences that need not be read again, in code points: drawn paler.
    void setPale(const std::vector<TextRange> &ranges);

    int walkedSentence() const { return m_walked; }

    /// Where a stretch of text shows, in viewport coordinates; empty where it is scrolled out.
    QList<QRectF> visibleRects(qint32 start, qint32 end);
    qint32 positionAt(const QPoint &viewportPoint);
    QRect caretRect();

public slots:
    void copy();
    void selectAll();

signals:
    void chosenChanged();
    void changeAsked(); ///< of what is recorded of the document beside its text
    /// `sentences` are those at the place, longest first; `at` is global and below it.
    void sentencesActivated(const std::vector<int> &sentences, const QPoint &at);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void relayout();
    void updateScrollBar();
    QPointF origin() const; ///< of the text, in viewport coordinates
    void moveCaret(qint32 position, bool keepAnchor);
    bool moveBy(QKeyEvent *event);
    void stepSentence(int by, bool extends);
    void paintNotes(QPainter &painter, int firstBlock, int lastBlock);
    std::optional<QRectF> noteMark(const TextNote &note); ///< in the text's coordinates
    QString noteUnder(const QPoint &viewportPoint);
    qint32 wordEdge(qint32 position, bool forward) const;
    qint32 characterEdge(qint32 position, bool forward);
    qint32 verticalNeighbour(qreal distance);
    void ensureCaretVisible();
    void walkTo(int sentence);
    void activate(const std::vector<int> &sentences);
    void setHovered(int sentence);
    bool showTip(QHelpEvent *event);
    int sentenceUnder(const QPoint &viewportPoint);

    DocumentView m_document;
    ReaderText m_reader;
    TextFlow m_flow;
    Id m_current;
    std::vector<TextNote> m_notes;
    std::vector<UnitRange> m_matches;
    qint32 m_anchor = 0;
    qint32 m_caret = 0;
    std::optional<qreal> m_column; // the x that Up and Down keep
    int m_walked = -1;
    int m_hovered = -1;
    bool m_pressed = false;
    QPoint m_pressedAt;
    int m_dragTimer = 0;
    QPointer<QVariantAnimation> m_scrolling;
};

} // namespace sourceline
