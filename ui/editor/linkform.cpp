#include "ui/editor/linkform.h"

#include "ui/common/unchosen.h"
#include "ui/editor/incidentfield.h"
#include "ui/editor/offerline.h"
#include "ui/editor/sentenceoffers.h"
#include "ui/editor/statementfields.h"

#include <QComboBox>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace sourceline {

LinkForm::LinkForm(const FormContext &context, const QString &title, Id from)
    : EditorForm(context, title)
{
    m_draft.from = from;
    build({});
}

LinkForm::LinkForm(
    const FormContext &context, const QString &title, Id from, const LinkView &link, Id statement)
    : EditorForm(context, title)
    , m_link(link.id)
    , m_outgoing(link.outgoing)
{
    m_draft.from = from;
    build(statement);
    m_kind->setCurrentText(link.kind);
    m_other->setRecord(link.other, link.otherTitle, displayDate(link.otherDateEdtf));
    m_basis->setCurrentText(link.basis);
    m_note->setText(link.note);
}

void LinkForm::build(Id presentStatement)
{
    m_kind = new QComboBox(this);
    m_kind->addItems({u"retaliation for"_s,
                      u"reaction to"_s,
                      u"follows"_s,
                      u"part of"_s,
                      u"overlaps"_s,
                      u"weapon find for"_s,
                      u"statement about"_s,
                      u"distinct from"_s,
                      u"possible duplicate of"_s});
    m_kind->setPlaceholderText(tr("choose \u2026"));
    addRow(tr("Thi&s is"), m_kind);
    const bool isNew = !m_link.isValid();
    const auto offering = [this, isNew](QComboBox *box) {
        if (isNew) {
            box->setCurrentIndex(-1);
            beginAtTheFirst(*box);
        }
        return isNew ? new OfferLine(*this, box, [box] { box->setCurrentIndex(-1); }) : nullptr;
    };
    m_kindOffer = offering(m_kind);
    m_other = new IncidentField(workbench(), m_draft.from, this);
    addRow(m_outgoing ? tr("Inciden&t") : tr("by inciden&t"), m_other);
    m_basis = new QComboBox(this);
    m_basis->addItems({u"stated"_s, u"implied"_s, u"alleged motive"_s, u"coder's inference"_s});
    m_basis->setPlaceholderText(tr("choose \u2026"));
    addRow(tr("&Basis"), m_basis);
    m_basisOffer = offering(m_basis);
    m_statement = new StatementFields(*this, m_draft.from, presentStatement);
    m_note = new QLineEdit(this);
    addRow(tr("&Note"), m_note);
    connect(m_basis, &QComboBox::currentIndexChanged, this, [this] {
        m_statement->setOptional(!isSomebodys());
    });
    if (isNew) {
        m_statement->setOptional(!isSomebodys());
        connect(&sentence(), &SentenceLine::changed, this, &LinkForm::offerRead);
        connect(m_statement->offers(), &SentenceOffers::offered, this, &LinkForm::offerRead);
        offerRead();
    }
}

void LinkForm::offerRead()
{
    const SentenceOffers &offers = *m_statement->offers();
    const bool isCited = !sentence().citations().empty();
    std::vector<FieldOffer> kinds, bases;
    if (const auto &link = offers.reading().link; link && isCited && !offers.isPending()) {
        const QString words = offers.words(link->range);
        kinds.push_back({words, link->code, [this, kind = link->code] {
                             m_kind->setCurrentText(kind);
                         }});
        bases.push_back({words, tr("stated"), [this] {
                             m_basis->setCurrentText(u"stated"_s);
                         }});
    }
    m_kindOffer->offer(std::move(kinds));
    m_basisOffer->offer(std::move(bases));
    // Without a sentence nobody has stated it.
    const QString inferred = u"coder's inference"_s;
    if (!isCited && m_basis->currentIndex() < 0) {
        m_isInferred = true;
        prefill([&] { m_basis->setCurrentText(inferred); });
    } else if (isCited && std::exchange(m_isInferred, false)
               && m_basis->currentText() == inferred) {
        prefill([this] { m_basis->setCurrentIndex(-1); });
    }
}

bool LinkForm::isSomebodys() const
{
    const QString basis = m_basis->currentText();
    return basis == u"stated" || basis == u"alleged motive";
}

Result<Edition> LinkForm::edition()
{
    if (m_kind->currentIndex() < 0)
        return complain(m_kind, tr("Choose what this incident is to the other."));
    if (const QString missing = m_other->complaint(); !missing.isEmpty())
        return complain(m_other, missing);
    if (m_basis->currentIndex() < 0)
        return complain(m_basis,
                        tr("Choose the basis: whether somebody states it, or you infer it."));
    LinkDraft draft = m_draft;
    draft.kind = m_kind->currentText();
    draft.to = m_other->id();
    if (!m_outgoing)
        std::swap(draft.from, draft.to);
    draft.basis = m_basis->currentText();
    draft.note = m_note->text().trimmed();
    draft.citations = sentence().citations();
    if (!m_link.isValid() && isSomebodys() && draft.citations.empty())
        return complain(m_basis,
                        tr("Select the sentence that says so and tick Cite, or choose “coder's "
                           "inference”."));
    if (!m_statement->isNone()) {
        auto statement = m_statement->draft();
        if (!statement)
            return complain(m_statement->blamed(), statement.error().message);
        draft.statement = *std::move(statement);
    }
    if (m_link.isValid())
        return Edition{changeLink(m_link, draft)};
    return Edition{addLink(draft)};
}

} // namespace sourceline
