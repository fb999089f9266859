#pragma once

#include "model/store/derive.h"
#include "model/text/offsets.h"

#include <QStringList>

#include <optional>

struct sqlite3;

namespace sourceline {

/// One anchor of one record, on the document that it was coded on.
struct CitationView
{
    Id id;
    Id document;
    TextRange range;                 ///< code points in the document's stored text
    std::optional<TextRange> phrase; ///< inside range
    QString sha256;
    Id summaryOf; ///< the article that `document` is our summary of; not valid: `document` is no summary
};

/// A note on a record or on a stretch of a document; plain text.
struct NoteView
{
    Id id;
    QString text, author, marking;
    qint64 madeAt = 0; ///< ms since 1970 UTC; 0: not known
};

/// What a record was coded by: a decision, or one numbered rule of a codebook.
struct BasisView
{
    Id id;       ///< of coding_basis; not valid where a decision names its incident itself
    Id decision; ///< valid: a decision, else a rule
    Id codebook;
    int rule = 0;
    QString name; ///< the decision's handle or question, `rule 9`
    QString text; ///< the decision's choice, the rule's text
};

struct ReportView
{
    Id id;
    Id document;
    QString title;
    QString outlet;
    QString publishedEdtf;
    QStringList chain; ///< names, outlet first, speaker last
    std::vector<Id> chainIds; ///< the actors behind them
    std::vector<CitationView> citations;
};

struct StatementView
{
    Id id;
    QString handle;
    Id speaker;
    QString speakerName;
    QString speakerKind; ///< actor.kind
    QStringList coSpeakers;
    QString institution; ///< name of the institution the speaker speaks for, or empty
    Id institutionId;
    bool ofGovernment = false; ///< the institution is a state or a state organ
    Id governmentId;      ///< the state that such an institution is or is part of; itself where none is recorded
    QString government;   ///< its name
    QString saidEdtf;
    QString saidBasis; ///< stated, publication, inferred
    QString venue;
    QString gist;
    bool byAction = false;
    Id incident;    ///< the record that these words are, where they are one
    Id development; ///< the record that they were said in
    std::vector<ReportView> reports;
};

struct ClaimView
{
    Id id;
    QString handle;
    QString field;
    QString measure;
    QString reported;
    std::optional<qint32> low, best, high;
    QString qualifier;
    QString value;
    QString nationality, status, whomName;
    bool joint = false;
    Id whom; ///< the person behind whomName
    QString group; ///< whom as Dossier::figures keys it; for munitions and count the key is `all` whatever stands here
    QString resolvedEdtf, resolvedBasis;
    bool feeds = true;
    QString reason;
    Id supersededBy;
    QString coder, review;
    int statement = -1; ///< index into Dossier::statements
    std::vector<CitationView> citations;
    std::vector<NoteView> notes;
    std::vector<BasisView> basis;
};

struct AttributionView
{
    Id id;
    QString handle;
    Id actor;
    QString actorName; ///< empty where nobody is named
    QString actorKind;
    QString role, stance, wording, grounds, reliability, note, retracted;
    int credibility = 0;
    bool byAction = false;
    Id distributedFrom;
    QString coder, review;
    std::vector<Id> alternatives;
    int statement = -1;
    std::vector<CitationView> citations;
    std::vector<NoteView> notes;
    std::vector<BasisView> basis;
};

struct AlternativeView
{
    Id actor;
    QString actorName;
    int likelihood = 0; ///< ICD 203 band, 1 to 7
};

struct AssessmentView
{
    Id id;
    Id actor;
    QString actorName; ///< empty: insufficient information
    int likelihood = 0; ///< ICD 203 band, 1 to 7
    QString confidence, reasons, madeBy;
    qint64 madeAt = 0;
    std::vector<AlternativeView> alternatives; ///< most likely first
    std::vector<CitationView> citations;
};

/// An analyst's choice of low, best and high in place of the codebook's rule.
struct OverrideView
{
    Id id;
    FigureKey key;
    std::optional<qint32> low, best, high;
    Figure byRule; ///< what the rule would show
    QString reason, madeBy;
    qint64 madeAt = 0;
};

struct TagView
{
    Id id;
    QString name;
};

struct LinkView
{
    Id id;
    QString kind, basis, note;
    bool outgoing = true; ///< from this incident to `other`
    Id other;
    QString otherTitle, otherDateEdtf;
    int statement = -1;
    std::vector<CitationView> citations;
};

struct DecisionView
{
    Id id;
    QString handle, topic, question, choice, reason, origin;
};

/// Everything recorded about one incident, read in a handful of indexed queries. What panes and `show` present.
struct Dossier
{
    Id id;
    QString handle, kind, title, eventType, subEventType, ownSubtype, means;
    QString dateEdtf, dateWords, dateBasis, dateExternal, dateTextOnly, timeLocal, zone;
    DateSpan date;
    Id place;
    QString placeName, admin1, country;
    std::optional<double> latitude, longitude;
    QString target, weapon, calibre, platform, note, coder, review;
    std::map<FigureKey, Figure> figures;
    Figure killed, wounded, munitions, count; ///< the one of each that a column shows (schema: incident_derived); no counts of claims
    QString munitionsMeasure;                 ///< which measure `munitions` is
    quint32 differing = 0, conflicting = 0; ///< FieldBit
    std::vector<StatementView> statements; ///< that claims, attributions and links rest on, and those of this very record
    std::vector<ClaimView> claims;             ///< by field, then as coded
    std::vector<AttributionView> attributions; ///< as coded, retracted ones last
    std::vector<AssessmentView> assessments;   ///< newest first
    std::vector<LinkView> links;
    std::vector<DecisionView> decisions;
    std::vector<OverrideView> overrides; ///< those that hold, one for each figure
    std::vector<NoteView> notes;         ///< on the incident itself
    std::vector<BasisView> basis;        ///< rules, and decisions cited for it (not those of `decisions`)
    std::vector<TagView> tags;
    Id codebook;
    QString codebookName, codebookVersion;
    /// Actors of attributions that stand over others of them: the description, then what it covers.
    std::vector<std::pair<Id, Id>> covers;
    std::vector<std::pair<Id, QString>> formerly; ///< incidents that were merged into this one: key and name
    std::vector<CitationView> citations; ///< of the incident itself. Here and above: of articles first, then of summaries
};

/// Refuses an id that is not there.
Result<Dossier> readDossier(sqlite3 *database, Id incident);

/// An incident by its id as text, or by a handle that only one incident has; the sentence says what was wrong otherwise.
Result<Id> findIncident(sqlite3 *database, const QString &reference);

} // namespace sourceline
