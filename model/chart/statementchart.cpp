#include "model/chart/statementchart.h"

#include "model/text/edtf.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <span>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

using Kind = ChartSpec::Kind;
using Category = ChartSpec::Category;

constexpr int allStances = 9;
constexpr int mostStacks = 7; // as many as can be told apart
constexpr DayNumber longestPeriods[] = {1, 7, 31, 92, 366};

template <typename T>
void sortOnce(std::vector<T> &values)
{
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// Marks each of a range of numbers, counts those that are marked.
class Marks
{
public:
    explicit Marks(size_t size)
        : m_marked(size)
    {}

    void mark(size_t at)
    {
        m_count += m_marked[at] ? 0 : 1;
        m_marked[at] = true;
    }

    bool isMarked(size_t at) const { return m_marked[at]; }

    qint64 count() const { return m_count; }

private:
    std::vector<bool> m_marked;
    qint64 m_count = 0;
};

// Calls `use` with the entries of each statement: entries stand by statement.
template <typename Entries, typename Use>
void forEachStatement(Entries &entries, Use use)
{
    for (auto first = entries.begin(); first != entries.end();) {
        auto last = first;
        while (last != entries.end() && last->statement == first->statement)
            ++last;
        use(std::span(first, last));
        first = last;
    }
}

} // namespace

/// Statements, each once, by the position and by the stack that they are in.
struct StatementChart::Totals
{
    ChartTotals positions, stacks;
    ChartTotals lengths; ///< of bars as drawn: a statement of two stances is in two segments
    qint64 severalPositions = 0, severalStacks = 0; ///< statements in more than one

    Totals(std::span<const Entry> entries, size_t positionCodes, size_t stackCodes)
        : positions(positionCodes)
        , stacks(stackCodes)
        , lengths(positionCodes)
    {
        forEachStatement(entries, [this](std::span<const Entry> same) {
            addPositions(same);
            addStacks(same);
        });
    }

private:
    static void addOne(ChartTotals &totals, quint32 code)
    {
        ++totals.rows[code];
        totals.weights[code] += 1;
    }

    void addPositions(std::span<const Entry> same)
    {
        int several = 0;
        for (size_t i = 0; i < same.size(); ++i) {
            const bool isNew = i == 0 || same[i].position != same[i - 1].position;
            if (isNew || same[i].stack != same[i - 1].stack)
                addOne(lengths, same[i].position);
            if (isNew)
                addOne(positions, same[i].position);
            several += isNew ? 1 : 0;
        }
        severalPositions += several > 1 ? 1 : 0;
    }

    void addStacks(std::span<const Entry> same)
    {
        m_codes.clear();
        for (const Entry &entry : same)
            m_codes.push_back(entry.stack);
        sortOnce(m_codes);
        for (const quint32 code : m_codes)
            addOne(stacks, code);
        severalStacks += m_codes.size() > 1 ? 1 : 0;
    }

    std::vector<quint32> m_codes;
};

StatementChart::StatementChart(const ChartSpec &spec, const ChartData &data)
    : m_spec(spec)
    , m_rows(data.table, data.rows, ChosenRows::everything)
{}

Result<std::unique_ptr<StatementChart>> StatementChart::make(const ChartSpec &spec,
                                                             const ChartData &data)
{
    std::unique_ptr<StatementChart> chart(new StatementChart(spec, data));
    if (const auto read = chart->read(data.database); !read)
        return read.error();
    return chart;
}

Result<void> StatementChart::read(sqlite3 *database)
{
    auto said = readAttributions(m_rows, database);
    if (!said)
        return said.error();
    SaidNames names(*said, database);
    keep(*said, names);
    const bool isStances = m_spec.kind == Kind::Stances;
    SaidCategory bars(Category::AttributedActor, *said, names);
    SaidCategory stacks(isStances ? Category::Stance : m_spec.stacking, *said, names);
    addEntries(*said, isStances ? barsOf(*said, bars) : periodsOf(*said), stacks);
    countFacts(*said, names);
    rankAxes(bars, stacks);
    showEntries();
    return {};
}

// What the chart is about; the rest is told of.
void StatementChart::keep(SaidAttributions &said, SaidNames &names)
{
    const bool isAccusations = m_spec.kind == Kind::Accusations;
    Marks ownVoice(said.statements.size());
    std::erase_if(said.all, [&](const SaidAttribution &each) {
        if (each.byAction) {
            ++m_facts.byAction;
            return true;
        }
        if (isAccusations && !each.accuses()) {
            ++m_facts.otherStances;
            return true;
        }
        if (!isAccusations || !names.isOwnVoice(each.statement))
            return false;
        ownVoice.mark(each.statement);
        return !m_spec.retelling;
    });
    (m_spec.retelling ? m_facts.retold : m_facts.ownVoice) = ownVoice.count();
}

std::vector<quint32> StatementChart::barsOf(const SaidAttributions &said, SaidCategory &bars)
{
    std::vector<quint32> positions;
    Marks dates(said.dates.size());
    for (const SaidAttribution &each : said.all) {
        positions.push_back(bars.codes(each).front());
        dates.mark(said.statements[each.statement].date);
    }
    for (size_t i = 0; i < said.dates.size(); ++i) {
        const QString &edtf = said.dates[i];
        if (const auto span = parseEdtf(edtf); span && !edtf.isEmpty() && dates.isMarked(i))
            m_days.add(*span);
    }
    return positions;
}

StatementChart::Days StatementChart::daysOf(const QString &edtf)
{
    Days days;
    const auto span = parseEdtf(edtf);
    if (edtf.isEmpty() || !span || (!span->earliest && !span->latest))
        return days;
    days.isDated = true;
    days.isClosed = span->earliest && span->latest;
    if (days.isClosed) {
        const bool timed = span->precision <= DatePrecision::Hour;
        days.first = timed ? utcDay(*span->earliest) : localDay(*span->earliest, false);
        days.last = timed ? utcDay(*span->latest) : localDay(*span->latest, true);
    }
    return days;
}

// As EventDates does it: what lies in no one period stands apart.
std::vector<quint32> StatementChart::periodsOf(const SaidAttributions &said)
{
    std::vector<Days> days(said.dates.size());
    Marks dates(said.dates.size());
    for (const SaidAttribution &each : said.all)
        dates.mark(said.statements[each.statement].date);
    for (size_t i = 0; i < days.size(); ++i) {
        if (dates.isMarked(i))
            days[i] = daysOf(said.dates[i]);
    }
    layPeriods(days);
    const auto notCertain = static_cast<quint32>(m_periods.count());
    std::vector<quint32> ofDate;
    for (const Days &each : days) {
        const int at = each.isClosed ? m_periods.of(each.last) : -1;
        const bool isCertain = at >= 0 && m_periods.of(each.first) == at;
        ofDate.push_back(isCertain       ? static_cast<quint32>(at)
                         : !each.isDated ? notCertain + 1
                                         : notCertain);
    }
    std::vector<quint32> positions;
    for (const SaidAttribution &each : said.all)
        positions.push_back(ofDate[said.statements[each.statement].date]);
    return positions;
}

void StatementChart::layPeriods(const std::vector<Days> &days)
{
    ChartSpec::Period period = m_spec.period;
    m_periods = ChartPeriods::none(period);
    for (bool isSettled = false; !isSettled;) {
        DayNumber first = std::numeric_limits<DayNumber>::max();
        DayNumber last = std::numeric_limits<DayNumber>::min();
        for (const Days &each : days) {
            if (!each.isClosed
                || each.last - each.first >= longestPeriods[static_cast<size_t>(period)])
                continue;
            first = std::min(first, each.first);
            last = std::max(last, each.last);
        }
        if (first > last)
            break;
        m_periods = ChartPeriods(period, first, last);
        isSettled = m_periods.period() == period;
        period = m_periods.period();
    }
}

void StatementChart::addEntries(const SaidAttributions &said,
                                const std::vector<quint32> &positions,
                                SaidCategory &stacks)
{
    for (size_t i = 0; i < said.all.size(); ++i) {
        for (const quint32 stack : stacks.codes(said.all[i]))
            m_entries.push_back({said.all[i].statement, positions[i], stack, said.all[i].row});
    }
    sortOnce(m_entries);
    forEachStatement(m_entries, [&](std::span<const Entry> same) {
        m_statements.push_back(said.statements[same.front().statement].id);
    });
    std::ranges::sort(m_statements);
}

void StatementChart::countFacts(const SaidAttributions &said, SaidNames &names)
{
    SaidCategory institutions(Category::SpeakerInstitution, said, names);
    Marks incidents(m_rows.table().rowCount());
    for (const SaidAttribution &each : said.all) {
        incidents.mark(each.row);
        (void)institutions.codes(each);
    }
    m_facts.statements = static_cast<qint64>(m_statements.size());
    m_facts.incidents = incidents.count();
    m_facts.institutions = institutions.count();
    if (m_spec.kind == Kind::Accusations)
        m_facts.accusations = accusationFacts(said, names);
}

// Weights are statements, each once.
void StatementChart::rankAxes(const SaidCategory &bars, const SaidCategory &stacks)
{
    const bool isStances = m_spec.kind == Kind::Stances;
    const auto notCertain = static_cast<size_t>(m_periods.count());
    Totals totals(m_entries, isStances ? bars.count() : notCertain + 2, stacks.count());
    m_facts.severalBars = totals.severalPositions;
    m_facts.severalStacks = totals.severalStacks;
    const bool isByStance = isStances || m_spec.stacking == Category::Stance;
    if (isByStance) {
        // Stances keep their own order, and there are nine.
        for (size_t code = 0; code < totals.stacks.weights.size(); ++code)
            totals.stacks.weights[code] = -static_cast<double>(code);
    }
    const auto valueOf = [](const SaidCategory &category) {
        return [&category](quint32 code) {
            return category.value(code);
        };
    };
    m_stackRanking =
        rankValues(valueOf(stacks), totals.stacks, isByStance ? allStances : mostStacks, false);
    if (!isStances) {
        m_facts.notCertain = totals.positions.rows[notCertain];
        m_facts.noDate = totals.positions.rows[notCertain + 1];
        rankPeriods(totals.positions);
        return;
    }
    m_barRanking = rankValues(
        valueOf(bars), totals.lengths, m_spec.top, m_spec.order == ChartSpec::Order::Name);
    m_positionOf = m_barRanking.entryOf;
}

// Periods from the first to the last that is used; what stands apart where there is any.
void StatementChart::rankPeriods(const ChartTotals &used)
{
    const auto periods = static_cast<size_t>(m_periods.count());
    m_positionOf.assign(periods + 2, -1);
    size_t first = periods, last = 0;
    for (size_t i = 0; i < periods; ++i) {
        if (used.rows[i] > 0) {
            first = std::min(first, i);
            last = i;
        }
    }
    int next = 0;
    for (size_t i = first; i < periods && i <= last; ++i)
        m_positionOf[i] = next++;
    for (size_t i = periods; i < periods + 2; ++i) {
        if (used.rows[i] > 0)
            m_positionOf[i] = next++;
    }
}

// Codes become places in the chart; values that are gathered become one.
void StatementChart::showEntries()
{
    for (Entry &entry : m_entries) {
        entry.position = static_cast<quint32>(m_positionOf[entry.position]);
        entry.stack = static_cast<quint32>(m_stackRanking.entryOf[entry.stack]);
    }
    sortOnce(m_entries);
}

std::vector<ChartPosition> StatementChart::positions(QDate cutOff) const
{
    std::vector<ChartPosition> all;
    if (m_spec.kind == Kind::Stances) {
        for (const ChartRanking::Entry &entry : m_barRanking.entries) {
            ChartPosition position;
            position.label = entry.value.name;
            position.key = entry.value.key;
            position.apart = entry.gathered || entry.value.unknown;
            position.unknown = entry.value.unknown;
            all.push_back(std::move(position));
        }
        return all;
    }
    const auto every = m_periods.positions(cutOff);
    for (size_t i = 0; i < every.size(); ++i) {
        if (m_positionOf[i] >= 0)
            all.push_back(every[i]);
    }
    const auto addApart = [&](size_t code, const QString &label, const QString &key) {
        if (m_positionOf[code] < 0)
            return;
        ChartPosition position;
        position.label = label;
        position.key = key;
        position.apart = true;
        all.push_back(std::move(position));
    };
    addApart(every.size(),
             Words::tr("%1 not certain").arg(periodWord(m_periods.period())),
             u"not certain"_s);
    addApart(every.size() + 1, Words::tr("no date"), u"no date"_s);
    return all;
}

ChartNumbers StatementChart::numbers(QDate cutOff) const
{
    ChartNumbers numbers;
    numbers.positions = positions(cutOff);
    numbers.axis = Words::tr("Statements");
    numbers.unit = Words::tr("statements");
    numbers.n = m_facts.statements;
    numbers.series = m_stackRanking.emptySeries(numbers.positions.size());
    numbers.totals.resize(numbers.positions.size());
    const Entry *before = nullptr;
    for (const Entry &entry : m_entries) {
        const bool isAtSame =
            before && before->statement == entry.statement && before->position == entry.position;
        const bool isSame = isAtSame && before->stack == entry.stack;
        before = &entry;
        numbers.totals[entry.position].value += isAtSame ? 0 : 1;
        numbers.totals[entry.position].count += isAtSame ? 0 : 1;
        if (isSame)
            continue;
        ChartCell &cell = numbers.series[entry.stack].cells[entry.position];
        cell.value += 1;
        ++cell.count;
    }
    if (m_spec.kind == Kind::Stances) {
        numbers.from = m_days.from();
        numbers.to = m_days.to();
    } else {
        numbers.period = chartPeriodName(m_periods.period());
        for (const ChartPosition &position : numbers.positions) {
            if (position.apart)
                continue;
            if (!numbers.from.isValid())
                numbers.from = position.from;
            numbers.to = position.to;
        }
    }
    return numbers;
}

std::vector<Id> StatementChart::incidents(ChartCellRef cell) const
{
    std::vector<Id> found;
    for (const Entry &entry : m_entries) {
        if (static_cast<int>(entry.position) == cell.position
            && (cell.series < 0 || static_cast<int>(entry.stack) == cell.series))
            found.push_back(m_rows.table().idOf(entry.row));
    }
    sortOnce(found);
    return found;
}

} // namespace sourceline
