#pragma once

#include "model/coding/articlerecord.h"
#include "ui/editor/editorform.h"

class QLineEdit;

namespace sourceline {

class ActorField;
class DateField;

/// What is recorded of an article beside its text: title, outlet, author, date and address.
class ArticleForm : public EditorForm
{
    Q_OBJECT

public:
    ArticleForm(const FormContext &context, const ArticleRecord &present);

    Result<Edition> edition() override;

    std::vector<RecordKey> shown() const override { return {{"document", m_record.id}}; }

private:
    ArticleRecord m_record;
    QLineEdit *m_title, *m_author, *m_url;
    ActorField *m_outlet;
    DateField *m_published;
};

} // namespace sourceline
