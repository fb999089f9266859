#include "casefilefixture.h"
#include "model/store/editlog.h"
#include "model/store/schema.h"
#include "model/store/statement.h"
#include "model/store/upgrade.h"

#include <QRegularExpression>

using namespace sourceline;
using namespace fixture;

namespace {

// The statements of the first step that make a table, its indexes and its triggers.
QStringList statementsFor(const QString &table)
{
    const QString step = schemaSteps().constFirst();
    QStringList found;
    QRegularExpression made(u"^CREATE TABLE %1 \\(.*?^\\) STRICT(, WITHOUT ROWID)?;"_s.arg(table),
                            QRegularExpression::MultilineOption
                                | QRegularExpression::DotMatchesEverythingOption);
    found.append(made.match(step).captured());
    QRegularExpression rest(u"^CREATE (INDEX|TRIGGER) .* ON %1 .*;$"_s.arg(table),
                            QRegularExpression::MultilineOption);
    for (auto match = rest.globalMatch(step); match.hasNext();)
        found.append(match.next().captured());
    return found;
}

// Rebuilds a table in the same shape, as sqlite.org/lang_altertable.html (7) tells to, with one
// word more in a CHECK.
QString rebuilt(const QString &table, const QString &present, const QString &instead)
{
    QStringList statements = statementsFor(table);
    QString create = statements.takeFirst();
    if (!create.contains(present))
        qFatal("the test no longer fits the schema of %s", qPrintable(table));
    create.replace(present, instead);
    create.replace(u"CREATE TABLE "_s + table, u"CREATE TABLE "_s + table + u"_new"_s);
    return create
           + u"\nINSERT INTO %1_new SELECT * FROM %1;\nDROP TABLE %1;\nALTER TABLE %1_new RENAME TO %1;\n"_s
                 .arg(table)
           + statements.join(u'\n') + u'\n';
}

// A step as the next release may have one: a column more, a recorded table more, and two tables
// with a wider CHECK, one of which points at itself and is pointed at.
QString secondStep()
{
    QString step =
        u"-- Schema step 2.\nALTER TABLE tag ADD COLUMN colour TEXT;\n"
        "CREATE TABLE tag_alias (id INTEGER PRIMARY KEY NOT NULL, tag INTEGER NOT NULL REFERENCES tag (id), name TEXT NOT NULL) STRICT;\n"_s;
    for (const auto event : {"INSERT"_L1, "UPDATE"_L1, "DELETE"_L1}) {
        step +=
            u"CREATE TRIGGER tag_alias_%1_outside AFTER %2 ON tag_alias BEGIN INSERT OR IGNORE INTO outside VALUES ('tag_alias', %3.id); END;\n"_s
                .arg(QString(event).toLower(), event, event == "DELETE"_L1 ? u"OLD"_s : u"NEW"_s);
    }
    return step + rebuilt(u"claim"_s, u"'at least',"_s, u"'at least', 'under',"_s)
           + rebuilt(u"actor"_s, u"'person',"_s, u"'person', 'unit',"_s);
}

QStringList twoSteps()
{
    return schemaSteps() + QStringList{secondStep()};
}

// Every row of the recorded tables of version 1, in their columns of then; one line a row.
QStringList dump(sqlite3 *database)
{
    QStringList lines;
    for (const RecordedTable &table : recordedTables()) {
        const QByteArray sql = "SELECT \"" + table.columns.join("\", \"") + "\" FROM \""
                               + table.name + "\" ORDER BY 1, 2";
        Statement rows(database, sql.constData());
        while (rows.next()) {
            QStringList fields{QString::fromUtf8(table.name)};
            for (int i = 0; i < rows.columnCount(); ++i)
                fields.append(rows.isNull(i) ? u"NULL"_s : rows.text(i));
            lines.append(fields.join(u'|'));
        }
    }
    return lines;
}

Result<void> firstRecords(Writer &writer)
{
    const auto actor = writer.insert("actor", {{"name", u"Spokesman"_s}, {"kind", u"person"_s}});
    const auto incident =
        writer.insert("incident", {{"kind", u"event"_s}, {"title", u"Rockets at a base"_s}});
    if (!actor || !incident)
        return (actor ? incident : actor).error();
    const auto statement =
        writer.insert("statement", {{"speaker", actor->value}, {"gist", u"says so"_s}});
    if (!statement)
        return statement.error();
    const auto first = writer.insert("claim",
                                     {{"incident", incident->value},
                                      {"statement", statement->value},
                                      {"field", u"munitions"_s},
                                      {"measure", u"fired"_s},
                                      {"reported", u"figure"_s},
                                      {"low", qint64(10)},
                                      {"qualifier", u"at least"_s}});
    if (!first)
        return first.error();
    const auto second = writer.insert("claim",
                                      {{"incident", incident->value},
                                       {"statement", statement->value},
                                       {"field", u"munitions"_s},
                                       {"measure", u"fired"_s},
                                       {"reported", u"figure"_s},
                                       {"best", qint64(30)}});
    if (!second)
        return second.error();
    if (auto linked = writer.update(
            "claim", *first, {{"superseded_by", second->value}, {"feeds", qint64(0)}});
        !linked)
        return linked;
    const auto tag = writer.insert("tag", {{"name", u"rockets"_s}});
    if (!tag)
        return tag.error();
    const auto tagged =
        writer.insert("incident_tag", {{"incident", incident->value}, {"tag", tag->value}});
    return tagged ? Result<void>() : tagged.error();
}

Result<void> rename(Writer &writer)
{
    for (const char *sql : {"SELECT id FROM tag", "SELECT id FROM claim ORDER BY id"}) {
        Statement select(writer.database(), sql);
        if (!select.next())
            return select.error();
        const Id id = select.id(0);
        select.reset();
        const bool isTag = qstrcmp(sql, "SELECT id FROM tag") == 0;
        const auto done = isTag ? writer.update("tag", id, {{"name", u"rocket attack"_s}})
                                : writer.update("claim", id, {{"qualifier", u"more than"_s}});
        if (!done)
            return done;
    }
    return {};
}

const Reason reason{u"analyst"_s, u"edit"_s, u"because"_s};

// A file of version 1 with two edits; `dumps` gets what it held before, between and after them.
std::vector<Id> makeEdits(const QString &path, std::vector<QStringList> &dumps)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    EditLog log(*connection);
    std::vector<Id> edits;
    dumps.push_back(dump(connection->handle()));
    for (const auto &change : {EditLog::Change(firstRecords), EditLog::Change(rename)}) {
        const auto edit = log.apply(reason, change);
        if (!edit)
            qFatal("%s", qPrintable(edit.error().message));
        edits.push_back(edit->id);
        dumps.push_back(dump(connection->handle()));
    }
    return edits;
}

QString versionOf(sqlite3 *database)
{
    Statement version(database, "PRAGMA user_version");
    return version.next() ? version.text(0) : QString();
}

} // namespace

class TestMigration : public QObject
{
    Q_OBJECT

private slots:
    void migratedEqualsNew();
    void keepsEveryRow();
    void undoesEditsFromBefore();
    void doesNotUndoPastLaterContent();
    void backupIsTheOldFile();
    void takesAnotherNameForTheBackup();
    void findsJudgementsWithoutANameAgain();
    void failingUpgradeLeavesTheFile_data();
    void failingUpgradeLeavesTheFile();
    void failingLaterStepPutsTheContentBack();
    void upgradeNeedsTheFolder();
};

void TestMigration::migratedEqualsNew()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    std::vector<QStringList> dumps;
    makeEdits(path, dumps);
    QVERIFY(upgradeFile(path, twoSteps()));
    const auto migrated = Connection::open(path, Access::ReadOnly);
    const auto fresh = Connection::inMemory();
    QVERIFY(migrate(fresh->handle(), twoSteps()));
    QCOMPARE(schemaText(migrated->handle()), schemaText(fresh->handle()));
    QCOMPARE(versionOf(migrated->handle()), QString::number(twoSteps().size()));
    // In the order of the columns too: changesets know them by position.
    const auto tables = recordedTablesOf(migrated->handle());
    QCOMPARE(tables.size(), recordedTables().size() + 1);
    for (const RecordedTable &table : tables) {
        if (const RecordedTable *before = recordedTable(table.name))
            QCOMPARE(table.columns.first(before->columns.size()), before->columns);
    }
}

void TestMigration::keepsEveryRow()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    std::vector<QStringList> dumps;
    makeEdits(path, dumps);
    QVERIFY(upgradeFile(path, twoSteps()));
    const auto connection = Connection::open(path, Access::ReadWrite);
    QCOMPARE(dump(connection->handle()), dumps.back());
    QVERIFY(!dumps.back().isEmpty());
    // What the step was for, and what still holds.
    QVERIFY(Statement(connection->handle(), "UPDATE claim SET qualifier = 'under'").run());
    QVERIFY(!Statement(connection->handle(), "UPDATE claim SET qualifier = 'over'").run());
    QVERIFY(!Statement(connection->handle(), "DELETE FROM incident").run());
    QVERIFY(Statement(connection->handle(),
                      "INSERT INTO tag_alias VALUES (1, (SELECT id FROM tag), 'x')")
                .run());
}

void TestMigration::undoesEditsFromBefore()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    std::vector<QStringList> dumps;
    const std::vector<Id> edits = makeEdits(path, dumps);
    QVERIFY(upgradeFile(path, twoSteps()));
    auto connection = Connection::open(path, Access::ReadWrite);
    EditLog log(*connection);
    for (size_t i = edits.size(); i-- > 0;) {
        const auto undone = log.revert(edits[i], {u"analyst"_s, u"undo"_s, {}, "undo"});
        QVERIFY2(undone, qPrintable(undone ? QString() : undone.error().message));
        QVERIFY(undone->seq != 0);
        QCOMPARE(dump(connection->handle()), dumps[i]);
    }
}

// A row whose later column was filled since holds more than the edit knows: taking it out would
// lose that.
void TestMigration::doesNotUndoPastLaterContent()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    std::vector<QStringList> dumps;
    const std::vector<Id> edits = makeEdits(path, dumps);
    QVERIFY(upgradeFile(path, twoSteps()));
    auto connection = Connection::open(path, Access::ReadWrite);
    QVERIFY(Statement(connection->handle(), "UPDATE tag SET colour = 'red'").run());
    EditLog log(*connection);
    QVERIFY(log.revert(edits[1], {u"analyst"_s, u"undo"_s, {}, "undo"}));
    const auto undone = log.revert(edits[0], {u"analyst"_s, u"undo"_s, {}, "undo"});
    QVERIFY(!undone);
    QCOMPARE(dump(connection->handle()), dumps[1]);
}

void TestMigration::backupIsTheOldFile()
{
    const Folder folder;
    const QString path = newCasefile(folder, u"my cases.sourceline"_s);
    std::vector<QStringList> dumps;
    makeEdits(path, dumps);
    QVERIFY(upgradeFile(path, twoSteps()));
    const QString backup =
        folder.path(u"my cases.before-schema-%1.sourceline"_s.arg(twoSteps().size()));
    QCOMPARE(snapshotOf(folder.path()).keys(),
             (QStringList{QFileInfo(backup).fileName(), u"my cases.sourceline"_s}));
    const auto old = Connection::open(backup, Access::ReadOnly);
    QVERIFY2(old, qPrintable(old ? QString() : old.error().message));
    QCOMPARE(dump(old->handle()), dumps.back());
    QCOMPARE(schemaText(old->handle()), expectedSchemaText(currentSchema()));
}

// Step 4: the derived row of an incident told apart nobody's judgement and one that names nobody.
void TestMigration::findsJudgementsWithoutANameAgain()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    {
        const auto file = Connection::open(path, Access::ReadWrite);
        QVERIFY(Statement(file->handle(), "PRAGMA user_version = 3").run());
        for (const char *sql :
             {"INSERT INTO actor (id, kind, name) VALUES (9, 'state', 'Iran')",
              "INSERT INTO incident (id, kind, title, review) VALUES (1, 'event', 'a', 'coded'), "
              "(2, 'event', 'b', 'coded'), (70000, 'event', 'c', 'coded')",
              "INSERT INTO incident_derived (incident, precision, assessed, likelihood) VALUES (1, "
              "8, NULL, NULL), (2, 8, 9, 5), (70000, 8, NULL, NULL)",
              "INSERT INTO assessment (id, incident, actor, likelihood, reasons, made_at, made_by) "
              "VALUES (1, 70000, 9, 5, '', 1, 'A'), (2, 70000, NULL, NULL, '', 2, 'A'), (3, 2, 9, 5, "
              "'', 1, 'A')",
              "INSERT INTO column_segment VALUES ('likelihood', 0, 1, x'00'), ('likelihood', 1, 1, "
              "x'00'), ('killed low', 1, 1, x'00')"})
            QVERIFY(Statement(file->handle(), sql).run());
    }
    QVERIFY(upgradeFile(path, schemaSteps()));
    const auto file = Connection::open(path, Access::ReadOnly);
    const auto read = [&file](const char *sql) {
        QStringList found;
        Statement rows(file->handle(), sql);
        while (rows.next())
            found += rows.text(0);
        return found;
    };
    QCOMPARE(read("SELECT ifnull(likelihood, 'none') FROM incident_derived ORDER BY incident"),
             (QStringList{u"none"_s, u"5"_s, u"8"_s}));
    QCOMPARE(read("SELECT column_name || segment FROM column_segment ORDER BY 1"),
             (QStringList{u"killed low1"_s, u"likelihood0"_s}));
}

void TestMigration::takesAnotherNameForTheBackup()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const QString taken = folder.path(u"a.before-schema-%1.sourceline"_s.arg(twoSteps().size()));
    write(taken, "somebody's");
    QVERIFY(upgradeFile(path, twoSteps()));
    QCOMPARE(snapshotOf(folder.path()).value(QFileInfo(taken).fileName()),
             QByteArray("somebody's"));
    QVERIFY(QFileInfo::exists(
        folder.path(u"a.before-schema-%1-2.sourceline"_s.arg(twoSteps().size()))));
}

void TestMigration::failingUpgradeLeavesTheFile_data()
{
    QTest::addColumn<QString>("step");
    QTest::newRow("no SQL") << u"CREATE TABLE more (a); nonsense"_s;
    QTest::newRow("at the end") << QString(secondStep() + u"INSERT INTO nowhere VALUES (1);"_s);
    QTest::newRow("breaks a rule") << u"UPDATE tag SET name = NULL"_s;
    QTest::newRow("leaves dangling rows") << u"DELETE FROM tag"_s;
}

void TestMigration::failingUpgradeLeavesTheFile()
{
    QFETCH(QString, step);
    const Folder folder;
    const QString path = newCasefile(folder);
    std::vector<QStringList> dumps;
    makeEdits(path, dumps);
    const Snapshot before = snapshotOf(folder.path());
    QCOMPARE(before.size(), 1);
    const auto upgraded = upgradeFile(path, schemaSteps() + QStringList{step});
    QVERIFY(!upgraded);
    QVERIFY2(
        upgraded.error().message.contains(u"a.sourceline could not be upgraded and is as it was"_s),
        qPrintable(upgraded.error().message));
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestMigration::failingLaterStepPutsTheContentBack()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    std::vector<QStringList> dumps;
    const std::vector<Id> edits = makeEdits(path, dumps);
    QVERIFY(!upgradeFile(path, twoSteps() + QStringList{u"nonsense"_s}));
    QCOMPARE(snapshotOf(folder.path()).keys(), QStringList{u"a.sourceline"_s});
    auto connection = Connection::open(path, Access::ReadWrite);
    QCOMPARE(dump(connection->handle()), dumps.back());
    QCOMPARE(schemaText(connection->handle()), expectedSchemaText(currentSchema()));
    QCOMPARE(versionOf(connection->handle()), QString::number(currentSchema()));
    EditLog log(*connection);
    QVERIFY(log.revert(edits.back(), {u"analyst"_s, u"undo"_s, {}, "undo"}));
}

void TestMigration::upgradeNeedsTheFolder()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const Snapshot before = snapshotOf(folder.path());
    const QString said = asOrdinaryUser([&] {
        const auto upgraded = upgradeFile(path, twoSteps());
        return upgraded ? u"upgraded"_s : upgraded.error().message;
    });
    QVERIFY2(said.endsWith(u'.') && said != u"upgraded"_s, qPrintable(said));
    QCOMPARE(snapshotOf(folder.path()), before);
}

QTEST_GUILESS_MAIN(TestMigration)
#include "tst_migration.moc"
