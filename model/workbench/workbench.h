#pragma once

#include "model/columns/sort.h"
#include "model/filter/evaluate.h"
#include "model/store/casefile.h"
#include "model/store/documentview.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace sourceline {

class AsOf;
class History;
class IncidentModel;
class NameIndex;
class TitlePages;
struct AsOfQuery;
struct CasefileCounts;
struct FacetCounts;
struct Identity;
struct Subject;

/// Text that is selected in the article pane, ready to be cited.
struct TextSelection
{
    Id document;                     ///< the document row whose text is shown
    TextRange range;                 ///< of whole sentences, code points of the stored text
    std::optional<TextRange> phrase; ///< what is selected inside them, where it is less
    QString text;                    ///< of range

    bool isValid() const { return document.isValid() && !range.isEmpty(); }
};

/// What every pane shares: the casefile, the snapshot and its RowSet, one current incident, what is
/// selected, the document that is read and the citation that is lit. Panes never talk to each
/// other, only to this. UI thread; whatever reads the casefile runs on workers, the latest request
/// winning.
class Workbench : public QObject
{
    Q_OBJECT

public:
    explicit Workbench(QObject *parent = nullptr);
    ~Workbench() override;

    /// Refuses at once only what is not there. Else prepares the file on a worker; failed() tells
    /// if it cannot be opened, and what was open stays open. Then closes what is open, emits
    /// opened() and starts loading after the event loop has run once (so that the first screen
    /// paints first): first the rows of `firstScreen` (or the first ones by id), then all columns.
    Result<void> open(const QString &path,
                      Access wanted = Access::ReadWrite,
                      const std::vector<Id> &firstScreen = {});
    /// Waits until a worker has examined the file that open() was asked for last (some
    /// milliseconds; before there is a window): why it is refused as it is.
    Result<void> examined() const;
    /// Takes the casefile that open() has prepared by now, without waiting for the event loop or
    /// for a worker.
    void takeOpened();
    /// While held, columns are not loaded and panes do not begin to read: a window that comes up
    /// has the processors for its first picture. Not held at first.
    void setReadingHeld(bool held);
    void close();
    Casefile *casefile() const; ///< null when none is open

    Snapshot snapshot() const; ///< never null; empty when nothing is open
    std::shared_ptr<const RowSet> rows() const;
    bool
    isLoading() const; ///< a casefile is being opened, or the snapshot holds only its first screen
    IncidentModel *model() const;
    TitlePages &titles() const;
    const CasefileCounts &counts() const; ///< recordreader.h; zeros until counted

    SortOrder order() const;
    /// Sorted on a worker; rowsChanged() follows. The present order stays on screen meanwhile.
    void setOrder(SortOrder order);

    /// Which incidents rows() holds; empty: all. Filtered on a worker, the latest filter winning;
    /// rowsChanged() follows. The current incident stays, in it or not.
    FilterSpec filter() const;
    /// `refines`: the filter is being typed, and what comes next until one without is the same step
    /// back.
    void setFilter(const FilterSpec &filter, bool refines = false);
    bool isFiltering() const; ///< rows() are not those of filter() yet
    /// Terms of the filter that rows() are of which stand for nothing and are left out.
    const std::vector<TermProblem> &filterProblems() const;
    /// Back (−1) and forward (1) through the filters that were set since the casefile was opened.
    void stepFilter(int by);
    bool canStepFilter(int by) const;

    /// How many incidents each value of a field has under the filter without that field (facets.h);
    /// null until counted. Counted on a worker, and only while somebody wants them.
    std::shared_ptr<const FacetCounts> facets() const;
    /// Memory of what leads from documents, words and names to incidents, beside the columns.
    qint64 linkBytes() const;
    void setFacetsWanted(QObject *by, bool wanted);

    Id current() const;
    void setCurrent(Id incident);
    /// The same, but the document that is open stays open: for coding on in the text.
    void setCurrentFromText(Id incident);
    /// Rows that are selected, beside the current one. Kept by id when rows change; what a filter
    /// takes away is selected no more.
    const RowSet &selection() const;
    void setSelection(RowSet selection);

    std::shared_ptr<const Dossier> dossier() const;       ///< of current(); null until read
    std::shared_ptr<const DocumentView> document() const; ///< null until one is open
    const std::vector<DocumentSummary> &
    documents() const; ///< of the current incident, most citations first
    void openDocument(Id document);

    /// Lights these citations and opens the document of the first one at it. `label` says in words
    /// what they support.
    void light(const std::vector<CitationView> &citations, const QString &label);
    const std::vector<CitationView> &lit() const;
    QString litLabel() const;
    /// F3 and Shift+F3: the next or previous citation of the current incident in reading order,
    /// across documents, around at the ends.
    void stepCitation(int by);
    int citationIndex() const; ///< −1: none; counts from 0
    int citationCount() const;
    std::optional<CitationView> citation() const; ///< the one stepped to

    /// Reads, recognises and attaches article files and folders as one edit, on a worker.
    /// articlesImported() tells the outcome.
    void importArticles(const QStringList &paths);

    /// The one way in for every change from a pane: runs it under the name of who is writing (asked
    /// for the first time) and tells `done` on the UI thread once it is durable or refused; without
    /// `done` a refusal is said by failed(). Refused with a sentence while the casefile is
    /// read-only or shown as of another day.
    using Done = std::function<void(const Result<Edit> &)>;
    void perform(const EditLog::Change &change, const QString &why = {}, const Done &done = {});
    /// Turns one edit back, as a new edit called `label`, on the same terms; conflicts abort it
    /// unless `choice` says otherwise.
    void revert(Id edit,
                const QString &label,
                ConflictChoice choice = ConflictChoice::Abort,
                const Done &done = {});
    qint64 lastEdit() const; ///< seq of the newest edit that is known here
    bool canEdit() const;    ///< a casefile is open, can be written and is shown as it is now
    History &history() const;
    Identity identity() const; ///< identity.h
    void setIdentity(const Identity &identity);
    /// Asks who is writing when an edit comes and nobody is named; false: the edit is not made.
    void setIdentityQuestion(std::function<bool()> question);

    /// What the cursor is on in whatever pane: a claim, an attribution, a sentence; the current
    /// incident else.
    Subject subject() const; ///< coding/notes.h
    void setSubject(const Subject &subject);
    /// Makes `incident` the current one and lights the sentences behind `records` of it once it has
    /// been read.
    void goTo(Id incident, const std::vector<Subject> &records, const QString &label);
    TextSelection textSelection() const;
    void setTextSelection(const TextSelection &selection);

    /// Names of actors and places as of the last edit, for completion. Never null; empty until
    /// read.
    const NameIndex &actorNames() const;
    const NameIndex &placeNames() const;

    /// Shows the casefile as it was recorded, or as was said, by a day; read-only meanwhile. The
    /// present: a query that isPresent().
    void showAsOf(const AsOfQuery &query);
    AsOfQuery asOf() const;

    /// Runs `read` on a reader thread (as of the day shown) and hands the answer over on the UI
    /// thread, unless the casefile has been closed or `owner` is gone. For panes that list things
    /// of their own. What takes long can be cancelled: an error is handed over then, never half an
    /// answer.
    template <typename T>
    void read(QObject *owner,
              std::function<Result<T>(sqlite3 *)> read,
              std::function<void(const Result<T> &)> then);

    /// Loading goes on; imports and what panes read stop. Cancelled means nothing changed.
    void cancelWork();

signals:
    void opened();                           ///< or closed: casefile() tells
    void openingFailed(const QString &path); ///< after failed(): the file is not one to remember
    void countsChanged();
    void snapshotChanged();
    void rowsChanged();
    void orderChanged();
    void filterChanged(); ///< filter() or where it can step
    void facetsChanged();
    void currentChanged(sourceline::Id incident);
    void selectionChanged();
    void dossierChanged();
    void documentChanged();
    void citationChanged(); ///< lit() or citationIndex()
    /// label empty: done. total 0: not known.
    void progressChanged(const QString &label, qint64 done, qint64 total);
    void articlesImported(const QString &sentence);
    /// One sentence for the bar at the top: what happened, what was kept, what to do.
    void failed(const QString &sentence);
    void edited(const sourceline::Edit &edit);
    void subjectChanged();
    void textSelectionChanged();
    void namesChanged(); ///< actorNames() or placeNames()
    void asOfChanged();
    void identityChanged();

private:
    /// Type-erased read(): `job` runs on the thread, `answer` on this one.
    void post(QObject *owner,
              std::function<void(sqlite3 *)> job,
              std::function<void(bool wasCancelled)> answer);
    static Error cancelled();

    struct Private;
    std::unique_ptr<Private> d;
};

template <typename T>
void Workbench::read(QObject *owner,
                     std::function<Result<T>(sqlite3 *)> read,
                     std::function<void(const Result<T> &)> then)
{
    auto answer = std::make_shared<std::optional<Result<T>>>();
    post(
        owner,
        [answer, read = std::move(read)](sqlite3 *database) { answer->emplace(read(database)); },
        [answer, then = std::move(then)](bool wasCancelled) {
            if (wasCancelled)
                then(cancelled());
            else if (*answer)
                then(**answer);
        });
}

} // namespace sourceline
