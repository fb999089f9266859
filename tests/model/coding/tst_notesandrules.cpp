// Notes and what finds them; rules and decisions and what cites them; cells and tags.
#include "drafts.h"
#include "model/coding/bulk.h"
#include "model/coding/codebooks.h"

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestNotes : public QObject
{
    Q_OBJECT

private slots:

    void initTestCase() { m_file = std::make_unique<SampleCasefile>(); }

    void init() { m_before = dumpOf(m_file->database()); }

    void cleanup()
    {
        QCOMPARE(firstDifference(dumpOf(m_file->database()), m_before), QByteArray());
    }

    void anythingTypedIsWords_data();
    void anythingTypedIsWords();
    void listsWhatTheyAreOn();
    void standsInTheMargin();
    void dossierHasThem();
    void citedDecisionStays();
    void versionKeepsRules();
    void refusals_data();
    void refusals();

private:
    sqlite3 *database() const { return m_file->database(); }

    Id codebook() const { return Id{countOf(database(), "SELECT id FROM codebook")}; }

    Subject onK1() const { return {"incident", m_file->id("incident", k1), {}}; }

    std::unique_ptr<SampleCasefile> m_file;
    QByteArrayList m_before;
};

void TestNotes::anythingTypedIsWords_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("finds");
    QTest::newRow("a word") << u"crater"_s << true;
    QTest::newRow("its beginning") << u"cra"_s << true;
    QTest::newRow("another form") << u"craters"_s << true;
    QTest::newRow("another case and accents") << u"ÉCOLE crater"_s << true;
    QTest::newRow("operators") << u"crater OR NOT ("_s << false;
    QTest::newRow("a quote") << u"\"crater"_s << true;
    QTest::newRow("stars and colons") << u"text:crater*^"_s << false;
    QTest::newRow("punctuation around") << u"(crater)-école;"_s << true;
    QTest::newRow("only punctuation") << u"\"*'--"_s << false;
    QTest::newRow("Arabic") << u"صاروخ"_s << true;
    QTest::newRow("a sign is no word") << u"\U0001D11E crater"_s << true;
    QTest::newRow("a word that is not there") << u"helicopter"_s << false;
}

void TestNotes::anythingTypedIsWords()
{
    QFETCH(QString, typed);
    QFETCH(bool, finds);
    const auto edit =
        m_file->perform(addNote(onK1(), u"The crater by the école: صاروخ"_s, u"Ada King"_s));
    VERIFY_DONE(edit);
    const auto found = readNotes(database(), typed);
    VERIFY_DONE(found);
    const Id note = SampleCasefile::only(*edit, "annotation");
    const bool isThere = std::any_of(
        found->begin(), found->end(), [note](const NoteEntry &e) { return e.note.id == note; });
    QCOMPARE(isThere, finds);
    VERIFY_DONE(m_file->undo(*edit));
}

void TestNotes::listsWhatTheyAreOn()
{
    const auto claim = m_file->perform(addNote(
        {"claim", m_file->id("claim", u"000-C067"_s), {}}, u"Count again."_s, u"Ada King"_s));
    VERIFY_DONE(claim);
    const auto all = readNotes(database());
    VERIFY_DONE(all);
    QCOMPARE(qint64(all->size()), countOf(database(), "SELECT count(*) FROM annotation"));
    const NoteEntry &newest = all->front();
    QCOMPARE(newest.note.text, u"Count again."_s);
    QCOMPARE(newest.note.author, u"Ada King"_s);
    QCOMPARE(newest.subjectName, u"Claim on K-1 base, 27 Dec 2019: munitions fired 31 (31–36)"_s);
    QCOMPARE(newest.incident, m_file->id("incident", k1));
    QVERIFY(!newest.citations.empty());
    const auto one = readNotes(database(), {}, 1);
    VERIFY_DONE(one);
    QCOMPARE(one->size(), size_t(1));
    VERIFY_DONE(m_file->undo(*claim));
}

void TestNotes::standsInTheMargin()
{
    const Id document = m_file->id("document", u"000-summary"_s);
    const auto later = m_file->perform(
        addNote({"document", document, TextRange{100, 120}}, u"Second."_s, u"Ada"_s));
    const auto first =
        m_file->perform(addNote({"document", document, TextRange{0, 20}}, u"First."_s, u"Ada"_s));
    const auto whole = m_file->perform(addNote({"document", document, {}}, u"Whole."_s, u"Ada"_s));
    for (const auto &edit : {later, first, whole})
        VERIFY_DONE(edit);
    const auto notes = notesOfDocument(database(), document);
    VERIFY_DONE(notes);
    QCOMPARE(notes->size(), size_t(2));
    QCOMPARE((*notes)[0].note.text, u"First."_s);
    QCOMPARE((*notes)[0].citations.front().range, (TextRange{0, 20}));
    QCOMPARE((*notes)[1].subject.range, std::optional(TextRange{100, 120}));
    for (const auto &edit : {whole, first, later})
        VERIFY_DONE(m_file->undo(*edit));
}

void TestNotes::dossierHasThem()
{
    const Subject claim{"claim", m_file->id("claim", u"000-C067"_s), {}};
    const std::vector<Result<Edit>> edits{
        m_file->perform(addNote(onK1(), u"Look."_s, u"Ada"_s)),
        m_file->perform(addNote(claim, u"Count."_s, u"Ada"_s)),
        m_file->perform(citeRule(claim, codebook(), 9)),
        m_file->perform(citeDecision(onK1(), m_file->id("decision", u"D001"_s))),
        m_file->perform(tagIncidents({onK1().id}, u" salvo "_s, true))};
    for (const auto &edit : edits)
        VERIFY_DONE(edit);
    const Dossier dossier = dossierOf(*m_file, k1);
    QCOMPARE(dossier.notes.size(), size_t(1));
    QCOMPARE(dossier.notes.front().text, u"Look."_s);
    QCOMPARE(dossier.basis.size(), size_t(1));
    QCOMPARE(dossier.basis.front().name, u"D001"_s);
    QCOMPARE(dossier.tags.size(), size_t(1));
    QCOMPARE(dossier.tags.front().name, u"salvo"_s);
    QCOMPARE(dossier.codebookName + u' ' + dossier.codebookVersion, u"Iraq 2018–2020 2"_s);
    const ClaimView view = claimOf(dossier, claim.id);
    QCOMPARE(view.notes.size(), size_t(1));
    QCOMPARE(view.basis.front().rule, 9);
    QCOMPARE(view.basis.front().name, u"rule 9"_s);
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
        VERIFY_DONE(m_file->undo(**edit));
}

void TestNotes::citedDecisionStays()
{
    const Id decision = m_file->id("decision", u"D001"_s);
    const auto cited = m_file->perform(citeDecision(onK1(), decision));
    VERIFY_DONE(cited);
    QCOMPARE(refusalOf(*m_file, removeDecision(decision)),
             u"D001 cannot be removed: 1 record cites it."_s);
    const auto decisions = readDecisions(database());
    VERIFY_DONE(decisions);
    QCOMPARE(decisions->size(), size_t(100));
    QCOMPARE(decisions->front().uses, 1);
    QVERIFY(!decisions->front().incidents.empty());
    VERIFY_DONE(m_file->undo(*cited));
}

void TestNotes::versionKeepsRules()
{
    const auto made = m_file->perform(newVersion(codebook(), u"10"_s, {}));
    VERIFY_DONE(made);
    const auto codebooks = readCodebooks(database());
    VERIFY_DONE(codebooks);
    QCOMPARE(codebooks->size(), size_t(2));
    QCOMPARE(codebooks->back().version, u"10"_s); // after 2
    QCOMPARE(codebooks->back().rules.size(), size_t(25));
    QCOMPARE(codebooks->front().incidents, 124);
    QCOMPARE(refusalOf(*m_file, newVersion(codebooks->front().id, u"10"_s, {})),
             u"There is a version 10 of Iraq 2018–2020 already: name the new one otherwise."_s);
    VERIFY_DONE(m_file->undo(*made));
}

void TestNotes::refusals_data()
{
    using File = SampleCasefile;
    using Make = std::function<EditLog::Change(File &)>;
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<Make>("change");
    const auto row = [](const char *name, const QString &sentence, const Make &make) {
        QTest::newRow(name) << sentence << make;
    };
    const auto cell = [](const char *column, const Value &value) {
        return Make([column, value](File &f) {
            return setIncidentField({f.id("incident", k1)}, column, value);
        });
    };
    const auto incident = [](File &f) {
        return Subject{"incident", f.id("incident", k1), {}};
    };
    row("empty note", u"Write something: an empty note says nothing."_s, [=](File &f) {
        return addNote(incident(f), u" \n"_s, u"Ada"_s);
    });
    row("nobody's note", u"Say who writes: a note stands under a name."_s, [=](File &f) {
        return addNote(incident(f), u"Look."_s, {});
    });
    row("note on a link",
        u"A note cannot be put on this: put it on the incident that it belongs to."_s,
        [](File &) {
            return addNote({"link", Id{1}, {}}, u"Look."_s, u"Ada"_s);
        });
    row("stretch beyond",
        u"Characters 0 to 999999 are not in “Summary: after the K-1 attack”: select a stretch of its text."_s,
        [](File &f) {
            return addNote({"document", f.id("document", u"000-summary"_s), TextRange{0, 999999}},
                           u"Look."_s,
                           u"Ada"_s);
        });
    row("emptied note", u"An empty note says nothing: remove it instead."_s, [](File &f) {
        return changeNote(f.id("annotation", u"P01"_s), {});
    });
    row("half a decision",
        u"A decision needs its question, the choice and the reason."_s,
        [](File &) {
            return addDecision({u"t"_s, u"q"_s, u"c"_s, {}, {}});
        });
    row("rule twice",
        u"There is a rule 9 already: change it, or take the next free number."_s,
        [](File &f) {
            return addRule(Id{countOf(f.database(), "SELECT id FROM codebook")}, 9, u"x"_s);
        });
    row("rule that is not there",
        u"There is no rule 99 in the codebook (any more)."_s,
        [=](File &f) {
            return citeRule(incident(f), Id{countOf(f.database(), "SELECT id FROM codebook")}, 99);
        });
    row("rule of an actor",
        u"Rules and decisions are cited from incidents, claims and attributions only."_s,
        [](File &f) {
            return citeDecision({"actor", actorRef(f, u"Iran"_s).id, {}},
                                f.id("decision", u"D001"_s));
        });
    row("no such tag", u"There is no tag “salvo” to take away."_s, [](File &f) {
        return tagIncidents({f.id("incident", k1)}, u"salvo"_s, false);
    });
    row("no title", u"An incident needs a title."_s, cell("title", Value(u" "_s)));
    row("no kind",
        u"“raid” is not one of event, aggregate, statement, development."_s,
        cell("kind", Value(u"raid"_s)));
    row("review",
        u"“done” is not one of draft, coded, reviewed, disputed."_s,
        cell("review", Value(u"done"_s)));
    row("term of another scheme",
        u"That is not a term for the means."_s,
        cell("means", Value(qint64(2))));
    row("words for a term",
        u"That is not a value for the means."_s,
        cell("means", Value(u"rocket"_s)));
    row("no such place",
        u"The place is not in the casefile (any more). Nothing was changed."_s,
        cell("place", Value(qint64(7))));
    row("field of derived values",
        u"The field “earliest” is not one that is set in a cell."_s,
        cell("earliest", Value(u"x"_s)));
    row("nothing selected", u"Choose the incidents that are meant."_s, [](File &) {
        return setReview({}, u"draft"_s);
    });
}

void TestNotes::refusals()
{
    QFETCH(QString, sentence);
    using Make = std::function<EditLog::Change(SampleCasefile &)>;
    QFETCH(Make, change);
    QCOMPARE(refusalOf(*m_file, change(*m_file)), sentence);
}

QTEST_GUILESS_MAIN(TestNotes)

#include "tst_notesandrules.moc"
