#pragma once

#include "model/store/id.h"

#include <QByteArray>
#include <QDate>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sourceline {

/// One place along the category or time axis.
struct ChartPosition
{
    QString label;            ///< `Jan 2020`, `Kataib Hezbollah`, `Camp Taji, 11 Mar 2020`
    QString key;              ///< stable, in files: `2020-01`, an actor's id, an incident's id
    QDate from = {}, to = {}; ///< both included; null where the axis is no time
    /// Only a part of the period is counted, since it runs past the cut-off date or the filter cuts
    /// it: hatched, never as if whole.
    bool incomplete = false;
    /// Not a place on the axis but beside it, after a gap: dates that lie in no one period (`month
    /// not certain`), `no date`, `not stated`, `other (31)`. A line never runs through it.
    bool apart = false;
    bool unknown =
        false; ///< of those apart: nobody named, not stated; grey where bars have no parts
    /// An actor that is only alleged: what stands here is hatched, whatever it is split by.
    bool alleged = false;
    /// The first and last day counted, where not the whole period is; null: from its start, to its
    /// end.
    QDate since = {}, until = {};
};

/// A series' value at a position.
struct ChartCell
{
    double value = 0;
    /// Incidents (statements) behind it; a cell with some may still add up to 0. Cumulative: those
    /// that its period adds.
    qint64 count = 0;
    /// Of a figure, of those behind it: without one, so that they add nothing (−1: a file that does
    /// not tell); known at least; given as about. Cumulative: added up.
    qint64 silent = 0, atLeast = 0, about = 0;

    /// Something stands here, and of nothing of it there is a figure: that is not 0.
    bool isSilent() const { return count > 0 && silent == count; }
};

struct ChartSeries
{
    QString name;                 ///< a category; empty where there is one series
    QString key;                  ///< stable, in files and for colours
    bool unknown = false;         ///< nobody named, not reported, not stated: grey, never hidden
    bool alleged = false;         ///< only alleged: hatched
    bool gathered = false;        ///< `other (31)`
    std::vector<ChartCell> cells; ///< one a position
};

/// Figures: one claim of the figure at a position. Without a value it is `not reported` or
/// `unknown`: in words, beside the axis, never at 0.
struct ChartPoint
{
    int position = 0;
    std::optional<double> low, best, high;
    QString words; ///< as said: `more than 10`
    QString speaker;
    bool feeds = true; ///< false: superseded or contested, drawn hollow
    Id claim, incident;
};

/// Figures: low, best and high at a position, as the codebook's rule or an analyst chose.
struct ChartBand
{
    int position = 0;
    std::optional<double> low, best, high; ///< high empty: open above
    QString words;                         ///< `31 (31–36)`, `none`, `not reported`
    bool conflicting = false;
    bool chosen = false; ///< by an analyst instead of the rule
    Id incident;
};

/// Coverage: what one aggregate report counts for its period beside what the casefile holds.
struct ChartCoverage
{
    int position = 0;
    double held = 0;
    std::optional<double> counted, countedHigh;
    std::optional<double> countedLow; ///< where less than counted
    bool openAbove = false;           ///< `at least 12`
    bool openBelow = false;           ///< with openAbove: `about 30`
    QString words;                    ///< `31 (31–36)`, `12 or more`; empty in older files
    QString sentence;                 ///< `holds 6 of the 11 that a US defense official counts`
    Id aggregate;
    std::vector<Id> incidents; ///< held, by id
};

/// What a chart draws: made from a spec and a casefile, without a display.
struct ChartNumbers
{
    std::vector<ChartPosition> positions; ///< those apart last
    std::vector<ChartSeries> series;      ///< in the order they are stacked, from below
    /// A position's whole, each incident (statement) once however many parts it stands in; empty:
    /// nothing can stand in several.
    std::vector<ChartCell> totals;
    std::vector<ChartPoint> points;
    std::vector<ChartBand> bands;
    std::vector<ChartCoverage> coverage;
    QString axis;     ///< of the values, with its unit: `Events`, `Rockets fired`
    QString subtitle; ///< what, by what, where, when, n
    QString filter;   ///< in words; empty: everything
    qint64 n = 0;     ///< incidents or statements in it, each once
    QString unit;     ///< what n counts: `events`, `statements`
    /// Stable name (chartPeriodName); coarser than asked for where there would be too many; empty
    /// where the axis is no time.
    QString period;
    QDate from, to;          ///< the period shown
    QDate cutOff;            ///< day of the newest document: later periods are not known
    qint64 dataAsOf = 0;     ///< ms since 1970 UTC of the last edit
    QByteArray head;         ///< hash of the last edit in the chain, hex; empty: none yet
    QStringList caveats;     ///< made from the data, a sentence each; then the analyst's own
    QStringList sources;     ///< `The Harbour Post (28 Dec 2019, 13 Mar 2020)`, by first date
    QStringList sourcesLong; ///< a document each, with author, title and address
    QString marking;         ///< the highest of the documents behind it; empty: none has one
    int markingRank = 0;     ///< its place among the markings, from 1; not written to files

    bool isEmpty() const { return n == 0; }

    /// A position's whole: as `totals` has it, else its parts added up.
    ChartCell totalAt(size_t position) const;
    /// Whether something at a position stands in several of its parts: they do not add up.
    bool overlapsAt(size_t position) const;
    /// How many of n stand beside an axis of time: on no one of its periods.
    qint64 besideAxis() const;
};

} // namespace sourceline
