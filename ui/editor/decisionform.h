#pragma once

#include "model/coding/codebooks.h"
#include "ui/editor/editorform.h"

class QLineEdit;

namespace sourceline {

class IncidentRows;
class TextField;

/// A coding decision: the question, what was chosen and why, and the incidents it is about.
class DecisionForm : public EditorForm
{
    Q_OBJECT

public:
    DecisionForm(const FormContext &context, const QString &title); ///< a new one
    DecisionForm(const FormContext &context, const QString &title, const DecisionEntry &present);

    Result<Edition> edition() override;

    std::vector<RecordKey> shown() const override
    {
        return m_decision.isValid() ? std::vector<RecordKey>{{"decision", m_decision}} : std::vector<RecordKey>();
    }

    /// One more that it is about.
    void addIncident(Id incident, const QString &name);

protected:
    QStringList ownState() const override;

private:
    void build();

    Id m_decision; ///< not valid: a new one
    QLineEdit *m_topic = nullptr;
    TextField *m_question = nullptr;
    TextField *m_choice = nullptr;
    TextField *m_reason = nullptr;
    IncidentRows *m_incidents = nullptr;
};

} // namespace sourceline
