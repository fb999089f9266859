#include "benchmark.h"
#include "columnsinmemory.h"
#include "model/chart/chartrows.h"
#include "model/chart/makechart.h"
#include "model/columns/loader.h"
#include "model/columns/rowset.h"
#include "model/store/statement.h"
#include "ui/chart/plots.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>

// The numbers of each kind of chart, what a click on a bar asks, and a frame: laid out and painted.
// Kinds that read columns are held, on a snapshot made in memory, against one loop that bins the
// same column of dates by month; kinds that read claims and statements, on the casefile given as
// argument, against stepping through those rows alone.

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize window(1100, 620);
constexpr int runs = 7;

using Kind = ChartSpec::Kind;
using Category = ChartSpec::Category;
using Measure = ChartSpec::Measure;

struct Asked
{
    const char *name;
    Kind kind;
    Category grouping = Category::None;
    Category stacking = Category::None;
    Measure measure = Measure::Incidents;
    ChartSpec::Period period = ChartSpec::Period::Month;
    const char *rows = nullptr; ///< SQL of the bare rows that it reads

    ChartSpec spec() const
    {
        ChartSpec made;
        made.kind = kind;
        made.grouping = grouping;
        made.stacking = stacking;
        made.measure = measure;
        made.period = period;
        if (kind == Kind::Ranked)
            made.order = ChartSpec::Order::Largest;
        return made;
    }
};

constexpr Asked ofColumns[] = {
    {"events by month", Kind::Events},
    {"events by month, assessed", Kind::Events, Category::None, Category::Assessed},
    {"events by day, means",
     Kind::Events,
     Category::None,
     Category::Means,
     Measure::Incidents,
     ChartSpec::Period::Day},
    {"killed by month, alleged", Kind::Events, Category::None, Category::Alleged, Measure::Killed},
    {"added up, alleged", Kind::Cumulative, Category::None, Category::Alleged},
    {"ranked places, means", Kind::Ranked, Category::Place, Category::Means},
    {"ranked actors alleged", Kind::Ranked, Category::Alleged}};

constexpr Asked ofRecords[] = {
    {"figures by event: killed",
     Kind::Figures,
     Category::None,
     Category::None,
     Measure::Killed,
     ChartSpec::Period::Month,
     "SELECT incident, low, best, high, statement FROM claim WHERE field = 'killed'"},
    {"accusations by month",
     Kind::Accusations,
     Category::None,
     Category::Accusation,
     Measure::Incidents,
     ChartSpec::Period::Month,
     "SELECT a.incident, a.actor, a.stance, s.said_edtf FROM attribution a JOIN statement s ON "
     "s.id = a.statement"},
    {"stances by actor",
     Kind::Stances,
     Category::None,
     Category::Stance,
     Measure::Incidents,
     ChartSpec::Period::Month,
     "SELECT a.incident, a.actor, a.stance, s.said_edtf FROM attribution a JOIN statement s ON "
     "s.id = a.statement"},
    {"coverage",
     Kind::Coverage,
     Category::None,
     Category::None,
     Measure::Incidents,
     ChartSpec::Period::Month,
     "SELECT from_incident, to_incident FROM link WHERE kind = 'part of'"}};

/// The least that a chart by month costs: each date into its month.
class BareMonths
{
public:
    explicit BareMonths(const IncidentTable &table)
        : m_table(table)
    {
        using namespace std::chrono;
        const int from = year_month_day(sys_days(days(firstDay))).year().operator int();
        for (int day = firstDay; day < lastDay; ++day) {
            const year_month_day date(sys_days{days(day)});
            m_monthOf.push_back(static_cast<quint16>((int(date.year()) - from) * 12
                                                     + int(unsigned(date.month())) - 1));
        }
        m_counts.resize(m_monthOf.back() + size_t(1));
    }

    void count()
    {
        std::fill(m_counts.begin(), m_counts.end(), 0);
        for (const auto &segment : m_table.segments) {
            for (const qint32 minute : segment->int32s[static_cast<size_t>(Int32Column::Earliest)])
                ++m_counts[m_monthOf[static_cast<size_t>(minute / 1440 - firstDay)]];
        }
    }

private:
    static constexpr int firstDay = 8'900; ///< since 1970; what columnsInMemory() makes lies within
    static constexpr int lastDay = 18'200;
    const IncidentTable &m_table;
    std::vector<quint16> m_monthOf;
    std::vector<qint64> m_counts;
};

/// Microseconds where milliseconds would all be 0.
void tell(const char *what, double ours, double limit)
{
    if (ours < 1)
        benchmark::compare(what, ours * 1000, limit * 1000, "us");
    else
        benchmark::compare(what, ours, limit);
}

[[noreturn]] void stop(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    std::exit(1);
}

double frame(const ChartSpec &spec, const ChartNumbers &numbers)
{
    QImage image(window, QImage::Format_ARGB32_Premultiplied);
    return benchmark::median(runs, [&] {
        const ChartScene scene =
            layChart(QSizeF(window), spec, numbers, ChartStyle::forWindow(false));
        QPainter painter(&image);
        paintScene(painter, scene, TextAs::Text);
    });
}

void measure(const Asked &asked, const ChartData &data, double limit)
{
    const ChartSpec spec = asked.spec();
    auto numbers = makeChartNumbers(spec, data);
    if (!numbers)
        stop(numbers.error().message);
    const double made = benchmark::median(runs, [&] { numbers = makeChartNumbers(spec, data); });
    tell(asked.name, made, limit);
    const double clicked = benchmark::median(3, [&] {
        const auto incidents = incidentsAt(spec, data, {-1, 0});
        if (!incidents)
            stop(incidents.error().message);
    });
    std::printf("    %lld %s; a click %.2f ms, a frame %.2f ms\n",
                static_cast<long long>(numbers->n),
                qPrintable(numbers->unit),
                clicked,
                frame(spec, *numbers));
}

void measureColumns(size_t incidents, sqlite3 *empty)
{
    const auto table = benchmark::columnsInMemory(incidents);
    const RowSet rows = allRows(*table);
    BareMonths bare(*table);
    const double limit = benchmark::median(runs, [&] { bare.count(); });
    std::printf("%zu incidents in columns\n", incidents);
    for (const Asked &asked : ofColumns)
        measure(asked, {*table, rows.rows(), empty, QDate(2019, 8, 1)}, limit);
}

void measureRecords(const QString &path)
{
    const ConnectionSource source(path);
    const auto connection = source.open();
    if (!connection)
        stop(connection.error().message);
    const auto table = loadSnapshot(source);
    if (!table)
        stop(table.error().message);
    sqlite3 *database = connection->handle();
    const auto rows = chartRows({}, **table, database);
    const auto cutOff = chartCutOff(database);
    if (!rows || !cutOff)
        stop(rows ? cutOff.error().message : rows.error().message);
    std::printf(
        "%s: %lld incidents\n", qPrintable(path), static_cast<long long>((*table)->incidents));
    for (const Asked &asked : ofRecords) {
        const double limit = benchmark::median(runs, [&] {
            Statement select(database, asked.rows);
            while (select.next()) {
            }
        });
        measure(asked, {**table, *rows, database, *cutOff}, limit);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"empty.sourceline"_s);
    if (const auto made = Connection::create(path, u"Benchmark"_s); !made)
        stop(made.error().message);
    const auto empty = Connection::open(path, Access::ReadOnly);
    if (!empty)
        stop(empty.error().message);
    for (const size_t incidents : {124UL, 10'000UL, 3'000'000UL})
        measureColumns(incidents, empty->handle());
    for (int i = 1; i < argc; ++i)
        measureRecords(QString::fromLocal8Bit(argv[i]));
    return 0;
}
