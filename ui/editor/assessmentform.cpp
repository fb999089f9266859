#include "ui/editor/assessmentform.h"

#include "ui/common/actorfield.h"
#include "ui/common/choicerow.h"
#include "ui/common/textfield.h"
#include "ui/editor/editorwords.h"

#include <QCheckBox>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace sourceline {

AssessmentForm::AssessmentForm(const FormContext &context,
                               const QString &title,
                               std::vector<Id> incidents,
                               const AssessmentView *last)
    : EditorForm(context, title)
    , m_incidents(std::move(incidents))
    , m_actor(new ActorField(workbench(), this))
    , m_insufficient(new QCheckBox(tr("ins&ufficient information"), this))
    , m_band(new BandRow(this))
    , m_alternatives(new AlternativeRows(workbench(), this))
    , m_reasons(new TextField(5, this))
    , m_confidence(new ChoiceRow({{u"low"_s, tr("low"), u'l'},
                                  {u"moderate"_s, tr("moderate"), u'm'},
                                  {u"high"_s, tr("high"), u'h'}},
                                 this))
{
    if (last)
        addWide(quietLine(tr("The last one is by %1, %2. It stays as history.")
                              .arg(last->madeBy, dayWords(last->madeAt)),
                          this));
    addRow(tr("&Actor"), m_actor);
    addRow({}, m_insufficient); // beside it, the name would be cut in a narrow window
    m_bandName = addUnder(tr("Like&lihood"), m_band); // its words need the whole width
    addRow(tr("Al&so possible"), m_alternatives);
    m_reasons->setLeastLines(2);
    addRow(tr("Reaso&ns"), m_reasons);
    m_confidence->setOptional(true);
    addRow(tr("Confi&dence"), m_confidence);
    connect(m_insufficient, &QCheckBox::toggled, this, &AssessmentForm::arrange);
    if (last)
        fill(*last);
    arrange();
}

void AssessmentForm::fill(const AssessmentView &last)
{
    m_actor->setActor(last.actor, last.actorName);
    m_insufficient->setChecked(!last.actor.isValid());
    m_band->setBand(last.likelihood);
    m_alternatives->set(last.alternatives);
    m_reasons->setText(last.reasons);
    m_confidence->setValue(last.confidence);
}

void AssessmentForm::arrange()
{
    const bool named = !m_insufficient->isChecked();
    m_actor->setEnabled(named);
    m_band->setVisible(named);
    m_bandName->setVisible(named);
}

Result<Edition> AssessmentForm::edition()
{
    AssessmentDraft draft;
    if (!m_insufficient->isChecked()) {
        if (m_actor->isUnresolved())
            return complain(m_actor, m_actor->complaint());
        draft.actor = m_actor->actor();
        draft.likelihood = m_band->band();
        if (!draft.actor.isSet())
            return complain(m_actor,
                            tr("Name the actor, or tick \u201cinsufficient information\u201d."));
        if (draft.likelihood == 0)
            return complain(m_band, tr("Say how likely it is: keys 1 to 7."));
    }
    if (QWidget *field = m_alternatives->incomplete())
        return complain(field,
                        tr("Choose the actor of each alternative and say how likely it is."));
    draft.alternatives = m_alternatives->alternatives();
    draft.reasons = m_reasons->text().trimmed();
    if (draft.reasons.isEmpty() && m_incidents.size() > 1)
        return complain(m_reasons, tr("Say why: one reason for all of them."));
    draft.confidence = m_confidence->value();
    draft.citations = takesSentence() ? sentence().citations() : std::vector<CitationDraft>();
    return Edition{signedBy([incidents = m_incidents, draft](const QString &who) {
        AssessmentDraft made = draft;
        made.who = who;
        return sourceline::assess(incidents, made);
    })};
}

} // namespace sourceline
