#include "ui/editor/statementfields.h"

#include "ui/common/datefield.h"
#include "ui/editor/actorrows.h"
#include "ui/editor/chainfield.h"
#include "ui/editor/editorform.h"
#include "ui/editor/offerline.h"
#include "ui/editor/sentenceoffers.h"
#include "ui/editor/speakeroffers.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

// Data of the list's entries beside keys of statements.
constexpr qint64 newStatement = 0;
constexpr qint64 noStatement = -1;

} // namespace

StatementFields::StatementFields(EditorForm &form, Id incident, Id present)
    : QObject(&form)
    , m_form(form)
    , m_incident(incident)
    , m_present(present)
    , m_which(new QComboBox(&form))
    , m_speaker(new ActorField(form.workbench(), &form))
    , m_jointly(new ActorRows(form.workbench(), &form))
    , m_chain(new ChainField(form.workbench(), &form))
    , m_said(new DateField(&form))
    , m_basis(new QComboBox(&form))
    , m_venue(new QLineEdit(&form))
{
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_which->setMinimumContentsLength(12);
    m_basis->addItem(tr("stated"), u"stated"_s);
    m_basis->addItem(tr("inferred"), u"inferred"_s);
    m_basis->setAccessibleName(tr("How the date is known"));
    auto *said = EditorForm::together({{m_said, 1}, {m_basis, 0}});
    m_ofAll = {form.addRow(tr("State&ment"), m_which), m_which};
    if (!present.isValid()) {
        m_statementOffer = new OfferLine(
            form, m_which, [this] { m_which->setCurrentIndex(m_which->findData(newStatement)); });
    }
    m_ofNew = {form.addRow(tr("S&peaker"), m_speaker), m_speaker};
    if (!present.isValid()) {
        m_offers = new SentenceOffers(form);
        m_speakerOffer = new OfferLine(form, m_speaker, [this] { putSpeaker({}, {}); });
        connect(m_offers, &SentenceOffers::offered, this, &StatementFields::offerSpeakers);
    }
    const std::vector<QWidget *> others{form.addRow(tr("&Jointly with"), m_jointly),
                                        m_jointly,
                                        form.addRow(tr("Thr&ough"), m_chain),
                                        m_chain,
                                        form.addRow(tr("Sai&d"), said),
                                        said,
                                        form.addRow(tr("Ven&ue"), m_venue),
                                        m_venue};
    m_ofNew.insert(m_ofNew.end(), others.begin(), others.end());
    m_jointly->setToolTip(tr("Who said the same words together with the speaker"));
    m_venue->setPlaceholderText(tr("a briefing, an interview, a post \u2026"));
    connect(m_which, &QComboBox::activated, this, [this] {
        m_chosen = true;
        arrange();
    });
    connect(m_said, &DateField::changed, this, [this] {
        m_basis->setVisible(!m_said->edtf().isEmpty());
    });
    m_basis->hide();
    connect(&form.sentence(), &SentenceLine::changed, this, &StatementFields::read);
    fillList();
    read();
}

void StatementFields::setOptional(bool optional)
{
    m_optional = optional;
    m_form.prefill([this] { fillList(); });
}

void StatementFields::setShown(bool shown)
{
    m_shown = shown;
    arrange();
}

// Whoever speaks in the sentence, and when and through whom; the article itself last.
void StatementFields::offerSpeakers()
{
    m_form.prefill([this] { fillList(); });
    std::vector<FieldOffer> readings;
    const auto &reading = m_offers->reading();
    const auto said = std::find_if(reading.dates.begin(),
                                   reading.dates.end(),
                                   [](const ReadDate &date) { return date.isOfSpeech; });
    for (const ReadSpeaker &one : reading.speakers) {
        const OfferedSpeaker offered =
            offeredSpeaker(one, m_form.workbench().actorNames(), m_options.outletName);
        QString how = offered.how;
        ReadDate date;
        if (said != reading.dates.end()) {
            date = *said;
            how += tr("; said %1, \u201c%2\u201d")
                       .arg(displayDate(date.edtf), m_offers->words(date.range));
        }
        readings.push_back({m_offers->words(one.speaker.range), how, [this, offered, date] {
                                putSpeaker(offered, date);
                            }});
    }
    if (!readings.empty())
        readings.push_back({{}, tr("the article itself"), [this] {
                                putSpeaker({}, {});
                            }});
    m_speakerOffer->offer(std::move(readings));
}

// What was typed beside the speaker stays.
void StatementFields::putSpeaker(const OfferedSpeaker &offered, const ReadDate &said)
{
    m_speaker->setActor(offered.speaker);
    if (m_chain->through() == m_put.through) {
        m_chain->setThrough(offered.through);
        m_put.through = m_chain->through();
    }
    if (m_venue->text() == m_put.venue) {
        m_venue->setText(offered.venue);
        m_put.venue = offered.venue;
    }
    if (m_said->edtf() != m_put.said)
        return;
    m_said->setEdtf(said.edtf);
    m_put.said = said.edtf;
    m_basis->setCurrentIndex(m_basis->findData(said.isInferred ? u"inferred"_s : u"stated"_s));
}

bool StatementFields::isNone() const
{
    return m_which->currentData().toLongLong() == noStatement;
}

void StatementFields::read()
{
    Workbench &workbench = m_form.workbench();
    const TextSelection selection = m_form.sentence().selection();
    const auto shown = workbench.document();
    const Id document = selection.isValid() ? selection.document : shown ? shown->document : Id();
    workbench.read<StatementOptions>(
        this,
        [incident = m_incident, document, range = selection.range](sqlite3 *database) {
            return readStatementOptions(database, incident, document, range);
        },
        [this, selection](const Result<StatementOptions> &options) {
            if (options)
                take(*options, selection);
        });
}

void StatementFields::take(const StatementOptions &options, const TextSelection &sentence)
{
    m_form.prefill([this, &options, &sentence] {
        const bool ownOutlet = m_chain->outlet().id == m_options.outlet;
        m_options = options;
        m_optionsOf = sentence;
        m_read = true;
        if (ownOutlet)
            m_chain->setOutlet(options.outlet, options.outletName);
        m_speaker->setPlaceholderText(options.outletName.isEmpty()
                                          ? tr("who said it")
                                          : tr("the article itself (%1)").arg(options.outletName));
        m_said->setEmptyReading(
            options.publishedEdtf.isEmpty()
                ? options.article.isValid() ? tr("not known: the article has no date") : QString()
                : tr("published %1").arg(displayDate(options.publishedEdtf)));
        fillList();
    });
    if (m_offers && !m_offers->isPending())
        offerSpeakers(); // the outlet is known now
}

void StatementFields::fillList()
{
    const StatementOption *spoken = spokenHere();
    QStringList listed{QString::number(m_optional), spoken ? spoken->id.toText() : QString()};
    for (const StatementOption &option : m_options.statements)
        listed.append(option.id.toText() + statementWords(option, m_options.statements));
    if (m_which->count() > 0 && listed == m_listed)
        return; // what is offered stays as it was seen
    m_listed = listed;
    const QVariant before = m_which->count() > 0 ? m_which->currentData() : QVariant();
    m_which->clear();
    if (m_optional)
        m_which->addItem(tr("none"), noStatement);
    m_which->addItem(tr("a new statement"), newStatement);
    qint64 wanted = m_optional ? noStatement : newStatement;
    for (const StatementOption &option : m_options.statements) {
        m_which->addItem(statementWords(option, m_options.statements), option.id.value);
        m_which->setItemData(m_which->count() - 1, option.gist, Qt::AccessibleDescriptionRole);
    }
    if (m_present.isValid()) {
        // Also before the list has been read, so that whoever is quick keeps it.
        if (m_which->findData(m_present.value) < 0)
            m_which->insertItem(0, tr("as it is"), m_present.value);
        wanted = m_present.value;
    }
    if (m_chosen && before.isValid())
        wanted = before.toLongLong();
    else if (spoken)
        return offerStatement(*spoken, wanted);
    m_which->setCurrentIndex(qMax(0, m_which->findData(wanted)));
    arrange();
}

// Of the statements that rest on the sentence the one of whoever is read to speak in it: what
// another has said there is not his.
const StatementOption *StatementFields::spokenHere() const
{
    const TextSelection now = m_form.sentence().selection();
    if (!m_statementOffer || m_offers->isPending() || now.document != m_optionsOf.document
        || now.range != m_optionsOf.range)
        return nullptr;
    const auto isSaidHere = [](const StatementOption &option) {
        return option.atSentence && !option.isDeed;
    };
    const auto &speakers = m_offers->reading().speakers;
    for (const ReadSpeaker &one : speakers) {
        const ActorRef speaker =
            offeredSpeaker(one, m_form.workbench().actorNames(), m_options.outletName).speaker;
        for (const StatementOption &option : m_options.statements) {
            if (isSaidHere(option) && option.speaker == speaker.id)
                return &option;
        }
    }
    const auto first = std::ranges::find_if(m_options.statements, isSaidHere);
    return speakers.empty() && first != m_options.statements.end() ? &*first : nullptr;
}

void StatementFields::offerStatement(const StatementOption &option, qint64 otherwise)
{
    const auto choose = [this](qint64 key) {
        return [this, key] {
            m_which->setCurrentIndex(qMax(0, m_which->findData(key)));
            arrange();
        };
    };
    m_which->setCurrentIndex(-1); // nobody's choice is replaced
    m_statementOffer->offer(
        {{{},
          tr("recorded from this sentence already, by %1").arg(option.speakerName),
          choose(option.id.value)},
         {{}, otherwise == noStatement ? tr("none") : tr("a new statement"), choose(otherwise)}});
}

void StatementFields::arrange()
{
    const bool isNew = m_which->currentData().toLongLong() == newStatement;
    for (QWidget *widget : m_ofAll)
        widget->setVisible(m_shown);
    for (QWidget *widget : m_ofNew)
        widget->setVisible(m_shown && isNew);
    emit changed();
}

Result<StatementDraft> StatementFields::draft()
{
    StatementDraft made;
    m_blamed = nullptr;
    if (const qint64 key = m_which->currentData().toLongLong(); key > 0) {
        made.id = {key};
        return made;
    }
    if (isNone())
        return made;
    if (!m_read)
        return Error{tr("The article is still being read; save again in a moment.")};
    m_blamed = m_speaker->isUnresolved() ? m_speaker
               : m_jointly->unresolved() ? m_jointly->unresolved()
                                         : m_chain->unresolved();
    if (m_blamed)
        return Error{static_cast<ActorField *>(m_blamed)->complaint()};
    const bool dated = !m_said->edtf().isEmpty();
    if (const auto span = m_said->span(); dated && !span) {
        m_blamed = m_said;
        return span.error();
    }
    std::vector<ActorRef> chain = m_chain->links();
    made.speaker = m_speaker->actor().isSet() ? m_speaker->actor() : m_chain->outlet();
    if (!made.speaker.isSet()) {
        m_blamed = m_speaker;
        return Error{tr("Say who said it: nothing is recorded without a speaker.")};
    }
    if (m_speaker->actor().isSet())
        chain.push_back(made.speaker);
    made.coSpeakers = m_jointly->actors();
    made.venue = m_venue->text().trimmed();
    made.saidEdtf = dated ? m_said->edtf() : m_options.publishedEdtf;
    if (!made.saidEdtf.isEmpty())
        made.saidBasis = dated ? m_basis->currentData().toString() : u"publication"_s;
    if (m_options.article.isValid())
        made.reports.push_back({m_options.article, chain});
    return made;
}

} // namespace sourceline
