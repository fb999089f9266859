#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QMenu;

namespace sourceline {

class SearchField;
class Workbench;

/// The row on top of the window: back and forward through filters, the field, and how many
/// incidents of how many it lets through.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(Workbench &workbench, QWidget *parent = nullptr);

    SearchField *field() const { return m_field; }

    QString count() const;

    /// Search, clear, back and forward, each with its key.
    void fillMenu(QMenu &menu);

    /// Buttons of others: before everything else, and a menu after the count.
    void addFirst(QAction *action);
    void addLast(const QString &text, QMenu *menu);

signals:
    void leaveAsked(); ///< the keyboard goes back to what is filtered

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showCount();
    void alignToLine();
    void showSteps();

    Workbench &m_workbench;
    SearchField *m_field;
    QLabel *m_count;
    QAction *m_search;
    QAction *m_clear;
    QAction *m_back;
    QAction *m_forward;
};

} // namespace sourceline
