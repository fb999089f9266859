#include "model/coding/recordnames.h"

#include "model/coding/labels.h"
#include "model/coding/pairs.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"

#include <QRegularExpression>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<Values> valuesOf(const NameDraft &draft)
{
    static const QRegularExpression script(u"^([A-Z][a-z]{3})?$"_s);
    static const QRegularExpression language(u"^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$"_s);
    if (draft.name.simplified().isEmpty())
        return Error{u"Write the name. Nothing was changed."_s};
    if (!script.match(draft.script.trimmed()).hasMatch())
        return Error{
            u"“%1” is no script. Nothing was changed; write its four letters, like Arab or Latn."_s
                .arg(draft.script)};
    if (!language.match(draft.language.trimmed()).hasMatch())
        return Error{
            u"“%1” is no language. Nothing was changed; write its code, like ar or en-GB."_s.arg(
                draft.language)};
    return Values{{"name", draft.name.simplified()},
                  {"script", orNull(draft.script)},
                  {"language", orNull(draft.language)}};
}

QString ownerName(Writer &writer, const NamedTable &table, Id name)
{
    const Id record = idOf(columnOf(writer.database(), table.names, table.record, name));
    return shortened(textOf(columnOf(writer.database(), table.record, "name", record)));
}

Result<void> removeWithDocuments(Writer &writer, const NamedTable &table, Id name)
{
    if (qstrcmp(table.record, "actor") == 0) {
        const auto documents =
            idsOf(writer.database(),
                  "SELECT document FROM actor_name_document WHERE actor_name = ?1",
                  name);
        if (!documents)
            return documents.error();
        for (const Id document : *documents) {
            if (const auto removed = writer.remove("actor_name_document", name, document.value);
                !removed)
                return removed;
        }
    }
    return writer.remove(table.names, name);
}

// The same spelling of a record, script and language left out of account where one of the two does
// not say.
Id sameSpelling(sqlite3 *database, const NamedTable &table, Id record, Id name)
{
    const QByteArray sql = QByteArray("SELECT h.id FROM ") + table.names + " h JOIN " + table.names
                           + " n ON n.id = ?2 WHERE h." + table.record
                           + " = ?1 AND h.id <> n.id AND h.name = n.name AND (h.script IS n.script "
                             "OR h.script IS NULL OR "
                             "n.script IS NULL) ORDER BY h.id LIMIT 1";
    Statement select(database, sql.constData());
    select.bind(1, record).bind(2, name);
    return select.next() ? select.id(0) : Id();
}

Result<void> keepOwnName(Writer &writer, const NamedTable &table, Id into, Id other)
{
    const QString name = textOf(columnOf(writer.database(), table.record, "name", other));
    const QByteArray sql = QByteArray("SELECT 1 FROM ") + table.names + " WHERE " + table.record
                           + " = ?1 AND name = ?2";
    Statement known(writer.database(), sql.constData());
    known.bind(1, into).bind(2, name);
    if (known.next() || textOf(columnOf(writer.database(), table.record, "name", into)) == name)
        return {};
    const auto added = writer.insert(table.names, {{table.record, toValue(into)}, {"name", name}});
    return added ? Result<void>() : Result<void>(added.error());
}

} // namespace

EditLog::Change addName(const NamedTable &table, Id record, const NameDraft &draft)
{
    return [table, record, draft](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, table.record, record, u"What the name is of"_s);
            !there)
            return there;
        auto values = valuesOf(draft);
        if (!values)
            return values.error();
        values->push_back({table.record, toValue(record)});
        const auto added = writer.insert(table.names, *values);
        if (!added)
            return added.error();
        if (sameSpelling(writer.database(), table, record, *added).isValid())
            return Error{u"“%1” is one of its names already. Nothing was changed."_s.arg(
                draft.name.simplified())};
        writer.describe(
            u"Name of %1: %2"_s.arg(ownerName(writer, table, *added), shortened(draft.name)));
        return {};
    };
}

EditLog::Change changeName(const NamedTable &table, Id name, const NameDraft &draft)
{
    return [table, name, draft](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, table.names, name, u"The name"_s); !there)
            return there;
        const auto values = valuesOf(draft);
        if (!values)
            return values.error();
        writer.describe(
            u"Name of %1: %2"_s.arg(ownerName(writer, table, name), shortened(draft.name)));
        const auto changed = updateChanged(writer, table.names, name, *values);
        return changed ? Result<void>() : Result<void>(changed.error());
    };
}

EditLog::Change removeName(const NamedTable &table, Id name)
{
    return [table, name](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, table.names, name, u"The name"_s); !there)
            return there;
        writer.describe(u"Remove name of %1: %2"_s.arg(
            ownerName(writer, table, name),
            shortened(textOf(columnOf(writer.database(), table.names, "name", name)))));
        return removeWithDocuments(writer, table, name);
    };
}

Result<void> mergeNames(Writer &writer, const NamedTable &table, Id into, Id other)
{
    if (const auto kept = keepOwnName(writer, table, into, other); !kept)
        return kept;
    const QByteArray sql = QByteArray("SELECT id FROM ") + table.names + " WHERE " + table.record
                           + " = ?1 ORDER BY id";
    const auto names = idsOf(writer.database(), sql.constData(), other);
    if (!names)
        return names.error();
    for (const Id name : *names) {
        const Id same = sameSpelling(writer.database(), table, into, name);
        if (!same.isValid()) {
            if (const auto moved =
                    writer.update(table.names, name, {{table.record, toValue(into)}});
                !moved)
                return moved;
            continue;
        }
        if (qstrcmp(table.record, "actor") == 0) {
            if (const auto moved = repointFirst(
                    writer, "actor_name_document", "actor_name", "document", name, same);
                !moved)
                return moved;
        }
        if (const auto removed = removeWithDocuments(writer, table, name); !removed)
            return removed;
    }
    return {};
}

Result<void> redirectTo(Writer &writer, const NamedTable &table, Id into, Id other)
{
    const QByteArray redirect = QByteArray(table.record) + "_redirect";
    if (const auto led = repoint(writer, redirect.constData(), "target", other, into); !led)
        return led;
    const auto added =
        writer.insert(redirect.constData(),
                      {{"id", toValue(other)},
                       {"target", toValue(into)},
                       {"handle", columnOf(writer.database(), table.record, "handle", other)},
                       {"name", columnOf(writer.database(), table.record, "name", other)}});
    return added ? Result<void>() : Result<void>(added.error());
}

EditLog::Change addActorName(Id actor, const NameDraft &draft)
{
    return addName(namedActors, actor, draft);
}

EditLog::Change changeActorName(Id name, const NameDraft &draft)
{
    return changeName(namedActors, name, draft);
}

EditLog::Change removeActorName(Id name)
{
    return removeName(namedActors, name);
}

} // namespace sourceline
