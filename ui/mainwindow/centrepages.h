#pragma once

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace sourceline {

/// The pages in the middle of the window, one at a time under a strip of names.
class CentrePages : public QWidget
{
    Q_OBJECT

public:
    explicit CentrePages(QWidget *parent = nullptr);

    /// `key` is kept in the window's state.
    void add(const QString &key, const QString &name, QWidget *page);
    /// A number after the name; 0: none.
    void setCount(QWidget *page, int count);

    /// Shows a page and gives it the keyboard.
    void show(QWidget *page);
    void step(int by);

    QWidget *current() const;
    QString currentKey() const;
    void setCurrentKey(const QString &key);

    QTabBar *tabs() const { return m_tabs; }

    /// Names and pages in their order.
    const QList<std::pair<QString, QWidget *>> &pages() const { return m_pages; }

signals:
    void currentChanged(QWidget *page);

private:
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QStringList m_keys;
    QList<std::pair<QString, QWidget *>> m_pages;
};

} // namespace sourceline
