#include "model/reading/charset.h"
#include "model/reading/reading.h"

#include <QStringEncoder>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

class CharsetTest : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void refusesWhatIsNoText();
};

void CharsetTest::decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("declared");
    QTest::addColumn<QString>("text");
    const QString accents = u"Café à Erbil, « hier » – dit-il."_s;
    QTest::newRow("utf-8") << accents.toUtf8() << QByteArray() << accents;
    QTest::newRow("utf-8 that says Latin 1")
        << accents.toUtf8() << QByteArray("iso-8859-1") << accents;
    QTest::newRow("with its mark") << "\xEF\xBB\xBF" + accents.toUtf8() << QByteArray() << accents;
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        QTest::newRow(encoding == QStringConverter::Utf16LE ? "utf-16 le" : "utf-16 be")
            << QByteArray(encoder(accents)) << QByteArray() << accents;
    }
    QTest::newRow("windows-1252, declared as Latin 1")
        << QByteArray("He said \x93no\x94 \x96 twice.") << QByteArray("ISO-8859-1")
        << u"He said “no” – twice."_s;
    QTest::newRow("windows-1252, not declared")
        << QByteArray("He said \x93no\x94 at the caf\xe9 \x96 twice, and left. It was late.")
        << QByteArray() << u"He said “no” at the café – twice, and left. It was late."_s;
    QTest::newRow("windows-1256, declared")
        << QByteArray("\xC8\xDB\xCF\xC7\xCF") << QByteArray("windows-1256") << u"بغداد"_s;
    QTest::newRow("a name that nobody knows")
        << QByteArray("caf\xe9 au lait") << QByteArray("x-nonsense") << u"café au lait"_s;
}

void CharsetTest::decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, declared);
    QFETCH(QString, text);
    const auto decoded = decodeText(bytes, declared);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QCOMPARE(*decoded, text);
}

void CharsetTest::refusesWhatIsNoText()
{
    QByteArray binary;
    for (int i = 0; i < 4000; ++i)
        binary += char((i * 7919) % 32);
    QVERIFY(!decodeText(binary));
    QVERIFY(!readArticle(binary, ArticleFormat::Text));
    QVERIFY(!readArticle({}, ArticleFormat::Text));
}

QTEST_GUILESS_MAIN(CharsetTest)
#include "tst_charset.moc"
