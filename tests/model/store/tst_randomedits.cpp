#include "model/store/chain.h"
#include "randomrows.h"
#include "scratchcasefile.h"

#include <QElapsedTimer>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestRandomEdits : public QObject
{
    Q_OBJECT

private slots:
    void undoneAndRedoneOneByOne();
};

void TestRandomEdits::undoneAndRedoneOneByOne()
{
    constexpr int edits = 3000;
    constexpr int checked = 300; // dumps are compared every so many edits
    ScratchCasefile casefile;
    // Thousands of flushes would be a test of the disk; tst_kill has them.
    VERIFY_DONE(Statement(casefile.database(), "PRAGMA synchronous = OFF").run());
    RandomRows random(casefile.database(), 20191227);
    std::vector<Id> made;
    std::map<size_t, QByteArrayList> dumps{{0, dumpOf(casefile.database())}};
    while (made.size() < edits) {
        const auto edit = casefile.log().apply({u"tester"_s, u"random"_s},
                                               [&random](Writer &w) { return random.change(w); });
        VERIFY_DONE(edit);
        if (edit->seq == 0)
            continue;
        made.push_back(edit->id);
        if (made.size() % checked == 0)
            dumps[made.size()] = dumpOf(casefile.database());
    }
    for (const RecordedTable &table : recordedTables())
        QVERIFY2(countOf(casefile.database(), "SELECT count(*) FROM " + table.name) > 0,
                 table.name.constData());
    QCOMPARE(searchProblem(casefile.database()), QString());
    const QByteArrayList last = dumps.rbegin()->second;

    VERIFY_DONE(casefile.log().rebuildDerived());
    QCOMPARE(firstDifference(dumpOf(casefile.database()), last), QByteArray());

    std::vector<Id> undone;
    for (size_t left = made.size(); left > 0; --left) {
        const auto undo =
            casefile.log().revert(made[left - 1], {u"tester"_s, u"undo"_s, {}, "undo"});
        VERIFY_DONE(undo);
        QVERIFY(undo->seq > 0);
        QCOMPARE(undo->of, made[left - 1]);
        undone.push_back(undo->id);
        if (dumps.contains(left - 1))
            QCOMPARE(firstDifference(dumpOf(casefile.database()), dumps[left - 1]), QByteArray());
    }
    QCOMPARE(searchProblem(casefile.database()), QString());
    for (; !undone.empty(); undone.pop_back()) {
        const auto redo =
            casefile.log().revert(undone.back(), {u"tester"_s, u"redo"_s, {}, "redo"});
        VERIFY_DONE(redo);
        QCOMPARE(redo->of, undone.back());
    }
    QCOMPARE(firstDifference(dumpOf(casefile.database()), last), QByteArray());
    QCOMPARE(searchProblem(casefile.database()), QString());
    QCOMPARE(textOf(casefile.database(), "PRAGMA quick_check"), u"ok"_s);
    QCOMPARE(chainProblems(casefile.database()), QStringList());
    QCOMPARE(countOf(casefile.database(), "SELECT count(*) FROM edit"), qint64(3 * edits));
}

QTEST_GUILESS_MAIN(TestRandomEdits)
#include "tst_randomedits.moc"
