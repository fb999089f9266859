#include "model/workbench/ledger.h"

#include <QTest>

#include <map>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// One attribution as a row of a table: who, which stance, said by whom, when, through which outlet.
struct Row
{
    QString actor, stance, speaker, said = u"2019-12-28"_s, outlet = u"The Harbour Post"_s;
    QString basis = u"stated"_s, institution = {}, government = {}, retracted = {};
};

Id idOf(const QString &name)
{
    static std::map<QString, qint64> known;
    const auto [place, isNew] = known.try_emplace(name, static_cast<qint64>(known.size()) + 1);
    return {place->second};
}

Dossier dossierOf(const std::vector<Row> &rows)
{
    Dossier dossier;
    dossier.id = {1};
    dossier.title = u"Rockets on the northern depot"_s;
    for (const Row &row : rows) {
        StatementView said;
        said.id = {static_cast<qint64>(dossier.statements.size()) + 700};
        said.speaker = idOf(row.speaker);
        said.speakerName = row.speaker;
        said.saidEdtf = row.said;
        said.saidBasis = row.basis;
        said.institution = row.institution;
        said.institutionId = row.institution.isEmpty() ? Id() : idOf(row.institution);
        said.ofGovernment = !row.government.isEmpty();
        said.government = row.government;
        said.governmentId = said.ofGovernment ? idOf(row.government) : Id();
        ReportView report;
        report.outlet = row.outlet;
        report.chain = {row.outlet, row.speaker};
        said.reports = {report};
        dossier.statements.push_back(said);
        AttributionView one;
        one.id = {static_cast<qint64>(dossier.attributions.size()) + 800};
        one.actor = row.actor.isEmpty() ? Id() : idOf(row.actor);
        one.actorName = row.actor;
        one.role = u"perpetrator"_s;
        one.stance = row.stance;
        one.retracted = row.retracted;
        one.statement = static_cast<int>(dossier.statements.size()) - 1;
        dossier.attributions.push_back(one);
    }
    return dossier;
}

QString listed(const std::vector<int> &cards)
{
    QStringList numbers;
    for (const int card : cards)
        numbers += QString::number(card);
    return numbers.join(u' ');
}

// `>Northern militias: 0 1 | against 2`, one for each group, deeper ones with a `>` each.
QStringList shapeOf(const Ledger &ledger)
{
    QStringList shape;
    for (const LedgerGroup &group : ledger.groups) {
        QString line = QString(group.depth, u'>') + group.title + u": "_s + listed(group.pro);
        if (!group.against.empty())
            line += u" | against "_s + listed(group.against);
        shape += line.simplified();
    }
    return shape;
}

const QString brigade = u"The Brigade"_s;
const QString column = u"Northern Column"_s;
const QString militias = u"border militias"_s;
const QString asserts = u"asserts"_s;
const QString suspects = u"suspects"_s;

} // namespace

class TestLedgerCounts : public QObject
{
    Q_OBJECT

private slots:
    void gradeThatLostItsGround();
    void groups_data();
    void groups();
    void descriptionsStandOverTheirMembers();
    void circlesLoseNothing();
    void everyCardStandsOnce();
    void counts_data();
    void counts();
    void eitherOrCountsOnce();
    void silence_data();
    void silence();
    void reportsOfOneQuotationAreOneAttribution();
    void anArticlesOwnVoiceIsItsOutlets();
    void textNamesEverybody();
};

void TestLedgerCounts::groups_data()
{
    QTest::addColumn<int>("grouping");
    QTest::addColumn<QStringList>("shape");
    const auto of = [](Grouping grouping) {
        return static_cast<int>(grouping);
    };
    QTest::newRow("by actor, the unnamed last")
        << of(Grouping::Actor)
        << QStringList{u"The Brigade: 4 0 | against 2 3"_s, u"Northern Column: 1"_s, u": 5"_s};
    QTest::newRow("by stance, what speaks against last") << of(Grouping::Stance)
                                                         << QStringList{u"asserts: 4"_s,
                                                                        u"suspects: 0 1"_s,
                                                                        u"declines to name: 5"_s,
                                                                        u"denies: 2"_s,
                                                                        u"doubts: 3"_s};
    QTest::newRow("by institution") << of(Grouping::Institution)
                                    << QStringList{u"Ministry of Defence: 4 0"_s,
                                                   u"The Harbour Post: 1"_s,
                                                   u"a general: 5"_s,
                                                   u"a spokesman: | against 2"_s,
                                                   u"an expert: | against 3"_s};
    QTest::newRow("by date said, earliest first") << of(Grouping::Said)
                                                  << QStringList{u"27 Dec 2019: 4"_s,
                                                                 u"28 Dec 2019: 0 | against 2"_s,
                                                                 u"by 28 Dec 2019: 1"_s,
                                                                 u"29 Dec 2019: 5 | against 3"_s};
}

void TestLedgerCounts::groups()
{
    QFETCH(int, grouping);
    const QString ministry = u"Ministry of Defence"_s;
    const Dossier dossier =
        dossierOf({{brigade, suspects, u"officials"_s, u"2019-12-28"_s, {}, u"stated"_s, ministry},
                   {column, suspects, u"The Harbour Post"_s, u"2019-12-28"_s, {}, u"publication"_s},
                   {brigade, u"denies"_s, u"a spokesman"_s},
                   {brigade, u"doubts"_s, u"an expert"_s, u"2019-12-29"_s},
                   {brigade, asserts, u"a minister"_s, u"2019-12-27"_s, {}, u"stated"_s, ministry},
                   {{}, u"declines to name"_s, u"a general"_s, u"2019-12-29"_s}});
    QTEST(shapeOf(ledgerOf(dossier, static_cast<Grouping>(grouping))), "shape");
}

void TestLedgerCounts::descriptionsStandOverTheirMembers()
{
    Dossier dossier = dossierOf({{brigade, asserts, u"a minister"_s},
                                 {column, suspects, u"a paper"_s},
                                 {militias, suspects, u"officials"_s},
                                 {u"foreign-backed groups"_s, suspects, u"an expert"_s}});
    dossier.covers = {{idOf(militias), idOf(brigade)}};
    QCOMPARE(shapeOf(ledgerOf(dossier, Grouping::Actor)),
             (QStringList{u"Northern Column: 1"_s,
                          u"border militias: 2"_s,
                          u">The Brigade: 0"_s,
                          u"foreign-backed groups: 3"_s}));
    // The narrowest description is the one it stands under.
    dossier.covers = {{idOf(u"foreign-backed groups"_s), idOf(brigade)},
                      {idOf(militias), idOf(brigade)},
                      {idOf(u"foreign-backed groups"_s), idOf(militias)}};
    const Ledger ledger = ledgerOf(dossier, Grouping::Actor);
    QCOMPARE(shapeOf(ledger),
             (QStringList{u"Northern Column: 1"_s,
                          u"foreign-backed groups: 3"_s,
                          u">border militias: 2"_s,
                          u">>The Brigade: 0"_s}));
    QVERIFY(ledger.groups.at(1).covers);
    QVERIFY(!ledger.groups.at(3).covers);
    // A description that nobody used here is no heading.
    dossier.covers = {{Id{9999}, idOf(brigade)}};
    QCOMPARE(ledgerOf(dossier, Grouping::Actor).groups.front().depth, 0);
}

void TestLedgerCounts::circlesLoseNothing()
{
    Dossier dossier = dossierOf({{brigade, asserts, u"a minister"_s},
                                 {column, suspects, u"a paper"_s},
                                 {militias, suspects, u"a"_s}});
    dossier.covers = {{idOf(brigade), idOf(column)},
                      {idOf(column), idOf(brigade)},
                      {idOf(militias), idOf(militias)}};
    QCOMPARE(ledgerOf(dossier, Grouping::Actor).groups.size(), size_t(3));
}

void TestLedgerCounts::everyCardStandsOnce()
{
    Dossier dossier;
    const QStringList stances{
        asserts, suspects, u"denies"_s, u"rules out"_s, u"doubts"_s, u"investigates"_s};
    std::vector<Row> rows;
    for (int i = 0; i < 60; ++i) {
        rows.push_back({QString::number(i % 7),
                        stances.at(i % 6),
                        u"s"_s + QString::number(i % 5),
                        i % 4 ? u"2020-01-0"_s + QString::number(1 + i % 9) : QString()});
        if (i % 11 == 0)
            rows.back().retracted = u"withdrawn"_s;
    }
    dossier = dossierOf(rows);
    for (int grouping = 0; grouping < groupingCount; ++grouping) {
        const Ledger ledger = ledgerOf(dossier, static_cast<Grouping>(grouping));
        std::vector<int> all = ledger.retracted;
        QCOMPARE(all.size(), size_t(6));
        for (const LedgerGroup &group : ledger.groups) {
            all.insert(all.end(), group.pro.begin(), group.pro.end());
            all.insert(all.end(), group.against.begin(), group.against.end());
        }
        std::sort(all.begin(), all.end());
        QCOMPARE(all.size(), size_t(60));
        QVERIFY(std::adjacent_find(all.begin(), all.end()) == all.end());
    }
}

void TestLedgerCounts::counts_data()
{
    QTest::addColumn<QStringList>("speakers"); // `speaker@outlet@government`
    QTest::addColumn<QString>("words");
    QTest::newRow("nobody") << QStringList() << QString();
    QTest::newRow("one of each") << QStringList{u"a minister@The Harbour Post@Examplia"_s}
                                 << u"1 attribution, 1 speaker, 1 government, 1 outlet"_s;
    QTest::newRow("two organs of one government")
        << QStringList{u"a minister@The Harbour Post@Examplia"_s,
                       u"a general@The Harbour Post@Examplia"_s}
        << u"2 attributions, 2 speakers, 1 government, 1 outlet"_s;
    QTest::newRow("one speaker, two outlets")
        << QStringList{u"an expert@The Harbour Post@"_s, u"an expert@Evening Paper@"_s}
        << u"2 attributions, 1 speaker, 2 outlets"_s;
}

void TestLedgerCounts::counts()
{
    QFETCH(QStringList, speakers);
    std::vector<Row> rows;
    for (const QString &one : speakers) {
        const QStringList parts = one.split(u'@');
        Row row{brigade, suspects, parts.at(0), u"2020"_s, parts.at(1)};
        row.government = parts.at(2);
        rows.push_back(row);
    }
    QTEST(countWords(ledgerCountsOf(dossierOf(rows))), "words");
}

void TestLedgerCounts::eitherOrCountsOnce()
{
    Dossier dossier = dossierOf({{brigade, suspects, u"a paper"_s},
                                 {column, suspects, u"a paper"_s},
                                 {column, asserts, u"a minister"_s}});
    dossier.attributions[0].alternatives = {dossier.attributions[1].id};
    LedgerCounts counts = ledgerCountsOf(dossier);
    QCOMPARE(counts.attributions, 2);
    QCOMPARE(counts.cards, 3);
    QCOMPARE(counts.speakers.size(), size_t(2));
    QCOMPARE(counts.speakers.front().name, u"a paper"_s);
    QCOMPARE(counts.speakers.front().attributions, 2);
    // A candidate that was retracted is no longer one.
    dossier.attributions[0].retracted = u"misread"_s;
    counts = ledgerCountsOf(dossier);
    QCOMPARE(counts.attributions, 2);
    QCOMPARE(counts.retracted, 1);
    dossier.attributions[2].distributedFrom = dossier.attributions[1].id;
    QCOMPARE(ledgerCountsOf(dossier).attributions, 1);
}

void TestLedgerCounts::silence_data()
{
    QTest::addColumn<QStringList>("stances");
    QTest::addColumn<QString>("words");
    QTest::newRow("accused only") << QStringList{suspects, u"doubts"_s, u"rules out"_s}
                                  << u"no denial and no claim of responsibility recorded"_s;
    QTest::newRow("denied") << QStringList{u"denies"_s} << u"no claim of responsibility recorded"_s;
    QTest::newRow("claimed") << QStringList{u"claims responsibility"_s} << u"no denial recorded"_s;
    QTest::newRow("both") << QStringList{u"claims responsibility"_s, u"denies"_s} << QString();
}

void TestLedgerCounts::silence()
{
    QFETCH(QStringList, stances);
    std::vector<Row> rows;
    for (const QString &stance : stances)
        rows.push_back({brigade, stance, u"somebody"_s});
    QTEST(silenceWords(ledgerCountsOf(dossierOf(rows))), "words");
    rows.push_back({brigade, u"denies"_s, u"a spokesman"_s});
    rows.back().retracted = u"it was another attack"_s; // a retracted denial is none
    QTEST(silenceWords(ledgerCountsOf(dossierOf(rows))), "words");
}

void TestLedgerCounts::reportsOfOneQuotationAreOneAttribution()
{
    Dossier dossier = dossierOf({{brigade, suspects, u"officials"_s}});
    ReportView second;
    second.outlet = u"Evening Paper"_s;
    dossier.statements[0].reports.push_back(second);
    QCOMPARE(countWords(ledgerCountsOf(dossier)), u"1 attribution, 1 speaker, 2 outlets"_s);
    second.outlet = u"The Harbour Post"_s; // twice in the same paper
    dossier.statements[0].reports.push_back(second);
    QCOMPARE(ledgerCountsOf(dossier).outlets.size(), size_t(2));
    QCOMPARE(ledgerCountsOf(dossier).outlets.back().attributions, 1);
}

void TestLedgerCounts::anArticlesOwnVoiceIsItsOutlets()
{
    Dossier dossier = dossierOf({{brigade, suspects, u"narration 1"_s}});
    StatementView &said = dossier.statements[0];
    said.speakerKind = u"outlet"_s;
    said.institution = u"The Harbour Post"_s;
    QCOMPARE(ledgerCountsOf(dossier).speakers.front().name,
             u"The Harbour Post, in its own voice"_s);
    said.speakerKind = u"person"_s; // a reporter speaks for the outlet and has a name
    QCOMPARE(speakerNameOf(said), u"narration 1"_s);
}

void TestLedgerCounts::textNamesEverybody()
{
    Dossier dossier = dossierOf({{militias, suspects, u"officials"_s},
                                 {brigade, asserts, u"a minister"_s},
                                 {brigade, u"denies"_s, u"a spokesman"_s},
                                 {column, asserts, u"a paper"_s}});
    dossier.covers = {{idOf(militias), idOf(brigade)}};
    dossier.attributions[1].wording = u"it was the Brigade"_s;
    dossier.attributions[1].grounds = u"intercepts"_s;
    dossier.attributions[3].retracted = u"misread"_s;
    QCOMPARE(
        ledgerText(dossier, ledgerOf(dossier, Grouping::Actor)).split(u'\n'),
        (QStringList{
            u"Rockets on the northern depot"_s,
            u"3 attributions, 3 speakers, 1 outlet"_s,
            u"no claim of responsibility recorded"_s,
            u"border militias"_s,
            u"  border militias: suspects · officials · said 28 Dec 2019 · The Harbour Post ← officials"_s,
            u"  The Brigade"_s,
            u"    The Brigade: asserts · a minister · “it was the Brigade” · intercepts · said 28 Dec 2019 · The Harbour Post ← a minister"_s,
            u"    against:"_s,
            u"      The Brigade: denies · a spokesman · said 28 Dec 2019 · The Harbour Post ← a spokesman"_s,
            u"Northern Column: asserts · a paper · said 28 Dec 2019 · The Harbour Post ← a paper · retracted: misread"_s}));
}

void TestLedgerCounts::gradeThatLostItsGround()
{
    Dossier dossier = dossierOf({{u"Northern militias"_s, u"suspects"_s, u"Ministry"_s},
                                 {u"Northern militias"_s, u"asserts"_s, u"Harbour office"_s},
                                 {u"Northern militias"_s, u"denies"_s, u"Their office"_s}});
    dossier.attributions[0].credibility = 1;
    QCOMPARE(gradeProblems(dossier), QStringList());
    dossier.attributions[1].retracted = u"misread"_s;
    QCOMPARE(gradeProblems(dossier).size(), 1);
    QVERIFY2(gradeProblems(dossier).first().contains(u"only Ministry stands behind"_s),
             qPrintable(gradeProblems(dossier).first()));
    // Who said it jointly stands behind it too.
    dossier.statements[0].coSpeakers = {u"Coast guard"_s};
    QCOMPARE(gradeProblems(dossier), QStringList());
    dossier.statements[0].coSpeakers.clear();
    dossier.attributions[0].retracted = u"misread"_s;
    QCOMPARE(gradeProblems(dossier), QStringList());
}

QTEST_GUILESS_MAIN(TestLedgerCounts)
#include "tst_ledgercounts.moc"
