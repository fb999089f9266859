// Do the numbers of a chart that left still hold, and what made the difference?
#include "model/chart/chartcheck.h"
#include "model/chart/chartrows.h"
#include "model/coding/attributions.h"
#include "model/columns/loader.h"
#include "model/filter/filtertext.h"
#include "tests/model/coding/samplecasefile.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

using Kind = ChartSpec::Kind;

ChartSpec monthly(const QString &filter = {})
{
    ChartSpec spec;
    spec.stacking = ChartSpec::Category::Means;
    spec.filter = parseFilter(filter).spec;
    return spec;
}

ChartPayload payloadOf(const SampleCasefile &file, const ChartSpec &spec)
{
    const auto table = loadSnapshot(file.path());
    const auto rows = chartRows(spec.filter, **table, file.database());
    const auto numbers = makeChart(spec, {**table, *rows, file.database(), {}});
    if (!numbers)
        qFatal("%s", qPrintable(numbers.error().message));
    return {u"test"_s, spec, filterText(spec.filter), *numbers};
}

Result<ChartComparison> compare(const ChartPayload &payload, const SampleCasefile &file)
{
    // As it comes out of a file.
    const auto back = ChartPayload::fromText(payload.toText());
    if (!back)
        return back.error();
    return compareCharts(*back, ConnectionSource(file.path()), chartRows);
}

EditLog::Change setColumn(const char *table, Id id, const char *column, const Value &value)
{
    return [=](Writer &writer) {
        return writer.update(table, id, {{column, value}});
    };
}

} // namespace

class ChartCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void holds();
    void holdsAfterAnEditThatIsInNoChart();
    void namesIncidentAndEdit();
    void namesWhatLeftTheFilter();
    void namesAnIncidentThatIsGone();
    void namesTheClaimOfAFigure();
    void namesTheReportWhoseLinksChanged();
    void comparesOnlyNumbersWhereTheHeadIsUnknown();
    void saysOfAnotherCasefileThatItIsOne();
    void anAttributionConcernsItsIncidentAlone();
    void holdsAgainAfterUndo();
    void differsWhenAnAssessmentBecomesUnlikely();
};

void ChartCheckTest::holds()
{
    const SampleCasefile file;
    ChartSpec figures;
    figures.kind = Kind::Figures;
    figures.measure = ChartSpec::Measure::Munitions;
    ChartSpec coverage, stances;
    coverage.kind = Kind::Coverage;
    stances.kind = Kind::Stances;
    for (const ChartSpec &spec :
         {monthly(), monthly(u"place:Taji"_s), figures, coverage, stances}) {
        const auto compared = compare(payloadOf(file, spec), file);
        VERIFY_DONE(compared);
        QVERIFY2(compared->holds,
                 compared->holds ? "" : qPrintable(compared->differences.front().what));
        QVERIFY(compared->headKnown);
        QCOMPARE(compared->editsSince, 0);
        QVERIFY(compared->incidents.empty());
    }
}

void ChartCheckTest::holdsAfterAnEditThatIsInNoChart()
{
    SampleCasefile file;
    const ChartPayload payload = payloadOf(file, monthly());
    VERIFY_DONE(file.perform(setColumn(
        "incident", file.id("incident", u"taji-rocket-2020-06-13"_s), "note", u"looked at"_s)));
    const auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(compared->holds);
    QCOMPARE(compared->editsSince, 1);
}

void ChartCheckTest::namesIncidentAndEdit()
{
    SampleCasefile file;
    const ChartPayload payload = payloadOf(file, monthly());
    const Id taji = file.id("incident", u"taji-rocket-2020-06-13"_s);
    const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
    VERIFY_DONE(file.perform(setColumn("incident", k1, "note", u"no difference"_s)));
    const auto moved = file.log().apply({u"Grace"_s, u"Move Taji"_s, u"misread"_s},
                                        setColumn("incident", taji, "date_edtf", u"2020-05-13"_s));
    VERIFY_DONE(moved);
    const auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(!compared->holds);
    QCOMPARE(compared->differences.size(), size_t(2));
    QStringList what;
    for (const ChartDifference &each : compared->differences)
        what.append(each.what + u": " + each.before + u" > " + each.now);
    what.sort();
    QCOMPARE(
        what,
        (QStringList{u"Jun 2020, rocket: 1 > not there"_s, u"May 2020, rocket: not there > 1"_s}));
    QCOMPARE(compared->incidents.size(), size_t(1));
    QCOMPARE(compared->incidents[0].incident, taji);
    QVERIFY2(compared->incidents[0].name.contains(u"Camp Taji"_s),
             qPrintable(compared->incidents[0].name));
    QCOMPARE(compared->incidents[0].edits.size(), size_t(1));
    QCOMPARE(compared->incidents[0].edits[0].edit, moved->id);
    QCOMPARE(compared->incidents[0].edits[0].who, u"Grace"_s);
    QCOMPARE(compared->incidents[0].edits[0].why, u"misread"_s);
    QCOMPARE(compared->editsSince, 2);
}

void ChartCheckTest::namesWhatLeftTheFilter()
{
    SampleCasefile file;
    const ChartPayload payload = payloadOf(file, monthly(u"means:rocket"_s));
    const Id taji = file.id("incident", u"taji-rocket-2020-03-11"_s);
    VERIFY_DONE(file.perform(setColumn("incident", taji, "means", qint64(53))));
    const auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(!compared->holds);
    QCOMPARE(compared->incidents.size(), size_t(1));
    QCOMPARE(compared->incidents[0].incident, taji);
    QCOMPARE(compared->now.n, payload.numbers.n - 1);
}

void ChartCheckTest::namesAnIncidentThatIsGone()
{
    SampleCasefile file;
    Id made;
    const auto added = file.perform([&made](Writer &writer) -> Result<void> {
        const auto id = writer.insert("incident",
                                      {{"kind", u"event"_s},
                                       {"title", u"A rocket by the road"_s},
                                       {"date_edtf", u"2020-02-02"_s},
                                       {"means", qint64(51)}});
        if (!id)
            return id.error();
        made = *id;
        return {};
    });
    VERIFY_DONE(added);
    const ChartPayload payload = payloadOf(file, monthly());
    const auto removed =
        file.perform([made](Writer &writer) { return writer.remove("incident", made); });
    VERIFY_DONE(removed);
    const auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(!compared->holds);
    QCOMPARE(compared->incidents.size(), size_t(1));
    QCOMPARE(compared->incidents[0].incident, made);
    QVERIFY2(compared->incidents[0].name.contains(u"A rocket by the road"_s),
             qPrintable(compared->incidents[0].name));
    QCOMPARE(compared->incidents[0].edits.size(), size_t(1));
    QCOMPARE(compared->incidents[0].edits[0].edit, removed->id);
}

void ChartCheckTest::namesTheClaimOfAFigure()
{
    SampleCasefile file;
    ChartSpec spec;
    spec.kind = Kind::Figures;
    spec.measure = ChartSpec::Measure::Munitions;
    const ChartPayload payload = payloadOf(file, spec);
    Statement claim(file.database(),
                    "SELECT c.id, c.incident FROM claim c JOIN incident i ON i.id = c.incident "
                    "WHERE i.handle = 'taji-rocket-2020-06-13' AND c.field = 'munitions'");
    QVERIFY(claim.next());
    const Id id = claim.id(0), incident = claim.id(1);
    claim.reset();
    const auto edit = file.perform([id](Writer &writer) {
        return writer.update(
            "claim", id, {{"low", qint64(3)}, {"best", qint64(3)}, {"high", qint64(3)}});
    });
    VERIFY_DONE(edit);
    const auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(!compared->holds);
    QCOMPARE(compared->differences.size(), size_t(2)); // the claim and the range
    QCOMPARE(compared->incidents.size(), size_t(1));
    QCOMPARE(compared->incidents[0].incident, incident);
    QCOMPARE(compared->incidents[0].edits[0].edit, edit->id);
}

void ChartCheckTest::namesTheReportWhoseLinksChanged()
{
    SampleCasefile file;
    ChartSpec spec;
    spec.kind = Kind::Coverage;
    const ChartPayload payload = payloadOf(file, spec);
    const Id report = file.id("incident", u"agg-11-since-late-october-2019"_s);
    const Id event = file.id("incident", u"qayyarah-west-rocket-2019-11-08"_s);
    const auto edit = file.perform([=](Writer &writer) -> Result<void> {
        Statement link(writer.database(),
                       "SELECT id FROM link WHERE from_incident = ?1 AND to_incident = ?2");
        link.bind(1, event).bind(2, report);
        const Id id = link.next() ? link.id(0) : Id();
        link.reset();
        return writer.update("link", id, {{"kind", u"overlaps"_s}});
    });
    VERIFY_DONE(edit);
    const auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(!compared->holds);
    QCOMPARE(compared->differences.size(), size_t(1));
    QVERIFY2(compared->differences[0].before.startsWith(u"6 held"_s)
                 && compared->differences[0].now.startsWith(u"5 held"_s),
             qPrintable(compared->differences[0].before));
    QCOMPARE(compared->incidents.size(), size_t(1));
    QCOMPARE(compared->incidents[0].incident, report);
    QCOMPARE(compared->incidents[0].edits.size(), size_t(1));
    QCOMPARE(compared->incidents[0].edits[0].edit, edit->id);
}

void ChartCheckTest::comparesOnlyNumbersWhereTheHeadIsUnknown()
{
    SampleCasefile file;
    ChartPayload payload = payloadOf(file, monthly());
    payload.numbers.head = QByteArray(64, '0');
    auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(compared->holds);
    QVERIFY(!compared->headKnown);
    QVERIFY(!compared->notes.isEmpty());
    VERIFY_DONE(file.perform(setColumn("incident",
                                       file.id("incident", u"taji-rocket-2020-06-13"_s),
                                       "date_edtf",
                                       u"2020-05-13"_s)));
    compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(!compared->holds);
    QCOMPARE(compared->differences.size(), size_t(2));
    QVERIFY(compared->incidents.empty());
}

void ChartCheckTest::saysOfAnotherCasefileThatItIsOne()
{
    const SampleCasefile file;
    ChartPayload payload = payloadOf(file, monthly());
    payload.spec.filter = parseFilter(u"place:\"No place of this name\""_s).spec;
    QVERIFY(!compare(payload, file)); // its own casefile, with a filter that cannot be
    payload.numbers.head = QByteArray(64, '0');
    const auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(!compared->holds && !compared->headKnown && !compared->comparable);
    QVERIFY2(compared->notes.join(u' ').contains(u"No place of this name"_s),
             qPrintable(compared->notes.join(u' ')));
}

void ChartCheckTest::anAttributionConcernsItsIncidentAlone()
{
    SampleCasefile file;
    ChartSpec spec;
    spec.kind = Kind::Stances;
    const ChartPayload payload = payloadOf(file, spec);
    const Id taji = file.id("incident", u"taji-rocket-2020-06-13"_s);
    const Id actor = file.id("actor", u"isis"_s);
    const Id speaker = file.id("actor", u"us-department-of-defense"_s);
    QVERIFY(actor.isValid() && speaker.isValid());
    AttributionDraft draft;
    draft.incident = taji;
    draft.actor.id = actor;
    draft.stance = u"asserts"_s;
    draft.statement.speaker.id = speaker;
    VERIFY_DONE(file.perform(addAttribution(draft)));
    auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(!compared->holds);
    QCOMPARE(compared->incidents.size(), size_t(1));
    QCOMPARE(compared->incidents[0].edits.size(), size_t(1));
    QVERIFY2(compared->notes.isEmpty(), qPrintable(compared->notes.join(u' ')));
    // A record that was there is shared.
    VERIFY_DONE(file.perform(setColumn("actor", actor, "name", u"Another name"_s)));
    compared = compare(payload, file);
    VERIFY_DONE(compared);
    QCOMPARE(compared->notes.size(), 1);
    QVERIFY(compared->notes[0].contains(u"several incidents share"_s));
}

void ChartCheckTest::holdsAgainAfterUndo()
{
    SampleCasefile file;
    const ChartPayload payload = payloadOf(file, monthly());
    const auto edit = file.perform(setColumn("incident",
                                             file.id("incident", u"taji-rocket-2020-06-13"_s),
                                             "date_edtf",
                                             u"2020-05-13"_s));
    VERIFY_DONE(edit);
    VERIFY_DONE(file.undo(*edit));
    const auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(compared->holds);
    QCOMPARE(compared->editsSince, 2);
}

void ChartCheckTest::differsWhenAnAssessmentBecomesUnlikely()
{
    SampleCasefile file;
    const Id k1 = file.id("incident", u"k1-rocket-2019-12-27"_s);
    const Id actor = file.id("actor", u"kataib-hezbollah"_s);
    const auto judge = [&](qint64 band, qint64 at) {
        return file.perform([=](Writer &writer) -> Result<void> {
            const auto made = writer.insert("assessment",
                                            {{"incident", toValue(k1)},
                                             {"actor", toValue(actor)},
                                             {"likelihood", band},
                                             {"confidence", u"low"_s},
                                             {"reasons", u"as a test"_s},
                                             {"made_at", at},
                                             {"made_by", u"Ada King"_s}});
            return made ? Result<void>() : Result<void>(made.error());
        });
    };
    ChartSpec spec;
    spec.stacking = ChartSpec::Category::Assessed;
    VERIFY_DONE(judge(6, 1));
    const ChartPayload payload = payloadOf(file, spec);
    VERIFY_DONE(judge(1, 2));
    const auto compared = compare(payload, file);
    VERIFY_DONE(compared);
    QVERIFY(!compared->holds);
    QCOMPARE(compared->differences.size(), size_t(2));
}

QTEST_GUILESS_MAIN(ChartCheckTest)
#include "tst_chartcheck.moc"
