// The threads that read the casefile for the panes, as it is now or as it was.
#include "model/store/stoppable.h"
#include "model/workbench/workbenchprivate.h"

#include <QDateTime>
#include <QPointer>

namespace sourceline {

namespace {

constexpr int quietTime = 300; // ms before a list shows that it is being read

} // namespace

ReaderThread::Open Workbench::Private::connections() const
{
    return [file = casefile.get(), then = asOf]() -> Result<Connection> {
        auto connection = file->reader();
        if (!connection || !then)
            return connection;
        const Result<void> installed = then->install(*connection);
        return installed ? std::move(connection) : Result<Connection>(installed.error());
    };
}

ReaderThread::Open Workbench::Private::heldConnections() const
{
    return [gate = gate, open = connections()] {
        gate->wait();
        return open();
    };
}

void Workbench::Private::startReaders()
{
    titles.start(connections());
    reader.start(heldConnections());
    facets.start(heldConnections());
    for (Lister &lister : listers)
        lister.thread = std::make_unique<ReaderThread>(heldConnections());
}

void Workbench::Private::stopReaders()
{
    ++generation;
    gate->open();
    reader.stop();
    facets.stop();
    titles.stop();
    cancelLists(true);
    for (Lister &lister : listers)
        lister = {};
    showListing();
}

void Workbench::post(QObject *owner,
                     std::function<void(sqlite3 *)> job,
                     std::function<void(bool wasCancelled)> answer)
{
    const size_t at = d->listers[0].jobs.size() <= d->listers[1].jobs.size() ? 0 : 1;
    Private::Lister &lister = d->listers[at];
    if (!lister.thread)
        return;
    const auto state = lister.jobs.emplace_back(std::make_shared<Private::Lister::Job>());
    d->listing.start();
    lister.thread->post([this,
                         at,
                         state,
                         generation = d->generation,
                         guard = QPointer<QObject>(owner),
                         job = std::move(job),
                         answer = std::move(answer)](sqlite3 *database) {
        state->began = QDateTime::currentMSecsSinceEpoch();
        if (database && !state->cancelled) {
            const Stoppable stoppable(database, state->cancelled);
            job(database);
        }
        QMetaObject::invokeMethod(
            this,
            [this, at, state, generation, guard, answer] {
                std::erase(d->listers[at].jobs, state);
                if (guard && generation == d->generation)
                    answer(state->cancelled);
            },
            Qt::QueuedConnection);
    });
}

Error Workbench::cancelled()
{
    return {tr("Reading was cancelled. It is read again after the next change.")};
}

void Workbench::Private::cancelLists(bool waitingToo)
{
    for (const Lister &lister : listers) {
        for (const auto &job : lister.jobs) {
            if (waitingToo || job->began > 0)
                job->cancelled = true;
        }
    }
}

// Says so where a list takes long; loading and imports have their own words.
void Workbench::Private::showListing()
{
    bool isWaiting = false, isLong = false;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const Lister &lister : listers) {
        for (const auto &job : lister.jobs) {
            isWaiting = true;
            isLong |= job->began > 0 && now - job->began >= quietTime;
        }
    }
    if (!isWaiting)
        listing.stop();
    isLong &= !q->isLoading() && !intake.isRunning();
    if (isLong == showsListing)
        return;
    showsListing = isLong;
    emit q->progressChanged(isLong ? Workbench::tr("Reading the casefile") : QString(), 0, 0);
}

AsOfQuery Workbench::asOf() const
{
    return d->asOfQuery;
}

void Workbench::Private::stopAsOfReader()
{
    if (!asOfReader)
        return;
    asOfCancelled->store(true);
    asOfReader.reset();
    emit q->progressChanged({}, 0, 0);
}

void Workbench::showAsOf(const AsOfQuery &query)
{
    d->stopAsOfReader();
    if (!d->casefile)
        return;
    if (query.isPresent()) {
        d->asOfQuery = {};
        if (d->asOf)
            d->enterAsOf(nullptr);
        emit asOfChanged();
        return;
    }
    d->readAsOf(query);
}

void Workbench::Private::readAsOf(const AsOfQuery &query)
{
    emit q->progressChanged(Workbench::tr("Reading the record as it was"), 0, 0);
    asOfCancelled = std::make_shared<std::atomic<bool>>(false);
    // Through a connection to the present, whatever is shown now.
    asOfReader = std::make_unique<ReaderThread>([file = casefile.get()] { return file->reader(); });
    asOfReader->post([this, query, cancelled = asOfCancelled](sqlite3 *database) {
        if (!database)
            return;
        auto read = std::make_shared<Result<AsOf>>(AsOf::read(database, query, cancelled.get()));
        QMetaObject::invokeMethod(
            q,
            [this, read, query, cancelled] {
                if (cancelled->load())
                    return;
                stopAsOfReader();
                if (!*read) {
                    emit q->failed(read->error().message);
                    return;
                }
                asOfQuery = query;
                enterAsOf(std::make_shared<const AsOf>(**read));
                emit q->asOfChanged();
            },
            Qt::QueuedConnection);
    });
}

void Workbench::Private::enterAsOf(const std::shared_ptr<const AsOf> &next)
{
    stopReaders();
    loader.stop();
    asOf = next;
    loaded = false;
    lit.clear(); // a figure of another day
    litLabel.clear();
    emit q->citationChanged();
    startReaders();
    loader.startAgain(connections(), order);
    reader.readRecord(current);
    reader.readCounts();
    readNames();
}

} // namespace sourceline
