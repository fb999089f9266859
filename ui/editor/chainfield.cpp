#include "ui/editor/chainfield.h"

#include "model/workbench/workbench.h"
#include "ui/common/theme.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace sourceline {

ChainField::ChainField(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(spacing::small);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(2, 1);
    grow();
    m_fields.front()->setPlaceholderText(tr("outlet"));
    grow();
    setFocusProxy(m_fields.front());
}

void ChainField::grow()
{
    auto *field = new ActorField(m_workbench, this);
    field->setAccessibleName(m_fields.empty() ? tr("Outlet") : tr("Reporter or go-between"));
    field->setPlaceholderText(tr("reporter, if any"));
    if (m_fields.size() % 2 == 1)
        m_arrows.push_back(new QLabel(QStringLiteral("\u2190"), this));
    if (!m_fields.empty())
        setTabOrder(m_fields.back()->field(), field->field());
    m_fields.push_back(field);
    place();
    connect(field, &ActorField::changed, this, [this, field] {
        if (field == m_fields.back() && m_fields.size() > 1 && field->actor().isSet())
            grow();
        arrange();
    });
}

void ChainField::arrange()
{
    const int half = (width() - m_grid->spacing() * 3) / 2;
    const bool isTight = std::ranges::any_of(m_fields, [half](const ActorField *field) {
        const PickField *name = field->field();
        const QFontMetrics metrics(name->font());
        return !name->text().isEmpty()
               && metrics.horizontalAdvance(name->text())
                          + metrics.horizontalAdvance(name->accessibleDescription())
                          + 5 * spacing::medium
                      > half;
    });
    if (std::exchange(m_isTight, isTight) != isTight)
        place();
}

void ChainField::place()
{
    for (size_t i = 0; i < m_fields.size(); ++i) {
        m_grid->removeWidget(m_fields[i]);
        const int number = static_cast<int>(i);
        if (m_isTight)
            m_grid->addWidget(m_fields[i], number, 0, 1, 3);
        else
            m_grid->addWidget(m_fields[i], number / 2, number % 2 == 0 ? 0 : 2);
    }
    for (size_t i = 0; i < m_arrows.size(); ++i) {
        m_grid->removeWidget(m_arrows[i]);
        m_arrows[i]->setVisible(!m_isTight);
        if (!m_isTight)
            m_grid->addWidget(m_arrows[i], static_cast<int>(i), 1);
    }
}

void ChainField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ChainField::setOutlet(Id outlet, const QString &name)
{
    m_fields.front()->setActor(outlet, name);
}

void ChainField::setThrough(const std::vector<ActorRef> &through)
{
    while (m_fields.size() < through.size() + 1)
        grow();
    for (size_t i = 1; i < m_fields.size(); ++i)
        m_fields[i]->setActor(i <= through.size() ? through[i - 1] : ActorRef());
}

QStringList ChainField::through() const
{
    QStringList names;
    for (size_t i = 1; i < m_fields.size(); ++i)
        names += m_fields[i]->name();
    names.removeAll(QString());
    return names;
}

ActorRef ChainField::outlet() const
{
    return m_fields.front()->actor();
}

std::vector<ActorRef> ChainField::links() const
{
    std::vector<ActorRef> links;
    for (const ActorField *field : m_fields) {
        if (field->actor().isSet())
            links.push_back(field->actor());
    }
    return links;
}

ActorField *ChainField::unresolved() const
{
    for (ActorField *field : m_fields) {
        if (field->isUnresolved())
            return field;
    }
    return nullptr;
}

} // namespace sourceline
