#include "model/store/wording.h"

#include "model/store/schema.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 60;

QString handleOf(sqlite3 *database, const QByteArray &table, Id id)
{
    const RecordedTable *recorded = recordedTable(table);
    if (!database || !recorded || !recorded->hasId || !recorded->columns.contains("handle"))
        return {};
    Statement select(database,
                     QByteArray("SELECT handle FROM " + table + " WHERE id = ?1").constData());
    select.bind(1, id);
    return select.next() ? select.text(0) : QString();
}

} // namespace

QString tableInWords(const QByteArray &table)
{
    return QString::fromUtf8(table).replace(u'_', u' ');
}

QString recordInWords(sqlite3 *database, const QByteArray &table, Id id, qint64 other)
{
    QString words = tableInWords(table) + u' ' + id.toText();
    const RecordedTable *recorded = recordedTable(table);
    if (recorded && recorded->keyColumns > 1)
        words += u", "_s + QString::number(other);
    const QString handle = handleOf(database, table, id);
    return handle.isEmpty() ? words : QString(words + u" (“"_s + handle + u"”)"_s);
}

QString valueInWords(const Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return QString::number(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return QString::number(*real);
    if (const auto *text = std::get_if<QString>(&value))
        return u'“' + (text->size() > longestText ? QString(text->left(longestText) + u'…') : *text)
               + u'”';
    if (const auto *blob = std::get_if<QByteArray>(&value))
        return u"%1 bytes"_s.arg(blob->size());
    return u"nothing"_s;
}

} // namespace sourceline
