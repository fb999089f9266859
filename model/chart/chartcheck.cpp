#include "model/chart/chartcheck.h"

#include "model/chart/chartdifferences.h"
#include "model/chart/chartincidents.h"
#include "model/columns/loader.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Head
{
    bool isKnown = true;
    qint64 seq = 0; ///< 0: before the first edit
    Id edit;
};

Result<Head> findHead(const QByteArray &hash, sqlite3 *database)
{
    Head head;
    if (hash.isEmpty())
        return head;
    Statement select(database, "SELECT seq, id FROM edit WHERE hash = ?1");
    select.bind(1, QString::fromLatin1(hash));
    head.isKnown = select.next();
    if (head.isKnown) {
        head.seq = select.integer(0);
        head.edit = select.id(1);
    }
    if (select.failed())
        return select.error();
    return head;
}

Result<int> countSince(qint64 seq, sqlite3 *database)
{
    Statement select(database, "SELECT count(*) FROM edit WHERE seq > ?1");
    select.bind(1, seq);
    const int count = select.next() ? static_cast<int>(select.integer(0)) : 0;
    if (select.failed())
        return select.error();
    return count;
}

// What the filter names need not be there.
ChartComparison ofAnotherCasefile(const QString &reason)
{
    ChartComparison comparison;
    comparison.holds = false;
    comparison.headKnown = false;
    comparison.comparable = false;
    comparison.notes.append(
        u"The casefile does not know the edit that the chart was made after, and cannot make the "
        u"chart: %1"_s.arg(reason));
    return comparison;
}

} // namespace

Result<ChartComparison> compareCharts(const ChartPayload &payload,
                                      const ConnectionSource &source,
                                      const ChartFilter &filter)
{
    const auto connection = source.open();
    if (!connection)
        return connection.error();
    sqlite3 *database = connection->handle();
    const auto head = findHead(payload.numbers.head, database);
    if (!head)
        return head.error();
    const auto table = loadSnapshot(source);
    if (!table)
        return table.error();
    const auto rows = filter(payload.spec.filter, **table, database);
    auto now = rows ? makeChart(payload.spec, {**table, *rows, database, {}})
                    : Result<ChartNumbers>(rows.error());
    if (!now)
        return head->isKnown ? Result<ChartComparison>(now.error())
                             : ofAnotherCasefile(now.error().message);
    ChartComparison comparison;
    comparison.now = std::move(*now);
    comparison.differences = chartDifferences(payload.numbers, comparison.now);
    comparison.holds = comparison.differences.empty();
    comparison.headKnown = head->isKnown;
    if (!head->isKnown) {
        comparison.notes.append(
            u"The casefile does not know the edit that the chart was made after, so only the "
            u"numbers are compared; which edits made a difference cannot be told."_s);
        return comparison;
    }
    const auto since = countSince(head->seq, database);
    if (!since)
        return since.error();
    comparison.editsSince = *since;
    if (comparison.holds)
        return comparison;
    const ChartSince what{payload.spec, source, filter, *table, database, head->seq, head->edit};
    if (const auto found = findDifferingIncidents(what, comparison); !found)
        return found.error();
    return comparison;
}

} // namespace sourceline
