#pragma once

#include "model/store/rowreader.h"
#include "model/text/anchors.h"

#include <vector>

namespace sourceline {

/// A citation as it is looked for in a text.
struct StoredCitation
{
    Id id;
    AnchorQuery query; ///< range, phrase, hash and what context the row has
};

Result<std::vector<StoredCitation>> citationsOf(sqlite3 *database, Id document);

/// Completes queries with what recognises a citation in a changed text: from the original where it
/// is attached, else from the hashes and sketches of the document's sentences, which tell without
/// this casefile ever having seen the original.
class QueryFiller
{
public:
    explicit QueryFiller(sqlite3 *database);

    Result<void> load(Id document);
    void fill(AnchorQuery &query) const;

private:
    struct Sentence
    {
        TextRange range;
        QString folded;
        QByteArray shingles;
    };

    void fillFromText(AnchorQuery &query) const;

    sqlite3 *m_database;
    std::vector<Sentence> m_sentences;
    std::optional<Offsets> m_original;
};

} // namespace sourceline
