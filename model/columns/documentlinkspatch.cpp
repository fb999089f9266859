#include "model/columns/documentlinks.h"
#include "model/columns/readtransaction.h"

#include <set>

namespace sourceline {

namespace {

constexpr size_t changedAtMost = 4096; // beyond that the overlay is folded into the arrays

constexpr const char *documentsOfIncident =
    "SELECT document FROM citation WHERE incident = ?1 UNION "
    "SELECT t.document FROM claim c CROSS JOIN citation t ON t.claim = c.id WHERE c.incident = ?1 "
    "UNION SELECT t.document FROM attribution a CROSS JOIN citation t ON t.attribution = a.id "
    "WHERE a.incident = ?1 "
    "UNION SELECT t.document FROM assessment a CROSS JOIN citation t ON t.assessment = a.id WHERE "
    "a.incident = ?1 "
    "UNION SELECT t.document FROM link l CROSS JOIN citation t ON t.link = l.id WHERE "
    "l.from_incident = ?1 "
    "UNION SELECT r.document FROM claim c CROSS JOIN report r ON r.statement = c.statement WHERE "
    "c.incident = ?1 "
    "UNION SELECT r.document FROM attribution a CROSS JOIN report r ON r.statement = a.statement "
    "WHERE a.incident = ?1 "
    "UNION SELECT r.document FROM statement s CROSS JOIN report r ON r.statement = s.id WHERE "
    "s.incident = ?1";

} // namespace

/// The next version of some links.
class DocumentLinksPatch
{
public:
    DocumentLinksPatch(const DocumentLinks &links,
                       const IncidentTable &before,
                       const IncidentTable &after)
        : m_before(before)
        , m_after(after)
        , m_links(std::make_shared<DocumentLinks>(links))
    {}

    Result<std::shared_ptr<const DocumentLinks>> apply(sqlite3 *database,
                                                       const std::vector<Id> &incidents)
    {
        const ReadTransaction view(database);
        if (!view.edit())
            return view.edit().error();
        m_links->m_edit = *view.edit();
        if (!sameRows(m_before, m_after))
            renumber();
        std::set<Row> changed;
        for (const Id incident : incidents) {
            if (const Row row = numberOf(incident); row < m_after.rowCount())
                changed.insert(row);
        }
        forget(changed);
        Statement documents(database, documentsOfIncident);
        for (const Row row : changed) {
            if (auto read = m_after.isLiving(row) ? readAgain(documents, row) : Result<void>();
                !read)
                return read.error();
        }
        std::ranges::sort(m_links->m_added);
        if (m_links->m_changed.size() > changedAtMost)
            fold();
        return std::shared_ptr<const DocumentLinks>(std::move(m_links));
    }

private:
    // Also of an incident that is gone.
    Row numberOf(Id incident) const
    {
        const qsizetype segment =
            incident.isValid() ? m_after.segmentOf(incident.value >> segmentBits) : -1;
        return segment < 0 ? m_after.rowCount()
                           : (static_cast<Row>(segment) << segmentBits)
                                 | static_cast<Row>(incident.value & (segmentRows - 1));
    }

    // Segments came between. Those that were there stay, so none of the rows is lost.
    void renumber()
    {
        std::vector<Row> to;
        for (const auto &segment : m_before.segments)
            to.push_back(static_cast<Row>(m_after.segmentOf(segment->key)) << segmentBits);
        const auto renumbered = [&to](Row row) {
            return to[row >> segmentBits] | (row & (segmentRows - 1));
        };
        auto rows = std::make_shared<std::vector<Row>>(*m_links->m_rows);
        std::ranges::transform(*rows, rows->begin(), renumbered);
        m_links->m_rows = std::move(rows);
        std::ranges::transform(m_links->m_changed, m_links->m_changed.begin(), renumbered);
        for (quint64 &pair : m_links->m_added)
            pair = (pair & 0xffffffff00000000) | renumbered(static_cast<Row>(pair));
    }

    void forget(const std::set<Row> &changed)
    {
        std::erase_if(m_links->m_added,
                      [&](quint64 pair) { return changed.contains(static_cast<Row>(pair)); });
        std::vector<Row> all;
        std::ranges::set_union(m_links->m_changed, changed, std::back_inserter(all));
        m_links->m_changed = std::move(all);
    }

    Result<void> readAgain(Statement &documents, Row row)
    {
        documents.bind(1, m_after.idOf(row));
        while (documents.next())
            m_links->m_added.push_back((quint64{codeOf(documents.id(0))} << 32) | row);
        if (documents.failed())
            return documents.error();
        documents.reset();
        return {};
    }

    Code codeOf(Id document)
    {
        if (const Code known = m_links->m_documents->codeOf(document); known != 0)
            return known;
        auto documents = std::make_shared<Dictionary>(*m_links->m_documents);
        const auto code = static_cast<Code>(documents->ids.size());
        const auto place = std::ranges::lower_bound(
            documents->byId, document, {}, [&](Code other) { return documents->ids[other]; });
        documents->byId.insert(place, code);
        documents->ids.push_back(document);
        m_links->m_documents = std::move(documents);
        return code;
    }

    void fold()
    {
        const DocumentLinks &links = *m_links;
        const size_t documents = links.m_documents->ids.size();
        auto starts = std::make_shared<std::vector<quint32>>();
        auto rows = std::make_shared<std::vector<Row>>();
        starts->reserve(documents + 1);
        rows->reserve(links.m_rows->size());
        for (size_t code = 0; code < documents; ++code) {
            starts->push_back(static_cast<quint32>(rows->size()));
            links.forEachRow(links.m_documents->ids[code], [&](Row row) { rows->push_back(row); });
            std::sort(rows->begin() + starts->back(), rows->end());
        }
        starts->push_back(static_cast<quint32>(rows->size()));
        m_links->m_starts = std::move(starts);
        m_links->m_rows = std::move(rows);
        m_links->m_changed = std::vector<Row>(); // gives the memory back
        m_links->m_added = std::vector<quint64>();
    }

    const IncidentTable &m_before;
    const IncidentTable &m_after;
    std::shared_ptr<DocumentLinks> m_links;
};

Result<std::shared_ptr<const DocumentLinks>> patchedDocumentLinks(sqlite3 *database,
                                                                  const DocumentLinks &links,
                                                                  const IncidentTable &before,
                                                                  const IncidentTable &after,
                                                                  const std::vector<Id> &incidents)
{
    return DocumentLinksPatch(links, before, after).apply(database, incidents);
}

} // namespace sourceline
