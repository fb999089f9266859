#pragma once

#include "model/coding/claims.h"
#include "ui/editor/editorform.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace sourceline {

class ActorField;
class DateField;
class FigureFields;
class OfferLine;
struct FieldOffer;
class RangeFields;
class ReviewFields;
class StatementFields;

/// What one statement says about one field.
class ClaimForm : public EditorForm
{
    Q_OBJECT

public:
    /// others: claims of the incident that a claim of the same field can be superseded by.
    ClaimForm(const FormContext &context,
              const QString &title,
              std::shared_ptr<const Dossier> dossier,
              const QString &field = {});
    ClaimForm(const FormContext &context,
              const QString &title,
              std::shared_ptr<const Dossier> dossier,
              const ClaimView &claim);

    Result<Edition> edition() override;

    std::vector<RecordKey> shown() const override
    {
        return m_claim.isValid() ? std::vector<RecordKey>{{"claim", m_claim}}
                                 : std::vector<RecordKey>();
    }

    bool takesSentence() const override { return true; }

    bool citesAtOnce() const override { return !m_claim.isValid(); }

private:
    void build(Id presentStatement);
    void buildWhom();
    void fill(const ClaimView &claim);
    void arrange();
    void fillSuperseded();
    ClaimDraft drafted() const;
    void offer();
    std::vector<FieldOffer> readings(const QString &only);
    void followField();
    void put(const ClaimDraft &draft);
    void clearOffer();
    void takeBack();                  ///< what put() filled in and nobody has changed since
    QStringList offeredState() const; ///< what put() fills

    Id m_claim;
    ClaimDraft m_draft;
    std::shared_ptr<const Dossier> m_dossier;
    QString m_only;               ///< the field that is asked for; empty: any
    OfferLine *m_offer = nullptr; ///< of a new one
    QStringList m_put;            ///< offeredState() after an offer
    TextSelection m_putOf;        ///< the sentence of that
    bool m_isOwn = false;         ///< what stands there was typed; the next sentence offers nothing
    QComboBox *m_field = nullptr;
    QComboBox *m_measure = nullptr;
    RangeFields *m_range = nullptr;
    FigureFields *m_figure = nullptr;
    QLineEdit *m_value = nullptr;
    QLineEdit *m_nationality = nullptr;
    QLineEdit *m_status = nullptr;
    QCheckBox *m_joint = nullptr;
    ActorField *m_whom = nullptr;
    DateField *m_resolved = nullptr;
    QComboBox *m_resolvedBasis = nullptr;
    QCheckBox *m_feeds = nullptr;
    QLineEdit *m_reason = nullptr;
    QComboBox *m_superseded = nullptr;
    ReviewFields *m_review = nullptr;
    StatementFields *m_statement = nullptr;
    std::vector<QWidget *> m_ofFigures, m_ofRange, m_ofPeople, m_ofDates;
};

} // namespace sourceline
