#include "benchmark.h"
#include "columnsinmemory.h"
#include "ui/common/theme.h"
#include "ui/timeline/timelinepainter.h"

#include <QApplication>
#include <QImage>
#include <QPainter>

#include <cstdio>

// A frame of the timeline after a zoom or pan (where everything lies, and painting it) beside the
// bare work of the same picture: one loop that bins a column of dates by pixel and colour, and one
// that fills the image. No casefile: the snapshot is made in memory.

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int width = 1920;
constexpr int height = 400;
constexpr size_t colours = 6;

/// Bins the dates by column and colour, stacks and fills: the least that this picture costs.
class Reference
{
public:
    explicit Reference(const IncidentTable &table)
        : m_image(width, height, QImage::Format_ARGB32_Premultiplied)
    {
        for (const auto &segment : table.segments) {
            m_times.insert(m_times.end(), segment->int32s[0].begin(), segment->int32s[0].end());
            for (const Code code : segment->codes[static_cast<size_t>(CodeColumn::Assessed)])
                m_colours.push_back(static_cast<quint8>(code % colours));
        }
    }

    void draw(const TimeScale &scale)
    {
        m_counts.assign(width * colours, 0);
        const double each = 1 / scale.minutesPerPixel;
        for (size_t i = 0; i < m_times.size(); ++i) {
            const auto x = static_cast<qint64>((m_times[i] - scale.start) * each);
            if (x >= 0 && x < width)
                ++m_counts[static_cast<size_t>(x) * colours + m_colours[i]];
        }
        fill();
    }

private:
    void fill()
    {
        m_image.fill(Qt::white);
        quint32 most = 1;
        for (size_t x = 0; x < width; ++x) {
            quint32 sum = 0;
            for (size_t c = 0; c < colours; ++c)
                sum += m_counts[x * colours + c];
            most = std::max(most, sum);
        }
        auto *pixels = reinterpret_cast<QRgb *>(m_image.bits());
        for (size_t x = 0; x < width; ++x) {
            size_t y = height;
            double sum = 0;
            for (size_t c = 0; c < colours; ++c) {
                sum += m_counts[x * colours + c];
                const auto top = static_cast<size_t>(height - sum / most * height);
                while (y > top)
                    pixels[--y * width + x] = 0xff000000U + static_cast<QRgb>(c * 40);
            }
        }
    }

    std::vector<qint32> m_times;
    std::vector<quint8> m_colours;
    std::vector<quint32> m_counts;
    QImage m_image;
};

void measure(size_t incidents)
{
    const auto table = benchmark::columnsInMemory(incidents);
    const auto rows = std::make_shared<const RowSet>(allRows(*table));
    std::shared_ptr<const TimelineData> data;
    const double made = benchmark::median(3, [&] {
        data = makeTimeline({table, rows, LaneBy::Alleged, false});
    });
    TimelineMetrics metrics;
    metrics.width = width;
    metrics.height = height;
    const TimeScale whole = TimeScale::fitted(data->first, data->last, metrics.plotWidth());
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    TimelinePainter painter;
    painter.setStyle(paletteFor(false), baseFont());
    Reference reference(*table);
    std::printf("%zu incidents: made for the lanes on a worker in %.2f ms\n", incidents, made);
    for (const double zoom : {1.0, 3.0, 40.0, 1000.0}) {
        const TimeScale scale = whole.zoomed(zoom, width / 2.0, metrics.plotWidth());
        bool dense = false;
        const double ours = benchmark::median(15, [&] {
            const TimelineGeometry geometry(data, scale, metrics);
            QPainter onImage(&image);
            painter.paint(onImage, geometry, {}, {});
            dense = geometry.dense;
        });
        const double limit = benchmark::median(15, [&] { reference.draw(scale); });
        const QByteArray what = QByteArray("  frame, zoomed ") + QByteArray::number(zoom)
                                + " times, " + (dense ? "density" : "marks");
        if (incidents == 3'000'000UL && zoom == 1.0)
            benchmark::hold(
                "a frame of the timeline at 3,000,000 / binned reference", ours, limit, 1.3);
        else
            benchmark::compare(what.constData(), ours, limit);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    for (const size_t incidents : {124UL, 10'000UL, 100'000UL, 3'000'000UL})
        measure(incidents);
    return 0;
}
