#include "model/coding/assessments.h"
#include "model/filter/filtertext.h"
#include "model/workbench/identity.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/facets/facetmodel.h"
#include "ui/facets/facetspane.h"
#include "ui/facets/facetview.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// Facets by mouse and keyboard: what they change is the one filter.
class TestFacetsPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void countsWhatIsShown();
    void clicksIncludeAndExclude();
    void keysIncludeAndExclude();
    void typingSearchesOneFacet();
    void longOnesShowMore();
    void whatIsNamedStays();
    void whatIsNamedIsCounted();
    void whatIsTypedIsItsValue();
    void searchFindsWhatNothingHas();
    void keyboardFindsTheCurrentRow();
    void eventsOnlyAndEverything();
    void headingsOpenAndClose();
    void countsOnlyWhileVisible();
    void speaks();
    void saysWhyItIsEmpty();

private:
    FacetView *view() const { return m_pane->view(); }

    FacetModel *model() const { return m_pane->model(); }

    QString filter() const { return filterText(m_workbench->filter()); }

    QModelIndex value(const QString &field, const QString &value) const
    {
        return model()->find(field, value);
    }

    qint64 count(const QString &field, const QString &named) const
    {
        const FacetValue *found = model()->value(value(field, named));
        return found ? found->count : -1;
    }

    void click(const QModelIndex &index, Qt::KeyboardModifiers modifiers = {})
    {
        view()->scrollTo(index);
        QTest::mouseClick(
            view()->viewport(), Qt::LeftButton, modifiers, view()->visualRect(index).center());
    }

    bool settled() const
    {
        return QTest::qWaitFor(
            [this] {
                const auto facets = m_workbench->facets();
                return !m_workbench->isFiltering() && facets
                       && facets->spec == m_workbench->filter() && facets->of(u"tag")->isRead
                       && facets->rows == m_workbench->rows()->size();
            },
            20000);
    }

    SampleFile m_sample;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<FacetsPane> m_pane;
};

void TestFacetsPane::init()
{
    m_pane.reset();
    m_workbench = std::make_unique<Workbench>();
    m_pane = std::make_unique<FacetsPane>(*m_workbench);
    new QAbstractItemModelTester(
        m_pane->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, m_pane.get());
    m_pane->resize(200, 900);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    m_pane->activateWindow();
    QVERIFY(m_workbench->open(m_sample.path()));
    QVERIFY(QTest::qWaitFor([this] { return !m_workbench->isLoading(); }, 30000));
    QVERIFY(settled());
}

void TestFacetsPane::countsWhatIsShown()
{
    const qint64 events = count(u"kind"_s, u"event"_s);
    QVERIFY(events > 0 && events < 124);
    m_workbench->setFilter(parseFilter(u"kind:event"_s).spec);
    QVERIFY(settled());
    QCOMPARE(m_workbench->rows()->size(), events);
    QCOMPARE(count(u"kind"_s, u"event"_s), events); // its own does not narrow it
    QVERIFY(count(u"kind"_s, u"statement"_s) > 0);
    QVERIFY(count(u"means"_s, u"rocket"_s) <= events);
}

void TestFacetsPane::clicksIncludeAndExclude()
{
    const qint64 rockets = count(u"means"_s, u"rocket"_s);
    click(value(u"means"_s, u"rocket"_s));
    QCOMPARE(filter(), u"means:rocket"_s);
    QVERIFY(settled());
    QCOMPARE(m_workbench->rows()->size(), rockets);
    QCOMPARE(model()->mark(value(u"means"_s, u"rocket"_s)), FacetMark::Included);
    const qint64 strikes = count(u"means"_s, u"airstrike"_s);
    click(value(u"means"_s, u"airstrike"_s));
    QCOMPARE(filter(), u"(means:rocket OR means:airstrike)"_s);
    QVERIFY(settled());
    QCOMPARE(m_workbench->rows()->size(), rockets + strikes);
    click(value(u"kind"_s, u"aggregate"_s), Qt::AltModifier);
    QCOMPARE(filter(), u"(means:rocket OR means:airstrike) -kind:aggregate"_s);
    QVERIFY(settled());
    QCOMPARE(model()->mark(value(u"kind"_s, u"aggregate"_s)), FacetMark::Excluded);
    click(value(u"kind"_s, u"aggregate"_s), Qt::AltModifier);
    QVERIFY(settled());
    click(value(u"means"_s, u"rocket"_s));
    QCOMPARE(filter(), u"means:airstrike"_s);
    m_workbench->stepFilter(-1); // one filter: back goes through it
    QCOMPARE(filter(), u"(means:rocket OR means:airstrike)"_s);
}

void TestFacetsPane::keysIncludeAndExclude()
{
    view()->setFocus();
    view()->setCurrentIndex(value(u"means"_s, u"rocket"_s));
    QTest::keyClick(view(), Qt::Key_Space);
    QCOMPARE(filter(), u"means:rocket"_s);
    QVERIFY(settled());
    QCOMPARE(model()->value(view()->currentIndex())->value, u"rocket"_s); // stays current
    QTest::keyClick(view(), Qt::Key_Space, Qt::AltModifier);
    QCOMPARE(filter(), u"-means:rocket"_s);
    QTest::keyClick(view(), Qt::Key_Minus);
    QCOMPARE(filter(), QString());
    const QModelIndex before = view()->currentIndex();
    QTest::keyClick(view(), Qt::Key_Down);
    QVERIFY(view()->currentIndex() != before);
    QTest::keyClick(view(), Qt::Key_Home);
    QVERIFY(model()->isHeading(view()->currentIndex()));
}

void TestFacetsPane::typingSearchesOneFacet()
{
    view()->setFocus();
    const int places = FacetModel::facetOf(value(u"place"_s, u"unknown"_s).isValid()
                                               ? value(u"place"_s, u"unknown"_s)
                                               : model()->heading(7));
    QCOMPARE(model()->field(places), u"place"_s);
    view()->setCurrentIndex(model()->heading(places));
    QTest::keyClick(view(), Qt::Key_T);
    QVERIFY(m_pane->search()->hasFocus());
    QTest::keyClicks(m_pane->search(), u"aj"_s);
    QVERIFY(m_pane->search()->placeholderText().contains(u"Place"));
    QVERIFY(!model()->isShown(0)); // of this facet alone
    const FacetValue *found = model()->value(model()->index(0, 0, model()->heading(places)));
    QVERIFY(found && found->name.contains(u"Taji"_s));
    const QString name = found->value;
    QTest::keyClick(m_pane->search(), Qt::Key_Return);
    QCOMPARE(m_workbench->filter().all.size(), size_t(1));
    QCOMPARE(m_workbench->filter().all[0][0].field, u"place"_s);
    QCOMPARE(m_workbench->filter().all[0][0].value, name);
    QVERIFY(m_pane->search()->text().isEmpty() && view()->hasFocus());
    QVERIFY(model()->isShown(0));
    QTest::keyClick(view(), Qt::Key_Z);
    QTest::keyClicks(m_pane->search(), u"zzz"_s);
    QTest::keyClick(m_pane->search(), Qt::Key_Escape);
    QVERIFY(m_pane->search()->text().isEmpty() && view()->hasFocus());
}

void TestFacetsPane::longOnesShowMore()
{
    int facet = 0;
    while (model()->field(facet) != u"place")
        ++facet;
    const QModelIndex heading = model()->heading(facet);
    const int shown = model()->rowCount(heading);
    QVERIFY(model()->valueCount(facet) > shown);
    const QModelIndex more = model()->index(shown - 1, 0, heading);
    QVERIFY(model()->isMore(more));
    view()->setCurrentIndex(more);
    QTest::keyClick(view(), Qt::Key_Return);
    QVERIFY(model()->rowCount(heading) > shown);
}

// What nothing has any more can still be taken back.
void TestFacetsPane::whatIsNamedStays()
{
    m_workbench->setFilter(parseFilter(u"means:cyber kind:event"_s).spec);
    QVERIFY(settled());
    QCOMPARE(m_workbench->rows()->size(), 0);
    QCOMPARE(count(u"means"_s, u"cyber"_s), 0);
    QVERIFY(value(u"means"_s, u"cyber"_s).isValid());
    click(value(u"means"_s, u"cyber"_s));
    QCOMPARE(filter(), u"kind:event"_s);
    // A word of a fixed vocabulary has its whole name, and none is 0.
    m_workbench->setFilter(parseFilter(u"likelihood:insufficient"_s).spec);
    QVERIFY(settled());
    QCOMPARE(m_workbench->rows()->size(), 0);
    QTRY_COMPARE(count(u"likelihood"_s, u"insufficient"_s), 0);
    QCOMPARE(model()->value(value(u"likelihood"_s, u"insufficient"_s))->name,
             u"insufficient information"_s);
}

// Typed shortly it is the value that is there, and a click takes the typed term back.
void TestFacetsPane::whatIsTypedIsItsValue()
{
    m_workbench->setIdentity({u"Ada King"_s, u"AK"_s});
    AssessmentDraft draft;
    draft.reasons = u"nothing is known"_s;
    draft.who = u"Ada King"_s;
    m_workbench->perform(assess({m_workbench->model()->idAt(0)}, draft));
    QVERIFY(QTest::qWaitFor(
        [this] { return count(u"likelihood"_s, u"insufficient information"_s) == 1; }, 20000));
    for (const auto &[typed, field, known] :
         {std::tuple{u"likelihood:insufficient"_s, u"likelihood"_s, u"insufficient information"_s},
          std::tuple{u"place:Taji"_s, u"place"_s, u"Camp Taji, north of Baghdad"_s}}) {
        int facet = 0;
        while (model()->field(facet) != field)
            ++facet;
        const int values = model()->valueCount(facet);
        m_workbench->setFilter(parseFilter(typed).spec);
        QCOMPARE(model()->valueCount(facet), values); // not for a moment
        QVERIFY(settled());
        QCOMPARE(model()->valueCount(facet), values);
        QCOMPARE(model()->mark(value(field, known)), FacetMark::Included);
        QCOMPARE(count(field, known), m_workbench->rows()->size());
        click(value(field, known), Qt::AltModifier);
        QCOMPARE(filter(), QString(u'-' + typed));
        QVERIFY(settled());
        QCOMPARE(model()->mark(value(field, known)), FacetMark::Excluded);
        click(value(field, known), Qt::AltModifier);
        QCOMPARE(filter(), QString());
        QVERIFY(settled());
    }
}

// No value of the facet, but the filter says how many it lets through.
void TestFacetsPane::whatIsNamedIsCounted()
{
    m_workbench->setFilter(parseFilter(u"by:Iran+"_s).spec);
    QVERIFY(settled());
    QVERIFY(m_workbench->rows()->size() > 0);
    QTRY_COMPARE(count(u"by"_s, u"Iran+"_s), m_workbench->rows()->size());
    m_workbench->setFilter(parseFilter(u"-means:cyber kind:event"_s).spec);
    QVERIFY(settled());
    QTRY_COMPARE(count(u"means"_s, u"cyber"_s), 0);
    m_workbench->setFilter(parseFilter(u"(by:Iran+ OR by:Israel+)"_s).spec);
    QVERIFY(settled());
    QCOMPARE(count(u"by"_s, u"Iran+"_s), -1); // which of both nobody has counted
    m_workbench->setFilter(parseFilter(u"by:Nobodyatall"_s).spec);
    QVERIFY(settled());
    QCOMPARE(count(u"by"_s, u"Nobodyatall"_s), -1); // left out of the filter
}

void TestFacetsPane::searchFindsWhatNothingHas()
{
    m_workbench->setFilter(parseFilter(u"-kind:event"_s).spec);
    QVERIFY(settled());
    int means = 0;
    while (model()->field(means) != u"means")
        ++means;
    QVERIFY(!value(u"means"_s, u"cyber"_s).isValid());
    view()->setFocus();
    view()->setCurrentIndex(model()->heading(means));
    QTest::keyClick(view(), Qt::Key_C);
    QTest::keyClicks(m_pane->search(), u"yb"_s);
    QCOMPARE(count(u"means"_s, u"cyber"_s), 0);
    m_pane->search()->setText(u"r"_s); // those that are there come first
    const QModelIndex heading = model()->heading(means);
    qint64 before = std::numeric_limits<qint64>::max();
    for (int row = 0; row < model()->rowCount(heading); ++row) {
        const qint64 now = model()->value(model()->index(row, 0, heading))->count;
        QVERIFY(now > 0 || before == 0 || row > 0);
        QVERIFY(!(before == 0 && now > 0));
        before = now;
    }
    m_pane->search()->setText(u"cyb"_s);
    QTest::keyClick(m_pane->search(), Qt::Key_Return);
    QCOMPARE(filter(), u"-kind:event means:cyber"_s);
    QVERIFY(settled());
    QCOMPARE(count(u"means"_s, u"cyber"_s), 0);
}

void TestFacetsPane::keyboardFindsTheCurrentRow()
{
    m_pane->resize(200, 300);
    view()->setCurrentIndex(model()->heading(0));
    view()->scrollToBottom();
    QVERIFY(!view()->viewport()->rect().intersects(view()->visualRect(view()->currentIndex())));
    m_pane->search()->setFocus();
    view()->setFocus(Qt::ShortcutFocusReason);
    QVERIFY(view()->viewport()->rect().contains(view()->visualRect(view()->currentIndex())));
}

void TestFacetsPane::eventsOnlyAndEverything()
{
    QMenu menu;
    m_pane->fillMenu(menu);
    QAction *only = menu.actions().constFirst();
    only->trigger();
    QCOMPARE(filter(), u"kind:event"_s);
    QVERIFY(only->isChecked());
    const auto buttons = m_pane->findChildren<QToolButton *>();
    const auto button = [&buttons](const QString &text) {
        return *std::ranges::find_if(buttons,
                                     [&](const QToolButton *one) { return one->text() == text; });
    };
    QVERIFY(button(u"Events"_s)->isChecked());
    QTest::mouseClick(button(u"Everything"_s), Qt::LeftButton);
    QCOMPARE(filter(), QString());
    QVERIFY(!only->isChecked() && button(u"Everything"_s)->isChecked());
    m_workbench->setFilter(parseFilter(u"kind:event taji"_s).spec); // followed too
    QVERIFY(button(u"Events"_s)->isChecked());
}

void TestFacetsPane::headingsOpenAndClose()
{
    const QModelIndex heading = model()->heading(0);
    QVERIFY(view()->isExpanded(heading));
    click(heading);
    QVERIFY(!view()->isExpanded(heading));
    const QJsonObject state = m_pane->state();
    m_workbench->setFilter(parseFilter(u"means:rocket"_s).spec);
    QVERIFY(settled());
    QVERIFY(!view()->isExpanded(heading)); // counting again opens nothing
    FacetsPane other(*m_workbench);
    other.setState(state);
    QVERIFY(!other.view()->isExpanded(other.model()->heading(0)));
    QVERIFY(other.view()->isExpanded(other.model()->heading(1)));
}

void TestFacetsPane::countsOnlyWhileVisible()
{
    m_pane->hide();
    QSignalSpy counted(m_workbench.get(), &Workbench::facetsChanged);
    m_workbench->setFilter(parseFilter(u"means:rocket"_s).spec);
    QTRY_VERIFY(!m_workbench->isFiltering());
    QTest::qWait(200);
    QCOMPARE(counted.count(), 0);
    m_pane->show();
    QVERIFY(settled());
}

void TestFacetsPane::speaks()
{
    m_workbench->setFilter(parseFilter(u"means:rocket"_s).spec);
    QVERIFY(settled());
    const QString text = value(u"means"_s, u"rocket"_s).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(text.contains(u"rocket") && text.contains(u"included")
                 && text.contains(QString::number(m_workbench->rows()->size())),
             qPrintable(text));
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(view());
    QVERIFY(tree && !tree->text(QAccessible::Name).isEmpty());
}

void TestFacetsPane::saysWhyItIsEmpty()
{
    m_workbench->close();
    bool any = false;
    for (int facet = 0; facet < model()->facets(); ++facet)
        any = any || model()->isShown(facet);
    QVERIFY(!any);
    QVERIFY(!view()->isVisible());
}

QTEST_MAIN(TestFacetsPane)
#include "tst_facetspane.moc"
