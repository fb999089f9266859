#include "ui/facets/facetspane.h"

#include "model/filter/facetterms.h"
#include "model/filter/fieldvocabulary.h"
#include "model/filter/filterfields.h"
#include "model/workbench/workbench.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/facets/facetmodel.h"
#include "ui/facets/facetview.h"

#include <QAction>
#include <QButtonGroup>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace sourceline {

using namespace Qt::StringLiterals;

FacetsPane::FacetsPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new FacetModel(this))
    , m_view(new FacetView(*m_model, this))
    , m_search(new QLineEdit(this))
    , m_stack(new QStackedLayout)
    , m_empty(new EmptyState(this))
    , m_eventsOnly(new QAction(tr("&Events Only"), this))
{
    setAccessibleName(tr("Facets"));
    m_search->setPlaceholderText(tr("Search values"));
    m_search->setAccessibleName(tr("Search values of the facets"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, spacing::small, 0, 0);
    layout->setSpacing(spacing::small);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(spacing::medium, 0, spacing::medium, 0);
    head->setSpacing(spacing::small);
    head->addWidget(makeSwitch());
    head->addWidget(m_search);
    layout->addLayout(head);
    layout->addLayout(m_stack, 1);
    setFocusPolicy(Qt::StrongFocus); // while there are no values that could have the focus
    setTabOrder(m_events, m_everything);
    setTabOrder(m_everything, m_search);
    setTabOrder(m_search, m_view);
    m_model->setVocabulary([this](const QString &field) {
        const FilterField *known = filterField(field);
        return known ? vocabularyOf(*known, *m_workbench.snapshot()) : QStringList();
    });
    m_eventsOnly->setCheckable(true);
    m_eventsOnly->setShortcut(QKeySequence(u"Ctrl+Shift+K"_s));

    connect(m_eventsOnly, &QAction::triggered, this, [this](bool only) {
        m_workbench.setFilter(withEventsOnly(m_workbench.filter(), only));
        followFilter();
    });
    connect(m_view, &FacetView::includeAsked, this, [this](const QModelIndex &value) {
        toggle(value, false);
    });
    connect(m_view, &FacetView::excludeAsked, this, [this](const QModelIndex &value) {
        toggle(value, true);
    });
    connect(m_view, &FacetView::moreAsked, m_model, &FacetModel::showMore);
    connect(m_view, &FacetView::searchAsked, this, &FacetsPane::searchIn);
    connect(m_search, &QLineEdit::textChanged, this, &FacetsPane::find);
    connect(&m_workbench, &Workbench::facetsChanged, this, &FacetsPane::follow);
    connect(&m_workbench, &Workbench::filterChanged, this, &FacetsPane::follow);
    connect(&m_workbench, &Workbench::opened, this, &FacetsPane::follow);
    connect(&m_workbench, &Workbench::rowsChanged, this, [this] {
        if (!m_hasRows) // which tell what of the filter stands for nothing
            follow();
        showEmpty();
    });
    follow();
}

QWidget *FacetsPane::makeSwitch()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::hair);
    auto *group = new QButtonGroup(row);
    const auto add = [&](const QString &text, const QString &tip, bool only) {
        auto *button = new QToolButton(row);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleDescription(tip);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::TabFocus);
        group->addButton(button);
        layout->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, only] {
            if (isEventsOnly(m_workbench.filter()) != only)
                m_workbench.setFilter(withEventsOnly(m_workbench.filter(), only));
            followFilter();
        });
        return button;
    };
    m_events = add(tr("Events"), tr("Show events only (Ctrl+Shift+K)"), true);
    m_everything =
        add(tr("Everything"), tr("Show aggregates, statements and developments too"), false);
    return row;
}

void FacetsPane::fillMenu(QMenu &menu)
{
    menu.addAction(m_eventsOnly);
}

void FacetsPane::follow()
{
    const FacetValue *before = m_model->value(m_view->currentIndex());
    const QString value = before ? before->value : QString();
    const int facet = FacetModel::facetOf(m_view->currentIndex());
    m_hasRows = !m_workbench.isFiltering();
    m_model->setCounts(m_workbench.facets(),
                       m_workbench.filter(),
                       m_hasRows && m_workbench.filterProblems().empty());
    m_view->arrange(!m_search->text().isEmpty());
    if (!value.isEmpty()) {
        const QModelIndex now = m_model->find(m_model->field(facet), value);
        m_view->setCurrentIndex(now.isValid() ? now : m_model->heading(facet));
    }
    followFilter();
    showEmpty();
}

void FacetsPane::followFilter()
{
    const bool only = isEventsOnly(m_workbench.filter());
    m_events->setChecked(only);
    m_everything->setChecked(!only);
    m_eventsOnly->setChecked(only);
}

void FacetsPane::showEmpty()
{
    bool any = false;
    for (int facet = 0; facet < m_model->facets(); ++facet)
        any = any || m_model->isShown(facet);
    if (any) {
        m_stack->setCurrentWidget(m_view);
        setFocusProxy(m_view); // takes over the focus that came before the values
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    setFocusProxy(nullptr);
    if (!m_workbench.casefile())
        m_empty->setTexts(tr("No casefile is open"), tr("Its values are counted here."));
    else if (!m_search->text().isEmpty())
        m_empty->setTexts(tr("No value begins so"), tr("Escape ends the search."));
    else if (!m_workbench.facets())
        m_empty->setTexts({}, tr("Counting…"));
    else if (m_workbench.filter().isActive())
        m_empty->setTexts(tr("Nothing matches"), tr("The filter lets no incident through."));
    else
        m_empty->setTexts(tr("No incidents yet"), tr("Their values are counted here."));
}

void FacetsPane::toggle(const QModelIndex &index, bool excludes)
{
    const FacetValue *value = m_model->value(index);
    if (!value)
        return;
    const QString field = m_model->field(FacetModel::facetOf(index));
    const FilterSpec spec = m_workbench.filter();
    const QString called = calledIn(spec, field, *value);
    m_workbench.setFilter(excludes ? toggleExcluded(spec, field, called)
                                   : toggleIncluded(spec, field, called));
}

// Typed in the tree: among the values of the facet where the keyboard was.
void FacetsPane::searchIn(const QString &typed, int facet)
{
    m_searched = facet;
    m_search->setPlaceholderText(
        facet < 0 ? tr("Search values")
                  : tr("Search in %1").arg(m_model->heading(facet).data().toString()));
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->setText(typed);
}

void FacetsPane::find(const QString &text)
{
    m_model->setSearch(text, m_searched);
    m_view->arrange(!text.isEmpty());
    showEmpty();
    if (text.isEmpty()) {
        m_searched = -1;
        m_search->setPlaceholderText(tr("Search values"));
        return;
    }
    for (int facet = 0; facet < m_model->facets(); ++facet) {
        if (m_model->isShown(facet)) {
            m_view->setCurrentIndex(m_model->index(0, 0, m_model->heading(facet)));
            break;
        }
    }
}

void FacetsPane::endSearch()
{
    const QPersistentModelIndex current = m_view->currentIndex();
    const FacetValue *value = m_model->value(current);
    const int facet = FacetModel::facetOf(current);
    const QString name = value ? value->value : QString();
    m_search->clear();
    if (facet >= 0) {
        const QModelIndex now = m_model->find(m_model->field(facet), name);
        m_view->setCurrentIndex(now.isValid() ? now : m_model->heading(facet));
    }
    m_view->setFocus(Qt::OtherFocusReason);
}

// Return takes the first that was found; arrows go to what was found.
bool FacetsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        endSearch();
        return true;
    case Qt::Key_Down:
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_search->text().isEmpty())
            return true;
        toggle(m_view->currentIndex(), key->modifiers().testFlag(Qt::AltModifier));
        endSearch();
        return true;
    default:
        return false;
    }
}

QJsonObject FacetsPane::state() const
{
    return {{u"collapsed"_s, QJsonArray::fromStringList(m_view->collapsed())}};
}

void FacetsPane::setState(const QJsonObject &state)
{
    QStringList fields;
    for (const QJsonValue &field : state[u"collapsed"].toArray())
        fields += field.toString();
    m_view->setCollapsed(fields);
}

void FacetsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_workbench.setFacetsWanted(this, true);
}

void FacetsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_workbench.setFacetsWanted(this, false);
}

} // namespace sourceline
