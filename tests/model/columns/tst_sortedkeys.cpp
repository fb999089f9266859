#include "model/columns/sortedkeys.h"

#include <QRandomGenerator>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 noRank = 0xffffffff;

} // namespace

/// Merged, the ranks of parts are those of all keys at once.
class SortedKeysTest : public QObject
{
    Q_OBJECT

private slots:
    void ranksAsAllAtOnce_data();
    void ranksAsAllAtOnce();
    void nothingHasNoRank();
};

void SortedKeysTest::ranksAsAllAtOnce_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<int>("parts");
    QRandomGenerator random(5);
    QStringList alike, any, few;
    for (int i = 0; i < 3000; ++i) {
        alike += u"Rocket attack on the base near K-%1"_s.arg(random.bounded(700));
        QString letters;
        for (int length = random.bounded(12); length > 0; --length)
            letters += QChar(0x600 + random.bounded(0x60));
        any += letters;
        few += QString(random.bounded(3), u'a');
    }
    const QStringList names{u"alike"_s, u"any letters"_s, u"few and empty"_s};
    const QList<QStringList> lists{alike, any, few};
    for (int i = 0; i < 3; ++i) {
        for (const int parts : {1, 2, 7, 4000})
            QTest::addRow("%s, %d parts", qPrintable(names[i]), parts) << lists[i] << parts;
    }
    const QString longOne(5000, u'm');
    QTest::newRow("long ones, which share much or little") << QStringList{longOne,
                                                                          longOne + u'a',
                                                                          u"m"_s,
                                                                          longOne,
                                                                          longOne.left(200),
                                                                          u"n"_s + longOne,
                                                                          u""_s}
                                                           << 2;
}

void SortedKeysTest::ranksAsAllAtOnce()
{
    QFETCH(QStringList, texts);
    QFETCH(int, parts);
    CollationKeys all;
    std::vector<QByteArrayView> views;
    std::vector<SortedKeys> sorted;
    for (const QString &text : texts)
        all.add(text);
    for (size_t i = 0; i < all.size(); ++i)
        views.push_back(all.key(i));
    for (int part = 0; part < parts; ++part) {
        CollationKeys keys;
        std::vector<Row> rows;
        for (int i = part; i < texts.size(); i += parts) {
            keys.add(texts[i]);
            rows.push_back(static_cast<Row>(i));
        }
        sorted.emplace_back(keys, rows);
    }
    const auto rowCount = static_cast<size_t>(texts.size());
    std::vector<quint32> expected = ranksOf(views);
    expected.push_back(noRank); // a row that has no text
    QCOMPARE(mergedRanks(sorted, rowCount + 1, noRank), expected);
}

void SortedKeysTest::nothingHasNoRank()
{
    QCOMPARE(mergedRanks({}, 2, noRank), std::vector<quint32>(2, noRank));
}

QTEST_GUILESS_MAIN(SortedKeysTest)
#include "tst_sortedkeys.moc"
