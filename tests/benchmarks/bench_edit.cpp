// What the commit of an edit costs beside a bare commit of one row on the same disk, both after a
// pause, as edits come; what an edit costs in the window, from the key to the repainted row; one
// edit of 10,000 incidents and its undo; how many bytes of log an edit takes.
// bench_edit [CASEFILE], which is changed; without one a synthetic casefile is made.

#include "benchmark.h"
#include "model/coding/assessments.h"
#include "model/coding/attributions.h"
#include "model/coding/bulk.h"
#include "model/coding/notes.h"
#include "model/store/opening.h"
#include "model/store/statement.h"
#include "model/workbench/history.h"
#include "model/workbench/identity.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/table/incidentview.h"
#include "ui/table/tablepane.h"

#include <QApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <sqlite3.h>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 20, manyRounds = 3;
constexpr size_t manyIncidents = 10'000;

/// Tells when the table has painted after an edit was taken in.
class PaintWatcher : public QObject
{
public:
    explicit PaintWatcher(MainWindow &window)
    {
        window.table()->view()->viewport()->installEventFilter(this);
        connect(&window.workbench(), &Workbench::snapshotChanged, this, [this] { m_taken = true; });
    }

    void arm() { m_taken = m_painted = false; }

    bool isDone() const { return m_painted; }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_taken) // answered once the event has been handled
            QMetaObject::invokeMethod(
                this, [this] { m_painted = true; }, Qt::QueuedConnection);
        return false;
    }

private:
    bool m_taken = false, m_painted = false;
};

struct Cost
{
    std::vector<double> durable, painted;
};

double since(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void edit(MainWindow &window, PaintWatcher &painted, const EditLog::Change &change, Cost &cost)
{
    waitUntilAtRest(); // as after the pause of one who works
    QElapsedTimer clock;
    bool durable = false;
    painted.arm();
    clock.start();
    window.workbench().perform(change, {}, [&](const Result<Edit> &done) {
        if (!done)
            std::fprintf(stderr, "%s\n", qPrintable(done.error().message));
        durable = true;
        cost.durable.push_back(since(clock));
    });
    waitUntil([&] { return durable && painted.isDone(); });
    cost.painted.push_back(since(clock));
}

// Not what an earlier run left in the same casefile: that would be no edit.
QString freshText(int round)
{
    static const qint64 started = QDateTime::currentMSecsSinceEpoch();
    return u"target %1 of %2"_s.arg(round).arg(started);
}

/// How long each COMMIT of a connection takes.
class CommitClock
{
public:
    explicit CommitClock(sqlite3 *database)
    {
        sqlite3_trace_v2(database, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, onTrace, this);
    }

    const std::vector<double> &times() const { return m_times; }

private:
    static int onTrace(unsigned event, void *context, void *statement, void *)
    {
        auto *clock = static_cast<CommitClock *>(context);
        if (qstrcmp(sqlite3_sql(static_cast<sqlite3_stmt *>(statement)), "COMMIT") != 0)
            return 0;
        if (event == SQLITE_TRACE_STMT)
            clock->m_clock.start();
        else
            clock->m_times.push_back(since(clock->m_clock));
        return 0;
    }

    QElapsedTimer m_clock;
    std::vector<double> m_times;
};

/// A file beside the casefile with the same settings, where one row is updated.
class BareFile
{
public:
    explicit BareFile(const QString &path)
        : m_path(path)
    {
        sqlite3_open(QFile::encodeName(path).constData(), &m_database);
        exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
             "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);"
             "INSERT OR REPLACE INTO t VALUES (1, 'a', 1)");
    }

    ~BareFile()
    {
        sqlite3_close(m_database);
        for (const auto suffix : {"", "-wal", "-shm"})
            QFile::remove(m_path + QLatin1String(suffix));
    }

    BareFile(const BareFile &) = delete;
    BareFile &operator=(const BareFile &) = delete;

    sqlite3 *database() const { return m_database; }

    void exec(const char *sql) { sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr); }

private:
    QString m_path;
    sqlite3 *m_database = nullptr;
};

std::vector<Id> someIncidents(sqlite3 *database)
{
    std::vector<Id> ids;
    Statement select(database, "SELECT id FROM incident ORDER BY id LIMIT ?1");
    select.bind(1, rounds);
    while (select.next())
        ids.push_back(select.id(0));
    return ids;
}

// Turn about, each after the pause of one who works: the disk and the processor are slower then
// than in a loop.
void benchCommit(const QString &path)
{
    auto connection = Connection::open(path, Access::ReadWrite); // first: it sets SQLite up
    if (!connection)
        return;
    BareFile bare(path + u".bare"_s);
    const CommitClock bareClock(bare.database());
    const CommitClock clock(connection->handle());
    {
        EditLog log(*connection);
        for (const Id incident : someIncidents(connection->handle())) {
            QThread::msleep(50);
            bare.exec("BEGIN IMMEDIATE");
            bare.exec("UPDATE t SET b = b + 1");
            bare.exec("COMMIT");
            QThread::msleep(50);
            const auto done = log.apply({u"Bench"_s, {}, {}},
                                        setIncidentField({incident}, "target", freshText(-2)));
            if (!done)
                std::fprintf(stderr, "%s\n", qPrintable(done.error().message));
        }
    }
    hold("commit of an edit of one field / a bare commit of one row",
         medianOf(clock.times()),
         medianOf(bareClock.times()),
         2);
    sqlite3_trace_v2(connection->handle(), 0, nullptr, nullptr);
    (void)closeInOrder(*connection);
}

void printLog(Workbench &workbench)
{
    const auto reader = workbench.casefile()->reader();
    if (!reader)
        return;
    Statement log(reader->handle(),
                  "SELECT CASE WHEN instr(label, ':') THEN substr(label, 1, instr(label, ':') - 1) "
                  "ELSE label END, count(*), "
                  "avg(length(changeset)), avg(length(changeset) + length(label) + length(why) + "
                  "length(who) + 3 * 64 + 60), "
                  "avg((SELECT count(*) FROM edit_row r WHERE r.edit = e.seq)) FROM edit e WHERE "
                  "changeset IS NOT NULL GROUP BY 1 "
                  "ORDER BY 2 DESC LIMIT 8");
    std::printf("log: edits, bytes of changeset, bytes of the log's row, rows named (means)\n");
    while (log.next())
        std::printf("  %-40s %6lld %10.0f %10.0f %8.1f\n",
                    qPrintable(log.text(0).left(40)),
                    static_cast<long long>(log.integer(1)),
                    log.real(2),
                    log.real(3),
                    log.real(4));
}

AttributionDraft attributionOn(const Dossier &dossier, int round)
{
    AttributionDraft draft;
    draft.incident = dossier.id;
    draft.actor.newName = u"Group %1"_s.arg(round);
    draft.stance = u"suspects"_s;
    draft.statement.speaker.newName = u"Speaker %1"_s.arg(round);
    draft.statement.speaker.newKind = u"person"_s;
    draft.statement.saidEdtf = u"2020-01-03"_s;
    draft.statement.saidBasis = u"stated"_s;
    draft.wording = u"believed to be behind it"_s;
    return draft;
}

// Other incidents in each run: what earlier ones wrote on theirs makes the panes longer.
int firstRow(const Workbench &workbench)
{
    const qint64 rows = workbench.rows()->size();
    return static_cast<int>(QDateTime::currentSecsSinceEpoch() * 3 * rounds
                            % std::max<qint64>(1, rows - 3 * rounds));
}

void benchSingle(MainWindow &window, PaintWatcher &painted)
{
    Workbench &workbench = window.workbench();
    Cost titles, attributions, assessments, notes;
    const int first = firstRow(workbench);
    for (int round = 0; round < rounds; ++round) {
        const Id incident = workbench.model()->idAt(first + round * 3);
        workbench.setCurrent(incident);
        waitUntil([&] { return workbench.dossier() && workbench.dossier()->id == incident; });
        edit(window, painted, setIncidentField({incident}, "target", freshText(round)), titles);
        edit(window,
             painted,
             addAttribution(attributionOn(*workbench.dossier(), round)),
             attributions);
        AssessmentDraft draft;
        draft.reasons = freshText(round); // what says the same again is no edit
        draft.who = u"Bench"_s;
        edit(window, painted, assess({incident}, draft), assessments);
        edit(window, painted, addNote({"incident", incident}, u"a note"_s, u"Bench"_s), notes);
    }
    for (auto [what, cost] : {std::pair{"one field", &titles},
                              {"an attribution", &attributions},
                              {"an assessment", &assessments},
                              {"a note", &notes}}) {
        const QByteArray label = QByteArray(what) + ", from the key to painted / 16 ms";
        hold(label.constData(), medianOf(cost->painted), 16, 1);
        std::printf("%-44s %21.2f ms\n", "  of it until durable and told", medianOf(cost->durable));
    }
}

// The whole way that a person sees: Return in a cell of the table, until its row is painted again.
void benchKeys(MainWindow &window, PaintWatcher &painted)
{
    IncidentView &view = *window.table()->view();
    std::vector<double> times;
    const int first = firstRow(window.workbench());
    for (int round = 0; round < rounds; ++round) {
        view.setFocus();
        view.setCurrentIndex(view.model()->index(first + round * 3, IncidentModel::Title));
        waitUntilAtRest(); // what else follows the current incident is read and painted
        QTest::keyClick(&view, Qt::Key_F2);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        if (!field) {
            std::fprintf(stderr, "the cell is not edited\n");
            return;
        }
        field->selectAll();
        QTest::keyClicks(field, freshText(round));
        waitUntilAtRest();
        QElapsedTimer clock;
        painted.arm();
        clock.start();
        QTest::keyClick(field, Qt::Key_Return);
        waitUntil([&] { return painted.isDone(); });
        times.push_back(since(clock));
    }
    hold("a cell, from Return to painted / 16 ms", medianOf(times), 16, 1);
}

/// The same rows written by bare SQLite in one transaction of the same file, and put back
/// afterwards: SQLite writes no page whose row stays the same, so they must really change.
double bareMany(const QString &path, const std::vector<Id> &incidents)
{
    sqlite3 *database = nullptr;
    sqlite3_open(QFile::encodeName(path).constData(), &database);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    const auto exec = [database](const char *sql) {
        sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
    };
    exec("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0");
    sqlite3_stmt *update = nullptr, *read = nullptr;
    sqlite3_prepare_v2(
        database, "UPDATE incident SET review = ?2 WHERE id = ?1", -1, &update, nullptr);
    sqlite3_prepare_v2(database, "SELECT review FROM incident WHERE id = ?1", -1, &read, nullptr);
    std::vector<QByteArray> before;
    for (const Id incident : incidents) {
        sqlite3_bind_int64(read, 1, incident.value);
        sqlite3_step(read);
        before.emplace_back(reinterpret_cast<const char *>(sqlite3_column_text(read, 0)));
        sqlite3_reset(read);
    }
    const auto write = [&](const std::function<QByteArray(size_t)> &review) {
        exec("BEGIN IMMEDIATE");
        for (size_t i = 0; i < incidents.size(); ++i) {
            const QByteArray text = review(i);
            sqlite3_bind_int64(update, 1, incidents[i].value);
            sqlite3_bind_text(update, 2, text.constData(), -1, SQLITE_TRANSIENT);
            sqlite3_step(update);
            sqlite3_reset(update);
        }
        exec("COMMIT");
    };
    QElapsedTimer clock;
    clock.start();
    write([](size_t) { return QByteArray("disputed"); });
    const double elapsed = since(clock);
    write([&](size_t i) { return before[i]; });
    sqlite3_finalize(read);
    sqlite3_finalize(update);
    sqlite3_close(database);
    return elapsed;
}

/// Those at even steps through the table where scattered, else the first ones.
std::vector<Id> manyOf(const Workbench &workbench, bool scattered)
{
    const qsizetype rows = workbench.rows()->size();
    const qsizetype step = scattered ? std::max<qsizetype>(1, rows / qsizetype(manyIncidents)) : 1;
    std::vector<Id> many;
    for (qsizetype row = 0; row < rows && many.size() < manyIncidents; row += step)
        many.push_back(workbench.model()->idAt(int(row)));
    return many;
}

double undo(Workbench &workbench)
{
    bool undone = false;
    QElapsedTimer clock;
    QObject context;
    QObject::connect(&workbench.history(), &History::undone, &context, [&] { undone = true; });
    clock.start();
    workbench.history().undo();
    waitUntil([&] { return undone; });
    return since(clock);
}

// Turn about: what the disk is at shows in both.
void benchMany(MainWindow &window, PaintWatcher &painted, bool scattered)
{
    Workbench &workbench = window.workbench();
    const std::vector<Id> many = manyOf(workbench, scattered);
    Cost cost;
    std::vector<double> bare, undone;
    for (int round = 0; round < manyRounds; ++round) {
        bare.push_back(bareMany(workbench.casefile()->path(), many));
        waitUntilAtRest(); // the window has seen another program write, and read what that changed
        edit(window, painted, setReview(many, u"disputed"_s), cost);
        waitUntilAtRest();
        undone.push_back(undo(workbench));
        waitUntilAtRest();
    }
    hold(qPrintable(u"%1 incidents%2 in one edit, durable / bare updates"_s.arg(
             QString::number(many.size()), scattered ? u", scattered,"_s : u""_s)),
         medianOf(cost.durable),
         medianOf(bare),
         1.5);
    std::printf("%-44s %21.2f ms\n", "  the same, painted", medianOf(cost.painted));
    std::printf("%-44s %21.2f ms\n", "  its undo", medianOf(undone));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const BenchCasefile casefile(argc, argv, 100'000);
    benchCommit(casefile.path());
    QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, state.path());
    Appearance appearance(application);
    MainWindow window(appearance);
    window.workbench().setIdentity({u"Bench"_s, u"B"_s});
    window.openCasefile(casefile.path());
    window.show();
    waitUntil([&] { return window.workbench().casefile() && !window.workbench().isLoading(); });
    std::printf("%lld incidents\n", static_cast<long long>(window.workbench().rows()->size()));
    QTest::qWait(500); // the file's check has begun; edits wait for it
    PaintWatcher painted(window);
    Cost first;
    edit(window,
         painted,
         setIncidentField({window.workbench().model()->idAt(1)}, "target", freshText(-1)),
         first);
    benchSingle(window, painted);
    benchKeys(window, painted);
    benchMany(window, painted, true);
    benchMany(window, painted, false);
    printLog(window.workbench());
    window.close();
    return EXIT_SUCCESS;
}
