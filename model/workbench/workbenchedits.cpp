#include "model/store/history.h"
#include "model/store/stoppable.h"
#include "model/workbench/workbenchprivate.h"

#include <QDateTime>
#include <QPointer>

namespace sourceline {

namespace {

constexpr int quietTime = 300;     // ms before a list shows that it is being read
constexpr int restoredSteps = 400; // edits of the log that undo looks back over after a restart

struct Names
{
    NameIndex actors, places;
};

Result<Names> namesOf(sqlite3 *database)
{
    auto actors = NameIndex::ofActors(database);
    if (!actors)
        return actors.error();
    auto places = NameIndex::ofPlaces(database);
    if (!places)
        return places.error();
    return Names{*actors, *places};
}

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

void Workbench::Private::startReaders()
{
    titles.start(connections());
    reader.start(connections());
    facets.start(connections());
    for (Lister &lister : listers)
        lister.thread = std::make_unique<ReaderThread>(connections());
}

void Workbench::Private::stopReaders()
{
    ++generation;
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

void Workbench::Private::restoreHistory()
{
    q->read<std::vector<Edit>>(
        q,
        [](sqlite3 *database) { return findEdits(database, {}, 0, restoredSteps); },
        [this](const Result<std::vector<Edit>> &edits) {
            // What was done meanwhile came by itself.
            if (edits && !history.canUndo() && !history.canRedo())
                history.restore(*edits, identity.name);
        });
}

void Workbench::Private::readNames()
{
    q->read<Names>(q, namesOf, [this](const Result<Names> &names) {
        if (!names)
            return;
        actorNames = names->actors;
        placeNames = names->places;
        emit q->namesChanged();
    });
}

QString Workbench::Private::refusal() const
{
    if (!casefile)
        return Workbench::tr("No casefile is open.");
    if (casefile->isReadOnly())
        return casefile->readOnlyReason();
    if (asOf)
        return Workbench::tr("This is the casefile as it was; go back to now to edit it.");
    return {};
}

void Workbench::Private::tell(const Result<Edit> &edit, const Done &done)
{
    if (done)
        done(edit);
    else if (!edit)
        emit q->failed(edit.error().message);
}

bool Workbench::Private::mayWrite(const Done &refused)
{
    if (const QString sentence = refusal(); !sentence.isEmpty()) {
        tell(Error{sentence}, refused);
        return false;
    }
    if (identity.isSet() || (identityQuestion && identityQuestion()))
        return true;
    tell(Error{Workbench::tr("Nothing was recorded: an edit needs the name of who makes it.")},
         refused);
    return false;
}

void Workbench::Private::answerTo(const QFuture<Result<Edit>> &edit, const Done &done)
{
    auto *watcher = new QFutureWatcher<Result<Edit>>(casefile.get());
    QObject::connect(watcher, &QFutureWatcherBase::finished, q, [this, watcher, done] {
        watcher->deleteLater();
        const Result<Edit> answer = watcher->result();
        history.release();
        tell(answer, done);
    });
    history.hold();
    watcher->setFuture(edit);
}

void Workbench::perform(const EditLog::Change &change, const QString &why, const Done &done)
{
    if (d->mayWrite(done))
        d->answerTo(d->casefile->edit({d->identity.name, tr("Edit"), why}, change), done);
}

void Workbench::revert(Id edit, const QString &label, ConflictChoice choice, const Done &done)
{
    if (d->mayWrite(done))
        d->answerTo(d->casefile->revert(edit, {d->identity.name, label, {}, "revert"}, choice),
                    done);
}

void Workbench::Private::turnBack(Id edit, const Reason &reason, ConflictChoice choice)
{
    if (!mayWrite([this](const Result<Edit> &refused) { history.failed(refused.error()); }))
        return;
    Reason signedReason = reason;
    signedReason.who = identity.name;
    auto *watcher = new QFutureWatcher<Result<Edit>>(casefile.get());
    QObject::connect(watcher, &QFutureWatcherBase::finished, q, [this, watcher] {
        watcher->deleteLater();
        const Result<Edit> done = watcher->result();
        if (!done)
            history.failed(done.error());
        else if (done->seq == 0)
            history.take(*done); // nothing was left to turn back, so no edit comes by itself
    });
    watcher->setFuture(casefile->revert(edit, signedReason, choice));
}

qint64 Workbench::lastEdit() const
{
    return d->seen;
}

bool Workbench::canEdit() const
{
    return d->refusal().isEmpty();
}

History &Workbench::history() const
{
    return d->history;
}

Identity Workbench::identity() const
{
    return d->identity;
}

void Workbench::setIdentity(const Identity &identity)
{
    d->identity = identity;
    storeIdentity(identity);
    emit identityChanged();
}

void Workbench::setIdentityQuestion(std::function<bool()> question)
{
    d->identityQuestion = std::move(question);
}

Subject Workbench::subject() const
{
    return d->subject.table.isEmpty() && d->current.isValid() ? Subject{"incident", d->current}
                                                              : d->subject;
}

void Workbench::setSubject(const Subject &subject)
{
    if (subject == d->subject)
        return;
    d->subject = subject;
    emit subjectChanged();
}

TextSelection Workbench::textSelection() const
{
    return d->textSelection;
}

void Workbench::setTextSelection(const TextSelection &selection)
{
    d->textSelection = selection;
    emit textSelectionChanged();
}

const NameIndex &Workbench::actorNames() const
{
    return d->actorNames;
}

const NameIndex &Workbench::placeNames() const
{
    return d->placeNames;
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
