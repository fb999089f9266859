#include "model/store/casefile.h"

#include "model/store/background.h"
#include "model/store/check.h"
#include "model/store/opening.h"
#include "model/store/statement.h"
#include "model/store/stoppable.h"
#include "model/store/upgrade.h"
#include "model/store/uri.h"
#include "model/store/writerthread.h"

#include <QDir>
#include <QFileInfo>
#include <QThreadPool>
#include <QtConcurrent>

#include <atomic>

namespace sourceline {

using namespace Qt::StringLiterals;

struct Casefile::Private
{
    QString path;
    QString title;
    QString readOnlyReason;
    // Held open so that every reader of this process shares one log with the writer and, being last
    // to close, leaves no log behind.
    std::optional<Connection> keeper;
    std::unique_ptr<WriterThread> writer; // none when read-only
    std::atomic<bool> isClosing = false;
    QList<QFuture<Result<void>>> checks;
    QThreadPool checkers; ///< its threads are set back
};

namespace {

QString whyReadOnly(const QString &path, Access wanted)
{
    const QString file = QDir::toNativeSeparators(path);
    if (wanted == Access::ReadOnly)
        return u"%1 was opened for reading only."_s.arg(file);
    if (!isWritable(path))
        return u"%1 is open for reading only: the file is write-protected for you. To edit, copy it to a place of your own."_s
            .arg(file);
    return u"%1 is open for reading only: its folder is write-protected for you, and an edit needs "
           u"a log beside the file. "
           "To edit, copy it to a place of your own."_s.arg(file);
}

Result<void> upgradeIfOlder(const QString &path, const Examined &examined)
{
    if (examined.schema >= currentSchema())
        return {};
    if (examined.access == Access::ReadOnly)
        return Error{
            u"%1 was made by an older Sourceline and has to be upgraded, but it cannot be written. "
            u"Nothing was changed; copy it "
            "to a place of your own and open it there."_s.arg(QDir::toNativeSeparators(path))};
    return upgradeFile(path);
}

Result<QString> readTitle(sqlite3 *database)
{
    Statement title(database, "SELECT title FROM casefile");
    if (!title.next())
        return title.failed() ? title.error()
                              : Error{u"The casefile has no title row. Nothing was changed."_s};
    return title.text(0);
}

Result<void> checkUntil(const QString &path, const std::atomic<bool> &isClosing)
{
    const Result<Connection> connection = Connection::open(path, Access::ReadOnly);
    if (!connection)
        return connection.error();
    const Stoppable stoppable(connection->handle(), isClosing);
    return quickCheck(connection->handle());
}

} // namespace

Casefile::Casefile(std::unique_ptr<Private> p)
    : d(std::move(p))
{
    if (!d->readOnlyReason.isEmpty())
        return;
    d->writer = std::make_unique<WriterThread>(d->path, [this](const Edit &edit) {
        QMetaObject::invokeMethod(
            this, [this, edit] { emit edited(edit); }, Qt::QueuedConnection);
    });
}

Casefile::~Casefile()
{
    d->isClosing = true;
    for (QFuture<Result<void>> &check : d->checks)
        check.waitForFinished();
    if (d->writer)
        d->writer->close();
}

Result<void> Casefile::prepare(const QString &path,
                               Access wanted,
                               std::atomic<bool> &cancelled,
                               const Verdict &examined)
{
    const Result<Examined> found = examineFile(path, wanted);
    if (examined)
        examined(found ? Result<void>() : found.error());
    if (!found)
        return found.error();
    if (!found->closedInOrder) {
        if (Result<void> sound = checkUntil(path, cancelled); !sound)
            return sound.error();
    }
    return upgradeIfOlder(path, *found);
}

Result<std::unique_ptr<Casefile>> Casefile::open(const QString &path, Access wanted, bool prepared)
{
    std::atomic<bool> never = false;
    if (Result<void> ready = prepared ? Result<void>() : prepare(path, wanted, never); !ready)
        return ready.error();
    const Result<Examined> examined = examineFile(path, wanted);
    if (!examined)
        return examined.error();
    Result<Connection> keeper = Connection::open(path, examined->access);
    if (!keeper)
        return keeper.error();
    const Result<QString> title = readTitle(keeper->handle());
    if (!title)
        return title.error();
    auto d = std::make_unique<Private>();
    d->path = path;
    d->title = *title;
    d->readOnlyReason =
        examined->access == Access::ReadOnly ? whyReadOnly(path, wanted) : QString();
    d->keeper.emplace(std::move(*keeper));
    return std::unique_ptr<Casefile>(new Casefile(std::move(d)));
}

QString Casefile::path() const
{
    return d->path;
}

QString Casefile::title() const
{
    return d->title;
}

bool Casefile::isReadOnly() const
{
    return !d->writer;
}

QString Casefile::readOnlyReason() const
{
    return d->readOnlyReason;
}

QFuture<Result<Edit>> Casefile::edit(const Reason &reason, EditLog::Change change)
{
    return run(
        [reason, change = std::move(change)](EditLog &log) { return log.apply(reason, change); });
}

QFuture<Result<Edit>> Casefile::revert(Id edit, const Reason &reason, ConflictChoice choice)
{
    return run([edit, reason, choice](EditLog &log) { return log.revert(edit, reason, choice); });
}

QFuture<Result<Edit>> Casefile::importBatch(const Reason &reason, EditLog::Fill fill)
{
    return run(
        [reason, fill = std::move(fill)](EditLog &log) { return log.applyBatch(reason, fill); });
}

QFuture<Result<Edit>> Casefile::run(std::function<Result<Edit>(EditLog &)> work)
{
    if (!d->writer)
        return QtFuture::makeReadyFuture(Result<Edit>(Error{d->readOnlyReason}));
    return d->writer->add(std::move(work));
}

void Casefile::whenIdle(IdleWork work)
{
    if (d->writer)
        d->writer->setIdleWork(std::move(work));
}

QFuture<Result<void>> Casefile::verify()
{
    if (d->writer)
        d->writer->hold();
    QFuture<Result<void>> check = QtConcurrent::run(&d->checkers, [p = d.get()] {
        workInBackground();
        Result<void> verdict = checkUntil(p->path, p->isClosing);
        // Stopped by the end of the program, which is no verdict: what waits is still done.
        if (p->writer)
            p->writer->release(p->isClosing ? Result<void>() : verdict);
        return verdict;
    });
    d->checks.append(check);
    return check;
}

Result<Connection> Casefile::reader() const
{
    return Connection::open(d->path, Access::ReadOnly);
}

} // namespace sourceline
