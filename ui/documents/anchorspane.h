#pragma once

#include "model/workbench/workbench.h"

#include <QWidget>

class QLabel;
class QStackedLayout;
class QTableView;
class QTimer;

namespace sourceline {

class AnchorsModel;
class EmptyState;
struct AnchorEntry;

/// Where the citations of articles stand in their changed versions. One key decides each: A accepts
/// where it was found, M moves it to the sentence that the cursor is on in the article, D says that
/// the version has it no more; Shift+A accepts all that were found word for word. Enter shows it in
/// the text. Each decision is an edit.
class AnchorsPane : public QWidget
{
    Q_OBJECT

public:
    explicit AnchorsPane(Workbench &workbench, QWidget *parent = nullptr);

    QTableView *view() const { return m_view; }

    AnchorsModel *model() const { return m_model; }

    void acceptCurrent();
    void moveCurrent();
    void dropCurrent();
    void acceptSame();

signals:
    void countChanged(int count); ///< anchors to be looked at
    void articleAsked();          ///< the version is open at the citation
    void said(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void refresh();
    void take(std::vector<AnchorEntry> entries);
    void follow();
    void showInText();
    void openVersion(const AnchorEntry &entry);
    const AnchorEntry *current() const;
    void decide(const EditLog::Change &change);

    Workbench &m_workbench;
    AnchorsModel *m_model;
    QTableView *m_view;
    QLabel *m_keys, *m_cited, *m_found;
    QWidget *m_page;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QTimer *m_later;
    int m_asked = 0;        ///< the latest request wins
    bool m_advance = false; ///< a decision was made: the next one to be looked at becomes current
};

} // namespace sourceline
