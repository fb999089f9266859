#include "ui/editor/attributionform.h"

#include "model/coding/names.h"
#include "model/text/likelyactors.h"
#include "model/text/offsets.h"
#include "ui/common/actorfield.h"
#include "ui/common/choicerow.h"
#include "ui/common/textfield.h"
#include "ui/common/theme.h"
#include "ui/common/wholewords.h"
#include "ui/editor/gradefields.h"
#include "ui/editor/offerline.h"
#include "ui/editor/reviewfields.h"
#include "ui/editor/sentenceoffers.h"
#include "ui/editor/speakeroffers.h"
#include "ui/editor/statementfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLayout>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr qsizetype longestName = 60; // characters

std::vector<Choice> stances()
{
    using Form = AttributionForm;
    return {{u"asserts"_s, Form::tr("asserts"), u'a'},
            {u"suspects"_s, Form::tr("suspects"), u's'},
            {u"implies"_s, Form::tr("implies"), u'i'},
            {u"claims responsibility"_s, Form::tr("claims responsibility"), u'c'},
            {u"denies"_s, Form::tr("denies"), u'd', Form::tr("denies: of oneself")},
            {u"rules out"_s, Form::tr("rules out"), u'r', Form::tr("rules out: of another")},
            {u"doubts"_s, Form::tr("doubts"), u'b'},
            {u"investigates"_s, Form::tr("investigates"), u'v'},
            {u"declines to name"_s, Form::tr("declines to name"), u'n'}};
}

QStringList roles()
{
    return {u"perpetrator"_s,
            u"directed"_s,
            u"behind, not specified"_s,
            u"sponsor"_s,
            u"supplier"_s,
            u"accomplice"_s,
            u"front"_s};
}

/// The words selected inside the sentence.
QString phraseOf(const TextSelection &selection)
{
    if (!selection.isValid() || !selection.phrase)
        return {};
    const Offsets offsets(selection.text);
    const qint32 from = selection.range.start;
    return offsets.slice({selection.phrase->start - from, selection.phrase->end - from})
        .simplified();
}

} // namespace

AttributionForm::AttributionForm(const FormContext &context, const QString &title, Id incident)
    : EditorForm(context, title)
{
    m_draft.incident = incident;
    build({});
    followPhrase();
    connect(&context.sentence, &SentenceLine::changed, this, &AttributionForm::followPhrase);
}

AttributionForm::AttributionForm(const FormContext &context,
                                 const QString &title,
                                 Id attribution,
                                 const AttributionDraft &present,
                                 const QString &actorName)
    : EditorForm(context, title)
    , m_attribution(attribution)
    , m_draft(present)
{
    build(present.statement.id);
    m_actor->setActor(present.actor.id, actorName);
    m_role->setCurrentText(present.role);
    m_stance->setValue(present.stance);
    m_wording->setText(present.wording);
    m_grounds->setText(present.grounds);
    m_grade->setGrade(present.reliability, present.credibility);
    m_note->setText(present.note);
    m_byAction->setChecked(present.byAction);
    m_review->set(present.review, present.coder);
}

void AttributionForm::build(Id presentStatement)
{
    m_actor = new ActorField(workbench(), this);
    m_actor->setPlaceholderText(tr("nobody named"));
    m_role = new QComboBox(this);
    m_role->addItems(roles());
    m_role->setAccessibleName(tr("Role"));
    fitWords(m_role, 21);
    addRow(tr("&Actor"), m_actor);
    if (!m_attribution.isValid())
        m_actorOffer = new OfferLine(*this, m_actor, [this] {
            m_actor->setActor(Id());
            offerRole({});
        });
    m_stance = new ChoiceRow(stances(), this);
    m_stance->layout()->setContentsMargins(0, 0, 0, spacing::small); // of the line under an offer
    addRow(tr("&Stance"), m_stance);
    if (m_actorOffer) {
        m_stanceOffer = new OfferLine(*this, m_stance, [this] { m_stance->setValue({}); });
        connect(m_actorOffer, &OfferLine::withdrawn, this, [this] { m_stanceOffer->offer({}); });
    }
    addRow(tr("Ro&le"), m_role); // seldom another: the stance comes right after the name
    m_statement = new StatementFields(*this, m_draft.incident, presentStatement);
    if (m_actorOffer)
        connect(
            m_statement->offers(), &SentenceOffers::offered, this, &AttributionForm::offerActors);
    m_wording = new QLineEdit(this);
    addRow(tr("&Wording"), m_wording);
    m_grounds = new QLineEdit(this);
    m_grounds->setPlaceholderText(tr("what the speaker gives as reason"));
    addRow(tr("&Grounds"), m_grounds);
    m_grade = new GradeFields(this);
    addRow(tr("Grade"), m_grade);
    m_note = new TextField(2, this);
    m_note->setPlaceholderText(tr("your own; not the speaker's"));
    addRow(tr("&Note"), m_note);
    m_byAction = new QCheckBox(tr("b&y what was done, not in words"), this);
    m_byAction->setToolTip(tr("A strike in answer, say, that tells who is held to have done it"));
    addWide(m_byAction);
    m_review = new ReviewFields(this);
    addRow(tr("Review"), m_review);
}

void AttributionForm::followPhrase()
{
    // What the analyst typed is never replaced.
    if (m_wording->text() != m_phrase)
        return;
    prefill([this] {
        m_phrase = phraseOf(sentence().selection());
        m_wording->setText(m_phrase);
        m_wording->setCursorPosition(0);
    });
}

// Whom the sentence blames or names, known or to be made, of what is selected first; never who
// speaks. A name that is selected and not known can be made one.
void AttributionForm::offerActors()
{
    const SentenceOffers &offers = *m_statement->offers();
    const NameIndex &names = workbench().actorNames();
    std::vector<ReadName> actors = likelyActors(offers.reading(), [&names](const QString &name) {
        return names.detailOf(names.exactly(name));
    });
    std::stable_partition(actors.begin(), actors.end(), [&offers](const ReadName &actor) {
        return offers.isSelected(actor.range);
    });
    std::vector<FieldOffer> readings;
    const bool isNamed = !actors.empty() && offers.isSelected(actors.front().range);
    const QString phrase = offers.phrase();
    const auto offer = [&](const QString &words,
                           const QString &name,
                           const QString &kind,
                           const QString &stance,
                           const QString &role) {
        QStringList how{names.exactly(name).isValid() ? QString() : tr("a new actor"),
                        role.isEmpty() ? QString() : tr("as %1").arg(role)};
        how.removeAll(QString());
        readings.push_back({words, how.join(u", "_s), [this, name, kind, stance, role, words] {
                                m_actor->setActor(
                                    offeredActor(name, kind, workbench().actorNames()));
                                offerRole(role);
                                offerStance(stance, words);
                            }});
    };
    if (!isNamed && !phrase.isEmpty() && phrase.size() <= longestName && phrase.front().isUpper())
        offer(phrase, phrase, {}, {}, {});
    for (const ReadName &actor : actors)
        offer(offers.words(actor.range),
              actor.name,
              kindOfName(offers.reading(), actor),
              actor.stance,
              actor.role);
    const bool namesNobody = readings.empty();
    m_actorOffer->offer(std::move(readings));
    if (namesNobody && (m_stance->value().isEmpty() || m_stanceOffer->isOffered()))
        offerSilence();
}

// Who speaks and names nobody has been asked who it was, or tells that he does not say.
void AttributionForm::offerSilence()
{
    const SentenceOffers &offers = *m_statement->offers();
    std::vector<FieldOffer> readings;
    if (const auto &declining = offers.reading().declining)
        readings.push_back({offers.words(*declining), tr("declines to name"), [this] {
                                m_stance->setValue(u"declines to name"_s);
                            }});
    m_stanceOffer->offer(std::move(readings));
}

// What was chosen by hand stays.
void AttributionForm::offerRole(const QString &role)
{
    const QString before = m_putRole.isEmpty() ? m_role->itemText(0) : m_putRole;
    if (m_role->currentText() != before)
        return;
    m_role->setCurrentText(role.isEmpty() ? m_role->itemText(0) : role);
    m_putRole = role;
}

void AttributionForm::offerStance(const QString &stance, const QString &whose)
{
    std::vector<FieldOffer> readings;
    if (!stance.isEmpty())
        readings.push_back({{},
                            tr("%1, as the sentence has it of \u201c%2\u201d").arg(stance, whose),
                            [this, stance] {
                                m_stance->setValue(stance);
                            }});
    m_stanceOffer->offer(std::move(readings));
}

Result<Edition> AttributionForm::edition()
{
    if (m_actor->isUnresolved())
        return complain(m_actor, m_actor->complaint());
    if (m_stance->value().isEmpty())
        return complain(m_stance, tr("Choose a stance: what the speaker does with the name."));
    auto statement = m_statement->draft();
    if (!statement)
        return complain(m_statement->blamed(), statement.error().message);
    AttributionDraft draft = m_draft;
    draft.actor = m_actor->actor();
    draft.role = m_role->currentText();
    draft.stance = m_stance->value();
    draft.statement = *std::move(statement);
    draft.wording = m_wording->text().trimmed();
    draft.grounds = m_grounds->text().trimmed();
    draft.reliability = m_grade->reliability();
    draft.credibility = m_grade->credibility();
    draft.note = m_note->text().trimmed();
    draft.byAction = m_byAction->isChecked();
    draft.review = m_review->review();
    draft.coder = m_review->coder();
    draft.citations = sentence().citations();
    if (m_attribution.isValid())
        return Edition{changeAttribution(m_attribution, draft)};
    return Edition{addAttribution(draft)};
}

} // namespace sourceline
