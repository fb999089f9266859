#include "ui/hits/hitspane.h"

#include "model/coding/notes.h"
#include "model/workbench/workbench.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/hits/hitdelegate.h"
#include "ui/hits/hitsmodel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int everyKind = hitKinds; // id of the button; the others are the kinds
constexpr int buttons[] = {everyKind, 0, 1, 2, 3};

QString pluralWords(HitKind kind)
{
    switch (kind) {
    case HitKind::Incident:
        return HitsPane::tr("Incidents");
    case HitKind::Statement:
        return HitsPane::tr("Statements");
    case HitKind::Note:
        return HitsPane::tr("Notes");
    case HitKind::Document:
        break;
    }
    return HitsPane::tr("Articles");
}

} // namespace

HitsPane::HitsPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new HitsModel(this))
    , m_count(new QLabel(this))
    , m_kinds(new QButtonGroup(this))
    , m_view(new QListView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
{
    setAccessibleName(tr("Hits"));
    build();
    setFocusProxy(m_view);
    connect(&m_workbench, &Workbench::filterChanged, this, &HitsPane::follow);
    connect(&m_workbench, &Workbench::opened, this, [this] {
        m_query = {};
        follow();
        showEmpty(); // follow() has nothing to do where nothing is searched for
    });
    connect(&m_workbench, &Workbench::asOfChanged, this, &HitsPane::search);
    connect(&m_workbench, &Workbench::edited, this, [this](const Edit &edit) {
        static const QList<QByteArray> searched{"incident", "statement", "annotation", "document"};
        const bool concerned = std::ranges::any_of(
            edit.rows, [](const TouchedRow &row) { return searched.contains(row.table); });
        if (concerned || edit.rows.empty())
            search();
    });
    connect(m_view, &QListView::activated, this, [this] { open(true); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (m_taking || !m_view->hasFocus())
            return;
        m_untouched = false;
        open(false);
    });
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int id) {
        list(id == everyKind ? std::nullopt : std::optional(static_cast<HitKind>(id)));
    });
    showCounts();
    showEmpty();
}

void HitsPane::build()
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(spacing::large, spacing::small, spacing::large, spacing::small);
    head->setSpacing(spacing::small);
    for (const int id : buttons) {
        auto *button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_kinds->addButton(button, id);
        head->addWidget(button);
    }
    m_kinds->button(everyKind)->setChecked(true);
    head->addStretch(1);
    head->addWidget(m_count);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setAccessibleName(tr("Texts found"));

    m_view->setModel(m_model);
    m_view->setItemDelegate(new HitDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setAccessibleName(tr("Texts that hold the words"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addLayout(m_stack, 1);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
}

void HitsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        search();
}

void HitsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_view->doItemsLayout();
}

void HitsPane::list(std::optional<HitKind> kind)
{
    m_kinds->button(kind ? static_cast<int>(*kind) : everyKind)->setChecked(true);
    if (m_kind == kind)
        return;
    m_kind = kind;
    search();
}

// Goes to the hit, or only shows where it stands.
bool HitsPane::open(bool goes)
{
    const SearchHit *hit = m_model->hit(m_view->currentIndex().row());
    if (!hit)
        return false;
    if (hit->document.isValid()) {
        emit passageAsked(hit->document, hit->shown, hit->range);
        if (goes)
            emit textAsked();
        return true;
    }
    if (!hit->incident.isValid()) {
        if (goes)
            emit said(tr("This text belongs to no incident and no article yet."));
        return false;
    }
    std::vector<Subject> records;
    for (const auto &[table, id] : hit->records)
        records.push_back({table, id});
    emit passageAsked({}, {}, {}); // what was selected for another hit is not meant here
    m_workbench.goTo(hit->incident, records, hitHeading(*hit));
    if (goes)
        emit incidentAsked();
    return true;
}

void HitsPane::showCounts()
{
    const QLocale locale;
    const bool any = !m_query.isEmpty();
    for (const int id : buttons) {
        const QString name = id == everyKind ? tr("All") : pluralWords(static_cast<HitKind>(id));
        const qint64 count =
            id == everyKind ? m_list.count() : m_list.counts[static_cast<size_t>(id)];
        m_kinds->button(id)->setText(
            any && m_list.ranked ? QString(name + u' ' + locale.toString(count)) : name);
        m_kinds->button(id)->setEnabled(any);
    }
    const qint64 all = m_kind ? m_list.counts[static_cast<size_t>(*m_kind)] : m_list.count();
    const auto listed = static_cast<qint64>(m_list.refs.size());
    if (!any || m_stale)
        m_count->clear();
    else if (m_searching)
        m_count->setText(tr("Ranking…"));
    else if (m_list.anyWord)
        m_count->setText(tr("No text holds all the words; these hold some"));
    else if (listed < all)
        m_count->setText(tr("The best %L1 of %L2").arg(listed).arg(all));
    else
        m_count->clear();
    emit countChanged(any ? static_cast<int>(std::min<qint64>(m_list.count(), INT_MAX)) : 0);
}

void HitsPane::showEmpty(const QString &problem)
{
    if (m_model->rowCount() > 0 && problem.isEmpty()) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    if (!problem.isEmpty())
        m_empty->setTexts(tr("The texts could not be searched"), problem);
    else if (!m_workbench.casefile())
        m_empty->setTexts(tr("No casefile is open"),
                          tr("Texts that hold the words you search for are listed here."));
    else if (m_query.isEmpty())
        m_empty->setTexts(
            tr("Nothing is searched for"),
            tr("Type words into the field at the top (Ctrl+F): articles, statements, titles and "
               "notes that hold them are listed here with the sentence that says them, the best "
               "first. roc* stands for all that begin so, *part* for a part of a word."));
    else if (m_searching || m_stale)
        m_empty->setTexts(tr("Searching…"), {});
    else
        m_empty->setTexts(tr("No text holds these words"),
                          tr("Words are found in every form (attack, attacked); names in every "
                             "spelling of their accents. Try fewer words, or *part*."));
    m_stack->setCurrentWidget(m_empty);
}

} // namespace sourceline
