#pragma once

#include "ui/notes/codebookrows.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace sourceline {

class EmptyState;
class TextField;
class Workbench;

/// The codebook's versions and the coding decisions at the left, numbered rules at the right.
/// Insert adds, F2 edits (a decision in the editor), Return cites the current line from the current
/// record, Shift+Return goes to an incident that a decision was about.
class CodebookPane : public QWidget
{
    Q_OBJECT

public:
    explicit CodebookPane(Workbench &workbench, QWidget *parent = nullptr);

signals:
    void incidentAsked();
    void decisionAsked(sourceline::Id decision); ///< to be edited; not valid: a new one
    void said(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Everything
    {
        std::vector<CodebookEntry> codebooks;
        std::vector<DecisionEntry> decisions;
    };

    enum class Editing
    {
        Nothing,
        Rule,
        NewRule,
        Version
    };

    void buildLists();
    void buildEditor();
    QPushButton *button(const QString &text, const QString &keys, void (CodebookPane::*act)());
    void stale();
    void read();
    void take(const Everything &all);
    void showSource();
    void add();
    void edit();
    void addVersion();
    void cite();
    void goTo();
    void open(Editing what);
    void save();
    void leave();
    const CodebookEntry *codebook() const; ///< null: the decisions
    const CodebookLine *line() const;
    const DecisionEntry *decision() const;

    Workbench &m_workbench;
    Everything m_all;
    QListWidget *m_sources;
    CodebookRows *m_rows;
    QTableView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QWidget *m_editor;
    QLabel *m_heading;
    TextField *m_first;  ///< a rule's text, a version
    TextField *m_second; ///< what is new in a version
    Editing m_editing = Editing::Nothing;
    Id m_edited; ///< codebook
    int m_rule = 0;
    int m_asked = 0;
    bool m_stale = true;
};

} // namespace sourceline
