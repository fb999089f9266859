#include "casefilefixture.h"
#include "model/store/check.h"
#include "model/store/editlog.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"
#include "model/text/offsets.h"

#include <sqlite3.h>

using namespace sourceline;
using namespace fixture;

namespace {

const QString article =
    u"The first rocket fell on the old airport road at dawn. Two guards were hurt by glass. "
    "Nobody has claimed the attack so far. 🚀 The ministry promised an inquiry within the week.\n"_s;

TextRange rangeOf(const QString &text, const QString &part)
{
    const qsizetype at = text.indexOf(part);
    if (at < 0)
        qFatal("not in the text: %s", qPrintable(part));
    const Offsets offsets(text);
    return {offsets.toCodePoints(qint32(at)), offsets.toCodePoints(qint32(at + part.size()))};
}

// A casefile that is written to row by row, as a checker that trusts nothing may find it.
class Case
{
public:
    explicit Case(const QString &path)
        : m_connection(open(path))
    {
        run("INSERT INTO incident (id, kind, title) VALUES (1, 'event', 'Rockets')");
        run("INSERT INTO incident_search (rowid, title, note) SELECT id, title, note FROM "
            "incident");
    }

    sqlite3 *database() const { return m_connection.handle(); }

    void run(const QByteArray &sql) const
    {
        if (const auto done = Statement(database(), sql.constData()).run(); !done)
            qFatal("%s: %s", sql.constData(), qPrintable(done.error().message));
    }

    void addText(const QString &text) const
    {
        Statement insert(database(), "INSERT INTO text (sha256, text) VALUES (?1, ?2)");
        if (!insert.bind(1, sha256Hex(text)).bind(2, text).run())
            qFatal("no text");
        run("INSERT INTO text_search (rowid, text) SELECT id, text FROM text ORDER BY id DESC "
            "LIMIT 1");
    }

    void addDocument(qint64 id, const QString &text, qint64 versionOf = 0) const
    {
        Statement insert(database(),
                         "INSERT INTO document (id, kind, title, length, sha256, version_of) "
                         "VALUES (?1, 'article', 'A', ?2, ?3, ?4)");
        insert.bind(1, id)
            .bind(2, Offsets(text).codePoints())
            .bind(3, sha256Hex(text))
            .bind(4, Id{versionOf});
        if (const auto done = insert.run(); !done)
            qFatal("%s", qPrintable(done.error().message));
    }

    // Cites `part` at `range` of the document.
    void cite(qint64 id, qint64 document, const TextRange &range, const QString &part) const
    {
        Statement insert(database(),
                         "INSERT INTO citation (id, document, start, \"end\", sha256, incident) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, 1)");
        insert.bind(1, id)
            .bind(2, document)
            .bind(3, range.start)
            .bind(4, range.end)
            .bind(5, sha256Hex(part));
        if (const auto done = insert.run(); !done)
            qFatal("%s", qPrintable(done.error().message));
    }

    void cite(qint64 id, qint64 document, const QString &text, const QString &part) const
    {
        cite(id, document, rangeOf(text, part), part);
    }

    void anchor(qint64 citation,
                qint64 version,
                const QString &state,
                const TextRange &range,
                double score) const
    {
        Statement insert(database(),
                         "INSERT INTO anchor (citation, document, state, start, \"end\", score) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        const bool isOrphan = state == u"orphan"_s;
        insert.bind(1, citation).bind(2, version).bind(3, state).bind(6, score);
        if (!isOrphan)
            insert.bind(4, range.start).bind(5, range.end);
        if (const auto done = insert.run(); !done)
            qFatal("%s", qPrintable(done.error().message));
    }

private:
    static Connection open(const QString &path)
    {
        auto opened = Connection::open(path, Access::ReadWrite);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        return std::move(*opened);
    }

    Connection m_connection;
};

// exact/moved/fuzzy/orphan/unattached
QString counts(const CheckReport &report)
{
    return u"%1/%2/%3/%4/%5"_s.arg(report.exact)
        .arg(report.moved)
        .arg(report.fuzzy)
        .arg(report.orphan)
        .arg(report.unattached);
}

} // namespace

class TestCheck : public QObject
{
    Q_OBJECT

private slots:
    void newFileIsSound();
    void countsCitationsInTheirText();
    void countsCitationsInVersions();
    void prefersTheDocumentsOwnText();
    void doesNotTrustAStoredAnchor();
    void unattachedIsNoProblem();
    void findsAChangedText();
    void findsAChangedEdit();
    void findsSearchOutOfStep();
    void findsADanglingRow();
    void findsAnIndexThatMissesARow();
    void findsADamagedPage();
    void listsOnlyTheFirstProblems();
    void changesNothingWhenReadOnly();
};

void TestCheck::newFileIsSound()
{
    const Folder folder;
    const auto connection = Connection::open(newCasefile(folder), Access::ReadWrite);
    const CheckReport report = checkCasefile(connection->handle());
    QVERIFY2(report.isSound(), qPrintable(report.problems.join(u'\n')));
    QVERIFY(report.integrity && report.search && report.texts && report.chain);
    QCOMPARE(report.edits, 0);
    QCOMPARE(counts(report), u"0/0/0/0/0"_s);
}

void TestCheck::countsCitationsInTheirText()
{
    const Folder folder;
    const Case c(newCasefile(folder));
    c.addText(article);
    c.addDocument(10, article);
    c.cite(1, 10, article, u"Two guards were hurt by glass."_s);
    c.cite(2,
           10,
           article,
           u"The ministry promised an inquiry within the week."_s); // behind a surrogate pair
    c.cite(3,
           10,
           TextRange{0, 30},
           u"Two guards were hurt by glass."_s); // the right words at the wrong place
    c.cite(4, 10, TextRange{5, 25}, u"Words that never stood in it"_s);
    c.cite(5, 10, TextRange{5, 5000}, u"Words past its end"_s);
    const CheckReport report = checkCasefile(c.database());
    QCOMPARE(counts(report), u"2/1/0/2/0"_s);
    QCOMPARE(report.problems.size(), 2);
    QVERIFY2(report.problems.at(0).startsWith(u"Citation 4 (document 10, characters 5 to 25)"_s),
             qPrintable(report.problems.at(0)));
    QVERIFY(report.problems.at(1).startsWith(u"Citation 5 "_s));
    QVERIFY(report.integrity && report.search && report.texts && report.chain);
}

void TestCheck::countsCitationsInVersions()
{
    const Folder folder;
    const Case c(newCasefile(folder));
    const QString version = u"An editor's note stands first. "_s + article;
    const QString other = u"Of another version. "_s + article;
    c.addDocument(10, article);
    c.addText(version);
    c.addText(other);
    c.addDocument(11, version, 10);
    c.addDocument(12, other, 10);
    const QString first = u"Two guards were hurt by glass."_s;
    const QString second = u"Nobody has claimed the attack so far."_s;
    const QString third = u"The ministry promised an inquiry within the week."_s;
    c.cite(1, 10, article, first);
    c.anchor(1, 11, u"moved"_s, rangeOf(version, first), 1);
    c.cite(2, 10, article, second);
    c.anchor(2, 11, u"fuzzy"_s, rangeOf(version, second), 0.8);
    c.cite(3, 10, article, third);
    c.anchor(3, 11, u"orphan"_s, {}, 0);
    c.anchor(3, 12, u"fuzzy"_s, rangeOf(other, third), 0.7); // the best of both
    c.cite(4, 10, article, u"at dawn"_s);
    c.anchor(4, 11, u"orphan"_s, {}, 0);
    c.cite(5, 10, article, u"hurt by glass"_s); // never looked for
    const CheckReport report = checkCasefile(c.database());
    QCOMPARE(counts(report), u"0/1/2/2/0"_s);
    QCOMPARE(report.problems.size(), 2);
}

void TestCheck::prefersTheDocumentsOwnText()
{
    const Folder folder;
    const Case c(newCasefile(folder));
    const QString version = u"x "_s + article;
    c.addText(article);
    c.addText(version);
    c.addDocument(10, article);
    c.addDocument(11, version, 10);
    c.cite(1, 10, article, u"at dawn"_s);
    c.anchor(1, 11, u"orphan"_s, {}, 0);
    const CheckReport report = checkCasefile(c.database());
    QCOMPARE(counts(report), u"1/0/0/0/0"_s);
    QVERIFY(report.isSound());
}

void TestCheck::doesNotTrustAStoredAnchor()
{
    const Folder folder;
    const Case c(newCasefile(folder));
    const QString version = u"x "_s + article;
    c.addText(version);
    c.addDocument(10, article);
    c.addDocument(11, version, 10);
    c.cite(1, 10, article, u"at dawn"_s);
    c.anchor(1, 11, u"moved"_s, TextRange{1, 8}, 1);
    c.cite(2, 10, article, u"Two guards"_s);
    c.anchor(2, 11, u"fuzzy"_s, TextRange{1, 100'000}, 0.9);
    const CheckReport report = checkCasefile(c.database());
    QCOMPARE(counts(report), u"0/0/0/2/0"_s);
    QVERIFY(report.problems.contains(u"Citation 1 is not where document 11 is said to hold it."_s));
    QVERIFY(report.problems.contains(u"Citation 2 is not where document 11 is said to hold it."_s));
}

void TestCheck::unattachedIsNoProblem()
{
    const Folder folder;
    const Case c(newCasefile(folder));
    c.addDocument(10, article);
    c.addDocument(11, u"x"_s + article, 10); // a version without its text does not count
    c.cite(1, 10, article, u"at dawn"_s);
    c.cite(2, 10, article, u"Two guards"_s);
    const CheckReport report = checkCasefile(c.database());
    QCOMPARE(counts(report), u"0/0/0/0/2"_s);
    QVERIFY(report.isSound());
}

void TestCheck::findsAChangedText()
{
    const Folder folder;
    const Case c(newCasefile(folder));
    c.addText(article);
    c.run("UPDATE text SET text = replace(text, 'guards', 'people')");
    c.run("INSERT INTO text_search (text_search) VALUES ('rebuild')");
    const CheckReport report = checkCasefile(c.database());
    QVERIFY(!report.texts);
    QVERIFY(report.search);
    QCOMPARE(report.problems,
             QStringList{u"Stored text 1 is not the text that was stored: its SHA-256 differs."_s});
}

void TestCheck::findsAChangedEdit()
{
    const Folder folder;
    auto connection = Connection::open(newCasefile(folder), Access::ReadWrite);
    EditLog log(*connection);
    for (const auto &name : {u"one"_s, u"two"_s, u"three"_s}) {
        QVERIFY(log.apply({u"analyst"_s, u"tag"_s, u"because"_s}, [&](Writer &writer) {
            const auto added = writer.insert("tag", {{"name", name}});
            return added ? Result<void>() : added.error();
        }));
    }
    CheckReport report = checkCasefile(connection->handle());
    QVERIFY2(report.isSound(), qPrintable(report.problems.join(u'\n')));
    QCOMPARE(report.edits, 3);
    QVERIFY(
        Statement(
            connection->handle(),
            "UPDATE edit SET why = 'another reason' WHERE seq = (SELECT max(seq) - 1 FROM edit)")
            .run());
    report = checkCasefile(connection->handle());
    QVERIFY(!report.chain);
    QVERIFY(!report.isSound());
    QVERIFY(report.integrity && report.search && report.texts);
}

void TestCheck::findsSearchOutOfStep()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    const Case c(path);
    c.addText(article);
    QVERIFY(checkCasefile(c.database()).isSound());
    c.run("UPDATE incident SET title = 'Mortars'"); // and nobody told the index
    for (const bool readOnly : {false, true}) {
        const auto reader = Connection::open(path, Access::ReadOnly);
        const CheckReport report = checkCasefile(readOnly ? reader->handle() : c.database());
        QVERIFY(!report.search);
        QVERIFY(report.integrity && report.texts && report.chain);
        QCOMPARE(report.problems.size(), 1);
        QVERIFY2(report.problems.constFirst().contains(u"incident_search"_s),
                 qPrintable(report.problems.constFirst()));
    }
    c.run("INSERT INTO incident_search (incident_search) VALUES ('rebuild')");
    QVERIFY(checkCasefile(c.database()).isSound());
}

void TestCheck::findsADanglingRow()
{
    const Folder folder;
    const Case c(newCasefile(folder));
    c.run("PRAGMA foreign_keys = 0");
    c.run("INSERT INTO incident_tag VALUES (1, 99)");
    const CheckReport report = checkCasefile(c.database());
    QVERIFY(!report.integrity);
    QCOMPARE(report.problems,
             QStringList{u"A row of incident_tag points at a row of tag that is not there."_s});
}

// As after two programs have each written without seeing the other's log: every page is sound.
void TestCheck::findsAnIndexThatMissesARow()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    {
        const Case file(path);
        file.run("UPDATE incident SET handle = 'a' WHERE id = 1");
    }
    sqlite3 *raw = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &raw), SQLITE_OK);
    int root = 0;
    {
        sqlite3_stmt *find = nullptr;
        sqlite3_prepare_v2(raw,
                           "SELECT rootpage FROM sqlite_schema WHERE name = 'incident_handle'",
                           -1,
                           &find,
                           nullptr);
        QCOMPARE(sqlite3_step(find), SQLITE_ROW);
        root = sqlite3_column_int(find, 0);
        sqlite3_finalize(find);
    }
    // The index under the name of a table, whose row is taken out.
    sqlite3_test_control(SQLITE_TESTCTRL_IMPOSTER, raw, "main", 1, root);
    sqlite3_exec(raw,
                 "CREATE TABLE imposter (handle, id, PRIMARY KEY (handle, id)) WITHOUT ROWID",
                 nullptr,
                 nullptr,
                 nullptr);
    sqlite3_test_control(SQLITE_TESTCTRL_IMPOSTER, raw, "main", 0, 0);
    QCOMPARE(sqlite3_exec(raw, "DELETE FROM imposter", nullptr, nullptr, nullptr), SQLITE_OK);
    QCOMPARE(sqlite3_changes(raw), 1);
    sqlite3_close(raw);
    const auto connection = Connection::open(path, Access::ReadOnly);
    const CheckReport report = checkCasefile(connection->handle());
    QVERIFY(!report.integrity);
    QVERIFY2(report.problems.join(u' ').contains(u"incident_handle"_s),
             qPrintable(report.problems.join(u'\n')));
}

void TestCheck::findsADamagedPage()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    int root = 0;
    {
        const auto connection = Connection::open(path, Access::ReadOnly);
        Statement page(connection->handle(),
                       "SELECT rootpage FROM sqlite_schema WHERE name = 'citation_document'");
        QVERIFY(page.next());
        root = int(page.integer(0));
    }
    patch(path, qint64(root - 1) * 4096, QByteArray(200, '\x77'));
    const Snapshot before = snapshotOf(folder.path());
    const auto connection = Connection::open(path, Access::ReadOnly);
    const CheckReport report = checkCasefile(connection->handle());
    QVERIFY(!report.integrity);
    QVERIFY2(report.problems.constFirst().startsWith(u"The file is damaged: "_s),
             qPrintable(report.problems.constFirst()));
    QVERIFY(!quickCheck(connection->handle()));
    QCOMPARE(snapshotOf(folder.path()), before);
}

void TestCheck::listsOnlyTheFirstProblems()
{
    const Folder folder;
    const Case c(newCasefile(folder));
    c.addText(article);
    c.addDocument(10, article);
    for (int i = 1; i <= 120; ++i)
        c.cite(i, 10, TextRange{0, 5}, u"never there %1"_s.arg(i));
    const CheckReport report = checkCasefile(c.database());
    QCOMPARE(report.orphan, 120);
    QCOMPARE(report.problems.size(), 51);
    QCOMPARE(report.problems.constLast(), u"There are 70 more of this kind."_s);
}

void TestCheck::changesNothingWhenReadOnly()
{
    const Folder folder;
    const QString path = newCasefile(folder);
    {
        const Case c(path);
        c.addText(article);
        c.addDocument(10, article);
        c.cite(1, 10, article, u"at dawn"_s);
    }
    const Snapshot before = snapshotOf(folder.path());
    {
        const auto connection = Connection::open(path, Access::ReadOnly);
        const CheckReport report = checkCasefile(connection->handle());
        QVERIFY2(report.isSound(), qPrintable(report.problems.join(u'\n')));
        QCOMPARE(counts(report), u"1/0/0/0/0"_s);
        QCOMPARE(snapshotOf(folder.path()), before);
    }
    QCOMPARE(snapshotOf(folder.path()), before);
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
