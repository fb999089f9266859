#pragma once

#include "model/store/id.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sourceline {

/// One place along the category or time axis.
struct ChartSlot
{
    QString label;          ///< `Jan 2020`, `Kataib Hezbollah`, `K-1 28 Dec 2019`
    QDate from, to;         ///< both included; null where the axis is no time
    bool incomplete = false; ///< the period runs past the cut-off date: hatched, never as if whole
};

/// A value of a series at a slot, with what is behind it.
struct ChartCell
{
    double value = 0;
    std::vector<Id> incidents; ///< each once, by id
};

struct ChartSeries
{
    QString name;         ///< a category; empty where there is one series
    QString key;          ///< stable, in files and for colours
    bool unknown = false; ///< nobody named, not reported, not stated: grey, never hidden
    bool alleged = false; ///< only alleged: hatched
    std::vector<ChartCell> cells; ///< one a slot
};

/// Figures: one claim of the figure at a slot.
struct ChartPoint
{
    int slot = 0;
    std::optional<double> low, best, high;
    QString words;    ///< as said: `more than 10`
    QString speaker;
    bool feeds = true; ///< false: superseded or contested, drawn hollow
    Id claim, incident;
};

/// Figures: low, best and high at a slot, as the codebook's rule or an analyst chose.
struct ChartBand
{
    int slot = 0;
    std::optional<double> low, best, high; ///< high empty: open above
    QString words;
};

/// Coverage: what one aggregate report counts for its period beside what the casefile holds.
struct ChartCoverage
{
    int slot = 0;
    double held = 0;
    std::optional<double> counted, countedHigh;
    QString sentence; ///< `holds 6 of the 11 a US defence official counts`
    Id aggregate;
    std::vector<Id> incidents;
};

/// What a chart draws: made from a spec and a casefile, without a display.
struct ChartNumbers
{
    std::vector<ChartSlot> slots_;
    std::vector<ChartSeries> series;
    std::vector<ChartPoint> points;
    std::vector<ChartBand> bands;
    std::vector<ChartCoverage> coverage;
    QString axis;       ///< of the values, with its unit: `Events`, `Rockets fired`
    QString subtitle;   ///< what, where, when, n
    QString filter;     ///< in words
    qint64 n = 0;       ///< incidents or statements in it, each once
    QDate from, to;     ///< the period shown
    qint64 dataAsOf = 0; ///< ms since 1970 UTC of the last edit
    QByteArray head;    ///< hash of the last edit in the chain
    QStringList caveats; ///< made from the data, a sentence each
    QStringList sources; ///< `The Harbour Post, 28 Dec 2019`, by date
    QStringList sourcesLong; ///< with author, title and address
    QString marking;    ///< the highest of the documents behind it
};

} // namespace sourceline
