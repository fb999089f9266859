#include "model/filter/columnterms.h"
#include "model/filter/namefilter.h"
#include "model/filter/recordterms.h"

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

// A string of FTS5 (its documentation, 3.1): in quotes with "" for a quotation mark everything is
// plain text. NUL would end it.
QString searchString(const QString &words, bool titleOnly)
{
    const bool prefix = words.endsWith(u'*');
    QString plain;
    for (const QChar c : prefix ? words.chopped(1) : words) {
        if (c == u'"')
            plain += u"\"\""_s;
        else
            plain += c.category() == QChar::Other_Control ? QChar(u' ') : c;
    }
    QString text = u'"' + plain + u'"';
    if (prefix)
        text += u" *"_s;
    return titleOnly ? QString(u"title : "_s + text) : text;
}

} // namespace

Result<RecordTerms::Found> RecordTerms::ofWords(const FilterValue &value)
{
    const bool titleOnly = value.field->name == "title"_L1;
    const QString wanted = searchString(value.text, titleOnly);
    RowBits bits(m_table);
    Statement titles(m_database,
                     "SELECT rowid FROM incident_search WHERE incident_search MATCH ?1");
    titles.bind(1, wanted);
    if (auto read = gather(titles, bits); !read)
        return read.error();
    if (titleOnly)
        return Found{bitsMark(std::move(bits)), {}};
    static constexpr std::pair<const char *, const char *> searches[] = {
        {"SELECT rowid FROM statement_search WHERE statement_search MATCH ?1", ofStatement},
        {"SELECT rowid FROM annotation_search WHERE annotation_search MATCH ?1", ofNote},
        {"SELECT d.id FROM text_search s CROSS JOIN text x ON x.id = s.rowid CROSS JOIN document d "
         "ON d.sha256 = x.sha256 WHERE s.text_search MATCH ?1",
         ofDocument}};
    for (const auto &[search, incidents] : searches) {
        Statement hits(m_database, search);
        hits.bind(1, wanted);
        const auto ids = idsOf(hits);
        if (!ids)
            return ids.error();
        if (auto read = gather(incidents, *ids, bits); !read)
            return read.error();
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
        return Found{{},
                     WordTermText::tr("No outlet and no article is called “%1”.").arg(value.text)};
    RowBits bits(m_table);
    if (auto read = gather(ofDocument, documents, bits); !read)
        return read.error();
    return Found{bitsMark(std::move(bits)), {}};
}

} // namespace sourceline
