#include "model/coding/actors.h"
#include "model/coding/names.h"
#include "model/coding/notes.h"
#include "model/workbench/history.h"
#include "model/workbench/identity.h"
#include "model/workbench/workbench.h"
#include "tests/ui/samplefile.h"
#include "ui/actors/actorspane.h"
#include "ui/actors/inlineform.h"
#include "ui/actors/placespane.h"
#include "ui/common/pickfield.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTreeView>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

/// A pane over the sample, shown and read.
template <typename Pane>
struct Fixture
{
    explicit Fixture(QSize size = {1090, 480})
        : pane(workbench)
        , listTester(pane.list()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal)
        , sheetTester(pane.sheet()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal)
    {
        workbench.setIdentity({u"Ada King"_s, u"AK"_s});
        pane.resize(size);
        pane.show();
        QSignalSpy shown(&pane, &RecordPane::recordShown);
        ready = workbench.open(file.path()) && QTest::qWaitForWindowActive(&pane)
                && QTest::qWaitFor([&] { return !workbench.isLoading() && !shown.empty(); }, 30000);
        QObject::connect(&workbench, &Workbench::failed, &pane, [this](const QString &said) {
            failures += said;
        });
    }

    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < pane.list()->model()->rowCount(); ++row)
            all += pane.list()->model()->index(row, 0).data().toString();
        return all;
    }

    // The record as text: headings, and lines with their details.
    QStringList sheet() const
    {
        const QAbstractItemModel *model = pane.sheet()->model();
        QStringList all;
        for (int section = 0; section < model->rowCount(); ++section) {
            const QModelIndex heading = model->index(section, 0);
            all += heading.data().toString();
            for (int row = 0; row < model->rowCount(heading); ++row)
                all += u"  "_s + model->index(row, 0, heading).data().toString() + u" | "_s
                       + model->index(row, 1, heading).data().toString();
        }
        return all;
    }

    QModelIndex lineWith(const QString &text) const
    {
        const QAbstractItemModel *model = pane.sheet()->model();
        for (int section = 0; section < model->rowCount(); ++section) {
            const QModelIndex heading = model->index(section, 0);
            for (int row = 0; row < model->rowCount(heading); ++row) {
                if (model->index(row, 0, heading).data().toString().contains(text))
                    return model->index(row, 0, heading);
            }
        }
        return {};
    }

    // Does `work` and waits for the record that is shown after it.
    template <typename Work>
    bool shows(const Work &work)
    {
        QSignalSpy shown(&pane, &RecordPane::recordShown);
        work();
        return QTest::qWaitFor([&] { return !shown.empty(); }, 10000);
    }

    bool find(const QString &typed)
    {
        pane.filter()->setFocus();
        pane.filter()->selectAll();
        return shows([&] { QTest::keyClicks(pane.filter(), typed); });
    }

    QString heading() const
    {
        return pane.list()->currentIndex().siblingAtColumn(0).data().toString();
    }

    SampleFile file;
    Workbench workbench;
    Pane pane;
    QAbstractItemModelTester listTester, sheetTester;
    QStringList failures;
    bool ready = false;
};

} // namespace

class TestActorsPane : public QObject
{
    Q_OBJECT

private slots:

    void filtersByAnySpelling()
    {
        Fixture<ActorsPane> f;
        QVERIFY(f.ready);
        const int all = f.pane.list()->model()->rowCount();
        QVERIFY(all > 50);
        QVERIFY(f.find(u"Kataeb Hizballah"_s));
        QCOMPARE(f.heading(), u"Kataib Hezbollah"_s);
        QVERIFY(f.pane.list()->model()->rowCount() < all);
        QTest::keyClick(f.pane.filter(), Qt::Key_Escape);
        QCOMPARE(f.pane.list()->model()->rowCount(), all);
        QCOMPARE(f.heading(), u"Kataib Hezbollah"_s);
        QTest::keyClick(f.pane.filter(), Qt::Key_Return);
        QVERIFY(f.pane.list()->hasFocus());
        QCOMPARE(f.workbench.subject().table, QByteArray("actor"));
    }

    void goesWhereALineLeads()
    {
        Fixture<ActorsPane> f;
        QVERIFY(f.ready);
        QVERIFY(f.find(u"Kataib Hezbollah"_s));
        QVERIFY(QTest::qWaitFor([&] { return f.lineWith(u"backed by Iran"_s).isValid(); }));
        QCOMPARE(f.sheet().filter(u"Used in "_s).size(), 1);
        QModelIndex use;
        for (const QString &line : f.sheet()) {
            if (line.contains(u"| attributed"_s))
                use = f.lineWith(line.section(u" | "_s, 0, 0).trimmed());
        }
        QVERIFY(use.isValid());
        QSignalSpy asked(&f.pane, &RecordPane::incidentAsked);
        f.pane.sheet()->setFocus();
        f.pane.sheet()->setCurrentIndex(use);
        QTest::keyClick(f.pane.sheet(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QVERIFY(QTest::qWaitFor([&] { return f.workbench.dossier() != nullptr; }));
        QVERIFY2(use.data().toString().contains(f.workbench.dossier()->title),
                 qPrintable(use.data().toString()));
        // A relation lights its sentences, and leads to the other actor.
        f.pane.sheet()->setCurrentIndex(f.lineWith(u"backed by Iran"_s));
        QVERIFY(!f.workbench.lit().empty());
        QVERIFY(f.shows([&] { QTest::keyClick(f.pane.sheet(), Qt::Key_Return); }));
        QCOMPARE(f.heading(), u"Iran"_s);
    }

    void mWritesANote()
    {
        Fixture<ActorsPane> f;
        QVERIFY(f.ready);
        QVERIFY(f.find(u"Kataib Hezbollah"_s));
        QSignalSpy asked(&f.pane, &RecordPane::noteAsked);
        QTest::keyClick(f.pane.filter(), Qt::Key_M); // a letter of a name
        QCOMPARE(asked.size(), 0);
        QTest::keyClick(f.pane.filter(), Qt::Key_Backspace);
        // Down goes on to the list, to the first that fits; from there it is a key.
        const QString found = f.pane.filter()->text();
        QTest::keyClick(f.pane.filter(), Qt::Key_Down);
        QVERIFY(f.pane.list()->hasFocus());
        QCOMPARE(f.heading(), u"Kataib Hezbollah"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_M);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(f.pane.filter()->text(), found);
        for (QWidget *where :
             {static_cast<QWidget *>(f.pane.list()), static_cast<QWidget *>(f.pane.sheet())}) {
            where->setFocus();
            asked.clear();
            QTest::keyClick(where, Qt::Key_M);
            QCOMPARE(asked.size(), 1);
            QCOMPARE(f.workbench.subject().table, QByteArray("actor"));
            QVERIFY(f.workbench.subject().id.isValid());
        }
    }

    // Keys act in the list at once; the filter is a key away, and back.
    void itsListHasTheFocus()
    {
        Fixture<ActorsPane> f;
        QVERIFY(f.ready);
        f.pane.setFocus();
        QVERIFY(f.pane.list()->hasFocus());
        QSignalSpy asked(&f.pane, &RecordPane::noteAsked);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_M);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(f.pane.filter()->text(), QString());
        for (const auto &[key, modifiers] :
             {std::pair{Qt::Key_Slash, Qt::KeyboardModifiers()},
              std::pair{Qt::Key_F, Qt::KeyboardModifiers(Qt::ControlModifier)}}) {
            for (QWidget *where :
                 {static_cast<QWidget *>(f.pane.list()), static_cast<QWidget *>(f.pane.sheet())}) {
                where->setFocus();
                QTest::keyClick(where, key, modifiers);
                QVERIFY(f.pane.filter()->hasFocus());
                QCOMPARE(f.pane.filter()->text(), QString());
            }
        }
        QTest::keyClick(f.pane.filter(), Qt::Key_Return);
        QVERIFY(f.pane.list()->hasFocus());
        QTest::keyClick(f.pane.list(), Qt::Key_F2);
        QVERIFY(f.pane.form()->isOpen());
    }

    void mergesAndTakesItBack()
    {
        Fixture<ActorsPane> f;
        QVERIFY(f.ready);
        QVERIFY(f.find(u"Islamic State"_s));
        QCOMPARE(f.heading(), u"Islamic State (ISIS)"_s);
        f.pane.filter()->clear();
        const int all = f.pane.list()->model()->rowCount();
        f.pane.list()->setFocus();
        QTest::keyClick(f.pane.list(), Qt::Key_M, Qt::ControlModifier);
        QVERIFY(f.pane.form()->isOpen());
        const auto labels = f.pane.form()->findChildren<QLabel *>();
        QVERIFY2(std::any_of(
                     labels.begin(),
                     labels.end(),
                     [](const QLabel *label) { return label->text().contains(u"attribution"_s); }),
                 "it says what will move");
        auto *into = f.pane.form()->findChild<PickField *>();
        QVERIFY(into);
        QVERIFY(into->hasFocus() || into->parentWidget()->hasFocus());
        QTest::keyClicks(into, u"kataib hez"_s);
        QVERIFY(QTest::qWaitFor([&] { return into->isListOpen(); }, 5000));
        QTest::keyClick(into, Qt::Key_Return);
        QCOMPARE(into->text(), u"Kataib Hezbollah"_s);
        QVERIFY(f.shows([&] { QTest::keyClick(into, Qt::Key_Return); }));
        QVERIFY(
            QTest::qWaitFor([&] { return f.pane.list()->model()->rowCount() == all - 1; }, 10000));
        QVERIFY(!f.pane.form()->isOpen());
        QVERIFY(QTest::qWaitFor(
            [&] {
                return f.heading() == u"Kataib Hezbollah"_s
                       && f.lineWith(u"Islamic State"_s).isValid();
            },
            10000));
        QVERIFY2(f.sheet().contains(u"Merged into it"_s), qPrintable(f.sheet().join(u'\n')));
        QCOMPARE(f.workbench.history().undoText(),
                 u"Merge into Kataib Hezbollah: Islamic State (ISIS)"_s);
        f.workbench.history().undo();
        QVERIFY(QTest::qWaitFor([&] { return f.pane.list()->model()->rowCount() == all; }, 10000));
        QVERIFY(f.names().contains(u"Islamic State (ISIS)"_s));
        QCOMPARE(f.failures, QStringList());
    }

    void addsNamesRelatesAndRemovesByKeyboard()
    {
        Fixture<ActorsPane> f;
        QVERIFY(f.ready);
        f.pane.list()->setFocus();
        QTest::keyClick(f.pane.list(), Qt::Key_Insert);
        auto *name = f.pane.form()->findChild<QLineEdit *>();
        QVERIFY(name && name->hasFocus());
        QTest::keyClick(name, Qt::Key_Return); // without a name
        QVERIFY(QTest::qWaitFor([&] {
            for (const QLabel *label : f.pane.form()->findChildren<QLabel *>()) {
                if (label->text().contains(u"needs a name"_s) && label->isVisible())
                    return true;
            }
            return false;
        }));
        QTest::keyClicks(name, u"Liwa Thar"_s);
        QVERIFY(f.shows([&] { QTest::keyClick(name, Qt::Key_Return); }));
        QVERIFY(QTest::qWaitFor([&] { return f.heading() == u"Liwa Thar"_s; }));
        QVERIFY(f.pane.list()->hasFocus());

        f.pane.sheet()->setFocus();
        QTest::keyClick(f.pane.sheet(), Qt::Key_Insert);
        QVERIFY(f.pane.form()->isOpen());
        const auto fields = f.pane.form()->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 3);
        QTest::keyClicks(fields[0], u"Liwa al-Thar"_s);
        QTest::keyClick(fields[0], Qt::Key_Tab);
        QVERIFY(fields[1]->hasFocus());
        QTest::keyClicks(fields[1], u"Latn"_s);
        QVERIFY(f.shows([&] { QTest::keyClick(fields[1], Qt::Key_Return); }));
        QVERIFY(QTest::qWaitFor([&] { return f.sheet().contains(u"  Liwa al-Thar | Latn"_s); }));

        QTest::keyClick(f.pane.list(), Qt::Key_R, Qt::ControlModifier);
        auto *other = f.pane.form()->findChild<PickField *>();
        QVERIFY(other);
        other->setFocus();
        QTest::keyClicks(other, u"iran"_s);
        QVERIFY(QTest::qWaitFor([&] { return other->isListOpen(); }));
        QTest::keyClick(other, Qt::Key_Return);
        QVERIFY(f.shows([&] { QTest::keyClick(other, Qt::Key_Return); }));
        QVERIFY(QTest::qWaitFor([&] { return f.lineWith(u"part of Iran"_s).isValid(); }));

        f.pane.sheet()->setFocus();
        f.pane.sheet()->setCurrentIndex(f.lineWith(u"part of Iran"_s));
        QVERIFY(f.shows([&] { QTest::keyClick(f.pane.sheet(), Qt::Key_Delete); }));
        QVERIFY(QTest::qWaitFor([&] { return !f.lineWith(u"part of Iran"_s).isValid(); }));
        f.pane.list()->setFocus();
        QTest::keyClick(f.pane.list(), Qt::Key_Delete);
        QVERIFY(QTest::qWaitFor([&] { return !f.names().contains(u"Liwa Thar"_s); }));
        QCOMPARE(f.failures, QStringList());

        // What is used stays, and it is said what uses it.
        QVERIFY(f.find(u"Kataib Hezbollah"_s) || f.heading() == u"Kataib Hezbollah"_s);
        f.pane.list()->setFocus();
        QTest::keyClick(f.pane.list(), Qt::Key_Delete);
        QVERIFY(QTest::qWaitFor([&] { return !f.failures.empty(); }));
        QVERIFY2(f.failures.first().contains(u"attributions"_s), qPrintable(f.failures.first()));
        f.pane.list()->setFocus();
        QTest::keyClick(f.pane.list(), Qt::Key_F2);
        QVERIFY(f.pane.form()->isOpen());
        QTest::keyClick(f.pane.form()->findChild<QLineEdit *>(), Qt::Key_Escape);
        QVERIFY(!f.pane.form()->isOpen());
        QVERIFY(f.pane.list()->hasFocus());
    }

    void managesPlaces()
    {
        Fixture<PlacesPane> f(QSize(850, 330));
        QVERIFY(f.ready);
        QVERIFY(f.find(u"taji"_s) || f.heading().contains(u"Taji"_s));
        QVERIFY(QTest::qWaitFor([&] {
            return !f.sheet().filter(u" incidents"_s).empty()
                   || !f.sheet().filter(u"1 incident"_s).empty();
        }));
        f.pane.list()->setFocus();
        QTest::keyClick(f.pane.list(), Qt::Key_Insert);
        const auto fields = f.pane.form()->findChildren<QLineEdit *>();
        QTest::keyClicks(fields[0], u"Outer gate"_s);
        QLineEdit *position = nullptr;
        for (QLineEdit *field : fields) {
            if (field->accessibleName() == u"Position"_s)
                position = field;
        }
        QVERIFY(position);
        QTest::keyClicks(position, u"33.5"_s);
        QTest::keyClick(position, Qt::Key_Return);
        QVERIFY(f.pane.form()->isOpen());
        QTest::keyClicks(position, u", 44.25"_s);
        f.pane.filter()->clear();
        QVERIFY(f.shows([&] { QTest::keyClick(position, Qt::Key_Return); }));
        QVERIFY(QTest::qWaitFor([&] { return f.heading() == u"Outer gate"_s; }));
        QTest::keyClick(f.pane.list(), Qt::Key_Delete);
        QVERIFY(QTest::qWaitFor([&] { return !f.names().contains(u"Outer gate"_s); }));
        QCOMPARE(f.failures, QStringList());
    }

    void saysWhatWouldFillIt()
    {
        Workbench workbench;
        ActorsPane pane(workbench);
        pane.resize(800, 400);
        pane.show();
        QVERIFY(!pane.list()->isVisible());
        QCOMPARE(pane.accessibleName(), u"Actors"_s);
        for (const QWidget *widget : {static_cast<QWidget *>(pane.filter()),
                                      static_cast<QWidget *>(pane.list()),
                                      static_cast<QWidget *>(pane.sheet())})
            QVERIFY(!widget->accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestActorsPane)
#include "tst_actorspane.moc"
