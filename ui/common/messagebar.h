#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace sourceline {

/// What happened, what was kept and what to do, in a bar over the status line; never a dialog.
/// Plain text. Problems stay until they are closed. The outcome of an action, or why it was
/// refused, gives way to that of the next and goes when it holds no more.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind
    {
        Outcome,
        Refusal, ///< of what was just asked for, looks like a problem
        Problem
    };

    explicit MessageBar(QWidget *parent = nullptr);

    void show(Kind kind, const QString &sentence);
    void clear();
    /// Outcome and refusal hold no more: something else was done. One that was said for what is
    /// being done now, in this turn of the event loop, stays.
    void clearOutcome();
    /// An outcome that holds no more.
    void withdraw(const QString &sentence);
    QString text() const;

signals:
    void closed(); ///< by the person, so that the focus can go back to work

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void colour();

    QStringList m_problems; ///< newest last
    QString m_outcome;
    bool m_isRefusal = false; ///< that outcome
    bool m_isFresh = false;   ///< said in this turn of the event loop
    QLabel *m_label;
    QToolButton *m_close;
};

} // namespace sourceline
