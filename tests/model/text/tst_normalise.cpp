#include "coding.h"
#include "model/text/normalise.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestNormalise : public QObject
{
    Q_OBJECT

private slots:
    void normalises_data();
    void normalises();
    void refuses_data();
    void refuses();
    void refusesMoreThan64Megabytes();
    void hashes();
    void keepsTheArticles();
    void foldsForMatching_data();
    void foldsForMatching();
    void foldsTokens_data();
    void foldsTokens();
};

void TestNormalise::normalises_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("nothing is trimmed") << QByteArray(" a \n\n") << u" a \n\n"_s;
    QTest::newRow("bom") << QByteArray("\xEF\xBB\xBF"
                                       "a")
                         << u"a"_s;
    QTest::newRow("only one bom") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF"
                                                "a")
                                  << u"\uFEFFa"_s;
    QTest::newRow("only a bom") << QByteArray("\xEF\xBB\xBF") << QString();
    QTest::newRow("crlf and cr") << QByteArray("a\r\nb\rc\n\rd\r\n") << u"a\nb\nc\n\nd\n"_s;
    QTest::newRow("nfc") << u"Sa\u0308o e\u0301"_s.toUtf8() << u"S\u00E4o \u00E9"_s;
    QTest::newRow("hangul") << u"\u1112\u1161\u11AB"_s.toUtf8() << u"\uD55C"_s;
    QTest::newRow("kept exactly") << u"a\u00A0b\u2028c\u2029🚀\u200B\u200F\u00AD…"_s.toUtf8()
                                  << u"a\u00A0b\u2028c\u2029🚀\u200B\u200F\u00AD…"_s;
}

void TestNormalise::normalises()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const Result<QString> result = normaliseText(bytes);
    QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
    QCOMPARE(*result, text);
    QCOMPARE(*normaliseText(result->toUtf8().prepend("\xEF\xBB\xBF")), text);
}

void TestNormalise::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("named");
    QTest::newRow("lone continuation") << QByteArray("ab\x80") << u"0x80 at offset 2"_s;
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << u"0xc0 at offset 0"_s;
    QTest::newRow("overlong of three") << QByteArray("a\xE0\x80\xAF") << u"0xe0 at offset 1"_s;
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << u"0xed at offset 0"_s;
    QTest::newRow("past the last plane") << QByteArray("\xF4\x90\x80\x80") << u"0xf4 at offset 0"_s;
    QTest::newRow("cut short") << QByteArray("abc\xE2\x80") << u"0xe2 at offset 3"_s;
    QTest::newRow("third byte bad") << QByteArray("\xF0\x9F\x41\x80") << u"0xf0 at offset 0"_s;
    QTest::newRow("after a bom") << QByteArray("\xEF\xBB\xBF\xFF") << u"0xff at offset 3"_s;
    QTest::newRow("latin-1") << QByteArray("Jos\xE9 went") << u"0xe9 at offset 3"_s;
    QTest::newRow("utf-16") << QByteArray("\xFF\xFE"
                                          "a\0",
                                          4)
                            << u"0xff at offset 0"_s;
    QTest::newRow("nul") << QByteArray("ab\0c", 4) << u"zero byte at offset 2"_s;
}

void TestNormalise::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, named);
    const Result<QString> result = normaliseText(bytes);
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(named), qPrintable(result.error().message));
}

void TestNormalise::refusesMoreThan64Megabytes()
{
    const QByteArray most(64 * 1024 * 1024, 'a');
    QVERIFY(normaliseText(most));
    const Result<QString> more = normaliseText(most + 'a');
    QVERIFY(!more);
    QVERIFY2(more.error().message.contains(u"64 MB"_s), qPrintable(more.error().message));
}

void TestNormalise::hashes()
{
    QCOMPARE(sha256Hex(u""), u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s);
    QCOMPARE(sha256Hex(u"abc"),
             u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
}

void TestNormalise::keepsTheArticles()
{
    const QJsonObject all = coding();
    NEED_CODING(all);
    const QMap<QString, QString> texts = codedTexts(all);
    QCOMPARE(texts.size(), 5);
    for (const QJsonValue &document : all["documents"_L1].toArray()) {
        const QString text = texts[document["id"_L1].toString()];
        QCOMPARE(sha256Hex(text), document["sha256"_L1].toString());
        QCOMPARE(text.toUcs4().size(), qsizetype(document["n_chars"_L1].toInt()));
    }
}

void TestNormalise::foldsForMatching_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folded");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("case and space") << u"  The\tRocket \n\nattack "_s << u"the rocket attack"_s;
    QTest::newRow("nbsp and line separator")
        << u"57\u00A0rockets\u2028fell"_s << u"57 rockets fell"_s;
    QTest::newRow("quotes") << u"“It’s ‘so’,” «he» `said´"_s << u"\"it's 'so',\" \"he\" 'said'"_s;
    QTest::newRow("dashes") << u"a–b—c‐d\u2212e"_s << u"a-b-c-d-e"_s;
    QTest::newRow("accents") << u"Crème BRÛLÉE"_s << u"creme brulee"_s;
    QTest::newRow("decomposed") << u"e\u0301te\u0301"_s << u"ete"_s;
    QTest::newRow("no decomposition") << u"Øster Łódź Straße ıI"_s << u"oster lodz strasse ii"_s;
    QTest::newRow("ellipsis") << u"wait…"_s << u"wait..."_s;
    QTest::newRow("invisible") << u"soft\u00ADhyphen zero\u200Bwidth"_s
                               << u"softhyphen zerowidth"_s;
    QTest::newRow("alef") << u"أحمد إيران آل ٱلله"_s << u"احمد ايران ال الله"_s;
    QTest::newRow("yeh, teh marbuta") << u"مصطفى قاعدة ایران"_s << u"مصطفي قاعده ايران"_s;
    QTest::newRow("marks and tatweel") << u"كَتَائِب حـــزب"_s << u"كتايب حزب"_s;
    QTest::newRow("arabic digits") << u"٥٧ صاروخا"_s << u"57 صاروخا"_s;
    QTest::newRow("hangul stays composed") << u"한국"_s << u"한국"_s;
    QTest::newRow("vowel signs stay") << u"हिन्दी"_s << u"हिन्दी"_s;
    QTest::newRow("emoji stay") << u"🚀 Fired"_s << u"🚀 fired"_s;
}

void TestNormalise::foldsForMatching()
{
    QFETCH(QString, text);
    QFETCH(QString, folded);
    QCOMPARE(foldForMatching(text), folded);
    QCOMPARE(foldForMatching(folded), folded);
}

void TestNormalise::foldsTokens_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("folded");
    QTest::newRow("case is kept") << u"Kataib"_s << u"Kataib"_s;
    QTest::newRow("accents") << u"Soleimānī"_s << u"Soleimani"_s;
    QTest::newRow("hamza written") << u"Kataʾib"_s << u"Kataib"_s;
    QTest::newRow("ayn written") << u"ʿAin"_s << u"Ain"_s;
    QTest::newRow("arabic") << u"أحْمـــد"_s << u"احمد"_s;
    QTest::newRow("teh marbuta") << u"قاعدة"_s << u"قاعده"_s;
    QTest::newRow("digits") << u"١٠٧"_s << u"107"_s;
    QTest::newRow("compatibility forms stay") << u"ﬁ"_s << u"ﬁ"_s;
}

void TestNormalise::foldsTokens()
{
    QFETCH(QString, token);
    QFETCH(QString, folded);
    QCOMPARE(foldToken(token), folded);
}

QTEST_GUILESS_MAIN(TestNormalise)
#include "tst_normalise.moc"
