#pragma once

#include "model/coding/notes.h"
#include "ui/editor/editorform.h"

class QCheckBox;
class QLineEdit;

namespace sourceline {

class DateField;
class IncidentField;
class IncidentRows;
class PlaceField;
class RecordList;

/// Claims and attributions that are ticked go to another incident, found by typing, or to a new
/// one: what an article says of another day.
class MoveForm : public EditorForm
{
    Q_OBJECT

public:
    /// ticked: at first. startsNew: a split, the new incident's fields are open.
    MoveForm(const FormContext &context,
             const QString &title,
             const Dossier &dossier,
             const Subject &ticked,
             bool startsNew);

    Result<Edition> edition() override;

protected:
    QStringList ownState() const override;

private:
    void arrange();
    void showIdle();
    Result<Edition> toNew(const std::vector<Id> &claims, const std::vector<Id> &attributions);

    Id m_from;
    RecordList *m_records;
    QLabel *m_idle;                                  ///< what of it counts for nothing there either
    std::vector<std::pair<Id, QString>> m_idleWords; ///< of claims and attributions
    QLabel *m_to;
    IncidentField *m_target;
    QCheckBox *m_new;
    QLineEdit *m_title;
    DateField *m_date;
    PlaceField *m_place;
    std::vector<QWidget *> m_ofNew;
};

/// Other records of an incident told more than once come into this one.
class MergeIncidentsForm : public EditorForm
{
    Q_OBJECT

public:
    /// others: those that are selected beside it.
    MergeIncidentsForm(const FormContext &context,
                       const QString &title,
                       Id into,
                       const std::vector<Id> &others);

    Result<Edition> edition() override;

protected:
    QStringList ownState() const override;

private:
    using Names = std::vector<std::pair<Id, QString>>;
    void readNames(const std::vector<Id> &others);
    void count();

    Id m_into;
    IncidentRows *m_others;
    QLabel *m_moves; ///< what will come
    int m_asked = 0;
};

} // namespace sourceline
