// What an attribution is made of, what merging and splitting keep, and what is refused with which
// sentence.
#include "drafts.h"
#include "model/coding/bulk.h"
#include "model/coding/statementrecord.h"
#include "model/text/normalise.h"

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

AttributionView only(const Dossier &dossier, const Edit &edit)
{
    return viewOf(dossier, SampleCasefile::only(edit, "attribution"));
}

const StatementView &said(const Dossier &dossier, const AttributionView &view)
{
    return dossier.statements[size_t(view.statement)];
}

} // namespace

class TestAttributions : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { m_file = std::make_unique<SampleCasefile>(); }

    void cleanup()
    {
        QCOMPARE(firstDifference(dumpOf(m_file->database()), m_before), QByteArray());
    }

    void init() { m_before = dumpOf(m_file->database()); }

    void newStatementIsComplete();
    void oneNewActorIsMadeOnce();
    void deniedAndClaimedForOneselfOnly_data();
    void deniedAndClaimedForOneselfOnly();
    void citationIsAnchored();
    void secondArticleIsASecondReport();
    void replacedStatementGoes();
    void retractedCountsNoMore();
    void mergeKeepsEverything();
    void splitReportsAndMergeRoundTrip();
    void retractedIsNotSplit();
    void eitherOrIsCountedOnce();
    void descriptionCoversItsMembers();
    void credibilityOneNeedsTwoInstitutions();
    void refusals_data();
    void refusals();

private:
    sqlite3 *database() const { return m_file->database(); }

    void undo(const Edit &edit) { VERIFY_DONE(m_file->undo(edit)); }

    std::unique_ptr<SampleCasefile> m_file;
    QByteArrayList m_before;
};

void TestAttributions::newStatementIsComplete()
{
    const auto edit = m_file->perform(addAttribution(suspicion(*m_file)));
    VERIFY_DONE(edit);
    const Dossier dossier = dossierOf(*m_file, k1);
    const AttributionView view = only(dossier, *edit);
    QCOMPARE(view.stance, u"suspects"_s);
    QCOMPARE(view.role, u"perpetrator"_s);
    QCOMPARE(view.grounds, u"the launcher"_s);
    const StatementView &statement = said(dossier, view);
    QCOMPARE(statement.speakerName, u"Ministry spokesman"_s);
    QCOMPARE(statement.speakerKind, u"person"_s);
    QCOMPARE(statement.saidEdtf, u"2019-12-28"_s); // when article 000 was published
    QCOMPARE(statement.saidBasis, u"publication"_s);
    QVERIFY(statement.gist.contains(u"Kataib Hezbollah suspected of"_s));
    QCOMPARE(statement.reports.size(), size_t(1));
    QCOMPARE(statement.reports.front().document, m_file->id("document", u"000"_s));
    QCOMPARE(statement.reports.front().chain,
             (QStringList{u"The Jerusalem Post"_s, u"Ministry spokesman"_s}));
    undo(*edit);
}

void TestAttributions::oneNewActorIsMadeOnce()
{
    AttributionDraft draft = suspicion(*m_file);
    draft.actor = newActor(u"A new cell"_s, u"organisation"_s);
    draft.statement.speaker = draft.actor;
    draft.stance = u"claims responsibility"_s;
    const auto edit = m_file->perform(addAttribution(draft));
    VERIFY_DONE(edit);
    QCOMPARE(touchedIn(*edit, "actor").size(), size_t(1));
    undo(*edit);
}

void TestAttributions::deniedAndClaimedForOneselfOnly_data()
{
    QTest::addColumn<QString>("speaker"); // new, where the sample has none
    QTest::addColumn<QString>("actor");
    QTest::addColumn<bool>("may");
    QTest::newRow("itself") << u"Kataib Hezbollah"_s << u"Kataib Hezbollah"_s << true;
    QTest::newRow("its commander") << u"Abu Mahdi al-Muhandis"_s << u"Kataib Hezbollah"_s << true;
    QTest::newRow("an organ for its state") << u"Mike Pompeo"_s << u"United States"_s << true;
    QTest::newRow("nobody knows whose") << u"A new spokesman"_s << u"Kataib Hezbollah"_s << true;
    QTest::newRow("another state's minister") << u"Mike Pompeo"_s << u"Kataib Hezbollah"_s << false;
    QTest::newRow("an outlet") << u"The Jerusalem Post"_s << u"Kataib Hezbollah"_s << false;
    QTest::newRow("what backs it") << u"Iran"_s << u"Kataib Hezbollah"_s << false;
}

void TestAttributions::deniedAndClaimedForOneselfOnly()
{
    QFETCH(QString, speaker);
    QFETCH(QString, actor);
    QFETCH(bool, may);
    for (const QString &stance : {u"denies"_s, u"claims responsibility"_s}) {
        AttributionDraft draft = suspicion(*m_file);
        draft.stance = stance;
        draft.actor = actorRef(*m_file, actor);
        draft.statement.speaker =
            speaker.startsWith(u"A new") ? newActor(speaker) : actorRef(*m_file, speaker);
        if (may) {
            const auto edit = m_file->perform(addAttribution(draft));
            VERIFY_DONE(edit);
            undo(*edit);
        } else {
            const QString refused = refusalOf(*m_file, addAttribution(draft));
            QVERIFY2(refused.contains(speaker), qPrintable(refused));
            QVERIFY(refused.contains(stance == "denies"_L1 ? u"rules out"_s : u"asserts"_s));
        }
    }
}

void TestAttributions::citationIsAnchored()
{
    const auto edit = m_file->perform(addAttribution(suspicion(*m_file)));
    VERIFY_DONE(edit);
    Statement row(database(),
                  "SELECT c.sha256, c.prefix, c.suffix, c.phrase_start, t.text FROM citation c "
                  "JOIN document d ON d.id = c.document JOIN text t ON t.sha256 = d.sha256 "
                  "WHERE c.id = ?1");
    row.bind(1, SampleCasefile::only(*edit, "citation"));
    QVERIFY(row.next());
    const Offsets text(row.text(4));
    QCOMPARE(row.text(0), sha256Hex(text.slice({0, 60})));
    QCOMPARE(row.text(1), QString());
    QCOMPARE(row.text(2), text.slice({60, 92}));
    QCOMPARE(row.integer(3), 5);
    undo(*edit);
}

void TestAttributions::secondArticleIsASecondReport()
{
    const Id id = m_file->id("attribution", u"000-A05"_s);
    const size_t before = [&] {
        const Dossier dossier = dossierOf(*m_file, k1);
        return said(dossier, viewOf(dossier, id)).reports.size();
    }();
    const auto edit = m_file->perform(
        addCitations("attribution", id, {summaryCitation(*m_file, u"003-summary"_s)}));
    VERIFY_DONE(edit);
    const Dossier dossier = dossierOf(*m_file, k1);
    QCOMPARE(said(dossier, viewOf(dossier, id)).reports.size(), before + 1);
    QCOMPARE(dossier.attributions.size(), size_t(9)); // still one of nine
    // The same sentence again is nothing new.
    const auto again = m_file->perform(
        addCitations("attribution", id, {summaryCitation(*m_file, u"003-summary"_s)}));
    VERIFY_DONE(again);
    QCOMPARE(again->seq, 0);
    undo(*edit);
}

void TestAttributions::replacedStatementGoes()
{
    const auto added = m_file->perform(addAttribution(suspicion(*m_file)));
    VERIFY_DONE(added);
    const Id id = SampleCasefile::only(*added, "attribution");
    const Id former = SampleCasefile::only(*added, "statement");
    AttributionDraft draft = draftOf(dossierOf(*m_file, k1), viewOf(dossierOf(*m_file, k1), id));
    draft.statement.id = {};
    draft.statement.speaker = newActor(u"Another spokesman"_s);
    draft.statement.reports.clear();
    draft.citations = {summaryCitation(*m_file, u"000-summary"_s)};
    const auto changed = m_file->perform(changeAttribution(id, draft));
    VERIFY_DONE(changed);
    QCOMPARE(countOf(database(),
                     "SELECT count(*) FROM statement WHERE id = " + former.toText().toUtf8()),
             0);
    const Dossier dossier = dossierOf(*m_file, k1);
    QCOMPARE(said(dossier, viewOf(dossier, id)).speakerName, u"Another spokesman"_s);
    QCOMPARE(viewOf(dossier, id).citations.size(), size_t(1));
    undo(*changed);
    undo(*added);
}

void TestAttributions::retractedCountsNoMore()
{
    const QByteArray count = "SELECT attributions FROM incident_derived WHERE incident = "
                             + m_file->id("incident", k1).toText().toUtf8();
    const qint64 before = countOf(database(), count);
    const Id id = m_file->id("attribution", u"000-A04"_s);
    const auto edit = m_file->perform(retractAttribution(id, u" misread "_s));
    VERIFY_DONE(edit);
    QCOMPARE(countOf(database(), count), before - 1);
    const Dossier dossier = dossierOf(*m_file, k1);
    QCOMPARE(dossier.attributions.back().id, id);
    QCOMPARE(dossier.attributions.back().retracted, u"misread"_s);
    undo(*edit);
}

void TestAttributions::mergeKeepsEverything()
{
    const Id into = m_file->id("attribution", u"000-A05"_s);
    AttributionDraft twice = recorded(*m_file, u"000-A05"_s);
    twice.statement.id = {};
    twice.citations = {summaryCitation(*m_file, u"002-summary"_s)};
    twice.note = u"the same words"_s;
    const auto added = m_file->perform(addAttribution(twice));
    VERIFY_DONE(added);
    const Id other = SampleCasefile::only(*added, "attribution");
    const Dossier apart = dossierOf(*m_file, k1);
    const size_t citations =
        viewOf(apart, into).citations.size() + viewOf(apart, other).citations.size();
    const size_t reports = said(apart, viewOf(apart, into)).reports.size();

    const auto merged = m_file->perform(mergeAttributions(into, {other}));
    VERIFY_DONE(merged);
    const Dossier dossier = dossierOf(*m_file, k1);
    QCOMPARE(dossier.attributions.size(), apart.attributions.size() - 1);
    const AttributionView view = viewOf(dossier, into);
    QCOMPARE(view.citations.size(), citations);
    QVERIFY(view.note.contains(u"the same words"_s));
    // Of article 000 both have the same report; that of 002 is new.
    QCOMPARE(said(dossier, view).reports.size(), reports + 1);
    QVERIFY(
        textOf(database(), "SELECT merged FROM attribution WHERE id = " + into.toText().toUtf8())
            .contains(other.toText()));
    undo(*merged);
    undo(*added);
}

void TestAttributions::splitReportsAndMergeRoundTrip()
{
    const Id id = m_file->id("attribution", u"000-A06"_s); // told by articles 000 and 001
    const QString balad = u"balad-rocket-2019-12"_s;
    const Dossier before = dossierOf(*m_file, balad);
    const StatementView &statement = said(before, viewOf(before, id));
    QVERIFY(statement.reports.size() == 2);
    const size_t citations = viewOf(before, id).citations.size();
    const auto split = m_file->perform(splitReports(id, {statement.reports[1].id}));
    VERIFY_DONE(split);
    const Dossier apart = dossierOf(*m_file, balad);
    QCOMPARE(apart.attributions.size(), before.attributions.size() + 1);
    Id other;
    for (const AttributionView &view : apart.attributions) {
        if (view.actor == viewOf(apart, id).actor && view.id != id)
            other = view.id;
    }
    QVERIFY(!viewOf(apart, id).citations.empty());
    QVERIFY(!viewOf(apart, other).citations.empty());
    QCOMPARE(viewOf(apart, id).citations.size() + viewOf(apart, other).citations.size(), citations);
    const auto merged = m_file->perform(mergeAttributions(id, {other}));
    VERIFY_DONE(merged);
    const Dossier again = dossierOf(*m_file, balad);
    QCOMPARE(again.attributions.size(), before.attributions.size());
    QCOMPARE(viewOf(again, id).citations.size(), citations);
    QCOMPARE(said(again, viewOf(again, id)).reports.size(), size_t(2));
    undo(*merged);
    undo(*split);
}

// Nobody ever recorded the parts of what was taken back.
void TestAttributions::retractedIsNotSplit()
{
    const Id id = m_file->id("attribution", u"000-A06"_s); // told by two articles
    const auto retracted = m_file->perform(retractAttribution(id, u"made up"_s));
    VERIFY_DONE(retracted);
    const QString sentence =
        u"This attribution is retracted: restore it before it is split. Nothing was changed."_s;
    const std::vector<ActorRef> two{actorRef(*m_file, u"Iran"_s),
                                    actorRef(*m_file, u"Kataib Hezbollah"_s)};
    QCOMPARE(refusalOf(*m_file, splitAttribution(id, two, false)), sentence);
    const Dossier dossier = dossierOf(*m_file, u"balad-rocket-2019-12"_s);
    const Id report = said(dossier, viewOf(dossier, id)).reports.front().id;
    QCOMPARE(refusalOf(*m_file, splitReports(id, {report})), sentence);
    undo(*retracted);
}

void TestAttributions::eitherOrIsCountedOnce()
{
    const QByteArray count = "SELECT attributions FROM incident_derived WHERE incident = "
                             + m_file->id("incident", k1).toText().toUtf8();
    const qint64 before = countOf(database(), count);
    const Id id = m_file->id("attribution", u"000-A04"_s);
    const std::vector<ActorRef> two{actorRef(*m_file, u"Kataib Hezbollah"_s),
                                    actorRef(*m_file, u"Asaib Ahl al-Haq"_s)};
    const auto either = m_file->perform(splitAttribution(id, two, true));
    VERIFY_DONE(either);
    QCOMPARE(countOf(database(), count), before);
    const Dossier dossier = dossierOf(*m_file, k1);
    QCOMPARE(viewOf(dossier, id).alternatives.size(), size_t(1));
    QCOMPARE(viewOf(dossier, viewOf(dossier, id).alternatives.front()).citations.size(),
             viewOf(dossier, id).citations.size());
    // Whoever reviewed the one has not seen the two.
    QCOMPARE(viewOf(dossier, id).review, u"draft"_s);
    QCOMPARE(viewOf(dossier, viewOf(dossier, id).alternatives.front()).review, u"draft"_s);
    undo(*either);
    const auto both = m_file->perform(splitAttribution(id, two, false));
    VERIFY_DONE(both);
    QCOMPARE(countOf(database(), count), before + 1);
    undo(*both);
}

void TestAttributions::descriptionCoversItsMembers()
{
    const Dossier dossier = dossierOf(*m_file, k1);
    const std::pair covered{
        actorRef(*m_file, u"Iran-backed militias / pro-Iranian groups (generic)"_s).id,
        actorRef(*m_file, u"Kataib Hezbollah"_s).id};
    // Islamic State is a rival, not covered; backing is not belonging.
    QCOMPARE(dossier.covers, (std::vector<std::pair<Id, Id>>{covered}));
    const Dossier attacked = dossierOf(*m_file, taji);
    QCOMPARE(attacked.covers, (std::vector<std::pair<Id, Id>>{covered}));
}

void TestAttributions::credibilityOneNeedsTwoInstitutions()
{
    AttributionDraft draft = suspicion(*m_file);
    draft.incident = m_file->id("incident", u"us-compound-240mm-2019-12"_s);
    draft.actor = actorRef(*m_file, u"Asaib Ahl al-Haq"_s);
    draft.credibility = 1;
    QCOMPARE(
        refusalOf(*m_file, addAttribution(draft)),
        u"Credibility 1 means confirmed by other sources, but only Ministry spokesman stands behind “Asaib Ahl al-Haq suspected of near a US compound, 11–20 Dec 2019”: grade it 2 or leave it open."_s);
    draft.credibility = 2;
    const auto first = m_file->perform(addAttribution(draft));
    VERIFY_DONE(first);
    // A denial by somebody else confirms nothing.
    AttributionDraft denial = draft;
    denial.credibility = 1;
    denial.stance = u"denies"_s;
    denial.statement.speaker = newActor(u"The group's office"_s, u"organisation"_s);
    QVERIFY(refusalOf(*m_file, addAttribution(denial)).startsWith(u"Credibility 1"_s));
    AttributionDraft second = draft;
    second.credibility = 1;
    second.statement.speaker = newActor(u"Another ministry"_s, u"state organ"_s);
    const auto confirmed = m_file->perform(addAttribution(second));
    VERIFY_DONE(confirmed);
    // Nor may a changed speaker take the second institution away.
    auto record = readStatement(m_file->database(), m_file->only(*confirmed, "statement"));
    VERIFY_DONE(record);
    record->speaker.id =
        Id{countOf(m_file->database(), "SELECT id FROM actor WHERE name = 'Ministry spokesman'")};
    QVERIFY(refusalOf(*m_file, changeStatement(*record)).startsWith(u"Credibility 1"_s));
    record->speaker.id = {};
    QVERIFY(refusalOf(*m_file, changeStatement(*record)).startsWith(u"Say who said it"_s));
    undo(*confirmed);
    undo(*first);
}

void TestAttributions::refusals_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<std::function<EditLog::Change(SampleCasefile &)>>("change");
    using File = SampleCasefile;
    using Make = std::function<EditLog::Change(File &)>;
    const auto row = [](const char *name, const QString &sentence, const Make &make) {
        QTest::newRow(name) << sentence << make;
    };
    const auto wrong = [](auto set) {
        return Make([set](File &f) {
            AttributionDraft draft = suspicion(f);
            set(draft, f);
            return addAttribution(draft);
        });
    };
    row("no actor",
        u"Say who is named: only with “declines to name” and “investigates” may the actor stay open."_s,
        wrong([](AttributionDraft &d, File &) { d.actor = {}; }));
    row("no speaker",
        u"Say who says so: name the speaker, or the document's own voice."_s,
        wrong([](AttributionDraft &d, File &) { d.statement.speaker = {}; }));
    row("no stance",
        u"Choose a stance: what the speaker says about the actor."_s,
        wrong([](AttributionDraft &d, File &) { d.stance.clear(); }));
    row("unknown role",
        u"“culprit” is not a role: choose perpetrator, directed, “behind, not specified”, sponsor, supplier, accomplice or front."_s,
        wrong([](AttributionDraft &d, File &) { d.role = u"culprit"_s; }));
    row("reliability",
        u"Source reliability is A to F, not “G”."_s,
        wrong([](AttributionDraft &d, File &) { d.reliability = u"G"_s; }));
    row("credibility",
        u"Information credibility is 1 to 6, not 7."_s,
        wrong([](AttributionDraft &d, File &) { d.credibility = 7; }));
    row("beyond the text",
        u"Characters 0 to 999999 are not in “Summary: after the K-1 attack”: cite a stretch of its text."_s,
        wrong([](AttributionDraft &d, File &) { d.citations[0].range.end = 999999; }));
    row("phrase outside",
        u"The phrase lies outside the sentence that is cited from “Summary: after the K-1 attack”."_s,
        wrong([](AttributionDraft &d, File &) {
            d.citations[0].phrase = TextRange{50, 70};
        }));
    row("no text",
        u"The text of “Trump in a corner after rockets kill US contractor, wound forces” is not in this casefile: attach the article to cite from it."_s,
        wrong([](AttributionDraft &d, File &f) {
            d.citations = {{f.id("document", u"000"_s), {0, 64}, {}, {}}};
        }));
    row("retracted without a reason",
        u"Say why the attribution is retracted: it stays readable with the reason."_s,
        [](File &f) { return retractAttribution(f.id("attribution", u"000-A05"_s), u" "_s); });
    row("gone",
        u"The attribution is not in the casefile (any more). Nothing was changed."_s,
        [](File &) { return restoreAttribution(Id{42}); });
    row("another stance",
        u"Attributions with another stance are not one quotation: “Iran-backed militias / pro-Iranian groups (generic) suspected of K-1 base, 27 Dec 2019” and “Iran-backed militias / pro-Iranian groups (generic) implied in K-1 base, 27 Dec 2019” stay apart."_s,
        [](File &f) {
            const Dossier d = dossierOf(f, k1);
            const Id into = f.id("attribution", u"000-A04"_s);
            for (const AttributionView &view : d.attributions) {
                if (view.actor == viewOf(d, into).actor && view.stance == u"implies"_s)
                    return mergeAttributions(into, {view.id});
            }
            return EditLog::Change();
        });
    row("another speaker",
        u"Attributions with another speaker are not one quotation: The Jerusalem Post of 28 Dec 2019, in its own voice and US intelligence officials (unnamed) stay apart."_s,
        [](File &f) {
            return mergeAttributions(f.id("attribution", u"000-A02"_s),
                                     {f.id("attribution", u"000-A04"_s)});
        });
    row("merge with itself", u"Choose at least two attributions to merge."_s, [](File &f) {
        const Id id = f.id("attribution", u"000-A02"_s);
        return mergeAttributions(id, {id});
    });
    row("split in one",
        u"Name at least two actors to split an attribution between them."_s,
        [](File &f) {
            return splitAttribution(
                f.id("attribution", u"000-A02"_s), {actorRef(f, u"Kataib Hezbollah"_s)}, true);
        });
    row("split off everything",
        u"Choose some of the reports, and leave at least one with this attribution."_s,
        [](File &f) {
            const Dossier d = dossierOf(f, k1);
            const AttributionView view = viewOf(d, f.id("attribution", u"000-A04"_s));
            return splitReports(view.id, {said(d, view).reports.front().id});
        });
    row("move to nowhere",
        u"The incident is not in the casefile (any more). Nothing was changed."_s,
        [](File &f) { return moveAttributions({f.id("attribution", u"000-A04"_s)}, Id{42}); });
    row("nobody asserts",
        u"“Iran-backed militias / pro-Iranian groups (generic) suspected of K-1 base, 27 Dec 2019” must name somebody: only “declines to name” and “investigates” may leave the actor open."_s,
        [](File &f) { return setActor({f.id("attribution", u"000-A04"_s)}, {}); });
    row("nobody is named so",
        u"None of these incidents has an attribution that names Saraya Khorasani."_s,
        [](File &f) {
            return setActorOf({f.id("incident", k1)},
                              actorRef(f, u"Saraya Khorasani"_s).id,
                              actorRef(f, u"Kataib Hezbollah"_s));
        });
    row("cite nothing", u"Select the sentence to cite."_s, [](File &f) {
        return addCitations("claim", f.id("claim", u"000-C001"_s), {});
    });
}

void TestAttributions::refusals()
{
    QFETCH(QString, sentence);
    using Make = std::function<EditLog::Change(SampleCasefile &)>;
    QFETCH(Make, change);
    QCOMPARE(refusalOf(*m_file, change(*m_file)), sentence);
}

QTEST_GUILESS_MAIN(TestAttributions)

#include "tst_attributions.moc"
