#pragma once

#include "model/coding/assessments.h"
#include "ui/editor/editorform.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QVBoxLayout;

namespace sourceline {

class ActorField;
class ChoiceRow;
class TextField;

/// The seven bands of ICD 203 as a row of words and per cent, keys 1 to 7. Empty: none.
class BandRow : public QWidget
{
    Q_OBJECT

public:
    explicit BandRow(QWidget *parent = nullptr);

    int band() const; ///< 0: none
    void setBand(int band);

private:
    ChoiceRow *m_row;
};

/// Other actors, each with its band; the next row opens when the last is filled, an emptied one
/// goes with the record.
class AlternativeRows : public QWidget
{
    Q_OBJECT

public:
    explicit AlternativeRows(Workbench &workbench, QWidget *parent = nullptr);

    void set(const std::vector<AlternativeView> &alternatives);
    std::vector<std::pair<ActorRef, int>> alternatives() const;
    QWidget *incomplete() const; ///< an actor without a band or not resolved; null: none

private:
    struct Row
    {
        ActorField *actor;
        QComboBox *band;
    };

    void grow();

    Workbench &m_workbench;
    QVBoxLayout *m_layout;
    std::vector<Row> m_rows;
};

/// The analyst's own judgement of one or many incidents. Likelihood and confidence stand apart.
class AssessmentForm : public EditorForm
{
    Q_OBJECT

public:
    /// last: the assessment that holds now, of a single incident.
    AssessmentForm(const FormContext &context,
                   const QString &title,
                   std::vector<Id> incidents,
                   const AssessmentView *last);

    Result<Edition> edition() override;

    bool takesSentence() const override { return m_incidents.size() == 1; }

    bool citesAtOnce() const override { return false; }

private:
    void fill(const AssessmentView &last);
    void arrange();

    std::vector<Id> m_incidents;
    ActorField *m_actor;
    QCheckBox *m_insufficient;
    BandRow *m_band;
    QLabel *m_bandName;
    AlternativeRows *m_alternatives;
    TextField *m_reasons;
    ChoiceRow *m_confidence;
};

} // namespace sourceline
