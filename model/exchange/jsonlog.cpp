// Who changed what, when and why.
#include "model/exchange/json.h"

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

// Of an edit, only the rows that belong to `incident`, where one is asked for.
std::set<std::tuple<QByteArray, qint64, qint64>> rowsOf(const Edit &edit, Id incident)
{
    std::set<std::tuple<QByteArray, qint64, qint64>> rows;
    for (const TouchedRow &row : edit.rows) {
        if (row.incident == incident || (row.table == "incident" && row.id == incident))
            rows.insert({row.table, row.id.value, row.other});
    }
    return rows;
}

QJsonArray changesOf(sqlite3 *database, const Edit &edit, Id incident)
{
    QJsonArray array;
    const auto changes = fieldChanges(database, edit.id);
    if (!changes)
        return array;
    const auto wanted = rowsOf(edit, incident);
    for (const FieldChange &change : *changes) {
        if (incident.isValid() && !wanted.contains({change.table, change.id.value, change.other}))
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

QJsonArray logEntries(sqlite3 *database, Id incident, int limit)
{
    QJsonArray array;
    for (const Edit &edit : readEdits(database, incident, limit)) {
        QJsonObject entry{
            {u"edit"_s, edit.id.toText()},
            {u"seq"_s, edit.seq},
            {u"at"_s, QDateTime::fromMSecsSinceEpoch(edit.at, Qt::UTC).toString(Qt::ISODateWithMs)},
            {u"who"_s, edit.who},
            {u"why"_s, edit.why},
            {u"label"_s, edit.label},
            {u"kind"_s, QString::fromUtf8(edit.kind)},
            {u"changes"_s, changesOf(database, edit, incident)}};
        if (edit.of.isValid())
            entry.insert(u"of"_s, edit.of.toText());
        array.append(entry);
    }
    return array;
}

} // namespace sourceline
