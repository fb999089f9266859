// The keys of a RecordPane and the buttons that tell them.
#include "model/coding/notes.h"
#include "model/workbench/workbench.h"
#include "ui/actors/inlineform.h"
#include "ui/actors/recordpane.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

namespace sourceline {

namespace {

bool isFind(const QKeyEvent &key)
{
    return key.key() == Qt::Key_F && key.modifiers() == Qt::ControlModifier;
}

} // namespace

void RecordPane::buildActions()
{
    addRecordAction(
        tr("Add…"), Qt::Key_Insert, m_list, [this] { add(); }, false);
    addRecordAction(tr("Edit…"), Qt::Key_F2, m_list, [this] { change(); });
    addRecordAction(tr("Merge…"), Qt::CTRL | Qt::Key_M, this, [this] { merge(); });
    const auto note = [this] {
        if (!m_record.isValid())
            return;
        m_workbench.setSubject({m_words.table, m_record, {}});
        emit noteAsked();
    };
    addRecordAction(tr("Note…"), Qt::CTRL | Qt::SHIFT | Qt::Key_M, this, note);
    // Where nothing is typed, as wherever the record is read.
    const auto addLetter = [this](const QKeySequence &key, const std::function<void()> &run) {
        for (QWidget *reading : {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_sheet)}) {
            auto *letter = new QAction(reading);
            letter->setShortcut(key);
            letter->setShortcutContext(Qt::WidgetShortcut);
            reading->addAction(letter);
            connect(letter, &QAction::triggered, this, run);
        }
    };
    addLetter(Qt::Key_M, note);
    addLetter(Qt::Key_Slash, [this] { goToFilter(); });
    addRecordAction(tr("Delete"), Qt::Key_Delete, m_list, [this] { removeRecord(); });
    addRecordAction(tr("Add name…"), Qt::Key_Insert, m_sheet, [this] { addName(); });
    const auto onLine = [this](const QKeySequence &key,
                               const std::function<void(const RecordLine &)> &run) {
        auto *action = new QAction(m_sheet);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_sheet->QWidget::addAction(action);
        connect(action, &QAction::triggered, this, [this, run] {
            if (const RecordLine *line = currentLine(); line && line->id.isValid())
                run(*line);
        });
    };
    onLine(Qt::Key_F2, [this](const RecordLine &line) { changeLine(line); });
    onLine(Qt::Key_Delete, [this](const RecordLine &line) {
        if (const EditLog::Change change = lineRemoval(line))
            m_workbench.perform(change);
    });
}

QAction *RecordPane::addRecordAction(const QString &text,
                                     const QKeySequence &key,
                                     QWidget *where,
                                     const std::function<void()> &run,
                                     bool needsRecord)
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(where == this ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
    action->setEnabled(!needsRecord);
    where->QWidget::addAction(action);
    // In the filter Delete takes letters.
    if (where == m_list && key != QKeySequence(Qt::Key_Delete))
        m_filter->QWidget::addAction(action);
    connect(action, &QAction::triggered, this, run);
    auto *button = new QToolButton(m_buttons);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    if (needsRecord) {
        m_recordActions += action;
        m_buttons->layout()->addWidget(button);
    } else {
        m_top->addWidget(button);
    }
    return action;
}

void RecordPane::goToFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

// Ctrl+F finds in the list that is in front; in its filter it is the window's again.
bool RecordPane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !m_filter->hasFocus() && !m_form->isOpen()
        && isFind(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void RecordPane::keyPressEvent(QKeyEvent *event)
{
    if (isFind(*event))
        goToFilter();
    else
        QWidget::keyPressEvent(event);
}

// From the filter Down and Return go to the list, where the first that fits is current.
bool RecordPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Up)
            return true;
        if (key->key() == Qt::Key_Down || isReturn) {
            m_list->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sourceline
