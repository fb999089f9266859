#include "ui/mainwindow/editactions.h"

#include "model/coding/documentlist.h"
#include "model/coding/notes.h"
#include "model/store/asof.h"
#include "model/workbench/history.h"
#include "model/workbench/workbench.h"
#include "ui/editor/editorpane.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Keys that mean something else where text is typed, or where other records are listed.
bool isOfReading(const QString &keys)
{
    static const QStringList others{
        u"Del"_s, u"F2"_s, u"Shift+F2"_s, u"Ctrl+G"_s, u"Ctrl+M"_s, u"Ctrl+Shift+D"_s};
    return keys.size() == 1 || others.contains(keys);
}

} // namespace

EditActions::EditActions(Workbench &workbench, EditorPane &editor, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_editor(editor)
{
    connect(&m_workbench.history(), &History::changed, this, &EditActions::follow);
    for (const auto signal :
         {&Workbench::opened, &Workbench::asOfChanged, &Workbench::subjectChanged})
        connect(&m_workbench, signal, this, &EditActions::follow);
    connect(qApp, &QApplication::focusChanged, this, &EditActions::followFocus);
}

QAction *EditActions::add(QMenu &menu, const QString &text, const QString &keys, Slot slot)
{
    QAction *action = menu.addAction(text);
    if (!keys.isEmpty())
        action->setShortcut(QKeySequence(keys));
    if (isOfReading(keys)) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_letters += action;
    }
    if (slot)
        connect(action, &QAction::triggered, &m_editor, slot);
    m_all += action;
    return action;
}

void EditActions::fillEdit(QMenu &menu)
{
    m_undo = menu.addAction(tr("&Undo"), this, [this] { m_workbench.history().undo(); });
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo = menu.addAction(tr("&Redo"), this, [this] { m_workbench.history().redo(); });
    m_redo->setShortcuts({QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    menu.addSeparator();
    menu.addAction(tr("&Who Is Writing…"), this, &EditActions::identityRequested);
    menu.addSeparator();
    follow();
}

void EditActions::fillIncident(QMenu &menu)
{
    add(menu, tr("&New Incident…"), u"N"_s, &EditorPane::newIncident);
    add(menu, tr("&Assess…"), u"J"_s, &EditorPane::assess);
    add(menu, tr("&Link to Another…"), u"L"_s, &EditorPane::addLink);
    add(menu, tr("&Edit the Selection…"), u"Ctrl+E"_s, &EditorPane::editSelection);
    menu.addSeparator();
    add(menu, tr("Possible &Duplicates…"), u"Ctrl+D"_s, &EditorPane::showDuplicates);
}

void EditActions::fillRecord(QMenu &menu)
{
    add(menu, tr("Add &Attribution…"), u"A"_s, &EditorPane::addAttribution);
    add(menu, tr("Add &Claim…"), u"C"_s, &EditorPane::addClaim);
    menu.addSeparator();
    QAction *note = add(menu, tr("Add &Note…"), u"M"_s, nullptr);
    connect(note, &QAction::triggered, this, &EditActions::addNote);
    QAction *skip = add(menu, tr("S&kip the Selected Sentence"), u"X"_s, nullptr);
    connect(skip, &QAction::triggered, this, &EditActions::skipSelected);
    m_recordActions = {
        add(menu, tr("&Edit…"), u"F2"_s, &EditorPane::editSubject),
        add(menu, tr("Edit What Was &Said…"), u"Shift+F2"_s, &EditorPane::editStatement),
        add(menu, tr("Edit the A&rticle’s Title, Outlet, Date…"), {}, &EditorPane::editArticle),
        note,
        add(menu, tr("C&ite the Selected Sentence"), u"E"_s, &EditorPane::addCitation),
        add(menu, tr("Cite a R&ule or Decision…"), {}, &EditorPane::citeBasis)};
    QAction *separator = menu.addSeparator();
    m_recordActions +=
        {separator,
         add(menu, tr("&Retract or Contest…"), u"Del"_s, &EditorPane::retractSubject),
         add(menu, tr("&Split…"), u"Ctrl+Shift+D"_s, &EditorPane::splitSubject),
         add(menu, tr("Mer&ge…"), u"Ctrl+G"_s, &EditorPane::mergeSubject),
         add(menu, tr("M&ove to Another Incident…"), u"Ctrl+M"_s, &EditorPane::moveSubject)};
    follow();
}

void EditActions::addNote()
{
    if (m_article && m_article->isAncestorOf(QApplication::focusWidget()))
        m_editor.addSentenceNote();
    else
        m_editor.addNote();
}

void EditActions::skipSelected()
{
    const TextSelection selected = m_workbench.textSelection();
    if (selected.isValid())
        m_workbench.perform(skipSentences(selected.document, selected.range));
}

void EditActions::leaveLettersTo(QMenuBar &menus)
{
    for (const QAction *action : menus.actions()) {
        if (QMenu *menu = action->menu())
            menu->installEventFilter(this);
    }
}

// In an open menu a letter is that of an entry.
bool EditActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void EditActions::setReadingPanes(const QList<QWidget *> &panes,
                                  const QList<QWidget *> &lists,
                                  QWidget *article)
{
    m_article = article;
    m_lists = lists;
    for (QWidget *pane : panes)
        pane->addActions(m_letters);
}

// What the cursor of another pane is on is not what is looked at here. Back from a form, a menu or
// the palette, a list that goes through records is still on its own.
void EditActions::followFocus(const QWidget *before, const QWidget *now)
{
    if (!before || !now || before->window() != now->window()
        || qobject_cast<const QMenuBar *>(before)
        || (m_editor.isAncestorOf(before) && !m_editor.isOpen()))
        return;
    for (const QWidget *list : std::as_const(m_lists)) {
        if (list->isAncestorOf(now) && !list->isAncestorOf(before))
            m_workbench.setSubject({});
    }
}

QString EditActions::whyNotEditable() const
{
    if (!m_workbench.casefile())
        return tr("Open a casefile first.");
    return m_workbench.asOf().isPresent()
               ? m_workbench.casefile()->readOnlyReason()
               : tr("This is the casefile as it was; go back to now (Escape) to edit it.");
}

bool EditActions::explain(const QKeyEvent &key)
{
    const QKeySequence pressed(key.keyCombination());
    const auto found = std::ranges::find_if(
        m_all, [&pressed](const QAction *action) { return action->shortcut() == pressed; });
    if (found == m_all.end() || pressed.isEmpty())
        return false;
    const QString verb = (*found)->text().remove(u'&').remove(u'…');
    if (m_editor.isOpen() && m_editor.isAncestorOf(QApplication::focusWidget()))
        m_editor.sayThatItWaits(verb);
    else
        emit said(m_workbench.canEdit()
                      ? tr("“%1” works where incidents are read: go to the table (Alt+1), to the "
                           "article (Ctrl+2) or to the incident (Ctrl+3) first.")
                            .arg(verb)
                      : whyNotEditable());
    return true;
}

void EditActions::follow()
{
    if (!m_undo)
        return;
    const History &history = m_workbench.history();
    m_undo->setEnabled(history.canUndo());
    m_undo->setText(history.canUndo() ? tr("&Undo: %1").arg(history.undoText()) : tr("&Undo"));
    m_redo->setEnabled(history.canRedo());
    m_redo->setText(history.canRedo() ? tr("&Redo: %1").arg(history.redoText()) : tr("&Redo"));
    const bool canEdit = m_workbench.canEdit();
    for (QAction *action : std::as_const(m_all))
        action->setEnabled(canEdit);
}

} // namespace sourceline
