#include "model/workbench/workbench.h"

#include "model/exchange/account.h"
#include "model/store/opening.h"
#include "model/store/statement.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/workbenchprivate.h"

#include <QFileInfo>
#include <QTimer>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace sourceline {

namespace {

constexpr int quietTime = 300;          // ms before work shows its progress
constexpr int frameTime = 20;           // ms: lets the first rows paint before panes read
constexpr int editsPause = 300;         // ms between two edits in a row
constexpr int othersPause = 4000;       // ms between looks for edits of another program
constexpr qint64 worthKeeping = 20'000; // incidents: fewer are scanned within two frames

} // namespace

Workbench::Workbench(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    readyToOpen();
    d->model = new IncidentModel(*this, this);
    d->edited.setSingleShot(true);
    d->edited.setInterval(editsPause);
    connect(&d->edited, &QTimer::timeout, this, [this] { d->catchUp(); });
    d->listing.setInterval(quietTime / 3);
    d->others.setInterval(othersPause);
    connect(&d->others, &QTimer::timeout, this, [this] { d->lookForOthers(); });
    connect(&d->listing, &QTimer::timeout, this, [this] { d->showListing(); });
    connect(&d->loader,
            &SnapshotLoader::textsRead,
            this,
            [this](const std::vector<Id> &incidents, const std::shared_ptr<RowTexts> &texts) {
                d->titles.keep(incidents, std::move(*texts));
            });
    connect(&d->loader, &SnapshotLoader::published, this, [this](const Shown &shown) {
        d->setShown(shown);
    });
    connect(&d->loader, &SnapshotLoader::progressChanged, this, &Workbench::progressChanged);
    connect(&d->loader, &SnapshotLoader::failed, this, &Workbench::failed);
    connect(&d->loader, &SnapshotLoader::filterGivenUp, this, [this] {
        d->filters.steps[d->filters.at] = d->shown.filter.spec;
        emit filterChanged();
    });
    connect(&d->reader, &RecordReader::recordRead, this, [this](const Record &record) {
        d->setRecord(record);
    });
    connect(&d->reader,
            &RecordReader::documentRead,
            this,
            [this](const std::shared_ptr<const DocumentView> &view) { d->setDocument(view); });
    connect(&d->reader, &RecordReader::countsRead, this, [this](const CasefileCounts &counts) {
        d->counts = counts;
        emit countsChanged();
    });
    connect(&d->reader, &RecordReader::failed, this, &Workbench::failed);
    connect(&d->reader, &RecordReader::gone, this, [this](Id incident) {
        if (incident == d->current)
            setCurrent({}); // the edit that made it was undone
    });
    connect(&d->facets, &FacetCounter::counted, this, &Workbench::facetsChanged);
    connect(&d->intake, &ArticleIntake::progressChanged, this, &Workbench::progressChanged);
    d->intake.setWriter([this] {
        const bool asks = !d->identity.isSet() && d->identityQuestion;
        if (asks && !d->identityQuestion())
            return QString();
        return d->identity.isSet() ? d->identity.name : accountName();
    });
    connect(&d->intake, &ArticleIntake::failed, this, &Workbench::failed);
    connect(&d->intake, &ArticleIntake::finished, this, [this](const QString &sentence) {
        d->reader.readRecord(d->current); // a text alone is attached without an edit
        d->reader.readCounts();
        emit articlesImported(sentence);
    });
    connect(&d->history,
            &History::refused,
            this,
            [this](Id, const QString &, const QString &sentence) { emit failed(sentence); });
    d->history.setRevert([this](Id edit, const Reason &reason, ConflictChoice choice) {
        d->turnBack(edit, reason, choice);
    });
}

Workbench::~Workbench()
{
    d->stopOpening();
    d->forget();
}

void Workbench::Private::forget()
{
    intake.stop();
    stopAsOfReader();
    loader.stop();
    stopReaders();
    history.clear();
    edited.stop();
    others.stop();
    seen = 0;
    namesStale = {};
    actorNames = placeNames = NameIndex();
    asOf.reset();
    asOfQuery = {};
    casefile.reset();
}

Result<void> Workbench::open(const QString &path, Access wanted, const std::vector<Id> &firstScreen)
{
    if (!QFileInfo::exists(path)) {
        const Result<Examined> refused = examineFile(path, wanted); // has the sentence for it
        return refused ? Result<void>() : refused.error();
    }
    d->stopOpening();
    d->cancelOpening = std::make_shared<std::atomic<bool>>(false);
    d->opening = new QFutureWatcher<std::shared_ptr<OpenedCasefile>>(this);
    d->openingPath = path;
    connect(d->opening, &QFutureWatcherBase::finished, this, [this] { d->finishOpening(); });
    const auto verdict = std::make_shared<std::promise<Result<void>>>();
    d->examined = verdict->get_future().share();
    d->opening->setFuture(QtConcurrent::run(
        [path, wanted, firstScreen, cancelled = d->cancelOpening, verdict, thread = thread()] {
            return openCasefile(
                path,
                wanted,
                firstScreen,
                *cancelled,
                [&verdict](const Result<void> &found) { verdict->set_value(found); },
                thread);
        }));
    // What was taken before the event loop ran lives on until that has ended.
    QTimer::singleShot(quietTime, d->opening, [this, watcher = d->opening] {
        if (d->opening == watcher)
            emit progressChanged(tr("Opening the casefile"), 0, 0);
    });
    return {};
}

Result<void> Workbench::examined() const
{
    return d->examined.valid() ? d->examined.get() : Result<void>();
}

void Workbench::takeOpened()
{
    if (d->opening && d->opening->future().isFinished())
        d->finishOpening();
}

void Workbench::Private::finishOpening()
{
    const std::shared_ptr<OpenedCasefile> made = opening->result();
    OpenedCasefile next = std::move(*made);
    stopOpening();
    emit q->progressChanged({}, 0, 0);
    if (next.opened) {
        start(std::move(next));
    } else {
        emit q->failed(next.opened.error().message);
        emit q->openingFailed(openingPath);
    }
}

void Workbench::Private::stopOpening()
{
    if (!opening)
        return;
    cancelOpening->store(true);
    opening->disconnect(q);
    opening->waitForFinished();
    opening->result()->casefile.reset(); // here, where it lives
    opening->deleteLater();
    opening = nullptr;
}

void Workbench::Private::start(OpenedCasefile next)
{
    q->close();
    casefile = std::move(next.casefile);
    keeper = std::make_shared<ColumnKeeper>();
    loaded = false;
    QObject::connect(
        casefile.get(), &Casefile::edited, q, [this](const Edit &edit) { take(edit); });
    gate = std::make_shared<ReadingGate>();
    startReaders();
    titles.keep(next.firstIncidents, std::move(next.firstTexts));
    forgetFilters();
    loader.start(connections(), next.firstScreen, order);
    restoreHistory();
    readNames();
    emit q->opened();
    // After the loader's rows have come, which are on their way.
    QMetaObject::invokeMethod(
        q, [this] { letRead(); }, Qt::QueuedConnection);
}

void Workbench::Private::letRead()
{
    if (!held)
        QTimer::singleShot(frameTime, q, [gate = gate] { gate->open(); });
}

void Workbench::setReadingHeld(bool held)
{
    if (std::exchange(d->held, held) == held)
        return;
    d->loader.setHeld(held);
    d->letRead();
}

void Workbench::close()
{
    d->stopOpening();
    const bool wasOpen = d->casefile != nullptr;
    d->forget();
    d->forgetFilters();
    if (!wasOpen)
        return;
    d->shown = {
        std::make_shared<const IncidentTable>(), std::make_shared<const RowSet>(), d->order, false};
    d->counts = {};
    emit snapshotChanged();
    emit rowsChanged();
    setSelection({});
    setCurrent({});
    emit progressChanged({}, 0, 0);
    emit countsChanged();
    emit opened();
}

Casefile *Workbench::casefile() const
{
    return d->casefile.get();
}

Snapshot Workbench::snapshot() const
{
    return d->shown.snapshot;
}

std::shared_ptr<const RowSet> Workbench::rows() const
{
    return d->shown.rows;
}

bool Workbench::isLoading() const
{
    return d->opening || (d->casefile && !d->loaded);
}

IncidentModel *Workbench::model() const
{
    return d->model;
}

TitlePages &Workbench::titles() const
{
    return d->titles;
}

const CasefileCounts &Workbench::counts() const
{
    return d->counts;
}

SortOrder Workbench::order() const
{
    return d->order;
}

void Workbench::setOrder(SortOrder order)
{
    if (order == d->order)
        return;
    d->order = order;
    emit orderChanged();
    d->loader.setOrder(order);
}

void Workbench::Private::setShown(const Shown &next)
{
    const Snapshot before = shown.snapshot;
    const bool translates = next.snapshot != before && selection.size() > 0;
    const RowSet selected = translates ? translated(*before, *next.snapshot, selection) : RowSet();
    const bool loadingEnds = !next.sparse && !loaded;
    loaded = loaded || loadingEnds;
    const bool newSnapshot = next.snapshot != before;
    shown = next;
    seen = std::max(seen, asOf ? 0 : next.snapshot->edit);
    facets.setShown(next);
    // The texts of a first screen were read before its columns: an edit may have come between.
    if (loadingEnds && next.snapshot->edit != before->edit)
        titles.forget({});
    if (translates)
        selection = selected;
    // What is out of sight is not edited along with the rest.
    const qsizetype chosen = selection.size();
    if (shown.filter.bits && chosen > 0)
        selection = filtered(selection, *shown.filter.bits);
    if (newSnapshot) {
        keepColumns();
        emit q->snapshotChanged();
    }
    emit q->rowsChanged();
    if (translates || selection.size() != chosen)
        emit q->selectionChanged();
    if (loadingEnds) {
        others.start();
        reader.readCounts();
        verify();
    }
}

// Of the present only: what is shown as of another day is in no column of the casefile.
void Workbench::Private::keepColumns()
{
    if (!casefile || shown.sparse || asOf || shown.snapshot->incidents < worthKeeping)
        return;
    casefile->whenIdle(
        [keeper = keeper, table = shown.snapshot](sqlite3 *writer, const auto &interrupted) {
            return keeper->writeSome(writer, *table, interrupted);
        });
}

void Workbench::Private::verify()
{
    auto *watcher = new QFutureWatcher<Result<void>>(casefile.get());
    QObject::connect(watcher, &QFutureWatcherBase::finished, q, [this, watcher] {
        watcher->deleteLater();
        const Result<void> sound = watcher->result();
        if (!sound)
            emit q->failed(sound.error().message);
    });
    watcher->setFuture(casefile->verify());
}

static bool touches(const Edit &edit, const char *table, const char *itsNames)
{
    return edit.rows.empty() || std::ranges::any_of(edit.rows, [&](const TouchedRow &row) {
               return row.table == table || row.table == itsNames;
           });
}

void Workbench::Private::take(const Edit &own)
{
    Edit edit = own;
    if (seen > 0 && own.seq > seen + 1)
        edit.rows.clear(); // another program's came before it: anything may be otherwise
    seen = std::max(seen, own.seq);
    history.take(own);
    takeIn(edit);
}

// Without rows: anything may be otherwise.
void Workbench::Private::takeIn(const Edit &edit)
{
    std::vector<Id> touched;
    for (const TouchedRow &row : edit.rows) {
        if (row.incident.isValid())
            touched.push_back(row.incident);
    }
    titles.forget(touched);
    facets.takeIn(edit);
    loader.takeIn(edit);
    reader.readRecord(current);
    namesStale.actors = namesStale.actors || touches(edit, "actor", "actor_name");
    namesStale.places = namesStale.places || touches(edit, "place", "place_name");
    if (shown.snapshot->incidents < worthKeeping)
        catchUp();
    else
        edited.start();
    emit q->edited(edit);
}

void Workbench::Private::lookForOthers()
{
    if (asOf || !loaded || !casefile || history.isBusy() || !listers[0].jobs.empty())
        return;
    // A text alone is attached without an edit.
    using Last = std::pair<Edit, qint64>;
    q->read<Last>(
        q,
        [](sqlite3 *database) -> Result<Last> {
            Statement last(
                database,
                "SELECT seq, id, at, who, label, kind FROM edit ORDER BY seq DESC LIMIT 1");
            Edit edit;
            if (last.next()) {
                edit.seq = last.integer(0);
                edit.id = last.id(1);
                edit.at = last.integer(2);
                edit.who = last.text(3);
                edit.label = last.text(4);
                edit.kind = "outside";
            }
            if (last.failed())
                return last.error();
            Statement text(database, "SELECT max(id) FROM text");
            const qint64 newest = text.next() ? text.integer(0) : 0;
            return text.failed() ? Result<Last>(text.error()) : Result<Last>({edit, newest});
        },
        [this](const Result<Last> &last) {
            if (!last)
                return;
            const auto &[edit, newestText] = *last;
            if (newestText != counts.newestText) {
                reader.readRecord(current);
                reader.readCounts();
            }
            if (edit.seq <= seen)
                return;
            seen = edit.seq;
            namesStale = Indexes::all();
            takeIn(edit);
        });
}

void Workbench::Private::catchUp()
{
    reader.readCounts();
    if (namesStale.actors || namesStale.places)
        readNames(std::exchange(namesStale, {}));
}

Id Workbench::current() const
{
    return d->current;
}

void Workbench::setCurrent(Id incident)
{
    if (incident == d->current)
        return;
    d->current = incident;
    d->loader.setCurrent(incident);
    d->staysInText = false;
    d->subject = {};
    d->record = {};
    d->lit.clear();
    d->litLabel.clear();
    d->stop = -1;
    emit currentChanged(incident);
    emit subjectChanged();
    d->reader.readRecord(incident);
    if (!incident.isValid()) {
        d->document.reset();
        emit dossierChanged();
        emit documentChanged();
        emit citationChanged();
    }
}

void Workbench::setCurrentFromText(Id incident)
{
    const bool isOther = incident != d->current;
    setCurrent(incident);
    d->staysInText = isOther;
}

const RowSet &Workbench::selection() const
{
    return d->selection;
}

void Workbench::setSelection(RowSet selection)
{
    if (selection.size() == 0 && d->selection.size() == 0)
        return;
    d->selection = std::move(selection);
    emit selectionChanged();
}

// What an edit left as it was stays the one that views have laid out.
static std::shared_ptr<const DocumentView>
sameOf(const std::vector<std::shared_ptr<const DocumentView>> &before,
       const std::shared_ptr<const DocumentView> &view)
{
    const auto same =
        std::ranges::find_if(before, [&view](const auto &old) { return *old == *view; });
    return same == before.end() ? view : *same;
}

void Workbench::Private::setRecord(const Record &next)
{
    if (next.dossier->id != current)
        return;
    const bool again = record.dossier != nullptr;
    const auto here = q->citation();
    const auto before = std::exchange(record, next).views;
    for (auto &view : record.views)
        view = sameOf(before, view);
    stop = again && here ? stopOf(record.stops, {*here}) : -1;
    const bool stays = again || std::exchange(staysInText, false);
    if (!stays && !record.stops.empty())
        stop = 0;
    const Id open = stays && document ? document->document : Id();
    emit q->dossierChanged();
    if (again || document) {
        openText(open);
        return;
    }
    // No text is shown yet, as after opening: a frame for each of two panes that lay out theirs.
    QTimer::singleShot(0, q, [this, incident = current] {
        if (incident == current && record.dossier)
            openText(document ? document->document : Id());
    });
}

void Workbench::Private::openText(Id open)
{
    if (open.isValid() && !viewOf(open))
        reader.readDocument(open);
    else if (open.isValid())
        setDocument(viewOf(open));
    else
        setDocument(record.views.empty() ? nullptr : record.views.front());
    emit q->citationChanged();
    arrive();
}

void Workbench::Private::setDocument(const std::shared_ptr<const DocumentView> &view)
{
    document = view;
    emit q->documentChanged();
}

void Workbench::importArticles(const QStringList &paths)
{
    if (!d->casefile)
        emit failed(tr("Open a casefile first: articles are attached to one."));
    else if (const QString refusal = d->refusal(); !refusal.isEmpty())
        emit failed(tr("Nothing was attached: %1").arg(refusal));
    else if (d->intake.isRunning())
        emit failed(tr("An import is still under way; start the next one when it has ended."));
    else
        d->intake.start(*d->casefile, paths);
}

void Workbench::cancelWork()
{
    if (d->opening) {
        d->stopOpening();
        emit progressChanged({}, 0, 0);
        emit opened();
    }
    d->stopAsOfReader();
    d->intake.cancel();
    d->cancelLists(false);
}

} // namespace sourceline
