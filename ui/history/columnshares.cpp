#include "ui/history/columnshares.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QTreeView>

#include <utility>

namespace sourceline {

namespace {

constexpr int leastWidth = 30;

}

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

void ColumnShares::arrange()
{
    if (m_isDragged || m_isArranging)
        return;
    m_isArranging = true;
    int all = 0;
    for (size_t column = 0; column < m_shares.size(); ++column)
        all += m_view->isColumnHidden(static_cast<int>(column)) ? 0 : m_shares[column];
    for (size_t column = 0; column + 1 < m_shares.size(); ++column) { // the last has the rest
        const int at = static_cast<int>(column);
        if (!m_view->isColumnHidden(at))
            m_view->setColumnWidth(at, m_view->viewport()->width() * m_shares[column] / all);
    }
    m_isArranging = false;
}

} // namespace sourceline
