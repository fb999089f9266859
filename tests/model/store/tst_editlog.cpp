#include "model/store/chain.h"
#include "scratchcasefile.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const Reason reason{u"tester"_s, u"an edit"_s, u"because"_s};
const Reason undo{u"tester"_s, u"undo"_s, {}, "undo"};

bool mentions(const Conflict &conflict, const QByteArray &column, const QString &words)
{
    return conflict.column == column && conflict.sentence.contains(words);
}

} // namespace

class TestEditLog : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void recordsWhoWhatAndWhy();
    void emptyEditIsNotRecorded();
    void storedTextAloneIsKept();
    void failedChangeLeavesNothing();
    void passedOverFailureLeavesNothing();
    void refusesWhatIsNotInTheSchema();
    void danglingKeyIsOneSentence();
    void searchFollows();
    void manyRowsAtOnce();
    void manyRowsMustAllBeThere();
    void unrelatedLaterEditsDoNotDisturb();
    void laterChangeStandsInTheWay();
    void removedRowStandsInTheWay();
    void foreignKeysNeverPass();
    void constraintsNeverPass();
    void laterColumnsAreNotLost();
    void otherShapeIsRefused();
    void touchedRowsNameTheirIncident();
    void movedClaimTouchesBothIncidents();
    void chainFindsAFlippedByte();
    void damagedEditIsNotTurnedBack();
    void redactedEditKeepsTheChain();
    void outsideChangesBecomeAnEdit();
    void outsideChangesComeBeforeTheNextEdit();
    void segmentsAreStamped();
    void readOnlyConnectionRefuses();

private:
    Result<Edit> apply(const EditLog::Change &change)
    {
        return m_file->log().apply(reason, change);
    }

    sqlite3 *database() const { return m_file->database(); }

    Id add(const char *table, const Values &values);

    Id addIncident(const QString &title)
    {
        return add("incident", {{"kind", u"event"_s}, {"title", title}});
    }

    Id addActor() { return add("actor", {{"name", u"Someone"_s}, {"kind", u"person"_s}}); }

    Id lastEdit() const { return readEdits(database(), {}, 1).front().id; }

    void run(const char *sql) { VERIFY_DONE(Statement(database(), sql).run()); }

    std::unique_ptr<ScratchCasefile> m_file;
};

void TestEditLog::init()
{
    m_file = std::make_unique<ScratchCasefile>();
}

void TestEditLog::cleanup()
{
    if (!QTest::currentTestFailed()) {
        QCOMPARE(searchProblem(database()), QString());
        QCOMPARE(countOf(database(), "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    }
    m_file.reset();
}

Id TestEditLog::add(const char *table, const Values &values)
{
    Id id;
    const auto edit = apply([&](Writer &writer) -> Result<void> {
        const auto inserted = writer.insert(table, values);
        if (!inserted)
            return inserted.error();
        id = *inserted;
        return {};
    });
    if (!edit)
        qFatal("%s", qPrintable(edit.error().message));
    return id;
}

void TestEditLog::recordsWhoWhatAndWhy()
{
    const Id incident = addIncident(u"Attack"_s);
    QVERIFY(incident.value >> 32 > 0);
    QCOMPARE(incident.value & 0xffffffff, 1);
    const auto edit = apply([&](Writer &w) {
        return w.update("incident", incident, {{"title", u"Raid"_s}});
    });
    VERIFY_DONE(edit);
    QCOMPARE(edit->seq, 2);
    const auto edits = readEdits(database(), incident);
    QCOMPARE(edits.size(), size_t(2));
    QCOMPARE(edits[0].id, edit->id);
    QCOMPARE(edits[0].who, u"tester"_s);
    QCOMPARE(edits[0].label, u"an edit"_s);
    QCOMPARE(edits[0].why, u"because"_s);
    QCOMPARE(edits[0].kind, QByteArray("edit"));
    QCOMPARE(edits[0].rows, (std::vector<TouchedRow>{{"incident", incident, 0, incident}}));
    QVERIFY(edits[0].at > edits[1].at);
    const auto changes = fieldChanges(database(), edit->id);
    VERIFY_DONE(changes);
    QCOMPARE(changes->size(), size_t(1));
    QCOMPARE(changes->front().column, QByteArray("title"));
    QVERIFY(changes->front().before == Value(u"Attack"_s));
    QVERIFY(changes->front().after == Value(u"Raid"_s));
    QCOMPARE(countOf(database(), "SELECT closed FROM casefile"), 0);
    QCOMPARE(chainProblems(database()), QStringList());
}

void TestEditLog::emptyEditIsNotRecorded()
{
    const Id incident = addIncident(u"Attack"_s);
    const auto same = apply([&](Writer &w) {
        return w.update("incident", incident, {{"title", u"Attack"_s}});
    });
    VERIFY_DONE(same);
    QCOMPARE(same->seq, 0);
    const auto back = apply([](Writer &w) -> Result<void> {
        const auto id = w.insert("tag", {{"name", u"t"_s}});
        return id ? w.remove("tag", *id) : id.error();
    });
    VERIFY_DONE(back);
    QCOMPARE(back->seq, 0);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM edit"), 1);
}

void TestEditLog::storedTextAloneIsKept()
{
    const auto stored = apply([](Writer &w) -> Result<void> {
        const auto first = w.storeText(u"Rockets fell."_s);
        const auto second = w.storeText(u"Rockets fell."_s);
        return first && second && *first == *second ? Result<void>()
                                                    : Result<void>(Error{u"twice"_s});
    });
    VERIFY_DONE(stored);
    QCOMPARE(stored->seq, 0);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM text"), 1);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM text_search('rocket')"), 1);
}

void TestEditLog::failedChangeLeavesNothing()
{
    const Id incident = addIncident(u"Attack"_s);
    const QByteArrayList before = dumpOf(database());
    const auto failed = apply([&](Writer &w) -> Result<void> {
        if (auto done = w.update("incident", incident, {{"title", u"Changed"_s}}); !done)
            return done;
        (void)w.insert("incident", {{"kind", u"event"_s}, {"title", u"New"_s}});
        return Error{u"No."_s};
    });
    QVERIFY(!failed);
    QCOMPARE(failed.error().message, u"No."_s);
    QCOMPARE(firstDifference(dumpOf(database()), before), QByteArray());
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('changed OR new')"), 0);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('attack')"), 1);
}

void TestEditLog::passedOverFailureLeavesNothing()
{
    const auto edit = apply([](Writer &w) -> Result<void> {
        (void)w.insert("incident", {{"kind", u"no such kind"_s}, {"title", u"Bad"_s}});
        (void)w.insert("incident", {{"kind", u"event"_s}, {"title", u"Good"_s}});
        return {};
    });
    QVERIFY(!edit);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident"), 0);
}

void TestEditLog::refusesWhatIsNotInTheSchema()
{
    const Id incident = addIncident(u"Attack"_s);
    const auto refuses = [&](const EditLog::Change &change) {
        return !apply(change);
    };
    QVERIFY(refuses([](Writer &w) { return w.update("edit", Id{1}, {{"why", u"x"_s}}); }));
    QVERIFY(refuses([&](Writer &w) {
        return w.update("incident", incident, {{"titel", u"x"_s}});
    }));
    QVERIFY(refuses([&](Writer &w) {
        return w.update("incident", incident, {{"id", qint64(7)}});
    }));
    QVERIFY(refuses([](Writer &w) { return w.update("incident", Id{7}, {{"title", u"x"_s}}); }));
    QVERIFY(refuses([](Writer &w) { return w.remove("incident", Id{7}); }));
    QVERIFY(refuses([](Writer &w) -> Result<void> {
        const auto id = w.insert("incident_tag", {{"incident", qint64(1)}});
        return id ? Result<void>() : Result<void>(id.error());
    }));
}

void TestEditLog::danglingKeyIsOneSentence()
{
    const Id incident = addIncident(u"Attack"_s);
    const Id speaker = addActor();
    const Id statement = add("statement", {{"speaker", toValue(speaker)}, {"gist", u"said"_s}});
    const QByteArrayList before = dumpOf(database());
    const auto insert = apply([&](Writer &w) -> Result<void> {
        (void)w.update("incident", incident, {{"title", u"Changed"_s}});
        const auto id = w.insert(
            "claim",
            {{"incident", qint64(77)}, {"statement", toValue(statement)}, {"field", u"killed"_s}});
        return id ? Result<void>() : Result<void>(id.error());
    });
    QVERIFY(!insert);
    QCOMPARE(
        insert.error().message,
        u"There is no incident 77 for the field `incident` of the claim. Nothing was changed."_s);
    const auto removal = apply([&](Writer &w) { return w.remove("actor", speaker); });
    QVERIFY(!removal);
    QVERIFY2(removal.error().message.contains(u"statement "_s + statement.toText()),
             qPrintable(removal.error().message));
    QCOMPARE(firstDifference(dumpOf(database()), before), QByteArray());
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('attack')"), 1);
}

void TestEditLog::searchFollows()
{
    const Id incident = addIncident(u"Rockets near Hawīja"_s);
    const auto hits = [this](const char *query) {
        return countOf(database(),
                       QByteArray("SELECT count(*) FROM incident_search('") + query + "')");
    };
    QCOMPARE(hits("rocket"), 1);
    VERIFY_DONE(apply([&](Writer &w) {
        return w.update("incident", incident, {{"title", u"Drones"_s}, {"note", u"was rockets"_s}});
    }));
    QCOMPARE(hits("hawija"), 0);
    QCOMPARE(hits("drone"), 1);
    VERIFY_DONE(m_file->log().revert(lastEdit(), undo));
    QCOMPARE(hits("hawija"), 1);
    QCOMPARE(hits("drone"), 0);
    VERIFY_DONE(apply([&](Writer &w) { return w.remove("incident", incident); }));
    QCOMPARE(hits("rocket"), 0);
    VERIFY_DONE(m_file->log().revert(lastEdit(), undo));
    QCOMPARE(hits("rocket"), 1);
}

void TestEditLog::manyRowsAtOnce()
{
    std::vector<Id> incidents;
    for (int i = 0; i < 5; ++i)
        incidents.push_back(addIncident(u"Rockets %1"_s.arg(i)));
    VERIFY_DONE(apply([&](Writer &w) {
        return w.update("incident", incidents[2], {{"review", u"disputed"_s}});
    }));
    const std::vector<Id> some(incidents.begin(), incidents.begin() + 4);
    const auto edit = apply([&](Writer &w) {
        return w.updateAll("incident", some, {{"review", u"disputed"_s}, {"target", u"a base"_s}});
    });
    VERIFY_DONE(edit);
    QCOMPARE(std::ranges::count(edit->rows, "incident", &TouchedRow::table), 4);
    QCOMPARE(
        countOf(database(),
                "SELECT count(*) FROM incident WHERE review = 'disputed' AND target = 'a base'"),
        4);
    const auto again = apply([&](Writer &w) {
        return w.updateAll("incident", some, {{"review", u"disputed"_s}});
    });
    VERIFY_DONE(again);
    QCOMPARE(again->seq, 0); // nothing was written
    VERIFY_DONE(m_file->log().revert(edit->id, undo));
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident WHERE review = 'disputed'"), 1);

    VERIFY_DONE(apply([&](Writer &w) {
        return w.updateAll("incident", some, {{"title", u"Drones"_s}});
    }));
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('drone')"), 4);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('rocket')"), 1);
}

void TestEditLog::manyRowsMustAllBeThere()
{
    const Id there = addIncident(u"Rockets"_s);
    const std::vector<Id> ids{there, Id{there.value + 1}};
    const auto failed = apply([&](Writer &w) {
        return w.updateAll("incident", ids, {{"target", u"a base"_s}});
    });
    QVERIFY(!failed);
    QVERIFY2(failed.error().message.contains(u"not in the casefile"),
             qPrintable(failed.error().message));
    const auto wrong = apply([&](Writer &w) {
        return w.updateAll("incident", std::span(ids).first(1), {{"review", u"unheard of"_s}});
    });
    QVERIFY(!wrong);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident WHERE target IS NOT NULL"), 0);
}

void TestEditLog::unrelatedLaterEditsDoNotDisturb()
{
    const Id incident = addIncident(u"Attack"_s);
    const Id speaker = addActor();
    const Id statement = add("statement", {{"speaker", toValue(speaker)}, {"gist", u"said"_s}});
    const Values ten = {{"incident", toValue(incident)},
                        {"statement", toValue(statement)},
                        {"field", u"killed"_s},
                        {"reported", u"figure"_s},
                        {"low", qint64(10)},
                        {"best", qint64(10)},
                        {"high", qint64(10)}};
    const Id first = add("claim", ten);
    const Id firstEdit = lastEdit();
    add("claim",
        {{"incident", toValue(incident)},
         {"statement", toValue(statement)},
         {"field", u"killed"_s},
         {"reported", u"figure"_s},
         {"low", qint64(12)},
         {"best", qint64(12)},
         {"high", qint64(12)}});
    VERIFY_DONE(apply([&](Writer &w) {
        return w.update("incident", incident, {{"title", u"Renamed"_s}});
    }));
    const QByteArray figure =
        "SELECT killed_low || '-' || killed_high || conflicting FROM incident_derived";
    QCOMPARE(textOf(database(), figure), u"10-121"_s);
    const auto conflicts = m_file->log().conflictsOfReverting(firstEdit);
    VERIFY_DONE(conflicts);
    QVERIFY(conflicts->empty());
    VERIFY_DONE(m_file->log().revert(firstEdit, undo));
    QCOMPARE(textOf(database(), figure), u"12-120"_s);
    QCOMPARE(countOf(database(),
                     "SELECT count(*) FROM claim WHERE id = " + QByteArray::number(first.value)),
             0);
    QCOMPARE(textOf(database(), "SELECT title FROM incident"), u"Renamed"_s);
}

void TestEditLog::laterChangeStandsInTheWay()
{
    const Id incident = addIncident(u"One"_s);
    const Id other = addIncident(u"Other"_s);
    const auto both = apply([&](Writer &w) -> Result<void> {
        (void)w.update("incident", incident, {{"title", u"Two"_s}});
        return w.update("incident", other, {{"title", u"Other two"_s}});
    });
    VERIFY_DONE(both);
    VERIFY_DONE(apply([&](Writer &w) {
        return w.update("incident", incident, {{"title", u"Three"_s}});
    }));
    const QByteArrayList before = dumpOf(database());
    const auto conflicts = m_file->log().conflictsOfReverting(both->id);
    VERIFY_DONE(conflicts);
    QCOMPARE(conflicts->size(), size_t(1));
    QCOMPARE(conflicts->front().id, incident);
    QVERIFY(conflicts->front().expected == Value(u"Two"_s));
    QVERIFY(conflicts->front().found == Value(u"Three"_s));
    QVERIFY2(
        mentions(conflicts->front(), "title", u"`title` would have to be “Two” and is “Three”"_s),
        qPrintable(conflicts->front().sentence));
    const auto aborted = m_file->log().revert(both->id, undo);
    QVERIFY(!aborted);
    QVERIFY(aborted.error().message.contains(conflicts->front().sentence));
    QCOMPARE(firstDifference(dumpOf(database()), before), QByteArray());
    QCOMPARE(countOf(database(), "SELECT count(*) FROM edit"), 4);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('three')"), 1);

    VERIFY_DONE(m_file->log().revert(both->id, undo, ConflictChoice::KeepPresent));
    QCOMPARE(textOf(database(), "SELECT group_concat(title) FROM incident"), u"Three,Other"_s);
    VERIFY_DONE(m_file->log().revert(lastEdit(), undo));
    VERIFY_DONE(m_file->log().revert(both->id, undo, ConflictChoice::Overwrite));
    QCOMPARE(textOf(database(), "SELECT group_concat(title) FROM incident"), u"One,Other"_s);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('three')"), 0);
}

void TestEditLog::removedRowStandsInTheWay()
{
    const Id tag = add("tag", {{"name", u"a"_s}});
    const auto renamed = apply([&](Writer &w) { return w.update("tag", tag, {{"name", u"b"_s}}); });
    const auto removed = apply([&](Writer &w) { return w.remove("tag", tag); });
    VERIFY_DONE(removed);
    const auto gone = m_file->log().conflictsOfReverting(renamed->id);
    VERIFY_DONE(gone);
    QCOMPARE(gone->size(), size_t(1));
    QVERIFY(mentions(gone->front(), {}, u"removed since"_s));
    QCOMPARE(m_file->log().revert(renamed->id, undo, ConflictChoice::Overwrite)->seq,
             0); // there is nothing to overwrite
    VERIFY_DONE(m_file->log().revert(removed->id, undo));
    const auto again = m_file->log().conflictsOfReverting(removed->id);
    VERIFY_DONE(again);
    QCOMPARE(again->size(), size_t(1));
    QVERIFY(mentions(again->front(), {}, u"there again"_s));
}

void TestEditLog::foreignKeysNeverPass()
{
    const Id speaker = addActor();
    const Id actorEdit = lastEdit();
    const Id statement = add("statement", {{"speaker", toValue(speaker)}, {"gist", u"said"_s}});
    const QByteArrayList before = dumpOf(database());
    const auto conflicts = m_file->log().conflictsOfReverting(actorEdit);
    VERIFY_DONE(conflicts);
    QCOMPARE(conflicts->size(), size_t(1));
    QCOMPARE(conflicts->front().table, QByteArray("statement"));
    QCOMPARE(conflicts->front().id, statement);
    QVERIFY(mentions(conflicts->front(), "speaker", u"actor "_s + speaker.toText()));
    for (const auto choice :
         {ConflictChoice::Abort, ConflictChoice::KeepPresent, ConflictChoice::Overwrite})
        QVERIFY(!m_file->log().revert(actorEdit, undo, choice));
    QCOMPARE(firstDifference(dumpOf(database()), before), QByteArray());
    const Id alone = add("actor", {{"name", u"Other"_s}, {"kind", u"person"_s}});
    const Id aloneEdit = lastEdit();
    VERIFY_DONE(apply([&](Writer &w) { return w.update("actor", alone, {{"note", u"later"_s}}); }));
    add("statement", {{"speaker", toValue(alone)}, {"gist", u"said"_s}});
    // A row that was changed and is pointed at: both are told, neither choice gets through.
    QCOMPARE(m_file->log().conflictsOfReverting(aloneEdit)->size(), size_t(2));
    QVERIFY(!m_file->log().revert(aloneEdit, undo, ConflictChoice::Overwrite));
}

void TestEditLog::constraintsNeverPass()
{
    const Id incident = addIncident(u"Attack"_s);
    const Id actor = addActor();
    const Id annotation =
        add("annotation", {{"incident", toValue(incident)}, {"text", u"n"_s}, {"author", u"me"_s}});
    const auto moved = apply([&](Writer &w) {
        return w.update("annotation", annotation, {{"incident", Value()}});
    });
    VERIFY_DONE(apply([&](Writer &w) {
        return w.update("annotation", annotation, {{"actor", toValue(actor)}});
    }));
    const auto conflicts = m_file->log().conflictsOfReverting(moved->id);
    VERIFY_DONE(conflicts);
    QCOMPARE(conflicts->size(), size_t(1));
    QVERIFY(mentions(conflicts->front(), {}, u"break a rule"_s));
    for (const auto choice :
         {ConflictChoice::Abort, ConflictChoice::KeepPresent, ConflictChoice::Overwrite})
        QVERIFY(!m_file->log().revert(moved->id, undo, choice));
}

void TestEditLog::laterColumnsAreNotLost()
{
    const Id tag = add("tag", {{"name", u"a"_s}});
    const Id inserted = lastEdit();
    run("ALTER TABLE tag ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'");
    QVERIFY(m_file->log().conflictsOfReverting(inserted)->empty());
    run("UPDATE tag SET colour = 'red'");
    const auto conflicts = m_file->log().conflictsOfReverting(inserted);
    VERIFY_DONE(conflicts);
    QCOMPARE(conflicts->size(), size_t(1));
    QVERIFY(mentions(conflicts->front(), "colour", tag.toText()));
    QVERIFY(!m_file->log().revert(inserted, undo, ConflictChoice::Overwrite));
    QCOMPARE(countOf(database(), "SELECT count(*) FROM tag"), 1);
    run("UPDATE tag SET colour = 'grey'");
    VERIFY_DONE(m_file->log().revert(inserted, undo));
    QCOMPARE(countOf(database(), "SELECT count(*) FROM tag"), 0);
}

void TestEditLog::otherShapeIsRefused()
{
    const Id tag = add("tag", {{"name", u"a"_s}});
    const auto renamed = apply([&](Writer &w) { return w.update("tag", tag, {{"name", u"b"_s}}); });
    run("CREATE TABLE rebuilt (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL) STRICT");
    run("INSERT INTO rebuilt SELECT id, name FROM tag");
    run("DROP TABLE tag");
    run("ALTER TABLE rebuilt RENAME TO tag");
    const auto reverted = m_file->log().revert(renamed->id, undo);
    QVERIFY(!reverted); // SQLite itself would say done, and do nothing
    QVERIFY(reverted.error().message.contains(u"other fields"_s));
    run("ALTER TABLE tag RENAME TO label");
    QVERIFY(!m_file->log().revert(renamed->id, undo));
    run("ALTER TABLE label RENAME TO tag");
}

void TestEditLog::touchedRowsNameTheirIncident()
{
    const Id incident = addIncident(u"Attack"_s);
    const Id speaker = addActor();
    const Id statement = add("statement", {{"speaker", toValue(speaker)}, {"gist", u"said"_s}});
    const Id document = add("document", {{"kind", u"article"_s}, {"title", u"Article"_s}});
    const Id claim = add("claim",
                         {{"incident", toValue(incident)},
                          {"statement", toValue(statement)},
                          {"field", u"target"_s}});
    const Id citation = add("citation",
                            {{"document", toValue(document)},
                             {"start", qint64(0)},
                             {"end", qint64(4)},
                             {"sha256", QString(64, u'0')},
                             {"claim", toValue(claim)}});
    const Id tag = add("tag", {{"name", u"t"_s}});
    add("incident_tag", {{"incident", toValue(incident)}, {"tag", toValue(tag)}});
    const auto incidentOf = [](const Edit &edit, const QByteArray &table) {
        const auto at = std::find_if(edit.rows.begin(), edit.rows.end(), [&](const TouchedRow &r) {
            return r.table == table;
        });
        return at == edit.rows.end() ? Id{-1} : at->incident;
    };
    QCOMPARE(readEdits(database(), {}, 1).front().rows,
             (std::vector<TouchedRow>{{"incident_tag", incident, tag.value, incident}}));
    const auto removed = apply([&](Writer &w) -> Result<void> {
        (void)w.remove("citation",
                       citation); // its way to the incident goes through a row that goes too
        return w.remove("claim", claim);
    });
    VERIFY_DONE(removed);
    QCOMPARE(incidentOf(*removed, "citation"), incident);
    QCOMPARE(incidentOf(*removed, "claim"), incident);
    QCOMPARE(incidentOf(*removed, "incident_derived"), incident);
    QCOMPARE(readEdits(database(), incident).size(), size_t(5));
}

void TestEditLog::movedClaimTouchesBothIncidents()
{
    const Id from = addIncident(u"From"_s), to = addIncident(u"To"_s);
    const Id speaker = addActor();
    const Id statement = add("statement", {{"speaker", toValue(speaker)}, {"gist", u"said"_s}});
    const Id claim = add(
        "claim",
        {{"incident", toValue(from)}, {"statement", toValue(statement)}, {"field", u"target"_s}});
    const QByteArray claims =
        "SELECT group_concat(claims) FROM (SELECT claims FROM incident_derived ORDER BY incident)";
    QCOMPARE(textOf(database(), claims), u"1,0"_s);
    VERIFY_DONE(apply([&](Writer &w) {
        return w.update("claim", claim, {{"incident", toValue(to)}});
    }));
    QCOMPARE(textOf(database(), claims), u"0,1"_s);
    VERIFY_DONE(m_file->log().revert(lastEdit(), undo));
    QCOMPARE(textOf(database(), claims), u"1,0"_s);
}

void TestEditLog::chainFindsAFlippedByte()
{
    for (int i = 0; i < 4; ++i)
        addIncident(u"Attack %1"_s.arg(i));
    QCOMPARE(chainProblems(database()), QStringList());
    const QByteArray hash = textOf(database(), "SELECT hash FROM edit WHERE seq = 2").toUtf8();
    const QByteArrayList damages = {
        "changeset = CAST(substr(changeset, 1, 20) || x'01' || substr(changeset, 22) AS BLOB)",
        "why = 'becausf'",
        "who = 'testes'",
        "at = at + 1",
        "label = 'an Edit'",
        "kind = 'import'",
        "of = 3",
        "schema = schema + 1",
        "id = id + 100",
        "other_parent = 'a'",
        "changeset_sha256 = replace(changeset_sha256, 'a', 'b')",
        "before = ''",
        "hash = '" + hash.left(63) + (hash.endsWith('0') ? "1'" : "0'")};
    for (const QByteArray &damage : damages) {
        run("SAVEPOINT damage");
        VERIFY_DONE(
            Statement(database(),
                      QByteArray("UPDATE edit SET " + damage + " WHERE seq = 2").constData())
                .run());
        QVERIFY2(!chainProblems(database()).isEmpty(), damage.constData());
        run("ROLLBACK TO damage");
        run("RELEASE damage");
    }
    run("SAVEPOINT damage");
    run("DELETE FROM edit WHERE seq = 2");
    QVERIFY(!chainProblems(database()).isEmpty());
    run("ROLLBACK TO damage");
    run("RELEASE damage");
}

void TestEditLog::damagedEditIsNotTurnedBack()
{
    addIncident(u"Attack"_s);
    const Id edit = lastEdit();
    run("UPDATE edit SET changeset = CAST(substr(changeset, 1, 20) || x'01' || substr(changeset, "
        "22) AS BLOB)");
    const auto reverted = m_file->log().revert(edit, undo);
    QVERIFY(!reverted);
    QVERIFY(reverted.error().message.contains(u"damaged"_s));
    QVERIFY(!m_file->log().revert(Id{99}, undo));
}

void TestEditLog::redactedEditKeepsTheChain()
{
    addIncident(u"A name to forget"_s);
    const Id edit = lastEdit();
    run("UPDATE edit SET changeset = NULL");
    QCOMPARE(chainProblems(database()), QStringList());
    QVERIFY(!m_file->log().revert(edit, undo));
}

namespace {

// As another program would: no hardening, triggers on.
void writeOutside(const QString &path, const QStringList &sql)
{
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(path);
        QVERIFY(other.open());
        QSqlQuery query(other);
        for (const QString &statement : sql)
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
}

} // namespace

void TestEditLog::outsideChangesBecomeAnEdit()
{
    const Id incident = addIncident(u"Attack"_s);
    const Id speaker = addActor();
    const Id statement = add("statement", {{"speaker", toValue(speaker)}, {"gist", u"said"_s}});
    add("claim",
        {{"incident", toValue(incident)},
         {"statement", toValue(statement)},
         {"field", u"killed"_s},
         {"reported", u"figure"_s},
         {"low", qint64(1)},
         {"best", qint64(1)},
         {"high", qint64(1)}});
    QCOMPARE(m_file->log().takeInOutsideChanges()->seq, 0);
    writeOutside(m_file->path(),
                 {u"UPDATE incident SET title = 'Foreign'"_s, u"UPDATE claim SET best = 9"_s});
    const auto taken = m_file->log().takeInOutsideChanges();
    VERIFY_DONE(taken);
    QCOMPARE(taken->kind, QByteArray("outside"));
    QCOMPARE(countOf(database(), "SELECT count(*) FROM outside"), 0);
    QCOMPARE(countOf(database(), "SELECT killed_best FROM incident_derived"), 9);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('foreign')"), 1);
    QCOMPARE(countOf(database(), "SELECT count(*) FROM incident_search('attack')"), 0);
    QCOMPARE(readEdits(database(), incident, 1).front().id, taken->id);
    QCOMPARE(countOf(database(), "SELECT edit FROM segment_stamp WHERE table_name = 'claim'"),
             taken->seq);
    QVERIFY(!m_file->log().revert(taken->id, undo));
    QCOMPARE(chainProblems(database()), QStringList());
}

void TestEditLog::outsideChangesComeBeforeTheNextEdit()
{
    const Id incident = addIncident(u"Attack"_s);
    writeOutside(m_file->path(), {u"UPDATE incident SET title = 'Foreign'"_s});
    VERIFY_DONE(apply([&](Writer &w) {
        return w.update("incident", incident, {{"title", u"Ours"_s}});
    }));
    QCOMPARE(textOf(database(), "SELECT group_concat(kind) FROM edit"), u"edit,outside,edit"_s);
    VERIFY_DONE(m_file->log().revert(lastEdit(), undo));
    QCOMPARE(textOf(database(), "SELECT title FROM incident"), u"Foreign"_s);
}

void TestEditLog::segmentsAreStamped()
{
    const Id incident = addIncident(u"Attack"_s);
    const Id speaker = addActor();
    const Id statement = add("statement", {{"speaker", toValue(speaker)}, {"gist", u"said"_s}});
    const auto claim = apply([&](Writer &w) -> Result<void> {
        (void)w.insert("claim",
                       {{"incident", toValue(incident)},
                        {"statement", toValue(statement)},
                        {"field", u"target"_s}});
        return {};
    });
    const auto stamp = [this](const char *table, Id id) {
        return countOf(database(),
                       QByteArray("SELECT edit FROM segment_stamp WHERE table_name = '") + table
                           + "' AND segment = " + QByteArray::number(id.value >> 16));
    };
    QCOMPARE(stamp("claim", incident), claim->seq); // keys of all tables start alike
    QCOMPARE(stamp("incident", incident), claim->seq);
    QCOMPARE(stamp("incident_derived", incident), claim->seq);
    QCOMPARE(stamp("actor", speaker), 2);
}

void TestEditLog::readOnlyConnectionRefuses()
{
    auto opened = Connection::open(m_file->path(), Access::ReadOnly);
    VERIFY_DONE(opened);
    EditLog log(*opened);
    QVERIFY(!log.apply(reason, [](Writer &) -> Result<void> { return {}; }));
}

QTEST_GUILESS_MAIN(TestEditLog)
#include "tst_editlog.moc"
