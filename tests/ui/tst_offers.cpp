// What a sentence offers in the real window: one attack at a time, values that follow their field,
// a stance with a name; and what is cited when a form is opened from elsewhere. All texts are
// invented.
#include "offerscase.h"
#include "ui/article/articlepane.h"
#include "ui/article/textview.h"
#include "ui/common/actorfield.h"
#include "ui/common/choicerow.h"
#include "ui/common/datefield.h"
#include "ui/documents/documentsmodel.h"
#include "ui/documents/documentspane.h"
#include "ui/editor/figureoffers.h"
#include "ui/mainwindow/centrepages.h"
#include "ui/mainwindow/statusline.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

using namespace sourceline;
using namespace Qt::StringLiterals;
using namespace journey;

namespace {

const QString dated =
    u"Two camps were hit\n\nSEPTEMBER 15, 2021\n\n"
    "Rockets hit Camp Anvil at 7:35 p.m. on Friday, wounding 3, and another base at Belt, killing "
    "2. "
    "Col. Ida Falk said the raid may have been carried out by the Sand Wolves. "
    "It was dark.\n"_s;
const QString undated = u"The pier was hit\n\nThree rockets landed near Kelmut late Friday.\n"_s;

} // namespace

class OffersTest : public QObject, protected OffersCase
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void importLeadsToTheArticle();
    void offersOneAttackAtATime();
    void claimFollowsItsField();
    void typedValuesStay();
    void timesStandInTheirWords();
    void offersAStanceWithTheName();
    void citesNothingFromTheTable_data();
    void citesNothingFromTheTable();
    void saysThatAnArticleHasNoDate();

private:
    void chooseField(const QString &field);
    QStringList ticked() const;
};

void OffersTest::init()
{
    QVERIFY(openEmpty());
}

void OffersTest::cleanup()
{
    closeWindow();
}

QStringList OffersTest::ticked() const
{
    QStringList all;
    for (const ClaimDraft &claim : m_window->editor()->findChild<FigureOffers *>()->claims())
        all += claim.field + u' ' + QString::number(claim.best.value_or(-1));
    return all;
}

// As a hand does it, with the arrows.
void OffersTest::chooseField(const QString &field)
{
    const auto boxes = m_window->editor()->findChildren<QComboBox *>();
    const auto named = std::ranges::find_if(
        boxes, [&field](const QComboBox *box) { return box->findData(field) >= 0; });
    QVERIFY(named != boxes.end());
    QComboBox *box = *named;
    box->setFocus();
    const int wanted = box->findData(field);
    while (box->currentIndex() != wanted)
        QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
}

void OffersTest::importLeadsToTheArticle()
{
    takeIn(dated);
    auto *documents = m_window->findChild<DocumentsPane *>();
    QVERIFY(documents->isVisible());
    const int row = documents->view()->currentIndex().row();
    QCOMPARE(documents->model()->documentAt(row), m_window->workbench().document()->document);
    QVERIFY2(m_window->findChild<StatusLine *>()->here().contains(u"Enter: to the text"_s),
             qPrintable(m_window->findChild<StatusLine *>()->here()));
    press(Qt::Key_Return);
    QVERIFY(m_window->article()->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_1, Qt::AltModifier);
    QVERIFY(!m_window->findChild<StatusLine *>()->here().contains(u"Enter"_s));
}

void OffersTest::offersOneAttackAtATime()
{
    takeIn(dated);
    stepTo(u"Rockets hit"_s);
    press(Qt::Key_N);
    QVERIFY(offered(u"“Camp Anvil”: a new place; attack 1 of 2 in this sentence"_s));
    QCOMPARE(ticked(), QStringList{u"wounded 3"_s});
    QVERIFY2(offers().contains(u"at 19:35"_s), qPrintable(offers()));
    auto *place = m_window->editor()->findChild<PlaceField *>();
    QTest::keyClick(place, Qt::Key_Down, Qt::AltModifier);
    QVERIFY2(offered(u"“Belt”: a new place; attack 2 of 2"_s), qPrintable(offers()));
    QCOMPARE(ticked(), QStringList{u"killed 2"_s});
    QVERIFY2(!offers().contains(u"at 19:35"_s), qPrintable(offers())); // that was the other
    QCOMPARE(m_window->editor()->findChild<QLineEdit *>()->text(), u"Rocket attack, Belt"_s);
    QCOMPARE(m_window->editor()->findChild<FigureOffers *>()->count(), 2); // and may be ticked
    const QString row =
        m_window->editor()->findChild<FigureOffers *>()->model()->index(0, 0).data().toString();
    QVERIFY2(row.contains(u"at Camp Anvil"_s), qPrintable(row));
    QTest::keyClick(place, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(ticked(), QStringList{u"wounded 3"_s});
}

void OffersTest::claimFollowsItsField()
{
    makeIncident(u"Belt"_s);
    takeIn(dated);
    stepTo(u"Rockets hit"_s);
    press(Qt::Key_C);
    // What stands beside the place of the incident comes first.
    QVERIFY2(offered(u"killed, at Belt"_s), qPrintable(offers()));
    const auto values = [this] {
        QStringList all;
        for (const QLineEdit *edit : m_window->editor()->findChildren<QLineEdit *>()) {
            if (edit->isVisible() && !edit->text().isEmpty())
                all += edit->text();
        }
        return all;
    };
    QVERIFY(values().contains(u"2"_s));
    chooseField(u"wounded"_s);
    QVERIFY2(values().contains(u"3"_s) && !values().contains(u"2"_s),
             qPrintable(values().join(u'|')));
    QVERIFY2(offered(u"wounded, at Camp Anvil"_s), qPrintable(offers()));
    chooseField(u"damage"_s); // of which the sentence says nothing
    QVERIFY2(!values().contains(u"3"_s), qPrintable(values().join(u'|')));
    chooseField(u"weapon"_s);
    QVERIFY2(values().contains(u"Rockets"_s), qPrintable(values().join(u'|')));
}

void OffersTest::typedValuesStay()
{
    makeIncident();
    takeIn(dated);
    stepTo(u"Rockets hit"_s);
    press(Qt::Key_C);
    QVERIFY(offered(u"wounded"_s));
    auto *words = m_window->editor()->findChild<QLineEdit *>(u"claimWords"_s);
    QVERIFY(words);
    words->setFocus();
    words->selectAll();
    QTest::keyClicks(words, u"several hurt"_s);
    chooseField(u"killed"_s);
    QCOMPARE(words->text(), u"several hurt"_s);
}

void OffersTest::timesStandInTheirWords()
{
    makeIncident();
    takeIn(dated);
    stepTo(u"Rockets hit"_s);
    press(Qt::Key_C);
    QVERIFY(offered(u"wounded"_s));
    chooseField(u"time"_s);
    auto *words = m_window->editor()->findChild<QLineEdit *>(u"claimWords"_s);
    QVERIFY(words);
    QCOMPARE(words->text(), u"7:35 p.m."_s);
    QVERIFY2(offered(u"19:35"_s), qPrintable(offers()));
}

void OffersTest::offersAStanceWithTheName()
{
    makeIncident();
    takeIn(dated);
    stepTo(u"Col. Ida Falk"_s);
    press(Qt::Key_A);
    QVERIFY(offered(u"“Sand Wolves”: a new actor"_s));
    auto *stance = m_window->editor()->findChild<ChoiceRow *>();
    QCOMPARE(stance->value(), u"suspects"_s);
    QVERIFY2(offered(u"suspects, as the sentence has it of “Sand Wolves”"_s), qPrintable(offers()));
    // Of another name it says nothing.
    QTest::keyClicks(QApplication::focusWidget(), u"Red Banner"_s);
    QCOMPARE(stance->value(), QString());
    // What was chosen by hand stays.
    stance->setFocus();
    press(Qt::Key_D);
    QCOMPARE(stance->value(), u"denies"_s);
    QVERIFY(!offers().contains(u"as the sentence has it"_s));
}

void OffersTest::citesNothingFromTheTable_data()
{
    QTest::addColumn<Qt::Key>("pane"); // Ctrl with it
    QTest::addColumn<Qt::Key>("form");
    QTest::addColumn<bool>("cites");
    QTest::newRow("new, from the table") << Qt::Key_1 << Qt::Key_N << false;
    QTest::newRow("link, from the table") << Qt::Key_1 << Qt::Key_L << false;
    QTest::newRow("claim, from the table") << Qt::Key_1 << Qt::Key_C << false;
    QTest::newRow("new, from the article") << Qt::Key_2 << Qt::Key_N << true;
    QTest::newRow("link, from the article") << Qt::Key_2 << Qt::Key_L << true;
    QTest::newRow("claim, from the incident") << Qt::Key_3 << Qt::Key_C << true;
}

// What was last read there was read for something else.
void OffersTest::citesNothingFromTheTable()
{
    QFETCH(Qt::Key, pane);
    QFETCH(Qt::Key, form);
    QFETCH(bool, cites);
    makeIncident();
    takeIn(dated);
    stepTo(u"Rockets hit"_s);
    press(Qt::Key_1, Qt::AltModifier); // the page of the table
    press(pane, Qt::ControlModifier);
    press(form);
    QVERIFY(m_window->editor()->isOpen());
    auto *line = m_window->editor()->findChild<SentenceLine *>();
    QCOMPARE(line->selection().isValid(), cites);
    QCOMPARE(line->citations().size(), cites ? size_t(1) : size_t(0));
    if (cites)
        return;
    QTest::qWait(200);
    QCOMPARE(offers(), QString());
    QVERIFY(line->citations().empty());
    // The next one that is selected is meant.
    m_window->article()->setFocus();
    press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(line->citations().size(), size_t(1));
    QVERIFY(line->selection().text.startsWith(u"Col. Ida Falk"_s));
}

void OffersTest::saysThatAnArticleHasNoDate()
{
    makeIncident();
    takeIn(undated);
    stepTo(u"Three rockets"_s);
    press(Qt::Key_C);
    QVERIFY(offered(u"munitions"_s));
    const auto says = [this](const QString &words) {
        return QTest::qWaitFor(
            [&] {
                const auto labels = m_window->editor()->findChildren<QLabel *>();
                return std::ranges::any_of(labels, [&](const QLabel *label) {
                    return label->isVisible() && label->toolTip().contains(words);
                });
            },
            3000);
    };
    QVERIFY(says(u"the article has no date"_s)); // when it was said
    chooseField(u"date"_s);
    QVERIFY(says(u"“late Friday”: the article has no date"_s));
}

QTEST_MAIN(OffersTest)
#include "tst_offers.moc"
