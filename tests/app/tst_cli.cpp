// The program as a shell sees it: output, errors, exit codes.
#include "model/filter/filtertext.h"
#include "model/filter/savedviews.h"
#include "model/store/casefile.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>
#include <unistd.h>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

struct Run
{
    int code = -1;
    bool crashed = false;
    QByteArray out, err;

    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
};

const QStringList verbs{u"new"_s,
                        u"import"_s,
                        u"export"_s,
                        u"list"_s,
                        u"show"_s,
                        u"attribute"_s,
                        u"log"_s,
                        u"revert"_s,
                        u"check"_s,
                        u"bench-data"_s};

QByteArray hashOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
               ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
               : QByteArray();
}

// As another program would: in a file that is closed.
void execute(const QString &path, const char *sql)
{
    sqlite3 *database = nullptr;
    if (sqlite3_open(QFile::encodeName(path).constData(), &database) != SQLITE_OK
        || sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("the test cannot change the file: %s", sqlite3_errmsg(database));
    sqlite3_close(database);
}

} // namespace

class CliTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void helpsWithAnExample();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void refusesFiles_data();
    void refusesFiles();
    void newNeverReplaces();
    void listsAsTheFormatSays();
    void listSortsAndLimits();
    void listPrintsATable();
    void listFilters();
    void listUsesASavedView();
    void showsByIdAndHandle();
    void showsFiguresAsWords();
    void showsPlacesThatCannotBothBeTrue();
    void checksAndSaysSo();
    void checkFindsDamage();
    void importsAPackOnce();
    void importsArticles();
    void refusesBadPacksByLine();
    void attributes();
    void attributesToNamesInAnySpelling_data();
    void attributesToNamesInAnySpelling();
    void attributesTheSameOnce();
    void refusesWrongAttributions();
    void logsAndReverts();
    void revertNamesEveryConflict();
    void readingWritesNothing();
    void writingIsRefusedOnAReadOnlyFile();
    void survivesAClosedPipeAndAFullDisk();
    void makesBenchData();

private:
    Run run(const QStringList &arguments) const;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QString copyOfSample(const QString &name) const;
    QString write(const QString &name, const QByteArray &bytes) const;
    /// One edit of one field, as the workbench would make it.
    void edit(const QString &casefile, const QString &title) const;

    QTemporaryDir m_folder;
    QString m_sample;
};

void CliTest::initTestCase()
{
    qputenv("XDG_STATE_HOME", path(u"state"_s).toUtf8());
    qputenv("XDG_DATA_HOME", path(u"data"_s).toUtf8());
    qputenv("XDG_CONFIG_HOME", path(u"config"_s).toUtf8());
    qputenv("SOURCELINE_WHO", "Tester");
    // As for root without a session, of which Qt has a word of its own to say.
    qunsetenv("XDG_RUNTIME_DIR");
    m_sample = path(u"sample.sourceline"_s);
    const Run made = run({u"new"_s, m_sample, u"--sample"_s});
    QVERIFY2(made.code == 0, made.err.constData());
}

Run CliTest::run(const QStringList &arguments) const
{
    QProcess process;
    process.start(QStringLiteral(SOURCELINE_PROGRAM), arguments);
    Run run;
    if (!process.waitForFinished(120'000))
        return run;
    run.crashed = process.exitStatus() == QProcess::CrashExit;
    run.code = run.crashed ? -1 : process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

QString CliTest::copyOfSample(const QString &name) const
{
    const QString copy = path(name);
    QFile::remove(copy);
    return QFile::copy(m_sample, copy) ? copy : QString();
}

QString CliTest::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test cannot write");
    return file.fileName();
}

void CliTest::edit(const QString &casefile, const QString &title) const
{
    auto opened = Casefile::open(casefile);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    const auto edited =
        (*opened)
            ->edit({u"Analyst"_s, u"Set title"_s, u"clearer"_s},
                   [&title](Writer &writer) -> Result<void> {
                       Statement first(
                           writer.database(),
                           "SELECT id FROM incident WHERE handle = 'k1-rocket-2019-12-27'");
                       if (!first.next())
                           return Error{u"no incident"_s};
                       const Id id = first.id(0);
                       first.reset();
                       return writer.update("incident", id, {{"title", title}});
                   })
            .result();
    if (!edited)
        qFatal("%s", qPrintable(edited.error().message));
}

void CliTest::helpsWithAnExample()
{
    const Run help = run({u"--help"_s});
    QCOMPARE(help.code, 0);
    QVERIFY(help.err.isEmpty());
    for (const QString &verb : verbs) {
        QVERIFY(help.out.contains(QByteArray("\n  " + verb.toUtf8())));
        const Run own = run({verb, u"--help"_s});
        QCOMPARE(own.code, 0);
        QVERIFY(own.out.contains(QByteArray("Usage: sourceline " + verb.toUtf8())));
        QVERIFY(!own.out.contains("\n  --o ")); // one letter has one dash
        QVERIFY(own.out.contains(QByteArray("Example:\n  sourceline " + verb.toUtf8())));
    }
    const Run version = run({u"--version"_s});
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("sourceline ") && version.out.count('\n') == 1);
}

void CliTest::wrongUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{u"--quiet"_s};
    QTest::newRow("unknown verb") << QStringList{u"frobnicate"_s, u"x"_s};
    QTest::newRow("verb of a later version")
        << QStringList{u"export"_s, u"x"_s, u"--as"_s, u"csv"_s};
    for (const QString &verb : verbs) {
        QTest::newRow(qPrintable(verb + u" alone"_s)) << QStringList{verb};
        QTest::newRow(qPrintable(verb + u" with an unknown option"_s))
            << QStringList{verb, u"x"_s, u"--frobnicate"_s};
    }
    QTest::newRow("one argument too many") << QStringList{u"check"_s, u"a"_s, u"b"_s};
    QTest::newRow("option without its value") << QStringList{u"list"_s, u"a"_s, u"--limit"_s};
    QTest::newRow("limit that is no number")
        << QStringList{u"list"_s, u"a"_s, u"--limit"_s, u"many"_s};
    QTest::newRow("limit of nothing") << QStringList{u"list"_s, u"a"_s, u"--limit"_s, u"0"_s};
    QTest::newRow("unknown field to sort by")
        << QStringList{u"list"_s, u"a"_s, u"--sort"_s, u"colour"_s};
    QTest::newRow("unknown field to show")
        << QStringList{u"list"_s, u"a"_s, u"--fields"_s, u"date,colour"_s};
    QTest::newRow("wrong term of a filter")
        << QStringList{u"list"_s, u"a"_s, u"--filter"_s, u"kind:event killed>=many"_s};
    QTest::newRow("unknown kind to import")
        << QStringList{u"import"_s, u"a"_s, u"b"_s, u"--as"_s, u"cards"_s};
    QTest::newRow("two packs") << QStringList{
        u"import"_s, u"a"_s, u"b"_s, u"c"_s, u"--as"_s, u"pack"_s};
    QTest::newRow("bench-data without documents")
        << QStringList{u"bench-data"_s, u"a"_s, u"--incidents"_s, u"3"_s};
}

void CliTest::wrongUsageIsTwo()
{
    QFETCH(QStringList, arguments);
    const Run wrong = run(arguments);
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.out.isEmpty());
    QVERIFY(wrong.err.startsWith("sourceline: "));
    QCOMPARE(wrong.err.count('\n'), 1);
    QVERIFY(wrong.err.contains("--help"));
}

void CliTest::refusesFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("missing") << path(u"missing.sourceline"_s);
    QTest::newRow("empty") << write(u"empty.sourceline"_s, {});
    QTest::newRow("text") << write(u"text.sourceline"_s,
                                   "date,place,killed\n2019-12-27,K-1,1\n" + QByteArray(500, 'x'));
    QTest::newRow("folder") << m_folder.path();
    QFile sample(m_sample);
    QVERIFY(sample.open(QIODevice::ReadOnly));
    QByteArray bytes = sample.readAll();
    QTest::newRow("broken off") << write(u"half.sourceline"_s, bytes.left(bytes.size() / 2 + 17));
    QByteArray foreign = bytes;
    foreign.replace(68, 4, QByteArray(4, '\0')); // the application id in SQLite's header
    QTest::newRow("foreign SQLite") << write(u"foreign.sourceline"_s, foreign);
    QByteArray newer = bytes;
    newer.replace(60, 4, QByteArray("\0\0\0\x63", 4)); // user_version
    QTest::newRow("newer schema") << write(u"newer.sourceline"_s, newer);
    // Its first bytes are those of a casefile.
    const QString harmful = copyOfSample(u"harmful.sourceline"_s);
    execute(harmful, "CREATE TRIGGER strange AFTER INSERT ON edit BEGIN DELETE FROM claim; END");
    QTest::newRow("foreign trigger") << harmful;
}

void CliTest::refusesFiles()
{
    QFETCH(QString, file);
    const bool existed = QFileInfo::exists(file);
    const QByteArray before = hashOf(file);
    const QStringList files = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    const QString pack = write(u"any.json"_s, "{}");
    for (const QStringList &arguments : {QStringList{file},
                                         {u"list"_s, file},
                                         {u"show"_s, file, u"x"_s},
                                         {u"log"_s, file},
                                         {u"check"_s, file},
                                         {u"revert"_s, file, u"1"_s},
                                         {u"import"_s, file, path(u"nothing.txt"_s)},
                                         {u"import"_s, file, pack}}) {
        const Run refused = run(arguments);
        QVERIFY2(refused.code == 1, qPrintable(arguments.join(u' ')));
        QVERIFY(refused.out.isEmpty());
        QCOMPARE(refused.err.count('\n'), 1);
        QVERIFY(refused.err.startsWith("sourceline: "));
    }
    QCOMPARE(QFileInfo::exists(file), existed);
    QCOMPARE(hashOf(file), before);
    QVERIFY(!QFileInfo::exists(path(u"config"_s)));
    QStringList after = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    after.removeAll(u"any.json"_s);
    QStringList expected = files;
    expected.removeAll(u"any.json"_s);
    QCOMPARE(after, expected);
}

void CliTest::newNeverReplaces()
{
    const QString file = path(u"made.sourceline"_s);
    QCOMPARE(run({u"new"_s, file, u"--title"_s, u"My case"_s}).code, 0);
    const QByteArray before = hashOf(file);
    QCOMPARE(run({u"new"_s, file}).code, 1);
    QCOMPARE(run({u"new"_s, file, u"--sample"_s}).code, 1);
    QCOMPARE(hashOf(file), before);
    QCOMPARE(run({u"list"_s, file, u"--json"_s}).json().array(), QJsonArray());
    QVERIFY(run({u"list"_s, file, u"--json"_s}).json().isArray());
    QCOMPARE(run({u"check"_s, file}).code, 0);
    QCOMPARE(run({u"new"_s, path(u"no/such/folder.sourceline"_s)}).code, 1);
    QVERIFY(!QFileInfo::exists(path(u"no"_s)));
}

void CliTest::listsAsTheFormatSays()
{
    const Run listed = run({u"list"_s, m_sample, u"--json"_s});
    QCOMPARE(listed.code, 0);
    const QJsonArray array = listed.json().array();
    QCOMPARE(array.size(), 124);
    QJsonObject k1;
    for (const QJsonValue &value : array) {
        const QJsonObject entry = value.toObject();
        for (const char *name : {"ref",
                                 "kind",
                                 "title",
                                 "event_type",
                                 "sub_event_type",
                                 "means",
                                 "date",
                                 "place",
                                 "country",
                                 "weapon",
                                 "munitions",
                                 "killed",
                                 "wounded",
                                 "alleged",
                                 "assessed",
                                 "conflicting",
                                 "documents"})
            QVERIFY2(entry.contains(QLatin1String(name)), name);
        for (const char *name : {"edtf", "earliest", "latest", "precision"})
            QVERIFY2(entry.value("date"_L1).toObject().contains(QLatin1String(name)), name);
        for (const auto figure : {"killed"_L1, "wounded"_L1}) {
            for (const char *name : {"low", "best", "high"})
                QVERIFY2(entry.value(figure).toObject().contains(QLatin1String(name)), name);
        }
        QVERIFY(entry.value("ref"_L1).isString() && entry.value("alleged"_L1).isArray()
                && entry.value("documents"_L1).isArray());
        QVERIFY(entry.value("assessed"_L1).isNull()); // no perpetrator is adopted anywhere
        if (entry.value("handle"_L1) == "k1-rocket-2019-12-27"_L1)
            k1 = entry;
    }
    QCOMPARE(k1.value("killed"_L1).toObject().value("best"_L1).toInt(), 1);
    const QJsonObject munitions = k1.value("munitions"_L1).toObject();
    QCOMPARE(munitions.keys(), (QStringList{u"fired"_s, u"found unfired"_s, u"landed"_s}));
    const QJsonObject fired = munitions.value("fired"_L1).toObject();
    QCOMPARE(fired.value("low"_L1).toInt(), 31);
    QCOMPARE(fired.value("high"_L1).toInt(), 36);
    QVERIFY(munitions.value("landed"_L1).toObject().value("low"_L1).isNull());
    QCOMPARE(k1.value("date"_L1).toObject().value("earliest"_L1).toString(), u"2019-12-27"_s);
    QVERIFY(k1.value("documents"_L1).toArray().size() >= 3);
    const QJsonObject named = k1.value("alleged"_L1).toArray().first().toObject();
    for (const char *name : {"actor", "stance", "speakers", "institutions"})
        QVERIFY2(named.contains(QLatin1String(name)), name);
}

void CliTest::listSortsAndLimits()
{
    const auto values = [this](const QString &sort, const QString &field) {
        QJsonArray list;
        for (const QJsonValue &value :
             run({u"list"_s, m_sample, u"--json"_s, u"--sort"_s, sort, u"--fields"_s, field})
                 .json()
                 .array())
            list.append(value.toObject().value(field));
        return list;
    };
    // Not stated and not reported stand last both ways.
    for (const QString &sort : {u"killed"_s, u"-killed"_s}) {
        const QJsonArray killed = values(sort, u"killed"_s);
        QCOMPARE(killed.size(), 124);
        int last = -1;
        bool ended = false;
        for (const QJsonValue &value : killed) {
            // A lower bound alone is sorted by, too.
            const QJsonObject figure = value.toObject();
            QJsonValue best = figure.value("best"_L1);
            for (const auto other : {"low"_L1, "high"_L1}) {
                if (best.isNull())
                    best = figure.value(other);
            }
            if (best.isNull()) {
                ended = true;
                continue;
            }
            QVERIFY(!ended);
            QVERIFY(last < 0
                    || (sort.startsWith(u'-') ? best.toInt() <= last : best.toInt() >= last));
            last = best.toInt();
        }
        QVERIFY(ended && last >= 0);
    }
    const QJsonArray titles = values(u"title"_s, u"title"_s);
    QVERIFY(titles.first().toString().localeAwareCompare(titles.last().toString()) < 0);
    const QJsonArray refs = values(u"ref"_s, u"ref"_s);
    for (qsizetype i = 1; i < refs.size(); ++i)
        QVERIFY(refs.at(i - 1).toString().toLongLong() < refs.at(i).toString().toLongLong());
    const Run limited = run(
        {u"list"_s, m_sample, u"--limit"_s, u"3"_s, u"--json"_s, u"--fields"_s, u"date,claims"_s});
    QCOMPARE(limited.json().array().size(), 3);
    QCOMPARE(limited.json().array().first().toObject().keys(),
             (QStringList{u"claims"_s, u"date"_s, u"ref"_s}));
    QVERIFY(limited.json().array().first().toObject().value("claims"_L1).isDouble());
    // Each field that can be shown can be asked for, and each column sorted by.
    const QByteArray help = run({u"list"_s, u"--help"_s}).out;
    const qsizetype at = help.indexOf("separated by commas: ") + 21;
    const QString all = QString::fromUtf8(help.mid(at, help.indexOf('\n', at) - at)).remove(u' ');
    QVERIFY(all.contains(u"event_type"_s));
    QCOMPARE(run({u"list"_s, m_sample, u"--limit"_s, u"2"_s, u"--fields"_s, all}).code, 0);
    QCOMPARE(run({u"list"_s, m_sample, u"--limit"_s, u"2"_s, u"--json"_s, u"--fields"_s, all}).code,
             0);
}

void CliTest::listUsesASavedView()
{
    const QString casefile = copyOfSample(u"views.sourceline"_s);
    {
        auto opened = Casefile::open(casefile);
        QVERIFY(opened);
        SavedView view;
        view.name = u"Rockets"_s;
        view.filter = parseFilter(u"means:rocket kind:event"_s).spec;
        view.sort = u"-killed"_s;
        view.columns = {u"place:120"_s, u"!wounded:80"_s, u"killed:60"_s};
        QVERIFY((*opened)->edit({u"Analyst"_s, u"Save view"_s}, saveView(view)).result());
    }
    const auto list = [&](const QStringList &more) {
        return run(QStringList{u"list"_s, casefile} + more);
    };
    const Run asked = list({u"--filter"_s,
                            u"means:rocket kind:event"_s,
                            u"--sort"_s,
                            u"-killed"_s,
                            u"--fields"_s,
                            u"place,killed"_s});
    QCOMPARE(asked.code, 0);
    QCOMPARE(list({u"--view"_s, u"Rockets"_s}).out, asked.out);
    // The line narrows the view, and goes before its sort and fields.
    const Run narrowed = list({u"--view"_s,
                               u"Rockets"_s,
                               u"--filter"_s,
                               u"killed>=1"_s,
                               u"--sort"_s,
                               u"date"_s,
                               u"--fields"_s,
                               u"ref"_s});
    QCOMPARE(
        narrowed.out,
        list({u"--filter"_s, u"killed>=1 means:rocket kind:event"_s, u"--fields"_s, u"ref"_s}).out);
    const Run none = list({u"--view"_s, u"Mortars"_s});
    QCOMPARE(none.code, 1);
    QVERIFY(none.err.contains("Mortars") && none.err.contains("Rockets"));
    QCOMPARE(list({u"--view"_s, u""_s}).code, 2);
}

void CliTest::listFilters()
{
    const auto list = [this](const QStringList &more) {
        return run(QStringList{u"list"_s, m_sample} + more);
    };
    const QJsonArray all = list({u"--json"_s}).json().array();
    QStringList expected;
    for (const QJsonValue &incident : all) {
        if (incident[u"means"] == u"rocket"_s && incident[u"kind"] == u"event"_s)
            expected.append(incident[u"ref"].toString());
    }
    const Run found =
        list({u"--json"_s, u"--filter"_s, u"means:rocket kind:event"_s, u"--fields"_s, u"ref"_s});
    QStringList refs;
    for (const QJsonValue &incident : found.json().array())
        refs.append(incident[u"ref"].toString());
    QVERIFY(!refs.isEmpty() && refs.size() < all.size());
    QCOMPARE(refs, expected);

    const Run count = list({u"--count"_s, u"--filter"_s, u"means:rocket kind:event"_s});
    QCOMPARE(count.out, u"%1 of %2\n"_s.arg(refs.size()).arg(all.size()).toUtf8());
    const QJsonObject json =
        list({u"--count"_s, u"--json"_s, u"--filter"_s, u"means:rocket kind:event"_s})
            .json()
            .object();
    QCOMPARE(json, (QJsonObject{{u"incidents"_s, refs.size()}, {u"of"_s, all.size()}}));
    QCOMPARE(list({u"--json"_s, u"--filter"_s, u"(means:rocket OR -means:rocket)"_s}).out,
             list({u"--json"_s}).out);
    QCOMPARE(list({u"--json"_s, u"--filter"_s, u"kind:event -kind:event"_s}).json().array().size(),
             0);

    // The place of a wrong term is told, and nothing is listed.
    const Run wrong = list({u"--filter"_s, u"kind:event foo:bar"_s});
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.err.contains("character 12") && wrong.err.contains("foo:bar"), wrong.err);
    const Run nobody = list({u"--filter"_s, u"-by:Nobodyatall"_s});
    QCOMPARE(nobody.code, 2);
    QVERIFY2(nobody.err.contains("character 1,") && nobody.err.contains("Nobodyatall"), nobody.err);
    QVERIFY(wrong.out.isEmpty() && nobody.out.isEmpty());
}

void CliTest::listPrintsATable()
{
    const Run table = run({u"list"_s,
                           m_sample,
                           u"--sort"_s,
                           u"-killed"_s,
                           u"--limit"_s,
                           u"2"_s,
                           u"--fields"_s,
                           u"date,killed,title"_s});
    QCOMPARE(table.code, 0);
    const QList<QByteArray> lines = table.out.split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("date"));
    QCOMPARE(QString::fromUtf8(lines[1]).indexOf(u"500"_s),
             QString::fromUtf8(lines[0]).indexOf(u"killed"_s));
}

void CliTest::showsByIdAndHandle()
{
    const Run byHandle = run({u"show"_s, m_sample, u"k1-rocket-2019-12-27"_s, u"--json"_s});
    QCOMPARE(byHandle.code, 0);
    const QJsonObject shown = byHandle.json().object();
    QCOMPARE(run({u"show"_s, m_sample, shown.value("ref"_L1).toString(), u"--json"_s}).out,
             byHandle.out);
    const QJsonArray claims = shown.value("claims"_L1).toArray();
    QVERIFY(claims.size() > 20);
    for (const auto part : {"claims"_L1, "attributions"_L1, "links"_L1}) {
        for (const QJsonValue &value : shown.value(part).toArray()) {
            const QJsonObject record = value.toObject();
            QVERIFY(record.contains("statement"_L1) && record.contains("citations"_L1));
            if (const QJsonObject statement = record.value("statement"_L1).toObject();
                !statement.isEmpty())
                QVERIFY(statement.contains("speaker"_L1) && statement.contains("said"_L1)
                        && statement.value("reports"_L1).isArray());
            for (const QJsonValue &each : record.value("citations"_L1).toArray()) {
                const QJsonObject citation = each.toObject();
                QVERIFY(citation.value("document"_L1).isString()
                        && citation.value("end"_L1).toInt() > citation.value("start"_L1).toInt());
                // Of our summary the words are there; of the article they are not.
                const bool summary = citation.contains("summary_of"_L1);
                QCOMPARE(citation.value("state"_L1).toString(),
                         summary ? u"exact"_s : u"unattached"_s);
                QCOMPARE(citation.value("text"_L1).isString(), summary);
                if (summary)
                    QCOMPARE(sha256Hex(citation.value("text"_L1).toString()),
                             citation.value("sha256"_L1).toString());
            }
        }
    }
    const Run nothing = run({u"show"_s, m_sample, u"nothing-like-it"_s});
    QCOMPARE(nothing.code, 1);
    QVERIFY(nothing.err.contains("nothing-like-it"));
}

void CliTest::showsFiguresAsWords()
{
    const Run june = run({u"show"_s, m_sample, u"taji-rocket-2020-06-13"_s});
    QCOMPARE(june.code, 0);
    QVERIFY(june.out.contains("killed  none"));
    const Run k1 = run({u"show"_s, m_sample, u"k1-rocket-2019-12-27"_s});
    QVERIFY(k1.out.contains("31 (31–36)"));
    QVERIFY(k1.out.contains("Not assessed"));
    QVERIFY(k1.out.contains("Who is named"));
    QVERIFY(k1.out.contains(" ← "));
    QVERIFY(k1.out.contains("feeds nothing"));
}

void CliTest::showsPlacesThatCannotBothBeTrue()
{
    const QString file = copyOfSample(u"places.sourceline"_s);
    QVERIFY(
        !run({u"show"_s, file, u"k1-rocket-2019-12-27"_s}).out.contains("conflicting reports:"));
    const auto casefile = Casefile::open(file, Access::ReadWrite);
    QVERIFY(casefile);
    const auto done = (*casefile)->edit({u"Tester"_s, u"Add claims"_s}, [](Writer &writer) {
        Statement any(writer.database(),
                      "SELECT c.incident, c.statement FROM claim c JOIN incident i ON i.id = "
                      "c.incident WHERE i.handle = 'k1-rocket-2019-12-27' LIMIT 1");
        if (!any.next())
            return Result<void>(Error{u"no claim"_s});
        for (const QString &place : {u"K-1"_s, u"Saudi Arabia"_s}) {
            const auto made = writer.insert("claim",
                                            {{"incident", any.integer(0)},
                                             {"statement", any.integer(1)},
                                             {"field", u"place"_s},
                                             {"value", place},
                                             {"feeds", qint64(1)}});
            if (!made)
                return Result<void>(made.error());
        }
        return Result<void>();
    });
    QVERIFY2(done.result(), done.result() ? "" : qPrintable(done.result().error().message));
    const QByteArray out = run({u"show"_s, file, u"k1-rocket-2019-12-27"_s}).out;
    QVERIFY2(out.contains("conflicting reports: ") && out.contains("“Saudi Arabia”, two countries"),
             out.constData());
}

void CliTest::checksAndSaysSo()
{
    const Run json = run({u"check"_s, m_sample, u"--json"_s});
    QCOMPARE(json.code, 0);
    const QJsonObject report = json.json().object();
    QCOMPARE(report.value("integrity"_L1), QJsonValue(true));
    QCOMPARE(report.value("edits"_L1).toObject().value("count"_L1).toInt(), 1);
    QCOMPARE(report.value("edits"_L1).toObject().value("chain"_L1), QJsonValue(true));
    const QJsonObject citations = report.value("citations"_L1).toObject();
    QCOMPARE(citations.keys(),
             (QStringList{u"exact"_s, u"fuzzy"_s, u"moved"_s, u"orphan"_s, u"unattached"_s}));
    QCOMPARE(citations.value("unattached"_L1).toInt(), 1181);
    QCOMPARE(report.value("problems"_L1).toArray(), QJsonArray());
    const Run text = run({u"check"_s, m_sample});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains("No problem was found"));
    QVERIFY(text.out.contains("1,181 on a document"));
}

// A byte of a stored text is turned: SQLite sees nothing wrong, its hash does.
void CliTest::checkFindsDamage()
{
    QFile sample(m_sample);
    QVERIFY(sample.open(QIODevice::ReadOnly));
    QByteArray bytes = sample.readAll();
    const auto connection = Connection::open(m_sample, Access::ReadOnly);
    QVERIFY(connection);
    Statement text(connection->handle(), "SELECT text FROM text ORDER BY id LIMIT 1");
    QVERIFY(text.next());
    const qsizetype at = bytes.indexOf(text.utf8(0).left(60));
    QVERIFY(at > 0);
    bytes[at + 5] = bytes[at + 5] == 'e' ? 'a' : 'e';
    const QString damaged = write(u"damaged.sourceline"_s, bytes);
    const Run checked = run({u"check"_s, damaged, u"--json"_s});
    QCOMPARE(checked.code, 1);
    QVERIFY(!checked.json().object().value("problems"_L1).toArray().isEmpty());
}

void CliTest::importsAPackOnce()
{
    const QString pack = QStringLiteral(SOURCELINE_SOURCE_DIR "/resources/sample/sample.pack.json");
    const QString file = path(u"packed.sourceline"_s);
    QCOMPARE(run({u"new"_s, file}).code, 0);
    const QByteArray before = hashOf(file);
    const Run dry = run({u"import"_s, file, pack, u"--dry-run"_s, u"--json"_s});
    QVERIFY2(dry.code == 0, dry.err.constData());
    QCOMPARE(hashOf(file), before);
    const Run first = run({u"import"_s, file, pack, u"--json"_s});
    QCOMPARE(first.code, 0);
    QVERIFY(first.json().object().value("added"_L1).toInt() > 4000);
    QCOMPARE(dry.json().object().value("added"_L1), first.json().object().value("added"_L1));
    const Run again = run({u"import"_s, file, pack, u"--as"_s, u"pack"_s});
    QCOMPARE(again.code, 0);
    QVERIFY2(again.out.startsWith("Nothing was added"), again.out.constData());
    QCOMPARE(run({u"log"_s, file, u"--json"_s}).json().array().size(), 1);
    QCOMPARE(run({u"list"_s, file, u"--json"_s}).out, run({u"list"_s, m_sample, u"--json"_s}).out);
}

void CliTest::importsArticles()
{
    const QString file = copyOfSample(u"articles.sourceline"_s);
    const QString note =
        write(u"harbour.txt"_s, "Ferry stops\n\nThe ferry stopped in the fog. Nobody was hurt.\n");
    const QByteArray before = hashOf(file);
    const Run dry = run({u"import"_s, file, note, u"--dry-run"_s, u"--json"_s});
    QVERIFY2(dry.code == 0, dry.err.constData());
    QCOMPARE(hashOf(file), before);
    const QJsonObject would = dry.json().array().first().toObject();
    for (const char *name :
         {"file", "title", "outlet", "author", "published", "url", "text", "sentences", "known_as"})
        QVERIFY2(would.contains(QLatin1String(name)), name);
    QCOMPARE(would.value("title"_L1).toString(), u"Ferry stops"_s);
    QVERIFY(would.value("known_as"_L1).isNull());
    QCOMPARE(would.value("sentences"_L1).toArray().size(), 3);
    QCOMPARE(would.value("sentences"_L1).toArray().at(1).toObject().value("start"_L1).toInt(), 13);

    const Run first = run({u"import"_s, file, note, u"--who"_s, u"Ada"_s});
    QCOMPARE(first.code, 0);
    QCOMPARE(first.out, QByteArray("1 new article was added.\n"));
    const QJsonObject edit =
        run({u"log"_s, file, u"--limit"_s, u"1"_s, u"--json"_s}).json().array().first().toObject();
    QCOMPARE(edit.value("who"_L1).toString(), u"Ada"_s);
    const Run again = run({u"import"_s, file, note});
    QCOMPARE(again.code, 0);
    QVERIFY(again.out.contains("attached already"));
    QCOMPARE(run({u"log"_s, file, u"--json"_s}).json().array().size(), 2);

    // One bad file does not keep the good ones out, but it is said, and the exit code says it.
    const QString good =
        write(u"pier.txt"_s, "Pier closed\n\nThe old pier has been closed for repairs.\n");
    const Run mixed =
        run({u"import"_s, file, good, path(u"missing.txt"_s), u"--as"_s, u"articles"_s});
    QCOMPARE(mixed.code, 1);
    QVERIFY(mixed.err.contains("missing.txt"));
    QCOMPARE(run({u"log"_s, file, u"--json"_s}).json().array().size(), 3);

    const QString seeds = QStringLiteral(SOURCELINE_SOURCE_DIR "/../shared/seeds");
    if (!QFile::exists(seeds))
        QSKIP("../shared/seeds is not here, so that the originals cannot be attached");
    const Run attached = run({u"import"_s, file, seeds, u"--as"_s, u"articles"_s});
    QVERIFY2(attached.code == 0, attached.err.constData());
    QCOMPARE(attached.out, QByteArray("5 articles recognised, 1181 citations found exactly.\n"));
    const QJsonObject citations =
        run({u"check"_s, file, u"--json"_s}).json().object().value("citations"_L1).toObject();
    QCOMPARE(citations.value("exact"_L1).toInt(), 1181 + 1052);
    for (const auto state : {"moved"_L1, "fuzzy"_L1, "orphan"_L1, "unattached"_L1})
        QCOMPARE(citations.value(state).toInt(), 0);
}

void CliTest::refusesBadPacksByLine()
{
    const QString file = copyOfSample(u"bad.sourceline"_s);
    const QByteArray before = hashOf(file);
    const QString pack =
        write(u"bad.json"_s,
              "{\"format\": \"sourceline-pack\", \"version\": 1, \"schema\": 1, \"tables\": "
              "{\"actor\": [\n"
              "{\"id\": \"330712481793\", \"name\": \"A\", \"kind\": \"person\"},\n"
              "{\"id\": \"330712481794\", \"name\": \"B\", \"kind\": \"ghost\"}]}}");
    const Run refused = run({u"import"_s, file, pack});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("bad.json, line 3: row 2 of table actor"),
             refused.err.constData());
    QCOMPARE(refused.err.count('\n'), 1);
    QCOMPARE(hashOf(file), before);
    QCOMPARE(run({u"import"_s, file, pack, u"--dry-run"_s}).code, 1);
}

void CliTest::attributes()
{
    const QString file = copyOfSample(u"attribute.sourceline"_s);
    const QStringList verb{u"attribute"_s, file, u"k1-rocket-2019-12-27"_s};
    const Run made = run(verb
                         + QStringList{u"--to"_s,
                                       u"KATAIB  hezbollah"_s,
                                       u"--speaker"_s,
                                       u"Mark Esper"_s,
                                       u"--stance"_s,
                                       u"suspects"_s,
                                       u"--said"_s,
                                       u"2019-12-29"_s,
                                       u"--because"_s,
                                       u"the launcher"_s,
                                       u"--cite"_s,
                                       u"000-summary:0-60"_s,
                                       u"--json"_s});
    QVERIFY2(made.code == 0, made.err.constData());
    const QJsonObject entry = made.json().object();
    QCOMPARE(entry.value("actor"_L1).toString(), u"Kataib Hezbollah"_s);
    QCOMPARE(entry.value("stance"_L1).toString(), u"suspects"_s);
    QCOMPARE(entry.value("role"_L1).toString(), u"perpetrator"_s);
    QCOMPARE(entry.value("grounds"_L1).toString(), u"the launcher"_s);
    const QJsonObject statement = entry.value("statement"_L1).toObject();
    QCOMPARE(statement.value("said"_L1).toObject().value("edtf"_L1).toString(), u"2019-12-29"_s);
    QCOMPARE(statement.value("reports"_L1).toArray().size(), 1);
    const QJsonObject cited = entry.value("citations"_L1).toArray().first().toObject();
    QCOMPARE(cited.value("end"_L1).toInt(), 60);
    QCOMPARE(cited.value("state"_L1).toString(), u"exact"_s);
    const QJsonObject log =
        run({u"log"_s, file, u"--limit"_s, u"1"_s, u"--json"_s}).json().array().first().toObject();
    QCOMPARE(log.value("label"_L1).toString(),
             u"Kataib Hezbollah suspected of K-1 base, 27 Dec 2019"_s);
    QCOMPARE(log.value("who"_L1).toString(), u"Tester"_s);

    const QStringList unknown = verb
                                + QStringList{u"--to"_s,
                                              u"kataib hezb"_s,
                                              u"--speaker"_s,
                                              u"Mark Esper"_s,
                                              u"--stance"_s,
                                              u"doubts"_s};
    const Run refused = run(unknown);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("closest are Kataib Hezbollah"), refused.err.constData());
    QCOMPARE(run(unknown + QStringList{u"--new-actor"_s}).code, 0);
}

void CliTest::attributesToNamesInAnySpelling_data()
{
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<QString>("actor");
    QTest::newRow("other vowels") << u"kata'ib hizballah"_s << u"Kataib Hezbollah"_s;
    QTest::newRow("other words") << u"Kata’ib Hizb Allah"_s << u"Kataib Hezbollah"_s;
    QTest::newRow("another name") << u"Kataib Hezballas"_s << QString();
    QTest::newRow("part of a name") << u"Kataib"_s << QString();
}

void CliTest::attributesToNamesInAnySpelling()
{
    QFETCH(const QString, spelling);
    QFETCH(const QString, actor);
    const Run made = run({u"attribute"_s,
                          copyOfSample(u"spelling.sourceline"_s),
                          u"k1-rocket-2019-12-27"_s,
                          u"--to"_s,
                          spelling,
                          u"--speaker"_s,
                          u"Mark Esper"_s,
                          u"--stance"_s,
                          u"doubts"_s,
                          u"--json"_s});
    QCOMPARE(made.code, actor.isEmpty() ? 1 : 0);
    QCOMPARE(made.json().object().value("actor"_L1).toString(), actor);
}

// Without a citation nothing tells the second from the first.
void CliTest::attributesTheSameOnce()
{
    const QString file = copyOfSample(u"twice.sourceline"_s);
    const QStringList verb{u"attribute"_s,
                           file,
                           u"k1-rocket-2019-12-27"_s,
                           u"--to"_s,
                           u"Kataib Hezbollah"_s,
                           u"--speaker"_s,
                           u"Mark Esper"_s,
                           u"--stance"_s,
                           u"doubts"_s};
    QCOMPARE(run(verb).code, 0);
    const Run again = run(verb);
    QCOMPARE(again.code, 1);
    QVERIFY2(again.err.contains("is recorded already"), again.err.constData());
    QCOMPARE(run({u"log"_s, file, u"--json"_s}).json().array().size(), 2);
    QCOMPARE(run(verb + QStringList{u"--said"_s, u"2019-12-30"_s}).code, 0);
    QCOMPARE(run(verb + QStringList{u"--because"_s, u"the launcher"_s}).code, 0);
    QCOMPARE(run(verb + QStringList{u"--cite"_s, u"000-summary:0-60"_s}).code, 0);
}

void CliTest::refusesWrongAttributions()
{
    const QString file = copyOfSample(u"refused.sourceline"_s);
    const QStringList verb{u"attribute"_s, file, u"k1-rocket-2019-12-27"_s, u"--to"_s, u"Iran"_s};
    QCOMPARE(run(verb).code, 2);
    QCOMPARE(run(verb + QStringList{u"--speaker"_s, u"Iran"_s}).code, 2);
    const QStringList said = verb + QStringList{u"--speaker"_s, u"Iran"_s, u"--stance"_s};
    QCOMPARE(run(said + QStringList{u"denies"_s, u"--cite"_s, u"000-summary"_s}).code, 2);
    for (const QStringList &wrong : {QStringList{u"admits"_s},
                                     {u"denies"_s, u"--role"_s, u"culprit"_s},
                                     {u"denies"_s, u"--said"_s, u"yesterday"_s},
                                     {u"denies"_s, u"--cite"_s, u"nothing:0-9"_s},
                                     {u"denies"_s, u"--cite"_s, u"000-summary:0-99999"_s}}) {
        const Run refused = run(said + wrong);
        QVERIFY2(refused.code == 1, qPrintable(wrong.join(u' ')));
        QCOMPARE(refused.err.count('\n'), 1);
        QVERIFY(refused.out.isEmpty());
    }
    QCOMPARE(run({u"log"_s, file, u"--json"_s}).json().array().size(), 1);
}

void CliTest::logsAndReverts()
{
    const QString file = copyOfSample(u"log.sourceline"_s);
    edit(file, u"First new title"_s);
    const QJsonArray log = run({u"log"_s, file, u"--json"_s}).json().array();
    QCOMPARE(log.size(), 2);
    const QJsonObject newest = log.first().toObject();
    for (const char *name : {"edit", "at", "who", "why", "label", "changes"})
        QVERIFY2(newest.contains(QLatin1String(name)), name);
    QCOMPARE(newest.value("who"_L1).toString(), u"Analyst"_s);
    QCOMPARE(newest.value("why"_L1).toString(), u"clearer"_s);
    const QJsonArray changes = newest.value("changes"_L1).toArray();
    QCOMPARE(changes.size(), 1);
    const QJsonObject change = changes.first().toObject();
    QCOMPARE(change.value("table"_L1).toString(), u"incident"_s);
    QCOMPARE(change.value("field"_L1).toString(), u"title"_s);
    QCOMPARE(change.value("new"_L1).toString(), u"First new title"_s);
    QVERIFY(change.value("old"_L1).toString().startsWith(u"Rocket barrage"_s));
    QCOMPARE(run({u"log"_s, file, u"balad-rocket-2019-12"_s, u"--json"_s}).json().array().size(),
             1);
    const QJsonArray ofOne =
        run({u"log"_s, file, u"k1-rocket-2019-12-27"_s, u"--json"_s}).json().array();
    QCOMPARE(ofOne.size(), 2);
    QVERIFY(!ofOne.last().toObject().value("changes"_L1).toArray().isEmpty());
    QVERIFY(run({u"log"_s, file}).out.contains("Analyst: Set title"));

    const Run reverted = run(
        {u"revert"_s, file, newest.value("edit"_L1).toString(), u"--why"_s, u"it was better"_s});
    QVERIFY2(reverted.code == 0, reverted.err.constData());
    QVERIFY(run({u"show"_s, file, u"k1-rocket-2019-12-27"_s}).out.startsWith("Rocket barrage"));
    const QJsonObject last =
        run({u"log"_s, file, u"--limit"_s, u"1"_s, u"--json"_s}).json().array().first().toObject();
    QCOMPARE(last.value("who"_L1).toString(), u"Tester"_s);
    QCOMPARE(last.value("why"_L1).toString(), u"it was better"_s);
    QCOMPARE(last.value("of"_L1), newest.value("edit"_L1));
    QCOMPARE(run({u"revert"_s, file, u"99"_s}).code, 1);
    QCOMPARE(run({u"revert"_s, file, u"first"_s}).code, 1);
    QCOMPARE(run({u"check"_s, file}).code, 0);
}

void CliTest::revertNamesEveryConflict()
{
    const QString file = copyOfSample(u"conflict.sourceline"_s);
    edit(file, u"First new title"_s);
    edit(file, u"Second new title"_s);
    const Run refused = run({u"revert"_s, file, u"2"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.out.isEmpty());
    QCOMPARE(refused.err.count('\n'), 1); // one refusal, said once, without ids or columns
    QVERIFY2(refused.err.contains("title of ") && refused.err.contains("“Second new title”"),
             refused.err.constData());
    QVERIFY2(!refused.err.contains('`'), refused.err.constData());
    QVERIFY(run({u"show"_s, file, u"k1-rocket-2019-12-27"_s}).out.startsWith("Second new title"));
    QCOMPARE(run({u"log"_s, file, u"--json"_s}).json().array().size(), 3);
}

void CliTest::readingWritesNothing()
{
    QDir(m_folder.path()).mkpath(u"locked"_s);
    const QString file = path(u"locked/case.sourceline"_s);
    QVERIFY(QFile::copy(m_sample, file));
    QFile::setPermissions(file, QFile::ReadOwner);
    const QByteArray before = hashOf(file);
    const QDateTime modified = QFileInfo(file).lastModified();
    for (const QStringList &arguments :
         {QStringList{u"list"_s, file},
          {u"list"_s, file, u"--json"_s},
          {u"list"_s, file, u"--sort"_s, u"title"_s},
          {u"show"_s, file, u"k1-rocket-2019-12-27"_s},
          {u"log"_s, file},
          {u"check"_s, file},
          {u"import"_s, file, path(u"locked"_s), u"--as"_s, u"articles"_s, u"--dry-run"_s}}) {
        const Run read = run(arguments);
        QVERIFY2(read.code == 0 || arguments.first() == "import"_L1, read.err.constData());
    }
    QCOMPARE(hashOf(file), before);
    QCOMPARE(QFileInfo(file).lastModified(), modified);
    QCOMPARE(QDir(path(u"locked"_s)).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"case.sourceline"_s});
}

void CliTest::writingIsRefusedOnAReadOnlyFile()
{
    if (geteuid() == 0)
        QSKIP("root may write any file");
    const QString file = copyOfSample(u"protected.sourceline"_s);
    QFile::setPermissions(file, QFile::ReadOwner);
    const Run refused = run({u"revert"_s, file, u"1"_s});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains("protected"));
}

void CliTest::survivesAClosedPipeAndAFullDisk()
{
    const auto shell = [this](const QString &command) {
        QProcess process;
        process.start(
            u"bash"_s,
            {u"-c"_s,
             u"set -o pipefail; "_s + command.arg(QStringLiteral(SOURCELINE_PROGRAM), m_sample)});
        process.waitForFinished(60'000);
        return std::pair(process.exitCode(), process.readAllStandardError());
    };
    const auto piped =
        shell(u"'%1' show '%2' k1-rocket-2019-12-27 --json | head -c 10 >/dev/null"_s);
    QCOMPARE(piped.first, 0);
    QVERIFY2(piped.second.isEmpty(), piped.second.constData());
    QCOMPARE(shell(u"'%1' list '%2' --json | true"_s).first, 0);
    const auto full = shell(u"'%1' list '%2' >/dev/full"_s);
    QCOMPARE(full.first, 1);
    QVERIFY(full.second.contains("could not be written"));
}

void CliTest::makesBenchData()
{
    const QString file = path(u"bench.sourceline"_s);
    const QStringList order{u"--incidents"_s,
                            u"2000"_s,
                            u"--documents"_s,
                            u"50"_s,
                            u"--claims"_s,
                            u"3000"_s,
                            u"--seed"_s,
                            u"7"_s};
    const Run made = run(QStringList{u"bench-data"_s, file} + order);
    QVERIFY2(made.code == 0, made.err.constData());
    QVERIFY(made.out.contains("2,000 incidents"));
    QCOMPARE(run(QStringList{u"bench-data"_s, file} + order).code, 1); // never replaces
    QCOMPARE(run({u"list"_s, file, u"--json"_s, u"--limit"_s, u"10"_s, u"--sort"_s, u"-date"_s})
                 .json()
                 .array()
                 .size(),
             10);
    QCOMPARE(run({u"check"_s, file}).code, 0);
    const Run one = run({u"list"_s, file, u"--limit"_s, u"1"_s, u"--json"_s});
    const QString ref = one.json().array().first().toObject().value("ref"_L1).toString();
    QCOMPARE(run({u"show"_s, file, ref}).code, 0);
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
