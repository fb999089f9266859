#pragma once

#include "ui/editor/editorform.h"
#include "ui/editor/editorpane.h"

#include <QPointer>

class QLabel;
class QPushButton;
class QScrollArea;

namespace sourceline {

struct EditorPane::Private
{
    Private(EditorPane *pane, Workbench &bench);

    FormContext context() { return {workbench, *sentence}; }

    bool isFromReader() const; ///< the focus, before a form that is open

    /// Shows the form in place of the one that is open, unless something was typed into that one:
    /// then says so.
    void open(EditorForm *form);
    void openNote(const Subject &subject);
    void openStatement(Id statement);
    std::vector<Id> selected() const; ///< incidents; the current one where none is selected
    bool mayReplace();
    void save();
    void committed(EditorForm *saved, const Result<Edit> &edit);
    void leave(); ///< Escape or Cancel
    bool explain(const QKeyEvent &key);
    void close();
    void drop();
    void say(const QString &words, bool isProblem);
    void forgetMessage();
    void forgetWhenChanged(); ///< a message goes with the first change in the form
    void showFocus(QWidget *field);
    void reveal(QWidget *field);
    void scrollTo(const QWidget *field);
    bool fitsBelowTheTop(const QWidget *field) const; ///< its first lines do
    bool isLastField() const;
    void orderTabs();
    void showTitle();
    bool needsIncident();
    bool isRetracted(const AttributionView &attribution, const QString &done); ///< says so
    QString incidentWords() const; ///< `K-1, Kirkuk, 27 Dec 2019`, of the current one
    std::shared_ptr<const Dossier>
    dossier() const; ///< of the current incident; null while it is read

    EditorPane *q;
    Workbench &workbench;
    QLabel *title;
    SentenceLine *sentence;
    QScrollArea *scroll;
    QLabel *message;
    QPushButton *save_;
    QPushButton *cancel;
    QPointer<EditorForm> form;
    std::shared_ptr<qint64> since; ///< seq of the edit that the form shows the record after
    QList<QWidget *> readers;
    QPointer<QWidget> before; ///< had the focus when the form opened
    QStringList said;         ///< what the form held when the message was said
    QStringList warned;       ///< what the form held at the first Escape
};

} // namespace sourceline
