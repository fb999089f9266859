#include "model/chart/statementchart.h"

#include "model/text/edtf.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <tuple>

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

} // namespace

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

quint32 StatementChart::Values::code(const ChartValue &value)
{
    const auto found = codes.constFind(value.key);
    if (found != codes.constEnd())
        return *found;
    codes.insert(value.key, static_cast<quint32>(all.size()));
    all.push_back(value);
    return static_cast<quint32>(all.size()) - 1;
}

Result<void> StatementChart::read(sqlite3 *database)
{
    auto all = readAttributions(m_rows, database);
    if (!all)
        return all.error();
    SaidNames names(database);
    const std::vector<SaidAttribution> said = kept(*all, names);
    if (m_spec.kind == Kind::Stances)
        placeBars(said, names);
    else
        placePeriods(said);
    addEntries(said, m_positions, names);
    rankAxes();
    countFacts(said, names);
    return {};
}

// What the chart is about; the rest is told of.
std::vector<SaidAttribution> StatementChart::kept(const std::vector<SaidAttribution> &said,
                                                  SaidNames &names)
{
    const bool isAccusations = m_spec.kind == Kind::Accusations;
    std::vector<SaidAttribution> kept;
    std::vector<Id> ownVoice, retold;
    for (const SaidAttribution &each : said) {
        if (each.byAction) {
            ++m_facts.byAction;
        } else if (isAccusations && !each.accuses()) {
            ++m_facts.otherStances;
        } else if (isAccusations && !m_spec.retelling && names.isOwnVoice(each.speaker)) {
            ownVoice.push_back(each.statement);
        } else {
            if (isAccusations && m_spec.retelling && names.isOwnVoice(each.speaker))
                retold.push_back(each.statement);
            kept.push_back(each);
        }
    }
    sortOnce(ownVoice);
    sortOnce(retold);
    m_facts.retold = static_cast<qint64>(retold.size());
    m_facts.ownVoice = static_cast<qint64>(ownVoice.size());
    return kept;
}

void StatementChart::placeBars(const std::vector<SaidAttribution> &said, SaidNames &names)
{
    for (const SaidAttribution &each : said) {
        m_positions.push_back(m_bars.code(names.actor(each.actor)));
        if (const auto span = parseEdtf(each.saidEdtf); span && !each.saidEdtf.isEmpty())
            m_days.add(*span);
    }
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
void StatementChart::placePeriods(const std::vector<SaidAttribution> &said)
{
    QHash<QString, Days> known;
    for (const SaidAttribution &each : said) {
        if (!known.contains(each.saidEdtf))
            known.insert(each.saidEdtf, daysOf(each.saidEdtf));
    }
    ChartSpec::Period period = m_spec.period;
    m_periods = ChartPeriods::none(period);
    for (bool isSettled = false; !isSettled;) {
        DayNumber first = std::numeric_limits<DayNumber>::max();
        DayNumber last = std::numeric_limits<DayNumber>::min();
        for (const Days &days : known) {
            if (!days.isClosed
                || days.last - days.first >= longestPeriods[static_cast<size_t>(period)])
                continue;
            first = std::min(first, days.first);
            last = std::max(last, days.last);
        }
        if (first > last)
            break;
        m_periods = ChartPeriods(period, first, last);
        isSettled = m_periods.period() == period;
        period = m_periods.period();
    }
    const auto notCertain = static_cast<quint32>(m_periods.count());
    for (const SaidAttribution &each : said) {
        const Days days = known.value(each.saidEdtf);
        const int at = days.isClosed ? m_periods.of(days.last) : -1;
        const bool isCertain = at >= 0 && m_periods.of(days.first) == at;
        m_positions.push_back(isCertain       ? static_cast<quint32>(at)
                              : !days.isDated ? notCertain + 1
                                              : notCertain);
    }
}

void StatementChart::addEntries(const std::vector<SaidAttribution> &said,
                                const std::vector<quint32> &positions,
                                SaidNames &names)
{
    const Category split = m_spec.kind == Kind::Stances ? Category::Stance : m_spec.stacking;
    if (split == Category::Stance) {
        for (int stance = 1; stance <= static_cast<int>(Stance::DeclinesToName); ++stance) {
            SaidAttribution each;
            each.stance = static_cast<Stance>(stance);
            m_stacks.code(names.values(split, each).front());
        }
    }
    for (size_t i = 0; i < said.size(); ++i) {
        for (const ChartValue &value : names.values(split, said[i]))
            m_entries.push_back(
                {positions[i], m_stacks.code(value), said[i].statement, said[i].row});
        m_statements.push_back(said[i].statement);
    }
    sortOnce(m_statements);
}

// Of bars as they are drawn: a statement of two stances is in two segments.
ChartTotals StatementChart::lengthsOf(size_t codes) const
{
    std::vector<std::tuple<quint32, quint32, Id>> once;
    for (const Entry &entry : m_entries)
        once.emplace_back(entry.position, entry.stack, entry.statement);
    sortOnce(once);
    ChartTotals totals(codes);
    for (const auto &[bar, segment, statement] : once) {
        ++totals.rows[bar];
        totals.weights[bar] += 1;
    }
    return totals;
}

// Weights are statements, each once.
void StatementChart::rankAxes()
{
    const auto totalsOf = [this](quint32 Entry::*axis, size_t codes) {
        std::vector<std::pair<quint32, Id>> once;
        for (const Entry &entry : m_entries)
            once.emplace_back(entry.*axis, entry.statement);
        sortOnce(once);
        ChartTotals totals(codes);
        for (const auto &[code, statement] : once) {
            ++totals.rows[code];
            totals.weights[code] += 1;
        }
        return totals;
    };
    const bool isStances = m_spec.kind == Kind::Stances;
    const auto valueOf = [](const Values &values) {
        return [&values](quint32 code) {
            return values.all[code];
        };
    };
    ChartTotals stacks = totalsOf(&Entry::stack, m_stacks.all.size());
    if (isStances || m_spec.stacking == Category::Stance) {
        // Stances keep their own order, and there are nine.
        for (size_t code = 0; code < stacks.weights.size(); ++code)
            stacks.weights[code] = -static_cast<double>(code);
    }
    const bool isByStance = isStances || m_spec.stacking == Category::Stance;
    m_stackRanking =
        rankValues(valueOf(m_stacks), stacks, isByStance ? allStances : mostStacks, false);
    if (isStances) {
        m_barRanking = rankValues(valueOf(m_bars),
                                  lengthsOf(m_bars.all.size()),
                                  m_spec.top,
                                  m_spec.order == ChartSpec::Order::Name);
        m_positionOf = m_barRanking.entryOf;
    } else {
        const auto periods = static_cast<size_t>(m_periods.count());
        const ChartTotals used = totalsOf(&Entry::position, periods + 2);
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
}

void StatementChart::countFacts(const std::vector<SaidAttribution> &said, SaidNames &names)
{
    m_facts.statements = static_cast<qint64>(m_statements.size());
    std::vector<QString> institutions;
    std::vector<Row> rows;
    for (const SaidAttribution &each : said) {
        rows.push_back(each.row);
        for (const ChartValue &value : names.values(Category::SpeakerInstitution, each))
            institutions.push_back(value.key);
    }
    sortOnce(institutions);
    sortOnce(rows);
    m_facts.institutions = static_cast<qint64>(institutions.size());
    m_facts.incidents = static_cast<qint64>(rows.size());
    const auto inSeveral = [this](quint32 Entry::*axis) {
        std::vector<std::pair<Id, quint32>> once;
        for (const Entry &entry : m_entries)
            once.emplace_back(entry.statement, entry.*axis);
        sortOnce(once);
        qint64 several = 0;
        for (size_t i = 1; i < once.size(); ++i) {
            const bool isSecond =
                once[i].first == once[i - 1].first && (i < 2 || once[i].first != once[i - 2].first);
            several += isSecond ? 1 : 0;
        }
        return several;
    };
    m_facts.severalBars = inSeveral(&Entry::position);
    m_facts.severalStacks = inSeveral(&Entry::stack);
    const auto notCertain = static_cast<quint32>(m_periods.count());
    std::vector<std::pair<quint32, Id>> apart;
    for (Entry &entry : m_entries) {
        if (m_spec.kind == Kind::Accusations && entry.position >= notCertain)
            apart.emplace_back(entry.position, entry.statement);
        entry.position = static_cast<quint32>(m_positionOf[entry.position]);
        entry.stack = static_cast<quint32>(m_stackRanking.entryOf[entry.stack]);
    }
    sortOnce(apart);
    for (const auto &[code, statement] : apart)
        ++(code == notCertain ? m_facts.notCertain : m_facts.noDate);
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
    for (const ChartRanking::Entry &entry : m_stackRanking.entries) {
        ChartSeries series;
        series.name = entry.value.name;
        series.key = entry.value.key;
        series.unknown = entry.value.unknown;
        series.alleged = entry.value.alleged;
        series.gathered = entry.gathered;
        series.cells.resize(numbers.positions.size());
        numbers.series.push_back(std::move(series));
    }
    const Entry *before = nullptr;
    for (const Entry &entry : m_entries) {
        const bool isSame = before && before->position == entry.position
                            && before->stack == entry.stack && before->statement == entry.statement;
        before = &entry;
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
