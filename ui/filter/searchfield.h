#pragma once

#include "model/filter/filtertext.h"
#include "ui/filter/completions.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

class QLabel;

namespace sourceline {

class FilterChip;
class FilterLine;
class Workbench;

/// Search and filter: the choices that hold as chips, and behind them the line in which the next is
/// typed. What is typed filters while it is typed; Return makes chips of it. Wrong terms are
/// underlined, with a sentence of what was expected under the line. Typing never waits for the
/// filter.
class SearchField : public QFrame
{
    Q_OBJECT

public:
    explicit SearchField(Workbench &workbench, QWidget *parent = nullptr);

    FilterLine *line() const { return m_line; }

    QList<FilterChip *> chips() const { return m_chips; }

    int lineHeight() const; ///< of the field while one line does

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void leaveAsked(); ///< Escape in an empty line, Down

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    FilterSpec chipSpec() const;
    FilterSpec spec() const; ///< of chips and line together
    void setChips(const FilterSpec &spec);
    FilterChip *addChip(const FilterSpec::Choice &choice);
    void apply(bool refines);
    void typed();
    void commit();
    void edit(FilterChip *chip);
    void negate(FilterChip *chip);
    void remove(FilterChip *chip);
    void follow();
    void takeRows();
    void showProblems();
    void showMessage();
    void countAgain();
    void complete();
    void use(const PickRow &row);
    void step(int by);
    void escape();
    int arrange(int width, bool place);
    void placeAll();

    Workbench &m_workbench;
    QList<FilterChip *> m_chips;
    FilterLine *m_line;
    PickPopup *m_popup;
    QLabel *m_message;
    Completions m_completions;
    QTimer m_later;          ///< what was typed is applied
    QElapsedTimer m_applied; ///< since a filter was, until its rows are there
};

} // namespace sourceline
