#include "model/coding/namematch.h"
#include "model/coding/names.h"
#include "model/exchange/pack.h"
#include "tests/model/store/scratchcasefile.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestNames : public QObject
{
    Q_OBJECT

    static NameFit fitOf(const QString &typed, const QString &name)
    {
        return matchName(FoldedName(typed), FoldedName(name)).fit;
    }

    static QStringList namesOf(const std::vector<NameIndex::Match> &matches)
    {
        QStringList names;
        for (const NameIndex::Match &match : matches)
            names += match.name;
        return names;
    }

private slots:

    void fit_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("fit");
        const auto row =
            [](const char *tag, const QString &typed, const QString &name, NameFit fit) {
                QTest::newRow(tag) << typed << name << int(fit);
            };
        row("same", u"Kataib Hezbollah"_s, u"Kata’ib Hezbollah"_s, NameFit::Exact);
        row("case, accents, hyphen", u"AL ASAD"_s, u"Al-Asád"_s, NameFit::Exact);
        row("Arabic forms", u"كتائب حزب الله"_s, u"كتائب حزب اللّه"_s, NameFit::Exact);
        row("alef with hamza", u"الاسد"_s, u"الأسد"_s, NameFit::Exact);
        row("begin of the second word", u"hez"_s, u"Kataib Hezbollah"_s, NameFit::WordPrefixes);
        row("words in another order", u"hez kat"_s, u"Kataib Hezbollah"_s, NameFit::WordPrefixes);
        row("one word is not two", u"kat kat"_s, u"Kataib Hezbollah"_s, NameFit::None);
        row("initials", u"kh"_s, u"Kataib Hezbollah"_s, NameFit::InOrder);
        row("letters in order", u"ktbh"_s, u"Kataib Hezbollah"_s, NameFit::InOrder);
        row("not from inside a word", u"ezb"_s, u"Kataib Hezbollah"_s, NameFit::None);
        row("another spelling", u"Kataeb Hizballah"_s, u"Kataib Hezbollah"_s, NameFit::Close);
        row("begin of another spelling", u"hizbo"_s, u"Kataib Hezbollah"_s, NameFit::Close);
        row("a letter too many", u"harvie"_s, u"Harvey"_s, NameFit::Close);
        row("too different", u"kurds"_s, u"Kataib Hezbollah"_s, NameFit::None);
        row("three letters must fit", u"abc"_s, u"abd"_s, NameFit::None);
        row("nothing typed", QString(), u"Iran"_s, NameFit::None);
    }

    void fit()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QFETCH(int, fit);
        QCOMPARE(int(fitOf(typed, name)), fit);
    }

    // Each fits better than the next, however often that one is used.
    void beginsOfNamesComeFirst_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("names");
        const QString person = u"Ida Falk"_s;
        const QString via = u"harbour official (unnamed, via Ida Falk)"_s;
        const QString turned = u"Falkner, Ida"_s;
        QTest::newRow("two words") << u"ida fal"_s << QStringList{person, via, turned};
        QTest::newRow("one word") << u"falk"_s << QStringList{turned, person};
        QTest::newRow("begin of a later word") << u"off"_s << QStringList{via, u"Olaf Faye"_s};
    }

    void beginsOfNamesComeFirst()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, names);
        for (qsizetype i = 1; i < names.size(); ++i) {
            const FoldedName wanted(typed);
            QVERIFY2(matchName(wanted, FoldedName(names[i - 1]))
                         < matchName(wanted, FoldedName(names[i])),
                     qPrintable(names[i]));
        }
    }

    void closenessIsLevenshteinOfTheNearestBeginning()
    {
        QRandomGenerator random(7);
        const auto word = [&random](int length) {
            QString text;
            for (int i = 0; i < length; ++i)
                text += QChar(u'a' + random.bounded(4));
            return text;
        };
        int within = 0;
        for (int i = 0; i < 20'000; ++i) {
            const QString typed = word(4 + random.bounded(9));
            const QString name = word(2 + random.bounded(12));
            int least = 1000;
            for (qsizetype end = 0; end <= name.size(); ++end)
                least = std::min(least, plainDistance(typed, name.first(end)));
            const NameMatch match = matchName(FoldedName(typed), FoldedName(name));
            if (match.fit == NameFit::Close) {
                QCOMPARE(match.distance, least);
                ++within;
            } else if (match.fit == NameFit::None) {
                QVERIFY2(least > allowedDistance(typed.size()), qPrintable(typed + u' ' + name));
            }
        }
        QVERIFY(within > 100);
    }

    void findsActorsInAnySpelling()
    {
        ScratchCasefile file;
        VERIFY_DONE(file.log().apply({u"t"_s, u"t"_s}, [](Writer &w) -> Result<void> {
            const auto kataib =
                w.insert("actor", {{"name", u"Kataib Hezbollah"_s}, {"kind", u"organisation"_s}});
            for (const QString &name : {u"Hezbollah Brigades"_s, u"كتائب حزب الله"_s}) {
                if (const auto added =
                        w.insert("actor_name", {{"actor", kataib->value}, {"name", name}});
                    !added)
                    return added.error();
            }
            for (const QString &name :
                 {u"Hezbollah"_s, u"Iran"_s, u"Iranian officials"_s, u"Iran"_s}) {
                if (const auto added =
                        w.insert("actor", {{"name", name}, {"kind", u"organisation"_s}});
                    !added)
                    return added.error();
            }
            return {};
        }));
        const auto index = NameIndex::ofActors(file.database());
        VERIFY_DONE(index);
        QCOMPARE(namesOf(index->find(u"hezb"_s)),
                 (QStringList{u"Hezbollah"_s, u"Kataib Hezbollah"_s}));
        QVERIFY(index->find(u"hezbollah"_s).front().exact);
        const auto arabic = index->find(u"كتايب حزب"_s);
        QCOMPARE(namesOf(arabic), QStringList{u"Kataib Hezbollah"_s});
        QCOMPARE(arabic.front().matched, u"كتائب حزب الله"_s);
        QCOMPARE(arabic.front().detail, u"organisation"_s);
        QCOMPARE(namesOf(index->find(u"iran"_s, 2)), (QStringList{u"Iran"_s, u"Iran"_s}));
        QVERIFY(index->find(u"  "_s).empty());
        const Id kataib = index->exactly(u"hezbollah BRIGADES"_s);
        QCOMPARE(index->nameOf(kataib), u"Kataib Hezbollah"_s);
        QVERIFY2(!index->exactly(u"Iran"_s).isValid(), "two actors of one name are not one");
        QVERIFY(!index->exactly(u"Iraq"_s).isValid());
        QVERIFY(NameIndex().find(u"x"_s).empty());
    }

    void tellsTheMoreUsedFirst()
    {
        ScratchCasefile file;
        VERIFY_DONE(file.log().apply({u"t"_s, u"t"_s}, [](Writer &w) -> Result<void> {
            const auto lake = w.insert("place", {{"name", u"Balad lake"_s}});
            const auto base =
                w.insert("place", {{"name", u"Balad base"_s}, {"country", u"Iraq"_s}});
            const auto ruz = w.insert("place", {{"name", u"Balad Ruz"_s}});
            for (const Id place : {*base, *base, *ruz}) {
                if (const auto added =
                        w.insert("incident",
                                 {{"kind", u"event"_s}, {"title", u"x"_s}, {"place", place.value}});
                    !added)
                    return added.error();
            }
            return lake ? Result<void>() : lake.error();
        }));
        const auto index = NameIndex::ofPlaces(file.database());
        VERIFY_DONE(index);
        QCOMPARE(namesOf(index->find(u"bal"_s)),
                 (QStringList{u"Balad base"_s, u"Balad Ruz"_s, u"Balad lake"_s}));
        QCOMPARE(index->find(u"bal"_s).front().detail, u"Iraq"_s);
    }

    void findsThoseOfTheSample()
    {
        ScratchCasefile file;
        const auto pack = readPack(samplePack(), u"sample"_s);
        VERIFY_DONE(pack);
        VERIFY_DONE(file.log().apply(
            {u"t"_s, u"t"_s},
            packImport(std::make_shared<const Pack>(*pack), std::make_shared<PackReport>())));
        const auto actors = NameIndex::ofActors(file.database());
        VERIFY_DONE(actors);
        for (const QString &typed :
             {u"kat hez"_s, u"hizbollah"_s, u"Katayib Hizballah"_s, u"kataib"_s}) {
            const QStringList names = namesOf(actors->find(typed));
            QVERIFY2(names.contains(u"Kataib Hezbollah"_s),
                     qPrintable(typed + u": "_s + names.join(u", "_s)));
        }
        const auto places = NameIndex::ofPlaces(file.database());
        VERIFY_DONE(places);
        QVERIFY(!places->find(u"taji"_s).empty());
    }

    /// Printed, not asserted: a busy machine is no fault of the index.
    void tellsTheTimeOfAKeystroke()
    {
        ScratchCasefile file;
        VERIFY_DONE(file.log().apply({u"t"_s, u"t"_s}, [](Writer &w) -> Result<void> {
            QRandomGenerator random(3);
            for (int i = 0; i < 10'000; ++i) {
                QString name;
                for (int word = 0; word < 3; ++word) {
                    for (int letter = 0; letter < 7; ++letter)
                        name += QChar(u'a' + random.bounded(26));
                    name += u' ';
                }
                if (const auto added = w.insert("actor", {{"name", name}, {"kind", u"person"_s}});
                    !added)
                    return added.error();
            }
            return {};
        }));
        QElapsedTimer timer;
        timer.start();
        const auto index = NameIndex::ofActors(file.database());
        VERIFY_DONE(index);
        qInfo("10,000 names read in %lld ms", timer.elapsed());
        const QString typed = u"brigades of the north"_s;
        for (qsizetype length : {1, 2, 4, 8, 15, 21}) {
            timer.restart();
            const size_t found = index->find(typed.first(length)).size();
            qInfo("%lld letters: %.1f ms, %zu found",
                  qint64(length),
                  double(timer.nsecsElapsed()) / 1e6,
                  found);
        }
    }

private:
    static int plainDistance(const QString &a, const QString &b)
    {
        std::vector<std::vector<int>> table(size_t(a.size()) + 1,
                                            std::vector<int>(size_t(b.size()) + 1));
        for (size_t i = 0; i <= size_t(a.size()); ++i) {
            for (size_t j = 0; j <= size_t(b.size()); ++j) {
                if (i == 0 || j == 0)
                    table[i][j] = int(i + j);
                else
                    table[i][j] =
                        std::min({table[i - 1][j] + 1,
                                  table[i][j - 1] + 1,
                                  table[i - 1][j - 1]
                                      + (a[qsizetype(i) - 1] == b[qsizetype(j) - 1] ? 0 : 1)});
            }
        }
        return table.back().back();
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
