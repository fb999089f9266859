#pragma once

#include "model/coding/actorrefs.h"
#include "model/coding/drafts.h"

namespace sourceline {

/// The statement of a draft: the one it names, else a new one with its reports. `gist` is used
/// where the draft has none. Each article that `citations` are in (a summary stands for its
/// article) reports the statement: where the draft has no report of it, one is added with the chain
/// outlet, speaker.
Result<Id> recordStatement(Writer &writer,
                           ActorRefs &actors,
                           const StatementDraft &draft,
                           const QString &gist,
                           const std::vector<CitationDraft> &citations);

/// Adds the reports that `citations` of something that rests on the statement call for.
Result<void> reportCited(Writer &writer, Id statement, const std::vector<CitationDraft> &citations);

/// A draft that keeps a recorded statement, and holds what it says for a form that replaces it.
StatementDraft draftOf(const StatementView &statement);

/// A statement with the same speaker, date, venue and gist, and no reports yet.
Result<Id> copyStatement(Writer &writer, Id statement);

/// Removes a statement that nothing rests on any more; one that is a record's own words stays. What
/// its reports cite goes to the reports of the same documents by `replacement`.
Result<void> removeIfUnused(Writer &writer, Id statement, Id replacement);

/// Two records of one utterance become one: `from` goes, `into` has the reports of both (of the
/// same document and chain one, with the sentences of both), and everything that rests on `from`
/// follows. Refused where the speakers differ.
Result<void> mergeStatements(Writer &writer, Id into, Id from);

/// With its chain and its sentences.
Result<void> removeReport(Writer &writer, Id report);

} // namespace sourceline
