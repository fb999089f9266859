#include "ui/filter/filterline.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextCharFormat>

namespace sourceline {

FilterLine::FilterLine(QWidget *parent)
    : QLineEdit(parent)
{
    setFrame(false);
    setTextMargins(0, 0, 0, 0);
}

void FilterLine::setProblems(const std::vector<FilterProblem> &problems)
{
    m_problems = problems;
    underline();
}

// A line edit has no formats of its own, but shows those of an input method.
void FilterLine::underline()
{
    QTextCharFormat wrong;
    wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wrong.setUnderlineColor(Theme::of(palette()).warning);
    QList<QInputMethodEvent::Attribute> formats;
    for (const FilterProblem &problem : m_problems) {
        formats.append({QInputMethodEvent::TextFormat,
                        static_cast<int>(problem.range.start) - cursorPosition(),
                        static_cast<int>(problem.range.length),
                        wrong});
    }
    QInputMethodEvent event(QString(), formats);
    QCoreApplication::sendEvent(this, &event);
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        emit stepAsked(1);
        return;
    case Qt::Key_Up:
        emit stepAsked(-1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit committed();
        return;
    case Qt::Key_Escape:
        emit leaveAsked();
        return;
    case Qt::Key_Backspace:
        if (cursorPosition() == 0 && !hasSelectedText()) {
            emit lastChipEditAsked();
            return;
        }
        break;
    case Qt::Key_Left:
        if (cursorPosition() == 0 && !hasSelectedText() && !event->modifiers()) {
            emit lastChipAsked();
            return;
        }
        break;
    default:
        break;
    }
    QLineEdit::keyPressEvent(event);
}

bool FilterLine::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress && m_completes) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier) {
            emit completionAsked();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void FilterLine::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    emit focusCame();
}

void FilterLine::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    emit focusLeft();
}

void FilterLine::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        underline();
}

} // namespace sourceline
