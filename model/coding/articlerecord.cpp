#include "model/coding/articlerecord.h"

#include "model/coding/attributionrows.h"
#include "model/coding/labels.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> check(const ArticleRecord &record)
{
    if (record.title.trimmed().isEmpty())
        return Error{u"Give the article a title. Nothing was changed."_s};
    const QString published = record.publishedEdtf.trimmed();
    if (const auto span = parseEdtf(published); !published.isEmpty() && !span)
        return span.error();
    return {};
}

// With a value that a hand put there its basis: known from elsewhere than what was read.
void addKnown(
    Values &values, const Value &present, const char *column, const char *basis, const Value &now)
{
    if (present == now)
        return;
    values.push_back({column, now});
    values.push_back(
        {basis, std::holds_alternative<std::monostate>(now) ? Value() : Value(u"external"_s)});
}

// Statements that no other document reports.
Result<std::vector<Id>> onlyReportedBy(sqlite3 *database, Id document)
{
    return idsOf(database,
                 "SELECT r.statement FROM report r WHERE r.document = ?1 AND NOT EXISTS (SELECT 1 "
                 "FROM report o WHERE o.statement = r.statement AND o.document <> ?1) GROUP BY "
                 "r.statement ORDER BY r.statement",
                 document);
}

// `by 13 Mar 2020`: nobody said when, so the day of publication stands there.
Result<void> redate(Writer &writer, Id statement, const QString &before, const QString &now)
{
    sqlite3 *database = writer.database();
    const QString said = textOf(columnOf(database, "statement", "said_edtf", statement));
    const QString basis = textOf(columnOf(database, "statement", "said_basis", statement));
    if (said != before || (!said.isEmpty() && basis != "publication"_L1))
        return {};
    const auto set =
        updateChanged(writer,
                      "statement",
                      statement,
                      {{"said_edtf", orNull(now)},
                       {"said_basis", now.isEmpty() ? Value() : Value(u"publication"_s)}});
    return set ? Result<void>() : Result<void>(set.error());
}

Result<void> respeak(Writer &writer, Id statement, Id before, Id now)
{
    if (idOf(columnOf(writer.database(), "statement", "speaker", statement)) != before)
        return {};
    const auto set = updateChanged(writer, "statement", statement, {{"speaker", toValue(now)}});
    if (!set)
        return set.error();
    return checkCredibilityBehind(writer, statement);
}

// Every chain of the article begins with its outlet.
Result<void> rechain(Writer &writer, Id document, Id before, Id now)
{
    std::vector<std::pair<Id, qint64>> links;
    {
        Statement select(writer.database(),
                         "SELECT s.report, s.position FROM report r JOIN report_source s ON "
                         "s.report = r.id WHERE r.document = ?1 AND s.actor = ?2 AND s.position = "
                         "(SELECT min(position) FROM report_source f WHERE f.report = r.id) ORDER "
                         "BY s.report");
        select.bind(1, document).bind(2, before);
        while (select.next())
            links.emplace_back(select.id(0), select.integer(1));
        if (select.failed())
            return select.error();
    }
    for (const auto &[report, position] : links) {
        if (const auto gone = writer.remove("report_source", report, position); !gone)
            return gone;
        const auto made = writer.insert(
            "report_source",
            {{"report", toValue(report)}, {"position", position}, {"actor", toValue(now)}});
        if (!made)
            return made.error();
    }
    return {};
}

Result<void>
carry(Writer &writer, const ArticleRecord &record, const ArticleRecord &before, Id outlet)
{
    const auto statements = onlyReportedBy(writer.database(), record.id);
    if (!statements)
        return statements.error();
    const bool isOther =
        outlet.isValid() && before.outlet.id.isValid() && outlet != before.outlet.id;
    for (const Id statement : *statements) {
        if (const auto dated =
                redate(writer, statement, before.publishedEdtf, record.publishedEdtf.trimmed());
            !dated)
            return dated;
        if (!isOther)
            continue;
        if (const auto spoken = respeak(writer, statement, before.outlet.id, outlet); !spoken)
            return spoken;
    }
    return isOther ? rechain(writer, record.id, before.outlet.id, outlet) : Result<void>();
}

Result<void> change(Writer &writer, const ArticleRecord &record)
{
    if (const auto sound = check(record); !sound)
        return sound;
    sqlite3 *database = writer.database();
    const auto before = readArticleRecord(database, record.id);
    if (!before)
        return before.error();
    ActorRefs actors(writer);
    const auto outlet = actors.resolve(record.outlet);
    if (!outlet)
        return outlet.error();
    Values values{{"title", record.title.trimmed()}};
    const auto add = [&](const char *column, const char *basis, const Value &now) {
        addKnown(values, columnOf(database, "document", column, record.id), column, basis, now);
    };
    add("outlet", "outlet_basis", toValue(*outlet));
    add("author", "author_basis", orNull(record.author));
    add("published_edtf", "published_basis", orNull(record.publishedEdtf));
    add("url", "url_basis", orNull(record.url));
    const auto set = updateChanged(writer, "document", record.id, values);
    if (!set)
        return set.error();
    if (const auto carried = carry(writer, record, *before, *outlet); !carried)
        return carried;
    writer.describe(u"Change article: "_s + shortened(record.title.trimmed()));
    return {};
}

} // namespace

Result<ArticleRecord> readArticleRecord(sqlite3 *database, Id document)
{
    Statement select(
        database, "SELECT title, author, published_edtf, url, outlet FROM document WHERE id = ?1");
    if (!select.bind(1, document).next())
        return select.failed() ? select.error()
                               : Error{u"The article is not in the casefile (any more)."_s};
    ArticleRecord record;
    record.id = document;
    record.title = select.text(0);
    record.author = select.text(1);
    record.publishedEdtf = select.text(2);
    record.url = select.text(3);
    record.outlet.id = select.id(4);
    return record;
}

EditLog::Change changeArticle(const ArticleRecord &record)
{
    return [record](Writer &writer) {
        return change(writer, record);
    };
}

} // namespace sourceline
