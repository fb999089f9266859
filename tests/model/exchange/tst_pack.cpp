// What a pack may say, and what is refused with file, table, row and line.
#include "model/exchange/pack.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 base = qint64(77) << 32;

QString key(int number)
{
    return QString::number(base + number);
}

const QString articleText = u"Two rockets landed. Nobody was hurt."_s;

// Keys as tests see them: actor 1 2, document 1, incident 1, statement 1, claims 1 2.
QJsonObject smallPack()
{
    const QJsonObject tables{
        {u"actor"_s,
         QJsonArray{
             QJsonObject{
                 {u"id"_s, key(1)}, {u"name"_s, u"A spokesman"_s}, {u"kind"_s, u"person"_s}},
             QJsonObject{{u"id"_s, key(2)}, {u"name"_s, u"A paper"_s}, {u"kind"_s, u"outlet"_s}}}},
        {u"document"_s,
         QJsonArray{QJsonObject{{u"id"_s, key(1)},
                                {u"kind"_s, u"summary"_s},
                                {u"title"_s, u"Rockets"_s},
                                {u"length"_s, int(articleText.size())},
                                {u"sha256"_s, sha256Hex(articleText)},
                                {u"shingles"_s, u"00ff10ab"_s}}}},
        {u"incident"_s,
         QJsonArray{QJsonObject{{u"id"_s, key(1)},
                                {u"handle"_s, u"one"_s},
                                {u"kind"_s, u"event"_s},
                                {u"title"_s, u"Two rockets"_s},
                                {u"means"_s, u"51"_s}}}},
        {u"statement"_s,
         QJsonArray{QJsonObject{
             {u"id"_s, key(1)}, {u"speaker"_s, key(1)}, {u"gist"_s, u"Two rockets landed"_s}}}},
        {u"claim"_s,
         QJsonArray{QJsonObject{{u"id"_s, key(1)},
                                {u"incident"_s, key(1)},
                                {u"statement"_s, key(1)},
                                {u"field"_s, u"munitions"_s},
                                {u"measure"_s, u"landed"_s},
                                {u"reported"_s, u"figure"_s},
                                {u"low"_s, 2},
                                {u"best"_s, 2},
                                {u"high"_s, 2},
                                {u"superseded_by"_s, key(2)}},
                    QJsonObject{{u"id"_s, key(2)},
                                {u"incident"_s, key(1)},
                                {u"statement"_s, key(1)},
                                {u"field"_s, u"place"_s},
                                {u"value"_s, u"a base"_s}}}},
        {u"citation"_s,
         QJsonArray{QJsonObject{{u"id"_s, key(1)},
                                {u"document"_s, key(1)},
                                {u"start"_s, 0},
                                {u"end"_s, 19},
                                {u"sha256"_s, sha256Hex(articleText.left(19))},
                                {u"claim"_s, key(1)}}}},
    };
    return {
        {u"format"_s, u"sourceline-pack"_s},
        {u"version"_s, 1},
        {u"schema"_s, 1},
        {u"title"_s, u"Small"_s},
        {u"tables"_s, tables},
        {u"texts"_s,
         QJsonArray{QJsonObject{{u"sha256"_s, sha256Hex(articleText)}, {u"text"_s, articleText}}}}};
}

QByteArray bytes(const QJsonObject &pack)
{
    return QJsonDocument(pack).toJson();
}

QJsonObject withRow(const QString &table, int row, const QString &column, const QJsonValue &value)
{
    QJsonObject pack = smallPack();
    QJsonObject tables = pack.value("tables"_L1).toObject();
    QJsonArray rows = tables.value(table).toArray();
    QJsonObject object = rows.at(row).toObject();
    if (value.isUndefined())
        object.remove(column);
    else
        object.insert(column, value);
    rows.replace(row, object);
    tables.insert(table, rows);
    pack.insert(u"tables"_s, tables);
    return pack;
}

} // namespace

class PackTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void addsEveryRowOnceAndForAll();
    void dryRunSaysTheSameAndWritesNothing();
    void leavesWhatDiffersAsItIs();
    void tellsBothValues();
    void insertsParentsFirstWithinATable();
    void refusesRowsByLine_data();
    void refusesRowsByLine();
    void refusesFiles_data();
    void refusesFiles();
    void refusesDanglingKeysAndCircles();

private:
    Result<PackReport> import(const QJsonObject &json);
    qint64 count(const char *table) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<EditLog> m_log;
    Edit m_edit;
};

void PackTest::init()
{
    m_log.reset();
    m_connection.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->filePath(u"state"_s).toUtf8());
    const QString path = m_folder->filePath(u"case.sourceline"_s);
    QVERIFY(Connection::create(path, u"Case"_s));
    auto connection = Connection::open(path, Access::ReadWrite);
    QVERIFY(connection);
    m_connection = std::make_unique<Connection>(std::move(*connection));
    m_log = std::make_unique<EditLog>(*m_connection);
}

Result<PackReport> PackTest::import(const QJsonObject &json)
{
    auto pack = readPack(bytes(json), u"small.json"_s);
    if (!pack)
        return pack.error();
    const auto report = std::make_shared<PackReport>();
    const auto edit =
        m_log->apply({u"Tester"_s, u"Import"_s, {}, "import"},
                     packImport(std::make_shared<const Pack>(std::move(*pack)), report));
    if (!edit)
        return edit.error();
    m_edit = *edit;
    return *report;
}

qint64 PackTest::count(const char *table) const
{
    Statement statement(m_connection->handle(),
                        QByteArray("SELECT count(*) FROM " + QByteArray(table)).constData());
    return statement.next() ? statement.integer(0) : -1;
}

void PackTest::addsEveryRowOnceAndForAll()
{
    const auto first = import(smallPack());
    QVERIFY2(first, first ? "" : qPrintable(first.error().message));
    QCOMPARE(first->added, 8);
    QCOMPARE(first->texts, 1);
    QCOMPARE(m_edit.seq, 1);
    QCOMPARE(count("claim"), 2);
    Statement row(
        m_connection->handle(),
        "SELECT id, low, whom_joint, review, superseded_by FROM claim ORDER BY id LIMIT 1");
    QVERIFY(row.next());
    QCOMPARE(row.integer(0), base + 1);
    QCOMPARE(row.integer(1), 2);
    QCOMPARE(row.text(3), u"coded"_s); // the schema's default
    QCOMPARE(row.integer(4), base + 2);
    Statement blob(m_connection->handle(), "SELECT shingles FROM document");
    QVERIFY(blob.next());
    QCOMPARE(blob.blob(0), QByteArray::fromHex("00ff10ab"));

    const auto again = import(smallPack());
    QVERIFY(again);
    QCOMPARE(again->added, 0);
    QCOMPARE(again->texts, 0);
    QCOMPARE(again->present, 8);
    QVERIFY(again->conflicts.isEmpty());
    QCOMPARE(m_edit.seq, 0);
    QCOMPARE(count("edit"), 1);
}

void PackTest::dryRunSaysTheSameAndWritesNothing()
{
    const auto pack = readPack(bytes(smallPack()), u"small.json"_s);
    QVERIFY(pack);
    const auto dry = packDryRun(m_connection->handle(), *pack);
    QVERIFY(dry);
    QCOMPARE(count("actor"), 0);
    QCOMPARE(count("text"), 0);
    const auto wet = import(smallPack());
    QVERIFY(wet);
    QCOMPARE(dry->added, wet->added);
    QCOMPARE(dry->texts, wet->texts);
    const auto after = packDryRun(m_connection->handle(), *pack);
    QVERIFY(after);
    QCOMPARE(after->added, 0);
    QCOMPARE(after->present, 8);
}

void PackTest::leavesWhatDiffersAsItIs()
{
    QVERIFY(import(smallPack()));
    QJsonObject changed = withRow(u"incident"_s, 0, u"title"_s, u"Three rockets"_s);
    const auto report = import(changed);
    QVERIFY(report);
    QCOMPARE(report->added, 0);
    QCOMPARE(report->conflicts.size(), 1);
    QVERIFY2(report->conflicts.constFirst().contains(
                 u"title is “Two rockets” here and “Three rockets” in what comes in"_s),
             qPrintable(report->conflicts.constFirst()));
    Statement title(m_connection->handle(), "SELECT title FROM incident");
    QVERIFY(title.next());
    QCOMPARE(title.text(0), u"Two rockets"_s);
}

// A key is told by the name of its record, which may come with the pack, and of a long text the
// stretch that differs is shown.
void PackTest::tellsBothValues()
{
    const QString head = u"Word after word. "_s.repeated(40);
    QVERIFY(import(withRow(u"incident"_s, 0, u"note"_s, QString(head + u"Two were hurt."_s))));
    const QJsonObject changed =
        withRow(u"incident"_s, 0, u"note"_s, QString(head + u"Three were hurt."_s));
    const auto report = import(changed);
    QVERIFY(report);
    QCOMPARE(report->conflicts.size(), 1);
    const QString told = report->conflicts.constFirst();
    QVERIFY2(told.contains(u"Two were hurt.” here and “… "_s)
                 && told.contains(u"Three were hurt.” in what comes in."_s),
             qPrintable(told));
    QVERIFY2(told.size() < 500, qPrintable(told));
}

// The first claim points at the second, and each of a long chain of places at the next.
void PackTest::insertsParentsFirstWithinATable()
{
    QJsonObject pack = smallPack();
    QJsonObject tables = pack.value("tables"_L1).toObject();
    QJsonArray places;
    constexpr int chain = 5000;
    for (int i = 1; i <= chain; ++i) {
        QJsonObject place{{u"id"_s, key(i)}, {u"name"_s, u"Place %1"_s.arg(i)}};
        if (i < chain)
            place.insert(u"parent"_s, key(i + 1));
        places.append(place);
    }
    tables.insert(u"place"_s, places);
    pack.insert(u"tables"_s, tables);
    const auto report = import(pack);
    QVERIFY2(report, report ? "" : qPrintable(report.error().message));
    QCOMPARE(count("place"), chain);
}

void PackTest::refusesRowsByLine_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("says");
    const QJsonValue absent(QJsonValue::Undefined);
    QTest::newRow("unknown column")
        << u"claim"_s << 1 << u"colour"_s << QJsonValue(u"red"_s) << u"colour"_s;
    QTest::newRow("missing") << u"incident"_s << 0 << u"title"_s << absent << u"title is missing"_s;
    QTest::newRow("missing key") << u"incident"_s << 0 << u"id"_s << absent << u"id is missing"_s;
    QTest::newRow("null where it must be something")
        << u"incident"_s << 0 << u"title"_s << QJsonValue() << u"title"_s;
    QTest::newRow("null where there is a default")
        << u"claim"_s << 1 << u"feeds"_s << QJsonValue() << u"feeds"_s;
    QTest::newRow("number for text")
        << u"incident"_s << 0 << u"title"_s << QJsonValue(7) << u"title must be text"_s;
    QTest::newRow("text for number")
        << u"claim"_s << 0 << u"low"_s << QJsonValue(u"2"_s) << u"low must be a whole number"_s;
    QTest::newRow("fraction") << u"claim"_s << 0 << u"low"_s << QJsonValue(2.5)
                              << u"low must be a whole number"_s;
    QTest::newRow("beyond 63 bits")
        << u"claim"_s << 0 << u"low"_s << QJsonValue(1e300) << u"low must be a whole number"_s;
    QTest::newRow("list") << u"incident"_s << 0 << u"title"_s << QJsonValue(QJsonArray{1})
                          << u"title must be text"_s;
    QTest::newRow("truth for number")
        << u"claim"_s << 0 << u"feeds"_s << QJsonValue(true) << u"feeds must be"_s;
    QTest::newRow("NUL in text") << u"incident"_s << 0 << u"title"_s
                                 << QJsonValue(QString(QChar(0))) << u"title"_s;
    QTest::newRow("key as number") << u"claim"_s << 0 << u"incident"_s
                                   << QJsonValue(double(base + 1)) << u"incident must be a key"_s;
    QTest::newRow("key of a small number")
        << u"incident"_s << 0 << u"id"_s << QJsonValue(u"124"_s) << u"124"_s;
    QTest::newRow("negative key") << u"incident"_s << 0 << u"id"_s << QJsonValue(u"-5"_s)
                                  << u"id must be a key"_s;
    QTest::newRow("key beyond 63 bits")
        << u"incident"_s << 0 << u"id"_s << QJsonValue(u"9223372036854775808"_s)
        << u"id must be a key"_s;
    QTest::newRow("key twice") << u"actor"_s << 1 << u"id"_s << QJsonValue(key(1)) << u"twice"_s;
    QTest::newRow("not one of the words")
        << u"incident"_s << 0 << u"kind"_s << QJsonValue(u"rumour"_s) << u"schema"_s;
    QTest::newRow("hex") << u"document"_s << 0 << u"shingles"_s << QJsonValue(u"0G"_s) << u"hex"_s;
    QTest::newRow("half a byte") << u"document"_s << 0 << u"shingles"_s << QJsonValue(u"0"_s)
                                 << u"hex"_s;
    QTest::newRow("citation that ends before it starts")
        << u"citation"_s << 0 << u"end"_s << QJsonValue(0) << u"schema"_s;
    QTest::newRow("citation of nothing")
        << u"citation"_s << 0 << u"claim"_s << absent << u"schema"_s;
}

void PackTest::refusesRowsByLine()
{
    QFETCH(QString, table);
    QFETCH(int, row);
    QFETCH(QString, column);
    QFETCH(QJsonValue, value);
    QFETCH(QString, says);
    const QByteArray json = bytes(withRow(table, row, column, value));
    const auto pack = readPack(json, u"small.json"_s);
    QVERIFY(!pack);
    const QString sentence = pack.error().message;
    QVERIFY2(sentence.contains(says), qPrintable(sentence));
    QVERIFY2(sentence.contains(u"row %1 of table %2"_s.arg(row + 1).arg(table)),
             qPrintable(sentence));
    QVERIFY2(sentence.contains(u"nothing was imported"_s), qPrintable(sentence));
    static const QRegularExpression line(u"^small\\.json, line (\\d+): "_s);
    const auto match = line.match(sentence);
    QVERIFY2(match.hasMatch(), qPrintable(sentence));
    // The line opens the row that is meant.
    const QByteArrayList lines = json.split('\n');
    QCOMPARE(lines.at(match.captured(1).toInt() - 1).trimmed(), QByteArray("{"));
}

void PackTest::refusesFiles_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("says");
    const auto with = [](const QString &name, const QJsonValue &value) {
        QJsonObject pack = smallPack();
        pack.insert(name, value);
        return bytes(pack);
    };
    QTest::newRow("empty") << QByteArray() << u"not valid JSON"_s;
    QTest::newRow("broken off") << bytes(smallPack()).chopped(20) << u"not valid JSON"_s;
    QTest::newRow("not UTF-8") << QByteArray("{\"format\": \"\xff\xfe\"}") << u"not valid JSON"_s;
    QTest::newRow("infinite number")
        << QByteArray("{\"format\": \"sourceline-pack\", \"version\": 1e999}") << u"small.json"_s;
    QTest::newRow("deep") << QByteArray(QByteArray(5000, '[') + QByteArray(5000, ']'))
                          << u"not valid JSON"_s;
    QTest::newRow("array") << QByteArray("[]") << u"not a pack"_s;
    QTest::newRow("other format") << with(u"format"_s, u"geojson"_s) << u"sourceline-pack"_s;
    QTest::newRow("newer version") << with(u"version"_s, 2) << u"version"_s;
    QTest::newRow("newer schema") << with(u"schema"_s, 99) << u"schema 99"_s;
    QTest::newRow("unknown part") << with(u"macros"_s, QJsonArray()) << u"macros"_s;
    QTest::newRow("unknown table")
        << with(u"tables"_s, QJsonObject{{u"edit"_s, QJsonArray()}}) << u"table “edit”"_s;
    QTest::newRow("derived table")
        << with(u"tables"_s, QJsonObject{{u"incident_derived"_s, QJsonArray()}})
        << u"incident_derived"_s;
    QTest::newRow("no tables") << with(u"tables"_s, QJsonValue()) << u"no tables"_s;
    QTest::newRow("table that is no array")
        << with(u"tables"_s, QJsonObject{{u"actor"_s, 3}}) << u"actor"_s;
    QTest::newRow("row that is no object")
        << with(u"tables"_s, QJsonObject{{u"actor"_s, QJsonArray{3}}}) << u"row 1 of table actor"_s;
    QTest::newRow("text with another hash") << with(
        u"texts"_s, QJsonArray{QJsonObject{{u"sha256"_s, QString(64, u'0')}, {u"text"_s, u"a"_s}}})
                                            << u"text 1"_s;
    QTest::newRow("text not in the stored form") << with(
        u"texts"_s,
        QJsonArray{QJsonObject{{u"sha256"_s, sha256Hex(u"a\r\nb")}, {u"text"_s, u"a\r\nb"_s}}})
                                                 << u"text 1"_s;
    QTest::newRow("name twice") << QByteArray(
        "{\n\"format\": \"sourceline-pack\",\n\"version\": 1,\n\"\\u0076ersion\": 1}")
                                << u"line 4"_s;
    QTest::newRow("citation elsewhere in its text")
        << bytes(withRow(u"citation"_s, 0, u"start"_s, 1)) << u"row 1 of table citation"_s;
    QTest::newRow("length that is not the text's")
        << bytes(withRow(u"document"_s, 0, u"length"_s, 5)) << u"characters"_s;
}

void PackTest::refusesFiles()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, says);
    const auto pack = readPack(json, u"small.json"_s);
    QVERIFY(!pack);
    QVERIFY2(pack.error().message.contains(says), qPrintable(pack.error().message));
    QVERIFY(pack.error().message.startsWith(u"small.json"_s));
    QVERIFY(!pack.error().message.contains(u'\n'));
}

void PackTest::refusesDanglingKeysAndCircles()
{
    const auto dangling = import(withRow(u"claim"_s, 1, u"statement"_s, key(99)));
    QVERIFY(!dangling);
    QVERIFY2(
        dangling.error().message.contains(u"row 2 of table claim: statement points at statement"_s),
        qPrintable(dangling.error().message));
    const auto circle = import(withRow(u"claim"_s, 1, u"superseded_by"_s, key(1)));
    QVERIFY(!circle);
    QVERIFY2(circle.error().message.contains(u"circle"_s), qPrintable(circle.error().message));
    for (const char *table : {"actor", "claim", "text", "edit", "incident_derived"})
        QCOMPARE(count(table), 0);
}

QTEST_GUILESS_MAIN(PackTest)
#include "tst_pack.moc"
