#pragma once

#include "model/columns/documentlinks.h"
#include "model/columns/loader.h"
#include "model/columns/sort.h"
#include "model/filter/evaluate.h"
#include "model/store/editlog.h"
#include "model/workbench/readerthread.h"
#include "model/workbench/rowtexts.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <set>

namespace sourceline {

/// A filter as it was run over a snapshot.
struct AppliedFilter
{
    FilterSpec spec;
    std::shared_ptr<const CompiledFilter> compiled; ///< null: none
    std::shared_ptr<const RowBits> bits;            ///< null: every row
    bool refines = false; ///< its rows are among those of the filter that it was run after

    /// `before`: of the same snapshot, the record being unchanged since. `links`: of the snapshot,
    /// where they have been read.
    static Result<AppliedFilter> run(sqlite3 *database,
                                     const IncidentTable &table,
                                     const FilterSpec &spec,
                                     const std::atomic_bool *cancelled = nullptr,
                                     const AppliedFilter *before = nullptr,
                                     const DocumentLinks *links = nullptr);
    /// Run again over `table`, in which only `incidents` differ from `before` unless it is null.
    Result<AppliedFilter> again(sqlite3 *database,
                                const IncidentTable &table,
                                const std::vector<Id> *incidents,
                                const DocumentLinks *links = nullptr) const;
};

/// What views show together: a snapshot and the rows of it, filtered and ordered.
struct Shown
{
    Snapshot snapshot;
    std::shared_ptr<const RowSet> rows;
    SortOrder order;
    bool sparse = true; ///< the first screen only, in the order it was asked for
    std::shared_ptr<const RowSet> all =
        nullptr; ///< every living row in that order, which rows are of
    AppliedFilter filter = {};

    void setAll(RowSet ordered); ///< and rows with it, by the filter
    void setFilter(const AppliedFilter &applied);
    /// The rows of `before`, of which only those of `incidents` changed, put right: shared with it
    /// where they stand as they stood.
    void setPatched(const Shown &before,
                    const std::vector<Id> &incidents,
                    const std::vector<quint32> *titleRanks);
};

/// Makes what is shown of a first screen, one job after the other on a thread of its own: all
/// columns, edits taken in, another filter or order; and, when nothing else is wanted, the links
/// from documents to incidents, which make later filters quick. What is wanted is kept as a state,
/// so the latest wish wins and nothing is lost while a job runs. UI thread.
class SnapshotLoader : public QObject
{
    Q_OBJECT

public:
    explicit SnapshotLoader(QObject *parent = nullptr);
    ~SnapshotLoader() override;

    /// `firstScreen`: its rows in the order they were named, which published() hands over once the
    /// event loop runs, or why they cannot be read.
    void start(ReaderThread::Open open, const Result<Snapshot> &firstScreen, SortOrder order);
    /// All columns through other connections (of another day), without a first screen: what is
    /// shown stays until they are there.
    void startAgain(ReaderThread::Open open, SortOrder order);
    /// While held nothing begins; the first screen is published.
    void setHeld(bool held);
    void stop(); ///< cancels what runs and waits for it

    void setOrder(SortOrder order);
    void setFilter(const FilterSpec &filter);
    void takeIn(const Edit &edit);
    /// The incident that a table stays at, when other rows come.
    void setCurrent(Id incident);

    /// Documents lead to incidents by links, not by a join.
    bool hasLinks() const { return m_links != nullptr; }

    qint64 linkBytes() const; ///< that they take

signals:
    /// The texts of those rows of the next published() that a table shows first, one for each.
    void textsRead(const std::vector<sourceline::Id> &incidents,
                   const std::shared_ptr<sourceline::RowTexts> &texts);
    void published(const sourceline::Shown &shown);
    /// label empty: done.
    void progressChanged(const QString &label, qint64 done, qint64 total);
    void failed(const QString &sentence);
    void filterGivenUp(); ///< it could not be run: what was shown before stays

private:
    using Ranks = std::shared_ptr<const std::vector<quint32>>;
    using Links = std::shared_ptr<const DocumentLinks>;
    using Cancel = std::shared_ptr<std::atomic_bool>;

    struct ScreenTexts
    {
        std::vector<Id> incidents;
        std::shared_ptr<RowTexts> texts; ///< null: none were read
        quint64 edits = 0;               ///< that had been told of when the job began
    };

    /// What a job hands back. No snapshot: it failed with `problem`, or was cancelled.
    struct Outcome
    {
        Shown shown;
        Ranks ranks;
        bool ranksFresh = false;
        QString problem;
        std::optional<Links> links = {}; ///< other ones than before
        ScreenTexts screen = {};
    };

    using Work = std::function<Outcome(sqlite3 *)>;

    void next();
    void run(Work work);
    void runForScreen(Work work); ///< and reads the texts of what a table shows first
    static ScreenTexts screenTexts(sqlite3 *database, const Shown &shown, Id current);
    void finish(const Outcome &outcome);
    void giveUp(const QString &problem);
    void showFirstScreen(const Result<Snapshot> &firstScreen);
    void loadAll();
    void reload();
    void sort();
    void filter();
    void workIdly();
    void readLinks();
    void rest();
    void giveBack();
    void abandonIdleWork();
    LoadProgress progressOf(const QString &label);
    bool wantsFilter() const;
    bool wantsTitleRanks() const;

    /// What edits up to `upTo` touched. The casefile may hold newer ones, whose rows are not named
    /// yet.
    struct Touched
    {
        std::vector<Id> incidents;
        ChangedNames names;
        qint64 upTo = 0;
    };

    static Outcome reloaded(sqlite3 *database,
                            const Shown &before,
                            const Ranks &ranks,
                            const Links &links,
                            const Touched &touched);

    ReaderThread::Open m_open;
    SortOrder m_order;
    FilterSpec m_filter;
    Shown m_shown;
    Ranks m_ranks;
    bool m_ranksFresh = false; ///< made of the snapshot shown
    Links m_links;             ///< of the snapshot shown; null: not read yet
    bool m_linksFailed = false;
    QTimer m_idle; ///< since nothing is wanted
    std::set<Id> m_touched;
    ChangedNames m_namesTouched;
    bool m_allTouched = false;
    bool m_filterStale = false; ///< an edit came that a filter over records may have to see
    bool m_busy = false;
    bool m_held = false;
    bool m_failed = false; ///< all columns could not be read: what is shown stays
    Id m_current;
    qint64 m_edit = 0;   ///< seq of the last edit to take in
    quint64 m_edits = 0; ///< that have been told of
    int m_generation = 0;
    Cancel m_cancel;            ///< of the job that runs
    bool m_refining = false;    ///< it sorts or filters, which the next wish makes idle
    bool m_idling = false;      ///< it does what nobody waits for
    bool m_freesMuch = false;   ///< a job has run that freed much; an edit uses again what it frees
    QElapsedTimer m_sinceFreed; ///< memory was given back
    std::unique_ptr<ReaderThread> m_thread;
};

} // namespace sourceline
