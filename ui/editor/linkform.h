#pragma once

#include "model/coding/links.h"
#include "ui/editor/editorform.h"

class QComboBox;
class QLineEdit;

namespace sourceline {

class IncidentField;
class OfferLine;
class StatementFields;

/// A link from one incident to another, with its basis. Of a new one neither kind nor basis is
/// chosen before the sentence says it or a hand does.
class LinkForm : public EditorForm
{
    Q_OBJECT

public:
    LinkForm(const FormContext &context, const QString &title, Id from);
    LinkForm(const FormContext &context,
             const QString &title,
             Id from,
             const LinkView &link,
             Id statement);

    Result<Edition> edition() override;

    std::vector<RecordKey> shown() const override
    {
        return m_link.isValid() ? std::vector<RecordKey>{{"link", m_link}}
                                : std::vector<RecordKey>();
    }

    bool takesSentence() const override { return true; }

    bool citesAtOnce() const override { return !m_link.isValid(); }

private:
    void build(Id presentStatement);
    void offerRead();
    bool isSomebodys() const; ///< that it is so was said, not inferred

    Id m_link;
    LinkDraft m_draft;
    bool m_outgoing = true;
    QComboBox *m_kind = nullptr;
    IncidentField *m_other = nullptr;
    QComboBox *m_basis = nullptr;
    StatementFields *m_statement = nullptr;
    QLineEdit *m_note = nullptr;
    bool m_isInferred = false; ///< the basis was filled in, for no sentence is cited
    OfferLine *m_kindOffer = nullptr, *m_basisOffer = nullptr; ///< of a new one
};

} // namespace sourceline
