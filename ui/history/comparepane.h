#pragma once

#include "model/coding/frozen.h"
#include "model/workbench/workbench.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace sourceline {

class TextTable;

/// Frozen views, and what has changed since each: before and after, by which edit, with the
/// sentences one key away.
class ComparePane : public QWidget
{
    Q_OBJECT

public:
    explicit ComparePane(Workbench &workbench, QWidget *parent = nullptr);
    ~ComparePane() override;

    QTreeView *views() const { return m_viewList; }

    QTreeView *differences() const { return m_differenceList; }

signals:
    void incidentAsked(); ///< it is the current one now

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Compared
    {
        std::vector<Difference> differences;
        std::vector<QString> edits; ///< in words, of each difference
    };

    QWidget *makeLeft();
    QWidget *makeRight();
    void readViews();
    void takeViews(const std::vector<FrozenView> &views);
    const FrozenView *currentView() const;
    void freeze();
    void compare();
    void remove();
    void take(const Compared &compared);
    void follow();
    void updateButtons();
    static Result<Compared>
    compareOn(sqlite3 *database, const FrozenView &view, const std::atomic<bool> *cancelled);

    Workbench &m_workbench;
    TextTable *m_viewModel;
    TextTable *m_differenceModel;
    QTreeView *m_viewList;
    QTreeView *m_differenceList;
    QLineEdit *m_name;
    QPushButton *m_freeze;
    QPushButton *m_compare;
    QPushButton *m_remove;
    QLabel *m_said;
    std::vector<FrozenView> m_views;
    std::vector<Difference> m_differences;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    bool m_stale = true;
    QMetaObject::Connection m_arrival;
};

} // namespace sourceline
