#include "ui/facets/facetview.h"

#include "ui/facets/facetdelegate.h"
#include "ui/facets/facetmodel.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>

namespace sourceline {

FacetView::FacetView(FacetModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setModel(&model);
    setItemDelegate(new FacetDelegate(model, this));
    setAccessibleName(tr("Facets: values of the incidents shown"));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setItemsExpandable(true);
    setExpandsOnDoubleClick(false);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setAllColumnsShowFocus(true);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setUniformRowHeights(false);
    setTextElideMode(Qt::ElideRight);
    viewport()->setBackgroundRole(QPalette::Window);
    expandAll();
    const auto remember = [this](const QModelIndex &index, bool isOpen) {
        if (m_arranging || m_searching || !m_model.isHeading(index))
            return;
        m_collapsed.removeAll(m_model.field(index.row()));
        if (!isOpen)
            m_collapsed.append(m_model.field(index.row()));
    };
    connect(this, &QTreeView::expanded, this, [remember](const QModelIndex &index) {
        remember(index, true);
    });
    connect(this, &QTreeView::collapsed, this, [remember](const QModelIndex &index) {
        remember(index, false);
    });
}

void FacetView::arrange(bool searching)
{
    m_searching = searching;
    const QScopedValueRollback arranging(m_arranging, true);
    for (int facet = 0; facet < m_model.facets(); ++facet) {
        setRowHidden(facet, {}, !m_model.isShown(facet));
        setExpanded(m_model.heading(facet),
                    searching || !m_collapsed.contains(m_model.field(facet)));
    }
}

QStringList FacetView::collapsed() const
{
    return m_collapsed;
}

void FacetView::setCollapsed(const QStringList &fields)
{
    m_collapsed = fields;
    arrange(m_searching);
}

void FacetView::open(const QModelIndex &heading)
{
    setExpanded(heading, !isExpanded(heading));
}

void FacetView::act(const QModelIndex &index, bool excludes)
{
    if (m_model.isHeading(index))
        open(index);
    else if (m_model.isMore(index))
        emit moreAsked(FacetModel::facetOf(index));
    else if (m_model.value(index) && excludes)
        emit excludeAsked(index);
    else if (m_model.value(index))
        emit includeAsked(index);
}

void FacetView::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (modifiers == Qt::NoModifier || modifiers == Qt::AltModifier) {
            act(currentIndex(), modifiers == Qt::AltModifier);
            return;
        }
        break;
    case Qt::Key_Minus:
        if (modifiers == Qt::NoModifier && m_model.value(currentIndex())) {
            act(currentIndex(), true);
            return;
        }
        break;
    default:
        break;
    }
    QTreeView::keyPressEvent(event);
}

// Letters search the values: no verb of the window has them here.
bool FacetView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain =
            !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (plain && key->text().size() == 1 && key->text().front().isLetterOrNumber()) {
            event->accept();
            return true;
        }
    }
    return QTreeView::event(event);
}

void FacetView::keyboardSearch(const QString &typed)
{
    if (!typed.trimmed().isEmpty())
        emit searchAsked(typed, FacetModel::facetOf(currentIndex()));
}

void FacetView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    m_pressed = event->button() == Qt::LeftButton ? index : QModelIndex();
    if (index.isValid())
        setCurrentIndex(index);
    event->accept();
}

void FacetView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool same = event->button() == Qt::LeftButton && index.isValid() && index == m_pressed;
    m_pressed = QModelIndex();
    if (same)
        act(index, event->modifiers().testFlag(Qt::AltModifier));
    event->accept();
}

void FacetView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QPersistentModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    const FacetValue *value = m_model.value(index);
    if (!value)
        return;
    QMenu menu;
    const FacetMark mark = m_model.mark(index);
    menu.addAction(mark == FacetMark::Included ? tr("&Include No More\tSpace")
                                               : tr("&Include\tSpace"),
                   this,
                   [this, index] { emit includeAsked(index); });
    menu.addAction(mark == FacetMark::Excluded ? tr("&Exclude No More\t−") : tr("&Exclude\t−"),
                   this,
                   [this, index] { emit excludeAsked(index); });
    menu.exec(byMouse ? event->globalPos()
                      : viewport()->mapToGlobal(visualRect(index).bottomLeft()));
}

void FacetView::focusInEvent(QFocusEvent *event)
{
    QTreeView::focusInEvent(event);
    for (int facet = 0; facet < m_model.facets() && !currentIndex().isValid(); ++facet) {
        if (m_model.isShown(facet))
            setCurrentIndex(m_model.heading(facet));
    }
    if (event->reason() != Qt::MouseFocusReason)
        scrollTo(currentIndex());
}

} // namespace sourceline
