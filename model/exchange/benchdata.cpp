#include "model/exchange/benchdata.h"

#include "model/exchange/benchrows.h"
#include "model/store/editlog.h"
#include "model/store/opening.h"
#include "model/store/statement.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <malloc.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 documentsOfStory = 4;
constexpr qint64 mostIncidentsOfStory = 200;
constexpr qint64 progressMs = 50;

BenchSpec completed(BenchSpec spec)
{
    spec.incidents = std::max<qint64>(0, spec.incidents);
    if (spec.documents < 0)
        spec.documents = spec.incidents / 30;
    if (spec.claims < 0)
        spec.claims = spec.incidents;
    return spec;
}

// The part of `total` that falls to the one at `index` of `count`.
int partOf(qint64 total, qint64 index, qint64 count)
{
    return static_cast<int>(total * (index + 1) / count - total * index / count);
}

Result<BenchCounts> writeWorld(EditLog::BatchWriter &writer,
                               const BenchSpec &spec,
                               const BenchProgress &progress,
                               const std::atomic_bool *cancelled)
{
    BenchRandom random(spec.seed);
    BenchWorld world(random, spec.incidents);
    if (auto written = world.write(writer); !written)
        return written.error();
    BenchRows rows(writer, world);
    if (auto prepared = rows.prepare(); !prepared)
        return prepared.error();

    QElapsedTimer sinceReport;
    sinceReport.start();
    const qint64 stories =
        std::max({qint64(1),
                  (spec.documents + documentsOfStory - 1) / documentsOfStory,
                  (spec.incidents + mostIncidentsOfStory - 1) / mostIncidentsOfStory});
    for (qint64 i = 0; i < stories; ++i) {
        if (cancelled && *cancelled)
            return Error{u"Making the benchmark casefile was cancelled; no file was kept."_s};
        const BenchStorySize size{partOf(spec.documents, i, stories),
                                  partOf(spec.incidents, i, stories),
                                  partOf(spec.claims, i, stories)};
        if (auto written = rows.write(makeBenchStory(world, random, size)); !written)
            return written.error();
        if (progress && sinceReport.elapsed() >= progressMs) {
            sinceReport.restart();
            progress(rows.counts().incidents, spec.incidents);
        }
    }
    return rows.counts();
}

void prepareForBulk(Connection &connection)
{
    // SQLite takes and gives back a little memory for every row. glibc answers each with a brk()
    // while the heap's top is near the trim threshold: half of the time of a bulk insert went
    // there.
    mallopt(M_TRIM_THRESHOLD, 128 << 20);
    mallopt(M_TOP_PAD, 16 << 20);
    // Inner pages of every index that grows at random places stay in memory; a failure costs only
    // time.
    [[maybe_unused]] const auto set =
        Statement(connection.handle(), "PRAGMA cache_size = -262144").run();
}

Result<BenchReport> fillCasefile(const QString &path,
                                 const BenchSpec &spec,
                                 const BenchProgress &progress,
                                 const std::atomic_bool *cancelled)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        return connection.error();
    prepareForBulk(*connection);
    EditLog log(*connection);
    BenchReport report;
    QElapsedTimer timer;
    timer.start();
    const auto fill = [&](EditLog::BatchWriter &writer) -> Result<void> {
        const auto counts = writeWorld(writer, spec, progress, cancelled);
        if (!counts)
            return counts.error();
        report = {counts->incidents,
                  counts->documents,
                  counts->statements,
                  counts->reports,
                  counts->claims,
                  counts->attributions,
                  counts->assessments,
                  counts->links,
                  counts->citations,
                  0,
                  0,
                  0};
        return {};
    };
    const Reason reason{u"bench"_s,
                        u"Make synthetic records"_s,
                        u"Benchmark data; nothing in it happened."_s,
                        "import"};
    if (auto edit = log.applyBatch(reason, fill, false); !edit)
        return edit.error();
    report.recordSeconds = static_cast<double>(timer.restart()) / 1000;
    if (auto rebuilt = log.rebuildSearch(); !rebuilt)
        return rebuilt.error();
    report.searchSeconds = static_cast<double>(timer.elapsed()) / 1000;
    if (auto done = closeInOrder(*connection); !done)
        return done.error();
    report.fileBytes = QFileInfo(path).size();
    return report;
}

} // namespace

Result<BenchReport> makeBenchCasefile(const QString &path,
                                      const BenchSpec &spec,
                                      const BenchProgress &progress,
                                      const std::atomic_bool *cancelled)
{
    if (auto created = Connection::create(path, u"Synthetic records for benchmarks"_s); !created)
        return created.error();
    auto report = fillCasefile(path, completed(spec), progress, cancelled);
    if (!report) {
        for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s})
            QFile::remove(path + suffix);
    }
    return report;
}

} // namespace sourceline
