#pragma once

#include "model/coding/claims.h"
#include "ui/editor/editorform.h"

class QCheckBox;
class QLineEdit;

namespace sourceline {

class RangeFields;

/// An analyst's low, best and high in place of the codebook's rule, with the reason; or back to the
/// rule.
class OverrideForm : public EditorForm
{
    Q_OBJECT

public:
    OverrideForm(const FormContext &context,
                 const QString &title,
                 const Dossier &dossier,
                 const FigureKey &key);

    Result<Edition> edition() override;

private:
    Id m_incident;
    FigureKey m_key;
    QCheckBox *m_follow = nullptr; ///< only where a choice holds
    RangeFields *m_range;
    QLineEdit *m_reason;
};

} // namespace sourceline
