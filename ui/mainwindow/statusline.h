#pragma once

#include <QStatusBar>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sourceline {

class Workbench;
struct Edit;

/// Left: what is selected and which citation is at hand, and the last edit that is safe on disk.
/// Middle: work that takes longer. Right: how much the casefile holds.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(Workbench &workbench, QWidget *parent = nullptr);

    QString here() const;
    QString counts() const;
    void setHint(const QString &hint); ///< what a key does on the page in front
    void setProgress(const QString &label, qint64 done, qint64 total);

private:
    void showHere();
    void showCounts();
    void showSaved(const Edit &edit);

    Workbench &m_workbench;
    QString m_hint;
    QLabel *m_here;
    QLabel *m_saved;
    QLabel *m_counts;
    QLabel *m_work;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
};

} // namespace sourceline
