#include "ui/editor/recordlist.h"

#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

constexpr int detailRole = Qt::UserRole;

/// A tick where there is one, the text, and the detail in quiet letters under it.
class RecordDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int lines = index.data(detailRole).toString().isEmpty() ? 1 : 2;
        return {100, lines * option.fontMetrics.height() + 6};
    }

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const Theme &theme = Theme::of(option.palette);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.current);
        QRect rect = option.rect.adjusted(spacing::small, 2, -spacing::small, -2);
        const int line = option.fontMetrics.height();
        if (cell.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
            QStyleOptionViewItem box = cell;
            box.rect = QRect(rect.left(), rect.top() + (line - 14) / 2, 14, 14);
            box.state = QStyle::State_Enabled
                        | (cell.checkState == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
            QApplication::style()->drawPrimitive(
                QStyle::PE_IndicatorItemViewItemCheck, &box, painter);
            rect.setLeft(rect.left() + 14 + spacing::medium);
        }
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(rect,
                          Qt::AlignLeft | Qt::AlignTop,
                          option.fontMetrics.elidedText(cell.text, Qt::ElideRight, rect.width()));
        painter->setPen(theme.quiet);
        rect.setTop(rect.top() + line);
        painter->drawText(rect,
                          Qt::AlignLeft | Qt::AlignTop,
                          option.fontMetrics.elidedText(
                              index.data(detailRole).toString(), Qt::ElideRight, rect.width()));
        painter->restore();
    }
};

} // namespace

RecordRows::RecordRows(QObject *parent)
    : QAbstractListModel(parent)
{}

void RecordRows::set(std::vector<RecordRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void RecordRows::add(RecordRow row)
{
    const auto same = std::find_if(m_rows.begin(), m_rows.end(), [&row](const RecordRow &one) {
        return one.table == row.table && one.id == row.id;
    });
    if (same != m_rows.end()) {
        setData(index(static_cast<int>(same - m_rows.begin())), Qt::Checked, Qt::CheckStateRole);
        return;
    }
    const int end = static_cast<int>(m_rows.size());
    beginInsertRows({}, end, end);
    m_rows.push_back(std::move(row));
    endInsertRows();
}

int RecordRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RecordRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecordRow &row = m_rows[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return row.text;
    if (role == detailRole || role == Qt::AccessibleDescriptionRole)
        return row.detail;
    if (role == Qt::ToolTipRole)
        return plainTip(row.detail.isEmpty() ? row.text : QString(row.text % u'\n' % row.detail));
    if (role == Qt::CheckStateRole && m_checkable)
        return row.ticked ? Qt::Checked : Qt::Unchecked;
    return {};
}

bool RecordRows::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !m_checkable
        || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_rows[static_cast<size_t>(index.row())].ticked = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {role});
    return true;
}

Qt::ItemFlags RecordRows::flags(const QModelIndex &index) const
{
    const auto flags = QAbstractListModel::flags(index);
    return m_checkable && index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

RecordList::RecordList(int lines, QWidget *parent)
    : QListView(parent)
    , m_rows(new RecordRows(this))
    , m_lines(lines)
{
    setModel(m_rows);
    setItemDelegate(new RecordDelegate(this));
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    connect(m_rows, &RecordRows::dataChanged, this, &RecordList::ticksChanged);
    connect(this, &QListView::doubleClicked, this, [this] {
        if (const RecordRow *row = currentRow())
            emit opened(*row);
    });
    fit();
}

void RecordList::setRows(std::vector<RecordRow> rows)
{
    m_rows->set(std::move(rows));
    if (m_rows->rowCount() > 0)
        setCurrentIndex(m_rows->index(0));
    fit();
    emit currentRowChanged();
}

void RecordList::add(RecordRow row)
{
    m_rows->add(std::move(row));
    if (!currentIndex().isValid())
        setCurrentIndex(m_rows->index(0));
    fit();
}

void RecordList::fit()
{
    int height = 2 * frameWidth();
    for (int row = 0; row < qMin(m_lines, m_rows->rowCount()); ++row)
        height += sizeHintForRow(row);
    setFixedHeight(qMax(height, fontMetrics().height() + 8));
}

const RecordRow *RecordList::currentRow() const
{
    const QModelIndex at = currentIndex();
    return at.isValid() ? &m_rows->rows()[static_cast<size_t>(at.row())] : nullptr;
}

std::vector<Id> RecordList::ticked(QByteArrayView table) const
{
    std::vector<Id> ids;
    for (const RecordRow &row : m_rows->rows()) {
        if (row.ticked && row.table == table)
            ids.push_back(row.id);
    }
    return ids;
}

QStringList RecordList::state() const
{
    QStringList ticks;
    for (const RecordRow &row : m_rows->rows()) {
        if (row.ticked)
            ticks += QString::fromLatin1(row.table) + row.id.toText();
    }
    return ticks;
}

void RecordList::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !event->modifiers().testFlag(Qt::ControlModifier)
        && receivers(SIGNAL(opened(sourceline::RecordRow))) > 0 && currentRow()) {
        const RecordRow row = *currentRow();
        emit opened(row);
        return;
    }
    if (isReturn)
        return event->ignore();
    QListView::keyPressEvent(event);
}

void RecordList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    emit currentRowChanged();
}

} // namespace sourceline
