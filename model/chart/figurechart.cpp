#include "model/chart/figurechart.h"

#include "model/chart/measures.h"
#include "model/chart/periods.h"
#include "model/store/claimwords.h"
#include "model/store/dossier.h"
#include "model/store/figurewords.h"
#include "model/store/rowreader.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

using Measure = ChartSpec::Measure;

QByteArray fieldOf(Measure measure)
{
    switch (measure) {
    case Measure::Killed:
        return "killed";
    case Measure::Wounded:
        return "wounded";
    case Measure::Munitions:
        return "munitions";
    default:
        return "count";
    }
}

// The key of the figure that a claim is of, as Dossier::figures has it.
FigureKey keyOf(const ClaimView &claim)
{
    const bool isCounted = claim.field == "munitions"_L1 || claim.field == "count"_L1;
    const QByteArray measure =
        claim.measure.isEmpty() ? QByteArray("unspecified") : claim.measure.toLatin1();
    return {claim.field.toLatin1(),
            claim.field == "munitions"_L1 ? measure : QByteArray(),
            isCounted || claim.group.isEmpty() ? u"all"_s : claim.group};
}

QString claimedWords(const ClaimView &claim)
{
    const QString said = claimFigureWords(claim);
    return said.isEmpty() ? Words::tr("not counted") : said;
}

QByteArray askedSql(const ChartSpec &spec)
{
    const QByteArray field = "field = '" + fieldOf(spec.measure) + "'";
    return spec.munitionsMeasure.isEmpty() || spec.measure != Measure::Munitions
               ? field
               : field + " AND measure = '" + spec.munitionsMeasure.toLatin1() + "'";
}

struct Candidate
{
    qint64 date = 0;
    qint32 value = 0;
    Row row = 0;
};

// What incidents are put in order by: the first day that they may have been on, else the last.
qint64 dateFor(const IncidentTable &table, Row row)
{
    for (const Int32Column column : {Int32Column::Earliest, Int32Column::Latest}) {
        if (const qint32 date = table.value(column, row); date > figure::open)
            return date;
    }
    return std::numeric_limits<qint64>::max();
}

QString rangeWords(const Figure &figure)
{
    const QString words = figureWords(figure);
    return words.isEmpty() ? Words::tr("no claim that counts") : words;
}

std::optional<double> asDouble(const std::optional<qint32> &value)
{
    return value ? std::optional<double>(*value) : std::nullopt;
}

// The name of a person whom a figure is of, who is keyed by a handle.
QString whomOf(const Dossier &dossier, const QString &group)
{
    const auto named = std::ranges::find_if(dossier.claims, [&group](const ClaimView &claim) {
        return claim.group == group && !claim.whomName.isEmpty();
    });
    return named == dossier.claims.end() ? group : named->whomName;
}

QString labelOf(const Dossier &dossier, const FigureKey &key, bool withMeasure)
{
    const QString place = dossier.placeName.section(u',', 0, 0);
    QStringList parts{place.isEmpty() ? dossier.title : place};
    if (!dossier.dateEdtf.isEmpty())
        parts.append(displayDate(dossier.dateEdtf));
    if (withMeasure && !key.measure.isEmpty())
        parts.append(QString::fromLatin1(key.measure));
    if (key.whom != "all"_L1)
        parts.append(whomOf(dossier, key.whom));
    return parts.join(u", "_s);
}

} // namespace

// Incidents of whose figure anything was said, in the order they stand. A column holds one figure
// of each, and none where no claim counts: what was said is in the rows of the figures.
Result<std::vector<Row>>
FigureChart::candidates(const ChartSpec &spec, const ChosenRows &rows, sqlite3 *database)
{
    std::map<Row, qint32> values; // the largest of each
    const auto read = forChosen(database,
                                rows,
                                "SELECT incident, coalesce(best, low, -1) FROM incident_figure "
                                "WHERE "
                                    + askedSql(spec),
                                "incident",
                                [&values](Row row, RowReader reader) {
                                    const auto value = reader.number().value_or(-1);
                                    const auto at = values.try_emplace(row, value).first;
                                    at->second = std::max(at->second, value);
                                });
    if (!read)
        return read.error();
    m_facts.silent = rows.count() - static_cast<qint64>(values.size());
    std::vector<Candidate> all;
    for (const auto &[row, value] : values)
        all.push_back({dateFor(rows.table(), row), value, row});
    const bool byValue = spec.order == ChartSpec::Order::Largest;
    std::ranges::stable_sort(all, [byValue](const Candidate &a, const Candidate &b) {
        return byValue && a.value != b.value ? a.value > b.value : a.date < b.date;
    });
    if (all.size() > mostIncidents) {
        m_facts.notShown = static_cast<qint64>(all.size()) - mostIncidents;
        if (byValue)
            all.resize(mostIncidents);
        else
            all.erase(all.begin(), all.end() - mostIncidents);
    }
    std::vector<Row> found;
    for (const Candidate &each : all)
        found.push_back(each.row);
    return found;
}

Result<void> FigureChart::add(const ChartSpec &spec, Id incident, sqlite3 *database)
{
    const auto dossier = readDossier(database, incident);
    if (!dossier)
        return dossier.error();
    const QByteArray field = fieldOf(spec.measure);
    for (const auto &[key, figure] : dossier->figures) {
        const bool isAsked = key.field == field
                             && (spec.munitionsMeasure.isEmpty() || field != "munitions"
                                 || key.measure == spec.munitionsMeasure.toLatin1());
        if (!isAsked)
            continue;
        const auto position = static_cast<int>(m_numbers.positions.size());
        ChartPosition place;
        place.label = labelOf(*dossier, key, spec.munitionsMeasure.isEmpty());
        place.key =
            QStringList{incident.toText(), QString::fromLatin1(key.measure), key.whom}.join(u'/');
        m_numbers.positions.push_back(std::move(place));
        m_numbers.bands.push_back({position,
                                   asDouble(figure.low),
                                   asDouble(figure.best),
                                   asDouble(figure.high),
                                   rangeWords(figure),
                                   figure.conflicting,
                                   figure.overridden,
                                   incident});
        m_facts.conflicting += figure.conflicting ? 1 : 0;
        for (const ClaimView &claim : dossier->claims) {
            // One that does not say what is reported is of no figure.
            if (claim.reported.isEmpty() || !(keyOf(claim) == key))
                continue;
            const StatementView *said =
                claim.statement >= 0 ? &dossier->statements[static_cast<size_t>(claim.statement)]
                                     : nullptr;
            const bool isVoice =
                said && said->speakerKind == "outlet"_L1 && !said->institution.isEmpty();
            m_numbers.points.push_back({position,
                                        asDouble(claim.low),
                                        asDouble(claim.best),
                                        asDouble(claim.high),
                                        claimedWords(claim),
                                        !said     ? QString()
                                        : isVoice ? said->institution
                                                  : said->speakerName,
                                        claim.feeds,
                                        claim.id,
                                        incident});
            if (claim.low || claim.best || claim.high)
                m_facts.notFeeding += claim.feeds ? 0 : 1;
            else
                ++m_facts.uncounted; // drawn neither full nor hollow
        }
    }
    ++m_numbers.n;
    m_days.add(dossier->date);
    return {};
}

void FigureChart::finish(const ChartSpec &spec, const ChosenRows &rows)
{
    switch (spec.measure) {
    case Measure::Killed:
        m_numbers.axis = Words::tr("Killed");
        break;
    case Measure::Wounded:
        m_numbers.axis = Words::tr("Wounded");
        break;
    case Measure::Munitions:
        m_numbers.axis = munitionsAxis(spec.munitionsMeasure, rows);
        break;
    default:
        m_numbers.axis = Words::tr("Counted by an aggregate report");
    }
    m_numbers.unit =
        spec.measure == Measure::Count ? Words::tr("aggregate reports") : Words::tr("events");
    m_numbers.from = m_days.from();
    m_numbers.to = m_days.to();
    ChartSeries best;
    best.key = u"best"_s;
    best.name = Words::tr("best");
    best.cells.resize(m_numbers.positions.size());
    for (const ChartBand &band : m_numbers.bands) {
        ChartCell &cell = best.cells[static_cast<size_t>(band.position)];
        cell.value = band.best ? *band.best : band.low.value_or(0);
        cell.count = 1;
    }
    m_numbers.series.push_back(std::move(best));
}

Result<FigureChart> FigureChart::make(const ChartSpec &spec, const ChartData &data)
{
    const bool isCount = spec.measure == Measure::Count;
    const ChosenRows rows(
        data.table, data.rows, isCount ? ChosenRows::aggregates : ChosenRows::events);
    FigureChart chart;
    chart.m_facts.others = rows.others();
    const auto shown = chart.candidates(spec, rows, data.database);
    if (!shown)
        return shown.error();
    for (const Row row : *shown) {
        if (const auto added = chart.add(spec, data.table.idOf(row), data.database); !added)
            return added.error();
    }
    chart.finish(spec, rows);
    return chart;
}

std::vector<Id> FigureChart::incidents(ChartCellRef cell) const
{
    for (const ChartBand &band : m_numbers.bands) {
        if (band.position == cell.position)
            return {band.incident};
    }
    return {};
}

} // namespace sourceline
