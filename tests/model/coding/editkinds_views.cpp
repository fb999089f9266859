// What is no coding, and yet an edit: one old value put back, what is imported, saved and frozen.
#include "drafts.h"
#include "editkinds.h"
#include "model/chart/chartviews.h"
#include "model/coding/actors.h"
#include "model/coding/bulk.h"
#include "model/coding/frozen.h"
#include "model/exchange/articles.h"
#include "model/store/history.h"

#include <QFile>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Of the last edit, the change of this column.
FieldChange
lastChange(const SampleCasefile &file, const QByteArray &table, const QByteArray &column)
{
    const auto changes =
        fieldChanges(file.database(),
                     Id{countOf(file.database(), "SELECT id FROM edit ORDER BY seq DESC LIMIT 1")});
    if (!changes)
        qFatal("%s", qPrintable(changes.error().message));
    for (const FieldChange &change : *changes) {
        if (change.table == table && change.column == column)
            return change;
    }
    qFatal("the last edit did not change %s of %s", column.constData(), table.constData());
}

EditLog::Change aTitle(SampleCasefile &file)
{
    return setIncidentField({file.id("incident", k1)}, "title", Value(u"Rockets on K-1"_s));
}

EditLog::Change anActor(SampleCasefile &)
{
    return addActor({u"Liwa Thar"_s, u"organisation"_s, {}, {}});
}

EditLog::Change aFrozenView(SampleCasefile &file)
{
    FrozenView view;
    view.name = u"Briefing"_s;
    view.madeBy = u"Ada King"_s;
    view.saidBy = u"2020-03-31"_s;
    view.all = false;
    view.incidents = {file.id("incident", k1)};
    return freezeView(view);
}

EditLog::Change aChart(SampleCasefile &)
{
    return saveChartView(u"Rockets by month"_s, ChartSpec(), u"for the briefing"_s);
}

EditLog::Change aPack(SampleCasefile &)
{
    const auto pack = readPack(R"({"format": "sourceline-pack", "version": 1, "schema": 2,
        "title": "Small", "tables": {
        "actor": [{"id": "9000000000001", "name": "Liwa Thar", "kind": "organisation"}],
        "actor_name": [{"id": "9000000000002", "actor": "9000000000001", "name": "لواء ثأر"}]}})",
                               u"small.json"_s);
    if (!pack)
        qFatal("%s", qPrintable(pack.error().message));
    return packImport(std::make_shared<const Pack>(*pack), std::make_shared<PackReport>());
}

EditLog::Change anArticle(SampleCasefile &file)
{
    const QString path = file.folder() + u"/article.txt"_s;
    QFile article(path);
    if (!article.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(path));
    article.write("A quiet night\n\nNothing fell on the base. The guards slept till noon.\n");
    article.close();
    return articleImport(
        std::make_shared<std::vector<ArticleOutcome>>(readArticles({path}, file.database())));
}

} // namespace

std::vector<EditKind> viewKinds()
{
    using File = SampleCasefile;
    return {
        {"a value put back",
         [](File &f) { return putBack(lastChange(f, "incident", "title")); },
         {},
         aTitle},
        {"an added record taken out",
         [](File &f) { return putBack(lastChange(f, "actor", "name")); },
         {},
         anActor},
        {"a removed record put back",
         [](File &f) { return putBack(lastChange(f, "citation", "start")); },
         {},
         [](File &f) {
             const Id citation{
                 countOf(f.database(), "SELECT max(id) FROM citation")}; // nothing points at it
             return EditLog::Change([citation](Writer &writer) -> Result<void> {
                 return writer.remove("citation", citation);
             });
         }},
        {"a pack imported", aPack, {}},
        {"an article imported", anArticle, {}},
        {"a view frozen", aFrozenView, u"Freeze view: Briefing"_s},
        {"a frozen view removed",
         [](File &f) { return removeFrozenView(newest(f, "frozen_view")); },
         u"Remove frozen view: Briefing"_s,
         aFrozenView},
        {"a chart saved", aChart, u"Save chart: Rockets by month"_s},
        {"a chart renamed",
         [](File &f) { return renameChartView(newest(f, "view"), u"Rockets"_s); },
         u"Rename chart: Rockets, formerly Rockets by month"_s,
         aChart},
        {"a chart removed",
         [](File &f) { return removeChartView(newest(f, "view")); },
         u"Remove chart: Rockets by month"_s,
         aChart},
    };
}

} // namespace sourceline
