#include "ui/mainwindow/shortcutsdialog.h"

#include "ui/mainwindow/commandpalette.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sourceline {

namespace {

struct Key
{
    const char *keys;
    const char *does;
};

constexpr Key tableKeys[] = {
    {QT_TRANSLATE_NOOP("Shortcuts", "Up, Down, Page Up, Page Down, Home, End"),
     QT_TRANSLATE_NOOP("Shortcuts", "Table: move between incidents")},
    {QT_TRANSLATE_NOOP("Shortcuts", "Left, Right"),
     QT_TRANSLATE_NOOP("Shortcuts",
                       "Table: move along a row; the sentences behind the cell light up")},
    {QT_TRANSLATE_NOOP("Shortcuts", "Enter"),
     QT_TRANSLATE_NOOP("Shortcuts", "Table: show the sentences behind the cell")},
    {QT_TRANSLATE_NOOP("Shortcuts", "Space"),
     QT_TRANSLATE_NOOP("Shortcuts", "Table: select the row or not")},
    {QT_TRANSLATE_NOOP("Shortcuts", "Shift+arrows"),
     QT_TRANSLATE_NOOP("Shortcuts", "Table: select a range")},
    {QT_TRANSLATE_NOOP("Shortcuts", "Ctrl+arrows"),
     QT_TRANSLATE_NOOP("Shortcuts", "Table: move and keep what is selected")},
    {QT_TRANSLATE_NOOP("Shortcuts", "Escape"),
     QT_TRANSLATE_NOOP("Shortcuts", "Select nothing; close a message or a dialog")},
};

} // namespace

void showShortcuts(QWidget *window)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QDialog::tr("Keyboard Shortcuts"));
    auto *list = new QTreeWidget(dialog);
    list->setHeaderLabels({QDialog::tr("Keys"), QDialog::tr("What they do")});
    list->setRootIsDecorated(false);
    list->setAccessibleName(QDialog::tr("Keyboard shortcuts"));
    for (const Key &key : tableKeys)
        new QTreeWidgetItem(list,
                            {QCoreApplication::translate("Shortcuts", key.keys),
                             QCoreApplication::translate("Shortcuts", key.does)});
    for (const CommandPalette::Entry &entry : menuEntries(*window)) {
        if (const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
            !keys.isEmpty())
            new QTreeWidgetItem(list, {keys, entry.name});
    }
    list->header()->resizeSection(0, dialog->fontMetrics().averageCharWidth() * 44);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(list);
    layout->addWidget(buttons);
    dialog->resize(dialog->fontMetrics().averageCharWidth() * 110,
                   dialog->fontMetrics().height() * 34);
    dialog->open();
}

} // namespace sourceline
