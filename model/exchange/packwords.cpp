#include "model/exchange/packwords.h"

#include "model/exchange/packplan.h"
#include "model/store/wording.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 120;
constexpr qsizetype shownBefore = 30;

qsizetype firstDifference(const QString &a, const QString &b)
{
    return std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
}

// Of a long text the stretch in which it differs: two that begin alike are not shown as the same.
QString around(const QString &text, qsizetype difference)
{
    if (text.size() <= longestText)
        return text;
    const qsizetype from =
        std::clamp(difference - shownBefore, qsizetype(0), text.size() - longestText);
    return (from > 0 ? u"… "_s : QString()) + text.mid(from, longestText)
           + (from + longestText < text.size() ? u" …"_s : QString());
}

} // namespace

// The record that a key names may come with the pack.
void PackWords::know(const QByteArray &table, const Value &key)
{
    const auto *id = std::get_if<qint64>(&key);
    if (!id || table.isEmpty() || m_told.contains({table, *id}))
        return;
    m_told.insert({table, *id});
    if (!m_rows.contains(table)) {
        auto &rows = m_rows[table];
        for (const Pack::Table &each : m_pack.tables) {
            if (each.name != table)
                continue;
            for (const Pack::Row &row : each.rows)
                rows.insert(packKey(row), &row);
        }
    }
    const Pack::Row *row = m_rows[table].value(*id);
    if (!row)
        return;
    std::vector<FieldChange> changes;
    for (const ColumnValue &each : row->values)
        changes.push_back(
            {table, Id{*id}, 0, each.column, {}, each.value, FieldChange::What::Added, {}});
    m_words.know(changes);
}

QString PackWords::inWords(const PackTable &table, const PackColumn &column, const Value &value)
{
    know(column.references, value);
    return m_words.value(table.table->name, column.name, value).simplified();
}

QString PackWords::difference(const PackTable &table,
                              const PackColumn &column,
                              const Value &here,
                              const Value &there)
{
    const QString ours = inWords(table, column, here);
    const QString theirs = inWords(table, column, there);
    const qsizetype at = firstDifference(ours, theirs);
    const auto quoted = [at](const QString &words) {
        return words.isEmpty() ? u"empty"_s : QString(u'“' + around(words, at) + u'”');
    };
    return u"%1 is %2 here and %3 in what comes in"_s.arg(
        m_words.field(table.table->name, column.name), quoted(ours), quoted(theirs));
}

QString
PackWords::sentence(const PackTable &table, const Pack::Row &row, const QStringList &differences)
{
    const qint64 second = table.table->keyColumns > 1 ? packKey(row, 1) : 0;
    return u"%1 is here already and was left as it is: %2."_s.arg(
        recordInWords(m_database, table.table->name, Id{packKey(row)}, second),
        differences.join(u"; "_s));
}

} // namespace sourceline
