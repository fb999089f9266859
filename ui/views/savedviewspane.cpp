#include "ui/views/savedviewspane.h"

#include "model/filter/filtertext.h"
#include "ui/common/theme.h"
#include "ui/views/savedviewlist.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sourceline {

using namespace Qt::StringLiterals;

SavedViewsPane::SavedViewsPane(SavedViewList &list, QWidget *parent)
    : QWidget(parent)
    , m_list(list)
    , m_name(new QLineEdit(this))
    , m_views(new QTreeWidget(this))
    , m_empty(new QLabel(this))
    , m_save(new QPushButton(tr("&Save"), this))
    , m_open(new QPushButton(tr("&Open"), this))
    , m_rename(new QPushButton(tr("Re&name"), this))
    , m_remove(new QPushButton(tr("&Remove"), this))
{
    setAccessibleName(tr("Saved views"));
    m_name->setPlaceholderText(tr("Name for the filter, sort and columns shown now"));
    m_name->setAccessibleName(tr("Name of the view to save"));
    m_views->setHeaderLabels({tr("Saved view"), tr("Filter"), tr("Sorted by")});
    m_views->setAccessibleName(tr("Saved views"));
    m_views->setRootIsDecorated(false);
    m_views->setUniformRowHeights(true);
    m_views->setFrameShape(QFrame::NoFrame);
    m_views->setTabKeyNavigation(false);
    m_views->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_views->header()->setStretchLastSection(false);
    m_views->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_views->header()->resizeSection(0, 260);
    m_views->header()->resizeSection(2, 120);
    m_views->installEventFilter(this);
    m_empty->setText(tr("A view that is saved keeps a filter, a sort and columns under a name, and "
                        "shows the casefile as it is whenever it is opened."));
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::medium);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(spacing::medium, spacing::small, spacing::medium, spacing::small);
    row->setSpacing(spacing::medium);
    row->addWidget(m_name, 1);
    for (QPushButton *button : {m_save, m_open, m_rename, m_remove})
        row->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_views, 1);
    layout->addWidget(m_empty);
    setFocusProxy(m_views);

    connect(m_save, &QPushButton::clicked, this, &SavedViewsPane::save);
    connect(m_name, &QLineEdit::returnPressed, this, &SavedViewsPane::save);
    connect(m_name, &QLineEdit::textChanged, this, &SavedViewsPane::enable);
    connect(m_open, &QPushButton::clicked, this, &SavedViewsPane::open);
    connect(m_views, &QTreeWidget::itemActivated, this, &SavedViewsPane::open);
    connect(m_rename, &QPushButton::clicked, this, [this] {
        if (QTreeWidgetItem *item = m_views->currentItem())
            m_views->editItem(item, 0);
    });
    connect(m_remove, &QPushButton::clicked, this, &SavedViewsPane::remove);
    connect(m_views, &QTreeWidget::currentItemChanged, this, &SavedViewsPane::enable);
    connect(m_views, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item, int column) {
        const SavedView *view = current();
        if (m_filling || column != 0 || !view || item != m_views->currentItem())
            return;
        if (item->text(0).simplified() != view->name)
            m_list.rename(view->id, item->text(0));
        fill(); // as it is until the edit is made, or refused
    });
    connect(&m_list, &SavedViewList::changed, this, &SavedViewsPane::fill);
    fill();
}

const SavedView *SavedViewsPane::current() const
{
    const int row = m_views->indexOfTopLevelItem(m_views->currentItem());
    return row >= 0 && row < static_cast<int>(m_list.views().size())
               ? &m_list.views()[static_cast<size_t>(row)]
               : nullptr;
}

void SavedViewsPane::fill()
{
    const QScopedValueRollback filling(m_filling, true);
    const int row = m_views->indexOfTopLevelItem(m_views->currentItem());
    m_views->clear();
    for (const SavedView &view : m_list.views()) {
        const QString filter = filterText(view.filter);
        const QString sort =
            view.sort.startsWith(u'-') ? tr("%1, descending").arg(view.sort.sliced(1)) : view.sort;
        auto *item = new QTreeWidgetItem(
            m_views, {view.name, filter.isEmpty() ? tr("everything") : filter, sort});
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setToolTip(1, filterWords(view.filter).toHtmlEscaped());
    }
    const int last = m_views->topLevelItemCount() - 1;
    if (last >= 0)
        m_views->setCurrentItem(m_views->topLevelItem(qBound(0, row, last)));
    m_empty->setVisible(last < 0);
    enable();
}

void SavedViewsPane::enable()
{
    const bool mayEdit = m_list.canEdit();
    m_name->setEnabled(mayEdit);
    m_save->setEnabled(mayEdit && !m_name->text().simplified().isEmpty());
    m_save->setText(m_list.named(m_name->text()) ? tr("&Replace") : tr("&Save"));
    m_open->setEnabled(current() != nullptr);
    m_rename->setEnabled(mayEdit && current());
    m_remove->setEnabled(mayEdit && current());
}

void SavedViewsPane::save()
{
    if (!m_save->isEnabled())
        return;
    m_list.save(m_name->text());
    m_name->clear();
    m_views->setFocus();
}

void SavedViewsPane::open()
{
    if (const SavedView *view = current())
        m_list.open(SavedView(*view));
}

void SavedViewsPane::remove()
{
    if (const SavedView *view = current(); view && m_list.canEdit())
        m_list.remove(view->id);
}

bool SavedViewsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_views || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_F2:
        if (m_rename->isEnabled())
            m_views->editItem(m_views->currentItem(), 0);
        return true;
    case Qt::Key_Delete:
        remove();
        return true;
    default:
        return false;
    }
}

} // namespace sourceline
