#pragma once

#include "model/store/documentview.h"

#include <memory>

namespace sourceline {

/// One stop of F3: a range of the text shown for a document, and every citation that points at
/// exactly it.
struct CitationStop
{
    CitationView citation; ///< the first of them; document: the article; range: in the shown text
    std::vector<Id> citations;
};

using DocumentViews = std::vector<std::shared_ptr<const DocumentView>>;

/// The citations of `dossier` in reading order: documents as given, then by place. Where a document
/// has no text to show, its citations stand with the offsets they were coded with.
std::vector<CitationStop> citationStops(const Dossier &dossier, const DocumentViews &documents);

/// The first stop that one of `citations` points at, −1 when there is none.
int stopOf(const std::vector<CitationStop> &stops, const std::vector<CitationView> &citations);

/// The sentences behind one record of the dossier: `table` is incident, claim, attribution, link or assessment.
/// A claim or attribution without citations of its own has those of its statement's reports.
std::vector<CitationView> citationsOf(const Dossier &dossier, const QByteArray &table, Id record);

/// All citations of an incident's own record: its own, its claims', attributions' and links'.
std::vector<CitationView> allCitations(const Dossier &dossier);

} // namespace sourceline
