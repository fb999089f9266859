#pragma once

#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QKeyEvent;
class QMenu;
class QMenuBar;
class QWidget;

namespace sourceline {

class EditorPane;
class Workbench;

/// What changes the record: undo and redo with the text of the step, and the verbs of incident,
/// claim and attribution with their keys. Single letters work where records are read (table,
/// article, incident), never where something is typed.
class EditActions : public QObject
{
    Q_OBJECT

public:
    EditActions(Workbench &workbench, EditorPane &editor, QObject *parent);

    void fillEdit(QMenu &menu);     ///< undo, redo, who is writing
    void fillIncident(QMenu &menu); ///< of the current incident or the selection
    void fillRecord(QMenu &menu);   ///< of what the cursor is on

    /// Where single letters work. With the keyboard in the article, a note is on its sentence; in
    /// `lists`, panes of incidents, every verb is about the incident again, whatever record was
    /// chosen before.
    void
    setReadingPanes(const QList<QWidget *> &panes, const QList<QWidget *> &lists, QWidget *article);

    /// Says what a verb's key needs, pressed where it can do nothing. False: it is no verb's.
    bool explain(const QKeyEvent &key);

    /// While a menu is open, letters choose its entries.
    void leaveLettersTo(QMenuBar &menus);

    /// Of what the cursor is on, for context menus.
    QList<QAction *> recordActions() const { return m_recordActions; }

signals:
    void identityRequested();
    void said(const QString &sentence); ///< for the message bar

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Slot = void (EditorPane::*)();
    QAction *add(QMenu &menu, const QString &text, const QString &keys, Slot slot);
    void addNote();
    void skipSelected();
    void follow();
    void followFocus(const QWidget *before, const QWidget *now);
    QString whyNotEditable() const;

    Workbench &m_workbench;
    EditorPane &m_editor;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QWidget *m_article = nullptr;
    QList<QWidget *> m_lists;
    QList<QAction *> m_all;
    QList<QAction *> m_letters; ///< whose keys are for the reading panes alone
    QList<QAction *> m_recordActions;
};

} // namespace sourceline
