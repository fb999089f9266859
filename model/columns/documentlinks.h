#pragma once

#include "model/columns/incidenttable.h"
#include "model/text/result.h"

#include <algorithm>
#include <atomic>

struct sqlite3;

namespace sourceline {

/// Which incidents rest on which document: they cite it, or hold what a statement that it reports
/// says. Compressed rows by document with an overlay of what edits changed since, instead of a join
/// over millions of claims. Immutable; any thread. Rows are those of the snapshot it was made for
/// and of those with sameRows().
class DocumentLinks
{
public:
    /// Calls `use` with the row of each incident of a document, ascending and once each but for
    /// rows that edits changed, which come last. Nothing for a document that is not known.
    template <typename Use>
    void forEachRow(Id document, Use use) const;

    qint64 edit() const { return m_edit; } ///< seq of the last edit in it

    qint64 links() const; ///< pairs of an incident and a document

    qint64 memory() const; ///< in bytes

    bool knows(Id document) const { return m_documents->codeOf(document) != 0; }

private:
    friend class DocumentLinksMaker;
    friend class DocumentLinksPatch;

    std::shared_ptr<const Dictionary> m_documents; ///< ids only
    /// Those of document `code` are m_rows[m_starts[code] … m_starts[code + 1]). Shared between
    /// versions.
    std::shared_ptr<const std::vector<quint32>> m_starts;
    std::shared_ptr<const std::vector<Row>> m_rows;
    std::vector<Row> m_changed; ///< ascending: what the arrays say of these does not hold any more
    std::vector<quint64> m_added; ///< ascending: code << 32 | row, of the changed ones
    qint64 m_edit = 0;
};

/// All links, for the rows of `table`; what is newer than it is left out. Blocks for seconds at
/// millions of claims: call it on a worker.
Result<std::shared_ptr<const DocumentLinks>> readDocumentLinks(
    sqlite3 *database, const IncidentTable &table, const std::atomic_bool *cancelled = nullptr);

/// `links` of the snapshot `before` with those of `incidents` (added, changed or gone; whatever an
/// edit names) read again for the rows of `after`. Milliseconds for a few incidents.
Result<std::shared_ptr<const DocumentLinks>> patchedDocumentLinks(sqlite3 *database,
                                                                  const DocumentLinks &links,
                                                                  const IncidentTable &before,
                                                                  const IncidentTable &after,
                                                                  const std::vector<Id> &incidents);

template <typename Use>
void DocumentLinks::forEachRow(Id document, Use use) const
{
    const Code code = m_documents->codeOf(document);
    if (code == 0)
        return;
    if (code + 1 < m_starts->size()) {
        for (size_t at = (*m_starts)[code]; at < (*m_starts)[code + 1]; ++at) {
            const Row row = (*m_rows)[at];
            if (m_changed.empty() || !std::ranges::binary_search(m_changed, row))
                use(row);
        }
    }
    for (auto at = std::ranges::lower_bound(m_added, quint64{code} << 32);
         at != m_added.end() && *at >> 32 == code;
         ++at)
        use(static_cast<Row>(*at));
}

} // namespace sourceline
