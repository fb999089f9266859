#include "coding.h"
#include "model/text/anchors.h"
#include "model/text/sentences.h"
#include "model/text/sketch.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// Written for this test.
const QString story =
    u"Rockets land near an airfield 🚀\n\n"
    "Several rockets landed outside the fence of the northern airfield on Monday, the ministry "
    "said. "
    "“It’s the third time this month,” said Gen. Ann Example, who leads the guards there. "
    "Nobody was hurt.\n\n"
    "A group that calls itself the Lamp said on its channel that it had fired twelve rockets. "
    "The ministry counted nine. "
    "Farmers found a burned truck with rails on its bed two kilometres from the road.\n\n"
    "Nobody was hurt.\n\n"
    "The airfield was closed for an hour and opened again before noon.\n"_s;

enum class Context
{
    None,
    Sixteen
};

TextRange rangeOf(const QString &text, const QString &part, int skip = 0)
{
    qsizetype at = text.indexOf(part);
    for (; skip > 0; --skip)
        at = text.indexOf(part, at + 1);
    Q_ASSERT(at >= 0);
    const Offsets offsets(text);
    const qint32 start = offsets.toCodePoints(qint32(at));
    return {start, offsets.toCodePoints(qint32(at + part.size()))};
}

AnchorQuery cite(const QString &text, const TextRange &range, Context context = Context::None)
{
    const Offsets offsets(text);
    const QString cited = offsets.slice(range);
    AnchorQuery query;
    query.range = range;
    query.sha256 = sha256Hex(cited);
    query.folded = sha256Hex(foldForMatching(cited));
    query.shingles = sketchOf(cited, sentenceSketchLimit);
    query.sourceLength = offsets.codePoints();
    if (context == Context::Sixteen) {
        query.prefix = offsets.slice({range.start - 16, range.start});
        query.suffix = offsets.slice({range.end, range.end + 16});
    }
    return query;
}

AnchorQuery
citeWords(const QString &text, const QString &part, const QString &phrase = {}, int skip = 0)
{
    AnchorQuery query = cite(text, rangeOf(text, part, skip));
    if (!phrase.isEmpty()) {
        const TextRange inside = rangeOf(part, phrase);
        query.phrase = TextRange{query.range.start + inside.start, query.range.start + inside.end};
    }
    return query;
}

QString found(const QString &text, const AnchorFound &anchor)
{
    return Offsets(text).slice(anchor.range);
}

QString phraseFound(const QString &text, const AnchorFound &anchor)
{
    return anchor.phrase ? Offsets(text).slice(*anchor.phrase) : QString();
}

const QString quoted =
    u"“It’s the third time this month,” said Gen. Ann Example, who leads the guards there."_s;
const QString claim =
    u"A group that calls itself the Lamp said on its channel that it had fired twelve rockets."_s;

} // namespace

class TestAnchors : public QObject
{
    Q_OBJECT

private slots:
    void isExact();
    void movesWithAnInsertedParagraph();
    void movesSeveralSentences();
    void movesAPartOfASentence();
    void choosesAmongTwins();
    void isFuzzyWhereOnlyTypographyDiffers();
    void keepsAPhraseOnlyWhereItMustBe();
    void isFuzzyWhereWordsDiffer();
    void isOrphanWhereTheSentenceIsGone();
    void worksWithoutShingles();
    void survivesNonsense();
    void canBeMoved();
    void findsEveryCodedCitation();
    void neverShiftsSilently_data();
    void neverShiftsSilently();
    void manyInLongTextsAreFound();
};

void TestAnchors::isExact()
{
    const AnchorFinder finder(story);
    const AnchorFound anchor = finder.find(citeWords(story, claim, u"twelve rockets"_s));
    QCOMPARE(anchor.state, AnchorState::Exact);
    QCOMPARE(found(story, anchor), claim);
    QCOMPARE(phraseFound(story, anchor), u"twelve rockets"_s);
    QCOMPARE(anchor.score, 1.0);
}

void TestAnchors::movesWithAnInsertedParagraph()
{
    QString changed = story;
    changed.insert(changed.indexOf(u"A group"_s), u"The minister will 🚀 speak tonight.\n\n"_s);
    const AnchorFinder finder(changed);
    QCOMPARE(finder.find(citeWords(story, quoted)).state, AnchorState::Exact);
    const AnchorFound anchor = finder.find(citeWords(story, claim, u"twelve rockets"_s));
    QCOMPARE(anchor.state, AnchorState::Moved);
    QCOMPARE(found(changed, anchor), claim);
    QCOMPARE(phraseFound(changed, anchor), u"twelve rockets"_s);
}

void TestAnchors::movesSeveralSentences()
{
    const QString changed = u"Corrected on Tuesday.\n\n"_s + story;
    const AnchorFinder finder(changed);
    const QString three =
        claim + u" The ministry counted nine. "
        + u"Farmers found a burned truck with rails on its bed two kilometres from the road."_s;
    const AnchorFound anchor = finder.find(citeWords(story, three, u"counted nine"_s));
    QCOMPARE(anchor.state, AnchorState::Moved);
    QCOMPARE(found(changed, anchor), three);
    QCOMPARE(phraseFound(changed, anchor), u"counted nine"_s);
}

// Not a run of sentences: found by its beginning, its end, the shift of the whole text, or its
// context.
void TestAnchors::movesAPartOfASentence()
{
    const QString changed = u"Corrected on Tuesday.\n\n"_s + story;
    const AnchorFinder finder(changed);
    for (const QString &part :
         {u"Farmers found a burned truck"_s, u"before noon."_s, u"calls itself the Lamp"_s}) {
        const AnchorFound anchor = finder.find(citeWords(story, part));
        QCOMPARE(anchor.state, AnchorState::Moved);
        QCOMPARE(found(changed, anchor), part);
    }
    // Text was added after it too, so that only the context can tell.
    const QString longer = changed + u"More follows.\n"_s;
    const AnchorFinder longerFinder(longer);
    const TextRange range = rangeOf(story, u"calls itself the Lamp"_s);
    const AnchorFound anchor = longerFinder.find(cite(story, range, Context::Sixteen));
    QCOMPARE(anchor.state, AnchorState::Moved);
    QCOMPARE(found(longer, anchor), u"calls itself the Lamp"_s);
    QCOMPARE(longerFinder.find(cite(story, range)).state, AnchorState::Orphan);
}

void TestAnchors::choosesAmongTwins()
{
    const QString twin = u"Nobody was hurt."_s;
    const QString changed = u"Corrected on Tuesday, once more, by the desk.\n\n"_s + story;
    const AnchorFinder finder(changed);
    for (int which : {0, 1}) {
        const AnchorFound anchor = finder.find(citeWords(story, twin, {}, which));
        QCOMPARE(anchor.state, AnchorState::Moved);
        QCOMPARE(anchor.range, rangeOf(changed, twin, which));
    }
    // The context is heard before the place: the second twin's neighbours now stand around the
    // first place.
    const QString swapped =
        u"The airfield was closed for an hour.\n\nNobody was hurt.\n\nFarmers found a truck. "
        "Nobody was hurt. It is late.\n"_s;
    const QString before =
        u"It began. Nobody was hurt. It is late.\n\nOther things happened here, too.\n"_s;
    const AnchorQuery query = cite(before, rangeOf(before, twin), Context::Sixteen);
    QCOMPARE(AnchorFinder(swapped).find(query).range, rangeOf(swapped, twin, 1));
}

void TestAnchors::isFuzzyWhereOnlyTypographyDiffers()
{
    QString changed = u"Corrected.\n\n"_s + story;
    changed.replace(u'“', u'"').replace(u'”', u'"').replace(u'’', u'\'');
    changed.replace(u"third time"_s, u"third\u00A0 time"_s).replace(u"Ann"_s, u"ANN"_s);
    const AnchorFinder finder(changed);
    const AnchorFound anchor = finder.find(citeWords(story, quoted));
    QCOMPARE(anchor.state, AnchorState::Fuzzy);
    QCOMPARE(anchor.score, 0.99);
    QCOMPARE(foldForMatching(found(changed, anchor)), foldForMatching(quoted));
}

void TestAnchors::keepsAPhraseOnlyWhereItMustBe()
{
    const AnchorQuery query = citeWords(story, quoted, u"third time this month"_s);
    QString quotes = u"Corrected.\n\n"_s + story;
    quotes.replace(u'“', u'"').replace(u'”', u'"').replace(u"time this"_s, u"time\u00A0this"_s);
    const AnchorFound same = AnchorFinder(quotes).find(query);
    QCOMPARE(same.state, AnchorState::Fuzzy);
    QCOMPARE(phraseFound(quotes, same), u"third time\u00A0this month"_s);

    QString spaced = quotes;
    spaced.replace(u"the third"_s, u"the  third"_s);
    const AnchorFound longer = AnchorFinder(spaced).find(query);
    QCOMPARE(longer.state, AnchorState::Fuzzy);
    QVERIFY(!longer.phrase);

    // A space more and a space less: as long as before, and yet the phrase has moved.
    const QString before = u"Two  men were seen near the fence today."_s;
    const QString after = u"Two men were seen near the  fence today."_s;
    const AnchorFound both = AnchorFinder(after).find(citeWords(before, before, u"seen"_s));
    QCOMPARE(both.state, AnchorState::Fuzzy);
    QVERIFY(!both.phrase);
}

void TestAnchors::isFuzzyWhereWordsDiffer()
{
    QString changed = story;
    changed.replace(u"fired twelve rockets"_s, u"fired fourteen rockets"_s);
    changed.insert(0, u"Corrected. "_s);
    const AnchorFound anchor = AnchorFinder(changed).find(citeWords(story, claim, u"channel"_s));
    QCOMPARE(anchor.state, AnchorState::Fuzzy);
    QVERIFY2(anchor.score > 0.5 && anchor.score < 0.98, qPrintable(QString::number(anchor.score)));
    QVERIFY(found(changed, anchor).startsWith(u"A group that"_s));
    QVERIFY(found(changed, anchor).endsWith(u"fourteen rockets."_s));
    QVERIFY(!anchor.phrase);
    // One sentence made into two is found as a run.
    QString divided = story;
    divided.replace(u"on its channel that it"_s, u"on its channel. It"_s);
    const AnchorFound run = AnchorFinder(divided).find(citeWords(story, claim));
    QCOMPARE(run.state, AnchorState::Fuzzy);
    QVERIFY(found(divided, run).startsWith(u"A group that"_s));
    QVERIFY(found(divided, run).endsWith(u"twelve rockets."_s));
}

void TestAnchors::isOrphanWhereTheSentenceIsGone()
{
    QString changed = story;
    changed.remove(claim);
    const AnchorFound anchor = AnchorFinder(changed).find(citeWords(story, claim, u"Lamp"_s));
    QCOMPARE(anchor.state, AnchorState::Orphan);
    QVERIFY(anchor.range.isEmpty());
    QVERIFY(!anchor.phrase);
    QCOMPARE(anchor.score, 0.0);
    QCOMPARE(AnchorFinder(QString()).find(citeWords(story, claim)).state, AnchorState::Orphan);
}

void TestAnchors::worksWithoutShingles()
{
    AnchorQuery query = citeWords(story, quoted);
    query.shingles.clear();
    QString changed = story;
    changed.replace(u'’', u'\'');
    const AnchorFound anchor = AnchorFinder(changed).find(query);
    QCOMPARE(anchor.state, AnchorState::Fuzzy);
    QCOMPARE(anchor.score, 0.99);
    query.folded.clear();
    QCOMPARE(AnchorFinder(changed).find(query).state, AnchorState::Orphan);
}

void TestAnchors::survivesNonsense()
{
    const AnchorFinder finder(story);
    AnchorQuery query;
    QCOMPARE(finder.find(query).state, AnchorState::Orphan);
    query.sha256 = sha256Hex(u"");
    QCOMPARE(finder.find(query).state, AnchorState::Orphan);
    for (const TextRange &range : {TextRange{-5, 3},
                                   TextRange{5, 3},
                                   TextRange{0, 2147483647},
                                   TextRange{2147483600, 2147483647},
                                   TextRange{400000000, 400000010}}) {
        query = citeWords(story, claim);
        query.range = range;
        query.sourceLength = 2147483647;
        QVERIFY(finder.find(query).state != AnchorState::Exact);
        query.sha256 = u"not hex"_s;
        query.shingles = QByteArray("abc");
        query.prefix = QString(100000, u'x');
        query.sourceLength = -2147483647;
        finder.find(query);
    }
    query = citeWords(story, claim);
    query.phrase = TextRange{0, 5};
    QVERIFY(!finder.find(query).phrase);
}

void TestAnchors::canBeMoved()
{
    AnchorFinder first(story);
    AnchorFinder second(std::move(first));
    first = AnchorFinder(QString());
    QCOMPARE(second.find(citeWords(story, claim)).state, AnchorState::Exact);
    QCOMPARE(first.find(citeWords(story, claim)).state, AnchorState::Orphan);
}

void TestAnchors::findsEveryCodedCitation()
{
    const QJsonObject all = coding();
    NEED_CODING(all);
    const QMap<QString, QString> texts = codedTexts(all);
    std::map<QString, AnchorFinder> finders;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text)
        finders.emplace(text.key(), AnchorFinder(text.value()));
    int exact = 0;
    forEachObject(all, [&](const QJsonObject &object) {
        if (!object.contains("doc"_L1) || !object.contains("sha256"_L1))
            return;
        AnchorQuery query;
        query.range = {object["start"_L1].toInt(), object["end"_L1].toInt()};
        query.sha256 = object["sha256"_L1].toString();
        exact +=
            finders.at(object["doc"_L1].toString()).find(query).state == AnchorState::Exact ? 1 : 0;
    });
    QCOMPARE(exact, 1181);
}

void TestAnchors::neverShiftsSilently_data()
{
    QTest::addColumn<int>("mutation");
    QTest::newRow("paragraphs inserted") << 0;
    QTest::newRow("white space doubled") << 1;
    QTest::newRow("quotes made straight") << 2;
    QTest::newRow("words changed") << 3;
    QTest::newRow("sentences removed") << 4;
    QTest::newRow("lines joined") << 5;
}

namespace {

QString mutated(QString text, int mutation)
{
    switch (mutation) {
    case 0:
        text.insert(text.size() / 2, u"\n\nA paragraph was put here.\n\n"_s);
        return u"One more line.\n\n"_s + text;
    case 1:
        return text.replace(u" the "_s, u"  the\u00A0"_s);
    case 2:
        return text.replace(u'“', u'"').replace(u'”', u'"').replace(u'’', u'\'');
    case 3:
        return text.replace(u"attack"_s, u"assault"_s).replace(u"said"_s, u"has told us"_s);
    case 4:
        for (int i = 3; i > 0; --i) {
            const Offsets offsets(text);
            const std::vector<TextRange> sentences = sentencesOf(offsets);
            const TextRange gone = sentences[sentences.size() * size_t(i) / 4];
            text.remove(offsets.toUnits(gone.start),
                        offsets.toUnits(gone.end) - offsets.toUnits(gone.start));
        }
        return text;
    default:
        return text.replace(u"\n\n"_s, u" "_s);
    }
}

} // namespace

// Whatever was done to the articles: what is called exact or moved has the hash that was cited,
// what is called fuzzy 0.99 folds to the same text, and a phrase that is kept still says the same.
void TestAnchors::neverShiftsSilently()
{
    QFETCH(int, mutation);
    const QJsonObject all = coding();
    NEED_CODING(all);
    const QMap<QString, QString> texts = codedTexts(all);
    QMap<AnchorState, int> states;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text) {
        const QString changed = mutated(text.value(), mutation);
        const AnchorFinder finder(changed);
        const Offsets original(text.value());
        const Offsets now(changed);
        forEachObject(all, [&](const QJsonObject &object) {
            if (object["doc"_L1] != text.key() || !object.contains("sha256"_L1))
                return;
            AnchorQuery query =
                cite(text.value(), {object["start"_L1].toInt(), object["end"_L1].toInt()});
            const QJsonArray span = object["span"_L1].toArray();
            if (span.size() == 2)
                query.phrase = TextRange{span[0].toInt(), span[1].toInt()};
            const AnchorFound anchor = finder.find(query);
            ++states[anchor.state];
            const QString words = now.slice(anchor.range);
            if (anchor.state == AnchorState::Exact || anchor.state == AnchorState::Moved)
                QCOMPARE(sha256Hex(words), query.sha256);
            if (anchor.state == AnchorState::Fuzzy && anchor.score >= 0.99)
                QCOMPARE(sha256Hex(foldForMatching(words)), query.folded);
            if (anchor.phrase)
                QCOMPARE(foldForMatching(now.slice(*anchor.phrase)),
                         foldForMatching(original.slice(*query.phrase)));
        });
    }
    qInfo("%s: %d exact, %d moved, %d fuzzy, %d orphans",
          QTest::currentDataTag(),
          states[AnchorState::Exact],
          states[AnchorState::Moved],
          states[AnchorState::Fuzzy],
          states[AnchorState::Orphan]);
    QVERIFY(states[AnchorState::Orphan] <= (mutation == 3 ? 200 : mutation == 4 ? 120 : 5));
}

// Not a timing: a text of a million characters in which nothing is found must not take minutes. The
// figures are shown.
void TestAnchors::manyInLongTextsAreFound()
{
    const QString other =
        u"Wholly different words stand in this line about the weather and the harvest number "_s;
    const auto textOf = [&](const QString &line, int length) {
        QString text;
        for (int i = 0; text.size() < length; ++i)
            text += line + QString::number(i) + u". "_s;
        return text;
    };
    for (const int length : {8000, 250000}) {
        const QString before =
            textOf(u"The guards counted the rockets that fell on the field in raid "_s, length);
        const Offsets offsets(before);
        const std::vector<TextRange> sentences = sentencesOf(offsets);
        QList<AnchorQuery> queries;
        for (size_t i = 0; i < (length < 100000 ? 1200 : 120); ++i)
            queries += cite(before.first(8000), sentences[i % 100]);
        const QMap<const char *, QString> changes{
            {"unchanged", before},
            {"moved", u"New. "_s + before},
            {"reworded", QString(before).replace(u"that fell"_s, u"falling"_s)},
            {"gone", textOf(other, length)}};
        for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
            QElapsedTimer timer;
            timer.start();
            const AnchorFinder finder(change.value());
            qsizetype found = 0;
            for (const AnchorQuery &query : queries)
                found += finder.find(query).state != AnchorState::Orphan ? 1 : 0;
            if (change.key() == QByteArrayView("unchanged"))
                QCOMPARE(found, queries.size());
            if (change.key() == QByteArrayView("gone"))
                QCOMPARE(found, 0);
            qInfo("%d characters, %lld citations, %s: %lld ms",
                  length,
                  qint64(queries.size()),
                  change.key(),
                  timer.elapsed());
        }
    }
    QVERIFY(!sentencesOf(Offsets(QString(1000000, u'.'))).empty());
    QCOMPARE(sentencesOf(Offsets(u"A. "_s.repeated(300000))).size(), size_t(1));
    AnchorFinder(u"(“…”) "_s.repeated(200000)).find(citeWords(story, claim));
}

QTEST_GUILESS_MAIN(TestAnchors)
#include "tst_anchors.moc"
