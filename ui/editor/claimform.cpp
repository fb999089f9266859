#include "ui/editor/claimform.h"

#include "ui/common/actorfield.h"
#include "ui/common/datefield.h"
#include "ui/common/wholewords.h"
#include "ui/editor/claimoffers.h"
#include "ui/editor/editorwords.h"
#include "ui/editor/figurefields.h"
#include "ui/editor/offerline.h"
#include "ui/editor/reviewfields.h"
#include "ui/editor/sentenceline.h"
#include "ui/editor/sentenceoffers.h"
#include "ui/editor/statementfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

/// Places in what offeredState() tells.
enum OfferedPart
{
    Reported,
    Qualifier,
    InWords,
    Nationality,
    Status,
    Resolved,
    Low,
    Best,
    High
};

} // namespace

ClaimForm::ClaimForm(const FormContext &context,
                     const QString &title,
                     std::shared_ptr<const Dossier> dossier,
                     const QString &field)
    : EditorForm(context, title)
    , m_dossier(std::move(dossier))
{
    m_draft.incident = m_dossier->id;
    m_only = field;
    build({});
    m_field->setCurrentIndex(qMax(0, m_field->findData(field)));
    arrange();
    m_put = offeredState();
}

ClaimForm::ClaimForm(const FormContext &context,
                     const QString &title,
                     std::shared_ptr<const Dossier> dossier,
                     const ClaimView &claim)
    : EditorForm(context, title)
    , m_claim(claim.id)
    , m_draft(draftOf(*dossier, claim))
    , m_dossier(std::move(dossier))
{
    build(m_draft.statement.id);
    fill(claim);
    arrange();
}

void ClaimForm::build(Id presentStatement)
{
    m_field = new QComboBox(this);
    for (const QString &field : claimFields()) {
        m_field->addItem(fieldWords(field), field);
        m_field->setItemData(m_field->count() - 1, fieldTip(field), Qt::ToolTipRole);
    }
    m_measure = new QComboBox(this);
    for (QComboBox *box : {m_field, m_measure})
        fitWords(box, 18);
    m_measure->addItems({u"fired"_s, u"landed"_s, u"found unfired"_s, u"unspecified"_s});
    m_measure->setAccessibleName(tr("What is counted"));
    addRow(tr("Fie&ld"), together({{m_field, 3}, {m_measure, 2}}));
    if (!m_claim.isValid())
        m_offer = new OfferLine(*this, m_field, [this] { clearOffer(); });
    m_range = new RangeFields(this);
    m_figure = new FigureFields(*m_range, this);
    m_ofFigures = {addRow(tr("Fi&gure"), m_figure), m_figure};
    m_ofRange = {addRow(tr("R&ange"), m_range), m_range};
    m_value = new QLineEdit(this);
    m_value->setObjectName(u"claimWords"_s);
    m_value->setPlaceholderText(tr("as the text words it"));
    addRow(tr("I&n words"), m_value);
    buildWhom();
    m_resolved = new DateField(this);
    m_resolvedBasis = new QComboBox(this);
    m_resolvedBasis->addItems({u"text"_s, u"inferred"_s, u"external"_s});
    auto *resolved = together({{m_resolved, 1}, {m_resolvedBasis, 0}});
    m_ofDates = {addRow(tr("Da&te"), resolved), resolved};
    m_statement = new StatementFields(*this, m_draft.incident, presentStatement);
    if (m_offer) {
        connect(m_statement->offers(), &SentenceOffers::offered, this, &ClaimForm::offer);
        connect(m_field, &QComboBox::activated, this, &ClaimForm::followField);
    }
    m_feeds = new QCheckBox(tr("count&s"), this);
    m_feeds->setChecked(true);
    m_feeds->setToolTip(tr("Not ticked: contested; it is shown and feeds nothing"));
    m_reason = new QLineEdit(this);
    m_reason->setPlaceholderText(tr("why it is contested"));
    addRow(tr("Feeds"), together({{m_feeds, 0}, {m_reason, 1}}));
    m_superseded = new QComboBox(this);
    m_superseded->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    addRow(tr("Replaced &by"), m_superseded);
    m_review = new ReviewFields(this);
    addRow(tr("Review"), m_review);
    connect(m_field, &QComboBox::currentIndexChanged, this, &ClaimForm::arrange);
    connect(m_feeds, &QCheckBox::toggled, this, &ClaimForm::arrange);
    connect(m_figure, &FigureFields::changed, this, &ClaimForm::arrange);
}

void ClaimForm::buildWhom()
{
    m_nationality = new QLineEdit(this);
    m_nationality->setPlaceholderText(tr("nationality"));
    m_nationality->setAccessibleName(tr("Nationality"));
    m_status = new QLineEdit(this);
    m_status->setPlaceholderText(tr("status"));
    m_status->setToolTip(tr("civilian, military \u2026"));
    m_status->setAccessibleName(tr("Status"));
    m_joint = new QCheckBox(tr("jointl&y"), this);
    m_joint->setToolTip(tr("One number for several groups together"));
    auto *whom = together({{m_nationality, 1}, {m_status, 1}, {m_joint, 0}});
    m_ofPeople = {addRow(tr("&Whom"), whom), whom};
    m_whom = new ActorField(workbench(), this);
    m_whom->setPlaceholderText(tr("one person, by name"));
    m_ofPeople.push_back(addRow(tr("Person"), m_whom));
    m_ofPeople.push_back(m_whom);
}

void ClaimForm::fill(const ClaimView &claim)
{
    m_field->setCurrentIndex(qMax(0, m_field->findData(claim.field)));
    m_measure->setCurrentText(claim.measure);
    m_figure->setFigure(claim.reported, claim.qualifier);
    m_range->setRange({claim.low, claim.best, claim.high});
    m_figure->showNumber();
    m_value->setText(claim.value);
    m_nationality->setText(claim.nationality);
    m_status->setText(claim.status);
    m_joint->setChecked(claim.joint);
    m_whom->setActor(claim.whom, claim.whomName);
    m_resolved->setEdtf(claim.resolvedEdtf);
    m_resolvedBasis->setCurrentText(claim.resolvedBasis);
    m_feeds->setChecked(claim.feeds);
    m_reason->setText(claim.reason);
    m_review->set(claim.review, claim.coder);
}

// What is selected says which field is meant; Alt+Down goes on to what else the sentence says.
void ClaimForm::offer()
{
    const QString undated = m_statement->offers()->undatedWords();
    m_resolved->setEmptyReading(
        undated.isEmpty() ? QString() : tr("\u201c%1\u201d: the article has no date").arg(undated));
    const TextSelection sentence = m_statement->offers()->sentence();
    const bool isOther = !isSameSentence(sentence, m_putOf);
    if (m_isOwn)
        return;
    if (offeredState() != m_put && (m_offer->isOffered() || isOther)) { // put right by hand
        if (isOther)
            takeBack();
        return;
    }
    m_offer->offer(readings(m_only));
}

// What was typed is the analyst's; the rest was of the sentence that is cited no more.
void ClaimForm::takeBack()
{
    const QStringList now = offeredState();
    const auto isPut = [&](qsizetype at) {
        return at < m_put.size() && now[at] == m_put[at];
    };
    if (isPut(Reported) && isPut(Qualifier) && isPut(Low) && isPut(Best) && isPut(High)) {
        m_figure->setFigure({}, {});
        m_range->setRange({});
        m_figure->showNumber();
    }
    if (isPut(InWords))
        m_value->clear();
    if (isPut(Nationality))
        m_nationality->clear();
    if (isPut(Status))
        m_status->clear();
    if (isPut(Resolved))
        m_resolved->setEdtf({});
    m_isOwn = true;
    m_offer->forget();
}

std::vector<FieldOffer> ClaimForm::readings(const QString &only)
{
    std::vector<FieldOffer> all;
    for (const OfferedClaim &one : claimOffers(*m_statement->offers(), *m_dossier, only))
        all.push_back({one.words, one.how, [this, draft = one.draft] {
                           put(draft);
                           m_put = offeredState();
                           m_putOf = m_statement->offers()->sentence();
                       }});
    return all;
}

// What was read for one field is no value of another.
void ClaimForm::followField()
{
    if (offeredState() != m_put)
        return; // somebody's own words
    ClaimDraft nothing;
    nothing.field = m_field->currentData().toString();
    put(nothing);
    m_put = offeredState();
    m_offer->offerAnew(readings(nothing.field));
}

void ClaimForm::put(const ClaimDraft &draft)
{
    if (!draft.field.isEmpty())
        m_field->setCurrentIndex(qMax(0, m_field->findData(draft.field)));
    if (!draft.measure.isEmpty())
        m_measure->setCurrentText(draft.measure);
    m_figure->setFigure(draft.reported, draft.qualifier);
    m_range->setRange({draft.low, draft.best, draft.high});
    m_figure->showNumber();
    m_value->setText(draft.value);
    m_value->setCursorPosition(0);
    m_nationality->setText(draft.nationality);
    m_status->setText(draft.status);
    m_resolved->setEdtf(draft.resolvedEdtf);
    if (!draft.resolvedBasis.isEmpty())
        m_resolvedBasis->setCurrentText(draft.resolvedBasis);
    arrange();
}

void ClaimForm::clearOffer()
{
    ClaimDraft nothing;
    nothing.field = m_only.isEmpty() ? m_field->itemData(0).toString() : m_only;
    put(nothing);
    m_put = offeredState();
}

QStringList ClaimForm::offeredState() const
{
    const FigureRange range = m_range->range();
    QStringList all{m_figure->reported(),
                    m_figure->qualifier(),
                    m_value->text(),
                    m_nationality->text(),
                    m_status->text(),
                    m_resolved->edtf()};
    for (const auto &number : {range.low, range.best, range.high})
        all += number ? QString::number(*number) : QString();
    return all;
}

void ClaimForm::arrange()
{
    const QString field = m_field->currentData().toString();
    const bool figure = isCountedField(field);
    const bool people = field == u"killed" || field == u"wounded" || field == u"casualties";
    // "unknown" can still have a lower bound: an uncounted plural is two or more.
    const bool ranged =
        figure && (m_figure->reported() == u"figure" || m_figure->reported() == u"unknown");
    const auto show = [](const std::vector<QWidget *> &widgets, bool visible) {
        for (QWidget *widget : widgets)
            widget->setVisible(visible);
    };
    m_measure->setVisible(field == u"munitions");
    show(m_ofFigures, figure);
    show(m_ofRange, ranged);
    show(m_ofPeople, people);
    show(m_ofDates, field == u"date" || field == u"time");
    m_reason->setVisible(!m_feeds->isChecked());
    fillSuperseded();
}

void ClaimForm::fillSuperseded()
{
    const QVariant before = m_superseded->count() > 0 ? m_superseded->currentData()
                                                      : QVariant(m_draft.supersededBy.value);
    m_superseded->clear();
    m_superseded->addItem(tr("nothing"), qint64(0));
    for (const ClaimView &claim : m_dossier->claims) {
        if (claim.field == m_field->currentData().toString() && claim.id != m_claim)
            m_superseded->addItem(claimWords(*m_dossier, claim), claim.id.value);
    }
    m_superseded->setCurrentIndex(qMax(0, m_superseded->findData(before)));
    const bool any = m_superseded->count() > 1;
    m_superseded->setEnabled(any);
}

ClaimDraft ClaimForm::drafted() const
{
    ClaimDraft draft = m_draft;
    draft.field = m_field->currentData().toString();
    const bool figure = isCountedField(draft.field);
    const FigureRange range = m_range->range();
    draft.measure = draft.field == u"munitions" ? m_measure->currentText() : QString();
    draft.reported = figure ? m_figure->reported() : QString();
    draft.qualifier = figure ? m_figure->qualifier() : QString();
    draft.low = figure ? range.low : std::nullopt;
    draft.best = figure ? range.best : std::nullopt;
    draft.high = figure ? range.high : std::nullopt;
    draft.value = m_value->text().trimmed();
    draft.nationality = m_nationality->text().trimmed();
    draft.status = m_status->text().trimmed();
    draft.joint = m_joint->isChecked();
    draft.whom = m_whom->actor();
    draft.resolvedEdtf = m_resolved->edtf();
    draft.resolvedBasis = draft.resolvedEdtf.isEmpty() ? QString() : m_resolvedBasis->currentText();
    draft.feeds = m_feeds->isChecked();
    draft.reason = m_reason->text().trimmed();
    draft.supersededBy = Id{m_superseded->currentData().toLongLong()};
    draft.review = m_review->review();
    draft.coder = m_review->coder();
    return draft;
}

Result<Edition> ClaimForm::edition()
{
    if (m_whom->isUnresolved())
        return complain(m_whom, m_whom->complaint());
    if (QWidget *field = m_range->unreadable();
        field && isCountedField(m_field->currentData().toString()))
        return complain(field, RangeFields::tooLarge());
    if (const auto span = m_resolved->span(); !m_resolved->isHidden() && !span)
        return complain(m_resolved, span.error().message);
    ClaimDraft draft = drafted();
    const bool counted = draft.low || draft.best || draft.high;
    if (draft.reported == u"figure" && !counted)
        return complain(m_figure, tr("Give the number, or low, best or high."));
    if (draft.reported.isEmpty() && draft.value.isEmpty() && draft.resolvedEdtf.isEmpty())
        return complain(m_value, tr("Say what is claimed, in the words of the text."));
    if (!draft.feeds && draft.reason.isEmpty())
        return complain(m_reason,
                        tr("Say why it is contested: a claim that feeds nothing needs a reason."));
    auto statement = m_statement->draft();
    if (!statement)
        return complain(m_statement->blamed(), statement.error().message);
    draft.statement = *std::move(statement);
    draft.citations = sentence().citations();
    if (m_claim.isValid())
        return Edition{changeClaim(m_claim, draft)};
    return Edition{addClaim(draft)};
}

} // namespace sourceline
