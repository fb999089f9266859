#include "ui/mainwindow/listletters.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>

namespace sourceline {

namespace {

bool isLetter(const QKeyEvent &key)
{
    return key.text().size() == 1 && key.text().front().isLetterOrNumber()
           && !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

// Of the list itself, not of what it stands in.
bool wants(QObject &list, const QKeyEvent &key)
{
    QKeyEvent asked(QEvent::ShortcutOverride, key.key(), key.modifiers(), key.text());
    asked.ignore();
    list.event(&asked);
    return asked.isAccepted();
}

} // namespace

ListLetters::ListLetters(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    connect(
        qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

void ListLetters::follow(QWidget *focus)
{
    if (m_list)
        m_list->removeEventFilter(this);
    m_list = qobject_cast<QAbstractItemView *>(focus);
    if (m_list && m_list->window() != m_window)
        m_list = nullptr; // of a dialog, or the list that a box opens
    if (m_list)
        m_list->installEventFilter(this);
}

bool ListLetters::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (!isLetter(*key) || wants(*m_list, *key))
        return QObject::eventFilter(watched, event);
    QKeyEvent passed(key->type(), key->key(), key->modifiers(), key->text(), key->isAutoRepeat());
    QApplication::sendEvent(m_list->parentWidget(), &passed);
    return true;
}

} // namespace sourceline
