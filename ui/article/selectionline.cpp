#include "ui/article/selectionline.h"

#include "ui/common/theme.h"

#include <QResizeEvent>

namespace sourceline {

SelectionLine::SelectionLine(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::PlaceholderText);
    setContentsMargins(spacing::margin, spacing::small, spacing::large, spacing::small);
    setAccessibleName(tr("Selected sentences"));
    hide();
}

void SelectionLine::show(const TextSelection &selection,
                         int sentences,
                         const QString &notes,
                         bool canEdit)
{
    QStringList lines;
    if (!notes.isEmpty())
        lines += notes;
    if (selection.isValid() && canEdit)
        lines += sentences == 1
                     ? tr("1 sentence: N incident · C claim · A attribution · L link · E cite · "
                          "M note · X skip")
                     : tr("%n sentences: N incident · C claim · A attribution · L link · E cite · "
                          "M note · X skip",
                          nullptr,
                          sentences);
    setText(lines.join(u'\n'));
    setVisible(!lines.isEmpty());
    keepRoom();
}

// As in the head of the article: wrapped lines would be drawn over others where a pane is low.
void SelectionLine::keepRoom()
{
    setMinimumHeight(qMax(0, heightForWidth(width())));
}

void SelectionLine::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        keepRoom();
}

} // namespace sourceline
