#include "model/chart/measures.h"

#include "model/store/derive.h"
#include "model/store/rowreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

constexpr quint8 firedMeasure = 1; // schema: incident_derived.munitions_measure

// As the columns show a figure (figure.h).
qint32 valueOf(FigureState state, std::optional<qint32> value)
{
    if (value)
        return *value;
    switch (state) {
    case FigureState::None:
        return 0;
    case FigureState::NotReported:
        return figure::notReported;
    case FigureState::Unknown:
        return figure::unknown;
    case FigureState::Figure:
        return figure::open;
    case FigureState::NotStated:
        break;
    }
    return figure::notStated;
}

ChartAmount amountOf(qint32 low, qint32 best, qint32 high)
{
    const bool hasLow = figure::isCount(low), hasHigh = figure::isCount(high);
    if (!figure::isCount(best))
        return {hasLow ? low : -1, hasLow, false};
    const bool isCertain = (hasLow && hasHigh) || (hasLow && low == best);
    return {best, hasLow && !hasHigh, !isCertain};
}

} // namespace

Result<ChartMeasures>
ChartMeasures::make(const ChartSpec &spec, const ChosenRows &rows, sqlite3 *database)
{
    ChartMeasures measures;
    switch (spec.measure) {
    case ChartSpec::Measure::Killed:
        measures.m_low = static_cast<size_t>(Int32Column::KilledLow);
        break;
    case ChartSpec::Measure::Wounded:
        measures.m_low = static_cast<size_t>(Int32Column::WoundedLow);
        break;
    case ChartSpec::Measure::Munitions:
        measures.m_low = static_cast<size_t>(Int32Column::MunitionsLow);
        break;
    default:
        return measures;
    }
    measures.m_isFigure = true;
    if (spec.measure != ChartSpec::Measure::Munitions)
        return measures;
    if (spec.munitionsMeasure == "fired"_L1) {
        measures.m_measure = firedMeasure;
        return measures;
    }
    // The column holds one measure of each incident, fired before the others.
    measures.m_isRead = true;
    const QByteArray sql =
        "SELECT incident, state, low, best, high FROM incident_figure WHERE field "
        "= 'munitions' AND measure = '"
        + spec.munitionsMeasure.toUtf8() + "' AND whom = 'all'";
    const auto read =
        forChosen(database, rows, sql, "incident", [&measures](Row row, RowReader reader) {
            const auto state = static_cast<FigureState>(reader.integer());
            const auto low = reader.number();
            const auto best = reader.number();
            const auto high = reader.number();
            measures.m_figures.push_back(
                {row, valueOf(state, low), valueOf(state, best), valueOf(state, high)});
        });
    if (!read)
        return read.error();
    std::ranges::sort(measures.m_figures, {}, &Figure::row);
    return measures;
}

void ChartMeasures::read(const Segment &segment,
                         Row base,
                         std::span<const quint16> lows,
                         ChartAmount *amounts,
                         Gaps *gaps) const
{
    if (!m_isFigure) {
        std::fill_n(amounts, lows.size(), ChartAmount{});
        return;
    }
    const quint8 *measureOf =
        segment.bytes[static_cast<size_t>(ByteColumn::MunitionsMeasure)].data();
    auto at = m_isRead ? std::ranges::lower_bound(m_figures, base + lows.front(), {}, &Figure::row)
                       : m_figures.end();
    Gaps none;
    Gaps &told = gaps ? *gaps : none;
    for (size_t i = 0; i < lows.size(); ++i) {
        const quint16 low = lows[i];
        Figure figure{0, figure::notStated, figure::notStated, figure::notStated};
        if (m_isRead) {
            while (at != m_figures.end() && at->row < base + low)
                ++at;
            if (at != m_figures.end() && at->row == base + low)
                figure = *at;
        } else if (m_measure == 0 || measureOf[low] == m_measure) {
            figure = {0,
                      segment.int32s[m_low][low],
                      segment.int32s[m_low + 1][low],
                      segment.int32s[m_low + 2][low]};
        }
        amounts[i] = amountOf(figure.low, figure.best, figure.high);
        told.atLeast += amounts[i].atLeast ? 1 : 0;
        told.about += amounts[i].about ? 1 : 0;
        if (amounts[i].value >= 0)
            continue;
        told.noLow += figure::isCount(figure.high) ? 1 : 0;
        if (figure::isCount(figure.high))
            continue;
        told.notReported += figure.best == figure::notReported ? 1 : 0;
        told.unknown += figure.best == figure::unknown ? 1 : 0;
        told.notStated +=
            figure.best != figure::notReported && figure.best != figure::unknown ? 1 : 0;
    }
}

QString ChartMeasures::axis(const ChartSpec &spec, const ChosenRows &rows) const
{
    switch (spec.measure) {
    case ChartSpec::Measure::Killed:
        return Words::tr("Killed");
    case ChartSpec::Measure::Wounded:
        return Words::tr("Wounded");
    case ChartSpec::Measure::Munitions:
        return munitionsAxis(spec.munitionsMeasure, rows);
    default:
        return Words::tr("Events");
    }
}

QString munitionsAxis(const QString &measure, const ChosenRows &rows)
{
    const Dictionary &means = *rows.table().means;
    std::array<bool, 256> used{};
    rows.forEachBlock([&used](const Segment &segment, Row, std::span<const quint16> lows) {
        const quint8 *column = segment.bytes[static_cast<size_t>(ByteColumn::Means)].data();
        const quint8 *measured =
            segment.bytes[static_cast<size_t>(ByteColumn::MunitionsMeasure)].data();
        for (const quint16 low : lows)
            used[column[low]] = used[column[low]] || measured[low] != 0;
    });
    const auto only = std::ranges::find(used, true);
    const bool isOne = std::ranges::count(used, true) == 1 && !used[0];
    const auto code = static_cast<size_t>(only - used.begin());
    const QString name = isOne && code < means.names.size() ? means.names[code] : QString();
    const QString things = name == "rocket"_L1    ? Words::tr("Rockets")
                           : name == "missile"_L1 ? Words::tr("Missiles")
                           : name == "mortar"_L1  ? Words::tr("Mortar rounds")
                                                  : Words::tr("Munitions");
    return measure.isEmpty() || measure == "unspecified"_L1 ? things
                                                            : QString(things + u' ' + measure);
}

} // namespace sourceline
