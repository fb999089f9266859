#include "model/store/chain.h"
#include "scratchcasefile.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int claimsOfAnEdit = 3;

// One whole: an incident, what was said of it and by whom. A part of it alone would be seen by
// problemOf().
Result<void> addWhole(Writer &writer, const QString &title)
{
    const auto actor = writer.insert("actor", {{"name", title}, {"kind", u"person"_s}});
    if (!actor)
        return actor.error();
    const auto incident = writer.insert("incident", {{"kind", u"event"_s}, {"title", title}});
    if (!incident)
        return incident.error();
    const auto statement =
        writer.insert("statement", {{"speaker", toValue(*actor)}, {"gist", title}});
    if (!statement)
        return statement.error();
    for (int i = 0; i < claimsOfAnEdit; ++i) {
        const auto claim = writer.insert("claim",
                                         {{"incident", toValue(*incident)},
                                          {"statement", toValue(*statement)},
                                          {"field", u"target"_s}});
        if (!claim)
            return claim.error();
    }
    const auto text = writer.storeText(title + u" text"_s);
    return text ? Result<void>() : Result<void>(text.error());
}

QString problemOf(sqlite3 *database)
{
    if (textOf(database, "PRAGMA quick_check") != u"ok"_s)
        return u"quick_check"_s;
    if (const QString problem = searchProblem(database); !problem.isEmpty())
        return problem;
    if (const QStringList problems = chainProblems(database); !problems.isEmpty())
        return problems.front();
    const qint64 incidents = countOf(database, "SELECT count(*) FROM incident");
    for (const char *table : {"actor", "statement", "text", "incident_derived"}) {
        if (countOf(database, QByteArray("SELECT count(*) FROM ") + table) < incidents)
            return u"half an edit: "_s + QString::fromUtf8(table);
    }
    if (countOf(database, "SELECT count(*) FROM claim") != claimsOfAnEdit * incidents
        || countOf(database, "SELECT coalesce(sum(claims), 0) FROM incident_derived")
               != claimsOfAnEdit * incidents)
        return u"half an edit: claims"_s;
    if (countOf(database, "SELECT count(*) FROM edit WHERE seq NOT IN (SELECT edit FROM edit_row)")
        != 0)
        return u"an edit without its rows"_s;
    return {};
}

// In the child: edits without end, each acknowledged after apply() has returned.
int editUntilKilled(const QString &path)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        return 1;
    EditLog log(*connection);
    for (int i = 0;; ++i) {
        Result<Edit> edit = Edit{};
        if (i % 3 == 2)
            edit = log.revert(readEdits(connection->handle(), {}, 1).front().id,
                              {u"child"_s, u"undo"_s, {}, "undo"});
        else
            edit = log.apply({u"child"_s, u"edit"_s}, [i](Writer &w) {
                return addWhole(w,
                                u"Attack %1 %2"_s.arg(QCoreApplication::applicationPid()).arg(i));
            });
        if (!edit)
            return 2;
        std::printf("%lld\n", static_cast<long long>(edit->seq));
        std::fflush(stdout);
    }
}

// In the child: edits until the file may not grow any more, then says what it was told.
int editUntilFull(const QString &path, quint64 bytes)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        return 1;
    EditLog log(*connection);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 1;
    for (int i = 0; i < 100'000; ++i) {
        const auto edit = log.apply({u"child"_s, u"edit"_s},
                                    [i](Writer &w) { return addWhole(w, u"Attack %1"_s.arg(i)); });
        if (edit) {
            std::printf("%lld\n", static_cast<long long>(edit->seq));
            continue;
        }
        // Reading still works, and nothing of the failed edit is seen.
        const QString problem = problemOf(connection->handle());
        std::printf("said %s\nproblem %s\n", qPrintable(edit.error().message), qPrintable(problem));
        return 0;
    }
    return 3;
}

qint64 lastAcknowledged(const QByteArray &output)
{
    const qsizetype end = output.lastIndexOf('\n'); // a line without its end was not acknowledged
    const QByteArrayList lines = output.left(std::max<qsizetype>(end, 0)).split('\n');
    return lines.back().toLongLong();
}

} // namespace

class TestKill : public QObject
{
    Q_OBJECT

private slots:
    void killedAtAnyMoment();
    void diskFull();
};

void TestKill::killedAtAnyMoment()
{
    constexpr int kills = 100;
    ScratchCasefile file;
    for (int done = 0; done < kills; ++done) {
        file.close();
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--edit"_s, file.path()});
        QVERIFY(child.waitForReadyRead());
        QTest::qSleep(QRandomGenerator::global()->bounded(30));
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const qint64 acknowledged = lastAcknowledged(child.readAllStandardOutput());
        file.open();
        QVERIFY(acknowledged > 0);
        QVERIFY2(countOf(file.database(), "SELECT max(seq) FROM edit") >= acknowledged,
                 "an acknowledged edit is lost");
        QCOMPARE(problemOf(file.database()), QString());
        VERIFY_DONE(file.log().checkpoint());
    }
    qInfo("%d kills, %lld edits",
          kills,
          static_cast<long long>(countOf(file.database(), "SELECT count(*) FROM edit")));
}

void TestKill::diskFull()
{
    for (const quint64 spare : {0, 20'000, 100'000, 400'000}) {
        ScratchCasefile file;
        VERIFY_DONE(file.log().apply({u"t"_s, u"first"_s},
                                     [](Writer &w) { return addWhole(w, u"First"_s); }));
        const quint64 size =
            quint64(QFileInfo(file.path()).size() + QFileInfo(file.path() + u"-wal"_s).size())
            + spare;
        file.close();
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {u"--fill"_s, file.path(), QString::number(size)});
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitCode(), 0);
        const QByteArrayList lines = child.readAllStandardOutput().trimmed().split('\n');
        QVERIFY(lines.size() >= 2);
        QVERIFY2(lines[lines.size() - 2].startsWith("said "), lines[lines.size() - 2].constData());
        QCOMPARE(lines.back().trimmed(), QByteArray("problem"));
        const qint64 acknowledged = lines.size() > 2 ? lines[lines.size() - 3].toLongLong() : 1;
        file.open();
        QCOMPARE(problemOf(file.database()), QString());
        QCOMPARE(countOf(file.database(), "SELECT max(seq) FROM edit"), acknowledged);
        VERIFY_DONE(file.log().apply({u"t"_s, u"again"_s},
                                     [](Writer &w) { return addWhole(w, u"Again"_s); }));
        QCOMPARE(problemOf(file.database()), QString());
    }
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"--edit"_s)
        return editUntilKilled(arguments.value(2));
    if (arguments.value(1) == u"--fill"_s)
        return editUntilFull(arguments.value(2), arguments.value(3).toULongLong());
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_kill.moc"
