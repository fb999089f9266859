// The forms in the real window: their keys, what is in sight while they are open, who signs.
#include "journey.h"
#include "model/coding/bulk.h"
#include "model/coding/names.h"
#include "model/coding/rows.h"
#include "model/workbench/articleintake.h"
#include "samplefile.h"
#include "ui/article/articlepane.h"
#include "ui/article/textview.h"
#include "ui/common/actorfield.h"
#include "ui/common/datefield.h"
#include "ui/common/messagebar.h"
#include "ui/editor/figurefields.h"
#include "ui/editor/speakeroffers.h"
#include "ui/incident/incidentpane.h"
#include "ui/incident/incidentsheet.h"
#include "ui/intake/articlelist.h"
#include "ui/intake/intakepane.h"
#include "ui/mainwindow/appearance.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>

using namespace sourceline;
using namespace Qt::StringLiterals;
using namespace journey;

using Open = void (EditorPane::*)();
Q_DECLARE_METATYPE(Open)

class TestForms : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keysAreUnique_data();
    void keysAreUnique();

    void everyKeyOfALabelWorks_data() { keysAreUnique_data(); }

    void everyKeyOfALabelWorks();

    void formsFitANarrowPane_data() { keysAreUnique_data(); }

    void formsFitANarrowPane();
    void newIncidentWaitsForItsDuplicates();
    void keysOfTheConfirmation();
    void returnKeepsTheFieldInSight_data();
    void returnKeepsTheFieldInSight();
    void sentenceStaysInSight_data();
    void sentenceStaysInSight();
    void emptyIncidentGivesWay();
    void stepsFromEveryField();
    void firstEditAsksWho_data();
    void firstEditAsksWho();
    void undoneIncidentIsLeft();
    void closingAFormLeavesTheReader();
    void kindsOfActorsAreReadWhole();
    void noticesGoWhenTheyAreObsolete();
    void readerStaysAfterAnEdit();
    void escapeInTheArticleLeavesTheForm();
    void errorGoesWhenItIsPutRight();
    void readsDaysAsTheyAreWritten_data();
    void readsDaysAsTheyAreWritten();
    void offersOnlyWhatIsRecordedOfASpeaker();
    void findsTheNumberOfARange_data();
    void findsTheNumberOfARange();
    void unreadableFilesAskNothing();
    void identityIsKeptWithTheOtherSettings();

private:
    bool openForm(const QByteArray &table, Open how); ///< of a record of the sample
    bool addTwin(Id attribution);
    QString write(const QString &name, const QString &text);
    bool selectLastSentence(); ///< of the article, scrolled to
    QRectF sentenceRect();     ///< of what is chosen, in the viewport

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SampleFile> m_file;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

constexpr int narrow = 300; // pixels, the editor pane beside an article in a low window

// Of what can be pressed with Alt in a widget, whether it is shown now or not.
QHash<QChar, QStringList> altKeys(const QWidget &widget)
{
    QHash<QChar, QStringList> keys;
    const auto note = [&keys](const QString &text) {
        if (const QString key = QKeySequence::mnemonic(text).toString(); !key.isEmpty())
            keys[key.back()] += text;
    };
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->buddy())
            note(label->text());
    }
    for (const QAbstractButton *button : widget.findChildren<QAbstractButton *>())
        note(button->text());
    return keys;
}

QStringList menuKeys(const QMainWindow &window)
{
    QStringList keys;
    for (const QAction *menu : window.menuBar()->actions())
        keys += QKeySequence::mnemonic(menu->text()).toString().last(1);
    return keys;
}

QString twice(const QMainWindow &window, const QWidget &widget)
{
    const auto keys = altKeys(widget);
    const QStringList menus = menuKeys(window);
    for (auto key = keys.begin(); key != keys.end(); ++key) {
        if (key->size() > 1 || menus.contains(QString(key.key())))
            return key->join(u" and "_s);
    }
    return {};
}

} // namespace

void TestForms::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->filePath(u"state"_s).toUtf8());
    QSettings::setPath(
        QSettings::NativeFormat, QSettings::UserScope, m_folder->filePath(u"config"_s));
    m_file = std::make_unique<SampleFile>();
    m_appearance = std::make_unique<Appearance>(*qApp);
    m_window = std::make_unique<MainWindow>(*m_appearance);
    QVERIFY(open(*m_window, m_file->path()));
    QVERIFY(goTo(*m_window, k1));
}

void TestForms::cleanup()
{
    m_window.reset();
    m_appearance.reset();
    m_file.reset();
}

QString TestForms::write(const QString &name, const QString &text)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("the test cannot write");
    return file.fileName();
}

bool TestForms::selectLastSentence()
{
    TextView *text = m_window->article()->textView();
    const auto size = qint32(text->reader().text().size());
    const qint32 at = qMax(0, size - 20);
    const UnitRange sentence = wholeSentences(text->reader().text(), at, at);
    text->select(sentence.start, sentence.end);
    text->keepInSight(sentence);
    return !text->chosen().isEmpty() && !sentenceRect().isEmpty();
}

QRectF TestForms::sentenceRect()
{
    TextView *text = m_window->article()->textView();
    QRectF all;
    for (const QRectF &rect : text->visibleRects(text->chosen().start, text->chosen().end))
        all |= rect;
    return all;
}

void TestForms::keysAreUnique_data()
{
    QTest::addColumn<QByteArray>("table"); // of the subject
    QTest::addColumn<Open>("open");
    QTest::newRow("attribution") << QByteArray("incident") << &EditorPane::addAttribution;
    QTest::newRow("claim") << QByteArray("incident") << &EditorPane::addClaim;
    QTest::newRow("link") << QByteArray("incident") << &EditorPane::addLink;
    QTest::newRow("note") << QByteArray("incident") << &EditorPane::addNote;
    QTest::newRow("assessment") << QByteArray("incident") << &EditorPane::assess;
    QTest::newRow("new incident") << QByteArray("incident") << &EditorPane::newIncident;
    QTest::newRow("incident") << QByteArray("incident") << &EditorPane::editSubject;
    QTest::newRow("attribution there") << QByteArray("attribution") << &EditorPane::editSubject;
    QTest::newRow("claim there") << QByteArray("claim") << &EditorPane::editSubject;
    QTest::newRow("statement") << QByteArray("claim") << &EditorPane::editStatement;
    QTest::newRow("retract") << QByteArray("attribution") << &EditorPane::retractSubject;
    QTest::newRow("contest") << QByteArray("claim") << &EditorPane::retractSubject;
    QTest::newRow("split") << QByteArray("attribution") << &EditorPane::splitSubject;
    QTest::newRow("merge") << QByteArray("attribution") << &EditorPane::mergeSubject;
    QTest::newRow("move") << QByteArray("claim") << &EditorPane::moveSubject;
    QTest::newRow("basis") << QByteArray("claim") << &EditorPane::citeBasis;
    QTest::newRow("decision") << QByteArray("incident") << &EditorPane::addDecision;
    QTest::newRow("duplicates") << QByteArray("incident") << &EditorPane::showDuplicates;
    QTest::newRow("selection") << QByteArray("incident") << &EditorPane::editSelection;
}

void TestForms::keysAreUnique()
{
    QFETCH(QByteArray, table);
    QFETCH(Open, open);
    QVERIFY(openForm(table, open));
    QCOMPARE(twice(*m_window, *m_window->editor()), QString());
}

bool TestForms::openForm(const QByteArray &table, Open how)
{
    Subject subject{"incident", k1};
    const auto dossier = m_window->workbench().dossier();
    if (table == "attribution")
        subject = {table, dossier->attributions.front().id};
    else if (table == "claim")
        subject = {table, dossier->claims.front().id};
    if (how == &EditorPane::mergeSubject && !addTwin(subject.id))
        return false;
    m_window->workbench().setSubject(subject);
    (m_window->editor()->*how)();
    return QTest::qWaitFor([this] { return m_window->editor()->isOpen(); }, patience);
}

// Another one of what the same speaker says: what merging is for.
bool TestForms::addTwin(Id attribution)
{
    Workbench &workbench = m_window->workbench();
    const auto before = workbench.dossier()->attributions.size();
    workbench.perform([attribution](Writer &writer) -> Result<void> {
        const auto copy = copyOfRow(writer.database(), "attribution", attribution);
        const auto made = copy ? writer.insert("attribution", *copy) : Result<Id>(copy.error());
        return made ? Result<void>() : Result<void>(made.error());
    });
    return QTest::qWaitFor([&] { return workbench.dossier()->attributions.size() > before; },
                           patience);
}

void TestForms::everyKeyOfALabelWorks()
{
    QFETCH(QByteArray, table);
    QFETCH(Open, open);
    QVERIFY(openForm(table, open));
    QVERIFY(QTest::qWaitFor([this] { return idle(*m_window); }, patience));
    QWidget *first = QApplication::focusWidget();
    QVERIFY(m_window->editor()->isAncestorOf(first));
    for (const QLabel *label : m_window->editor()->findChildren<QLabel *>()) {
        const QKeySequence key = QKeySequence::mnemonic(label->text());
        if (key.isEmpty() || !label->isVisible() || !label->buddy()->isEnabled())
            continue;
        first->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key(key[0].key()), Qt::AltModifier);
        QVERIFY2(QApplication::focusWidget() == label->buddy(), qPrintable(label->text()));
    }
}

void TestForms::formsFitANarrowPane()
{
    QFETCH(QByteArray, table);
    QFETCH(Open, open);
    QVERIFY(openForm(table, open));
    auto *scroll = m_window->editor()->findChild<QScrollArea *>();
    const int beside = m_window->editor()->width() - scroll->viewport()->width();
    // A claim has other rows for each field.
    auto *field = scroll->widget()->findChild<QComboBox *>();
    const bool isClaim = table == "incident" && field && field->findData(u"munitions"_s) >= 0;
    for (int at = 0; at < (isClaim ? field->count() : 1); ++at) {
        if (isClaim)
            field->setCurrentIndex(at);
        scroll->widget()->layout()->activate();
        QString widest;
        for (const QWidget *row : scroll->widget()->findChildren<QWidget *>()) {
            if (row->isVisible() && row->minimumSizeHint().width() > narrow - beside - 70)
                widest += u"%1 %2: %3\n"_s
                              .arg(QString::fromLatin1(row->metaObject()->className()),
                                   row->accessibleName())
                              .arg(row->minimumSizeHint().width());
        }
        QVERIFY2(scroll->widget()->minimumSizeHint().width() <= narrow - beside,
                 qPrintable(u"%1 of %2\n"_s.arg(scroll->widget()->minimumSizeHint().width())
                                .arg(narrow - beside)
                            + widest));
    }
}

// Saved before it is known whether there are any, it goes on by itself.
void TestForms::newIncidentWaitsForItsDuplicates()
{
    m_window->editor()->newIncident();
    QVERIFY(QTest::qWaitFor([this] { return idle(*m_window); }, patience));
    QTest::keyClicks(QApplication::focusWidget(), u"Fire at a pier"_s);
    m_window->editor()->findChild<DateField *>()->setEdtf(u"1999-01-02"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_window->editor()->isOpen());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->editor()->isOpen(), patience);
    QVERIFY(idOf(*m_window, "SELECT id FROM incident WHERE title = 'Fire at a pier'").isValid());
}

void TestForms::keysOfTheConfirmation()
{
    m_window->workbench().importArticles({write(u"pier.txt"_s,
                                                u"Pier reopens\n\nThe pier opened again after "
                                                "four weeks of work on its posts.\n"_s)});
    QVERIFY(QTest::qWaitFor([this] { return m_window->intake()->isOpen(); }, patience));
    QCOMPARE(twice(*m_window, *m_window->intake()), QString());
}

void TestForms::returnKeepsTheFieldInSight_data()
{
    QTest::addColumn<Open>("open");
    QTest::newRow("claim") << &EditorPane::addClaim;
    QTest::newRow("attribution") << &EditorPane::addAttribution;
    QTest::newRow("new incident") << &EditorPane::newIncident;
}

void TestForms::returnKeepsTheFieldInSight()
{
    QFETCH(Open, open);
    m_window->resize(1280, 720);
    (m_window->editor()->*open)();
    QVERIFY(m_window->editor()->isOpen());
    auto *scroll = m_window->editor()->findChild<QScrollArea *>();
    int walked = 0;
    for (const QWidget *last = nullptr; walked < 12; ++walked) {
        QWidget *field = QApplication::focusWidget();
        if (field == last || !scroll->isAncestorOf(field))
            break;
        QTRY_COMPARE(field->visibleRegion().boundingRect(), field->rect());
        last = field;
        press(Qt::Key_Return);
    }
    QVERIFY(walked > 4);
}

void TestForms::sentenceStaysInSight_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Open>("open");
    for (const QSize &size : {QSize(1600, 1000), QSize(1280, 720)}) {
        const int at = size.width();
        QTest::addRow("new incident, %d", at) << size << &EditorPane::newIncident;
        QTest::addRow("claim, %d", at) << size << &EditorPane::addClaim;
        QTest::addRow("attribution, %d", at) << size << &EditorPane::addAttribution;
    }
}

void TestForms::sentenceStaysInSight()
{
    QFETCH(QSize, size);
    QFETCH(Open, open);
    m_window->resize(size);
    QTest::qWait(50);
    QVERIFY(selectLastSentence());
    const qreal whole = sentenceRect().height();
    TextView *text = m_window->article()->textView();
    const int before = m_window->article()->height();
    (m_window->editor()->*open)();
    QVERIFY(m_window->editor()->isOpen());
    const auto isInSight = [&] {
        const QRectF rect = sentenceRect();
        return rect.height() >= whole && rect.top() >= text->lineHeight()
               && rect.bottom() <= text->viewport()->height();
    };
    QTRY_VERIFY(isInSight());
    QVERIFY(m_window->editor()->height() > m_window->incident()->height());
    // And again when another is chosen in the article.
    const UnitRange now = text->chosen();
    const UnitRange above = wholeSentences(text->reader().text(), now.start - 3, now.start - 3);
    text->select(above.start, above.end);
    QTRY_VERIFY(sentenceRect().top() >= 0);
    m_window->editor()->close();
    // As before, but for what the line of the selection takes.
    QTRY_VERIFY(qAbs(m_window->article()->height() - before) <= text->lineHeight());
}

void TestForms::emptyIncidentGivesWay()
{
    m_window->workbench().setCurrent({});
    QVERIFY(m_window->incident()->isVisible());
    m_window->editor()->newIncident();
    QVERIFY(!m_window->incident()->isVisible());
    m_window->workbench().setCurrent(k1);
    QVERIFY(m_window->incident()->isVisible());
    m_window->workbench().setCurrent({});
    m_window->editor()->close();
    QVERIFY(m_window->incident()->isVisible());
}

void TestForms::stepsFromEveryField()
{
    QStringList paths;
    for (const QString &name : {u"one"_s, u"two"_s, u"three"_s})
        paths += write(name + u".txt"_s,
                       u"Report "_s + name + u"\n\nThe pier named " + name
                           + u" was closed for the whole of the winter.\n");
    m_window->workbench().importArticles(paths);
    QVERIFY(QTest::qWaitFor([this] { return m_window->intake()->isOpen(); }, patience));
    auto *list = m_window->intake()->findChild<QListView *>();
    const auto at = [list] {
        return list->currentIndex().row();
    };
    int fields = 0;
    for (QLineEdit *field : m_window->intake()->findChildren<QLineEdit *>()) {
        field->setFocus();
        const int first = at();
        press(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(at(), first + 1);
        press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(at(), first);
        ++fields;
    }
    QCOMPARE(fields, 5);
}

void TestForms::firstEditAsksWho_data()
{
    QTest::addColumn<bool>("answers");
    QTest::newRow("named") << true;
    QTest::newRow("not said") << false;
}

void TestForms::firstEditAsksWho()
{
    QFETCH(bool, answers);
    Workbench &workbench = m_window->workbench();
    workbench.setIdentity({});
    int asked = 0;
    workbench.setIdentityQuestion([&] {
        ++asked;
        if (answers)
            workbench.setIdentity({u"Grace Example"_s, u"GE"_s});
        return answers;
    });
    workbench.importArticles({write(u"pier.txt"_s,
                                    u"Pier reopens\n\nThe pier opened again after four weeks of "
                                    "work on its posts.\n"_s)});
    QVERIFY(QTest::qWaitFor([this] { return m_window->intake()->isOpen(); }, patience));
    QCOMPARE(asked, 0); // nothing is stored yet
    m_window->intake()->accept();
    QCOMPARE(asked, 1);
    const auto by = [this] {
        return idOf(*m_window, "SELECT count(*) FROM edit WHERE who = 'Grace Example'").value;
    };
    QCOMPARE(m_window->intake()->isOpen(), !answers);
    QCOMPARE(m_window->intake()->problem().isEmpty(), answers);
    if (answers)
        QTRY_COMPARE(by(), 1);
    else
        QVERIFY(ArticleIntake::of(workbench)->isRunning()); // what was put right there is kept
}

void TestForms::undoneIncidentIsLeft()
{
    Workbench &workbench = m_window->workbench();
    Id made;
    workbench.perform(
        [&made](Writer &writer) -> Result<void> {
            const auto id =
                writer.insert("incident", {{"kind", u"event"_s}, {"title", u"Fire at a pier"_s}});
            if (!id)
                return id.error();
            made = *id;
            return {};
        },
        {});
    QVERIFY(idle(*m_window));
    QTRY_VERIFY(workbench.history().canUndo() && made.isValid());
    QVERIFY(goTo(*m_window, k1));
    workbench.setCurrent(made);
    QTRY_VERIFY(workbench.dossier() && workbench.dossier()->id == made);
    m_window->messages()->show(MessageBar::Kind::Outcome, u"One was added."_s);
    workbench.history().undo();
    QTRY_VERIFY_WITH_TIMEOUT(workbench.current() != made, patience);
    QVERIFY(idle(*m_window));
    QCOMPARE(m_window->messages()->text(), QString());
}

// The incident pane without a cursor lit its first row when it got the focus for a moment: another
// article came.
void TestForms::closingAFormLeavesTheReader()
{
    press(Qt::Key_2, Qt::ControlModifier);
    auto *sheet = m_window->incident()->findChild<IncidentSheet *>();
    sheet->setCurrentIndex({});
    m_window->editor()->addNote();
    QVERIFY(m_window->editor()->isOpen());
    press(Qt::Key_Escape);
    QVERIFY(!m_window->editor()->isOpen());
    QVERIFY(m_window->article()->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(!sheet->currentIndex().isValid());
}

void TestForms::kindsOfActorsAreReadWhole()
{
    ActorField field(m_window->workbench());
    field.show();
    ActorRef made;
    made.newName = u"harbour official (unnamed, Harbour Ledger)"_s;
    made.newKind = u"unnamed source"_s;
    field.setActor(made);
    const auto *kind = field.findChild<QComboBox *>();
    for (const int width : {170, 260, 500}) {
        field.resize(width, field.sizeHint().height());
        QCoreApplication::processEvents();
        QVERIFY(kind->isVisible());
        QVERIFY(kind->width()
                >= kind->fontMetrics().horizontalAdvance(u"unnamed source"_s) + kind->height() / 2);
        QVERIFY(field.field()->width() > width / 3);
    }
}

void TestForms::noticesGoWhenTheyAreObsolete()
{
    Workbench &workbench = m_window->workbench();
    MessageBar *bar = m_window->messages();
    const auto notice = [bar] {
        bar->show(MessageBar::Kind::Outcome, u"Two were copied."_s);
        QTest::qWait(1); // said in another turn than what follows
    };
    notice();
    QCOMPARE(bar->text(), u"Two were copied."_s);
    workbench.perform(setIncidentField({k1}, "note", u"Seen from the pier."_s), {});
    QTRY_COMPARE_WITH_TIMEOUT(bar->text(), QString(), patience);
    QVERIFY(idle(*m_window));
    notice();
    workbench.history().undo();
    QTRY_COMPARE_WITH_TIMEOUT(bar->text(), QString(), patience);
    notice();
    press(Qt::Key_F7);
    QCOMPARE(bar->text(), QString());
    // What an edit itself has to say is heard, in whichever order both come.
    workbench.perform(
        setIncidentField({k1}, "note", u"Seen twice from it."_s), {}, [bar](const Result<Edit> &) {
            bar->show(MessageBar::Kind::Outcome, u"Two became one."_s);
        });
    QTRY_COMPARE_WITH_TIMEOUT(bar->text(), u"Two became one."_s, patience);
    QVERIFY(idle(*m_window));
    QCOMPARE(bar->text(), u"Two became one."_s);
    bar->show(MessageBar::Kind::Problem, u"The disk is full."_s);
    workbench.perform(setIncidentField({k1}, "note", u"Seen thrice from it."_s), {});
    QTRY_COMPARE_WITH_TIMEOUT(bar->text(), u"The disk is full."_s, patience);
    bar->clear();
}

void TestForms::readerStaysAfterAnEdit()
{
    Workbench &workbench = m_window->workbench();
    workbench.stepCitation(1);
    QVERIFY(selectLastSentence());
    const QScrollBar *bar = m_window->article()->textView()->verticalScrollBar();
    QTRY_VERIFY(!sentenceRect().isEmpty());
    const int before = bar->value();
    const auto dossier = workbench.dossier();
    workbench.perform(setIncidentField({k1}, "note", u"Seen twice."_s), {});
    QTRY_VERIFY_WITH_TIMEOUT(workbench.dossier() && workbench.dossier() != dossier
                                 && workbench.dossier()->note == u"Seen twice.",
                             patience);
    QTest::qWait(300); // a scroll would be animated
    QCOMPARE(bar->value(), before);
    workbench.stepCitation(1); // but goes where somebody asks
    QTRY_VERIFY(bar->value() != before);
}

void TestForms::escapeInTheArticleLeavesTheForm()
{
    m_window->editor()->addNote();
    QVERIFY(m_window->editor()->isOpen());
    press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(m_window->article()->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_Escape);
    QVERIFY(!m_window->editor()->isOpen());
}

void TestForms::errorGoesWhenItIsPutRight()
{
    m_window->workbench().setTextSelection({});
    m_window->editor()->newIncident();
    const auto isSaid = [this] {
        const auto labels = m_window->editor()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().startsWith(u"Give the incident a title");
        });
    };
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(isSaid());
    QTest::keyClicks(QApplication::focusWidget(), u"F"_s);
    QVERIFY(!isSaid());
}

void TestForms::readsDaysAsTheyAreWritten_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("edtf");
    QTest::addColumn<QString>("shown"); // beside it
    QTest::newRow("day") << u"12 March 2020"_s << u"2020-03-12"_s << u"12 Mar 2020"_s;
    QTest::newRow("month first") << u"March 12, 2020"_s << u"2020-03-12"_s << u"12 Mar 2020"_s;
    QTest::newRow("only one way") << u"28/12/2019"_s << u"2019-12-28"_s << u"28 Dec 2019"_s;
    QTest::newRow("the same") << u"4/4/2019"_s << u"2019-04-04"_s << u"4 Apr 2019"_s;
    QTest::newRow("two ways") << u"3/4/2019"_s << u"3/4/2019"_s << u"2019-04-03 or 2019-03-04?"_s;
    QTest::newRow("points") << u"3.4.2019"_s << u"2019-04-03"_s << u"3 Apr 2019"_s;
    QTest::newRow("none") << u"31/31/2019"_s << u"31/31/2019"_s << u"not a date yet"_s;
    QTest::newRow("EDTF") << u"2019-12~"_s << u"2019-12~"_s << u"about Dec 2019"_s;
}

void TestForms::readsDaysAsTheyAreWritten()
{
    QFETCH(QString, typed);
    QFETCH(QString, edtf);
    QFETCH(QString, shown);
    DateField field;
    field.resize(500, 30);
    field.show();
    QTest::keyClicks(field.edit(), typed);
    QCOMPARE(field.edtf(), edtf);
    QCOMPARE(field.edit()->accessibleDescription(), shown);
    QTest::keyClick(field.edit(), Qt::Key_Return);
    QCOMPARE(field.edit()->text(), edtf);
    // What a form answers when it is to be recorded all the same.
    if (typed == "3/4/2019"_L1)
        QCOMPARE(field.span().error().message,
                 u"“3/4/2019” can be read two ways: write 2019-04-03 or 2019-03-04."_s);
}

void TestForms::offersOnlyWhatIsRecordedOfASpeaker()
{
    ReadSpeaker read;
    read.speaker.name = u"Col. Ann Example"_s;
    read.speaker.kind = u"person"_s;
    read.nationality = u"US"_s;
    read.institution = u"defense"_s;
    QCOMPARE(offeredSpeaker(read, NameIndex(), u"The Example"_s).how, u"person"_s);
}

void TestForms::findsTheNumberOfARange_data()
{
    QTest::addColumn<QString>("qualifier");
    QTest::addColumn<int>("number");
    for (const QString &qualifier : {u"exactly"_s, u"at least"_s, u"more than"_s, u"up to"_s})
        QTest::newRow(qPrintable(qualifier)) << qualifier << 15;
}

void TestForms::findsTheNumberOfARange()
{
    QFETCH(QString, qualifier);
    QFETCH(int, number);
    RangeFields range;
    FigureFields figure(range);
    figure.setFigure(u"figure"_s, qualifier);
    range.setRange(rangeOf(qualifier.toLatin1(), number));
    figure.showNumber();
    const auto edits = figure.findChildren<QLineEdit *>();
    QCOMPARE(edits.size(), 1);
    QCOMPARE(edits.front()->text(), QString::number(number));
    range.setRange({1, 2, 9}); // of no rule
    figure.showNumber();
    QCOMPARE(edits.front()->text(), QString());
}

void TestForms::unreadableFilesAskNothing()
{
    m_window->workbench().importArticles({write(u"pier.txt"_s,
                                                u"Pier reopens\n\nThe pier opened again after "
                                                "four weeks of work on its posts.\n"_s),
                                          write(u"strange.xyz"_s, u"x"_s)});
    QVERIFY(QTest::qWaitFor([this] { return m_window->intake()->isOpen(); }, patience));
    auto *list = m_window->intake()->findChild<QListView *>();
    const auto visible = [this] {
        const auto fields = m_window->intake()->findChildren<QLineEdit *>();
        return std::count_if(
            fields.begin(), fields.end(), [](const QLineEdit *f) { return f->isVisible(); });
    };
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        list->setCurrentIndex(list->model()->index(row, 0));
        const bool isRead = list->currentIndex().data().toString().startsWith(u"new — Pier");
        QCOMPARE(visible(), isRead ? 5 : 0);
    }
}

void TestForms::identityIsKeptWithTheOtherSettings()
{
    QSettings().setValue(u"identity/name"_s, u"Kept Before"_s);
    QSettings kept(u"sourceline"_s, u"sourceline"_s);
    kept.remove(u"identity"_s);
    kept.sync();
    QCOMPARE(storedIdentity().name, u"Kept Before"_s);
    storeIdentity({u"Grace Example"_s, u"GE"_s});
    kept.sync();
    QCOMPARE(kept.value(u"identity/name"_s).toString(), u"Grace Example"_s);
    QCOMPARE(storedIdentity().name, u"Grace Example"_s);
}

QTEST_MAIN(TestForms)
#include "tst_forms.moc"
