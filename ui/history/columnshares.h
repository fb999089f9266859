#pragma once

#include <QObject>

#include <vector>

class QTreeView;

namespace sourceline {

/// Gives the columns of a list shares of its width, whatever that is, until somebody drags one; a
/// share of 0 is as wide as the words in it. Hidden columns leave theirs to the others. Lives with
/// the list.
class ColumnShares : public QObject
{
    Q_OBJECT

public:
    ColumnShares(QTreeView *view, std::vector<int> shares);

    void arrange(); ///< after a column was hidden or shown, or has other words

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int wordsWidth(int column) const;

    QTreeView *m_view;
    std::vector<int> m_shares;
    bool m_isArranging = false, m_isDragged = false;
};

} // namespace sourceline
