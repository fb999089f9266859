#pragma once

#include "model/workbench/workbench.h"
#include "ui/editor/statementoptions.h"

#include <QObject>

class QComboBox;
class QLabel;
class QLineEdit;

namespace sourceline {

class ActorField;
class ActorRows;
class ChainField;
class DateField;
class EditorForm;
class OfferLine;
class SentenceOffers;
struct OfferedSpeaker;
struct ReadDate;

/// The rows of a form that say who said it: a statement that is there (offered where it rests on
/// the selected sentence and is by whoever is read to speak in it), or a new one with speaker,
/// chain and date. Follows the selected sentence until something is chosen.
class StatementFields : public QObject
{
    Q_OBJECT

public:
    /// `present`: the statement of a record that is changed; it is kept unless another is chosen.
    StatementFields(EditorForm &form, Id incident, Id present = {});

    /// Not valid and no speaker: the article's own voice, its outlet. Error: what is missing;
    /// blamed() is where.
    Result<StatementDraft> draft();

    QWidget *blamed() const { return m_blamed; }

    /// For records that may rest on none (a link by inference).
    void setOptional(bool optional);
    bool isNone() const;

    /// Its rows, where a form needs them only sometimes.
    void setShown(bool shown);

    /// What the selected sentence says; null where the record is there already.
    SentenceOffers *offers() const { return m_offers; }

signals:
    void changed(); ///< another statement

private:
    void read();
    void take(const StatementOptions &options, const TextSelection &sentence);
    void fillList();
    const StatementOption *spokenHere() const;
    void offerStatement(const StatementOption &option, qint64 otherwise);
    void arrange();
    void offerSpeakers();
    void putSpeaker(const OfferedSpeaker &offered, const ReadDate &said);

    /// What was offered beside the speaker.
    struct Put
    {
        QStringList through;
        QString venue, said;
    };

    EditorForm &m_form;
    Id m_incident, m_present;
    StatementOptions m_options;
    TextSelection m_optionsOf; ///< the sentence that they were read for
    QComboBox *m_which;
    ActorField *m_speaker;
    ActorRows *m_jointly;
    ChainField *m_chain;
    DateField *m_said;
    QComboBox *m_basis;
    QLineEdit *m_venue;
    SentenceOffers *m_offers = nullptr;
    OfferLine *m_speakerOffer = nullptr;
    OfferLine *m_statementOffer = nullptr;
    QStringList m_listed; ///< what the list was filled with
    Put m_put;
    std::vector<QWidget *> m_ofAll; ///< the row that every statement needs
    std::vector<QWidget *> m_ofNew; ///< rows that a new statement needs
    QWidget *m_blamed = nullptr;
    bool m_chosen = false; ///< by the person: no longer follows the sentence
    bool m_shown = true;
    bool m_optional = false;
    bool m_read = false; ///< what stands at the sentence is known
};

} // namespace sourceline
