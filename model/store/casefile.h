#pragma once

#include "model/store/editlog.h"

#include <QFuture>
#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

struct sqlite3;

namespace sourceline {

/// An open casefile: the writer thread with the only connection that writes, and the way in for every change. Lives on the UI thread;
/// its functions return at once.
class Casefile : public QObject
{
    Q_OBJECT

public:
    /// Examines, migrates (after a verified backup) and opens. Blocking is short: schema only; content is checked by verify().
    static Result<std::unique_ptr<Casefile>> open(const QString &path, Access wanted = Access::ReadWrite, bool prepared = false);
    /// What can take long in open(): checks the content of a file that was not closed in order, migrates. For a worker; open() is told that it
    /// was done. Stops soon after `cancelled` becomes true. `examined` is told first whether the file is refused as it is, before anything of it
    /// is checked or migrated.
    using Verdict = std::function<void(const Result<void> &)>;
    static Result<void> prepare(const QString &path, Access wanted, std::atomic<bool> &cancelled, const Verdict &examined = {});
    ~Casefile() override; ///< waits for edits under way, closes the file in order

    QString path() const;
    QString title() const;
    bool isReadOnly() const;
    QString readOnlyReason() const; ///< one sentence, empty when it can be written

    /// Runs `change` on the writer thread. The future is finished after COMMIT, and after edited() was queued.
    QFuture<Result<Edit>> edit(const Reason &reason, EditLog::Change change);
    QFuture<Result<Edit>> revert(Id edit, const Reason &reason, ConflictChoice choice = ConflictChoice::Abort);
    QFuture<Result<Edit>> importBatch(const Reason &reason, EditLog::Fill fill);

    /// What the writer writes beside the record while nobody edits (writerthread.h); nothing where the file is open for reading only.
    using IdleWork = std::function<Result<bool>(sqlite3 *, const std::function<bool()> &interrupted)>;
    void whenIdle(IdleWork work);

    /// quick_check on a connection of its own; editing waits for it. A file that was not closed in order has had it in open().
    QFuture<Result<void>> verify();

    /// A read connection for the calling thread. It must not outlive the casefile.
    Result<Connection> reader() const;

signals:
    /// On this object's thread, after COMMIT has returned, once for each edit.
    void edited(const sourceline::Edit &edit);

private:
    struct Private;
    explicit Casefile(std::unique_ptr<Private> d);
    QFuture<Result<Edit>> run(std::function<Result<Edit>(EditLog &)> work);
    std::unique_ptr<Private> d;
};

} // namespace sourceline

Q_DECLARE_METATYPE(sourceline::Edit)
