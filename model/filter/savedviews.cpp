#include "model/filter/savedviews.h"

#include "model/filter/filtertext.h"
#include "model/store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Id savedAs(sqlite3 *database, const QString &name)
{
    Statement select(database,
                     "SELECT id FROM view WHERE kind = 'table' AND name = ?1 ORDER BY id");
    select.bind(1, name);
    return select.next() ? select.id(0) : Id();
}

Result<QString> savedName(sqlite3 *database, Id view)
{
    Statement select(database, "SELECT name FROM view WHERE id = ?1 AND kind = 'table'");
    select.bind(1, view);
    if (select.next())
        return select.text(0);
    if (select.failed())
        return select.error();
    return Error{u"This view is not in the casefile any more. Nothing was changed."_s};
}

QString jsonOf(const SavedView &view)
{
    const QJsonObject spec{{u"filter"_s, filterText(view.filter)},
                           {u"sort"_s, view.sort},
                           {u"columns"_s, QJsonArray::fromStringList(view.columns)}};
    return QString::fromUtf8(QJsonDocument(spec).toJson(QJsonDocument::Compact));
}

// None where it is not what jsonOf() writes: half a filter would show what nobody asked for.
bool readSpec(const QByteArray &json, SavedView &view)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const ParsedFilter filter = parseFilter(document[u"filter"].toString());
    if (!document.isObject() || !filter.problems.empty())
        return false;
    view.filter = filter.spec;
    view.sort = document[u"sort"].toString();
    for (const QJsonValue &column : document[u"columns"].toArray())
        view.columns.append(column.toString());
    return true;
}

} // namespace

Result<std::vector<SavedView>> readSavedViews(sqlite3 *database, QStringList *problems)
{
    std::vector<SavedView> views;
    Statement select(database,
                     "SELECT id, name, spec FROM view WHERE kind = 'table' ORDER BY name, id");
    while (select.next()) {
        SavedView view{select.id(0), select.text(1), {}, {}, {}};
        if (readSpec(select.utf8(2), view))
            views.push_back(std::move(view));
        else if (problems)
            problems->append(
                u"“%1” has a filter that this version does not understand."_s.arg(view.name));
    }
    if (select.failed())
        return select.error();
    return views;
}

EditLog::Change saveView(const SavedView &view)
{
    return [view](Writer &writer) -> Result<void> {
        const QString name = view.name.simplified();
        if (name.isEmpty())
            return Error{u"A view needs a name. Nothing was changed."_s};
        const Values values{{"name", name}, {"kind", u"table"_s}, {"spec", jsonOf(view)}};
        writer.describe(u"Save view: "_s + name);
        if (const Id there = savedAs(writer.database(), name); there.isValid())
            return writer.update("view", there, values);
        const auto added = writer.insert("view", values);
        return added ? Result<void>() : Result<void>(added.error());
    };
}

EditLog::Change renameView(Id view, const QString &name)
{
    return [view, name = name.simplified()](Writer &writer) -> Result<void> {
        if (name.isEmpty())
            return Error{u"A view needs a name. Nothing was changed."_s};
        const auto before = savedName(writer.database(), view);
        if (!before)
            return before.error();
        if (const Id there = savedAs(writer.database(), name); there.isValid() && there != view)
            return Error{u"There is a view “%1” already. Nothing was changed."_s.arg(name)};
        writer.describe(u"Rename view: %1, formerly %2"_s.arg(name, *before));
        return writer.update("view", view, {{"name", name}});
    };
}

EditLog::Change removeView(Id view)
{
    return [view](Writer &writer) -> Result<void> {
        const auto name = savedName(writer.database(), view);
        if (!name)
            return name.error();
        writer.describe(u"Remove view: "_s + *name);
        return writer.remove("view", view);
    };
}

} // namespace sourceline
