// Articles of every format into a casefile by the program itself; what strangers make to do harm;
// and what is opened meanwhile, as strace sees it. All texts are invented.
#include "model/store/casefile.h"
#include "model/store/statement.h"
#include "tests/model/reading/pdffile.h"
#include "watched.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const QByteArray page =
    "<html><head><title>Ferry stops</title><meta property='og:site_name' content='The Example'>"
    "<meta name='author' content='Ann Example'><meta name='date' content='2021-05-04'></head><body>"
    "<nav><a href='/'>Home</a></nav><h1>Ferry stops</h1>"
    "<p>The harbour ferry ran into a moored barge on Tuesday morning, the port office said. Four "
    "passengers were taken to hospital with light injuries.</p>"
    "<p>Divers are to look at the hull before the ferry may sail again.</p></body></html>";

const QStringList report{u"Library opens its reading room"_s,
                         u""_s,
                         u"The city library has opened a reading room with sixty seats."_s,
                         u"The room stays open until midnight on weekdays, the director said."_s};

struct Outcome
{
    int code = -1;
    QByteArray out, err;
};

} // namespace

class ArticleFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void importsEveryFormat();
    void showsWhatWouldBeImported();
    void keepsTheBytesWhereAsked();
    void keepsTheBytesOfWhatIsHereAlready();
    void declaresAWireCopy();
    void offersTheSameTextOfAnotherOutletAsAWireCopy();
    void survivesHostileFiles_data();
    void survivesHostileFiles();
    void opensNothingButWhatItWasGiven();
    void readsNamesOfEveryKind();

private:
    QString write(const QString &name, const QByteArray &bytes);
    Outcome run(const QStringList &arguments, const QStringList &wrapper = {});
    qint64 count(const QByteArray &sql);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_casefile;
};

void ArticleFilesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->filePath(u"state"_s).toUtf8());
    m_casefile = m_folder->filePath(u"case.sourceline"_s);
    QVERIFY(Connection::create(m_casefile, u"Case"_s));
}

QString ArticleFilesTest::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test cannot write");
    return file.fileName();
}

Outcome ArticleFilesTest::run(const QStringList &arguments, const QStringList &wrapper)
{
    QProcess process;
    QStringList all = wrapper + QStringList{QStringLiteral(SOURCELINE_PROGRAM)} + arguments;
    const QString program = all.takeFirst();
    process.start(program, all);
    if (!process.waitForFinished(120'000))
        qFatal("%s does not end", qPrintable(program));
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

qint64 ArticleFilesTest::count(const QByteArray &sql)
{
    const auto connection = Connection::open(m_casefile, Access::ReadOnly);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().message));
    Statement statement(connection->handle(), sql.constData());
    return statement.next() ? statement.integer(0) : -1;
}

void ArticleFilesTest::importsEveryFormat()
{
    const QStringList paths{
        write(u"a.html"_s, page),
        write(u"b.PDF"_s, pdfOf({report})),
        write(u"c.txt"_s, "A caf\xe9 closes\n\nIt closed on Monday, the owner said.\n")};
    const Outcome outcome = run(QStringList{u"import"_s, m_casefile} + paths);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QVERIFY(outcome.out.contains("3 new articles were added."));
    QCOMPARE(count("SELECT count(*) FROM document d JOIN text t ON t.sha256 = d.sha256"), 3);
    QCOMPARE(
        count("SELECT count(*) FROM document d JOIN actor a ON a.id = d.outlet WHERE d.title = "
              "'Ferry stops' AND a.name = 'The Example' AND a.kind = 'outlet' AND d.outlet_basis = "
              "'text' AND d.author = 'Ann Example' AND d.published_edtf = '2021-05-04'"),
        1);
    QCOMPARE(count("SELECT count(*) FROM sentence WHERE boilerplate = 1"), 1); // Home
    QCOMPARE(count("SELECT count(*) FROM document WHERE title = 'A café closes'"), 1);
    // Again: all are there already.
    const Outcome again = run(QStringList{u"import"_s, m_casefile} + paths);
    QVERIFY2(again.out.contains("3 articles were attached already."), again.out.constData());
    QCOMPARE(count("SELECT count(*) FROM document"), 3);
    QCOMPARE(run({u"check"_s, m_casefile}).code, 0);
}

void ArticleFilesTest::showsWhatWouldBeImported()
{
    const Outcome outcome =
        run({u"import"_s, m_casefile, write(u"a.html"_s, page), u"--dry-run"_s, u"--json"_s});
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    const QJsonObject article = QJsonDocument::fromJson(outcome.out).array().at(0).toObject();
    QCOMPARE(article["title"_L1].toString(), u"Ferry stops"_s);
    QCOMPARE(article["outlet"_L1].toString(), u"The Example"_s);
    QCOMPARE(article["author"_L1].toString(), u"Ann Example"_s);
    QCOMPARE(article["published"_L1].toString(), u"2021-05-04"_s);
    QVERIFY(article["url"_L1].isNull());
    QVERIFY(article["known_as"_L1].isNull());
    const QString text = article["text"_L1].toString();
    const QJsonArray sentences = article["sentences"_L1].toArray();
    QCOMPARE(sentences.size(), 5);
    const auto words = [&](int index) {
        const QJsonValue range = sentences[index];
        return text.mid(range["start"_L1].toInt(),
                        range["end"_L1].toInt() - range["start"_L1].toInt());
    };
    QCOMPARE(words(0), u"Home"_s);
    QVERIFY(sentences[0]["boilerplate"_L1].toBool());
    QCOMPARE(words(3), u"Four passengers were taken to hospital with light injuries."_s);
    QVERIFY(!sentences[3]["boilerplate"_L1].toBool());
    QCOMPARE(count("SELECT count(*) FROM document"), 0);
}

void ArticleFilesTest::keepsTheBytesWhereAsked()
{
    const QByteArray pdf = pdfOf({report});
    const QString path = write(u"b.pdf"_s, pdf);
    QCOMPARE(run({u"import"_s, m_casefile, path, u"--keep-originals"_s}).code, 0);
    const QByteArray hash = QCryptographicHash::hash(pdf, QCryptographicHash::Sha256).toHex();
    QCOMPARE(
        count("SELECT count(*) FROM original o JOIN document d ON d.sha256 = o.text_sha256 WHERE "
              "o.sha256 = '"
              + hash + "' AND o.file_name = 'b.pdf' AND length(o.bytes) = "
              + QByteArray::number(pdf.size())),
        1);
    QCOMPARE(run({u"check"_s, m_casefile}).code, 0);
}

void ArticleFilesTest::declaresAWireCopy()
{
    QCOMPARE(run({u"import"_s, m_casefile, write(u"a.html"_s, page)}).code, 0);
    const QByteArray copy = QByteArray(page)
                                .replace("The Example", "The Sample")
                                .replace("on Tuesday morning", "on Tuesday")
                                .replace("<title>Ferry stops", "<title>A ferry stops");
    const QString path = write(u"copy.html"_s, copy);
    const QStringList dry{u"import"_s, m_casefile, path, u"--dry-run"_s};
    QVERIFY(run(dry).out.contains("another outlet's copy of"));
    QVERIFY(
        run(dry + QStringList{u"--alike"_s, u"version"_s}).out.contains("a changed version of"));
    QCOMPARE(run({u"import"_s, m_casefile, path, u"--alike"_s, u"nonsense"_s}).code, 2);
    const Outcome outcome = run({u"import"_s, m_casefile, path, u"--alike"_s, u"copy"_s});
    QVERIFY2(outcome.out.contains("another outlet's copy"), outcome.out.constData());
    QCOMPARE(
        count("SELECT count(*) FROM document d JOIN actor a ON a.id = d.outlet WHERE a.name = 'The "
              "Sample' AND d.version_kind = 'wire copy' AND d.version_of IS NOT NULL"),
        1);
}

void ArticleFilesTest::keepsTheBytesOfWhatIsHereAlready()
{
    const QString path = write(u"a.html"_s, page);
    QCOMPARE(run({u"import"_s, m_casefile, path}).code, 0);
    QCOMPARE(count("SELECT count(*) FROM original"), 0);
    for (int time = 0; time < 2; ++time) {
        const Outcome again = run({u"import"_s, m_casefile, path, u"--keep-originals"_s});
        QVERIFY2(again.out.contains("1 article was attached already."), again.out.constData());
        QCOMPARE(
            count("SELECT count(*) FROM original o JOIN document d ON d.sha256 = o.text_sha256 "
                  "WHERE length(o.bytes) = "
                  + QByteArray::number(page.size())),
            1);
    }
    QCOMPARE(count("SELECT count(*) FROM edit"), 1); // the record is the same
    QCOMPARE(run({u"check"_s, m_casefile}).code, 0);
}

// An agency's report to the letter, under another name: never another origin.
void ArticleFilesTest::offersTheSameTextOfAnotherOutletAsAWireCopy()
{
    QCOMPARE(run({u"import"_s, m_casefile, write(u"a.html"_s, page)}).code, 0);
    const auto named = [](const char *outlet) {
        return QByteArray(page).replace("The Example", outlet);
    };
    // The outlet itself, however it writes its name.
    const Outcome same =
        run({u"import"_s, m_casefile, write(u"same.html"_s, named("the EXAMPLE"))});
    QVERIFY2(same.out.contains("1 article was attached already."), same.out.constData());
    const QString copy = write(u"copy.html"_s, named("The Sample"));
    const Outcome dry = run({u"import"_s, m_casefile, copy, u"--dry-run"_s});
    QVERIFY2(dry.out.contains("another outlet's copy of document"), dry.out.constData());
    QVERIFY(run({u"import"_s, m_casefile, copy, u"--alike"_s, u"new"_s})
                .out.contains("1 article was attached already."));
    QCOMPARE(count("SELECT count(*) FROM document"), 1);
    const Outcome declared = run({u"import"_s, m_casefile, copy});
    QVERIFY2(declared.out.contains("another outlet's copy of an article here"),
             declared.out.constData());
    QCOMPARE(
        count("SELECT count(*) FROM document d JOIN actor a ON a.id = d.outlet JOIN document o ON "
              "o.id = d.version_of AND o.sha256 = d.sha256 WHERE a.name = 'The Sample' AND "
              "d.version_kind = 'wire copy'"),
        1);
    QCOMPARE(count("SELECT count(*) FROM text"), 1);
    // Again it is here already; undo takes back the copy, not the article.
    QVERIFY(run({u"import"_s, m_casefile, copy}).out.contains("1 article was attached already."));
    QCOMPARE(run({u"revert"_s, m_casefile, u"2"_s}).code, 0);
    QCOMPARE(count("SELECT count(*) FROM document"), 1);
    QCOMPARE(run({u"check"_s, m_casefile}).code, 0);
}

void ArticleFilesTest::survivesHostileFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("readable"); // else refused; where either will do, see `either`
    QTest::addColumn<bool>("either");
    const auto row = [](const char *name,
                        const QString &file,
                        const QByteArray &bytes,
                        bool readable,
                        bool either = false) {
        QTest::newRow(name) << file << bytes << readable << either;
    };
    const QByteArray words = "<p>It fell at dawn, and nobody was hurt in the town of Example.</p>";
    row("50 tables in each other",
        u"a.html"_s,
        QByteArray("<table><tr><td>").repeated(50) + words,
        true);
    row("100,000 divs", u"a.html"_s, QByteArray("<div>").repeated(100'000) + words, true);
    row("100,000 tags never opened",
        u"a.html"_s,
        QByteArray("<div>").repeated(20'000) + QByteArray("</b>").repeated(100'000) + words,
        true,
        true);
    row("a word of a million letters",
        u"a.html"_s,
        "<p>" + QByteArray(1'000'000, 'a') + "</p>" + words,
        true);
    row("entities in entities",
        u"a.html"_s,
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + QByteArray("&b;").repeated(1000) + words,
        true);
    row("a million attributes",
        u"a.html"_s,
        "<p " + QByteArray("a=1 ").repeated(200'000) + ">x</p>" + words,
        true,
        true);
    row("JSON-LD without end",
        u"a.html"_s,
        "<script type='application/ld+json'>" + QByteArray("[").repeated(100'000) + "</script>"
            + words,
        true);
    row("nothing but markup", u"a.html"_s, QByteArray("<p></p>").repeated(1000), false);
    row("NULs", u"a.html"_s, QByteArray("<p>It fell\0 at dawn.</p>", 23) + words, true);
    row("bytes of a picture",
        u"a.html"_s,
        QByteArray("\x89PNG\r\n\x1a\n\0\0\0\x0d\0\x01\x02\x03\x04\x05", 19).repeated(200),
        false);
    row("a PDF cut off", u"a.pdf"_s, pdfOf({report}).first(200), false, true);
    row("a PDF that is text", u"a.pdf"_s, "hello", false);
    row("a PDF of 10,000 pages",
        u"a.pdf"_s,
        pdfOf(QList<QStringList>(10'000, QStringList{u"One line."_s})),
        false);
    row("a PDF whose pages are each other",
        u"a.pdf"_s,
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 "
        "R]/Count 1>>"
        "endobj trailer<</Root 1 0 R>>",
        false);
    row("a PDF with a password", u"a.pdf"_s, pdfOf({report}, {}, true), false);
    row("a PDF of images", u"a.pdf"_s, pdfOf({{}, {}}), false);
}

void ArticleFilesTest::survivesHostileFiles()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, readable);
    QFETCH(bool, either);
    QElapsedTimer timer;
    timer.start();
    const Outcome outcome = run({u"import"_s, m_casefile, write(name, bytes)});
    qInfo("%lld ms: %s", timer.elapsed(), outcome.err.trimmed().constData());
    if (!either)
        QCOMPARE(outcome.code, readable ? 0 : 1);
    if (outcome.code != 0) {
        const QByteArray said = outcome.err.trimmed();
        QVERIFY2(said.count('\n') == 0 && said.endsWith("left out."), said.constData());
    }
    QCOMPARE(count("SELECT count(*) FROM document"), outcome.code == 0 ? 1 : 0);
    QCOMPARE(run({u"check"_s, m_casefile}).code, 0);
}

void ArticleFilesTest::opensNothingButWhatItWasGiven()
{
#if defined(__SANITIZE_ADDRESS__)
    QSKIP("under the address sanitizer the reading program has no such bounds");
#endif
    const QByteArray host = "http://127.0.0.1:9";
    const QString bait = write(u"bait.txt"_s, "Nobody may read this.");
    const QByteArray file = "file://" + bait.toUtf8();
    const QByteArray hostile =
        "<!DOCTYPE html SYSTEM '" + host + "/x.dtd' [<!ENTITY leak SYSTEM '" + file
        + "'>]><html xmlns:xi='http://www.w3.org/2001/XInclude'><head><base href='" + host
        + "/'><meta http-equiv='refresh' content='0;url=" + host
        + "/r'><link rel='stylesheet' href='" + host + "/s.css'><style>@import url(" + host
        + "/i.css);</style><script src='" + host
        + "/s.js'></script><script type='application/ld+json'>{\"@context\":\"" + host
        + "/c\",\"@type\":\"NewsArticle\",\"headline\":\"Bait\"}</script></head><body><img src='"
        + host + "/i.png'><img src='" + file + "'><iframe src='" + file
        + "'></iframe><xi:include href='" + file + "'/><object data='" + bait.toUtf8()
        + "'></object><p>&leak; It fell at dawn, and nobody was hurt."
          "</p></body></html>";
    const QStringList given{write(u"hostile.html"_s, hostile),
                            write(u"given.pdf"_s, pdfOf({report}))};
    const program::Watched watched = program::watched(
        QStringList{u"import"_s, m_casefile} + given, m_folder->path(), m_casefile, given);
    QVERIFY2(watched.outcome.code == 0, qPrintable(watched.outcome.err));
    QVERIFY2(watched.problem.isEmpty(), qPrintable(watched.problem));
    QVERIFY(watched.opened > 10); // the log is one
    QCOMPARE(count("SELECT count(*) FROM text WHERE text LIKE '%Nobody may read%'"), 0);
    QCOMPARE(count("SELECT count(*) FROM document WHERE title = 'Bait'"), 1);
}

void ArticleFilesTest::readsNamesOfEveryKind()
{
    const QByteArray text = "Ferry stops\n\nIt stopped on Monday.\n";
    QStringList names{u"a ..txt"_s,
                      u"new\nline.txt"_s,
                      u"é 🚀.txt"_s,
                      u"-rf.txt"_s,
                      QString(251, u'n') + u".txt"_s};
    for (qsizetype i = 0; i < names.size(); ++i)
        write(names[i], text + QByteArray::number(i) + " things were said of it.\n");
    QVERIFY(::symlink("/dev/zero", m_folder->filePath(u"endless.txt"_s).toUtf8().constData()) == 0);
    const Outcome outcome = run({u"import"_s, m_casefile, m_folder->filePath(u"endless.txt"_s)});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.err.contains("is not a file"), outcome.err.constData());
    const Outcome all = run({u"import"_s, m_casefile, m_folder->path(), u"--alike"_s, u"new"_s});
    QVERIFY2(all.out.contains("5 new articles"), QByteArray(all.out + all.err).constData());
}

QTEST_GUILESS_MAIN(ArticleFilesTest)
#include "tst_articlefiles.moc"
