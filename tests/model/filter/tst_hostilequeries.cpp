// Whatever is typed into the search field, nothing but a message comes of it.
#include "model/columns/loader.h"
#include "model/exchange/sample.h"
#include "model/filter/evaluate.h"
#include "model/filter/filtertext.h"
#include "model/filter/searchhits.h"
#include "model/store/connection.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestHostileQueries : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingButAMessage_data();
    void nothingButAMessage();
    void theCasefileIsAsItWas();

private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Connection> m_connection;
    Snapshot m_table;
};

void TestHostileQueries::initTestCase()
{
    m_path = m_folder.filePath(u"sample.sourceline"_s);
    const auto made = createSampleCasefile(m_path, u"Test"_s);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    auto opened = Connection::open(m_path, Access::ReadWrite); // a reader could not do harm anyway
    QVERIFY(opened);
    m_connection = std::make_unique<Connection>(std::move(*opened));
    m_table = *loadSnapshot(m_path);
}

void TestHostileQueries::nothingButAMessage_data()
{
    QTest::addColumn<QString>("typed");
    const auto row = [](const char *name, const QString &typed) {
        QTest::newRow(name) << typed;
    };
    // Signs of the language itself.
    row("only a quote", u"\""_s);
    row("three quotes", u"\"\"\""_s);
    row("quote within", u"ro\"cket"_s);
    row("empty phrase", u"\"\""_s);
    row("quoted field", u"\"by\":Iran"_s);
    row("parentheses", u"()()(()"_s);
    row("turned parentheses", u")rocket("_s);
    row("thousands of them", u"("_s.repeated(20'000) + u"rocket"_s + u")"_s.repeated(20'000));
    row("minuses", u"-"_s.repeated(10'000) + u"rocket"_s);
    row("tildes", u"~-~-~rocket"_s);
    row("colons", u":::"_s);
    row("no field", u":rocket"_s);
    row("field of a field", u"by:by:by:Iran"_s);
    row("operators", u"killed>=<=1"_s);
    row("or or", u"OR OR OR"_s);
    row("or of nothing", u"(OR)"_s);
    row("field without value", u"by:"_s);
    row("empty value", u"by:\"\""_s);
    row("plus alone", u"by:+"_s);
    row("star alone", u"*"_s);
    row("stars", u"*****"_s);
    row("star in quotes", u"\"*\""_s);
    row("star within", u"ro*ket*s"_s);
    row("contains nothing", u"contains:"_s);
    row("contains stars", u"contains:***"_s);
    row("contains a wildcard", u"contains:%rocket_"_s);
    row("contains marks only", u"contains:\u0301\u064e"_s);
    row("title of nothing", u"title:\"\""_s);
    // FTS5's language.
    row("AND", u"rocket AND"_s);
    row("NOT", u"NOT rocket"_s);
    row("NEAR", u"NEAR(rocket base, 5)"_s);
    row("column filter", u"{title note}:rocket"_s);
    row("column filter off", u"- {title} : rocket"_s);
    row("first token", u"^rocket"_s);
    row("plus of phrases", u"rocket + base"_s);
    row("quoted operators", u"\"AND\" \"OR\" \"NOT\" \"NEAR\""_s);
    row("a phrase that ends in a quote", u"\"rocket\"\"\""_s);
    row("special command", u"\"integrity-check\""_s);
    row("index as a word", u"text_search:rebuild"_s);
    row("rank", u"title:\"rank : bm25(10)\""_s);
    // SQL.
    row("apostrophe", u"'"_s);
    row("apostrophes", u"''''"_s);
    row("or one is one", u"' OR 1=1 --"_s);
    row("in a name", u"by:\"x' OR '1'='1\""_s);
    row("second statement", u"place:\"'; DROP TABLE incident; --\""_s);
    row("union", u"tag:\"' UNION SELECT sha256 FROM text --\""_s);
    row("comment", u"/* rocket */"_s);
    row("like", u"target:%_%"_s);
    row("backslash", u"weapon:\\'"_s);
    row("parameters", u"?1 :x @y $z"_s);
    row("printf", u"%s%n%1%2%3"_s);
    row("arg of arg", u"by:%1%2%L1%99"_s);
    row("reference", u"ref:\"1; DELETE FROM edit\""_s);
    // Numbers and dates.
    row("number too large", u"killed>=99999999999999999999"_s);
    row("largest", u"killed<=2147483647"_s);
    row("negative", u"killed:-1"_s);
    row("one past", u"killed>2147483647"_s);
    row("below nought", u"killed<0"_s);
    row("range of nothing", u"rockets:.."_s);
    row("many dots", u"rockets:1....2"_s);
    row("exponent", u"killed:1e9"_s);
    row("other digits", u"killed:٣"_s);
    row("date of year nought", u"from:0000"_s);
    row("far year", u"to:Y170000002"_s);
    row("negative year", u"from:-9999"_s);
    row("no such day", u"date:2020-02-31"_s);
    row("no such month", u"within:2020-13"_s);
    row("open both ways", u"date:../.."_s);
    row("uncertain", u"from:2020-03?~% to:XXXX"_s);
    row("time of day", u"date:2020-03-11T25:61"_s);
    // Characters.
    row("NUL", u"rock"_s + QChar(0) + u"et"_s);
    row("only NUL", QString(QChar(0)));
    row("NUL in a name", u"by:\"a"_s + QChar(0) + u"b\""_s);
    row("controls", u"\x01\x02\x1b[31mrocket\x7f"_s);
    row("half a surrogate", QString(QChar(0xd83d)) + u"rocket"_s);
    row("surrogates turned", QString(QChar(0xde00)) + QChar(0xd83d));
    row("noncharacters", QString(QChar(0xfdd0)) + QChar(0xfdd1) + QChar(0xffff) + u"rocket"_s);
    row("bidi", u"\u202e\u2066rocket\u2069"_s);
    row("emoji", u"👩‍👩‍👧‍👦"_s);
    row("only a mark", u"\u0301"_s);
    row("a word of marks", u"a"_s + u"\u0301"_s.repeated(5'000));
    row("Arabic with marks", u"كَتَائِبُ حِزْبِ ٱللَّٰهِ"_s);
    row("byte order mark", u"\ufeffrocket"_s);
    row("other spaces", u"a\u2003b\u3000c\u2028d"_s);
    row("tab and line feed", u"by:\"a\tb\n\" \r\n c"_s);
    // Size.
    row("long word", QString(100'000, u'a'));
    row("many words", u"a "_s.repeated(300));
    row("many alternatives", u"a OR "_s.repeated(300) + u"a"_s);
    row("long phrase", u'"' + u"a "_s.repeated(2'000) + u'"');
    row("many unknown fields", u"x:y "_s.repeated(2'000));
    row("a whole SQL dump", u"INSERT INTO incident VALUES (1, 'x'); "_s.repeated(50));
}

void TestHostileQueries::nothingButAMessage()
{
    QFETCH(QString, typed);
    const ParsedFilter parsed = parseFilter(typed);
    for (const FilterProblem &problem : parsed.problems) {
        QVERIFY(problem.range.start >= 0 && problem.range.length > 0);
        QVERIFY(problem.range.start + problem.range.length <= typed.size());
        QVERIFY(!problem.sentence.isEmpty());
    }
    const ParsedFilter again = parseFilter(filterText(parsed.spec));
    QVERIFY(again.problems.empty());
    QVERIFY(again.spec == parsed.spec);
    filterWords(parsed.spec);

    sqlite3 *const database = m_connection->handle();
    const auto compiled = CompiledFilter::compile(database, *m_table, parsed.spec);
    QVERIFY2(compiled, compiled ? "" : qPrintable(compiled.error().message));
    compiled->evaluate(*m_table);
    for (const TermProblem &problem : compiled->problems())
        QVERIFY(!problem.sentence.isEmpty());

    const WordQuery query(parsed.spec);
    for (const bool ranked : {false, true}) {
        const auto list = findHits(database, query, {20, ranked, {}});
        QVERIFY2(list, list ? "" : qPrintable(list.error().message));
        const auto hits = readHits(database, query, list->refs);
        QVERIFY2(hits, hits ? "" : qPrintable(hits.error().message));
        for (const SearchHit &hit : *hits) {
            for (const TextRange &match : hit.matches)
                QVERIFY(match.start >= 0 && match.start < match.end
                        && match.end <= hit.text.size());
            if (!hit.shown.isValid())
                continue;
            const auto places = matchesInDocument(database, hit.shown, query);
            QVERIFY2(places, places ? "" : qPrintable(places.error().message));
        }
    }
}

void TestHostileQueries::theCasefileIsAsItWas()
{
    const Snapshot now = *loadSnapshot(m_path);
    QCOMPARE(now->incidents, m_table->incidents);
    QCOMPARE(now->edit, m_table->edit);
}

QTEST_GUILESS_MAIN(TestHostileQueries)
#include "tst_hostilequeries.moc"
