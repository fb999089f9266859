#include "benchmark.h"

#include "model/exchange/benchdata.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace sourceline::benchmark {

using namespace Qt::StringLiterals;

double timed(const std::function<void()> &call)
{
    const auto start = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

double medianOf(std::vector<double> times)
{
    std::ranges::sort(times);
    return times[times.size() / 2];
}

double median(int runs, const std::function<void()> &call)
{
    std::vector<double> times;
    for (int run = 0; run < runs; ++run)
        times.push_back(timed(call));
    return medianOf(std::move(times));
}

void compare(const char *what, double ours, double limit, const char *unit)
{
    std::printf("%-44s ours %10.2f %s  limit %10.2f %s  ratio %.2f\n",
                what,
                ours,
                unit,
                limit,
                unit,
                ours / limit);
    std::fflush(stdout);
}

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

struct BenchCasefile::Folder
{
    QTemporaryDir folder;
};

BenchCasefile::BenchCasefile(int count, char **arguments, qint64 incidents)
{
    if (count > 1) {
        m_path = QFile::decodeName(arguments[1]);
        return;
    }
    m_folder = std::make_unique<Folder>();
    m_path = m_folder->folder.filePath(u"bench.sourceline"_s);
    std::printf("making a casefile of %lld incidents\n", static_cast<long long>(incidents));
    if (const auto made = makeBenchCasefile(m_path, {incidents}); !made) {
        std::fprintf(stderr, "%s\n", qPrintable(made.error().message));
        std::exit(1);
    }
}

BenchCasefile::~BenchCasefile() = default;

} // namespace sourceline::benchmark
