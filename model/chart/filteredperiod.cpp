#include "model/chart/filteredperiod.h"

#include "model/chart/periods.h"
#include "model/filter/filtervalue.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint32 minutesADay = 24 * 60;

bool startsADay(qint32 minute)
{
    return minute % minutesADay == 0;
}

// The term that must hold, if the choice is one of a single term.
const FilterTerm *onlyTerm(const FilterSpec::Choice &choice)
{
    const FilterTerm *only = nullptr;
    for (const FilterTerm &term : choice) {
        if (!term.enabled)
            continue;
        if (only)
            return nullptr;
        only = &term;
    }
    return only && !only->negated ? only : nullptr;
}

} // namespace

FilteredPeriod FilteredPeriod::of(const FilterSpec &filter)
{
    FilteredPeriod period;
    for (const FilterSpec::Choice &choice : filter.all) {
        const FilterTerm *term = onlyTerm(choice);
        if (!term)
            continue;
        const auto value = readFilterValue(*term);
        if (!value || value->unknown || !value->field || value->field->kind != FilterKind::Period)
            continue;
        if (value->span.earliest && value->field->name != "to"_L1) {
            const qint32 minute = *value->span.earliest;
            const QDate day = dateOf(utcDay(minute));
            const QDate whole = startsADay(minute) ? day : day.addDays(1);
            period.from = period.from.isValid() ? std::max(period.from, day) : day;
            period.firstWhole =
                period.firstWhole.isValid() ? std::max(period.firstWhole, whole) : whole;
        }
        if (value->span.latest && value->field->name != "from"_L1) {
            const qint32 minute = *value->span.latest;
            const QDate day = dateOf(utcDay(minute));
            const QDate whole = startsADay(minute + 1) ? day : day.addDays(-1);
            period.to = period.to.isValid() ? std::min(period.to, day) : day;
            period.lastWhole =
                period.lastWhole.isValid() ? std::min(period.lastWhole, whole) : whole;
        }
    }
    return period;
}

void FilteredPeriod::limit(QDate &first, QDate &last) const
{
    if (from.isValid() && from > first && from <= last)
        first = from;
    if (to.isValid() && to < last && to >= first)
        last = to;
}

bool FilteredPeriod::isPassedBy(qint32 earliest, qint32 latest) const
{
    // Of a date known closer than a day the whole day is taken: it was let through.
    if (qint64{latest} - earliest < minutesADay)
        return false;
    return (from.isValid() && dateOf(localDay(earliest, false)) < from)
           || (to.isValid() && dateOf(localDay(latest, true)) > to);
}

void FilteredPeriod::cut(std::vector<ChartPosition> &positions) const
{
    for (ChartPosition &position : positions) {
        if (position.apart || !position.from.isValid())
            continue;
        if (firstWhole.isValid() && position.from < firstWhole) {
            position.incomplete = true;
            position.since = std::max(from, position.from);
        }
        if (lastWhole.isValid() && position.to > lastWhole) {
            position.incomplete = true;
            const QDate last = std::min(to, position.to);
            position.until = position.until.isValid() ? std::min(position.until, last) : last;
        }
    }
}

} // namespace sourceline
