#pragma once

#include "model/coding/incidents.h"
#include "ui/editor/recordlist.h"

#include <QTimer>

class QLabel;

namespace sourceline {

class Workbench;

/// Records that may tell the same, best first, each with its reason; asked for again a moment after
/// what is compared changes. Hidden while there are none. Return opens the current one.
class DuplicateList : public QWidget
{
    Q_OBJECT

public:
    explicit DuplicateList(Workbench &workbench, QWidget *parent = nullptr);

    /// For a record that is only being made.
    void compare(const DuplicateQuery &query);
    /// For a record that is there.
    void compare(Id incident);

    void setHideWhenEmpty(bool hides) { m_hides = hides; }

    /// Space ticks those that are another incident; toldApart() tells which.
    void setTellsApart(bool tells);

    std::vector<Id> toldApart() const { return m_list->ticked("incident"); }

    int count() const { return m_list->count(); }

    const RecordRow *currentRow() const { return m_list->currentRow(); }

    bool isPending() const
    {
        return m_pending;
    } ///< the answer to the last compare() is not there yet

signals:
    void opened(sourceline::Id incident);
    void answered();

private:
    void ask();
    QString headingFor(int number) const;
    void take(const Result<std::vector<PossibleDuplicate>> &found);

    Workbench &m_workbench;
    QLabel *m_heading;
    RecordList *m_list;
    QTimer m_soon;
    DuplicateQuery m_query;
    int m_asked = 0;
    bool m_pending = false;
    bool m_hides = true;
    bool m_tellsApart = false;
};

} // namespace sourceline
