// The forms in the real window: their keys, what is in sight while they are open, who signs.
#include "journey.h"
#include "model/workbench/articleintake.h"
#include "samplefile.h"
#include "ui/article/articlepane.h"
#include "ui/article/textview.h"
#include "ui/common/messagebar.h"
#include "ui/incident/incidentpane.h"
#include "ui/intake/articlelist.h"
#include "ui/intake/intakepane.h"
#include "ui/mainwindow/appearance.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMenuBar>
#include <QScrollArea>
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

private:
    QString write(const QString &name, const QString &text);
    bool selectLastSentence(); ///< of the article, scrolled to
    QRectF sentenceRect();     ///< of what is chosen, in the viewport

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SampleFile> m_file;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

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
    Subject subject{"incident", k1};
    const auto dossier = m_window->workbench().dossier();
    if (table == "attribution")
        subject = {table, dossier->attributions.front().id};
    else if (table == "claim")
        subject = {table, dossier->claims.front().id};
    m_window->workbench().setSubject(subject);
    (m_window->editor()->*open)();
    QVERIFY(QTest::qWaitFor([this] { return m_window->editor()->isOpen(); }, patience));
    QCOMPARE(twice(*m_window, *m_window->editor()), QString());
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
    QTRY_COMPARE(m_window->article()->height(), before);
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

QTEST_MAIN(TestForms)
#include "tst_forms.moc"
