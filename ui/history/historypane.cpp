#include "ui/history/historypane.h"

#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/history/changespane.h"
#include "ui/history/columnshares.h"
#include "ui/history/editfilterrow.h"
#include "ui/history/editsmodel.h"
#include "ui/history/texttable.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace sourceline {

namespace {

constexpr int settlingTime = 100; // ms without another edit before the list is read again

}

HistoryPane::HistoryPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new EditsModel(workbench, this))
    , m_view(rowList(m_model, tr("Edits"), this))
    , m_filter(new EditFilterRow(workbench, this))
    , m_changes(new ChangesPane(workbench, this))
    , m_shares(new ColumnShares(m_view, {0, 0, 1, 0}))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_later(new QTimer(this))
{
    setAccessibleName(tr("History"));
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(spacing::small);
    splitter->addWidget(m_view);
    splitter->addWidget(m_changes);
    splitter->setSizes({500, 560});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addLayout(m_stack, 1);
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_view);
    m_later->setSingleShot(true);
    m_later->setInterval(settlingTime);

    connect(m_later, &QTimer::timeout, this, &HistoryPane::refresh);
    connect(m_filter, &EditFilterRow::changed, this, &HistoryPane::refresh);
    connect(&m_workbench, &Workbench::edited, m_later, qOverload<>(&QTimer::start));
    connect(&m_workbench, &Workbench::opened, this, [this] {
        m_current = {};
        m_model->clear();
        m_later->start();
    });
    connect(m_model, &EditsModel::loaded, this, &HistoryPane::showLoaded);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (m_view->currentIndex().isValid())
            showCurrent();
    });
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const QScrollBar *bar = m_view->verticalScrollBar();
        if (value >= bar->maximum() - bar->pageStep())
            m_model->readMore();
    });
    connect(m_view, &QTreeView::activated, m_changes, &ChangesPane::follow);
    connect(m_changes, &ChangesPane::incidentAsked, this, &HistoryPane::incidentAsked);
    showLoaded();
}

void HistoryPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_stale)
        return;
    m_showsNewest = true; // edits that were made meanwhile
    refresh();
}

void HistoryPane::refresh()
{
    m_stale = !isVisible();
    if (m_stale)
        return;
    m_filter->readPeople();
    m_model->setFilter(m_filter->filter());
}

void HistoryPane::showCurrent()
{
    const int row = m_view->currentIndex().row();
    const EditsModel::Entry &entry = m_model->entry(row);
    m_current = entry.edit.id;
    m_isFirst = row == 0;
    m_changes->show(entry.edit, entry.isTurnedBack);
}

void HistoryPane::showLoaded()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentIndex(0);
        m_shares->arrange();
        if (!m_view->currentIndex().isValid()) {
            const int kept = m_isFirst ? 0 : m_model->rowOf(m_current);
            m_view->setCurrentIndex(m_model->index(std::max(0, kept), 0));
        }
        if (!m_model->isReading() && std::exchange(m_showsNewest, false))
            m_view->scrollToTop();
        return;
    }
    m_changes->show({}, false);
    const bool open = m_workbench.casefile() != nullptr;
    const bool isAll = m_filter->filter().words.isEmpty() && m_filter->filter().who.isEmpty()
                       && !m_filter->filter().incident.isValid() && !m_filter->filter().from
                       && !m_filter->filter().until;
    m_empty->setTexts(!open   ? tr("No casefile is open")
                      : isAll ? tr("No edits yet")
                              : tr("No edit fits"),
                      isAll ? tr("Every change is listed here with who made it, when and why, and "
                                 "can be taken back, today or next year.")
                            : tr("Fewer conditions above show more edits."));
    m_stack->setCurrentIndex(m_model->isReading() ? 0 : 1);
}

} // namespace sourceline
