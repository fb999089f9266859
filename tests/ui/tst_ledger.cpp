#include "examplerecords.h"
#include "model/coding/notes.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/common/theme.h"
#include "ui/incident/incidentpane.h"
#include "ui/incident/incidentrows.h"
#include "ui/incident/incidentsheet.h"
#include "ui/incident/incidentsheetmodel.h"
#include "ui/incident/rowlayout.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QMenu>
#include <QPainter>
#include <QTemporaryDir>

#include <set>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// Keys of the rows from the section on, with a `>` for each step to the right.
QStringList shapeOf(const std::vector<SheetRow> &rows)
{
    QStringList shape;
    for (const SheetRow &row : rows)
        shape += QString(row.depth, u'>') % row.key;
    return shape;
}

SheetRow rowOf(const std::vector<SheetRow> &rows, const QString &key)
{
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const SheetRow &row) { return row.key == key; });
    return found == rows.end() ? SheetRow() : *found;
}

Dossier accused()
{
    Dossier dossier = example::emptyDossier();
    dossier.attributions = {
        example::attribution(1, {43}, u"The Brigade"_s, u"suspects"_s, 1),
        example::attribution(2, {44}, u"border militias"_s, u"asserts"_s, 0),
        example::attribution(3, {43}, u"The Brigade"_s, u"denies"_s, 1),
        example::attribution(4, {43}, u"The Brigade"_s, u"asserts"_s, 0),
    };
    dossier.attributions[3].retracted = u"it speaks of another attack"_s;
    dossier.covers = {{Id{44}, Id{43}}};
    return dossier;
}

QImage drawn(StanceMark mark)
{
    QImage image(24, 24, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintStanceMark(painter, QRectF(2, 2, 20, 20), mark, Qt::black);
    return image;
}

int differingPixels(const QImage &a, const QImage &b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            count += qAbs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 60 ? 1 : 0;
    }
    return count;
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void descriptionStandsOverItsMembers();
    void cardSaysWhoSaidIt();
    void cardNamesTheActorElsewhere();
    void oneQuotationIsOneCard();
    void retractedStaysReadable();
    void gradeIsExplained_data();
    void gradeIsExplained();
    void notesAndRulesStandOnTheCard();
    void marksDifferInShape();
    void keysGroup();
    void groupingIsKept();
    void cursorSetsTheSubject();
    void ownKeysComeBeforeTheWindows();
    void keysEdit();
    void menuShowsTheWindowsActions();
    void ledgerIsCopied();
    void modelIsSound();
    void recordSaysUnderWhatItWasCoded();
    void readsTheSampleByKeyboard();

private:
    QTemporaryDir m_settings;
};

void TestLedger::initTestCase()
{
    // The grouping is kept in settings: not in those of whoever runs this.
    qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8());
    applyTheme(*qApp, ColourScheme::Light);
}

void TestLedger::descriptionStandsOverItsMembers()
{
    const auto rows = attributionRows(accused());
    QCOMPARE(shapeOf(rows),
             (QStringList{u"attributions"_s,
                          u"attribution counts"_s,
                          u"group 44"_s,
                          u"attribution 2"_s,
                          u">group 43"_s,
                          u">attribution 1"_s,
                          u">against 43"_s,
                          u">>attribution 3"_s,
                          u"group retracted"_s,
                          u"attribution 4"_s}));
    QCOMPARE(rows.at(2).right, u"description \u00b7 1 speaker"_s);
    QCOMPARE(rows.at(4).right, u"1 speaker \u00b7 1 against"_s);
    QVERIFY(!rowOf(rows, u"attribution 1"_s).negative);
    QVERIFY(rowOf(rows, u"attribution 3"_s).negative);
}

void TestLedger::cardSaysWhoSaidIt()
{
    Dossier dossier = accused();
    dossier.attributions[0].role = u"sponsor"_s;
    dossier.attributions[0].note = u"compare the later briefing"_s;
    dossier.attributions[0].coder = u"A.K."_s;
    dossier.attributions[0].review = u"reviewed"_s;
    const SheetRow card = rowOf(attributionRows(dossier), u"attribution 1"_s);
    QCOMPARE(plainText(card).split(u'\n'),
             (QStringList{
                 u"The Brigade: unnamed officials \u00b7 as sponsor (suspects)"_s,
                 u"The Harbour Post, 28 Dec 2019 \u2190 Evening Paper \u2190 unnamed officials"_s,
                 u"said 27 Dec 2019"_s,
                 u"Note: compare the later briefing"_s,
                 u"1 sentence \u00b7 coded by A.K. \u00b7 reviewed"_s}));
    QCOMPARE(card.chips.at(0).mark, StanceMark::Suspects);
    QVERIFY(!card.chips.at(0).tip.isEmpty());
}

void TestLedger::cardNamesTheActorElsewhere()
{
    const auto rows = attributionRows(accused(), Grouping::Stance);
    QCOMPARE(rowOf(rows, u"attribution 1"_s).lines.front().front().text, u"The Brigade"_s);
    QCOMPARE(rowOf(rows, u"group suspects"_s).chips.front().mark, StanceMark::Suspects);
    // Under no actor's heading the retracted one says whom it was about.
    QCOMPARE(rowOf(attributionRows(accused()), u"attribution 4"_s).lines.front().front().text,
             u"The Brigade"_s);
}

void TestLedger::oneQuotationIsOneCard()
{
    Dossier dossier = accused();
    ReportView second = dossier.statements[1].reports[0];
    second.id = {77};
    second.document = {9};
    second.outlet = u"Morning Mail"_s;
    second.title = u"Brigade suspected"_s;
    second.chain = {u"Morning Mail"_s, u"unnamed officials"_s};
    second.citations = {example::citation(4000, {9})};
    dossier.statements[1].reports.push_back(second);
    const auto rows = attributionRows(dossier);
    QCOMPARE(rows.size(), attributionRows(accused()).size());
    const SheetRow card = rowOf(rows, u"attribution 1"_s);
    QVERIFY(plainText(card).contains(u"\nMorning Mail, 28 Dec 2019 \u2190 unnamed officials\n"_s));
    QCOMPARE(card.children.size(), size_t(2));
    QCOMPARE(card.children.at(1).citations.size(), size_t(1));
    QCOMPARE(card.children.at(1).record, Id{1});
}

void TestLedger::retractedStaysReadable()
{
    const SheetRow card = rowOf(attributionRows(accused()), u"attribution 4"_s);
    QCOMPARE(card.lines.front().front().style, TextStyle::Struck);
    QVERIFY(plainText(card).contains(u"\nRetracted: it speaks of another attack\n"_s));
    QVERIFY(!card.citations.empty());
}

void TestLedger::gradeIsExplained_data()
{
    QTest::addColumn<QString>("reliability");
    QTest::addColumn<int>("credibility");
    QTest::addColumn<QString>("chip");
    QTest::addColumn<QString>("tip");
    QTest::newRow("B2") << u"B"_s << 2 << u"B2"_s
                        << u"Source B: usually reliable\nInformation 2: probably true"_s;
    QTest::newRow("A1")
        << u"A"_s << 1 << u"A1"_s
        << u"Source A: completely reliable\nInformation 1: confirmed by other sources"_s;
    QTest::newRow("F6")
        << u"F"_s << 6 << u"F6"_s
        << u"Source F: reliability cannot be judged\nInformation 6: truth cannot be judged"_s;
    QTest::newRow("source only") << u"C"_s << 0 << u"C"_s << u"Source C: fairly reliable"_s;
}

void TestLedger::gradeIsExplained()
{
    QFETCH(QString, reliability);
    QFETCH(int, credibility);
    QFETCH(QString, chip);
    QFETCH(QString, tip);
    Dossier dossier = accused();
    dossier.attributions[0].reliability = reliability;
    dossier.attributions[0].credibility = credibility;
    const SheetRow card = rowOf(attributionRows(dossier), u"attribution 1"_s);
    QCOMPARE(card.chips.size(), size_t(2));
    QCOMPARE(card.chips.at(1).text, chip);
    QCOMPARE(card.chips.at(1).tip, tip);
    // And where it is drawn the pointer finds it.
    const RowLayout layout(card, baseFont(), paletteFor(false), 470, 90);
    bool found = false;
    for (int x = 0; x < 470; ++x)
        found |= layout.tipAt({x, 12}) == tip;
    QVERIFY(found);
    QVERIFY(layout.tipAt({40, 12}).isEmpty());
}

void TestLedger::notesAndRulesStandOnTheCard()
{
    Dossier dossier = accused();
    dossier.attributions[0].notes = {
        {{5}, u"ask the desk"_s, u"A.K."_s, {}, 1'772'496'000'000},
        {{6}, u"<b>asked</b>"_s, u"M.S."_s, u"TLP:AMBER"_s, 1'772'582'400'000}};
    BasisView rule;
    rule.id = {3};
    rule.rule = 9;
    rule.name = u"rule 9"_s;
    rule.text = u"only like measures share a range"_s;
    dossier.attributions[0].basis = {rule};
    const SheetRow card = rowOf(attributionRows(dossier), u"attribution 1"_s);
    const QString text = plainText(card);
    QVERIFY(text.contains(u"A.K., 3 Mar 2026: ask the desk"_s));
    QVERIFY(text.contains(u"M.S., 4 Mar 2026 [TLP:AMBER]: <b>asked</b>"_s));
    QVERIFY(text.endsWith(u"1 sentence \u00b7 rule 9"_s));
    QCOMPARE(plainText(card.children.back()),
             u"Coded by rule 9: only like measures share a range"_s);
}

void TestLedger::marksDifferInShape()
{
    std::vector<QImage> images;
    for (const QString &stance : {u"asserts"_s,
                                  u"suspects"_s,
                                  u"implies"_s,
                                  u"claims responsibility"_s,
                                  u"denies"_s,
                                  u"rules out"_s,
                                  u"doubts"_s,
                                  u"investigates"_s,
                                  u"declines to name"_s}) {
        QVERIFY2(markOf(stance) != StanceMark::None, qPrintable(stance));
        QVERIFY(stanceTip(stance).startsWith(stance));
        images.push_back(drawn(markOf(stance)));
    }
    for (size_t a = 0; a < images.size(); ++a) {
        for (size_t b = 0; b < a; ++b)
            QVERIFY2(differingPixels(images[a], images[b]) > 12,
                     qPrintable(QString::number(a) % u' ' % QString::number(b)));
    }
}

void TestLedger::keysGroup()
{
    IncidentSheet sheet;
    sheet.resize(470, 700);
    sheet.setDossier(accused());
    sheet.show();
    sheet.setCurrentIndex(sheet.sheetModel()->indexOfKey(u"attribution 1"_s));
    QTest::keyClick(&sheet, Qt::Key_G);
    QCOMPARE(sheet.grouping(), Grouping::Stance);
    QCOMPARE(sheet.rowAt(sheet.currentIndex()).key, u"attribution 1"_s); // the cursor stays
    QVERIFY(sheet.sheetModel()->indexOfKey(u"group suspects"_s).isValid());
    QTest::keyClick(&sheet, Qt::Key_4);
    QCOMPARE(sheet.grouping(), Grouping::Said);
    QTest::keyClick(&sheet, Qt::Key_G);
    QCOMPARE(sheet.grouping(), Grouping::Actor);
    QTest::keyClick(&sheet, Qt::Key_3);
    QCOMPARE(sheet.rowAt(sheet.sheetModel()->indexOfKey(u"attributions"_s)).right,
             u"by speaker\u2019s institution \u25be"_s);
    QTest::keyClick(&sheet, Qt::Key_G, Qt::ShiftModifier);
    QCOMPARE(sheet.grouping(), Grouping::Stance);
    QTest::keyClick(&sheet, Qt::Key_3, Qt::ControlModifier); // the window's, not ours
    QCOMPARE(sheet.grouping(), Grouping::Stance);
    QTest::keyClick(&sheet, Qt::Key_3);
    QTest::keyClick(&sheet, Qt::Key_5); // no such grouping
    QCOMPARE(sheet.grouping(), Grouping::Institution);
}

void TestLedger::groupingIsKept()
{
    Workbench workbench;
    {
        IncidentPane pane(workbench);
        QCOMPARE(pane.sheet()->grouping(), Grouping::Actor);
        pane.sheet()->setGrouping(Grouping::Said);
    }
    IncidentPane again(workbench);
    QCOMPARE(again.sheet()->grouping(), Grouping::Said);
    again.sheet()->setGrouping(Grouping::Actor);
}

void TestLedger::cursorSetsTheSubject()
{
    Dossier dossier = accused();
    example::addClaim(dossier, {u"date"_s, {}, {}, {}, {}, {}, {}, u"Friday"_s, {}, 0});
    LinkView link;
    link.id = {12};
    link.kind = u"follows"_s;
    link.basis = u"stated"_s;
    link.other = {901};
    link.otherTitle = u"another record"_s;
    dossier.links = {link};
    AssessmentView assessment;
    assessment.id = {13};
    dossier.assessments = {assessment};
    IncidentSheet sheet;
    sheet.setDossier(dossier);
    sheet.expandAll();
    std::vector<Subject> asked;
    connect(&sheet, &IncidentSheet::subjectAsked, this, [&](const Subject &subject) {
        asked.push_back(subject);
    });
    const auto at = [&](const QString &key) {
        sheet.setCurrentIndex(sheet.sheetModel()->indexOfKey(key));
        return asked.back();
    };
    QVERIFY(at(u"attribution 1"_s) == (Subject{"attribution", {1}}));
    QVERIFY(at(u"claim 500"_s) == (Subject{"claim", {500}}));
    QVERIFY(at(u"link 12"_s) == (Subject{"link", {12}}));
    QVERIFY(at(u"assessment"_s) == (Subject{"assessment", {13}}));
    QVERIFY(at(u"group 43"_s) == (Subject{"incident", example::depot}));
    at(u"attribution 1"_s);
    // The same record read again says nothing; one that is gone gives way to the incident.
    const size_t before = asked.size();
    sheet.setDossier(dossier);
    QCOMPARE(asked.size(), before);
    dossier.attributions.erase(dossier.attributions.begin());
    sheet.setDossier(dossier);
    QVERIFY(asked.back() == (Subject{"incident", example::depot}));
}

void TestLedger::ownKeysComeBeforeTheWindows()
{
    QWidget window;
    auto *sheet = new IncidentSheet(&window);
    sheet->resize(470, 700);
    Dossier dossier = accused();
    example::addClaim(
        dossier,
        {u"munitions"_s, u"fired"_s, u"figure"_s, 3, 3, 3, u"exactly"_s, u"three"_s, {}, 0});
    example::deriveFigures(dossier);
    sheet->setDossier(dossier);
    sheet->expandAll();
    QAction edit;
    edit.setShortcut(Qt::Key_F2);
    window.addAction(&edit);
    int windows = 0;
    int figures = 0;
    connect(&edit, &QAction::triggered, this, [&] { ++windows; });
    connect(sheet, &IncidentSheet::overrideAsked, this, [&] { ++figures; });
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    sheet->setFocus();
    sheet->setCurrentIndex(sheet->sheetModel()->indexOfKey(u"figure munitions fired all"_s));
    QTest::keyClick(sheet, Qt::Key_F2);
    QCOMPARE(std::pair(figures, windows), std::pair(1, 0));
    sheet->setCurrentIndex(sheet->sheetModel()->indexOfKey(u"attribution 1"_s));
    QTest::keyClick(sheet, Qt::Key_F2);
    QCOMPARE(std::pair(figures, windows), std::pair(1, 1));
}

void TestLedger::keysEdit()
{
    IncidentSheet sheet;
    sheet.resize(470, 700);
    sheet.setDossier(accused());
    int edits = 0;
    int sentences = 0;
    connect(&sheet, &IncidentSheet::editAsked, this, [&] { ++edits; });
    connect(&sheet, &IncidentSheet::sentenceAsked, this, [&] { ++sentences; });
    const QModelIndex card = sheet.sheetModel()->indexOfKey(u"attribution 1"_s);
    sheet.setCurrentIndex(card);
    QTest::keyClick(&sheet, Qt::Key_F2);
    QCOMPARE(edits, 1);
    QTest::keyClick(&sheet, Qt::Key_Return); // a card leads to its sentence
    QCOMPARE(sentences, 1);
    QVERIFY(!sheet.isExpanded(card));
    QTest::keyClick(&sheet, Qt::Key_Right);
    QVERIFY(sheet.isExpanded(card));
}

void TestLedger::menuShowsTheWindowsActions()
{
    IncidentSheet sheet;
    sheet.resize(470, 900);
    sheet.setDossier(accused());
    sheet.show();
    QAction retract(u"Retract\u2026"_s);
    int retracted = 0;
    connect(&retract, &QAction::triggered, this, [&] { ++retracted; });
    sheet.setRecordActions({&retract});
    const QModelIndex card = sheet.sheetModel()->indexOfKey(u"attribution 1"_s);
    sheet.scrollTo(card);
    const QPoint at = sheet.visualRect(card).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, sheet.viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(sheet.viewport(), &event);
    QCOMPARE(sheet.currentIndex(), card); // what it acts on
    auto *menu = sheet.findChild<QMenu *>();
    QVERIFY(menu);
    QVERIFY(menu->actions().contains(&retract));
    retract.trigger();
    QCOMPARE(retracted, 1);
    menu->close();
}

void TestLedger::ledgerIsCopied()
{
    IncidentSheet sheet;
    sheet.setDossier(accused());
    sheet.copyLedger();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(u"Rockets on the northern depot\n3 attributions, 2 speakers"_s));
    QVERIFY(text.contains(u"retracted: it speaks of another attack"_s));
}

void TestLedger::modelIsSound()
{
    IncidentSheetModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(rowsOf(accused()));
    const QModelIndex card = model.indexOfKey(u"attribution 1"_s);
    QVERIFY(card.isValid());
    QCOMPARE(model.rowCount(card), 1);
    model.setRows(rowsOf(accused(), Grouping::Said));
    model.setRows({});
}

void TestLedger::recordSaysUnderWhatItWasCoded()
{
    Dossier dossier = accused();
    dossier.codebookName = u"Rockets"_s;
    dossier.codebookVersion = u"2"_s;
    dossier.tags = {{{1}, u"bases"_s}, {{2}, u"ask desk"_s}};
    dossier.formerly = {{Id{55}, u"Depot, 28 Dec 2019"_s}};
    dossier.notes = {{{6}, u"watch the ministry"_s, u"M.S."_s, {}, 1'772'496'000'000}};
    BasisView rule;
    rule.id = {3};
    rule.name = u"rule 2"_s;
    rule.text = u"around is about"_s;
    dossier.basis = {rule};
    dossier.decisions = {
        {{8}, u"D035"_s, u"dates"_s, u"Which night?"_s, u"Friday"_s, u"said so"_s, {}}};
    const auto rows = recordRows(dossier);
    QCOMPARE(plainText(rowOf(rows, u"note 6"_s)),
             u"Notes: watch the ministry (M.S., 3 Mar 2026)"_s);
    QCOMPARE(plainText(rowOf(rows, u"codebook"_s)), u"Codebook: Rockets, version 2"_s);
    QCOMPARE(plainText(rowOf(rows, u"tags"_s)), u"Tags: bases, ask desk"_s);
    QCOMPARE(plainText(rowOf(rows, u"formerly"_s)), u"Formerly: Depot, 28 Dec 2019"_s);
    const SheetRow basis = rowOf(rows, u"decisions"_s);
    QCOMPARE(plainText(basis), u"Coded by: D035, rule 2"_s);
    QCOMPARE(basis.children.size(), size_t(2));
    QVERIFY(plainText(basis.children.at(0)).contains(u"Choice: Friday"_s));
    QCOMPARE(plainText(basis.children.at(1)), u"Rule 2: around is about"_s);
}

void TestLedger::readsTheSampleByKeyboard()
{
    const SampleFile sample;
    Workbench workbench;
    IncidentPane pane(workbench);
    pane.resize(470, 600);
    pane.show();
    pane.sheet()->setFocus();
    QVERIFY(workbench.open(sample.path()));
    QTRY_VERIFY(!workbench.isLoading() && workbench.rows()->size() > 100);
    Id most; // the record with most attributions
    int count = 0;
    for (int row = 0; row < workbench.model()->rowCount(); ++row) {
        const int here = workbench.model()->index(row, IncidentModel::Attributions).data().toInt();
        if (here > count) {
            count = here;
            most = workbench.model()->idAt(row);
        }
    }
    QVERIFY(count >= 8);
    workbench.setCurrent(most);
    QTRY_VERIFY(workbench.dossier() && workbench.dossier()->id == most);
    // The ledger counts as the table does.
    QCOMPARE(ledgerCountsOf(*workbench.dossier()).attributions, count);
    IncidentSheet *sheet = pane.sheet();
    sheet->setCurrentIndex(sheet->sheetModel()->indexOfKey(u"attribution counts"_s));
    QTest::keyClick(sheet, Qt::Key_Right);
    QVERIFY(sheet->isExpanded(sheet->currentIndex()));
    QTest::keyClick(sheet, Qt::Key_Left);
    // Down over every card: each becomes what commands act on, and lights its sentences.
    std::set<qint64> walked;
    for (int step = 0; step < 200; ++step) {
        QTest::keyClick(sheet, Qt::Key_Down);
        if (workbench.subject().table != "attribution")
            continue;
        walked.insert(workbench.subject().id.value);
        QVERIFY(!workbench.lit().empty());
    }
    QCOMPARE(walked.size(), workbench.dossier()->attributions.size());
    QVERIFY(workbench.subject().table != "attribution"); // the end of the sheet is the record
}

QTEST_MAIN(TestLedger)
#include "tst_ledger.moc"
