#include "model/store/opening.h"
#include "samplefile.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// The system ends the program with a signal: at a logout, at a shutdown, from the shell.
class TestEndSignals : public QObject
{
    Q_OBJECT

private slots:
    void closesTheCasefileInOrder_data();
    void closesTheCasefileInOrder();
};

namespace {

// Before that the signal does what it always does.
bool handles(qint64 process, int signal)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("SigCgt:"))
            return line.mid(7).trimmed().toULongLong(nullptr, 16) >> (signal - 1) & 1;
    }
    return false;
}

} // namespace

void TestEndSignals::closesTheCasefileInOrder_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("terminate") << SIGTERM;
    QTest::newRow("interrupt") << SIGINT;
    QTest::newRow("hang up") << SIGHUP;
}

void TestEndSignals::closesTheCasefileInOrder()
{
    QFETCH(int, signal);
    const SampleFile sample;
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    for (const auto &variable : {u"HOME"_s,
                                 u"XDG_CONFIG_HOME"_s,
                                 u"XDG_STATE_HOME"_s,
                                 u"XDG_CACHE_HOME"_s,
                                 u"XDG_DATA_HOME"_s})
        environment.insert(variable, home.path());
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(SOURCELINE_PROGRAM), {sample.path()});
    QVERIFY(program.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(handles(program.processId(), signal), 60000);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(sample.path() + u"-wal"_s), 60000);
    ::kill(static_cast<pid_t>(program.processId()), signal);
    QVERIFY(program.waitForFinished(60000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    const auto examined = examineFile(sample.path(), Access::ReadWrite);
    QVERIFY(examined);
    QVERIFY(examined->closedInOrder);
}

QTEST_GUILESS_MAIN(TestEndSignals)
#include "tst_endsignals.moc"
