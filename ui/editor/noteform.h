#pragma once

#include "model/coding/notes.h"
#include "ui/editor/editorform.h"

class QLineEdit;

namespace sourceline {

class TextField;

/// A note on anything: plain text; Return begins a line.
class NoteForm : public EditorForm
{
    Q_OBJECT

public:
    NoteForm(const FormContext &context, const QString &title, const Subject &subject);
    NoteForm(const FormContext &context, const QString &title, Id note, const QString &text);

    Result<Edition> edition() override;

    std::vector<RecordKey> shown() const override
    {
        return m_note.isValid() ? std::vector<RecordKey>{{"annotation", m_note}} : std::vector<RecordKey>();
    }

private:
    void build();

    Subject m_subject;
    Id m_note; ///< not valid: a new one
    TextField *m_text = nullptr;
};

/// One sentence that says why; what it is for is decided by whoever opens it.
class ReasonForm : public EditorForm
{
    Q_OBJECT

public:
    using Make = std::function<EditLog::Change(const QString &reason)>;

    /// explanation: what will happen. required: an empty reason is refused.
    ReasonForm(const FormContext &context,
               const QString &title,
               const QString &explanation,
               const QString &save,
               bool required,
               Make make);

    Result<Edition> edition() override;

    QString saveWords() const override { return m_save; }

private:
    QString m_save;
    bool m_required;
    Make m_make;
    QLineEdit *m_reason;
};

} // namespace sourceline
