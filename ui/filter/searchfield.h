#pragma once

#include "model/filter/filtertext.h"
#include "ui/filter/completions.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

#include <optional>

class QLabel;

namespace sourceline {

class ChipRows;
class FilterChip;
class FilterLine;
class Workbench;

/// Search and filter: the choices that hold as chips, and behind them the line in which the next is
/// typed. What is typed filters while it is typed; Return makes chips of it. A chip that is edited
/// keeps its place, and Escape puts it back. Wrong terms are underlined, with a sentence of what
/// was expected under the line, and stay until somebody takes them away. Typing never waits for the
/// filter.
class SearchField : public QFrame
{
    Q_OBJECT

public:
    explicit SearchField(Workbench &workbench, QWidget *parent = nullptr);

    FilterLine *line() const { return m_line; }

    const QList<FilterChip *> &chips() const;

    void clear(); ///< chips, and all that is typed

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
    bool focusNextPrevChild(bool next) override;

private:
    /// A chip that is being edited in the line.
    struct Edited
    {
        qsizetype at = 0; ///< before which chip it goes back
        FilterSpec::Choice before;
        QString rest; ///< of the line
    };

    void follow();
    void followTheLine();
    FilterSpec spec() const; ///< of chips and line together
    bool isShown(const FilterSpec &filter) const;
    void setLine(const QString &text);
    FilterSpec keepInLine(FilterSpec filter);
    void apply(bool refines);
    void typed();
    void commit();
    void makeChips();
    void edit(FilterChip *chip);
    void takeRows();
    void showProblems();
    void showMessage();
    void escape();
    void placeAll();
    bool leaveBackwards();

    void countAgain();
    void offer(Completions completions);
    void complete();
    void use(const PickRow &row);
    void step(int by);

    Workbench &m_workbench;
    ChipRows *m_chips;
    FilterLine *m_line;
    PickPopup *m_popup;
    QLabel *m_message;
    ParsedFilter m_typed; ///< what the line says
    std::optional<Edited> m_edited;
    Completions m_completions;
    QTimer m_later;          ///< what was typed is applied
    QElapsedTimer m_applied; ///< since a filter was, until its rows are there
};

} // namespace sourceline
