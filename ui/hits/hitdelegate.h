#pragma once

#include <QStyledItemDelegate>

class QTextLayout;

namespace sourceline {

struct SearchHit;

/// Draws a hit: what it is and whose, and under it the sentence with the words stronger. Plain text
/// throughout; every row is three lines high, so that a long list costs no layout.
class HitDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter &painter,
                      const QStyleOptionViewItem &option,
                      const SearchHit &hit,
                      QRect line) const;
    void paintSentence(QPainter &painter,
                       const QStyleOptionViewItem &option,
                       const SearchHit &hit,
                       QRect lines) const;
};

} // namespace sourceline
