#pragma once

#include "model/store/dossier.h"

namespace sourceline {

enum class TextKind { None, Original, ChangedVersion, Summary };

/// What a sentence supports: bits, so that overlaps stay readable.
enum SupportBit : quint8 { SupportsEvent = 1, SupportsFigure = 2, SupportsAttribution = 4, SupportsOther = 8 };

/// One citation as it lies in the text that is shown.
struct Highlight
{
    Id citation;
    TextRange range;
    std::optional<TextRange> phrase;
    QString state; ///< exact, moved, fuzzy
    double score = 1;
    quint8 supports = 0;
    Id incident;                  ///< the incident whose record rests on it; not valid for a report's own citation
    Id claim, attribution, link, report; ///< the record, at most one valid

    bool operator==(const Highlight &) const = default;
};

/// What a list of incidents shows of one.
struct IncidentHeadline
{
    Id id;
    QString title, dateEdtf;

    bool operator==(const IncidentHeadline &) const = default;
};

/// A document with the text to show for it: the original where it is attached, else a changed version, else our summary, else none.
struct DocumentView
{
    Id document;
    Id shown; ///< the document row whose text is shown (document itself, its version or its summary)
    TextKind textKind = TextKind::None;
    QString title, outlet, author, publishedEdtf, url, fileName, marking;
    QString shownTitle; ///< of the summary, where that is shown
    QString text;       ///< exactly as stored
    std::vector<Highlight> highlights; ///< by start, then longest first
    std::vector<IncidentHeadline> incidents; ///< that highlights name, by id
    int orphans = 0;    ///< citations that have no place in the shown text

    bool operator==(const DocumentView &) const = default;
};

Result<DocumentView> readDocument(sqlite3 *database, Id document);

struct DocumentSummary
{
    Id id;
    QString title, outlet, publishedEdtf;
    int citations = 0; ///< of one incident, where asked for one
};

/// Articles (never summaries or versions) that cite `incident`, most citations first; not valid: all articles by date.
std::vector<DocumentSummary> documentsOf(sqlite3 *database, Id incident);

} // namespace sourceline
