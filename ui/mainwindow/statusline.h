#pragma once

#include <QStatusBar>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sourceline {

class ElidedLabel;
class Workbench;
struct Edit;

/// Left: what is selected and which citation is at hand, and the last edit that is safe on disk.
/// Middle: work that takes longer. Right: how much the casefile holds. Messages lie over the left.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(Workbench &workbench, QWidget *parent = nullptr);

    QString here() const;
    QString counts() const;
    void setHint(const QString &hint); ///< what a key does on the page in front
    void setProgress(const QString &label, qint64 done, qint64 total);
    /// A sibling that lies over what is left of progress and contents, as high as it needs: it
    /// comes and goes, and nothing in the window moves.
    void setMessages(QWidget *messages);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void placeMessages();
    void showHere();
    void showCounts();
    void showSaved(const Edit &edit);

    Workbench &m_workbench;
    QString m_hint;
    QWidget *m_messages = nullptr;
    ElidedLabel *m_here;
    ElidedLabel *m_saved;
    QLabel *m_counts;
    QLabel *m_work;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
};

} // namespace sourceline
