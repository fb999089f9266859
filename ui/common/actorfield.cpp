#include "ui/common/actorfield.h"

#include "model/coding/names.h"
#include "model/workbench/workbench.h"
#include "ui/common/theme.h"
#include "ui/common/wholewords.h"

#include <QComboBox>
#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int leastName = 16; // letters

std::vector<PickRow> rowsOf(const NameIndex &names, const QString &typed, const QString &make)
{
    std::vector<PickRow> rows;
    bool exact = false;
    for (const NameIndex::Match &match : names.find(typed)) {
        rows.push_back({match.id, match.name, match.matched, match.detail});
        exact = exact || match.exact;
    }
    // Last, and also where the name is there: two may share one.
    if (!typed.isEmpty()) {
        const QString key = exact          ? PickField::tr("another of the same name")
                            : rows.empty() ? PickField::tr("Return")
                                           : PickField::tr("Shift+Return");
        rows.push_back({{}, make, {}, key});
    }
    return rows;
}

bool isKnown(const NameIndex &names, const QString &name)
{
    return std::ranges::any_of(names.find(name),
                               [](const NameIndex::Match &match) { return match.exact; });
}

QString newDetail(const NameIndex &names, const QString &name)
{
    return isKnown(names, name) ? PickField::tr("new, of the same name") : PickField::tr("new");
}

QString detailOf(const NameIndex &names, Id id, const QString &name)
{
    for (const NameIndex::Match &match : names.find(name)) {
        if (match.id == id)
            return match.detail;
    }
    return {};
}

} // namespace

ActorField::ActorField(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_field(new PickField(this))
    , m_kind(new QComboBox(this))
    , m_layout(new QHBoxLayout(this))
{
    setFocusProxy(m_field);
    setFocusPolicy(Qt::StrongFocus);
    m_field->setMakes(
        [this](const QString &name) { return !isKnown(m_workbench.actorNames(), name); });
    m_kind->addItems(actorKinds());
    m_kind->setAccessibleName(tr("Kind of the new actor"));
    fitWords(m_kind);
    m_kind->hide();
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing::small);
    m_layout->addWidget(m_field, 1);
    m_layout->addWidget(m_kind);
    connect(m_field, &PickField::asked, this, &ActorField::ask);
    connect(m_field, &PickField::exactAsked, this, &ActorField::takeExact);
    connect(m_field, &PickField::changed, this, &ActorField::follow);
}

void ActorField::ask(const QString &typed)
{
    m_field->offer(
        rowsOf(m_workbench.actorNames(), typed, tr("Make a new actor \u201c%1\u201d").arg(typed)));
}

void ActorField::takeExact(const QString &typed)
{
    if (const Id only = m_workbench.actorNames().exactly(typed); only.isValid())
        setActor(only);
}

void ActorField::follow()
{
    if (m_field->isNew())
        m_field->setDetail(newDetail(m_workbench.actorNames(), name()));
    m_kind->setVisible(m_field->isNew());
    arrange();
    emit changed();
}

void ActorField::arrange()
{
    const int name = std::max(fontMetrics().horizontalAdvance(m_field->text()),
                              fontMetrics().averageCharWidth() * leastName)
                     + 4 * spacing::medium;
    const bool isTight = m_field->isNew() && name + m_kind->sizeHint().width() > width();
    m_layout->setDirection(isTight ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ActorField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

ActorRef ActorField::actor() const
{
    ActorRef made;
    made.id = m_field->id();
    if (m_field->isNew()) {
        made.newName = m_field->text().trimmed();
        made.newKind = m_kind->currentText();
    }
    return made;
}

void ActorField::setActor(Id id, const QString &name)
{
    const NameIndex &names = m_workbench.actorNames();
    const QString known = names.nameOf(id);
    const QString shown = known.isEmpty() ? name : known;
    m_field->setRecord(id, id.isValid() ? shown : QString(), detailOf(names, id, shown));
}

void ActorField::setActor(const ActorRef &actor)
{
    if (actor.id.isValid() || !actor.isSet())
        return setActor(actor.id);
    m_field->setNew(actor.newName);
    m_kind->setCurrentText(actor.newKind);
}

bool ActorField::isUnresolved() const
{
    return m_field->isUnresolved();
}

QString ActorField::complaint() const
{
    if (!isUnresolved())
        return {};
    return (isKnown(m_workbench.actorNames(), name())
                ? tr("\u201c%1\u201d is the name of several actors: choose one from the list "
                     "(Down).")
                : tr("\u201c%1\u201d is no actor here yet: choose one from the list, or make a new "
                     "one with Shift+Return."))
        .arg(name());
}

QString ActorField::name() const
{
    return m_field->text().trimmed();
}

void ActorField::setPlaceholderText(const QString &text)
{
    m_field->setPlaceholderText(text);
}

PlaceField::PlaceField(Workbench &workbench, QWidget *parent)
    : PickField(parent)
    , m_workbench(workbench)
{
    setMakes([this](const QString &name) { return !isKnown(m_workbench.placeNames(), name); });
    connect(this, &PickField::asked, this, [this](const QString &typed) {
        offer(rowsOf(
            m_workbench.placeNames(), typed, tr("Make a new place \u201c%1\u201d").arg(typed)));
    });
    connect(this, &PickField::exactAsked, this, [this](const QString &typed) {
        if (const Id only = m_workbench.placeNames().exactly(typed); only.isValid())
            setPlace(only);
    });
    connect(this, &PickField::changed, this, [this] {
        if (isNew())
            setDetail(newDetail(m_workbench.placeNames(), text().trimmed()));
        m_country.clear(); // another name is another place
    });
}

void PlaceField::setNewIn(const QString &name, const QString &country)
{
    setNew(name);
    m_country = country;
    if (!country.isEmpty())
        setDetail(tr("new, %1").arg(country));
}

QString PlaceField::newCountry() const
{
    return isNew() ? m_country : QString();
}

QString PlaceField::newName() const
{
    return isNew() ? text().trimmed() : QString();
}

void PlaceField::setPlace(Id id, const QString &name)
{
    const NameIndex &names = m_workbench.placeNames();
    const QString known = names.nameOf(id);
    const QString shown = known.isEmpty() ? name : known;
    setRecord(id, id.isValid() ? shown : QString(), detailOf(names, id, shown));
}

QString PlaceField::complaint() const
{
    if (!isUnresolved())
        return {};
    const QString typed = text().trimmed();
    return (isKnown(m_workbench.placeNames(), typed)
                ? tr("\u201c%1\u201d is the name of several places: choose one from the list "
                     "(Down).")
                : tr("\u201c%1\u201d is no place here yet: choose one from the list, or make a new "
                     "one with Shift+Return."))
        .arg(typed);
}

} // namespace sourceline
