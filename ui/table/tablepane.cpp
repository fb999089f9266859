#include "ui/table/tablepane.h"

#include "model/filter/filtertext.h"
#include "model/store/asof.h"
#include "model/workbench/cellcitations.h"
#include "model/workbench/celltext.h"
#include "model/workbench/titlepages.h"
#include "model/workbench/workbench.h"
#include "ui/common/emptystate.h"
#include "ui/table/columnlayout.h"
#include "ui/table/columnmenu.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablecopy.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QStackedLayout>

namespace sourceline {

namespace {

constexpr int widthStep = 16;

IncidentModel::Column columnAt(const QModelIndex &index)
{
    return static_cast<IncidentModel::Column>(index.column());
}

} // namespace

TablePane::TablePane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_stack(new QStackedLayout(this))
    , m_view(new IncidentView(workbench, this))
    , m_empty(new EmptyState(this))
    , m_clearFilter(new QAction(tr("Show All Incidents"), this))
{
    connect(
        m_clearFilter, &QAction::triggered, &m_workbench, [this] { m_workbench.setFilter({}); });
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex &cell) {
        light(columnAt(cell));
    });
    connect(m_view, &IncidentView::cellChosen, this, [this](const QModelIndex &cell) {
        light(columnAt(cell));
    });
    connect(&m_workbench, &Workbench::dossierChanged, this, &TablePane::lightPending);
    connect(&m_workbench, &Workbench::currentChanged, this, [this] { m_pending.reset(); });
    connect(&m_workbench, &Workbench::rowsChanged, this, &TablePane::arrange);
    // What an edit changed is seen first, and what the other panes make of it after that.
    connect(m_workbench.model(),
            &QAbstractItemModel::dataChanged,
            this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                if (first.row() == 0 && last.row() == m_workbench.model()->rowCount() - 1)
                    m_view->viewport()->repaint();
            });
    connect(&m_workbench, &Workbench::opened, this, &TablePane::arrange);
    connect(m_view->horizontalHeader(),
            &QWidget::customContextMenuRequested,
            this,
            &TablePane::showColumnMenu);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &TablePane::showRowMenu);
    arrange();
}

void TablePane::setOpeningActions(const QList<QAction *> &actions)
{
    m_openingActions = actions;
    arrange();
}

void TablePane::arrange()
{
    const bool hasRows = m_workbench.rows()->size() > 0;
    QWidget *shown = hasRows ? static_cast<QWidget *>(m_view) : m_empty;
    setFocusProxy(shown); // a hidden one would lose the keyboard to the next in line
    m_stack->setCurrentWidget(shown);
    if (hasRows) {
        chooseFirst();
        return;
    }
    if (m_workbench.snapshot()->incidents > 0 && m_workbench.filter().isActive()) {
        m_empty->setTexts(tr("No incident matches"),
                          tr("Asked for: %1. Take a term away at the top (Ctrl+F), or show all "
                             "incidents again.")
                              .arg(filterWords(m_workbench.filter())));
        m_empty->setActions({m_clearFilter});
    } else if (m_workbench.isLoading()) {
        m_empty->setTexts(tr("Reading the casefile…"), {});
        m_empty->setActions({});
    } else if (!m_workbench.casefile()) {
        m_empty->setTexts(
            tr("No casefile is open"),
            tr("A casefile keeps incidents, who says what about them, and the sentences that say "
               "it. Open one, or begin with the sample; a casefile "
               "or a folder of articles can also be dropped here."));
        m_empty->setActions(m_openingActions);
    } else if (!m_workbench.asOf().isPresent()) {
        m_empty->setTexts(tr("No incident was known by then"),
                          tr("Choose a later day above, or go back to now (Escape)."));
        m_empty->setActions({});
    } else {
        m_empty->setTexts(
            tr("This casefile holds no incidents yet"),
            tr("Import articles (Ctrl+I) or drop them here; the page Articles (F7) lists "
               "them. In the text of one choose a sentence (Alt+Down) and press N. "
               "Tables and packs of incidents come in with Ctrl+Shift+T."));
        m_empty->setActions({});
    }
}

// Of the first screen the first by number, until all have come. Where that turns out to have no
// date it stands at the end of them all: nobody chose to begin there.
void TablePane::chooseFirst()
{
    const IncidentModel &model = *m_workbench.model();
    const bool isLoading = m_workbench.isLoading();
    if (!m_workbench.current().isValid()) {
        m_workbench.setCurrent(model.idAt(0));
        m_stopgap = isLoading ? m_workbench.current() : Id();
    } else if (!isLoading && m_stopgap.isValid()) {
        const bool stands = m_workbench.current() != std::exchange(m_stopgap, {});
        const int row = stands ? 0 : model.rowOf(m_workbench.current());
        if (row > 0 && model.cell(row, IncidentModel::Date).faint)
            m_workbench.setCurrent(model.idAt(0));
    }
}

void TablePane::showCellSentences()
{
    if (m_view->currentIndex().isValid())
        light(columnAt(m_view->currentIndex()));
}

void TablePane::light(IncidentModel::Column column)
{
    m_pending = column;
    lightPending();
}

void TablePane::lightPending()
{
    const auto dossier = m_workbench.dossier();
    if (!m_pending || !dossier)
        return;
    const CellCitations behind = citationsBehind(*dossier, *m_pending);
    m_pending.reset();
    m_workbench.light(behind.citations, behind.label);
}

void TablePane::copy()
{
    std::vector<Row> rows;
    const RowSet &selection = m_workbench.selection();
    const RowSet &shown = *m_workbench.rows();
    for (qsizetype i = 0; i < shown.size() && selection.size() > 0
                          && std::ssize(rows) < std::min(copiedAtMost, selection.size());
         ++i) {
        if (selection.contains(shown.at(i)))
            rows.push_back(shown.at(i));
    }
    if (rows.empty() && m_view->currentIndex().isValid())
        rows.push_back(shown.at(m_view->currentIndex().row()));
    if (rows.empty())
        return;
    std::vector<IncidentModel::Column> columns;
    const QHeaderView *header = m_view->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        if (const int logical = header->logicalIndex(visual); !header->isSectionHidden(logical))
            columns.push_back(static_cast<IncidentModel::Column>(logical));
    }
    const Snapshot table = m_workbench.snapshot();
    std::vector<Id> ids;
    for (const Row row : rows)
        ids.push_back(table->idOf(row));
    const qsizetype selected = std::max<qsizetype>(selection.size(), 1);
    m_workbench.titles().readAll(
        ids, [this, table, rows, columns, selected](const RowTexts &texts) {
            QGuiApplication::clipboard()->setText(
                tabSeparated(*m_workbench.model(), *table, rows, columns, texts));
            const auto count = static_cast<int>(rows.size());
            if (count < selected)
                emit copied(
                    tr("Copied the first %n of %1 selected rows; select fewer to copy the others.",
                       nullptr,
                       count)
                        .arg(QLocale().toString(selected)));
            else
                emit copied(count == 1 ? tr("Copied 1 row.")
                                       : tr("Copied %n rows.", nullptr, count));
        });
}

void TablePane::fillColumns(QMenu &menu)
{
    menu.clear();
    fillColumnMenu(menu, *m_view->horizontalHeader());
}

void TablePane::showColumnMenu(const QPoint &at)
{
    QMenu menu(this);
    fillColumns(menu);
    menu.addSeparator();
    connect(menu.addAction(tr("Reset Columns")),
            &QAction::triggered,
            m_view,
            &IncidentView::resetColumns);
    menu.exec(m_view->horizontalHeader()->mapToGlobal(at));
}

void TablePane::showRowMenu(const QPoint &at)
{
    if (!m_view->currentIndex().isValid())
        return;
    QMenu menu(this);
    connect(menu.addAction(tr("Show the Sentences Behind This Cell")),
            &QAction::triggered,
            this,
            &TablePane::showCellSentences);
    connect(menu.addAction(tr("Copy")), &QAction::triggered, this, &TablePane::copy);
    menu.exec(m_view->viewport()->mapToGlobal(at));
}

void TablePane::moveCurrentColumn(int by)
{
    if (m_view->currentIndex().isValid())
        moveColumn(*m_view->horizontalHeader(), m_view->currentIndex().column(), by);
}

void TablePane::widenCurrentColumn(int by)
{
    if (!m_view->currentIndex().isValid())
        return;
    QHeaderView *header = m_view->horizontalHeader();
    const int column = m_view->currentIndex().column();
    m_view->setFitsWidth(m_view->fitsWidth() && column != IncidentModel::Title);
    header->resizeSection(
        column,
        std::max(header->minimumSectionSize(), header->sectionSize(column) + by * widthStep));
}

void TablePane::sortByCurrentColumn()
{
    if (!m_view->currentIndex().isValid())
        return;
    const SortField field = IncidentModel::sortField(columnAt(m_view->currentIndex()));
    const SortOrder now = m_workbench.order();
    m_workbench.setOrder({field, field == now.field && !now.descending});
}

QStringList TablePane::columns() const
{
    QStringList layout = columnLayout(*m_view->horizontalHeader());
    if (m_view->fitsWidth())
        layout.prepend(QStringLiteral("fit"));
    return layout;
}

void TablePane::setColumns(const QStringList &layout)
{
    if (restoreColumns(*m_view->horizontalHeader(), layout))
        m_view->setFitsWidth(layout.contains(QStringLiteral("fit")));
}

} // namespace sourceline
