#pragma once

#include "ui/editor/editorform.h"

class QCheckBox;
class QLabel;

namespace sourceline {

class ActorRows;
class ChoiceRow;
class RecordList;

/// One attribution becomes several: by the actors it names, or by reports that are not of one
/// quotation.
class SplitForm : public EditorForm
{
    Q_OBJECT

public:
    SplitForm(const FormContext &context,
              const QString &title,
              const Dossier &dossier,
              const AttributionView &attribution);

    Result<Edition> edition() override;

protected:
    QStringList ownState() const override;

private:
    bool byReports() const;
    void arrange();

    Id m_attribution;
    size_t m_reportCount = 0;
    ChoiceRow *m_way = nullptr; ///< only where there are several reports
    ActorRows *m_actors;
    QCheckBox *m_eitherOr;
    RecordList *m_reports;
    std::vector<QWidget *> m_ofActors, m_ofReports;
};

/// What may be the same quotation: who names whom with which stance is alike, none is retracted.
std::vector<const AttributionView *> sameQuotations(const Dossier &dossier,
                                                    const AttributionView &attribution);

/// Several records of one quotation become one.
class MergeAttributionsForm : public EditorForm
{
    Q_OBJECT

public:
    MergeAttributionsForm(const FormContext &context,
                          const QString &title,
                          const Dossier &dossier,
                          const AttributionView &attribution);

    Result<Edition> edition() override;

protected:
    QStringList ownState() const override;

private:
    Id m_attribution;
    RecordList *m_others;
};

} // namespace sourceline
