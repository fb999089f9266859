#include "model/store/connection.h"
#include "model/store/scan.h"
#include "model/store/statement.h"
#include "model/store/wordplaces.h"

#include <QTest>

#include <limits>
#include <ranges>
#include <sqlite3.h>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// A table of one row with one column of each type, in memory.
Connection database()
{
    auto memory = Connection::inMemory();
    if (!memory)
        qFatal("%s", qPrintable(memory.error().message));
    const auto made = Statement(memory->handle(),
                                "CREATE TABLE t (id INTEGER PRIMARY KEY NOT NULL, i INTEGER, r "
                                "REAL, s TEXT, b BLOB) STRICT")
                          .run();
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    return std::move(*memory);
}

// As highlight() does.
std::vector<TextRange> mergedPlaces(std::vector<TextRange> places)
{
    std::vector<TextRange> apart;
    for (const TextRange &place : places) {
        if (!apart.empty() && place.start < apart.back().end)
            apart.back().end = std::max(apart.back().end, place.end);
        else
            apart.push_back(place);
    }
    return apart;
}

} // namespace

class TestStatement : public QObject
{
    Q_OBJECT

private slots:
    void bindsAndReadsEveryType();
    void tellsEmptyFromNull();
    void keepsEveryCharacter_data();
    void keepsEveryCharacter();
    void bindsAnInvalidIdAsNull();
    void runsAgainWithKeptBindings();
    void isPreparedOnce();
    void stopsAtTheEnd();
    void refusesTwoStatements();
    void saysWhatWentWrong();
    void namesConstraint();
    void refusesWhatIsTooLarge();
    void readsOneSpellingOfAnId_data();
    void readsOneSpellingOfAnId();
    void scansInKeyOrder();
    void scansWithAJoinedTable();
    void scanSaysThatATableIsMissing();
    void foldsTokens_data();
    void foldsTokens();
    void tokenOffsetsAreThoseOfTheSource();
    void wordPlacesAreWhatHighlightMarks_data();
    void wordPlacesAreWhatHighlightMarks();
};

void TestStatement::bindsAndReadsEveryType()
{
    const Connection memory = database();
    const QByteArray blob("\0\xff\1", 3);
    const qint64 large = std::numeric_limits<qint64>::min();
    Statement insert(memory.handle(), "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5)");
    insert.bind(1, 7).bind(2, large).bind(3, 0.1).bind(4, u"ʿAyn"_s).bind(5, blob);
    QVERIFY(insert.run());
    Statement select(memory.handle(), "SELECT * FROM t");
    QVERIFY(select.next());
    QCOMPARE(select.columnCount(), 5);
    QCOMPARE(select.id(0), Id{7});
    QCOMPARE(select.integer(1), large);
    QCOMPARE(select.real(2), 0.1);
    QCOMPARE(select.text(3), u"ʿAyn"_s);
    QCOMPARE(select.utf8(3), u"ʿAyn"_s.toUtf8());
    QCOMPARE(select.utf8View(3).toByteArray(), select.utf8(3));
    QCOMPARE(select.blob(4), blob);
    QCOMPARE(select.value(1), Value(large));
    QCOMPARE(select.value(2), Value(0.1));
    QCOMPARE(select.value(3), Value(u"ʿAyn"_s));
    QCOMPARE(select.value(4), Value(blob));
}

void TestStatement::tellsEmptyFromNull()
{
    const Connection memory = database();
    Statement insert(memory.handle(),
                     "INSERT INTO t VALUES (1, NULL, NULL, ?1, ?2), (2, NULL, NULL, ?3, ?4)");
    insert.bind(1, QString()).bind(2, QByteArray()).bind(3, Value()).bindNull(4);
    QVERIFY(insert.run());
    Statement select(memory.handle(), "SELECT s, b FROM t ORDER BY id");
    QVERIFY(select.next());
    QVERIFY(!select.isNull(0));
    QVERIFY(!select.isNull(1));
    QCOMPARE(select.value(0), Value(u""_s));
    QCOMPARE(select.value(1), Value(QByteArray("")));
    QVERIFY(select.next());
    QVERIFY(select.isNull(0));
    QVERIFY(select.isNull(1));
    QCOMPARE(select.value(0), Value());
}

void TestStatement::keepsEveryCharacter_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    const QString zero(u"a\0b"_s);
    QTest::newRow("NUL inside") << zero << zero;
    QTest::newRow("beyond the BMP") << u"\U0001F680 \U00010330"_s << u"\U0001F680 \U00010330"_s;
    QTest::newRow("Arabic") << u"كتائب حزب الله"_s << u"كتائب حزب الله"_s;
    QTest::newRow("lone surrogate") << QString(QChar(u'\xD800')) << u"?"_s;
    QTest::newRow("byte order mark")
        << QString(QChar(u'\xFEFF')) + u"x"_s << QString(QChar(u'\xFEFF')) + u"x"_s;
}

void TestStatement::keepsEveryCharacter()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const Connection memory = database();
    QVERIFY(Statement(memory.handle(), "INSERT INTO t (id, s) VALUES (1, ?1)").bind(1, text).run());
    Statement select(memory.handle(), "SELECT s FROM t");
    QVERIFY(select.next());
    QCOMPARE(select.text(0), read);
}

void TestStatement::bindsAnInvalidIdAsNull()
{
    const Connection memory = database();
    QVERIFY(Statement(memory.handle(), "INSERT INTO t (id, i) VALUES (?1, ?2)")
                .bind(1, Id{3})
                .bind(2, Id{})
                .run());
    Statement select(memory.handle(), "SELECT id, i FROM t");
    QVERIFY(select.next());
    QVERIFY(select.id(0).isValid());
    QVERIFY(select.isNull(1));
    QVERIFY(!select.id(1).isValid());
}

void TestStatement::runsAgainWithKeptBindings()
{
    const Connection memory = database();
    Statement insert(memory.handle(), "INSERT INTO t (id, s) VALUES (?1, ?2)", true);
    insert.bind(2, u"kept"_s);
    for (int id = 1; id <= 3; ++id)
        QVERIFY(insert.bind(1, id).run());
    Statement count(memory.handle(), "SELECT count(*) FROM t WHERE s = 'kept'");
    QVERIFY(count.next());
    QCOMPARE(count.integer(0), 3);
}

void TestStatement::stopsAtTheEnd()
{
    const Connection memory = database();
    Statement select(memory.handle(), "SELECT 1");
    QVERIFY(select.next());
    QVERIFY(!select.next());
    QVERIFY(!select.next()); // SQLite would start it again
    QVERIFY(!select.failed());
    select.reset();
    QVERIFY(select.next());
}

void TestStatement::refusesTwoStatements()
{
    const Connection memory = database();
    Statement two(memory.handle(), "INSERT INTO t (id) VALUES (1); DELETE FROM t");
    QVERIFY(two.failed());
    QVERIFY(!two.bind(1, 1).run());
    Statement count(memory.handle(), "SELECT count(*) FROM t;\n ");
    QVERIFY(count.next());
    QCOMPARE(count.integer(0), 0);
}

void TestStatement::saysWhatWentWrong()
{
    const Connection memory = database();
    Statement missing(memory.handle(), "SELECT * FROM nowhere");
    QVERIFY(missing.failed());
    QVERIFY(!missing.next());
    QVERIFY2(missing.error().message.contains(u"nowhere"_s), qPrintable(missing.error().message));
}

void TestStatement::namesConstraint()
{
    const Connection memory = database();
    Statement insert(memory.handle(), "INSERT INTO t (id) VALUES (1)");
    QVERIFY(insert.run());
    const auto again = insert.run();
    QVERIFY(!again);
    QVERIFY2(again.error().message.contains(u"UNIQUE constraint failed: t.id"_s),
             qPrintable(again.error().message));
    QVERIFY(!insert.failed()); // it was reset
}

void TestStatement::refusesWhatIsTooLarge()
{
    const Connection memory = database();
    sqlite3_limit(memory.handle(), SQLITE_LIMIT_LENGTH, 100);
    const auto done = Statement(memory.handle(), "INSERT INTO t (id, s) VALUES (1, ?1)")
                          .bind(1, QString(200, u'x'))
                          .run();
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(u"larger than"_s), qPrintable(done.error().message));
}

void TestStatement::readsOneSpellingOfAnId_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("value");
    QTest::newRow("one") << u"1"_s << qint64(1);
    QTest::newRow("largest") << u"9223372036854775807"_s << std::numeric_limits<qint64>::max();
    QTest::newRow("one more") << u"9223372036854775808"_s << qint64(0);
    QTest::newRow("19 nines") << u"9999999999999999999"_s << qint64(0);
    QTest::newRow("20 digits") << u"18446744073709551617"_s << qint64(0);
    for (const auto &bad : {u""_s,
                            u"0"_s,
                            u"01"_s,
                            u"-1"_s,
                            u"+1"_s,
                            u" 1"_s,
                            u"1 "_s,
                            u"1.0"_s,
                            u"0x1"_s,
                            u"1e3"_s,
                            u"١"_s,
                            u"1\0"_s})
        QTest::newRow(qPrintable(u"bad: "_s + bad)) << bad << qint64(0);
}

void TestStatement::readsOneSpellingOfAnId()
{
    QFETCH(QString, text);
    QFETCH(qint64, value);
    QCOMPARE(Id::fromText(text).value, value);
    QCOMPARE(Id::fromText(text).isValid(), value > 0);
    if (value > 0)
        QCOMPARE(Id{value}.toText(), text);
}

void TestStatement::scansInKeyOrder()
{
    const Connection memory = database();
    QVERIFY(Statement(memory.handle(),
                      "INSERT INTO t (id, i) VALUES (30, 3), (10, 1), (20, 2), (40, 4)")
                .run());
    std::vector<qint64> seen;
    const auto scanned =
        scanTable(memory.handle(), "t", {}, {"t.i"}, Id{10}, Id{30}, [&](const Statement &row) {
            seen.push_back(row.integer(0));
            return true;
        });
    QVERIFY(scanned);
    QCOMPARE(seen, (std::vector<qint64>{1, 2, 3}));
    seen.clear();
    const auto stopped =
        scanTable(memory.handle(), "t", {}, {"t.i"}, Id{1}, Id{99}, [&](const Statement &row) {
            seen.push_back(row.integer(0));
            return seen.size() < 2;
        });
    QVERIFY(stopped);
    QCOMPARE(seen, (std::vector<qint64>{1, 2}));
}

void TestStatement::scansWithAJoinedTable()
{
    const Connection memory = database();
    QVERIFY(Statement(memory.handle(),
                      "CREATE TABLE d (owner INTEGER PRIMARY KEY NOT NULL, x INTEGER) STRICT")
                .run());
    QVERIFY(Statement(memory.handle(), "INSERT INTO t (id, i) VALUES (1, 10), (2, 20)").run());
    QVERIFY(Statement(memory.handle(), "INSERT INTO d VALUES (2, 200)").run());
    QStringList seen;
    QVERIFY(scanTable(
        memory.handle(), "t", "d", {"t.i", "j.x"}, Id{1}, Id{9}, [&](const Statement &row) {
            const bool joined = !row.isNull(1);
            seen.append(u"%1/%2"_s.arg(row.integer(0)).arg(joined ? row.integer(1) : -1));
            return true;
        }));
    QCOMPARE(seen, (QStringList{u"10/-1"_s, u"20/200"_s}));
}

void TestStatement::scanSaysThatATableIsMissing()
{
    const Connection memory = database();
    const auto scanned =
        scanTable(memory.handle(), "gone", {}, {"t.id"}, Id{1}, Id{9}, [](const Statement &) {
            return true;
        });
    QVERIFY(!scanned);
    QVERIFY2(scanned.error().message.contains(u"gone"_s), qPrintable(scanned.error().message));
}

void TestStatement::foldsTokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("found");
    QTest::newRow("alef with hamza") << u"قال أحمد أمس"_s << u"احمد"_s << true;
    QTest::newRow("vocalised") << u"مُحَمَّد"_s << u"محمد"_s << true;
    QTest::newRow("teh marbuta") << u"السفارة"_s << u"السفاره"_s << true;
    QTest::newRow("tatweel") << u"حــزب"_s << u"حزب"_s << true;
    QTest::newRow("half ring") << u"Kataʾib"_s << u"kataib"_s << true;
    QTest::newRow("accent") << u"Défense"_s << u"defense"_s << true;
    QTest::newRow("decomposed accent") << u"De\u0301fense"_s << u"defense"_s << true;
    QTest::newRow("porter") << u"three rockets landed"_s << u"rocket"_s << true;
    QTest::newRow("vowel signs of Hindi") << u"हमले"_s << u"हमला"_s << false;
    QTest::newRow("another word") << u"rockets"_s << u"missile"_s << false;
}

void TestStatement::foldsTokens()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    QFETCH(bool, found);
    const Connection memory = database();
    sqlite3 *sql = memory.handle();
    QVERIFY(Statement(sql,
                      "CREATE VIRTUAL TABLE f USING fts5 (text, tokenize = 'porter fold unicode61 "
                      "remove_diacritics 2')")
                .run());
    QVERIFY(Statement(sql, "INSERT INTO f VALUES (?1)").bind(1, text).run());
    Statement search(sql, "SELECT 1 FROM f WHERE f MATCH ?1");
    search.bind(1, QString(u'"' + query + u'"'));
    QCOMPARE(search.next(), found);
    QVERIFY(!search.failed());
}

void TestStatement::tokenOffsetsAreThoseOfTheSource()
{
    const Connection memory = database();
    sqlite3 *sql = memory.handle();
    QVERIFY(Statement(sql,
                      "CREATE VIRTUAL TABLE f USING fts5 (text, tokenize = 'porter fold unicode61 "
                      "remove_diacritics 2')")
                .run());
    QVERIFY(Statement(sql, "INSERT INTO f VALUES ('قال أَحْمَد، ثم Kataʾib قال')").run());
    Statement search(sql, "SELECT highlight(f, 0, '[', ']') FROM f WHERE f MATCH 'احمد OR kataib'");
    QVERIFY(search.next());
    QCOMPARE(search.text(0), u"قال [أَحْمَد]، ثم [Kataʾib] قال"_s);
}

void TestStatement::wordPlacesAreWhatHighlightMarks_data()
{
    QTest::addColumn<QString>("match");
    QTest::newRow("word") << u"rocket"_s;
    QTest::newRow("beginning") << u"kat*"_s;
    QTest::newRow("phrase") << u"\"rocket attack\""_s;
    QTest::newRow("phrases that overlap")
        << u"\"the rocket attack\" OR \"rocket attack on\" OR attack"_s;
    QTest::newRow("several words") << u"base OR rocket OR kataib OR 😀"_s;
    QTest::newRow("Arabic") << u"احمد OR قال"_s;
    QTest::newRow("the other column alone") << u"second : base"_s;
}

// In code points, beyond what takes one UTF-16 unit and two bytes too.
void TestStatement::wordPlacesAreWhatHighlightMarks()
{
    QFETCH(QString, match);
    const Connection memory = database();
    sqlite3 *sql = memory.handle();
    QVERIFY(Statement(sql,
                      "CREATE VIRTUAL TABLE f USING fts5 (first, second, tokenize = 'porter fold "
                      "unicode61 remove_diacritics 2')")
                .run());
    const QString text =
        u"𐎀𐎁 The rocket attack on the base — قال أَحْمَد، ثم Kataʾib; rockets, a base."_s;
    for (const QString &one : {text, text.repeated(300), u"base"_s, u"Kataʾib"_s})
        QVERIFY(Statement(sql, "INSERT INTO f VALUES (?1, ?2)").bind(1, one).bind(2, text).run());
    Statement rows(
        sql,
        "SELECT word_places(f, 0), word_places(f, 1), first, second, highlight(f, 0, '[', "
        "']'), highlight(f, 1, '[', ']') FROM f WHERE f MATCH ?1");
    rows.bind(1, match);
    int found = 0;
    while (rows.next()) {
        for (int column = 0; column < 2; ++column) {
            const Offsets plain(rows.text(2 + column));
            QString marked = plain.text();
            auto before = static_cast<qint32>(marked.size());
            std::vector<TextRange> places;
            for (const WordPlace &word : readWordPlaces(rows, column)) {
                QVERIFY(word.word >= 0 && word.word < 64);
                places.push_back(word.range);
            }
            for (const TextRange &place : mergedPlaces(std::move(places)) | std::views::reverse) {
                QVERIFY(plain.toUnits(place.end) <= before);
                before = plain.toUnits(place.start);
                marked.insert(plain.toUnits(place.end), u']');
                marked.insert(before, u'[');
                ++found;
            }
            QCOMPARE(marked, rows.text(4 + column));
        }
    }
    QVERIFY2(!rows.failed(), qPrintable(rows.failed() ? rows.error().message : QString()));
    QVERIFY(found > 0);
    QVERIFY(!Statement(sql, "SELECT word_places(f, 2) FROM f WHERE f MATCH 'base'").run());
}

// A query that was asked before is taken up again: with nothing left of the last time, and by one
// user at a time.
void TestStatement::isPreparedOnce()
{
    const Connection memory = database();
    sqlite3 *sql = memory.handle();
    QVERIFY(Statement(sql, "INSERT INTO t (id, i) VALUES (1, 10), (2, 20)").run());
    constexpr auto query = "SELECT i, ?1 FROM t ORDER BY id";
    sqlite3_stmt *prepared = nullptr;
    {
        Statement first(sql, query);
        QVERIFY(first.bind(1, 7).next());
        QCOMPARE(first.integer(1), 7);
        prepared = first.handle();
    }
    Statement again(sql, query);
    QCOMPARE(again.handle(), prepared);
    QVERIFY(again.next());
    QCOMPARE(again.integer(0), 10);
    QVERIFY(again.isNull(1));
    Statement beside(sql, query);
    QVERIFY(beside.handle() != prepared);
    QVERIFY(beside.next());
    QCOMPARE(beside.integer(0), 10);
    beside.reset();
    again.reset();
    // After the schema changed it is what it would be now.
    QVERIFY(Statement(sql, "CREATE TEMP TABLE t (id INTEGER PRIMARY KEY, i INTEGER)").run());
    QVERIFY(Statement(sql, "INSERT INTO temp.t VALUES (5, 50)").run());
    Statement changed(sql, "SELECT i, ?1 FROM t ORDER BY id");
    QVERIFY(changed.next());
    QCOMPARE(changed.integer(0), 50);
    // More texts than are kept.
    for (int i = 0; i < 700; ++i) {
        Statement one(sql, QByteArray("SELECT " + QByteArray::number(i)).constData());
        QVERIFY(one.next());
        QCOMPARE(one.integer(0), i);
    }
}

QTEST_GUILESS_MAIN(TestStatement)
#include "tst_statement.moc"
