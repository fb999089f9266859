#pragma once

#include <QTableView>

namespace sourceline {

/// A table whose rows are all of one height, however many there are. QTableView asks its vertical
/// header where a row stands, and that keeps a section for each and goes through all of them when
/// the rows are others: several frames at millions of rows. Here a row's place is its number times
/// the height, and the vertical header is hidden and empty. Rows scroll one by one.
class RowsView : public QTableView
{
    Q_OBJECT

public:
    explicit RowsView(QWidget *parent = nullptr);

    int rowHeight() const { return m_rowHeight; } ///< px

    void setRowHeight(int height);

    int rowAt(int y) const;   ///< in the viewport; -1: below the last
    int topOf(int row) const; ///< px in the viewport
    int rowsInView() const;   ///< whole ones, at least 1

    void setModel(QAbstractItemModel *model) override;
    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void dataChanged(const QModelIndex &topLeft,
                     const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int sizeHintForColumn(int column) const override;
    int sizeHintForRow(int row) const override;

protected slots:
    void updateGeometries() override;

private:
    void layLater();
    int rows() const;
    int columnBeside(int column, int step) const;
    int shownColumn(int visual, int step) const;
    void scrollToColumn(int column);
    void placeScrollBars();
    void paintRow(QPainter &painter,
                  QStyleOptionViewItem &option,
                  int row,
                  int firstVisual,
                  int lastVisual) const;

    int m_rowHeight = 20;
    bool m_placing = false;
};

} // namespace sourceline
