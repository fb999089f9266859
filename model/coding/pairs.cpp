#include "model/coding/pairs.h"

#include "model/coding/rows.h"

namespace sourceline {

namespace {

QByteArray selectSql(const char *table, const char *wanted, const char *known)
{
    return QByteArray("SELECT ") + wanted + " FROM " + table + " WHERE " + known + " = ?1";
}

Result<void> replace(Writer &writer,
                     const char *table,
                     const char *first,
                     const char *second,
                     std::pair<Id, Id> before,
                     std::pair<Id, Id> after)
{
    if (const auto removed = writer.remove(table, before.first, before.second.value); !removed)
        return removed;
    if (writer.exists(table, after.first, after.second.value))
        return {};
    const auto added =
        writer.insert(table, {{first, toValue(after.first)}, {second, toValue(after.second)}});
    return added ? Result<void>() : Result<void>(added.error());
}

} // namespace

Result<void> repointFirst(
    Writer &writer, const char *table, const char *first, const char *second, Id from, Id to)
{
    const auto others = idsOf(writer.database(), selectSql(table, second, first).constData(), from);
    if (!others)
        return others.error();
    for (const Id other : *others) {
        if (const auto done = replace(writer, table, first, second, {from, other}, {to, other});
            !done)
            return done;
    }
    return {};
}

Result<void> repointSecond(
    Writer &writer, const char *table, const char *first, const char *second, Id from, Id to)
{
    const auto others = idsOf(writer.database(), selectSql(table, first, second).constData(), from);
    if (!others)
        return others.error();
    for (const Id other : *others) {
        if (const auto done = replace(writer, table, first, second, {other, from}, {other, to});
            !done)
            return done;
    }
    return {};
}

} // namespace sourceline
