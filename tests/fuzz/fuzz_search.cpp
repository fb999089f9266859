// Whatever is typed runs over a casefile (the sample) without an error of SQL or full-text search.
#include "fuzzing.h"
#include "model/columns/loader.h"
#include "model/exchange/sample.h"
#include "model/filter/evaluate.h"
#include "model/filter/filtertext.h"
#include "model/filter/searchhits.h"
#include "model/store/connection.h"

#include <QTemporaryDir>

using namespace sourceline;

namespace {

struct SampleCase
{
    QTemporaryDir folder;
    std::unique_ptr<Connection> connection;
    Snapshot table;

    SampleCase()
    {
        const QString path = folder.filePath(QStringLiteral("sample.sourceline"));
        const auto made = createSampleCasefile(path, QStringLiteral("Fuzz"));
        mustHold(bool(made), "No sample", made ? QString() : made.error().message);
        auto opened = Connection::open(path, Access::ReadOnly);
        mustHold(bool(opened), "No connection", opened ? QString() : opened.error().message);
        connection = std::make_unique<Connection>(std::move(*opened));
        table = *loadSnapshot(path);
    }
};

template <typename T>
void mustWork(const Result<T> &result, const QString &text)
{
    mustHold(bool(result), result ? "" : qPrintable(result.error().message), text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const SampleCase sample;
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const FilterSpec spec = parseFilter(text).spec;
    sqlite3 *const database = sample.connection->handle();
    const auto compiled = CompiledFilter::compile(database, *sample.table, spec);
    mustWork(compiled, text);
    const RowBits rows = compiled->evaluate(*sample.table);
    mustHold(rows.count() <= sample.table->incidents, "More rows than incidents", text);
    const WordQuery query(spec);
    const auto hits = findHits(database, query, {5, true, {}});
    mustWork(hits, text);
    mustWork(readHits(database, query, hits->refs), text);
    return 0;
}
