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
    for (TextField **field : {&m_first, &m_second, &m_third}) {
        *field = new TextField(4, m_editor);
        (*field)->installEventFilter(this);
        layout->addWidget(*field);
    }
    m_editor->hide();
}

void CodebookPane::add()
{
    m_first->setText({});
    m_second->setText({});
    m_third->setText({});
    const CodebookEntry *book = codebook();
    m_edited = book ? book->id : Id();
    m_rule = 0;
    open(book ? Editing::NewRule : Editing::NewDecision);
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
        m_edited = entry->decision.id;
        m_first->setText(entry->decision.question);
        m_second->setText(entry->decision.choice);
        m_third->setText(entry->decision.reason);
        open(Editing::Decision);
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
    const bool isDecision = what == Editing::Decision || what == Editing::NewDecision;
    m_second->setVisible(isDecision || what == Editing::Version);
    m_third->setVisible(isDecision);
    m_first->setPlaceholderText(isDecision                 ? tr("the question")
                                : what == Editing::Version ? tr("the new version's number or name")
                                                           : tr("the rule"));
    m_second->setPlaceholderText(isDecision ? tr("what was chosen") : tr("what is new in it"));
    m_third->setPlaceholderText(tr("why"));
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
    DecisionDraft draft;
    draft.question = m_first->text().trimmed();
    draft.choice = m_second->text().trimmed();
    draft.reason = m_third->text().trimmed();
    EditLog::Change change;
    switch (m_editing) {
    case Editing::Nothing:
        return;
    case Editing::Rule:
        change = changeRule(m_edited, m_rule, draft.question);
        break;
    case Editing::NewRule:
        change = addRule(m_edited, 0, draft.question);
        break;
    case Editing::Version:
        change = newVersion(m_edited, draft.question, draft.choice);
        break;
    case Editing::Decision:
        if (const DecisionEntry *entry = decision()) {
            draft.topic = entry->decision.topic;
            for (const auto &incident : entry->incidents)
                draft.incidents.push_back(incident.first);
        }
        change = changeDecision(m_edited, draft);
        break;
    case Editing::NewDecision:
        if (m_workbench.current().isValid())
            draft.incidents = {m_workbench.current()};
        change = addDecision(draft);
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
