#include "ui/incident/incidentsheet.h"

#include "ui/common/plaintip.h"
#include "ui/common/theme.h"
#include "ui/incident/incidentrows.h"
#include "ui/incident/incidentsheetmodel.h"
#include "ui/incident/rowheights.h"
#include "ui/incident/rowlayout.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QToolTip>

namespace sourceline {

namespace {

class RowDelegate : public QStyledItemDelegate
{
public:
    explicit RowDelegate(IncidentSheet *sheet)
        : QStyledItemDelegate(sheet)
        , m_sheet(sheet)
    {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const int width = m_sheet->viewport()->width();
        return {width,
                m_heights.of(m_sheet->rowAt(index),
                             m_sheet->font(),
                             m_sheet->palette(),
                             width,
                             m_sheet->labelWidth())};
    }

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        RowState state;
        state.current = index == m_sheet->currentIndex();
        state.focused = state.current && m_sheet->hasFocus();
        state.hovered = option.state & QStyle::State_MouseOver;
        state.open = m_sheet->isExpanded(index);
        state.labelWidth = m_sheet->labelWidth();
        state.expandable = index.model()->hasChildren(index);
        RowLayout(m_sheet->rowAt(index),
                  m_sheet->font(),
                  m_sheet->palette(),
                  option.rect.width(),
                  state.labelWidth)
            .paint(*painter, option.rect, state);
    }

    bool helpEvent(QHelpEvent *event,
                   QAbstractItemView *view,
                   const QStyleOptionViewItem &option,
                   const QModelIndex &index) override
    {
        if (event->type() == QEvent::ToolTip && index.isValid()) {
            const RowLayout layout(m_sheet->rowAt(index),
                                   m_sheet->font(),
                                   m_sheet->palette(),
                                   m_sheet->viewport()->width(),
                                   m_sheet->labelWidth());
            const QString tip = layout.tipAt(event->pos() - QPoint(0, option.rect.top()));
            if (!tip.isEmpty()) {
                QToolTip::showText(event->globalPos(), plainTip(tip), view);
                return true;
            }
        }
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    }

private:
    IncidentSheet *m_sheet;
    mutable RowHeights m_heights;
};

} // namespace

IncidentSheet::IncidentSheet(QWidget *parent)
    : QTreeView(parent)
    , m_model(new IncidentSheetModel(this))
{
    setModel(m_model);
    setItemDelegate(new RowDelegate(this));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(NoFrame);
    setSelectionMode(NoSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(0);
    setAccessibleName(tr("Incident"));
    setAccessibleDescription(
        tr("Arrows walk the rows, Right opens the claims of a row, Enter goes to the sentence, G "
           "groups the attributions another way."));
    connect(this, &QTreeView::expanded, this, [this] { viewport()->update(); });
}

const SheetRow &IncidentSheet::rowAt(const QModelIndex &index) const
{
    return m_model->row(index);
}

Subject IncidentSheet::subjectOf(const QModelIndex &index) const
{
    const SheetRow &row = rowAt(index);
    if (!index.isValid() || row.table.isEmpty())
        return {"incident", m_dossier.id};
    return {row.table, row.record};
}

void IncidentSheet::setRecordActions(const QList<QAction *> &actions)
{
    m_recordActions = actions;
}

void IncidentSheet::collectOpen(const QModelIndex &parent, QStringList &keys) const
{
    for (int i = 0; i < m_model->rowCount(parent); ++i) {
        const QModelIndex index = m_model->index(i, 0, parent);
        if (isExpanded(index))
            keys += rowAt(index).key;
        collectOpen(index, keys);
    }
}

void IncidentSheet::setDossier(const Dossier &dossier)
{
    const bool same = dossier.id == m_dossier.id;
    m_dossier = dossier;
    if (same) {
        showRows();
    } else {
        m_model->setRows(rowsOf(m_dossier, m_grouping));
        measureLabels();
        doItemsLayout();
        verticalScrollBar()->setValue(0);
    }
    setAccessibleName(tr("Incident: %1").arg(dossier.title));
}

// What is open, where the cursor is and what is in view stay through an edit.
void IncidentSheet::showRows()
{
    QStringList open;
    collectOpen({}, open);
    const QString current = currentIndex().isValid() ? rowAt(currentIndex()).key : QString();
    const int scrolled = verticalScrollBar()->value();
    // What is put back here was lit when the cursor came there; it must not pull the article pane
    // again.
    m_restoring = true;
    m_model->setRows(rowsOf(m_dossier, m_grouping));
    measureLabels();
    for (const QString &key : std::as_const(open))
        expand(m_model->indexOfKey(key));
    if (!current.isEmpty())
        setCurrentIndex(m_model->indexOfKey(current));
    m_restoring = false;
    doItemsLayout();
    verticalScrollBar()->setValue(scrolled);
    if (!current.isEmpty() && !currentIndex().isValid()) { // the record is gone
        emit subjectAsked(subjectOf({}));
        emit lit({}, {});
    }
}

void IncidentSheet::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
    if (m_dossier.id.isValid())
        showRows();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
    emit groupingChanged(grouping);
}

void IncidentSheet::openRow(const QString &key)
{
    const QModelIndex row = m_model->indexOfKey(key);
    if (!row.isValid())
        return;
    expand(row);
    setCurrentIndex(row);
    scrollTo(row, PositionAtTop);
}

void IncidentSheet::showRecord(const Subject &record)
{
    if (record.table.isEmpty() || record.table == "incident"
        || (currentIndex().isValid() && subjectOf(currentIndex()) == record))
        return;
    const QModelIndex row = m_model->indexOfRecord(record.table, record.id);
    if (!row.isValid())
        return;
    m_restoring = true; // whoever goes there lights what is to be lit
    setCurrentIndex(row);
    m_restoring = false;
    for (QModelIndex above = row.parent(); above.isValid(); above = above.parent())
        expand(above);
    scrollTo(row);
}

bool IncidentSheet::revealRecord(const Subject &record)
{
    if (!m_model->indexOfRecord(record.table, record.id).isValid())
        return false;
    showRecord(record);
    keepInSight(currentIndex());
    return true;
}

void IncidentSheet::clear()
{
    m_dossier = {};
    m_model->setRows({});
    setAccessibleName(tr("Incident"));
}

void IncidentSheet::measureLabels()
{
    int widest = 0;
    for (int i = 0; i < m_model->rowCount(); ++i)
        widest = qMax(widest, fontMetrics().horizontalAdvance(rowAt(m_model->index(i, 0)).label));
    m_labelWidth = widest + 2 * spacing::medium;
}

void IncidentSheet::drawRow(QPainter *painter,
                            const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    // QTreeView fills rows by style; ours draw themselves on the plain base.
    QStyleOptionViewItem plain = option;
    plain.rect = QRect(0, option.rect.y(), viewport()->width(), option.rect.height());
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    plain.state.setFlag(QStyle::State_MouseOver,
                        acts(index) && viewport()->underMouse() && plain.rect.contains(pointer));
    itemDelegate()->paint(painter, plain, index);
}

void IncidentSheet::drawBranches(QPainter *, const QRect &, const QModelIndex &) const {}

void IncidentSheet::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    viewport()->update();
    if (!current.isValid() || m_restoring)
        return;
    const SheetRow &row = rowAt(current);
    emit subjectAsked(subjectOf(current));
    if (!row.citations.empty())
        emit lit(row.citations, row.lights);
}

// Another list may have been gone through meanwhile.
void IncidentSheet::focusInEvent(QFocusEvent *event)
{
    QTreeView::focusInEvent(event);
    if (currentIndex().isValid())
        emit subjectAsked(subjectOf(currentIndex()));
}

void IncidentSheet::resizeEvent(QResizeEvent *event)
{
    // The row with the cursor stays in sight, with as much of what is under it as there is room
    // for.
    const QModelIndex current = currentIndex();
    const QRect row = visualRect(current);
    const bool isInSight =
        row.isValid() && row.bottom() >= 0 && row.top() < event->oldSize().height();
    QTreeView::resizeEvent(event);
    scheduleDelayedItemsLayout();
    if (!isInSight)
        return;
    QTimer::singleShot(0, this, [this, row = QPersistentModelIndex(current)] {
        if (row.isValid() && row == currentIndex())
            keepInSight(row);
    });
}

void IncidentSheet::keepInSight(const QModelIndex &row)
{
    executeDelayedItemsLayout();
    if (const int children = m_model->rowCount(row); children > 0 && isExpanded(row))
        scrollTo(m_model->index(children - 1, 0, row));
    scrollTo(row);
}

void IncidentSheet::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        measureLabels();
        scheduleDelayedItemsLayout();
    }
}

} // namespace sourceline
