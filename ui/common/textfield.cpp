#include "ui/common/textfield.h"

#include <QKeyEvent>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

namespace sourceline {

TextField::TextField(int mostLines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_mostLines(mostLines)
{
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(3);
    connect(this, &QPlainTextEdit::textChanged, this, &TextField::fit);
    fit();
}

void TextField::setLeastLines(int lines)
{
    m_leastLines = lines;
    fit();
}

QSize TextField::sizeHint() const
{
    return {200, maximumHeight()};
}

QSize TextField::minimumSizeHint() const
{
    return {60, minimumHeight()};
}

void TextField::fit()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < m_mostLines;
         block = block.next())
        lines += qMax(1, block.layout()->lineCount());
    lines = qBound(m_leastLines, lines, m_mostLines);
    const int height = lines * fontMetrics().lineSpacing() + 2 * (frameWidth() + 3);
    setVerticalScrollBarPolicy(lines < m_mostLines ? Qt::ScrollBarAlwaysOff
                                                   : Qt::ScrollBarAsNeeded);
    if (height != maximumHeight() || height != minimumHeight())
        setFixedHeight(height);
}

void TextField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void TextField::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers().testFlag(Qt::ControlModifier))
        return event->ignore();
    if (isReturn && !m_returnBreaks && !event->modifiers().testFlag(Qt::ShiftModifier))
        return event->ignore();
    if (isReturn) // a line separator would be another character in the stored text
        return insertPlainText(QStringLiteral("\n"));
    if (event->key() == Qt::Key_Escape)
        return event->ignore();
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace sourceline
