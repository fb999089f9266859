#include "ui/chart/chartkey.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/openends.h"
#include "ui/chart/rowaxis.h"

#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal wordsWidth = 186;
constexpr qreal openLength = 46;  ///< of the fading end of a range without an upper bound
constexpr qreal aboutLength = 26; ///< the same, of one that is open to both sides
constexpr qreal dotRadius = 4.6;
constexpr qreal beyondPile = 3;
constexpr qreal betweenPiles = 2; ///< on each side of two rows

class Figures
{
public:
    Figures(SceneBuilder &builder, const RowAxis &axis, const PlotData &data)
        : m_builder(builder)
        , m_axis(axis)
        , m_data(data)
        , m_band(builder.style().isDark ? QColor(0x2f4f6d) : QColor(0xbcd9ee))
        , m_claim(builder.style().isDark ? QColor(0x56b4e9) : QColor(0x0072b2))
    {
        for (const ChartPoint &point : data.numbers.points) {
            if (const auto value = valueOf(point))
                ++m_piles[pileOf(point.position, *value)];
        }
    }

    void draw(const ChartBand &band)
    {
        if (band.position >= m_axis.rows)
            return;
        const qreal y = m_axis.centreOf(band.position);
        const qreal height = std::min(m_axis.step * 0.52, 22.0);
        const auto from = band.low ? band.low : band.best;
        if (from) {
            const double to = band.high.value_or(band.best.value_or(*from));
            QRectF area(
                m_axis.xOf(*from), y - height / 2, m_axis.xOf(to) - m_axis.xOf(*from), height);
            if (area.width() < 3)
                area.adjust(-1.5, 0, 1.5, 0);
            m_builder.rect(area, m_band);
            const bool isAbout = band.best && !band.low && !band.high;
            if (!band.high)
                drawOpen({area.right(), area.top(), isAbout ? aboutLength : openLength, height},
                         OpenEnd::Above);
            if (isAbout)
                drawOpen({area.left() - aboutLength, area.top(), aboutLength, height},
                         OpenEnd::Below);
            m_builder.mark({-1, band.position},
                           area.adjusted(isAbout ? -aboutLength : 0,
                                         0,
                                         isAbout     ? aboutLength
                                         : band.high ? 0
                                                     : openLength,
                                         0),
                           sentenceOf(band),
                           band.incident);
            if (band.best) {
                const qreal half = reachOf(band, height);
                m_builder.rect({m_axis.xOf(*band.best) - 1.5, y - half, 3, 2 * half},
                               m_builder.style().text);
            }
        } else {
            m_builder.mark({-1, band.position},
                           {m_axis.plot.left(), y - height / 2, 12, height},
                           sentenceOf(band),
                           band.incident);
        }
        drawWords(band, y);
    }

    void draw(const ChartPoint &point)
    {
        if (point.position >= m_axis.rows)
            return;
        const auto value = valueOf(point);
        if (!value)
            return; // in words, beside the axis
        const qreal x = m_axis.xOf(*value);
        const Pile pile = pileOf(point.position, *value);
        const int claims = claimsIn(pile);
        const int place = m_taken[pile]++;
        const qreal y =
            m_axis.centreOf(point.position) + distanceIn(claims) * (place - (claims - 1) / 2.0);
        drawExtent(point, y, x);
        QPainterPath path;
        path.addEllipse(QPointF(x, y),
                        dotRadius - (point.feeds ? 0 : 0.6),
                        dotRadius - (point.feeds ? 0 : 0.6));
        m_builder.path(path,
                       point.feeds ? m_claim : m_builder.style().paper,
                       point.feeds ? m_builder.style().paper : m_claim,
                       point.feeds ? 1 : 1.6);
        m_builder.mark(
            {-1, point.position}, {x - 7, y - 7, 14, 14}, sentenceOf(point), point.incident);
    }

private:
    using Pile = std::pair<int, int>; ///< row, and where along it

    Pile pileOf(int position, double value) const
    {
        return {position, static_cast<int>(m_axis.xOf(value) / (2 * dotRadius))};
    }

    static std::optional<double> valueOf(const ChartPoint &point)
    {
        return point.best ? point.best : point.low ? point.low : point.high;
    }

    int claimsIn(const Pile &pile) const
    {
        const auto found = m_piles.find(pile);
        return found == m_piles.end() ? 0 : found->second;
    }

    // Claims of one value lie above each other, about the middle of their row and inside it.
    qreal distanceIn(int claims) const
    {
        return claims < 2 ? 0
                          : std::min(2 * dotRadius + 1,
                                     (m_axis.step - 2 * (dotRadius + beyondPile + betweenPiles))
                                         / (claims - 1));
    }

    // How far the best reaches, to be seen behind the claims of its value.
    qreal reachOf(const ChartBand &band, qreal height) const
    {
        const int claims = claimsIn(pileOf(band.position, *band.best));
        return std::max(height / 2 + 3,
                        distanceIn(claims) * (claims - 1) / 2 + dotRadius + beyondPile);
    }

    // As far as the axis goes.
    void drawOpen(const QRectF &area, OpenEnd end)
    {
        drawOpenEnd(m_builder, area.intersected(m_axis.plot), m_band, end);
    }

    void drawExtent(const ChartPoint &point, qreal y, qreal x)
    {
        if (point.low && point.high && *point.high > *point.low) {
            m_builder.line({m_axis.xOf(*point.low), y}, {m_axis.xOf(*point.high), y}, m_claim, 1.4);
        } else if (point.low && !point.high && !point.best) {
            m_builder.line({x, y}, {x + 16, y}, m_claim, 1.4); // at least: an arrow to more
            QPainterPath arrow(QPointF(x + 12, y - 3));
            arrow.lineTo(x + 16, y);
            arrow.lineTo(x + 12, y + 3);
            m_builder.path(arrow, {}, m_claim, 1.4);
        }
    }

    void drawWords(const ChartBand &band, qreal y)
    {
        qreal x = m_axis.plot.right() + 14;
        if (band.conflicting) {
            m_builder.path(flagAt({x, y + 5}, 12), flagColour(), {});
            x += 14;
        }
        const bool isStated = band.low || band.best || band.high;
        const QString words = band.words.isEmpty() ? ChartWords::tr("no count stands") : band.words;
        constexpr int smallSize = 12;
        const qreal width = m_axis.plot.right() + wordsWidth - x - 6;
        // Smaller rather than cut: `not counted` is most of what is said.
        const auto fits = [&](int size) {
            return textWidth(words, size, isStated) <= width;
        };
        const bool isTwo = !fits(m_axis.textSize) && !fits(smallSize)
                           && m_axis.step >= 2 * lineHeightOf(smallSize);
        const int size =
            fits(m_axis.textSize) ? m_axis.textSize : std::min(smallSize, m_axis.textSize);
        const auto lines = wrapped(words, width, size, isStated, isTwo ? 2 : 1);
        const qreal height = lineHeightOf(size) * static_cast<qreal>(lines.size());
        m_builder.lines({x, y - height / 2},
                        lines,
                        size,
                        isStated ? m_builder.style().text : m_builder.style().quiet);
    }

    QColor flagColour() const
    {
        return m_builder.style().isDark ? QColor(0xf0845f) : QColor(0xcc3311);
    }

    QString labelAt(int position) const
    {
        return m_data.numbers.positions[static_cast<size_t>(position)].label;
    }

    QString sentenceOf(const ChartBand &band) const
    {
        QString sentence = labelAt(band.position) + u": "_s + band.words;
        if (band.conflicting)
            sentence += ChartWords::tr(", conflicting reports");
        if (band.chosen)
            sentence += ChartWords::tr(", chosen by an analyst");
        return sentence;
    }

    QString sentenceOf(const ChartPoint &point) const
    {
        QString sentence =
            ChartWords::tr("%1: %2 says %3")
                .arg(labelAt(point.position),
                     point.speaker.isEmpty() ? ChartWords::tr("a source") : point.speaker,
                     point.words);
        if (!point.feeds)
            sentence += ChartWords::tr(", superseded or contested, counts for nothing");
        return sentence;
    }

    SceneBuilder &m_builder;
    const RowAxis &m_axis;
    const PlotData &m_data;
    QColor m_band, m_claim;
    std::map<Pile, int> m_piles; ///< claims in each
    std::map<Pile, int> m_taken; ///< of them drawn
};

std::vector<KeyEntry>
figureKey(const ChartNumbers &numbers, const QColor &band, const QColor &claim, const QColor &flag)
{
    std::vector<KeyEntry> entries;
    SeriesLook look;
    look.fill = claim;
    entries.push_back({KeyEntry::Sign::Dot, look, ChartWords::tr("a claim")});
    if (std::ranges::any_of(numbers.points, [](const ChartPoint &point) { return !point.feeds; }))
        entries.push_back(
            {KeyEntry::Sign::Hollow, look, ChartWords::tr("superseded or contested")});
    look.fill = band;
    entries.push_back(
        {KeyEntry::Sign::Band, look, ChartWords::tr("lowest to highest, with the best")});
    look.fill = flag;
    if (std::ranges::any_of(numbers.bands, &ChartBand::conflicting))
        entries.push_back({KeyEntry::Sign::Flag, look, ChartWords::tr("conflicting reports")});
    return entries;
}

} // namespace

void plotFigures(SceneBuilder &builder, const QRectF &room, const PlotData &data)
{
    const bool isDark = builder.style().isDark;
    const QColor band = isDark ? QColor(0x2f4f6d) : QColor(0xbcd9ee);
    const QColor claim = isDark ? QColor(0x56b4e9) : QColor(0x0072b2);
    const QRectF left =
        layKey(builder,
               room,
               figureKey(data.numbers, band, claim, isDark ? QColor(0xf0845f) : QColor(0xcc3311)),
               leastPlotWithNames);
    double highest = 0;
    for (const ChartBand &one : data.numbers.bands) {
        for (const auto &value : {one.low, one.best, one.high})
            highest = std::max(highest, value.value_or(0));
    }
    for (const ChartPoint &point : data.numbers.points) {
        for (const auto &value : {point.low, point.best, point.high})
            highest = std::max(highest, value.value_or(0));
    }
    // An open end needs room to point to.
    const RowAxis axis =
        layRowAxis(builder, left, data, highest * 1.02, {15, 72, wordsWidth, true});
    Figures figures(builder, axis, data);
    for (const ChartBand &one : data.numbers.bands)
        figures.draw(one);
    for (const ChartPoint &point : data.numbers.points)
        figures.draw(point);
}

} // namespace sourceline
