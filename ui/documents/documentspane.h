#pragma once

#include "model/workbench/workbench.h"

#include <QWidget>

class QStackedLayout;
class QTableView;
class QTimer;

namespace sourceline {

class DocumentsModel;
struct DocumentEntry;
class EmptyState;

/// Every article of the casefile, cited or not, with its sentences coded, skipped and left. Moving
/// through the list opens each beside it; Enter goes to its text.
class DocumentsPane : public QWidget
{
    Q_OBJECT

public:
    explicit DocumentsPane(Workbench &workbench, QWidget *parent = nullptr);

    QTableView *view() const { return m_view; }

    DocumentsModel *model() const { return m_model; }

    /// Makes it current and opens it, as soon as it is in the list.
    void choose(Id document);

signals:
    void articleAsked();                       ///< it is the open document now
    void changeAsked(sourceline::Id document); ///< of what is recorded of it beside its text

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildColumns();
    void refresh();
    void take(std::vector<DocumentEntry> entries);
    void open();
    void addEditing();

    Workbench &m_workbench;
    DocumentsModel *m_model;
    QTableView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QTimer *m_later;
    bool m_stale = true;
    Id m_wanted;     ///< by choose()
    int m_asked = 0; ///< the latest request wins
};

} // namespace sourceline
