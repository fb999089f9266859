// From documents that a search found to the incidents that rest on them: over the link arrays, and
// by the join that SQLite would make. bench_links [CASEFILE]

#include "benchmark.h"
#include "model/columns/documentlinks.h"
#include "model/columns/loader.h"
#include "model/store/statement.h"

#include <QCoreApplication>

#include <bit>
#include <cstdio>

using namespace sourceline;
using namespace sourceline::benchmark;

namespace {

constexpr int runs = 9;

[[noreturn]] void stop(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.message));
    std::exit(1);
}

std::vector<Id> someDocuments(sqlite3 *database, size_t oneIn)
{
    std::vector<Id> ids;
    Statement rows(database, "SELECT id FROM document WHERE kind <> 'summary' ORDER BY id");
    for (size_t at = 0; rows.next(); ++at) {
        if (at % oneIn == 0)
            ids.push_back(rows.id(0));
    }
    return ids;
}

qint64 throughLinks(const DocumentLinks &links,
                    const std::vector<Id> &documents,
                    std::vector<quint64> &bits)
{
    std::ranges::fill(bits, 0);
    for (const Id document : documents)
        links.forEachRow(document,
                         [&bits](Row row) { bits[row >> 6] |= quint64{1} << (row & 63); });
    qint64 count = 0;
    for (const quint64 word : bits)
        count += std::popcount(word);
    return count;
}

// Over everything that an incident can rest on a document by, as the links do.
qint64 throughJoin(sqlite3 *database)
{
    Statement rows(
        database,
        "WITH said AS MATERIALIZED (SELECT r.statement FROM temp.wanted w CROSS JOIN report r ON "
        "r.document = w.id), cited AS MATERIALIZED (SELECT c.incident, c.claim, c.attribution, "
        "c.assessment, c.link FROM temp.wanted w CROSS JOIN citation c ON c.document = w.id) "
        "SELECT count(*) FROM ("
        "SELECT c.incident FROM said s CROSS JOIN claim c ON c.statement = s.statement "
        "UNION SELECT a.incident FROM said s CROSS JOIN attribution a ON a.statement = s.statement "
        "UNION SELECT t.incident FROM said s CROSS JOIN statement t ON t.id = s.statement WHERE "
        "t.incident IS NOT NULL "
        "UNION SELECT incident FROM cited WHERE incident IS NOT NULL "
        "UNION SELECT t.incident FROM cited c CROSS JOIN claim t ON t.id = c.claim "
        "UNION SELECT t.incident FROM cited c CROSS JOIN attribution t ON t.id = c.attribution "
        "UNION SELECT t.incident FROM cited c CROSS JOIN assessment t ON t.id = c.assessment "
        "UNION SELECT t.from_incident FROM cited c CROSS JOIN link t ON t.id = c.link)");
    return rows.next() ? rows.integer(0) : -1;
}

void want(sqlite3 *database, const std::vector<Id> &documents)
{
    for (const char *sql : {"PRAGMA query_only = 0",
                            "DROP TABLE IF EXISTS temp.wanted",
                            "CREATE TEMP TABLE wanted (id INTEGER PRIMARY KEY)"}) {
        if (auto done = Statement(database, sql).run(); !done)
            stop(done.error());
    }
    Statement insert(database, "INSERT INTO temp.wanted VALUES (?1)");
    for (const Id document : documents) {
        if (auto done = insert.bind(1, document).run(); !done)
            stop(done.error());
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const BenchCasefile casefile(argc, argv, 300'000);
    const auto table = loadSnapshot(casefile.path());
    const auto connection = Connection::open(casefile.path(), Access::ReadOnly);
    if (!table || !connection)
        stop(table ? connection.error() : table.error());
    sqlite3 *database = connection->handle();
    std::shared_ptr<const DocumentLinks> links;
    const double made = timed([&] {
        auto read = readDocumentLinks(database, **table);
        if (!read)
            stop(read.error());
        links = *read;
    });
    std::printf("%lld links between %lld incidents and their documents: made in %.0f ms, %.1f MB\n",
                static_cast<long long>(links->links()),
                static_cast<long long>((*table)->incidents),
                made,
                static_cast<double>(links->memory()) / 1e6);
    std::vector<quint64> bits(((*table)->rowCount() + 63) / 64);
    for (const size_t oneIn : {100UL, 10UL, 1UL}) {
        const auto documents = someDocuments(database, oneIn);
        want(database, documents);
        qint64 found = 0, joined = 0;
        const double ours = median(runs, [&] { found = throughLinks(*links, documents, bits); });
        const double join = median(oneIn == 1 ? 1 : 3, [&] { joined = throughJoin(database); });
        std::printf("%zu documents lead to %lld incidents (the join: %lld)\n",
                    documents.size(),
                    static_cast<long long>(found),
                    static_cast<long long>(joined));
        hold(QByteArray("incidents of ")
                 .append(QByteArray::number(documents.size()))
                 .append(" documents / the join")
                 .constData(),
             ours,
             join,
             1.0 / 200);
    }
    return 0;
}
