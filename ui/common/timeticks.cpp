#include "ui/common/timescale.h"

#include <QLocale>

#include <chrono>
#include <cmath>

// Ticks of the time axis: which step there is room for, where its ticks lie and what they say.
namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr double hour = 60;
constexpr double day = 24 * hour;
constexpr double shortestMonth = 28 * day;
constexpr double year = 365 * day;
constexpr int yearsReached = 4100; // either side of 1970: what 32-bit minutes reach

struct Candidate
{
    TickStep step;
    double least; ///< minutes between two ticks that are nearest to each other
};

constexpr Candidate candidates[] = {
    {{TickUnit::Minute, 1}, 1},
    {{TickUnit::Minute, 5}, 5},
    {{TickUnit::Minute, 15}, 15},
    {{TickUnit::Minute, 30}, 30},
    {{TickUnit::Hour, 1}, hour},
    {{TickUnit::Hour, 3}, 3 * hour},
    {{TickUnit::Hour, 6}, 6 * hour},
    {{TickUnit::Hour, 12}, 12 * hour},
    {{TickUnit::Day, 1}, day},
    {{TickUnit::Day, 2}, 2 * day},
    {{TickUnit::Day, 5}, 3 * day},
    {{TickUnit::Day, 10}, 8 * day},
    {{TickUnit::Month, 1}, shortestMonth},
    {{TickUnit::Month, 3}, 90 * day},
    {{TickUnit::Month, 6}, 181 * day},
    {{TickUnit::Year, 1}, year},
    {{TickUnit::Year, 2}, 2 * year},
    {{TickUnit::Year, 5}, 5 * year},
    {{TickUnit::Year, 10}, 10 * year},
    {{TickUnit::Year, 20}, 20 * year},
    {{TickUnit::Year, 50}, 50 * year},
    {{TickUnit::Year, 100}, 100 * year},
    {{TickUnit::Year, 200}, 200 * year},
    {{TickUnit::Year, 500}, 500 * year},
    {{TickUnit::Year, 1000}, 1000 * year},
};

std::chrono::year_month_day civil(double minute)
{
    const auto days = static_cast<int>(std::floor(minute / day));
    return std::chrono::sys_days(std::chrono::days(days));
}

double minuteOf(int y, unsigned m, unsigned d)
{
    const std::chrono::sys_days days =
        std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d);
    return static_cast<double>(days.time_since_epoch().count()) * day;
}

int floorTo(int value, int step)
{
    const int rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

/// Appends ticks of `step` from the last at or before `from` to `to`.
std::vector<double> daysOfMonths(double from, double to, int step)
{
    std::vector<double> found;
    const auto first = civil(from);
    int y = int(first.year());
    unsigned m = unsigned(first.month());
    while (found.empty() || found.back() <= to) {
        const auto length =
            unsigned((std::chrono::year(y) / std::chrono::month(m) / std::chrono::last).day());
        for (unsigned d = 1; d <= length; d += static_cast<unsigned>(step)) {
            // The next month's first follows: one too near it would have no room.
            if (step > 1 && d > 1 && d + (static_cast<unsigned>(step) * 6 + 9) / 10 > length + 1)
                break;
            found.push_back(minuteOf(y, m, d));
        }
        m = m == 12 ? 1 : m + 1;
        y += m == 1 ? 1 : 0;
    }
    return found;
}

std::vector<double> instants(const TickStep &step, double from, double to)
{
    std::vector<double> found;
    const auto at = civil(from);
    switch (step.unit) {
    case TickUnit::Minute:
    case TickUnit::Hour: {
        const double by = step.unit == TickUnit::Hour ? step.count * hour : step.count;
        for (double t = std::floor(from / by) * by; t <= to; t += by)
            found.push_back(t);
        break;
    }
    case TickUnit::Day:
        found = daysOfMonths(from, to, step.count);
        break;
    case TickUnit::Month: {
        int month = floorTo(int(at.year()) * 12 + int(unsigned(at.month())) - 1, step.count);
        for (; found.empty() || found.back() <= to; month += step.count) {
            const int y = floorTo(month, 12) / 12;
            found.push_back(minuteOf(y, static_cast<unsigned>(month - y * 12 + 1), 1));
        }
        break;
    }
    case TickUnit::Year:
        for (int y = floorTo(int(at.year()), step.count); found.empty() || found.back() <= to;
             y += step.count)
            found.push_back(minuteOf(y, 1, 1));
        break;
    }
    return found;
}

QString yearText(int y)
{
    return y > 0 ? QString::number(y) : QString(QString::number(1 - y) + u" BCE");
}

QString label(const TickStep &step, double minute, bool strong, bool whole)
{
    const auto date = civil(minute);
    const QString month = QLocale::c().monthName(int(unsigned(date.month())), QLocale::ShortFormat);
    const QString dayMonth = QString::number(unsigned(date.day())) + u' ' + month;
    const QString inYear = u' ' + yearText(int(date.year()));
    switch (step.unit) {
    case TickUnit::Year:
        return yearText(int(date.year()));
    case TickUnit::Month:
        return strong || whole ? QString(month + inYear) : month;
    case TickUnit::Day: {
        const bool newYear = unsigned(date.month()) == 1 && unsigned(date.day()) == 1;
        return newYear || whole ? QString(dayMonth + inYear) : dayMonth;
    }
    default:
        break;
    }
    if (strong || whole) // midnight needs no clock
        if (const bool midnight = std::fmod(minute, day) == 0; midnight)
            return whole ? QString(dayMonth + inYear) : dayMonth;
    const auto inDay = static_cast<int>(minute - std::floor(minute / day) * day);
    const QString clock =
        u"%1:%2"_s.arg(inDay / 60, 2, 10, QChar(u'0')).arg(inDay % 60, 2, 10, QChar(u'0'));
    return whole ? QString(dayMonth + u", " + clock) : clock;
}

bool isStrong(const TickStep &step, double minute)
{
    const auto date = civil(minute);
    switch (step.unit) {
    case TickUnit::Minute:
    case TickUnit::Hour:
        return std::fmod(minute, day) == 0;
    case TickUnit::Day:
        return unsigned(date.day()) == 1;
    case TickUnit::Month:
        return unsigned(date.month()) == 1;
    case TickUnit::Year:
        return floorTo(int(date.year()), step.count * 10) == int(date.year());
    }
    return false;
}

} // namespace

TickStep tickStep(const TimeScale &scale, double room)
{
    for (const Candidate &candidate : candidates) {
        if (candidate.least / scale.minutesPerPixel >= room)
            return candidate.step;
    }
    return std::end(candidates)[-1].step;
}

std::vector<Tick> ticksOf(const TimeScale &scale, double width, double room)
{
    const double limit = yearsReached * year;
    const double from = std::max(scale.minute(0), -limit);
    const double to = std::min(scale.minute(width), limit);
    if (from >= to)
        return {};
    const TickStep step = tickStep(scale, room);
    std::vector<double> at = instants(step, from, to);
    while (at.size() > 1 && at[1] <= from)
        at.erase(at.begin());
    while (!at.empty() && at.back() > to)
        at.pop_back();
    std::vector<Tick> ticks;
    bool first = true;
    for (const double minute : at) {
        const bool strong = isStrong(step, minute);
        const bool inView = minute >= from;
        ticks.push_back({minute, label(step, minute, strong, inView && first), strong});
        first = first && !inView;
    }
    return ticks;
}

} // namespace sourceline
