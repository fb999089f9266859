#include "ui/common/pickfield.h"

#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>

#include <algorithm>

namespace sourceline {

namespace {

// What a line edit has for its text: the frame, and two pixels that it keeps on each side.
QRect textRect(const QLineEdit &edit)
{
    QStyleOptionFrame option;
    option.initFrom(&edit);
    option.lineWidth = 1;
    return edit.style()
        ->subElementRect(QStyle::SE_LineEditContents, &option, &edit)
        .marginsRemoved(edit.textMargins())
        .adjusted(2, 0, -2, 0);
}

bool isCut(const QLineEdit &edit)
{
    return edit.fontMetrics().horizontalAdvance(edit.text()) > textRect(edit).width();
}

} // namespace

PickField::PickField(QWidget *parent)
    : QLineEdit(parent)
{
    connect(this, &QLineEdit::textEdited, this, [this](const QString &typed) {
        m_id = {};
        m_new = false;
        setDetail({});
        emit changed();
        if (typed.trimmed().isEmpty())
            close();
        else
            emit asked(typed.trimmed());
    });
}

bool PickField::isUnresolved() const
{
    return !m_id.isValid() && !m_new && !text().trimmed().isEmpty();
}

void PickField::setRecord(Id id, const QString &name, const QString &detail)
{
    m_id = id;
    m_new = false;
    setText(name);
    setCursorPosition(0);
    setDetail(id.isValid() ? detail : QString());
    emit changed();
}

void PickField::setNew(const QString &name, const QString &detail)
{
    m_id = {};
    m_new = true;
    setText(name);
    if (!hasFocus())
        setCursorPosition(0); // its beginning is what is read
    setDetail(detail);
    emit changed();
}

void PickField::setDetail(const QString &detail)
{
    m_detail = detail;
    fitDetail();
    setAccessibleDescription(detail);
    update();
}

void PickField::fitDetail()
{
    int room = m_detail.isEmpty()
                   ? 0
                   : fontMetrics().horizontalAdvance(m_detail) + spacing::medium + spacing::small;
    const int name = fontMetrics().horizontalAdvance(text()) + 2 * spacing::medium;
    if (name + room > width())
        room = m_keepsDetail ? std::min(room, width() / 2) : 0;
    const QMargins margins(0, 0, room, 0);
    if (margins != textMargins())
        setTextMargins(margins);
    if (m_keepsDetail || isCut(*this))
        setToolTip(m_detail.isEmpty() ? plainTip(text()) : plainTip(text() + u'\n' + m_detail));
    else
        setToolTip({});
}

void PickField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    fitDetail();
}

void PickField::offer(std::vector<PickRow> rows)
{
    if (!hasFocus() || m_new)
        return;
    if (!m_popup) {
        m_popup = new PickPopup(this);
        connect(m_popup, &PickPopup::picked, this, &PickField::pick);
    }
    m_popup->open(std::move(rows));
}

bool PickField::isListOpen() const
{
    return m_popup && m_popup->isVisible();
}

void PickField::close()
{
    if (m_popup)
        m_popup->hide();
}

void PickField::pick(const PickRow &row)
{
    const PickRow chosen = row; // the list may change under it
    close();
    if (!chosen.id.isValid())
        make();
    else
        setRecord(chosen.id, chosen.name, chosen.detail);
}

bool PickField::make()
{
    if (!m_isFree || text().trimmed().isEmpty() || m_id.isValid())
        return false;
    close();
    setNew(text().trimmed(), m_detail);
    return true;
}

void PickField::resolve()
{
    if (isUnresolved())
        emit exactAsked(text().trimmed());
}

// Shift+Return: nobody makes a second record of a name without knowing of the first.
void PickField::makeUnlessKnown()
{
    resolve();
    if (!isUnresolved())
        return close();
    if (m_isFree(text().trimmed()))
        make();
    else
        emit asked(text().trimmed());
}

void PickField::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool down = event->key() == Qt::Key_Down;
    if (down || event->key() == Qt::Key_Up) {
        if (isListOpen())
            m_popup->step(down ? 1 : -1);
        else if (down)
            emit asked(m_id.isValid() ? QString() : text().trimmed());
        return;
    }
    if (isReturn && event->modifiers().testFlag(Qt::ShiftModifier) && m_isFree && isUnresolved())
        return makeUnlessKnown();
    if (isReturn && isListOpen() && !event->modifiers().testFlag(Qt::ControlModifier)) {
        if (const PickRow *row = m_popup->current())
            pick(*row);
        else
            make(); // nothing that is here is meant
        return;
    }
    if (event->key() == Qt::Key_Escape && isListOpen())
        return close();
    QLineEdit::keyPressEvent(event);
}

bool PickField::focusNextPrevChild(bool next)
{
    const PickRow *row = m_popup ? m_popup->current() : nullptr;
    if (row && next)
        pick(*row);
    return QLineEdit::focusNextPrevChild(next);
}

void PickField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    close();
    if (!hasSelectedText())
        setCursorPosition(0); // a name is known by its beginning
    resolve();
    update();
}

void PickField::hideEvent(QHideEvent *event)
{
    close();
    QLineEdit::hideEvent(event);
}

void PickField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    const QRect inside = rect().adjusted(spacing::small + 2, 0, -spacing::small - 2, 0);
    if (cursorPosition() == 0 && isCut(*this)) {
        const QString more = QStringLiteral("\u2026");
        QRect end = textRect(*this);
        end.setRight(end.right() + 2);
        end.setLeft(end.right() - fontMetrics().horizontalAdvance(more) - 2);
        painter.fillRect(end.adjusted(0, 1, 0, -1), palette().color(QPalette::Base));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(end, Qt::AlignRight | Qt::AlignVCenter, more);
    }
    painter.setPen(theme.quiet);
    if (const int room = textMargins().right() - spacing::medium; room > 0)
        painter.drawText(inside,
                         Qt::AlignRight | Qt::AlignVCenter,
                         fontMetrics().elidedText(m_detail, Qt::ElideRight, room));
    if (isUnresolved() && !hasFocus())
        painter.fillRect(inside.left(), height() - 4, inside.width(), 1, theme.warning);
}

} // namespace sourceline
