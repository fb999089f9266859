#include "model/text/offsets.h"

#include <QRandomGenerator>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestOffsets : public QObject
{
    Q_OBJECT

private slots:
    void converts_data();
    void converts();
    void clamps();
    void roundsToThePairInside();
    void slices();
    void isInverseOnRandomTexts();
};

void TestOffsets::converts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint32>("codePoint");
    QTest::addColumn<qint32>("unit");
    QTest::newRow("empty") << QString() << 0 << 0;
    QTest::newRow("ascii") << u"rocket"_s << 3 << 3;
    QTest::newRow("combining marks are code points") << u"e\u0301te\u0301"_s << 3 << 3;
    QTest::newRow("arabic") << u"كتائب حزب الله"_s << 6 << 6;
    QTest::newRow("before an emoji") << u"a🚀b"_s << 1 << 1;
    QTest::newRow("after an emoji") << u"a🚀b"_s << 2 << 3;
    QTest::newRow("family with joiners") << u"👨‍👩‍👧x"_s << 5 << 8;
    QTest::newRow("at a checkpoint") << u"🚀"_s.repeated(600) << 256 << 512;
    QTest::newRow("past a checkpoint") << u"🚀"_s.repeated(600) << 513 << 1026;
    QTest::newRow("end") << u"🚀"_s.repeated(512) << 512 << 1024;
    QTest::newRow("lone surrogate") << QString(u"a"_s + QChar(0xD83D) + u"b"_s) << 2 << 2;
}

void TestOffsets::converts()
{
    QFETCH(QString, text);
    QFETCH(qint32, codePoint);
    QFETCH(qint32, unit);
    const Offsets offsets(text);
    QCOMPARE(offsets.toUnits(codePoint), unit);
    QCOMPARE(offsets.toCodePoints(unit), codePoint);
}

void TestOffsets::clamps()
{
    for (const QString &text : {QString(), u"abc"_s, u"a🚀c"_s}) {
        const Offsets offsets(text);
        QCOMPARE(offsets.toUnits(-5), 0);
        QCOMPARE(offsets.toCodePoints(-5), 0);
        QCOMPARE(offsets.toUnits(1000), qint32(text.size()));
        QCOMPARE(offsets.toCodePoints(1000), offsets.codePoints());
    }
}

void TestOffsets::roundsToThePairInside()
{
    const Offsets offsets(u"a🚀b"_s);
    QCOMPARE(offsets.toCodePoints(2), 1);
}

void TestOffsets::slices()
{
    const Offsets offsets(u"K1 🚀🚀 قاعدة."_s);
    QCOMPARE(offsets.codePoints(), 12);
    QCOMPARE(offsets.slice({3, 5}), u"🚀🚀"_s);
    QCOMPARE(offsets.slice({6, 11}), u"قاعدة"_s);
    QCOMPARE(offsets.slice({6, 100}), u"قاعدة."_s);
    QCOMPARE(offsets.slice({5, 3}), QString());
}

// Texts of every mixture, longer than two checkpoints: the two conversions undo each other and
// agree with Qt's own UCS-4.
void TestOffsets::isInverseOnRandomTexts()
{
    QRandomGenerator random(20191227);
    for (int round = 0; round < 200; ++round) {
        QString text;
        const int pairShare = random.bounded(101);
        for (int i = random.bounded(900); i > 0; --i) {
            const bool pair = random.bounded(100) < pairShare;
            const char32_t point =
                pair ? 0x1F300U + random.bounded(256U) : 0x20U + random.bounded(0x2000U);
            text += QChar::fromUcs4(point);
        }
        const Offsets offsets(text);
        const QList<uint> points = text.toUcs4();
        QCOMPARE(offsets.codePoints(), qint32(points.size()));
        for (qint32 i = 0; i <= offsets.codePoints(); ++i) {
            const qint32 unit = offsets.toUnits(i);
            QCOMPARE(offsets.toCodePoints(unit), i);
            QCOMPARE(text.first(unit).toUcs4().size(), qsizetype(i));
        }
    }
}

QTEST_GUILESS_MAIN(TestOffsets)
#include "tst_offsets.moc"
