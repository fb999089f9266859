#pragma once

#include "model/filter/filterspec.h"

#include <QAbstractButton>

namespace sourceline {

/// One choice of a filter as a small field: click or Space switches it off and on, Alt+click or −
/// negates it, the cross, Delete or Backspace removes it, Return or F2 puts it back into the line.
/// Left and Right go from chip to chip; whoever holds them does that for Tab.
class FilterChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FilterChip(QWidget *parent = nullptr);

    const FilterSpec::Choice &choice() const { return m_choice; }

    void setChoice(const FilterSpec::Choice &choice);
    /// Why it stands for nothing; empty: it does.
    void setProblem(const QString &sentence);

    QString problem() const { return m_problem; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void changed();     ///< choice()
    void negateAsked(); ///< of several terms, which become several chips
    void removed();
    void editAsked();
    void stepAsked(int by);
    void leaveAsked(); ///< Escape

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool isOn() const;
    void toggle();
    void negate();
    void describe();
    QRect crossRect() const;

    FilterSpec::Choice m_choice;
    QString m_problem;
    bool m_overCross = false;
};

} // namespace sourceline
