#include "ui/article/textviewaccessible.h"

#include "ui/article/textview.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace sourceline {

namespace {

class TextViewAccessible : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit TextViewAccessible(TextView *view)
        : QAccessibleWidget(view, QAccessible::Document)
        , m_view(view)
    {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                                  : QAccessibleWidget::interface_cast(type);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? m_view->reader().text()
                                           : QAccessibleWidget::text(which);
    }

    void selection(int index, int *start, int *end) const override
    {
        *start = index == 0 ? qMin(m_view->anchor(), m_view->caret()) : 0;
        *end = index == 0 ? qMax(m_view->anchor(), m_view->caret()) : 0;
    }

    int selectionCount() const override { return m_view->anchor() == m_view->caret() ? 0 : 1; }

    void addSelection(int start, int end) override { m_view->select(start, end); }

    void removeSelection(int) override { m_view->select(m_view->caret(), m_view->caret()); }

    void setSelection(int, int start, int end) override { m_view->select(start, end); }

    int cursorPosition() const override { return m_view->caret(); }

    void setCursorPosition(int position) override { m_view->select(position, position); }

    QString text(int start, int end) const override
    {
        return m_view->reader().text().mid(start, end - start);
    }

    int characterCount() const override { return static_cast<int>(m_view->reader().text().size()); }

    QRect characterRect(int offset) const override
    {
        const auto rects = m_view->visibleRects(offset, offset + 1);
        return rects.isEmpty()
                   ? QRect()
                   : rects.first().toRect().translated(m_view->viewport()->mapToGlobal(QPoint()));
    }

    int offsetAtPoint(const QPoint &point) const override
    {
        return m_view->positionAt(m_view->viewport()->mapFromGlobal(point));
    }

    void scrollToSubstring(int start, int end) override
    {
        if (const auto found = m_view->reader().sentencesIn(start, qMax(end, start + 1));
            !found.empty())
            m_view->showSentence(found.front());
    }

    QString attributes(int offset, int *start, int *end) const override
    {
        *start = offset;
        *end = qMin(offset + 1, characterCount());
        return {};
    }

private:
    TextView *m_view;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<TextView *>(object);
    return view ? new TextViewAccessible(view) : nullptr;
}

} // namespace

void installTextViewAccessibility()
{
    // Qt keeps a list without checking for doubles.
    [[maybe_unused]] static const bool installed =
        (QAccessible::installFactory(makeInterface), true);
}

void notifyTextChanged(TextView *view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTextInsertEvent event(view, 0, view->reader().text());
    QAccessible::updateAccessibility(&event);
}

void notifyCaretMoved(TextView *view)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTextCursorEvent event(view, view->caret());
    QAccessible::updateAccessibility(&event);
}

} // namespace sourceline
