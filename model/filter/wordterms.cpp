#include "model/columns/documentlinks.h"
#include "model/filter/columnterms.h"
#include "model/filter/namefilter.h"
#include "model/filter/recordterms.h"
#include "model/filter/rowsearch.h"

#include <QCoreApplication>

// Terms that lead to incidents over documents: words and sources.
namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct WordTermText
{
    Q_DECLARE_TR_FUNCTIONS(WordTermText)
};

// Whatever cites the document, or rests on a statement that it reports.
constexpr const char *ofDocument =
    "SELECT incident FROM citation WHERE document = ?1 AND incident IS NOT NULL UNION ALL "
    "SELECT c.incident FROM citation t CROSS JOIN claim c ON c.id = t.claim WHERE t.document = ?1 "
    "UNION ALL SELECT a.incident FROM citation t CROSS JOIN attribution a ON a.id = t.attribution "
    "WHERE t.document = ?1 "
    "UNION ALL SELECT a.incident FROM citation t CROSS JOIN assessment a ON a.id = t.assessment "
    "WHERE t.document = ?1 "
    "UNION ALL SELECT l.from_incident FROM citation t CROSS JOIN link l ON l.id = t.link WHERE "
    "t.document = ?1 "
    "UNION ALL SELECT c.incident FROM report r CROSS JOIN claim c ON c.statement = r.statement "
    "WHERE r.document = ?1 "
    "UNION ALL SELECT a.incident FROM report r CROSS JOIN attribution a ON a.statement = "
    "r.statement WHERE r.document = ?1 "
    "UNION ALL SELECT s.incident FROM report r CROSS JOIN statement s ON s.id = r.statement WHERE "
    "r.document = ?1 AND s.incident IS NOT NULL";

constexpr const char *ofStatement =
    "SELECT incident FROM claim WHERE statement = ?1 UNION ALL "
    "SELECT incident FROM attribution WHERE statement = ?1 UNION ALL "
    "SELECT from_incident FROM link WHERE statement = ?1 UNION ALL "
    "SELECT incident FROM statement WHERE id = ?1 AND incident IS NOT NULL";

constexpr const char *ofNote =
    "SELECT incident FROM annotation WHERE id = ?1 AND incident IS NOT NULL UNION ALL "
    "SELECT c.incident FROM annotation n CROSS JOIN claim c ON c.id = n.claim WHERE n.id = ?1 "
    "UNION ALL SELECT a.incident FROM annotation n CROSS JOIN attribution a ON a.id = "
    "n.attribution WHERE n.id = ?1";

constexpr const char *havingText =
    "SELECT d.id FROM text x CROSS JOIN document d ON d.sha256 = x.sha256 WHERE x.id = ?1";

} // namespace

Result<void> RecordTerms::gatherDocuments(const Ids &documents, RowBits &bits)
{
    Ids unknown; // newer than the links
    for (const Id document : documents) {
        if (m_links && m_links->knows(document))
            m_links->forEachRow(document, [&bits](Row row) { bits.insert(row); });
        else
            unknown.insert(document);
    }
    return gather(ofDocument, unknown, bits);
}

Result<RecordTerms::Found> RecordTerms::ofWords(const FilterValue &value)
{
    const WordQuery query({{{value.text, value.anywhere, value.field->name == "title"_L1}}}, {});
    RowBits bits(m_table);
    for (const auto &[kind, incidents] :
         {std::pair(HitKind::Incident, static_cast<const char *>(nullptr)),
          std::pair(HitKind::Statement, ofStatement),
          std::pair(HitKind::Note, ofNote),
          std::pair(HitKind::Document, ofDocument)}) {
        Ids ids;
        const auto read = RowSearch(m_database, kind, query, m_cancelled)
                              .each([&, isIncident = incidents == nullptr](Id id) {
                                  if (isIncident)
                                      bits.insert(m_table.rowOf(id));
                                  else
                                      ids.insert(id);
                              });
        if (!read)
            return read.error();
        if (kind == HitKind::Document) {
            const auto documents = withMembers(havingText, ids);
            if (!documents)
                return documents.error();
            if (auto found = gatherDocuments(*documents, bits); !found)
                return found.error();
        } else if (incidents) {
            if (auto found = gather(incidents, ids, bits); !found)
                return found.error();
        }
    }
    return Found{bitsMark(std::move(bits)), {}};
}

Result<RecordTerms::Found> RecordTerms::ofSource(const FilterValue &value)
{
    const NameFilter wanted(value.text);
    Ids byOutlet, byWords;
    Statement rows(m_database,
                   "SELECT d.id, d.title, a.name, d.handle FROM document d LEFT JOIN actor a ON "
                   "a.id = d.outlet");
    while (!isCancelled() && rows.next()) {
        const int outlet = rows.isNull(2) ? 0 : wanted.quality(rows.text(2));
        if (outlet == 2 || (!rows.isNull(3) && rows.text(3) == value.text))
            byOutlet.insert(rows.id(0));
        else if (outlet == 1 || wanted.quality(rows.text(1)) > 0)
            byWords.insert(rows.id(0));
    }
    if (rows.failed())
        return rows.error();
    const Ids &documents = byOutlet.empty() ? byWords : byOutlet;
    if (documents.empty())
        return Found{CompiledFilter::Mark(),
                     WordTermText::tr("No outlet and no article is called “%1”.").arg(value.text)};
    RowBits bits(m_table);
    if (auto read = gatherDocuments(documents, bits); !read)
        return read.error();
    return Found{bitsMark(std::move(bits)), {}};
}

} // namespace sourceline
