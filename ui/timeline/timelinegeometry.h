#pragma once

#include "ui/common/timescale.h"
#include "ui/timeline/timelinedata.h"

#include <QHash>
#include <QRectF>

#include <optional>

namespace sourceline {

/// Sizes in device-independent pixels.
struct TimelineMetrics
{
    int width = 0, height = 0;
    int labels = 160; ///< the column of lane names; the plot begins right of it
    int axis = 28;    ///< tick labels above the lanes
    int rail = 26;    ///< publications beneath them
    int level = 20;   ///< wanted for one of the marks that stand over one another in a lane
    int lane = 26;    ///< least height of a lane
    int note = 0;     ///< a line beneath all, of what is not drawn
    int head = 0;     ///< what stands above the names of lanes takes of that column

    int plotWidth() const { return std::max(1, width - labels); }

    bool operator==(const TimelineMetrics &) const = default;
};

/// Where everything of a timeline lies: lanes, marks without overlaps, bands, densities, and what
/// is at a point. Pure: no widget, no font, no colour. Made anew for each scale, size and data;
/// costs what is in view, not what there is.
struct TimelineGeometry
{
    /// More instants than this in view are drawn as densities.
    static constexpr qsizetype marksAtMost = 600;
    /// More aggregates than this in view are drawn as how many cover each pixel column.
    static constexpr size_t bandsAtMost = 150;

    /// One lane on screen, or several gathered.
    struct Strip
    {
        int top = 0, height = 0;
        int levels = 1;
        int lane = 0;           ///< of the data; of several the first
        qsizetype gathered = 0; ///< so many categories share it; 0: a lane of its own
        qint64 count = 0;       ///< events, or statements and developments
        qint64 bands = 0;       ///< aggregates that are shown
    };

    enum class ItemKind
    {
        Mark,     ///< known to the day or finer
        Span,     ///< a range, month, year, or open on one side
        Gathered, ///< several that have no room of their own
        Band      ///< an aggregate, behind the marks
    };

    struct Item
    {
        ItemKind kind = ItemKind::Mark;
        Row row = 0;
        int strip = 0, level = 0;
        quint8 tint = 0;
        QRectF box;   ///< of an open span: with the stub on its open side
        double x = 0; ///< its middle in time
        bool openLeft = false, openRight = false;
        qsizetype firstMember = 0, count = 1; ///< of Gathered: in `members`
    };

    /// How many incidents lie in each pixel column.
    struct Density
    {
        int width = 0;
        size_t tints = 0;
        std::vector<quint32> counts; ///< by strip, tint, column
        std::vector<quint32> totals; ///< by strip, column
        std::vector<float> spread; ///< by strip, column: of dates coarser than a column, shared out
                                   ///< evenly over what they may be
        /// By strip: the column that is as high as its lane. Lanes of their own share one, so that
        /// they compare; what is gathered or unnamed would press them flat and has its own.
        std::vector<double> most;

        quint32 count(int strip, size_t tint, int column) const
        {
            return counts[(static_cast<size_t>(strip) * tints + tint) * static_cast<size_t>(width)
                          + static_cast<size_t>(column)];
        }

        float spreadAt(int strip, int column) const
        {
            return spread[static_cast<size_t>(strip) * static_cast<size_t>(width)
                          + static_cast<size_t>(column)];
        }

        quint32 total(int strip, int column) const
        {
            return totals[static_cast<size_t>(strip) * static_cast<size_t>(width)
                          + static_cast<size_t>(column)];
        }
    };

    TimelineGeometry() = default;
    TimelineGeometry(std::shared_ptr<const TimelineData> timeline,
                     const TimeScale &timeScale,
                     const TimelineMetrics &sizes,
                     bool withBands = true);

    double xOf(double minute) const { return metrics.labels + scale.x(minute); }

    double minuteAt(double x) const { return scale.minute(x - metrics.labels); }

    int stripAt(double y) const; ///< −1: none
    int stripOf(Row row) const;  ///< −1: it is in no lane

    /// Nothing of what the lane holds is in view.
    bool isBare(int strip) const;

    int stripOfLane(int lane) const { return m_stripOfLane[static_cast<size_t>(lane)]; }

    int lanesBottom() const { return metrics.height - metrics.rail - metrics.note; }

    int itemAt(QPointF point) const; ///< into `items`, what is nearest; −1: none
    int bandAt(QPointF point) const; ///< into `bands`, the narrowest; −1: none
    int itemOf(Row row) const;       ///< also where it is gathered; −1: not in view, or a density
    /// Where links to a row begin: its item's middle; in a density its time and lane.
    std::optional<QPointF> placeOf(Row row) const;
    double radiusOf(Row row, int strip) const;
    double levelHeight(int strip) const;
    /// Of the middle of a level.
    double levelY(int strip, int level) const;

    std::shared_ptr<const TimelineData> data;
    TimeScale scale;
    TimelineMetrics metrics;
    std::vector<Strip> strips;
    std::vector<Item> items; ///< marks, spans and what is gathered, by strip, then from the left
    std::vector<Item> bands;
    std::vector<Row> members;
    std::vector<quint32> covered; ///< by strip, column, where there are more than bandsAtMost
    bool dense = false;
    Density density;
    bool showsBands = true;
    qint64 undated = 0; ///< of the kinds that are shown

private:
    void layStrips();
    void shareHeight(int room);
    void fillMarks();
    void fillBands();
    void fillDensity();
    void fillSpread();
    void shareScale();
    void stack(int strip, std::vector<Item> found);
    void gather(int strip, const std::vector<Item> &crowd);
    void keep(Item item);
    void spreadBands(const std::vector<const TimelineData::Span *> &found);
    bool mayShow(const TimelineData::Span &span) const;
    Item spanItem(const TimelineData::Span &span) const;

    double m_from = 0, m_to = 0; ///< minutes in view, with room for what is drawn beside its date
    std::vector<int> m_stripOfLane;
    QHash<Row, int> m_itemOf;
};

/// Number of people killed as the marks show it: best, else low, else high; figure::notReported
/// where no figure is stated.
qint32 killedOf(const IncidentTable &table, Row row);

} // namespace sourceline
