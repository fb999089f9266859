#pragma once

#include "model/coding/incidents.h"
#include "ui/editor/editorform.h"
#include "ui/editor/terms.h"

class QComboBox;
class QLineEdit;

namespace sourceline {

class DateField;
class DuplicateList;
class IncidentDetails;
class IncidentOffers;
class StatementFields;
class FigureOffers;
class PlaceField;
class TextField;

/// The facts of an incident itself. A new one shows what may be the same record as soon as day,
/// place or means are known, under them.
class IncidentForm : public EditorForm
{
    Q_OBJECT

public:
    IncidentForm(const FormContext &context, const QString &title); ///< a new one
    IncidentForm(const FormContext &context, const QString &title, const Dossier &present);

    Result<Edition> edition() override;

    std::vector<RecordKey> shown() const override
    {
        return m_incident.isValid() ? std::vector<RecordKey>{{"incident", m_incident}} : std::vector<RecordKey>();
    }

    bool takesSentence() const override { return true; }

    bool citesAtOnce() const override { return !m_incident.isValid(); }

    void recorded(const Edit &edit) override;

protected:
    QStringList ownState() const override;

private:
    void build();
    void buildOffers();
    void take(const IncidentChoices &choices);
    void compare();
    Result<void> check();
    IncidentDraft drafted() const;
    EditLog::Change changes() const;

    Id m_incident;
    IncidentDraft m_before; ///< what is recorded
    IncidentChoices m_choices;
    bool m_isToBeSaved = false;  ///< as soon as the possible duplicates are known
    bool m_acknowledged = false; ///< the possible duplicates were shown when saving
    QLineEdit *m_title = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_review = nullptr;
    DateField *m_date = nullptr;
    PlaceField *m_place = nullptr;
    QComboBox *m_type = nullptr;
    QComboBox *m_subType = nullptr;
    QComboBox *m_means = nullptr;
    QLineEdit *m_target = nullptr;
    QLineEdit *m_weapon = nullptr;
    QComboBox *m_codebook = nullptr;
    TextField *m_note = nullptr;
    IncidentDetails *m_details = nullptr;
    // Of a new one:
    DuplicateList *m_duplicates = nullptr;
    IncidentOffers *m_offers = nullptr;
    FigureOffers *m_figures = nullptr;
    StatementFields *m_statement = nullptr; ///< of the figures
};

} // namespace sourceline
