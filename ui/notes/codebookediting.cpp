#include "model/workbench/workbench.h"
#include "ui/common/textfield.h"
#include "ui/common/theme.h"
#include "ui/notes/codebookpane.h"

#include <QLabel>
#include <QPointer>
#include <QTableView>
#include <QVBoxLayout>

namespace sourceline {

void CodebookPane::buildEditor()
{
    m_heading = new QLabel(m_editor);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_heading->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(m_editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::small);
    layout->addWidget(m_heading);
    for (TextField **field : {&m_first, &m_second}) {
        *field = new TextField(4, m_editor);
        (*field)->installEventFilter(this);
        layout->addWidget(*field);
    }
    m_editor->hide();
}

void CodebookPane::add()
{
    const CodebookEntry *book = codebook();
    if (!book) {
        emit decisionAsked({});
        return;
    }
    m_first->setText({});
    m_edited = book->id;
    m_rule = 0;
    open(Editing::NewRule);
}

void CodebookPane::edit()
{
    const CodebookLine *at = line();
    if (!at)
        return;
    if (const CodebookEntry *book = codebook()) {
        m_edited = book->id;
        m_rule = at->rule;
        m_first->setText(at->text);
        open(Editing::Rule);
    } else if (const DecisionEntry *entry = decision()) {
        emit decisionAsked(entry->decision.id);
    }
}

void CodebookPane::addVersion()
{
    const CodebookEntry *book = codebook();
    if (!book) {
        emit said(tr("Choose the codebook at the left that the new version starts from."));
        return;
    }
    m_edited = book->id;
    m_first->setText({});
    m_second->setText({});
    open(Editing::Version);
}

void CodebookPane::open(Editing what)
{
    m_editing = what;
    m_second->setVisible(what == Editing::Version);
    m_first->setPlaceholderText(what == Editing::Version ? tr("the new version's number or name")
                                                         : tr("the rule"));
    m_second->setPlaceholderText(tr("what is new in it"));
    m_heading->setText(what == Editing::Rule
                           ? tr("Rule %1. What changes is changed for all that cite it; a new "
                                "meaning is a new version. Ctrl+Return saves, Escape leaves it.")
                                 .arg(m_rule)
                           : tr("Ctrl+Return saves, Escape leaves it."));
    m_editor->show();
    m_first->setFocus(Qt::OtherFocusReason);
}

void CodebookPane::save()
{
    const QString text = m_first->text().trimmed();
    EditLog::Change change;
    switch (m_editing) {
    case Editing::Nothing:
        return;
    case Editing::Rule:
        change = changeRule(m_edited, m_rule, text);
        break;
    case Editing::NewRule:
        change = addRule(m_edited, 0, text);
        break;
    case Editing::Version:
        change = newVersion(m_edited, text, m_second->text().trimmed());
        break;
    }
    m_workbench.perform(change, {}, [this, alive = QPointer(this)](const Result<Edit> &edit) {
        if (!alive)
            return;
        if (edit)
            leave();
        else
            m_heading->setText(edit.error().message);
    });
}

void CodebookPane::leave()
{
    if (m_editor->isHidden())
        return;
    m_editor->hide();
    m_editing = Editing::Nothing;
    m_view->setFocus(Qt::OtherFocusReason);
}

} // namespace sourceline
