#include "model/filter/facets.h"
#include "model/filter/filtertext.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/common/pickpopup.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filterchip.h"
#include "ui/filter/filterline.h"
#include "ui/filter/searchfield.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestFilterField : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void filtersWhileTyping();
    void returnMakesChips();
    void wrongTermsStayAndSayWhy();
    void namesThatStandForNothing();
    void chipsAreSwitchedNegatedAndRemoved();
    void chipsGoBackIntoTheLine();
    void chipsByKeyboard();
    void negatesEachOfAChoice();
    void namesManyIncidentsShortly();
    void completesFieldsAndValues();
    void completionCounts();
    void completionCountsWhatOneGets();
    void completesWithWhatIsTaken();
    void beginsWordsWhileTyping();
    void editedChipsKeepTheirPlace();
    void escapeClearsThenLeaves();
    void escapeIsUndone();
    void clearsWhatIsWrong();
    void followsOthers();
    void keepsWhatIsTyped();
    void chipsAreBehindTheLine();
    void manyChipsScroll();
    void theListIsAsWideAsTheLine();
    void showsFormatCharacters();
    void stepsBackAndForward();
    void countsWhatIsShown();
    void wrapsWhereItIsNarrow();
    void survivesRandomTyping();

private:
    FilterLine *line() const { return m_bar->field()->line(); }

    FilterChip *chip(int index) const { return m_bar->field()->chips().at(index); }

    QString filter() const { return filterText(m_workbench->filter()); }

    PickPopup *popup() const { return m_window->findChild<PickPopup *>(); }

    void type(const QString &text)
    {
        line()->setFocus();
        QTest::keyClicks(line(), text);
    }

    void enter() { QTest::keyClick(line(), Qt::Key_Return); }

    SampleFile m_sample;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<QWidget> m_window;
    FilterBar *m_bar = nullptr;
};

void TestFilterField::init()
{
    m_window.reset();
    m_workbench = std::make_unique<Workbench>();
    QVERIFY(m_workbench->open(m_sample.path()));
    QVERIFY(QTest::qWaitFor([this] { return !m_workbench->isLoading(); }, 30000));
    m_window = std::make_unique<QWidget>();
    m_bar = new FilterBar(*m_workbench, m_window.get());
    m_window->resize(1200, 400);
    m_bar->resize(1200, m_bar->sizeHint().height());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
}

void TestFilterField::filtersWhileTyping()
{
    type(u"kind:event"_s);
    QVERIFY(m_workbench->filter().isEmpty()); // not at every key
    QTRY_COMPARE(filter(), u"kind:event"_s);
    QTRY_VERIFY(m_workbench->rows()->size() > 0 && m_workbench->rows()->size() < 124);
    QVERIFY(m_bar->field()->chips().isEmpty());
}

void TestFilterField::returnMakesChips()
{
    type(u"kind:event -country:Syria (means:rocket OR taji)"_s);
    enter();
    QCOMPARE(m_bar->field()->chips().size(), 3);
    QVERIFY(line()->text().isEmpty());
    QCOMPARE(filter(), u"kind:event -country:Syria (means:rocket OR taji)"_s);
    QCOMPARE(chip(1)->text(), u"-country:Syria"_s);
    QVERIFY(chip(0)->accessibleName().contains(u"kind is event"_s));
}

void TestFilterField::wrongTermsStayAndSayWhy()
{
    type(u"kind:event foo:bar"_s);
    QCOMPARE(line()->problems().size(), size_t(1));
    QCOMPARE(line()->problems()[0].range, (FilterRange{11, 7}));
    enter();
    QCOMPARE(m_bar->field()->chips().size(), 1);
    QCOMPARE(line()->text(), u"foo:bar"_s);
    QCOMPARE(filter(), u"kind:event"_s);
    bool said = false;
    for (const QLabel *label : m_window->findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().contains(u"foo"_s));
    QVERIFY(said);
}

void TestFilterField::namesThatStandForNothing()
{
    type(u"kind:event by:Nobodyatall"_s);
    QTRY_COMPARE(line()->problems().size(), size_t(1));
    QCOMPARE(line()->problems()[0].range, (FilterRange{11, 14}));
    enter();
    QCOMPARE(m_bar->field()->chips().size(), 2);
    QTRY_VERIFY(chip(1)->problem().contains(u"Nobodyatall"_s));
    QVERIFY(chip(0)->problem().isEmpty());
}

void TestFilterField::chipsAreSwitchedNegatedAndRemoved()
{
    type(u"kind:event means:rocket"_s);
    enter();
    QTest::mouseClick(chip(0), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(filter(), u"~kind:event means:rocket"_s);
    QVERIFY(chip(0)->accessibleName().contains(u"off"_s));
    QTest::mouseClick(chip(0), Qt::LeftButton, {}, QPoint(8, 8));
    QTest::mouseClick(chip(1), Qt::LeftButton, Qt::AltModifier, QPoint(8, 8));
    QCOMPARE(filter(), u"kind:event -means:rocket"_s);
    QTest::mouseClick(chip(0), Qt::LeftButton, {}, QPoint(chip(0)->width() - 6, 8));
    QCOMPARE(filter(), u"-means:rocket"_s);
    QCOMPARE(m_bar->field()->chips().size(), 1);
}

void TestFilterField::chipsGoBackIntoTheLine()
{
    type(u"kind:event means:rocket"_s);
    enter();
    QTest::keyClick(line(), Qt::Key_Backspace);
    QCOMPARE(line()->text(), u"means:rocket"_s);
    QCOMPARE(filter(), u"kind:event means:rocket"_s);
    QCOMPARE(m_bar->field()->chips().size(), 1);
}

void TestFilterField::chipsByKeyboard()
{
    type(u"kind:event means:rocket"_s);
    enter();
    chip(0)->setFocus();
    QTest::keyClick(chip(0), Qt::Key_Space);
    QCOMPARE(filter(), u"~kind:event means:rocket"_s);
    QTest::keyClick(chip(0), Qt::Key_Minus);
    QCOMPARE(filter(), u"~-kind:event means:rocket"_s);
    QTest::keyClick(chip(0), Qt::Key_Delete);
    QCOMPARE(filter(), u"means:rocket"_s);
    QVERIFY(chip(0)->hasFocus());
    QTest::keyClick(chip(0), Qt::Key_Return);
    QCOMPARE(line()->text(), u"means:rocket"_s);
    QVERIFY(line()->hasFocus());
}

void TestFilterField::negatesEachOfAChoice()
{
    type(u"(means:rocket OR -means:mortar) taji"_s);
    enter();
    QTest::mouseClick(chip(0), Qt::LeftButton, Qt::AltModifier, QPoint(8, 8));
    QCOMPARE(filter(), u"-means:rocket means:mortar taji"_s);
    QCOMPARE(m_bar->field()->chips().size(), 3);
    QVERIFY(chip(0)->hasFocus());
}

void TestFilterField::namesManyIncidentsShortly()
{
    const Snapshot table = m_workbench->snapshot();
    const RowSet rows = allRows(*table);
    const QString ids = table->idOf(rows.at(0)).toText() + u',' + table->idOf(rows.at(5)).toText();
    m_workbench->setFilter(parseFilter(QString(u"ref:"_s + ids)).spec);
    QTRY_COMPARE(m_workbench->rows()->size(), 2);
    QVERIFY2(!chip(0)->text().contains(ids) && chip(0)->text().contains(u'2'),
             qPrintable(chip(0)->text()));
    QTest::keyClick(chip(0), Qt::Key_F2);
    QCOMPARE(line()->text(), QString(u"ref:"_s + ids)); // whole where it is edited
}

void TestFilterField::completionCounts()
{
    line()->setFocus();
    QTRY_VERIFY(m_workbench->facets() && m_workbench->facets()->of(u"said-by")->isRead);
    type(u"means:"_s);
    QVERIFY(popup()->isVisible());
    std::vector<qint64> counts;
    for (int row = 0; row < popup()->model()->rowCount(); ++row) {
        const QModelIndex index = popup()->model()->index(row, 0);
        const QString name = index.data().toString().section(u':', 1).remove(u'"');
        const QString detail = index.data(Qt::AccessibleDescriptionRole).toString();
        const FacetValue *value = m_workbench->facets()->of(u"means")->find(name);
        counts.push_back(detail.section(u"· "_s, 1).toLongLong());
        QCOMPARE(counts.back(), value ? value->count : 0);
    }
    QVERIFY(counts.size() > 2 && counts.front() > 0);
    QVERIFY(std::ranges::is_sorted(counts, std::ranges::greater())); // most first
    line()->clear();
    type(u"mean"_s);
    QVERIFY(popup()
                ->model()
                ->index(0, 0)
                .data(Qt::AccessibleDescriptionRole)
                .toString()
                .contains(u"values"_s));
    line()->clearFocus();
}

// Facets are counted without their own field: beside another term of it they say something else.
void TestFilterField::completionCountsWhatOneGets()
{
    line()->setFocus();
    QTRY_VERIFY(m_workbench->facets() && m_workbench->facets()->of(u"said-by")->isRead);
    const auto isCounted = [this](const QString &typed) {
        line()->clear();
        type(typed);
        const QModelIndex first = popup()->model()->index(0, 0);
        return popup()->isVisible()
               && first.data(Qt::AccessibleDescriptionRole).toString().contains(u'·');
    };
    QVERIFY(isCounted(u"means:"_s));
    QVERIFY(isCounted(u"kind:event means:"_s));
    QVERIFY(!isCounted(u"-means:"_s));
    QVERIFY(!isCounted(u"means:rocket means:"_s));
    QVERIFY(!isCounted(u"taji OR means:"_s));
    QVERIFY(!isCounted(u"likelihood>="_s));
    line()->clear();
    type(u"means:rocket"_s);
    enter();
    QVERIFY(!isCounted(u"means:"_s));
    QVERIFY(isCounted(u"kind:"_s));
    line()->clear();
    type(u"means:gun"_s);
    QTest::keyClick(line(), Qt::Key_Down);
    enter();
    QCOMPARE(line()->text(), u"means:gunfire"_s);
}

void TestFilterField::completesWithWhatIsTaken()
{
    for (const QString &typed : {u"killed>"_s, u"killed:"_s, u"likelihood>"_s, u"likelihood:"_s}) {
        line()->clear();
        type(typed);
        for (int row = 0; popup()->isVisible() && row < popup()->model()->rowCount(); ++row) {
            const QString text = popup()->model()->index(row, 0).data().toString();
            QVERIFY2(parseFilter(text).problems.empty(), qPrintable(text));
        }
        QCOMPARE(popup()->isVisible(), typed != u"killed>");
    }
    line()->clear();
    line()->setText(u"by:“Kataib H"_s);
    type(u"e"_s);
    QVERIFY(popup()->isVisible());
    QTest::keyClick(line(), Qt::Key_Tab);
    QCOMPARE(line()->text(), u"by:\"Kataib Hezbollah\""_s);
}

void TestFilterField::completesFieldsAndValues()
{
    type(u"mea"_s);
    QVERIFY(popup()->isVisible());
    QTest::keyClick(line(), Qt::Key_Tab);
    QCOMPARE(line()->text(), u"means:"_s);
    QVERIFY(popup()->isVisible()); // with its values
    QTest::keyClicks(line(), u"roc"_s);
    QTest::keyClick(line(), Qt::Key_Tab);
    QCOMPARE(line()->text(), u"means:rocket"_s);
    QVERIFY(!popup()->isVisible());
    QTRY_COMPARE(filter(), u"means:rocket"_s);
    // Names are quoted where they must be; arrows choose, Return takes.
    QTRY_VERIFY(QTest::qWaitFor([this] {
        line()->clear();
        type(u"by:kataib"_s);
        return popup()->isVisible();
    }));
    QTest::keyClick(line(), Qt::Key_Down);
    enter();
    QCOMPARE(line()->text(), u"by:\"Kataib Hezbollah\""_s);
    QVERIFY(m_bar->field()->chips().isEmpty());
    enter();
    QCOMPARE(m_bar->field()->chips().size(), 1);
}

void TestFilterField::escapeClearsThenLeaves()
{
    QSignalSpy left(m_bar, &FilterBar::leaveAsked);
    type(u"kind:event x"_s);
    QTest::keyClick(line(), Qt::Key_Escape);
    if (!line()->text().isEmpty()) // the first one closed the list
        QTest::keyClick(line(), Qt::Key_Escape);
    QVERIFY(line()->text().isEmpty());
    QVERIFY(m_workbench->filter().isEmpty());
    QCOMPARE(left.count(), 0);
    QTest::keyClick(line(), Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void TestFilterField::escapeIsUndone()
{
    type(u"killed>=x means:rocket"_s);
    QTRY_COMPARE(filter(), u"means:rocket"_s);
    for (int i = 0; i < 2 && !line()->text().isEmpty(); ++i) // the first may close a list
        QTest::keyClick(line(), Qt::Key_Escape);
    QVERIFY(line()->text().isEmpty());
    QCOMPARE(filter(), QString());
    QTest::keyClick(line(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(line()->text(), u"killed>=x means:rocket"_s);
    QTRY_COMPARE(filter(), u"means:rocket"_s);
    QCOMPARE(line()->problems().size(), size_t(1));
}

void TestFilterField::clearsWhatIsWrong()
{
    QMenu menu;
    m_bar->fillMenu(menu);
    const QList<QAction *> actions = menu.actions();
    QAction *clear = *std::ranges::find_if(actions, [](const QAction *one) {
        return one->shortcut() == QKeySequence(u"Ctrl+Shift+F"_s);
    });
    QVERIFY(!clear->isEnabled());
    type(u"by:"_s);
    QVERIFY(clear->isEnabled());
    clear->trigger();
    QVERIFY(line()->text().isEmpty());
    QVERIFY(line()->problems().empty());
    QVERIFY(!popup()->isVisible());
    QVERIFY(!clear->isEnabled());
}

// What begins like a field or a word must not take all rows away on the way to it.
void TestFilterField::beginsWordsWhileTyping()
{
    type(u"ro"_s);
    QTest::qWait(250);
    QCOMPARE(filter(), QString());
    type(u"c"_s);
    QTRY_COMPARE(filter(), u"roc*"_s);
    QTRY_VERIFY(m_workbench->rows()->size() > 0);
    type(u" "_s);
    QTRY_COMPARE(filter(), u"roc"_s);
    type(u"-taj"_s);
    QTRY_COMPARE(filter(), u"roc -taj*"_s);
    enter();
    QCOMPARE(filter(), u"roc -taj"_s);
    // Whatever says for itself where it ends.
    type(u"\"ta\""_s);
    QTRY_COMPARE(filter(), u"roc -taj ta"_s);
    line()->clear();
    type(u"*aji"_s);
    QTRY_COMPARE(filter(), u"roc -taj *aji"_s);
}

void TestFilterField::editedChipsKeepTheirPlace()
{
    const QString before = u"killed>=1 means:rocket -kind:aggregate"_s;
    type(before);
    enter();
    chip(1)->setFocus();
    QTest::keyClick(chip(1), Qt::Key_Return);
    QCOMPARE(line()->text(), u"means:rocket"_s);
    QCOMPARE(filter(), before);
    QTest::keyClicks(line(), u"x"_s);
    QTRY_COMPARE(filter(), u"killed>=1 means:rocketx -kind:aggregate"_s);
    QTest::keyClick(line(), Qt::Key_Escape);
    QCOMPARE(filter(), before);
    QCOMPARE(chip(1)->text(), u"means:rocket"_s);
    QVERIFY(line()->text().isEmpty());
    // A term that has become wrong is not lost either.
    chip(0)->setFocus();
    QTest::keyClick(chip(0), Qt::Key_F2);
    QTest::keyClicks(line(), u"x"_s);
    enter();
    QCOMPARE(line()->text(), u"killed>=1x"_s);
    QTest::keyClick(line(), Qt::Key_Escape);
    QCOMPARE(filter(), before);
    // What it becomes stands where it stood.
    QTest::keyClick(chip(0), Qt::Key_F2);
    line()->selectAll();
    QTest::keyClicks(line(), u"killed>=2 wounded>=1"_s);
    enter();
    QCOMPARE(filter(), u"killed>=2 wounded>=1 means:rocket -kind:aggregate"_s);
    QCOMPARE(chip(1)->text(), u"wounded>=1"_s);
    // One edit ends where another begins.
    QTest::keyClick(chip(0), Qt::Key_F2);
    QTest::keyClick(chip(1), Qt::Key_F2);
    QCOMPARE(line()->text(), u"means:rocket"_s);
    QCOMPARE(chip(0)->text(), u"killed>=2"_s);
    QTest::keyClick(line(), Qt::Key_Escape);
    QCOMPARE(filter(), u"killed>=2 wounded>=1 means:rocket -kind:aggregate"_s);
}

// A facet that is clicked adds to what is typed; only what the new filter lacks goes.
void TestFilterField::keepsWhatIsTyped()
{
    const auto filterBy = [this](const QString &text) {
        m_workbench->setFilter(parseFilter(text).spec);
    };
    type(u"foo:halfdone"_s);
    filterBy(u"means:rocket"_s);
    QCOMPARE(line()->text(), u"foo:halfdone"_s);
    QCOMPARE(line()->problems().size(), size_t(1));
    QCOMPARE(m_bar->field()->chips().size(), 1);
    type(u" kind:event taji"_s);
    QTRY_COMPARE(filter(), u"means:rocket kind:event taji*"_s);
    filterBy(u"kind:event taji* (means:rocket OR means:mortar)"_s);
    QCOMPARE(line()->text(), u"foo:halfdone kind:event taji"_s);
    QCOMPARE(m_bar->field()->chips().size(), 1);
    QTRY_VERIFY(!m_workbench->isFiltering());
    filterBy(u"kind:event"_s);
    QCOMPARE(line()->text(), u"foo:halfdone kind:event"_s);
    QVERIFY(m_bar->field()->chips().isEmpty());
    // Typed just now, and the keyboard goes to another pane.
    line()->clear();
    filterBy({});
    type(u"kind:statement"_s);
    line()->clearFocus();
    QCOMPARE(filter(), u"kind:statement"_s);
    // What of it is right becomes chips with what stood there.
    line()->setFocus();
    enter();
    QCOMPARE(m_bar->field()->chips().size(), 1);
}

void TestFilterField::chipsAreBehindTheLine()
{
    type(u"kind:event means:rocket taji"_s);
    enter();
    QTest::keyClick(line(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(chip(2)->hasFocus());
    QTest::keyClick(chip(2), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(chip(1)->hasFocus());
    QTest::keyClick(chip(1), Qt::Key_Tab);
    QTest::keyClick(chip(2), Qt::Key_Tab);
    QVERIFY(line()->hasFocus());
    QTest::keyClick(line(), Qt::Key_Left);
    QVERIFY(chip(2)->hasFocus());
    QTest::keyClick(chip(2), Qt::Key_Left);
    QTest::keyClick(chip(1), Qt::Key_Left);
    QTest::keyClick(chip(0), Qt::Key_Left);
    QVERIFY(chip(0)->hasFocus());
    const auto isInField = [this] {
        return m_bar->field()->isAncestorOf(QApplication::focusWidget());
    };
    QTest::keyClick(chip(0), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(QApplication::focusWidget() && !isInField());
    line()->setFocus();
    QTest::keyClick(line(), Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget() && !isInField());
    // Of what is out of the field the line is one stop.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(line()->hasFocus());
}

void TestFilterField::manyChipsScroll()
{
    QStringList terms;
    for (int i = 0; i < 400; ++i)
        terms.append(u"-killed:%1"_s.arg(i));
    const int oneLine = m_bar->field()->lineHeight();
    m_bar->resize(1200, 300);
    line()->setFocus();
    line()->setText(terms.join(u' '));
    enter();
    QCOMPARE(m_bar->field()->chips().size(), 400);
    QVERIFY(m_bar->field()->height() <= 6 * oneLine);
    const QRect inside = m_bar->field()->rect();
    QVERIFY(inside.contains(line()->geometry()));
    const auto isInSight = [this](int index) {
        return chip(index)->visibleRegion().boundingRect() == chip(index)->rect();
    };
    QVERIFY(isInSight(399) && !isInSight(0));
    QTest::keyClick(line(), Qt::Key_Left);
    for (int i = 399; i > 300; --i)
        QTest::keyClick(chip(i), Qt::Key_Left);
    QVERIFY(chip(300)->hasFocus() && isInSight(300) && !isInSight(399));
    m_workbench->setFilter(parseFilter(u"kind:event"_s).spec);
    QTRY_VERIFY(m_bar->field()->height() < 2 * oneLine && isInSight(0));
}

void TestFilterField::theListIsAsWideAsTheLine()
{
    type(u"mea"_s);
    QVERIFY(popup()->isVisible());
    QCOMPARE(popup()->width(), line()->width());
    QTest::keyClick(line(), Qt::Key_Down);
    m_bar->resize(800, m_bar->height());
    QTRY_VERIFY(line()->width() < 800);
    QCOMPARE(popup()->width(), line()->width());
    QVERIFY(popup()->current()); // that was chosen already
}

void TestFilterField::showsFormatCharacters()
{
    m_workbench->setFilter({{{{u"title"_s, u":"_s, u"a\u202eb\u2066c"_s, false, true}}}});
    QCOMPARE(chip(0)->text(), u"title:a▯b▯c"_s);
    QTest::keyClick(chip(0), Qt::Key_F2);
    QCOMPARE(line()->text(), u"title:a\u202eb\u2066c"_s);
    enter();
    type(u"*ttack*"_s);
    enter();
    QCOMPARE(chip(1)->text(), u"*ttack*"_s);
}

void TestFilterField::followsOthers()
{
    type(u"taji"_s);
    m_workbench->setFilter(parseFilter(u"from:2019-12 to:2020-01"_s).spec);
    QCOMPARE(m_bar->field()->chips().size(), 2);
    QVERIFY(line()->text().isEmpty());
    QTest::qWait(250); // what had been typed is not applied later
    QCOMPARE(filter(), u"from:2019-12 to:2020-01"_s);
}

void TestFilterField::stepsBackAndForward()
{
    QMenu menu;
    m_bar->fillMenu(menu);
    const auto action = [&menu](const QString &key) {
        for (QAction *one : menu.actions()) {
            if (one->shortcut() == QKeySequence(key))
                return one;
        }
        return static_cast<QAction *>(nullptr);
    };
    QVERIFY(!action(u"Alt+Left"_s)->isEnabled());
    type(u"kind:event"_s);
    enter();
    type(u"taji"_s);
    QTRY_COMPARE(filter(), u"kind:event taji*"_s);
    enter();
    QCOMPARE(filter(), u"kind:event taji"_s); // the same step, finished
    action(u"Alt+Left"_s)->trigger();
    QCOMPARE(filter(), u"kind:event"_s);
    QCOMPARE(m_bar->field()->chips().size(), 1);
    action(u"Alt+Right"_s)->trigger();
    QCOMPARE(m_bar->field()->chips().size(), 2);
    action(u"Ctrl+Shift+F"_s)->trigger();
    QVERIFY(m_workbench->filter().isEmpty() && m_bar->field()->chips().isEmpty());
}

void TestFilterField::countsWhatIsShown()
{
    QCOMPARE(m_bar->count(), u"124 incidents"_s);
    m_workbench->setFilter(parseFilter(u"kind:event"_s).spec);
    QTRY_COMPARE(m_bar->count(), u"%1 of 124"_s.arg(m_workbench->rows()->size()));
    QVERIFY(m_workbench->rows()->size() < 124);
    m_workbench->setFilter({});
    QTRY_COMPARE(m_bar->count(), u"124 incidents"_s);
}

void TestFilterField::wrapsWhereItIsNarrow()
{
    const int before = m_bar->field()->height();
    m_workbench->setFilter(
        parseFilter(
            u"kind:event means:rocket from:2019-10 to:2020-06 -country:Syria by:\"Kataib Hezbollah\" likelihood>=likely"_s)
            .spec);
    m_bar->resize(500, 200);
    QTRY_VERIFY(m_bar->field()->height() > before);
    const QRect inside = m_bar->field()->rect();
    for (const FilterChip *one : m_bar->field()->chips())
        QVERIFY(inside.contains(one->geometry()));
    QVERIFY(inside.contains(line()->geometry()));
    QVERIFY(line()->width() >= 100);
}

void TestFilterField::survivesRandomTyping()
{
    QRandomGenerator random(4);
    const QString keys = u"abkind:event\"() -~OR>=<1by:Iran+ "_s;
    line()->setFocus();
    for (int i = 0; i < 600; ++i) {
        const int what = random.bounded(24);
        if (what == 0)
            enter();
        else if (what == 1)
            QTest::keyClick(line(), Qt::Key_Backspace);
        else if (what == 2)
            QTest::keyClick(line(), Qt::Key_Tab);
        else if (what == 3)
            QTest::keyClick(line(), Qt::Key_Home);
        else
            QTest::keyClick(line(), keys[random.bounded(keys.size())].toLatin1());
        line()->setFocus();
        if (i % 100 == 0)
            QTest::qWait(160);
    }
    enter();
    QTRY_VERIFY(!m_workbench->isFiltering());
    const FilterSpec spec = m_workbench->filter();
    QCOMPARE(parseFilter(filterText(spec)).spec, spec);
}

QTEST_MAIN(TestFilterField)
#include "tst_filterfield.moc"
