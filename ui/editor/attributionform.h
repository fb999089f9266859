#pragma once

#include "model/coding/attributions.h"
#include "ui/editor/editorform.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace sourceline {

class ActorField;
class ChoiceRow;
class GradeFields;
class OfferLine;
class ReviewFields;
class StatementFields;
class TextField;

/// Who is said to have done it, by whom, in which words.
class AttributionForm : public EditorForm
{
    Q_OBJECT

public:
    /// A new one for `incident`.
    AttributionForm(const FormContext &context, const QString &title, Id incident);
    /// One that is there.
    AttributionForm(const FormContext &context,
                    const QString &title,
                    Id attribution,
                    const AttributionDraft &present,
                    const QString &actorName);

    Result<Edition> edition() override;

    std::vector<RecordKey> shown() const override
    {
        return m_attribution.isValid() ? std::vector<RecordKey>{{"attribution", m_attribution}}
                                       : std::vector<RecordKey>();
    }

    bool takesSentence() const override { return true; }

    bool citesAtOnce() const override { return !m_attribution.isValid(); }

private:
    void build(Id presentStatement);
    void followPhrase();
    void offerActors();
    void offerSilence();
    void offerRole(const QString &role);
    void offerStance(const QString &stance, const QString &whose);

    Id m_attribution; ///< not valid: a new one
    AttributionDraft m_draft;
    ActorField *m_actor = nullptr;
    OfferLine *m_actorOffer = nullptr;
    OfferLine *m_stanceOffer = nullptr; ///< of a new one
    QComboBox *m_role = nullptr;
    ChoiceRow *m_stance = nullptr;
    StatementFields *m_statement = nullptr;
    QLineEdit *m_wording = nullptr;
    QLineEdit *m_grounds = nullptr;
    GradeFields *m_grade = nullptr;
    ReviewFields *m_review = nullptr;
    QCheckBox *m_byAction = nullptr;
    TextField *m_note = nullptr;
    QString m_putRole; ///< with the name
    QString m_phrase;  ///< what the wording was filled with
};

} // namespace sourceline
