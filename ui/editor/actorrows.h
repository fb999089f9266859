#pragma once

#include "ui/common/actorfield.h"

#include <vector>

class QVBoxLayout;

namespace sourceline {

/// Several actors, one a line; the next line opens when the last is filled.
class ActorRows : public QWidget
{
    Q_OBJECT

public:
    explicit ActorRows(Workbench &workbench, QWidget *parent = nullptr);

    void add(Id actor, const QString &name);
    std::vector<ActorRef> actors() const;
    ActorField *unresolved() const; ///< null: none

private:
    void grow();

    Workbench &m_workbench;
    QVBoxLayout *m_layout;
    std::vector<ActorField *> m_fields;
};

} // namespace sourceline
