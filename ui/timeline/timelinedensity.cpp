#include "ui/timeline/timelinegeometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

// Incidents per pixel column: what a timeline shows when marks would be more than can be told
// apart.
namespace sourceline {

namespace {

// First of times[from…] that is not before `edge`. The next column's is near, so steps double from
// there: a column costs the logarithm of what is in it.
size_t firstNotBefore(const std::vector<qint32> &times, size_t from, qint32 edge)
{
    const size_t size = times.size();
    size_t step = 1;
    while (from + step <= size && times[from + step - 1] < edge) {
        from += step;
        step *= 2;
    }
    const auto begin = times.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = times.begin() + static_cast<std::ptrdiff_t>(std::min(from + step, size));
    return static_cast<size_t>(std::lower_bound(begin, end, edge) - times.begin());
}

qint32 edgeOf(double minute)
{
    return static_cast<qint32>(std::clamp(std::ceil(minute),
                                          double(std::numeric_limits<qint32>::min()),
                                          double(std::numeric_limits<qint32>::max())));
}

// Shares one incident out evenly over the columns that [left, right) touches, as differences
// between columns; what lies outside [0, width) is not in view.
void share(double *differences, int width, double left, double right)
{
    const double first = std::floor(left);
    const double end = std::max(first + 1, std::ceil(right));
    const double each = 1 / (end - first);
    differences[static_cast<size_t>(std::max(first, 0.0))] += each;
    differences[static_cast<size_t>(std::min(end, double(width)))] -= each;
}

} // namespace

void TimelineGeometry::fillDensity()
{
    density.width = metrics.plotWidth();
    density.tints = data->tints.size();
    const auto width = static_cast<size_t>(density.width);
    density.counts.assign(strips.size() * density.tints * width, 0);
    std::vector<qint32> edges(width + 1);
    for (size_t column = 0; column <= width; ++column)
        edges[column] = edgeOf(scale.minute(static_cast<double>(column)));
    for (const TimelineData::Series &series : data->series) {
        const auto strip = static_cast<size_t>(m_stripOfLane[static_cast<size_t>(series.lane)]);
        quint32 *counts = density.counts.data() + (strip * density.tints + series.tint) * width;
        size_t at =
            static_cast<size_t>(std::lower_bound(series.times.begin(), series.times.end(), edges[0])
                                - series.times.begin());
        for (size_t column = 0; column < width && at < series.times.size(); ++column) {
            const size_t next = firstNotBefore(series.times, at, edges[column + 1]);
            counts[column] += static_cast<quint32>(next - at);
            at = next;
        }
    }
    fillSpread();
}

void TimelineGeometry::fillSpread()
{
    const auto width = static_cast<size_t>(density.width);
    std::vector<double> differences(strips.size() * (width + 1));
    for (const TimelineData::Span &span : data->spans) {
        if (!mayShow(span))
            continue;
        const auto strip = static_cast<size_t>(m_stripOfLane[static_cast<size_t>(span.lane)]);
        const bool isOpen = span.from == figure::open || span.to == figure::open;
        const double left = scale.x(isOpen ? span.anchor() : span.from);
        const double right = scale.x((isOpen ? span.anchor() : span.to) + 1.0);
        if (right <= 0 || left >= density.width)
            continue;
        if (right - left <= 1 && !isOpen) {
            const auto column = static_cast<size_t>(
                std::clamp(std::floor(scale.x(span.anchor())), 0.0, density.width - 1.0));
            density.counts[(strip * density.tints + span.tint) * width + column] += 1;
        } else {
            share(differences.data() + strip * (width + 1), density.width, left, right);
        }
    }
    density.totals.assign(strips.size() * width, 0);
    density.spread.resize(strips.size() * width);
    density.most.assign(strips.size(), 0);
    for (size_t strip = 0; strip < strips.size(); ++strip) {
        quint32 *totals = density.totals.data() + strip * width;
        for (size_t tint = 0; tint < density.tints; ++tint) {
            const quint32 *counts = density.counts.data() + (strip * density.tints + tint) * width;
            for (size_t column = 0; column < width; ++column)
                totals[column] += counts[column];
        }
        double sum = 0;
        for (size_t column = 0; column < width; ++column) {
            sum += differences[strip * (width + 1) + column];
            // What is left of a sum of fractions that cancel is not an incident.
            const double here = sum < 1e-6 ? 0 : sum;
            density.spread[strip * width + column] = static_cast<float>(here);
            density.most[strip] = std::max(density.most[strip], here + totals[column]);
        }
    }
    shareScale();
}

void TimelineGeometry::shareScale()
{
    const auto isNamed = [this](size_t strip) {
        const TimelineData::Lane &lane = data->lanes[static_cast<size_t>(strips[strip].lane)];
        return lane.kind == TimelineData::LaneKind::Named && strips[strip].gathered == 0;
    };
    double most = 0;
    for (size_t strip = 0; strip < strips.size(); ++strip)
        most = isNamed(strip) ? std::max(most, density.most[strip]) : most;
    for (size_t strip = 0; strip < strips.size(); ++strip)
        density.most[strip] = isNamed(strip) ? most : density.most[strip];
}

void TimelineGeometry::spreadBands(const std::vector<const TimelineData::Span *> &found)
{
    const auto width = static_cast<size_t>(metrics.plotWidth());
    std::vector<qint32> differences(strips.size() * (width + 1));
    const auto column = [&](double minute) {
        return static_cast<size_t>(std::clamp(scale.x(minute), 0.0, double(width)));
    };
    for (const TimelineData::Span *span : found) {
        const auto strip = static_cast<size_t>(m_stripOfLane[static_cast<size_t>(span->lane)]);
        const bool isOpen = span->from == figure::open || span->to == figure::open;
        const size_t left = column(isOpen ? span->anchor() : span->from);
        const size_t right = column((isOpen ? span->anchor() : span->to) + 1.0);
        differences[strip * (width + 1) + left] += 1;
        differences[strip * (width + 1) + std::min(std::max(right, left + 1), width)] -= 1;
    }
    covered.resize(strips.size() * width);
    for (size_t strip = 0; strip < strips.size(); ++strip) {
        qint32 sum = 0;
        for (size_t x = 0; x < width; ++x) {
            sum += differences[strip * (width + 1) + x];
            covered[strip * width + x] = static_cast<quint32>(std::max(0, sum));
        }
    }
}

} // namespace sourceline
