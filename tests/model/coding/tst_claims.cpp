// Claims and the figures that they, the rule or an analyst's choice make.
#include "drafts.h"
#include "model/coding/assessments.h"
#include "model/store/likelihood.h"

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const FigureKey fired{"munitions", "fired", u"all"_s};

Figure figureOf(const Dossier &dossier, const FigureKey &key)
{
    const auto at = dossier.figures.find(key);
    return at == dossier.figures.end() ? Figure{} : at->second;
}

QString numbers(const std::optional<qint32> &low,
                const std::optional<qint32> &best,
                const std::optional<qint32> &high)
{
    QStringList words;
    for (const auto &number : {low, best, high})
        words += number ? QString::number(*number) : u"-"_s;
    return words.join(u' ');
}

QString numbers(const Figure &figure)
{
    return numbers(figure.low, figure.best, figure.high);
}

} // namespace

class TestClaims : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { m_file = std::make_unique<SampleCasefile>(); }

    void init() { m_before = dumpOf(m_file->database()); }

    void cleanup()
    {
        QCOMPARE(firstDifference(dumpOf(m_file->database()), m_before), QByteArray());
    }

    void rangeFollowsTheQualifier_data();
    void rangeFollowsTheQualifier();
    void changingNothingIsNoEdit();
    void contestedFeedsNothing();
    void reportOf57RocketsMovesAndComesBack();
    void choiceHoldsAndGoes();
    void newestChoiceHolds();
    void choiceWithoutClaims();
    void assessmentsAreHistory();
    void refusals_data();
    void refusals();

private:
    void undo(const Edit &edit) { VERIFY_DONE(m_file->undo(edit)); }

    FigureChoice choice(const FigureKey &key, qint32 low, qint32 best, qint32 high) const
    {
        return {m_file->id("incident", k1), key, low, best, high, u"the crater count"_s, u"Ada"_s};
    }

    std::unique_ptr<SampleCasefile> m_file;
    QByteArrayList m_before;
};

void TestClaims::rangeFollowsTheQualifier_data()
{
    QTest::addColumn<QString>("qualifier");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("range");
    QTest::newRow("at least") << u"at least"_s << 10 << u"10 10 -"_s;
    QTest::newRow("more than") << u"more than"_s << 10 << u"11 11 -"_s;
    QTest::newRow("nearly") << u"nearly"_s << 12 << u"11 11 -"_s;
    QTest::newRow("about") << u"about"_s << 30 << u"- 30 -"_s;
    QTest::newRow("up to") << u"up to"_s << 36 << u"- - 36"_s;
    QTest::newRow("several") << u"several"_s << 0 << u"2 3 -"_s;
    QTest::newRow("dozens") << u"dozens"_s << 0 << u"24 - -"_s;
    QTest::newRow("exactly") << u"exactly"_s << 4 << u"4 4 4"_s;
}

void TestClaims::rangeFollowsTheQualifier()
{
    QFETCH(QString, qualifier);
    QFETCH(int, number);
    QFETCH(QString, range);
    ClaimDraft draft = killedTwo(*m_file);
    draft.field = u"munitions"_s;
    draft.nationality.clear();
    draft.qualifier = qualifier;
    draft.best = number ? std::optional(number) : std::nullopt;
    const auto edit = m_file->perform(addClaim(draft));
    VERIFY_DONE(edit);
    const Dossier dossier = dossierOf(*m_file, k1);
    const ClaimView view = claimOf(dossier, SampleCasefile::only(*edit, "claim"));
    QCOMPARE(view.measure, u"unspecified"_s);
    QCOMPARE(numbers(view.low, view.best, view.high), range);
    QCOMPARE(view.citations.size(), size_t(1));
    // What was made of it stays what it is when the claim is changed.
    const auto same = m_file->perform(changeClaim(view.id, draftOf(dossier, view)));
    VERIFY_DONE(same);
    QCOMPARE(same->seq, 0);
    undo(*edit);
}

void TestClaims::changingNothingIsNoEdit()
{
    for (const QString &incident : {k1, taji, u"agg-dozen-2019"_s}) {
        const Dossier dossier = dossierOf(*m_file, incident);
        for (const ClaimView &claim : dossier.claims) {
            const auto same = m_file->perform(changeClaim(claim.id, draftOf(dossier, claim)));
            VERIFY_DONE(same);
            QCOMPARE(same->seq, 0);
        }
        for (const AttributionView &view : dossier.attributions) {
            const auto same = m_file->perform(changeAttribution(view.id, draftOf(dossier, view)));
            VERIFY_DONE(same);
            QCOMPARE(same->seq, 0);
        }
    }
}

void TestClaims::contestedFeedsNothing()
{
    QCOMPARE(numbers(figureOf(dossierOf(*m_file, k1), fired)), u"31 31 36"_s);
    const Id claim = m_file->id("claim", u"000-C067"_s);
    const auto edit = m_file->perform(setFeeding({claim}, false, u"unlike measure"_s));
    VERIFY_DONE(edit);
    const Dossier dossier = dossierOf(*m_file, k1);
    QCOMPARE(numbers(figureOf(dossier, fired)), u"- - -"_s);
    QCOMPARE(claimOf(dossier, claim).reason, u"unlike measure"_s);
    undo(*edit);
}

void TestClaims::reportOf57RocketsMovesAndComesBack()
{
    const Id claim = m_file->id("claim", u"003-C065"_s);
    const QString june = u"taji-rocket-2020-06-13"_s;
    const int before = figureOf(dossierOf(*m_file, june), fired).claims;
    const auto there = m_file->perform(moveClaims({claim}, m_file->id("incident", june)));
    VERIFY_DONE(there);
    QVERIFY(figureOf(dossierOf(*m_file, taji), fired).claims == 0);
    QCOMPARE(figureOf(dossierOf(*m_file, june), fired).claims, before + 1);
    QVERIFY(!claimOf(dossierOf(*m_file, june), claim).citations.empty());
    const auto back = m_file->perform(moveClaims({claim}, m_file->id("incident", taji)));
    VERIFY_DONE(back);
    QCOMPARE(firstDifference(dumpOf(m_file->database()), m_before), QByteArray());
}

void TestClaims::choiceHoldsAndGoes()
{
    const auto chosen = m_file->perform(overrideFigure(choice(fired, 30, 31, 32)));
    VERIFY_DONE(chosen);
    const Dossier dossier = dossierOf(*m_file, k1);
    const Figure figure = figureOf(dossier, fired);
    QCOMPARE(numbers(figure), u"30 31 32"_s);
    QVERIFY(figure.overridden && dossier.munitions.overridden);
    QCOMPARE(figure.claims, 2);
    QCOMPARE(numbers(dossier.munitions), u"30 31 32"_s);
    QCOMPARE(dossier.overrides.size(), size_t(1));
    QCOMPARE(numbers(dossier.overrides.front().byRule), u"31 31 36"_s);
    QCOMPARE(dossier.overrides.front().reason, u"the crater count"_s);
    QCOMPARE(dossier.overrides.front().madeBy, u"Ada"_s);
    // Claims of other measures are not touched.
    QVERIFY(!figureOf(dossier, {"munitions", "landed", u"all"_s}).overridden);
    const auto rule = m_file->perform(followRule(dossier.id, fired));
    VERIFY_DONE(rule);
    QCOMPARE(firstDifference(dumpOf(m_file->database()), m_before), QByteArray());
}

void TestClaims::newestChoiceHolds()
{
    const auto first = m_file->perform(overrideFigure(choice(fired, 30, 31, 32)));
    const auto second = m_file->perform(overrideFigure(choice(fired, 20, 25, 30)));
    VERIFY_DONE(first);
    VERIFY_DONE(second);
    const Dossier dossier = dossierOf(*m_file, k1);
    QCOMPARE(numbers(figureOf(dossier, fired)), u"20 25 30"_s);
    QCOMPARE(dossier.overrides.size(), size_t(1));
    undo(*second);
    QCOMPARE(numbers(figureOf(dossierOf(*m_file, k1), fired)), u"30 31 32"_s);
    undo(*first);
}

void TestClaims::choiceWithoutClaims()
{
    const FigureKey british{"wounded", {}, u"British"_s};
    const auto chosen = m_file->perform(overrideFigure(choice(british, 0, 0, 0)));
    VERIFY_DONE(chosen);
    const Dossier dossier = dossierOf(*m_file, k1);
    const Figure figure = figureOf(dossier, british);
    QCOMPARE(figure.state, FigureState::None); // zero was chosen, which is not “not stated”
    QCOMPARE(figure.claims, 0);
    QVERIFY(figure.overridden);
    QCOMPARE(dossier.overrides.front().byRule, Figure{});
    undo(*chosen);
}

void TestClaims::assessmentsAreHistory()
{
    AssessmentDraft draft;
    draft.actor = actorRef(*m_file, u"Kataib Hezbollah"_s);
    draft.likelihood = 5;
    draft.alternatives = {{actorRef(*m_file, u"Islamic State (ISIS)"_s), 1},
                          {newActor(u"Others"_s, u"description"_s), 2}};
    draft.who = u"Ada"_s;
    const auto first = m_file->perform(assess({m_file->id("incident", k1)}, draft));
    VERIFY_DONE(first);
    draft.actor = {};
    draft.likelihood = 0;
    draft.alternatives[1].first = actorRef(*m_file, u"Others"_s);
    const auto second = m_file->perform(assess({m_file->id("incident", k1)}, draft));
    VERIFY_DONE(second);
    // Saved again as it is, it is no second judgement.
    const auto again = m_file->perform(assess({m_file->id("incident", k1)}, draft));
    VERIFY_DONE(again);
    QCOMPARE(again->seq, 0);
    const Dossier dossier = dossierOf(*m_file, k1);
    QCOMPARE(dossier.assessments.size(), size_t(2));
    QCOMPARE(dossier.assessments[0].actorName, QString()); // insufficient information, newest first
    QCOMPARE(dossier.assessments[0].alternatives.size(), size_t(2));
    QCOMPARE(dossier.assessments[1].likelihood, 5);
    QCOMPARE(dossier.assessments[1].alternatives[0].actorName, u"Others"_s); // most likely first
    // What the table and the facets read tells it from one that nobody has judged.
    const auto judged = [this] {
        Statement band(m_file->database(),
                       "SELECT likelihood FROM incident_derived WHERE incident = ?1");
        band.bind(1, m_file->id("incident", k1));
        return band.next() ? int(band.integer(0)) : 0;
    };
    QCOMPARE(judged(), insufficientInformation);
    undo(*second);
    QCOMPARE(judged(), 5);
    undo(*first);
}

void TestClaims::refusals_data()
{
    using File = SampleCasefile;
    using Make = std::function<EditLog::Change(File &)>;
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<Make>("change");
    const auto row = [](const char *name, const QString &sentence, const Make &make) {
        QTest::newRow(name) << sentence << make;
    };
    const auto wrong = [](auto set) {
        return Make([set](File &f) {
            ClaimDraft draft = killedTwo(f);
            set(draft);
            return addClaim(draft);
        });
    };
    row("field", u"“dead” is not a field that a claim can be about."_s, wrong([](ClaimDraft &d) {
            d.field = u"dead"_s;
        }));
    row("measure of people",
        u"Fired, landed and found unfired are measures of munitions, not of killed."_s,
        wrong([](ClaimDraft &d) { d.measure = u"fired"_s; }));
    row("nothing reported",
        u"Say what is reported about killed: a figure, none, not reported, or unknown."_s,
        wrong([](ClaimDraft &d) { d.reported.clear(); }));
    row("no figure",
        u"Give the figure: a number, a range, or “several” or “dozens”."_s,
        wrong([](ClaimDraft &d) { d.best.reset(); }));
    row("descending", u"Low, best and high must ascend: 5, 2, –."_s, wrong([](ClaimDraft &d) {
            d.low = 5;
        }));
    row("less than nothing", u"A count is never less than 0."_s, wrong([](ClaimDraft &d) {
            d.low = -1;
        }));
    row("number of what is not reported",
        u"What is not reported has no number: take it away, or choose “figure”."_s,
        wrong([](ClaimDraft &d) { d.reported = u"not reported"_s; }));
    row("feeds nothing for no reason",
        u"Say why the claim feeds nothing: it stays readable with the reason."_s,
        wrong([](ClaimDraft &d) { d.feeds = false; }));
    row("words for a count",
        u"A claim about the target holds words, not a count."_s,
        wrong([](ClaimDraft &d) {
            d.field = u"target"_s;
            d.reported.clear();
            d.qualifier.clear();
        }));
    row("superseded by another field",
        u"“killed 1” and “munitions fired 31 (31–36)” are not about the same field, so that neither supersedes the other."_s,
        [](File &f) {
            return supersede(
                f.id("claim", u"000-C001"_s), f.id("claim", u"000-C067"_s), u"later"_s);
        });
    row("superseded by another incident",
        u"“killed 1” and “killed 3” are not about the same incident, so that neither supersedes the other."_s,
        [](File &f) {
            return supersede(
                f.id("claim", u"000-C001"_s), f.id("claim", u"004-C020"_s), u"later"_s);
        });
    row("superseded in a circle",
        u"Claims cannot supersede each other in a circle: “munitions fired 31 (31–36)” would."_s,
        [](File &f) {
            return supersede(
                f.id("claim", u"000-C067"_s), f.id("claim", u"000-C065"_s), u"later"_s);
        });
    row("superseded one moved alone",
        u"“munitions fired more than 10” is superseded by another claim of its incident: move both, or let it stand again first. Nothing was changed."_s,
        [](File &f) { return moveClaims({f.id("claim", u"000-C065"_s)}, f.id("incident", taji)); });
    row("contested for no reason",
        u"Say why the claim feeds nothing: it stays readable with the reason."_s,
        [](File &f) { return setFeeding({f.id("claim", u"000-C001"_s)}, false, {}); });
    row("choice without a reason",
        u"Say why the codebook's rule is overridden: the reason stands beside the figure."_s,
        [](File &f) {
            return overrideFigure({f.id("incident", k1), fired, 1, 2, 3, {}, u"Ada"_s});
        });
    row("choice of nothing", u"Give at least one of low, best and high."_s, [](File &f) {
        return overrideFigure({f.id("incident", k1), fired, {}, {}, {}, u"so"_s, u"Ada"_s});
    });
    row("descending choice", u"Low, best and high must ascend from 0."_s, [](File &f) {
        return overrideFigure({f.id("incident", k1), fired, 3, 2, {}, u"so"_s, u"Ada"_s});
    });
    row("choice of people by a measure of munitions",
        u"Fired, landed and found unfired are measures of munitions, not of killed."_s,
        [](File &f) {
            return overrideFigure(
                {f.id("incident", k1), {"killed", "fired", u"all"_s}, 1, 2, 3, u"so"_s, u"Ada"_s});
        });
    row("choice by no measure",
        u"“heard” is not a measure: fired, landed, found unfired or unspecified."_s,
        [](File &f) {
            return overrideFigure({f.id("incident", k1),
                                   {"munitions", "heard", u"all"_s},
                                   1,
                                   2,
                                   3,
                                   u"so"_s,
                                   u"Ada"_s});
        });
    row("no choice to withdraw",
        u"munitions fired already follows the codebook's rule."_s,
        [](File &f) { return followRule(f.id("incident", k1), fired); });
    const auto misjudged = [](auto set) {
        return Make([set](File &f) {
            AssessmentDraft draft;
            draft.actor = actorRef(f, u"Kataib Hezbollah"_s);
            draft.likelihood = 5;
            draft.who = u"Ada"_s;
            set(draft, f);
            return assess({f.id("incident", k1)}, draft);
        });
    };
    row("no band",
        u"Choose how likely it is: one of the seven bands of ICD 203."_s,
        misjudged([](AssessmentDraft &d, File &) { d.likelihood = 8; }));
    row("band of nobody",
        u"A likelihood needs an actor: name one, or assess insufficient information without a band."_s,
        misjudged([](AssessmentDraft &d, File &) { d.actor = {}; }));
    row("alternative to itself",
        u"Kataib Hezbollah is what is assessed, so it is no alternative to itself."_s,
        misjudged([](AssessmentDraft &d, File &) {
            d.alternatives = {{d.actor, 2}};
        }));
    row("alternative twice",
        u"The alternative Iran stands there twice."_s,
        misjudged([](AssessmentDraft &d, File &f) {
            d.alternatives = {{actorRef(f, u"Iran"_s), 2}, {actorRef(f, u"Iran"_s), 3}};
        }));
    row("alternative without a band",
        u"Choose how likely the alternative Iran is."_s,
        misjudged([](AssessmentDraft &d, File &f) {
            d.alternatives = {{actorRef(f, u"Iran"_s), 0}};
        }));
    row("confidence",
        u"Analytic confidence is low, moderate or high, not “likely”."_s,
        misjudged([](AssessmentDraft &d, File &) { d.confidence = u"likely"_s; }));
}

void TestClaims::refusals()
{
    QFETCH(QString, sentence);
    using Make = std::function<EditLog::Change(SampleCasefile &)>;
    QFETCH(Make, change);
    QCOMPARE(refusalOf(*m_file, change(*m_file)), sentence);
}

QTEST_GUILESS_MAIN(TestClaims)

#include "tst_claims.moc"
