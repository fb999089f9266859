#pragma once

#include "model/workbench/workbench.h"

#include <QWidget>

class QLabel;
class QStackedLayout;

namespace sourceline {

class IncidentSheet;

/// The current incident: figures, claims, attributions, assessment. Putting the cursor on one
/// lights its sentences in the article.
class IncidentPane : public QWidget
{
    Q_OBJECT

public:
    explicit IncidentPane(Workbench &workbench, QWidget *parent = nullptr);

    IncidentSheet *sheet() const { return m_sheet; }

signals:
    /// The sentence is lit and shown; the keyboard belongs there now.
    void sentenceAsked();

private:
    void follow();

    Workbench &m_workbench;
    IncidentSheet *m_sheet;
    QLabel *m_empty;
    QStackedLayout *m_stack;
};

} // namespace sourceline
