#pragma once

#include "model/coding/notes.h"
#include "model/workbench/workbench.h"

#include <QWidget>

#include <memory>

namespace sourceline {

/// The one place where records are written: a form at the foot of the right column, opened by a
/// key, closed by saving or Escape. What was typed is kept while the analyst looks elsewhere;
/// nothing is stored unseen. Every form takes its citation from Workbench::textSelection() and
/// follows it while it is open.
class EditorPane : public QWidget
{
    Q_OBJECT

public:
    explicit EditorPane(Workbench &workbench, QWidget *parent = nullptr);
    ~EditorPane() override;

    /// Panes beside which the sentence that is selected in the article is meant; a form that is
    /// opened from elsewhere cites the next one that is selected. None: it is always meant.
    void setReaders(const QList<QWidget *> &panes);

    bool isOpen() const;
    QString title() const;       ///< of the open form, empty when closed
    bool changesARecord() const; ///< that is there, and not with the sentence that is selected

public slots:
    // Of the current incident; each opens a form. Where there is nothing to do it on, said() tells
    // what to do first.
    void addAttribution();
    void addClaim();
    void addLink();
    void addNote();         ///< on Workbench::subject()
    void addSentenceNote(); ///< on the selected sentence, where there is one
    void assess();      ///< the selection where there is one of several, else the current incident
    void newIncident(); ///< from the selected sentence; offers possible duplicates first
    void addCitation(); ///< the selected sentence for Workbench::subject(); no form

    // Of Workbench::subject().
    void editSubject();    ///< an attribution, claim, link, note, decision or the incident itself
    void retractSubject(); ///< an attribution is retracted or restored, a claim contested or fed
                           ///< again, with a reason
    void splitSubject();   ///< an attribution by actors or reports; an incident by what is ticked
    void mergeSubject();   ///< attributions of one quotation; incidents told twice
    void moveSubject();    ///< claims and attributions to another incident, or to a new one
    void citeBasis();      ///< a rule or a decision
    void editNote(sourceline::Id note);
    void editStatement(); ///< what an attribution, a claim or a link rests on

    void editArticle(); ///< what is recorded of the open article beside its text
    void editArticleOf(sourceline::Id document);

    void addDecision(); ///< about the current incident, where there is one
    void editDecision(sourceline::Id decision);

    void overrideFigure(const sourceline::FigureKey &key);
    void showDuplicates(); ///< of the current incident, to merge or declare distinct
    void editSelection();  ///< bulk: assess, tag, review state, actor; one edit, one reason

    /// Closes the form; asks nothing when nothing was typed.
    void close();
    void leave(); ///< Escape: says so first where something was typed

public:
    /// Of a verb whose key was pressed in the open form.
    void sayThatItWaits(const QString &verb);

signals:
    /// Records that a form made or changed, the one it was about first.
    void recorded(const std::vector<sourceline::Subject> &records);
    void openChanged(bool open);
    void said(const QString &sentence); ///< for the message bar

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sourceline
