#include "filtersql.h"
#include "model/columns/loader.h"
#include "model/exchange/sample.h"
#include "model/filter/evaluate.h"
#include "model/filter/filtertext.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"
#include "randomspec.h"
#include "tests/model/columns/randomcasefile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

/// A filter run over a casefile, as ids.
struct Outcome
{
    std::vector<qint64> ids;
    QStringList problems;
};

Outcome run(sqlite3 *database, const IncidentTable &table, const FilterSpec &spec)
{
    const auto filter = CompiledFilter::compile(database, table, spec);
    if (!filter)
        qFatal("%s: %s", qPrintable(filterText(spec)), qPrintable(filter.error().message));
    const RowSet rows = filtered(allRows(table), filter->evaluate(table));
    Outcome outcome;
    for (const Row row : rows.rows())
        outcome.ids.push_back(table.idOf(row).value);
    for (const TermProblem &problem : filter->problems())
        outcome.problems.append(problem.sentence);
    return outcome;
}

std::vector<qint64> idsBySql(sqlite3 *database, const QString &sql)
{
    const QByteArray bytes = sql.toUtf8();
    Statement rows(database, bytes.constData());
    std::vector<qint64> ids;
    while (rows.next())
        ids.push_back(rows.integer(0));
    if (rows.failed())
        qFatal("%s: %s", bytes.constData(), qPrintable(rows.error().message));
    return ids;
}

QString specSql(const FilterSpec &spec)
{
    QStringList choices;
    for (const FilterSpec::Choice &choice : spec.all) {
        QStringList terms;
        for (const FilterTerm &term : choice) {
            if (term.enabled)
                terms.append(u"coalesce((%1), 0) = %2"_s.arg(test::columnSql(term))
                                 .arg(term.negated ? 0 : 1));
        }
        if (!terms.isEmpty())
            choices.append(u'(' + terms.join(u" OR "_s) + u')');
    }
    const QString where = choices.isEmpty() ? u"1"_s : choices.join(u" AND "_s);
    return u"SELECT t.id FROM incident t LEFT JOIN incident_derived j ON j.incident = t.id WHERE "
           u"%1 "
           "ORDER BY t.id"_s.arg(where);
}

/// The sample, made once.
struct Sample
{
    QTemporaryDir folder;
    std::unique_ptr<Connection> connection;
    Snapshot table;

    Sample()
    {
        const QString path = folder.filePath(u"sample.sourceline"_s);
        if (const auto made = createSampleCasefile(path, u"Test"_s); !made)
            qFatal("%s", qPrintable(made.error().message));
        auto opened = Connection::open(path, Access::ReadWrite);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        connection = std::make_unique<Connection>(std::move(*opened));
        judge();
        table = *loadSnapshot(path);
    }

    // What an analyst adds to the sample: assessments, notes, a tag.
    void judge() const
    {
        for (const char *sql :
             {"INSERT INTO assessment SELECT i.id, i.id, x.id, 5, 'moderate', '', 0, 'A' FROM "
              "incident i, actor x WHERE x.name = 'Iran' AND i.id % 7 = 0",
              "UPDATE incident_derived SET assessed = (SELECT id FROM actor WHERE name = 'Iran'), "
              "likelihood = 5, confidence = 2 WHERE incident % 7 = 0",
              "INSERT INTO assessment SELECT i.id, i.id, NULL, NULL, NULL, '', 0, 'A' FROM "
              "incident "
              "i WHERE i.id % 7 = 1",
              "UPDATE incident_derived SET likelihood = 8 WHERE incident % 7 = 1",
              "INSERT INTO annotation (id, incident, text, author) SELECT id % 100000 + 1, id, "
              "'n', 'A' FROM "
              "incident WHERE id % 11 = 0",
              "INSERT INTO annotation (id, claim, text, author) SELECT id % 100000 + 200001, id, "
              "'n', 'A' FROM "
              "claim WHERE id % 101 = 0",
              "INSERT INTO tag (id, name) VALUES (1, 'To review')",
              "INSERT INTO incident_tag SELECT id, 1 FROM incident WHERE id % 5 = 0",
              "UPDATE incident SET means = NULL WHERE id % 13 = 0"}) {
            if (const auto done = Statement(connection->handle(), sql).run(); !done)
                qFatal("%s: %s", sql, qPrintable(done.error().message));
        }
    }

    Outcome filter(const QString &text) const
    {
        const ParsedFilter parsed = parseFilter(text);
        Outcome outcome = run(connection->handle(), *table, parsed.spec);
        for (const FilterProblem &problem : parsed.problems)
            outcome.problems.append(problem.sentence);
        return outcome;
    }
};

} // namespace

class TestFilterEvaluate : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { m_sample = std::make_unique<Sample>(); }

    void columnsAgreeWithSql();
    void recordsAgreeWithSql_data();
    void recordsAgreeWithSql();
    void tellsWhatIsNotThere_data();
    void tellsWhatIsNotThere();
    void daysAreThoseOfThePlace();
    void nothingProvokesAnError();
    void oneSegmentIsPartOfAll();
    void stopsWhenCancelled();

private:
    std::unique_ptr<Sample> m_sample;
};

void TestFilterEvaluate::columnsAgreeWithSql()
{
    QTemporaryDir folder;
    const test::RandomCasefile casefile(folder.filePath(u"a.sourceline"_s), 5, 4000);
    const Snapshot table = *loadSnapshot(folder.filePath(u"a.sourceline"_s));
    test::RandomSpec random(11);
    int compared = 0, some = 0;
    while (compared < 1500) {
        FilterSpec spec;
        const int choices = 1 + random.random().bounded(4);
        while (static_cast<int>(spec.all.size()) < choices) {
            FilterSpec::Choice choice;
            const int terms = 1 + random.random().bounded(3);
            while (static_cast<int>(choice.size()) < terms) {
                FilterTerm term = random.term();
                if (!term.field.isEmpty() && !checkTerm(term) && !test::columnSql(term).isEmpty())
                    choice.push_back(std::move(term));
            }
            spec.all.push_back(std::move(choice));
        }
        const Outcome found = run(casefile.database(), *table, spec);
        QVERIFY(found.problems.isEmpty());
        const std::vector<qint64> expected = idsBySql(casefile.database(), specSql(spec));
        QVERIFY2(found.ids == expected,
                 qPrintable(u"%1: %2 of %3"_s.arg(filterText(spec))
                                .arg(found.ids.size())
                                .arg(expected.size())));
        ++compared;
        some += !expected.empty() && expected.size() < 4000 ? 1 : 0;
    }
    QVERIFY(some > 500);
}

void TestFilterEvaluate::recordsAgreeWithSql_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("where"); // of incident i
    const QString named =
        u"EXISTS (SELECT 1 FROM attribution a JOIN actor x ON x.id = a.actor WHERE "
        "a.incident = i.id AND x.name %1 AND a.retracted IS NULL AND a.stance IN "
        "('asserts','suspects','implies','claims responsibility','investigates'))"_s;
    QTest::newRow("alleged") << u"by:\"Kataib Hezbollah\""_s
                             << named.arg(u"= 'Kataib Hezbollah'"_s);
    QTest::newRow("not alleged") << u"-by:\"kataib hezbollah\""_s
                                 << u"NOT "_s + named.arg(u"= 'Kataib Hezbollah'"_s);
    QTest::newRow("covered") << u"by:Iran+"_s
                             << named.arg(u"IN ('Iran', 'Islamic Revolutionary Guard Corps', 'Quds "
                                          "Force', 'Supreme National Security Council (Iran)', "
                                          "'Qasem Soleimani')"_s);
    QTest::newRow("assessed") << u"assessed:Iran"_s
                              << u"(SELECT x.name FROM incident_derived d JOIN actor x ON x.id = "
                                 "d.assessed WHERE d.incident = i.id) = 'Iran'"_s;
    const auto judged = [](const char *name, const QString &filter, const QString &bands) {
        QTest::newRow(name) << filter
                            << u"ifnull((SELECT d.likelihood FROM incident_derived d WHERE "
                               "d.incident = i.id), 0) IN (%1)"_s.arg(bands);
    };
    judged("insufficient", u"likelihood:\"insufficient information\""_s, u"8"_s);
    judged("insufficient in short", u"likelihood:insufficient"_s, u"8"_s);
    judged("not insufficient", u"-likelihood:insufficient"_s, u"0,1,2,3,4,5,6,7"_s);
    judged("likely or higher", u"likelihood>=likely"_s, u"5,6,7"_s);
    judged("likely or lower", u"likelihood<=likely"_s, u"1,2,3,4,5"_s);
    judged("not judged", u"likelihood:unknown"_s, u"0"_s);
    QTest::newRow("place by word")
        << u"place:diyala"_s << u"(SELECT name FROM place WHERE id = i.place) LIKE '%Diyala%'"_s;
    QTest::newRow("country") << u"country:syria"_s
                             << u"(SELECT country FROM place WHERE id = i.place) LIKE '%Syria%'"_s;
    QTest::newRow("no country") << u"country:unknown"_s
                                << u"(SELECT country FROM place WHERE id = i.place) IS NULL"_s;
    QTest::newRow("means") << u"means:rocket"_s
                           << u"(SELECT code FROM term WHERE id = i.means) = 'rocket'"_s;
    QTest::newRow("means unknown")
        << u"means:unknown"_s
        << u"coalesce((SELECT code FROM term WHERE id = i.means), 'unknown') = 'unknown'"_s;
    QTest::newRow("type by word")
        << u"type:explosions"_s
        << u"(SELECT code FROM term WHERE id = i.event_type) LIKE 'Explosions%'"_s;
    QTest::newRow("stance") << u"stance:denies"_s
                            << u"EXISTS (SELECT 1 FROM attribution a WHERE a.incident = i.id AND "
                               "a.stance = 'denies' AND a.retracted IS NULL)"_s;
    QTest::newRow("speaker")
        << u"said-by:\"Mike Pompeo\""_s
        << u"EXISTS (SELECT 1 FROM statement s JOIN actor x ON x.id = s.speaker LEFT JOIN claim c "
           u"ON "
           "c.statement = s.id LEFT JOIN attribution a ON a.statement = s.id WHERE x.name = 'Mike "
           "Pompeo' AND i.id IN (c.incident, a.incident, s.incident)) OR EXISTS (SELECT 1 FROM "
           "statement_co_speaker o JOIN actor x ON x.id = o.actor JOIN statement s ON s.id = "
           "o.statement LEFT JOIN claim c ON c.statement = s.id LEFT JOIN attribution a ON "
           "a.statement = s.id WHERE x.name = 'Mike Pompeo' AND i.id IN (c.incident, a.incident, "
           "s.incident))"_s;
    QTest::newRow("fired")
        << u"fired>=10"_s
        << u"EXISTS (SELECT 1 FROM incident_figure f WHERE f.incident = i.id AND "
           "field = 'munitions' AND measure = 'fired' AND coalesce(best, low, high) "
           ">= 10)"_s;
    QTest::newRow("fired unknown")
        << u"fired:unknown"_s
        << u"NOT EXISTS (SELECT 1 FROM incident_figure f WHERE f.incident = i.id AND field = "
           "'munitions' AND measure = 'fired' AND (state = 2 OR coalesce(best, low, high) IS NOT "
           "NULL))"_s;
    QTest::newRow("source")
        << u"source:\"media line\""_s
        << u"EXISTS (SELECT 1 FROM document d JOIN actor o ON o.id = d.outlet WHERE (o.name LIKE "
           "'%Media Line%' OR d.title LIKE '%Media%Line%') AND (EXISTS (SELECT 1 FROM citation t "
           "LEFT JOIN claim c ON "
           "c.id = t.claim LEFT JOIN attribution a ON a.id = t.attribution LEFT JOIN link l ON "
           "l.id "
           "= t.link WHERE t.document = d.id AND i.id IN (t.incident, c.incident, a.incident, "
           "l.from_incident)) OR EXISTS (SELECT 1 FROM report r JOIN statement s ON s.id = "
           "r.statement LEFT JOIN claim c ON c.statement = s.id LEFT JOIN attribution a ON "
           "a.statement = s.id WHERE r.document = d.id AND i.id IN (c.incident, a.incident, "
           "s.incident))))"_s;
    QTest::newRow("note")
        << u"has:note"_s
        << u"EXISTS (SELECT 1 FROM annotation n LEFT JOIN claim c ON c.id = n.claim "
           "LEFT JOIN attribution a ON a.id = n.attribution WHERE i.id IN "
           "(n.incident, c.incident, a.incident))"_s;
    QTest::newRow("link")
        << u"has:link"_s
        << u"i.id IN (SELECT from_incident FROM link UNION SELECT to_incident FROM link)"_s;
    QTest::newRow("assessment") << u"has:assessment"_s
                                << u"i.id IN (SELECT incident FROM assessment)"_s;
    QTest::newRow("target") << u"target:embassy"_s << u"i.target LIKE '%embassy%'"_s;
    QTest::newRow("title") << u"title:embassy"_s << u"i.title LIKE '%embass%'"_s;
    QTest::newRow("switched off") << u"~by:Iran ~(a OR b)"_s << u"1"_s;
    QTest::newRow("choice over both")
        << u"(means:airstrike OR stance:denies) -country:Syria"_s
        << u"((SELECT code FROM term WHERE id = i.means) = 'airstrike' OR EXISTS "
           "(SELECT 1 FROM attribution a WHERE a.incident = i.id AND a.stance = 'denies' "
           "AND a.retracted IS NULL)) AND coalesce((SELECT country FROM place WHERE id = "
           "i.place), '') NOT LIKE '%Syria%'"_s;
    QTest::newRow("tag") << u"tag:\"to review\""_s
                         << u"i.id IN (SELECT incident FROM incident_tag)"_s;
    QTest::newRow("handle") << u"ref:k1-rocket-2019-12-27"_s
                            << u"i.handle = 'k1-rocket-2019-12-27'"_s;
}

void TestFilterEvaluate::recordsAgreeWithSql()
{
    QFETCH(QString, filter);
    QFETCH(QString, where);
    const std::vector<qint64> expected =
        idsBySql(m_sample->connection->handle(),
                 u"SELECT i.id FROM incident i WHERE %1 ORDER BY i.id"_s.arg(where));
    const Outcome found = m_sample->filter(filter);
    QVERIFY2(found.problems.isEmpty(), qPrintable(found.problems.join(u' ')));
    QVERIFY(!expected.empty());
    QCOMPARE(found.ids, expected);
}

void TestFilterEvaluate::tellsWhatIsNotThere_data()
{
    QTest::addColumn<QString>("term");
    for (const char *term : {"by:Nobodyatall",
                             "assessed:Nobodyatall",
                             "said-by:Nobodyatall",
                             "place:Nowhere",
                             "country:Nowhere",
                             "means:trebuchet",
                             "tag:x",
                             "source:Unheardof",
                             "ref:nothing-7"})
        QTest::newRow(term) << QString::fromLatin1(term);
}

void TestFilterEvaluate::tellsWhatIsNotThere()
{
    QFETCH(QString, term);
    const Outcome alone = m_sample->filter(term);
    QCOMPARE(alone.problems.size(), 1);
    QVERIFY2(alone.problems[0].contains(term.section(u':', 1)), qPrintable(alone.problems[0]));
    const Outcome found = m_sample->filter(u"kind:event "_s + term);
    QCOMPARE(found.ids, m_sample->filter(u"kind:event"_s).ids);
}

void TestFilterEvaluate::daysAreThoseOfThePlace()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"zones.sourceline"_s);
    test::RandomCasefile casefile(path, 1, 0);

    // 27 Dec 2019, known to the day, from UTC−10 to UTC+13; so many that rows are tested in blocks.
    const char *zones[] = {
        "Asia/Baghdad", "America/New_York", "UTC", "Pacific/Honolulu", "Pacific/Auckland"};
    constexpr size_t incidents = 5 * 64;
    for (size_t i = 0; i < incidents; ++i) {
        const auto span = parseEdtf(u"2019-12-27"_s, QTimeZone(zones[i % 5]));
        const QByteArray id = QByteArray::number(i + 1);
        casefile.exec("INSERT INTO incident (id, kind, title) VALUES (" + id + ", 'event', 'x')");
        casefile.exec(
            "INSERT INTO incident_derived (incident, earliest, latest, precision) VALUES (" + id
            + ", " + QByteArray::number(*span->earliest) + ", " + QByteArray::number(*span->latest)
            + ", 2)");
    }
    const Snapshot table = *loadSnapshot(path);
    const auto count = [&](const QString &filter) {
        return run(casefile.database(), *table, parseFilter(filter).spec).ids.size();
    };
    for (const char *whole : {"within", "date", "from", "to"})
        QCOMPARE(count(QLatin1StringView(whole) + u":2019-12-27"_s), incidents);
    QCOMPARE(count(u"to:2019-12-26"_s), size_t(0));
    QCOMPARE(count(u"from:2019-12-28"_s), size_t(0));
    QCOMPARE(count(u"within:2019-12-26"_s), size_t(0));
    QCOMPARE(count(u"date:2019-12-28"_s), size_t(0));
}

// Words, names and texts of every kind of ill will.
void TestFilterEvaluate::nothingProvokesAnError()
{
    QStringList hostile{u"\""_s,
                        u"'"_s,
                        u"a\" OR \"b"_s,
                        u"' OR 1=1 --"_s,
                        u"NEAR(a b)"_s,
                        u"a*b*"_s,
                        u"*"_s,
                        u"{title}:a"_s,
                        u"^a"_s,
                        u"a AND"_s,
                        u"-- ;DROP TABLE incident;"_s,
                        u"%_\\"_s,
                        QString(u"a"_s + QChar(0) + u"b"_s),
                        QString(QChar(0xd800)) + u"a"_s,
                        u"a\u0000\"*"_s,
                        u"😀"_s,
                        u"\u0301"_s,
                        QString(5000, u'a'),
                        u"a "_s.repeated(2000),
                        u"\u202eabc"_s};
    test::RandomSpec random(3);
    for (int i = 0; i < 300; ++i)
        hostile.append(random.words());
    static const QStringList fields{QString(),
                                    u"by"_s,
                                    u"assessed"_s,
                                    u"said-by"_s,
                                    u"place"_s,
                                    u"country"_s,
                                    u"source"_s,
                                    u"tag"_s,
                                    u"target"_s,
                                    u"weapon"_s,
                                    u"title"_s,
                                    u"ref"_s,
                                    u"means"_s};
    for (const QString &text : hostile) {
        for (const QString &field : fields) {
            const FilterSpec spec{
                {{{field, field.isEmpty() ? QString() : u":"_s, text, false, true}}}};
            const auto filter =
                CompiledFilter::compile(m_sample->connection->handle(), *m_sample->table, spec);
            QVERIFY2(filter,
                     filter ? "" : qPrintable(field + u' ' + text + u' ' + filter.error().message));
        }
    }
}

void TestFilterEvaluate::oneSegmentIsPartOfAll()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.sourceline"_s);
    const test::RandomCasefile casefile(path, 8, 3000);
    const Snapshot table = *loadSnapshot(path);
    QVERIFY(table->segments.size() > 1);
    const auto filter = CompiledFilter::compile(
        casefile.database(), *table, parseFilter(u"killed>=1 -kind:event"_s).spec);
    const RowBits all = filter->evaluate(*table);
    RowBits parts(*table);
    for (size_t i = 0; i < table->segments.size(); ++i)
        filter->evaluateSegment(*table, i, parts.segment(i));
    QVERIFY(all.count() > 0);
    QCOMPARE(parts, all);
}

void TestFilterEvaluate::stopsWhenCancelled()
{
    const std::atomic_bool cancelled = true;
    const auto filter = CompiledFilter::compile(m_sample->connection->handle(),
                                                *m_sample->table,
                                                parseFilter(u"attack by:Iran+"_s).spec,
                                                &cancelled);
    QVERIFY(filter);
    QCOMPARE(filter->evaluate(*m_sample->table, &cancelled).count(), 0);
}

QTEST_GUILESS_MAIN(TestFilterEvaluate)
#include "tst_filterevaluate.moc"
