#include "model/columns/rowset.h"
#include "randomtable.h"

#include <QTest>

#include <set>

using namespace sourceline;

class TestIncidentTable : public QObject
{
    Q_OBJECT

private slots:

    void rowAndIdAreInverse()
    {
        QRandomGenerator random(1);
        for (int round = 0; round < 30; ++round) {
            const auto table =
                test::randomTable(random, {1 + round % 5, 200 + round * 30, round % 4 == 3});
            qint64 living = 0;
            Id before;
            for (Row row = 0; row < table->rowCount(); ++row) {
                if (!table->isLiving(row))
                    continue;
                ++living;
                const Id id = table->idOf(row);
                QCOMPARE(table->rowOf(id), row);
                if (table->sparseIds.empty())
                    QVERIFY(before < id);
                before = id;
            }
            QCOMPARE(living, table->incidents);
        }
    }

    void strangersHaveNoRow()
    {
        QRandomGenerator random(2);
        const auto table = test::randomTable(random, {3, 500, false});
        std::set<Id> known;
        for (Row row = 0; row < table->rowCount(); ++row) {
            if (table->isLiving(row))
                known.insert(table->idOf(row));
        }
        for (const auto &segment : table->segments) {
            for (qint64 low = -3; low < segmentRows; low += 7) {
                const Id id{(segment->key << segmentBits) + low};
                QCOMPARE(table->rowOf(id) != table->rowCount(), known.contains(id));
            }
        }
        QCOMPARE(table->rowOf(Id()), table->rowCount());
        QCOMPARE(table->rowOf(Id{-5}), table->rowCount());
        QVERIFY(!table->isLiving(table->rowCount()));
        QVERIFY(!table->isLiving(0xffffffff));
        QVERIFY(!table->idOf(table->rowCount()).isValid());
    }

    void dictionaryFindsCodes()
    {
        QRandomGenerator random(3);
        const auto table = test::randomTable(random);
        const Dictionary &actors = *table->actors;
        for (Code code = 1; code < actors.ids.size(); ++code) {
            QCOMPARE(actors.codeOf(actors.ids[code]), code);
            QCOMPARE(actors.codeOf(Id{actors.ids[code].value + 1}), Code(0));
        }
        QCOMPARE(actors.codeOf(Id()), Code(0));
        QCOMPARE(Dictionary().codeOf(Id{1}), Code(0));
    }

    void bytesGrowWithRows()
    {
        QRandomGenerator random(4);
        const auto small = test::randomTable(random, {1, 1, false});
        const auto more = std::make_shared<IncidentTable>(*small);
        more->segments.push_back(test::randomTable(random, {1, 5000, false})->segments[0]);
        const qint64 rows = more->segments[1]->size();
        constexpr qint64 perRow =
            4 * int32Columns + byteColumns + 2 * shortColumns + 4 * codeColumns;
        QVERIFY(more->bytes() - small->bytes() >= rows * perRow);
        QVERIFY(more->bytes() - small->bytes() <= rows * perRow + rows + 4096);
    }
};

QTEST_APPLESS_MAIN(TestIncidentTable)
#include "tst_incidenttable.moc"
