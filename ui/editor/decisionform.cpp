#include "ui/editor/decisionform.h"

#include "model/workbench/vocabulary.h"
#include "ui/common/textfield.h"
#include "ui/editor/incidentrows.h"

#include <QLabel>
#include <QLineEdit>

namespace sourceline {

DecisionForm::DecisionForm(const FormContext &context, const QString &title)
    : EditorForm(context, title)
{
    build();
}

DecisionForm::DecisionForm(const FormContext &context,
                           const QString &title,
                           const DecisionEntry &present)
    : EditorForm(context, title)
    , m_decision(present.decision.id)
{
    build();
    m_topic->setText(present.decision.topic);
    m_question->setText(present.decision.question);
    m_choice->setText(present.decision.choice);
    m_reason->setText(present.decision.reason);
    for (const auto &[incident, name] : present.incidents)
        m_incidents->add(incident, name);
    if (present.uses > 0)
        addWide(
            quietLine(counted(present.uses,
                              "1 record cites this decision; what changes here is changed for it.",
                              "%n records cite this decision; what changes here is changed for "
                              "them."),
                      this));
}

void DecisionForm::build()
{
    m_question = new TextField(4, this);
    addRow(tr("&Question"), m_question);
    m_choice = new TextField(4, this);
    addRow(tr("Ch&oice"), m_choice);
    m_reason = new TextField(4, this);
    addRow(tr("Reaso&n"), m_reason);
    m_topic = new QLineEdit(this);
    m_topic->setPlaceholderText(tr("date, figures, attribution …"));
    addRow(tr("&Topic"), m_topic);
    m_incidents = new IncidentRows(workbench(), {}, this);
    addRow(tr("Inci&dents"), m_incidents);
}

void DecisionForm::addIncident(Id incident, const QString &name)
{
    m_incidents->add(incident, name);
}

QStringList DecisionForm::ownState() const
{
    return m_incidents->state();
}

Result<Edition> DecisionForm::edition()
{
    DecisionDraft draft;
    draft.topic = m_topic->text().trimmed();
    for (const auto &[field, words, missing] :
         {std::tuple{m_question, &draft.question, tr("Say what had to be decided.")},
          std::tuple{m_choice, &draft.choice, tr("Say what was chosen.")},
          std::tuple{m_reason, &draft.reason, tr("Say why it was chosen.")}}) {
        *words = field->text().trimmed();
        if (words->isEmpty())
            return complain(field, missing);
    }
    if (QWidget *field = m_incidents->unresolved())
        return complain(field, m_incidents->complaint());
    draft.incidents = m_incidents->incidents();
    return Edition{m_decision.isValid() ? changeDecision(m_decision, draft) : addDecision(draft)};
}

} // namespace sourceline
