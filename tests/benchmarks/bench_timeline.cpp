#include "benchmark.h"
#include "ui/common/theme.h"
#include "ui/timeline/timelinepainter.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QRandomGenerator>

#include <cstdio>

// A frame of the timeline after a zoom or pan (where everything lies, and painting it) beside the
// bare work of the same picture: one loop that bins a column of dates by pixel and colour, and one
// that fills the image. No casefile: the snapshot is made in memory.

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int width = 1920;
constexpr int height = 400;
constexpr int actors = 40;
constexpr size_t colours = 6;

std::shared_ptr<const Dictionary> names(int count)
{
    auto dictionary = std::make_shared<Dictionary>();
    for (int code = 0; code < count; ++code) {
        dictionary->ids.push_back(code == 0 ? Id() : Id{50 + code});
        dictionary->names.push_back(code == 0 ? QString() : u"Name %1"_s.arg(code));
        dictionary->extras.emplace_back();
        dictionary->rank.push_back(static_cast<Code>(code));
        dictionary->extraRank.push_back(0);
        if (code > 0)
            dictionary->byId.push_back(static_cast<Code>(code));
    }
    return dictionary;
}

std::shared_ptr<Segment> segmentOf(QRandomGenerator &random, qint64 key, size_t rows)
{
    auto segment = std::make_shared<Segment>();
    segment->key = key;
    for (auto &column : segment->int32s)
        column.assign(rows, figure::notStated);
    for (auto &column : segment->bytes)
        column.assign(rows, 0);
    for (auto &column : segment->shorts)
        column.assign(rows, 1);
    for (auto &column : segment->codes)
        column.assign(rows, 0);
    segment->living.assign((rows + 63) / 64, ~quint64{0});
    if (rows % 64 != 0)
        segment->living.back() = (quint64{1} << (rows % 64)) - 1;
    const auto bytes = [&](ByteColumn column) -> std::vector<quint8> & {
        return segment->bytes[static_cast<size_t>(column)];
    };
    for (size_t row = 0; row < rows; ++row) {
        const qint32 day = random.bounded(9000) + 9000; // 1994 to 2019
        const int drawn = random.bounded(100);
        const quint8 precision = drawn < 92 ? 2 : drawn < 97 ? 4 : 3;
        const int days = precision == 2 ? 1 : precision == 4 ? 30 : random.bounded(2, 60);
        segment->int32s[0][row] = day * 1440;
        segment->int32s[1][row] = (day + days) * 1440 - 1;
        segment->int32s[static_cast<size_t>(Int32Column::KilledBest)][row] = random.bounded(4);
        bytes(ByteColumn::Precision)[row] = precision;
        bytes(ByteColumn::Kind)[row] = drawn == 99 ? 2 : 1;
        bytes(ByteColumn::Means)[row] = static_cast<quint8>(random.bounded(1, 16));
        const auto named =
            static_cast<Code>(std::min(random.bounded(actors), random.bounded(actors)));
        segment->codes[static_cast<size_t>(CodeColumn::Alleged)][row] = named;
        bytes(ByteColumn::AllegedStance)[row] = 1;
        if (random.bounded(3) == 0)
            segment->codes[static_cast<size_t>(CodeColumn::Assessed)][row] = named;
    }
    return segment;
}

std::shared_ptr<IncidentTable> snapshot(size_t incidents)
{
    QRandomGenerator random(1);
    auto table = std::make_shared<IncidentTable>();
    table->actors = table->places = names(actors);
    table->eventTypes = table->subEventTypes = table->means = names(16);
    for (size_t made = 0; made < incidents; made += segmentRows)
        table->segments.push_back(segmentOf(random,
                                            static_cast<qint64>(table->segments.size()) + 1,
                                            std::min<size_t>(segmentRows, incidents - made)));
    table->incidents = static_cast<qint64>(incidents);
    return table;
}

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
    const auto table = snapshot(incidents);
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
