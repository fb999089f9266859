#pragma once

#include "model/filter/filtertext.h"

#include <QLineEdit>

namespace sourceline {

/// The line in which a filter is typed: wrong terms are underlined.
class FilterLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget *parent = nullptr);

    void setProblems(const std::vector<FilterProblem> &problems);

    const std::vector<FilterProblem> &problems() const { return m_problems; }

    /// Whether Tab completes or goes on to the next widget.
    void setCompletes(bool completes) { m_completes = completes; }

signals:
    void stepAsked(int by);   ///< Up and Down
    void completionAsked();   ///< Tab
    void committed();         ///< Return
    void leaveAsked();        ///< Escape
    void lastChipAsked();     ///< Left before the first character
    void lastChipEditAsked(); ///< Backspace there
    void focusCame();
    void focusLeft();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void underline();

    std::vector<FilterProblem> m_problems;
    bool m_completes = false;
};

} // namespace sourceline
