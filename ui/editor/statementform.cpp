#include "ui/editor/statementform.h"

#include "model/coding/names.h"
#include "ui/common/datefield.h"
#include "ui/common/plaintip.h"
#include "ui/common/textfield.h"
#include "ui/editor/actorrows.h"
#include "ui/editor/incidentfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sourceline {

StatementForm::StatementForm(const FormContext &context,
                             const QString &title,
                             const StatementRecord &present,
                             const QString &incidentName,
                             const QString &developmentName)
    : EditorForm(context, title)
    , m_record(present)
{
    buildWho();
    buildWhat(incidentName, developmentName);
}

void StatementForm::buildWho()
{
    m_speaker = new ActorField(workbench(), this);
    m_speaker->setActor(m_record.speaker);
    addRow(tr("S&peaker"), m_speaker);
    m_jointly = new ActorRows(workbench(), this);
    for (const ActorRef &actor : m_record.coSpeakers)
        m_jointly->add(actor.id, workbench().actorNames().nameOf(actor.id));
    addRow(tr("&Jointly with"), m_jointly);
    m_holder = new ActorField(workbench(), this);
    m_holder->setPlaceholderText(tr("whose view it is, where the speaker only tells of it"));
    m_holder->setActor(m_record.holder);
    addRow(tr("Vie&w of"), m_holder);
    m_said = new DateField(this);
    m_said->setEdtf(m_record.saidEdtf);
    m_basis = new QComboBox(this);
    m_basis->addItem(tr("stated"), u"stated"_s);
    m_basis->addItem(tr("by publication"), u"publication"_s);
    m_basis->addItem(tr("inferred"), u"inferred"_s);
    m_basis->setCurrentIndex(qMax(0, m_basis->findData(m_record.saidBasis)));
    m_basis->setAccessibleName(tr("How the date is known"));
    addRow(tr("Sai&d"), together({{m_said, 1}, {m_basis, 0}}));
    m_venue = new QLineEdit(m_record.venue, this);
    m_venue->setPlaceholderText(tr("a briefing, an interview, a post …"));
    addRow(tr("Ven&ue"), m_venue);
}

void StatementForm::buildWhat(const QString &incidentName, const QString &developmentName)
{
    m_gist = new TextField(4, this);
    m_gist->setText(m_record.gist);
    addRow(tr("&Gist"), m_gist);
    m_byAction = new QCheckBox(tr("said b&y doing, not in words"), this);
    m_byAction->setChecked(m_record.byAction);
    addWide(m_byAction);
    for (const ReportRecord &report : m_record.reports) {
        auto *chain = new ActorRows(workbench(), this);
        for (const ActorRef &actor : report.through)
            chain->add(actor.id, workbench().actorNames().nameOf(actor.id));
        QLabel *label = addRow(m_chains.empty() ? tr("Thr&ough") : tr("Through"), chain);
        label->setToolTip(plainTip(report.title));
        chain->setAccessibleName(tr("Through whom “%1” has it").arg(report.title));
        m_chains.push_back(chain);
    }
    m_incident = new IncidentField(workbench(), {}, this);
    m_incident->setRecord(m_record.incident, incidentName);
    m_incident->setToolTip(tr("The record that these words are, such as a threat"));
    addRow(tr("Word&s of"), m_incident);
    m_development = new IncidentField(workbench(), {}, this);
    m_development->setRecord(m_record.development, developmentName);
    m_development->setToolTip(tr("The record that they were said in, such as a meeting"));
    addRow(tr("S&aid in"), m_development);
    m_note = new TextField(3, this);
    m_note->setText(m_record.note);
    addRow(tr("&Note"), m_note);
}

Result<void> StatementForm::check()
{
    for (ActorField *field : {m_speaker, m_jointly->unresolved(), m_holder}) {
        if (field && field->isUnresolved())
            return complain(field, field->complaint());
    }
    if (!m_speaker->actor().isSet())
        return complain(m_speaker, tr("Say who said it: nothing is recorded without a speaker."));
    if (const auto span = m_said->span(); !m_said->edtf().isEmpty() && !span)
        return complain(m_said, span.error().message);
    if (m_gist->text().trimmed().isEmpty())
        return complain(m_gist, tr("Say in a few words what was said."));
    for (const ActorRows *chain : m_chains) {
        if (ActorField *field = chain->unresolved())
            return complain(field, field->complaint());
    }
    for (IncidentField *field : {m_incident, m_development}) {
        if (field->isUnresolved())
            return complain(field, field->complaint());
    }
    return {};
}

Result<Edition> StatementForm::edition()
{
    if (const auto checked = check(); !checked)
        return checked.error();
    StatementRecord record = m_record;
    record.speaker = m_speaker->actor();
    record.coSpeakers = m_jointly->actors();
    record.holder = m_holder->actor();
    record.saidEdtf = m_said->edtf();
    record.saidBasis = m_basis->currentData().toString();
    record.venue = m_venue->text().trimmed();
    record.gist = m_gist->text().trimmed();
    record.byAction = m_byAction->isChecked();
    for (size_t i = 0; i < m_chains.size(); ++i)
        record.reports[i].through = m_chains[i]->actors();
    record.incident = m_incident->id();
    record.development = m_development->id();
    record.note = m_note->text().trimmed();
    return Edition{changeStatement(record)};
}

} // namespace sourceline
