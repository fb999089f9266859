#pragma once

#include "model/store/history.h"
#include "model/workbench/workbench.h"
#include "ui/history/conflictbox.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeView;

namespace sourceline {

class ColumnShares;

class TextTable;

/// What one edit changed, in words; turns it back, or puts one value back.
class ChangesPane : public QWidget
{
    Q_OBJECT

public:
    explicit ChangesPane(Workbench &workbench, QWidget *parent = nullptr);

    void show(const Edit &edit, bool isTurnedBack); ///< seq 0: none
    void follow();                                  ///< goes to the incident of the current change

    QTreeView *view() const { return m_view; }

signals:
    void incidentAsked();

private:
    struct Changes
    {
        std::vector<ChangeInWords> lines;
        int total = 0;
        Id incident; ///< of the edit, where its changes name none
    };

    struct Blocked
    {
        std::vector<ConflictLine> lines;
        bool mayProceed = true;
    };

    void take(const Changes &changes);
    void updateButtons();
    const ChangeInWords *currentChange() const;
    void undoEdit(ConflictChoice choice);
    void showConflicts(const QString &sentence);
    void putValueBack(bool overwrite);
    void say(const QString &sentence);
    static Result<Blocked> conflictsOf(sqlite3 *database, Id edit);

    Workbench &m_workbench;
    Edit m_edit;
    bool m_isTurnedBack = false;
    Changes m_changes;
    int m_job = 0;
    QLabel *m_title;
    QLabel *m_detail;
    QLabel *m_record; ///< where all changes are of one
    QLabel *m_said;
    TextTable *m_lines;
    QTreeView *m_view;
    ColumnShares *m_shares;
    ConflictBox *m_conflicts;
    QPushButton *m_undo;
    QPushButton *m_putBack;
    QPushButton *m_go;
};

} // namespace sourceline
