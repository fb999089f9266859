#pragma once

#include "model/dataout/dataexport.h"
#include "model/dataout/handling.h"
#include "model/store/attachedtext.h"
#include "model/store/dossier.h"

namespace sourceline {

/// One incident of an export: its dossier and what a dossier leaves to columns.
struct ExportedIncident
{
    Dossier dossier;
    std::optional<qint64> geoPrecision;
    QString placeBasis, countryBasis;
    qint64 speakers = 0, institutions = 0, outlets = 0, documents = 0;
    QString alleged; ///< `Kataib Hezbollah: suspects (2 speakers); …`, most speakers first
};

/// A document that an export names.
struct ExportedDocument
{
    Id id, outlet, summaryOf;
    QString kind, title, outletName, outletKind, author, published, url, language, sha256, marking,
        handle;
    std::optional<qint64> length;
};

/// Reads the incidents of an order one after the other, holding each to the handling marking, and
/// counts what is there, so that a format can say what it leaves out. One thread.
class ExportWalk
{
public:
    static Result<ExportWalk> start(sqlite3 *database, const DataOrder &order);

    using Each = std::function<Result<void>(const ExportedIncident &)>;
    /// `carriesNotes`: the format holds analysts' notes, so that these are held to the marking too.
    Result<void> run(const DataProgress &progress, bool carriesNotes, const Each &each);

    const ExportedDocument &document(Id id); ///< read once
    /// Its words where the order asks for them and the casefile has them.
    QString quotation(const CitationView &citation);

    const DataOrder &order() const { return *m_order; }

    Handling &handling() { return m_handling; }

    sqlite3 *database() const { return m_database; }

    /// What has gone by.
    struct Counts
    {
        qint64 incidents = 0, claims = 0, attributions = 0, citations = 0, links = 0,
               assessments = 0, overrides = 0, decisions = 0, notes = 0, ranges = 0,
               withoutPlace = 0, withoutDate = 0, basis = 0;
    };

    const Counts &counts() const { return m_counts; }

private:
    ExportWalk(sqlite3 *database, const DataOrder &order, Handling handling);
    Result<void> hold(const Dossier &dossier, bool carriesNotes);
    Result<void> holdNotes(const std::vector<NoteView> &notes);
    Result<void> holdCitations(const std::vector<CitationView> &citations);
    Result<ExportedIncident> read(Id incident);
    void count(const Dossier &dossier);

    sqlite3 *m_database;
    const DataOrder *m_order;
    Handling m_handling;
    std::unique_ptr<CitedTexts> m_texts;
    QHash<Id, ExportedDocument> m_documents;
    Counts m_counts;
    QSet<Id> m_links; ///< counted; one stands in two dossiers
};

/// `%1 claims` with the number grouped, for sentences of DataAccount::lost; nothing for 0.
void addLost(QStringList &lost, qint64 count, const QString &sentence);

} // namespace sourceline
