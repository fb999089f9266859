// What an edit costs in the window, from the key to the repainted row, beside a bare commit of the
// same kind of row on the same disk; one edit of 10,000 incidents and its undo; how many bytes of
// log an edit takes. bench_edit [CASEFILE], which is changed; without one a synthetic casefile is
// made.

#include "benchmark.h"
#include "model/coding/assessments.h"
#include "model/coding/attributions.h"
#include "model/coding/bulk.h"
#include "model/coding/notes.h"
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

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <sqlite3.h>

using namespace sourceline;
using namespace sourceline::benchmark;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 40;
constexpr size_t manyIncidents = 10'000;

/// Tells when the table has painted after an edit was taken in.
class PaintWatcher : public QObject
{
public:
    explicit PaintWatcher(MainWindow &window)
    {
        window.table()->view()->viewport()->installEventFilter(this);
        connect(&window.workbench(), &Workbench::rowsChanged, this, [this] { m_taken = true; });
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

/// Commits of one updated row each, as bare SQLite does them with the same settings.
double bareCommit(const QString &path)
{
    sqlite3 *database = nullptr;
    sqlite3_open(path.toUtf8().constData(), &database);
    sqlite3_exec(database,
                 "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
                 "CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);"
                 "INSERT OR REPLACE INTO t VALUES (1, 'a', 1)",
                 nullptr,
                 nullptr,
                 nullptr);
    const double time = median(rounds, [database] {
        sqlite3_exec(
            database, "BEGIN IMMEDIATE; UPDATE t SET b = b + 1; COMMIT", nullptr, nullptr, nullptr);
    });
    sqlite3_close(database);
    return time;
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

// Not what an earlier run left in the same casefile: that would be no edit.
QString freshText(int round)
{
    static const qint64 started = QDateTime::currentMSecsSinceEpoch();
    return u"target %1 of %2"_s.arg(round).arg(started);
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

void benchSingle(MainWindow &window, PaintWatcher &painted, double bare)
{
    Workbench &workbench = window.workbench();
    Cost titles, attributions, assessments, notes;
    for (int round = 0; round < rounds; ++round) {
        const Id incident = workbench.model()->idAt(round * 3);
        workbench.setCurrent(incident);
        waitUntil([&] { return workbench.dossier() && workbench.dossier()->id == incident; });
        QTest::qWait(50); // what else follows the current incident is read and painted
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
        const QByteArray label = QByteArray(what) + ": durable / bare commit";
        hold(label.constData(), medianOf(cost->durable), bare, 2);
        std::printf("%-44s %21.2f ms\n",
                    qPrintable(u"%1: key to painted"_s.arg(QLatin1String(what))),
                    medianOf(cost->painted));
    }
}

// The whole way that a person sees: Return in a cell of the table, until its row is painted again.
void benchKeys(MainWindow &window, PaintWatcher &painted)
{
    IncidentView &view = *window.table()->view();
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        view.setFocus();
        view.setCurrentIndex(view.model()->index(round * 3, IncidentModel::Title));
        QTest::qWait(50); // what else follows the current incident is read and painted
        QTest::keyClick(&view, Qt::Key_F2);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        if (!field) {
            std::fprintf(stderr, "the cell is not edited\n");
            return;
        }
        field->selectAll();
        QTest::keyClicks(field, freshText(round));
        QElapsedTimer clock;
        painted.arm();
        clock.start();
        QTest::keyClick(field, Qt::Key_Return);
        waitUntil([&] { return painted.isDone(); });
        times.push_back(since(clock));
    }
    std::printf("%-44s %21.2f ms\n", "a cell: Return to painted", medianOf(times));
}

/// The same rows written by bare SQLite in one transaction of the same file: with what they hold,
/// which costs the same and leaves no change behind that the record does not know of.
double bareMany(const QString &path, const std::vector<Id> &incidents)
{
    sqlite3 *database = nullptr;
    sqlite3_open(QFile::encodeName(path).constData(), &database);
    sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    const auto exec = [database](const char *sql) {
        sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
    };
    exec("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0");
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(
        database, "UPDATE incident SET review = review WHERE id = ?1", -1, &statement, nullptr);
    const double time = median(3, [&] {
        exec("BEGIN IMMEDIATE");
        for (const Id incident : incidents) {
            sqlite3_bind_int64(statement, 1, incident.value);
            sqlite3_step(statement);
            sqlite3_reset(statement);
        }
        exec("COMMIT");
    });
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return time;
}

void benchMany(MainWindow &window, PaintWatcher &painted)
{
    Workbench &workbench = window.workbench();
    std::vector<Id> many;
    for (qsizetype row = 0; row < workbench.rows()->size() && many.size() < manyIncidents; ++row)
        many.push_back(workbench.model()->idAt(int(row)));
    Cost cost;
    const double bare = bareMany(workbench.casefile()->path(), many);
    edit(window, painted, setReview(many, u"disputed"_s), cost);
    hold(qPrintable(u"%1 incidents in one edit, durable / bare updates"_s.arg(many.size())),
         cost.durable.front(),
         bare,
         1.5);
    std::printf("%-44s %21.2f ms\n", "the same, painted", cost.painted.front());
    bool undone = false;
    QElapsedTimer clock;
    QObject::connect(&workbench.history(), &History::undone, &window, [&] { undone = true; });
    clock.start();
    workbench.history().undo();
    waitUntil([&] { return undone; });
    std::printf("%-44s %21.2f ms\n", "its undo", since(clock));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const BenchCasefile casefile(argc, argv, 100'000);
    QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, state.path());
    Appearance appearance(application);
    MainWindow window(appearance);
    window.workbench().setIdentity({u"Bench"_s, u"B"_s});
    window.openWhenShown(casefile.path());
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
    const double bare = bareCommit(casefile.path() + u".bare"_s);
    benchSingle(window, painted, bare);
    benchKeys(window, painted);
    benchMany(window, painted);
    printLog(window.workbench());
    for (const auto suffix : {".bare", ".bare-wal", ".bare-shm"})
        QFile::remove(casefile.path() + QLatin1String(suffix));
    window.close();
    return EXIT_SUCCESS;
}
