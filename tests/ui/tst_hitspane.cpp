#include "model/coding/notes.h"
#include "model/filter/filtertext.h"
#include "model/workbench/identity.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/article/articlepane.h"
#include "ui/article/textview.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/hits/hitsmodel.h"
#include "ui/hits/hitspane.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QListView>
#include <QSignalSpy>
#include <QToolButton>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestHitsPane : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void listsRankedWithSentences();
    void walksAndOpens();
    void aSummaryLeadsIntoItsArticle();
    void goesToTheRecordsOfAStatement();
    void listsOneKind();
    void countsWhileNobodyLooks();
    void theLatestSearchWins();
    void saysWhatIsMissing();
    void followsEdits();
    void marksTheArticle();

private:
    void search(const QString &text) { m_workbench->setFilter(parseFilter(text).spec); }

    bool listed(const HitsPane &pane, int atLeast = 1)
    {
        return QTest::qWaitFor(
            [&] {
                const auto *all = pane.findChildren<QToolButton *>().constFirst();
                return pane.view()->model()->rowCount() >= atLeast && all->text().contains(u' ');
            },
            20000);
    }

    const SearchHit *hit(const HitsPane &pane, int row) const
    {
        return qobject_cast<HitsModel *>(pane.view()->model())->hit(row);
    }

    int rowOf(const HitsPane &pane, HitKind kind) const
    {
        for (int row = 0; row < pane.view()->model()->rowCount(); ++row) {
            if (hit(pane, row)->ref.kind == kind)
                return row;
        }
        return -1;
    }

    std::unique_ptr<SampleFile> m_file;
    std::unique_ptr<Workbench> m_workbench;
};

void TestHitsPane::initTestCase()
{
    applyTheme(*qApp, ColourScheme::Light);
}

void TestHitsPane::init()
{
    m_file = std::make_unique<SampleFile>();
    m_workbench = std::make_unique<Workbench>();
    QVERIFY(m_workbench->open(m_file->path()));
    m_workbench->setIdentity({u"Ada King"_s, u"AK"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_workbench->casefile() && !m_workbench->isLoading(), 20000);
}

void TestHitsPane::cleanup()
{
    m_workbench.reset();
    m_file.reset();
}

void TestHitsPane::listsRankedWithSentences()
{
    HitsPane pane(*m_workbench);
    QAbstractItemModelTester tester(pane.view()->model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    pane.resize(900, 500);
    pane.show();
    search(u"embassy"_s);
    QVERIFY(listed(pane));
    bool marked = true;
    for (int row = 0; row < pane.view()->model()->rowCount(); ++row) {
        const SearchHit &one = *hit(pane, row);
        marked = marked && !one.matches.empty();
        for (const TextRange &match : one.matches)
            QVERIFY2(one.text.mid(match.start, match.length())
                         .contains(u"embass"_s, Qt::CaseInsensitive),
                     qPrintable(one.text));
    }
    QVERIFY(marked);
    QVERIFY(rowOf(pane, HitKind::Incident) >= 0);
    QVERIFY(rowOf(pane, HitKind::Document) >= 0);
    const QString said = pane.view()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.startsWith(u"Incident, "_s), qPrintable(said));
    QVERIFY(!pane.grab().toImage().isNull());
}

void TestHitsPane::walksAndOpens()
{
    HitsPane pane(*m_workbench);
    ArticlePane article(*m_workbench);
    connect(&pane, &HitsPane::passageAsked, &article, [&](Id document, Id shown, TextRange range) {
        article.showPassage({document, shown, range});
    });
    pane.resize(900, 500);
    article.resize(500, 500);
    pane.show();
    article.show();
    search(u"embassy rocket*"_s);
    QVERIFY(listed(pane));
    pane.activateWindow();
    pane.view()->setFocus();
    QTRY_VERIFY(pane.view()->hasFocus());
    const int row = rowOf(pane, HitKind::Document);
    QVERIFY(row >= 0);
    while (pane.view()->currentIndex().row() < row)
        QTest::keyClick(pane.view(), Qt::Key_Down);
    while (pane.view()->currentIndex().row() > row)
        QTest::keyClick(pane.view(), Qt::Key_Up);
    if (pane.view()->currentIndex().row() == 0 && row == 0)
        QTest::keyClick(pane.view(), Qt::Key_Return);
    const SearchHit &there = *hit(pane, row);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_workbench->document() && m_workbench->document()->document == there.document, 10000);
    QTRY_COMPARE_WITH_TIMEOUT(article.textView()->selectedText(),
                              Offsets(m_workbench->document()->text).slice(there.range),
                              10000);
    const qint32 start = article.textView()->anchor(); // scrolling there takes a moment
    QTRY_VERIFY_WITH_TIMEOUT(!article.textView()->visibleRects(start, start + 1).isEmpty(), 10000);
    QCOMPARE(m_workbench->textSelection().range, there.range); // ready to be cited
    QSignalSpy asked(&pane, &HitsPane::textAsked);
    QTest::keyClick(pane.view(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
}

// Where only our summary holds the words, the article's sentence with some of them is selected, or
// none: never the one that was read before.
void TestHitsPane::aSummaryLeadsIntoItsArticle()
{
    bool isDone = false;
    m_workbench->perform(
        [](Writer &writer) -> Result<void> {
            const auto text = writer.storeText(u"Katyushas hit the pier. The mole was dry.\n"_s);
            const auto brief = writer.storeText(u"A zeppelin was seen at the mole.\n"_s);
            if (!text || !brief)
                return text ? brief.error() : text.error();
            const auto article = writer.insert(
                "document", {{"kind", u"article"_s}, {"title", u"The pier"_s}, {"sha256", *text}});
            if (!article)
                return article.error();
            const auto summary = writer.insert("document",
                                               {{"kind", u"summary"_s},
                                                {"title", u"In short"_s},
                                                {"summary_of", toValue(*article)},
                                                {"sha256", *brief}});
            return summary ? Result<void>() : summary.error();
        },
        {},
        [&isDone](const Result<Edit> &edit) { isDone = bool(edit); });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, 10000);
    HitsPane pane(*m_workbench);
    ArticlePane article(*m_workbench);
    connect(&pane, &HitsPane::passageAsked, &article, [&](Id document, Id shown, TextRange range) {
        article.showPassage({document, shown, range});
    });
    article.resize(500, 500);
    pane.show();
    article.show();
    pane.activateWindow();
    const auto goesTo = [&](const QString &words) {
        search(words);
        if (!listed(pane))
            return false;
        pane.view()->setFocus();
        QTest::keyClick(pane.view(), Qt::Key_Return);
        return true;
    };
    pane.list(HitKind::Document);
    QVERIFY(goesTo(u"katyushas pier"_s));
    QTRY_COMPARE_WITH_TIMEOUT(
        m_workbench->textSelection().text, u"Katyushas hit the pier."_s, 10000);
    QVERIFY(!hit(pane, 0)->isSummary);
    QVERIFY(goesTo(u"zeppelin mole"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_workbench->textSelection().text, u"The mole was dry."_s, 10000);
    QVERIFY(hit(pane, 0)->isSummary);
    QCOMPARE(kindWords(*hit(pane, 0)), u"Summary"_s);
    QVERIFY(goesTo(u"zeppelin"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!m_workbench->textSelection().isValid(), 10000);
}

void TestHitsPane::goesToTheRecordsOfAStatement()
{
    HitsPane pane(*m_workbench);
    pane.show();
    pane.list(HitKind::Statement);
    search(u"rocket"_s);
    QVERIFY(listed(pane));
    pane.activateWindow();
    pane.view()->setFocus();
    int row = 0;
    while (hit(pane, row) && hit(pane, row)->records.empty())
        ++row;
    const SearchHit *wanted = hit(pane, row);
    QVERIFY(wanted);
    const Id incident = wanted->incident;
    pane.view()->setCurrentIndex(pane.view()->model()->index(row, 0));
    QSignalSpy asked(&pane, &HitsPane::incidentAsked);
    QTest::keyClick(pane.view(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(m_workbench->current(), incident);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workbench->lit().empty(), 10000);
}

void TestHitsPane::listsOneKind()
{
    HitsPane pane(*m_workbench);
    pane.show();
    search(u"attack"_s);
    QVERIFY(listed(pane));
    const auto buttons = pane.findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), qsizetype(5));
    const QString all = buttons[0]->text();
    for (size_t kind = 0; kind < hitKinds; ++kind) {
        buttons[static_cast<qsizetype>(kind) + 1]->click();
        const auto isOfKind = [&] {
            for (int row = 0; row < pane.view()->model()->rowCount(); ++row) {
                if (hit(pane, row)->ref.kind != static_cast<HitKind>(kind))
                    return false;
            }
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isOfKind(), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(buttons[0]->text(), all, 10000);
        QVERIFY(isOfKind());
    }
}

void TestHitsPane::countsWhileNobodyLooks()
{
    HitsPane pane(*m_workbench);
    QSignalSpy counted(&pane, &HitsPane::countChanged);
    search(u"embassy"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!counted.isEmpty() && counted.last()[0].toInt() > 0, 10000);
    QCOMPARE(pane.view()->model()->rowCount(), 0);
    const int count = counted.last()[0].toInt();
    pane.show();
    QVERIFY(listed(pane));
    QTRY_COMPARE_WITH_TIMEOUT(counted.last()[0].toInt(), count, 10000);
    search({});
    QTRY_COMPARE(counted.last()[0].toInt(), 0);
    QCOMPARE(pane.view()->model()->rowCount(), 0);
}

void TestHitsPane::theLatestSearchWins()
{
    HitsPane pane(*m_workbench);
    pane.show();
    for (const QString &typed : {u"r*"_s, u"ro*"_s, u"*ock*"_s, u"the"_s, u"embassy"_s})
        search(typed);
    QVERIFY(listed(pane));
    QTest::qWait(200);
    for (int row = 0; row < pane.view()->model()->rowCount(); ++row)
        QVERIFY(hit(pane, row)->text.contains(u"embass"_s, Qt::CaseInsensitive));
}

void TestHitsPane::saysWhatIsMissing()
{
    HitsPane pane(*m_workbench);
    pane.show();
    auto *empty = pane.findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->title(), u"Nothing is searched for"_s);
    search(u"kind:event"_s);
    QCOMPARE(empty->title(), u"Nothing is searched for"_s);
    search(u"trebuchet"_s);
    QTRY_COMPARE_WITH_TIMEOUT(empty->title(), u"No text holds these words"_s, 10000);
    search(u"embassy trebuchet"_s);
    QVERIFY(listed(pane));
    m_workbench->close();
    QCOMPARE(empty->title(), u"No casefile is open"_s);
    QVERIFY(empty->isVisible());
}

void TestHitsPane::followsEdits()
{
    HitsPane pane(*m_workbench);
    pane.show();
    search(u"pelican"_s);
    auto *empty = pane.findChild<EmptyState *>();
    QTRY_COMPARE_WITH_TIMEOUT(empty->title(), u"No text holds these words"_s, 10000);
    bool done = false;
    m_workbench->perform(addNote({"incident", Id::fromText(u"5883671442477809665")},
                                 u"A pelican was seen."_s,
                                 u"Ada King"_s),
                         {},
                         [&done](const Result<Edit> &edit) { done = bool(edit); });
    QTRY_VERIFY_WITH_TIMEOUT(done, 10000);
    QVERIFY(listed(pane));
    QCOMPARE(hit(pane, 0)->ref.kind, HitKind::Note);
    QCOMPARE(hit(pane, 0)->text, u"A pelican was seen."_s);
}

void TestHitsPane::marksTheArticle()
{
    ArticlePane article(*m_workbench);
    article.resize(500, 500);
    article.show();
    search(u"embassy *ocke*"_s);
    m_workbench->setCurrent(Id::fromText(u"5883671442477809665"));
    QTRY_VERIFY_WITH_TIMEOUT(m_workbench->document(), 10000);
    QTRY_VERIFY_WITH_TIMEOUT(!article.textView()->matches().empty(), 10000);
    for (const UnitRange &match : article.textView()->matches()) {
        const QString word =
            m_workbench->document()->text.mid(match.start, match.end - match.start).toLower();
        QVERIFY2(word.startsWith(u"embass"_s) || word == u"ocke"_s, qPrintable(word));
    }
    const QImage with = article.textView()->grab().toImage();
    search({});
    QTRY_VERIFY_WITH_TIMEOUT(article.textView()->matches().empty(), 10000);
    QVERIFY(article.textView()->grab().toImage() != with);
}

QTEST_MAIN(TestHitsPane)
#include "tst_hitspane.moc"
