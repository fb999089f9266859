#pragma once

#include "model/coding/notes.h"
#include "model/store/statement.h"
#include "model/workbench/history.h"
#include "model/workbench/identity.h"
#include "ui/common/pickfield.h"
#include "ui/editor/editorpane.h"
#include "ui/mainwindow/mainwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QTest>

/// What journeys through the real window share: everything by keyboard.
namespace journey {

using namespace sourceline;
using namespace Qt::StringLiterals;

inline const Id k1 = Id::fromText(u"5883671442477809665");
inline constexpr int patience = 20000; // ms

inline bool open(MainWindow &window, const QString &path)
{
    window.workbench().setIdentity({u"Ada King"_s, u"AK"_s});
    window.openCasefile(path);
    window.resize(1600, 1000);
    window.show();
    window.activateWindow();
    return QTest::qWaitFor(
        [&] { return window.workbench().casefile() && !window.workbench().isLoading(); }, patience);
}

inline bool goTo(MainWindow &window, Id incident)
{
    Workbench &workbench = window.workbench();
    workbench.setCurrent(incident);
    return QTest::qWaitFor(
        [&] {
            return workbench.dossier() && workbench.dossier()->id == incident
                   && workbench.document();
        },
        patience);
}

inline void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

/// To an incident as a hand goes there: the page of the table, its first row, and down to it.
inline bool walkTo(MainWindow &window, Id incident)
{
    Workbench &workbench = window.workbench();
    press(Qt::Key_1, Qt::AltModifier);
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_Home, Qt::ControlModifier);
    for (qsizetype row = 1; workbench.current() != incident && row < workbench.rows()->size();
         ++row)
        press(Qt::Key_Down);
    return workbench.current() == incident
           && QTest::qWaitFor(
               [&] { return workbench.dossier() && workbench.dossier()->id == incident; },
               patience);
}

/// The cursor of the incident pane, down from its first row and into what is closed, until it
/// stands on such a record.
inline bool walkTo(MainWindow &window, const std::function<bool(const Subject &)> &wanted)
{
    press(Qt::Key_3, Qt::ControlModifier);
    auto *sheet = qobject_cast<QAbstractItemView *>(QApplication::focusWidget());
    if (!sheet)
        return false;
    press(Qt::Key_Home);
    for (;;) {
        if (wanted(window.workbench().subject()))
            return true;
        const QModelIndex before = sheet->currentIndex();
        press(Qt::Key_Right);
        press(Qt::Key_Down);
        if (sheet->currentIndex() == before)
            return false;
    }
}

inline bool walkTo(MainWindow &window, const Subject &record)
{
    return walkTo(window, [&record](const Subject &subject) { return subject == record; });
}

/// Tab until the focus is on such a widget.
template <typename T>
T *tabTo(const std::function<bool(T *)> &wanted = [](T *) { return true; })
{
    for (int step = 0; step < 40; ++step) {
        auto *here = qobject_cast<T *>(QApplication::focusWidget());
        if (here && wanted(here))
            return here;
        press(Qt::Key_Tab);
    }
    return nullptr;
}

inline bool pick(PickField &field, const QString &typed, const QString &expected)
{
    QTest::keyClicks(&field, typed);
    if (!QTest::qWaitFor([&field] { return field.isListOpen(); }, 5000))
        return false;
    QTest::keyClick(&field, Qt::Key_Return);
    return field.id().isValid() && field.text().contains(expected);
}

// A form that still reads what it offers says so and keeps what was typed: pressed again a moment
// later.
inline bool saved(MainWindow &window)
{
    for (int attempt = 0; attempt < 10; ++attempt) {
        press(Qt::Key_Return, Qt::ControlModifier);
        if (QTest::qWaitFor([&] { return !window.editor()->isOpen(); }, 1000))
            return true;
    }
    return false;
}

/// Waits until the dossier that is shown answers.
inline bool shows(MainWindow &window, const std::function<bool(const Dossier &)> &wanted)
{
    return QTest::qWaitFor(
        [&] { return window.workbench().dossier() && wanted(*window.workbench().dossier()); },
        patience);
}

inline bool idle(MainWindow &window)
{
    return QTest::qWaitFor([&] { return !window.workbench().history().isBusy(); }, patience);
}

inline Id idOf(MainWindow &window, const char *sql)
{
    const auto reader = window.workbench().casefile()->reader();
    Statement select(reader->handle(), sql);
    return select.next() ? select.id(0) : Id();
}

} // namespace journey
