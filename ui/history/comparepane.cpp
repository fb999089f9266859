#include "ui/history/comparepane.h"

#include "model/columns/rowset.h"
#include "model/store/asof.h"
#include "model/store/statement.h"
#include "model/workbench/identity.h"
#include "model/workbench/vocabulary.h"
#include "ui/common/theme.h"
#include "ui/history/columnshares.h"
#include "ui/history/texttable.h"
#include "ui/history/when.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString kindWords(Difference::Kind kind)
{
    using Kind = Difference::Kind;
    switch (kind) {
    case Kind::Added:
        return ComparePane::tr("added");
    case Kind::Removed:
        return ComparePane::tr("removed");
    case Kind::Merged:
        return ComparePane::tr("merged");
    case Kind::Figure:
        return ComparePane::tr("figure");
    case Kind::Attribution:
        return ComparePane::tr("attribution");
    case Kind::Assessment:
        return ComparePane::tr("assessment");
    case Kind::Date:
        return ComparePane::tr("date");
    case Kind::Place:
        return ComparePane::tr("place");
    case Kind::Other:
        break;
    }
    return ComparePane::tr("field");
}

} // namespace

ComparePane::ComparePane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_viewModel(new TextTable({tr("Frozen view"), tr("Incidents"), tr("Frozen")}, this))
    , m_differenceModel(new TextTable(
          {tr("Incident"), tr("Kind"), tr("What"), tr("Then"), tr("Now"), tr("By edit")}, this))
    , m_viewList(rowList(m_viewModel, tr("Frozen views"), this))
    , m_differenceList(rowList(m_differenceModel, tr("Differences"), this))
    , m_name(new QLineEdit(this))
    , m_freeze(new QPushButton(tr("&Freeze"), this))
    , m_compare(new QPushButton(tr("&Compare with now"), this))
    , m_remove(new QPushButton(tr("&Remove"), this))
    , m_said(new QLabel(this))
{
    setAccessibleName(tr("Frozen views"));
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(spacing::small);
    splitter->addWidget(makeLeft());
    splitter->addWidget(makeRight());
    splitter->setSizes({430, 660});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setFocusProxy(m_viewList);

    connect(m_freeze, &QPushButton::clicked, this, &ComparePane::freeze);
    connect(m_name, &QLineEdit::returnPressed, this, &ComparePane::freeze);
    connect(m_name, &QLineEdit::textChanged, this, &ComparePane::updateButtons);
    connect(m_compare, &QPushButton::clicked, this, &ComparePane::compare);
    connect(m_remove, &QPushButton::clicked, this, &ComparePane::remove);
    connect(m_viewList, &QTreeView::activated, this, &ComparePane::compare);
    connect(m_differenceList, &QTreeView::activated, this, &ComparePane::follow);
    connect(m_viewList->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &ComparePane::updateButtons);
    for (const auto changed : {&Workbench::asOfChanged, &Workbench::rowsChanged})
        connect(&m_workbench, changed, this, &ComparePane::updateButtons);
    const auto readAgain = [this] {
        m_stale = true;
        if (isVisible())
            readViews();
    };
    connect(&m_workbench, &Workbench::opened, this, [this, readAgain] {
        take({});
        m_said->clear();
        readAgain();
    });
    connect(&m_workbench, &Workbench::edited, this, [readAgain](const Edit &edit) {
        if (edit.rows.empty() || !touchedIn(edit, "frozen_view").empty())
            readAgain();
    });
    takeViews({});
}

ComparePane::~ComparePane()
{
    if (m_cancelled)
        m_cancelled->store(true);
}

QWidget *ComparePane::makeLeft()
{
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    m_name->setPlaceholderText(tr("Name for what is shown now"));
    m_name->setAccessibleName(tr("Name of the view to freeze"));
    row->addWidget(m_name, 1);
    row->addWidget(m_freeze);
    layout->addLayout(row);
    layout->addWidget(m_viewList, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    buttons->setSpacing(spacing::medium);
    buttons->addWidget(m_compare);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    layout->addLayout(buttons);
    m_viewList->header()->setStretchLastSection(false);
    m_viewList->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_viewList->header()->resizeSection(1, 78);
    m_viewList->header()->resizeSection(2, 124);
    return left;
}

QWidget *ComparePane::makeRight()
{
    auto *right = new QWidget(this);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setContentsMargins(spacing::medium, spacing::medium, spacing::medium, spacing::small);
    layout->addWidget(m_said);
    layout->addWidget(m_differenceList, 1);
    new ColumnShares(m_differenceList, {22, 12, 20, 15, 15, 16});
    return right;
}

void ComparePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        readViews();
}

void ComparePane::readViews()
{
    m_stale = false;
    if (!m_workbench.casefile()) {
        takeViews({});
        return;
    }
    m_workbench.read<std::vector<FrozenView>>(
        this, frozenViews, [this](const Result<std::vector<FrozenView>> &views) {
            if (views)
                takeViews(*views);
            else
                m_said->setText(views.error().message);
        });
}

void ComparePane::takeViews(const std::vector<FrozenView> &views)
{
    m_views = views;
    std::vector<TextTable::Row> rows;
    for (const FrozenView &view : views)
        rows.push_back({{view.name,
                         view.all ? tr("all") : QString::number(view.incidents.size()),
                         stamp(view.madeAt)},
                        false});
    m_viewModel->setRows(std::move(rows));
    m_viewList->setCurrentIndex(m_viewModel->index(0, 0));
    if (m_differences.empty())
        m_said->setText(views.empty()
                            ? tr("Freeze what is shown under a name, and compare it later: which "
                                 "figures, attributions and assessments changed since, by which "
                                 "edit.")
                            : tr("Enter on a frozen view compares it with now."));
    updateButtons();
}

const FrozenView *ComparePane::currentView() const
{
    const int row = m_viewList->currentIndex().row();
    return row >= 0 && row < int(m_views.size()) ? &m_views[size_t(row)] : nullptr;
}

void ComparePane::updateButtons()
{
    const Casefile *casefile = m_workbench.casefile();
    const bool mayEdit = casefile && !casefile->isReadOnly() && m_workbench.asOf().isPresent();
    m_name->setEnabled(mayEdit);
    m_freeze->setEnabled(mayEdit && !m_name->text().trimmed().isEmpty());
    m_compare->setEnabled(currentView() != nullptr);
    m_remove->setEnabled(mayEdit && currentView());
}

void ComparePane::freeze()
{
    if (!m_freeze->isEnabled())
        return;
    auto view = std::make_shared<FrozenView>();
    view->name = m_name->text();
    view->madeBy = m_workbench.identity().name;
    const Snapshot snapshot = m_workbench.snapshot();
    const auto rows = m_workbench.rows();
    view->all = !rows || rows->rows().size() == size_t(snapshot->incidents);
    if (!view->all) {
        for (const Row row : rows->rows())
            view->incidents.push_back(snapshot->idOf(row));
    }
    // The first edit asks who is writing, before it goes to the writer.
    const QObject asked;
    connect(&m_workbench, &Workbench::identityChanged, &asked, [this, view] {
        view->madeBy = m_workbench.identity().name;
    });
    m_workbench.perform([view](Writer &writer) { return freezeView(*view)(writer); },
                        {},
                        [this](const Result<Edit> &done) {
                            if (!done) {
                                m_said->setText(done.error().message);
                                return;
                            }
                            m_name->clear();
                            m_viewList->setFocus();
                        });
}

void ComparePane::remove()
{
    if (const FrozenView *view = currentView())
        m_workbench.perform(removeFrozenView(view->id));
}

Result<ComparePane::Compared> ComparePane::compareOn(sqlite3 *database,
                                                     const FrozenView &view,
                                                     const std::atomic<bool> *cancelled)
{
    auto found = differencesSince(database, view, cancelled);
    if (!found)
        return found.error();
    Compared compared{std::move(*found), {}};
    Statement edit(database, "SELECT seq, label FROM edit WHERE id = ?1");
    for (const Difference &difference : compared.differences) {
        QStringList words;
        for (const Id id : difference.edits) {
            if (edit.bind(1, id).next())
                words += tr("%1 %2").arg(edit.integer(0)).arg(edit.text(1));
            edit.reset();
        }
        compared.edits.push_back(words.join(u"; "_s));
    }
    return compared;
}

void ComparePane::compare()
{
    const FrozenView *view = currentView();
    if (!view)
        return;
    if (m_cancelled)
        m_cancelled->store(true);
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_said->setText(tr("Comparing “%1” with now…").arg(view->name));
    m_workbench.read<Compared>(
        this,
        [frozen = *view, cancelled = m_cancelled](sqlite3 *database) {
            return compareOn(database, frozen, cancelled.get());
        },
        [this, name = view->name, at = view->madeAt, cancelled = m_cancelled](
            const Result<Compared> &compared) {
            if (cancelled->load())
                return;
            if (!compared) {
                m_said->setText(compared.error().message);
                return;
            }
            take(*compared);
            m_said->setText(compared->differences.empty()
                                ? tr("Nothing in “%1” has changed since %2.").arg(name, stamp(at))
                                : counted(int(compared->differences.size()),
                                          "1 difference between “%1” of %2 and now.",
                                          "%n differences between “%1” of %2 and now.")
                                      .arg(name, stamp(at)));
            if (!compared->differences.empty())
                m_differenceList->setFocus();
        });
}

void ComparePane::take(const Compared &compared)
{
    m_differences = compared.differences;
    std::vector<TextTable::Row> rows;
    for (size_t i = 0; i < m_differences.size(); ++i) {
        const Difference &difference = m_differences[i];
        rows.push_back({{difference.incidentName,
                         kindWords(difference.kind),
                         difference.what,
                         difference.before.isEmpty() ? tr("—") : difference.before,
                         difference.after.isEmpty() ? tr("—") : difference.after,
                         compared.edits[i]},
                        false});
    }
    m_differenceModel->setRows(std::move(rows));
    m_differenceList->setCurrentIndex(m_differenceModel->index(0, 0));
}

void ComparePane::follow()
{
    const int row = m_differenceList->currentIndex().row();
    if (row < 0 || row >= int(m_differences.size()))
        return;
    const Difference &difference = m_differences[size_t(row)];
    if (!difference.incident.isValid())
        return;
    const auto light = [this, difference] {
        if (!difference.citations.empty())
            m_workbench.light(difference.citations,
                              tr("%1: %2").arg(difference.incidentName, difference.what));
    };
    disconnect(m_arrival);
    m_workbench.setCurrent(difference.incident);
    if (m_workbench.dossier()) {
        light();
    } else {
        // What is lit would be put out when the record arrives.
        m_arrival = connect(&m_workbench,
                            &Workbench::dossierChanged,
                            this,
                            [this, light, incident = difference.incident] {
                                disconnect(m_arrival);
                                if (m_workbench.current() == incident)
                                    light();
                            });
    }
    emit incidentAsked();
}

} // namespace sourceline
