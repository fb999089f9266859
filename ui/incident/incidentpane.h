#pragma once

#include "model/workbench/incidentmodel.h"
#include "model/workbench/workbench.h"

#include <QWidget>

class QAction;
class QLabel;
class QStackedLayout;

namespace sourceline {

class IncidentSheet;

/// The current incident: figures, claims, attributions, assessment. Putting the cursor on one
/// lights its sentences in the article and makes it what commands act on.
class IncidentPane : public QWidget
{
    Q_OBJECT

public:
    explicit IncidentPane(Workbench &workbench, QWidget *parent = nullptr);

    IncidentSheet *sheet() const { return m_sheet; }

    /// What can be done with the record that the cursor is on: the context menu shows them.
    void setRecordActions(const QList<QAction *> &actions);

    /// What stands behind a cell of the table, once the current incident has been read.
    void openBehind(IncidentModel::Column column);

    /// Puts the cursor on the first of these records that is here, or will be once the incident has
    /// been read again, and brings it in sight.
    void reveal(const std::vector<sourceline::Subject> &records);

signals:
    void said(const QString &sentence);                   ///< for the message bar
    void editAsked();                                     ///< Workbench::subject()
    void overrideAsked(const sourceline::FigureKey &key); ///< of the current incident
    /// The sentence is lit and shown; the keyboard belongs there now.
    void sentenceAsked();

private:
    void follow();
    void openPending();
    void revealPending();

    Workbench &m_workbench;
    IncidentSheet *m_sheet;
    QLabel *m_empty;
    QStackedLayout *m_stack;
    std::vector<Subject> m_toReveal; ///< until the incident has been read again
    QString m_toOpen;                ///< key of a row of the incident that is being read
};

} // namespace sourceline
