#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace sourceline::benchmark {

/// Milliseconds of one call.
double timed(const std::function<void()> &call);
/// Median of some runs, in milliseconds.
double median(int runs, const std::function<void()> &call);
double medianOf(std::vector<double> times);

/// Handles events until `condition`; QTest's waiting looks every 10 ms, which is longer than most
/// of what is measured. Ends the program where nothing comes of it: a casefile that was not closed
/// is checked first, which takes minutes.
void waitUntil(const std::function<bool()> &condition);

/// Handles events until this process does next to nothing: what an earlier step set going is over.
void waitUntilAtRest();

/// One line: what, ours, the limit it is held against, and ours ÷ limit.
void compare(const char *what, double ours, double limit, const char *unit = "ms");

/// The same for a figure that the program is to reach: ours ÷ limit at most `reach`. It also
/// becomes a line of the Markdown table that the environment variable SOURCELINE_BENCH_TABLE names.
void hold(const char *what, double ours, double limit, double reach, const char *unit = "ms");

/// Resident memory of this process in bytes.
qint64 residentBytes();

/// A casefile to measure on: the path given as the first argument, else a new synthetic one of so
/// many incidents in a temporary folder that goes away with this object.
class BenchCasefile
{
public:
    BenchCasefile(int count, char **arguments, qint64 incidents);
    ~BenchCasefile();
    BenchCasefile(const BenchCasefile &) = delete;
    BenchCasefile &operator=(const BenchCasefile &) = delete;

    const QString &path() const { return m_path; }

private:
    struct Folder;
    std::unique_ptr<Folder> m_folder;
    QString m_path;
};

} // namespace sourceline::benchmark
