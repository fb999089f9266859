#include "ui/table/rowheader.h"

#include <QAbstractTableModel>
#include <QItemSelectionModel>

#include <algorithm>
#include <limits>

namespace sourceline {

namespace {

constexpr int step = 128 * 1024; // sections made in a fraction of a frame
constexpr int pause = 4;         // ms: lets the window do what else there is
constexpr int spare = 4096;      // rows that may be added before room is made again

} // namespace

/// So many rows, and nothing in them.
class RowPlaces : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_rows;
    }

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }

    QVariant data(const QModelIndex &, int) const override { return {}; }

    void growTo(int rows)
    {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }

private:
    int m_rows = 0;
};

RowHeader::RowHeader(QWidget *parent)
    : QHeaderView(Qt::Vertical, parent)
    , m_places(new RowPlaces(this))
{
    QHeaderView::setModel(m_places);
    m_growing.setInterval(pause);
    connect(&m_growing, &QTimer::timeout, this, &RowHeader::grow);
}

void RowHeader::expect(qint64 rows)
{
    m_expected = static_cast<int>(std::min<qint64>(rows, std::numeric_limits<int>::max() - spare));
    if (m_expected > m_places->rowCount())
        m_growing.start();
}

void RowHeader::grow()
{
    makeRoomFor(std::min(m_expected, m_places->rowCount() + step));
    if (m_places->rowCount() >= m_expected)
        m_growing.stop();
}

void RowHeader::makeRoomFor(int rows)
{
    if (rows > m_places->rowCount())
        m_places->growTo(rows + spare);
}

void RowHeader::setModel(QAbstractItemModel *) {}

void RowHeader::setSelectionModel(QItemSelectionModel *selectionModel)
{
    if (!selectionModel || selectionModel->model() == m_places)
        QHeaderView::setSelectionModel(selectionModel);
}

} // namespace sourceline
