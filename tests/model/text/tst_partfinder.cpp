#include "model/text/normalise.h"
#include "model/text/partfinder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestPartFinder : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void agreesWithFolding();
    void tellsPlaces();
    void longTextsAreFolded();
};

void TestPartFinder::finds_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("inside a word") << u"atyush"_s << u"Katyushas fell"_s << true;
    QTest::newRow("case") << u"ROCK"_s << u"shamrocks"_s << true;
    QTest::newRow("accents of the text") << u"hawija"_s << u"near Ḥawīja"_s << true;
    QTest::newRow("accents of the part") << u"Ḥawīja"_s << u"near HAWIJA"_s << true;
    QTest::newRow("decomposed part") << u"i\u0304ja"_s << u"Hawīja"_s << true;
    QTest::newRow("Arabic forms") << u"احمد"_s << u"قال أحـمدُ شيئا"_s << true;
    QTest::newRow("Arabic digits") << u"27"_s << u"في ٢٧ ديسمبر"_s << true;
    QTest::newRow("quotes") << u"\"militia\""_s << u"the “militia” said"_s << true;
    QTest::newRow("apostrophe") << u"Kata'ib"_s << u"Kataʾib"_s << true;
    QTest::newRow("white space") << u"camp \n taji"_s << u"Camp\u00a0Taji"_s << true;
    QTest::newRow("ligature") << u"ffi"_s << u"oﬃce"_s << true;
    QTest::newRow("supplementary") << u"a"_s << u"𝔄"_s << true;
    QTest::newRow("a wildcard is a character") << u"r%t"_s << u"rocket"_s << false;
    QTest::newRow("not there") << u"drone"_s << u"rocket"_s << false;
    QTest::newRow("nothing") << u""_s << u"rocket"_s << false;
    QTest::newRow("only marks") << u"\u0301"_s << u"rocket"_s << false;
    QTest::newRow("longer than the text") << u"rockets"_s << u"rocket"_s << false;
}

void TestPartFinder::finds()
{
    QFETCH(QString, part);
    QFETCH(QString, text);
    PartFinder finder(part);
    QTEST(finder.isIn(text), "found");
    QCOMPARE(!finder.find(Offsets(text)).empty(), finder.isIn(text));
}

// Held against the folding of whole texts.
void TestPartFinder::agreesWithFolding()
{
    static const QStringList pieces{u"ro"_s, u"cket"_s,   u"Ī"_s,      u"ß"_s,  u"ﷲ"_s, u"أ"_s,
                                    u"ى"_s,  u"ـ"_s,      u"\u064e"_s, u"’"_s,  u"—"_s, u" "_s,
                                    u"\n"_s, u"\u00a0"_s, u"٣"_s,      u"한"_s, u"İ"_s, u"ﬁ"_s,
                                    u"½"_s,  u"𝔄"_s,      u"x"_s};
    QRandomGenerator random(5);
    int found = 0;
    for (int i = 0; i < 20'000; ++i) {
        QString text, part;
        for (int n = random.bounded(12); n >= 0; --n)
            text += pieces[random.bounded(pieces.size())];
        for (int n = random.bounded(3); n >= 0; --n)
            part += pieces[random.bounded(pieces.size())];
        const QString folded = foldForMatching(part);
        const bool expected = !folded.isEmpty() && foldForMatching(text).contains(folded);
        PartFinder finder(part);
        QVERIFY2(finder.isIn(text) == expected, qPrintable(part + u" in "_s + text));
        found += expected ? 1 : 0;
        const Offsets offsets(text);
        for (const TextRange &range : finder.find(offsets)) {
            QVERIFY(!range.isEmpty() && range.start >= 0 && range.end <= offsets.codePoints());
            QVERIFY2(foldForMatching(offsets.slice(range)).contains(folded),
                     qPrintable(part + u" in "_s + text));
        }
    }
    QVERIFY(found > 1000);
}

void TestPartFinder::tellsPlaces()
{
    const Offsets text(u"𝔄 Katyushas, katyusha\u0301s"_s);
    PartFinder finder(u"tyusha"_s);
    const auto places = finder.find(text);
    QCOMPARE(places.size(), size_t(2));
    QCOMPARE(text.slice(places[0]), u"tyusha"_s);
    QCOMPARE(places[0].start, 4);
    QCOMPARE(text.slice(places[1]), u"tyusha\u0301"_s); // with the accent on it
    PartFinder apart(u"aa"_s);
    QCOMPARE(apart.find(Offsets(u"aaaaa"_s)).size(), size_t(2));
}

void TestPartFinder::longTextsAreFolded()
{
    const QString text = u"é "_s.repeated(300'000) + u"Ḥawīja"_s;
    PartFinder finder(u"e hawija"_s);
    QVERIFY(finder.isIn(text));
    QCOMPARE(finder.find(Offsets(text)).size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestPartFinder)
#include "tst_partfinder.moc"
