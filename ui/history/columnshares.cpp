#include "ui/history/columnshares.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QTreeView>

#include <algorithm>
#include <utility>

namespace sourceline {

namespace {

constexpr int leastWidth = 30;
constexpr int mostOfWords = 4; // a column of words has at most that part of the list

} // namespace

ColumnShares::ColumnShares(QTreeView *view, std::vector<int> shares)
    : QObject(view)
    , m_view(view)
    , m_shares(std::move(shares))
{
    view->header()->setStretchLastSection(true);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->header()->setMinimumSectionSize(leastWidth);
    view->viewport()->installEventFilter(this);
    connect(view->header(), &QHeaderView::sectionResized, this, [this](int, int before, int after) {
        const bool isHidden = before == 0 || after == 0;
        m_isDragged = m_isDragged || (!m_isArranging && !isHidden && QApplication::mouseButtons());
    });
}

bool ColumnShares::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        arrange();
    return QObject::eventFilter(watched, event);
}

int ColumnShares::wordsWidth(int column) const
{
    const QAbstractItemView *view = m_view; // of a tree it is protected
    const int words =
        std::max(view->sizeHintForColumn(column), m_view->header()->sectionSizeHint(column));
    return std::min(words, m_view->viewport()->width() / mostOfWords);
}

void ColumnShares::arrange()
{
    if (m_isDragged || m_isArranging)
        return;
    m_isArranging = true;
    int all = 0;
    int room = m_view->viewport()->width();
    std::vector<int> ofWords(m_shares.size());
    for (size_t column = 0; column < m_shares.size(); ++column) {
        if (m_view->isColumnHidden(static_cast<int>(column)))
            continue;
        all += m_shares[column];
        if (m_shares[column] == 0)
            room -= ofWords[column] = wordsWidth(static_cast<int>(column));
    }
    for (size_t column = 0; column + 1 < m_shares.size(); ++column) { // the last has the rest
        const int at = static_cast<int>(column);
        if (m_view->isColumnHidden(at))
            continue;
        m_view->setColumnWidth(
            at, m_shares[column] == 0 ? ofWords[column] : room * m_shares[column] / all);
    }
    m_isArranging = false;
}

} // namespace sourceline
