#pragma once

#include <QObject>
#include <QPointer>

class QAbstractItemView;

namespace sourceline {

/// Letters are verbs wherever records are listed, never a search of Qt's for a row that begins so:
/// what no list asked for by ShortcutOverride goes on to the window, which says what the verb
/// needs.
class ListLetters : public QObject
{
    Q_OBJECT

public:
    explicit ListLetters(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *focus);

    QWidget *m_window;
    QPointer<QAbstractItemView> m_list; ///< has the keyboard
};

} // namespace sourceline
