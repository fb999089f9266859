#pragma once

#include "model/coding/drafts.h"
#include "ui/common/pickfield.h"

class QBoxLayout;
class QComboBox;

namespace sourceline {

class NameIndex;
class Workbench;

/// An actor, completed from names in any spelling; an unknown name can be made an actor in place,
/// with its kind.
class ActorField : public QWidget
{
    Q_OBJECT

public:
    explicit ActorField(Workbench &workbench, QWidget *parent = nullptr);

    ActorRef actor() const; ///< not set: empty, or isUnresolved()
    void setActor(Id id,
                  const QString &name =
                      {}); ///< name: for one that the index does not know yet; not valid: empties
    void setActor(const ActorRef &actor);
    bool isUnresolved() const;
    QString complaint() const; ///< what to do about it; empty where there is nothing
    QString name() const;
    void setPlaceholderText(const QString &text);

    PickField *field() const { return m_field; }

signals:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void ask(const QString &typed);
    void takeExact(const QString &typed);
    void follow();
    void arrange();

    Workbench &m_workbench;
    PickField *m_field;
    QComboBox *m_kind;
    QBoxLayout *m_layout; ///< the kind stands under a name that leaves it no room
};

/// A place; an unknown name can be made a place in place.
class PlaceField : public PickField
{
    Q_OBJECT

public:
    explicit PlaceField(Workbench &workbench, QWidget *parent = nullptr);

    QString newName() const;    ///< of a place to be made; empty else
    QString newCountry() const; ///< that was read for it
    void setNewIn(const QString &name, const QString &country);
    void setPlace(Id id, const QString &name = {});
    QString complaint() const;

private:
    Workbench &m_workbench;
    QString m_country; ///< of the place to be made
};

} // namespace sourceline
