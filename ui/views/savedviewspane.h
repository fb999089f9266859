#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace sourceline {

class SavedViewList;
struct SavedView;

/// The saved views by name, with what each filters and sorts by: opened with Return, renamed with
/// F2, removed with Delete.
class SavedViewsPane : public QWidget
{
    Q_OBJECT

public:
    explicit SavedViewsPane(SavedViewList &list, QWidget *parent = nullptr);

    QTreeWidget *views() const { return m_views; }

    QLineEdit *name() const { return m_name; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void enable();
    void save();
    void open();
    void remove();
    const SavedView *current() const;

    SavedViewList &m_list;
    QLineEdit *m_name;
    QTreeWidget *m_views;
    QLabel *m_empty;
    QPushButton *m_save, *m_open, *m_rename, *m_remove;
    bool m_filling = false;
};

} // namespace sourceline
