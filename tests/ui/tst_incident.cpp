#include "examplerecords.h"
#include "model/workbench/cellcitations.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/common/breakable.h"
#include "ui/common/theme.h"
#include "ui/incident/claimcolumns.h"
#include "ui/incident/incidentpane.h"
#include "ui/incident/incidentrows.h"
#include "ui/incident/incidentsheet.h"
#include "ui/incident/incidentsheetmodel.h"
#include "ui/incident/words.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextLayout>

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

QStringList keysOf(const std::vector<SheetRow> &rows)
{
    QStringList keys;
    for (const SheetRow &row : rows)
        keys += row.key;
    return keys;
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
    void namedPersonsAreCounted();
    void notReportedIsAWord();
    void differingReportsAreMarked();
    void supersededClaimsAreStruck();
    void sourceChainRunsToTheSpeaker();
    void figureLightsAsItsCell();
    void choiceSaysWhoAndWhatTheRuleGives();
    void claimsStandSideBySide();
    void columnsFitTheirRow_data();
    void columnsFitTheirRow();
    void addressesBreakAtDotsAndSlashes_data();
    void addressesBreakAtDotsAndSlashes();
    void keepsItsRowInSightWhenItGetsLow();
    void rowsHaveRoomForWhatTheySayNow();
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

private:
    QTemporaryDir m_settings;
};

void TestIncident::initTestCase()
{
    // The grouping is kept in settings: not in those of whoever runs this.
    qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8());
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
    // Fired is not landed: each under a heading of its own.
    QCOMPARE(keysOf(rowOf(rows, u"field munitions"_s).children),
             (QStringList{u"figure munitions fired all"_s,
                          u"claim 503"_s,
                          u"figure munitions landed all"_s,
                          u"claim 504"_s}));
}

void TestIncident::namedPersonsAreCounted()
{
    // Derived figures key a named person by the handle, which only the store knows.
    Dossier dossier = example::emptyDossier();
    ClaimView &claim = example::addClaim(
        dossier, {u"killed"_s, {}, u"figure"_s, 1, 1, 1, u"exactly"_s, {}, u"Examplian"_s, 0});
    claim.whom = {77};
    claim.whomName = u"General Okafor"_s;
    claim.group = u"okafor"_s;
    Figure one;
    one.state = FigureState::Figure;
    one.low = one.best = one.high = 1;
    dossier.figures = {{{"killed", {}, u"okafor"_s}, one}};
    const SheetRow killed = rowOf(figureRows(dossier), u"field killed"_s);
    QCOMPARE(lineOf(killed), u"1 General Okafor"_s);
    QCOMPARE(killed.figure->whom, u"okafor"_s);
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
    example::deriveFigures(dossier);
    const SheetRow munitions = rowOf(figureRows(dossier), u"field munitions"_s);
    QCOMPARE(lineOf(munitions), u"31 (31\u201336) fired"_s);
    const SheetRow claim = rowOf(munitions.children, u"claim 504"_s);
    QCOMPARE(claim.lines.front().front().style, TextStyle::Struck);
    QCOMPARE(lineOf(claim, claim.lines.size() - 1),
             u"Corrected by the same source \u00b7 feeds nothing"_s);
    QCOMPARE(lineOf(rowOf(munitions.children, u"figure munitions landed all"_s)),
             u"Landed: nothing feeds it"_s);
    // What feeds nothing is lit on its own row alone.
    QCOMPARE(munitions.citations.size(), size_t(1));
    QCOMPARE(claim.citations.size(), size_t(1));
    QVERIFY(rowOf(munitions.children, u"figure munitions landed all"_s).citations.empty());
}

void TestIncident::sourceChainRunsToTheSpeaker()
{
    const SheetRow munitions = rowOf(figureRows(withFigures()), u"field munitions"_s);
    QCOMPARE(
        lineOf(rowOf(munitions.children, u"claim 504"_s), 1),
        u"The Harbour Post, 28 Dec 2019 \u2190 Evening Paper \u2190 unnamed officials \u00b7 said 27 Dec 2019"_s);
    QCOMPARE(lineOf(rowOf(munitions.children, u"claim 503"_s), 1),
             u"The Harbour Post, 28 Dec 2019 \u00b7 by 27 Dec 2019"_s);
    // The voice of an article is its outlet's.
    StatementView voice =
        example::statement(1, u"narration"_s, {u"The Harbour Post"_s, u"narration"_s}, u"stated"_s);
    voice.speakerKind = u"outlet"_s;
    voice.institution = u"The Harbour Post"_s;
    QCOMPARE(speakerWords(voice), u"The Harbour Post, in its own voice"_s);
    QCOMPARE(sourceChains(voice), QStringList{u"The Harbour Post, 28 Dec 2019"_s});
}

void TestIncident::figureLightsAsItsCell()
{
    Dossier dossier = withFigures();
    dossier.munitionsMeasure = u"fired"_s;
    const SheetRow munitions = rowOf(figureRows(dossier), u"field munitions"_s);
    const CellCitations cell = citationsBehind(dossier, IncidentModel::Munitions);
    QCOMPARE(munitions.citations.size(), cell.citations.size());
    QCOMPARE(munitions.citations.front().id, dossier.claims[3].citations.front().id);
    QCOMPARE(rowOf(munitions.children, u"figure munitions landed all"_s).citations.front().id,
             dossier.claims[4].citations.front().id);
}

void TestIncident::choiceSaysWhoAndWhatTheRuleGives()
{
    Dossier dossier = withFigures();
    const FigureKey fired{"munitions", "fired", u"all"_s};
    QVERIFY(rowOf(rowOf(figureRows(dossier), u"field munitions"_s).children,
                  u"figure munitions fired all"_s)
                .tip.startsWith(u"By rule 9"_s));
    OverrideView chosen;
    chosen.key = fired;
    chosen.byRule = dossier.figures.at(fired);
    chosen.reason = u"launches counted on video"_s;
    chosen.madeBy = u"A.K."_s;
    chosen.madeAt = 1'772'496'000'000;
    dossier.overrides = {chosen};
    Figure &figure = dossier.figures.at(fired);
    figure.overridden = true;
    figure.low = 33;
    figure.best = 33;
    figure.high = 33;
    const SheetRow munitions = rowOf(figureRows(dossier), u"field munitions"_s);
    const SheetRow row = rowOf(munitions.children, u"figure munitions fired all"_s);
    QCOMPARE(
        lineOf(row),
        u"Fired: 33, chosen by A.K., 3 Mar 2026: launches counted on video; the rule gives 31 (31\u201336)"_s);
    QCOMPARE(lineOf(munitions), u"33 fired \u00b7 about 30 landed \u00b7 chosen by an analyst"_s);
    QVERIFY(row.figure == fired);

    IncidentSheet sheet;
    sheet.resize(470, 600);
    sheet.setDossier(dossier);
    sheet.expandAll();
    std::vector<FigureKey> asked;
    connect(&sheet, &IncidentSheet::overrideAsked, this, [&](const FigureKey &key) {
        asked.push_back(key);
    });
    sheet.setCurrentIndex(sheet.sheetModel()->indexOfKey(row.key));
    QTest::keyClick(&sheet, Qt::Key_F2);
    QCOMPARE(asked.size(), size_t(1));
    QVERIFY(asked.front() == fired);
    sheet.setCurrentIndex(sheet.sheetModel()->indexOfKey(munitions.key)); // the first of several
    QTest::keyClick(&sheet, Qt::Key_F2);
    QCOMPARE(asked.size(), size_t(2));
    QVERIFY(asked.back() == fired);
}

void TestIncident::claimsStandSideBySide()
{
    const Dossier dossier = withFigures();
    const SheetRow munitions = rowOf(figureRows(dossier), u"field munitions"_s);
    const SheetRow claim = rowOf(munitions.children, u"claim 504"_s);
    const auto cell = [&claim](ClaimColumn column) {
        const auto found = std::find_if(claim.cells.begin(),
                                        claim.cells.end(),
                                        [&](const ClaimCell &one) { return one.column == column; });
        return found == claim.cells.end() ? u"-"_s : found->text;
    };
    QCOMPARE(cell(ClaimColumn::Figure), u"about 30"_s);
    QCOMPARE(cell(ClaimColumn::Number), u"30"_s);
    QCOMPARE(cell(ClaimColumn::Qualifier), u"about"_s);
    QCOMPARE(cell(ClaimColumn::Measure), u"landed"_s);
    QCOMPARE(cell(ClaimColumn::Wording), u"about thirty"_s);
    QCOMPARE(cell(ClaimColumn::Speaker), u"unnamed officials"_s);
    QCOMPARE(cell(ClaimColumn::Document), u"The Harbour Post\n28 Dec 2019"_s);
    QCOMPARE(cell(ClaimColumn::Sentences), u"1"_s);
    // Narrow: the lines of before, below each other; nothing is lost.
    IncidentSheet sheet;
    sheet.show();
    sheet.setDossier(dossier);
    sheet.expandAll();
    const QModelIndex index = sheet.sheetModel()->indexOfKey(claim.key);
    const auto heightAt = [&](int width) {
        sheet.resize(width, 900);
        QCoreApplication::processEvents();
        return sheet.visualRect(index).height();
    };
    QVERIFY(heightAt(1200) < heightAt(300));
}

void TestIncident::columnsFitTheirRow_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("figures");
    QTest::addColumn<int>("columns");
    const int letter = QFontMetrics(baseFont()).averageCharWidth();
    QTest::newRow("narrow") << 40 * letter << true << 0;
    QTest::newRow("pane") << 55 * letter << true << 5;
    QTest::newRow("wide") << 100 * letter << true << 8;
    QTest::newRow("words") << 100 * letter << false << 4;
    QTest::newRow("nothing") << 0 << true << 0;
}

void TestIncident::columnsFitTheirRow()
{
    QFETCH(int, width);
    QFETCH(bool, figures);
    QFETCH(int, columns);
    const auto places = claimColumns(figures, width, QFontMetrics(baseFont()));
    QCOMPARE(places.size(), static_cast<size_t>(columns));
    int end = 0;
    for (const ColumnPlace &place : places) {
        QVERIFY(place.left >= end);
        QVERIFY(place.width > 0);
        end = place.left + place.width;
    }
    QVERIFY(end <= width);
    // No word of a figure is broken.
    for (const ColumnPlace &place : places) {
        if (place.column == ClaimColumn::Figure || place.column == ClaimColumn::Number)
            QVERIFY(place.width >= QFontMetrics(baseFont()).horizontalAdvance(u"reported"_s));
    }
}

// The pane beside a form is low: the row that is being changed and its claims are what it shows.
void TestIncident::addressesBreakAtDotsAndSlashes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts"); ///< that may stand on lines of their own
    const auto row = [](const char *name, const QStringList &parts) {
        QTest::newRow(name) << parts.join(QString()) << parts;
    };
    row("outlet", {u"rivercentre"_s, u".org"_s});
    row("address", {u"https://news"_s, u".harbour"_s, u".example/"_s, u"world/"_s, u"day"_s});
    row("abbreviation", {u"the U.S. said, e.g. 3.5 of 9/11"_s});
    row("sentence", {u"It ended. Then it began."_s});
    row("date", {u"27.12.2019"_s});
}

void TestIncident::addressesBreakAtDotsAndSlashes()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, parts);
    const QString broken = breakable(text);
    QCOMPARE(broken.split(QChar(0x200b)), parts);
    if (parts.size() == 1)
        return;
    // One letter short of the whole, as it happened.
    const QFont font = baseFont();
    QTextLayout layout(broken, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(QFontMetricsF(font).horizontalAdvance(text) - 2);
    layout.endLayout();
    QString first = broken.left(line.textLength());
    QCOMPARE(first.remove(QChar(0x200b)),
             QStringList(parts.mid(0, parts.size() - 1)).join(QString()));
}

void TestIncident::keepsItsRowInSightWhenItGetsLow()
{
    IncidentSheet sheet;
    sheet.resize(470, 900);
    sheet.show();
    sheet.setDossier(withFigures());
    sheet.expandAll();
    const QModelIndex head = sheet.sheetModel()->indexOfKey(u"field munitions"_s);
    sheet.setCurrentIndex(head);
    sheet.scrollTo(head);
    QCoreApplication::processEvents();
    const int row = sheet.visualRect(head).height();
    sheet.resize(470, 4 * row);
    const QModelIndex claim = sheet.sheetModel()->index(0, 0, head);
    const auto isSeen = [&sheet](const QModelIndex &index) {
        return sheet.viewport()->rect().contains(sheet.visualRect(index));
    };
    QTRY_VERIFY(isSeen(head) && isSeen(claim));
}

// Heights are kept from one showing to the next: of what an edit changed they must not be.
void TestIncident::rowsHaveRoomForWhatTheySayNow()
{
    IncidentSheet sheet;
    sheet.resize(470, 900);
    sheet.show();
    Dossier dossier = example::emptyDossier();
    dossier.title = u"A rocket"_s;
    sheet.setDossier(dossier);
    const auto height = [&sheet] {
        return sheet.visualRect(sheet.sheetModel()->indexOfKey(u"heading"_s)).height();
    };
    const int before = height();
    sheet.setDossier(dossier);
    QCOMPARE(height(), before);
    dossier.title = u"A rocket and what else was said of it "_s.repeated(8);
    sheet.setDossier(dossier);
    QVERIFY(height() > 2 * before);
    dossier.title = u"A rocket"_s;
    sheet.setDossier(dossier);
    QCOMPARE(height(), before);
}

void TestIncident::attributionsAreCounted()
{
    Dossier dossier = example::emptyDossier();
    const auto counts = [&dossier] {
        return plainText(rowOf(attributionRows(dossier), u"attribution counts"_s));
    };
    QVERIFY(counts().startsWith(u"Nobody is accused in what was read."_s));
    dossier.attributions = {example::attribution(1, {43}, u"The Brigade"_s, u"suspects"_s, 0),
                            example::attribution(2, {50}, u"Northern Column"_s, u"doubts"_s, 1)};
    QCOMPARE(
        counts(),
        u"2 attributions, 2 speakers, 1 outlet\nNo denial and no claim of responsibility recorded"_s);
    QCOMPARE(keysOf(rowOf(attributionRows(dossier), u"attribution counts"_s).children),
             (QStringList{u"backers speakers"_s, u"backers institutions"_s, u"backers outlets"_s}));
    dossier.attributions.push_back(example::attribution(3, {43}, u"The Brigade"_s, u"denies"_s, 1));
    QVERIFY(counts().endsWith(u"\nNo claim of responsibility recorded"_s));
    dossier.attributions.back().retracted = u"withdrawn the day after"_s;
    QVERIFY(counts().endsWith(u"\nNo denial and no claim of responsibility recorded"_s));
}

void TestIncident::alternativesAreSaid()
{
    Dossier dossier = example::emptyDossier();
    dossier.attributions = {example::attribution(1, {43}, u"The Brigade"_s, u"suspects"_s, 0),
                            example::attribution(2, {50}, u"Northern Column"_s, u"suspects"_s, 0)};
    dossier.attributions[0].alternatives = {Id{2}};
    dossier.attributions[0].wording = u"one or the other"_s;
    dossier.attributions[0].grounds = u"the kind of rocket"_s;
    const SheetRow card = rowOf(attributionRows(dossier), u"attribution 1"_s);
    QCOMPARE(lineOf(card, 2), u"\u201cone or the other\u201d \u00b7 by 27 Dec 2019"_s);
    QCOMPARE(lineOf(card, 3),
             u"Grounds: the kind of rocket \u00b7 either this or Northern Column"_s);
}

void TestIncident::alleged_isNotAssessed()
{
    Dossier dossier = example::emptyDossier();
    dossier.attributions = {example::attribution(1, {43}, u"The Brigade"_s, u"asserts"_s, 0)};
    QCOMPARE(plainText(assessmentRows(dossier).at(0)),
             u"Assessment: None yet: alleged is not assessed. J makes one."_s);
}

void TestIncident::assessmentKeepsConfidenceApart()
{
    Dossier dossier = example::emptyDossier();
    AssessmentView assessment;
    assessment.id = {2};
    assessment.actor = {43};
    assessment.actorName = u"The Brigade"_s;
    assessment.likelihood = 5;
    assessment.confidence = u"moderate"_s;
    assessment.madeBy = u"A.K."_s;
    assessment.madeAt = 1'578'009'600'000;
    assessment.reasons = u"two governments say so"_s;
    assessment.alternatives = {{{50}, u"Northern Column"_s, 2}};
    AssessmentView earlier = assessment;
    earlier.id = {1};
    earlier.madeAt -= 86'400'000;
    earlier.actor = {};
    earlier.actorName.clear();
    earlier.likelihood = 0;
    earlier.confidence = u"low"_s;
    dossier.assessments = {assessment, earlier};
    const auto rows = assessmentRows(dossier);
    QCOMPARE(plainText(rows.at(0)),
             u"Assessment: The Brigade (likely 55\u201380 %)\ntwo governments say so\n"
             "Alternative: Northern Column, very unlikely 5\u201320 %"_s);
    QCOMPARE(plainText(rows.at(1)), u"Confidence: moderate (A.K., 3 Jan 2020)"_s);
    QCOMPARE(plainText(rows.at(2)), u"Earlier: 1 earlier assessment"_s);
    const QStringList lines = plainText(rows.at(2).children.at(0)).split(u'\n');
    QCOMPARE(lines.first(), u"Insufficient information"_s);
    QVERIFY(lines.contains(u"Changed by A.K., 3 Jan 2020:"_s));
    QVERIFY(lines.contains(
        u"\u2013 Insufficient information became The Brigade, likely 55\u201380 %"_s));
    QVERIFY(lines.contains(u"\u2013 confidence low became moderate"_s));
    QCOMPARE(rows.at(0).record, Id{2});
    QCOMPARE(rows.at(2).children.at(0).record, Id{1});
    // No line names both.
    for (const SheetRow &row : {rows.at(0), rows.at(1), rows.at(2).children.at(0)}) {
        for (const QString &line : plainText(row).split(u'\n'))
            QVERIFY2(!(line.contains(u"%"_s) && line.contains(u"onfidence"_s)), qPrintable(line));
    }
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
    QCOMPARE(rows.size(), size_t(4));
    QCOMPARE(lineOf(rows.at(0)), u"Retaliation (stated): another record, 2 days later"_s);
    QCOMPARE(lineOf(rows.at(1)), u"Alleged or inferred, not stated:"_s);
    QCOMPARE(lineOf(rows.at(2)),
             u"Retaliation for (alleged by unnamed officials): another record, 2 days earlier"_s);
    QCOMPARE(rows.at(0).target, Id{902});
    QCOMPARE(rows.at(0).table, QByteArray("link"));
    QCOMPARE(rows.at(0).record, Id{2});
    QCOMPARE(lineOf(rows.at(3).children.at(0)), u"Alleged or inferred, not stated:"_s);
    QCOMPARE(lineOf(rows.at(3).children.at(1)),
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
    QTest::keyClick(&sheet, Qt::Key_Down);  // what was fired
    QCOMPARE(lit.size(), size_t(1));
    QTest::keyClick(&sheet, Qt::Key_Down);
    QCOMPARE(lit.size(), size_t(1));
    QCOMPARE(lit.front().id, dossier.claims[3].citations.front().id);
    QCOMPARE(label, u"Munitions: 31 (31\u201336)"_s);
    QTest::keyClick(&sheet, Qt::Key_Down);
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
