#include "harm.h"
#include "model/exchange/json.h"
#include "model/store/casefile.h"
#include "model/store/statement.h"

#include <QCryptographicHash>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace program;
using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const QString figures = u"Rockets per attack, every claim"_s;

} // namespace

/// The files of `sourceline chart` and what `sourceline verify` says of them, through the program
/// itself and other people's tools.
class ChartFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsWhatIsSaved();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void makesTheSameBytesTwice_data();
    void makesTheSameBytesTwice();
    void hasOneOrderOfNames();
    void othersCanReadIt_data();
    void othersCanReadIt();
    void putsNumbersAndWordsBeside();
    void everyPageSaysWhoseItIs();
    void transparentAndOutlines();
    void verifySaysWhatMadeTheDifference_data();
    void verifySaysWhatMadeTheDifference();
    void verifyTellsAnotherCasefile();
    void verifyRefusesWhatIsNoChart_data();
    void verifyRefusesWhatIsNoChart();
    void aFilterNarrows();
    void failsWithoutHarm();
    void aFullDiskHarmsNothing();
    void isWholeHoweverItIsKilled();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    Outcome chart(const QString &view, const QString &file, const QStringList &more = {}) const;

    QTemporaryDir m_folder;
    QString m_sample;
};

Outcome
ChartFilesTest::chart(const QString &view, const QString &file, const QStringList &more) const
{
    return run(QStringList{u"chart"_s, m_sample, u"--view"_s, view, u"-o"_s, file} + more);
}

void ChartFilesTest::initTestCase()
{
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
    qputenv("XDG_STATE_HOME", path(u"state"_s).toUtf8());
    qputenv("SOURCELINE_WHO", "Tester");
    m_sample = path(u"sample.sourceline"_s);
    const Outcome made = run({u"new"_s, m_sample, u"--sample"_s});
    QVERIFY2(made.code == 0, qPrintable(made.err));
}

void ChartFilesTest::listsWhatIsSaved()
{
    const Outcome listed = run({u"chart"_s, m_sample, u"--list"_s, u"--json"_s});
    QCOMPARE(listed.code, 0);
    QMap<QString, QString> kinds;
    for (const QJsonValue &value : QJsonDocument::fromJson(listed.out.toUtf8()).array())
        kinds.insert(value[u"name"_s].toString(), value[u"kind"_s].toString());
    QCOMPARE(kinds.value(figures), u"figures"_s);
    QVERIFY(kinds.size() >= 5);
    QVERIFY(run({u"chart"_s, m_sample, u"--list"_s}).out.contains(figures));
}

void ChartFilesTest::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QString>("says");
    QTest::addRow("no view") << QStringList{u"-o"_s, u"x.svg"_s} << u"--view"_s;
    QTest::addRow("both")
        << QStringList{u"--view"_s, u"x"_s, u"--spec"_s, u"y"_s, u"-o"_s, u"x.svg"_s}
        << u"--view"_s;
    QTest::addRow("no file") << QStringList{u"--view"_s, figures} << u"-o"_s;
    QTest::addRow("transparent paper")
        << QStringList{u"--view"_s, figures, u"-o"_s, u"x.pdf"_s, u"--transparent"_s}
        << u"--transparent is for .svg and .png"_s;
    QTest::addRow("no such format")
        << QStringList{u"--view"_s, figures, u"-o"_s, u"x.gif"_s} << u".svg"_s;
    QTest::addRow("no size")
        << QStringList{u"--view"_s, figures, u"-o"_s, u"x.svg"_s, u"--size"_s, u"big"_s}
        << u"16:9"_s;
    QTest::addRow("too large")
        << QStringList{u"--view"_s, figures, u"-o"_s, u"x.png"_s, u"--size"_s, u"16000x16000"_s}
        << u"64 million"_s;
    QTest::addRow("too thin")
        << QStringList{u"--view"_s, figures, u"-o"_s, u"x.png"_s, u"--size"_s, u"4000x400"_s}
        << u"three times"_s;
    QTest::addRow("filter")
        << QStringList{u"--view"_s, figures, u"-o"_s, u"x.png"_s, u"--filter"_s, u"killed>=many"_s}
        << u"--filter"_s;
    QTest::addRow("filter of no field")
        << QStringList{u"--view"_s, figures, u"-o"_s, u"x.png"_s, u"--filter"_s, u"a foo:x \""_s}
        << u"--filter, character 3, “foo:x”: No field is called “foo”; a word with a : in it stands in “…”; see sourceline chart --help"_s;
}

void ChartFilesTest::refusesWrongUsage()
{
    QFETCH(const QStringList, more);
    QFETCH(const QString, says);
    const Outcome refused = run(QStringList{u"chart"_s, m_sample} + more);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(says), qPrintable(refused.err));
    QVERIFY2(!refused.err.contains(u".;"), qPrintable(refused.err));
}

void ChartFilesTest::makesTheSameBytesTwice_data()
{
    QTest::addColumn<QString>("end");
    for (const char *end : {"svg", "pdf", "png"})
        QTest::addRow("%s", end) << QString::fromLatin1(end);
}

void ChartFilesTest::makesTheSameBytesTwice()
{
    QFETCH(const QString, end);
    const QString first = path(u"first."_s + end);
    const QString second = path(u"second."_s + end);
    const QStringList arguments{
        u"chart"_s, m_sample, u"--view"_s, u"Events by month and means"_s, u"-o"_s};
    const Outcome once = run(arguments + QStringList{first}, {u"TZ=Asia/Baghdad"_s});
    QCOMPARE(once.code, 0);
    QVERIFY2(once.err.isEmpty(), qPrintable(once.err));
    QTest::qSleep(1100); // another second, for a date of writing
    QCOMPARE(run(arguments + QStringList{second},
                 {u"QT_SCALE_FACTOR=2"_s,
                  u"QT_FONT_DPI=192"_s,
                  u"LC_ALL=ar_IQ.UTF-8"_s,
                  u"TZ=America/New_York"_s})
                 .code,
             0);
    QVERIFY(bytesOf(first).size() > 5000);
    QVERIFY2(bytesOf(first) == bytesOf(second), "two runs make two files");
}

// In Swedish Å comes after Z: the order of bars is not the machine's.
void ChartFilesTest::hasOneOrderOfNames()
{
    const QString casefile = path(u"names.sourceline"_s);
    QVERIFY(QFile::copy(m_sample, casefile));
    {
        auto opened = Casefile::open(casefile);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        const auto done = (*opened)->edit(
            {u"An analyst"_s, u"Rename places"_s, {}}, [](Writer &writer) -> Result<void> {
                std::vector<Id> places;
                {
                    Statement all(writer.database(),
                                  "SELECT DISTINCT place FROM incident WHERE kind = 'event' AND "
                                  "place IS NOT NULL ORDER BY 1 LIMIT 2");
                    while (all.next())
                        places.push_back(all.id(0));
                }
                for (const Id place : places) {
                    const QString name = place == places.front() ? u"Åby"_s : u"Zagros"_s;
                    if (auto renamed = writer.update("place", place, {{"name", name}}); !renamed)
                        return renamed;
                }
                return {};
            });
        QVERIFY(done.result());
    }
    writeBytes(path(u"by-name.json"_s),
               R"({"kind":"ranked","grouping":"place","order":"name","top":100})");
    QList<QByteArray> made;
    for (const QString &locale : {u"LC_ALL=en_GB.UTF-8"_s, u"LC_ALL=sv_SE.UTF-8"_s}) {
        const QString file = path(u"by-name.svg"_s);
        QFile::remove(file);
        const Outcome run = program::run(
            {u"chart"_s, casefile, u"--spec"_s, path(u"by-name.json"_s), u"-o"_s, file}, {locale});
        QVERIFY2(run.code == 0, qPrintable(run.err));
        made.append(bytesOf(file));
    }
    QVERIFY(made[0].contains("Åby") && made[0].contains("Zagros"));
    QVERIFY(made[0].lastIndexOf("Åby") < made[0].lastIndexOf("Zagros"));
    QVERIFY2(made[0] == made[1], "another order in another language");
}

void ChartFilesTest::othersCanReadIt_data()
{
    QTest::addColumn<QString>("view");
    for (const QJsonValue &value :
         QJsonDocument::fromJson(run({u"chart"_s, m_sample, u"--list"_s, u"--json"_s}).out.toUtf8())
             .array())
        QTest::addRow("%s", qPrintable(value[u"name"_s].toString())) << value[u"name"_s].toString();
}

void ChartFilesTest::othersCanReadIt()
{
    QFETCH(const QString, view);
    for (const QString &end : {u"svg"_s, u"pdf"_s, u"png"_s}) {
        const Outcome made = chart(view, path(u"view."_s + end));
        QVERIFY2(made.code == 0, qPrintable(made.err));
    }
    const Outcome xml = tool(u"xmllint"_s, {u"--noout"_s, u"--nonet"_s, path(u"view.svg"_s)});
    QVERIFY2(xml.code == 0, qPrintable(xml.err));
    const Outcome png = tool(u"pngcheck"_s, {u"-q"_s, path(u"view.png"_s)});
    QVERIFY2(png.code == 0, qPrintable(png.err + png.out));
    QCOMPARE(QImage(path(u"view.png"_s)).size(), QSize(1920, 1080));

    const Outcome fonts = tool(u"pdffonts"_s, {path(u"view.pdf"_s)});
    QVERIFY2(fonts.code == 0, qPrintable(fonts.err));
    const QStringList lines = fonts.out.split(u'\n', Qt::SkipEmptyParts).mid(2);
    QVERIFY(lines.size() >= 2);
    for (const QString &line : lines) // name, type (two words), encoding, emb
        QVERIFY2(line.startsWith(u"NotoSans"_s)
                     && line.simplified().split(u' ').value(4) == u"yes"_s,
                 qPrintable(line));
    const QString words = tool(u"pdftotext"_s, {path(u"view.pdf"_s), u"-"_s}).out;
    for (const QString &wanted : {u"Read with care."_s,
                                  u"Sources:"_s,
                                  u"Data as of"_s,
                                  u"Filter:"_s,
                                  u"Head of the edit chain"_s})
        QVERIFY2(words.contains(wanted), qPrintable(wanted));
    const Outcome info = tool(u"pdfinfo"_s, {path(u"view.pdf"_s)});
    QVERIFY2(info.out.contains(u"960 x 540 pts"_s), qPrintable(info.out));
    QVERIFY(tool(u"pdfdetach"_s, {u"-list"_s, path(u"view.pdf"_s)})
                .out.contains(u"sourceline-chart.json"_s));
}

void ChartFilesTest::putsNumbersAndWordsBeside()
{
    QCOMPARE(chart(figures, path(u"beside.svg"_s), {u"--csv"_s, u"--text"_s}).code, 0);
    QVERIFY(bytesOf(path(u"beside.csv"_s)).count("\r\n") >= 5);
    QVERIFY(bytesOf(path(u"beside.txt"_s)).size() > 100);
    QVERIFY(bytesOf(path(u"beside.svg"_s)).contains("<desc"));
}

// A page that is read away from the first still has its marking, headline, date and number.
void ChartFilesTest::everyPageSaysWhoseItIs()
{
    const QString casefile = path(u"marked.sourceline"_s);
    QVERIFY(QFile::copy(m_sample, casefile));
    {
        auto opened = Casefile::open(casefile);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        const auto done =
            (*opened)->edit({u"An analyst"_s, u"Mark"_s, {}}, [](Writer &writer) -> Result<void> {
                std::vector<Id> documents;
                Statement all(writer.database(), "SELECT id FROM document");
                while (all.next())
                    documents.push_back(all.id(0));
                Statement amber(writer.database(), "SELECT id FROM term WHERE code = 'TLP:AMBER'");
                if (!amber.next())
                    return Error{u"no such marking"_s};
                const Id marking = amber.id(0);
                amber.reset();
                for (const Id document : documents) {
                    const Values values{
                        {"marking", toValue(marking)},
                        {"url", QString(u"https://a.example/x?fbclid=IwAR0&id=7"_s)}};
                    if (auto marked = writer.update("document", document, values); !marked)
                        return marked;
                }
                return {};
            });
        QVERIFY(done.result());
    }
    const QString view = u"Events by month and means"_s;
    const Outcome made =
        run({u"chart"_s, casefile, u"--view"_s, view, u"-o"_s, path(u"marked.pdf"_s)});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    const QString all = tool(u"pdftotext"_s, {u"-layout"_s, path(u"marked.pdf"_s), u"-"_s}).out;
    const QStringList pages = all.split(u'\f', Qt::SkipEmptyParts);
    QVERIFY(pages.size() >= 2);
    const QString headline = pages[0].trimmed().section(u'\n', 1).trimmed().section(u'\n', 0, 0);
    for (qsizetype page = 0; page < pages.size(); ++page) {
        QCOMPARE(pages[page].count(u"TLP:AMBER"_s), 2);
        for (const QString &wanted : {headline.left(30),
                                      u"Data as of"_s,
                                      u"Page %1 of %2"_s.arg(page + 1).arg(pages.size())})
            QVERIFY2(pages[page].contains(wanted),
                     qPrintable(wanted + u" not in: "_s + pages[page]));
    }
    QVERIFY(all.contains(u"a.example/x?id=7"_s));
    QVERIFY(!all.contains(u"fbclid"_s));
}

void ChartFilesTest::transparentAndOutlines()
{
    QCOMPARE(
        chart(figures, path(u"clear.png"_s), {u"--transparent"_s, u"--size"_s, u"640x480"_s}).code,
        0);
    const QImage image(path(u"clear.png"_s));
    QCOMPARE(image.size(), QSize(640, 480));
    QCOMPARE(image.pixelColor(1, 1).alpha(), 0);
    QCOMPARE(chart(figures, path(u"drawn.svg"_s), {u"--outlines"_s, u"--size"_s, u"a4"_s}).code, 0);
    QVERIFY(!bytesOf(path(u"drawn.svg"_s)).contains("<text"));
    QCOMPARE(tool(u"xmllint"_s, {u"--noout"_s, path(u"drawn.svg"_s)}).code, 0);
    QCOMPARE(chart(figures, path(u"text.svg"_s)).code, 0);
    QVERIFY(bytesOf(path(u"text.svg"_s)).contains("<text"));
}

void ChartFilesTest::verifySaysWhatMadeTheDifference_data()
{
    makesTheSameBytesTwice_data();
}

void ChartFilesTest::verifySaysWhatMadeTheDifference()
{
    QFETCH(const QString, end);
    const QString casefile = path(u"edited-%1.sourceline"_s.arg(end));
    QVERIFY(QFile::copy(m_sample, casefile));
    const QString file = path(u"to-verify."_s + end);
    const QStringList make{
        u"chart"_s, casefile, u"--view"_s, u"Events by month and means"_s, u"-o"_s, file};
    QCOMPARE(run(make).code, 0);
    const Outcome holds = run({u"verify"_s, file, casefile});
    QVERIFY2(holds.code == 0, qPrintable(holds.err + holds.out));

    // An edit that the chart does not show, then one that it does.
    const auto edit = [&casefile](const QString &why, const Values &values) {
        auto opened = Casefile::open(casefile);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().message));
        const auto done = (*opened)->edit(
            {u"An analyst"_s, u"Correct an incident"_s, why},
            [&values](Writer &writer) -> Result<void> {
                Statement first(writer.database(),
                                "SELECT id FROM incident WHERE handle = 'k1-rocket-2019-12-27'");
                if (!first.next())
                    return Error{u"no incident"_s};
                const Id id = first.id(0);
                first.reset();
                return writer.update("incident", id, values);
            });
        QVERIFY(done.result());
    };
    edit(u"clearer"_s, {{"title", u"Rockets at K-1"_s}});
    const Outcome same = run({u"verify"_s, file, casefile});
    QCOMPARE(same.code, 0);
    edit(u"misread"_s, {{"means", Value()}});
    const Outcome differs = run({u"verify"_s, file, casefile});
    QCOMPARE(differs.code, 1);
    for (const QString &wanted : {u"Dec 2019"_s, u"K-1"_s, u"An analyst"_s, u"misread"_s})
        QVERIFY2(differs.out.contains(wanted),
                 qPrintable(wanted + u" is not in: "_s + differs.out + differs.err));
    const QJsonObject json =
        QJsonDocument::fromJson(run({u"verify"_s, file, casefile, u"--json"_s}).out.toUtf8())
            .object();
    QCOMPARE(json.value(u"holds"_s).toBool(true), false);
    QCOMPARE(json.value(u"incidents"_s).toArray().size(), 1);
    QCOMPARE(json.value(u"edits_since"_s).toInt(), 2);
}

// Not the code of one that differs: a script must not take a slip of the file for news.
void ChartFilesTest::verifyTellsAnotherCasefile()
{
    const QString other = path(u"another.sourceline"_s);
    QCOMPARE(run({u"new"_s, other}).code, 0);
    for (const QString &view :
         {u"Who accused whom of the attack on Taji"_s, u"Events by month and means"_s}) {
        const QString file = path(u"of-the-sample.svg"_s);
        QCOMPARE(chart(view, file).code, 0);
        const Outcome verified = run({u"verify"_s, file, other});
        QCOMPARE(verified.code, 3);
        QVERIFY2(verified.out.startsWith(u"This is not the casefile"_s),
                 qPrintable(verified.out + verified.err));
        QCOMPARE(verified.err, QString());
    }
}

void ChartFilesTest::verifyRefusesWhatIsNoChart_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const QString foreign = u"holds no chart"_s;
    const QByteArray svg =
        R"(<svg xmlns="http://www.w3.org/2000/svg"><metadata><chart xmlns="urn:sourceline:chart:1">)";
    const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a");
    QTest::addRow("nothing") << QByteArray() << foreign;
    QTest::addRow("a text") << QByteArray("hello") << foreign;
    QTest::addRow("svg of others") << QByteArray("<svg/>") << foreign;
    QTest::addRow("half a svg") << svg << foreign;
    QTest::addRow("svg without json") << svg + "x</chart></metadata></svg>" << QString();
    QTest::addRow("svg with entities")
        << "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]>" + svg + "&a;</chart></metadata></svg>"
        << foreign;
    QTest::addRow("deep svg") << QByteArray("<a>").repeated(100'000) << foreign;
    QTest::addRow("head of a png") << png << foreign;
    QTest::addRow("png with a long chunk")
        << png + QByteArray::fromHex("ffffffff") + "tEXtSourceline chart" << foreign;
    QTest::addRow("pdf of others") << QByteArray("%PDF-1.4\n%%EOF\n") << foreign;
    QTest::addRow("pdf without its object")
        << QByteArray("%PDF-1.4\n/F (sourceline-chart.json)\n/EF <</F 20 0 R>>\n%%EOF\n")
        << foreign;
    QTest::addRow("pdf with rubbish") << QByteArray(
        "%PDF-1.4\n20 0 obj\n<< /Filter /FlateDecode >>\nstream\nrubbish\nendstream\n/F "
        "(sourceline-chart.json)\n/EF <</F 20 0 R>>\n")
                                      << foreign;
    QTest::addRow("another format")
        << svg + R"({"format":"other","version":1}</chart></metadata></svg>)" << QString();
}

void ChartFilesTest::verifyRefusesWhatIsNoChart()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, says);
    writeBytes(path(u"stranger"_s), bytes);
    const Outcome refused = run({u"verify"_s, path(u"stranger"_s), m_sample});
    QCOMPARE(refused.code, 1);
    QCOMPARE(refused.err.count(u'\n'), 1);
    QVERIFY2(refused.err.contains(says), qPrintable(refused.err));
    QCOMPARE(run({u"verify"_s, path(u"not there.svg"_s), m_sample}).code, 1);
    QCOMPARE(run({u"verify"_s, path(u"stranger"_s)}).code, 2);
}

void ChartFilesTest::aFilterNarrows()
{
    const auto nOf = [this](const QStringList &more) {
        if (chart(u"Events by month and means"_s, path(u"n.svg"_s), more).code != 0)
            return QString();
        const QString svg = QString::fromUtf8(bytesOf(path(u"n.svg"_s)));
        const auto at = svg.indexOf(u"n = "_s);
        return svg.mid(at, svg.indexOf(u'<', at) - at).section(u' ', 2, 2);
    };
    const int all = nOf({}).toInt();
    const int rockets = nOf({u"--filter"_s, u"means:rocket"_s}).toInt();
    QVERIFY(all > rockets && rockets > 0);
    // What was written over more is not written over less, and that is said.
    const QString view = u"Events by month and assessed actor"_s;
    const QString plain = path(u"whole.svg"_s), less = path(u"less.svg"_s);
    const Outcome whole = chart(view, plain, {});
    const Outcome narrowed = chart(view, less, {u"--filter"_s, u"means:rocket"_s});
    QCOMPARE(whole.code, 0);
    QCOMPARE(narrowed.code, 0);
    QVERIFY2(whole.err.isEmpty(), qPrintable(whole.err));
    const QString headline = narrowed.err.section(u'“', 1).section(u'”', 0, 0);
    QVERIFY2(headline.size() > 10, qPrintable(narrowed.err));
    QVERIFY(bytesOf(plain).contains(headline.toUtf8()));
    QVERIFY(!bytesOf(less).contains(headline.toUtf8()));
    const Outcome unknown =
        chart(figures, path(u"n.svg"_s), {u"--filter"_s, u"by:\"Nobody of this name\""_s});
    QVERIFY(unknown.code != 0 && unknown.err.contains(u"Nobody of this name"_s));
}

void ChartFilesTest::failsWithoutHarm()
{
    QFile::setPermissions(m_sample, QFile::Permissions(0x6644));
    const QString problem = program::failsWithoutHarm(
        QDir(path(u"outside"_s)), u"svg"_s, [this](const QString &file, const auto &before) {
            return run({u"chart"_s, m_sample, u"--view"_s, figures, u"-o"_s, file}, {}, before);
        });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void ChartFilesTest::aFullDiskHarmsNothing()
{
    for (const QString &end : {u"svg"_s, u"pdf"_s, u"png"_s}) {
        const QString problem = program::aFullDiskHarmsNothing(
            QDir(path(u"disk-"_s + end)), end, [this](const QString &file, const auto &before) {
                return run({u"chart"_s, m_sample, u"--view"_s, figures, u"-o"_s, file}, {}, before);
            });
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    // The numbers and the words that would fit do not leave without the chart.
    const QString problem = program::aFullDiskHarmsNothing(
        QDir(path(u"disk-all"_s)), u"svg"_s, [this](const QString &file, const auto &before) {
            return run({u"chart"_s,
                        m_sample,
                        u"--view"_s,
                        figures,
                        u"-o"_s,
                        file,
                        u"--csv"_s,
                        u"--text"_s},
                       {},
                       before);
        });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void ChartFilesTest::isWholeHoweverItIsKilled()
{
    const QString problem = program::isWholeHoweverItIsKilled(
        QDir(path(u"killed"_s)), u"png"_s, [this](const QString &file) {
            return QStringList{u"chart"_s, m_sample, u"--view"_s, figures, u"-o"_s, file};
        });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QTEST_GUILESS_MAIN(ChartFilesTest)
#include "tst_chartfiles.moc"
