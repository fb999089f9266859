#pragma once

#include "model/chart/chartnumbers.h"
#include "model/filter/filterspec.h"

namespace sourceline {

/// The days that a filter lets through as far as its dates say so: what a chart by period shows of
/// a month that the filter begins or ends in is a part of that month. A value.
struct FilteredPeriod
{
    QDate from, to; ///< the first and the last day let through, perhaps not whole; null: no limit
    QDate firstWhole, lastWhole;

    bool isSet() const { return from.isValid() || to.isValid(); }

    /// From terms that stand alone: a choice of several, or what is negated, sets no limit.
    static FilteredPeriod of(const FilterSpec &filter);

    /// Marks those that are let through in part.
    void cut(std::vector<ChartPosition> &positions) const;
    /// Narrows a first and a last day to those let through.
    void limit(QDate &first, QDate &last) const;
    /// Whether a date between two minutes since 1970 UTC, known to its local days, may lie before
    /// the first or after the last day let through.
    bool isPassedBy(qint32 earliest, qint32 latest) const;
};

} // namespace sourceline
