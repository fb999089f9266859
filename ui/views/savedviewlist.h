#pragma once

#include "model/filter/savedviews.h"
#include "model/workbench/workbench.h"

namespace sourceline {

/// The saved views of the casefile that is open, in step with its edits, and what is done with
/// them. UI thread.
class SavedViewList : public QObject
{
    Q_OBJECT

public:
    explicit SavedViewList(Workbench &workbench, QObject *parent = nullptr);

    /// How the table's columns are asked for and set: they are not the workbench's.
    void setColumns(std::function<QStringList()> columns,
                    std::function<void(const QStringList &)> arrange);

    const std::vector<SavedView> &views() const { return m_views; }

    const SavedView *named(const QString &name) const; ///< null: none

    bool canEdit() const { return m_workbench.canEdit() && !m_workbench.isLoading(); }

    /// Filter, sort and columns as in the view.
    void open(const SavedView &view);
    /// What is shown now, in place of a view of that name.
    void save(const QString &name);
    void rename(Id view, const QString &name);
    void remove(Id view);

signals:
    void changed(); ///< views(), or whether they can be edited
    void opened();  ///< one of them is shown now
    void said(const QString &sentence);
    void problem(const QString &sentence);

private:
    void read();
    void perform(const EditLog::Change &change, const QString &outcome);

    Workbench &m_workbench;
    std::function<QStringList()> m_columns;
    std::function<void(const QStringList &)> m_arrange;
    std::vector<SavedView> m_views;
};

} // namespace sourceline
