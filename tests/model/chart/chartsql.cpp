#include "chartsql.h"

#include "model/store/statement.h"

#include <QSet>
#include <QStringList>

namespace sourceline::test {

using namespace Qt::StringLiterals;

namespace {

using Kind = ChartSpec::Kind;
using Category = ChartSpec::Category;

QByteArray periodStart(ChartSpec::Period period, const QByteArray &day)
{
    switch (period) {
    case ChartSpec::Period::Day:
        return day;
    case ChartSpec::Period::Week:
        return "date(" + day + ", 'weekday 0', '-6 days')";
    case ChartSpec::Period::Month:
        return "date(" + day + ", 'start of month')";
    case ChartSpec::Period::Quarter:
        return "date(" + day + ", 'start of month', '-' || ((strftime('%m', " + day
               + ") - 1) % 3) || ' months')";
    case ChartSpec::Period::Year:
        return "date(" + day + ", 'start of year')";
    }
    return {};
}

// Local days of dates known to the day, UTC days of those known to the minute.
QByteArray firstDay()
{
    return "date(d.earliest * 60 + iif(d.precision >= 2 OR d.latest IS NULL, 46800, 0), "
           "'unixepoch')";
}

QByteArray lastDay()
{
    return "date(d.latest * 60 + iif(d.precision >= 2 OR d.earliest IS NULL, 60 - 86400 + 46800, "
           "0), 'unixepoch')";
}

QByteArray eventPeriod(const ChartSpec &spec)
{
    const QByteArray last = periodStart(spec.period, lastDay());
    const QByteArray none = "WHEN d.incident IS NULL OR d.precision = 8 OR (d.earliest IS NULL AND "
                            "d.latest IS NULL) THEN 'no date' ";
    if (spec.kind == Kind::Cumulative)
        return "CASE " + none + "WHEN d.latest IS NULL THEN 'not certain' ELSE " + last + " END";
    return "CASE " + none + "WHEN d.earliest IS NULL OR d.latest IS NULL THEN 'not certain' WHEN "
           + periodStart(spec.period, firstDay()) + " = " + last + " THEN " + last
           + " ELSE 'not certain' END";
}

struct Split
{
    QByteArray key;  // an expression
    QByteArray join; // where the key is of several rows
};

QByteArray attributions(const QByteArray &alias, const QByteArray &key, const QByteArray &where)
{
    return " LEFT JOIN (SELECT DISTINCT a.incident AS of, " + key
           + " AS key FROM attribution a JOIN statement s ON s.id = a.statement WHERE a.retracted "
             "IS NULL AND NOT a.by_action AND NOT s.by_action"
           + where + ") " + alias + " ON " + alias + ".of = i.id";
}

// A term of another scheme is none.
QByteArray termKey(const QByteArray &column, const QByteArray &scheme)
{
    return "ifnull((SELECT t.id FROM term t WHERE t.id = " + column + " AND t.scheme = '" + scheme
           + "'), 'not stated')";
}

Split splitOf(Category category, const QByteArray &alias)
{
    switch (category) {
    case Category::None:
        return {"''", {}};
    case Category::Assessed:
        return {"CASE WHEN d.assessed IS NOT NULL THEN d.assessed WHEN d.alleged IS NULL THEN "
                "'nobody named' WHEN d.alleged_stance BETWEEN 1 AND 4 THEN 'only alleged' ELSE "
                "'named, not accused' END",
                {}};
    case Category::Alleged:
        return {"CASE WHEN d.alleged IS NULL THEN 'nobody named' WHEN d.alleged_stance BETWEEN 1 "
                "AND 4 THEN d.alleged ELSE 'named, not accused' END",
                {}};
    case Category::EventType:
        return {termKey("i.event_type", "event type"), {}};
    case Category::SubEventType:
        return {termKey("i.sub_event_type", "sub-event type"), {}};
    case Category::Means:
        return {termKey("i.means", "means"), {}};
    case Category::Place:
        return {"ifnull(i.place, 'not stated')", {}};
    case Category::Country:
        return {"ifnull((SELECT nullif(p.country, '') FROM place p WHERE p.id = i.place), 'not "
                "stated')",
                {}};
    case Category::Target:
        return {"ifnull(nullif(i.target, ''), 'not stated')", {}};
    case Category::Stance:
        return {"ifnull(" + alias + ".key, 'nothing attributed')",
                attributions(alias, "a.stance", {})};
    case Category::AttributedActor:
        return {"ifnull(" + alias + ".key, 'nobody accused')",
                attributions(alias,
                             "a.actor",
                             " AND a.actor IS NOT NULL AND a.stance IN ('asserts', 'suspects', "
                             "'implies', 'claims responsibility')")};
    case Category::Outlet:
        return {"ifnull(" + alias + ".key, 'not stated')",
                " LEFT JOIN (SELECT x.incident AS of, m.outlet AS key FROM (SELECT incident, "
                "statement FROM claim UNION SELECT incident, statement FROM attribution) x JOIN "
                "report r ON r.statement = x.statement JOIN document m ON m.id = r.document WHERE "
                "m.summary_of IS NULL AND m.outlet IS NOT NULL GROUP BY 1, 2) "
                    + alias + " ON " + alias + ".of = i.id"};
    default:
        qFatal("no SQL for this category");
    }
}

QByteArray figure(const QByteArray &table, const QByteArray &prefix)
{
    // A figure that is not counted (unknown) has a low at most.
    const QByteArray of = table + prefix;
    return "CASE WHEN " + of + "state = 1 OR (" + of + "state = 4 AND " + of
           + "low IS NOT NULL) THEN coalesce(min(" + of + "best, 2147483647), min(" + of
           + "low, 2147483647), 0) ELSE 0 END";
}

QByteArray valueOf(const ChartSpec &spec)
{
    switch (spec.measure) {
    case ChartSpec::Measure::Killed:
        return figure("d.", "killed_");
    case ChartSpec::Measure::Wounded:
        return figure("d.", "wounded_");
    case ChartSpec::Measure::Munitions:
        if (spec.munitionsMeasure == "fired"_L1)
            return "iif(d.munitions_measure = 1, " + figure("d.", "munitions_") + ", 0)";
        return "ifnull((SELECT " + figure("f.", "")
               + " FROM incident_figure f WHERE f.incident = i.id AND f.field = 'munitions' AND "
                 "f.measure = '"
               + spec.munitionsMeasure.toUtf8() + "' AND f.whom = 'all'), 0)";
    default:
        return "1";
    }
}

void addRows(sqlite3 *database, const QByteArray &sql, Cells &cells)
{
    Statement select(database, sql.constData());
    while (select.next())
        cells[select.text(0) + u'|' + select.text(1)] = {select.real(2), select.integer(3)};
    if (select.failed())
        qFatal("%s: %s", sql.constData(), qPrintable(select.error().message));
}

// Values go on from period to period, of those that there is a period for.
void addUp(const ChartSpec &spec, Cells &cells)
{
    Q_UNUSED(spec)
    QMap<QString, double> sums;
    for (auto at = cells.begin(); at != cells.end(); ++at) {
        const QString position = at.key().section(u'|', 0, 0);
        if (!position.at(0).isDigit())
            continue;
        double &sum = sums[at.key().section(u'|', 1)];
        sum += at->first;
        at->first = sum;
    }
}

Cells eventCells(sqlite3 *database, const ChartSpec &spec)
{
    const Split stack = splitOf(spec.stacking, "stack");
    const Split bars =
        spec.kind == Kind::Ranked ? splitOf(spec.grouping, "bar") : Split{eventPeriod(spec), {}};
    Cells cells;
    addRows(database,
            "SELECT " + bars.key + ", " + stack.key + ", sum(" + valueOf(spec)
                + "), count(*) FROM incident i LEFT JOIN incident_derived d ON d.incident = i.id"
                + bars.join + stack.join + " WHERE i.kind = 'event' GROUP BY 1, 2",
            cells);
    if (spec.kind == Kind::Cumulative)
        addUp(spec, cells);
    return cells;
}

QByteArray statementsFrom(const ChartSpec &spec)
{
    QByteArray sql = " FROM attribution a JOIN statement s ON s.id = a.statement JOIN actor w ON "
                     "w.id = s.speaker WHERE a.retracted IS NULL AND NOT a.by_action AND NOT "
                     "s.by_action";
    if (spec.kind == Kind::Accusations)
        sql += " AND a.actor IS NOT NULL AND a.stance IN ('asserts', 'suspects', 'implies')";
    if (spec.kind == Kind::Accusations && !spec.retelling)
        sql +=
            " AND NOT (w.kind = 'outlet' AND EXISTS (SELECT 1 FROM actor_relation r JOIN actor o "
            "ON o.id = r.other WHERE r.actor = w.id AND r.kind = 'part of' AND o.kind = "
            "'outlet'))";
    return sql;
}

Cells stanceCells(sqlite3 *database, const ChartSpec &spec)
{
    Cells cells;
    addRows(database,
            "SELECT ifnull(a.actor, 'nobody named'), a.stance, count(DISTINCT a.statement), "
            "count(DISTINCT a.statement)"
                + statementsFrom(spec) + " GROUP BY 1, 2",
            cells);
    return cells;
}

} // namespace

Cells cellsBySql(sqlite3 *database, const ChartSpec &spec)
{
    return spec.kind == Kind::Stances ? stanceCells(database, spec) : eventCells(database, spec);
}

qint64 countBySql(sqlite3 *database, const ChartSpec &spec)
{
    const bool ofStatements = spec.kind == Kind::Stances || spec.kind == Kind::Accusations;
    const QByteArray sql = ofStatements
                               ? "SELECT count(DISTINCT a.statement)" + statementsFrom(spec)
                               : QByteArray("SELECT count(*) FROM incident WHERE kind = 'event'");
    Statement select(database, sql.constData());
    return select.next() ? select.integer(0) : -1;
}

Cells cellsOf(const ChartNumbers &numbers)
{
    Cells cells;
    for (const ChartSeries &series : numbers.series) {
        for (size_t i = 0; i < series.cells.size(); ++i) {
            const ChartPosition &position = numbers.positions[i];
            const QString key =
                position.from.isValid() ? position.from.toString(Qt::ISODate) : position.key;
            if (series.cells[i].count > 0)
                cells[key + u'|' + series.key] = {series.cells[i].value, series.cells[i].count};
        }
    }
    return cells;
}

Cells gathered(const Cells &expected, const ChartNumbers &numbers)
{
    QSet<QString> positions, series;
    bool hasOther = false, hasOtherBar = false;
    for (const ChartPosition &position : numbers.positions) {
        positions.insert(position.from.isValid() ? position.from.toString(Qt::ISODate)
                                                 : position.key);
        hasOtherBar = hasOtherBar || position.key == "other"_L1;
    }
    for (const ChartSeries &each : numbers.series) {
        series.insert(each.key);
        hasOther = hasOther || each.gathered;
    }
    Cells cells;
    for (auto at = expected.begin(); at != expected.end(); ++at) {
        QString position = at.key().section(u'|', 0, 0), stack = at.key().section(u'|', 1);
        if (hasOtherBar && !positions.contains(position))
            position = u"other"_s;
        if (hasOther && !series.contains(stack))
            stack = u"other"_s;
        auto &cell = cells[position + u'|' + stack];
        cell.first += at->first;
        cell.second += at->second;
    }
    return cells;
}

} // namespace sourceline::test
