// Looking into the folder of an open casefile must not drop the locks that SQLite holds on it.
#include "model/store/connection.h"
#include "model/store/statement.h"
#include "samplefile.h"
#include "ui/common/filedialog.h"
#include "ui/mainwindow/droppedfiles.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QTest>
#include <QTimer>
#include <QUrl>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// Of this process, on any file.
int locksHeld()
{
    QFile locks(u"/proc/locks"_s);
    if (!locks.open(QIODevice::ReadOnly))
        qFatal("there is no /proc/locks");
    const QByteArray own = QByteArray::number(QCoreApplication::applicationPid());
    int held = 0;
    for (const QByteArray &line : locks.readAll().split('\n'))
        held += line.simplified().split(' ').value(4) == own ? 1 : 0;
    return held;
}

// Lets the dialog list the folder, all of it, then leaves it.
void leaveDialogAfterListing(const QString &folder, const QString &name)
{
    auto *look = new QTimer(qApp);
    look->setInterval(50);
    QObject::connect(look, &QTimer::timeout, look, [look, folder, name, since = 0]() mutable {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        if (since++ == 0)
            dialog->setDirectory(folder);
        if (since < 20) // the folder is read on a thread, and then each file's kind
            return;
        look->deleteLater();
        dialog->reject();
    });
    look->start();
}

} // namespace

class TestFileDialog : public QObject
{
    Q_OBJECT

private slots:
    void listingAFolderKeepsTheLocks_data();
    void listingAFolderKeepsTheLocks();
    void lookingAtADroppedCasefileKeepsTheLocks();
};

void TestFileDialog::listingAFolderKeepsTheLocks_data()
{
    QTest::addColumn<int>("question");
    QTest::newRow("open") << 0;
    QTest::newRow("save") << 1;
    QTest::newRow("several") << 2;
}

void TestFileDialog::listingAFolderKeepsTheLocks()
{
    QFETCH(int, question);
    const SampleFile file;
    const auto connection = Connection::open(file.path(), Access::ReadWrite);
    QVERIFY(connection);
    QVERIFY(Statement(connection->handle(), "SELECT count(*) FROM incident").next());
    const int held = locksHeld();
    QVERIFY(held > 0);
    const QFileInfo info(file.path());
    leaveDialogAfterListing(info.path(), info.fileName());
    const QString all = u"All files (*)"_s;
    if (question == 0)
        QCOMPARE(askForFile(nullptr, u"Open"_s, info.path(), all), QString());
    else if (question == 1)
        QCOMPARE(askForNewFile(nullptr, u"Save"_s, info.path() + u"/other.svg"_s, all), QString());
    else
        QCOMPARE(askForFiles(nullptr, u"Several"_s, all), QStringList());
    QCOMPARE(locksHeld(), held);
}

void TestFileDialog::lookingAtADroppedCasefileKeepsTheLocks()
{
    const SampleFile file;
    const QString plain =
        QFileInfo(file.path()).path() + u"/casefile"_s; // its kind is in its bytes
    QVERIFY(QFile::copy(file.path(), plain));
    const auto connection = Connection::open(plain, Access::ReadWrite);
    QVERIFY(connection);
    QVERIFY(Statement(connection->handle(), "SELECT count(*) FROM incident").next());
    const int held = locksHeld();
    QVERIFY(held > 0);
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(plain)});
    QCOMPARE(droppedFiles(dropped).casefile, plain);
    QCOMPARE(locksHeld(), held);
}

QTEST_MAIN(TestFileDialog)
#include "tst_filedialog.moc"
