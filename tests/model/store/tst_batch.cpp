#include "model/store/batchwriter.h"
#include "model/store/chain.h"
#include "scratchcasefile.h"

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const Reason import{u"tester"_s, u"import"_s, {}, "import"};
const Reason undo{u"tester"_s, u"undo"_s, {}, "undo"};
const Reason redo{u"tester"_s, u"redo"_s, {}, "redo"};

using BatchWriter = EditLog::BatchWriter;

// Incidents, each with claims by one of a few speakers, a citation, a tag, and now and then a
// superseded claim.
Result<void> fillWith(BatchWriter &writer, int incidents)
{
    const auto actor = writer.table("actor", {"name", "kind"});
    const auto document = writer.table("document", {"kind", "title", "sha256"});
    const auto incident = writer.table("incident", {"id", "kind", "title", "date_edtf"});
    const auto statement = writer.table("statement", {"speaker", "gist"});
    const auto claim = writer.table("claim",
                                    {"id",
                                     "incident",
                                     "statement",
                                     "field",
                                     "reported",
                                     "low",
                                     "best",
                                     "high",
                                     "superseded_by"});
    const auto citation =
        writer.table("citation", {"document", "start", "end", "sha256", "incident"});
    const auto tag = writer.table("tag", {"name"});
    const auto incidentTag = writer.table("incident_tag", {"incident", "tag"});
    if (!actor || !document || !incident || !statement || !claim || !citation || !tag
        || !incidentTag)
        return Error{u"table"_s};
    const auto text = writer.storeText(u"Rockets fell on the base."_s);
    const Id speaker = *(*actor)->set(0, u"Speaker"_s).set(1, u"person"_s).insert();
    const Id article =
        *(*document)->set(0, u"article"_s).set(1, u"Article"_s).set(2, *text).insert();
    const Id said = *(*statement)->set(0, speaker).set(1, u"said of rockets"_s).insert();
    const Id label = *(*tag)->set(0, u"imported"_s).insert();
    for (int i = 0; i < incidents; ++i) {
        const Id at = *writer.newId("incident");
        (void)(*incident)
            ->set(0, at)
            .setUtf8(1, "event")
            .set(2, u"Rocket attack %1"_s.arg(i))
            .setUtf8(3, "2020-03")
            .insert();
        const Id first = *writer.newId("claim");
        const Id second = *writer.newId("claim");
        for (const Id id : {second, first}) { // the later one first: it is pointed at
            (*claim)->set(0, id).set(1, at).set(2, said).setUtf8(3, "killed").setUtf8(4, "figure");
            (*claim)->set(5, i).set(6, i).set(7, i + 1).set(
                8, id == first && i % 10 == 0 ? second : Id());
            if (const auto inserted = (*claim)->insert(); !inserted)
                return inserted.error();
        }
        (void)(*citation)
            ->set(0, article)
            .set(1, 0)
            .set(2, 4)
            .setUtf8(3, QByteArray(64, 'a'))
            .set(4, at)
            .insert();
        (void)(*incidentTag)->set(0, at).set(1, label).insert();
    }
    return {};
}

EditLog::Fill filling(int incidents)
{
    return [incidents](BatchWriter &writer) {
        return fillWith(writer, incidents);
    };
}

} // namespace

class TestBatch : public QObject
{
    Q_OBJECT

private slots:

    void init() { m_file = std::make_unique<ScratchCasefile>(); }

    void cleanup();
    void addsAsOneEdit();
    void derivedRowsHandedInOrComputed();
    void undoneAndRedoneInParts();
    void searchCanBeBuiltLater();
    void searchLeftBehindIsBuiltByTheNextEdit();
    void editedRowsStandInTheWay();
    void rowsPointedAtStandInTheWay();
    void refusesWhatCouldNotBeTurnedBack();
    void failedFillLeavesNothing();
    void countsForIncidentsThatWereThere();
    void hashIsOfRowsInOrderOfTheirKeys();
    void damagedRecordIsRefused();

private:
    sqlite3 *database() const { return m_file->database(); }

    EditLog &log() { return m_file->log(); }

    QByteArray firstRow(const char *table) const
    {
        return QByteArray("(SELECT min(id) FROM ") + table + ')';
    }

    std::unique_ptr<ScratchCasefile> m_file;
};

void TestBatch::cleanup()
{
    if (!QTest::currentTestFailed()) {
        QCOMPARE(searchProblem(database()), QString());
        QCOMPARE(chainProblems(database()), QStringList());
        QCOMPARE(countOf(database(), "SELECT count(*) FROM pragma_foreign_key_check"), 0);
        const QByteArrayList before = dumpOf(database());
        VERIFY_DONE(log().rebuildDerived());
        QCOMPARE(firstDifference(dumpOf(database()), before), QByteArray());
    }
    m_file.reset();
}

void TestBatch::addsAsOneEdit()
{
    const auto edit = log().applyBatch(import, filling(100));
    VERIFY_DONE(edit);
    QCOMPARE(edit->seq, 1);
    QCOMPARE(edit->kind, QByteArray("import"));
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident"), 100);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_derived"), 100);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('rocket')"), 100);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM text_search('rocket')"), 1);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM edit_row"), 0);
    QCOMPARE(countOf(database(),
                     "SELECT count(*) FROM segment_stamp WHERE table_name = 'claim' AND edit = 1"),
             1);
    QCOMPARE(countOf(database(), "SELECT json_extract(batch, '$.claim.rows') FROM edit"), 200);
    QCOMPARE(countOf(database(), "SELECT json_array_length(batch, '$.incident.ranges') FROM edit"),
             1);
    // The next edit's keys go on after the batch's.
    const auto next = log().apply({u"t"_s, u"one"_s}, [](Writer &w) -> Result<void> {
        const auto id = w.insert("incident", {{"kind", u"event"_s}, {"title", u"One"_s}});
        return id ? Result<void>() : Result<void>(id.error());
    });
    VERIFY_DONE(next);
    QCOMPARE(next->rows.front().id.value & 0xffffffff, 101);
}

void TestBatch::derivedRowsHandedInOrComputed()
{
    QByteArrayList dumps[2];
    for (const bool handsIn : {false, true}) {
        init();
        VERIFY_DONE(log().applyBatch(import, [handsIn](BatchWriter &writer) -> Result<void> {
            const auto incident = writer.table("incident", {"kind", "title", "date_edtf"});
            for (int i = 0; i < 10; ++i) {
                IncidentFacts facts;
                facts.dateEdtf = u"2020-03-1%1"_s.arg(i);
                facts.incident =
                    *(*incident)->set(0, u"event"_s).set(1, u"t"_s).set(2, facts.dateEdtf).insert();
                if (auto done = handsIn ? writer.derived(deriveIncident(facts)) : Result<void>();
                    !done)
                    return done;
            }
            return {};
        }));
        Statement rows(
            database(),
            "SELECT earliest, latest, precision FROM incident_derived ORDER BY incident");
        while (rows.next())
            dumps[handsIn].append(rows.utf8(0) + rows.utf8(1) + rows.utf8(2));
    }
    QCOMPARE(dumps[0].size(), 10);
    QCOMPARE(dumps[0], dumps[1]);
}

void TestBatch::undoneAndRedoneInParts()
{
    const QByteArrayList empty = dumpOf(database());
    const auto batch = log().applyBatch(import, filling(5'000)); // 30,000 rows and more
    VERIFY_DONE(batch);
    const QByteArrayList full = dumpOf(database());
    const auto undone = log().revert(batch->id, undo);
    VERIFY_DONE(undone);
    QCOMPARE(firstDifference(dumpOf(database()), empty), QByteArray());
    const qint64 parts = countOf(database(), "SELECT count(*) FROM edit WHERE kind = 'undo'");
    QVERIFY(parts >= 2);
    QCOMPARE(countOf(database(), "SELECT count(DISTINCT of) FROM edit WHERE kind = 'undo'"), 1);
    QCOMPARE(undone->of, batch->id);
    QCOMPARE(searchProblem(database()), QString());

    QVERIFY(log().conflictsOfReverting(undone->id)->empty());
    const auto redone = log().revert(undone->id, redo);
    VERIFY_DONE(redone);
    QCOMPARE(firstDifference(dumpOf(database()), full), QByteArray());
    QCOMPARE(countOf(database(), "SELECT count(*) FROM edit WHERE kind = 'redo'"), parts);
    const auto again = log().revert(redone->id, undo);
    VERIFY_DONE(again);
    QCOMPARE(firstDifference(dumpOf(database()), empty), QByteArray());
    VERIFY_DONE(log().revert(again->id, redo));
    QCOMPARE(firstDifference(dumpOf(database()), full), QByteArray());
    // Once it is as it was added, the import itself can be turned back too.
    VERIFY_DONE(log().revert(batch->id, undo));
    QCOMPARE(firstDifference(dumpOf(database()), empty), QByteArray());
}

void TestBatch::searchCanBeBuiltLater()
{
    VERIFY_DONE(log().applyBatch(import, filling(10), false));
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('rocket')"), 0);
    VERIFY_DONE(log().rebuildSearch());
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('rocket')"), 10);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM text_search('rocket')"), 1);
}

// As after a crash between the batch and rebuildSearch(): to take out a row that was never put in
// would damage the index.
void TestBatch::searchLeftBehindIsBuiltByTheNextEdit()
{
    const auto batch = log().applyBatch(import, filling(10), false);
    VERIFY_DONE(batch);
    m_file->close();
    m_file->open();
    const Id incident{countOf(database(), "SELECT min(id) FROM incident")};
    VERIFY_DONE(log().apply({u"t"_s, u"rename"_s}, [&](Writer &w) {
        return w.update("incident", incident, {{"title", u"Drone"_s}});
    }));
    QCOMPARE(searchProblem(database()), QString());
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('rocket')"), 9);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM text_search('rocket')"), 1);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM segment_stamp WHERE segment < 0"), 0);
}

void TestBatch::editedRowsStandInTheWay()
{
    const auto batch = log().applyBatch(import, filling(10));
    const Id incident{countOf(database(), "SELECT max(id) FROM incident")};
    const auto edit = log().apply({u"t"_s, u"rename"_s}, [&](Writer &w) {
        return w.update("incident", incident, {{"title", u"New"_s}});
    });
    VERIFY_DONE(edit);
    const QByteArrayList before = dumpOf(database());
    const auto conflicts = log().conflictsOfReverting(batch->id);
    VERIFY_DONE(conflicts);
    QCOMPARE(conflicts->size(), size_t(1));
    QCOMPARE(conflicts->front().id, incident);
    QVERIFY(conflicts->front().sentence.contains(u"edited since"_s));
    QVERIFY(!log().revert(batch->id, undo, ConflictChoice::Overwrite));
    QCOMPARE(firstDifference(dumpOf(database()), before), QByteArray());
    VERIFY_DONE(log().revert(edit->id, undo));
    QVERIFY(log().conflictsOfReverting(batch->id)->empty());
    VERIFY_DONE(log().revert(batch->id, undo));
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident"), 0);
}

void TestBatch::rowsPointedAtStandInTheWay()
{
    const auto batch = log().applyBatch(import, filling(10));
    const Id incident{countOf(database(), "SELECT min(id) FROM incident")};
    Id note;
    VERIFY_DONE(log().apply({u"t"_s, u"note"_s}, [&](Writer &w) -> Result<void> {
        note =
            *w.insert("annotation",
                      {{"incident", toValue(incident)}, {"text", u"mine"_s}, {"author", u"me"_s}});
        return {};
    }));
    const auto conflicts = log().conflictsOfReverting(batch->id);
    VERIFY_DONE(conflicts);
    QCOMPARE(conflicts->size(), size_t(1));
    QCOMPARE(conflicts->front().table, QByteArray("annotation"));
    QCOMPARE(conflicts->front().id, note);
    QVERIFY(!log().revert(batch->id, undo));
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident"), 10);
}

void TestBatch::refusesWhatCouldNotBeTurnedBack()
{
    VERIFY_DONE(log().applyBatch(import, filling(1)));
    const Id incident{countOf(database(), "SELECT min(id) FROM incident")};
    const auto refuses = [this](const EditLog::Fill &fill) {
        return !log().applyBatch(import, fill);
    };
    // A pair whose first part was there before would be taken for the batch's when it is turned
    // back.
    QVERIFY(refuses([incident](BatchWriter &w) -> Result<void> {
        const Id tag = *(*w.table("tag", {"name"}))->set(0, u"t"_s).insert();
        (void)(*w.table("incident_tag", {"incident", "tag"}))
            ->set(0, incident)
            .set(1, tag)
            .insert();
        return {};
    }));
    QVERIFY(
        refuses([](BatchWriter &w) -> Result<void> { // SQLite would store 1, and the hash be of '1'
            (void)(*w.table("tag", {"name"}))->set(0, 1).insert();
            return {};
        }));
    QVERIFY(refuses([](BatchWriter &w) -> Result<void> {
        const auto table = w.table("edit", {"why"});
        return table ? Result<void>() : Result<void>(table.error());
    }));
    QVERIFY(refuses([](BatchWriter &w) -> Result<void> {
        const auto table = w.table("incident_tag", {"incident"});
        return table ? Result<void>() : Result<void>(table.error());
    }));
    QCOMPARE(countOf(database(), "SELECT count(*) FROM tag"), 1);
}

void TestBatch::failedFillLeavesNothing()
{
    const QByteArrayList before = dumpOf(database());
    QVERIFY(!log().applyBatch(import, [](BatchWriter &w) -> Result<void> {
        (void)fillWith(w, 10);
        return Error{u"No."_s};
    }));
    const auto dangling = log().applyBatch(import, [](BatchWriter &w) -> Result<void> {
        (void)fillWith(w, 10);
        (void)(*w.table("statement", {"speaker", "gist"}))
            ->set(0, 7)
            .set(1, u"s"_s)
            .insert(); // passed over
        return {};
    });
    QVERIFY(!dangling);
    QVERIFY(dangling.error().message.contains(u"points at a record that is not there"_s));
    QCOMPARE(firstDifference(dumpOf(database()), before), QByteArray());
    QCOMPARE(countOf(database(), "SELECT count(*) FROM edit")
                 + countOf(database(), "SELECT count(*) FROM text"),
             0);
    QCOMPARE(log().applyBatch(import, [](BatchWriter &) -> Result<void> { return {}; })->seq, 0);
}

void TestBatch::countsForIncidentsThatWereThere()
{
    VERIFY_DONE(log().applyBatch(import, filling(3)));
    const Id incident{countOf(database(), "SELECT min(id) FROM incident")};
    const Id statement{countOf(database(), "SELECT min(id) FROM statement")};
    const Id article{countOf(database(), "SELECT min(id) FROM document")};
    const auto more = log().applyBatch(import, [&](BatchWriter &w) -> Result<void> {
        const auto claim = w.table("claim", {"incident", "statement", "field"});
        (void)(*claim)->set(0, incident).set(1, statement).setUtf8(2, "target").insert();
        (void)(*w.table("report", {"statement", "document"}))
            ->set(0, statement)
            .set(1, article)
            .insert();
        return {};
    });
    VERIFY_DONE(more);
    QCOMPARE(countOf(database(), "SELECT claims FROM incident_derived ORDER BY incident LIMIT 1"),
             3);
    VERIFY_DONE(log().revert(more->id, undo));
    QCOMPARE(countOf(database(), "SELECT claims FROM incident_derived ORDER BY incident LIMIT 1"),
             2);
}

void TestBatch::hashIsOfRowsInOrderOfTheirKeys()
{
    QStringList hashes;
    for (const auto &order : {QList{1, 2, 3}, QList{3, 1, 2}}) {
        init();
        VERIFY_DONE(log().applyBatch(import, [&order](BatchWriter &w) -> Result<void> {
            const auto tag = w.table("tag", {"note", "name", "id"});
            for (const int i : order)
                (void)(*tag)->set(1, u"tag %1"_s.arg(i)).set(2, (qint64(77) << 32) | i).insert();
            return {};
        }));
        hashes.append(textOf(database(), "SELECT batch FROM edit"));
        QVERIFY(log().conflictsOfReverting(readEdits(database(), {}, 1).front().id)->empty());
    }
    QCOMPARE(hashes[0], hashes[1]);
}

void TestBatch::damagedRecordIsRefused()
{
    const auto batch = log().applyBatch(import, filling(2));
    for (const char *json :
         {"'[]'",
          "'{\"incident\": {}}'",
          "'{\"sqlite_schema\": {\"ranges\": [[\"1\", \"2\"]], \"columns\": 1}}'",
          "'{'"}) {
        VERIFY_DONE(Statement(database(), "SAVEPOINT damage").run());
        VERIFY_DONE(Statement(database(),
                              QByteArray(QByteArray("UPDATE edit SET batch = ") + json).constData())
                        .run());
        QVERIFY(!chainProblems(database()).isEmpty());
        // With a hash that fits, as a hostile file would have it.
        Statement fit(database(), "UPDATE edit SET changeset_sha256 = ?1");
        VERIFY_DONE(
            fit.bind(1, sha256Of(textOf(database(), "SELECT batch FROM edit").toUtf8())).run());
        VERIFY_DONE(Statement(database(), "RELEASE damage").run());
        QVERIFY2(!log().revert(batch->id, undo), json);
    }
    // What was damaged on purpose must not be found by cleanup().
    m_file = std::make_unique<ScratchCasefile>();
}

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
