#include "model/store/history.h"

#include "model/store/statement.h"
#include "model/text/normalise.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr auto columns = "e.seq, e.id, e.at, e.who, e.why, e.label, e.kind, e.of, e.hash";

// A merged incident's edits are those of the one that holds its claims now.
constexpr auto ofIncident = " AND e.seq IN (SELECT edit FROM edit_row WHERE incident IN (SELECT ?2 "
                            "UNION ALL SELECT id FROM "
                            "incident_redirect WHERE target = ?2))";

Edit editOf(const Statement &row)
{
    Edit edit;
    edit.seq = row.integer(0);
    edit.id = row.id(1);
    edit.at = row.integer(2);
    edit.who = row.text(3);
    edit.why = row.text(4);
    edit.label = row.text(5);
    edit.kind = row.utf8(6);
    edit.of = row.id(7);
    edit.hash = row.text(8);
    return edit;
}

// A long log is walked from its newest edit, unless an index names the few that are asked for.
QByteArray sqlFor(const EditFilter &filter)
{
    QByteArray sql = QByteArray("SELECT ") + columns + " FROM edit e WHERE e.seq < ?1";
    if (filter.incident.isValid())
        sql += ofIncident;
    if (!filter.who.isEmpty())
        sql += " AND e.who = ?3";
    if (filter.from)
        sql += " AND e.at >= ?4";
    if (filter.until)
        sql += " AND e.at < ?5";
    if (!filter.kind.isEmpty())
        sql += " AND +e.kind = ?6";
    return sql + " ORDER BY e.seq DESC";
}

void bindFilter(Statement &select, const EditFilter &filter, qint64 before)
{
    select.bind(1, before > 0 ? before : std::numeric_limits<qint64>::max());
    if (filter.incident.isValid())
        select.bind(2, filter.incident);
    if (!filter.who.isEmpty())
        select.bind(3, filter.who);
    if (filter.from)
        select.bind(4, *filter.from);
    if (filter.until)
        select.bind(5, *filter.until);
    if (!filter.kind.isEmpty())
        select.bind(6, QString::fromUtf8(filter.kind));
}

bool holds(const Edit &edit, const QStringList &words)
{
    if (words.isEmpty())
        return true;
    const QString text = foldForMatching(QString(edit.label + u' ' + edit.why));
    return std::all_of(
        words.begin(), words.end(), [&text](const QString &word) { return text.contains(word); });
}

} // namespace

Result<std::vector<Edit>>
findEdits(sqlite3 *database, const EditFilter &filter, qint64 before, int limit)
{
    const QStringList words = foldForMatching(filter.words).split(u' ', Qt::SkipEmptyParts);
    Statement select(database, sqlFor(filter).constData());
    bindFilter(select, filter, before);
    std::vector<Edit> edits;
    while ((limit <= 0 || edits.size() < size_t(limit)) && select.next()) {
        Edit edit = editOf(select);
        if (holds(edit, words))
            edits.push_back(std::move(edit));
    }
    if (select.failed())
        return select.error();
    return edits;
}

QStringList editors(sqlite3 *database)
{
    // From name to name through the index: the log may be long, those who write are few.
    Statement next(database, "SELECT min(who) FROM edit WHERE who > ?1");
    QStringList names;
    QString last;
    while (next.bind(1, last).next() && !next.isNull(0)) {
        last = next.text(0);
        names.append(last);
        next.reset();
    }
    return names;
}

} // namespace sourceline
