#pragma once

#include "model/text/result.h"

#include <QString>

#include <atomic>
#include <functional>

namespace sourceline {

/// How much a bench casefile holds. The same spec gives the same records (keys of copies aside).
struct BenchSpec
{
    qint64 incidents = 0;
    qint64 documents = -1; ///< negative: a thirtieth of the incidents
    qint64 claims = -1;    ///< negative: as many as incidents
    quint32 seed = 1;
};

struct BenchReport
{
    qint64 incidents = 0, documents = 0, statements = 0, reports = 0, claims = 0, attributions = 0,
           assessments = 0, links = 0, citations = 0;
    double recordSeconds = 0; ///< generating, inserting and deriving, up to COMMIT
    double searchSeconds = 0; ///< full text
    qint64 fileBytes = 0;

    double incidentsPerSecond() const
    {
        return recordSeconds > 0 ? static_cast<double>(incidents) / recordSeconds : 0;
    }

    double claimsPerSecond() const
    {
        return recordSeconds > 0 ? static_cast<double>(claims) / recordSeconds : 0;
    }
};

/// Incidents written so far, of all; at most every 50 ms.
using BenchProgress = std::function<void(qint64 done, qint64 total)>;

/// Makes a new casefile of synthetic records at `path`, as one import; refuses to replace a file
/// and leaves none behind when it fails or is cancelled. Blocks; memory does not grow with the
/// size.
Result<BenchReport> makeBenchCasefile(const QString &path,
                                      const BenchSpec &spec,
                                      const BenchProgress &progress = {},
                                      const std::atomic_bool *cancelled = nullptr);

} // namespace sourceline
