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

QString keyOf(const ChartPosition &position)
{
    return position.from.isValid() ? position.from.toString(Qt::ISODate) : position.key;
}

// What a chart shows by name; the rest is `other`.
class Shown
{
public:
    explicit Shown(const ChartNumbers &numbers)
    {
        for (const ChartPosition &position : numbers.positions) {
            m_positions.insert(keyOf(position));
            m_hasOtherBar = m_hasOtherBar || position.key == "other"_L1;
        }
        for (const ChartSeries &each : numbers.series) {
            m_series.insert(each.key);
            m_hasOther = m_hasOther || each.gathered;
        }
    }

    QString position(const QString &key) const
    {
        return m_hasOtherBar && !m_positions.contains(key) ? u"other"_s : key;
    }

    QString series(const QString &key) const
    {
        return m_hasOther && !m_series.contains(key) ? u"other"_s : key;
    }

private:
    QSet<QString> m_positions, m_series;
    bool m_hasOther = false, m_hasOtherBar = false;
};

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
        return {"CASE WHEN d.assessed IS NOT NULL AND d.likelihood > 4 THEN d.assessed WHEN "
                "d.assessed IS NOT NULL THEN 'judged, not likely' WHEN d.alleged IS NULL THEN "
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

// Nothing stated, known at least, given as about: of the figure whose parts `of` begins.
QByteArray marksOf(const QByteArray &table, const QByteArray &prefix)
{
    const QByteArray of = table + prefix;
    const QByteArray low = of + "low", best = of + "best", high = of + "high";
    const QByteArray stated = "(" + of + "state IN (1, 4) AND (" + best + " IS NOT NULL OR " + low
                              + " IS NOT NULL) OR " + of + "state = 2)";
    return "CASE WHEN ifnull(" + stated + ", 0) THEN 0 ELSE 1 END, " + "ifnull(" + of
           + "state IN (1, 4) AND " + low + " IS NOT NULL AND (" + best + " IS NULL OR " + high
           + " IS NULL), 0), ifnull(" + of + "state = 1 AND " + best + " IS NOT NULL AND NOT ("
           + low + " IS NOT NULL AND (" + high + " IS NOT NULL OR " + low + " = " + best + ")), 0)";
}

QByteArray marksOf(const ChartSpec &spec)
{
    switch (spec.measure) {
    case ChartSpec::Measure::Killed:
        return marksOf("d.", "killed_");
    case ChartSpec::Measure::Wounded:
        return marksOf("d.", "wounded_");
    default: // munitions are held to their values
        return "0, 0, 0";
    }
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

QString lineOf(const QString &key, const ChartCell &cell, bool withMarks)
{
    QString line = u"%1 = %2 of %3"_s.arg(key).arg(cell.value).arg(cell.count);
    return withMarks ? line + u", %1 %2 %3"_s.arg(cell.silent).arg(cell.atLeast).arg(cell.about)
                     : line;
}

bool hasMarks(const ChartSpec &spec)
{
    return spec.measure != ChartSpec::Measure::Munitions;
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

// The days that a date said covers: `2020-03`, `2019-12-27/2019-12-28`, `../2020-03-11`. What is
// approximate is taken as it is written; 21 to 24 are seasons; what is no date covers none.
QByteArray endOf(const QByteArray &date, bool isLast)
{
    const QByteArray day =
        "CASE WHEN " + date + " GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' THEN " + date;
    const QByteArray season = " WHEN " + date + " GLOB '[0-9][0-9][0-9][0-9]-21' THEN substr("
                              + date + ", 1, 4) || '" + (isLast ? "-05-31'" : "-03-01'");
    const QByteArray month = " WHEN " + date + " GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]' THEN date("
                             + date + " || '-01'" + (isLast ? ", '+1 month', '-1 day')" : ")");
    const QByteArray year = " WHEN " + date + " GLOB '[0-9][0-9][0-9][0-9]' THEN " + date
                            + (isLast ? " || '-12-31'" : " || '-01-01'");
    return day + season + month + year + " END";
}

QByteArray saidEnd(bool isLast)
{
    const QByteArray plain = "replace(replace(s.said_edtf, '~', ''), '?', '')";
    const QByteArray slash = "instr(" + plain + ", '/')";
    const QByteArray from =
        "iif(" + slash + ", substr(" + plain + ", 1, " + slash + " - 1), " + plain + ")";
    const QByteArray to =
        "iif(" + slash + ", substr(" + plain + ", " + slash + " + 1), " + plain + ")";
    return isLast ? endOf(to, true) : endOf(from, false);
}

QByteArray saidPeriod(const ChartSpec &spec)
{
    const QByteArray first = saidEnd(false), last = saidEnd(true);
    const QByteArray period = periodStart(spec.period, "(" + last + ")");
    return "CASE WHEN " + first + " IS NULL AND " + last + " IS NULL THEN 'no date' WHEN " + first
           + " IS NULL OR " + last + " IS NULL OR " + periodStart(spec.period, "(" + first + ")")
           + " <> " + period + " THEN 'not certain' ELSE " + period + " END";
}

// Whom a speaker speaks for: the nearest institution that it belongs to, an outlet's whole outlet;
// of a person who belongs to none, what it commands.
QByteArray institutionOf()
{
    return "WITH RECURSIVE up (actor, at, level, by) AS (SELECT id, id, 0, 0 FROM actor UNION "
           "SELECT "
           "up.actor, r.other, up.level + 1, r.id FROM up JOIN actor a ON a.id = up.at JOIN "
           "actor_relation r ON r.actor = up.at WHERE up.level < 8 AND a.kind NOT IN "
           "('organisation', 'state organ', 'state', 'outlet') AND (r.kind IN ('office holder of', "
           "'member of', 'part of', 'author of') OR up.level = 0 AND a.kind = 'person' AND r.kind "
           "= "
           "'commands')), near AS (SELECT up.actor, up.at, o.kind, row_number() OVER (PARTITION BY "
           "up.actor ORDER BY EXISTS (SELECT 1 FROM actor_relation c WHERE c.id = up.by AND c.kind "
           "= "
           "'commands'), up.level, up.by) AS place FROM up JOIN actor o ON o.id = up.at WHERE "
           "o.kind IN "
           "('organisation', 'state organ', 'state', 'outlet')), whole AS (SELECT actor, "
           "iif(kind = 'outlet', ifnull((SELECT r.other FROM actor_relation r JOIN actor o ON o.id "
           "= "
           "r.other WHERE r.actor = near.at AND r.kind = 'part of' AND o.kind = 'outlet' ORDER BY "
           "r.id LIMIT 1), at), at) AS institution FROM near WHERE place = 1), institution AS "
           "(SELECT a.id AS actor, ifnull(w.institution, a.id) AS institution FROM actor a LEFT "
           "JOIN "
           "whole w ON w.actor = a.id) ";
}

struct SaidSplit
{
    QByteArray key, join;
};

SaidSplit saidSplitOf(const ChartSpec &spec)
{
    const QByteArray speakers =
        " JOIN (SELECT statement, actor FROM statement_co_speaker UNION SELECT id, speaker FROM "
        "statement) p ON p.statement = s.id JOIN institution n ON n.actor = p.actor";
    switch (spec.kind == Kind::Stances ? Category::Stance : spec.stacking) {
    case Category::None:
        return {"''", {}};
    case Category::Stance:
        return {"a.stance", {}};
    case Category::AttributedActor:
        return {"ifnull(a.actor, 'nobody named')", {}};
    case Category::SpeakerInstitution:
        return {"n.institution", speakers};
    case Category::Accusation:
        return {"n.institution || '>' || ifnull(a.actor, 'nobody named')", speakers};
    case Category::Outlet:
        return {
            "ifnull(d.outlet, 'not stated')",
            " LEFT JOIN (SELECT r.statement, m.outlet FROM report r JOIN document m ON m.id = "
            "r.document WHERE m.summary_of IS NULL AND m.outlet IS NOT NULL) d ON d.statement = "
            "s.id"};
    default:
        qFatal("no SQL for this split of statements");
    }
}

QString rangeText(std::initializer_list<std::optional<double>> values)
{
    QStringList all;
    for (const auto &value : values)
        all.append(value ? QString::number(*value) : u"–"_s);
    return all.join(u' ');
}

std::optional<double> numberAt(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(double(row.integer(column)));
}

} // namespace

Cells cellsBySql(sqlite3 *database, const ChartSpec &spec)
{
    return eventCells(database, spec);
}

QStringList eventLinesBySql(sqlite3 *database, const ChartSpec &spec, const ChartNumbers &numbers)
{
    const Split stack = splitOf(spec.stacking, "stack");
    const Split bars =
        spec.kind == Kind::Ranked ? splitOf(spec.grouping, "bar") : Split{eventPeriod(spec), {}};
    const QByteArray sql = "SELECT " + bars.key + ", " + stack.key + ", i.id, " + valueOf(spec)
                           + ", " + marksOf(spec)
                           + " FROM incident i LEFT JOIN incident_derived d ON d.incident = i.id"
                           + bars.join + stack.join + " WHERE i.kind = 'event'";
    Statement select(database, sql.constData());
    const Shown shown(numbers);
    QSet<QString> seen;
    QMap<QString, ChartCell> cells;
    const auto add = [&](const QString &key) {
        const QString once = key + u'|' + select.text(2);
        if (seen.contains(once))
            return;
        seen.insert(once);
        ChartCell &cell = cells[key];
        ++cell.count;
        cell.value += select.real(3);
        cell.silent += select.integer(4);
        cell.atLeast += select.integer(5);
        cell.about += select.integer(6);
    };
    while (select.next()) {
        const QString position = shown.position(select.text(0));
        add(position + u'|' + shown.series(select.text(1)));
        add(position + u"|in all"_s);
    }
    if (select.failed())
        qFatal("%s: %s", sql.constData(), qPrintable(select.error().message));
    QStringList lines;
    for (auto at = cells.begin(); at != cells.end(); ++at)
        lines.append(lineOf(at.key(), *at, hasMarks(spec)));
    return lines;
}

QStringList eventLinesOf(const ChartSpec &spec, const ChartNumbers &numbers)
{
    QStringList lines;
    for (size_t i = 0; i < numbers.positions.size(); ++i) {
        const QString position = keyOf(numbers.positions[i]) + u'|';
        for (const ChartSeries &series : numbers.series) {
            if (series.cells[i].count > 0)
                lines.append(lineOf(position + series.key, series.cells[i], hasMarks(spec)));
        }
        if (const ChartCell whole = numbers.totalAt(i); whole.count > 0)
            lines.append(lineOf(position + u"in all"_s, whole, hasMarks(spec)));
    }
    lines.sort();
    return lines;
}

bool isOfStatements(const ChartSpec &spec)
{
    return spec.kind == Kind::Stances || spec.kind == Kind::Accusations;
}

Cells saidBySql(sqlite3 *database, const ChartSpec &spec, const ChartNumbers &numbers)
{
    const SaidSplit split = saidSplitOf(spec);
    const QByteArray bar = spec.kind == Kind::Stances
                               ? QByteArray("ifnull(a.actor, 'nobody named')")
                               : saidPeriod(spec);
    QByteArray from = statementsFrom(spec);
    from.insert(from.indexOf(" WHERE "), split.join);
    const Shown shown(numbers);
    const QByteArray sql =
        institutionOf() + "SELECT DISTINCT " + bar + ", " + split.key + ", a.statement" + from;
    Statement select(database, sql.constData());
    QMap<QString, QSet<qint64>> said;
    while (select.next())
        said[shown.position(select.text(0)) + u'|' + shown.series(select.text(1))].insert(
            select.integer(2));
    if (select.failed())
        qFatal("%s", qPrintable(select.error().message));
    Cells cells;
    for (auto at = said.begin(); at != said.end(); ++at)
        cells[at.key()] = {double(at->size()), at->size()};
    return cells;
}

QStringList figuresBySql(sqlite3 *database, const ChartSpec &spec)
{
    QStringList all;
    const auto add = [&](const QByteArray &sql, const QString &what, int values) {
        Statement select(database, sql.constData());
        while (select.next())
            all.append(what + u'|' + select.text(0) + u'|'
                       + rangeText({numberAt(select, 1),
                                    values > 1 ? numberAt(select, 2) : std::nullopt,
                                    values > 2 ? numberAt(select, 3) : std::nullopt}));
        if (select.failed())
            qFatal("%s: %s", sql.constData(), qPrintable(select.error().message));
    };
    if (spec.kind == Kind::Coverage) {
        add("SELECT i.id, (SELECT count(DISTINCT l.from_incident) FROM link l JOIN incident e ON "
            "e.id = l.from_incident WHERE l.to_incident = i.id AND l.kind = 'part of' AND e.kind = "
            "'event'), coalesce(d.count_best, d.count_low, d.count_high), nullif(d.count_high, "
            "d.count_best) FROM incident i JOIN incident_derived d ON d.incident = i.id WHERE "
            "i.kind = 'aggregate' AND d.count_state = 1 AND coalesce(d.count_best, d.count_low, "
            "d.count_high) IS NOT NULL",
            u"report"_s,
            3);
    } else {
        const bool isCount = spec.measure == ChartSpec::Measure::Count;
        const QByteArray field = isCount                                       ? "count"
                                 : spec.measure == ChartSpec::Measure::Killed  ? "killed"
                                 : spec.measure == ChartSpec::Measure::Wounded ? "wounded"
                                                                               : "munitions";
        QByteArray where = QByteArray(" WHERE i.kind = '") + (isCount ? "aggregate" : "event")
                           + "' AND f.field = '" + field + "'";
        if (!spec.munitionsMeasure.isEmpty())
            where +=
                " AND ifnull(f.measure, 'unspecified') = '" + spec.munitionsMeasure.toUtf8() + "'";
        add("SELECT i.id || '/' || f.measure || '/' || f.whom, f.low, f.best, f.high FROM incident "
            "i "
            "JOIN incident_figure f ON f.incident = i.id"
                + where,
            u"range"_s,
            3);
        add("SELECT f.id, f.low, f.best, f.high FROM incident i JOIN claim f ON f.incident = i.id"
                + where + " AND f.reported IS NOT NULL",
            u"claim"_s,
            3);
    }
    all.sort();
    return all;
}

QPair<QDate, QDate> daysBySql(sqlite3 *database, const ChartSpec &spec)
{
    QByteArray from =
        " FROM incident i JOIN incident_derived d ON d.incident = i.id WHERE i.kind = "
        "'event'";
    if (spec.kind == Kind::Figures)
        from +=
            " AND EXISTS (SELECT 1 FROM incident_figure f WHERE f.incident = i.id AND f.field = "
            "'killed')";
    const bool isSaid = isOfStatements(spec);
    if (isSaid)
        from = statementsFrom(spec);
    const QByteArray first = isSaid ? saidEnd(false) : firstDay();
    const QByteArray last = isSaid ? saidEnd(true) : lastDay();
    const QByteArray sql = "SELECT min(a), max(a) FROM (SELECT " + first + " AS a" + from
                           + " UNION SELECT " + last + from + ")";
    Statement select(database, sql.constData());
    if (!select.next())
        qFatal("%s", qPrintable(select.error().message));
    return {QDate::fromString(select.text(0), Qt::ISODate),
            QDate::fromString(select.text(1), Qt::ISODate)};
}

QStringList figuresOf(const ChartNumbers &numbers)
{
    QStringList all;
    const auto key = [&numbers](int position) {
        return numbers.positions[static_cast<size_t>(position)].key;
    };
    for (const ChartBand &band : numbers.bands)
        all.append(u"range|"_s + key(band.position) + u'|'
                   + rangeText({band.low, band.best, band.high}));
    for (const ChartPoint &point : numbers.points)
        all.append(u"claim|"_s + point.claim.toText() + u'|'
                   + rangeText({point.low, point.best, point.high}));
    for (const ChartCoverage &one : numbers.coverage)
        all.append(u"report|"_s + one.aggregate.toText() + u'|'
                   + rangeText({one.held, one.counted, one.countedHigh}));
    all.sort();
    return all;
}

qint64 countBySql(sqlite3 *database, const ChartSpec &spec)
{
    const QByteArray sql = isOfStatements(spec)
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
            if (series.cells[i].count > 0)
                cells[keyOf(numbers.positions[i]) + u'|' + series.key] = {series.cells[i].value,
                                                                          series.cells[i].count};
        }
    }
    return cells;
}

} // namespace sourceline::test
