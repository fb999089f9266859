#include "ui/editor/incidentform.h"

#include "model/coding/attributions.h"
#include "model/coding/bulk.h"
#include "model/coding/codebooks.h"
#include "model/coding/places.h"
#include "ui/common/actorfield.h"
#include "ui/common/datefield.h"
#include "ui/common/textfield.h"
#include "ui/common/wholewords.h"
#include "ui/editor/changes.h"
#include "ui/editor/duplicatelist.h"
#include "ui/editor/figureoffers.h"
#include "ui/editor/incidentdetails.h"
#include "ui/editor/incidentoffers.h"
#include "ui/editor/statementfields.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

QComboBox *narrowBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    fitWords(box, 22);
    return box;
}

} // namespace

IncidentForm::IncidentForm(const FormContext &context, const QString &title)
    : EditorForm(context, title)
{
    m_duplicates = new DuplicateList(workbench(), this);
    m_duplicates->setTellsApart(true);
    m_offers = new IncidentOffers(*this);
    build();
    connect(m_duplicates, &DuplicateList::opened, this, [this](Id incident) {
        if (sentence().selection().isValid())
            workbench().setCurrentFromText(incident); // the sentence can be cited for it
        else
            workbench().setCurrent(incident);
    });
    connect(m_duplicates, &DuplicateList::answered, this, [this] {
        if (std::exchange(m_isToBeSaved, false) && isVisible()) {
            emit saveAsked();
            return;
        }
        if (m_duplicates->count() == 0)
            return;
        emit revealAsked(m_duplicates);
        // Before anything was typed, what is there comes first.
        if (!isTouched() && isAncestorOf(QApplication::focusWidget()))
            m_duplicates->setFocus(Qt::OtherFocusReason);
    });
    connect(m_date, &DateField::changed, this, &IncidentForm::compare);
    connect(m_place, &PickField::changed, this, &IncidentForm::compare);
    connect(m_means, &QComboBox::activated, this, &IncidentForm::compare);
}

IncidentForm::IncidentForm(const FormContext &context, const QString &title, const Dossier &present)
    : EditorForm(context, title)
    , m_incident(present.id)
{
    build();
    m_title->setText(present.title);
    m_title->setCursorPosition(0);
    m_kind->setCurrentText(present.kind);
    m_review->setCurrentText(present.review);
    m_date->setEdtf(present.dateEdtf);
    m_place->setPlace(present.place, present.placeName);
    m_target->setText(present.target);
    m_weapon->setText(present.weapon);
    m_note->setText(present.note);
    m_details->set(present);
    m_before.codebook = present.codebook;
}

void IncidentForm::build()
{
    m_title = new QLineEdit(this);
    m_title->setPlaceholderText(tr("what happened, in a few words"));
    addRow(tr("&Title"), m_title);
    if (m_offers)
        m_offers->followTitle(m_title);
    m_date = new DateField(this);
    addRow(tr("D&ate"), m_date);
    if (m_offers)
        m_offers->followDate(m_date);
    m_place = new PlaceField(workbench(), this);
    addRow(tr("P&lace"), m_place);
    if (m_offers)
        m_offers->followPlace(m_place);
    m_means = narrowBox(this);
    m_weapon = new QLineEdit(this);
    m_weapon->setPlaceholderText(tr("weapon, as named"));
    m_weapon->setAccessibleName(tr("Weapon"));
    addRow(tr("Mean&s"), together({{m_means, 1}, {m_weapon, 1}}));
    if (m_offers)
        buildOffers();
    m_kind = narrowBox(this);
    m_kind->addItems({u"event"_s, u"aggregate"_s, u"statement"_s, u"development"_s});
    m_review = narrowBox(this);
    m_review->addItems({u"draft"_s, u"coded"_s, u"reviewed"_s, u"disputed"_s});
    m_review->setAccessibleName(tr("Review state"));
    addRow(tr("Kind, revie&w"), together({{m_kind, 1}, {m_review, 1}}));
    m_type = narrowBox(this);
    m_subType = narrowBox(this);
    m_subType->setAccessibleName(tr("Sub-event type"));
    addRow(tr("T&ype"), together({{m_type, 1}, {m_subType, 1}}));
    m_target = new QLineEdit(this);
    addRow(tr("Target"), m_target);
    m_note = new TextField(3, this);
    addRow(tr("&Note"), m_note);
    m_codebook = narrowBox(this);
    addRow(tr("Code&book"), m_codebook);
    m_details = new IncidentDetails(*this);
    if (m_offers)
        m_offers->setDetails(m_details);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        fillTerms(*m_subType, m_choices, u"sub-event type"_s, termIn(*m_type), termIn(*m_subType));
    });
    workbench().read<IncidentChoices>(
        this,
        [incident = m_incident](sqlite3 *database) {
            return readIncidentChoices(database, incident);
        },
        [this](const Result<IncidentChoices> &choices) {
            if (choices)
                take(*choices);
        });
}

// Possible duplicates, then what the sentence counts, with who counts it.
void IncidentForm::buildOffers()
{
    m_offers->followMeans(m_means);
    addWide(m_duplicates);
    m_figures = new FigureOffers(this);
    QLabel *name = addRow(tr("Fi&gures"), m_figures);
    m_offers->followFigures(m_figures);
    m_statement = new StatementFields(*this, {});
    m_offers->setReading(m_statement->offers());
    const auto arrangeFigures = [this, name] {
        const bool any = m_figures->count() > 0;
        m_figures->setVisible(any);
        name->setVisible(any);
        m_statement->setShown(m_figures->isAny());
    };
    connect(m_figures, &FigureOffers::tickedChanged, this, arrangeFigures);
    connect(m_offers, &IncidentOffers::put, this, &IncidentForm::compare);
    arrangeFigures();
}

QStringList IncidentForm::ownState() const
{
    return m_figures ? m_figures->state() : QStringList();
}

// What is coded next is on it.
void IncidentForm::recorded(const Edit &edit)
{
    if (m_incident.isValid())
        return;
    if (const auto made = touchedIn(edit, "incident"); !made.empty())
        workbench().setCurrentFromText(made.back());
}

void IncidentForm::take(const IncidentChoices &choices)
{
    prefill([this, &choices] {
        m_choices = choices;
        fillTerms(*m_type, choices, u"event type"_s, {}, choices.eventType);
        fillTerms(
            *m_subType, choices, u"sub-event type"_s, choices.eventType, choices.subEventType);
        fillTerms(*m_means, choices, u"means"_s, {}, choices.means);
        m_codebook->clear();
        for (const CodebookName &book : choices.codebooks)
            m_codebook->addItem(book.name, book.id.value);
        m_codebook->setCurrentIndex(qMax(0, m_codebook->findData(m_before.codebook.value)));
        m_before = drafted();
    });
    if (m_offers)
        m_offers->offer();
}

IncidentDraft IncidentForm::drafted() const
{
    IncidentDraft draft;
    draft.title = m_title->text().trimmed();
    draft.kind = m_kind->currentText();
    draft.review = m_review->currentText();
    draft.dateEdtf = m_date->edtf();
    draft.place = m_place->id();
    draft.newPlace = m_place->newName();
    draft.newCountry = m_place->newCountry();
    draft.eventType = termIn(*m_type);
    draft.subEventType = termIn(*m_subType);
    draft.means = termIn(*m_means);
    draft.target = m_target->text().trimmed();
    draft.weapon = m_weapon->text().trimmed();
    draft.note = m_note->text().trimmed();
    draft.codebook = Id{m_codebook->currentData().toLongLong()};
    m_details->fill(draft);
    return draft;
}

void IncidentForm::compare()
{
    DuplicateQuery query;
    query.kind = m_kind->currentText();
    query.place = m_place->id();
    query.means = termIn(*m_means);
    const auto cited = sentence().citations();
    if (!cited.empty()) {
        query.document = cited.front().document;
        query.sentence = cited.front().range;
    }
    const auto span = m_date->span();
    if (!span || (!span->earliest && !query.place.isValid() && cited.empty()))
        return;
    query.earliest = span->earliest;
    query.latest = span->latest;
    m_acknowledged = false;
    m_duplicates->compare(query);
}

Result<void> IncidentForm::check()
{
    if (m_title->text().trimmed().isEmpty())
        return complain(m_title, tr("Give the incident a title: what happened, in a few words."));
    if (const auto span = m_date->span(); !span)
        return complain(m_date, span.error().message);
    if (const QString missing = m_place->complaint(); !missing.isEmpty())
        return complain(m_place, missing);
    if (const auto sound = m_details->check(); !sound)
        return complain(m_details->blamed(), sound.error().message);
    if (!m_duplicates || m_acknowledged)
        return {};
    if (m_duplicates->isPending()) {
        m_isToBeSaved = true; // answered, it goes on
        return complain(nullptr, tr("Looking for records that tell the same first \u2026"));
    }
    if (m_duplicates->toldApart().size() == size_t(m_duplicates->count()))
        return {};
    m_acknowledged = true;
    return complain(m_duplicates,
                    tr("Look at what may be the same record: Return goes to it, Space declares it "
                       "distinct, Ctrl+Return records a new one all the same."));
}

EditLog::Change IncidentForm::changes() const
{
    const IncidentDraft now = drafted();
    const std::vector<Id> one{m_incident};
    std::vector<EditLog::Change> all;
    const auto text = [&](QByteArrayView column, const QString &from, const QString &to) {
        if (from != to)
            all.push_back(setIncidentField(one, column, to.isEmpty() ? Value() : Value(to)));
    };
    const auto key = [&](QByteArrayView column, Id from, Id to) {
        if (from != to)
            all.push_back(setIncidentField(one, column, toValue(to)));
    };
    text("title", m_before.title, now.title);
    text("kind", m_before.kind, now.kind);
    text("review", m_before.review, now.review);
    text("date_edtf", m_before.dateEdtf, now.dateEdtf);
    if (now.newPlace.isEmpty())
        key("place", m_before.place, now.place);
    else
        all.push_back(setNewPlace(m_incident, now.newPlace));
    // Where the type changes the sub-type goes first: the old one is not of the new type.
    const bool retyped = m_before.eventType != now.eventType;
    if (retyped)
        key("sub_event_type", m_before.subEventType, {});
    key("event_type", m_before.eventType, now.eventType);
    key("sub_event_type", retyped ? Id() : m_before.subEventType, now.subEventType);
    key("means", m_before.means, now.means);
    text("target", m_before.target, now.target);
    text("weapon", m_before.weapon, now.weapon);
    text("note", m_before.note, now.note);
    for (const auto &[column, words] : IncidentDetails::differing(m_before, now))
        all.push_back(setIncidentField(one, column, words.isEmpty() ? Value() : Value(words)));
    if (now.codebook.isValid() && now.codebook != m_before.codebook)
        all.push_back(setCodebook(one, now.codebook));
    if (const auto citations = sentence().citations(); !citations.empty())
        all.push_back(addCitations("incident", m_incident, citations));
    return oneAfterAnother(all, m_incident);
}

Result<Edition> IncidentForm::edition()
{
    if (const auto checked = check(); !checked)
        return checked.error();
    if (m_incident.isValid())
        return Edition{changes()};
    IncidentDraft draft = drafted();
    draft.citations = sentence().citations();
    draft.distinctFrom = m_duplicates->toldApart();
    std::vector<ClaimDraft> claims = m_figures->claims();
    if (claims.empty())
        return Edition{addIncident(draft)};
    auto statement = m_statement->draft();
    if (!statement)
        return complain(m_statement->blamed(), statement.error().message);
    for (ClaimDraft &claim : claims) {
        claim.statement = *statement;
        claim.citations = draft.citations;
    }
    return Edition{addIncident(draft, claims)};
}

} // namespace sourceline
