#include "model/columns/loader.h"
#include "model/exchange/sample.h"
#include "model/filter/facetcounting.h"
#include "model/filter/facetterms.h"
#include "model/filter/filterfields.h"
#include "model/filter/filtertext.h"
#include "model/store/institutions.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"
#include "randomrecords.h"
#include "randomspec.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

std::vector<qint64> idsOf(sqlite3 *database, const IncidentTable &table, const FilterSpec &spec)
{
    const auto filter = CompiledFilter::compile(database, table, spec);
    if (!filter)
        qFatal("%s", qPrintable(filter.error().message));
    std::vector<qint64> ids;
    const RowSet rows = filtered(allRows(table), filter->evaluate(table));
    for (const Row row : rows.rows())
        ids.push_back(table.idOf(row).value);
    return ids;
}

FilterSpec without(FilterSpec spec, const QString &field)
{
    std::erase_if(spec.all, [&](const auto &choice) { return belongsTo(choice, field); });
    return spec;
}

void readAll(FacetCounting &counting, sqlite3 *database)
{
    while (!counting.isComplete()) {
        if (const auto read = counting.readNext(database, {}); !read)
            qFatal("%s", qPrintable(read.error().message));
    }
}

FacetCounts countBy(FacetCounting &counting,
                    sqlite3 *database,
                    const IncidentTable &table,
                    const FilterSpec &spec)
{
    readAll(counting, database);
    const auto filter = CompiledFilter::compile(database, table, spec);
    return counting.count(database, table, spec, &*filter);
}

// With links that are read anew.
FacetCounts countAfresh(sqlite3 *database, const IncidentTable &table)
{
    FacetCounting counting;
    return countBy(counting, database, table, {});
}

QString dump(const FacetCounts &counts)
{
    QStringList lines;
    for (const FacetCount &facet : counts.facets) {
        for (const FacetValue &value : facet.values)
            lines += u"%1 %2 %3"_s.arg(facet.field, value.value).arg(value.count);
    }
    lines.sort(); // equal counts may come in any order of letters that fold to the same
    return lines.join(u'\n');
}

// Rows of (incident, name) in SQL of their own: what has which value.
QByteArray valuesSql(const QString &field)
{
    const QByteArray actor = " JOIN (SELECT id, name FROM actor UNION SELECT actor, name FROM "
                             "actor_name) n ON n.id = ";
    const QByteArray place = "SELECT i.id, n.name FROM incident i JOIN (SELECT id, name FROM place "
                             "UNION SELECT place, name FROM place_name) n ON n.id = i.place";
    const QByteArray documents =
        "SELECT i.id, (SELECT name FROM actor WHERE id = d.outlet) FROM incident i JOIN document d "
        "WHERE d.outlet IS NOT NULL AND (d.id IN (SELECT document FROM citation WHERE incident = "
        "i.id OR claim IN (SELECT id FROM claim WHERE incident = i.id) OR attribution IN (SELECT "
        "id FROM attribution WHERE incident = i.id) OR assessment IN (SELECT id FROM assessment "
        "WHERE incident = i.id) OR link IN (SELECT id FROM link WHERE from_incident = i.id)) OR "
        "d.id IN (SELECT document FROM report WHERE statement IN (SELECT statement FROM claim "
        "WHERE incident = i.id UNION SELECT statement FROM attribution WHERE incident = i.id UNION "
        "SELECT id FROM statement WHERE incident = i.id)))";
    const QMap<QString, QByteArray> sql{
        {u"kind"_s, "SELECT id, kind FROM incident"},
        {u"review"_s, "SELECT id, review FROM incident"},
        {u"type"_s, "SELECT i.id, t.code FROM incident i JOIN term t ON t.id = i.event_type"},
        {u"means"_s, "SELECT i.id, t.code FROM incident i JOIN term t ON t.id = i.means"},
        {u"place"_s, place},
        {u"likelihood"_s,
         "SELECT incident, CASE likelihood WHEN 1 THEN 'almost no chance' WHEN 2 THEN 'very "
         "unlikely' WHEN 3 THEN 'unlikely' WHEN 4 THEN 'roughly even chance' WHEN 5 THEN 'likely' "
         "WHEN 6 THEN 'very likely' WHEN 7 THEN 'almost certain' ELSE 'insufficient information' "
         "END FROM incident_derived WHERE likelihood BETWEEN 1 AND 8"},
        {u"assessed"_s, "SELECT j.incident, n.name FROM incident_derived j" + actor + "j.assessed"},
        {u"by"_s,
         "SELECT a.incident, n.name FROM attribution a" + actor
             + "a.actor WHERE a.retracted IS NULL AND a.stance NOT IN ('denies', 'rules out', "
               "'doubts', 'declines to name')"},
        {u"stance"_s, "SELECT incident, stance FROM attribution WHERE retracted IS NULL"},
        {u"tag"_s, "SELECT x.incident, t.name FROM incident_tag x JOIN tag t ON t.id = x.tag"},
        {u"target"_s, "SELECT id, target FROM incident WHERE target IS NOT NULL"},
        {u"source"_s, documents}};
    return sql.value(field);
}

/// Incidents by folded name.
using Having = std::map<QString, std::set<qint64>>;

Having havingBySql(sqlite3 *database, const QString &field)
{
    Having having;
    const QByteArray sql = valuesSql(field);
    Statement rows(database, sql.constData());
    while (rows.next())
        having[foldForMatching(rows.text(1))].insert(rows.integer(0));
    if (rows.failed())
        qFatal("%s", qPrintable(rows.error().message));
    return having;
}

} // namespace

/// Counts of facets against SQL and against the filter itself.
class TestFacets : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void countWhatAClickShows();
    void agreeWithSql();
    void leaveOutTheirOwnChoices();
    void institutionsSpeak();
    void followEdits();
    void linksThatAreNotReadYet();
    void stopWhenCancelled();
    void ofTheSample();
    void namesOfTheFilterAreRecognised_data();
    void namesOfTheFilterAreRecognised();
    void judgementsOfAnyLikelihoodHaveNoColour();
    void codesOfSets();
    void clicks_data();
    void clicks();
    void eventsOnly();

private:
    FilterSpec randomFilter(test::RandomSpec &random);

    FacetCounts count(const FilterSpec &spec)
    {
        return countBy(m_counting, m_casefile->database(), *m_table, spec);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<test::RandomCasefile> m_casefile;
    Snapshot m_table;
    FacetCounting m_counting;
};

void TestFacets::initTestCase()
{
    const QString path = m_folder.filePath(u"a.sourceline"_s);
    m_casefile = std::make_unique<test::RandomCasefile>(path, 9, 600);
    test::addRandomRecords(*m_casefile);
    m_table = *loadSnapshot(path);
}

// Of values that occur, so that something is left; now and then choices, negated and off.
FilterSpec TestFacets::randomFilter(test::RandomSpec &random)
{
    static const FacetCounts all = count({});
    FilterSpec spec;
    for (int i = random.random().bounded(4); i > 0; --i) {
        FilterSpec::Choice choice;
        const FacetCount *facet = nullptr;
        for (int terms = 1 + random.random().bounded(3); terms > 0; --terms) {
            if (!facet || random.random().bounded(4) == 0)
                facet = &all.facets[random.random().bounded(quint32(all.facets.size()))];
            if (facet->values.empty())
                continue;
            const FacetValue &value =
                facet->values[random.random().bounded(quint32(facet->values.size()))];
            choice.push_back({facet->field,
                              u":"_s,
                              value.value,
                              random.random().bounded(3) == 0,
                              random.random().bounded(6) != 0});
        }
        if (!choice.empty())
            spec.all.push_back(choice);
    }
    return spec;
}

void TestFacets::countWhatAClickShows()
{
    test::RandomSpec random(3);
    int compared = 0;
    for (int round = 0; round < 30; ++round) {
        const FilterSpec spec = randomFilter(random);
        const FacetCounts counts = count(spec);
        QCOMPARE(counts.rows, qint64(idsOf(m_casefile->database(), *m_table, spec).size()));
        for (const FacetCount &facet : counts.facets) {
            QVERIFY(facet.isRead);
            const int step = 1 + int(facet.values.size()) / 6;
            for (size_t i = 0; i < facet.values.size(); i += size_t(step)) {
                const FacetValue &value = facet.values[i];
                FilterSpec clicked = without(spec, facet.field);
                clicked.all.push_back({{facet.field, u":"_s, value.value, false, true}});
                const auto shown = idsOf(m_casefile->database(), *m_table, clicked);
                QVERIFY2(qint64(shown.size()) == value.count,
                         qPrintable(u"%1 shows %2, counted %3"_s.arg(filterText(clicked))
                                        .arg(shown.size())
                                        .arg(value.count)));
                ++compared;
            }
        }
    }
    QVERIFY(compared > 1500);
}

void TestFacets::agreeWithSql()
{
    test::RandomSpec random(5);
    for (const FacetField &facet : facetFields()) {
        const QString field = facet.field;
        if (valuesSql(field).isEmpty())
            continue;
        const Having having = havingBySql(m_casefile->database(), field);
        size_t known = 0;
        for (int round = 0; round < 12; ++round) {
            const FilterSpec spec = randomFilter(random);
            const FacetCounts counts = count(spec);
            const auto ids = idsOf(m_casefile->database(), *m_table, without(spec, field));
            for (const FacetValue &value : counts.of(field)->values) {
                if (value.isUnknown)
                    continue;
                const auto found = having.find(foldForMatching(value.name));
                QVERIFY2(found != having.end(), qPrintable(field + u' ' + value.name));
                const auto expected = std::ranges::count_if(
                    ids, [&](qint64 id) { return found->second.contains(id); });
                QVERIFY2(value.count == expected,
                         qPrintable(u"%1:%2 under %3: %4, by SQL %5"_s
                                        .arg(field, value.value, filterText(spec))
                                        .arg(value.count)
                                        .arg(expected)));
                ++known;
            }
            // And none that SQL finds is missing, unless no term can say it.
            for (const auto &[name, incidents] : having) {
                if (!std::ranges::any_of(ids, [&](qint64 id) { return incidents.contains(id); }))
                    continue;
                const QString value = field == u"target" ? QString(u'=' + name) : name;
                const FilterTerm term{field, u":"_s, value, false, true};
                const bool canonical =
                    std::ranges::any_of(counts.of(field)->values, [&](const FacetValue &one) {
                        return foldForMatching(one.name) == name;
                    });
                if (!canonical && !checkTerm(term) && name != u"unknown" && !name.endsWith(u'+'))
                    QVERIFY2(test::isOtherName(*m_casefile, name),
                             qPrintable(u"%1 lacks “%2”"_s.arg(field, name)));
            }
        }
        QVERIFY2(known > 0, qPrintable(field));
    }
}

void TestFacets::leaveOutTheirOwnChoices()
{
    const FilterSpec rockets = parseFilter(u"means:rocket"_s).spec;
    const FacetCounts all = count({});
    const FacetCounts some = count(rockets);
    QCOMPARE(some.of(u"means")->values.size(), all.of(u"means")->values.size());
    QCOMPARE(some.of(u"means")->find(u"mortar"_s)->count,
             all.of(u"means")->find(u"mortar"_s)->count);
    QCOMPARE(some.rows, all.of(u"means")->find(u"rocket"_s)->count);
    qint64 kinds = 0;
    for (const FacetValue &kind : some.of(u"kind")->values)
        kinds += kind.count;
    QCOMPARE(kinds, some.rows);
}

// A speaker counts once for its institution, whoever of it spoke.
void TestFacets::institutionsSpeak()
{
    const FacetCounts counts = count({});
    StatementCache statements(m_casefile->database());
    Institutions institutions(statements);
    Having having;
    Statement rows(m_casefile->database(),
                   "WITH spoke (statement, actor) AS (SELECT id, speaker FROM statement UNION "
                   "SELECT statement, actor FROM statement_co_speaker) SELECT s.actor, c.incident "
                   "FROM spoke s JOIN claim c USING (statement) UNION SELECT s.actor, a.incident "
                   "FROM spoke s JOIN attribution a USING (statement) WHERE a.retracted IS NULL "
                   "UNION SELECT p.actor, s.incident FROM spoke p JOIN statement s ON s.id = "
                   "p.statement WHERE s.incident IS NOT NULL");
    while (rows.next()) {
        Statement name(m_casefile->database(), "SELECT name FROM actor WHERE id = ?1");
        name.bind(1, institutions.of(rows.id(0)));
        QVERIFY(name.next());
        having[foldForMatching(name.text(0))].insert(rows.integer(1));
    }
    QVERIFY(counts.of(u"institution")->values.size() > 5);
    int own = 0;
    for (const FacetValue &value : counts.of(u"institution")->values) {
        if (test::isOtherName(*m_casefile, foldForMatching(value.name)))
            continue;
        QCOMPARE(value.count, qint64(having[foldForMatching(value.name)].size()));
        const FacetValue *speaker = counts.of(u"said-by")->find(value.value);
        own += speaker && speaker->count < value.count ? 1 : 0;
    }
    QVERIFY(own > 0); // somebody speaks for somebody
}

void TestFacets::followEdits()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"b.sourceline"_s);
    test::RandomCasefile casefile(path, 21, 300);
    test::addRandomRecords(casefile);
    FacetCounting kept;
    while (!kept.isComplete())
        QVERIFY(kept.readNext(casefile.database(), {}));
    QRandomGenerator random(8);
    for (int round = 0; round < 25; ++round) {
        Edit edit;
        for (int i = 0; i < 4; ++i) {
            const Id incident =
                casefile.incidents()[random.bounded(quint32(casefile.incidents().size()))];
            test::changeRecords(casefile, incident, random);
            edit.rows.push_back({"incident_derived", incident, 0, incident});
        }
        if (round % 5 == 0) {
            casefile.exec("UPDATE document SET outlet = (SELECT id FROM actor ORDER BY random() "
                          "LIMIT 1) WHERE id % 3 = 0");
            edit.rows.push_back({"document", Id{1}, 0, {}});
        }
        if (round % 7 == 0) {
            casefile.exec("UPDATE tag SET name = name || 'x' WHERE id = 1");
            edit.rows.push_back({"tag", Id{1}, 0, {}});
        }
        kept.note(edit);
        QVERIFY(kept.bringUpToDate(casefile.database()));
        while (!kept.isComplete())
            QVERIFY(kept.readNext(casefile.database(), {}));
        const Snapshot table = *loadSnapshot(path);
        const FacetCounts now = kept.count(casefile.database(), *table, {}, nullptr);
        QCOMPARE(dump(now), dump(countAfresh(casefile.database(), *table)));
    }
}

void TestFacets::linksThatAreNotReadYet()
{
    FacetCounting counting;
    const FacetCounts first = counting.count(m_casefile->database(), *m_table, {}, nullptr);
    QVERIFY(first.of(u"kind")->isRead && !first.of(u"kind")->values.empty());
    QVERIFY(!first.of(u"stance")->isRead && first.of(u"stance")->values.empty());
    // Stopped half-way a link is not there; read again it is whole.
    while (!counting.isComplete()) {
        int asked = 0;
        QVERIFY(counting.readNext(m_casefile->database(), [&asked] { return ++asked > 1000; }));
        QVERIFY(counting.readNext(m_casefile->database(), {}));
    }
    QCOMPARE(dump(counting.count(m_casefile->database(), *m_table, {}, nullptr)), dump(count({})));
}

void TestFacets::stopWhenCancelled()
{
    FacetCounting counting;
    const std::atomic_bool cancelled = true;
    QVERIFY(
        counting.count(m_casefile->database(), *m_table, {}, nullptr, &cancelled).facets.empty());
}

void TestFacets::ofTheSample()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"sample.sourceline"_s);
    QVERIFY(createSampleCasefile(path, u"Test"_s));
    const auto connection = Connection::open(path, Access::ReadOnly);
    const Snapshot table = *loadSnapshot(path);
    const FacetCounts counts = countAfresh(connection->handle(), *table);
    QCOMPARE(counts.rows, 124);
    for (const QString &field : {u"kind"_s, u"by"_s, u"stance"_s, u"source"_s, u"institution"_s}) {
        const FacetCount *facet = counts.of(field);
        QVERIFY2(facet && facet->values.size() > 1, qPrintable(field));
        for (const FacetValue &value : facet->values) {
            const FilterSpec spec{{{{field, u":"_s, value.value, false, true}}}};
            QCOMPARE(qint64(idsOf(connection->handle(), *table, spec).size()), value.count);
        }
    }
}

void TestFacets::namesOfTheFilterAreRecognised_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value"); // empty: a name of several, or of none
    const auto row = [](const QString &filter, const QString &field, const QString &value) {
        QTest::newRow(qPrintable(filter)) << filter << field << value;
    };
    const QString taji = u"Camp Taji, north of Baghdad"_s;
    row(u"kind:ev"_s, u"kind"_s, u"event"_s);
    row(u"review:rev"_s, u"review"_s, u"reviewed"_s);
    row(u"stance:sus"_s, u"stance"_s, u"suspects"_s);
    row(u"place:Taji"_s, u"place"_s, taji); // another name of it
    row(u"place:camp"_s, u"place"_s, taji); // a word of its name
    row(u"place:launcher"_s, u"place"_s, u"place of the Taji launcher find, not stated"_s);
    row(u"place:taji+"_s, u"place"_s, {}); // what lies in it too
    row(u"place:base"_s, u"place"_s, {});  // several
    row(u"place:Atlantis"_s, u"place"_s, {});
    row(u"-place:Taji"_s, u"place"_s, taji);
    row(u"(place:Taji OR place:launcher)"_s, u"place"_s, taji);
    row(u"by:\"Kataib al-Hizbullah\""_s, u"by"_s, u"Kataib Hezbollah"_s);
    row(u"by:kataib"_s, u"by"_s, u"Kataib Hezbollah"_s);
    row(u"by:islamic"_s, u"by"_s, {});
}

// A name that finds just what one value does is that value, and no second line.
void TestFacets::namesOfTheFilterAreRecognised()
{
    QTemporaryDir folder;
    QFETCH(QString, filter);
    QFETCH(QString, field);
    QFETCH(QString, value);
    const QString path = folder.filePath(u"sample.sourceline"_s);
    QVERIFY(createSampleCasefile(path, u"Test"_s));
    const auto connection = Connection::open(path, Access::ReadOnly);
    sqlite3 *database = connection->handle();
    const Snapshot table = *loadSnapshot(path);
    FacetCounting counting;
    while (!counting.isComplete())
        QVERIFY(counting.readNext(database, {}));
    const FilterSpec spec = parseFilter(filter).spec;
    const FacetCounts counts = countBy(counting, database, *table, spec);
    const FacetCount *facet = counts.of(field);
    const QString typed = namedValues(spec, field).constFirst();
    const FacetValue *found = facet->find(typed);
    QCOMPARE(found ? found->value : QString(), value);
    if (!found)
        return;
    QCOMPARE(calledIn(spec, field, *found), typed);
    QCOMPARE(markOf(spec, field, *found),
             filter.startsWith(u'-') ? FacetMark::Excluded : FacetMark::Included);
    // What it finds is what was counted.
    const FilterSpec only{{{{field, u":"_s, typed, false, true}}}};
    QCOMPARE(qint64(idsOf(database, *table, only).size()), found->count);
}

// What is counted as assessed may be "almost no chance"; the likelihood is counted beside it.
void TestFacets::judgementsOfAnyLikelihoodHaveNoColour()
{
    const FacetCounts counts = count({});
    for (const FacetValue &value : counts.of(u"by")->values)
        QVERIFY(value.isUnknown || value.actor.isValid());
    const FacetCount *assessed = counts.of(u"assessed");
    QVERIFY(assessed->values.size() > 1);
    for (const FacetValue &value : assessed->values)
        QVERIFY(!value.actor.isValid());
    QCOMPARE(assessed->values.back().name, u"nobody"_s);
    QCOMPARE(assessed->values.back().value, u"unknown"_s);
    const auto shown = facetFields();
    const auto at = std::ranges::find(shown, "assessed"_L1, &FacetField::field);
    QVERIFY(std::next(at)->field == "likelihood"_L1 && std::next(at)->isShown);
    QCOMPARE(at->headingText(), u"Assessed, any band"_s);
}

void TestFacets::codesOfSets()
{
    CodeSets sets;
    RowCodes rows;
    std::map<qint64, std::set<Code>> expected;
    QRandomGenerator random(2);
    for (int i = 0; i < 200'000; ++i) {
        const Id incident{(qint64{random.bounded(3)} << segmentBits) + random.bounded(4000)};
        const auto value = static_cast<Code>(1 + random.bounded(40));
        rows.setCode(incident, sets.with(rows.code(incident), value));
        expected[incident.value].insert(value);
    }
    QVERIFY(sets.size() > 65'536); // past two bytes
    for (const auto &[id, values] : expected) {
        const auto found = sets.values(rows.code(Id{id}));
        QVERIFY(std::ranges::equal(found, values));
    }
}

void TestFacets::clicks_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("included");
    QTest::addColumn<QString>("excluded");
    QTest::newRow("first") << u""_s << u"rocket"_s << u"means:rocket"_s << u"-means:rocket"_s;
    QTest::newRow("second") << u"kind:event means:mortar"_s << u"rocket"_s
                            << u"kind:event (means:mortar OR means:rocket)"_s
                            << u"kind:event means:mortar -means:rocket"_s;
    QTest::newRow("back") << u"(means:mortar OR means:rocket) taji"_s << u"rocket"_s
                          << u"means:mortar taji"_s << u"means:mortar taji -means:rocket"_s;
    QTest::newRow("last back") << u"means:Rocket"_s << u"rocket"_s << u""_s << u"-means:rocket"_s;
    QTest::newRow("excluded") << u"-means:rocket -means:mortar"_s << u"rocket"_s
                              << u"-means:mortar means:rocket"_s << u"-means:mortar"_s;
    QTest::newRow("off") << u"~means:rocket"_s << u"rocket"_s << u"~means:rocket means:rocket"_s
                         << u"~means:rocket -means:rocket"_s;
    QTest::newRow("of others") << u"(means:rocket OR place:Taji)"_s << u"rocket"_s
                               << u"(means:rocket OR place:Taji) means:rocket"_s
                               << u"(means:rocket OR place:Taji) -means:rocket"_s;
}

void TestFacets::clicks()
{
    QFETCH(QString, before);
    QFETCH(QString, value);
    QFETCH(QString, included);
    QFETCH(QString, excluded);
    const FilterSpec spec = parseFilter(before).spec;
    QCOMPARE(filterText(toggleIncluded(spec, u"means"_s, value)), included);
    QCOMPARE(filterText(toggleExcluded(spec, u"means"_s, value)), excluded);
}

void TestFacets::eventsOnly()
{
    const FilterSpec spec = parseFilter(u"taji (kind:aggregate OR kind:event)"_s).spec;
    QVERIFY(!isEventsOnly(spec));
    const FilterSpec only = withEventsOnly(spec, true);
    QCOMPARE(filterText(only), u"kind:event taji"_s);
    QVERIFY(isEventsOnly(only));
    QCOMPARE(filterText(withEventsOnly(only, false)), u"taji"_s);
}

QTEST_APPLESS_MAIN(TestFacets)
#include "tst_facets.moc"
