#pragma once

#include "model/store/editlog.h"

#include <QObject>

#include <deque>
#include <functional>
#include <optional>

namespace sourceline {

/// What can be undone and redone: every edit of this copy since the casefile was opened, and the
/// last ones of the same person before that, so that undo outlives a restart. Its cursor moves when
/// the writer has answered; a conflict leaves it where it was. UI thread.
class History : public QObject
{
    Q_OBJECT

public:
    struct Step
    {
        Id edit; ///< to turn back: the first time the edit itself, then the undo or redo of it
        QString label;             ///< `Kataib Hezbollah suspected of K-1`
        std::vector<Id> incidents; ///< few, for going there; empty where they are not known
        std::vector<Id> parts;     ///< edits that `edit` stands for, itself included
    };

    static constexpr int restoredSteps = 200;

    /// Turns an edit back; History finishes with done() when the future has an answer. `reason`
    /// names nobody: who is writing is the caller's to say.
    using Revert = std::function<void(Id edit, const Reason &reason, ConflictChoice choice)>;

    explicit History(QObject *parent = nullptr);

    void setRevert(Revert revert);
    void clear();
    /// Fills both sides from the log: `edits` newest first, as findEdits() gives them. Only those
    /// of `who` count, and of these the newest restoredSteps edits (a series of parts is one).
    void restore(const std::vector<Edit> &edits, const QString &who);

    bool canUndo() const;
    bool canRedo() const;
    bool isBusy() const;      ///< an undo or redo is under way: the next one waits its turn
    QString undoText() const; ///< the label, empty when there is nothing
    QString redoText() const;
    int undoCount() const;
    int redoCount() const;

    void undo(ConflictChoice choice = ConflictChoice::Abort);
    void redo(ConflictChoice choice = ConflictChoice::Abort);

    /// Every committed edit passes here, in order; of a series of parts its last. The answer to a
    /// Revert also where nothing was left to change (seq 0): the step is then gone.
    void take(const Edit &edit);
    /// The answer to a Revert that failed.
    void failed(const Error &error);

    /// An ordinary edit is on its way to the writer, or was answered (after take()). An undo that
    /// is asked for meanwhile is meant for that edit, so it waits.
    void hold();
    void release();

signals:
    void changed();
    /// An undo or redo was answered: `edit` is what it made.
    void undone(const sourceline::Edit &edit, const QString &label);
    void redone(const sourceline::Edit &edit, const QString &label);
    /// It cannot be turned back as it is: the cursor has not moved.
    void refused(sourceline::Id edit, const QString &label, const QString &sentence);

private:
    enum class Doing
    {
        Nothing,
        Undo,
        Redo
    };
    using Side = std::deque<Step>; ///< newest last

    void ask(Doing doing, ConflictChoice choice);
    void next();
    void answer(const Edit &edit);
    void turnBack(const Edit &edit, std::vector<Id> parts, Side &from, Side &to);
    void add(const Edit &edit, std::vector<Id> parts);
    static std::optional<Step> taken(Side &side, Id edit);

    Revert m_revert;
    Side m_done, m_undone;
    std::deque<std::pair<Doing, ConflictChoice>> m_waiting;
    Doing m_doing = Doing::Nothing;
    Id m_turning; ///< the edit that the writer was asked to turn back
    int m_held = 0;
};

} // namespace sourceline
