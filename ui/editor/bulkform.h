#pragma once

#include "ui/editor/editorform.h"

class QComboBox;
class QLineEdit;

namespace sourceline {

class ActorField;
class ChoiceRow;

/// One change of a whole selection: tag, review state or attributed actor; one edit with one
/// reason. Assessing opens a form of its own.
class BulkForm : public EditorForm
{
    Q_OBJECT

public:
    BulkForm(const FormContext &context, const QString &title, std::vector<Id> incidents);

    Result<Edition> edition() override;

signals:
    void assessAsked();

private:
    void arrange();
    void goOn(const QString &what);
    Result<EditLog::Change> change();

    std::vector<Id> m_incidents;
    ChoiceRow *m_what;
    QLineEdit *m_tag;
    ChoiceRow *m_review;
    ActorField *m_from;
    ActorField *m_to;
    QLineEdit *m_reason;
    std::vector<QWidget *> m_ofTag, m_ofReview, m_ofActor;
};

} // namespace sourceline
