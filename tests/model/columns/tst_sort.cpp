#include "model/columns/radix.h"
#include "model/columns/sort.h"
#include "model/store/likelihood.h"
#include "randomtable.h"

#include <QTest>

#include <algorithm>

using namespace sourceline;

namespace {

constexpr int fields = static_cast<int>(SortField::Title) + 1;
constexpr quint32 notStated = 0xffffffff;

// What a field sorts by, written as a person would say it and without the kernels: (stated, value).
std::pair<bool, qint64>
plainKey(const IncidentTable &t, Row row, SortField field, const std::vector<quint32> &titles)
{
    using enum SortField;
    const auto coded = [](qint64 code) {
        return std::pair(code != 0, code);
    };
    const auto ranked = [](const std::vector<Code> &rank, size_t code) {
        return std::pair(rank[code] != notStated, qint64{rank[code]});
    };
    const auto fig = [&](Int32Column low, Int32Column best, Int32Column high) {
        for (const Int32Column column : {best, low, high}) {
            if (const qint32 value = t.value(column, row); value >= 0)
                return std::pair(true, qint64{value});
        }
        return std::pair(false, qint64{0});
    };
    switch (field) {
    case Id:
        return {true, t.idOf(row).value};
    case Date:
        for (const Int32Column column : {Int32Column::Earliest, Int32Column::Latest}) {
            const qint32 value = t.value(column, row);
            if (value == figure::notStated)
                break;
            if (value != figure::open)
                return {true, value};
        }
        return {false, 0};
    case Place:
        return ranked(t.places->rank, t.value(CodeColumn::Place, row));
    case Country:
        return ranked(t.places->extraRank, t.value(CodeColumn::Place, row));
    case Kind:
        return coded(t.value(ByteColumn::Kind, row));
    case EventType:
        return ranked(t.eventTypes->rank, t.value(ByteColumn::EventType, row));
    case SubEventType:
        return ranked(t.subEventTypes->rank, t.value(ByteColumn::SubEventType, row));
    case Means:
        return ranked(t.means->rank, t.value(ByteColumn::Means, row));
    case Killed:
        return fig(Int32Column::KilledLow, Int32Column::KilledBest, Int32Column::KilledHigh);
    case Wounded:
        return fig(Int32Column::WoundedLow, Int32Column::WoundedBest, Int32Column::WoundedHigh);
    case Munitions:
        return fig(
            Int32Column::MunitionsLow, Int32Column::MunitionsBest, Int32Column::MunitionsHigh);
    case Count:
        return fig(Int32Column::CountLow, Int32Column::CountBest, Int32Column::CountHigh);
    case Alleged:
        return ranked(t.actors->rank, t.value(CodeColumn::Alleged, row));
    case Assessed:
        return ranked(t.actors->rank, t.value(CodeColumn::Assessed, row));
    case Likelihood:
        // Insufficient information stands before the least likely.
        if (t.value(ByteColumn::Likelihood, row) == insufficientInformation)
            return {true, 0};
        return coded(t.value(ByteColumn::Likelihood, row));
    case Confidence:
        return coded(t.value(ByteColumn::Confidence, row));
    case Claims:
        return {true, t.value(ShortColumn::Claims, row)};
    case Attributions:
        return {true, t.value(ShortColumn::Attributions, row)};
    case Speakers:
        return {true, t.value(ShortColumn::Speakers, row)};
    case Institutions:
        return {true, t.value(ByteColumn::Institutions, row)};
    case Outlets:
        return {true, t.value(ShortColumn::Outlets, row)};
    case Documents:
        return {true, t.value(ShortColumn::Documents, row)};
    case Citations:
        return {true, t.value(ShortColumn::Citations, row)};
    case Conflicting: {
        qint64 bits = 0;
        for (int bit = 0; bit < 8; ++bit)
            bits += (t.value(ByteColumn::Conflicting, row) >> bit) & 1;
        return {true, bits};
    }
    case Review:
        return coded(t.value(ByteColumn::Review, row));
    case Title:
        return {titles[row] != notStated, titles[row]};
    }
    return {false, 0};
}

std::vector<Row> plainSort(const IncidentTable &table,
                           std::vector<Row> rows,
                           SortOrder order,
                           const std::vector<quint32> &titles)
{
    std::ranges::stable_sort(rows, [&](Row a, Row b) { return table.idOf(a) < table.idOf(b); });
    std::ranges::stable_sort(rows, [&](Row a, Row b) {
        const auto [statedA, valueA] = plainKey(table, a, order.field, titles);
        const auto [statedB, valueB] = plainKey(table, b, order.field, titles);
        if (statedA != statedB)
            return statedA;
        if (!statedA)
            return false;
        return order.descending ? valueB < valueA : valueA < valueB;
    });
    return rows;
}

std::vector<Row> rowsOf(const RowSet &rows)
{
    return {rows.rows().begin(), rows.rows().end()};
}

} // namespace

class TestSort : public QObject
{
    Q_OBJECT

private slots:

    void equalsStableSort_data()
    {
        QTest::addColumn<int>("field");
        QTest::addColumn<bool>("descending");
        for (int field = 0; field < fields; ++field) {
            for (const bool descending : {false, true})
                QTest::addRow("field %d %s", field, descending ? "down" : "up")
                    << field << descending;
        }
    }

    void equalsStableSort()
    {
        QFETCH(int, field);
        QFETCH(bool, descending);
        const SortOrder order{static_cast<SortField>(field), descending};
        QRandomGenerator random(static_cast<quint32>(field) + 10);
        for (const bool sparse : {false, true}) {
            const auto table = test::randomTable(random, {4, 1200, sparse});
            const auto titles = test::randomTitleRanks(random, *table);
            // From id order, from another order, from few rows.
            std::vector<Row> rows = rowsOf(allRows(*table));
            for (const size_t count : {rows.size(), rows.size(), rows.size() / 3, size_t(7)}) {
                rows.resize(std::min(count, rows.size()));
                const RowSet set(rows);
                const RowSet result = sorted(*table, set, order, &titles);
                QCOMPARE(rowsOf(result), plainSort(*table, rows, order, titles));
                for (qsizetype i = 1; i < result.size(); ++i) {
                    QVERIFY(sortKey(*table, result.at(i - 1), order, &titles)
                            <= sortKey(*table, result.at(i), order, &titles));
                }
                std::shuffle(rows.begin(), rows.end(), random);
            }
        }
    }

    void radixAnyKeys_data()
    {
        QTest::addColumn<quint32>("lowest");
        QTest::addColumn<quint32>("range");
        QTest::addColumn<bool>("withLast");
        for (const bool withLast : {false, true}) {
            QTest::addRow("all equal %d", withLast) << 7U << 1U << withLast;
            QTest::addRow("one digit %d", withLast) << 4'000'000'000U << 2000U << withLast;
            QTest::addRow("just past a digit %d", withLast) << 0U << 2048U << withLast;
            QTest::addRow("two digits %d", withLast) << 123U << 4'000'000U << withLast;
            QTest::addRow("three digits %d", withLast) << 0U << 0xfffffffeU << withLast;
            QTest::addRow("multiples %d", withLast) << 5U << 0U << withLast;
        }
    }

    void radixAnyKeys()
    {
        QFETCH(quint32, lowest);
        QFETCH(quint32, range);
        QFETCH(bool, withLast);
        QRandomGenerator random(20);
        for (const size_t count : {size_t(0), size_t(1), size_t(2), size_t(20'000), size_t(600'001)}) {
            std::vector<quint32> values(count), keys(count);
            for (size_t i = 0; i < count; ++i) {
                values[i] = static_cast<quint32>(i) * 3;
                // Multiples of 2^22 leave lower digits constant.
                keys[i] = range == 0 ? lowest + (random.bounded(200U) << 22)
                                     : lowest + random.bounded(range);
                if (withLast && random.bounded(4) == 0)
                    keys[i] = notStated;
            }
            std::vector<quint32> expected = values;
            std::ranges::stable_sort(
                expected, {}, [&keys](quint32 value) { return keys[value / 3]; });
            QCOMPARE(radixSorted(values, keys), expected);
            RadixKeys noted(count);
            RadixKeys::Part some(noted), others(noted);
            for (size_t i = 0; i < count; ++i)
                (i % 3 == 0 ? some : others).set(i, keys[i]);
            noted.add(some);
            noted.add(others);
            // Narrow values leave room for the rest of a key beside them.
            QCOMPARE(radixSorted(values, noted, quint64(count) * 3 + 1), expected);
            QCOMPARE(radixSorted(values, noted, quint64{1} << 32), expected);
        }
        const std::vector<quint32> nothingStated(5, notStated), values{9, 8, 7, 6, 5};
        QCOMPARE(radixSorted(values, nothingStated), values);
    }

    void cancelledIsEmpty()
    {
        QRandomGenerator random(21);
        const auto table = test::randomTable(random);
        const std::atomic_bool cancelled = true;
        QCOMPARE(
            sorted(*table, allRows(*table), {SortField::Date, false}, nullptr, &cancelled).size(),
            qsizetype(0));
    }

    void patchedEqualsFreshSort()
    {
        QRandomGenerator random(22);
        for (int round = 0; round < 400; ++round) {
            const bool sparse = round % 5 == 4;
            const auto before = test::randomTable(random, {3, 60, sparse});
            auto titles = test::randomTitleRanks(random, *before);
            const SortOrder order{static_cast<SortField>(round % fields), random.bounded(2) == 1};
            std::vector<Row> some = rowsOf(allRows(*before));
            std::erase_if(some, [&random](Row) { return random.bounded(3) == 0; });
            const RowSet rows = sorted(*before, RowSet(some), order, &titles);

            auto after = std::make_shared<IncidentTable>(*before);
            const RowSet all = allRows(*before);
            const Row row = all.at(random.bounded(static_cast<int>(all.size())));
            test::setRandomValues(
                random, *test::ownSegment(*after, row >> segmentBits), row & (segmentRows - 1));
            titles[row] = random.bounded(100U);
            const bool keep = random.bounded(3) != 0;
            std::erase(some, row);
            if (keep)
                some.push_back(row);
            QCOMPARE(rowsOf(patched(*after, rows, row, keep, order, &titles)),
                     rowsOf(sorted(*after, RowSet(some), order, &titles)));
        }
    }

    void standsInOrderTellsWhetherSortingChangesAnything()
    {
        QRandomGenerator random(24);
        int stood = 0;
        int moved = 0;
        for (int round = 0; round < 600; ++round) {
            const auto before = test::randomTable(random, {3, 80, round % 5 == 4});
            const SortOrder order{static_cast<SortField>(round % (fields - 1)),
                                  random.bounded(2) == 1};
            const RowSet all = allRows(*before);
            const RowSet rows = sorted(*before, all, order);
            auto after = std::make_shared<IncidentTable>(*before);
            std::vector<Row> changed;
            for (int i = random.bounded(3); i >= 0; --i) {
                const Row row = all.at(random.bounded(static_cast<int>(all.size())));
                test::setRandomValues(
                    random, *test::ownSegment(*after, row >> segmentBits), row & (segmentRows - 1));
                changed.push_back(row);
            }
            const bool stands = rowsOf(sorted(*after, all, order)) == rowsOf(rows);
            QCOMPARE(standsInOrder(*after, rows, changed, order), stands);
            (stands ? stood : moved) += 1;
        }
        QVERIFY(stood > 20 && moved > 20);
    }

    void patchedManyEqualsFreshSort()
    {
        QRandomGenerator random(23);
        for (int round = 0; round < 200; ++round) {
            const auto before = test::randomTable(random, {3, 80, round % 5 == 4});
            const SortOrder order{static_cast<SortField>(round % (fields - 1)),
                                  random.bounded(2) == 1};
            std::vector<Row> some = rowsOf(allRows(*before)), in, out;
            std::erase_if(some, [&random](Row) { return random.bounded(3) == 0; });
            const RowSet rows = sorted(*before, RowSet(some), order);

            auto after = std::make_shared<IncidentTable>(*before);
            std::vector<std::shared_ptr<Segment>> own;
            for (size_t s = 0; s < after->segments.size(); ++s)
                own.push_back(test::ownSegment(*after, s));
            const RowSet all = allRows(*before);
            for (const Row row : all.rows()) {
                if (random.bounded(4) != 0)
                    continue;
                test::setRandomValues(random, *own[row >> segmentBits], row & (segmentRows - 1));
                const bool keep = random.bounded(3) != 0;
                (keep ? in : out).push_back(row);
                std::erase(some, row);
                if (keep)
                    some.push_back(row);
            }
            std::shuffle(in.begin(), in.end(), random);
            const RowSet fresh = sorted(*after, RowSet(some), order);
            QCOMPARE(rowsOf(patchedMany(*after, rows, out, in, order)), rowsOf(fresh));
        }
    }
};

QTEST_APPLESS_MAIN(TestSort)
#include "tst_sort.moc"
