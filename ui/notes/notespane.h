#pragma once

#include "model/coding/notes.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedLayout;
class QTableView;

namespace sourceline {

class EmptyState;
class NotesModel;
class TextField;
class Workbench;

/// All notes in one place, newest first, searched by words. The current note stands whole under
/// the list; Return goes to what it is on and lights the sentences behind that, F2 edits the text,
/// Delete removes it (which can be undone).
class NotesPane : public QWidget
{
    Q_OBJECT

public:
    explicit NotesPane(Workbench &workbench, QWidget *parent = nullptr);

signals:
    void incidentAsked(); ///< the current incident is the one asked for
    void said(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList();
    void buildEditor();
    void stale();
    void read();
    void take(const Result<std::vector<NoteEntry>> &notes);
    void showEmpty(const QString &problem = {});
    void showWhole();
    void goTo();
    void edit();
    void save();
    void leave();
    void remove();
    const NoteEntry *current() const;

    Workbench &m_workbench;
    NotesModel *m_model;
    QLineEdit *m_search;
    QTableView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    TextField *m_whole; ///< the current note as it stands, all of it
    QWidget *m_editor;  ///< the text of the note that is edited, and what went wrong with it
    TextField *m_text;
    QLabel *m_problem;
    Id m_edited;
    QTimer m_soon;
    int m_asked = 0;
    bool m_stale = true;
};

} // namespace sourceline
