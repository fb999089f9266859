#pragma once

#include "model/store/id.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace sourceline {

class IncidentField;
class RecordList;
class Workbench;

/// Several incidents: those that are there in a list where Space takes one out (its tick goes) or
/// in again, another one found by typing under it.
class IncidentRows : public QWidget
{
    Q_OBJECT

public:
    /// except: one that cannot be meant.
    IncidentRows(Workbench &workbench, Id except, QWidget *parent = nullptr);

    void add(Id incident, const QString &name);
    std::vector<Id> incidents() const; ///< that are ticked
    QWidget *unresolved() const;       ///< the field, where letters stand in it; null: none
    QString complaint() const;
    QStringList state() const; ///< for EditorForm::ownState()

signals:
    void changed();

private:
    void take();

    RecordList *m_list;
    IncidentField *m_field;
};

} // namespace sourceline
