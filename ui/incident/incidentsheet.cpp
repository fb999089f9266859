#include "ui/incident/incidentsheet.h"

#include "ui/common/theme.h"
#include "ui/incident/incidentrows.h"
#include "ui/incident/incidentsheetmodel.h"
#include "ui/incident/rowlayout.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

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
                RowLayout(m_sheet->rowAt(index),
                          m_sheet->font(),
                          m_sheet->palette(),
                          width,
                          m_sheet->labelWidth())
                    .height()};
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

private:
    IncidentSheet *m_sheet;
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
        tr("Arrows walk the rows, Right opens the claims of a row, Enter goes to the sentence."));
    connect(this, &QTreeView::expanded, this, [this] { viewport()->update(); });
}

const SheetRow &IncidentSheet::rowAt(const QModelIndex &index) const
{
    return m_model->row(index);
}

QStringList IncidentSheet::openKeys() const
{
    QStringList keys;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const QModelIndex index = m_model->index(i, 0);
        if (isExpanded(index))
            keys += rowAt(index).key;
    }
    return keys;
}

void IncidentSheet::setDossier(const Dossier &dossier)
{
    const bool same = dossier.id == m_incident;
    const QStringList open = same ? openKeys() : QStringList();
    const QString current =
        same && currentIndex().isValid() ? rowAt(currentIndex()).key : QString();
    const int scrolled = same ? verticalScrollBar()->value() : 0;
    m_incident = dossier.id;
    // What is put back here was lit when the cursor came there; it must not pull the article pane
    // again.
    m_restoring = true;
    m_model->setRows(rowsOf(dossier));
    measureLabels();
    for (const QString &key : open)
        expand(m_model->indexOfKey(key));
    if (!current.isEmpty())
        setCurrentIndex(m_model->indexOfKey(current));
    m_restoring = false;
    doItemsLayout();
    verticalScrollBar()->setValue(scrolled);
    setAccessibleName(tr("Incident: %1").arg(dossier.title));
}

void IncidentSheet::clear()
{
    m_incident = {};
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
    const SheetRow &row = rowAt(index);
    const bool acts = row.target.isValid() || !row.citations.empty() || m_model->hasChildren(index);
    plain.state.setFlag(QStyle::State_MouseOver,
                        acts && viewport()->underMouse() && plain.rect.contains(pointer));
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
    if (!row.citations.empty())
        emit lit(row.citations, row.lights);
}

void IncidentSheet::activateRow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const SheetRow &row = rowAt(index);
    if (row.target.isValid())
        emit incidentAsked(row.target);
    else if (m_model->hasChildren(index))
        setExpanded(index, !isExpanded(index));
    else if (!row.citations.empty())
        emit sentenceAsked(row.citations, row.lights);
}

void IncidentSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activateRow(currentIndex());
    else if (event->key() == Qt::Key_Space && m_model->hasChildren(currentIndex()))
        setExpanded(currentIndex(), !isExpanded(currentIndex()));
    else
        QTreeView::keyPressEvent(event);
}

void IncidentSheet::mousePressEvent(QMouseEvent *event)
{
    m_pressed =
        event->button() == Qt::LeftButton ? indexAt(event->position().toPoint()) : QModelIndex();
    QTreeView::mousePressEvent(event);
}

void IncidentSheet::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid() || index != m_pressed)
        return;
    const SheetRow &row = rowAt(index);
    if (row.target.isValid() || m_model->hasChildren(index))
        activateRow(index);
}

void IncidentSheet::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    m_pressed = QModelIndex();
    if (index.isValid() && !m_model->hasChildren(index))
        activateRow(index);
}

void IncidentSheet::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool acts = index.isValid()
                      && (rowAt(index).target.isValid() || m_model->hasChildren(index)
                          || !rowAt(index).citations.empty());
    viewport()->setCursor(acts ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
    QTreeView::mouseMoveEvent(event);
}

void IncidentSheet::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    const bool cited = index.isValid() && !rowAt(index).citations.empty();
    menu->addAction(tr("&Go to the sentence"),
                    this,
                    [this, index = QPersistentModelIndex(index)] {
                        if (index.isValid())
                            emit sentenceAsked(rowAt(index).citations, rowAt(index).lights);
                    })
        ->setEnabled(cited);
    menu->addAction(tr("&Copy row"), QKeySequence::Copy, this, &IncidentSheet::copy)
        ->setEnabled(currentIndex().isValid());
    menu->addAction(tr("Copy &all"), this, &IncidentSheet::copyAll);
    menu->addAction(tr("&Open all claims"), this, &QTreeView::expandAll);
    menu->addAction(tr("C&lose all claims"), this, &QTreeView::collapseAll);
    menu->popup(event->globalPos());
}

void IncidentSheet::copy()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(plainText(rowAt(currentIndex())));
}

void IncidentSheet::copyAll()
{
    QStringList lines;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        const QModelIndex index = m_model->index(i, 0);
        lines += plainText(rowAt(index));
        for (int j = 0; j < m_model->rowCount(index); ++j)
            lines += u"    "_s
                     % plainText(rowAt(m_model->index(j, 0, index))).replace(u'\n', u"\n    "_s);
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void IncidentSheet::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    scheduleDelayedItemsLayout();
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
