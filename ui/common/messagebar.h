#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace sourceline {

/// What happened, what was kept and what to do, in a bar above the panes; never a dialog. Plain
/// text. Problems stay until they are closed, the outcome of the next action replaces that of the
/// last.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind
    {
        Outcome,
        Problem
    };

    explicit MessageBar(QWidget *parent = nullptr);

    void show(Kind kind, const QString &sentence);
    void clear();
    void clearOutcome(); ///< it holds no more
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
    QLabel *m_label;
    QToolButton *m_close;
};

} // namespace sourceline
