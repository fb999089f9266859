#include "ui/timeline/timelineaccessible.h"

#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include <algorithm>

namespace sourceline {

namespace {

/// One mark, as a list item that says its sentence. It names its row, so that what a screen reader
/// still holds after the view has moved on says nothing false: it is invalid then.
class MarkAccessible : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    MarkAccessible(TimelineView *view, Row row)
        : m_view(view)
        , m_row(row)
    {}

    Row row() const { return m_row; }

    int index() const
    {
        if (!m_view)
            return -1;
        const auto &walk = m_view->walk();
        const auto at = std::find(walk.begin(), walk.end(), m_row);
        return at == walk.end() ? -1 : static_cast<int>(at - walk.begin());
    }

    bool isValid() const override { return index() >= 0; }

    QObject *object() const override { return nullptr; }

    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view.data());
    }

    QAccessibleInterface *child(int) const override { return nullptr; }

    QAccessibleInterface *childAt(int, int) const override { return nullptr; }

    int childCount() const override { return 0; }

    int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Name && isValid() ? m_view->sentenceOf(m_row) : QString();
    }

    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override
    {
        if (!isValid())
            return {};
        return m_view->boxOf(m_row).toAlignedRect().translated(m_view->mapToGlobal(QPoint()));
    }

    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.selectable = true;
        state.focused = m_view->hasFocus() && m_view->walkIndex() == index();
        state.selected = m_view->walkIndex() == index();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface
                   ? static_cast<QAccessibleActionInterface *>(this)
                   : nullptr;
    }

    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }

    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_view->setCurrentRow(m_row);
        if (name == setFocusAction())
            m_view->setFocus();
    }

    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<TimelineView> m_view;
    Row m_row;
};

class TimelineAccessible : public QAccessibleWidget
{
public:
    explicit TimelineAccessible(TimelineView *view)
        : QAccessibleWidget(view, QAccessible::List)
        , m_view(view)
    {}

    ~TimelineAccessible() override { forget(); }

    /// Qt keeps a child until it is told to delete it.
    void forget()
    {
        for (const QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

    int childCount() const override { return static_cast<int>(m_view->walk().size()); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const Row row = m_view->walk()[static_cast<size_t>(index)];
        if (const auto known = m_children.constFind(row); known != m_children.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *made = new MarkAccessible(m_view, row);
        m_children.insert(row, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *mark = dynamic_cast<const MarkAccessible *>(child);
        return mark ? mark->index() : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QPoint at = m_view->mapFromGlobal(QPoint(x, y));
        const TimelineGeometry &geometry = m_view->geometry();
        const int item = geometry.itemAt(at);
        if (item < 0)
            return nullptr;
        const Row row = geometry.items[static_cast<size_t>(item)].row;
        const auto &walk = m_view->walk();
        const auto found = std::find(walk.begin(), walk.end(), row);
        return found == walk.end() ? nullptr : child(static_cast<int>(found - walk.begin()));
    }

    QAccessibleInterface *focusChild() const override
    {
        return m_view->hasFocus() ? child(m_view->walkIndex()) : nullptr;
    }

private:
    TimelineView *m_view;
    mutable QHash<Row, QAccessible::Id> m_children;
};

QAccessibleInterface *makeTimelineInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    // Qt keeps a list without checking for doubles.
    [[maybe_unused]] static const bool installed =
        (QAccessible::installFactory(makeTimelineInterface), true);
}

void notifyWalkChanged(TimelineView *view)
{
    if (!QAccessible::isActive())
        return;
    if (auto *list =
            dynamic_cast<TimelineAccessible *>(QAccessible::queryAccessibleInterface(view)))
        list->forget();
    QAccessibleEvent event(view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void notifyCurrentChanged(TimelineView *view)
{
    const int index = view->walkIndex();
    if (!QAccessible::isActive() || !view->hasFocus() || index < 0)
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(index);
    QAccessible::updateAccessibility(&event);
}

} // namespace sourceline
