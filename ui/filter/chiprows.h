#pragma once

#include "model/filter/filterspec.h"

#include <QWidget>

class QScrollBar;

namespace sourceline {

class FilterChip;

/// Chips in rows like words, as many rows as fit; of more the last ones, with a scroll bar.
class ChipRows : public QWidget
{
    Q_OBJECT

public:
    explicit ChipRows(QWidget *parent = nullptr);

    const QList<FilterChip *> &chips() const { return m_chips; }

    FilterSpec spec() const;

    /// Says nothing of it by changed().
    void set(const FilterSpec &spec);
    void insert(qsizetype at, const FilterSpec &spec);
    void remove(FilterChip *chip);

    /// Takes the rows that it needs of `width`; where in its parent the next thing goes, of which
    /// there must be `least` beside the last chip.
    QPoint place(int width, int least);

    FilterChip *focused() const; ///< null: none of them
    bool focus(qsizetype at, Qt::FocusReason reason);
    /// To the next chip or the one before; false where there is none.
    bool step(int by, Qt::FocusReason reason);

    static int rowHeight();

signals:
    void changed(); ///< spec(), by what somebody did to a chip
    void editAsked(FilterChip *chip);
    void leaveAsked(); ///< the keyboard goes on behind the last one

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    FilterChip *make(const FilterSpec::Choice &choice);
    std::vector<QRect> laid(int width) const;
    void scrollTo(int row);
    void reveal(const FilterChip *chip);
    void removeByUser(FilterChip *chip);
    void negate(FilterChip *chip);

    QList<FilterChip *> m_chips;
    std::vector<QRect> m_places; ///< unscrolled
    QScrollBar *m_bar;
    bool m_showsEnd = true;
};

} // namespace sourceline
