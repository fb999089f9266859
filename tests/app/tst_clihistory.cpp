// The record of another day, frozen views, the log and turning back, as a shell sees them.
#include "model/coding/bulk.h"
#include "model/coding/claims.h"
#include "model/store/casefile.h"
#include "model/store/statement.h"
#include "tests/model/exchange/preparedsample.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const Id k1 = Id::fromText(u"5883671442477809665");
const QString handle = u"k1-rocket-2019-12-27"_s;

struct Outcome
{
    int code = -1;
    QByteArray out, err;

    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
};

} // namespace

class CliHistoryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void recordedByADay();
    void recordedByAnEdit();
    void saidByADay();
    void wrongDays_data();
    void wrongDays();
    void aDayIsTheReadersOwn();
    void logFilters();
    void frozenAndCompared();
    void comparesOnlyWhatThereIs();
    void putsOneFieldBack();
    void overwritesOnlyWhenTold();

private:
    Outcome run(const QStringList &arguments, const QString &zone = u"Europe/Berlin"_s) const;
    Edit target(const QString &words, const QString &who = u"Ada King"_s);
    /// As if the edit had been made then.
    void date(const Edit &edit, const QString &moment);
    QString targetOf(const QStringList &options, const QString &zone = u"Europe/Berlin"_s) const;
    QJsonArray edits(const QStringList &options, const QString &zone = u"Europe/Berlin"_s) const;
    QString fieldOf(const Edit &edit) const; ///< TABLE:ID:COLUMN of its only change

    QTemporaryDir m_folder;
    QString m_file;
    QString m_before; ///< the target as imported
    int m_number = 0;
};

void CliHistoryTest::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    qputenv("SOURCELINE_WHO", "Tester");
}

void CliHistoryTest::init()
{
    m_file = m_folder.filePath(u"case%1.sourceline"_s.arg(++m_number));
    placeSample(m_file);
    m_before = targetOf({});
}

Outcome CliHistoryTest::run(const QStringList &arguments, const QString &zone) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TZ"_s, zone);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SOURCELINE_PROGRAM), arguments);
    Outcome outcome;
    if (!process.waitForFinished(120'000) || process.exitStatus() == QProcess::CrashExit)
        return outcome;
    outcome.code = process.exitCode();
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

Edit CliHistoryTest::target(const QString &words, const QString &who)
{
    auto casefile = Casefile::open(m_file);
    if (!casefile)
        qFatal("%s", qPrintable(casefile.error().message));
    const auto done = (*casefile)
                          ->edit({who, u"Set target"_s, u"seen on the pictures"_s},
                                 setIncidentField({k1}, "target", Value(words)))
                          .result();
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    return *done;
}

void CliHistoryTest::date(const Edit &edit, const QString &moment)
{
    auto connection = Connection::open(m_file, Access::ReadWrite);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().message));
    Statement update(connection->handle(),
                     "UPDATE edit SET at = ?1 WHERE seq <= ?2 AND "
                     "(seq = ?2 OR at > ?1)");
    update.bind(1, QDateTime::fromString(moment, Qt::ISODate).toMSecsSinceEpoch());
    update.bind(2, edit.seq);
    if (const auto done = update.run(); !done)
        qFatal("%s", qPrintable(done.error().message));
}

QString CliHistoryTest::targetOf(const QStringList &options, const QString &zone) const
{
    const Outcome shown = run(QStringList{u"show"_s, m_file, handle, u"--json"_s} + options, zone);
    if (shown.code != 0)
        qWarning("%s", shown.err.constData());
    return shown.object().value("target"_L1).toString();
}

QJsonArray CliHistoryTest::edits(const QStringList &options, const QString &zone) const
{
    const Outcome log = run(QStringList{u"log"_s, m_file, u"--json"_s} + options, zone);
    if (log.code != 0)
        qWarning("%s", log.err.constData());
    return log.array();
}

QString CliHistoryTest::fieldOf(const Edit &edit) const
{
    for (const QJsonValue &value : edits({})) {
        const QJsonObject entry = value.toObject();
        if (entry.value("edit"_L1).toString() != edit.id.toText())
            continue;
        const QJsonObject change = entry.value("changes"_L1).toArray().first().toObject();
        return change.value("table"_L1).toString() + u':' + change.value("id"_L1).toString() + u':'
               + change.value("field"_L1).toString();
    }
    return {};
}

void CliHistoryTest::recordedByADay()
{
    date(target(u"a depot"_s), u"2026-03-11T12:00:00Z"_s);
    target(u"a barracks"_s);
    QCOMPARE(targetOf({}), u"a barracks"_s);
    QCOMPARE(targetOf({u"--recorded-by"_s, u"2026-03-11"_s}), u"a depot"_s);
    QCOMPARE(targetOf({u"--recorded-by"_s, u"2026-03"_s}), u"a depot"_s);
    // Of a list too; before there was anything it is empty.
    const Outcome then = run({u"list"_s, m_file, u"--json"_s, u"--recorded-by"_s, u"2026-03-11"_s});
    QCOMPARE(then.code, 0);
    QCOMPARE(then.array().size(), 124);
    const Outcome before =
        run({u"list"_s, m_file, u"--json"_s, u"--recorded-by"_s, u"2001-01-01"_s});
    QCOMPARE(before.code, 0);
    QCOMPARE(before.array().size(), 0);
    QCOMPARE(targetOf({}), u"a barracks"_s); // and nothing was written
    QCOMPARE(edits({}).size(), 3);
}

void CliHistoryTest::recordedByAnEdit()
{
    const Edit first = target(u"a depot"_s);
    target(u"a barracks"_s);
    QCOMPARE(targetOf({u"--recorded-by"_s, first.id.toText()}), u"a depot"_s);
}

void CliHistoryTest::saidByADay()
{
    const auto said = [this](const QStringList &options) {
        return run(QStringList{u"show"_s, m_file, handle, u"--json"_s} + options)
            .object()
            .value("attributions"_L1)
            .toArray();
    };
    const QJsonArray all = said({});
    const QJsonArray early = said({u"--said-by"_s, u"2019-12-31"_s});
    QVERIFY(early.size() < all.size());
    for (const QJsonValue &value : early) {
        const QJsonObject statement = value.toObject().value("statement"_L1).toObject();
        const QString when =
            statement.value("said"_L1).toObject().value("edtf"_L1).toString().left(4);
        QVERIFY2(when <= u"2019", qPrintable(when));
    }
    QCOMPARE(said({u"--said-by"_s, u"2019-12"_s}).size(), early.size());
    QCOMPARE(said({u"--said-by"_s, u"2019"_s}).size(), early.size());
    QCOMPARE(said({u"--said-by"_s, u"2026"_s}).size(), all.size());
}

void CliHistoryTest::wrongDays_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("recorded") << QStringList{u"list"_s, u"x"_s, u"--recorded-by"_s, u"monday"_s};
    QTest::newRow("said") << QStringList{u"list"_s, u"x"_s, u"--said-by"_s, u"2020-02-30"_s};
    QTest::newRow("show") << QStringList{u"show"_s, u"x"_s, u"y"_s, u"--said-by"_s, u"soon"_s};
    QTest::newRow("from") << QStringList{u"log"_s, u"x"_s, u"--from"_s, u"last week"_s};
    QTest::newRow("until") << QStringList{u"log"_s, u"x"_s, u"--until"_s, u"../2020"_s + u"x"_s};
    QTest::newRow("kind") << QStringList{u"log"_s, u"x"_s, u"--kind"_s, u"deed"_s};
    QTest::newRow("frozen") << QStringList{
        u"freeze"_s, u"x"_s, u"name"_s, u"--said-by"_s, u"today"_s};
}

void CliHistoryTest::wrongDays()
{
    QFETCH(const QStringList, arguments);
    const Outcome wrong = run(arguments);
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.out.isEmpty());
    QCOMPARE(wrong.err.count('\n'), 1);
}

void CliHistoryTest::aDayIsTheReadersOwn()
{
    // Half past eleven at night in Berlin, past midnight in Baghdad.
    date(target(u"a depot"_s), u"2026-03-11T22:30:00Z"_s);
    const QString berlin = u"Europe/Berlin"_s, baghdad = u"Asia/Baghdad"_s;
    const QStringList until{u"--until"_s, u"2026-03-11"_s, u"--who"_s, u"Ada King"_s};
    const QStringList from{u"--from"_s, u"2026-03-12"_s, u"--who"_s, u"Ada King"_s};
    QCOMPARE(edits(until, berlin).size(), 1);
    QCOMPARE(edits(until, baghdad).size(), 0);
    QCOMPARE(edits(from, berlin).size(), 0);
    QCOMPARE(edits(from, baghdad).size(), 1);
    target(u"a barracks"_s);
    const QStringList recorded{u"--recorded-by"_s, u"2026-03-11"_s};
    QCOMPARE(targetOf(recorded, berlin), u"a depot"_s);
    QVERIFY(targetOf(recorded, baghdad) != u"a depot"_s);
    // What was said has a day and no zone: the same wherever it is read.
    const auto said = [this](const QString &zone) {
        return run({u"show"_s, m_file, handle, u"--json"_s, u"--said-by"_s, u"2019-12-28"_s}, zone)
            .out;
    };
    QCOMPARE(said(berlin), said(u"Pacific/Auckland"_s));
}

void CliHistoryTest::logFilters()
{
    date(target(u"a depot"_s), u"2026-03-11T12:00:00Z"_s);
    const Edit second = target(u"a barracks"_s, u"Grace Hopper"_s);
    const auto labels = [this](const QStringList &options) {
        QStringList found;
        for (const QJsonValue &edit : edits(options))
            found += edit.toObject().value("who"_L1).toString();
        return found;
    };
    QCOMPARE(labels({u"--who"_s, u"Ada King"_s}), QStringList{u"Ada King"_s});
    QCOMPARE(labels({u"--who"_s, u"Ada"_s}), QStringList()); // the whole name
    QCOMPARE(labels({u"--kind"_s, u"edit"_s}), (QStringList{u"Grace Hopper"_s, u"Ada King"_s}));
    QCOMPARE(labels({u"--kind"_s, u"import"_s}).size(), edits({}).size() - 2);
    QCOMPARE(labels({u"--kind"_s, u"revert"_s}), QStringList());
    QCOMPARE(run({u"revert"_s, m_file, second.id.toText()}).code, 0);
    QCOMPARE(labels({u"--kind"_s, u"revert"_s}), QStringList{u"Tester"_s});
    QCOMPARE(
        labels(
            {u"--from"_s, u"2026-03-11"_s, u"--until"_s, u"2026-03-11"_s, u"--kind"_s, u"edit"_s}),
        QStringList{u"Ada King"_s});
    QCOMPARE(labels({u"--until"_s, u"2026-03-10"_s}), QStringList());
    QCOMPARE(labels({u"--who"_s, u"Ada King"_s, u"--kind"_s, u"revert"_s}), QStringList());
    QCOMPARE(labels({u"--limit"_s, u"1"_s}), QStringList{u"Tester"_s});
    QVERIFY(run({u"log"_s, m_file, u"--who"_s, u"Nobody"_s}).out.contains("no such edit"));
}

void CliHistoryTest::frozenAndCompared()
{
    const Outcome frozen =
        run({u"freeze"_s, m_file, u"Briefing"_s, u"--note"_s, u"for the desk"_s});
    QVERIFY2(frozen.code == 0, frozen.err.constData());
    QVERIFY(frozen.out.contains("Briefing"));
    const Outcome same = run({u"compare"_s, m_file, u"Briefing"_s});
    QCOMPARE(same.code, 0);
    QVERIFY2(same.out.contains("Nothing has changed"), same.out.constData());
    QCOMPARE(run({u"compare"_s, m_file, u"Briefing"_s, u"--json"_s}).array().size(), 0);
    const Outcome made = run({u"attribute"_s,
                              m_file,
                              handle,
                              u"--to"_s,
                              u"Kataib Hezbollah"_s,
                              u"--speaker"_s,
                              u"Mark Esper"_s,
                              u"--stance"_s,
                              u"suspects"_s,
                              u"--said"_s,
                              u"2019-12-29"_s});
    QVERIFY2(made.code == 0, made.err.constData());
    const QJsonArray changed = run({u"compare"_s, m_file, u"Briefing"_s, u"--json"_s}).array();
    QVERIFY(!changed.isEmpty());
    const QString edit =
        edits({u"--limit"_s, u"1"_s}).first().toObject().value("edit"_L1).toString();
    bool found = false;
    for (const QJsonValue &value : changed) {
        const QJsonObject difference = value.toObject();
        QCOMPARE(difference.value("ref"_L1).toString(), k1.toText());
        if (difference.value("kind"_L1).toString() != u"attribution")
            continue;
        found = true;
        QVERIFY(difference.value("what"_L1).toString().contains(u"Kataib Hezbollah"_s));
        QCOMPARE(difference.value("edits"_L1).toArray().first().toString(), edit);
    }
    QVERIFY(found);
    QVERIFY(run({u"compare"_s, m_file, u"Briefing"_s}).out.contains("Kataib Hezbollah"));
    // Taken back, nothing is otherwise.
    QCOMPARE(run({u"revert"_s, m_file, edit}).code, 0);
    QCOMPARE(run({u"compare"_s, m_file, u"Briefing"_s, u"--json"_s}).array().size(), 0);
}

void CliHistoryTest::comparesOnlyWhatThereIs()
{
    const Outcome none = run({u"compare"_s, m_file, u"Briefing"_s});
    QCOMPARE(none.code, 1);
    QVERIFY(none.err.contains("None was frozen yet"));
    QCOMPARE(run({u"freeze"_s, m_file, u"Briefing"_s, u"--said-by"_s, u"2020-02"_s}).code, 0);
    QCOMPARE(run({u"freeze"_s, m_file, u"Briefing"_s}).code, 0);
    const Outcome two = run({u"compare"_s, m_file, u"Briefing"_s});
    QCOMPARE(two.code, 1);
    QVERIFY2(two.err.contains("use the id"), two.err.constData());
    auto connection = Connection::open(m_file, Access::ReadOnly);
    QVERIFY(connection);
    Statement said(connection->handle(),
                   "SELECT id, said_by FROM frozen_view WHERE said_by IS NOT NULL");
    QVERIFY(said.next());
    QCOMPARE(said.text(1), u"2020-02-29"_s);
    QCOMPARE(run({u"compare"_s, m_file, said.id(0).toText()}).code, 0);
}

void CliHistoryTest::putsOneFieldBack()
{
    const Edit edit = target(u"a depot"_s);
    const QString field = fieldOf(edit);
    QCOMPARE(field, u"incident:"_s + k1.toText() + u":target"_s);
    const Outcome unknown =
        run({u"revert"_s, m_file, edit.id.toText(), u"--field"_s, u"incident:1:target"_s});
    QCOMPARE(unknown.code, 1);
    QCOMPARE(unknown.err.count('\n'), 1);
    const Outcome back = run({u"revert"_s,
                              m_file,
                              edit.id.toText(),
                              u"--field"_s,
                              field,
                              u"--why"_s,
                              u"misread"_s,
                              u"--who"_s,
                              u"Grace Hopper"_s});
    QVERIFY2(back.code == 0, back.err.constData());
    QCOMPARE(targetOf({}), m_before);
    const QJsonObject newest = edits({u"--limit"_s, u"1"_s}).first().toObject();
    QCOMPARE(newest.value("who"_L1).toString(), u"Grace Hopper"_s);
    QCOMPARE(newest.value("why"_L1).toString(), u"misread"_s);
    const Outcome again = run({u"revert"_s, m_file, edit.id.toText(), u"--field"_s, field});
    QCOMPARE(edits({}).size(), 3); // whatever it says, nothing more was recorded
    QVERIFY(!again.out.contains("this is edit") || again.code != 0);
}

void CliHistoryTest::overwritesOnlyWhenTold()
{
    const Edit first = target(u"a depot"_s);
    target(u"a barracks"_s);
    const QStringList back{u"revert"_s, m_file, first.id.toText(), u"--field"_s, fieldOf(first)};
    const Outcome refused = run(back);
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.out.isEmpty());
    QVERIFY2(refused.err.contains("a barracks") && refused.err.contains("Nothing was changed"),
             refused.err.constData());
    QCOMPARE(targetOf({}), u"a barracks"_s);
    const Outcome whole = run({u"revert"_s, m_file, first.id.toText()});
    QCOMPARE(whole.code, 1);
    QCOMPARE(targetOf({}), u"a barracks"_s);
    QCOMPARE(run(back + QStringList{u"--overwrite"_s}).code, 0);
    QCOMPARE(targetOf({}), m_before);
}

QTEST_GUILESS_MAIN(CliHistoryTest)
#include "tst_clihistory.moc"
