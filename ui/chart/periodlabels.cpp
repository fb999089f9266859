#include "ui/chart/periodlabels.h"

#include "ui/paper/chartfont.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <span>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array everyMonths = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
constexpr std::array everyDays = {1, 2, 5, 10, 31, 92, 366, 732, 1830, 3660};
constexpr std::array everyWeeks = {1, 2, 4, 13, 26, 52, 104, 260, 520};

struct Words
{
    QString upper, lower;
};

Words wordsOf(const QDate &day, ChartSpec::Period period, int every)
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    using enum ChartSpec::Period;
    const QString year = QString::number(day.year());
    switch (period) {
    case Day:
        if (every < 31)
            return {QString::number(day.day()), english.toString(day, u"MMM yyyy"_s)};
        return {english.toString(day, u"d MMM"_s), year};
    case Week:
        return {english.toString(day, u"d MMM"_s), year};
    case Month:
        return every % 12 == 0 ? Words{year, {}} : Words{english.toString(day, u"MMM"_s), year};
    case Quarter:
        return every % 12 == 0 ? Words{year, {}} : Words{u"Q%1"_s.arg((day.month() + 2) / 3), year};
    case Year:
        break;
    }
    return {year, {}};
}

std::span<const int> distancesFor(ChartSpec::Period period)
{
    if (period == ChartSpec::Period::Day)
        return everyDays;
    if (period == ChartSpec::Period::Week)
        return everyWeeks;
    return everyMonths;
}

int monthsIn(ChartSpec::Period period)
{
    if (period == ChartSpec::Period::Quarter)
        return 3;
    return period == ChartSpec::Period::Year ? 12 : 1;
}

// Whether a label stands at `day` when only each `every`th has one.
bool isRound(const QDate &day, int index, ChartSpec::Period period, int every)
{
    if (period == ChartSpec::Period::Week)
        return index % every == 0;
    if (period == ChartSpec::Period::Day) {
        if (every < 31)
            return every == 1
                   || (day.day() % every == (every == 2 ? 1 : 0) && day.day() + every / 2 <= 31);
        if (day.day() != 1)
            return false;
        const int months = every / 30;
        return (day.year() * 12 + day.month() - 1) % months == 0;
    }
    return (day.year() * 12 + day.month() - 1) % every == 0;
}

std::vector<int>
labelled(const std::vector<ChartPosition> &periods, ChartSpec::Period period, int every)
{
    std::vector<int> places;
    for (int i = 0; i < static_cast<int>(periods.size()); ++i) {
        const QDate day = periods[static_cast<size_t>(i)].from;
        if (day.isValid() && isRound(day, i, period, every))
            places.push_back(i);
    }
    return places;
}

std::vector<PeriodLabel> labelsAt(const std::vector<int> &places,
                                  const std::vector<ChartPosition> &periods,
                                  ChartSpec::Period period,
                                  int every)
{
    std::vector<PeriodLabel> labels;
    QString shown;
    for (const int i : places) {
        Words words = wordsOf(periods[static_cast<size_t>(i)].from, period, every);
        if (words.lower == shown)
            words.lower.clear();
        else
            shown = words.lower;
        labels.push_back({i, words.upper, words.lower});
    }
    return labels;
}

template <typename Collide>
std::vector<int> withIncomplete(std::vector<int> places,
                                const std::vector<ChartPosition> &periods,
                                ChartSpec::Period period,
                                int every,
                                Collide collide)
{
    using enum ChartSpec::Period;
    if ((period == Month || period == Quarter) && every % 12 == 0)
        return places; // years: that a month is cut is said by its day
    for (int i = 0; i < static_cast<int>(periods.size()); ++i) {
        const ChartPosition &at = periods[static_cast<size_t>(i)];
        if (!at.incomplete || !at.from.isValid() || std::ranges::binary_search(places, i))
            continue;
        std::erase_if(places, [&](int other) {
            return !periods[static_cast<size_t>(other)].incomplete && collide(i, other);
        });
        if (std::ranges::none_of(places, [&](int other) { return collide(i, other); }))
            places.insert(std::ranges::lower_bound(places, i), i);
    }
    return places;
}

} // namespace

std::vector<PeriodLabel> periodLabels(const std::vector<ChartPosition> &periods,
                                      ChartSpec::Period period,
                                      qreal step,
                                      int size)
{
    const qreal gap = size;
    const auto halfOf = [size](const PeriodLabel &label) {
        return std::max(textWidth(label.upper, size), textWidth(label.lower, size)) / 2;
    };
    std::vector<PeriodLabel> labels;
    for (const int every : distancesFor(period)) {
        if (every < monthsIn(period))
            continue;
        labels.clear();
        qreal freeFrom = -1e9;
        bool collides = false;
        const std::vector<int> places = labelled(periods, period, every);
        const std::vector<PeriodLabel> round = labelsAt(places, periods, period, every);
        for (const PeriodLabel &label : round) {
            const qreal half = halfOf(label);
            collides = collides || label.position * step - half < freeFrom;
            freeFrom = label.position * step + half + gap * 0.6;
            labels.push_back(label);
        }
        if (collides)
            continue;
        // Of what is said to end early it must be seen what it is: its neighbour gives way.
        const std::vector<int> all =
            withIncomplete(places, periods, period, every, [&](int a, int b) {
                const auto at = [&](int place) {
                    return labelsAt({place}, periods, period, every).front();
                };
                return std::abs(a - b) * step
                       < (textWidth(at(a).upper, size) + textWidth(at(b).upper, size)) / 2
                             + gap * 0.6;
            });
        return labelsAt(all, periods, period, every);
    }
    return labels;
}

} // namespace sourceline
