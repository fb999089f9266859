#include "../store/randomrows.h"
#include "../store/scratchcasefile.h"
#include "model/columns/columnkeeper.h"
#include "model/columns/keptformat.h"
#include "model/columns/loader.h"
#include "model/columns/rowset.h"
#include "model/store/asof.h"
#include "model/store/batchwriter.h"
#include "randomcasefile.h"

#include <QFile>

#include <cstring>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace sourceline;
using namespace Qt::StringLiterals;
using test::rowsByTable;

namespace {

constexpr qint64 ownCopy = qint64{77} << 32; // of the rows that batches bring
constexpr int segments = 5;
constexpr int rowsEach = 40;

} // namespace

class TestKeptColumns : public QObject
{
    Q_OBJECT

    std::unique_ptr<ScratchCasefile> m_file;
    std::unique_ptr<RandomRows> m_rows;
    QRandomGenerator m_random{5};

    sqlite3 *database() const { return m_file->database(); }

    Snapshot load(KeptUse use = KeptUse::Used) const
    {
        auto table = loadSnapshot(m_file->path(), {}, nullptr, use);
        if (!table)
            qFatal("%s", qPrintable(table.error().message));
        return *table;
    }

    /// How many segments of a load were not scanned.
    static qsizetype keptIn(const Snapshot &table)
    {
        return std::ranges::count_if(table->segments, &Segment::isKept);
    }

    void keep(ColumnKeeper &keeper, const Snapshot &table) const
    {
        for (bool more = true; more;) {
            const auto written = keeper.writeSome(database(), *table);
            if (!written)
                qFatal("%s", qPrintable(written.error().message));
            more = *written;
        }
    }

    void keepAll() const
    {
        ColumnKeeper keeper;
        keep(keeper, load());
    }

    void exec(const QString &sql) const
    {
        if (const auto done = Statement(database(), sql.toUtf8().constData()).run(); !done)
            qFatal("%s", qPrintable(done.error().message));
    }

    qint64 number(const char *sql) const { return countOf(database(), sql); }

    /// Incidents of several segments, which single edits alone would not make.
    void importIncidents(qint64 from, int each)
    {
        const auto batch = m_file->log().applyBatch(
            {u"tester"_s, u"import"_s, {}, "import"},
            [&](EditLog::BatchWriter &writer) -> Result<void> {
                auto incidents = writer.table("incident", {"id", "kind", "title", "date_edtf"});
                for (int segment = 0; incidents && segment < segments; ++segment) {
                    for (int row = 0; row < each; ++row) {
                        const qint64 key = ownCopy + (qint64{segment} << segmentBits) + from + row;
                        (*incidents)->set(0, key).set(1, u"event"_s).set(2, u"Imported"_s);
                        (*incidents)->set(3, u"2019-12-27"_s);
                        if (auto done = (*incidents)->insert(); !done)
                            return done.error();
                    }
                }
                return incidents ? Result<void>() : Result<void>(incidents.error());
            });
        VERIFY_DONE(batch);
    }

    Id anyIncident()
    {
        std::vector<Id> ids;
        Statement rows(database(), "SELECT id FROM incident ORDER BY id");
        while (rows.next())
            ids.push_back(rows.id(0));
        return ids[static_cast<size_t>(m_random.bounded(static_cast<int>(ids.size())))];
    }

    Result<Edit> setKind(Id incident, const QString &kind)
    {
        return m_file->log().apply({u"tester"_s, u"kind"_s}, [&](Writer &writer) {
            return writer.update("incident", incident, {{"kind", kind}});
        });
    }

    /// As a program that knows nothing of ours: its triggers fire.
    void asAnotherProgram(const QByteArray &sql) const
    {
        sqlite3 *other = nullptr;
        QCOMPARE(sqlite3_open(QFile::encodeName(m_file->path()).constData(), &other), SQLITE_OK);
        char *why = nullptr;
        const int code = sqlite3_exec(other, sql.constData(), nullptr, nullptr, &why);
        QVERIFY2(code == SQLITE_OK, why);
        sqlite3_close(other);
    }

    void compareAll() const
    {
        // That a scan equals SQL is tst_loader's.
        const Snapshot kept = load();
        QCOMPARE(rowsByTable(*kept), rowsByTable(*load(KeptUse::Ignored)));
        QCOMPARE(kept->incidents, number("SELECT count(*) FROM incident"));
    }

    QByteArray blob(const char *column, qint64 segment) const
    {
        Statement row(database(),
                      "SELECT data FROM column_segment WHERE column_name = ?1 AND segment = ?2");
        row.bind(1, QString::fromLatin1(column)).bind(2, segment);
        return row.next() ? row.blob(0) : QByteArray();
    }

    /// A blob whose checksum is right, whatever it says.
    void forge(const char *column, qint64 segment, const QByteArray &values) const
    {
        Statement edit(database(),
                       "SELECT edit FROM column_segment WHERE column_name = ?1 AND segment = ?2");
        edit.bind(1, QString::fromLatin1(column)).bind(2, segment);
        QVERIFY(edit.next());
        QByteArray row;
        kept::pack(values, column, segment, edit.integer(0), row);
        Statement write(database(),
                        "UPDATE column_segment SET data = ?3 WHERE column_name = ?1 AND segment = "
                        "?2");
        write.bind(1, QString::fromLatin1(column)).bind(2, segment).bind(3, row);
        VERIFY_DONE(write.run());
    }

    QByteArray values(const char *column, qint64 segment) const
    {
        return blob(column, segment).chopped(8);
    }

    /// In a child: says when it has written once, and goes on.
    int writeUntilKilled(int told) const
    {
        auto connection = Connection::open(m_file->path(), Access::ReadWrite);
        const auto table = loadSnapshot(m_file->path());
        for (bool ok = connection && table; ok;) {
            ColumnKeeper keeper; // knows of nothing written
            auto again = std::make_shared<IncidentTable>(**table);
            for (auto &segment : again->segments) {
                auto copy = std::make_shared<Segment>(*segment);
                copy->isKept = false;
                segment = std::move(copy);
            }
            ok = bool(keeper.writeSome(connection->handle(), *again)) && ::write(told, "w", 1) == 1;
        }
        return 1;
    }

private slots:

    void init()
    {
        m_file = std::make_unique<ScratchCasefile>();
        exec(u"PRAGMA synchronous = OFF"_s);
        m_rows = std::make_unique<RandomRows>(database(), 11);
        importIncidents(1, rowsEach);
        for (int i = 0; i < 60; ++i) {
            VERIFY_DONE(m_file->log().apply({u"tester"_s, u"random"_s},
                                            [this](Writer &w) { return m_rows->change(w); }));
        }
    }

    void readAsTheyWereScanned()
    {
        QCOMPARE(keptIn(load()), 0);
        keepAll();
        const Snapshot kept = load();
        QVERIFY(kept->segments.size() > segments);
        QCOMPARE(keptIn(kept), static_cast<qsizetype>(kept->segments.size()));
        compareAll();
        QCOMPARE(keptIn(load(KeptUse::Ignored)), 0);
        const qint64 before = number("SELECT sum(edit) FROM column_segment");
        keepAll(); // nothing is left to be written
        QCOMPARE(number("SELECT sum(edit) FROM column_segment"), before);
    }

    void onlyTouchedSegmentsAreScanned()
    {
        keepAll();
        for (int round = 0; round < 12; ++round) {
            const Id touched = anyIncident();
            const auto edit = setKind(touched, round % 2 == 0 ? u"aggregate"_s : u"development"_s);
            VERIFY_DONE(edit);
            if (edit->seq == 0)
                continue;
            const Snapshot table = load();
            for (const auto &segment : table->segments)
                QCOMPARE(segment->isKept, segment->key != touched.value >> segmentBits);
            compareAll();
            keepAll();
            QCOMPARE(keptIn(load()), static_cast<qsizetype>(table->segments.size()));
        }
    }

    void undoMakesStale()
    {
        const Id incident = anyIncident();
        const qint64 key = incident.value >> segmentBits;
        VERIFY_DONE(setKind(incident, u"aggregate"_s));
        const auto edit = setKind(incident, u"statement"_s);
        VERIFY_DONE(edit);
        keepAll();
        VERIFY_DONE(m_file->log().revert(edit->id, {u"tester"_s, u"undo"_s, {}, "undo"}));
        const Snapshot table = load();
        QVERIFY(!table->segments[static_cast<size_t>(table->segmentOf(key))]->isKept);
        compareAll();
    }

    // Edits, undos, imports and other programs, kept in between by two keepers with snapshots of
    // any age and of other codes.
    void equalWhateverHappens()
    {
        std::array<ColumnKeeper, 2> keepers;
        std::array<Snapshot, 2> tables{load(), load()};
        std::vector<Id> edits;
        qsizetype everKept = 0;
        for (int round = 0; round < 150; ++round) {
            const auto which = static_cast<size_t>(m_random.bounded(2));
            switch (m_random.bounded(10)) {
            case 0:
                keep(keepers[which], tables[which]);
                break;
            case 1:
                tables[which] = load(m_random.bounded(3) == 0 ? KeptUse::Ignored : KeptUse::Used);
                keep(keepers[which], tables[which]);
                break;
            case 2:
                if (!edits.empty()) {
                    // Refused where later edits stand on it.
                    [[maybe_unused]] const auto undone =
                        m_file->log().revert(edits.back(), {u"tester"_s, u"undo"_s, {}, "undo"});
                    edits.pop_back();
                }
                break;
            case 3:
                importIncidents(1000 + round * 10, 2);
                break;
            case 4: {
                const QByteArray id = QByteArray::number(anyIncident().value);
                asAnotherProgram("UPDATE incident SET kind = 'development' WHERE id = " + id);
                compareAll();
                if (m_random.bounded(2) == 0)
                    VERIFY_DONE(m_file->log().takeInOutsideChanges());
                break;
            }
            case 5: {
                const auto next = reloadRows(
                    database(), tables[which], {anyIncident()}, true, tables[which]->edit);
                VERIFY_DONE(next);
                tables[which] = *next; // knows its one incident, and is behind in others
                keep(keepers[which], tables[which]);
                break;
            }
            default: {
                const auto edit = m_file->log().apply(
                    {u"tester"_s, u"random"_s}, [this](Writer &w) { return m_rows->change(w); });
                VERIFY_DONE(edit);
                edits.push_back(edit->id);
            }
            }
            everKept += keptIn(load());
            compareAll();
        }
        QVERIFY(everKept > 150);
    }

    void twoProgramsWithOtherCodes()
    {
        const auto addActor = [this](const QString &name) {
            VERIFY_DONE(
                m_file->log().apply({u"tester"_s, u"actor"_s}, [&](Writer &w) -> Result<void> {
                    const auto id = w.insert("actor", {{"name", name}, {"kind", u"person"_s}});
                    return id ? Result<void>() : Result<void>(id.error());
                }));
        };
        const Snapshot before = load();
        addActor(u"first"_s);
        const auto one = reloadRows(database(), before, {}, true);
        const Snapshot fresh = load(KeptUse::Ignored); // codes in the order of keys
        const Id incident = anyIncident();
        VERIFY_DONE(setKind(incident, u"aggregate"_s));
        addActor(u"second"_s);
        VERIFY_DONE(one);
        const auto two = reloadRows(database(), *one, {incident}, true);
        VERIFY_DONE(two);
        // The one has both at the end, the other has them where their keys stand.
        ColumnKeeper first, second;
        keep(first, *two);
        compareAll();
        const auto other = reloadRows(database(), fresh, {incident}, true);
        VERIFY_DONE(other);
        keep(second, *other);
        compareAll();
        keep(first, *two);
        compareAll();
    }

    void rejectsWhatIsNotAsWritten_data()
    {
        QTest::addColumn<int>("fault");
        const char *names[] = {"a flipped byte",
                               "cut short",
                               "empty",
                               "one column missing",
                               "of another segment",
                               "of another edit",
                               "too many rows",
                               "fewer rows than there are",
                               "a code that is nobody",
                               "a term that is none",
                               "a kind that is none",
                               "a figure below all",
                               "alive beyond the end",
                               "the first one dead",
                               "another format",
                               "a name list cut",
                               "a name twice",
                               "a negative key"};
        for (int i = 0; i < static_cast<int>(std::size(names)); ++i)
            QTest::newRow(names[i]) << i;
    }

    void rejectsWhatIsNotAsWritten()
    {
        QFETCH(int, fault);
        keepAll();
        const qint64 key = (ownCopy >> segmentBits) + 1;
        const auto whole = static_cast<qsizetype>(load()->segments.size());
        const QString of = u" WHERE segment = %1 AND column_name = "_s.arg(key);
        const auto set = [this, key](const char *column, qsizetype at, const QByteArray &bytes) {
            forge(column, key, values(column, key).replace(at, bytes.size(), bytes));
        };
        const auto changedKeys = [this](qsizetype at, qint64 id) {
            QByteArray keys = values("actor codes", 0);
            std::memcpy(keys.data() + at * 8, &id, sizeof id);
            forge("actor codes", 0, keys);
        };
        const auto keyAt = [this](qsizetype at) {
            qint64 id = 0;
            std::memcpy(&id, values("actor codes", 0).constData() + at * 8, sizeof id);
            return id;
        };
        QVERIFY(values("actor codes", 0).size() >= 32);
        switch (fault) {
        case 0: {
            QByteArray row = blob("earliest", key);
            row[21] = static_cast<char>(row[21] ^ 4);
            Statement write(database(),
                            QString(u"UPDATE column_segment SET data = ?1"_s + of + u"'earliest'"_s)
                                .toUtf8()
                                .constData());
            VERIFY_DONE(write.bind(1, row).run());
            break;
        }
        case 1:
            exec(u"UPDATE column_segment SET data = substr(data, 1, length(data) - 4)"_s + of
                 + u"'place'"_s);
            break;
        case 2:
            exec(u"UPDATE column_segment SET data = x''"_s + of + u"'review'"_s);
            break;
        case 3:
            exec(u"DELETE FROM column_segment"_s + of + u"'citations'"_s);
            break;
        case 4:
            exec(u"UPDATE column_segment SET data = (SELECT data FROM column_segment WHERE segment "
                 "= %1 AND column_name = 'earliest')"_s.arg(key + 1)
                 + of + u"'earliest'"_s);
            break;
        case 5:
            exec(u"UPDATE column_segment SET edit = edit + 1000"_s + of + u"'earliest'"_s);
            break;
        case 6:
            set("kind", 0, QByteArray(70'000, 1));
            break;
        case 7:
            kept::forEachColumn(
                *load()->segments.front(), [&](const char *name, const auto &column) {
                    if (QByteArrayView(name) != "living")
                        forge(name, key, values(name, key).first(8 * qsizetype{sizeof(column[0])}));
                    else
                        forge(name, key, QByteArray("\xff\0\0\0\0\0\0\0", 8));
                    return true;
                });
            break;
        case 8:
            set("alleged", 8, QByteArray("\xff\xff\xff\x7f", 4));
            break;
        case 9:
            set("means", 3, QByteArray("\xfe", 1));
            break;
        case 10:
            set("kind", 3, QByteArray("\x09", 1));
            break;
        case 11:
            set("killed best", 8, QByteArray("\xf0\xff\xff\xff", 4));
            break;
        case 12:
            set("living", 7, QByteArray("\xff", 1));
            break;
        case 13:
            set("living", 0, QByteArray("\0", 1));
            break;
        case 14:
            exec(u"UPDATE column_segment SET data = CAST('0 other' AS BLOB) WHERE column_name = "
                 "'format'"_s);
            break;
        case 15:
            exec(u"UPDATE column_segment SET data = substr(data, 9) WHERE column_name = 'actor "
                 "codes'"_s);
            break;
        case 16:
            changedKeys(2, keyAt(1));
            break;
        default:
            changedKeys(2, -7);
        }
        const bool ofNames = fault >= 14;
        const Snapshot table = load();
        QCOMPARE(keptIn(table), ofNames ? 0 : whole - 1);
        compareAll();
        keepAll(); // and the fault is gone
        QCOMPARE(keptIn(load()), whole);
        compareAll();
    }

    void nothingIsWrittenOverNewerEdits()
    {
        const Snapshot old = load();
        const Id incident = anyIncident();
        VERIFY_DONE(setKind(incident, u"statement"_s));
        VERIFY_DONE(setKind(incident, u"aggregate"_s));
        ColumnKeeper keeper;
        keep(keeper, old);
        const Snapshot table = load();
        for (const auto &segment : table->segments)
            QCOMPARE(segment->isKept, segment->key != incident.value >> segmentBits);
        compareAll();
    }

    void waitsUntilOutsideChangesAreTakenIn()
    {
        const Snapshot table = load();
        asAnotherProgram("UPDATE incident SET kind = 'statement' WHERE id = "
                         + QByteArray::number(anyIncident().value));
        ColumnKeeper keeper;
        keep(keeper, table);
        QCOMPARE(number("SELECT count(*) FROM column_segment"), 0);
        VERIFY_DONE(m_file->log().takeInOutsideChanges());
        keepAll();
        QVERIFY(number("SELECT count(*) FROM column_segment") > 0);
        compareAll();
    }

    void givesWay()
    {
        ColumnKeeper keeper;
        const Snapshot table = load();
        int asked = 0;
        const auto written =
            keeper.writeSome(database(), *table, [&asked] { return ++asked > 50; });
        QVERIFY(written && !*written);
        QCOMPARE(number("SELECT count(*) FROM column_segment"), 0);
        QCOMPARE(sqlite3_get_autocommit(database()), 1);
        keep(keeper, table);
        QCOMPARE(keptIn(load()), static_cast<qsizetype>(table->segments.size()));
    }

    void otherDaysAreNotKept()
    {
        const Id incident = anyIncident();
        VERIFY_DONE(setKind(incident, u"statement"_s));
        const Id before = readEdits(database(), {}, 1).front().id;
        VERIFY_DONE(setKind(incident, u"aggregate"_s));
        keepAll();
        AsOfQuery query;
        query.afterEdit = before;
        const auto asOf = AsOf::read(database(), query);
        VERIFY_DONE(asOf);
        const ConnectionSource source([&]() -> Result<Connection> {
            auto connection = Connection::open(m_file->path(), Access::ReadOnly);
            if (connection) {
                if (auto installed = asOf->install(*connection); !installed)
                    return installed.error();
            }
            return connection;
        });
        const auto then = loadSnapshot(source);
        VERIFY_DONE(then);
        QCOMPARE(keptIn(*then), 0);
        QCOMPARE((*then)->value(ByteColumn::Kind, (*then)->rowOf(incident)), quint8(3));
        QCOMPARE(load()->value(ByteColumn::Kind, load()->rowOf(incident)), quint8(2));
    }

    void loadingWritesNothing()
    {
        m_file->close();
        QVERIFY(QFile::copy(m_file->path(), m_file->folder() + u"/copy"_s));
        const auto bytes = [this] {
            QFile file(m_file->path());
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray before = bytes();
        QVERIFY(loadSnapshot(m_file->path()));
        QCOMPARE(bytes(), before);
        m_file->open();
    }

    void survivesBeingKilled()
    {
        exec(u"PRAGMA synchronous = FULL"_s);
        for (int round = 0; round < 12; ++round) {
            std::array<int, 2> ends{};
            QCOMPARE(::pipe(ends.data()), 0);
            const pid_t child = ::fork();
            if (child == 0)
                ::_exit(writeUntilKilled(ends[1]));
            char told = 0;
            QCOMPARE(::read(ends[0], &told, 1), ssize_t{1});
            ::usleep(static_cast<useconds_t>(m_random.bounded(30'000)));
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            ::close(ends[0]);
            ::close(ends[1]);
            QCOMPARE(textOf(database(), "PRAGMA quick_check"), u"ok"_s);
            compareAll();
            VERIFY_DONE(setKind(anyIncident(), round % 2 == 0 ? u"event"_s : u"aggregate"_s));
            compareAll();
        }
        QVERIFY(number("SELECT count(*) FROM column_segment") > 0);
    }
};

QTEST_GUILESS_MAIN(TestKeptColumns)
#include "tst_keptcolumns.moc"
