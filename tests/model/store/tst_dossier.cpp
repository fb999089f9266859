// One incident read with everything behind it, and documents by the best text there is.
#include "model/store/attachedtext.h"
#include "model/store/documentview.h"
#include "model/text/normalise.h"
#include "tests/model/store/scratchcasefile.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const QString text =
    u"A rocket fell near the mill 😀. The mayor said that two people were hurt. Nobody claimed it."_s;

Value at(qint64 number)
{
    return Value(number);
}

} // namespace

class DossierTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void readsEveryPart();
    void findsByIdAndHandle();
    void ordersDocumentsByCitations();
    void showsTheBestText();
    void neverPlacesACitationWhereItsWordsAreNot();
    void looksThingsUpByIndex();

private:
    Result<void> code(Writer &writer);
    Result<void> codeRecords(Writer &writer);
    Id add(Writer &writer, const char *table, const Values &values);
    Values cite(Id document, int start, int end) const;

    ScratchCasefile m_casefile;
    std::map<QByteArray, Id> m_ids;
};

Id DossierTest::add(Writer &writer, const char *table, const Values &values)
{
    const auto inserted = writer.insert(table, values);
    if (!inserted)
        qFatal("%s: %s", table, qPrintable(inserted.error().message));
    return *inserted;
}

Values DossierTest::cite(Id document, int start, int end) const
{
    return {{"document", toValue(document)},
            {"start", at(start)},
            {"end", at(end)},
            {"sha256", sha256Hex(Offsets(text).slice({start, end}))}};
}

Result<void> DossierTest::code(Writer &writer)
{
    auto &id = m_ids;
    id["paper"] = add(writer, "actor", {{"name", u"The Courier"_s}, {"kind", u"outlet"_s}});
    id["town"] = add(writer, "actor", {{"name", u"Town council"_s}, {"kind", u"state organ"_s}});
    id["mayor"] = add(writer, "actor", {{"name", u"The mayor"_s}, {"kind", u"person"_s}});
    id["group"] = add(writer, "actor", {{"name", u"A group"_s}, {"kind", u"organisation"_s}});
    add(writer,
        "actor_relation",
        {{"actor", toValue(id["mayor"])},
         {"kind", u"office holder of"_s},
         {"other", toValue(id["town"])}});
    id["article"] = add(writer,
                        "document",
                        {{"kind", u"article"_s},
                         {"title", u"Rocket"_s},
                         {"outlet", toValue(id["paper"])},
                         {"sha256", sha256Hex(text)},
                         {"published_edtf", u"2020-02-02"_s}});
    id["other"] =
        add(writer,
            "document",
            {{"kind", u"article"_s}, {"title", u"Later"_s}, {"published_edtf", u"2020-01-01"_s}});
    id["summary"] = add(writer,
                        "document",
                        {{"kind", u"summary"_s},
                         {"title", u"Summary"_s},
                         {"summary_of", toValue(id["article"])},
                         {"sha256", sha256Hex(u"In short."_s)}});
    id["place"] = add(writer,
                      "place",
                      {{"name", u"The mill"_s},
                       {"country", u"Nowhere"_s},
                       {"latitude", 10.5},
                       {"longitude", 20.25}});
    id["incident"] = add(writer,
                         "incident",
                         {{"handle", u"mill"_s},
                          {"kind", u"event"_s},
                          {"title", u"Rocket near the mill"_s},
                          {"means", at(51)},
                          {"date_edtf", u"2020-02-01"_s},
                          {"place", toValue(id["place"])}});
    id["twin"] = add(
        writer, "incident", {{"handle", u"twice"_s}, {"kind", u"event"_s}, {"title", u"Twin"_s}});
    id["twin2"] = add(
        writer, "incident", {{"handle", u"twice"_s}, {"kind", u"event"_s}, {"title", u"Twin"_s}});
    return codeRecords(writer);
}

Result<void> DossierTest::codeRecords(Writer &writer)
{
    auto &id = m_ids;
    const auto owned = [](Values values, const char *column, Id record) {
        values.push_back({column, toValue(record)});
        return values;
    };
    id["said"] = add(writer,
                     "statement",
                     {{"speaker", toValue(id["mayor"])},
                      {"gist", u"Two were hurt"_s},
                      {"said_edtf", u"2020-02-01"_s}});
    id["report"] = add(writer,
                       "report",
                       {{"statement", toValue(id["said"])}, {"document", toValue(id["article"])}});
    add(writer,
        "report_source",
        {{"report", toValue(id["report"])}, {"position", at(1)}, {"actor", toValue(id["paper"])}});
    add(writer,
        "report_source",
        {{"report", toValue(id["report"])}, {"position", at(2)}, {"actor", toValue(id["mayor"])}});
    id["other claim"] = add(writer,
                            "claim",
                            {{"incident", toValue(id["incident"])},
                             {"statement", toValue(id["said"])},
                             {"field", u"other"_s},
                             {"value", u"nobody claimed it"_s}});
    id["wounded"] = add(writer,
                        "claim",
                        {{"incident", toValue(id["incident"])},
                         {"statement", toValue(id["said"])},
                         {"field", u"wounded"_s},
                         {"reported", u"figure"_s},
                         {"low", at(2)},
                         {"best", at(2)},
                         {"high", at(2)}});
    id["first"] = add(writer,
                      "attribution",
                      {{"incident", toValue(id["incident"])},
                       {"actor", toValue(id["group"])},
                       {"role", u"perpetrator"_s},
                       {"stance", u"suspects"_s},
                       {"statement", toValue(id["said"])},
                       {"retracted", u"on 3 Feb"_s}});
    id["second"] = add(writer,
                       "attribution",
                       {{"incident", toValue(id["incident"])},
                        {"role", u"perpetrator"_s},
                        {"stance", u"declines to name"_s},
                        {"statement", toValue(id["said"])}});
    add(writer,
        "attribution_alternative",
        {{"attribution", toValue(id["first"])}, {"alternative", toValue(id["second"])}});
    id["link"] = add(writer,
                     "link",
                     {{"kind", u"follows"_s},
                      {"from_incident", toValue(id["twin"])},
                      {"to_incident", toValue(id["incident"])},
                      {"basis", u"stated"_s},
                      {"statement", toValue(id["said"])}});
    add(writer,
        "assessment",
        {{"incident", toValue(id["incident"])},
         {"made_at", at(1)},
         {"made_by", u"Ada"_s},
         {"actor", toValue(id["group"])},
         {"likelihood", at(5)},
         {"confidence", u"low"_s}});
    add(writer,
        "assessment",
        {{"incident", toValue(id["incident"])},
         {"made_at", at(2)},
         {"made_by", u"Bo"_s},
         {"confidence", u"high"_s}});
    id["decision"] =
        add(writer,
            "decision",
            {{"topic", u"t"_s}, {"question", u"q"_s}, {"choice", u"c"_s}, {"reason", u"r"_s}});
    add(writer,
        "decision_incident",
        {{"decision", toValue(id["decision"])}, {"incident", toValue(id["incident"])}});
    id["own"] =
        add(writer, "citation", owned(cite(id["article"], 0, 30), "incident", id["incident"]));
    id["hurt"] =
        add(writer, "citation", owned(cite(id["article"], 31, 72), "claim", id["wounded"]));
    add(writer, "citation", owned(cite(id["article"], 73, 91), "attribution", id["first"]));
    add(writer, "citation", owned(cite(id["article"], 31, 72), "report", id["report"]));
    add(writer, "citation", owned(cite(id["other"], 0, 5), "link", id["link"]));
    Values inSummary = cite(id["summary"], 0, 9);
    inSummary[3] = {"sha256", sha256Hex(u"In short."_s)};
    add(writer, "citation", owned(inSummary, "claim", id["wounded"]));
    const auto stored = writer.storeText(u"In short."_s);
    return stored ? Result<void>() : Result<void>(stored.error());
}

void DossierTest::initTestCase()
{
    const auto edit = m_casefile.log().apply({u"Tester"_s, u"Code"_s},
                                             [this](Writer &writer) { return code(writer); });
    VERIFY_DONE(edit);
}

void DossierTest::readsEveryPart()
{
    const auto read = readDossier(m_casefile.database(), m_ids["incident"]);
    VERIFY_DONE(read);
    const Dossier &d = *read;
    QCOMPARE(d.handle, u"mill"_s);
    QCOMPARE(d.means, u"rocket"_s);
    QCOMPARE(d.placeName, u"The mill"_s);
    QCOMPARE(d.latitude.value_or(0), 10.5);
    QCOMPARE(d.date.precision, DatePrecision::Day);
    QCOMPARE(d.wounded.best.value_or(-1), 2);
    QCOMPARE(d.killed.state, FigureState::NotStated);
    QVERIFY(!d.killed.best); // never 0 where nothing was said
    QCOMPARE(d.figures.size(), size_t(1));
    QCOMPARE(d.statements.size(), size_t(1));
    const StatementView &said = d.statements.front();
    QCOMPARE(said.speakerName, u"The mayor"_s);
    QCOMPARE(said.institution, u"Town council"_s);
    QCOMPARE(said.reports.size(), size_t(1));
    QCOMPARE(said.reports[0].chain, (QStringList{u"The Courier"_s, u"The mayor"_s}));
    QCOMPARE(said.reports[0].citations.size(), size_t(1));
    QCOMPARE(d.claims.size(), size_t(2));
    QCOMPARE(d.claims[0].field, u"wounded"_s); // by field, not as coded
    QCOMPARE(d.claims[0].statement, 0);
    QCOMPARE(d.claims[0].citations.size(), size_t(2));
    QVERIFY(!d.claims[0].citations[0].summaryOf.isValid()); // the article before our summary
    QCOMPARE(d.claims[0].citations[1].summaryOf, m_ids["article"]);
    QCOMPARE(d.attributions.size(), size_t(2));
    QVERIFY(d.attributions[0].actorName.isEmpty()); // retracted ones last
    QCOMPARE(d.attributions[1].retracted, u"on 3 Feb"_s);
    QCOMPARE(d.attributions[0].alternatives, std::vector<Id>{m_ids["first"]});
    QCOMPARE(d.attributions[1].alternatives, std::vector<Id>{m_ids["second"]});
    QCOMPARE(d.assessments.size(), size_t(2));
    QCOMPARE(d.assessments[0].madeBy, u"Bo"_s);
    QVERIFY(d.assessments[0].actorName.isEmpty());
    QCOMPARE(d.assessments[1].likelihood, 5);
    QCOMPARE(d.links.size(), size_t(1));
    QVERIFY(!d.links[0].outgoing);
    QCOMPARE(d.links[0].other, m_ids["twin"]);
    QCOMPARE(d.links[0].citations.size(), size_t(1));
    QCOMPARE(d.decisions.size(), size_t(1));
    QCOMPARE(d.citations.size(), size_t(1));
    QCOMPARE(d.citations[0].range, (TextRange{0, 30}));
    QVERIFY(!readDossier(m_casefile.database(), Id{5}));
}

void DossierTest::findsByIdAndHandle()
{
    const auto find = [this](const QString &reference) {
        return findIncident(m_casefile.database(), reference);
    };
    const auto byHandle = find(u"mill"_s);
    VERIFY_DONE(byHandle);
    QCOMPARE(*byHandle, m_ids["incident"]);
    const auto byId = find(m_ids["incident"].toText());
    VERIFY_DONE(byId);
    QCOMPARE(*byId, m_ids["incident"]);
    const auto twice = find(u"twice"_s);
    QVERIFY(!twice);
    QVERIFY(twice.error().message.contains(m_ids["twin"].toText()));
    QVERIFY(!find(u"none"_s) && !find(QString()) && !find(u"999"_s));
}

void DossierTest::ordersDocumentsByCitations()
{
    const auto documents = documentsOf(m_casefile.database(), m_ids["incident"]);
    QCOMPARE(documents.size(), size_t(1)); // the link starts at its twin
    QCOMPARE(documents[0].id, m_ids["article"]);
    QCOMPARE(documents[0].citations, 3); // the summary counts for nothing
    const auto all = documentsOf(m_casefile.database(), {});
    QCOMPARE(all.size(), size_t(2));
    QCOMPARE(all[0].id, m_ids["other"]); // by date
}

void DossierTest::showsTheBestText()
{
    const auto summary = readDocument(m_casefile.database(), m_ids["article"]);
    VERIFY_DONE(summary);
    QCOMPARE(summary->textKind, TextKind::Summary);
    QCOMPARE(summary->shown, m_ids["summary"]);
    QCOMPARE(summary->title, u"Rocket"_s);
    QCOMPARE(summary->shownTitle, u"Summary"_s);
    QCOMPARE(summary->outlet, u"The Courier"_s);
    QCOMPARE(summary->highlights.size(), size_t(1));
    const auto none = readDocument(m_casefile.database(), m_ids["other"]);
    VERIFY_DONE(none);
    QCOMPARE(none->textKind, TextKind::None);
    QVERIFY(none->text.isEmpty() && none->highlights.empty());

    CitedTexts before(m_casefile.database());
    const auto dossier = readDossier(m_casefile.database(), m_ids["incident"]);
    VERIFY_DONE(dossier);
    QCOMPARE(before.of(dossier->citations[0]).state, u"unattached"_s);
    QVERIFY(!before.of(dossier->citations[0]).text);

    VERIFY_DONE(
        m_casefile.log().apply({u"Tester"_s, u"Attach"_s}, [](Writer &writer) -> Result<void> {
            const auto stored = writer.storeText(text);
            return stored ? Result<void>() : Result<void>(stored.error());
        }));
    const auto original = readDocument(m_casefile.database(), m_ids["article"]);
    VERIFY_DONE(original);
    QCOMPARE(original->textKind, TextKind::Original);
    QCOMPARE(original->text, text);
    QCOMPARE(original->highlights.size(), size_t(4));
    QCOMPARE(original->highlights[0].supports, SupportsEvent);
    QCOMPARE(original->highlights[0].incident, m_ids["incident"]);
    QCOMPARE(original->highlights[1].claim, m_ids["wounded"]);
    QCOMPARE(original->highlights[1].supports, SupportsFigure);
    QVERIFY(!original->highlights[2].incident.isValid()); // a report's own
    QCOMPARE(original->highlights[3].supports, SupportsAttribution);
    QCOMPARE(original->incidents.size(), size_t(1));
    QCOMPARE(original->incidents[0].title, u"Rocket near the mill"_s);
    CitedTexts after(m_casefile.database());
    QCOMPARE(after.of(dossier->citations[0]).text.value_or(QString()),
             u"A rocket fell near the mill 😀."_s);
    // The summary, asked for itself, is still shown.
    const auto asked = readDocument(m_casefile.database(), m_ids["summary"]);
    VERIFY_DONE(asked);
    QCOMPARE(asked->textKind, TextKind::Summary);
    QCOMPARE(asked->document, m_ids["article"]);
    QVERIFY(!readDocument(m_casefile.database(), Id{77}));
}

// An anchor whose offsets are wrong is found by its hash, or is an orphan; its range is never shown
// as it stands.
void DossierTest::neverPlacesACitationWhereItsWordsAreNot()
{
    const auto edit =
        m_casefile.log().apply({u"Tester"_s, u"Shift"_s}, [this](Writer &writer) -> Result<void> {
            if (const auto moved =
                    writer.update("citation", m_ids["hurt"], {{"start", at(30)}, {"end", at(71)}});
                !moved)
                return moved;
            return writer.update("citation", m_ids["own"], {{"sha256", QString(64, u'0')}});
        });
    VERIFY_DONE(edit);
    const auto view = readDocument(m_casefile.database(), m_ids["article"]);
    VERIFY_DONE(view);
    QCOMPARE(view->orphans, 1);
    QCOMPARE(view->highlights.size(), size_t(3));
    for (const Highlight &highlight : view->highlights) {
        if (highlight.citation != m_ids["hurt"])
            continue;
        QCOMPARE(highlight.state, u"moved"_s);
        QCOMPARE(highlight.range, (TextRange{31, 72}));
    }
    VERIFY_DONE(m_casefile.log().revert(edit->id, {u"Tester"_s, u"Undo"_s, {}, "undo"}));
}

// At a hundred thousand articles and three million claims a scan would take seconds.
void DossierTest::looksThingsUpByIndex()
{
    for (const char *sql :
         {"SELECT c.id FROM citation c JOIN claim r ON c.claim = r.id WHERE r.incident = 1",
          "SELECT c.id FROM citation c JOIN report r ON c.report = r.id WHERE r.statement IN "
          "(SELECT statement FROM claim WHERE incident = 1)",
          "SELECT id FROM incident WHERE handle = 'x' ORDER BY id LIMIT 2"}) {
        Statement plan(m_casefile.database(),
                       QByteArray("EXPLAIN QUERY PLAN " + QByteArray(sql)).constData());
        while (plan.next()) {
            const QString step = plan.text(3);
            QVERIFY2(!step.startsWith(u"SCAN"_s) || step.contains(u"incident"_s), qPrintable(step));
        }
    }
}

QTEST_GUILESS_MAIN(DossierTest)
#include "tst_dossier.moc"
