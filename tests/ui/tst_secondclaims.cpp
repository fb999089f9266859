// What a sentence offers after something of it, or of another like it, was recorded: what a second
// source says too, whose words they are, and who names nobody. All texts are invented.
#include "offerscase.h"
#include "model/workbench/history.h"
#include "ui/article/articlepane.h"
#include "ui/article/documentbar.h"
#include "ui/article/textview.h"
#include "ui/common/actorfield.h"
#include "ui/common/choicerow.h"
#include "ui/documents/documentspane.h"
#include "ui/editor/linkform.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>

using namespace sourceline;
using namespace Qt::StringLiterals;
using namespace journey;

namespace {

const QString article =
    u"Camp Anvil was hit\n\nSEPTEMBER 15, 2021\n\n"
    "Col. Ida Falk said more than 15 rockets were fired at Camp Anvil on Friday. "
    "Maj. Bo Strand said more than 15 rockets were fired and that 3 guards were wounded. "
    "However, a December 2020 attack on the Belt base killed 1 contractor, and in September "
    "2021, a rocket attack on Anvil killed 2 guards. "
    "Gen. Ole Berg said the raid, which also wounded 14 others, was carried out by the Sand "
    "Wolves. "
    "He did not name the commander responsible, noting \u201cit is too early.\u201d "
    "In answer two airstrikes in Norway near Kelmut killed 4 guards. "
    "The pier was shelled in retaliation for it, Col. Ida Falk said.\n"_s;

} // namespace

class SecondClaimsTest : public QObject, protected OffersCase
{
    Q_OBJECT

private slots:
    void init();

    void cleanup() { closeWindow(); }

    void aSecondSourceMakesAClaimOfItsOwn();
    void theIncidentsOwnAttackComesFirst();
    void whoSpeaksIsNotReplacedByAnother();
    void aReusedStatementIsSeenFirst();
    void silenceIsOffered();
    void nearerPlacesComeFirst();
    void linksWaitForAChoice();
    void anArticleIsPutRight();
    void anArticleNotCitedHasItsTab();
    void returnMakesAnUnknownActor();
    void theSentenceBehindAClaimStaysInSight();
    void stepsUpToTheBeginning();

private:
    void saveForm();
    QComboBox *statement() const;
};

void SecondClaimsTest::init()
{
    QVERIFY(openEmpty());
    makeIncident(u"Camp Anvil"_s);
    takeIn(article);
}

// An offer that nobody has seen stops it: the same keys once more.
void SecondClaimsTest::saveForm()
{
    for (int i = 0; i < 40 && m_window->editor()->isOpen(); ++i) {
        press(Qt::Key_Return, Qt::ControlModifier);
        QTest::qWait(100);
    }
    QVERIFY(QTest::qWaitFor([this] { return !m_window->editor()->isOpen(); }, patience));
    QVERIFY(idle(*m_window));
    const qsizetype all = qsizetype(idOf(*m_window, "SELECT count(*) FROM claim").value);
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto dossier = m_window->workbench().dossier();
            return dossier && qsizetype(dossier->claims.size()) == all;
        },
        patience));
}

QComboBox *SecondClaimsTest::statement() const
{
    for (QComboBox *box : m_window->editor()->findChildren<QComboBox *>()) {
        if (box->findText(u"a new statement"_s) >= 0)
            return box;
    }
    return nullptr;
}

void SecondClaimsTest::aSecondSourceMakesAClaimOfItsOwn()
{
    stepTo(u"Col. Ida Falk said more"_s);
    press(Qt::Key_C);
    QVERIFY2(offered(u"more than 15 munitions fired"_s), qPrintable(offers()));
    saveForm();
    stepTo(u"Maj. Bo Strand"_s);
    press(Qt::Key_C);
    QVERIFY2(offered(u"more than 15 munitions fired  \u00b7  Alt+Down: another reading (1 of"_s),
             qPrintable(offers()));
    saveForm();
    // Of this sentence it is claimed now: what it says beside that comes first.
    press(Qt::Key_C);
    QVERIFY2(offered(u"3 wounded"_s), qPrintable(offers()));
}

void SecondClaimsTest::theIncidentsOwnAttackComesFirst()
{
    stepTo(u"However"_s);
    press(Qt::Key_C);
    QVERIFY2(offered(u"\u201c2 guards\u201d: 2 killed"_s), qPrintable(offers()));
    QVERIFY2(offers().contains(u", at Anvil"_s), qPrintable(offers()));
}

void SecondClaimsTest::whoSpeaksIsNotReplacedByAnother()
{
    stepTo(u"Gen. Ole Berg"_s);
    press(Qt::Key_C);
    QVERIFY2(offered(u"14 wounded"_s), qPrintable(offers()));
    QVERIFY2(offered(u"\u201cGen. Ole Berg\u201d"_s), qPrintable(offers()));
    auto *speaker = m_window->editor()->findChildren<ActorField *>().first();
    for (ActorField *field : m_window->editor()->findChildren<ActorField *>()) {
        if (field->field()->placeholderText().contains(u"the article itself"_s))
            speaker = field;
    }
    QTest::keyClick(speaker, Qt::Key_Down, Qt::AltModifier);
    QVERIFY2(offers().contains(u"the article itself"_s), qPrintable(offers()));
    saveForm();
    press(Qt::Key_A);
    QVERIFY2(offered(u"\u201cGen. Ole Berg\u201d"_s), qPrintable(offers()));
    QCOMPARE(statement()->currentText(), u"a new statement"_s);
}

// Below the fold of a low window, too.
void SecondClaimsTest::aReusedStatementIsSeenFirst()
{
    m_window->resize(1280, 720);
    stepTo(u"Gen. Ole Berg"_s);
    press(Qt::Key_C);
    QVERIFY2(offered(u"14 wounded"_s), qPrintable(offers()));
    QVERIFY2(offered(u"\u201cGen. Ole Berg\u201d"_s), qPrintable(offers()));
    saveForm();
    press(Qt::Key_A);
    QVERIFY2(offered(u"recorded from this sentence already, by Ole Berg"_s), qPrintable(offers()));
    QVERIFY(statement()->currentText().startsWith(u"Ole Berg"_s));
    const auto lines = m_window->editor()->findChildren<OfferLine *>();
    QVERIFY(std::ranges::any_of(
        lines, [this](const OfferLine *line) { return line->field() == statement(); }));
    // Another way to say so is one key away.
    statement()->setFocus();
    press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(statement()->currentText(), u"a new statement"_s);
    press(Qt::Key_Up, Qt::AltModifier);
    QVERIFY(statement()->currentText().startsWith(u"Ole Berg"_s));
}

void SecondClaimsTest::silenceIsOffered()
{
    stepTo(u"He did not name"_s);
    press(Qt::Key_A);
    QVERIFY2(offered(u"\u201cdid not name\u201d: declines to name"_s), qPrintable(offers()));
    QVERIFY2(offered(u"inferred: who spoke in the sentence before, Ole Berg"_s),
             qPrintable(offers()));
    QCOMPARE(m_window->editor()->findChild<ChoiceRow *>()->value(), u"declines to name"_s);
    saveForm();
    QCOMPARE(idOf(*m_window,
                  "SELECT count(*) FROM attribution t JOIN statement s ON s.id = t.statement JOIN "
                  "actor a ON a.id = s.speaker WHERE t.stance = 'declines to name' AND t.actor IS "
                  "NULL AND a.name = 'Ole Berg'")
                 .value,
             qint64(1));
}

void SecondClaimsTest::nearerPlacesComeFirst()
{
    stepTo(u"In answer two"_s);
    press(Qt::Key_N);
    QVERIFY2(offered(u"\u201cKelmut\u201d: a new place in Norway"_s), qPrintable(offers()));
}

void SecondClaimsTest::linksWaitForAChoice()
{
    stepTo(u"Maj. Bo Strand"_s);
    press(Qt::Key_L);
    auto *form = m_window->editor()->findChild<LinkForm *>();
    QVERIFY(form);
    const auto boxOf = [form](const QString &text) {
        const auto boxes = form->findChildren<QComboBox *>();
        return *std::ranges::find_if(
            boxes, [&text](const QComboBox *box) { return box->findText(text) >= 0; });
    };
    QTest::qWait(200);
    QCOMPARE(boxOf(u"part of"_s)->currentIndex(), -1);
    QCOMPARE(boxOf(u"implied"_s)->currentIndex(), -1);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_window->editor()->isOpen());
    QCOMPARE(QApplication::focusWidget(), boxOf(u"part of"_s));
    // What the sentence says is offered, and another sentence takes it back.
    m_window->article()->setFocus();
    stepTo(u"The pier was shelled"_s);
    QVERIFY2(offered(u"\u201cin retaliation\u201d: retaliation for"_s), qPrintable(offers()));
    QCOMPARE(boxOf(u"part of"_s)->currentText(), u"retaliation for"_s);
    QCOMPARE(boxOf(u"implied"_s)->currentText(), u"stated"_s);
}

void SecondClaimsTest::anArticleIsPutRight()
{
    press(Qt::Key_F7);
    m_window->findChild<DocumentsPane *>()->view()->setFocus();
    press(Qt::Key_F2);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->editor()->isOpen(), patience);
    auto *title = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(title);
    QCOMPARE(title->text(), u"Camp Anvil was hit"_s);
    title->setText(u"The camp was hit"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(QTest::qWaitFor([this] { return !m_window->editor()->isOpen(); }, patience));
    QVERIFY(idle(*m_window));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workbench().document()->title,
                              u"The camp was hit"_s,
                              patience);
    QVERIFY2(m_window->workbench().history().undoText().contains(u"Change article"_s),
             qPrintable(m_window->workbench().history().undoText()));
}

// Of the incident another article is cited: the one that is read has the tab that looks read.
void SecondClaimsTest::anArticleNotCitedHasItsTab()
{
    stepTo(u"Col. Ida Falk said more"_s);
    press(Qt::Key_C);
    QVERIFY(offered(u"munitions"_s));
    saveForm();
    auto *bar = m_window->article()->documentBar();
    takeIn(u"Another day\n\nSEPTEMBER 16, 2021\n\nNothing was hit at Belt.\n"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bar->QTabBar::count(), 2, patience);
    QCOMPARE(bar->currentIndex(), 1);
    QVERIFY2(bar->tabToolTip(1).contains(u"not cited for this incident"_s),
             qPrintable(bar->tabToolTip(1)));
    bar->setCurrentIndex(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->workbench().document()
                                 && m_window->workbench().document()->text == article,
                             patience);
    QTRY_COMPARE_WITH_TIMEOUT(bar->QTabBar::count(), 1, patience);
}

void SecondClaimsTest::returnMakesAnUnknownActor()
{
    stepTo(u"Maj. Bo Strand"_s);
    press(Qt::Key_A);
    QVERIFY(m_window->editor()->isOpen());
    auto *actor = m_window->editor()->findChild<ActorField *>();
    actor->setFocus();
    QTest::keyClicks(QApplication::focusWidget(), u"Grey Herons"_s);
    QVERIFY(QTest::qWaitFor([actor] { return actor->field()->isListOpen(); }, patience));
    press(Qt::Key_Return);
    QCOMPARE(actor->actor().newName, u"Grey Herons"_s);
    // The stance is what comes after the name and its kind.
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);
    QVERIFY(qobject_cast<ChoiceRow *>(QApplication::focusWidget()));
}

namespace {

bool isInSight(TextView *view, UnitRange stretch)
{
    QRectF all;
    for (const QRectF &rect : view->visibleRects(stretch.start, stretch.end))
        all |= rect;
    return !all.isEmpty() && QRectF(view->viewport()->rect()).contains(all.topLeft())
           && all.bottom() <= view->viewport()->height() + 1;
}

} // namespace

void SecondClaimsTest::theSentenceBehindAClaimStaysInSight()
{
    m_window->resize(1280, 720);
    QString text = u"Camp Anvil again\n\nSEPTEMBER 17, 2021\n\n"_s;
    for (int i = 0; i < 60; ++i)
        text += u"Nobody said anything new about the mole in the harbour on that day. "_s;
    text += u"Two guards were wounded at Camp Anvil on Friday. "_s;
    for (int i = 0; i < 60; ++i)
        text += u"Nobody said anything new about the mole in the harbour on that day. "_s;
    takeIn(text + u'\n');
    auto *view = m_window->article()->textView();
    const auto start = static_cast<qint32>(text.indexOf(u"Two guards"_s));
    const UnitRange sentence{start, start + 48};
    view->select(sentence.start, sentence.end);
    view->setFocus();
    press(Qt::Key_C);
    QVERIFY2(offered(u"2 wounded"_s), qPrintable(offers()));
    saveForm();
    view->select(0, 0);
    view->keepInSight({0, 10});
    const auto dossier = m_window->workbench().dossier();
    QCOMPARE(dossier->claims.size(), size_t(1));
    m_window->workbench().setSubject({"claim", dossier->claims.front().id});
    m_window->workbench().light(dossier->claims.front().citations, u"a claim"_s);
    view->verticalScrollBar()->setValue(0);
    m_window->editor()->editSubject();
    QVERIFY(m_window->editor()->isOpen());
    QVERIFY(QTest::qWaitFor([&] { return isInSight(view, sentence); }, 5000));
}

// Into a sentence above the view: what it begins with is seen.
void SecondClaimsTest::stepsUpToTheBeginning()
{
    m_window->resize(1280, 500);
    QString long_ = u"Nobody "_s;
    for (int i = 0; i < 40; ++i)
        long_ += u"who was there said anything new about the mole "_s;
    QString text = u"The mole\n\nSEPTEMBER 18, 2021\n\n"_s + long_ + u"again. "_s;
    const auto second = static_cast<qint32>(text.size());
    text += long_ + u"at all. "_s + long_ + u"once more.\n"_s;
    takeIn(text);
    auto *view = m_window->article()->textView();
    view->setFocus();
    view->select(second, second + 3);
    press(Qt::Key_Down, Qt::AltModifier);
    press(Qt::Key_Down, Qt::AltModifier);
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
    press(Qt::Key_Up, Qt::AltModifier);
    const auto begins = static_cast<qint32>(text.indexOf(u"again. "_s)) + 7;
    QVERIFY(view->anchor() == begins || view->caret() == begins);
    QVERIFY(isInSight(view, {begins, begins + 6}));
}

QTEST_MAIN(SecondClaimsTest)
#include "tst_secondclaims.moc"
