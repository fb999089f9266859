// How mouse and keys act on the rows: the other half of IncidentSheet.
#include "ui/incident/incidentsheet.h"
#include "ui/incident/incidentsheetmodel.h"
#include "ui/incident/rowlayout.h"

#include <QActionGroup>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace sourceline {

bool IncidentSheet::acts(const QModelIndex &index) const
{
    if (!index.isValid())
        return false;
    const SheetRow &row = rowAt(index);
    return row.target.isValid() || !row.citations.empty() || m_model->hasChildren(index)
           || row.command != RowCommand::None;
}

void IncidentSheet::activateRow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const SheetRow &row = rowAt(index);
    // A card opens its details with Right; Enter goes where every card leads, to its sentence.
    const bool opens = m_model->hasChildren(index) && row.kind != RowKind::Attribution;
    if (row.command == RowCommand::ChooseGrouping)
        chooseGrouping();
    else if (row.target.isValid())
        emit incidentAsked(row.target);
    else if (opens)
        setExpanded(index, !isExpanded(index));
    else if (!row.citations.empty())
        emit sentenceAsked(row.citations, row.lights);
}

void IncidentSheet::edit(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (rowAt(index).figure)
        emit overrideAsked(*rowAt(index).figure);
    else
        emit editAsked();
}

bool IncidentSheet::chooseByKey(const QKeyEvent &event, bool onlyAsk)
{
    if (event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier))
        return false;
    const int now = static_cast<int>(m_grouping);
    const int step = event.modifiers() & Qt::ShiftModifier ? groupingCount - 1 : 1;
    const int chosen =
        event.key() == Qt::Key_G ? (now + step) % groupingCount : event.key() - Qt::Key_1;
    if (chosen < 0 || chosen >= groupingCount)
        return false;
    if (!onlyAsk)
        setGrouping(static_cast<Grouping>(chosen));
    return true;
}

// On the heading over cards: neither one of them is meant nor the incident.
bool IncidentSheet::needsARecord(const QKeyEvent &event) const
{
    const QKeyCombination pressed = event.keyCombination();
    const bool cleans = pressed == QKeyCombination(Qt::CTRL, Qt::Key_G)
                        || pressed == QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_D);
    if (!cleans || !currentIndex().isValid())
        return false;
    const RowKind kind = rowAt(currentIndex()).kind;
    return kind == RowKind::Group || kind == RowKind::Against;
}

// A shortcut of the window with the same key means something else while the cursor is here.
bool IncidentSheet::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool figure = key->key() == Qt::Key_F2 && currentIndex().isValid()
                            && rowAt(currentIndex()).figure.has_value();
        if (figure || chooseByKey(*key, true) || needsARecord(*key)) {
            event->accept();
            return true;
        }
    }
    return QTreeView::event(event);
}

void IncidentSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activateRow(currentIndex());
    else if (event->key() == Qt::Key_F2)
        edit(currentIndex());
    else if (event->key() == Qt::Key_Space && m_model->hasChildren(currentIndex()))
        setExpanded(currentIndex(), !isExpanded(currentIndex()));
    else if (needsARecord(*event))
        emit said(tr("Under this heading there are several records: put the cursor on the one to "
                     "merge or split, or on the incident's own lines at the top to merge or split "
                     "incidents."));
    else if (!chooseByKey(*event))
        QTreeView::keyPressEvent(event);
}

bool IncidentSheet::isOnChevron(const QModelIndex &index, const QPoint &point) const
{
    return point.x() < sheet::left + rowAt(index).depth * sheet::depthIndent;
}

void IncidentSheet::mousePressEvent(QMouseEvent *event)
{
    m_pressed =
        event->button() == Qt::LeftButton ? indexAt(event->position().toPoint()) : QModelIndex();
    QTreeView::mousePressEvent(event);
}

void IncidentSheet::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QPoint point = event->position().toPoint();
    const QModelIndex index = indexAt(point);
    if (event->button() != Qt::LeftButton || !index.isValid() || index != m_pressed)
        return;
    const SheetRow &row = rowAt(index);
    const bool card = row.kind == RowKind::Attribution;
    if (card && m_model->hasChildren(index) && isOnChevron(index, point))
        setExpanded(index, !isExpanded(index));
    else if (!card
             && (row.target.isValid() || m_model->hasChildren(index)
                 || row.command != RowCommand::None))
        activateRow(index);
}

void IncidentSheet::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    m_pressed = QModelIndex();
    if (index.isValid()
        && (!m_model->hasChildren(index) || rowAt(index).kind == RowKind::Attribution))
        activateRow(index);
}

void IncidentSheet::mouseMoveEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    viewport()->setCursor(acts(index) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
    QTreeView::mouseMoveEvent(event);
}

void IncidentSheet::fillGroupings(QMenu &menu)
{
    auto *group = new QActionGroup(&menu);
    for (int i = 0; i < groupingCount; ++i) {
        const auto grouping = static_cast<Grouping>(i);
        QAction *action = menu.addAction(
            QString(u'&' % QString::number(i + 1) % u"  "_s % groupingWord(grouping)),
            this,
            [this, grouping] { setGrouping(grouping); });
        action->setCheckable(true);
        action->setChecked(grouping == m_grouping);
        group->addAction(action);
    }
}

void IncidentSheet::chooseGrouping()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillGroupings(*menu);
    const QRect row = visualRect(currentIndex());
    const QPoint at(row.right() - menu->sizeHint().width() - sheet::right, row.bottom());
    menu->popup(viewport()->mapToGlobal(at));
}

void IncidentSheet::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    // What is chosen below acts on the record under the pointer.
    if (byMouse && index.isValid())
        setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool cited = index.isValid() && !rowAt(index).citations.empty();
    menu->addAction(tr("&Go to the sentence"),
                    this,
                    [this, index = QPersistentModelIndex(index)] {
                        if (index.isValid())
                            emit sentenceAsked(rowAt(index).citations, rowAt(index).lights);
                    })
        ->setEnabled(cited);
    if (index.isValid() && rowAt(index).figure)
        menu->addAction(tr("Choose &low, best and high\u2026"),
                        QKeySequence(Qt::Key_F2),
                        this,
                        [this, key = *rowAt(index).figure] { emit overrideAsked(key); });
    if (!m_recordActions.isEmpty()) {
        menu->addSeparator();
        menu->addActions(m_recordActions);
    }
    menu->addSeparator();
    fillGroupings(*menu->addMenu(tr("G&roup attributions")));
    menu->addAction(tr("&Copy row"), QKeySequence::Copy, this, &IncidentSheet::copy)
        ->setEnabled(currentIndex().isValid());
    menu->addAction(tr("Copy all attri&butions"), this, &IncidentSheet::copyLedger);
    menu->addAction(tr("Copy &all"), this, &IncidentSheet::copyAll);
    menu->addSeparator();
    menu->addAction(tr("&Open all claims"), this, &QTreeView::expandAll);
    menu->addAction(tr("C&lose all claims"), this, &QTreeView::collapseAll);
    menu->popup(
        byMouse ? event->globalPos()
                : viewport()->mapToGlobal(visualRect(index).bottomLeft() + QPoint(sheet::left, 0)));
}

void IncidentSheet::copy()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(plainText(rowAt(currentIndex())));
}

void IncidentSheet::appendText(const QModelIndex &parent,
                               const QString &indent,
                               QStringList &lines) const
{
    for (int i = 0; i < m_model->rowCount(parent); ++i) {
        const QModelIndex index = m_model->index(i, 0, parent);
        lines += indent % plainText(rowAt(index)).replace(u'\n', QString(u'\n' % indent));
        appendText(index, indent + u"    "_s, lines);
    }
}

void IncidentSheet::copyAll()
{
    QStringList lines;
    appendText({}, {}, lines);
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void IncidentSheet::copyLedger()
{
    QGuiApplication::clipboard()->setText(ledgerText(m_dossier, ledgerOf(m_dossier, m_grouping)));
}

} // namespace sourceline
