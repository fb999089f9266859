#include "model/store/claimwords.h"
#include "model/store/dossier.h"
#include "model/store/figurewords.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int no = -1;

std::optional<qint32> given(int value)
{
    return value < 0 ? std::nullopt : std::optional<qint32>(value);
}

} // namespace

/// What a claim counts is said everywhere in the words it was said in.
class TestClaimWords : public QObject
{
    Q_OBJECT

private slots:
    void isSaidAsItWas_data();
    void isSaidAsItWas();
    void theRulesAreReadBackwards();
    void isSaidBesideItsQualifier_data();
    void isSaidBesideItsQualifier();
    void figuresHaveTheSameWords_data();
    void figuresHaveTheSameWords();
};

void TestClaimWords::isSaidAsItWas_data()
{
    QTest::addColumn<QString>("reported");
    QTest::addColumn<QString>("qualifier");
    QTest::addColumn<QList<int>>("range"); // low, best, high; −1: none
    QTest::addColumn<QString>("words");
    const auto row = [](const char *reported,
                        const char *qualifier,
                        const QList<int> &range,
                        const QString &words) {
        QTest::addRow(
            "%s %s %d %d %d", reported, qualifier, int(range[0]), int(range[1]), int(range[2]))
            << QString::fromLatin1(reported) << QString::fromLatin1(qualifier) << range << words;
    };
    row("none", "", {0, 0, 0}, u"none"_s);
    row("none", "exactly", {no, no, no}, u"none"_s);
    row("not reported", "", {no, no, no}, u"not reported"_s);
    row("unknown", "", {no, no, no}, u"number unknown"_s);
    row("unknown", "", {2, no, no}, u"2 or more, not counted"_s);
    row("", "", {no, no, no}, u""_s);
    const auto figure = [&row](const char *qualifier, const QList<int> &range, const char *words) {
        row("figure", qualifier, range, QString::fromUtf8(words));
    };
    figure("", {no, no, no}, "");
    figure("", {no, 5, no}, "about 5");
    figure("", {4, 4, 4}, "4");
    figure("", {4, no, 4}, "4");
    figure("", {0, 0, 0}, "0");
    figure("", {3, 5, 8}, "5 (3–8)");
    figure("", {3, 3, 8}, "3 (3–8)");
    figure("", {3, 8, 8}, "8 (3–8)");
    figure("", {3, no, 8}, "3–8");
    figure("", {3, no, no}, "3 or more");
    figure("", {3, 3, no}, "3 or more");
    figure("", {11, 16, no}, "16 (11 or more)");
    figure("", {no, no, 8}, "up to 8");
    figure("", {no, 8, 8}, "up to 8");
    figure("", {no, 5, 8}, "5 (up to 8)");
    figure("exactly", {4, 4, 4}, "4");
    figure("exactly", {no, 4, no}, "4");
    figure("exactly", {3, 4, 5}, "4 (3–5)");
    figure("at least", {5, 5, no}, "at least 5");
    figure("at least", {5, no, no}, "at least 5");
    figure("at least", {no, 5, no}, "at least 5");
    figure("at least", {5, 5, 8}, "5 (5–8)");
    figure("at least", {5, 8, no}, "8 (5 or more)");
    figure("more than", {31, 31, no}, "more than 30");
    figure("more than", {31, no, no}, "more than 30");
    figure("more than", {no, 31, no}, "more than 30");
    figure("more than", {31, 31, 36}, "31 (31–36)");
    figure("more than", {0, 0, no}, "0 or more");
    figure("up to", {no, no, 500}, "up to 500");
    figure("up to", {no, 500, no}, "up to 500");
    figure("up to", {no, 500, 500}, "up to 500");
    figure("up to", {2, no, 500}, "2–500");
    figure("about", {no, 30, no}, "about 30");
    figure("about", {25, 30, 35}, "about 30 (25–35)");
    figure("about", {30, 30, 30}, "about 30");
    figure("about", {25, no, 35}, "about 25–35");
    figure("about", {25, no, no}, "25 or more");
    figure("nearly", {11, 11, no}, "nearly 12");
    figure("nearly", {no, 11, no}, "nearly 12");
    figure("nearly", {11, 11, 11}, "nearly 12");
    figure("nearly", {8, 11, no}, "nearly 12 (8 or more)");
    figure("several", {2, 3, no}, "several");
    figure("several", {no, no, no}, "several");
    figure("dozens", {24, no, no}, "dozens");
    figure("dozens", {24, 36, no}, "dozens");
}

void TestClaimWords::isSaidAsItWas()
{
    QFETCH(QString, reported);
    QFETCH(QString, qualifier);
    QFETCH(QList<int>, range);
    ClaimView claim;
    claim.reported = reported;
    claim.qualifier = qualifier;
    claim.low = given(range[0]);
    claim.best = given(range[1]);
    claim.high = given(range[2]);
    QTEST(claimFigureWords(claim), "words");
    QTEST(saidFigureWords({reported, qualifier, claim.low, claim.best, claim.high}), "words");
}

// Whatever rule writes a number down, it is said again with the same number.
void TestClaimWords::theRulesAreReadBackwards()
{
    for (const char *qualifier : {"exactly", "at least", "more than", "up to", "about", "nearly"}) {
        for (const qint32 number : {1, 2, 12, 30, 1000}) {
            const FigureRange range = rangeOf(qualifier, number);
            const QString word = QString::fromLatin1(qualifier);
            QCOMPARE(saidFigureWords({u"figure"_s, word, range.low, range.best, range.high}),
                     word == u"exactly" ? QString::number(number)
                                        : u"%1 %2"_s.arg(word).arg(number));
        }
    }
}

void TestClaimWords::isSaidBesideItsQualifier_data()
{
    QTest::addColumn<QString>("qualifier");
    QTest::addColumn<QList<int>>("range");
    QTest::addColumn<QString>("words");
    QTest::newRow("about") << u"about"_s << QList{no, 30, no} << u"30"_s;
    QTest::newRow("more than") << u"more than"_s << QList{31, 31, no} << u"31 or more"_s;
    QTest::newRow("exactly") << u"exactly"_s << QList{4, 4, 4} << u"4"_s;
    QTest::newRow("best alone") << u""_s << QList{no, 5, no} << u"about 5"_s;
    QTest::newRow("all three") << u""_s << QList{3, 5, 8} << u"5 (3–8)"_s;
    QTest::newRow("several") << u"several"_s << QList{no, no, no} << u"several"_s;
}

void TestClaimWords::isSaidBesideItsQualifier()
{
    QFETCH(QString, qualifier);
    QFETCH(QList<int>, range);
    ClaimView claim;
    claim.reported = u"figure"_s;
    claim.qualifier = qualifier;
    claim.low = given(range[0]);
    claim.best = given(range[1]);
    claim.high = given(range[2]);
    QTEST(claimNumberWords(claim), "words");
}

void TestClaimWords::figuresHaveTheSameWords_data()
{
    QTest::addColumn<QList<int>>("range");
    QTest::addColumn<QString>("words");
    QTest::newRow("best alone") << QList{no, 5, no} << u"about 5"_s;
    QTest::newRow("all three") << QList{3, 5, 8} << u"5 (3–8)"_s;
    QTest::newRow("up to, with its best") << QList{no, 12, 12} << u"up to 12"_s;
    QTest::newRow("best under a bound") << QList{no, 8, 12} << u"8 (up to 12)"_s;
    QTest::newRow("open above") << QList{11, 16, no} << u"16 (11 or more)"_s;
    QTest::newRow("one number, no best") << QList{5, no, 5} << u"5"_s;
}

void TestClaimWords::figuresHaveTheSameWords()
{
    QFETCH(QList<int>, range);
    Figure figure;
    figure.state = FigureState::Figure;
    figure.low = given(range[0]);
    figure.best = given(range[1]);
    figure.high = given(range[2]);
    QTEST(figureWords(figure), "words");
}

QTEST_GUILESS_MAIN(TestClaimWords)
#include "tst_claimwords.moc"
