#include "model/chart/chartviews.h"

#include "model/store/statement.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Id viewNamed(sqlite3 *database, const QString &name)
{
    Statement select(database,
                     "SELECT id FROM view WHERE kind = 'chart' AND name = ?1 ORDER BY id");
    select.bind(1, name);
    return select.next() ? select.id(0) : Id();
}

Result<QString> nameOf(sqlite3 *database, Id view)
{
    Statement select(database, "SELECT name FROM view WHERE id = ?1 AND kind = 'chart'");
    select.bind(1, view);
    if (select.next())
        return select.text(0);
    if (select.failed())
        return select.error();
    return Error{u"This chart is not in the casefile any more. Nothing was changed."_s};
}

} // namespace

Result<std::vector<ChartView>> readChartViews(sqlite3 *database, QStringList *problems)
{
    std::vector<ChartView> views;
    Statement select(
        database, "SELECT id, name, spec, note FROM view WHERE kind = 'chart' ORDER BY name, id");
    while (select.next()) {
        ChartView view{select.id(0), select.text(1), {}, select.text(3)};
        const auto spec = ChartSpec::fromJson(QJsonDocument::fromJson(select.utf8(2)).object());
        if (!spec) {
            if (problems)
                *problems += u"“%1”: %2"_s.arg(view.name, spec.error().message);
            continue;
        }
        view.spec = *spec;
        views.push_back(std::move(view));
    }
    if (select.failed())
        return select.error();
    return views;
}

EditLog::Change saveChartView(const QString &name, const ChartSpec &spec, const QString &note)
{
    return [name = name.simplified(), spec, note](Writer &writer) -> Result<void> {
        if (name.isEmpty())
            return Error{u"A view needs a name. Nothing was changed."_s};
        if (const auto sound = spec.check(); !sound)
            return sound;
        const QString json =
            QString::fromUtf8(QJsonDocument(spec.toJson()).toJson(QJsonDocument::Compact));
        const Values values{{"name", name},
                            {"kind", u"chart"_s},
                            {"spec", json},
                            {"note", note.isEmpty() ? Value() : Value(note)}};
        writer.describe(u"Save chart: "_s + name);
        if (const Id there = viewNamed(writer.database(), name); there.isValid())
            return writer.update("view", there, values);
        const auto added = writer.insert("view", values);
        return added ? Result<void>() : Result<void>(added.error());
    };
}

EditLog::Change renameChartView(Id view, const QString &name)
{
    return [view, name = name.simplified()](Writer &writer) -> Result<void> {
        if (name.isEmpty())
            return Error{u"A view needs a name. Nothing was changed."_s};
        const auto before = nameOf(writer.database(), view);
        if (!before)
            return before.error();
        if (const Id there = viewNamed(writer.database(), name); there.isValid() && there != view)
            return Error{u"There is a chart “%1” already. Nothing was changed."_s.arg(name)};
        writer.describe(u"Rename chart: %1, formerly %2"_s.arg(name, *before));
        return writer.update("view", view, {{"name", name}});
    };
}

EditLog::Change removeChartView(Id view)
{
    return [view](Writer &writer) -> Result<void> {
        const auto name = nameOf(writer.database(), view);
        if (!name)
            return name.error();
        writer.describe(u"Remove chart: "_s + *name);
        return writer.remove("view", view);
    };
}

} // namespace sourceline
