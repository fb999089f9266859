#include "ui/table/incidentview.h"

#include "model/workbench/incidentmodel.h"
#include "model/workbench/workbench.h"
#include "ui/common/theme.h"
#include "ui/table/columnlayout.h"
#include "ui/table/incidentdelegate.h"
#include "ui/table/tableheader.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace sourceline {

IncidentView::IncidentView(Workbench &workbench, QWidget *parent)
    : RowsView(parent)
    , m_workbench(workbench)
    , m_model(*workbench.model())
    , m_delegate(new IncidentDelegate(workbench, this))
{
    setAccessibleName(tr("Incidents"));
    setFrameShape(NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionMode(NoSelection);
    setSelectionBehavior(SelectItems);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setItemDelegate(m_delegate);
    setUpHeaders();
    setModel(&m_model);
    connectModel();
    resetColumns();
    applyFont();
}

void IncidentView::setUpHeaders()
{
    setHorizontalHeader(new TableHeader(this));
    QHeaderView *header = horizontalHeader();
    // QTableView selects a column, and makes its first cell current, when a heading is pressed.
    disconnect(header, &QHeaderView::sectionPressed, this, nullptr);
    disconnect(header, &QHeaderView::sectionEntered, this, nullptr);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
    header->setMinimumSectionSize(36);
    header->setTextElideMode(Qt::ElideRight);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setAccessibleName(tr("Columns"));
    connect(header, &QHeaderView::sectionMoved, this, &IncidentView::columnsChanged);
    connect(header, &QHeaderView::sectionResized, this, [this] {
        if (!m_fitting && isVisible() && horizontalHeader()->underMouse())
            m_fitsWidth = false;
        emit columnsChanged();
    });
    connect(header, &QHeaderView::sectionClicked, this, [this](int column) {
        const SortOrder now = m_workbench.order();
        const SortField field =
            IncidentModel::sortField(static_cast<IncidentModel::Column>(column));
        m_workbench.setOrder({field, field == now.field && !now.descending});
    });
}

void IncidentView::connectModel()
{
    // The model swaps its rows between these two.
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &IncidentView::keepPlace);
    connect(&m_model, &QAbstractItemModel::layoutAboutToBeChanged, this, &IncidentView::keepPlace);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &IncidentView::restorePlace);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &IncidentView::restorePlace);
    connect(&m_workbench, &Workbench::currentChanged, this, &IncidentView::followCurrent);
    connect(&m_workbench, &Workbench::selectionChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_workbench, &Workbench::orderChanged, this, &IncidentView::showOrder);
    showOrder();
}

void IncidentView::showOrder()
{
    const SortOrder order = m_workbench.order();
    int column = -1;
    for (int i = 0; i < IncidentModel::ColumnCount && column < 0; ++i) {
        if (IncidentModel::sortField(static_cast<IncidentModel::Column>(i)) == order.field)
            column = i;
    }
    horizontalHeader()->setSortIndicator(
        column, order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void IncidentView::keepPlace()
{
    m_top = m_model.idAt(rowAt(0));
    const QModelIndex current = currentIndex();
    m_currentWasVisible = current.isValid() && viewport()->rect().intersects(visualRect(current));
    m_restoring =
        true; // Qt moves the current cell while the rows change; that is not the person's doing
}

void IncidentView::restorePlace()
{
    const int row = m_model.rowOf(m_workbench.current());
    setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row, m_currentColumn));
    m_delegate->setCurrentRow(row);
    m_select.setAnchor(row);
    m_restoring = false;
    const bool allCame = m_loading && !m_workbench.isLoading();
    m_loading = m_workbench.isLoading();
    // What another question lets through is read from its top, unless the current row is in it.
    const FilterSpec filter = m_workbench.filter();
    const bool isOther = std::exchange(m_filter, filter) != filter;
    // Among its neighbours, where these are others.
    if (row >= 0 && (m_currentWasVisible || isOther))
        scrollTo(m_model.index(row, m_currentColumn),
                 allCame || isOther ? PositionAtCenter : EnsureVisible);
    else if (isOther)
        scrollToTop();
    else if (const int top = m_model.rowOf(m_top); top >= 0)
        scrollTo(m_model.index(top, m_currentColumn), PositionAtTop);
    prefetch();
    viewport()->update();
}

void IncidentView::prefetch()
{
    if (!isVisible())
        return;
    updateGeometries(); // the place in rows that are fewer now
    const int first = rowAt(0);
    if (first >= 0)
        m_model.prefetch(first, first + rowsInView());
}

void IncidentView::followCurrent(Id incident)
{
    const int row = m_model.rowOf(incident);
    if (row == currentIndex().row() || m_restoring)
        return;
    m_restoring = true;
    setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row, m_currentColumn));
    m_restoring = false;
    updateRow(m_delegate->currentRow());
    m_delegate->setCurrentRow(row);
    updateRow(row);
    m_select.setAnchor(row);
}

void IncidentView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    RowsView::currentChanged(current, previous);
    if (m_restoring)
        return;
    if (current.isValid())
        m_currentColumn = current.column();
    updateRow(previous.row());
    updateRow(current.row());
    m_delegate->setCurrentRow(current.row());
    if (current.row() != previous.row())
        m_workbench.setCurrent(m_model.idAt(current.row()));
    else if (current.isValid())
        emit cellChosen(current);
}

void IncidentView::updateRow(int row)
{
    if (row >= 0 && row < m_model.rowCount())
        viewport()->update(0, topOf(row), viewport()->width(), rowHeight());
}

void IncidentView::moveCurrent(const QModelIndex &to, Qt::KeyboardModifiers modifiers)
{
    if (!to.isValid())
        return;
    if (m_select.anchor() < 0)
        m_select.setAnchor(currentIndex().row());
    setCurrentIndex(to);
    if (modifiers & Qt::ShiftModifier)
        m_workbench.setSelection(m_select.extendTo(*m_workbench.rows(), to.row()));
    else if (!(modifiers & Qt::ControlModifier))
        m_workbench.setSelection(m_select.moveTo(to.row()));
}

bool IncidentView::moveByKey(const QKeyEvent &event)
{
    const int last = m_model.rowCount() - 1;
    const auto to = [&](int row) {
        return m_model.index(row, std::max(0, currentIndex().column()));
    };
    QModelIndex target;
    switch (event.key()) {
    case Qt::Key_Up:
        target = to(std::max(0, currentIndex().row() - 1));
        break;
    case Qt::Key_Down:
        target = to(std::min(last, currentIndex().row() + 1));
        break;
    case Qt::Key_Home:
        target = to(0);
        break;
    case Qt::Key_End:
        target = to(last);
        break;
    case Qt::Key_PageUp:
        target = moveCursor(MovePageUp, Qt::NoModifier);
        break;
    case Qt::Key_PageDown:
        target = moveCursor(MovePageDown, Qt::NoModifier);
        break;
    default:
        return false;
    }
    if (last >= 0)
        moveCurrent(target, event.modifiers());
    return true;
}

void IncidentView::editCell()
{
    const QModelIndex cell = currentIndex();
    if (!cell.isValid())
        return;
    if (m_model.flags(cell) & Qt::ItemIsEditable)
        edit(cell);
    else
        emit cellOpened(cell);
}

bool IncidentView::event(QEvent *event)
{
    // F2 is also the key of Edit in the other panes; here it belongs to the cell.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F2) {
        event->accept();
        return true;
    }
    return RowsView::event(event);
}

void IncidentView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F2) {
        editCell();
    } else if (event->key() == Qt::Key_Space) {
        m_workbench.setSelection(
            m_select.toggle(*m_workbench.rows(), m_workbench.selection(), currentIndex().row()));
    } else if (event->matches(
                   QKeySequence::SelectAll)) { // Qt's does nothing where it selects nothing itself
        selectAll();
    } else if (event->key() == Qt::Key_Escape && m_workbench.selection().size() > 0) {
        m_workbench.setSelection({});
    } else if (!moveByKey(*event)) {
        RowsView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void IncidentView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex at = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !at.isValid()) {
        if (event->button() == Qt::LeftButton)
            m_workbench.setSelection({});
        if (at.isValid())
            setCurrentIndex(at);
        return;
    }
    if (event->modifiers() & Qt::ControlModifier) {
        const RowSet next = m_select.toggle(*m_workbench.rows(), m_workbench.selection(), at.row());
        setCurrentIndex(at);
        m_workbench.setSelection(next);
    } else {
        moveCurrent(at, event->modifiers());
    }
}

void IncidentView::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex at = indexAt(event->position().toPoint());
    if ((event->buttons() & Qt::LeftButton) && at.isValid() && at.row() != currentIndex().row())
        moveCurrent(at, Qt::ShiftModifier);
}

void IncidentView::selectAll()
{
    if (!m_workbench.isLoading())
        m_workbench.setSelection(*m_workbench.rows());
}

// Qt's would ask for the text of up to every row, on this thread.
void IncidentView::keyboardSearch(const QString &) {}

std::vector<Id> IncidentView::visibleIncidents() const
{
    std::vector<Id> ids;
    const int first = rowAt(0);
    const int below = rowAt(viewport()->height() - 1);
    const int last = below < 0 ? m_model.rowCount() - 1 : below;
    for (int row = std::max(0, first); first >= 0 && row <= last; ++row)
        ids.push_back(m_model.idAt(row));
    return ids;
}

void IncidentView::resetColumns()
{
    m_fitting = true;
    setDefaultColumns(*horizontalHeader(), viewport()->width());
    m_fitting = false;
    m_fitsWidth = true;
    fitTitle();
    emit columnsChanged();
}

void IncidentView::setFitsWidth(bool fits)
{
    m_hasLayout = true;
    m_fitsWidth = fits;
    fitTitle();
}

void IncidentView::fitTitle()
{
    QHeaderView *header = horizontalHeader();
    if (!m_fitsWidth || header->isSectionHidden(IncidentModel::Title))
        return;
    const int others = header->length() - header->sectionSize(IncidentModel::Title);
    const int narrowest = fontMetrics().averageCharWidth() * 18;
    m_fitting = true;
    header->resizeSection(IncidentModel::Title, std::max(narrowest, viewport()->width() - others));
    m_fitting = false;
}

void IncidentView::resizeEvent(QResizeEvent *event)
{
    RowsView::resizeEvent(event);
    fitTitle();
}

void IncidentView::showEvent(QShowEvent *event)
{
    RowsView::showEvent(event);
    if (!std::exchange(m_hasLayout, true))
        resetColumns(); // now that the width is known
}

void IncidentView::changeEvent(QEvent *event)
{
    RowsView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
}

void IncidentView::applyFont()
{
    setRowHeight(IncidentDelegate::rowHeight(font()));
    horizontalHeader()->setFont(boldFont(font()));
    horizontalHeader()->setFixedHeight(IncidentDelegate::rowHeight(font()) + 2);
}

} // namespace sourceline
