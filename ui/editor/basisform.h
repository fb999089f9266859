#pragma once

#include "model/coding/codebooks.h"
#include "ui/editor/editorform.h"
#include "ui/editor/recordlist.h"

class QLineEdit;

namespace sourceline {

/// The rule or the decision by which a record was coded: filtered by typing, Return cites the
/// current one.
class BasisForm : public EditorForm
{
    Q_OBJECT

public:
    BasisForm(const FormContext &context,
              const QString &title,
              const Subject &subject,
              Id codebook);

    Result<Edition> edition() override;
    QString saveWords() const override;

private:
    struct Everything
    {
        std::vector<CodebookEntry> codebooks;
        std::vector<DecisionEntry> decisions;
    };

    void read();
    void take(const Everything &all);
    void filter();

    Subject m_subject;
    Id m_codebook; ///< under which the record is coded: its rules stand first
    std::vector<RecordRow> m_all;
    QLineEdit *m_filter;
    RecordList *m_list;
};

} // namespace sourceline
