// Every kind of edit on the sample: done, undone, redone and undone, each time with equal rows.
#include "editkinds.h"
#include "model/store/chain.h"

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestEditKinds : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void comesAndGoes_data();
    void comesAndGoes();
    void chainHolds();

private:
    void verifyRows(const QByteArrayList &expected);

    std::unique_ptr<SampleCasefile> m_file;
    std::vector<EditKind> m_kinds;
};

void TestEditKinds::initTestCase()
{
    m_file = std::make_unique<SampleCasefile>();
    for (const auto &kinds : {recordKinds(), worldKinds(), viewKinds(), versionKinds()})
        m_kinds.insert(m_kinds.end(), kinds.begin(), kinds.end());
}

void TestEditKinds::verifyRows(const QByteArrayList &expected)
{
    QCOMPARE(firstDifference(dumpOf(m_file->database()), expected), QByteArray());
    QCOMPARE(searchProblem(m_file->database()), QString());
    QCOMPARE(countOf(m_file->database(), "SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

void TestEditKinds::comesAndGoes_data()
{
    QTest::addColumn<int>("kind");
    for (size_t i = 0; i < m_kinds.size(); ++i)
        QTest::newRow(m_kinds[i].name) << int(i);
}

void TestEditKinds::comesAndGoes()
{
    QFETCH(int, kind);
    const EditKind &row = m_kinds[size_t(kind)];
    SampleCasefile &file = *m_file;
    std::optional<Edit> first;
    if (row.first) {
        auto done = file.perform(row.first(file));
        VERIFY_DONE(done);
        first = *done;
    }
    const QByteArrayList before = dumpOf(file.database());
    const auto done = file.perform(row.make(file));
    VERIFY_DONE(done);
    QVERIFY(done->seq > 0);
    if (!row.label.isEmpty())
        QCOMPARE(done->label, row.label);
    QVERIFY(!done->label.endsWith(u'.') && done->label.size() < 200);
    const QByteArrayList after = dumpOf(file.database());
    QVERIFY2(!firstDifference(after, before).isEmpty(), "nothing changed");
    VERIFY_DONE(file.log().rebuildDerived());
    verifyRows(after);
    const auto undone = file.undo(*done);
    VERIFY_DONE(undone);
    verifyRows(before);
    const auto redone = file.undo(*undone);
    VERIFY_DONE(redone);
    verifyRows(after);
    VERIFY_DONE(file.undo(*redone));
    verifyRows(before);
    if (first)
        VERIFY_DONE(file.undo(*first));
}

void TestEditKinds::chainHolds()
{
    QCOMPARE(chainProblems(m_file->database()), QStringList());
}

QTEST_GUILESS_MAIN(TestEditKinds)

#include "tst_editkinds.moc"
