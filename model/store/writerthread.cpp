#include "model/store/writerthread.h"

#include "model/store/opening.h"
#include "model/store/statement.h"

#include <QDeadlineTimer>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int idleAfter = 2000; // ms

} // namespace

struct WriterThread::Writing
{
    Connection connection;
    EditLog log;
    qint64 dataVersion = -1;

    explicit Writing(Connection &&opened)
        : connection(std::move(opened))
        , log(connection)
    {}

    // Grows when another connection has committed.
    bool hasOthersWritten()
    {
        Statement version(connection.handle(), "PRAGMA data_version");
        const qint64 present = version.next() ? version.integer(0) : -1;
        return std::exchange(dataVersion, present) != present;
    }
};

WriterThread::WriterThread(const QString &path, Committed committed)
    : m_path(path)
    , m_committed(std::move(committed))
{
    setObjectName(u"casefile writer"_s);
}

WriterThread::~WriterThread()
{
    close();
}

QFuture<Result<Edit>> WriterThread::add(Work work)
{
    QPromise<Result<Edit>> promise;
    promise.start();
    QFuture<Result<Edit>> future = promise.future();
    const QMutexLocker lock(&m_mutex);
    m_jobs.push_back({std::move(work), std::move(promise)});
    if (!isRunning())
        start();
    m_changed.wakeAll();
    return future;
}

void WriterThread::setIdleWork(IdleWork work)
{
    const QMutexLocker lock(&m_mutex);
    m_idleWork = std::move(work);
    if (m_idleWork && !m_closing && !isRunning())
        start();
    m_changed.wakeAll();
}

void WriterThread::hold()
{
    const QMutexLocker lock(&m_mutex);
    ++m_holds;
}

void WriterThread::release(const Result<void> &verdict)
{
    const QMutexLocker lock(&m_mutex);
    --m_holds;
    if (!verdict)
        m_damage = verdict.error();
    m_changed.wakeAll();
}

void WriterThread::close()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_closing = true;
        m_changed.wakeAll();
    }
    wait();
}

WriterThread::Woken WriterThread::waitForJob(bool hasUnsaved, std::optional<Job> &job)
{
    const QMutexLocker lock(&m_mutex);
    const QDeadlineTimer idle(std::exchange(m_goesOn, false) ? 0 : idleAfter);
    while (m_holds > 0 || m_jobs.empty()) {
        if (m_closing && m_holds == 0 && m_jobs.empty())
            return Woken::Close;
        const bool mayIdle = hasUnsaved || (m_idleWork && m_holds == 0 && !m_damage);
        if (!m_changed.wait(&m_mutex, mayIdle ? idle : QDeadlineTimer(QDeadlineTimer::Forever)))
            return Woken::Idle;
    }
    job.emplace(std::move(m_jobs.front()));
    m_jobs.pop_front();
    return Woken::Job;
}

bool WriterThread::isAwaited()
{
    const QMutexLocker lock(&m_mutex);
    return m_closing || m_holds > 0 || !m_jobs.empty();
}

void WriterThread::doIdleWork(std::unique_ptr<Writing> &writing)
{
    IdleWork work;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_holds > 0 || m_damage)
            return;
        work = std::exchange(m_idleWork, {});
    }
    if (!work || !open(writing))
        return;
    const Result<bool> more = work(writing->connection.handle(), [this] { return isAwaited(); });
    (void)writing->log.checkpoint();
    const bool interrupted = isAwaited();
    const QMutexLocker lock(&m_mutex);
    const bool hasMore = more && (*more || interrupted);
    if (hasMore && !m_idleWork) // unless newer work has come
        m_idleWork = std::move(work);
    m_goesOn = m_idleWork && more && !interrupted;
}

void WriterThread::run()
{
    std::unique_ptr<Writing> writing;
    bool hasUnsaved = false; // in the log, not yet in the file itself
    for (;;) {
        std::optional<Job> job;
        const Woken woken = waitForJob(hasUnsaved, job);
        if (woken == Woken::Close)
            break;
        if (woken == Woken::Idle) {
            if (hasUnsaved)
                (void)writing->log
                    .checkpoint(); // a reader may hold it up; the next idle moment comes
            hasUnsaved = false;
            doIdleWork(writing);
            continue;
        }
        job->promise.addResult(perform(job->work, writing));
        job->promise.finish();
        hasUnsaved = writing != nullptr;
    }
    if (writing)
        (void)closeInOrder(
            writing->connection); // failing, the file is checked when it is next opened
}

Result<void> WriterThread::open(std::unique_ptr<Writing> &writing)
{
    if (writing)
        return {};
    Result<Connection> connection = Connection::open(m_path, Access::ReadWrite);
    if (!connection)
        return connection.error();
    writing = std::make_unique<Writing>(std::move(*connection));
    return {};
}

Result<void> WriterThread::prepare(std::unique_ptr<Writing> &writing)
{
    if (auto opened = open(writing); !opened)
        return opened;
    if (!writing->hasOthersWritten())
        return {};
    const Result<Edit> outside = writing->log.takeInOutsideChanges();
    if (!outside)
        return outside.error();
    report(*outside);
    return {};
}

Result<Edit> WriterThread::perform(const Work &work, std::unique_ptr<Writing> &writing)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (m_damage)
            return *m_damage;
    }
    if (Result<void> ready = prepare(writing); !ready)
        return ready.error();
    Result<Edit> edit = work(writing->log);
    if (edit)
        report(*edit);
    return edit;
}

void WriterThread::report(const Edit &edit)
{
    if (edit.seq != 0)
        m_committed(edit);
}

} // namespace sourceline
