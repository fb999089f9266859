#pragma once

#include "model/chart/chartcheck.h"

namespace sourceline {

/// A chart, the casefile now, and the edit that the chart was made after (seq 0: before the first).
struct ChartSince
{
    const ChartSpec &spec;
    const ConnectionSource &source;
    const ChartFilter &filter;
    const Snapshot &snapshot;
    sqlite3 *database = nullptr;
    qint64 seq = 0;
    Id edit;
};

/// Fills in `incidents` and adds to `notes`. Each incident that an edit has touched since is
/// charted alone, as it was then and as it is now: where the two charts differ, it is one of those
/// that made the difference.
Result<void> findDifferingIncidents(const ChartSince &since, ChartComparison &comparison);

} // namespace sourceline
