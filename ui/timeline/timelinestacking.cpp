#include "ui/timeline/timelinegeometry.h"

#include <algorithm>
#include <cmath>

// How lanes share the height, and how what is in a lane shares the lane without overlaps.
namespace sourceline {

namespace {

constexpr double gap = 1.5;          // pixels between two marks of one level
constexpr double gatheredWidth = 22; // room for a number
constexpr int mostLevels = 9;
constexpr double air = 0.7; // levels
constexpr double spanHeight = 11;

} // namespace

void TimelineGeometry::layStrips()
{
    m_stripOfLane.assign(data ? data->lanes.size() : 0, -1);
    std::vector<int> shown;
    int fixed = 0; // lanes that are never gathered
    for (size_t lane = 0; data && lane < data->lanes.size(); ++lane) {
        const TimelineData::Lane &l = data->lanes[lane];
        const bool isWords = l.kind == TimelineData::LaneKind::Words;
        if (l.count + (showsBands ? l.bands : 0) == 0 && !isWords)
            continue;
        shown.push_back(static_cast<int>(lane));
        fixed += l.kind == TimelineData::LaneKind::Unnamed
                         || l.kind == TimelineData::LaneKind::NotLikely || isWords
                     ? 1
                     : 0;
    }
    const int room = std::max(0, lanesBottom() - metrics.axis);
    const int most = std::max(fixed + 1, room / std::max(1, metrics.lane));
    const bool gathers = static_cast<int>(shown.size()) > most;
    const int named = most - fixed - 1; // beside the one of those gathered
    int others = -1;
    int kept = 0;
    for (const int lane : shown) {
        const TimelineData::Lane &l = data->lanes[static_cast<size_t>(lane)];
        const bool goes = gathers
                          && (l.kind == TimelineData::LaneKind::Others
                              || (l.kind == TimelineData::LaneKind::Named && kept >= named));
        kept += l.kind == TimelineData::LaneKind::Named && !goes ? 1 : 0;
        if (goes && others < 0) {
            others = static_cast<int>(strips.size());
            strips.push_back({0, 0, 1, lane, 0, 0});
        }
        int strip = others;
        if (!goes) {
            strip = static_cast<int>(strips.size());
            strips.push_back({0, 0, 1, lane, 0, 0});
        }
        Strip &s = strips[static_cast<size_t>(strip)];
        s.count += l.count;
        s.bands += showsBands ? l.bands : 0;
        s.gathered += goes || l.kind == TimelineData::LaneKind::Others ? l.categories : 0;
        m_stripOfLane[static_cast<size_t>(lane)] = strip;
    }
    shareHeight(room);
}

// Each lane one level, the rest of the height to where most incidents are for each level (D'Hondt).
void TimelineGeometry::shareHeight(int room)
{
    if (strips.empty())
        return;
    int left = room / std::max(1, metrics.level) - static_cast<int>(strips.size());
    for (; left > 0; --left) {
        Strip *neediest = nullptr;
        for (Strip &strip : strips) {
            const bool wants = strip.levels < mostLevels && strip.count > strip.levels;
            if (wants
                && (!neediest || strip.count * neediest->levels > neediest->count * strip.levels))
                neediest = &strip;
        }
        if (!neediest)
            break;
        neediest->levels += 1;
    }
    // A lane has some air beside its levels, so that one of a single level is not a slit.
    double shares = 0;
    for (const Strip &strip : strips)
        shares += strip.levels + air;
    double before = 0;
    for (Strip &strip : strips) {
        strip.top = metrics.axis + static_cast<int>(room * before / shares);
        before += strip.levels + air;
        strip.height = metrics.axis + static_cast<int>(room * before / shares) - strip.top;
    }
}

void TimelineGeometry::fillMarks()
{
    std::vector<std::vector<Item>> found(strips.size());
    for (const TimelineData::Series &series : data->series) {
        const int strip = m_stripOfLane[static_cast<size_t>(series.lane)];
        const double margin = metrics.level * scale.minutesPerPixel;
        const auto &times = series.times;
        auto at = std::lower_bound(times.begin(), times.end(), scale.minute(0) - margin);
        const double end = scale.minute(metrics.plotWidth()) + margin;
        for (; at != times.end() && *at <= end; ++at) {
            Item item;
            item.row = series.rows[static_cast<size_t>(at - times.begin())];
            item.strip = strip;
            item.tint = series.tint;
            item.x = xOf(*at);
            const double radius = radiusOf(item.row, strip);
            item.box = QRectF(item.x - radius, 0, 2 * radius, 2 * radius);
            found[static_cast<size_t>(strip)].push_back(item);
        }
    }
    for (const TimelineData::Span &span : data->spans) {
        if (!mayShow(span))
            continue;
        const Item item = spanItem(span);
        if (item.box.right() >= metrics.labels && item.box.left() <= metrics.width)
            found[static_cast<size_t>(item.strip)].push_back(item);
    }
    for (size_t strip = 0; strip < strips.size(); ++strip)
        stack(static_cast<int>(strip), std::move(found[strip]));
}

namespace {

/// The lowest level on which `item` overlaps nothing; −1: none.
int freeLevel(std::vector<double> &ends, const TimelineGeometry::Item &item)
{
    for (size_t level = 0; level < ends.size(); ++level) {
        if (ends[level] + gap <= item.box.left()) {
            ends[level] = item.box.right();
            return static_cast<int>(level);
        }
    }
    return -1;
}

} // namespace

void TimelineGeometry::stack(int strip, std::vector<Item> found)
{
    std::sort(found.begin(), found.end(), [](const Item &a, const Item &b) {
        return std::pair(a.box.left(), a.row) < std::pair(b.box.left(), b.row);
    });
    const int levels = strips[static_cast<size_t>(strip)].levels;
    std::vector<double> ends(static_cast<size_t>(levels), -1e18);
    std::vector<Item> crowd;
    const auto layOut = [&](int free) {
        crowd.clear();
        ends.assign(static_cast<size_t>(free), -1e18);
        for (Item &item : found) {
            item.level = freeLevel(ends, item);
            if (item.level < 0)
                crowd.push_back(item);
        }
    };
    layOut(levels);
    if (!crowd.empty()) // the outermost level is for what has no room of its own
        layOut(levels - 1);
    for (const Item &item : found) {
        if (item.level >= 0)
            keep(item);
    }
    gather(strip, crowd);
}

// Runs of items that overlap become one with a number; who stands alone stays what it is.
void TimelineGeometry::gather(int strip, const std::vector<Item> &crowd)
{
    const int level = strips[static_cast<size_t>(strip)].levels - 1;
    for (size_t i = 0; i < crowd.size();) {
        Item run = crowd[i];
        run.level = level;
        double right = run.box.right();
        size_t end = i + 1;
        while (end < crowd.size() && crowd[end].box.left() < right + gap) {
            right = std::max({right, crowd[end].box.right(), run.box.left() + gatheredWidth});
            ++end;
        }
        if (end - i > 1) {
            run.kind = ItemKind::Gathered;
            run.box.setRight(right);
            run.x = run.box.center().x();
            run.openLeft = run.openRight = false;
            run.firstMember = static_cast<qsizetype>(members.size());
            run.count = static_cast<qsizetype>(end - i);
            for (size_t member = i; member < end; ++member) {
                members.push_back(crowd[member].row);
                m_itemOf.insert(crowd[member].row, static_cast<int>(items.size()));
            }
        }
        keep(run);
        i = end;
    }
}

void TimelineGeometry::keep(Item item)
{
    const double height = item.kind == ItemKind::Mark
                              ? item.box.width()
                              : std::min(spanHeight, levelHeight(item.strip) - 2);
    item.box.moveTop(levelY(item.strip, item.level) - height / 2);
    item.box.setHeight(height);
    m_itemOf.insert(item.row, static_cast<int>(items.size()));
    items.push_back(item);
}

void TimelineGeometry::fillBands()
{
    std::vector<const TimelineData::Span *> found;
    for (const TimelineData::Span &span : data->bands) {
        if (mayShow(span))
            found.push_back(&span);
    }
    if (found.size() > bandsAtMost)
        return spreadBands(found);
    for (const TimelineData::Span *span : found) {
        Item item = spanItem(*span);
        item.kind = ItemKind::Band;
        if (item.box.right() < metrics.labels || item.box.left() > metrics.width)
            continue;
        const Strip &strip = strips[static_cast<size_t>(item.strip)];
        item.box.setTop(strip.top + 2);
        item.box.setBottom(strip.top + strip.height - 3);
        bands.push_back(item);
    }
    // Wide ones first: what is narrow stays in sight.
    std::stable_sort(bands.begin(), bands.end(), [](const Item &a, const Item &b) {
        return a.box.width() > b.box.width();
    });
}

} // namespace sourceline
