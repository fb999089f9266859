#pragma once

#include "model/store/editlog.h"

#include <QObject>

#include <deque>
#include <functional>

namespace sourceline {

/// What can be undone and redone: every edit of this copy since the casefile was opened, and the last ones of
/// the same person before that, so that undo outlives a restart. Its cursor moves when the writer has answered; a conflict leaves it
/// where it was. UI thread.
class History : public QObject
{
    Q_OBJECT

public:
    struct Step
    {
        Id edit;       ///< the edit to turn back: the first time the edit itself, then the undo or redo of it
        QString label; ///< `Kataib Hezbollah suspected of K-1`
        std::vector<Id> incidents; ///< few, for going there
    };

    /// Turns an edit back; History finishes with done() when the future has an answer.
    using Revert = std::function<void(Id edit, const Reason &reason, ConflictChoice choice)>;

    explicit History(QObject *parent = nullptr);

    void setRevert(Revert revert);
    void clear();
    /// Fills the undo side from the log: `edits` newest first, as findEdits() gives them.
    void restore(const std::vector<Edit> &edits, const QString &who);

    bool canUndo() const;
    bool canRedo() const;
    bool isBusy() const; ///< an undo or redo is under way: the next one waits its turn
    QString undoText() const; ///< the label, empty when there is nothing
    QString redoText() const;
    int undoCount() const;
    int redoCount() const;

    void undo(ConflictChoice choice = ConflictChoice::Abort);
    void redo(ConflictChoice choice = ConflictChoice::Abort);

    /// Every committed edit passes here, in order.
    void take(const Edit &edit);
    /// The answer to a Revert that failed.
    void failed(const Error &error);

signals:
    void changed();
    /// An undo or redo was answered: `edit` is what it made.
    void undone(const sourceline::Edit &edit, const QString &label);
    void redone(const sourceline::Edit &edit, const QString &label);
    /// It cannot be turned back as it is: the cursor has not moved.
    void refused(sourceline::Id edit, const QString &label, const QString &sentence);

private:
    enum class Doing { Nothing, Undo, Redo };
    void run(Doing doing, ConflictChoice choice);
    void next();

    Revert m_revert;
    std::deque<Step> m_done, m_undone; ///< newest last
    std::deque<std::pair<Doing, ConflictChoice>> m_waiting;
    Doing m_doing = Doing::Nothing;
};

} // namespace sourceline
