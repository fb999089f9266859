#include "model/chart/makechart.h"

#include "model/chart/chartsources.h"
#include "model/chart/chartwords.h"
#include "model/filter/filtertext.h"

namespace sourceline {

namespace {

using Kind = ChartSpec::Kind;

bool isOfStatements(const ChartSpec &spec)
{
    return spec.kind == Kind::Accusations || spec.kind == Kind::Stances;
}

quint32 kindsOf(const ChartSpec &spec)
{
    if (isOfStatements(spec))
        return ChosenRows::everything;
    const bool isOfCounts = spec.kind == Kind::Figures && spec.measure == ChartSpec::Measure::Count;
    return spec.kind == Kind::Coverage || isOfCounts ? ChosenRows::aggregates : ChosenRows::events;
}

// Each line goes on from the one before it; what stands apart stays where it is.
void addUp(const std::vector<ChartPosition> &positions, std::vector<ChartCell> &cells)
{
    ChartCell sum;
    qint64 stated = 0;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (positions[i].apart)
            continue;
        ChartCell &cell = cells[i];
        stated += cell.count - cell.silent;
        sum.value += cell.value;
        sum.atLeast += cell.atLeast;
        sum.about += cell.about;
        // Once something is stated the sum is no longer silent, whatever its period adds.
        cell = {sum.value, cell.count, stated > 0 ? 0 : cell.count, sum.atLeast, sum.about};
    }
}

void addUp(ChartNumbers &numbers)
{
    for (ChartSeries &series : numbers.series)
        addUp(numbers.positions, series.cells);
    addUp(numbers.positions, numbers.totals);
}

class Maker
{
public:
    Maker(const ChartSpec &spec, const ChartData &data)
        : m_spec(spec)
        , m_data(data)
        , m_sources(data.database)
    {}

    Result<ChartNumbers> make(bool withSources)
    {
        if (const auto sound = m_spec.check(); !sound)
            return sound.error();
        auto cutOff = m_data.cutOff ? Result<QDate>(*m_data.cutOff) : chartCutOff(m_data.database);
        if (!cutOff)
            return cutOff.error();
        const bool isPast = m_data.saidBy.isValid();
        m_cutOff =
            isPast && !(*cutOff < m_data.saidBy && cutOff->isValid()) ? m_data.saidBy : *cutOff;
        if (const auto made = makeKind(withSources); !made)
            return made.error();
        m_numbers.cutOff = m_cutOff;
        m_numbers.filter = filterWords(m_spec.filter);
        m_numbers.caveats = periodCaveats(m_spec, m_numbers, m_data.saidBy) + m_caveats;
        if (!m_spec.caveat.isEmpty())
            m_numbers.caveats.append(m_spec.caveat);
        m_numbers.subtitle = chartSubtitle(m_spec, m_numbers, m_where);
        if (const auto told = tellHead(m_numbers, m_data.table.edit, m_data.database); !told)
            return told.error();
        if (withSources) {
            if (const auto told = m_sources.tell(m_numbers); !told)
                return told.error();
        }
        return std::move(m_numbers);
    }

private:
    Result<void> makeKind(bool withSources)
    {
        switch (m_spec.kind) {
        case Kind::Events:
        case Kind::Cumulative:
        case Kind::Ranked:
            return makeEvents(withSources);
        case Kind::Figures:
            return makeFigures(withSources);
        case Kind::Accusations:
        case Kind::Stances:
            return makeStatements(withSources);
        case Kind::Coverage:
            return makeCoverage(withSources);
        }
        return {};
    }

    Result<void> makeEvents(bool withSources)
    {
        const auto chart = EventChart::make(m_spec, m_data);
        if (!chart)
            return chart.error();
        m_numbers = (*chart)->numbers(m_cutOff);
        if (m_spec.kind == Kind::Cumulative)
            addUp(m_numbers);
        m_caveats = eventCaveats(m_spec, m_numbers, **chart);
        m_where = placeWords((*chart)->rows());
        return withSources ? m_sources.addIncidents((*chart)->rows()) : Result<void>();
    }

    Result<void> makeFigures(bool withSources)
    {
        const auto chart = FigureChart::make(m_spec, m_data);
        if (!chart)
            return chart.error();
        m_numbers = chart->numbers();
        m_caveats = figureCaveats(m_spec, m_numbers, chart->facts());
        m_where = whereOfAll();
        std::vector<Id> shown;
        for (const ChartBand &band : m_numbers.bands)
            shown.push_back(band.incident);
        return withSources ? addShown(shown) : Result<void>();
    }

    Result<void> makeStatements(bool withSources)
    {
        const auto chart = StatementChart::make(m_spec, m_data);
        if (!chart)
            return chart.error();
        m_numbers = (*chart)->numbers(m_cutOff);
        m_caveats = statementCaveats(m_spec, m_numbers, **chart);
        m_where = whereOfAll();
        return withSources ? m_sources.addStatements((*chart)->statements()) : Result<void>();
    }

    Result<void> makeCoverage(bool withSources)
    {
        const auto chart = CoverageChart::make(m_spec, m_data);
        if (!chart)
            return chart.error();
        m_numbers = chart->numbers();
        m_caveats = coverageCaveats(m_spec, chart->facts());
        m_where = whereOfAll();
        std::vector<Id> shown;
        for (const ChartCoverage &each : m_numbers.coverage) {
            shown.push_back(each.aggregate);
            shown.insert(shown.end(), each.incidents.begin(), each.incidents.end());
        }
        return withSources ? addShown(shown) : Result<void>();
    }

    QString whereOfAll() const
    {
        return placeWords(ChosenRows(m_data.table, m_data.rows, kindsOf(m_spec)));
    }

    Result<void> addShown(const std::vector<Id> &incidents)
    {
        std::vector<Row> rows;
        for (const Id id : incidents)
            rows.push_back(m_data.table.rowOf(id));
        return m_sources.addIncidents(ChosenRows(m_data.table, rows, ChosenRows::everything));
    }

    const ChartSpec &m_spec;
    const ChartData &m_data;
    ChartSources m_sources;
    QDate m_cutOff;
    ChartNumbers m_numbers;
    QStringList m_caveats;
    QString m_where;
};

} // namespace

Result<ChartNumbers> makeChart(const ChartSpec &spec, const ChartData &data)
{
    return Maker(spec, data).make(true);
}

Result<ChartNumbers> makeChartNumbers(const ChartSpec &spec, const ChartData &data)
{
    return Maker(spec, data).make(false);
}

Result<std::vector<Id>> incidentsAt(const ChartSpec &spec, const ChartData &data, ChartCellRef cell)
{
    if (const auto sound = spec.check(); !sound)
        return sound.error();
    if (isOfStatements(spec)) {
        const auto chart = StatementChart::make(spec, data);
        return chart ? Result((*chart)->incidents(cell)) : Result<std::vector<Id>>(chart.error());
    }
    if (spec.kind == Kind::Figures) {
        const auto chart = FigureChart::make(spec, data);
        return chart ? Result(chart->incidents(cell)) : Result<std::vector<Id>>(chart.error());
    }
    if (spec.kind == Kind::Coverage) {
        const auto chart = CoverageChart::make(spec, data);
        return chart ? Result(chart->incidents(cell)) : Result<std::vector<Id>>(chart.error());
    }
    const auto chart = EventChart::make(spec, data);
    return chart ? Result((*chart)->incidents(cell)) : Result<std::vector<Id>>(chart.error());
}

} // namespace sourceline
