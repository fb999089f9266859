// Citations in a changed version, looked at and decided; progress through a text. All texts are
// invented.
#include "model/coding/anchorreview.h"
#include "model/coding/documentlist.h"
#include "model/exchange/articles.h"
#include "model/store/attachedtext.h"
#include "model/store/check.h"
#include "tests/model/store/scratchcasefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const QString before = u"Ferry stops after collision\n\n"
                       "The harbour ferry ran into a moored barge on Tuesday morning. "
                       "Four passengers were taken to hospital with light injuries. "
                       "The captain had reported thick fog half an hour earlier. "
                       "Divers are to look at the hull before it may sail again.\n"_s;

// One sentence reworded, one gone, the others as they were.
const QString after = u"Ferry stops after collision\n\n"
                      "The harbour ferry ran into a moored barge on Tuesday morning. "
                      "Five passengers were taken to hospital with light injuries. "
                      "Divers are to look at the hull before it may sail again.\n"_s;

} // namespace

class AnchorReviewTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsTheUncertainFirst();
    void decides();
    void refusesWhatCannotBe();
    void tellsCitationsOfASentenceApart();
    void showsWhatDiffers();
    void countsProgress();

private:
    std::vector<ArticleOutcome> import(const QString &name, const QString &text);
    std::vector<AnchorEntry> anchors();
    AnchorKey keyOf(AnchorState state);
    Result<Edit> perform(const EditLog::Change &change);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ScratchCasefile> m_file;
};

void AnchorReviewTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = std::make_unique<ScratchCasefile>();
    const auto first = import(u"ferry.txt"_s, before);
    QCOMPARE(first.front().file.becomes, Becoming::New);
    // Every sentence but the headline is cited once.
    const auto cited = perform([](Writer &writer) -> Result<void> {
        const auto incident =
            writer.insert("incident", {{"kind", u"event"_s}, {"title", u"Collision"_s}});
        if (!incident)
            return incident.error();
        Statement sentences(writer.database(),
                            "SELECT document, start, \"end\", sha256 FROM sentence WHERE number > "
                            "0 ORDER BY number");
        while (sentences.next()) {
            const auto done = writer.insert("citation",
                                            {{"document", toValue(sentences.id(0))},
                                             {"start", sentences.integer(1)},
                                             {"end", sentences.integer(2)},
                                             {"sha256", sentences.text(3)},
                                             {"incident", toValue(*incident)}});
            if (!done)
                return done.error();
        }
        return {};
    });
    QVERIFY2(cited, cited ? "" : qPrintable(cited.error().message));
    QCOMPARE(import(u"later.txt"_s, after).front().file.becomes, Becoming::Version);
}

Result<Edit> AnchorReviewTest::perform(const EditLog::Change &change)
{
    return m_file->log().apply({u"Ada King"_s, u"test"_s}, change);
}

std::vector<ArticleOutcome> AnchorReviewTest::import(const QString &name, const QString &text)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("the test cannot write");
    file.close();
    const auto articles = std::make_shared<std::vector<ArticleOutcome>>(
        readArticles({file.fileName()}, m_file->database()));
    const auto edit = perform(articleImport(articles));
    if (!edit)
        qFatal("%s", qPrintable(edit.error().message));
    return *articles;
}

std::vector<AnchorEntry> AnchorReviewTest::anchors()
{
    const auto entries = anchorsForReview(m_file->database());
    if (!entries)
        qFatal("%s", qPrintable(entries.error().message));
    return *entries;
}

AnchorKey AnchorReviewTest::keyOf(AnchorState state)
{
    for (const AnchorEntry &entry : anchors()) {
        if (entry.state == state)
            return {entry.citation, entry.version};
    }
    return {};
}

void AnchorReviewTest::listsTheUncertainFirst()
{
    const auto entries = anchors();
    QStringList lines;
    for (const AnchorEntry &entry : entries)
        lines += u"%1 %2 | %3"_s.arg(
            anchorStateText(entry.state), entry.citedText.left(12), entry.foundText.left(12));
    QCOMPARE(lines.join(u'\n'),
             u"orphan The captain  | \nfuzzy Four passeng | Five passeng\nmoved Divers are t | "
             u"Divers are t\n"
             "exact The harbour  | The harbour "_s);
    QVERIFY(entries[1].score > 0.5 && entries[1].score < 1);
    QCOMPARE(entries[0].incidentTitle, u"Collision"_s);
    QVERIFY(entries[2].isOpen() && !entries[3].isOpen());
}

void AnchorReviewTest::decides()
{
    const AnchorKey fuzzy = keyOf(AnchorState::Fuzzy);
    const AnchorKey moved = keyOf(AnchorState::Moved);
    const AnchorKey orphan = keyOf(AnchorState::Orphan);
    QVERIFY(perform(acceptAnchors({fuzzy, moved})));
    // The orphan is put on the sentence of the five passengers: alike in nothing.
    const TextRange there{qint32(after.indexOf(u"Five"_s)), qint32(after.indexOf(u" Divers"_s))};
    QVERIFY(perform(moveAnchor(orphan, there)));
    for (const AnchorEntry &entry : anchors())
        QVERIFY(!entry.isOpen());
    auto entries = anchors();
    const auto placed = std::find_if(entries.begin(), entries.end(), [&](const AnchorEntry &entry) {
        return entry.citation == orphan.citation;
    });
    QCOMPARE(placed->decision, u"moved"_s);
    QCOMPARE(placed->state, AnchorState::Fuzzy);
    QVERIFY(placed->score < 0.5);
    QVERIFY(placed->found == there);
    // To the very words elsewhere: moved, with a full score.
    const TextRange divers{qint32(after.indexOf(u"Divers"_s)), qint32(after.size() - 1)};
    QVERIFY(perform(moveAnchor(moved, divers)));
    QVERIFY(keyOf(AnchorState::Moved).citation == moved.citation);
    // Dropped: an orphan that nobody asks for again.
    QVERIFY(perform(dropAnchor(fuzzy)));
    entries = anchors();
    QVERIFY(std::none_of(
        entries.begin(), entries.end(), [](const AnchorEntry &entry) { return entry.isOpen(); }));
    QCOMPARE(keyOf(AnchorState::Orphan).citation, fuzzy.citation);
    QVERIFY(checkCasefile(m_file->database()).problems.isEmpty());
}

void AnchorReviewTest::refusesWhatCannotBe()
{
    const AnchorKey orphan = keyOf(AnchorState::Orphan);
    for (const auto &change : {acceptAnchors({orphan}),
                               moveAnchor(orphan, {5, 5}),
                               moveAnchor(orphan, {0, 100'000}),
                               moveAnchor({Id{1}, Id{2}}, {0, 1}),
                               dropAnchor({Id{1}, Id{2}})}) {
        const auto edit = perform(change);
        QVERIFY(!edit);
        QVERIFY(edit.error().message.endsWith(u"Nothing was changed."_s));
    }
}

// Two claims on the sentence whose words changed, each on its own words.
void AnchorReviewTest::tellsCitationsOfASentenceApart()
{
    const auto cited = perform([](Writer &writer) -> Result<void> {
        const auto incident =
            writer.insert("incident", {{"kind", u"event"_s}, {"title", u"Fog"_s}});
        if (!incident)
            return incident.error();
        Statement sentence(writer.database(),
                           "SELECT s.document, s.start, s.\"end\", s.sha256 FROM sentence s JOIN "
                           "citation c ON c.document = s.document AND c.start = s.start WHERE "
                           "s.number = 2");
        if (!sentence.next())
            return Error{u"no such sentence"_s};
        const auto speaker =
            writer.insert("actor", {{"name", u"Harbour office"_s}, {"kind", u"organisation"_s}});
        if (!speaker)
            return speaker.error();
        const auto statement = writer.insert(
            "statement", {{"speaker", toValue(*speaker)}, {"gist", u"Four were hurt"_s}});
        if (!statement)
            return statement.error();
        for (const auto &[field, from, to] : {std::tuple("wounded", 0, 15), {"target", 5, 15}}) {
            const auto claim = writer.insert("claim",
                                             {{"incident", toValue(*incident)},
                                              {"statement", toValue(*statement)},
                                              {"field", QString::fromLatin1(field)},
                                              {"reported", u"figure"_s},
                                              {"best", 4}});
            if (!claim)
                return claim.error();
            const auto done = writer.insert("citation",
                                            {{"document", toValue(sentence.id(0))},
                                             {"start", sentence.integer(1)},
                                             {"end", sentence.integer(2)},
                                             {"phrase_start", sentence.integer(1) + from},
                                             {"phrase_end", sentence.integer(1) + to},
                                             {"sha256", sentence.text(3)},
                                             {"claim", toValue(*claim)}});
            if (!done)
                return done.error();
        }
        return {};
    });
    QVERIFY2(cited, cited ? "" : qPrintable(cited.error().message));
    import(u"corrected.txt"_s, QString(after).replace(u"Five"_s, u"Six"_s));
    QStringList records;
    for (const AnchorEntry &entry : anchors()) {
        if (entry.incidentTitle == u"Fog")
            records += entry.record + u'|' + entry.phrase;
    }
    records.sort();
    QCOMPARE(records, (QStringList{u"target|passengers"_s, u"wounded|Four passengers"_s}));
}

void AnchorReviewTest::showsWhatDiffers()
{
    const auto outcome =
        import(u"third.txt"_s, QString(after).replace(u"light"_s, u"heavy"_s)).front();
    QCOMPARE(outcome.file.becomes, Becoming::Version);
    QStringList lines;
    for (const SentenceChange &change : outcome.file.changes)
        lines += (change.added ? u"+ "_s : u"- "_s) + change.text;
    QCOMPARE(lines.join(u'\n'),
             u"- Four passengers were taken to hospital with light injuries.\n"
             "- The captain had reported thick fog half an hour earlier.\n"
             "+ Five passengers were taken to hospital with heavy injuries."_s);
}

void AnchorReviewTest::countsProgress()
{
    const auto entry = [this] {
        const auto list = documentList(m_file->database());
        return list && list->size() == 1 ? list->front() : DocumentEntry();
    };
    DocumentEntry now = entry();
    QCOMPARE(now.sentences, 5);
    QCOMPARE(now.coded, 4);
    QCOMPARE(now.left(), 1);
    QCOMPARE(now.corrections, 1);
    QVERIFY(now.hasText);
    QVERIFY(
        perform(skipSentences(now.id, {0, 200}))); // the headline, and coded ones, which stay coded
    now = entry();
    QCOMPARE(now.skipped, 1);
    QCOMPARE(now.left(), 0);
    QVERIFY(perform(skipSentences(now.id, {0, 3})));
    QCOMPARE(entry().left(), 1);
    QVERIFY(!perform(skipSentences(now.id, {90'000, 90'001})));
}

QTEST_GUILESS_MAIN(AnchorReviewTest)
#include "tst_anchorreview.moc"
