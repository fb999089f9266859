// Which field of a form has the focus, and that it is in sight.
#include "ui/common/theme.h"
#include "ui/editor/editorpaneprivate.h"
#include "ui/editor/offerline.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace sourceline {

void EditorPane::Private::showFocus(QWidget *field)
{
    if (!field)
        return;
    field->setFocus(Qt::OtherFocusReason);
    reveal(field);
}

// QScrollArea's own is content with the cursor in it.
void EditorPane::Private::scrollTo(const QWidget *field)
{
    QScrollBar *bar = scroll->verticalScrollBar();
    const int top = field->mapTo(form, QPoint()).y() - spacing::small;
    const int bottom = top + field->height() + 2 * spacing::small;
    if (bottom > bar->value() + scroll->viewport()->height())
        bar->setValue(bottom - scroll->viewport()->height());
    if (top < bar->value())
        bar->setValue(top);
}

// With what is said of it; after the message beside the buttons has taken its room.
void EditorPane::Private::reveal(QWidget *field)
{
    QTimer::singleShot(0, field, [this, field] {
        if (!form || !form->isAncestorOf(field))
            return;
        for (OfferLine *line : form->findChildren<OfferLine *>()) {
            const bool isOf = line->field() == field || line->field()->isAncestorOf(field);
            if (isOf && line->isVisibleTo(form))
                scrollTo(line);
        }
        scrollTo(field);
        if (field == form->firstField() && fitsBelowTheTop(field))
            scroll->verticalScrollBar()->setValue(0);
    });
}

// What stands over the first field says what it is for.
bool EditorPane::Private::fitsBelowTheTop(const QWidget *field) const
{
    const int shown = std::min(field->height(), 3 * field->fontMetrics().height());
    return field->mapTo(form, QPoint()).y() + shown <= scroll->viewport()->height();
}

bool EditorPane::Private::isLastField() const
{
    if (!form)
        return false;
    const auto fields = form->fields();
    const auto last = std::find_if(fields.rbegin(), fields.rend(), [this](const QWidget *field) {
        return field->isVisibleTo(form) && field->isEnabled();
    });
    return last != fields.rend() && *last == QApplication::focusWidget();
}

void EditorPane::Private::orderTabs()
{
    std::vector<QWidget *> order = form->fields();
    order.insert(order.begin(), sentence->tabStops().begin(), sentence->tabStops().end());
    order.push_back(save_);
    order.push_back(cancel);
    for (size_t i = 1; i < order.size(); ++i)
        QWidget::setTabOrder(order[i - 1], order[i]);
}

} // namespace sourceline
