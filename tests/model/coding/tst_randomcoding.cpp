#include "model/store/chain.h"
#include "randomchanges.h"
#include "tests/model/store/scratchcasefile.h"

#include <QElapsedTimer>

#include <set>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// Ten thousand edits in two halves that can run side by side: each done, turned back, done again.
constexpr int editsOfAHalf = 5'000;
constexpr int changesOfARecord = 125;
constexpr int changesBetweenDumps = 25;
constexpr quint32 seedsOfAHalf = 1'000'000;

} // namespace

class TestRandomCoding : public QObject
{
    Q_OBJECT

private slots:
    void tenThousandThereAndBack_data();
    void tenThousandThereAndBack();

private:
    struct Counts
    {
        int edits = 0, refused = 0;
        std::set<QByteArray> tables; ///< in which they changed rows
    };

    static void thereAndBack(quint32 seed, Counts &counts);
};

// One small record: random edits, all turned back one by one, all done again. Counts what was done
// and what was refused.
void TestRandomCoding::thereAndBack(quint32 seed, Counts &counts)
{
    ScratchCasefile file;
    // What is asked is whether rows come back, not whether the disk has them.
    VERIFY_DONE(Statement(file.database(), "PRAGMA synchronous = OFF").run());
    VERIFY_DONE(file.log().apply({u"t"_s, u"start"_s}, startingRecord));
    RandomChanges changes(file.database(), seed);
    std::vector<Edit> edits;
    std::map<size_t, QByteArrayList> dumps; // what was there before so many edits
    for (int i = 0; i < changesOfARecord; ++i) {
        if (i % changesBetweenDumps == 0)
            dumps.emplace(edits.size(), dumpOf(file.database()));
        const auto edit = file.log().apply({u"t"_s, u"random"_s}, changes.next());
        if (!edit) {
            QVERIFY2(!edit.error().message.isEmpty() && !edit.error().message.contains(u"SQL"_s),
                     qPrintable(edit.error().message));
            ++counts.refused;
        } else if (edit->seq > 0) {
            edits.push_back(*edit);
            for (const TouchedRow &row : edit->rows)
                counts.tables.insert(row.table);
        }
    }
    const QByteArrayList last = dumpOf(file.database());
    VERIFY_DONE(file.log().rebuildDerived());
    QCOMPARE(firstDifference(dumpOf(file.database()), last), QByteArray());
    std::vector<Edit> undone;
    for (size_t left = edits.size(); left > 0; --left) {
        const auto back = file.log().revert(edits[left - 1].id, {u"t"_s, u"undo"_s, {}, "undo"});
        VERIFY_DONE(back);
        undone.push_back(*back);
        if (const auto dump = dumps.find(left - 1); dump != dumps.end())
            QCOMPARE(firstDifference(dumpOf(file.database()), dump->second), QByteArray());
    }
    for (auto step = undone.rbegin(); step != undone.rend(); ++step)
        VERIFY_DONE(file.log().revert(step->id, {u"t"_s, u"redo"_s, {}, "redo"}));
    QCOMPARE(firstDifference(dumpOf(file.database()), last), QByteArray());
    QCOMPARE(searchProblem(file.database()), QString());
    QCOMPARE(countOf(file.database(), "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    QCOMPARE(chainProblems(file.database()), QStringList());
    counts.edits += int(edits.size());
}

void TestRandomCoding::tenThousandThereAndBack_data()
{
    QTest::addColumn<quint32>("firstSeed");
    QTest::newRow("first") << 1U;
    QTest::newRow("second") << 1U + seedsOfAHalf;
}

void TestRandomCoding::tenThousandThereAndBack()
{
    QFETCH(quint32, firstSeed);
    Counts counts;
    QElapsedTimer clock;
    clock.start();
    // Many small records: an edit is as fast after an hour as at first, a dump is not.
    for (quint32 seed = firstSeed; counts.edits < editsOfAHalf; ++seed) {
        thereAndBack(seed, counts);
        if (QTest::currentTestFailed()) {
            qWarning("with seed %u", seed);
            return;
        }
    }
    qInfo("%d edits done, turned back and done again, %d refused, %lld ms",
          counts.edits,
          counts.refused,
          static_cast<long long>(clock.elapsed()));
    QVERIFY(counts.refused > 0);
    // What is not reached is said: imports alone fill some tables.
    for (const RecordedTable &table : recordedTables()) {
        if (!counts.tables.contains(table.name))
            qInfo("no edit changed a row of %s", table.name.constData());
    }
}

QTEST_GUILESS_MAIN(TestRandomCoding)
#include "tst_randomcoding.moc"
