// Who changed what, when and why.
#include "model/exchange/json.h"
#include "model/store/statement.h"

#include <QDateTime>

#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QJsonValue jsonValue(const Value &value)
{
    if (const qint64 *number = std::get_if<qint64>(&value)) {
        // Keys do not survive as numbers in every reader; beyond 2^53 a number is written as text.
        constexpr qint64 exact = qint64(1) << 53;
        return *number > -exact && *number < exact ? QJsonValue(*number)
                                                   : QJsonValue(QString::number(*number));
    }
    if (const double *real = std::get_if<double>(&value))
        return *real;
    if (const QString *text = std::get_if<QString>(&value))
        return *text;
    if (const QByteArray *bytes = std::get_if<QByteArray>(&value))
        return QString::fromLatin1(bytes->toHex());
    return {};
}

QString rowId(Id id, qint64 other)
{
    return other == 0 ? id.toText() : id.toText() + u'/' + QString::number(other);
}

using RowKeys = std::set<std::tuple<QByteArray, qint64, qint64>>;

// Of an edit, only the rows that belong to `incident`. One that a record was moved away from has
// none: what the edit did to the record is then its history too.
Result<RowKeys> rowsOf(sqlite3 *database, const Edit &edit, Id incident)
{
    Statement select(database,
                     "SELECT table_name, id, other FROM edit_row WHERE edit = ?1 AND (incident = "
                     "?2 OR incident IN (SELECT id FROM incident_redirect WHERE target = ?2) OR "
                     "(table_name = 'incident' AND id = ?2))");
    select.bind(1, edit.seq).bind(2, incident);
    RowKeys rows;
    while (select.next()) {
        if (select.utf8(0) != "incident_derived")
            rows.insert({select.utf8(0), select.integer(1), select.integer(2)});
    }
    if (select.failed())
        return select.error();
    return rows;
}

Result<QJsonArray> changesOf(sqlite3 *database, const Edit &edit, Id incident)
{
    const auto changes = fieldChanges(database, edit.id);
    if (!changes)
        return changes.error();
    RowKeys wanted;
    if (incident.isValid()) {
        const auto rows = rowsOf(database, edit, incident);
        if (!rows)
            return rows.error();
        wanted = *rows;
    }
    QJsonArray array;
    for (const FieldChange &change : *changes) {
        if (!wanted.empty() && !wanted.contains({change.table, change.id.value, change.other}))
            continue;
        array.append(QJsonObject{{u"table"_s, QString::fromUtf8(change.table)},
                                 {u"id"_s, rowId(change.id, change.other)},
                                 {u"field"_s, QString::fromUtf8(change.column)},
                                 {u"old"_s, jsonValue(change.before)},
                                 {u"new"_s, jsonValue(change.after)}});
    }
    return array;
}

} // namespace

Result<QJsonArray> logEntries(sqlite3 *database, const EditFilter &filter, int limit)
{
    const auto edits = findEdits(database, filter, 0, limit);
    if (!edits)
        return edits.error();
    QJsonArray array;
    for (const Edit &edit : *edits) {
        // A changeset that cannot be read is `check`'s to report; the rest of the log is shown.
        const auto changes = changesOf(database, edit, filter.incident);
        QJsonObject entry{
            {u"edit"_s, edit.id.toText()},
            {u"seq"_s, edit.seq},
            {u"at"_s, QDateTime::fromMSecsSinceEpoch(edit.at, Qt::UTC).toString(Qt::ISODateWithMs)},
            {u"who"_s, edit.who},
            {u"why"_s, edit.why},
            {u"label"_s, edit.label},
            {u"kind"_s, QString::fromUtf8(edit.kind)},
            {u"changes"_s, changes ? *changes : QJsonArray()}};
        if (edit.of.isValid())
            entry.insert(u"of"_s, edit.of.toText());
        array.append(entry);
    }
    return array;
}

} // namespace sourceline
