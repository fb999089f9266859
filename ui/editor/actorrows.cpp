#include "ui/editor/actorrows.h"

#include "ui/common/theme.h"

#include <QVBoxLayout>

namespace sourceline {

ActorRows::ActorRows(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing::small);
    grow();
    setFocusProxy(m_fields.front());
}

void ActorRows::grow()
{
    auto *field = new ActorField(m_workbench, this);
    field->setPlaceholderText(tr("an actor"));
    field->setAccessibleName(tr("Actor %1").arg(m_fields.size() + 1));
    m_layout->addWidget(field);
    if (!m_fields.empty())
        setTabOrder(m_fields.back()->field(), field->field());
    m_fields.push_back(field);
    connect(field, &ActorField::changed, this, [this, field] {
        if (m_fields.back() == field && field->actor().isSet())
            grow();
    });
}

void ActorRows::add(Id actor, const QString &name)
{
    m_fields.back()->setActor(actor, name);
}

std::vector<ActorRef> ActorRows::actors() const
{
    std::vector<ActorRef> all;
    for (const ActorField *field : m_fields) {
        if (field->actor().isSet())
            all.push_back(field->actor());
    }
    return all;
}

ActorField *ActorRows::unresolved() const
{
    for (ActorField *field : m_fields) {
        if (field->isUnresolved())
            return field;
    }
    return nullptr;
}

} // namespace sourceline
