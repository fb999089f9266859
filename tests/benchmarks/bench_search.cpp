// Full text: the first page of hits and the ranked one, each with its sentence, against the bare
// FTS5 queries with their snippets, of the ranked page also what it counts. bench_search [CASEFILE
// [WORD…]]

#include "benchmark.h"
#include "model/filter/rowsearch.h"
#include "model/filter/searchhits.h"
#include "model/store/connection.h"
#include "model/store/statement.h"

#include <QCoreApplication>

#include <cstdio>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 7;
constexpr int page = 50;

qint64 rowsOf(sqlite3 *database, const QByteArray &sql, const QString &match)
{
    Statement rows(database, sql.constData());
    rows.bind(1, match);
    qint64 count = 0;
    while (rows.next()) {
        rows.utf8View(1);
        ++count;
    }
    return count;
}

// What a page shows: the hits with their sentences.
void ourPage(sqlite3 *database, const WordQuery &query, bool ranked)
{
    const auto list = findHits(database, query, {page, ranked, HitKind::Document});
    const auto hits = readHits(database, query, list->refs);
    if (!hits)
        std::fprintf(stderr, "%s\n", qPrintable(hits.error().message));
}

// How many texts of the other kinds hold the words: a ranked page says so.
void bareCounts(sqlite3 *database, const QString &match)
{
    for (const HitKind kind : {HitKind::Incident, HitKind::Statement, HitKind::Note}) {
        const QByteArray index = searchedTexts(kind).index;
        rowsOf(
            database, "SELECT count(*), 0 FROM " + index + " WHERE " + index + " MATCH ?1", match);
    }
}

void measure(sqlite3 *database, const QString &word)
{
    const WordQuery query({{{word}}}, {});
    const QString match = matchString(query);
    std::vector<double> first, bareFirst, ranked, bareRanked;
    for (int run = 0; run < runs; ++run) {
        first.push_back(timed([&] { ourPage(database, query, false); }));
        bareFirst.push_back(timed([&] {
            rowsOf(
                database,
                "SELECT rowid, snippet(text_search, 0, '[', ']', '…', 20) FROM text_search WHERE "
                "text_search MATCH ?1 LIMIT 50",
                match);
        }));
        ranked.push_back(timed([&] { ourPage(database, query, true); }));
        bareRanked.push_back(timed([&] {
            rowsOf(
                database,
                "SELECT rowid, snippet(text_search, 0, '[', ']', '…', 20) FROM text_search WHERE "
                "text_search MATCH ?1 ORDER BY rank LIMIT 50",
                match);
            bareCounts(database, match);
        }));
    }
    const QByteArray name = word.toUtf8();
    std::printf(
        "“%s”: %lld texts\n",
        name.constData(),
        static_cast<long long>(rowsOf(
            database, "SELECT rowid, 0 FROM text_search WHERE text_search MATCH ?1", match)));
    const QByteArray first50 = "“" + name + "”: first page of hits / bare FTS5 and snippets";
    const QByteArray best50 =
        "“" + name + "”: ranked page, all kinds counted / bare bm25 and snippets, counts";
    hold(first50.constData(), medianOf(first), medianOf(bareFirst), 1.5);
    hold(best50.constData(), medianOf(ranked), medianOf(bareRanked), 1.2);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchCasefile casefile(argc, argv, 30'000);
    const auto connection = Connection::open(casefile.path(), Access::ReadOnly);
    if (!connection) {
        std::fprintf(stderr, "%s\n", qPrintable(connection.error().message));
        return 1;
    }
    QStringList words = application.arguments().mid(2);
    if (words.isEmpty())
        words = {u"curfew"_s, u"governorate"_s, u"karimo*"_s};
    for (const QString &word : words)
        measure(connection->handle(), word);
    return 0;
}
