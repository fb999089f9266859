#include "harm.h"

#include <QTemporaryDir>
#include <QTest>

using namespace program;

namespace {

const QString k1 = u"k1-rocket-2019-12-27"_s;
const QString taji = u"taji-rocket-2020-03-11"_s;

} // namespace

/// The PDFs of `sourceline sheet`, through the program itself and other people's tools.
class SheetFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void refusesWrongUsage_data();
    void refusesWrongUsage();
    void makesTheSameBytesTwice();
    void othersCanReadIt();
    void saysWhatABrieferNeeds();
    void severalBeginWithTheirContents();
    void aFilterChooses();
    void everyIncidentOfTheSampleHasASheet();
    void tooManyAreRefused();
    void tellsItsProgress();
    void failsWithoutHarm();
    void aFullDiskHarmsNothing();
    void isWholeHoweverItIsKilled();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    Outcome sheet(const QStringList &chosen,
                  const QString &file,
                  const QStringList &environment = {},
                  const std::function<void()> &before = {}) const
    {
        return run(QStringList{u"sheet"_s, m_sample} + chosen + QStringList{u"-o"_s, file},
                   environment,
                   before);
    }

    QTemporaryDir m_folder;
    QString m_sample;
};

void SheetFilesTest::initTestCase()
{
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
    qputenv("XDG_STATE_HOME", path(u"state"_s).toUtf8());
    qputenv("SOURCELINE_WHO", "Tester");
    m_sample = path(u"sample.sourceline"_s);
    const Outcome made = run({u"new"_s, m_sample, u"--sample"_s});
    QVERIFY2(made.code == 0, qPrintable(made.err));
}

void SheetFilesTest::refusesWrongUsage_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::addRow("no incident") << QStringList{u"-o"_s, u"x.pdf"_s} << 2 << u"REF"_s;
    QTest::addRow("both") << QStringList{k1, u"--filter"_s, u"killed>=1"_s, u"-o"_s, u"x.pdf"_s}
                          << 2 << u"--filter"_s;
    QTest::addRow("no file") << QStringList{k1} << 2 << u"-o"_s;
    QTest::addRow("no PDF") << QStringList{k1, u"-o"_s, u"x.svg"_s} << 2 << u".pdf"_s;
    QTest::addRow("filter") << QStringList{u"--filter"_s, u"killed>=many"_s, u"-o"_s, u"x.pdf"_s}
                            << 2 << u"--filter"_s;
    QTest::addRow("unknown name") << QStringList{u"--filter"_s,
                                                 u"by:\"Nobody of this name\""_s,
                                                 u"-o"_s,
                                                 u"x.pdf"_s}
                                  << 2 << u"Nobody of this name"_s;
    QTest::addRow("unknown incident")
        << QStringList{u"no-such-incident"_s, u"-o"_s, u"x.pdf"_s} << 1 << u"no-such-incident"_s;
    QTest::addRow("none matches") << QStringList{u"--filter"_s,
                                                 u"killed>=9000"_s,
                                                 u"-o"_s,
                                                 u"x.pdf"_s}
                                  << 1 << u"No incident matches"_s;
}

void SheetFilesTest::refusesWrongUsage()
{
    QFETCH(const QStringList, more);
    QFETCH(const int, code);
    QFETCH(const QString, says);
    const Outcome refused = run(QStringList{u"sheet"_s, m_sample} + more);
    QCOMPARE(refused.code, code);
    QVERIFY2(refused.err.contains(says), qPrintable(refused.err));
    QVERIFY(!QFile::exists(u"x.pdf"_s));
}

void SheetFilesTest::makesTheSameBytesTwice()
{
    const QStringList chosen{k1, taji};
    const Outcome once = sheet(chosen, path(u"first.pdf"_s), {u"TZ=Asia/Baghdad"_s});
    QVERIFY2(once.code == 0, qPrintable(once.err));
    QVERIFY2(once.err.isEmpty(), qPrintable(once.err));
    QTest::qSleep(1100); // another second, for a date of writing
    const Outcome again = sheet(chosen,
                                path(u"second.pdf"_s),
                                {u"QT_SCALE_FACTOR=2"_s,
                                 u"QT_FONT_DPI=192"_s,
                                 u"LC_ALL=ar_IQ.UTF-8"_s,
                                 u"TZ=America/New_York"_s});
    QCOMPARE(again.code, 0);
    QVERIFY(bytesOf(path(u"first.pdf"_s)).size() > 5000);
    QVERIFY2(bytesOf(path(u"first.pdf"_s)) == bytesOf(path(u"second.pdf"_s)),
             "two runs make two files");
}

void SheetFilesTest::othersCanReadIt()
{
    const QString file = path(u"k1.pdf"_s);
    QCOMPARE(sheet({k1}, file).code, 0);
    const Outcome fonts = tool(u"pdffonts"_s, {file});
    QVERIFY2(fonts.code == 0, qPrintable(fonts.err));
    const QStringList lines = fonts.out.split(u'\n', Qt::SkipEmptyParts).mid(2);
    QVERIFY(lines.size() >= 2);
    for (const QString &line : lines) // name, type (two words), encoding, emb
        QVERIFY2(line.startsWith(u"NotoSans"_s)
                     && line.simplified().split(u' ').value(4) == u"yes"_s,
                 qPrintable(line));
    const QString info = tool(u"pdfinfo"_s, {file}).out;
    for (const QString &wanted : {u"595 x 842 pts (A4)"_s, u"K-1"_s, u"Sourceline"_s})
        QVERIFY2(info.contains(wanted), qPrintable(info));
}

void SheetFilesTest::saysWhatABrieferNeeds()
{
    const QString file = path(u"taji.pdf"_s);
    QCOMPARE(sheet({taji}, file).code, 0);
    const QString words = pdfText(file).simplified();
    for (const QString &wanted : {u"What happened"_s,
                                  u"Figures"_s,
                                  u"Who says who did it"_s,
                                  u"Who denies or doubts it"_s,
                                  u"Who is silent"_s,
                                  u"Our assessment"_s,
                                  u"Gaps"_s,
                                  u"Sources"_s,
                                  u"Camp Taji"_s,
                                  u"11 Mar 2020"_s,
                                  u"Known up to"_s,
                                  u"Data as of"_s,
                                  u"Page 1 of"_s,
                                  taji,
                                  u"Not assessed."_s,
                                  u"Sourceline "_s})
        QVERIFY2(words.contains(wanted), qPrintable(wanted + u" is not in: "_s + words));
}

void SheetFilesTest::severalBeginWithTheirContents()
{
    const QString file = path(u"both.pdf"_s);
    QCOMPARE(sheet({taji, k1, taji}, file).code, 0); // one named twice has one sheet
    const QString contents = pdfText(file, {u"-f"_s, u"1"_s, u"-l"_s, u"1"_s, u"-layout"_s});
    QVERIFY2(contents.contains(u"2 incidents"_s), qPrintable(contents));
    // Of a few they say what a page of each says at more length.
    for (const QString &wanted : {u"Wounded 14"_s, u"31 (31–36) fired"_s, u"Not assessed"_s})
        QVERIFY2(contents.simplified().contains(wanted), qPrintable(contents));
    const int pages = pdfPages(file);
    QVERIFY(pages >= 3);
    // Each is on the page that the contents say, in the order in which they were named.
    int found = 0;
    for (const QString &line : contents.split(u'\n')) {
        const QString entry = line.simplified();
        for (const QString &name : {u"K-1"_s, u"Taji"_s}) {
            const QString number = entry.section(u' ', -1);
            bool isNumber = false;
            number.toInt(&isNumber);
            if (!isNumber || !entry.contains(name))
                continue;
            const QString words = pdfText(file, {u"-f"_s, number, u"-l"_s, number}).simplified();
            QVERIFY2(words.contains(u"Incident sheet"_s) && words.contains(name),
                     qPrintable(number + u": "_s + words));
            ++found;
        }
    }
    QCOMPARE(found, 2);
    for (int page = 1; page <= pages; ++page) {
        const QString number = QString::number(page);
        QVERIFY(pdfText(file, {u"-f"_s, number, u"-l"_s, number})
                    .contains(u"Page %1 of %2"_s.arg(page).arg(pages)));
    }
}

void SheetFilesTest::aFilterChooses()
{
    const QString file = path(u"filter.pdf"_s);
    const QString filter = u"place:Taji means:rocket"_s;
    QCOMPARE(sheet({u"--filter"_s, filter}, file).code, 0);
    const QString count =
        run({u"list"_s, m_sample, u"--filter"_s, filter, u"--count"_s}).out.section(u' ', 0, 0);
    const QString words = pdfText(file, {u"-l"_s, u"1"_s}).simplified();
    QVERIFY2(words.contains(count + u" incidents"_s), qPrintable(words));
    QVERIFY2(words.contains(u"Filter: "_s), qPrintable(words));
}

void SheetFilesTest::everyIncidentOfTheSampleHasASheet()
{
    const QString file = path(u"all.pdf"_s);
    const Outcome made = sheet({u"--filter"_s, QString()}, file);
    QVERIFY2(made.code == 0, qPrintable(made.err));
    const QString words = pdfText(file);
    QCOMPARE(words.count(u"Incident sheet \u00a0"_s) + words.count(u"Incident sheet  ·"_s)
                 + words.count(u"Incident sheet ·"_s),
             125); // and the contents
}

void SheetFilesTest::tooManyAreRefused()
{
    const QString big = path(u"big.sourceline"_s);
    const Outcome made =
        run({u"bench-data"_s, big, u"--incidents"_s, u"501"_s, u"--documents"_s, u"20"_s});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    const Outcome refused =
        run({u"sheet"_s, big, u"--filter"_s, QString(), u"-o"_s, path(u"big.pdf"_s)});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(u"500 incidents at most"_s) && refused.err.contains(u"501"_s),
             qPrintable(refused.err));
    QVERIFY(!QFile::exists(path(u"big.pdf"_s)));
}

void SheetFilesTest::tellsItsProgress()
{
    const Outcome made = sheet({k1, taji, u"--progress"_s}, path(u"progress.pdf"_s));
    QCOMPARE(made.code, 0);
    const QStringList lines = made.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.constFirst(), u"1 4"_s);
    QCOMPARE(lines.constLast(), u"4 4"_s);
}

void SheetFilesTest::failsWithoutHarm()
{
    QFile::setPermissions(m_sample, QFile::Permissions(0x6644));
    const QString problem = program::failsWithoutHarm(
        QDir(path(u"outside"_s)), u"pdf"_s, [this](const QString &file, const auto &before) {
            return sheet({k1}, file, {}, before);
        });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void SheetFilesTest::aFullDiskHarmsNothing()
{
    const QString problem = program::aFullDiskHarmsNothing(
        QDir(path(u"disk"_s)), u"pdf"_s, [this](const QString &file, const auto &before) {
            return sheet({k1}, file, {}, before);
        });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

void SheetFilesTest::isWholeHoweverItIsKilled()
{
    const QString problem = program::isWholeHoweverItIsKilled(
        QDir(path(u"killed"_s)), u"pdf"_s, [this](const QString &file) {
            return QStringList{u"sheet"_s, m_sample, k1, u"-o"_s, file};
        });
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

QTEST_GUILESS_MAIN(SheetFilesTest)
#include "tst_sheetfiles.moc"
