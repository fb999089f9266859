#include "model/store/pagecache.h"
#include "scratchcasefile.h"

using namespace sourceline;

class TestPageCache : public QObject
{
    Q_OBJECT

private slots:
    void aWriterHoldsMuchOnlyWhileItWrites();
    void aReaderHoldsNothingAtRest();
};

void TestPageCache::aWriterHoldsMuchOnlyWhileItWrites()
{
    constexpr qint64 kept = 4 << 20;
    ScratchCasefile scratch;
    sqlite3 *const database = scratch.connection().handle();
    for (const char *sql : {"BEGIN",
                            "CREATE TABLE filler (bytes BLOB) STRICT",
                            "INSERT INTO filler WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL "
                            "SELECT i + 1 FROM n WHERE "
                            "i < 5000) SELECT randomblob(4000) FROM n",
                            "COMMIT"})
        QVERIFY2(Statement(database, sql).run(), sql);
    QVERIFY(pagesHeld(database) > 4 * kept);

    trimPages(database, kept);
    QVERIFY2(pagesHeld(database) <= kept + (kept >> 3),
             qPrintable(QString::number(pagesHeld(database))));
    Statement rows(database, "SELECT count(*), sum(length(bytes)) FROM filler");
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), 5000);
    QCOMPARE(rows.integer(1), 5000 * 4000);
    QVERIFY(!rows.next());
    // The next edit may hold as much again.
    QVERIFY(pagesHeld(database) > 4 * kept);
}

void TestPageCache::aReaderHoldsNothingAtRest()
{
    ScratchCasefile scratch;
    const auto reader = Connection::open(scratch.path(), Access::ReadOnly);
    QVERIFY(reader);
    QVERIFY(Statement(reader->handle(), "SELECT count(*) FROM sqlite_schema").run());
    const qint64 held = pagesHeld(reader->handle());
    QVERIFY(held > 0);
    releasePages(reader->handle());
    QVERIFY(pagesHeld(reader->handle()) < held);
}

QTEST_GUILESS_MAIN(TestPageCache)
#include "tst_pagecache.moc"
