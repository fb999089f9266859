#include "model/store/derivation.h"
#include "model/store/institutions.h"
#include "scratchcasefile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

FigureClaim
claim(qint64 speaker, const QByteArray &field, FigureRange range, const QString &whom = u"all"_s)
{
    FigureClaim made;
    made.statement = made.speaker = Id{speaker};
    made.field = field;
    made.whom = whom;
    made.reported = "figure";
    made.low = range.low;
    made.best = range.best;
    made.high = range.high;
    return made;
}

FigureClaim reported(FigureClaim claim, const char *how)
{
    claim.reported = how;
    return claim;
}

Figure only(const std::vector<FigureClaim> &claims)
{
    const auto figures = figuresOf(claims);
    return figures.size() == 1 ? figures.begin()->second : Figure();
}

AttributionFact
attribution(qint64 id, qint64 actor, Stance stance, qint64 speaker, qint64 institution)
{
    return {Id{id}, Id{actor}, stance, {Id{speaker}}, {Id{institution}}, {}, {}};
}

std::optional<qint32> number(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

} // namespace

class TestDerive : public QObject
{
    Q_OBJECT

private slots:
    void rulesOfTheCodebook_data();
    void rulesOfTheCodebook();
    void bestIsWhatMostSpeakersSay();
    void openAboveStaysOpen();
    void noneIsZeroAndNotReportedIsNot();
    void uncountedFeedsOnlyWithoutFigure();
    void whatFeedsNothingStaysVisible();
    void disjointClaimsConflict();
    void groupsAreNeverAdded();
    void firstMeasureIsShown();
    void datesConflictWhenTheyCannotMeet();
    void allegedIsWhomMostSpeakersName();
    void dependentAttributionsCountOnce();
    void institutionsAreFound();
    void reachesIncidentsThroughOtherRecords();
    void equalsTheCoding();
};

void TestDerive::rulesOfTheCodebook_data()
{
    QTest::addColumn<QByteArray>("qualifier");
    QTest::addColumn<QList<int>>("range"); // −1: none
    QTest::newRow("several") << QByteArray("several") << QList{2, 3, -1};
    QTest::newRow("about") << QByteArray("about") << QList{-1, 30, -1};
    QTest::newRow("nearly") << QByteArray("nearly") << QList{29, 29, -1};
    QTest::newRow("dozens") << QByteArray("dozens") << QList{24, -1, -1};
    QTest::newRow("more than") << QByteArray("more than") << QList{31, 31, -1};
    QTest::newRow("at least") << QByteArray("at least") << QList{30, 30, -1};
    QTest::newRow("up to") << QByteArray("up to") << QList{-1, -1, 30};
    QTest::newRow("exactly") << QByteArray("exactly") << QList{30, 30, 30};
}

void TestDerive::rulesOfTheCodebook()
{
    QFETCH(QByteArray, qualifier);
    QFETCH(QList<int>, range);
    const FigureRange made = rangeOf(qualifier, 30);
    QCOMPARE((QList{made.low.value_or(-1), made.best.value_or(-1), made.high.value_or(-1)}), range);
}

void TestDerive::bestIsWhatMostSpeakersSay()
{
    const auto eleven = claim(1, "killed", {11, 11, {}});
    const auto sixteen = claim(2, "killed", {16, 16, 20});
    QCOMPARE(only({eleven, sixteen}).best, 16); // a tie: the higher low
    auto again = claim(1, "killed", {11, 11, {}});
    again.statement = Id{9};
    QCOMPARE(only({eleven, again, sixteen}).best, 16); // one speaker twice is one
    QCOMPARE(only({eleven, claim(3, "killed", {11, 11, {}}), sixteen}).best, 11);
    QCOMPARE(only({eleven, sixteen}).low, 11);
}

void TestDerive::openAboveStaysOpen()
{
    const Figure figure = only({claim(1, "killed", {4, 4, 4}), claim(2, "killed", {4, 4, {}})});
    QCOMPARE(figure.low, 4);
    QVERIFY(!figure.high);
    QVERIFY(figure.differing);
    QVERIFY(!figure.conflicting);
    QCOMPARE(only({claim(1, "killed", {4, 4, 4}), claim(2, "killed", {3, 3, 9})}).high, 9);
}

void TestDerive::noneIsZeroAndNotReportedIsNot()
{
    const Figure none = only({reported(claim(1, "killed", {}), "none")});
    QCOMPARE(none.state, FigureState::None);
    QCOMPARE(none.high, 0);
    const Figure silent = only({reported(claim(1, "killed", {}), "not reported")});
    QCOMPARE(silent.state, FigureState::NotReported);
    QVERIFY(!silent.low && !silent.best && !silent.high);
    const Figure both =
        only({reported(claim(1, "killed", {}), "not reported"), claim(2, "killed", {3, 3, 3})});
    QCOMPARE(both.low, 3);
    QCOMPARE(both.claims, 2);
    QVERIFY(!both.differing);
}

void TestDerive::uncountedFeedsOnlyWithoutFigure()
{
    const auto some = reported(claim(1, "killed", {2, {}, {}}), "unknown");
    const Figure alone = only({some});
    QCOMPARE(alone.state, FigureState::Unknown);
    QCOMPARE(alone.low, 2);
    const Figure counted = only({some, claim(2, "killed", {1, 1, 1})});
    QCOMPARE(counted.state, FigureState::Figure);
    QCOMPARE(counted.high, 1);
    QVERIFY(!counted.conflicting);
    const Figure denied = only({some, reported(claim(2, "killed", {}), "none")});
    QVERIFY(denied.conflicting); // "none" and "some" cannot both be true
}

void TestDerive::whatFeedsNothingStaysVisible()
{
    auto superseded = claim(1, "munitions", {11, 11, {}});
    superseded.measure = "fired";
    superseded.feeds = false;
    auto later = claim(2, "munitions", {31, 31, 36});
    later.measure = "fired";
    const Figure figure = only({superseded, later});
    QCOMPARE(figure.low, 31);
    QCOMPARE(figure.claims, 2);
    QVERIFY(figure.differing);
    QCOMPARE(only({superseded}).state, FigureState::NotStated);
    QCOMPARE(only({superseded}).claims, 1);
}

void TestDerive::disjointClaimsConflict()
{
    QVERIFY(only({claim(1, "killed", {5, 5, 5}), claim(2, "killed", {7, 7, {}})}).conflicting);
    QVERIFY(!only({claim(1, "killed", {5, 5, 5}), claim(2, "killed", {2, {}, {}})})
                 .conflicting); // coarser
    QVERIFY(!only({claim(1, "killed", {5, 5, 5}), claim(2, "killed", {{}, 30, {}})})
                 .conflicting); // about 30
    QVERIFY(only({claim(1, "killed", {{}, {}, 5}), claim(2, "killed", {6, 6, {}})}).conflicting);
    // Nearly a dozen is fewer than twelve, and stays without a high.
    FigureClaim nearly = claim(1, "killed", {11, 11, {}});
    nearly.qualifier = "nearly";
    const Figure figure = only({nearly, claim(2, "killed", {16, 16, {}})});
    QVERIFY(figure.conflicting);
    QVERIFY(!figure.high);
    QVERIFY(!only({nearly, claim(2, "killed", {10, 10, {}})}).conflicting);
}

void TestDerive::groupsAreNeverAdded()
{
    IncidentFacts facts;
    facts.claims = {claim(1, "killed", {2, 2, 2}, u"American"_s),
                    claim(1, "killed", {1, 1, 1}, u"British"_s)};
    DerivedIncident derived = deriveIncident(facts);
    QCOMPARE(derived.killed.low, 2);
    QVERIFY(!derived.killed.best && !derived.killed.high);
    facts.claims.push_back(claim(2, "killed", {3, 3, 3}));
    derived = deriveIncident(facts);
    QCOMPARE(derived.killed.best, 3);
    QCOMPARE(derived.figures.size(), size_t(3));
    facts.claims.back().whom = u"American; British; Iraqi"_s;
    QCOMPARE(deriveIncident(facts).killed.best, 3);
    facts.claims.back() = reported(claim(2, "killed", {1, {}, {}}), "unknown");
    QCOMPARE(deriveIncident(facts).killed.low, 2); // numbers win over "some", whatever the group
}

void TestDerive::firstMeasureIsShown()
{
    IncidentFacts facts;
    facts.claims = {claim(1, "munitions", {4, 4, 4}),
                    claim(1, "munitions", {30, 30, 30}),
                    claim(1, "munitions", {36, 36, 36})};
    facts.claims[0].measure = "found unfired";
    facts.claims[1].measure = "landed";
    facts.claims[2].measure = "fired";
    facts.claims[2].feeds = false;
    DerivedIncident derived = deriveIncident(facts);
    QCOMPARE(derived.munitionsMeasure, 2);
    QCOMPARE(derived.munitions.best, 30);
    facts.claims[2].feeds = true;
    derived = deriveIncident(facts);
    QCOMPARE(derived.munitionsMeasure, 1);
    QCOMPARE(derived.conflicting, 0U); // unlike measures share no range
}

void TestDerive::datesConflictWhenTheyCannotMeet()
{
    IncidentFacts facts;
    facts.dateEdtf = u"2019-12-27"_s;
    const auto dated = [](const QString &edtf) {
        FigureClaim made = claim(1, "date", {});
        made.reported.clear();
        made.resolvedEdtf = edtf;
        return made;
    };
    facts.claims = {dated(u"2019-12-27"_s), dated(u"2019-12"_s), dated(u"../2019-12-27"_s)};
    DerivedIncident derived = deriveIncident(facts);
    QCOMPARE(derived.conflicting, 0U); // a month is no conflict with a day in it
    QCOMPARE(derived.differing, quint32(DateBit));
    facts.claims.push_back(dated(u"2019-12-28"_s));
    QCOMPARE(deriveIncident(facts).conflicting, quint32(DateBit));
    facts.claims.back().feeds = false;
    QCOMPARE(deriveIncident(facts).conflicting, 0U);
    QCOMPARE(derived.date.precision, DatePrecision::Day);
}

void TestDerive::allegedIsWhomMostSpeakersName()
{
    IncidentFacts facts;
    facts.attributions = {attribution(1, 100, Stance::Suspects, 1, 1),
                          attribution(2, 100, Stance::Suspects, 1, 1),
                          attribution(3, 200, Stance::Implies, 2, 2),
                          attribution(4, 200, Stance::Asserts, 3, 2),
                          attribution(5, 300, Stance::Denies, 4, 4),
                          attribution(6, 300, Stance::Denies, 5, 5),
                          attribution(7, 300, Stance::RulesOut, 6, 6),
                          attribution(8, 0, Stance::DeclinesToName, 7, 7)};
    DerivedIncident derived = deriveIncident(facts);
    QCOMPARE(derived.alleged, Id{200});
    QCOMPARE(derived.allegedStance, int(Stance::Asserts));
    QCOMPARE(derived.allegedActors, 2); // a denial alleges nobody
    QCOMPARE(derived.attributions, 8);
    QCOMPARE(derived.speakers, 7);
    QCOMPARE(derived.institutions, 6);
    QCOMPARE(derived.allegedRows.size(), size_t(5));
    facts.attributions = {attribution(1, 100, Stance::Suspects, 1, 1),
                          attribution(2, 100, Stance::Suspects, 2, 1),
                          attribution(3, 200, Stance::Implies, 1, 1),
                          attribution(4, 200, Stance::Implies, 3, 2)};
    QCOMPARE(deriveIncident(facts).alleged, Id{200}); // as many speakers, more institutions
    facts.attributions[3].institutions = {Id{1}};
    QCOMPARE(deriveIncident(facts).alleged, Id{100}); // the lowest id
}

void TestDerive::dependentAttributionsCountOnce()
{
    IncidentFacts facts;
    facts.attributions = {attribution(1, 100, Stance::Suspects, 1, 1),
                          attribution(2, 200, Stance::Suspects, 1, 1),
                          attribution(3, 300, Stance::Asserts, 1, 1)};
    facts.attributions[0].dependsOn = {Id{2}};
    facts.attributions[1].dependsOn = {Id{1}};
    facts.attributions[2].dependsOn = {Id{77}}; // distributed from another incident's
    QCOMPARE(deriveIncident(facts).attributions, 2);
}

void TestDerive::institutionsAreFound()
{
    ScratchCasefile casefile;
    StatementCache statements(casefile.database());
    std::map<QByteArray, Id> actors;
    const auto made =
        casefile.log().apply({u"t"_s, u"actors"_s}, [&actors](Writer &writer) -> Result<void> {
            const std::vector<std::pair<QByteArray, const char *>> kinds = {
                {"state", "state"},
                {"department", "state organ"},
                {"spokesman", "person"},
                {"militia", "organisation"},
                {"leader", "person"},
                {"narration", "outlet"},
                {"paper", "outlet"},
                {"reporter", "person"},
                {"official", "unnamed source"},
                {"nobody", "person"},
                {"aide", "person"}};
            for (const auto &[name, kind] : kinds) {
                const auto id = writer.insert(
                    "actor",
                    {{"name", QString::fromUtf8(name)}, {"kind", QString::fromUtf8(kind)}});
                if (!id)
                    return id.error();
                actors[name] = *id;
            }
            const std::vector<std::array<const char *, 3>> relations = {
                {"department", "part of", "state"},
                {"spokesman", "office holder of", "department"},
                {"leader", "commands", "militia"},
                {"narration", "part of", "paper"},
                {"reporter", "author of", "narration"},
                {"official", "part of", "state"},
                {"aide", "member of", "spokesman"}};
            for (const auto &[actor, kind, other] : relations) {
                const auto id = writer.insert("actor_relation",
                                              {{"actor", toValue(actors[actor])},
                                               {"kind", QString::fromUtf8(kind)},
                                               {"other", toValue(actors[other])}});
                if (!id)
                    return id.error();
            }
            return {};
        });
    VERIFY_DONE(made);
    Institutions institutions(statements);
    const auto is = [&](const char *actor, const char *institution) {
        return institutions.of(actors[actor]) == actors[institution];
    };
    QVERIFY(is("department", "department"));
    QVERIFY(is("spokesman", "department"));
    QVERIFY(is("aide", "department"));
    QVERIFY(is("leader", "militia"));
    QVERIFY(is("narration", "paper"));
    QVERIFY(is("reporter", "paper"));
    QVERIFY(is("official", "state"));
    QVERIFY(is("nobody", "nobody"));
}

void TestDerive::reachesIncidentsThroughOtherRecords()
{
    ScratchCasefile casefile;
    Id incident, person, paper, other, document, relation;
    const auto made = casefile.log().apply({u"t"_s, u"one"_s}, [&](Writer &w) -> Result<void> {
        incident = *w.insert("incident", {{"kind", u"event"_s}, {"title", u"Attack"_s}});
        person = *w.insert("actor", {{"name", u"Speaker"_s}, {"kind", u"person"_s}});
        paper = *w.insert("actor", {{"name", u"Paper"_s}, {"kind", u"outlet"_s}});
        other = *w.insert("actor", {{"name", u"Army"_s}, {"kind", u"state organ"_s}});
        document = *w.insert(
            "document",
            {{"kind", u"article"_s}, {"title", u"Article"_s}, {"outlet", toValue(paper)}});
        for (Id speaker : {person, other}) {
            const Id statement =
                *w.insert("statement", {{"speaker", toValue(speaker)}, {"gist", u"said"_s}});
            (void)w.insert("report",
                           {{"statement", toValue(statement)}, {"document", toValue(document)}});
            (void)w.insert("attribution",
                           {{"incident", toValue(incident)},
                            {"actor", toValue(other)},
                            {"role", u"perpetrator"_s},
                            {"stance", u"asserts"_s},
                            {"statement", toValue(statement)}});
        }
        return {};
    });
    VERIFY_DONE(made);
    const auto derived = [&](const char *column) {
        return countOf(casefile.database(),
                       QByteArray("SELECT ") + column + " FROM incident_derived");
    };
    QCOMPARE(derived("institutions"), 2);
    QCOMPARE(derived("outlets"), 1);
    VERIFY_DONE(casefile.log().apply({u"t"_s, u"relation"_s}, [&](Writer &w) -> Result<void> {
        relation = *w.insert(
            "actor_relation",
            {{"actor", toValue(person)}, {"kind", u"member of"_s}, {"other", toValue(other)}});
        return {};
    }));
    QCOMPARE(derived("institutions"), 1);
    const auto removed = casefile.log().apply({u"t"_s, u"no relation"_s}, [&](Writer &w) {
        return w.remove("actor_relation", relation);
    });
    VERIFY_DONE(removed);
    QVERIFY(std::any_of(removed->rows.begin(), removed->rows.end(), [&](const TouchedRow &row) {
        return row.table == "incident_derived" && row.incident == incident;
    }));
    QCOMPARE(derived("institutions"), 2);
    VERIFY_DONE(casefile.log().apply({u"t"_s, u"outlet"_s}, [&](Writer &w) {
        return w.update("document", document, {{"outlet", Value()}});
    }));
    QCOMPARE(derived("outlets"), 0);
}

// Every incident's figures, as a coder and a reviewer worked them out by hand.
void TestDerive::equalsTheCoding()
{
    QFile file(QStringLiteral(SOURCELINE_SOURCE_DIR "/../shared/coding/coding.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("../shared/coding/coding.json is not there: the hand coding of the sample cannot be "
              "compared");
    const QJsonObject coding = QJsonDocument::fromJson(file.readAll()).object();
    std::map<QString, qint64> numbers; // of statements and speakers
    std::map<QString, QString> speakers;
    for (const auto &value : coding.value(u"statements"_s).toArray())
        speakers[value[u"key"_s].toString()] = value[u"speaker"_s].toString();
    std::map<QString, std::vector<FigureClaim>> claims;
    for (const auto &value : coding.value(u"claims"_s).toArray()) {
        const auto idOf = [&numbers](const QString &key) {
            return numbers.try_emplace(key, qint64(numbers.size()) + 1).first->second;
        };
        const QString speaker = speakers[value[u"statement"_s].toString()];
        FigureClaim made = claim(idOf(speaker), value[u"field"_s].toString().toUtf8(), {}, {});
        const QJsonObject whom = value[u"whom"_s].toObject();
        made.whom = whom.value(u"name"_s).toString(whom.value(u"nationality"_s).toString());
        made.measure = value[u"measure"_s].toString().toUtf8();
        made.reported = value[u"reported"_s].toString().toUtf8();
        made.low = number(value[u"low"_s]);
        made.best = number(value[u"best"_s]);
        made.high = number(value[u"high"_s]);
        made.feeds = value[u"feeds"_s].toBool();
        claims[value[u"incident"_s].toString()].push_back(made);
    }
    int compared = 0;
    for (const auto &value : coding.value(u"incidents"_s).toArray()) {
        const QString key = value[u"key"_s].toString();
        std::map<FigureKey, Figure> found = figuresOf(claims[key]);
        std::erase_if(found, [](const auto &entry) {
            const Figure &figure = entry.second;
            return entry.first.field == "casualties"
                   || (!figure.low && !figure.best && !figure.high);
        });
        const QJsonObject figures = value[u"figures"_s].toObject();
        qsizetype expected = 0;
        for (auto field = figures.begin(); field != figures.end(); ++field) {
            QJsonObject groups = field.value().toObject();
            if (field.key() == u"count"_s)
                groups = {{u"all"_s, field.value()}};
            for (auto group = groups.begin(); group != groups.end();
                 ++group, ++expected, ++compared) {
                const bool byMeasure = field.key() == u"munitions"_s;
                const FigureKey at{field.key().toUtf8(),
                                   byMeasure ? group.key().toUtf8() : QByteArray(),
                                   byMeasure ? u"all"_s : group.key()};
                const QJsonObject range = group.value().toObject();
                const QByteArray where = (key + u' ' + field.key() + u' ' + group.key()).toUtf8();
                QVERIFY2(found.contains(at), where.constData());
                QVERIFY2(found[at].low == number(range.value(u"low"_s)), where.constData());
                QVERIFY2(found[at].best == number(range.value(u"best"_s)), where.constData());
                QVERIFY2(found[at].high == number(range.value(u"high"_s)), where.constData());
            }
        }
        QVERIFY2(qsizetype(found.size()) == expected, qPrintable(key));
    }
    QVERIFY(compared > 30);
}

QTEST_GUILESS_MAIN(TestDerive)
#include "tst_derive.moc"
