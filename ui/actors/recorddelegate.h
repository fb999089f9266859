#pragma once

#include <QStyledItemDelegate>

namespace sourceline {

/// Rows with room and a hairline between; headings (rows of a tree that have rows) in bold, the
/// columns named quiet in the quiet colour.
class RecordDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    RecordDelegate(int firstQuietColumn, QObject *parent);

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_firstQuietColumn;
};

} // namespace sourceline
