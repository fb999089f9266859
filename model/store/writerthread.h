#pragma once

#include "model/store/editlog.h"

#include <QFuture>
#include <QMutex>
#include <QPromise>
#include <QThread>
#include <QWaitCondition>

#include <deque>
#include <functional>
#include <optional>

struct sqlite3;

namespace sourceline {

/// The only connection that writes, on a thread of its own, opened with the first change or idle
/// work: a casefile that is only read is not written to. Changes run one by one in the order they
/// came. Its functions may be called from any thread and return at once, close() apart.
class WriterThread : public QThread
{
public:
    using Work = std::function<Result<Edit>(EditLog &)>;
    using Committed = std::function<void(const Edit &)>;

    /// committed is called on this thread after each commit, before the change's future is
    /// finished.
    WriterThread(const QString &path, Committed committed);
    ~WriterThread() override;

    QFuture<Result<Edit>> add(Work work);

    /// Something to write in small transactions once no change has come for two seconds and the
    /// file has been found sound; in place of what was given before. It is called until it returns
    /// false, the log being emptied after each call, and fails without a word: what it writes can
    /// be made again. `interrupted` tells that it shall give way. Nothing of it is done on closing.
    using Interrupted = std::function<bool()>;
    using IdleWork = std::function<Result<bool>(sqlite3 *, const Interrupted &)>;
    void setIdleWork(IdleWork work);

    /// Changes wait between the two; when the content was found damaged they are all refused.
    void hold();
    void release(const Result<void> &verdict);

    /// Runs what is waiting, closes the file in order and ends.
    void close();

protected:
    void run() override;

private:
    struct Job
    {
        Work work;
        QPromise<Result<Edit>> promise;
    };
    struct Writing;

    enum class Woken
    {
        Job,
        Idle,
        Close
    };
    Woken waitForJob(bool hasUnsaved, std::optional<Job> &job);
    Result<Edit> perform(const Work &work, std::unique_ptr<Writing> &writing);
    Result<void> open(std::unique_ptr<Writing> &writing);
    Result<void> prepare(std::unique_ptr<Writing> &writing);
    void doIdleWork(std::unique_ptr<Writing> &writing);
    bool isAwaited();
    void report(const Edit &edit);

    const QString m_path;
    const Committed m_committed;
    QMutex m_mutex; // guards what follows
    QWaitCondition m_changed;
    std::deque<Job> m_jobs;
    IdleWork m_idleWork;
    bool m_goesOn = false; ///< with it, without waiting again
    int m_holds = 0;
    bool m_closing = false;
    std::optional<Error> m_damage;
};

} // namespace sourceline
