#include "ui/editor/noteform.h"

#include "ui/common/textfield.h"

#include <QLabel>
#include <QLineEdit>

namespace sourceline {

NoteForm::NoteForm(const FormContext &context, const QString &title, const Subject &subject)
    : EditorForm(context, title)
    , m_subject(subject)
{
    build();
}

NoteForm::NoteForm(const FormContext &context, const QString &title, Id note, const QString &text)
    : EditorForm(context, title)
    , m_note(note)
{
    build();
    m_text->setText(text);
    m_text->moveCursor(QTextCursor::End);
}

void NoteForm::build()
{
    m_text = new TextField(10, this);
    m_text->setLeastLines(5);
    m_text->setReturnBreaks(true);
    m_text->setPlaceholderText(tr("Plain text. Ctrl+Return saves."));
    addRow(tr("&Note"), m_text);
}

Result<Edition> NoteForm::edition()
{
    const QString text = m_text->text().trimmed();
    if (text.isEmpty())
        return complain(m_text, tr("A note needs words."));
    if (m_note.isValid())
        return Edition{changeNote(m_note, text)};
    return Edition{signedBy([subject = m_subject, text](const QString &who) {
        return sourceline::addNote(subject, text, who);
    })};
}

ReasonForm::ReasonForm(const FormContext &context,
                       const QString &title,
                       const QString &explanation,
                       const QString &save,
                       bool required,
                       Make make)
    : EditorForm(context, title)
    , m_save(save)
    , m_required(required)
    , m_make(std::move(make))
    , m_reason(new QLineEdit(this))
{
    addWide(quietLine(explanation, this));
    addRow(tr("Re&ason"), m_reason);
}

Result<Edition> ReasonForm::edition()
{
    const QString reason = m_reason->text().trimmed();
    if (m_required && reason.isEmpty())
        return complain(m_reason, tr("Say why: the reason stays readable with the record."));
    return Edition{m_make(reason), reason};
}

} // namespace sourceline
