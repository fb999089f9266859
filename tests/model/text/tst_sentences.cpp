#include "coding.h"
#include "model/text/sentences.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestSentences : public QObject
{
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void givesCodePoints();
    void coversEveryCharacterOnce();
    void agreesWithTheCoders();
};

// The expected sentences, in the rows below, are those between the bars of the text.
void TestSentences::splits_data()
{
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *name, const QString &marked) {
        QTest::newRow(name) << marked;
    };
    row("empty", u""_s);
    row("white space only", u" \n\n\t"_s);
    row("plain", u"|One fell.| |Two did not!| |Why?|"_s);
    row("no stop at the end", u"|One fell.| |Two did not|"_s);
    row("line breaks", u"|A headline|\n\n|By A WRITER|\n|The body begins.|"_s);
    row("line separator", u"|A headline|\u2028|The body.|"_s);
    row("military ranks",
        u"|Then Gen. Ann Example met Lt.-Gen Bo Example and Lt. Col. Cy Example.| |Sgt. Di left.|"_s);
    row("capital ranks", u"|Photo by STAFF SGT. ED EXAMPLE|"_s);
    row("people", u"|Mr. A and Mrs. B saw Dr. C, Sen. D and Rep. Example.| |Prof. F spoke.|"_s);
    row("places", u"|It stands near St. Mary Church and Ft. Example in the hills.|"_s);
    row("initials", u"|J. Smith and Ann B. Jones told J. A. Miller.| |He agreed.|"_s);
    row("initial in brackets", u"|The chief [Gen. Ann F.] Example spoke.|"_s);
    row("states go on", u"|The U.S. Embassy and U.K. troops stayed.| |A U.N. envoy left.|"_s);
    row("states end",
        u"|They left the U.S.| |The others stayed.| |He flew to the U.K.| |“We know,” she said.|"_s);
    row("months",
        u"|On Dec. 27 and Jan. 3, near Sept. Example, it began.| |It ended in Nov.| |The rest is known.|"_s);
    row("numbers", u"|No. 2 Squadron fired.| |He said no.| |They fired.| |See p. 14 of it.|"_s);
    row("calibres",
        u"|Four 107 mm. rockets and a 3.5 km. walk.| |Then 240 mm. Katyusha rockets fell.|"_s);
    row("versus", u"|It is State vs. Example now.|"_s);
    row("times",
        u"|It fell at 7:35 p.m. (local time) on a road.| |At 9 a.m. Monday they left.| |It ended at 9 p.m.| |Guards ran.|"_s);
    row("companies",
        u"|Example Inc. Chief Ann Example left.| |She runs Example Corp.| |The firm grew.|"_s);
    row("quotes belong to the sentence",
        u"|“It fell.”| |“It burned,” he said.| |She agreed (twice).| |(They did not.)| |Then it ended.|"_s);
    row("straight quotes", u"|\"It fell.\"| |\"It burned,\" he said.| |'It did.'| |Yes.|"_s);
    row("quotes within quotes", u"|She said: “He told me, ‘Run.’”| |They ran.|"_s);
    row("a question goes on",
        u"|“Who fired?” he asked.| |“Stop!” she cried.| |Who knows?| |Nobody.|"_s);
    row("small letters in quotes begin",
        u"|The group posted photos.| |“guards meet w/ the others,” wrote a witness.|"_s);
    row("a credit in brackets", u"|The minister speaks on Monday.| |(photo credit: AN AGENCY)|"_s);
    row("a stop in quotes ends", u"|“That is all.”| |he said on Monday that more would come.|"_s);
    row("an abbreviation in quotes", u"|They spoke of the “U.S.” and of nothing else.|"_s);
    row("brackets after an abbreviation", u"|About 40 lbs. (over 18 kg.) of it were found.|"_s);
    row("ellipses",
        u"|They can… and they will.| |They wait…| |Then they go... and come back...| |So it went.|"_s);
    row("ellipsis without a space",
        u"|“The support of the guards…|"
        u"|Although some doubt it,” he said.|"_s);
    row("list numbers", u"|1. The first point.|\n|12. The next.|"_s);
    row("addresses", u"|Retrieved from https://www.example.org/a.b?c=D.E.| |It is old.|"_s);
    row("hashtags", u"|The #US left.| |#Baghdad slept.|"_s);
    row("arabic", u"|سقط الصاروخ قرب القاعدة.| |من أطلقه؟| |لا أحد يعرف.|"_s);
    row("emoji", u"|It fell 🚀🚀.| |🔥 It burned.| |Done 👨‍👩‍👧.|"_s);
    row("two spaces, nbsp", u"|One.|  |Two.|\u00A0|Three.|"_s);
}

void TestSentences::splits()
{
    QFETCH(QString, marked);
    QStringList expected;
    const QStringList parts = marked.split(u'|');
    for (qsizetype i = 1; i < parts.size(); i += 2)
        expected += parts[i];
    const Offsets text(QString(marked).remove(u'|'));
    QStringList found;
    for (const TextRange &sentence : sentencesOf(text))
        found += text.slice(sentence);
    QCOMPARE(found.join(u'\n'), expected.join(u'\n'));
}

void TestSentences::givesCodePoints()
{
    const Offsets text(u"🚀🚀 fell. E\u0301te\u0301.\n\nقاعدة."_s);
    const std::vector<TextRange> expected{{0, 8}, {9, 15}, {17, 23}};
    QVERIFY(sentencesOf(text) == expected);
}

// Whatever the text: ascending, apart, never empty, trimmed, without line breaks, and nothing but
// white space left out.
void TestSentences::coversEveryCharacterOnce()
{
    QRandomGenerator random(11);
    const QStringList pieces{u". "_s,      u"."_s,      u"\n"_s,
                             u"U.S. "_s,   u"Gen. "_s,  u"“"_s,
                             u"”"_s,       u"\""_s,     u"… "_s,
                             u"…"_s,       u"! "_s,     u"Abc"_s,
                             u"def "_s,    u" "_s,      u"🚀"_s,
                             u"(12) "_s,   u"J. "_s,    u"\u2028"_s,
                             u"؟ "_s,      u"قاعدة "_s, QString(QChar(0xD83D)),
                             u"7 p.m. "_s, u"- "_s};
    for (int round = 0; round < 5000; ++round) {
        QString source;
        for (int i = random.bounded(30); i > 0; --i)
            source += pieces[random.bounded(int(pieces.size()))];
        const Offsets text(source);
        qint32 last = 0;
        for (const TextRange &sentence : sentencesOf(text)) {
            const QString between = text.slice({last, sentence.start});
            const QString words = text.slice(sentence);
            QVERIFY2(between.trimmed().isEmpty(), qPrintable(source));
            QVERIFY2(!words.isEmpty() && words.trimmed() == words && !words.contains(u'\n'),
                     qPrintable(source));
            QVERIFY2(sentence.start >= last, qPrintable(source));
            last = sentence.end;
        }
        QVERIFY2(text.slice({last, text.codePoints()}).trimmed().isEmpty(), qPrintable(source));
    }
}

void TestSentences::agreesWithTheCoders()
{
    const QJsonObject all = coding();
    NEED_CODING(all);
    const QMap<QString, QString> texts = codedTexts(all);
    std::set<std::pair<QString, TextRange>> coded;
    for (const QJsonValue &sentence : all["sentences"_L1].toArray())
        coded.insert({sentence["doc"_L1].toString(),
                      {sentence["start"_L1].toInt(), sentence["end"_L1].toInt()}});
    QCOMPARE(coded.size(), size_t(265));
    size_t both = 0;
    size_t found = 0;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text) {
        for (const TextRange &sentence : sentencesOf(Offsets(text.value()))) {
            both += coded.count({text.key(), sentence});
            ++found;
        }
    }
    const double f1 = 2.0 * double(both) / double(found + coded.size());
    qInfo("sentences: %zu of %zu coded, %zu found, F1 %.4f", both, coded.size(), found, f1);
    QVERIFY(f1 >= 0.98);
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
