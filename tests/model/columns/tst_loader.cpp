#include "model/columns/loader.h"
#include "model/columns/rowset.h"
#include "model/columns/sort.h"
#include "model/store/statement.h"
#include "randomcasefile.h"

#include <QCollator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <thread>

using namespace sourceline;
using namespace Qt::StringLiterals;
using test::rowsBySql;
using test::rowsByTable;

class TestLoader : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString pathOf(const QString &name) const { return m_folder.filePath(name + u".sourceline"_s); }

    static Snapshot load(const QString &path)
    {
        auto snapshot = loadSnapshot(path);
        if (!snapshot)
            qFatal("%s", qPrintable(snapshot.error().message));
        return *snapshot;
    }

    // Order of names, whatever the codes.
    static QStringList namesInOrder(const Dictionary &dictionary)
    {
        std::vector<std::pair<Code, Id>> order;
        for (Code code = 1; code < dictionary.ids.size(); ++code) {
            if (dictionary.ids[code].isValid())
                order.emplace_back(dictionary.rank[code], dictionary.ids[code]);
        }
        std::ranges::sort(order);
        QStringList names;
        for (const auto &[rank, id] : order)
            names << QString::number(rank) + u' ' + dictionary.names[dictionary.codeOf(id)];
        return names;
    }

private slots:

    void equalsSql()
    {
        const QString path = pathOf(u"whole"_s);
        test::RandomCasefile file(path, 1, 3000);
        qint64 told = 0, total = 0;
        const auto snapshot =
            loadSnapshot(path, [&](qint64 done, qint64 all) { told = done, total = all; });
        QVERIFY2(snapshot, qPrintable(snapshot ? QString() : snapshot.error().message));
        QCOMPARE((*snapshot)->incidents, qint64(3000));
        QCOMPARE(told, qint64(3000));
        QCOMPARE(total, qint64(3000));
        QCOMPARE((*snapshot)->edit, qint64(1));
        QVERIFY((*snapshot)->segments.size() >= 3);
        QCOMPARE(rowsByTable(**snapshot), rowsBySql(file.database()));
    }

    void emptyCasefile()
    {
        const QString path = pathOf(u"empty"_s);
        test::RandomCasefile file(path, 2, 0);
        const Snapshot snapshot = load(path);
        QCOMPARE(snapshot->incidents, qint64(0));
        QCOMPARE(snapshot->rowCount(), Row(0));
        QVERIFY(firstIds(file.database(), 10).empty());
        const auto sparse = loadRows(file.database(), {});
        QVERIFY(sparse);
        QCOMPARE((*sparse)->incidents, qint64(0));
    }

    void sparseRowsEqualSql()
    {
        test::RandomCasefile file(pathOf(u"sparse"_s), 3, 800);
        QStringList expected = rowsBySql(file.database());
        std::vector<Id> ids;
        for (int i = 0; i < 800; i += 7)
            ids.push_back(file.incidents()[static_cast<size_t>(i)]);
        std::shuffle(ids.begin(), ids.end(), file.random());
        ids.insert(ids.begin() + 3, Id{123}); // gone since it was remembered
        const auto snapshot = loadRows(file.database(), ids);
        QVERIFY(snapshot);
        std::erase(ids, Id{123});
        for (Row row = 0; row < ids.size(); ++row) {
            QVERIFY((*snapshot)->isLiving(row));
            QCOMPARE((*snapshot)->idOf(row), ids[row]);
        }
        expected.removeIf([&ids](const QString &line) {
            return std::ranges::find(ids, Id::fromText(line.section(u'|', 0, 0))) == ids.end();
        });
        QCOMPARE(rowsByTable(**snapshot), expected);
        QVERIFY((*snapshot)->actors->ids.size() <= 61);
    }

    void firstIdsAreTheLowest()
    {
        test::RandomCasefile file(pathOf(u"first"_s), 4, 100);
        std::vector<Id> lowest = file.incidents();
        std::ranges::sort(lowest);
        lowest.resize(10);
        QCOMPARE(firstIds(file.database(), 10), lowest);
        QCOMPARE(firstIds(file.database(), 1000).size(), size_t(100));
    }

    void reloadEqualsFreshLoad()
    {
        const QString path = pathOf(u"edits"_s);
        test::RandomCasefile file(path, 5, 1500);
        QRandomGenerator &random = file.random();
        Snapshot snapshot = load(path);
        for (int round = 0; round < 40; ++round) {
            std::vector<Id> touched;
            const auto any = [&] {
                return file.incidents()[static_cast<size_t>(
                    random.bounded(static_cast<int>(file.incidents().size())))];
            };
            ChangedNames named;
            file.exec("BEGIN");
            for (int change = 0; change < 1 + random.bounded(12); ++change) {
                switch (random.bounded(8)) {
                case 0:
                    touched.push_back(any());
                    file.removeIncident(touched.back());
                    break;
                case 1:
                    touched.push_back(file.addIncident(
                        Id{(qint64{7} << 32) + 100'000 + random.bounded(400'000)}));
                    break;
                case 2:
                    touched.push_back(file.addIncident(
                        Id{(qint64{3 + random.bounded(9)} << 32) + 900'000 + round * 20 + change}));
                    break;
                case 3: {
                    const Id actor{(qint64{1 + random.bounded(9)} << 32) + 1000 + round * 20
                                   + change};
                    file.addActor(actor);
                    named.actors.insert(actor);
                    break;
                }
                case 4: {
                    const auto &known = snapshot->actors->byId;
                    const Id actor = snapshot->actors->ids[known[static_cast<size_t>(
                        random.bounded(static_cast<int>(known.size())))]];
                    file.exec(
                        u"UPDATE actor SET name = 'Åsa %1' WHERE id = %2"_s.arg(random.bounded(5))
                            .arg(actor.value)
                            .toUtf8());
                    named.actors.insert(actor);
                    break;
                }
                default:
                    touched.push_back(any());
                    file.changeDerived(touched.back());
                }
            }
            file.noteEdit();
            file.exec("COMMIT");
            // A new actor that a row names is found even when nobody said so; of one that was
            // renamed somebody must say so.
            const bool hasNamed = bool(named);
            if (round % 4 == 2)
                named = true;
            const auto next = reloadRows(file.database(), snapshot, touched, named);
            QVERIFY2(next, qPrintable(next ? QString() : next.error().message));
            const Snapshot fresh = load(path);
            QCOMPARE(rowsByTable(**next), rowsByTable(*fresh));
            QCOMPARE((*next)->incidents, fresh->incidents);
            QCOMPARE((*next)->edit, fresh->edit);
            if (hasNamed)
                QCOMPARE(namesInOrder(*(*next)->actors), namesInOrder(*fresh->actors));
            std::set<qint64> keys;
            for (const Id id : touched)
                keys.insert(id.value >> segmentBits);
            for (const auto &segment : snapshot->segments) {
                const auto &now =
                    (*next)->segments[static_cast<size_t>((*next)->segmentOf(segment->key))];
                QCOMPARE(now == segment, !keys.contains(segment->key));
            }
            snapshot = *next;
        }
    }

    void removedActorsLeaveTheirCode_data()
    {
        QTest::addColumn<bool>("isNamed");
        QTest::newRow("all read again") << false;
        QTest::newRow("it alone") << true;
    }

    void removedActorsLeaveTheirCode()
    {
        QFETCH(const bool, isNamed);
        const QString path = pathOf(isNamed ? u"actor"_s : u"actors"_s);
        test::RandomCasefile file(path, 6, 200);
        const Snapshot before = load(path);
        const Id gone{(qint64{7} << 32) + 30};
        const Code code = before->actors->codeOf(gone);
        file.removeActor(gone);
        file.noteEdit();
        ChangedNames named(!isNamed);
        if (isNamed)
            named.actors.insert(gone);
        const auto after = reloadRows(file.database(), before, file.incidents(), named);
        QVERIFY(after);
        QCOMPARE((*after)->actors->codeOf(gone), Code(0));
        QVERIFY(!(*after)->actors->ids[code].isValid());
        QCOMPARE((*after)->actors->rank[code], Dictionary::noRank);
        for (Code other = 1; other < before->actors->ids.size(); ++other) {
            if (other != code)
                QCOMPARE((*after)->actors->ids[other], before->actors->ids[other]);
        }
        QCOMPARE(rowsByTable(**after), rowsBySql(file.database()));
    }

    void sparseReloadReadsAgain()
    {
        test::RandomCasefile file(pathOf(u"sparseagain"_s), 7, 50);
        const auto before = loadRows(file.database(), {file.incidents()[3], file.incidents()[9]});
        QVERIFY(before);
        const Id gone = file.incidents()[3];
        file.removeIncident(gone);
        file.changeDerived(file.incidents()[8]);
        const auto after = reloadRows(file.database(), *before, {gone, file.incidents()[8]}, false);
        QVERIFY(after);
        QCOMPARE((*after)->incidents, qint64(1));
        QVERIFY(rowsBySql(file.database()).contains(rowsByTable(**after).constFirst()));
    }

    // Each edit gives the lowest and the highest incident, which lie in different segments, the
    // same place.
    void bothThreadsSeeTheSameEdit()
    {
        const QString path = pathOf(u"busy"_s);
        test::RandomCasefile file(path, 8, 6000);
        const auto [low, high] = std::ranges::minmax(file.incidents());
        const auto editBoth = [&](int place) {
            const QByteArray ids =
                QByteArray::number(low.value) + "," + QByteArray::number(high.value);
            file.exec("BEGIN IMMEDIATE");
            file.exec("UPDATE incident SET place = "
                      + QByteArray::number((qint64{9} << 32) + 5 * place) + " WHERE id IN (" + ids
                      + ")");
            file.noteEdit();
            file.exec("COMMIT");
        };
        editBoth(1);
        std::atomic_int wrong = 0, loads = 0;
        std::jthread reader([&](const std::stop_token &stop) {
            while (!stop.stop_requested() || loads < 5) {
                const auto snapshot = loadSnapshot(path);
                const IncidentTable &table = **snapshot;
                const Code first = table.value(CodeColumn::Place, table.rowOf(low)),
                           last = table.value(CodeColumn::Place, table.rowOf(high));
                const Code expected =
                    table.places->codeOf(Id{(qint64{9} << 32) + 5 * (1 + (table.edit - 2) % 60)});
                wrong += first != expected || last != expected;
                ++loads;
            }
        });
        for (int i = 1; i < 4000 && loads < 40; ++i)
            editBoth(1 + i % 60);
        reader.request_stop();
        reader.join();
        QCOMPARE(wrong.load(), 0);
    }

    void cancelledIsAnError()
    {
        const QString path = pathOf(u"cancelled"_s);
        test::RandomCasefile file(path, 9, 100);
        const std::atomic_bool cancelled = true;
        QVERIFY(!loadSnapshot(path, {}, &cancelled));
        const Snapshot snapshot = load(path);
        QVERIFY(!titleRanks(path, *snapshot, {}, &cancelled));
    }

    void vanishedOrDamagedFileIsOneSentence()
    {
        const QString missing = pathOf(u"missing"_s);
        const auto none = loadSnapshot(missing);
        QVERIFY(!none);
        QVERIFY(!none.error().message.isEmpty());
        QVERIFY(!QFile::exists(missing));

        const QString path = pathOf(u"damaged"_s);
        {
            test::RandomCasefile file(path, 10, 3000);
            file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        QFile bytes(path);
        QVERIFY(bytes.open(QIODevice::ReadWrite));
        const qint64 size = bytes.size();
        // The header and the schema stay; the rows behind them are overwritten.
        bytes.seek(size / 2);
        bytes.write(QByteArray(static_cast<int>(size / 2), '\x55'));
        bytes.close();
        const auto damaged = loadSnapshot(path);
        QVERIFY(!damaged);
        QVERIFY(!damaged.error().message.isEmpty());
        QVERIFY(!damaged.error().message.contains(u'\n'));
    }

    void tooManyTermsAreRefused()
    {
        const QString path = pathOf(u"terms"_s);
        test::RandomCasefile file(path, 11, 20);
        for (int i = 0; i < 240; ++i)
            file.exec("INSERT INTO term (id, scheme, code) VALUES (" + QByteArray::number(5000 + i)
                      + ", 'means', 'm" + QByteArray::number(i) + "')");
        QCOMPARE(load(path)->means->ids.size(), size_t(256));
        file.exec("INSERT INTO term (id, scheme, code) VALUES (9000, 'means', 'one more')");
        QVERIFY(!loadSnapshot(path));
    }

    void titlesRankByCollation()
    {
        const QString path = pathOf(u"titles"_s);
        test::RandomCasefile file(path, 12, 1200);
        const Snapshot snapshot = load(path);
        const auto ranks = titleRanks(path, *snapshot);
        QVERIFY(ranks);
        QCOMPARE(ranks->size(), size_t(snapshot->rowCount()));
        const QCollator collator(QLocale(QLocale::English));
        std::map<Row, QString> titles;
        Statement rows(file.database(), "SELECT id, title FROM incident");
        while (rows.next())
            titles[snapshot->rowOf(rows.id(0))] = rows.text(1);
        QCOMPARE(titles.size(), size_t(1200));
        const RowSet order =
            sorted(*snapshot, allRows(*snapshot), {SortField::Title, false}, &*ranks);
        for (qsizetype i = 1; i < order.size(); ++i) {
            const Row a = order.at(i - 1), b = order.at(i);
            const int compared = collator.compare(titles[a], titles[b]);
            QVERIFY2(compared <= 0, qPrintable(titles[a] + u" / "_s + titles[b]));
            QCOMPARE((*ranks)[a] == (*ranks)[b], compared == 0);
        }
        for (Row row = 0; row < snapshot->rowCount(); ++row) {
            if (!snapshot->isLiving(row))
                QCOMPARE((*ranks)[row], 0xffffffffU);
        }
    }
};

QTEST_GUILESS_MAIN(TestLoader)
#include "tst_loader.moc"
