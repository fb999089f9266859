#include "model/chart/chartsources.h"

#include "model/chart/periods.h"
#include "model/store/rowreader.h"
#include "model/text/edtf.h"
#include "model/text/webaddress.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

void sortOnce(std::vector<Id> &ids)
{
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

} // namespace

struct ChartSources::Document
{
    QString outlet, title, author, published, url;
    qint64 date = std::numeric_limits<qint64>::max();
};

void ChartSources::noteMarking(Id term)
{
    if (std::ranges::find(m_markings, term) == m_markings.end())
        m_markings.push_back(term);
}

Result<void> ChartSources::addIncidents(const ChosenRows &rows)
{
    static constexpr std::pair<const char *, const char *> documents[] = {
        {"SELECT incident, document FROM citation WHERE incident IS NOT NULL", "incident"},
        {"SELECT c.incident, t.document FROM claim c JOIN citation t ON t.claim = c.id",
         "c.incident"},
        {"SELECT a.incident, t.document FROM attribution a JOIN citation t ON t.attribution = a.id",
         "a.incident"},
        {"SELECT c.incident, r.document FROM claim c JOIN report r ON r.statement = c.statement",
         "c.incident"},
        {"SELECT a.incident, r.document FROM attribution a JOIN report r ON r.statement = "
         "a.statement",
         "a.incident"},
        {"SELECT s.incident, r.document FROM statement s JOIN report r ON r.statement = s.id WHERE "
         "s.incident IS NOT NULL",
         "s.incident"}};
    for (const auto &[sql, where] : documents) {
        const auto read = forChosen(m_database, rows, sql, where, [this](Row, RowReader reader) {
            // Runs of one document are long; what is left is sorted at the end.
            const Id document = reader.id();
            if (m_documents.empty() || m_documents.back() != document)
                m_documents.push_back(document);
        });
        if (!read)
            return read;
        sortOnce(m_documents);
    }
    static constexpr std::pair<const char *, const char *> markings[] = {
        {"SELECT c.incident, s.marking FROM claim c JOIN statement s ON s.id = c.statement WHERE "
         "s.marking IS NOT NULL",
         "c.incident"},
        {"SELECT a.incident, s.marking FROM attribution a JOIN statement s ON s.id = a.statement "
         "WHERE s.marking IS NOT NULL",
         "a.incident"}};
    for (const auto &[sql, where] : markings) {
        const auto read = forChosen(m_database, rows, sql, where, [this](Row, RowReader reader) {
            noteMarking(reader.id());
        });
        if (!read)
            return read;
    }
    return {};
}

Result<void> ChartSources::addStatements(const std::vector<Id> &statements)
{
    Statement reports(m_database, "SELECT document FROM report WHERE statement = ?1");
    Statement marking(m_database,
                      "SELECT marking FROM statement WHERE id = ?1 AND marking IS NOT NULL");
    for (const Id id : statements) {
        for (Statement *select : {&reports, &marking}) {
            select->bind(1, id);
            while (select->next()) {
                if (select == &reports)
                    m_documents.push_back(select->id(0));
                else
                    noteMarking(select->id(0));
            }
            if (select->failed())
                return select->error();
            select->reset();
        }
    }
    sortOnce(m_documents);
    return {};
}

void ChartSources::addDocuments(const std::vector<Id> &documents)
{
    m_documents.insert(m_documents.end(), documents.begin(), documents.end());
    sortOnce(m_documents);
}

Result<std::vector<ChartSources::Document>> ChartSources::read() const
{
    Statement select(m_database,
                     "SELECT o.name, d.title, d.author, d.published_edtf, d.url FROM document d "
                     "LEFT JOIN actor o ON o.id = d.outlet WHERE d.id = ?1");
    std::vector<Document> all;
    for (const Id id : m_documents) {
        select.bind(1, id);
        const auto read = forEachRow(select, [&all](RowReader row) {
            Document document;
            for (QString *field : {&document.outlet,
                                   &document.title,
                                   &document.author,
                                   &document.published,
                                   &document.url})
                *field = row.text();
            if (const auto span = parseEdtf(document.published);
                span && !document.published.isEmpty() && span->earliest)
                document.date = *span->earliest;
            all.push_back(std::move(document));
        });
        if (!read)
            return read.error();
        select.reset();
    }
    std::ranges::stable_sort(all, {}, &Document::date);
    return all;
}

Result<void> ChartSources::tell(ChartNumbers &numbers, bool addresses)
{
    // A summary stands for the article that it sums up.
    Statement article(m_database,
                      "SELECT coalesce(summary_of, id), marking FROM document WHERE id = ?1");
    for (Id &id : m_documents) {
        article.bind(1, id);
        if (article.next()) {
            id = article.id(0);
            if (!article.isNull(1))
                noteMarking(article.id(1));
        }
        if (article.failed())
            return article.error();
        article.reset();
    }
    sortOnce(m_documents);
    const auto documents = read();
    if (!documents)
        return documents.error();
    QStringList outlets;
    QHash<QString, QStringList> dates;
    for (const Document &each : *documents) {
        const QString outlet = each.outlet.isEmpty() ? each.title : each.outlet;
        const QString date =
            each.published.isEmpty() ? Words::tr("no date") : displayDate(each.published);
        if (!outlets.contains(outlet))
            outlets.append(outlet);
        if (!dates[outlet].contains(date))
            dates[outlet].append(date);
        QStringList parts;
        for (const QString &part : {each.author,
                                    QString(u'“' + each.title + u'”'),
                                    each.outlet,
                                    date,
                                    addresses ? shownAddress(each.url) : QString()}) {
            if (!part.isEmpty())
                parts.append(part);
        }
        numbers.sourcesLong.append(parts.join(u", "_s));
    }
    for (const QString &outlet : outlets)
        numbers.sources.append(u"%1 (%2)"_s.arg(outlet, dates.value(outlet).join(u", "_s)));
    Statement term(m_database, "SELECT code, position FROM term WHERE id = ?1");
    for (const Id id : m_markings) {
        term.bind(1, id);
        // Counted from 1: 0 is no marking.
        if (term.next() && static_cast<int>(term.integer(1)) + 1 > numbers.markingRank) {
            numbers.markingRank = static_cast<int>(term.integer(1)) + 1;
            numbers.marking = term.text(0);
        }
        if (term.failed())
            return term.error();
        term.reset();
    }
    return {};
}

Result<void> tellHead(ChartNumbers &numbers, qint64 edit, sqlite3 *database)
{
    Statement select(database,
                     "SELECT hash, at FROM edit WHERE seq <= ?1 ORDER BY seq DESC LIMIT 1");
    select.bind(1, edit);
    if (select.next()) {
        numbers.head = select.utf8(0);
        numbers.dataAsOf = select.integer(1);
    }
    return select.failed() ? Result<void>(select.error()) : Result<void>();
}

// Distinct dates, because many documents share one.
Result<QDate> chartCutOff(sqlite3 *database)
{
    Statement select(database,
                     "SELECT DISTINCT published_edtf FROM document WHERE summary_of IS NULL AND "
                     "published_edtf <> ''");
    std::optional<qint32> latest;
    while (select.next()) {
        const auto span = parseEdtf(select.text(0));
        if (span && span->earliest)
            latest = std::max(latest.value_or(*span->earliest), *span->earliest);
    }
    if (select.failed())
        return select.error();
    return latest ? dateOf(utcDay(*latest)) : QDate();
}

} // namespace sourceline
