#include "casefilefixture.h"
#include "model/store/schema.h"
#include "model/store/statement.h"

using namespace sourceline;
using namespace fixture;

namespace {

// What no session records, beside the full text and its shadow tables.
const QStringList unrecorded{u"casefile"_s,
                             u"column_segment"_s,
                             u"copy"_s,
                             u"counter"_s,
                             u"edit"_s,
                             u"edit_row"_s,
                             u"incident_alleged"_s,
                             u"incident_derived"_s,
                             u"incident_figure"_s,
                             u"original"_s,
                             u"outside"_s,
                             u"segment_stamp"_s,
                             u"text"_s};

QStringList list(sqlite3 *database, const char *sql, const QString &argument = {})
{
    QStringList found;
    Statement statement(database, sql);
    if (sqlite3_bind_parameter_count(statement.handle()) > 0)
        statement.bind(1, argument);
    while (statement.next())
        found.append(statement.text(0));
    return found;
}

QStringList ordinaryTables(sqlite3 *database)
{
    return list(database,
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND "
                "name NOT LIKE 'sqlite~_%' ESCAPE '~'"
                " ORDER BY name");
}

void checkTable(sqlite3 *database, const QString &table, QStringList &broken)
{
    const auto none = [&](const char *rule, const char *sql) {
        for (const QString &culprit : list(database, sql, table))
            broken.append(table + u": "_s + QLatin1StringView(rule) + u' ' + culprit);
    };
    none("not strict",
         "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name = ?1 AND NOT strict");
    none("nullable key", "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 AND NOT \"notnull\"");
    none("key out of place",
         "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 AND pk <> cid + 1");
    none("unique", "SELECT name FROM pragma_index_list(?1) WHERE \"unique\" AND origin <> 'pk'");
    none("generated", "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden <> 0");
    none("bookkeeping",
         "SELECT name FROM pragma_table_info(?1) WHERE name IN ('updated_at', 'changed_at', "
         "'modified_at', 'revision')"
         " OR (name = 'version' AND type <> 'TEXT')");
    none("foreign key acts",
         "SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE on_update <> 'NO ACTION' OR "
         "on_delete <> 'NO ACTION'");
    none("foreign key past a key",
         "SELECT k.\"from\" FROM pragma_foreign_key_list(?1) k WHERE NOT EXISTS"
         " (SELECT 1 FROM pragma_table_info(k.\"table\") WHERE pk = 1 AND name = "
         "coalesce(k.\"to\", name))");
    none("foreign key to unrecorded",
         "SELECT \"table\" FROM pragma_foreign_key_list(?1) k WHERE NOT EXISTS"
         " (SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = k.\"table\" || "
         "'_insert_outside')");
    const QStringList keys =
        list(database, "SELECT name FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk", table);
    if (keys.isEmpty() || keys.size() > 2)
        broken.append(table + u": no key of one or two columns"_s);
    QStringList wanted;
    for (const auto event : {"INSERT"_L1, "UPDATE"_L1, "DELETE"_L1}) {
        wanted.append(
            u"CREATE TRIGGER %1_%2_outside AFTER %3 ON %1 BEGIN INSERT OR IGNORE INTO outside VALUES ('%1', %4.%5); END"_s
                .arg(table,
                     QString(event).toLower(),
                     event,
                     event == "DELETE"_L1 ? u"OLD"_s : u"NEW"_s,
                     keys.value(0)));
    }
    wanted.sort();
    if (list(database,
             "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1 ORDER BY sql",
             table)
        != wanted)
        broken.append(table + u": triggers"_s);
}

// One line for each rule of DESIGN, section 2, that the schema of a connection breaks.
QStringList brokenRules(sqlite3 *database)
{
    QStringList broken;
    for (const QString &table : ordinaryTables(database)) {
        if (!unrecorded.contains(table))
            checkTable(database, table, broken);
    }
    for (const QString &view : list(database, "SELECT name FROM sqlite_schema WHERE type = 'view'"))
        broken.append(u"view "_s + view);
    return broken;
}

Connection withSteps(const QStringList &steps)
{
    auto memory = Connection::inMemory();
    if (!memory)
        qFatal("%s", qPrintable(memory.error().message));
    if (const auto done = migrate(memory->handle(), steps); !done)
        qFatal("%s", qPrintable(done.error().message));
    return std::move(*memory);
}

int version(sqlite3 *database)
{
    return list(database, "PRAGMA user_version").constFirst().toInt();
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void holdsTheRules();
    void noticesABrokenRule_data();
    void noticesABrokenRule();
    void ordersParentsFirst();
    void knowsColumnsAndKeys();
    void newFileHasTheExpectedText();
    void textShowsEveryDifference_data();
    void textShowsEveryDifference();
    void textPassesOverStatistics();
    void migratesOnce();
    void failedStepLeavesNothing_data();
    void failedStepLeavesNothing();
    void keepsForeignKeysOn();
};

void TestSchema::holdsTheRules()
{
    const Connection memory = withSteps(schemaSteps());
    QCOMPARE(brokenRules(memory.handle()), QStringList());
    QCOMPARE(qsizetype(recordedTables().size()),
             ordinaryTables(memory.handle()).size() - unrecorded.size());
}

void TestSchema::noticesABrokenRule_data()
{
    QTest::addColumn<QString>("present"); // in the last step
    QTest::addColumn<QString>("instead");
    QTest::addColumn<QString>("broken");
    const QString tag =
        u"CREATE TABLE tag (\n    id INTEGER PRIMARY KEY NOT NULL,\n    name TEXT NOT NULL,\n    note TEXT\n) STRICT;"_s;
    const auto row = [&](const char *name, const QString &now, const QString &broken) {
        QTest::newRow(name) << tag << now << broken;
    };
    row("not strict",
        u"CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, name TEXT, note TEXT);"_s,
        u"tag: not strict tag"_s);
    row("nullable key",
        u"CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT, note TEXT) STRICT;"_s,
        u"tag: nullable key id"_s);
    row("key later",
        u"CREATE TABLE tag (name TEXT, id INTEGER PRIMARY KEY NOT NULL, note TEXT) STRICT;"_s,
        u"tag: key out of place id"_s);
    row("unique",
        u"CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, name TEXT UNIQUE, note TEXT) STRICT;"_s,
        u"tag: unique sqlite_autoindex_tag_1"_s);
    row("unique index",
        tag + u"CREATE UNIQUE INDEX tag_name ON tag (name);"_s,
        u"tag: unique tag_name"_s);
    row("generated",
        u"CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, name TEXT, note TEXT, l INTEGER AS (length(name))) STRICT;"_s,
        u"tag: generated l"_s);
    row("updated_at",
        u"CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, name TEXT, updated_at INTEGER) STRICT;"_s,
        u"tag: bookkeeping updated_at"_s);
    row("version",
        u"CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, name TEXT, version INTEGER) STRICT;"_s,
        u"tag: bookkeeping version"_s);
    row("cascade",
        u"CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, a INTEGER REFERENCES actor (id) ON DELETE CASCADE) STRICT;"_s,
        u"tag: foreign key acts a"_s);
    row("set null",
        u"CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, a INTEGER REFERENCES actor (id) ON UPDATE SET NULL) STRICT;"_s,
        u"tag: foreign key acts a"_s);
    row("to unrecorded",
        u"CREATE TABLE tag (id INTEGER PRIMARY KEY NOT NULL, a INTEGER REFERENCES text (id)) STRICT;"_s,
        u"tag: foreign key to unrecorded text"_s);
    row("three keys",
        tag + u"CREATE TABLE more (a INTEGER NOT NULL, b INTEGER NOT NULL, c INTEGER NOT NULL, PRIMARY KEY (a, b, c)) STRICT;"_s,
        u"more: no key of one or two columns"_s);
    row("no key",
        tag + u"CREATE TABLE more (a INTEGER NOT NULL) STRICT;"_s,
        u"more: no key of one or two columns"_s);
    row("view", tag + u"CREATE VIEW tags AS SELECT * FROM tag;"_s, u"view tags"_s);
    row("forgotten",
        tag + u"CREATE TABLE more (id INTEGER PRIMARY KEY NOT NULL) STRICT;"_s,
        u"more: triggers"_s);
    row("one trigger more",
        tag + u"CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM outside; END;"_s,
        u"tag: triggers"_s);
    QTest::newRow("trigger gone")
        << u"CREATE TRIGGER tag_update_outside AFTER UPDATE ON tag BEGIN INSERT OR IGNORE INTO outside VALUES ('tag', NEW.id); END;"_s
        << u""_s << u"tag: triggers"_s;
    QTest::newRow("trigger of another table")
        << u"ON tag BEGIN INSERT OR IGNORE INTO outside VALUES ('tag', NEW.id)"_s
        << u"ON tag BEGIN INSERT OR IGNORE INTO outside VALUES ('view', NEW.id)"_s
        << u"tag: triggers"_s;
}

void TestSchema::noticesABrokenRule()
{
    QFETCH(QString, present);
    QFETCH(QString, instead);
    QFETCH(QString, broken);
    QStringList steps = schemaSteps();
    QVERIFY2(steps.constFirst().contains(present), "the test no longer fits the schema");
    steps.first().replace(present, instead);
    const Connection memory = withSteps(steps);
    const QStringList found = brokenRules(memory.handle());
    QVERIFY2(found.contains(broken), qPrintable(found.join(u"; "_s)));
}

void TestSchema::ordersParentsFirst()
{
    const Connection memory = withSteps(schemaSteps());
    QStringList before;
    for (const RecordedTable &table : recordedTables()) {
        const QString name = QString::fromUtf8(table.name);
        before.append(name);
        for (const QString &parent :
             list(memory.handle(), "SELECT \"table\" FROM pragma_foreign_key_list(?1)", name))
            QVERIFY2(before.contains(parent),
                     qPrintable(u"%1 comes before %2"_s.arg(name, parent)));
    }
    QVERIFY(!before.contains(u"text"_s));
}

void TestSchema::knowsColumnsAndKeys()
{
    const RecordedTable *tag = recordedTable("tag");
    QVERIFY(tag);
    QCOMPARE(tag->columns, (QByteArrayList{"id", "name", "note"}));
    QCOMPARE(tag->keyColumns, 1);
    QVERIFY(tag->hasId);
    const RecordedTable *pair = recordedTable("incident_tag");
    QVERIFY(pair);
    QCOMPARE(pair->columns, (QByteArrayList{"incident", "tag"}));
    QCOMPARE(pair->keyColumns, 2);
    QVERIFY(!pair->hasId);
    QVERIFY(!recordedTable("edit"));
    QVERIFY(!recordedTable(""));
}

void TestSchema::newFileHasTheExpectedText()
{
    const Folder folder;
    const auto file = Connection::open(newCasefile(folder), Access::ReadOnly);
    QVERIFY(file);
    QCOMPARE(schemaText(file->handle()), expectedSchemaText(currentSchema()));
    QCOMPARE(version(file->handle()), currentSchema());
    QVERIFY(expectedSchemaText(0).isEmpty());
}

void TestSchema::textShowsEveryDifference_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("table") << QByteArray("CREATE TABLE more (a)");
    QTest::newRow("index") << QByteArray("CREATE INDEX more ON tag (name)");
    QTest::newRow("view") << QByteArray("CREATE VIEW more AS SELECT 1");
    QTest::newRow("trigger") << QByteArray(
        "CREATE TRIGGER more AFTER INSERT ON tag BEGIN DELETE FROM outside; END");
    QTest::newRow("column") << QByteArray("ALTER TABLE tag ADD COLUMN more TEXT");
    QTest::newRow("virtual table") << QByteArray("CREATE VIRTUAL TABLE more USING fts5 (a)");
    QTest::newRow("index gone") << QByteArray("DROP INDEX link_to");
}

void TestSchema::textShowsEveryDifference()
{
    QFETCH(QByteArray, sql);
    const Connection memory = withSteps(schemaSteps());
    QCOMPARE(schemaText(memory.handle()), expectedSchemaText(currentSchema()));
    QVERIFY(Statement(memory.handle(), sql.constData()).run());
    QVERIFY(schemaText(memory.handle()) != expectedSchemaText(currentSchema()));
}

void TestSchema::textPassesOverStatistics()
{
    const Connection memory = withSteps(schemaSteps());
    QVERIFY(Statement(memory.handle(), "ANALYZE").run());
    QVERIFY(!list(memory.handle(), "SELECT name FROM sqlite_schema WHERE name = 'sqlite_stat1'")
                 .isEmpty());
    QCOMPARE(schemaText(memory.handle()), expectedSchemaText(currentSchema()));
}

void TestSchema::migratesOnce()
{
    const QStringList steps{
        u"CREATE TABLE a (x);\n-- two; statements\nINSERT INTO a VALUES (1);\n"_s,
        u"INSERT INTO a VALUES (2)"_s};
    const Connection memory = withSteps(steps.first(1));
    QCOMPARE(version(memory.handle()), 1);
    QVERIFY(migrate(memory.handle(), steps));
    QVERIFY(migrate(memory.handle(), steps)); // nothing is left to do
    QCOMPARE(version(memory.handle()), 2);
    QCOMPARE(list(memory.handle(), "SELECT x FROM a ORDER BY x"), (QStringList{u"1"_s, u"2"_s}));
}

void TestSchema::failedStepLeavesNothing_data()
{
    QTest::addColumn<QString>("step");
    QTest::newRow("fails at its end") << u"CREATE TABLE more (a); INSERT INTO nowhere VALUES (1)"_s;
    QTest::newRow("no SQL") << u"CREATE TABLE more (a); nonsense"_s;
    QTest::newRow("leaves a dangling row")
        << u"INSERT INTO tag VALUES (5, 'a', NULL); INSERT INTO incident_tag VALUES (4711, 5)"_s;
}

void TestSchema::failedStepLeavesNothing()
{
    QFETCH(QString, step);
    const Connection memory = withSteps(schemaSteps());
    const QStringList steps = schemaSteps() + QStringList{u"CREATE TABLE good (a)"_s, step};
    const auto done = migrate(memory.handle(), steps);
    QVERIFY(!done);
    QCOMPARE(version(memory.handle()), currentSchema() + 1); // the good step stays
    QVERIFY(list(memory.handle(), "SELECT name FROM sqlite_schema WHERE name = 'more'").isEmpty());
    QVERIFY(list(memory.handle(), "SELECT id FROM tag").isEmpty());
    QVERIFY(sqlite3_get_autocommit(memory.handle()) != 0);
}

void TestSchema::keepsForeignKeysOn()
{
    const Connection memory = withSteps(schemaSteps());
    QCOMPARE(list(memory.handle(), "PRAGMA foreign_keys"), QStringList{u"1"_s});
    QVERIFY(!Statement(memory.handle(), "INSERT INTO incident_tag VALUES (1, 1)").run());
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
