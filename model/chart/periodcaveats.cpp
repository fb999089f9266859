// What is to be said of the periods on the axis: coarser than asked for, cut off, not complete.
#include "model/chart/chartwords.h"
#include "model/chart/filteredperiod.h"

#include <QCoreApplication>
#include <QLocale>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

using Kind = ChartSpec::Kind;

} // namespace

QStringList periodCaveats(const ChartSpec &spec, const ChartNumbers &numbers, QDate saidBy)
{
    QStringList all;
    const QString asked = chartPeriodName(spec.period);
    if (!numbers.period.isEmpty() && numbers.period != asked)
        all.append(Words::tr("Shown by %1: by %2 there would be more than %3 periods.")
                       .arg(numbers.period, asked)
                       .arg(ChartPeriods::most));
    const auto dayOf = [](QDate date) {
        return QLocale::c().toString(date, u"d MMM yyyy"_s);
    };
    if (saidBy.isValid())
        all.append(
            Words::tr("As said by %1. An event of a later day is here only if something said "
                      "by then is about it, or nothing at all; one of an earlier day is missing if "
                      "nobody had "
                      "told of it by then.")
                .arg(dayOf(saidBy)));
    QStringList incomplete;
    for (const ChartPosition &position : numbers.positions) {
        if (numbers.cutOff.isValid() && position.incomplete && position.to > numbers.cutOff)
            incomplete.append(position.label);
        if (position.since.isValid())
            all.append(Words::tr("%1 is not complete: the filter begins on %2.")
                           .arg(position.label, dayOf(position.since)));
        if (position.until.isValid() && position.until != numbers.cutOff)
            all.append(Words::tr("%1 is not complete: the filter ends on %2.")
                           .arg(position.label, dayOf(position.until)));
    }
    const FilteredPeriod limits = FilteredPeriod::of(spec.filter);
    const bool isByDate = spec.kind == Kind::Events && !numbers.period.isEmpty();
    if (isByDate && limits.from.isValid() && numbers.from.isValid() && limits.from < numbers.from)
        all.append(Words::tr("The filter begins on %1; nothing is placed before %2.")
                       .arg(dayOf(limits.from), dayOf(numbers.from)));
    if (isByDate && limits.to.isValid() && numbers.to.isValid() && limits.to > numbers.to)
        all.append(Words::tr("The filter ends on %1; nothing is placed after %2.")
                       .arg(dayOf(limits.to), dayOf(numbers.to)));
    if (!incomplete.isEmpty())
        all.append((saidBy.isValid() && numbers.cutOff == saidBy
                        ? Words::tr("%1 %2 not complete: what is shown was said by %3.")
                        : Words::tr("%1 %2 not complete: the newest document is of %3."))
                       .arg(incomplete.size() == 1
                                ? incomplete.front()
                                : QString(incomplete.front() + u" – "_s + incomplete.back()),
                            incomplete.size() == 1 ? Words::tr("is") : Words::tr("are"),
                            dayOf(numbers.cutOff)));
    else if (!numbers.period.isEmpty() && !numbers.cutOff.isValid() && numbers.n > 0)
        all.append(
            Words::tr("No document is dated, so whether the last %1 is complete is not known.")
                .arg(numbers.period));
    return all;
}

} // namespace sourceline
