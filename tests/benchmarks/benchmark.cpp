#include "benchmark.h"

#include "model/exchange/benchdata.h"
#include "model/workbench/heap.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <unistd.h>

namespace sourceline::benchmark {

using namespace Qt::StringLiterals;

constexpr int patience = 600'000; // ms

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

void waitUntil(const std::function<bool()> &condition)
{
    QTimer limit; // whose event ends the wait
    limit.setSingleShot(true);
    limit.start(patience);
    while (!condition() && limit.isActive())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (!limit.isActive()) {
        std::fprintf(stderr, "nothing came of it in %d s\n", patience / 1000);
        std::exit(EXIT_FAILURE);
    }
}

void waitUntilAtRest()
{
    constexpr int step = 100; // ms
    constexpr int quietSteps = 5;
    constexpr double quiet = 0.1; // of one processor
    const auto used = [] {
        return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
    };
    QElapsedTimer clock;
    clock.start();
    for (int steps = 0; steps < quietSteps && clock.elapsed() < patience;) {
        const double before = used();
        QElapsedTimer stepClock;
        stepClock.start();
        while (stepClock.elapsed() < step) {
            QCoreApplication::processEvents();
            QThread::msleep(2);
        }
        steps = used() - before < quiet * step ? steps + 1 : 0;
    }
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

namespace {

// Three digits that count: 0.084, 12.3, 4,006.
QString shortNumber(double value)
{
    if (value >= 100)
        return QLocale(QLocale::English).toString(value, 'f', 0);
    return QString::number(value, 'g', 3);
}

} // namespace

void hold(const char *what, double ours, double limit, double reach, const char *unit)
{
    compare(what, ours, limit, unit);
    const QString path = qEnvironmentVariable("SOURCELINE_BENCH_TABLE");
    if (path.isEmpty())
        return;
    QFile table(path);
    if (!table.open(QIODevice::Append)) {
        std::fprintf(stderr, "%s cannot be written\n", qPrintable(path));
        return;
    }
    const QString line =
        u"| %1 | %2 %3 | %4 %3 | %5 | ≤ %6 |\n"_s.arg(QString::fromUtf8(what),
                                                      shortNumber(ours),
                                                      QString::fromUtf8(unit),
                                                      shortNumber(limit),
                                                      QString::number(ours / limit, 'g', 3),
                                                      QString::number(reach));
    table.write(line.toUtf8());
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
    sourceline::keepHeapSmall(); // as in the program
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
