#include "ui/mainwindow/commandpalette.h"

#include "ui/common/theme.h"
#include "ui/mainwindow/fuzzymatch.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QVBoxLayout>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Of && one stays.
QString plainName(const QString &text)
{
    QString name;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && ++i == text.size())
            break;
        name += text[i];
    }
    return name.section(u'\t', 0, 0);
}

void collect(const QList<QAction *> &actions,
             const QString &path,
             std::vector<CommandPalette::Entry> &entries)
{
    for (QAction *action : actions) {
        const QString name = plainName(action->text());
        if (action->isSeparator() || name.isEmpty() || !action->isVisible())
            continue;
        if (QMenu *menu = action->menu()) {
            emit menu->aboutToShow(); // some are filled only then
            collect(
                menu->actions(), path.isEmpty() ? name : QString(path + u" › " + name), entries);
        } else if (action->isEnabled()) {
            entries.push_back({action, path + u": " + name});
        }
    }
}

} // namespace

std::vector<CommandPalette::Entry> menuEntries(const QWidget &window)
{
    std::vector<CommandPalette::Entry> entries;
    if (const auto *bar = window.findChild<QMenuBar *>())
        collect(bar->actions(), {}, entries);
    return entries;
}

CommandPalette::CommandPalette(std::vector<Entry> entries, QWidget *parent)
    : QDialog(parent)
    , m_entries(std::move(entries))
    , m_line(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setWindowTitle(tr("Commands"));
    m_line->setPlaceholderText(tr("Type what you want to do"));
    m_line->setAccessibleName(tr("Command"));
    m_line->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_line->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::medium, spacing::medium, spacing::medium, spacing::medium);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    const int width = fontMetrics().averageCharWidth() * 70;
    resize(width, fontMetrics().height() * 22);
    filter({});
}

QStringList CommandPalette::shown() const
{
    QStringList names;
    for (int i = 0; i < m_list->count(); ++i)
        names += m_entries[m_list->item(i)->data(Qt::UserRole).toUInt()].name;
    return names;
}

void CommandPalette::filter(const QString &pattern)
{
    std::vector<std::pair<int, size_t>> found;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (const int score = fuzzyScore(pattern, m_entries[i].name);
            pattern.isEmpty() || score > -1)
            found.emplace_back(pattern.isEmpty() ? 0 : score, i);
        else if (const QStringView name =
                     QStringView(m_entries[i].name).mid(m_entries[i].name.indexOf(u": ") + 2);
                 fuzzyScore(pattern, name) > -1)
            found.emplace_back(fuzzyScore(pattern, name), i);
    }
    std::ranges::stable_sort(found, [](const auto &a, const auto &b) { return a.first > b.first; });
    m_list->clear();
    for (const auto &[score, i] : found) {
        const QString keys = m_entries[i].action->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QListWidgetItem(
            keys.isEmpty() ? m_entries[i].name : QString(m_entries[i].name + u"   " + keys),
            m_list);
        item->setData(Qt::UserRole, static_cast<uint>(i));
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    QAction *action = m_entries[item->data(Qt::UserRole).toUInt()].action;
    accept();
    action->trigger();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int by = key == Qt::Key_Down       ? 1
                       : key == Qt::Key_Up       ? -1
                       : key == Qt::Key_PageDown ? 10
                       : key == Qt::Key_PageUp   ? -10
                                                 : 0;
        if (by != 0) {
            m_list->setCurrentRow(
                std::clamp(m_list->currentRow() + by, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sourceline
