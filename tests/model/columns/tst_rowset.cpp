#include "model/columns/rowset.h"
#include "randomtable.h"

#include <QTest>

#include <algorithm>
#include <thread>

using namespace sourceline;

class TestRowSet : public QObject
{
    Q_OBJECT

private slots:

    void positionsAreInverse_data()
    {
        QTest::addColumn<int>("every");
        QTest::newRow("dense") << 1;
        QTest::newRow("half") << 2;
        QTest::newRow("few among many") << 1000;
    }

    void positionsAreInverse()
    {
        QFETCH(int, every);
        QRandomGenerator random(5);
        std::vector<Row> order;
        for (Row row = 3; row < 100'000; row += static_cast<Row>(every))
            order.push_back(row);
        std::shuffle(order.begin(), order.end(), random);
        const RowSet rows(order);
        QCOMPARE(rows.size(), static_cast<qsizetype>(order.size()));
        for (qsizetype i = 0; i < rows.size(); ++i)
            QCOMPARE(rows.positionOf(rows.at(i)), i);
        std::ranges::sort(order);
        for (Row row = 0; row < 101'000; row += 3)
            QCOMPARE(rows.contains(row), std::ranges::binary_search(order, row));
        QVERIFY(!rows.contains(0xffffffff));
    }

    void emptyHoldsNothing()
    {
        QCOMPARE(RowSet().positionOf(0), qsizetype(-1));
        QCOMPARE(RowSet(std::vector<Row>()).positionOf(0), qsizetype(-1));
        RowSet().prepare();
    }

    void manyThreadsMayAskFirst()
    {
        std::vector<Row> order(200'000);
        for (size_t i = 0; i < order.size(); ++i)
            order[i] = static_cast<Row>(order.size() - i);
        const RowSet rows(order);
        std::atomic_int wrong = 0;
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&rows, &wrong] {
                for (qsizetype i = 0; i < rows.size(); i += 97)
                    wrong += rows.positionOf(rows.at(i)) != i;
            });
        }
        threads.clear();
        QCOMPARE(wrong.load(), 0);
    }

    void allRowsAreTheLivingById()
    {
        QRandomGenerator random(6);
        for (const bool sparse : {false, true}) {
            const auto table = test::randomTable(random, {5, 700, sparse});
            const RowSet rows = allRows(*table);
            QCOMPARE(rows.size(), table->incidents);
            for (qsizetype i = 0; i < rows.size(); ++i) {
                QVERIFY(table->isLiving(rows.at(i)));
                if (i > 0)
                    QVERIFY(table->idOf(rows.at(i - 1)) < table->idOf(rows.at(i)));
            }
        }
    }

    void translatingKeepsIds()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 20; ++round) {
            const auto before = test::randomTable(random, {4, 200, round % 5 == 4});
            auto after = std::make_shared<IncidentTable>(*before);
            if (before->sparseIds.empty()) {
                auto added = test::ownSegment(*after, 0);
                after->segments[0] = before->segments[0];
                added->key = before->segments[1]->key + (round % 2 ? 1 : -1);
                if (after->segmentOf(added->key) < 0)
                    after->segments.insert(after->segments.begin() + (round % 2 ? 2 : 1), added);
            }
            test::setLiving(*test::ownSegment(*after, after->segments.size() - 1), 0, false);
            const RowSet all = allRows(*before);
            std::vector<Row> shuffled(all.rows().begin(), all.rows().end());
            std::shuffle(shuffled.begin(), shuffled.end(), random);

            std::vector<Id> expected, found;
            for (const Row row : shuffled) {
                if (after->isLiving(after->rowOf(before->idOf(row))))
                    expected.push_back(before->idOf(row));
            }
            const RowSet rows = translated(*before, *after, RowSet(shuffled));
            for (const Row row : rows.rows())
                found.push_back(after->idOf(row));
            QCOMPARE(found, expected);
            QCOMPARE(sameRows(*before, *after), before->segments.size() == after->segments.size());
        }
    }
};

QTEST_APPLESS_MAIN(TestRowSet)
#include "tst_rowset.moc"
