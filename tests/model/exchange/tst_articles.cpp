// Article files against a casefile: what they are recognised as, what is written, where citations
// end up. All texts are invented.
#include "model/exchange/articles.h"
#include "model/store/attachedtext.h"
#include "model/store/check.h"
#include "model/store/documentview.h"
#include "model/text/normalise.h"
#include "model/text/sentences.h"
#include "model/text/sketch.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const QString article =
    u"Ferry stops after collision in the fog\n\n"
    "The harbour ferry ran into a moored barge on Tuesday morning, the port office said. "
    "Four passengers were taken to hospital with light injuries. "
    "“We heard a loud bang and then the lights went out”, said a woman who was on board 😀 with her "
    "son. "
    "The captain had reported thick fog half an hour earlier. "
    "Divers are to look at the hull before the ferry may sail again. "
    "It was the second collision in the harbour this year, after a tug hit the old pier in March.\n"_s;

const QString otherArticle =
    u"Library opens its new reading room\n\n"
    "The city library has opened a reading room with sixty seats under a glass roof. "
    "Students had asked for longer opening hours since the spring. "
    "The room stays open until midnight on weekdays, the director said.\n"_s;

} // namespace

class ArticlesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void attachesAnOriginalWithoutAnEdit();
    void placesCitationsInAChangedText_data();
    void placesCitationsInAChangedText();
    void knowsACitationByItsContext();
    void addsAnUnknownArticleWithItsSentences();
    void doesNotGuessBetweenTwins();
    void leavesOutWhatCannotBeRead();
    void namesTheOutletOfASite();

private:
    QString write(const QString &name, const QByteArray &bytes);
    Id codeArticle(const QString &text, bool withText);
    std::vector<ArticleOutcome> attach(const QStringList &paths);
    qint64 count(const QByteArray &sql) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<EditLog> m_log;
    Edit m_edit;
};

void ArticlesTest::init()
{
    m_log.reset();
    m_connection.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->filePath(u"state"_s).toUtf8());
    const QString path = m_folder->filePath(u"case.sourceline"_s);
    QVERIFY(Connection::create(path, u"Case"_s));
    auto connection = Connection::open(path, Access::ReadWrite);
    QVERIFY(connection);
    m_connection = std::make_unique<Connection>(std::move(*connection));
    m_log = std::make_unique<EditLog>(*m_connection);
}

QString ArticlesTest::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test cannot write");
    return file.fileName();
}

// A document coded on `text` as a pack would bring it: hashes and sketches, every sentence cited
// once.
Id ArticlesTest::codeArticle(const QString &text, bool withText)
{
    Id document;
    const auto edit = m_log->apply({u"Tester"_s, u"Code"_s}, [&](Writer &writer) -> Result<void> {
        const Offsets offsets(text);
        const auto incident =
            writer.insert("incident", {{"kind", u"event"_s}, {"title", u"Collision"_s}});
        const auto inserted = writer.insert("document",
                                            {{"kind", u"article"_s},
                                             {"title", u"Ferry"_s},
                                             {"length", qint64(offsets.codePoints())},
                                             {"sha256", sha256Hex(text)},
                                             {"shingles", sketchOf(text, documentSketchLimit)}});
        if (!inserted || !incident)
            return Error{u"no document"_s};
        document = *inserted;
        qint64 number = 0;
        for (const TextRange &range : sentencesOf(offsets)) {
            const QString sentence = offsets.slice(range);
            const Values place{{"document", toValue(document)},
                               {"start", qint64(range.start)},
                               {"end", qint64(range.end)},
                               {"sha256", sha256Hex(sentence)}};
            Values row = place;
            row.insert(row.end(),
                       {{"number", number++},
                        {"folded", sha256Hex(foldForMatching(sentence))},
                        {"shingles", sketchOf(sentence, sentenceSketchLimit)}});
            Values citation = place;
            citation.push_back({"incident", toValue(*incident)});
            if (const auto done = writer.insert("sentence", row); !done)
                return done.error();
            if (const auto done = writer.insert("citation", citation); !done)
                return done.error();
        }
        if (withText) {
            if (const auto stored = writer.storeText(text); !stored)
                return stored.error();
        }
        return {};
    });
    if (!edit)
        qFatal("%s", qPrintable(edit.error().message));
    return document;
}

std::vector<ArticleOutcome> ArticlesTest::attach(const QStringList &paths)
{
    const auto articles =
        std::make_shared<std::vector<ArticleOutcome>>(readArticles(paths, m_connection->handle()));
    const auto edit =
        m_log->apply({u"Tester"_s, u"Attach"_s, {}, "import"}, articleImport(articles));
    if (!edit)
        qFatal("%s", qPrintable(edit.error().message));
    m_edit = *edit;
    return *articles;
}

qint64 ArticlesTest::count(const QByteArray &sql) const
{
    Statement statement(m_connection->handle(), sql.constData());
    return statement.next() ? statement.integer(0) : -1;
}

void ArticlesTest::attachesAnOriginalWithoutAnEdit()
{
    const Id document = codeArticle(article, false);
    // The file has what editors add: a mark at its start and Windows line ends.
    QByteArray bytes = "\xef\xbb\xbf" + article.toUtf8();
    bytes.replace("\n", "\r\n");
    const auto outcome = attach({write(u"ferry.txt"_s, bytes)}).front();
    QVERIFY(outcome.file.exact);
    QCOMPARE(outcome.file.known, document);
    QCOMPARE(outcome.anchors.exact, 7);
    QCOMPARE(m_edit.seq, 0);
    QCOMPARE(count("SELECT count(*) FROM text"), 1);
    QCOMPARE(count("SELECT count(*) FROM document"), 1);
    const auto view = readDocument(m_connection->handle(), document);
    QVERIFY(view);
    QCOMPARE(view->textKind, TextKind::Original);
    QCOMPARE(view->text, article);
    QCOMPARE(view->highlights.size(), size_t(7));
    QVERIFY(attach({m_folder->filePath(u"ferry.txt"_s)}).front().file.attached);
    QCOMPARE(count("SELECT count(*) FROM text"), 1);
}

void ArticlesTest::placesCitationsInAChangedText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("counts"); // exact, moved, fuzzy, orphan
    QTest::addColumn<bool>("withText");
    QString spaced = article;
    spaced.replace(u". "_s, u".  "_s);
    QString quotes = article;
    quotes.replace(u'“', u'"').replace(u'”', u'"');
    QString words = article;
    words.replace(u"Four passengers"_s, u"Five passengers"_s)
        .replace(u"before the ferry may sail"_s, u"before the ship may sail"_s);
    QString cut = article;
    cut.remove(u"The captain had reported thick fog half an hour earlier. "_s);
    for (const bool withText : {false, true}) {
        const QString how = withText ? u", original there"_s : u", original never seen"_s;
        QTest::newRow(qPrintable(u"white space"_s + how))
            << spaced << QList<int>{2, 5, 0, 0} << withText;
        QTest::newRow(qPrintable(u"quotes"_s + how))
            << quotes << QList<int>{6, 0, 1, 0} << withText;
        QTest::newRow(qPrintable(u"words"_s + how)) << words << QList<int>{3, 2, 2, 0} << withText;
        QTest::newRow(qPrintable(u"sentence cut"_s + how))
            << cut << QList<int>{4, 2, 0, 1} << withText;
        QTest::newRow(qPrintable(u"line above"_s + how))
            << u"From our correspondent\n\n"_s + article << QList<int>{0, 7, 0, 0} << withText;
    }
}

void ArticlesTest::placesCitationsInAChangedText()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, counts);
    QFETCH(bool, withText);
    const Id document = codeArticle(article, withText);
    const auto outcome = attach({write(u"changed.txt"_s, text.toUtf8())}).front();
    QCOMPARE(outcome.file.known, document);
    QVERIFY(!outcome.file.exact && outcome.file.similarity >= 0.5 && outcome.file.similarity <= 1);
    const AnchorCounts &found = outcome.anchors;
    if (QTest::currentDataTag() != QByteArray()
        && QByteArray(QTest::currentDataTag()).startsWith("words"))
        QCOMPARE((QList<int>{found.exact + found.moved, found.fuzzy, found.orphan}),
                 (QList<int>{counts[0] + counts[1], counts[2], counts[3]}));
    else
        QCOMPARE((QList<int>{found.exact, found.moved, found.fuzzy, found.orphan}), counts);
    QVERIFY(m_edit.seq > 0);
    QCOMPARE(count("SELECT count(*) FROM document WHERE version_of IS NOT NULL"), 1);
    QCOMPARE(count("SELECT count(*) FROM anchor"), 7);
    QCOMPARE(
        count("SELECT count(*) FROM anchor WHERE state = 'fuzzy' AND (score <= 0 OR score >= 1)"),
        0);

    // The view shows the original where there is one, else this version with its orphans counted.
    const auto view = readDocument(m_connection->handle(), document);
    QVERIFY(view);
    QCOMPARE(view->textKind, withText ? TextKind::Original : TextKind::ChangedVersion);
    QCOMPARE(view->highlights.size(), size_t(withText ? 7 : 7 - found.orphan));
    QCOMPARE(view->orphans, withText ? 0 : found.orphan);
    const Offsets offsets(view->text);
    for (const Highlight &highlight : view->highlights)
        QVERIFY(!offsets.slice(highlight.range).isEmpty());

    // The same changed file again is known, and nothing is added.
    const auto again = attach({m_folder->filePath(u"changed.txt"_s)}).front();
    QVERIFY(again.file.attached && again.file.version.isValid());
    QCOMPARE(m_edit.seq, 0);
    QCOMPARE(count("SELECT count(*) FROM document"), 2);
    // A citation that is lost is a problem as long as the original is not there.
    const CheckReport report = checkCasefile(m_connection->handle());
    QCOMPARE(report.problems.size(), qsizetype(!withText && found.orphan > 0 ? 1 : 0));
    // Undone, the version is gone and the coding is as it was.
    const Id edit{count("SELECT id FROM edit ORDER BY seq DESC LIMIT 1")};
    const auto reverted = m_log->revert(edit, {u"Tester"_s, u"Undo"_s, {}, "undo"});
    QVERIFY2(reverted, reverted ? "" : qPrintable(reverted.error().message));
    QCOMPARE(count("SELECT count(*) FROM document"), 1);
    QCOMPARE(count("SELECT count(*) FROM anchor"), 0);
}

// The same sentence stands twice; which one was cited is told by what is around it.
void ArticlesTest::knowsACitationByItsContext()
{
    const QString twice = u"Alpha went up the hill to see the old tower there. The gate was shut. "
                          u"Beta came down from the hill in "
                          "the evening rain. Gamma waited at the crossing for an hour or more. The "
                          "gate was shut. Delta left by the "
                          "northern road before noon.\n"_s;
    const Id document = codeArticle(twice, true);
    Q_UNUSED(document)
    const QString changed = u"A new first line that was not there before.\n"_s + twice;
    const auto outcome = attach({write(u"twice.txt"_s, changed.toUtf8())}).front();
    QCOMPARE(outcome.anchors.moved, 6);
    Statement gates(m_connection->handle(),
                    "SELECT c.start, a.start FROM anchor a JOIN citation c ON c.id = a.citation "
                    "ORDER BY c.start");
    int seen = 0;
    while (gates.next()) {
        QCOMPARE(gates.integer(1) - gates.integer(0), 44);
        ++seen;
    }
    QCOMPARE(seen, 6);
}

void ArticlesTest::addsAnUnknownArticleWithItsSentences()
{
    codeArticle(article, true);
    const auto outcome = attach({write(u"library.txt"_s, otherArticle.toUtf8())}).front();
    QVERIFY(!outcome.file.known.isValid());
    QCOMPARE(count("SELECT count(*) FROM document"), 2);
    Statement row(m_connection->handle(),
                  "SELECT id, title, kind, length, version_of, file_name FROM document WHERE title "
                  "LIKE 'Library%'");
    QVERIFY(row.next());
    QCOMPARE(row.text(1), u"Library opens its new reading room"_s);
    QCOMPARE(row.text(2), u"article"_s);
    QCOMPARE(row.integer(3), otherArticle.size());
    QVERIFY(row.isNull(4));
    QCOMPARE(row.text(5), u"library.txt"_s);
    QCOMPARE(count("SELECT count(*) FROM sentence s JOIN document d ON d.id = s.document WHERE "
                   "d.title LIKE 'Library%'"),
             4);
    QCOMPARE(articleSentence({outcome}), u"1 new article was added."_s);
}

void ArticlesTest::doesNotGuessBetweenTwins()
{
    codeArticle(article, true);
    codeArticle(QString(article).replace(u"Four"_s, u"Six"_s), true);
    QString changed = article;
    changed.replace(u"Tuesday"_s, u"Monday"_s);
    const auto outcome = attach({write(u"which.txt"_s, changed.toUtf8())}).front();
    QVERIFY(!outcome.file.known.isValid());
}

void ArticlesTest::leavesOutWhatCannotBeRead()
{
    QDir(m_folder->path()).mkpath(u"empty"_s);
    const QStringList paths{write(u"latin.txt"_s, "caf\xe9"),
                            write(u"blank.txt"_s, " \n\n"),
                            write(u"nul.txt"_s, QByteArray("a\0b", 3)),
                            write(u"page.html"_s, "<p>"),
                            m_folder->filePath(u"none.txt"_s),
                            m_folder->filePath(u"empty"_s),
                            write(u"good.txt"_s, otherArticle.toUtf8()),
                            write(u"same.txt"_s, otherArticle.toUtf8()),
                            write(u"page.mht"_s, "From: <Saved by a browser>\r\n"),
                            write(u"report.docx"_s, "PK")};
    const auto outcomes = attach(paths);
    QCOMPARE(outcomes.size(), size_t(10));
    QVERIFY2(outcomes[8].problem.endsWith(
                 u"page.mht is a web archive (.mht), which is not read: save the page as HTML; it "
                 "was left out."_s),
             qPrintable(outcomes[8].problem));
    QVERIFY2(outcomes[9].problem.contains(u"save it as PDF or as text"_s),
             qPrintable(outcomes[9].problem));
    for (size_t i = 0; i < outcomes.size(); ++i) {
        QCOMPARE(outcomes[i].problem.isEmpty(), i == 0 || i == 6); // the first is Windows-1252
        QVERIFY(outcomes[i].problem.isEmpty()
                || outcomes[i].problem.contains(QFileInfo(paths[qsizetype(i)]).fileName()));
        QVERIFY(!outcomes[i].problem.contains(u'\n'));
    }
    QCOMPARE(outcomes[0].file.text, u"caf\u00E9"_s);
    // Nor are they passed over where a folder is named.
    QDir(m_folder->path()).mkpath(u"saved"_s);
    write(u"saved/page.mhtml"_s, "From: <Saved by a browser>\r\n");
    const auto inFolder = attach({m_folder->filePath(u"saved"_s)});
    QCOMPARE(inFolder.size(), size_t(1));
    QVERIFY(inFolder.front().problem.contains(u"(.mhtml), which is not read"_s));
    QCOMPARE(count("SELECT count(*) FROM document"), 2);
}

void ArticlesTest::namesTheOutletOfASite()
{
    const auto made = m_log->apply({u"Tester"_s, u"Outlets"_s}, [](Writer &writer) -> Result<void> {
        const auto document = [&writer](const QString &outlet, const QString &url) {
            const auto actor = writer.insert("actor", {{"name", outlet}, {"kind", u"outlet"_s}});
            return actor
                   && writer.insert("document",
                                    {{"kind", u"article"_s},
                                     {"title", outlet},
                                     {"outlet", toValue(*actor)},
                                     {"url", url}});
        };
        const bool done = document(u"The Harbour Ledger"_s, u"https://www.ledger.example/a"_s)
                          && document(u"Wire One"_s, u"https://wires.example/1"_s)
                          && document(u"Wire Two"_s, u"https://wires.example/2"_s);
        return done ? Result<void>() : Result<void>(Error{u"no document"_s});
    });
    QVERIFY(made);
    const auto read = [this](const QString &address) {
        const QString text = otherArticle + u"\nContent retrieved from: "_s + address + u"\n"_s;
        const auto outcomes =
            readArticles({write(u"a.txt"_s, text.toUtf8())}, m_connection->handle());
        return outcomes.front().file;
    };
    const ArticleFile known = read(u"https://ledger.example/2021/05/04/library"_s);
    QCOMPARE(known.facts.outlet, u"The Harbour Ledger"_s);
    QVERIFY(known.found.outlet.isEmpty()); // the casefile says so, not the file
    QCOMPARE(known.found.published, u"2021-05-04"_s);
    QVERIFY(read(u"https://wires.example/3"_s).facts.outlet.isEmpty()); // whose?
    QVERIFY(read(u"https://elsewhere.example/3"_s).facts.outlet.isEmpty());
}

QTEST_GUILESS_MAIN(ArticlesTest)
#include "tst_articles.moc"
