#include "model/columns/loader.h"
#include "model/filter/evaluate.h"
#include "model/filter/filtertext.h"
#include "model/filter/savedviews.h"
#include "model/filter/similar.h"
#include "randomspec.h"
#include "tests/model/coding/samplecasefile.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// Saved views, and the filter for similar incidents.
class TestSavedViews : public QObject
{
    Q_OBJECT

private slots:
    void savesRenamesAndRemoves();
    void keepsAnyFilter();
    void leavesOutWhatItDoesNotUnderstand();
    void similarIncidents();
    void similarNeedsTwoOfThree();
    void nearAndWhole();
    void severalReferences();
};

static std::vector<Id> found(sqlite3 *database, const IncidentTable &table, const QString &text)
{
    const ParsedFilter parsed = parseFilter(text);
    if (!parsed.problems.empty())
        qFatal("%s", qPrintable(parsed.problems[0].sentence));
    const auto filter = CompiledFilter::compile(database, table, parsed.spec);
    if (!filter || !filter->problems().empty())
        qFatal("%s", qPrintable(text));
    std::vector<Id> ids;
    const RowSet rows = filtered(allRows(table), filter->evaluate(table));
    for (const Row row : rows.rows())
        ids.push_back(table.idOf(row));
    return ids;
}

void TestSavedViews::savesRenamesAndRemoves()
{
    SampleCasefile file;
    const auto names = [&file] {
        QStringList all;
        const auto views = readSavedViews(file.database());
        for (const SavedView &view : *views)
            all.append(view.name);
        return all;
    };
    QVERIFY(names().isEmpty()); // charts are views of another kind
    const QByteArrayList before = dumpOf(file.database());
    SavedView view;
    view.name = u"  Rockets  on Taji "_s;
    view.filter = parseFilter(u"means:rocket place:Taji ~kind:event"_s).spec;
    view.sort = u"-killed"_s;
    view.columns = {u"date:110"_s, u"!wounded:80"_s};
    const auto saved = file.perform(saveView(view));
    VERIFY_DONE(saved);
    QCOMPARE(saved->label, u"Save view: Rockets on Taji"_s);
    const SavedView read = readSavedViews(file.database())->front();
    QCOMPARE(read.name, u"Rockets on Taji"_s);
    QVERIFY(read.filter == view.filter);
    QCOMPARE(read.sort, view.sort);
    QCOMPARE(read.columns, view.columns);
    VERIFY_DONE(file.undo(*saved));
    QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());

    VERIFY_DONE(file.perform(saveView(view)));
    view.sort = u"place"_s;
    VERIFY_DONE(file.perform(saveView(view))); // in its place
    QCOMPARE(names(), QStringList{u"Rockets on Taji"_s});
    QCOMPARE(readSavedViews(file.database())->front().sort, u"place"_s);
    view.name = u"Another"_s;
    VERIFY_DONE(file.perform(saveView(view)));
    const Id id = readSavedViews(file.database())->front().id;
    QVERIFY(!file.perform(renameView(id, u"Rockets on Taji"_s)));
    QVERIFY(!file.perform(renameView(id, u" "_s)));
    VERIFY_DONE(file.perform(renameView(id, u"Third"_s)));
    QCOMPARE(names(), (QStringList{u"Rockets on Taji"_s, u"Third"_s}));
    VERIFY_DONE(file.perform(removeView(id)));
    QVERIFY(!file.perform(removeView(id)));
    view.name = u"\t"_s;
    QVERIFY(!file.perform(saveView(view)));
    QCOMPARE(names(), QStringList{u"Rockets on Taji"_s});
}

void TestSavedViews::keepsAnyFilter()
{
    SampleCasefile file;
    test::RandomSpec random(17);
    for (int i = 0; i < 40; ++i) {
        SavedView view;
        view.name = u"x"_s;
        view.filter = random.spec();
        VERIFY_DONE(file.perform(saveView(view)));
        const auto views = readSavedViews(file.database());
        QCOMPARE(views->size(), size_t(1));
        QVERIFY2(views->front().filter == view.filter, qPrintable(filterText(view.filter)));
    }
}

void TestSavedViews::leavesOutWhatItDoesNotUnderstand()
{
    SampleCasefile file;
    for (const auto *spec : {"not JSON", "[]", "{\"filter\": \"tomorrow:x\"}"}) {
        VERIFY_DONE(file.perform([spec](Writer &writer) -> Result<void> {
            const auto added = writer.insert("view",
                                             {{"name", QString::fromLatin1(spec)},
                                              {"kind", u"table"_s},
                                              {"spec", QString::fromLatin1(spec)}});
            return added ? Result<void>() : Result<void>(added.error());
        }));
    }
    QStringList problems;
    QVERIFY(readSavedViews(file.database(), &problems)->empty());
    QCOMPARE(problems.size(), 3);
}

void TestSavedViews::similarIncidents()
{
    SampleCasefile file;
    const Snapshot table = *loadSnapshot(ConnectionSource(file.path()));
    const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
    const auto filter = similarFilter(file.database(), k1);
    QVERIFY(filter);
    const QString text = filterText(*filter);
    QVERIFY2(text.startsWith(u"from:2019-12-13 to:2020-01-10 means:rocket near:"_s),
             qPrintable(text));
    const std::vector<Id> alike = found(file.database(), *table, text);
    QVERIFY(std::ranges::find(alike, k1) != alike.end());
    QVERIFY(alike.size() < 20);
    // Each of the three can be taken away, and finds no fewer then.
    for (size_t i = 0; i < filter->all.size(); ++i) {
        FilterSpec less = *filter;
        less.all[i][0].enabled = false;
        QVERIFY(found(file.database(), *table, filterText(less)).size() >= alike.size());
    }
}

void TestSavedViews::similarNeedsTwoOfThree()
{
    SampleCasefile file;
    const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
    const auto set = [&](const Values &values) {
        VERIFY_DONE(file.perform([=](Writer &writer) -> Result<void> {
            writer.describe(u"x"_s);
            return writer.update("incident", k1, values);
        }));
    };
    set({{"means", Value(qint64(65))}}); // unknown
    QVERIFY(!filterText(*similarFilter(file.database(), k1)).contains(u"means"));
    set({{"date_edtf", u"2015/2019"_s}});
    QVERIFY(!similarFilter(file.database(), k1)); // the place alone
    set({{"means", Value(qint64(51))}});
    QVERIFY(filterText(*similarFilter(file.database(), k1)).startsWith(u"means:rocket near:"_s));
    QVERIFY(!similarFilter(file.database(), Id{77}));
}

void TestSavedViews::nearAndWhole()
{
    SampleCasefile file;
    const Snapshot table = *loadSnapshot(ConnectionSource(file.path()));
    const auto near = found(file.database(), *table, u"near:\"Camp Taji\""_s);
    const auto there = found(file.database(), *table, u"place:\"Camp Taji\""_s);
    QVERIFY(near.size() > there.size());
    for (const Id id : there)
        QVERIFY(std::ranges::find(near, id) != near.end());
    const QString target = [&file] {
        Statement row(file.database(),
                      "SELECT target FROM incident WHERE target LIKE '% %' ORDER BY id LIMIT 1");
        return row.next() ? row.text(0) : QString();
    }();
    const FilterTerm whole{u"target"_s, u":"_s, u'=' + target.toUpper(), false, true};
    const FilterTerm part{u"target"_s, u":"_s, target.section(u' ', 0, 0), false, true};
    const auto all = found(file.database(), *table, filterText(FilterSpec::Choice{whole}));
    QVERIFY(!all.empty());
    QVERIFY(all.size() <= found(file.database(), *table, filterText({part})).size());
}

void TestSavedViews::severalReferences()
{
    SampleCasefile file;
    const Snapshot table = *loadSnapshot(ConnectionSource(file.path()));
    const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
    const Id other = table->idOf(allRows(*table).at(3));
    const QString text = u"ref:k1-rocket-2019-12-27,%1,999,%1"_s.arg(other.toText());
    auto expected = std::vector{k1, other};
    std::ranges::sort(expected);
    QCOMPARE(found(file.database(), *table, text), expected);
    const ParsedFilter none = parseFilter(u"ref:998,nothing"_s);
    const auto compiled = CompiledFilter::compile(file.database(), *table, none.spec);
    QCOMPARE(compiled->problems().size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
