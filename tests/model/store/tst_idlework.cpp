#include "model/store/casefile.h"
#include "scratchcasefile.h"

#include <atomic>
#include <sqlite3.h>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms

Result<bool> writeBlob(sqlite3 *writer, int segment)
{
    Statement write(writer,
                    "INSERT OR REPLACE INTO column_segment (column_name, segment, edit, data) "
                    "VALUES ('test', ?1, 0, x'00')");
    const auto done = write.bind(1, segment).run();
    return done ? Result<bool>(true) : Result<bool>(done.error());
}

} // namespace

/// What the writer thread does while nobody edits.
class TestIdleWork : public QObject
{
    Q_OBJECT

    std::unique_ptr<ScratchCasefile> m_file;

    std::unique_ptr<Casefile> open(Access wanted = Access::ReadWrite) const
    {
        auto casefile = Casefile::open(m_file->path(), wanted);
        if (!casefile)
            qFatal("%s", qPrintable(casefile.error().message));
        return std::move(*casefile);
    }

    QFuture<Result<Edit>> edit(Casefile &casefile, const QString &name) const
    {
        return casefile.edit({u"tester"_s, u"Add tag"_s}, [name](Writer &writer) -> Result<void> {
            const auto tag = writer.insert("tag", {{"name", name}});
            return tag ? Result<void>() : Result<void>(tag.error());
        });
    }

    qint64 blobs() const
    {
        return countOf(m_file->database(), "SELECT count(*) FROM column_segment");
    }

    template <typename Condition>
    static bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, patience);
    }

private slots:

    void init() { m_file = std::make_unique<ScratchCasefile>(); }

    void isDoneWithoutAnEdit()
    {
        const auto casefile = open();
        std::atomic_int calls = 0;
        casefile->whenIdle([&calls](sqlite3 *writer, const auto &) -> Result<bool> {
            if (auto written = writeBlob(writer, calls); !written)
                return written;
            return ++calls < 3;
        });
        QVERIFY(waitFor([&] { return calls == 3; }));
        QCOMPARE(blobs(), 3);
        QTest::qWait(50);
        QCOMPARE(calls.load(), 3);
        QVERIFY(edit(*casefile, u"after"_s).result()); // the writer is still there
    }

    void comesBackAfterAnEdit()
    {
        const auto casefile = open();
        std::atomic_int calls = 0;
        std::atomic_bool begun = false, interrupted = false;
        casefile->whenIdle([&](sqlite3 *, const auto &isAwaited) -> Result<bool> {
            if (++calls == 1) {
                begun = true;
                while (!isAwaited())
                    QThread::msleep(1);
                interrupted = true;
                return false; // as one does whose transaction was rolled back
            }
            return false;
        });
        QVERIFY(waitFor([&] { return begun.load(); }));
        QVERIFY(edit(*casefile, u"in between"_s).result());
        QVERIFY(interrupted);
        QVERIFY(waitFor([&] { return calls == 2; }));
    }

    void waitsForTheVerdict()
    {
        const auto casefile = open();
        std::atomic_bool done = false;
        const auto verdict = casefile->verify();
        casefile->whenIdle([&, verdict](sqlite3 *, const auto &) -> Result<bool> {
            done = verdict.isFinished() || !verdict.isRunning();
            return false;
        });
        QVERIFY(waitFor([&] { return done.load(); }));
    }

    void failureIsNotTriedAgain()
    {
        const auto casefile = open();
        std::atomic_int calls = 0;
        casefile->whenIdle([&](sqlite3 *, const auto &) -> Result<bool> {
            ++calls;
            return Error{u"The disk is full."_s};
        });
        QVERIFY(waitFor([&] { return calls == 1; }));
        QTest::qWait(100);
        QCOMPARE(calls.load(), 1);
        QVERIFY(edit(*casefile, u"after"_s).result());
    }

    void closingDoesNotWait()
    {
        std::atomic_int calls = 0;
        {
            const auto casefile = open();
            casefile->whenIdle([&](sqlite3 *, const auto &isAwaited) -> Result<bool> {
                ++calls;
                while (!isAwaited())
                    QThread::msleep(1);
                return true;
            });
            QVERIFY(waitFor([&] { return calls == 1; }));
        }
        QCOMPARE(calls.load(), 1); // and not again
    }

    void notReadOnly()
    {
        m_file->close();
        const auto casefile = open(Access::ReadOnly);
        casefile->whenIdle([](sqlite3 *, const auto &) -> Result<bool> {
            qFatal("a file that is open for reading only is written to");
        });
        QTest::qWait(2500);
        m_file->open();
    }
};

QTEST_GUILESS_MAIN(TestIdleWork)
#include "tst_idlework.moc"
