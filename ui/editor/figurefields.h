#pragma once

#include "model/store/derive.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace sourceline {

/// Whole numbers, each may be empty: low, best, high.
class RangeFields : public QWidget
{
    Q_OBJECT

public:
    explicit RangeFields(QWidget *parent = nullptr);

    FigureRange range() const;
    void setRange(const FigureRange &range);
    /// The field whose number is too large to be kept (2,147,483,647 is the largest); null: none.
    QWidget *unreadable() const;
    static QString tooLarge(); ///< the sentence for it

private:
    QLineEdit *m_low, *m_best, *m_high;
};

/// A figure as it was worded: what was reported, qualifier and number. The codebook's rule fills
/// low, best and high from it.
class FigureFields : public QWidget
{
    Q_OBJECT

public:
    explicit FigureFields(RangeFields &range, QWidget *parent = nullptr);

    QString reported() const;
    QString qualifier() const;
    void setFigure(const QString &reported, const QString &qualifier);
    void showNumber(); ///< that the range comes of, after it was set

signals:
    void changed();

private:
    void applyRule();
    void arrange();

    RangeFields &m_range;
    QComboBox *m_reported;
    QComboBox *m_qualifier;
    QLineEdit *m_number;
};

} // namespace sourceline
