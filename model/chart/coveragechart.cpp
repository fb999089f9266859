#include "model/chart/coveragechart.h"

#include "model/chart/periods.h"
#include "model/store/dossier.h"
#include "model/store/figurewords.h"
#include "model/store/statement.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

Result<std::vector<Id>> idsOf(sqlite3 *database, const char *sql, Id parameter)
{
    Statement select(database, sql);
    select.bind(1, parameter);
    std::vector<Id> found;
    while (select.next())
        found.push_back(select.id(0));
    if (select.failed())
        return select.error();
    return found;
}

// Letters whose name begins with a vowel: an FBI official, a US official.
bool isSpelledWithVowel(const QString &word)
{
    const bool isAcronym = word.size() > 1 && word.at(0).isUpper() && word.at(1).isUpper();
    return QStringView(isAcronym ? u"AEFHILMNORSX" : u"AEIOaeio").contains(word.at(0));
}

// As a sentence names who counts: `a US defense official`, `Brett McGurk`, `The Harbour Post`.
QString counterName(const StatementView &said)
{
    const bool isVoice = said.speakerKind == "outlet"_L1 && !said.institution.isEmpty();
    QString name = isVoice ? said.institution : said.speakerName;
    const bool isUnnamed =
        said.speakerKind == "unnamed source"_L1 || said.speakerKind == "description"_L1;
    if (!isUnnamed)
        return name;
    // `… (unnamed, via …)` says how it is known, not who it is.
    if (const qsizetype open = name.indexOf(u" ("_s); open > 0)
        name.truncate(open);
    const QString first = name.section(u' ', 0, 0);
    const bool isPlural = name.section(u' ', -1).endsWith(u's');
    const bool hasArticle = first == "a"_L1 || first == "an"_L1 || first == "the"_L1
                            || first == "another"_L1 || first.startsWith(u'"');
    if (isPlural || hasArticle || name.isEmpty())
        return name;
    return (isSpelledWithVowel(name) ? u"an "_s : u"a "_s) + name;
}

struct Counters
{
    QStringList names; ///< who counts, each once
    bool isPlural = false;
};

// Those whose claim feeds the figure; first who gives the best value.
Counters countersOf(const Dossier &dossier)
{
    Counters counters;
    for (const bool isBest : {true, false}) {
        for (const ClaimView &claim : dossier.claims) {
            if (claim.field != "count"_L1 || !claim.feeds || claim.statement < 0
                || (isBest && claim.best != dossier.count.best))
                continue;
            const auto &said = dossier.statements[static_cast<size_t>(claim.statement)];
            const QString name = counterName(said);
            if (!counters.names.contains(name))
                counters.names.append(name);
            if (counters.names.size() == 1)
                counters.isPlural = name.section(u' ', -1).endsWith(u's')
                                    && (said.speakerKind == "unnamed source"_L1
                                        || said.speakerKind == "description"_L1);
        }
    }
    return counters;
}

// `the 11`, `at least 12`, `about 30`, `the 11 to 14`, `several (coded as 3, at least 2)`.
QString countedWords(const Dossier &dossier)
{
    const Figure &count = dossier.count;
    for (const ClaimView &claim : dossier.claims) {
        const bool isVague = claim.qualifier == "several"_L1 || claim.qualifier == "dozens"_L1;
        if (claim.field == "count"_L1 && claim.feeds && isVague && count.low && !count.high)
            return count.best ? Words::tr("%1 (coded as %2, at least %3)")
                                    .arg(claim.qualifier)
                                    .arg(*count.best)
                                    .arg(*count.low)
                              : Words::tr("%1 (at least %2)").arg(claim.qualifier).arg(*count.low);
    }
    if (count.low && count.best && !count.high && *count.low != *count.best)
        return Words::tr("about %1 (at least %2)").arg(*count.best).arg(*count.low);
    if (count.low && count.high && *count.low != *count.high)
        return Words::tr("the %1 to %2").arg(*count.low).arg(*count.high);
    if (count.low && !count.high)
        return Words::tr("at least %1").arg(*count.low);
    if (count.best && !count.low && !count.high)
        return Words::tr("about %1").arg(*count.best);
    if (count.high && !count.low && !count.best)
        return Words::tr("up to %1").arg(*count.high);
    return Words::tr("the %1").arg(count.best.value_or(count.low.value_or(0)));
}

QString sentenceOf(const Dossier &dossier, size_t held)
{
    const Counters counters = countersOf(dossier);
    QString who = counters.names.value(0, Words::tr("a report"));
    const bool isPlural = counters.isPlural || counters.names.size() > 1;
    if (counters.names.size() > 1)
        who = counters.names.size() == 2
                  ? Words::tr("%1 and 1 other").arg(who)
                  : Words::tr("%1 and %2 others").arg(who).arg(counters.names.size() - 1);
    return (isPlural ? Words::tr("holds %1 of %2 that %3 count")
                     : Words::tr("holds %1 of %2 that %3 counts"))
        .arg(QString::number(held), countedWords(dossier), who);
}

} // namespace

Result<void> CoverageChart::add(const IncidentTable &table, Row row, sqlite3 *database)
{
    const Id aggregate = table.idOf(row);
    const auto dossier = readDossier(database, aggregate);
    if (!dossier)
        return dossier.error();
    if (dossier->count.state != FigureState::Figure) {
        ++m_facts.uncounted; // "attacks", in the plural, are two at least and no count
        return {};
    }
    auto held = idsOf(database,
                      "SELECT DISTINCT l.from_incident FROM link l JOIN incident i ON i.id = "
                      "l.from_incident WHERE l.to_incident = ?1 AND l.kind = 'part of' AND i.kind "
                      "= 'event' ORDER BY 1",
                      aggregate);
    if (!held)
        return held.error();
    const Figure &count = dossier->count;
    ChartPosition position;
    position.key = aggregate.toText();
    const QString date = displayDate(dossier->dateEdtf);
    const QString who = countersOf(*dossier).names.value(0);
    position.label = QStringList{date.isEmpty() ? dossier->title : date, who}.join(u", "_s);
    if (who.isEmpty())
        position.label = date.isEmpty() ? dossier->title : date;
    if (dossier->date.earliest)
        position.from = dateOf(localDay(*dossier->date.earliest, false));
    if (dossier->date.latest)
        position.to = dateOf(localDay(*dossier->date.latest, true));
    ChartCoverage coverage;
    coverage.position = static_cast<int>(m_numbers.positions.size());
    coverage.held = static_cast<double>(held->size());
    if (const auto counted = count.best ? count.best : count.low ? count.low : count.high)
        coverage.counted = *counted;
    if (count.high && count.high != count.best)
        coverage.countedHigh = *count.high;
    if (count.low && coverage.counted && *count.low < *coverage.counted)
        coverage.countedLow = *count.low;
    coverage.openAbove = !count.high;
    coverage.openBelow = !count.low;
    coverage.words = figureWords(count);
    coverage.sentence = sentenceOf(*dossier, held->size());
    coverage.aggregate = aggregate;
    coverage.incidents = std::move(*held);
    m_numbers.positions.push_back(std::move(position));
    m_numbers.coverage.push_back(std::move(coverage));
    return {};
}

Result<void> CoverageChart::countOverlaps(sqlite3 *database)
{
    std::set<Id> shown, overlapping;
    for (const ChartCoverage &each : m_numbers.coverage)
        shown.insert(each.aggregate);
    for (const Id id : shown) {
        const auto others = idsOf(database,
                                  "SELECT to_incident FROM link WHERE from_incident = ?1 AND kind "
                                  "IN ('overlaps', 'part of')",
                                  id);
        if (!others)
            return others.error();
        for (const Id other : *others) {
            if (shown.contains(other)) {
                overlapping.insert(id);
                overlapping.insert(other);
            }
        }
    }
    m_facts.overlapping = static_cast<qint64>(overlapping.size());
    return {};
}

void CoverageChart::finish()
{
    ChartSeries held, counted;
    held.key = u"held"_s;
    held.name = Words::tr("held in this casefile");
    counted.key = u"counted"_s;
    counted.name = Words::tr("counted by the report");
    std::set<Id> events;
    for (const ChartCoverage &each : m_numbers.coverage) {
        held.cells.push_back({each.held, static_cast<qint64>(each.incidents.size())});
        counted.cells.push_back({each.counted.value_or(0), 1});
        events.insert(each.incidents.begin(), each.incidents.end());
        const ChartPosition &position = m_numbers.positions[static_cast<size_t>(each.position)];
        if (position.from.isValid()
            && (!m_numbers.from.isValid() || position.from < m_numbers.from))
            m_numbers.from = position.from;
        if (position.to.isValid() && (!m_numbers.to.isValid() || position.to > m_numbers.to))
            m_numbers.to = position.to;
    }
    m_numbers.series = {std::move(held), std::move(counted)};
    m_numbers.axis = Words::tr("Events");
    m_numbers.unit = Words::tr("aggregate reports");
    m_numbers.n = static_cast<qint64>(m_numbers.coverage.size());
}

Result<CoverageChart> CoverageChart::make(const ChartSpec &, const ChartData &data)
{
    const ChosenRows rows(data.table, data.rows, ChosenRows::aggregates);
    CoverageChart chart;
    chart.m_facts.others = rows.others();
    std::vector<std::pair<qint64, Row>> counted;
    rows.forEachBlock([&](const Segment &segment, Row base, std::span<const quint16> lows) {
        const auto value = [&segment](Int32Column column, quint16 low) {
            return segment.int32s[static_cast<size_t>(column)][low];
        };
        for (const quint16 low : lows) {
            const bool isCounted = figure::isCount(value(Int32Column::CountLow, low))
                                   || figure::isCount(value(Int32Column::CountBest, low))
                                   || figure::isCount(value(Int32Column::CountHigh, low));
            chart.m_facts.uncounted += isCounted ? 0 : 1;
            if (!isCounted)
                continue;
            const qint32 earliest = value(Int32Column::Earliest, low);
            counted.emplace_back(earliest > figure::open ? earliest : qint64{figure::open},
                                 base + low);
        }
    });
    std::ranges::sort(counted);
    if (counted.size() > mostReports) {
        chart.m_facts.notShown = static_cast<qint64>(counted.size()) - mostReports;
        counted.erase(counted.begin(), counted.end() - mostReports);
    }
    for (const auto &[date, row] : counted) {
        if (const auto added = chart.add(data.table, row, data.database); !added)
            return added.error();
    }
    if (const auto overlaps = chart.countOverlaps(data.database); !overlaps)
        return overlaps.error();
    chart.finish();
    return chart;
}

std::vector<Id> CoverageChart::incidents(ChartCellRef cell) const
{
    for (const ChartCoverage &each : m_numbers.coverage) {
        if (each.position != cell.position)
            continue;
        return each.incidents.empty() || cell.series == 1 ? std::vector<Id>{each.aggregate}
                                                          : each.incidents;
    }
    return {};
}

} // namespace sourceline
