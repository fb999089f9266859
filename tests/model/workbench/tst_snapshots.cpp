#include "model/columns/loader.h"
#include "model/exchange/benchdata.h"
#include "model/filter/filtertext.h"
#include "model/store/statement.h"
#include "model/workbench/snapshotloader.h"
#include "model/workbench/workbench.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// The columns that the workbench shows and keeps, while edits come.
class TestSnapshots : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString make(const QString &name, qint64 incidents) const
    {
        const QString path = m_folder.filePath(name + u".sourceline"_s);
        const auto made = makeBenchCasefile(path, {incidents, 50, incidents / 10});
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        return path;
    }

    static bool load(Workbench &workbench, const QString &path)
    {
        return workbench.open(path)
               && QTest::qWaitFor([&] { return !workbench.isLoading(); }, 60'000);
    }

    static qint64 number(const Workbench &workbench, const char *sql)
    {
        const auto reader = workbench.casefile()->reader();
        Statement row(reader->handle(), sql);
        return row.next() ? row.integer(0) : -1;
    }

    static int countOf(const IncidentTable &table, ByteColumn column, quint8 value)
    {
        int count = 0;
        for (Row row = 0; row < table.rowCount(); ++row)
            count += table.isLiving(row) && table.value(column, row) == value ? 1 : 0;
        return count;
    }

private slots:

    // A reader may see more edits than it has been told of.
    void editsInARowAreAllShown()
    {
        Workbench workbench;
        QVERIFY(load(workbench, make(u"edits"_s, 400)));
        std::vector<Id> incidents;
        for (Row row = 0; incidents.size() < 200; ++row) {
            if (workbench.snapshot()->isLiving(row))
                incidents.push_back(workbench.snapshot()->idOf(row));
        }
        for (int round = 0; round < 4; ++round) {
            const QString kind = round % 2 == 0 ? u"statement"_s : u"aggregate"_s;
            const quint8 code = round % 2 == 0 ? 3 : 2;
            std::vector<QFuture<Result<Edit>>> edits;
            for (const Id incident : incidents) {
                edits.push_back(workbench.casefile()->edit(
                    {u"tester"_s, u"Change kind"_s}, [=](Writer &writer) {
                        return writer.update("incident", incident, {{"kind", kind}});
                    }));
            }
            qint64 last = 0;
            for (auto &edit : edits) {
                QVERIFY(edit.result());
                last = std::max(last, edit.result()->seq);
            }
            QVERIFY(QTest::qWaitFor([&] { return workbench.snapshot()->edit == last; }, 30'000));
            int wrong = 0;
            for (const Id incident : incidents) {
                const auto &table = *workbench.snapshot();
                wrong += table.value(ByteColumn::Kind, table.rowOf(incident)) == code ? 0 : 1;
            }
            QCOMPARE(wrong, 0);
        }
    }

    void keepsColumnsWhenIdle()
    {
        const QString path = make(u"kept"_s, 20'500);
        qint64 segments = 0;
        int disputed = 0;
        {
            Workbench workbench;
            QVERIFY(load(workbench, path));
            segments = static_cast<qint64>(workbench.snapshot()->segments.size());
            QVERIFY(QTest::qWaitFor(
                [&] {
                    return number(workbench,
                                  "SELECT count(*) FROM column_segment WHERE column_name = 'place'")
                           == segments;
                },
                60'000));
            const Snapshot table = workbench.snapshot();
            Row row = 0;
            while (!table->isLiving(row) || table->value(ByteColumn::Review, row) == 4)
                ++row;
            const Id incident = table->idOf(row);
            disputed = countOf(*table, ByteColumn::Review, 4) + 1;
            QVERIFY(
                workbench.casefile()
                    ->edit(
                        {u"tester"_s, u"Change review"_s},
                        [=](Writer &writer) {
                            return writer.update("incident", incident, {{"review", u"disputed"_s}});
                        })
                    .result());
            // Kept again as it is now, without having been loaded again.
            QVERIFY(QTest::qWaitFor(
                [&] {
                    return number(
                               workbench,
                               "SELECT min(edit) FROM column_segment WHERE column_name = 'place'")
                           == number(workbench, "SELECT max(seq) FROM edit");
                },
                60'000));
        }
        const auto again = loadSnapshot(path);
        QVERIFY(again);
        QCOMPARE(std::ranges::count_if((*again)->segments, &Segment::isKept), segments);
        QCOMPARE(countOf(**again, ByteColumn::Review, 4), disputed);
        Workbench workbench;
        QVERIFY(load(workbench, path));
        QCOMPARE(countOf(*workbench.snapshot(), ByteColumn::Review, 4), disputed);
    }

    // Each filter is run within the one before where it can be.
    void typingEqualsAfresh()
    {
        Workbench workbench;
        QVERIFY(load(workbench, make(u"typing"_s, 1500)));
        const auto reader = workbench.casefile()->reader();
        for (const char *text : {"kind:event",
                                 "kind:event killed>=1",
                                 "kind:event killed>=1 bomb",
                                 "killed>=1 kind:event bomb -review:draft",
                                 "killed>=2 kind:event bomb",
                                 "kind:event",
                                 "",
                                 "bomb kind:event"}) {
            const FilterSpec spec = parseFilter(QString::fromLatin1(text)).spec;
            workbench.setFilter(spec, true);
            QVERIFY(QTest::qWaitFor([&] { return !workbench.isFiltering(); }, 30'000));
            const IncidentTable &table = *workbench.snapshot();
            const auto fresh = CompiledFilter::compile(reader->handle(), table, spec);
            QVERIFY(fresh);
            std::set<Row> expected, shown;
            const RowBits bits = fresh->evaluate(table);
            for (Row row = 0; row < table.rowCount(); ++row) {
                if (bits.contains(row))
                    expected.insert(row);
            }
            for (const Row row : workbench.rows()->rows())
                shown.insert(row);
            QVERIFY2(shown == expected, text);
            QVERIFY(!expected.empty());
            QCOMPARE(workbench.rows()->size(), static_cast<qsizetype>(expected.size()));
        }
    }

    // Documents lead to the same incidents by links as by a join, also after an edit.
    void documentsLeadByLinks()
    {
        const QString path = make(u"links"_s, 1500);
        Workbench workbench;
        QVERIFY(load(workbench, path));
        SnapshotLoader loader;
        Shown shown;
        connect(&loader, &SnapshotLoader::published, &loader, [&shown](const Shown &now) {
            shown = now;
        });
        connect(workbench.casefile(), &Casefile::edited, &loader, &SnapshotLoader::takeIn);
        loader.startAgain([path] { return Connection::open(path, Access::ReadOnly); }, {});
        QVERIFY(QTest::qWaitFor([&] { return loader.hasLinks(); }, 60'000));

        const auto reader = workbench.casefile()->reader();
        Statement first(reader->handle(),
                        "SELECT d.id, d.title FROM document d WHERE d.kind <> 'summary' AND EXISTS "
                        "(SELECT 1 FROM report r WHERE r.document = d.id) ORDER BY d.id LIMIT 1");
        QVERIFY(first.next());
        const Id document = first.id(0);
        const QString source = u"source:\"%1\""_s.arg(first.text(1));
        const auto byJoin = [&] {
            const auto after = workbench.casefile()->reader(); // sees the edit
            const auto fresh =
                CompiledFilter::compile(after->handle(), *shown.snapshot, parseFilter(source).spec);
            return fresh ? fresh->evaluate(*shown.snapshot) : RowBits(*shown.snapshot);
        };
        for (const QString &text : {u"bomb"_s, u"contains:omb"_s, source}) {
            const FilterSpec spec = parseFilter(text).spec;
            loader.setFilter(spec);
            QVERIFY(QTest::qWaitFor([&] { return shown.filter.spec == spec; }, 30'000));
            const auto fresh = CompiledFilter::compile(reader->handle(), *shown.snapshot, spec);
            QVERIFY(fresh);
            QVERIFY2(*shown.filter.bits == fresh->evaluate(*shown.snapshot), qPrintable(text));
            QVERIFY(!shown.rows->rows().empty());
        }

        Statement other(reader->handle(),
                        "SELECT c.statement, c.incident FROM claim c WHERE c.statement NOT IN "
                        "(SELECT statement FROM report WHERE document = ?1) ORDER BY c.id DESC");
        other.bind(1, document);
        do
            QVERIFY(other.next());
        while (shown.filter.bits->contains(shown.snapshot->rowOf(other.id(1))));
        const Id statement = other.id(0), incident = other.id(1);
        const auto added = workbench.casefile()->edit(
            {u"tester"_s, u"Report"_s}, [=](Writer &writer) -> Result<void> {
                const auto report = writer.insert(
                    "report", {{"statement", statement.value}, {"document", document.value}});
                return report ? Result<void>() : Result<void>(report.error());
            });
        QVERIFY(QTest::qWaitFor([&] { return added.isFinished(); }, 20'000));
        QVERIFY(added.result());
        QVERIFY(QTest::qWaitFor(
            [&] { return shown.filter.bits->contains(shown.snapshot->rowOf(incident)); }, 20'000));
        QVERIFY(loader.hasLinks());
        QVERIFY(*shown.filter.bits == byJoin());
    }

    void smallCasefilesAreNotWritten()
    {
        Workbench workbench;
        QVERIFY(load(workbench, make(u"small"_s, 300)));
        QTest::qWait(2600);
        QCOMPARE(number(workbench, "SELECT count(*) FROM column_segment"), 0);
    }
};

QTEST_GUILESS_MAIN(TestSnapshots)
#include "tst_snapshots.moc"
