#include "ui/chart/chartcanvasaccessible.h"

#include "ui/chart/chartcanvas.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <map>

namespace sourceline {

namespace {

// One bar, point or band, by its place in the scene.
class AccessibleMark : public QAccessibleInterface
{
public:
    AccessibleMark(ChartCanvas *canvas, int index)
        : m_canvas(canvas)
        , m_index(index)
    {}

    bool isValid() const override { return mark() != nullptr; }

    QObject *object() const override { return nullptr; }

    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_canvas);
    }

    QAccessibleInterface *child(int) const override { return nullptr; }

    QAccessibleInterface *childAt(int, int) const override { return nullptr; }

    int childCount() const override { return 0; }

    int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    QString text(QAccessible::Text what) const override
    {
        return mark() && what == QAccessible::Name ? mark()->sentence : QString();
    }

    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override
    {
        return mark() ? mark()->area.toAlignedRect().translated(m_canvas->mapToGlobal(QPoint()))
                      : QRect();
    }

    QAccessible::Role role() const override { return QAccessible::Graphic; }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.focused = m_canvas && m_canvas->hasFocus() && m_canvas->current() == m_index;
        return state;
    }

private:
    const ChartMark *mark() const
    {
        if (!m_canvas || m_index >= static_cast<int>(m_canvas->scene().marks.size()))
            return nullptr;
        return &m_canvas->scene().marks[static_cast<size_t>(m_index)];
    }

    QPointer<ChartCanvas> m_canvas;
    int m_index;
};

class AccessibleChart : public QAccessibleWidget
{
public:
    explicit AccessibleChart(ChartCanvas *canvas)
        : QAccessibleWidget(canvas, QAccessible::Chart)
    {}

    ~AccessibleChart() override { forget(); }

    int childCount() const override { return static_cast<int>(canvas()->scene().marks.size()); }

    QAccessibleInterface *child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        const auto known = m_children.find(index);
        if (known != m_children.end())
            return QAccessible::accessibleInterface(known->second);
        auto *made = new AccessibleMark(canvas(), index);
        m_children[index] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = childCount(); i-- > 0;) {
            if (QAccessibleInterface *one = child(i); one->rect().contains(x, y))
                return one;
        }
        return nullptr;
    }

    int indexOfChild(const QAccessibleInterface *of) const override
    {
        for (const auto &[index, id] : m_children) {
            if (QAccessible::accessibleInterface(id) == of)
                return index;
        }
        return -1;
    }

    QAccessibleInterface *focusChild() const override { return child(canvas()->current()); }

    void forget()
    {
        for (const auto &[index, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
        m_children.clear();
    }

private:
    ChartCanvas *canvas() const { return static_cast<ChartCanvas *>(widget()); }

    mutable std::map<int, QAccessible::Id> m_children;
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<ChartCanvas *>(object);
    return canvas ? new AccessibleChart(canvas) : nullptr;
}

} // namespace

void installChartAccessibility()
{
    static const bool installed = (QAccessible::installFactory(make), true);
    Q_UNUSED(installed)
}

void notifyMarksChanged(ChartCanvas *canvas)
{
    if (!QAccessible::isActive())
        return;
    if (auto *chart =
            dynamic_cast<AccessibleChart *>(QAccessible::queryAccessibleInterface(canvas)))
        chart->forget();
    QAccessibleEvent event(canvas, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void notifyMarkChanged(ChartCanvas *canvas)
{
    if (!QAccessible::isActive() || canvas->current() < 0)
        return;
    QAccessibleEvent event(canvas, QAccessible::Focus);
    event.setChild(canvas->current());
    QAccessible::updateAccessibility(&event);
}

} // namespace sourceline
