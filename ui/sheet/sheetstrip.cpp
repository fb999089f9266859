#include "ui/sheet/sheetstrip.h"

#include "ui/common/groupcolours.h"
#include "ui/common/timescale.h"
#include "ui/sheet/sheetmeasures.h"
#include "ui/sheet/sheetwords.h"

#include <array>
#include <cmath>
#include <limits>

namespace sourceline {

namespace {

constexpr qreal laneHeight = 27;
constexpr qreal above = 8;
constexpr qreal axisHeight = 26;
constexpr qreal radius = 7;
constexpr int nameSize = 17;
constexpr qreal dateGap = 9;
constexpr int tickSize = 15;
constexpr double tickRoom = 104;

struct LaneName
{
    BriefingMoment::Lane lane;
    const char *name;
};

constexpr std::array laneNames = {
    LaneName{BriefingMoment::Lane::Incident, QT_TRANSLATE_NOOP("SheetWords", "Happened")},
    LaneName{BriefingMoment::Lane::Linked, QT_TRANSLATE_NOOP("SheetWords", "Linked incidents")},
    LaneName{BriefingMoment::Lane::Said, QT_TRANSLATE_NOOP("SheetWords", "Said who did it")},
    LaneName{BriefingMoment::Lane::Published, QT_TRANSLATE_NOOP("SheetWords", "Published")}};

QColor paled(const QColor &colour)
{
    constexpr int share = 4; // of the colour in it, one in so many
    const auto mixed = [](int part) {
        return (part + (share - 1) * 255) / share;
    };
    return {mixed(colour.red()), mixed(colour.green()), mixed(colour.blue())};
}

class Strip
{
public:
    Strip(SceneBuilder &builder,
          qreal top,
          const std::vector<BriefingMoment> &moments,
          const QString &date)
        : m_builder(builder)
        , m_top(top + above)
        , m_moments(moments)
        , m_date(date)
    {
        double from = std::numeric_limits<double>::max();
        double to = std::numeric_limits<double>::lowest();
        for (const BriefingMoment &moment : moments) {
            for (const auto &end : {moment.span.earliest, moment.span.latest}) {
                if (end) {
                    from = std::min<double>(from, *end);
                    to = std::max<double>(to, *end);
                }
            }
        }
        m_scale = TimeScale::fitted(from, to, sheetWidth);
    }

    qreal lay()
    {
        std::vector<LaneName> lanes;
        for (const LaneName &lane : laneNames) {
            if (std::ranges::any_of(m_moments, [&lane](const BriefingMoment &moment) {
                    return moment.lane == lane.lane;
                }))
                lanes.push_back(lane);
        }
        const qreal bottom = m_top + laneHeight * static_cast<qreal>(lanes.size());
        layAxis(bottom);
        qreal y = m_top + laneHeight / 2;
        for (const LaneName &lane : lanes) {
            m_builder.text({sheetSide, y + nameSize * 0.36},
                           SheetWords::tr(lane.name),
                           nameSize,
                           m_builder.style().quiet);
            layLane(lane.lane, y);
            if (lane.lane == BriefingMoment::Lane::Incident)
                layDate(y);
            y += laneHeight;
        }
        return bottom + axisHeight;
    }

private:
    void layAxis(qreal bottom)
    {
        const ChartStyle &style = m_builder.style();
        m_builder.line({sheetColumn, bottom}, {sheetRight, bottom}, style.axis, 1);
        for (const Tick &tick : ticksOf(m_scale, sheetWidth, tickRoom)) {
            const qreal x = sheetColumn + m_scale.x(tick.minute);
            if (x < sheetColumn || x > sheetRight)
                continue;
            m_builder.line({x, m_top}, {x, bottom + 5}, style.grid, 1.2);
            const qreal half = textWidth(tick.label, tickSize) / 2;
            m_builder.text(
                {std::clamp(x, sheetColumn + half, sheetRight - half), bottom + 5 + tickSize},
                tick.label,
                tickSize,
                style.quiet,
                SceneBuilder::Align::Centre);
        }
    }

    void layLane(BriefingMoment::Lane lane, qreal y)
    {
        // What is known less finely lies behind: the longest first.
        std::vector<BriefingMoment> own;
        std::ranges::copy_if(m_moments,
                             std::back_inserter(own),
                             [lane](const BriefingMoment &moment) { return moment.lane == lane; });
        std::ranges::stable_sort(own, std::greater(), [this, y](const BriefingMoment &moment) {
            return isExact(moment.span) ? 0 : spanRect(moment.span, y).width();
        });
        for (const BriefingMoment &moment : own)
            isExact(moment.span) ? layDot(moment, y) : laySpan(moment, y);
    }

    // The one date that the whole sheet is about, beside its mark.
    void layDate(qreal y)
    {
        const auto own =
            std::ranges::find(m_moments, BriefingMoment::Lane::Incident, &BriefingMoment::lane);
        if (m_date.isEmpty() || own == m_moments.end())
            return;
        const QRectF rect = spanRect(own->span, y);
        const qreal width = textWidth(m_date, nameSize, true);
        const bool isRight = rect.right() + dateGap + width <= sheetRight;
        const qreal x = isRight ? rect.right() + dateGap : rect.left() - dateGap - width;
        if (x < sheetColumn)
            return;
        m_builder.rect({x - 3, y - 11, width + 6, 22}, m_builder.style().paper);
        m_builder.text({x, y + nameSize * 0.36},
                       m_date,
                       nameSize,
                       m_builder.style().text,
                       SceneBuilder::Align::Left,
                       true);
    }

    static bool isExact(const DateSpan &span)
    {
        return span.precision <= DatePrecision::Day && span.earliest && span.latest;
    }

    QRectF spanRect(const DateSpan &span, qreal y) const
    {
        const qreal from = span.earliest ? sheetColumn + m_scale.x(*span.earliest) : sheetColumn;
        const qreal to = span.latest ? sheetColumn + m_scale.x(*span.latest) : sheetRight;
        const qreal missing = std::max(0.0, 2 * radius - (to - from)) / 2;
        return {from - missing, y - radius, to - from + 2 * missing, 2 * radius};
    }

    void laySpan(const BriefingMoment &moment, qreal y)
    {
        const QRectF rect = spanRect(moment.span, y);
        QPainterPath pill;
        pill.addRoundedRect(rect, radius, radius);
        const bool isOwn = moment.lane == BriefingMoment::Lane::Incident;
        const QColor line = isOwn ? GroupColours::of(moment.actor, false) : m_builder.style().quiet;
        const bool isOpen = !moment.span.earliest || !moment.span.latest;
        m_builder.path(pill,
                       isOwn ? paled(line) : m_builder.style().grid,
                       line,
                       1.4,
                       isOpen || moment.span.approximate || moment.span.uncertain);
    }

    // As in the timeline: full where assessed, hatched where only alleged.
    void layOwn(const BriefingMoment &moment, QPointF at)
    {
        const QColor colour = GroupColours::of(moment.actor, false);
        QPainterPath mark;
        mark.addEllipse(at, radius + 1, radius + 1);
        if (!moment.alleged) {
            m_builder.path(mark, colour, m_builder.style().paper, 1.5);
            return;
        }
        m_builder.path(mark, paled(colour), {});
        for (const qreal step : {-8.0, -4.0, 0.0, 4.0, 8.0}) {
            // A chord at 45 degrees, so that no device has to clip.
            const qreal half =
                std::sqrt((radius + 1) * (radius + 1) - step * step / 2) / std::sqrt(2.0);
            if (std::isnan(half))
                continue;
            const QPointF middle = at + QPointF(step / 2, step / 2);
            m_builder.line(
                middle + QPointF(-half, half), middle + QPointF(half, -half), colour, 1.6);
        }
        m_builder.path(mark, {}, colour, 1.8);
    }

    void layDot(const BriefingMoment &moment, qreal y)
    {
        const QRectF rect = spanRect(moment.span, y);
        const QPointF at = rect.center();
        const ChartStyle &style = m_builder.style();
        QPainterPath mark;
        switch (moment.lane) {
        case BriefingMoment::Lane::Incident:
            layOwn(moment, at);
            break;
        case BriefingMoment::Lane::Linked:
            mark.addEllipse(at, radius - 1, radius - 1);
            m_builder.path(mark, style.paper, style.quiet, 2);
            break;
        case BriefingMoment::Lane::Said:
            mark.moveTo(at - QPointF(0, radius));
            for (const QPointF &corner :
                 {QPointF(radius, 0), QPointF(0, radius), QPointF(-radius, 0)})
                mark.lineTo(at + corner);
            mark.closeSubpath();
            m_builder.path(mark, style.text, style.paper, 1);
            break;
        case BriefingMoment::Lane::Published:
            m_builder.rect(QRectF(at.x() - 2, at.y() - radius - 1, 4, 2 * radius + 2), style.quiet);
            break;
        }
    }

    SceneBuilder &m_builder;
    qreal m_top;
    const std::vector<BriefingMoment> &m_moments;
    QString m_date;
    TimeScale m_scale;
};

} // namespace

qreal layStrip(SceneBuilder &builder,
               qreal top,
               const std::vector<BriefingMoment> &moments,
               const QString &date)
{
    return moments.empty() ? top : Strip(builder, top, moments, date).lay();
}

} // namespace sourceline
