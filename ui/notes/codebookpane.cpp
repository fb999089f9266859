#include "ui/notes/codebookpane.h"

#include "model/workbench/workbench.h"
#include "ui/common/emptystate.h"
#include "ui/common/textfield.h"
#include "ui/common/theme.h"
#include "ui/notes/ruledelegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sourceline {

CodebookPane::CodebookPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_sources(new QListWidget(this))
    , m_rows(new CodebookRows(this))
    , m_view(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_editor(new QWidget(this))
{
    setAccessibleName(tr("Codebook"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    buildLists();
    buildEditor();
    auto *keys = new QHBoxLayout;
    keys->setSpacing(spacing::small);
    keys->addStretch();
    keys->addWidget(button(tr("Cite from the record"), tr("Return"), &CodebookPane::cite));
    keys->addWidget(button(tr("Add"), tr("Insert"), &CodebookPane::add));
    keys->addWidget(button(tr("Edit"), tr("F2"), &CodebookPane::edit));
    keys->addWidget(button(tr("New version"), tr("Ctrl+Insert"), &CodebookPane::addVersion));
    auto *right = new QVBoxLayout;
    right->setSpacing(spacing::small);
    right->addLayout(m_stack, 1);
    right->addWidget(m_editor);
    right->addLayout(keys);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::medium, spacing::medium, spacing::medium, spacing::medium);
    layout->setSpacing(spacing::medium);
    layout->addWidget(m_sources);
    layout->addLayout(right, 1);
    setFocusProxy(m_view);
    for (const auto changed : {&Workbench::opened, &Workbench::asOfChanged})
        connect(&m_workbench, changed, this, &CodebookPane::stale);
    connect(&m_workbench, &Workbench::edited, this, &CodebookPane::stale);
    showSource();
}

void CodebookPane::buildLists()
{
    m_sources->setAccessibleName(tr("Codebooks and decisions"));
    m_sources->setFixedWidth(26 * fontMetrics().averageCharWidth());
    m_sources->setFrameShape(QFrame::NoFrame);
    connect(m_sources, &QListWidget::currentRowChanged, this, &CodebookPane::showSource);
    m_view->setModel(m_rows);
    m_view->setAccessibleName(tr("Rules"));
    m_view->setSelectionBehavior(QTableView::SelectRows);
    m_view->setSelectionMode(QTableView::SingleSelection);
    m_view->setEditTriggers(QTableView::NoEditTriggers);
    m_view->setShowGrid(false);
    m_view->setWordWrap(true);
    m_view->setTabKeyNavigation(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QTableView::ScrollPerPixel);
    m_view->setItemDelegate(new RuleDelegate(m_view));
    m_view->verticalHeader()->setMinimumSectionSize(0);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setSectionResizeMode(CodebookRows::Text, QHeaderView::Stretch);
    m_view->installEventFilter(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
}

QPushButton *
CodebookPane::button(const QString &text, const QString &keys, void (CodebookPane::*act)())
{
    auto *made = new QPushButton(text, this);
    made->setToolTip(keys);
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, act);
    return made;
}

void CodebookPane::stale()
{
    m_stale = true;
    if (!m_workbench.casefile()) {
        leave();
        take({});
    } else if (isVisible()) {
        read();
    }
}

void CodebookPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        read();
}

void CodebookPane::read()
{
    if (!m_workbench.casefile())
        return;
    m_stale = false;
    const int number = ++m_asked;
    m_workbench.read<Everything>(
        this,
        [](sqlite3 *database) -> Result<Everything> {
            auto codebooks = readCodebooks(database);
            if (!codebooks)
                return codebooks.error();
            auto decisions = readDecisions(database);
            if (!decisions)
                return decisions.error();
            return Everything{*std::move(codebooks), *std::move(decisions)};
        },
        [this, number](const Result<Everything> &all) {
            if (number != m_asked)
                return;
            if (all)
                take(*all);
            else
                emit said(all.error().message);
        });
}

void CodebookPane::take(const Everything &all)
{
    const bool first = m_sources->count() == 0;
    const int before = m_sources->currentRow();
    m_all = all;
    const QSignalBlocker quiet(m_sources);
    m_sources->clear();
    for (const CodebookEntry &book : m_all.codebooks)
        m_sources->addItem(tr("%1, version %2").arg(book.name, book.version));
    if (m_workbench.casefile())
        m_sources->addItem(tr("Decisions"));
    const int newest = static_cast<int>(m_all.codebooks.size()) - 1;
    m_sources->setCurrentRow(qBound(0, first ? newest : before, qMax(0, m_sources->count() - 1)));
    showSource();
}

const CodebookEntry *CodebookPane::codebook() const
{
    const auto row = static_cast<size_t>(qMax(0, m_sources->currentRow()));
    return m_sources->currentRow() >= 0 && row < m_all.codebooks.size() ? &m_all.codebooks[row]
                                                                        : nullptr;
}

const CodebookLine *CodebookPane::line() const
{
    return m_rows->line(m_view->currentIndex().row());
}

const DecisionEntry *CodebookPane::decision() const
{
    const CodebookLine *at = line();
    const auto found = std::find_if(
        m_all.decisions.begin(), m_all.decisions.end(), [at](const DecisionEntry &one) {
            return at && at->decision.isValid() && one.decision.id == at->decision;
        });
    return found == m_all.decisions.end() ? nullptr : &*found;
}

void CodebookPane::showSource()
{
    const int row = m_view->currentIndex().row();
    const CodebookEntry *book = codebook();
    m_rows->set(book ? linesOf(*book) : linesOf(m_all.decisions));
    const int count = m_rows->rowCount();
    m_empty->setTexts(book ? tr("No rules yet") : tr("No decisions yet"),
                      book ? tr("Insert adds the first numbered rule.")
                           : tr("Insert records a coding question, the choice and the reason."));
    m_stack->setCurrentWidget(count > 0 ? static_cast<QWidget *>(m_view) : m_empty);
    if (count > 0)
        m_view->setCurrentIndex(m_rows->index(qBound(0, row, count - 1), 0));
}

void CodebookPane::cite()
{
    const CodebookLine *at = line();
    const Id current = m_workbench.current();
    if (!at || !current.isValid()) {
        emit said(
            tr("Select the incident, claim or attribution that was coded by this rule first."));
        return;
    }
    Subject subject = m_workbench.subject();
    if (subject.table != "claim" && subject.table != "attribution")
        subject = {"incident", current};
    const CodebookEntry *book = codebook();
    m_workbench.perform(book ? citeRule(subject, book->id, at->rule)
                             : citeDecision(subject, at->decision));
}

void CodebookPane::goTo()
{
    const DecisionEntry *at = decision();
    if (!at || at->incidents.empty()) {
        emit said(tr("Only a decision about incidents leads to one."));
        return;
    }
    m_workbench.setCurrent(at->incidents.front().first);
    emit incidentAsked();
}

bool CodebookPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool control = key->modifiers().testFlag(Qt::ControlModifier);
    if (watched != m_view) {
        if (key->key() != Qt::Key_Escape && !(isReturn && control))
            return QWidget::eventFilter(watched, event);
        isReturn ? save() : leave();
        return true;
    }
    if (isReturn)
        key->modifiers().testFlag(Qt::ShiftModifier) ? goTo() : cite();
    else if (key->key() == Qt::Key_Insert)
        control ? addVersion() : add();
    else if (key->key() == Qt::Key_F2)
        edit();
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

} // namespace sourceline
