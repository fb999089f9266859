#include "ui/conflicts/conflictspane.h"

#include "model/coding/notes.h"
#include "model/columns/readtransaction.h"
#include "model/workbench/vocabulary.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/conflicts/conflictsmodel.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <bit>
#include <iterator>

namespace sourceline {

namespace {

constexpr int mostOpened = 30;    // reports whose claims stand open at once, side by side
constexpr int settlingTime = 150; // ms without a new snapshot before the list is made again

QTreeView *listOf(ConflictsModel *model, QWidget *parent)
{
    auto *view = new QTreeView(parent);
    view->setModel(model);
    view->setUniformRowHeights(true);
    view->setAllColumnsShowFocus(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setExpandsOnDoubleClick(false);
    view->setAccessibleName(ConflictsPane::tr("Conflicting reports"));
    view->header()->setStretchLastSection(false);
    view->header()->setSectionResizeMode(ConflictsModel::Incident, QHeaderView::Stretch);
    view->header()->setSectionResizeMode(ConflictsModel::Reports, QHeaderView::Interactive);
    view->header()->setHighlightSections(false);
    view->header()->resizeSection(ConflictsModel::Date, 110);
    view->header()->resizeSection(ConflictsModel::Field, 126);
    view->header()->resizeSection(ConflictsModel::Reports, 206);
    view->header()->resizeSection(ConflictsModel::Apart, 90);
    view->header()->resizeSection(ConflictsModel::Speakers, 76);
    return view;
}

} // namespace

ConflictsPane::ConflictsPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new ConflictsModel(this))
    , m_view(listOf(m_model, this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_note(new QLabel(this))
    , m_later(new QTimer(this))
{
    setAccessibleName(tr("Conflicting reports"));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    m_note->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(m_stack, 1);
    layout->addWidget(m_note);
    setFocusProxy(m_view);
    m_later->setSingleShot(true);
    m_later->setInterval(settlingTime);
    connect(m_later, &QTimer::timeout, this, &ConflictsPane::refresh);
    connect(&m_workbench, &Workbench::rowsChanged, m_later, qOverload<>(&QTimer::start));
    for (const auto another : {&Workbench::opened, &Workbench::asOfChanged}) {
        connect(&m_workbench, another, this, [this] {
            m_candidates.reset();
            if (m_cancelled)
                m_cancelled->store(true);
            m_cancelled.reset(); // what was asked of another is not answered
            m_later->start();
        });
    }
    connect(&m_workbench, &Workbench::edited, this, &ConflictsPane::noteClaims);
    connect(m_view, &QTreeView::activated, this, &ConflictsPane::goTo);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (m_view->hasFocus())
            follow();
    });
    showEmpty();
}

int ConflictsPane::count() const
{
    return m_fields;
}

void ConflictsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

ConflictsPane::Marked ConflictsPane::marked(const Snapshot &snapshot, const RowSet &rows)
{
    Marked marked;
    for (const Row row : rows.rows()) {
        const quint8 fields = snapshot->value(ByteColumn::Conflicting, row);
        if (fields == 0)
            continue;
        marked.incidents.push_back(snapshot->idOf(row));
        marked.fields += std::popcount(fields);
    }
    return marked;
}

Result<ConflictsPane::Listed> ConflictsPane::list(sqlite3 *database,
                                                  const Snapshot &snapshot,
                                                  const RowSet &rows,
                                                  const Candidates &known,
                                                  bool visible,
                                                  const std::atomic<bool> *cancelled)
{
    const ReadTransaction view(database);
    const Marked found = marked(snapshot, rows);
    Candidates candidates = known;
    if (!candidates) {
        auto twice = placesStatedTwice(database, cancelled);
        if (!twice)
            return twice.error();
        candidates = std::make_shared<const std::vector<Id>>(std::move(*twice));
    }
    std::vector<Id> shown;
    std::ranges::copy_if(*candidates, std::back_inserter(shown), [&](Id incident) {
        const Row row = snapshot->rowOf(incident);
        return snapshot->idOf(row) == incident && rows.positionOf(row) >= 0;
    });
    auto places = conflictingPlaces(database, shown, cancelled);
    if (!places)
        return places.error();
    Listed listed{found.fields + static_cast<int>(places->size()),
                  visible,
                  std::move(candidates),
                  std::move(*places)};
    if (!visible)
        return listed;
    auto reports = conflictingReports(database, found.incidents, cancelled);
    if (!reports)
        return reports.error();
    listed.reports.insert(listed.reports.end(), reports->begin(), reports->end());
    sortWorstFirst(listed.reports);
    return listed;
}

// An incident too many does no harm: what is stated of it is read again each time.
void ConflictsPane::noteClaims(const Edit &edit)
{
    if (edit.rows.empty() || edit.kind == "outside")
        m_candidates.reset();
    if (!m_candidates)
        return;
    auto more = std::make_shared<std::vector<Id>>(*m_candidates);
    for (const TouchedRow &row : edit.rows) {
        if (row.table == "claim" && row.incident.isValid())
            more->push_back(row.incident);
    }
    if (more->size() == m_candidates->size())
        return;
    std::ranges::sort(*more);
    more->erase(std::unique(more->begin(), more->end()), more->end());
    m_candidates = std::move(more);
}

// One at a time: each that waits, behind a list that takes long, would keep the rows of its time.
void ConflictsPane::refresh()
{
    if (m_cancelled) {
        m_cancelled->store(true);
        return;
    }
    if (!m_workbench.casefile()) {
        take({});
        return;
    }
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    // A look at one byte of each incident tells how many there are; their claims are read once
    // somebody looks.
    m_workbench.read<Listed>(
        this,
        [snapshot = m_workbench.snapshot(),
         rows = m_workbench.rows(),
         candidates = m_candidates,
         visible = isVisible(),
         cancelled = m_cancelled](sqlite3 *database) -> Result<Listed> {
            return list(database, snapshot, *rows, candidates, visible, cancelled.get());
        },
        [this, cancelled = m_cancelled](const Result<Listed> &listed) {
            if (cancelled != m_cancelled)
                return;
            m_cancelled.reset();
            if (cancelled->load())
                return refresh();
            if (!listed)
                return say(listed.error().message);
            m_candidates = listed->candidates;
            take(*listed);
        });
}

void ConflictsPane::take(const Listed &listed)
{
    m_fields = listed.fields;
    m_stale = !listed.read && listed.fields > 0;
    say({});
    emit countChanged(m_fields);
    if (const QModelIndex current = m_view->currentIndex(); current.isValid())
        m_kept = m_model->report(current).incident;
    m_model->setReports(listed.reports); // none where nobody looks
    if (m_stale) {
        showUnread();
        return;
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->reports()[static_cast<size_t>(row)].incident != m_kept)
            continue;
        m_view->setCurrentIndex(m_model->index(row, 0));
        break;
    }
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(0, 0));
    if (m_model->rowCount() <= mostOpened)
        m_view->expandAll();
    showEmpty();
}

void ConflictsPane::say(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ConflictsPane::follow()
{
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid())
        return;
    std::vector<Subject> claims;
    for (const Id claim : m_model->claims(index))
        claims.push_back({"claim", claim});
    const ConflictingReport &report = m_model->report(index);
    m_workbench.goTo(report.incident,
                     claims,
                     tr("%1: %2").arg(conflictFieldWords(report),
                                      counted(int(claims.size()), "1 claim", "%n claims")));
}

void ConflictsPane::goTo(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    follow();
    emit incidentAsked();
}

void ConflictsPane::showUnread()
{
    m_empty->setTexts(tr("Not read yet"),
                      tr("Which reports are in conflict is read while this page is in front."));
    m_stack->setCurrentWidget(m_empty);
}

void ConflictsPane::showEmpty()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    const bool open = m_workbench.casefile() != nullptr;
    m_empty->setTexts(
        open ? tr("No conflicting reports") : tr("No casefile is open"),
        open ? tr(
            "Where two claims about one field cannot both be true, the field is listed here, the "
            "widest apart first. A coarser value is not in conflict with a finer one.")
             : tr("Fields whose claims cannot all be true are listed here."));
    m_stack->setCurrentWidget(m_empty);
}

} // namespace sourceline
