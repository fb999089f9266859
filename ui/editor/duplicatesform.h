#pragma once

#include "ui/editor/editorform.h"

class QLineEdit;

namespace sourceline {

class ChoiceRow;
class DuplicateList;

/// What may be the same record as the current incident: merged into it, or declared distinct with a
/// reason.
class DuplicatesForm : public EditorForm
{
    Q_OBJECT

public:
    DuplicatesForm(const FormContext &context, const QString &title, Id incident);

    Result<Edition> edition() override;
    QString saveWords() const override;
    QWidget *firstField() const override;

private:
    void arrange();

    Id m_incident;
    DuplicateList *m_list;
    ChoiceRow *m_what;
    QLineEdit *m_reason;
    std::vector<QWidget *> m_ofFound;
    std::vector<QWidget *> m_ofDistinct;
};

} // namespace sourceline
