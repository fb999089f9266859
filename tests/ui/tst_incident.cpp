#include "examplerecords.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/common/theme.h"
#include "ui/incident/incidentpane.h"
#include "ui/incident/incidentrows.h"
#include "ui/incident/incidentsheet.h"
#include "ui/incident/incidentsheetmodel.h"
#include "ui/incident/words.h"

#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// The row of a field, its lines and its claims as text.
SheetRow rowOf(const std::vector<SheetRow> &rows, const QString &key)
{
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const SheetRow &row) { return row.key == key; });
    return found == rows.end() ? SheetRow() : *found;
}

QString lineOf(const SheetRow &row, size_t line = 0)
{
    QString text;
    if (line < row.lines.size()) {
        for (const TextRun &run : row.lines.at(line))
            text += run.text;
    }
    return text;
}

Dossier withFigures()
{
    Dossier dossier = example::emptyDossier();
    example::addClaim(
        dossier, {u"killed"_s, {}, u"figure"_s, 2, 2, 2, u"exactly"_s, u"two"_s, u"American"_s, 0});
    example::addClaim(
        dossier, {u"killed"_s, {}, u"figure"_s, 1, 1, 1, u"exactly"_s, u"one"_s, u"British"_s, 1});
    example::addClaim(dossier,
                      {u"killed"_s, {}, u"figure"_s, 3, 3, 3, u"exactly"_s, u"three"_s, {}, 0});
    example::addClaim(dossier,
                      {u"munitions"_s,
                       u"fired"_s,
                       u"figure"_s,
                       31,
                       31,
                       36,
                       u"more than"_s,
                       u"over thirty"_s,
                       {},
                       0});
    example::addClaim(dossier,
                      {u"munitions"_s,
                       u"landed"_s,
                       u"figure"_s,
                       {},
                       30,
                       {},
                       u"about"_s,
                       u"about thirty"_s,
                       {},
                       1});
    example::addClaim(dossier, {u"wounded"_s, {}, u"not reported"_s, {}, {}, {}, {}, {}, {}, 0});
    example::deriveFigures(dossier);
    return dossier;
}

} // namespace

class TestIncident : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void figuresStayApart();
    void notReportedIsAWord();
    void qualifiersAreKept_data();
    void qualifiersAreKept();
    void differingReportsAreMarked();
    void supersededClaimsAreStruck();
    void sourceChainRunsFromTheSpeaker();
    void attributionsAreCounted();
    void alternativesAreSaid();
    void alleged_isNotAssessed();
    void assessmentKeepsConfidenceApart();
    void allegedLinksStandApart();
    void daysAreCounted_data();
    void daysAreCounted();
    void cursorLightsItsSentences();
    void enterGoesThere();
    void whatIsOpenStaysOpen();
    void rowsAreCopiedAsText();
    void textIsNeverHtml();
    void everythingWraps();
    void hundredsOfClaimsNeedNoWidgets();
    void workbenchIsLit();
};

void TestIncident::initTestCase()
{
    applyTheme(*qApp, ColourScheme::Dark);
}

void TestIncident::figuresStayApart()
{
    const auto rows = figureRows(withFigures());
    QCOMPARE(lineOf(rowOf(rows, u"field killed"_s)),
             u"2 American \u00b7 1 British \u00b7 3 in all"_s);
    QCOMPARE(rowOf(rows, u"field killed"_s).right, u"3 claims, 2 speakers"_s);
    QCOMPARE(lineOf(rowOf(rows, u"field munitions"_s)),
             u"31 (31\u201336) fired \u00b7 about 30 landed"_s);
    QCOMPARE(rowOf(rows, u"field munitions"_s).children.size(), size_t(2));
}

void TestIncident::notReportedIsAWord()
{
    const SheetRow row = rowOf(figureRows(withFigures()), u"field wounded"_s);
    QCOMPARE(lineOf(row), u"not reported"_s);
    QVERIFY(!plainText(row).contains(u'0'));
    Dossier none = example::emptyDossier();
    example::addClaim(none,
                      {u"killed"_s, {}, u"none"_s, 0, 0, 0, u"exactly"_s, u"nobody"_s, {}, 0});
    example::deriveFigures(none);
    QCOMPARE(lineOf(rowOf(figureRows(none), u"field killed"_s)), u"none"_s);
}

void TestIncident::qualifiersAreKept_data()
{
    QTest::addColumn<QString>("qualifier");
    QTest::addColumn<int>("low");
    QTest::addColumn<int>("best");
    QTest::addColumn<int>("high");
    QTest::addColumn<QString>("words");
    QTest::newRow("exactly") << u"exactly"_s << 4 << 4 << 4 << u"4"_s;
    QTest::newRow("at least") << u"at least"_s << 5 << 5 << -1 << u"at least 5"_s;
    QTest::newRow("up to") << u"up to"_s << -1 << -1 << 500 << u"up to 500"_s;
    QTest::newRow("about") << u"about"_s << -1 << 30 << -1 << u"about 30"_s;
    QTest::newRow("nearly") << u"nearly"_s << -1 << 12 << 12 << u"nearly 12"_s;
    QTest::newRow("several") << u"several"_s << 2 << 3 << -1 << u"several"_s;
    QTest::newRow("dozens") << u"dozens"_s << 24 << 36 << -1 << u"dozens"_s;
    QTest::newRow("more than") << u"more than"_s << 31 << 31 << -1 << u"31 or more"_s;
    QTest::newRow("range") << QString() << 3 << 4 << 5 << u"3\u20135"_s;
}

void TestIncident::qualifiersAreKept()
{
    QFETCH(QString, qualifier);
    QFETCH(int, low);
    QFETCH(int, best);
    QFETCH(int, high);
    const auto given = [](int value) {
        return value < 0 ? std::optional<qint32>() : std::optional<qint32>(value);
    };
    ClaimView claim;
    claim.reported = u"figure"_s;
    claim.low = given(low);
    claim.best = given(best);
    claim.high = given(high);
    claim.qualifier = qualifier;
    QTEST(claimFigureWords(claim), "words");
}

void TestIncident::differingReportsAreMarked()
{
    Dossier dossier = withFigures();
    QVERIFY(!lineOf(rowOf(figureRows(dossier), u"field munitions"_s)).contains(u'\u2691'));
    dossier.differing = MunitionsBit;
    QVERIFY(lineOf(rowOf(figureRows(dossier), u"field munitions"_s))
                .endsWith(u"\u2691 reported differently"_s));
    QVERIFY(!lineOf(rowOf(figureRows(dossier), u"field killed"_s)).contains(u'\u2691'));
    dossier.conflicting = MunitionsBit;
    const SheetRow row = rowOf(figureRows(dossier), u"field munitions"_s);
    QVERIFY(lineOf(row).endsWith(u"\u2691 conflicting reports"_s));
    QCOMPARE(row.lines.front().back().style, TextStyle::Warning);
}

void TestIncident::supersededClaimsAreStruck()
{
    Dossier dossier = withFigures();
    dossier.claims[4].feeds = false;
    dossier.claims[4].reason = u"corrected by the same source"_s;
    dossier.claims[4].supersededBy = dossier.claims[3].id;
    const SheetRow munitions = rowOf(figureRows(dossier), u"field munitions"_s);
    const SheetRow &claim = munitions.children.at(1);
    QCOMPARE(claim.lines.front().front().style, TextStyle::Struck);
    QCOMPARE(lineOf(claim, claim.lines.size() - 1),
             u"Corrected by the same source \u00b7 feeds nothing"_s);
    // What feeds nothing is not lit with the figure.
    QCOMPARE(munitions.citations.size(), size_t(1));
}

void TestIncident::sourceChainRunsFromTheSpeaker()
{
    const SheetRow munitions = rowOf(figureRows(withFigures()), u"field munitions"_s);
    QCOMPARE(
        lineOf(munitions.children.at(1), 1),
        u"unnamed officials \u2190 Evening Paper \u2190 The Harbour Post, 28 Dec 2019 \u00b7 said 27 Dec 2019"_s);
    QCOMPARE(lineOf(munitions.children.at(0), 1),
             u"The Harbour Post, 28 Dec 2019 \u00b7 said by 27 Dec 2019"_s);
}

void TestIncident::attributionsAreCounted()
{
    Dossier dossier = example::emptyDossier();
    QCOMPARE(attributionRows(dossier).at(0).right, u"nobody is accused in what was read"_s);
    dossier.attributions = {example::attribution(1, {43}, u"The Brigade"_s, u"suspects"_s, 0),
                            example::attribution(2, {50}, u"Northern Column"_s, u"doubts"_s, 1)};
    QCOMPARE(attributionRows(dossier).at(0).right,
             u"2 attributions \u00b7 2 speakers \u00b7 1 doubt \u00b7 no denial recorded"_s);
    QVERIFY(!attributionRows(dossier).at(1).negative);
    QVERIFY(attributionRows(dossier).at(2).negative);
    dossier.attributions.push_back(example::attribution(3, {43}, u"The Brigade"_s, u"denies"_s, 1));
    QVERIFY(attributionRows(dossier).at(0).right.endsWith(u"1 denial"_s));
    dossier.attributions.back().retracted = u"withdrawn the day after"_s;
    QVERIFY(attributionRows(dossier).at(0).right.endsWith(u"no denial recorded"_s));
}

void TestIncident::alternativesAreSaid()
{
    Dossier dossier = example::emptyDossier();
    dossier.attributions = {example::attribution(1, {43}, u"The Brigade"_s, u"suspects"_s, 0),
                            example::attribution(2, {50}, u"Northern Column"_s, u"suspects"_s, 0)};
    dossier.attributions[0].alternatives = {Id{2}};
    dossier.attributions[0].wording = u"one or the other"_s;
    dossier.attributions[0].reliability = u"B"_s;
    dossier.attributions[0].credibility = 2;
    const SheetRow card = attributionRows(dossier).at(1);
    QCOMPARE(lineOf(card, 2),
             u"\u201cone or the other\u201d \u00b7 either this or Northern Column"_s);
    QCOMPARE(card.chips, QStringList({u"suspects"_s, u"B2"_s}));
}

void TestIncident::alleged_isNotAssessed()
{
    Dossier dossier = example::emptyDossier();
    dossier.attributions = {example::attribution(1, {43}, u"The Brigade"_s, u"asserts"_s, 0)};
    QCOMPARE(plainText(assessmentRows(dossier).at(0)),
             u"Assessment: No assessment yet: alleged is not assessed."_s);
}

void TestIncident::assessmentKeepsConfidenceApart()
{
    Dossier dossier = example::emptyDossier();
    AssessmentView assessment;
    assessment.id = {1};
    assessment.actor = {43};
    assessment.actorName = u"The Brigade"_s;
    assessment.likelihood = 5;
    assessment.confidence = u"moderate"_s;
    assessment.madeBy = u"A.K."_s;
    assessment.madeAt = 1'578'009'600'000;
    dossier.assessments = {assessment, assessment};
    const auto rows = assessmentRows(dossier);
    QCOMPARE(plainText(rows.at(0)), u"Assessment: The Brigade \u00b7 likely, 55\u201380 %"_s);
    QCOMPARE(plainText(rows.at(1)),
             u"Confidence: moderate \u00b7 A.K., 3 Jan 2020 \u00b7 1 earlier"_s);
    QCOMPARE(rows.at(1).children.size(), size_t(1));
}

void TestIncident::allegedLinksStandApart()
{
    Dossier dossier = example::emptyDossier();
    const auto link = [](qint64 id,
                         const QString &kind,
                         const QString &basis,
                         bool outgoing,
                         const QString &date) {
        LinkView made;
        made.id = {id};
        made.kind = kind;
        made.basis = basis;
        made.outgoing = outgoing;
        made.other = {id + 900};
        made.otherTitle = u"another record"_s;
        made.otherDateEdtf = date;
        made.statement = 1;
        return made;
    };
    dossier.links = {link(1, u"retaliation for"_s, u"alleged motive"_s, true, u"2019-12-25"_s),
                     link(2, u"retaliation for"_s, u"stated"_s, false, u"2019-12-29"_s),
                     link(3, u"part of"_s, u"coder's inference"_s, true, u"2019"_s)};
    const auto rows = linkRows(dossier);
    QCOMPARE(rows.size(), size_t(3));
    QCOMPARE(lineOf(rows.at(0)), u"Retaliation (stated): another record, 2 days later"_s);
    QCOMPARE(lineOf(rows.at(1)),
             u"Retaliation for (alleged by unnamed officials): another record, 2 days earlier"_s);
    QCOMPARE(rows.at(0).target, Id{902});
    QCOMPARE(lineOf(rows.at(2).children.at(0)),
             u"Part of (coder's inference): another record, 2019"_s);
}

void TestIncident::daysAreCounted_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("words");
    QTest::newRow("same") << u"2020-03-11"_s << u"2020-03-11"_s << u"the same day"_s;
    QTest::newRow("one later") << u"2020-02-29"_s << u"2020-03-01"_s << u"1 day later"_s;
    QTest::newRow("earlier") << u"2020-01-03"_s << u"2019-12-27"_s << u"7 days earlier"_s;
    QTest::newRow("range") << u"2020-03-11"_s << u"2020-03-12/2020-03-13"_s
                           << u"1\u20132 days later"_s;
    QTest::newRow("month") << u"2020-03-11"_s << u"2020-04"_s << QString();
    QTest::newRow("around") << u"2020-03-11"_s << u"2020-03-01/2020-03-20"_s << QString();
}

void TestIncident::daysAreCounted()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QTEST(daysBetween(*parseEdtf(from), *parseEdtf(to)), "words");
}

void TestIncident::cursorLightsItsSentences()
{
    IncidentSheet sheet;
    sheet.resize(420, 600);
    const Dossier dossier = withFigures();
    sheet.setDossier(dossier);
    sheet.show();
    std::vector<CitationView> lit;
    QString label;
    int times = 0;
    connect(&sheet,
            &IncidentSheet::lit,
            this,
            [&](const std::vector<CitationView> &citations, const QString &words) {
                lit = citations;
                label = words;
                ++times;
            });
    QCOMPARE(times, 0);
    sheet.setCurrentIndex(sheet.sheetModel()->indexOfKey(u"field munitions"_s));
    QCOMPARE(lit.size(), size_t(2));
    QTest::keyClick(&sheet, Qt::Key_Right); // opens
    QTest::keyClick(&sheet, Qt::Key_Down);
    QCOMPARE(lit.size(), size_t(1));
    QCOMPARE(lit.front().id, dossier.claims[3].citations.front().id);
    QCOMPARE(label, u"Munitions: 31\u201336"_s);
    QTest::keyClick(&sheet, Qt::Key_Down);
    QCOMPARE(lit.front().id, dossier.claims[4].citations.front().id);
    // The same dossier read again must not pull the article pane.
    const int before = times;
    sheet.setDossier(dossier);
    QCOMPARE(times, before);
}

void TestIncident::enterGoesThere()
{
    Dossier dossier = withFigures();
    LinkView link;
    link.id = {1};
    link.kind = u"follows"_s;
    link.basis = u"stated"_s;
    link.other = {901};
    link.otherTitle = u"another record"_s;
    dossier.links = {link};
    IncidentSheet sheet;
    sheet.resize(420, 600);
    sheet.setDossier(dossier);
    sheet.show();
    QSignalSpy incident(&sheet, &IncidentSheet::incidentAsked);
    int sentences = 0;
    connect(&sheet, &IncidentSheet::sentenceAsked, this, [&] { ++sentences; });
    sheet.setCurrentIndex(sheet.sheetModel()->indexOfKey(u"link 1"_s));
    QTest::keyClick(&sheet, Qt::Key_Return);
    QCOMPARE(incident.count(), 1);
    QCOMPARE(incident.at(0).at(0).value<Id>(), Id{901});
    const QModelIndex killed = sheet.sheetModel()->indexOfKey(u"field killed"_s);
    sheet.setCurrentIndex(killed);
    QTest::keyClick(&sheet, Qt::Key_Return);
    QVERIFY(sheet.isExpanded(killed));
    QCOMPARE(sentences, 0);
    QTest::keyClick(&sheet, Qt::Key_Down);
    QTest::keyClick(&sheet, Qt::Key_Return);
    QCOMPARE(sentences, 1);
    QTest::mouseClick(sheet.viewport(),
                      Qt::LeftButton,
                      {},
                      sheet.visualRect(sheet.sheetModel()->indexOfKey(u"link 1"_s)).center());
    QCOMPARE(incident.count(), 2);
}

void TestIncident::whatIsOpenStaysOpen()
{
    IncidentSheet sheet;
    sheet.resize(420, 600);
    Dossier dossier = withFigures();
    sheet.setDossier(dossier);
    sheet.expand(sheet.sheetModel()->indexOfKey(u"field killed"_s));
    sheet.setCurrentIndex(sheet.sheetModel()->indexOfKey(u"claim 501"_s));
    dossier.title = u"Another title"_s;
    sheet.setDossier(dossier);
    QVERIFY(sheet.isExpanded(sheet.sheetModel()->indexOfKey(u"field killed"_s)));
    QCOMPARE(sheet.rowAt(sheet.currentIndex()).key, u"claim 501"_s);
    dossier.id = {7};
    sheet.setDossier(dossier);
    QVERIFY(!sheet.isExpanded(sheet.sheetModel()->indexOfKey(u"field killed"_s)));
    QVERIFY(!sheet.currentIndex().isValid());
}

void TestIncident::rowsAreCopiedAsText()
{
    IncidentSheet sheet;
    sheet.setDossier(withFigures());
    sheet.setCurrentIndex(sheet.sheetModel()->indexOfKey(u"field killed"_s));
    QTest::keyClick(&sheet, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"Killed: 2 American \u00b7 1 British \u00b7 3 in all (3 claims, 2 speakers)"_s);
    sheet.copyAll();
    QVERIFY(QGuiApplication::clipboard()->text().contains(
        u"    about 30 landed \u00b7 about thirty\n"_s));
}

void TestIncident::textIsNeverHtml()
{
    Dossier dossier = withFigures();
    dossier.title = u"<b>bold</b> & <img src=x>"_s;
    dossier.dateWords = u"<i>Friday</i>"_s;
    IncidentSheet sheet;
    sheet.setDossier(dossier);
    const QModelIndex heading = sheet.sheetModel()->index(0, 0);
    QVERIFY(heading.data(Qt::AccessibleTextRole).toString().startsWith(dossier.title));
    QVERIFY(!heading.data(Qt::ToolTipRole).toString().contains(u"<i>"_s));
    QVERIFY(heading.data(Qt::ToolTipRole).toString().contains(u"&lt;i&gt;Friday"_s));
}

void TestIncident::everythingWraps()
{
    Dossier dossier = withFigures();
    dossier.title = u"unbroken"_s.repeated(60);
    IncidentSheet sheet;
    sheet.resize(300, 500);
    sheet.show();
    sheet.setDossier(dossier);
    const int narrow = sheet.visualRect(sheet.sheetModel()->index(0, 0)).height();
    sheet.resize(900, 500);
    QCoreApplication::processEvents();
    const int wide = sheet.visualRect(sheet.sheetModel()->index(0, 0)).height();
    QVERIFY(narrow > 2 * wide);
    QVERIFY(narrow > sheet.fontMetrics().horizontalAdvance(dossier.title) / 300
                         * sheet.fontMetrics().height());
}

void TestIncident::hundredsOfClaimsNeedNoWidgets()
{
    Dossier dossier = withFigures();
    const int widgetsBefore = [] {
        IncidentSheet empty;
        return static_cast<int>(empty.findChildren<QWidget *>().size());
    }();
    while (dossier.claims.size() < 300)
        example::addClaim(dossier,
                          {u"date"_s,
                           {},
                           {},
                           {},
                           {},
                           {},
                           {},
                           u"some Friday"_s,
                           {},
                           static_cast<int>(dossier.claims.size() % 2)});
    IncidentSheet sheet;
    sheet.resize(420, 600);
    sheet.setDossier(dossier);
    sheet.expandAll();
    sheet.show();
    sheet.grab();
    QCOMPARE(sheet.findChildren<QWidget *>().size(), widgetsBefore);
    QCOMPARE(sheet.sheetModel()->rowCount(sheet.sheetModel()->indexOfKey(u"field date"_s)), 294);
}

void TestIncident::workbenchIsLit()
{
    const SampleFile sample;
    Workbench workbench;
    IncidentPane pane(workbench);
    pane.resize(420, 600);
    pane.show();
    QVERIFY(workbench.open(sample.path()));
    QTRY_VERIFY(!workbench.isLoading() && workbench.rows()->size() > 100);
    // The record with most to say: figures, claims of several documents, attributions.
    Id richest;
    for (int row = 0; row < workbench.model()->rowCount(); ++row) {
        if (workbench.model()->index(row, IncidentModel::Claims).data().toInt() >= 35)
            richest = workbench.model()->idAt(row);
    }
    QVERIFY(richest.isValid());
    workbench.setCurrent(richest);
    QTRY_VERIFY(workbench.dossier() && workbench.dossier()->id == richest);
    IncidentSheet *sheet = pane.sheet();
    QCOMPARE(lineOf(sheet->rowAt(sheet->sheetModel()->index(0, 0))), workbench.dossier()->title);
    QVERIFY(!workbench.dossier()->attributions.empty());
    const AttributionView &last = workbench.dossier()->attributions.back();
    sheet->setCurrentIndex(sheet->sheetModel()->indexOfKey(u"attribution "_s + last.id.toText()));
    QVERIFY(!last.citations.empty());
    QCOMPARE(workbench.lit().size(), last.citations.size());
    QCOMPARE(workbench.lit().front().id, last.citations.front().id);
    QVERIFY(workbench.litLabel().contains(last.stance));
}

QTEST_MAIN(TestIncident)
#include "tst_incident.moc"
