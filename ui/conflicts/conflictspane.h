#pragma once

#include "model/coding/conflictingreports.h"
#include "model/workbench/workbench.h"

#include <QWidget>

class QLabel;
class QTimer;
class QTreeView;
class QStackedLayout;

namespace sourceline {

class ConflictsModel;
class EmptyState;

/// Fields whose claims cannot all be true, of the incidents that are shown, worst first. Enter goes
/// to the claims and lights their sentences.
class ConflictsPane : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictsPane(Workbench &workbench, QWidget *parent = nullptr);

    QTreeView *view() const { return m_view; }

    int count() const; ///< fields with conflicting reports among the incidents shown

signals:
    void countChanged(int count);
    void incidentAsked(); ///< it is the current one now

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Marked
    {
        std::vector<Id> incidents;
        int fields = 0;
    };

    using Candidates = std::shared_ptr<const std::vector<Id>>;

    struct Listed
    {
        int fields = 0;
        bool read = true; ///< reports are there; false: only counted
        Candidates candidates;
        std::vector<ConflictingReport> reports;
    };

    static Marked marked(const Snapshot &snapshot, const RowSet &rows);
    static Result<Listed> list(sqlite3 *database,
                               const Snapshot &snapshot,
                               const RowSet &rows,
                               const Candidates &known,
                               bool visible,
                               const std::atomic<bool> *cancelled);
    void noteClaims(const Edit &edit);
    void refresh();
    void take(const Listed &listed);
    void say(const QString &note);
    void goTo(const QModelIndex &index);
    void follow();
    void showUnread();
    void showEmpty();

    Workbench &m_workbench;
    ConflictsModel *m_model;
    QTreeView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QLabel *m_note; ///< why the list is not of what is shown now
    QTimer *m_later;
    /// Of the whole casefile: where places can be in conflict. Null: not looked for since.
    Candidates m_candidates;
    int m_fields = 0;
    Id m_kept;           ///< incident of the report that was current
    bool m_stale = true; ///< not read, or only counted
    /// While the casefile is read; true: what is shown changed meanwhile, it is read again.
    std::shared_ptr<std::atomic<bool>> m_cancelled;
};

} // namespace sourceline
