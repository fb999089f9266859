#include "ui/editor/incidentrows.h"

#include "ui/common/theme.h"
#include "ui/editor/incidentfield.h"
#include "ui/editor/recordlist.h"

#include <QVBoxLayout>

namespace sourceline {

namespace {

constexpr int listLines = 5;

} // namespace

IncidentRows::IncidentRows(Workbench &workbench, Id except, QWidget *parent)
    : QWidget(parent)
    , m_list(new RecordList(listLines, this))
    , m_field(new IncidentField(workbench, except, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::small);
    layout->addWidget(m_list);
    layout->addWidget(m_field);
    m_list->setCheckable(true);
    m_list->setAccessibleName(tr("Incidents"));
    m_list->setToolTip(tr("Space takes one out, or in again"));
    m_list->hide();
    m_field->setAccessibleName(tr("Another incident"));
    m_field->setPlaceholderText(tr("another: title, place, date or handle"));
    setFocusProxy(m_field);
    connect(m_field, &PickField::changed, this, &IncidentRows::take);
    connect(m_list->model(), &QAbstractItemModel::dataChanged, this, &IncidentRows::changed);
}

void IncidentRows::add(Id incident, const QString &name)
{
    m_list->add({"incident", incident, 0, name, {}, true});
    m_list->show();
    emit changed();
}

void IncidentRows::take()
{
    if (!m_field->id().isValid())
        return;
    const Id incident = m_field->id();
    const QString name = m_field->text();
    m_field->setRecord({}, {});
    add(incident, name);
}

std::vector<Id> IncidentRows::incidents() const
{
    return m_list->ticked("incident");
}

QWidget *IncidentRows::unresolved() const
{
    return m_field->isUnresolved() ? m_field : nullptr;
}

QString IncidentRows::complaint() const
{
    return unresolved() ? m_field->complaint() : QString();
}

QStringList IncidentRows::state() const
{
    return m_list->state();
}

} // namespace sourceline
