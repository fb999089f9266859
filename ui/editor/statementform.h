#pragma once

#include "model/coding/statementrecord.h"
#include "ui/editor/editorform.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace sourceline {

class ActorField;
class ActorRows;
class DateField;
class IncidentField;
class TextField;

/// A statement that is recorded: who said it, alone or jointly, when, where, through whom each
/// document has it, and what it says. Everything that rests on it follows.
class StatementForm : public EditorForm
{
    Q_OBJECT

public:
    /// names: of the incidents that the statement names, for the fields.
    StatementForm(const FormContext &context,
                  const QString &title,
                  const StatementRecord &present,
                  const QString &incidentName,
                  const QString &developmentName);

    Result<Edition> edition() override;

private:
    void buildWho();
    void buildWhat(const QString &incidentName, const QString &developmentName);
    Result<void> check();

    StatementRecord m_record;
    ActorField *m_speaker = nullptr;
    ActorRows *m_jointly = nullptr;
    ActorField *m_holder = nullptr;
    DateField *m_said = nullptr;
    QComboBox *m_basis = nullptr;
    QLineEdit *m_venue = nullptr;
    TextField *m_gist = nullptr;
    QCheckBox *m_byAction = nullptr;
    std::vector<ActorRows *> m_chains; ///< one a report
    IncidentField *m_incident = nullptr;
    IncidentField *m_development = nullptr;
    TextField *m_note = nullptr;
};

} // namespace sourceline
