#pragma once

#include "model/coding/drafts.h"

#include <vector>

struct sqlite3;

namespace sourceline {

/// A statement that a new record can rest on.
struct StatementOption
{
    Id id, speaker;
    QString speakerName, saidEdtf, saidBasis, gist;
    bool atSentence = false; ///< something that rests on it cites the selected sentence
    bool isDeed = false;     ///< a strike that points at somebody: nobody said it
};

/// What a form needs to know of the document that is cited, and of who has spoken.
struct StatementOptions
{
    Id article; ///< the document itself, where a summary or a version of it is shown
    Id outlet;
    QString outletName, publishedEdtf;
    std::vector<StatementOption> statements; ///< those at the sentence first, of attributions
                                             ///< before others; then the incident's
};

/// `document` is the row whose text is shown; an empty range asks for no sentence. For a reader
/// thread.
Result<StatementOptions>
readStatementOptions(sqlite3 *database, Id incident, Id document, const TextRange &range);

/// `US officials, 28 Dec 2019`; with the gist where another `among` them is called the same.
QString statementWords(const StatementOption &option, const std::vector<StatementOption> &among);

} // namespace sourceline
