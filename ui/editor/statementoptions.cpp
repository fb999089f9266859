#include "ui/editor/statementoptions.h"

#include "model/store/statement.h"
#include "model/text/edtf.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::StatementOptions)
};

Result<void> readArticle(sqlite3 *database, Id document, StatementOptions &options)
{
    Statement query(database,
                    "SELECT a.id, a.outlet, o.name, a.published_edtf FROM document d"
                    " JOIN document a ON a.id = coalesce(d.summary_of, d.version_of, d.id)"
                    " LEFT JOIN actor o ON o.id = a.outlet WHERE d.id = ?");
    query.bind(1, document);
    if (query.next()) {
        options.article = query.id(0);
        options.outlet = query.id(1);
        options.outletName = query.text(2);
        options.publishedEdtf = query.text(3);
    }
    return query.failed() ? Result<void>(query.error()) : Result<void>();
}

// Attributions first: a sentence that tells who said it was X is most often their quotation.
Result<std::vector<Id>> statementsAt(sqlite3 *database, Id document, const TextRange &range)
{
    Statement query(
        database,
        "WITH here (attribution, claim, report, link) AS ("
        " SELECT attribution, claim, report, link FROM citation"
        "  WHERE document = ?1 AND start < ?3 AND \"end\" > ?2"
        " UNION SELECT c.attribution, c.claim, c.report, c.link FROM anchor a JOIN citation c ON "
        "c.id = a.citation"
        "  WHERE a.document = ?1 AND a.start < ?3 AND a.\"end\" > ?2)"
        " SELECT statement, 0 FROM attribution WHERE id IN (SELECT attribution FROM here)"
        " UNION SELECT statement, 1 FROM report WHERE id IN (SELECT report FROM here)"
        " UNION SELECT statement, 2 FROM claim WHERE id IN (SELECT claim FROM here)"
        " UNION SELECT statement, 3 FROM link WHERE id IN (SELECT link FROM here)"
        " ORDER BY 2, 1");
    query.bind(1, document).bind(2, range.start).bind(3, range.end);
    std::vector<Id> found;
    while (query.next()) {
        if (query.id(0).isValid()
            && std::find(found.begin(), found.end(), query.id(0)) == found.end())
            found.push_back(query.id(0));
    }
    if (query.failed())
        return query.error();
    return found;
}

Result<std::vector<Id>> statementsOf(sqlite3 *database, Id incident)
{
    Statement query(database,
                    "SELECT statement FROM attribution WHERE incident = ?1"
                    " UNION SELECT statement FROM claim WHERE incident = ?1"
                    " UNION SELECT statement FROM link WHERE statement IS NOT NULL AND "
                    "(from_incident = ?1 OR to_incident = ?1)"
                    " UNION SELECT id FROM statement WHERE incident = ?1"
                    " ORDER BY 1");
    query.bind(1, incident);
    std::vector<Id> found;
    while (query.next())
        found.push_back(query.id(0));
    if (query.failed())
        return query.error();
    return found;
}

} // namespace

Result<StatementOptions>
readStatementOptions(sqlite3 *database, Id incident, Id document, const TextRange &range)
{
    StatementOptions options;
    if (const auto article = readArticle(database, document, options); !article)
        return article.error();
    auto at = range.isEmpty() ? Result<std::vector<Id>>(std::vector<Id>())
                              : statementsAt(database, document, range);
    if (!at)
        return at.error();
    auto of = statementsOf(database, incident);
    if (!of)
        return of.error();
    const size_t here = at->size();
    std::vector<Id> all = *at;
    std::copy_if(of->begin(), of->end(), std::back_inserter(all), [&at](Id id) {
        return std::find(at->begin(), at->end(), id) == at->end();
    });
    Statement query(database,
                    "SELECT s.speaker, a.name, s.said_edtf, s.said_basis, s.gist,"
                    " EXISTS (SELECT 1 FROM attribution t WHERE t.statement = s.id AND t.by_action)"
                    " AND NOT EXISTS (SELECT 1 FROM attribution t WHERE t.statement = s.id"
                    "  AND NOT t.by_action)"
                    " AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.statement = s.id)"
                    " FROM statement s JOIN actor a ON a.id = s.speaker WHERE s.id = ?");
    for (size_t i = 0; i < all.size(); ++i) {
        query.bind(1, all[i]);
        if (query.next())
            options.statements.push_back({all[i],
                                          query.id(0),
                                          query.text(1),
                                          query.text(2),
                                          query.text(3),
                                          query.text(4),
                                          i < here,
                                          query.integer(5) != 0});
        if (query.failed())
            return query.error();
        query.reset();
    }
    return options;
}

QString statementWords(const StatementOption &option, const std::vector<StatementOption> &among)
{
    QString words = option.speakerName;
    if (!option.saidEdtf.isEmpty()) {
        const QString date = displayDate(option.saidEdtf);
        words += u", " + (option.saidBasis == u"publication" ? Words::tr("by %1").arg(date) : date);
    }
    const auto alike = std::ranges::count_if(among, [&option](const StatementOption &other) {
        return other.speaker == option.speaker && other.saidEdtf == option.saidEdtf
               && other.saidBasis == option.saidBasis;
    });
    return option.gist.isEmpty() || alike < 2 ? words : QString(words + u": " + option.gist);
}

} // namespace sourceline
