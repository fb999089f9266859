#pragma once

#include "ui/common/actorfield.h"

#include <vector>

class QGridLayout;

namespace sourceline {

/// Through whom a statement came: the outlet, then reporters and go-betweens; another field opens
/// when the last is filled. The speaker is asked for elsewhere.
class ChainField : public QWidget
{
    Q_OBJECT

public:
    explicit ChainField(Workbench &workbench, QWidget *parent = nullptr);

    void setOutlet(Id outlet, const QString &name);
    /// Between the outlet and the speaker.
    void setThrough(const std::vector<ActorRef> &through);
    QStringList through() const; ///< what stands there, without the empty fields
    ActorRef outlet() const;
    std::vector<ActorRef> links() const; ///< outlet first, without gaps
    ActorField *unresolved() const;      ///< the first field that holds no actor; null: none

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void grow();
    void place();
    void arrange(); ///< two fields in a row, or one where a name needs it

    Workbench &m_workbench;
    QGridLayout *m_grid;
    std::vector<QWidget *> m_arrows; ///< before every second field
    bool m_isTight = false;
    std::vector<ActorField *> m_fields;
};

} // namespace sourceline
