#include "model/text/sketch.h"
#include "model/text/wordpairs.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestSketch : public QObject
{
    Q_OBJECT

private slots:
    void staysTheSameInFiles();
    void ignoresWhatFoldingIgnores();
    void handlesShortTexts();
    void isExactWhileNotFull();
    void estimatesLongTexts();
    void survivesBadBytes();
};

// Files hold these bytes: when this fails, every stored sketch has become worthless.
void TestSketch::staysTheSameInFiles()
{
    QCOMPARE(wordHash(u""), 0xab3e7c0bU);
    QCOMPARE(sketchOf(u"one", 8).toHex(), QByteArray("7fe8a5ab"));
    QCOMPARE(sketchOf(u"Rockets hit the base.", 8).toHex(), QByteArray("37c4f549b6f14f8d907a19c0"));
}

void TestSketch::ignoresWhatFoldingIgnores()
{
    const QByteArray plain = sketchOf(u"\"It's the eleventh rocket attack,\" he said.", 64);
    QCOMPARE(sketchOf(u"  “IT’S the\u00A0eleventh  rocket attack”, he said", 64), plain);
    QVERIFY(sketchOf(u"\"It's the twelfth rocket attack,\" he said.", 64) != plain);
}

void TestSketch::handlesShortTexts()
{
    QCOMPARE(sketchOf(u"", 64), QByteArray());
    QCOMPARE(sketchOf(u" -- … ", 64), QByteArray());
    QCOMPARE(sketchOf(u"Background", 64).size(), 4);
    QCOMPARE(sketchOf(u"Background:", 64), sketchOf(u"background", 64));
    QCOMPARE(sketchOf(u"Two words", 64).size(), 4);
    QCOMPARE(sketchOf(u"a b c", 0), QByteArray());
    QCOMPARE(sketchSimilarity({}, {}, 64), 0.0);
    QCOMPARE(sketchSimilarity(sketchOf(u"a b", 64), {}, 64), 0.0);
}

void TestSketch::isExactWhileNotFull()
{
    // Pairs ab bc cd against ab bc ce: two of four.
    const QByteArray a = sketchOf(u"a b c d", 64);
    const QByteArray b = sketchOf(u"a b c e", 64);
    QCOMPARE(sketchSimilarity(a, b, 64), 0.5);
    QCOMPARE(sketchSimilarity(a, a, 64), 1.0);
    QCOMPARE(sketchSimilarity(a, sketchOf(u"x y z", 64), 64), 0.0);
}

void TestSketch::estimatesLongTexts()
{
    QRandomGenerator random(7);
    for (const int changed : {0, 300, 1000, 3000}) {
        QStringList words;
        for (int i = 0; i < 6000; ++i)
            words += QString::number(random.bounded(100000));
        QStringList other = words;
        for (int i = 0; i < changed; ++i)
            other[random.bounded(6000)] = u"changed"_s + QString::number(i);
        const auto pairs = [](const QStringList &list) {
            std::set<QString> set;
            for (qsizetype i = 1; i < list.size(); ++i)
                set.insert(list[i - 1] + u' ' + list[i]);
            return set;
        };
        const std::set<QString> a = pairs(words);
        const std::set<QString> b = pairs(other);
        std::set<QString> both = a;
        both.insert(b.cbegin(), b.cend());
        const double truth = double(a.size() + b.size() - both.size()) / double(both.size());
        const QByteArray sketchA = sketchOf(words.join(u' '), documentSketchLimit);
        const QByteArray sketchB = sketchOf(other.join(u' '), documentSketchLimit);
        QCOMPARE(sketchA.size(), qsizetype(documentSketchLimit * 4));
        const double estimate = sketchSimilarity(sketchA, sketchB, documentSketchLimit);
        // Four standard errors of a sample of 512.
        QVERIFY2(std::abs(estimate - truth) < 0.09,
                 qPrintable(u"%1 for %2"_s.arg(estimate).arg(truth)));
    }
}

void TestSketch::survivesBadBytes()
{
    const QByteArray good = sketchOf(u"a b c d", 64);
    const double similarity =
        sketchSimilarity(QByteArray("\xFF\x01\x02\x03\x00\x00\x00", 7), good, 64);
    QVERIFY(similarity >= 0 && similarity <= 1);
}

QTEST_GUILESS_MAIN(TestSketch)
#include "tst_sketch.moc"
