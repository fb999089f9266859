#pragma once

#include "model/coding/names.h"
#include "model/coding/notes.h"
#include "model/columns/columnkeeper.h"
#include "model/store/asof.h"
#include "model/workbench/articleintake.h"
#include "model/workbench/facetcounter.h"
#include "model/workbench/history.h"
#include "model/workbench/identity.h"
#include "model/workbench/openedcasefile.h"
#include "model/workbench/readinggate.h"
#include "model/workbench/recordreader.h"
#include "model/workbench/snapshotloader.h"
#include "model/workbench/titlepages.h"
#include "model/workbench/workbench.h"

#include <QFutureWatcher>
#include <QTimer>

#include <array>
#include <future>

namespace sourceline {

struct Workbench::Private
{
    explicit Private(Workbench *workbench)
        : q(workbench)
    {}

    void setShown(const Shown &next);
    void useFilter();
    void forgetFilters();
    void setRecord(const Record &next);
    void setDocument(const std::shared_ptr<const DocumentView> &view);
    void openText(Id open); ///< a document of the current incident; not valid: the first
    void finishOpening();
    void start(OpenedCasefile next);
    void letRead();
    void stopOpening();
    void take(const Edit &own);
    void takeIn(const Edit &edit);
    void forget();
    void keepColumns();
    void verify();
    std::shared_ptr<const DocumentView> viewOf(Id document) const;
    void startReaders();
    void stopAsOfReader();
    void readAsOf(const AsOfQuery &query);
    void stopReaders();
    void restoreHistory();

    struct Indexes
    {
        bool actors = false, places = false;

        static Indexes all() { return {true, true}; }
    };

    void readNames(Indexes which = Indexes::all());
    void catchUp();
    void arrive();
    /// Of undo and redo; History has the answer.
    void turnBack(Id edit, const Reason &reason, ConflictChoice choice);
    bool mayWrite(const Done &refused); ///< asks who is writing; false after telling why not
    void tell(const Result<Edit> &edit, const Done &done);
    void answerTo(const QFuture<Result<Edit>> &edit, const Done &done);
    QString refusal() const; ///< why nothing can be edited now; empty: it can
    void enterAsOf(const std::shared_ptr<const AsOf> &next);
    ReaderThread::Open connections() const;
    ReaderThread::Open heldConnections() const; ///< the same, once the first rows are painted

    Workbench *q;
    std::unique_ptr<Casefile> casefile;
    QFutureWatcher<std::shared_ptr<OpenedCasefile>> *opening = nullptr; ///< while a file is opened
    std::shared_ptr<std::atomic<bool>> cancelOpening;
    QString openingPath;
    std::shared_future<Result<void>> examined;                           ///< of that file
    std::shared_ptr<ReadingGate> gate = std::make_shared<ReadingGate>(); ///< of `casefile`
    bool held = false; ///< a casefile that is opened is not let read
    SnapshotLoader loader;
    RecordReader reader;
    TitlePages titles;
    FacetCounter facets;
    std::set<const QObject *> facetUsers;
    ArticleIntake intake{q}; ///< found by ArticleIntake::of()
    IncidentModel *model = nullptr;

    Shown shown{
        std::make_shared<const IncidentTable>(), std::make_shared<const RowSet>(), {}, false};
    SortOrder order;

    /// Filters set one after the other, and the one that holds.
    struct FilterTrail
    {
        std::vector<FilterSpec> steps{FilterSpec()};
        size_t at = 0;
        bool refining = false; ///< the last step is still being typed

        const FilterSpec &spec() const { return steps[at]; }
    };

    FilterTrail filters;
    Id current;
    bool staysInText = false; ///< the document stays when the record of `current` has been read
    RowSet selection;
    Record record;
    std::shared_ptr<const DocumentView> document;
    std::vector<CitationView> lit;
    QString litLabel;
    int stop = -1;
    CasefileCounts counts;
    QTimer edited; ///< counts, and long lists of names, are read when no edit follows
    Indexes namesStale;
    bool loaded = false;                  ///< all columns are there
    std::shared_ptr<ColumnKeeper> keeper; ///< of the casefile; used on its writer thread

    /// For what panes list: two, so that a long list does not keep a completion waiting.
    struct Lister
    {
        struct Job
        {
            std::atomic<qint64> began = 0; ///< ms since 1970; 0: waits
            std::atomic<bool> cancelled{false};
        };

        std::unique_ptr<ReaderThread> thread;
        std::vector<std::shared_ptr<Job>> jobs; ///< whose answers have not been handed over
    };

    void lookForOthers();

    QTimer others;   ///< looks for edits that another program made
    qint64 seen = 0; ///< seq of the last edit that is known here

    void cancelLists(bool waitingToo);
    void showListing();

    std::array<Lister, 2> listers;
    QTimer listing; ///< looks whether a list takes long
    bool showsListing = false;
    int generation = 0; ///< answers asked for before are not handed over
    History history;
    Identity identity = storedIdentity();
    std::function<bool()> identityQuestion;
    Subject subject;

    /// What goTo() asked for, until the incident has been read.
    struct Destination
    {
        Id incident;
        std::vector<Subject> records;
        QString label;
    };

    Destination destination;
    TextSelection textSelection;
    NameIndex actorNames, placeNames;
    AsOfQuery asOfQuery;
    std::shared_ptr<const AsOf> asOf;         ///< null: the present
    std::unique_ptr<ReaderThread> asOfReader; ///< while an older state is worked out
    std::shared_ptr<std::atomic<bool>> asOfCancelled;
};

} // namespace sourceline
