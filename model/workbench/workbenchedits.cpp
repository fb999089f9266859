// Writing to the casefile, and what is selected to be written about.
#include "model/store/history.h"
#include "model/workbench/workbenchprivate.h"

#include <QPointer>

namespace sourceline {

namespace {

constexpr int restoredSteps = 400; // edits of the log that undo looks back over after a restart

struct Names
{
    std::optional<NameIndex> actors, places;
};

} // namespace

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

void Workbench::Private::readNames(Indexes which)
{
    const auto namesOf = [which](sqlite3 *database) -> Result<Names> {
        Names names;
        for (auto [wanted, index, readFrom] :
             {std::tuple(which.actors, &names.actors, &NameIndex::ofActors),
              std::tuple(which.places, &names.places, &NameIndex::ofPlaces)}) {
            if (!wanted)
                continue;
            auto read = readFrom(database);
            if (!read)
                return read.error();
            *index = std::move(*read);
        }
        return names;
    };
    q->read<Names>(q, namesOf, [this](const Result<Names> &names) {
        if (!names)
            return;
        actorNames = names->actors.value_or(actorNames);
        placeNames = names->places.value_or(placeNames);
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

} // namespace sourceline
