#include "model/filter/filterfields.h"
#include "model/filter/filtertext.h"
#include "randomspec.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestFilterLanguage : public QObject
{
    Q_OBJECT

private slots:
    void readsTheWholeLanguage();
    void normalises_data();
    void normalises();
    void tellsProblems_data();
    void tellsProblems();
    void keepsTheRest();
    void tellsPlaces();
    void textAndSpecConvertWithoutLoss();
    void survivesAnyText();
    void speaksInWords_data();
    void speaksInWords();
    void keepsConfidenceApartFromLikelihood();
    void everyFieldIsDescribed();
};

void TestFilterLanguage::readsTheWholeLanguage()
{
    const QString text =
        u"means:rocket by:\"Kataib Hezbollah\" assessed:unknown from:2019-10 to:2020-03-31 "
        "within:2020-01 place:Taji killed>=1 rockets:10..40 conflicting:yes stance:denies "
        "said-by:CENTCOM likelihood>=likely confidence:moderate institutions<2 source:\"Media "
        "Line\" kind:event has:note tag:x review:disputed ref:K-1 -country:Syria (C-RAM OR "
        "by:Iran+)"_s;
    const ParsedFilter parsed = parseFilter(text);
    QCOMPARE(parsed.problems.size(), size_t(0));
    QCOMPARE(parsed.spec.all.size(), size_t(23));
    QCOMPARE(parsed.spec.all[1][0],
             (FilterTerm{u"by"_s, u":"_s, u"Kataib Hezbollah"_s, false, true}));
    QCOMPARE(parsed.spec.all[7][0], (FilterTerm{u"killed"_s, u">="_s, u"1"_s, false, true}));
    QCOMPARE(parsed.spec.all[21][0], (FilterTerm{u"country"_s, u":"_s, u"Syria"_s, true, true}));
    QCOMPARE(parsed.spec.all[22],
             (FilterSpec::Choice{{{}, {}, u"C-RAM"_s, false, true},
                                 {u"by"_s, u":"_s, u"Iran+"_s, false, true}}));
    QCOMPARE(filterText(parsed.spec), text);
}

void TestFilterLanguage::normalises_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << u"  "_s << u""_s;
    QTest::newRow("space") << u" a \t b "_s << u"a b"_s;
    QTest::newRow("alias and case") << u"Munitions:4 ALLEGED:Iran"_s << u"rockets:4 by:Iran"_s;
    QTest::newRow("equals") << u"killed=1"_s << u"killed:1"_s;
    QTest::newRow("OR without parentheses") << u"x a OR b OR c y"_s << u"x (a OR b OR c) y"_s;
    QTest::newRow("nested") << u"(a OR ((b OR c)))"_s << u"(a OR b OR c)"_s;
    QTest::newRow("choices joined")
        << u"(a OR b) OR c OR (d OR e)"_s << u"(a OR b OR c OR d OR e)"_s;
    QTest::newRow("negated choice") << u"-(a OR -b) c"_s << u"-a b c"_s;
    QTest::newRow("choice switched off") << u"~(a OR b)"_s << u"(~a OR ~b)"_s;
    QTest::newRow("one in parentheses") << u"(a)"_s << u"a"_s;
    QTest::newRow("signs") << u"-~a --b"_s << u"~-a b"_s;
    QTest::newRow("quotes") << u"\"a \"\"b\"\" c\" \"OR\" by:\"x\"+"_s
                            << u"\"a \"\"b\"\" c\" \"OR\" by:x+"_s;
    QTest::newRow("quote not closed") << u"by:\"Kataib Hez"_s << u"by:\"Kataib Hez\""_s;
    QTest::newRow("typographic quotes")
        << u"by:“Islamic State” -“a b” „c d“ «e f» »g h«"_s
        << u"by:\"Islamic State\" -\"a b\" \"c d\" \"e f\" \"g h\""_s;
    QTest::newRow("typographic quotes and what follows")
        << u"by:“Iran”+ stance:“claims responsibility” target:=“a b”"_s
        << u"by:Iran+ stance:\"claims responsibility\" target:\"=a b\""_s;
    QTest::newRow("typographic quote not closed") << u"by:“Kataib Hez"_s << u"by:\"Kataib Hez\""_s;
    QTest::newRow("typographic quotes within")
        << u"5”x target:a“b \"“a”\""_s << u"\"5”x\" target:\"a“b\" \"“a”\""_s;
    QTest::newRow("mathematics") << u"killed≥1 wounded≤2"_s << u"killed>=1 wounded<=2"_s;
    QTest::newRow("part of a word") << u"*ttack* *ttack"_s << u"*ttack* *ttack"_s;
    QTest::newRow("low line in a word") << u"a_b"_s << u"a_b"_s;
    QTest::newRow("operator in quotes") << u"\">=1\" \"a!=b\""_s << u"\">=1\" \"a!=b\""_s;
    QTest::newRow("last year") << u"date:5970-12"_s << u"date:5970-12"_s;
    QTest::newRow("time is a word") << u"12:30"_s << u"\"12:30\""_s;
    QTest::newRow("lower-case or") << u"a or b"_s << u"a or b"_s;
}

void TestFilterLanguage::normalises()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    const ParsedFilter parsed = parseFilter(typed);
    QVERIFY2(parsed.problems.empty(),
             parsed.problems.empty() ? "" : qPrintable(parsed.problems[0].sentence));
    QCOMPARE(filterText(parsed.spec), text);
    QCOMPARE(parseFilter(text).spec, parsed.spec);
}

void TestFilterLanguage::tellsProblems_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("rest");
    QTest::newRow("field") << u"a foo:bar b"_s << 2 << 7 << u"foo"_s << u"a b"_s;
    QTest::newRow("number") << u"a -killed>=x"_s << 2 << 10 << u"number"_s << u"a"_s;
    QTest::newRow("range turned") << u"rockets:40..10"_s << 0 << 14 << u"10..40"_s << u""_s;
    QTest::newRow("huge") << u"killed>99999999999"_s << 0 << 18 << u"number"_s << u""_s;
    QTest::newRow("date") << u"from:yesterday a"_s << 0 << 14 << u"2019-10"_s << u"a"_s;
    QTest::newRow("from an open end") << u"from:../2019"_s << 0 << 12 << u"date"_s << u""_s;
    QTest::newRow("vocabulary") << u"kind:war"_s << 0 << 8 << u"aggregate"_s << u""_s;
    QTest::newRow("ambiguous") << u"kind: a"_s << 0 << 5 << u"aggregate"_s << u"a"_s;
    QTest::newRow("operator") << u"place>Taji"_s << 0 << 10 << u"place"_s << u""_s;
    QTest::newRow("no value") << u"by: a"_s << 0 << 3 << u"actor"_s << u"a"_s;
    QTest::newRow("no word") << u"-- a"_s << 0 << 2 << u"after"_s << u"a"_s;
    QTest::newRow("no letter") << u"... a"_s << 0 << 3 << u"letter"_s << u"a"_s;
    QTest::newRow("not equal") << u"a killed!=1"_s << 2 << 9 << u"-killed:1"_s << u"a"_s;
    QTest::newRow("not is") << u"means!:“a b”"_s << 0 << 12 << u"-means:\"a b\""_s << u""_s;
    QTest::newRow("unequal") << u"killed≠1"_s << 0 << 8 << u"-killed:1"_s << u""_s;
    QTest::newRow("low line") << u"said_by:x a"_s << 0 << 9 << u"said-by"_s << u"a"_s;
    QTest::newRow("unknown with low line") << u"my_field:x"_s << 0 << 10 << u"my_field"_s << u""_s;
    QTest::newRow("operator alone") << u"killed >=1"_s << 7 << 3 << u"field"_s << u"killed"_s;
    QTest::newRow("plus twice") << u"by:Iran++ a"_s << 0 << 9 << u"+"_s << u"a"_s;
    QTest::newRow("beyond all years") << u"date:9999-12-31"_s << 0 << 15 << u"5970"_s << u""_s;
    QTest::newRow("within beyond") << u"from:2019/5971"_s << 0 << 14 << u"5970"_s << u""_s;
    QTest::newRow("no such day") << u"date:2019-02-29"_s << 0 << 15 << u"2019-10"_s << u""_s;
    QTest::newRow("OR first") << u"OR a"_s << 0 << 2 << u"before OR"_s << u"a"_s;
    QTest::newRow("OR last") << u"a OR"_s << 2 << 2 << u"after OR"_s << u"a"_s;
    QTest::newRow("OR twice") << u"a OR OR b"_s << 5 << 2 << u"before OR"_s << u"(a OR b)"_s;
    QTest::newRow("OR bad") << u"x a OR foo:y OR b"_s << 7 << 5 << u"foo"_s << u"x (a OR b)"_s;
    QTest::newRow("bad OR") << u"x foo:y OR b"_s << 2 << 5 << u"foo"_s << u"x b"_s;
    QTest::newRow("open") << u"a (b OR c"_s << 2 << 1 << u"closed"_s << u"a (b OR c)"_s;
    QTest::newRow("closed") << u"a) b"_s << 1 << 1 << u"open"_s << u"a b"_s;
    QTest::newRow("no OR") << u"(a b)"_s << 3 << 1 << u"OR"_s << u"a"_s;
    QTest::newRow("bad in choice") << u"(foo:x OR b)"_s << 1 << 5 << u"foo"_s << u"b"_s;
    QTest::newRow("negated beside OR") << u"a OR -(b OR c)"_s << 2 << 2 << u"OR"_s << u"a -b -c"_s;
}

void TestFilterLanguage::tellsProblems()
{
    QFETCH(QString, typed);
    const ParsedFilter parsed = parseFilter(typed);
    QCOMPARE(parsed.problems.size(), size_t(1));
    QTEST(static_cast<int>(parsed.problems[0].range.start), "start");
    QTEST(static_cast<int>(parsed.problems[0].range.length), "length");
    QFETCH(QString, says);
    QVERIFY2(parsed.problems[0].sentence.contains(says), qPrintable(parsed.problems[0].sentence));
    QTEST(filterText(parsed.spec), "rest");
}

void TestFilterLanguage::keepsTheRest()
{
    const ParsedFilter parsed = parseFilter(u"foo:1 place:Taji killed>=many means:rocket )"_s);
    QCOMPARE(parsed.problems.size(), size_t(3));
    QCOMPARE(filterText(parsed.spec), u"place:Taji means:rocket"_s);
}

void TestFilterLanguage::tellsPlaces()
{
    const QString text = u" -by:\"a b\"  (~x OR y)"_s;
    const ParsedFilter parsed = parseFilter(text);
    QCOMPARE(parsed.places.size(), size_t(2));
    QCOMPARE(parsed.places[0][0], (FilterRange{1, 9}));
    QCOMPARE(parsed.places[1][0], (FilterRange{13, 2}));
    QCOMPARE(parsed.places[1][1], (FilterRange{19, 1}));
}

void TestFilterLanguage::textAndSpecConvertWithoutLoss()
{
    test::RandomSpec random(20200103);
    for (int i = 0; i < 20'000; ++i) {
        const FilterSpec spec = random.spec();
        const QString text = filterText(spec);
        const ParsedFilter parsed = parseFilter(text);
        QVERIFY2(parsed.problems.empty() && parsed.spec == spec, qPrintable(text));
        QCOMPARE(filterText(parsed.spec), text);
    }
}

// Whatever is typed: no crash, problems within the text, and what was understood is stable.
void TestFilterLanguage::survivesAnyText()
{
    test::RandomSpec random(7);
    QRandomGenerator &dice = random.random();
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int part = dice.bounded(8); part >= 0; --part) {
            const FilterTerm term = random.term();
            text +=
                dice.bounded(3) == 0 ? random.words() : QString(term.field + term.op + term.value);
            if (dice.bounded(3) != 0)
                text += u' ';
        }
        if (dice.bounded(4) == 0 && !text.isEmpty())
            text[dice.bounded(text.size())] = QChar(dice.bounded(0x10000));
        const ParsedFilter parsed = parseFilter(text);
        for (const FilterProblem &problem : parsed.problems) {
            QVERIFY(problem.range.start >= 0 && problem.range.length > 0);
            QVERIFY(problem.range.start + problem.range.length <= text.size());
            QVERIFY(!problem.sentence.isEmpty());
        }
        const ParsedFilter again = parseFilter(filterText(parsed.spec));
        QVERIFY2(again.problems.empty() && again.spec == parsed.spec, qPrintable(text));
        filterWords(parsed.spec);
    }
    // As deep and as long as it gets.
    QVERIFY(!parseFilter(QString(200'000, u'(')).problems.empty());
    QVERIFY(parseFilter(QString(200'000, u'"')).spec.isEmpty());
    QVERIFY(!parseFilter(u"-~"_s.repeated(100'000)).problems.empty());
}

void TestFilterLanguage::speaksInWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("period") << u"place:Taji from:2019-10 to:2020-03-31"_s
                            << u"place is Taji, 1 Oct 2019 to 31 Mar 2020"_s;
    QTest::newRow("from") << u"from:2019-10"_s << u"from 1 Oct 2019"_s;
    QTest::newRow("before 1970") << u"to:1968-02"_s << u"to 29 Feb 1968"_s;
    QTest::newRow("within") << u"within:2020-01"_s << u"certainly within Jan 2020"_s;
    QTest::newRow("alleged") << u"by:Iran"_s << u"alleged: Iran"_s;
    QTest::newRow("covered") << u"by:Iran+"_s << u"alleged: Iran or a member of it"_s;
    QTest::newRow("nobody") << u"by:unknown"_s << u"alleged: nobody"_s;
    QTest::newRow("figures") << u"killed>=1 rockets:10..40 wounded:unknown"_s
                             << u"killed at least 1, rockets 10 to 40, wounded is not known"_s;
    QTest::newRow("choice") << u"(means:rocket OR means:drone)"_s
                            << u"means is rocket or means is drone"_s;
    QTest::newRow("negated") << u"-country:Syria"_s << u"not (country is Syria)"_s;
    QTest::newRow("off") << u"~a b"_s << u"words “b”"_s;
    QTest::newRow("nothing on") << u"~a"_s << u""_s;
    QTest::newRow("conflicting") << u"conflicting:yes"_s << u"reported figures or dates conflict"_s;
    QTest::newRow("not conflicting")
        << u"conflicting:no"_s << u"no reported figures or dates conflict"_s;
}

void TestFilterLanguage::speaksInWords()
{
    QFETCH(QString, text);
    QTEST(filterWords(parseFilter(text).spec), "words");
}

void TestFilterLanguage::keepsConfidenceApartFromLikelihood()
{
    QCOMPARE(filterWords(parseFilter(u"confidence:low likelihood>=likely a"_s).spec),
             u"likelihood is likely or higher, words “a”. confidence is low"_s);
}

void TestFilterLanguage::everyFieldIsDescribed()
{
    for (const FilterField &field : filterFields()) {
        QVERIFY(!field.headingText().isEmpty());
        QVERIFY(field.expectedText().endsWith(u'.'));
        QCOMPARE(filterField(QString(field.name)), &field);
    }
    QVERIFY(!filterField(u"nothing"));
}

QTEST_GUILESS_MAIN(TestFilterLanguage)
#include "tst_filterlanguage.moc"
