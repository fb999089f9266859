#include "ui/timeline/timelinegeometry.h"

#include <algorithm>
#include <cmath>

namespace sourceline {

namespace {

constexpr double leastRadius = 4.5;
constexpr double mostRadius = 11;
constexpr double openStub = 42; // pixels drawn towards a side that is open
constexpr double hitSlack = 3;  // pixels round a mark that still hit it

double lesser(double a, double b)
{
    return std::min(a, b);
}

} // namespace

qint32 killedOf(const IncidentTable &table, Row row)
{
    for (const Int32Column column :
         {Int32Column::KilledBest, Int32Column::KilledLow, Int32Column::KilledHigh}) {
        if (const qint32 value = table.value(column, row); figure::isCount(value))
            return value;
    }
    return figure::notReported;
}

TimelineGeometry::TimelineGeometry(std::shared_ptr<const TimelineData> timeline,
                                   const TimeScale &timeScale,
                                   const TimelineMetrics &sizes,
                                   bool withBands)
    : data(std::move(timeline))
    , scale(timeScale)
    , metrics(sizes)
    , showsBands(withBands)
{
    layStrips();
    if (strips.empty())
        return;
    undated = data->undated - (withBands ? 0 : data->undatedBands);
    const double from = scale.minute(0);
    const double to = scale.minute(metrics.plotWidth());
    m_from = from - (openStub + mostRadius) * scale.minutesPerPixel;
    m_to = to + (openStub + mostRadius) * scale.minutesPerPixel;
    qsizetype inView = 0;
    for (const TimelineData::Series &series : data->series) {
        const auto &times = series.times;
        inView += std::upper_bound(times.begin(), times.end(), to)
                  - std::lower_bound(times.begin(), times.end(), from);
    }
    dense = inView + static_cast<qsizetype>(data->spans.size()) > marksAtMost;
    if (dense && inView <= marksAtMost) {
        for (const TimelineData::Span &span : data->spans)
            inView += mayShow(span) ? 1 : 0;
        dense = inView > marksAtMost;
    }
    if (dense)
        fillDensity();
    else
        fillMarks();
    if (withBands)
        fillBands();
}

int TimelineGeometry::stripAt(double y) const
{
    for (size_t i = 0; i < strips.size(); ++i) {
        if (y >= strips[i].top && y < strips[i].top + strips[i].height)
            return static_cast<int>(i);
    }
    return -1;
}

int TimelineGeometry::stripOf(Row row) const
{
    const int lane = data ? data->laneOf(row) : -1;
    return lane < 0 || static_cast<size_t>(lane) >= m_stripOfLane.size()
               ? -1
               : m_stripOfLane[static_cast<size_t>(lane)];
}

double TimelineGeometry::levelHeight(int strip) const
{
    const Strip &s = strips[static_cast<size_t>(strip)];
    return static_cast<double>(s.height - 2) / s.levels;
}

double TimelineGeometry::levelY(int strip, int level) const
{
    const Strip &s = strips[static_cast<size_t>(strip)];
    // From the middle outwards, so that a lane with room to spare keeps its marks on one line.
    const int slot = (s.levels - 1) / 2 + (level % 2 == 1 ? (level + 1) / 2 : -(level / 2));
    return s.top + 1 + (slot + 0.5) * levelHeight(strip);
}

double TimelineGeometry::radiusOf(Row row, int strip) const
{
    const qint32 killed = killedOf(*data->ask.table, row);
    const double wanted =
        figure::isCount(killed) ? leastRadius + 2 * std::log2(1.0 + killed) : leastRadius;
    return lesser(lesser(wanted, mostRadius), std::max(2.0, levelHeight(strip) / 2 - 1));
}

bool TimelineGeometry::mayShow(const TimelineData::Span &span) const
{
    const bool isOpen = span.from == figure::open || span.to == figure::open;
    const qint32 from = isOpen ? span.anchor() : span.from;
    const qint32 to = isOpen ? span.anchor() : span.to;
    return to >= m_from && from <= m_to;
}

TimelineGeometry::Item TimelineGeometry::spanItem(const TimelineData::Span &span) const
{
    Item item;
    item.kind = ItemKind::Span;
    item.row = span.row;
    item.strip = m_stripOfLane[static_cast<size_t>(span.lane)];
    item.tint = span.tint;
    item.openLeft = span.from == figure::open;
    item.openRight = span.to == figure::open;
    const double left = item.openLeft ? xOf(span.to + 1.0) - openStub : xOf(span.from);
    const double right = item.openRight ? xOf(span.from) + openStub : xOf(span.to + 1.0);
    item.x = xOf(span.anchor());
    const double least = 2 * leastRadius;
    const double grown = std::max(0.0, least - (right - left)) / 2;
    item.box = QRectF(QPointF(left - grown, 0), QPointF(right + grown, 1));
    return item;
}

int TimelineGeometry::itemAt(QPointF point) const
{
    int best = -1;
    double nearest = 0;
    for (size_t i = 0; i < items.size(); ++i) {
        const Item &item = items[i];
        if (!item.box.adjusted(-hitSlack, -hitSlack, hitSlack, hitSlack).contains(point))
            continue;
        const double outside = std::max({item.box.left() - point.x(),
                                         point.x() - item.box.right(),
                                         item.box.top() - point.y(),
                                         point.y() - item.box.bottom(),
                                         0.0});
        if (best < 0 || outside < nearest) {
            best = static_cast<int>(i);
            nearest = outside;
        }
    }
    return best;
}

int TimelineGeometry::bandAt(QPointF point) const
{
    int best = -1;
    for (size_t i = 0; i < bands.size(); ++i) {
        if (bands[i].box.contains(point)
            && (best < 0 || bands[i].box.width() < bands[static_cast<size_t>(best)].box.width()))
            best = static_cast<int>(i);
    }
    return best;
}

bool TimelineGeometry::isBare(int strip) const
{
    const auto isHere = [strip](const Item &item) {
        return item.strip == strip;
    };
    if (dense) {
        for (int column = 0; column < density.width; ++column) {
            if (density.total(strip, column) > 0 || density.spreadAt(strip, column) > 0)
                return false;
        }
    }
    const auto width = static_cast<size_t>(metrics.plotWidth());
    const auto first = covered.begin() + static_cast<qptrdiff>(static_cast<size_t>(strip) * width);
    return std::none_of(items.begin(), items.end(), isHere)
           && std::none_of(bands.begin(), bands.end(), isHere)
           && (covered.empty()
               || std::all_of(first, first + static_cast<qptrdiff>(width), [](quint32 count) {
                      return count == 0;
                  }));
}

int TimelineGeometry::itemOf(Row row) const
{
    return m_itemOf.value(row, -1);
}

std::optional<QPointF> TimelineGeometry::placeOf(Row row) const
{
    if (const int index = itemOf(row); index >= 0) {
        const Item &item = items[static_cast<size_t>(index)];
        return item.kind == ItemKind::Gathered ? item.box.center()
                                               : QPointF(item.x, item.box.center().y());
    }
    const int strip = stripOf(row);
    TimelineData::Span span;
    if (strip < 0 || !data->spanOf(row, span.from, span.to))
        return std::nullopt;
    return QPointF(xOf(span.anchor()), levelY(strip, 0));
}

} // namespace sourceline
