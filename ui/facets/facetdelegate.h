#pragma once

#include <QStyledItemDelegate>

namespace sourceline {

class FacetModel;

/// Paints a facet's heading, its values with aligned counts, and what the filter says of them: an
/// included value is filled, an excluded one struck through.
class FacetDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit FacetDelegate(const FacetModel &model, QObject *parent = nullptr);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event,
                   QAbstractItemView *view,
                   const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintHeading(QPainter &painter,
                      const QStyleOptionViewItem &option,
                      const QModelIndex &index) const;
    void paintValue(QPainter &painter,
                    const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;

    const FacetModel &m_model;
};

} // namespace sourceline
