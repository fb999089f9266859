#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace sourceline {

/// Every action by name: type a few letters, Enter runs it. Offers what the menus offer, with
/// shortcut and menu.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    struct Entry
    {
        QAction *action;
        QString name; ///< `View: Zoom In`
    };

    explicit CommandPalette(std::vector<Entry> entries, QWidget *parent = nullptr);

    QStringList shown() const; ///< names, best first

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &pattern);
    void runCurrent();

    std::vector<Entry> m_entries;
    QLineEdit *m_line;
    QListWidget *m_list;
};

/// What the menus of `window` hold, submenus included.
std::vector<CommandPalette::Entry> menuEntries(const QWidget &window);

} // namespace sourceline
