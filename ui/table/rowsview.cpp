#include "ui/table/rowsview.h"

#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStandardItemModel>

#include <algorithm>

namespace sourceline {

namespace {

/// Stays without sections, whatever the model of the table is.
class NoRows : public QHeaderView
{
public:
    explicit NoRows(QWidget *parent)
        : QHeaderView(Qt::Vertical, parent)
    {
        QHeaderView::setModel(new QStandardItemModel(this));
        hide();
    }

    void setModel(QAbstractItemModel *) override {}

    void setSelectionModel(QItemSelectionModel *selection) override
    {
        if (!selection || selection->model() == model())
            QHeaderView::setSelectionModel(selection);
    }
};

} // namespace

RowsView::RowsView(QWidget *parent)
    : QTableView(parent)
{
    setVerticalHeader(new NoRows(this));
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
}

// QTableView learns of other rows from its header.
void RowsView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &RowsView::layLater);
    connect(model, &QAbstractItemModel::rowsInserted, this, &RowsView::layLater);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RowsView::layLater);
}

void RowsView::layLater()
{
    scheduleDelayedItemsLayout();
}

void RowsView::setRowHeight(int height)
{
    m_rowHeight = std::max(1, height);
    scheduleDelayedItemsLayout();
}

int RowsView::rows() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int RowsView::rowAt(int y) const
{
    const int row = verticalScrollBar()->value() + y / m_rowHeight;
    return y >= 0 && row < rows() ? row : -1;
}

int RowsView::topOf(int row) const
{
    return (row - verticalScrollBar()->value()) * m_rowHeight;
}

int RowsView::rowsInView() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

int RowsView::verticalOffset() const
{
    return verticalScrollBar()->value() * m_rowHeight;
}

QRect RowsView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || isIndexHidden(index))
        return {};
    return {columnViewportPosition(index.column()),
            topOf(index.row()),
            columnWidth(index.column()),
            m_rowHeight};
}

QModelIndex RowsView::indexAt(const QPoint &point) const
{
    const int row = rowAt(point.y());
    const int column = columnAt(point.x());
    return row >= 0 && column >= 0 ? model()->index(row, column, rootIndex()) : QModelIndex();
}

bool RowsView::isIndexHidden(const QModelIndex &index) const
{
    return isColumnHidden(index.column());
}

// QTableView asks its vertical header which part of the viewport that is.
void RowsView::dataChanged(const QModelIndex &topLeft,
                           const QModelIndex &bottomRight,
                           const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    const int top = verticalScrollBar()->value();
    const int first = std::max(topLeft.row(), top);
    const int last = std::min(bottomRight.row(), top + rowsInView()); // which may be cut
    if (first <= last)
        viewport()->update(0, topOf(first), viewport()->width(), (last - first + 1) * m_rowHeight);
}

void RowsView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || isIndexHidden(index))
        return;
    updateGeometries(); // the rows may be others, and with them how far there is to scroll
    const int top = verticalScrollBar()->value();
    const int row = index.row();
    const int lowestTop = row - rowsInView() + 1;
    int wanted = std::clamp(top, std::min(lowestTop, row), row);
    if (hint == PositionAtTop)
        wanted = row;
    else if (hint == PositionAtBottom)
        wanted = lowestTop;
    else if (hint == PositionAtCenter)
        wanted = row - rowsInView() / 2;
    verticalScrollBar()->setValue(wanted);
    scrollToColumn(index.column());
}

void RowsView::scrollToColumn(int column)
{
    const int left = columnViewportPosition(column);
    const int beyond = left + columnWidth(column) - viewport()->width();
    const int by = left < 0 ? left : std::clamp(beyond, 0, std::max(0, left));
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + (isRightToLeft() ? -by : by));
}

void RowsView::scrollContentsBy(int dx, int dy)
{
    const int before = horizontalHeader()->offset();
    if (dx != 0)
        horizontalHeader()->setOffset(horizontalScrollBar()->value());
    const int moved = before - horizontalHeader()->offset();
    viewport()->scroll(isRightToLeft() ? -moved : moved, dy * m_rowHeight);
}

void RowsView::updateGeometries()
{
    if (std::exchange(m_placing, true))
        return;
    QHeaderView *columns = horizontalHeader();
    const int height = std::clamp(
        columns->sizeHint().height(), columns->minimumHeight(), columns->maximumHeight());
    setViewportMargins(0, height, 0, 0);
    const QRect place = viewport()->geometry();
    columns->setGeometry(place.left(), place.top() - height, place.width(), height);
    placeScrollBars();
    m_placing = false;
    QAbstractItemView::updateGeometries();
}

void RowsView::placeScrollBars()
{
    const int columnsWidth = horizontalHeader()->length();
    const QSize without = maximumViewportSize(); // scroll bars
    const bool fits = without.width() >= columnsWidth && without.height() / m_rowHeight >= rows();
    const QSize size = fits ? without : viewport()->size();
    horizontalScrollBar()->setPageStep(size.width());
    horizontalScrollBar()->setRange(0, std::max(0, columnsWidth - size.width()));
    horizontalScrollBar()->setSingleStep(8 * fontMetrics().averageCharWidth());
    const int inView = std::max(1, size.height() / m_rowHeight);
    verticalScrollBar()->setPageStep(inView);
    verticalScrollBar()->setRange(0, std::max(0, rows() - inView));
    verticalScrollBar()->setSingleStep(1);
}

void RowsView::paintEvent(QPaintEvent *event)
{
    const QRect area = event->rect();
    const QHeaderView &columns = *horizontalHeader();
    const int beyond = columns.count() - 1; // where the columns end before the viewport does
    const int atLeft = columns.visualIndexAt(area.left());
    const int atRight = columns.visualIndexAt(area.right());
    const auto [first, last] =
        std::minmax({atLeft < 0 ? beyond : atLeft, atRight < 0 ? beyond : atRight});
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int top = verticalScrollBar()->value();
    const int end = std::min(rows(), top + area.bottom() / m_rowHeight + 1);
    for (int row = top + area.top() / m_rowHeight; row < end; ++row)
        paintRow(painter, option, row, first, last);
}

void RowsView::paintRow(
    QPainter &painter, QStyleOptionViewItem &option, int row, int firstVisual, int lastVisual) const
{
    const QStyle::State state = option.state;
    for (int visual = firstVisual; visual <= lastVisual; ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (isColumnHidden(column))
            continue;
        const QModelIndex index = model()->index(row, column, rootIndex());
        option.rect = visualRect(index);
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegateForIndex(index)->paint(&painter, option, index);
        option.state = state;
    }
}

// The next shown one from that place on, -1: none.
int RowsView::shownColumn(int visual, int step) const
{
    const QHeaderView &columns = *horizontalHeader();
    for (; visual >= 0 && visual < columns.count(); visual += step) {
        if (!columns.isSectionHidden(columns.logicalIndex(visual)))
            return columns.logicalIndex(visual);
    }
    return -1;
}

int RowsView::columnBeside(int column, int step) const
{
    const int beside = shownColumn(horizontalHeader()->visualIndex(column) + step, step);
    return beside < 0 ? column : beside;
}

QModelIndex RowsView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = rows() - 1;
    const QModelIndex current = currentIndex();
    if (last < 0 || !current.isValid())
        return last < 0 ? QModelIndex() : model()->index(0, shownColumn(0, 1), rootIndex());
    const int forward = isRightToLeft() ? -1 : 1;
    int row = current.row();
    int column = current.column();
    switch (action) {
    case MoveUp:
        row -= 1;
        break;
    case MoveDown:
        row += 1;
        break;
    case MovePageUp:
        row -= rowsInView();
        break;
    case MovePageDown:
        row += rowsInView();
        break;
    case MoveHome:
        column = shownColumn(0, 1);
        break;
    case MoveEnd:
        column = shownColumn(horizontalHeader()->count() - 1, -1);
        break;
    case MoveLeft:
        column = columnBeside(column, -forward);
        break;
    case MoveRight:
        column = columnBeside(column, forward);
        break;
    case MovePrevious:
        column = columnBeside(column, -1);
        break;
    case MoveNext:
        column = columnBeside(column, 1);
        break;
    }
    return model()->index(std::clamp(row, 0, last), column, rootIndex());
}

// Of the rows in view: all would be read for it.
int RowsView::sizeHintForColumn(int column) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int top = verticalScrollBar()->value();
    const int end = std::min(rows(), top + rowsInView() + 1);
    int width = 0;
    for (int row = top; row < end; ++row) {
        const QModelIndex index = model()->index(row, column, rootIndex());
        width = std::max(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return width;
}

int RowsView::sizeHintForRow(int) const
{
    return m_rowHeight;
}

} // namespace sourceline
