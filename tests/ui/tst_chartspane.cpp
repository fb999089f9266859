#include "model/chart/chartpayload.h"
#include "model/filter/filtertext.h"
#include "model/store/connection.h"
#include "model/store/statement.h"
#include "model/workbench/identity.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/chart/caveatline.h"
#include "ui/chart/chartcanvas.h"
#include "ui/chart/chartchooser.h"
#include "ui/chart/chartcolours.h"
#include "ui/chart/chartspane.h"
#include "ui/chart/exportdialog.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStyleOptionComboBox>
#include <QTemporaryDir>
#include <QToolButton>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms
const QString byMeans = u"Events by month and means"_s;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Fixture
{
    Fixture()
    {
        workbench.setIdentity({u"Ada King"_s, u"AK"_s});
        pane.fillMenu(menu);
        pane.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
        pane.resize(1000, 640);
        pane.show();
    }

    bool open(const QString &path)
    {
        if (!workbench.open(path))
            return false;
        return QTest::qWaitFor(
            [this] {
                return workbench.casefile() && !workbench.isLoading() && pane.views()->count() > 1
                       && hasDrawn();
            },
            patience);
    }

    bool hasDrawn() const
    {
        return !pane.canvas()->scene().marks.empty() && pane.canvas()->isVisible();
    }

    bool choose(const QString &view)
    {
        QSignalSpy drawn(&pane, &ChartsPane::drawn);
        const int index = pane.views()->findText(view);
        pane.views()->setCurrentIndex(index);
        emit pane.views()->activated(index);
        return index > 0 && drawn.wait(patience)
               && QTest::qWaitFor([this] { return hasDrawn(); }, patience);
    }

    Workbench workbench;
    ChartsPane pane{workbench};
    QMenu menu;
};

} // namespace

class ChartsPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void drawsEverySavedChart();
    void walksByKeyboard();
    void followsTheFilter();
    void clickingSelectsAndReturnLists();
    void listsWhatTheFilterHides();
    void offersOnlyWhatMakesACharts();
    void ordersGathersAndRetells();
    void savedChartsAreWhole();
    void anotherQuestionDropsTheHeadline();
    void anotherFilterDropsTheHeadline();
    void wordsStayWithTheirCasefile();
    void everyRowCanBeReached();
    void rowsAreWholeInSight_data();
    void rowsAreWholeInSight();
    void aLowPaneGivesThePlotItsHeight_data();
    void aLowPaneGivesThePlotItsHeight();
    void aPlotWithoutRoomIsScrolled();
    void coloursStayApart();
    void screenReadersWalkIt();
    void exportsWhatTheCommandLineMakes_data();
    void exportsWhatTheCommandLineMakes();
    void aRefusedExportIsSaid();
    void aWrongSizeIsSaidInWordsOfTheWindow();
    void opensAChartFile();
    void copiesPictureAndTable();
    void savesAndRemoves();
    void drawsAgainAfterAnotherCasefile();
    void fromFilterToVerifiedChart();

private:
    SampleFile m_sample;
    QTemporaryDir m_folder;
};

void ChartsPaneTest::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    applyTheme(*qApp, ColourScheme::Light);
}

void ChartsPaneTest::drawsEverySavedChart()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    QCOMPARE(f.pane.views()->count(), 6);
    for (int i = 1; i < f.pane.views()->count(); ++i) {
        const QString name = f.pane.views()->itemText(i);
        QVERIFY2(f.choose(name), qPrintable(name));
        QVERIFY(f.pane.canvas()->scene().marks.size() >= 3);
        if (const QString folder = qEnvironmentVariable("SOURCELINE_PICTURES"); !folder.isEmpty())
            QVERIFY(f.pane.grab().save(folder + u"/pane-%1.png"_s.arg(i)));
    }
}

void ChartsPaneTest::walksByKeyboard()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    QVERIFY(f.choose(byMeans));
    ChartCanvas *canvas = f.pane.canvas();
    canvas->setFocus(Qt::TabFocusReason);
    const int last = static_cast<int>(canvas->scene().marks.size()) - 1;
    QCOMPARE(canvas->current(), 0);
    QTest::keyClick(canvas, Qt::Key_Right);
    QCOMPARE(canvas->current(), 1);
    QTest::keyClick(canvas, Qt::Key_End);
    QTest::keyClick(canvas, Qt::Key_Right);
    QCOMPARE(canvas->current(), last);
    QTest::keyClick(canvas, Qt::Key_Home);
    QTest::keyClick(canvas, Qt::Key_Left);
    QCOMPARE(canvas->current(), 0);
}

void ChartsPaneTest::followsTheFilter()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    QVERIFY(f.choose(byMeans));
    const auto before = f.pane.canvas()->scene().marks.size();
    QSignalSpy drawn(&f.pane, &ChartsPane::drawn);
    f.workbench.setFilter(parseFilter(u"means:rocket").spec);
    QTRY_VERIFY_WITH_TIMEOUT(drawn.count() > 0 && f.hasDrawn()
                                 && f.pane.canvas()->scene().marks.size() < before,
                             patience);
    f.workbench.setFilter(parseFilter(u"means:rocket killed>=100000").spec);
    QTRY_VERIFY_WITH_TIMEOUT(!f.pane.canvas()->isVisible(), patience);
}

void ChartsPaneTest::clickingSelectsAndReturnLists()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    QVERIFY(f.choose(byMeans));
    ChartCanvas *canvas = f.pane.canvas();
    const auto &marks = canvas->scene().marks;
    const auto rockets = std::ranges::find_if(marks, [](const ChartMark &mark) {
        return mark.sentence.startsWith(u"Dec 2019, rocket"_s);
    });
    QVERIFY(rockets != marks.end());
    const QString count = rockets->sentence.section(u": "_s, 1).section(u' ', 0, 0);
    QTest::mouseClick(canvas, Qt::LeftButton, {}, rockets->area.center().toPoint());
    QTRY_COMPARE_WITH_TIMEOUT(f.workbench.selection().size(), count.toLongLong(), patience);
    for (const Row row : f.workbench.selection().rows())
        QVERIFY(f.workbench.snapshot()->idOf(row).isValid());
    QVERIFY(f.workbench.current().isValid());
    QSignalSpy listed(&f.pane, &ChartsPane::listAsked);
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Return);
    QVERIFY(listed.wait(patience));
}

// Coverage holds incidents that its filter for aggregates does not let through.
void ChartsPaneTest::listsWhatTheFilterHides()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    ChartSpec spec;
    spec.kind = ChartSpec::Kind::Coverage;
    spec.filter = parseFilter(u"kind:aggregate"_s).spec;
    f.pane.setSpec(spec);
    ChartCanvas *canvas = f.pane.canvas();
    const auto heldBy = [](const ChartMark &mark) {
        static const QRegularExpression holds(u"holds ([0-9]+)"_s);
        return holds.match(mark.sentence).captured(1).toLongLong();
    };
    const auto found = [&] {
        return std::ranges::find_if(canvas->scene().marks,
                                    [&](const ChartMark &mark) { return heldBy(mark) > 1; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(!f.workbench.isFiltering() && found() != canvas->scene().marks.end(),
                             patience);
    const ChartMark mark = *found();
    const qint64 count = heldBy(mark);
    QSignalSpy said(&f.pane, &ChartsPane::said);
    QTest::mouseClick(canvas, Qt::LeftButton, {}, mark.area.center().toPoint());
    QVERIFY(said.wait(patience));
    QVERIFY2(said[0][0].toString().contains(u"Return lists them"_s),
             qPrintable(said[0][0].toString()));
    QCOMPARE(f.workbench.selection().size(), 0);
    QSignalSpy listed(&f.pane, &ChartsPane::listAsked);
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Return);
    QVERIFY(listed.wait(patience));
    QTRY_COMPARE_WITH_TIMEOUT(f.workbench.rows()->size(), count, patience);
    QCOMPARE(f.workbench.selection().size(), count);
    for (const Row row : f.workbench.selection().rows())
        QVERIFY(f.workbench.rows()->contains(row));
    f.workbench.stepFilter(-1);
    QTRY_COMPARE_WITH_TIMEOUT(filterText(f.workbench.filter()), u"kind:aggregate"_s, patience);
}

void ChartsPaneTest::offersOnlyWhatMakesACharts()
{
    ChartChooser chooser;
    QSignalSpy changed(&chooser, &ChartChooser::changed);
    const auto boxes = chooser.findChildren<QComboBox *>();
    QComboBox *kinds = boxes.front();
    for (int i = 0; i < kinds->count(); ++i) {
        kinds->setCurrentIndex(i);
        emit kinds->activated(i);
        QVERIFY2(chooser.spec().check(), qPrintable(kinds->itemText(i)));
        for (QComboBox *box : boxes) {
            if (box == kinds || box->isHidden())
                continue;
            for (int choice = 0; choice < box->count(); ++choice) {
                box->setCurrentIndex(choice);
                emit box->activated(choice);
                QVERIFY2(chooser.spec().check(),
                         qPrintable(kinds->itemText(i) + u": "_s + box->currentText()));
            }
        }
    }
    QVERIFY(changed.count() > 20);
}

void ChartsPaneTest::ordersGathersAndRetells()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    const auto seen = [&f](const auto &holds) {
        return QTest::qWaitFor([&] { return f.hasDrawn() && holds(f.pane.canvas()->scene()); },
                               patience);
    };
    const auto textsIn = [](const ChartScene &scene) {
        QStringList all;
        for (const ChartItem &item : scene.items) {
            if (const auto *text = std::get_if<ChartText>(&item))
                all.append(text->text);
        }
        return all;
    };
    const auto child = [&f]<typename T>(T *, const QString &name) {
        const auto all = f.pane.chooser()->findChildren<T *>();
        const auto found = std::ranges::find_if(
            all, [&name](const T *one) { return one->accessibleName() == name; });
        return found == all.end() ? nullptr : *found;
    };
    ChartSpec spec;
    spec.kind = ChartSpec::Kind::Ranked;
    spec.grouping = ChartSpec::Category::Place;
    spec.order = ChartSpec::Order::Largest;
    f.pane.setSpec(spec);
    auto *order = child(static_cast<QComboBox *>(nullptr), u"Order"_s);
    auto *top = child(static_cast<QSpinBox *>(nullptr), u"Bars at most"_s);
    QVERIFY(order && top);
    QVERIFY(order->isVisible() && top->isVisible());
    QVERIFY(seen([&](const ChartScene &scene) {
        return textsIn(scene).join(u' ').contains(u"Camp Taji"_s);
    }));
    order->setCurrentIndex(order->findText(u"By name"_s));
    QCOMPARE(f.pane.spec().order, ChartSpec::Order::Name);
    top->setValue(3);
    QCOMPARE(f.pane.spec().top, 3);
    QVERIFY(seen([&](const ChartScene &scene) {
        return textsIn(scene).filter(u"all others ("_s).size() == 1;
    }));

    QVERIFY(f.choose(u"Who accused whom of the attack on Taji"_s));
    auto *retelling = f.pane.chooser()->findChild<QCheckBox *>();
    QVERIFY(retelling && retelling->isVisible() && !order->isVisible() && !top->isVisible());
    const auto marks = f.pane.canvas()->scene().marks.size();
    retelling->click();
    QVERIFY(f.pane.spec().retelling);
    QVERIFY(seen([&](const ChartScene &scene) { return scene.marks.size() > marks; }));
}

// With saved charts and without.
void ChartsPaneTest::savedChartsAreWhole()
{
    QTemporaryDir folder;
    const QString bare = folder.filePath(u"bare.sourceline"_s);
    QVERIFY(Connection::create(bare, u"Bare"_s));
    for (const QString &path : {bare, m_sample.path()}) {
        Fixture f;
        QVERIFY(f.workbench.open(path));
        const bool isBare = path == bare;
        QTRY_VERIFY_WITH_TIMEOUT(f.workbench.casefile() && !f.workbench.isLoading()
                                     && f.pane.views()->count() > (isBare ? 0 : 1),
                                 patience);
        f.pane.layout()->activate();
        for (const QComboBox *box : {f.pane.views()}) {
            QStyleOptionComboBox option;
            option.initFrom(box);
            option.rect = box->rect();
            const int room =
                box->style()
                    ->subControlRect(
                        QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box)
                    .width();
            for (int i = 0; i < box->count(); ++i) {
                const int text = box->fontMetrics().horizontalAdvance(box->itemText(i));
                QVERIFY2(text <= room,
                         qPrintable(u"%1: %2 > %3"_s.arg(box->itemText(i)).arg(text).arg(room)));
            }
        }
    }
}

void ChartsPaneTest::anotherQuestionDropsTheHeadline()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    const QString saved = u"Events by month and assessed actor"_s;
    QVERIFY(f.choose(saved));
    const QString headline = f.pane.spec().title;
    QVERIFY(!headline.isEmpty());
    QComboBox *split = nullptr;
    for (QComboBox *box : f.pane.chooser()->findChildren<QComboBox *>())
        split = box->accessibleName() == "Split by"_L1 ? box : split;
    QVERIFY(split);
    const auto splitBy = [split](ChartSpec::Category category) {
        split->setCurrentIndex(split->findData(static_cast<int>(category)));
    };
    QSignalSpy said(&f.pane, &ChartsPane::said);
    splitBy(ChartSpec::Category::Alleged);
    QCOMPARE(f.pane.spec().stacking, ChartSpec::Category::Alleged);
    QVERIFY(f.pane.spec().title.isEmpty() && f.pane.spec().subtitle.isEmpty());
    QCOMPARE(f.pane.views()->currentIndex(), 0);
    QVERIFY2(f.pane.views()->currentText().contains(u"changed"_s),
             qPrintable(f.pane.views()->currentText()));
    QCOMPARE(said.size(), 1);
    QVERIFY(said[0][0].toString().contains(headline));
    QSignalSpy unsaid(&f.pane, &ChartsPane::unsaid);
    splitBy(ChartSpec::Category::Means);
    QVERIFY(f.pane.spec().title.isEmpty());
    splitBy(ChartSpec::Category::Assessed); // nothing that was written is lost
    QCOMPARE(f.pane.spec().title, headline);
    QCOMPARE(unsaid.size(), 1); // and what was said of it holds no more
    QCOMPARE(unsaid[0][0], said[0][0]);
    QVERIFY(f.choose(saved));
    QCOMPARE(f.pane.views()->currentText(), saved);
    QCOMPARE(f.pane.views()->itemText(0), u"Chart of your own"_s);
}

// Not even where the filter changes while another page is looked at.
void ChartsPaneTest::anotherFilterDropsTheHeadline()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    const QString saved = u"Events by month and assessed actor"_s;
    QVERIFY(f.choose(saved));
    const ChartSpec before = f.pane.spec();
    QVERIFY(!before.title.isEmpty());
    QSignalSpy said(&f.pane, &ChartsPane::said);
    f.pane.hide();
    f.workbench.setFilter(parseFilter(u"means:rocket").spec);
    QVERIFY(said.isEmpty());
    QVERIFY(f.pane.spec().title.isEmpty() && f.pane.spec().subtitle.isEmpty());
    QCOMPARE(f.pane.views()->currentText(), u"“%1”, changed"_s.arg(saved));
    f.workbench.setFilter(parseFilter(u"means:drone").spec);
    f.pane.show();
    QCOMPARE(said.size(), 1);
    QVERIFY(said[0][0].toString().contains(before.title));
    const auto lines = f.pane.chooser()->findChildren<QLineEdit *>();
    for (const QLineEdit *line : lines)
        QVERIFY(line->text() != before.title);
    QSignalSpy unsaid(&f.pane, &ChartsPane::unsaid);
    f.workbench.setFilter(before.filter);
    QCOMPARE(f.pane.spec(), before); // nothing that was written is lost
    QCOMPARE(unsaid.size(), 1);
    QCOMPARE(unsaid[0][0], said[0][0]);
    QCOMPARE(f.pane.views()->currentText(), saved);
    QCOMPARE(said.size(), 1);
}

void ChartsPaneTest::wordsStayWithTheirCasefile()
{
    const SampleFile other;
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    QVERIFY(f.choose(u"Events by month and assessed actor"_s));
    QVERIFY(!f.pane.spec().title.isEmpty());
    QSignalSpy said(&f.pane, &ChartsPane::said);
    QVERIFY(f.workbench.open(other.path()));
    QTRY_VERIFY_WITH_TIMEOUT(
        f.workbench.casefile() && f.workbench.casefile()->path() == other.path(), patience);
    QVERIFY(f.pane.spec().title.isEmpty() && f.pane.spec().subtitle.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(f.pane.views()->count() > 1, patience);
    QCOMPARE(f.pane.views()->currentIndex(), 0);
    QVERIFY(said.isEmpty());
}

// In a low window too: what has no room is scrolled to, never left out.
void ChartsPaneTest::everyRowCanBeReached()
{
    Fixture f;
    f.pane.resize(860, 290);
    QVERIFY(f.open(m_sample.path()));
    ChartSpec spec;
    spec.kind = ChartSpec::Kind::Ranked;
    spec.grouping = ChartSpec::Category::Place;
    f.pane.setSpec(spec);
    ChartCanvas &canvas = *f.pane.canvas();
    QTRY_VERIFY_WITH_TIMEOUT(canvas.scene().marks.size() > 8, patience);
    const QWidget *sight = canvas.parentWidget();
    QTRY_VERIFY_WITH_TIMEOUT(canvas.height() > sight->height(), patience);
    for (const ChartItem &item : canvas.scene().items) {
        if (const auto *text = std::get_if<ChartText>(&item))
            QVERIFY2(!text->text.contains(u"more rows"_s), qPrintable(text->text));
    }
    QSet<int> rows;
    for (const ChartMark &mark : canvas.scene().marks)
        rows.insert(mark.cell.position);
    QVERIFY2(rows.size() > 8, qPrintable(QString::number(rows.size())));
    canvas.setFocus();
    for (const Qt::Key key : {Qt::Key_End, Qt::Key_Home}) {
        QTest::keyClick(&canvas, key);
        const QRect mark =
            canvas.scene().marks[static_cast<size_t>(canvas.current())].area.toAlignedRect();
        const QRect seen(-canvas.pos(), sight->size());
        QVERIFY(seen.top() <= mark.top() && mark.bottom() <= seen.bottom());
    }
    // A chart along time needs no more height than there is, where there is some.
    spec.kind = ChartSpec::Kind::Events;
    spec.grouping = {};
    f.pane.resize(860, 340);
    f.pane.setSpec(spec);
    QTRY_COMPARE_WITH_TIMEOUT(canvas.height(), std::max(160, sight->height()), patience);
}

void ChartsPaneTest::rowsAreWholeInSight_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<ChartSpec::Kind>("kind");
    const auto add = [](const char *name, ChartSpec::Kind kind) {
        QTest::addRow("%s, 1280x720", name) << QSize(760, 290) << kind;
        QTest::addRow("%s, 1600x1000", name) << QSize(1000, 420) << kind;
    };
    add("coverage", ChartSpec::Kind::Coverage);
    add("figures", ChartSpec::Kind::Figures);
    add("places", ChartSpec::Kind::Ranked);
    add("stances", ChartSpec::Kind::Stances);
}

// However far it is scrolled: no half label, and the numbers of the axis stay.
void ChartsPaneTest::rowsAreWholeInSight()
{
    QFETCH(const QSize, size);
    QFETCH(const ChartSpec::Kind, kind);
    Fixture f;
    f.pane.resize(size);
    QVERIFY(f.open(m_sample.path()));
    ChartSpec spec;
    spec.kind = kind;
    spec.top = 40;
    if (kind == ChartSpec::Kind::Figures)
        spec.measure = ChartSpec::Measure::Killed;
    if (kind == ChartSpec::Kind::Ranked)
        spec.grouping = ChartSpec::Category::Place;
    if (kind == ChartSpec::Kind::Stances)
        spec.stacking = ChartSpec::Category::Stance;
    QVERIFY2(spec.check(), spec.check() ? "" : qPrintable(spec.check().error().message));
    QSignalSpy drawn(&f.pane, &ChartsPane::drawn);
    f.pane.setSpec(spec);
    QVERIFY(drawn.wait(patience));
    ChartCanvas &canvas = *f.pane.canvas();
    const QWidget *sight = canvas.parentWidget();
    QTRY_VERIFY_WITH_TIMEOUT(canvas.scene().rowEdges.size() > 2, patience);
    if (kind == ChartSpec::Kind::Coverage) // what is held against what is said whole
        QVERIFY(canvas.scene().hints.empty());
    const auto &edges = canvas.scene().rowEdges;
    if (canvas.height() <= sight->height()) {
        QCOMPARE(canvas.rowsInSight(), QRectF(canvas.rect()));
        return;
    }
    auto *bar = f.pane.findChild<QScrollArea *>()->verticalScrollBar();
    QSet<int> reached;
    for (int value = 0; value <= bar->maximum();
         value += value + 7 > bar->maximum() ? std::max(bar->maximum() - value, 1) : 7) {
        bar->setValue(value);
        const QRectF rows = canvas.rowsInSight();
        const QRectF seen(-canvas.pos(), QSizeF(sight->size()));
        QVERIFY(rows.isValid());
        QVERIFY(rows.top() >= seen.top() + edges.front() - 1);
        QVERIFY(rows.bottom() <= seen.bottom() - (canvas.height() - edges.back()) + 1);
        const auto first = std::ranges::find(edges, rows.top());
        const auto last = std::ranges::find(edges, rows.bottom());
        QVERIFY(first != edges.end() && last != edges.end());
        for (auto row = first; row != last; ++row)
            reached += static_cast<int>(row - edges.begin());
    }
    QCOMPARE(reached.size(), static_cast<int>(edges.size()) - 1);
    canvas.setFocus();
    for (const Qt::Key key : {Qt::Key_End, Qt::Key_Home}) {
        QTest::keyClick(&canvas, key);
        const ChartMark &mark = canvas.scene().marks[static_cast<size_t>(canvas.current())];
        QVERIFY(canvas.rowsInSight().contains(mark.area.center()));
    }
    // What stays in sight over the rows is none of them.
    bar->setValue(bar->maximum());
    QSignalSpy chosen(&canvas, &ChartCanvas::chosen);
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, QPoint(canvas.width() / 3, 6) - canvas.pos());
    QVERIFY(chosen.isEmpty());
}

void ChartsPaneTest::aLowPaneGivesThePlotItsHeight_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("1280x720") << QSize(866, 370);
    QTest::newRow("1600x1000") << QSize(1000, 640);
}

// At the smallest window the chart along time is whole in sight, with its axis; what is to be read
// with care, and the words, wait behind a button and are all there.
void ChartsPaneTest::aLowPaneGivesThePlotItsHeight()
{
    QFETCH(const QSize, size);
    Fixture f;
    f.pane.resize(size);
    QVERIFY(f.open(m_sample.path()));
    QVERIFY(f.choose(byMeans));
    const ChartCanvas &canvas = *f.pane.canvas();
    QTRY_COMPARE_WITH_TIMEOUT(canvas.height(), canvas.parentWidget()->height(), patience);
    QVERIFY2(canvas.height() >= size.height() * 6 / 10,
             qPrintable(QString::number(canvas.height())));
    QVERIFY(canvas.scene().plot.height() >= 79);
    CaveatLine *caveats = f.pane.caveats();
    const bool isLow = size.height() < 400;
    QCOMPARE(caveats->isWhole(), !isLow);
    const auto words = f.pane.chooser()->findChildren<QLineEdit *>();
    QCOMPARE(words.size(), 4); // three, and that of the number of bars
    QCOMPARE(words.front()->isVisible() || words.back()->isVisible(), !isLow);
    if (!isLow)
        return;
    QVERIFY(caveats->button()->text().contains(u"Read with care"_s));
    caveats->button()->click();
    QVERIFY(caveats->isWhole());
    bool isAllThere = false;
    for (const QLabel *label : caveats->findChildren<QLabel *>())
        isAllThere = isAllThere || (label->isVisible() && label->text().size() > 100);
    QVERIFY(isAllThere);
}

// Beneath a high timeline: what has no room is scrolled to, rather than pressed flat.
void ChartsPaneTest::aPlotWithoutRoomIsScrolled()
{
    Fixture f;
    f.pane.resize(740, 240);
    QVERIFY(f.open(m_sample.path()));
    QVERIFY(f.choose(byMeans));
    const ChartCanvas &canvas = *f.pane.canvas();
    const QRectF &plot = canvas.scene().plot;
    QTRY_VERIFY2_WITH_TIMEOUT(
        plot.height() >= 79, qPrintable(QString::number(plot.height())), patience);
    QVERIFY(canvas.height() > canvas.parentWidget()->height());
    f.pane.resize(740, 640); // and with room again it fills what it has
    QTRY_COMPARE_WITH_TIMEOUT(canvas.height(), canvas.parentWidget()->height(), patience);
}

void ChartsPaneTest::coloursStayApart()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    QVERIFY(f.choose(byMeans));
    const ChartColours *colours = f.pane.chooser()->colours();
    QVERIFY(colours->isVisible());
    const auto series = colours->menu()->actions();
    QVERIFY(series.size() > 3);
    const auto coloursOf = [](const QAction *one) {
        return one->menu()->actions();
    };
    const auto chosen = [](const QList<QAction *> &all) {
        return std::ranges::find_if(all, &QAction::isChecked) - all.begin();
    };
    const auto second = chosen(coloursOf(series[1]));
    QVERIFY(chosen(coloursOf(series[0])) != second);
    QSignalSpy drawn(&f.pane, &ChartsPane::drawn);
    coloursOf(series[0])[second]->trigger();
    QCOMPARE(f.pane.spec().colours.size(), 2); // exchanged
    QCOMPARE(QSet<QString>(f.pane.spec().colours.begin(), f.pane.spec().colours.end()).size(), 2);
    QVERIFY(drawn.wait(patience));
    const auto again = colours->menu()->actions();
    QCOMPARE(chosen(coloursOf(again[0])), second);
    again.back()->trigger(); // as usual
    QVERIFY(f.pane.spec().colours.isEmpty());
}

void ChartsPaneTest::screenReadersWalkIt()
{
    QAccessible::setActive(true);
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    QVERIFY(f.choose(byMeans));
    QAccessibleInterface *chart = QAccessible::queryAccessibleInterface(f.pane.canvas());
    QVERIFY(chart);
    QCOMPARE(chart->role(), QAccessible::Chart);
    QCOMPARE(chart->childCount(), static_cast<int>(f.pane.canvas()->scene().marks.size()));
    for (int i = 0; i < chart->childCount(); ++i) {
        QAccessibleInterface *mark = chart->child(i);
        QCOMPARE(mark->text(QAccessible::Name), f.pane.canvas()->scene().marks[size_t(i)].sentence);
        QCOMPARE(chart->indexOfChild(mark), i);
    }
    f.pane.canvas()->setCurrent(2);
    QCOMPARE(chart->focusChild(), chart->child(2));
    QAccessible::setActive(false);
}

void ChartsPaneTest::exportsWhatTheCommandLineMakes_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"SVG", "PDF", "PNG"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

// Byte for byte, and what the preview showed is what a picture is.
void ChartsPaneTest::exportsWhatTheCommandLineMakes()
{
    QFETCH(const QString, format);
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    QVERIFY(f.choose(byMeans));
    const QByteArray spec = QJsonDocument(f.pane.spec().toJson()).toJson(QJsonDocument::Compact);
    ExportDialog dialog(m_sample.path(), spec, u"Chart"_s);
    dialog.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
    QSignalSpy previewed(&dialog, &ExportDialog::previewed);
    auto *formats = dialog.findChild<QComboBox *>();
    formats->setCurrentIndex(formats->findText(format));
    dialog.preview();
    QVERIFY(previewed.wait(patience));
    if (const QString folder = qEnvironmentVariable("SOURCELINE_PICTURES"); !folder.isEmpty())
        QVERIFY(dialog.grab().save(folder + u"/export-dialog.png"_s));
    const QByteArray shown = bytesOf(dialog.program().scratch(u"preview.png"_s));
    QSignalSpy saved(&dialog, &ExportDialog::saved);
    const QString end = u'.' + format.toLower();
    dialog.save(m_folder.filePath(u"window"_s + end));
    QVERIFY(saved.wait(patience));
    QProcess program;
    program.start(QStringLiteral(SOURCELINE_PROGRAM),
                  {u"chart"_s,
                   m_sample.path(),
                   u"--view"_s,
                   byMeans,
                   u"-o"_s,
                   m_folder.filePath(u"line"_s + end)});
    QVERIFY(program.waitForFinished());
    const QByteArray bytes = bytesOf(m_folder.filePath(u"window"_s + end));
    QVERIFY(bytes.size() > 1000);
    QVERIFY2(bytes == bytesOf(m_folder.filePath(u"line"_s + end)), qPrintable(format));
    if (format == u"PNG")
        QVERIFY(bytes == shown);
}

void ChartsPaneTest::aWrongSizeIsSaidInWordsOfTheWindow()
{
    ExportDialog dialog(m_sample.path(), "{\"kind\":\"events\"}", u"Chart"_s);
    dialog.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
    auto *size = dialog.findChildren<QComboBox *>().at(1);
    auto *save = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QVERIFY(!QKeySequence::mnemonic(save->text()).isEmpty());
    size->setEditText(u"7 by 5"_s);
    QVERIFY(!save->isEnabled());
    const auto says = [&dialog](const QString &words) {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&words](const QLabel *label) { return label->text().contains(words); });
    };
    QVERIFY(says(u"A size is 16:9, 4:3, a4"_s));
    QVERIFY(!says(u"--help"_s));
    size->setEditText(u"4:3"_s);
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), patience);
}

void ChartsPaneTest::aRefusedExportIsSaid()
{
    ExportDialog dialog(m_sample.path(), "{\"kind\":\"events\"}", u"Chart"_s);
    dialog.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
    QSignalSpy saved(&dialog, &ExportDialog::saved);
    dialog.save(m_folder.filePath(u"no/such.svg"_s));
    QTRY_VERIFY_WITH_TIMEOUT(dialog.isEnabled(), patience);
    QVERIFY(saved.isEmpty());
    const auto labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->text().contains(u"there is no folder"_s);
    }));
}

void ChartsPaneTest::opensAChartFile()
{
    const QString casefile = m_folder.filePath(u"opened.sourceline"_s);
    QVERIFY(QFile::copy(m_sample.path(), casefile));
    const QString file = m_folder.filePath(u"rockets.pdf"_s);
    QProcess program;
    program.start(QStringLiteral(SOURCELINE_PROGRAM),
                  {u"chart"_s,
                   casefile,
                   u"--view"_s,
                   byMeans,
                   u"--filter"_s,
                   u"means:rocket"_s,
                   u"-o"_s,
                   file});
    QVERIFY(program.waitForFinished() && program.exitCode() == 0);
    Fixture f;
    QVERIFY(f.open(casefile));
    QSignalSpy restored(&f.pane, &ChartsPane::restored);
    f.pane.openChartFile(file);
    QSignalSpy said(&f.pane, &ChartsPane::said);
    QVERIFY(restored.wait(patience));
    QTRY_COMPARE_WITH_TIMEOUT(filterText(f.workbench.filter()), u"means:rocket"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!said.isEmpty(), patience);
    QVERIFY2(said.back()[0].toString().contains(u"are those of the file"_s),
             qPrintable(said.back()[0].toString()));
    // After an edit that the chart shows it says that they differ, and what tells why.
    Result<Edit> edited = Error{};
    const Snapshot table = f.workbench.snapshot();
    const std::shared_ptr<const RowSet> rows = f.workbench.rows();
    const auto event = std::ranges::find_if(
        rows->rows(), [&](Row row) { return table->value(ByteColumn::Kind, row) == 1; });
    QVERIFY(event != rows->rows().end());
    const Id rocket = table->idOf(*event);
    f.workbench.perform(
        [rocket](Writer &writer) -> Result<void> {
            return writer.update("incident", rocket, {{"means", Value()}});
        },
        {},
        [&edited](const Result<Edit> &edit) { edited = edit; });
    QTRY_VERIFY_WITH_TIMEOUT(edited && f.workbench.rows()->size() < rows->size(), patience);
    said.clear();
    f.pane.openChartFile(file);
    QTRY_VERIFY_WITH_TIMEOUT(!said.isEmpty() && said.back()[0].toString().contains(u"verify"_s),
                             patience);
    QCOMPARE(restored.count(), 2);
    QCOMPARE(f.pane.spec().stacking, ChartSpec::Category::Means);
    QSignalSpy problem(&f.pane, &ChartsPane::problem);
    f.pane.openChartFile(m_sample.path());
    QVERIFY(problem.wait(patience));
    QCOMPARE(restored.count(), 2);
    // Without a casefile there is nothing to draw it from.
    Workbench none;
    ChartsPane bare(none);
    QSignalSpy told(&bare, &ChartsPane::problem);
    bare.openChartFile(file);
    QVERIFY(told.wait(patience));
    QVERIFY(told.front().front().toString().contains(u"casefile"_s));
}

void ChartsPaneTest::copiesPictureAndTable()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    QVERIFY(f.choose(byMeans));
    f.pane.copyTable();
    const QString table = QApplication::clipboard()->text();
    QVERIFY(table.section(u'\n', 0, 0).contains(u'\t'));
    QVERIFY(table.count(u'\n') > 5);
    QSignalSpy said(&f.pane, &ChartsPane::said);
    f.pane.copyPicture();
    QVERIFY(said.wait(patience));
    QCOMPARE(QApplication::clipboard()->image().size(), QSize(1920, 1080));
}

void ChartsPaneTest::savesAndRemoves()
{
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    // The answer may come after the list that has it.
    QSignalSpy said(&f.pane, &ChartsPane::said);
    f.pane.saveAs(u"A chart of mine"_s);
    QTRY_VERIFY_WITH_TIMEOUT(f.pane.views()->findText(u"A chart of mine"_s) > 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, patience);
    said.clear();
    // One with another filter than the present one says what it did to it.
    QVERIFY(f.choose(u"A chart of mine"_s));
    QVERIFY(said.isEmpty());
    QVERIFY(f.choose(u"Who accused whom of the attack on Taji"_s));
    QCOMPARE(said.size(), 1);
    QVERIFY(said[0][0].toString().contains(u"Alt+Left"_s));
    QVERIFY(f.choose(u"A chart of mine"_s));
    const auto actions = f.menu.actions();
    const auto remove = std::ranges::find_if(
        actions, [](const QAction *action) { return action->text().contains(u"Remove"_s); });
    QVERIFY((*remove)->isEnabled());
    (*remove)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(f.pane.views()->findText(u"A chart of mine"_s) < 0, patience);
}

void ChartsPaneTest::drawsAgainAfterAnotherCasefile()
{
    const SampleFile other;
    Fixture f;
    QVERIFY(f.open(m_sample.path()));
    f.workbench.setFilter(parseFilter(u"means:rocket").spec); // a chart is on its way
    QTest::qWait(80);
    QSignalSpy drawn(&f.pane, &ChartsPane::drawn);
    QVERIFY(f.workbench.open(other.path()));
    QTRY_VERIFY_WITH_TIMEOUT(f.workbench.casefile()
                                 && f.workbench.casefile()->path() == other.path()
                                 && !f.workbench.isLoading() && f.hasDrawn() && !drawn.isEmpty(),
                             patience);
    QVERIFY(f.choose(byMeans));
}

// The journey: filter to Taji, chart, click a mark, export, verify, edit a figure, verify again and
// be told what changed.
void ChartsPaneTest::fromFilterToVerifiedChart()
{
    const SampleFile own;
    Fixture f;
    QVERIFY(f.open(own.path()));
    QVERIFY(f.choose(u"Rockets per attack, every claim"_s));
    QSignalSpy drawn(&f.pane, &ChartsPane::drawn);
    f.workbench.setFilter(parseFilter(u"means:rocket place:Taji").spec);
    QVERIFY(drawn.wait(patience));
    QTRY_VERIFY_WITH_TIMEOUT(f.hasDrawn(), patience);
    const auto &marks = f.pane.canvas()->scene().marks;
    QVERIFY(std::ranges::all_of(
        marks, [](const ChartMark &mark) { return mark.sentence.contains(u"Taji"_s); }));
    const auto band = std::ranges::find_if(
        marks, [](const ChartMark &mark) { return mark.sentence.contains(u"16 (11 or more)"_s); });
    QVERIFY(band != marks.end());
    const Id incident = band->incident;
    QTest::mouseClick(
        f.pane.canvas(), Qt::LeftButton, {}, band->area.center().toPoint() + QPoint(0, 8));
    QTRY_COMPARE_WITH_TIMEOUT(f.workbench.current(), incident, patience);

    ExportDialog dialog(own.path(), QJsonDocument(f.pane.spec().toJson()).toJson(), u"Taji"_s);
    dialog.program().setProgram(QStringLiteral(SOURCELINE_PROGRAM));
    QSignalSpy saved(&dialog, &ExportDialog::saved);
    const QString file = m_folder.filePath(u"taji.png"_s);
    dialog.save(file);
    QVERIFY(saved.wait(patience));
    const auto verified = [&](QByteArray *out) {
        QProcess program;
        program.start(QStringLiteral(SOURCELINE_PROGRAM), {u"verify"_s, file, own.path()});
        program.waitForFinished();
        *out = program.readAllStandardOutput() + program.readAllStandardError();
        return program.exitCode();
    };
    QByteArray words;
    QVERIFY2(verified(&words) == 0, words.constData());

    std::optional<bool> isEdited;
    f.workbench.perform(
        [incident](Writer &writer) -> Result<void> {
            Statement claim(writer.database(),
                            "SELECT id FROM claim WHERE incident = ?1 AND measure = 'landed' AND "
                            "best = 16 ORDER BY id");
            claim.bind(1, incident);
            if (!claim.next())
                return Error{u"no claim"_s};
            const Id id = claim.id(0);
            claim.reset();
            writer.describe(u"Correct a count"_s);
            return writer.update("claim", id, {{"best", qint64{18}}, {"low", qint64{18}}});
        },
        u"misread"_s,
        [&isEdited](const Result<Edit> &edit) { isEdited = bool(edit); });
    QTRY_VERIFY_WITH_TIMEOUT(isEdited.has_value(), patience);
    QVERIFY(*isEdited);
    QCOMPARE(verified(&words), 1);
    for (const char *wanted : {"Taji", "Ada King", "misread"})
        QVERIFY2(words.contains(wanted), words.constData());
}

QTEST_MAIN(ChartsPaneTest)
#include "tst_chartspane.moc"
