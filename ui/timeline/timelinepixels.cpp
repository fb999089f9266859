#include "ui/common/theme.h"
#include "ui/timeline/timelinepainter.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

// What is written pixel by pixel: it takes the time of the pixels, however many incidents there
// are.
namespace sourceline {

namespace {

/// A picture of the lanes, transparent at first.
class LanePixels
{
public:
    LanePixels(int width, int height)
        : m_image(width, std::max(1, height), QImage::Format_ARGB32_Premultiplied)
    {
        m_image.fill(Qt::transparent);
        m_stride = static_cast<size_t>(m_image.bytesPerLine()) / sizeof(QRgb);
        m_pixels = reinterpret_cast<QRgb *>(m_image.bits());
    }

    QRgb &at(int x, int y)
    {
        return m_pixels[static_cast<size_t>(y) * m_stride + static_cast<size_t>(x)];
    }

    const QImage &image() const { return m_image; }

private:
    QImage m_image;
    size_t m_stride = 0;
    QRgb *m_pixels = nullptr;
};

/// Stacks columns of one lane upwards from its floor.
class Stack
{
public:
    Stack(LanePixels &pixels, int floor, double scale, int width)
        : m_pixels(pixels)
        , m_floor(floor)
        , m_scale(scale)
        , m_sums(static_cast<size_t>(width))
        , m_tops(static_cast<size_t>(width), floor)
    {}

    /// `colours`: on a line of the hatching, and between.
    void add(int x, double count, const std::array<QRgb, 2> &colours)
    {
        double &sum = m_sums[static_cast<size_t>(x)];
        int &top = m_tops[static_cast<size_t>(x)];
        sum += count;
        // What is there is seen: a pixel at least.
        const int until = m_floor - std::max(static_cast<int>(std::lround(sum * m_scale)), 1);
        for (; top > until && top >= 0; --top)
            m_pixels.at(x, top) = colours[((x + top) & 3) == 0 ? 0 : 1];
    }

    bool shows(double count) const { return count * m_scale >= 0.5; }

private:
    LanePixels &m_pixels;
    int m_floor;
    double m_scale;
    std::vector<double> m_sums;
    std::vector<int> m_tops;
};

} // namespace

void TimelinePainter::paintDensity(QPainter &painter, const TimelineGeometry &geometry) const
{
    const TimelineGeometry::Density &density = geometry.density;
    const TimelineMetrics &m = geometry.metrics;
    LanePixels pixels(density.width, geometry.lanesBottom() - m.axis);
    std::vector<std::array<QRgb, 2>> colours;
    for (const Tint &tint : geometry.data->tints) {
        const QColor colour = tintColour(tint, *geometry.data, *m_theme);
        const QColor between = tint.certainty == Certainty::Alleged ? faded(colour, 0.35) : colour;
        colours.push_back({qPremultiply(colour.rgba()), qPremultiply(between.rgba())});
    }
    const QRgb pale = qPremultiply(faded(m_theme->nobody, 0.35).rgba());
    for (size_t s = 0; s < geometry.strips.size(); ++s) {
        const auto strip = static_cast<int>(s);
        const TimelineGeometry::Strip &lane = geometry.strips[s];
        const double most = std::max(density.most[s], 1.0);
        Stack stack(
            pixels, lane.top + lane.height - 2 - m.axis, (lane.height - 4) / most, density.width);
        for (size_t tint = 0; tint < density.tints; ++tint) {
            for (int x = 0; x < density.width; ++x) {
                if (const quint32 count = density.count(strip, tint, x); count > 0)
                    stack.add(x, count, colours[tint]);
            }
        }
        for (int x = 0; x < density.width; ++x) {
            if (const auto coarse = double(density.spreadAt(strip, x)); stack.shows(coarse))
                stack.add(x, coarse, {pale, pale});
        }
    }
    painter.drawImage(QPoint(m.labels, m.axis), pixels.image());
}

// The more aggregates cover a day, the deeper; where they begin and end is not drawn any more.
void TimelinePainter::paintCovered(QPainter &painter, const TimelineGeometry &geometry) const
{
    const TimelineMetrics &m = geometry.metrics;
    const int width = m.plotWidth();
    const quint32 most = *std::max_element(geometry.covered.begin(), geometry.covered.end());
    LanePixels pixels(width, geometry.lanesBottom() - m.axis);
    for (size_t s = 0; s < geometry.strips.size(); ++s) {
        const TimelineGeometry::Strip &lane = geometry.strips[s];
        for (int x = 0; x < width; ++x) {
            const quint32 count =
                geometry.covered[s * static_cast<size_t>(width) + static_cast<size_t>(x)];
            if (count == 0)
                continue;
            const QRgb colour =
                qPremultiply(faded(m_theme->accent, 0.04 + 0.14 * count / most).rgba());
            for (int y = lane.top + 2; y < lane.top + lane.height - 3; ++y)
                pixels.at(x, y - m.axis) = colour;
        }
    }
    painter.drawImage(QPoint(m.labels, m.axis), pixels.image());
}

// Reports over one another are a little deeper and no more: many would become a bright surface on
// which nothing that is grey is seen.
void TimelinePainter::paintDepth(QPainter &painter, const TimelineGeometry &geometry) const
{
    const TimelineMetrics &m = geometry.metrics;
    const int width = m.plotWidth();
    const double one = m_theme->isDark ? 0.08 : 0.05;
    const double most = m_theme->isDark ? 0.15 : 0.14;
    std::vector<double> depths(geometry.strips.size() * static_cast<size_t>(width));
    for (const TimelineGeometry::Item &band : geometry.bands) {
        double *depth = &depths[static_cast<size_t>(band.strip) * static_cast<size_t>(width)];
        const double from = band.box.left() - m.labels, to = band.box.right() - m.labels;
        for (int x = std::max(0, static_cast<int>(from)); x < std::min<double>(width, to); ++x) {
            const double along = std::clamp((x - from) / std::max(1.0, to - from), 0.0, 1.0);
            // Fades out where it is not stated when it began or ended.
            depth[x] += band.openLeft ? along : band.openRight ? 1 - along : 1;
        }
    }
    LanePixels pixels(width, geometry.lanesBottom() - m.axis);
    for (size_t s = 0; s < geometry.strips.size(); ++s) {
        const TimelineGeometry::Strip &lane = geometry.strips[s];
        for (int x = 0; x < width; ++x) {
            const double depth = depths[s * static_cast<size_t>(width) + static_cast<size_t>(x)];
            if (depth <= 0)
                continue;
            const QRgb colour = qPremultiply(
                faded(m_theme->accent, most * (1 - std::exp(-depth * one / most))).rgba());
            for (int y = lane.top + 2; y < lane.top + lane.height - 3; ++y)
                pixels.at(x, y - m.axis) = colour;
        }
    }
    painter.drawImage(QPoint(m.labels, m.axis), pixels.image());
}

} // namespace sourceline
