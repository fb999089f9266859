#include "ui/common/pickpopup.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace sourceline {

namespace {

constexpr int mostRows = 8;
constexpr int leastWidth = 280;
constexpr int mostWidth = 1000;

// Of a row that is read whole.
int widthOf(const PickRow &row, const QFontMetrics &metrics)
{
    int width = 2 * spacing::medium + metrics.horizontalAdvance(row.name);
    for (const QString &more : {row.matched, row.detail})
        width += more.isEmpty() ? 0 : spacing::medium + metrics.horizontalAdvance(more);
    return width;
}

/// Name and spelling from the left, detail at the right; each elided, the name last.
class PickDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {100, option.fontMetrics.height() + 6};
    }

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const PickRow *row = static_cast<const PickRows *>(index.model())->row(index.row());
        if (!row)
            return;
        const Theme &theme = Theme::of(option.palette);
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.current);
        QRect rect = option.rect.adjusted(spacing::medium, 0, -spacing::medium, 0);
        const QFontMetrics &metrics = option.fontMetrics;
        const QColor text = option.palette.color(QPalette::Text);
        painter->setFont(option.font);
        painter->setPen(theme.quiet);
        const int besideName =
            rect.width() - metrics.horizontalAdvance(row->name) - 2 * spacing::medium;
        const QString detail =
            metrics.elidedText(row->detail, Qt::ElideRight, std::max(rect.width() / 2, besideName));
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, detail);
        if (!detail.isEmpty())
            rect.setRight(rect.right() - metrics.horizontalAdvance(detail) - spacing::medium);
        painter->setPen(row->id.isValid() ? text : theme.accent);
        const QString name = metrics.elidedText(row->name, Qt::ElideRight, rect.width());
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, name);
        rect.setLeft(rect.left() + metrics.horizontalAdvance(name) + spacing::medium);
        painter->setPen(theme.quiet);
        if (!row->matched.isEmpty() && rect.width() > spacing::margin)
            painter->drawText(rect,
                              Qt::AlignLeft | Qt::AlignVCenter,
                              metrics.elidedText(row->matched, Qt::ElideRight, rect.width()));
        painter->restore();
    }
};

} // namespace

void PickRows::set(std::vector<PickRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const PickRow *PickRows::row(int number) const
{
    return number >= 0 && number < rowCount() ? &m_rows[static_cast<size_t>(number)] : nullptr;
}

int PickRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PickRows::data(const QModelIndex &index, int role) const
{
    const PickRow *found = row(index.row());
    if (!found)
        return {};
    if (role == Qt::DisplayRole)
        return found->name;
    if (role == Qt::AccessibleDescriptionRole)
        return QStringList{found->matched, found->detail}.join(QStringLiteral(", "));
    return {};
}

PickPopup::PickPopup(QWidget *field)
    : QListView(field->window())
    , m_field(field)
{
    setObjectName(QStringLiteral("pickPopup"));
    setModel(&m_rows);
    setItemDelegate(new PickDelegate(this));
    setFocusPolicy(Qt::NoFocus);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setFrameShape(Box);
    hide();
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (const PickRow *row = m_rows.row(index.row()))
            emit picked(*row);
    });
}

void PickPopup::open(std::vector<PickRow> rows)
{
    m_rows.set(std::move(rows));
    if (m_rows.rowCount() == 0)
        return hide();
    // A new record is never made by whoever just types on: its row is chosen on purpose.
    setCurrentIndex(m_rows.row(0)->id.isValid() ? m_rows.index(0) : QModelIndex());
    place();
    show();
    raise();
}

const PickRow *PickPopup::current() const
{
    return isVisible() && currentIndex().isValid() ? m_rows.row(currentIndex().row()) : nullptr;
}

void PickPopup::step(int by)
{
    const int count = m_rows.rowCount();
    const int at = currentIndex().isValid() ? currentIndex().row() + by : (by > 0 ? 0 : count - 1);
    setCurrentIndex(m_rows.index((at + count) % count));
}

int PickPopup::scrollBarRoom() const
{
    return 2 * frameWidth()
           + (m_rows.rowCount() > mostRows ? verticalScrollBar()->sizeHint().width() : 0);
}

void PickPopup::place()
{
    QWidget *window = m_field->window();
    if (parentWidget() != window)
        setParent(window);
    const QRect field(m_field->mapTo(window, QPoint(0, 0)), m_field->size());
    const int line = sizeHintForRow(0);
    const int wanted = qMin(m_rows.rowCount(), mostRows) * line + 2 * frameWidth();
    const int below = window->height() - field.bottom() - spacing::small;
    const int above = field.top() - spacing::small;
    const bool under = below >= wanted || below >= above;
    const int height = qMin(wanted, qMax(line + 2 * frameWidth(), under ? below : above));
    int wide = qMax(field.width(), leastWidth);
    for (int row = 0; row < m_rows.rowCount(); ++row)
        wide =
            qMax(wide, qMin(widthOf(*m_rows.row(row), fontMetrics()) + scrollBarRoom(), mostWidth));
    const int width = qMin(wide, window->width() - 2 * spacing::small);
    const int left = qMin(field.left(), window->width() - spacing::small - width);
    setGeometry(left, under ? field.bottom() + 1 : field.top() - height, width, height);
}

} // namespace sourceline
