#include "ui/table/incidentdelegate.h"

#include "model/coding/bulk.h"
#include "model/workbench/celltext.h"
#include "model/workbench/workbench.h"
#include "ui/common/plaintip.h"
#include "ui/common/theme.h"
#include "ui/table/celleditor.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace sourceline {

namespace {

constexpr int padding = 8;
constexpr int markSide = 9;
constexpr int flagWidth = 17;
constexpr double selectedStrength = 0.45;

IncidentModel::Column columnOf(int logical)
{
    return static_cast<IncidentModel::Column>(logical);
}

void paintFlag(QPainter &painter, QRect slot, const QColor &colour)
{
    const int x = slot.right() - 9;
    const int y = slot.center().y() - 6;
    painter.fillRect(QRect(x, y, 1, 12), colour);
    QPainterPath cloth;
    cloth.moveTo(x + 1, y);
    cloth.lineTo(x + 9, y + 1);
    cloth.lineTo(x + 6.5, y + 3.5);
    cloth.lineTo(x + 9, y + 6);
    cloth.lineTo(x + 1, y + 7);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(cloth, colour);
    painter.restore();
}

// Assessed: full. Alleged only: hatched, so that an allegation never looks like a finding.
void paintActor(QPainter &painter, QRect area, const QColor &colour, bool assessed)
{
    const QRect square(area.left(), area.center().y() - markSide / 2, markSide, markSide);
    if (assessed) {
        painter.fillRect(square, colour);
        return;
    }
    painter.fillRect(square, faded(colour, 0.22));
    painter.fillRect(square, QBrush(colour, Qt::BDiagPattern));
    painter.setPen(colour);
    painter.drawRect(square.adjusted(0, 0, -1, -1));
}

} // namespace

IncidentDelegate::IncidentDelegate(Workbench &workbench, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_workbench(workbench)
    , m_model(*workbench.model())
{}

bool IncidentDelegate::helpEvent(QHelpEvent *event,
                                 QAbstractItemView *view,
                                 const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), plainTip(index.data(Qt::ToolTipRole).toString()), view);
    return true;
}

int IncidentDelegate::rowHeight(const QFont &font)
{
    return QFontMetrics(font).height() + 10;
}

QSize IncidentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Cell cell = m_model.cell(index.row(), columnOf(index.column()));
    int width = option.fontMetrics.horizontalAdvance(cell.whole()) + 2 * padding + 2;
    if (isFigureColumn(columnOf(index.column())))
        width += flagWidth;
    if (cell.actor.isValid())
        width += markSide + padding;
    return {width, rowHeight(option.font)};
}

void IncidentDelegate::paint(QPainter *painter,
                             const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const Cell cell = m_model.cell(index.row(), columnOf(index.column()));
    m_texts.setFont(option.font);
    paintGround(*painter, option, theme, index.row());
    const QRect area = paintMarks(*painter, option, theme, cell, index.column());
    paintText(*painter, option, theme, cell, index.column(), area);
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(theme.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
}

void IncidentDelegate::paintGround(QPainter &painter,
                                   const QStyleOptionViewItem &option,
                                   const Theme &theme,
                                   int row) const
{
    const bool selected = m_model.isSelected(row);
    if (row == m_currentRow)
        painter.fillRect(option.rect, theme.current);
    else if (selected)
        painter.fillRect(option.rect, faded(theme.current, selectedStrength));
    if (selected && option.rect.left() <= 0)
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                         theme.accent);
    painter.fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), spacing::hair),
        theme.hairline);
}

QRect IncidentDelegate::paintMarks(QPainter &painter,
                                   const QStyleOptionViewItem &option,
                                   const Theme &theme,
                                   const Cell &cell,
                                   int column) const
{
    QRect area = option.rect.adjusted(padding, 0, -padding, -spacing::hair);
    if (isFigureColumn(columnOf(column))) {
        // The place for the mark is kept in every row, so that figures stand under one another.
        if (cell.differing)
            paintFlag(painter,
                      QRect(area.right() - flagWidth + 4, area.top(), flagWidth - 3, area.height()),
                      cell.conflicting ? theme.warning : theme.quiet);
        area.setRight(area.right() - flagWidth + 2);
    }
    if (column == IncidentModel::Alleged || column == IncidentModel::Assessed) {
        if (cell.actor.isValid()) {
            paintActor(painter, area, theme.actor(cell.actor), column == IncidentModel::Assessed);
            area.setLeft(area.left() + markSide + 6);
        }
    }
    return area;
}

void IncidentDelegate::paintText(QPainter &painter,
                                 const QStyleOptionViewItem &option,
                                 const Theme &theme,
                                 const Cell &cell,
                                 int column,
                                 QRect area) const
{
    const int top = area.top() + (area.height() - option.fontMetrics.height()) / 2;
    const bool right = IncidentModel::isNumeric(columnOf(column));
    const QColor text = option.palette.color(QPalette::Text);
    painter.setFont(option.font);
    int width = area.width();
    const int suffix =
        cell.suffix.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(cell.suffix) + 4;
    width = std::max(0, width - suffix);
    painter.setPen(cell.faint ? theme.quiet : text);
    const qreal drawn = m_texts.draw(painter, cell.text, QPointF(area.left(), top), width, right);
    if (suffix > 0) {
        painter.setPen(theme.quiet);
        m_texts.draw(painter, cell.suffix, QPointF(area.left() + drawn + 4, top), suffix, false);
    }
}

QWidget *IncidentDelegate::createEditor(QWidget *parent,
                                        const QStyleOptionViewItem &,
                                        const QModelIndex &index) const
{
    QWidget *editor = makeCellEditor(m_workbench, columnOf(index.column()), parent);
    editor->setAutoFillBackground(true);
    return editor;
}

void IncidentDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    fillCellEditor(*editor, m_workbench, index);
}

void IncidentDelegate::setModelData(QWidget *editor,
                                    QAbstractItemModel *,
                                    const QModelIndex &index) const
{
    const std::optional<CellEdit> edit = editOf(*editor, m_workbench, index);
    if (!edit)
        return;
    const Id incident{index.data(IncidentModel::IdRole).toLongLong()};
    if (edit->refusal.isEmpty())
        m_workbench.perform(setIncidentField({incident}, edit->column, edit->value));
    else // said where every other refusal is
        m_workbench.perform(
            [refusal = edit->refusal](Writer &) -> Result<void> { return Error{refusal}; });
}

bool IncidentDelegate::eventFilter(QObject *editor, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && !(static_cast<QKeyEvent *>(event)->modifiers() & ~Qt::ShiftModifier)) {
        event->accept();
        return true;
    }
    return QStyledItemDelegate::eventFilter(editor, event);
}

} // namespace sourceline
