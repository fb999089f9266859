#include "model/store/likelihood.h"
#include "model/text/edtf.h"
#include "model/workbench/celltext.h"

#include <QDateTime>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

qint32 minutes(int year, int month, int day, int hour = 0)
{
    return static_cast<qint32>(
        QDateTime(QDate(year, month, day), QTime(hour, 0), Qt::UTC).toSecsSinceEpoch() / 60);
}

} // namespace

class TestCellText : public QObject
{
    Q_OBJECT

private slots:
    void figures_data();
    void figures();
    void dates_data();
    void dates();
    void groupsAreNotAdded();
    void insufficientIsAJudgement();
    void lessThanLikelyIsNoFinding_data();
    void lessThanLikelyIsNoFinding();
};

void TestCellText::figures_data()
{
    QTest::addColumn<int>("low");
    QTest::addColumn<int>("best");
    QTest::addColumn<int>("high");
    QTest::addColumn<QString>("text");
    using namespace figure;
    QTest::newRow("one number") << 31 << 31 << 31 << u"31"_s;
    QTest::newRow("range") << 31 << 31 << 36 << u"31 (31–36)"_s;
    QTest::newRow("open above") << 11 << 16 << open << u"16 (11+)"_s;
    QTest::newRow("at least") << 10 << 10 << open << u"10+"_s;
    QTest::newRow("lower bound only") << 2 << open << open << u"2+"_s;
    QTest::newRow("about") << open << 30 << open << u"about 30"_s;
    QTest::newRow("up to") << open << open << 500 << u"up to 500"_s;
    QTest::newRow("range without best") << 2 << open << 5 << u"2–5"_s;
    QTest::newRow("none was said") << 0 << 0 << 0 << u"0"_s;
    QTest::newRow("not reported") << notReported << notReported << notReported << u"not reported"_s;
    QTest::newRow("unknown") << unknown << unknown << unknown << u"unknown"_s;
    QTest::newRow("nothing claimed") << notStated << notStated << notStated << QString();
}

void TestCellText::figures()
{
    QFETCH(int, low);
    QFETCH(int, best);
    QFETCH(int, high);
    QTEST(figureText(low, best, high), "text");
}

void TestCellText::dates_data()
{
    QTest::addColumn<int>("earliest");
    QTest::addColumn<int>("latest");
    QTest::addColumn<int>("precision");
    QTest::addColumn<QString>("text");
    const auto row =
        [](const char *name, qint32 from, qint32 to, DatePrecision precision, const QString &text) {
            QTest::newRow(name) << from << to << int(precision) << text;
        };
    row("a day in Baghdad",
        minutes(2019, 12, 26, 21),
        minutes(2019, 12, 27, 21) - 1,
        DatePrecision::Day,
        u"27 Dec 2019"_s);
    row("a day in New York",
        minutes(2019, 12, 27, 5),
        minutes(2019, 12, 28, 5) - 1,
        DatePrecision::Day,
        u"27 Dec 2019"_s);
    row("an interval",
        minutes(2019, 11, 29),
        minutes(2019, 12, 7) - 1,
        DatePrecision::Range,
        displayDate(u"2019-11-29/2019-12-06"_s));
    row("open at its start",
        figure::open,
        minutes(2019, 12, 7) - 1,
        DatePrecision::Range,
        displayDate(u"../2019-12-06"_s));
    row("a month",
        minutes(2019, 12, 1),
        minutes(2020, 1, 1) - 1,
        DatePrecision::Month,
        u"Dec 2019"_s);
    row("a year", minutes(2019, 1, 1), minutes(2020, 1, 1) - 1, DatePrecision::Year, u"2019"_s);
    row("no date", figure::notStated, figure::notStated, DatePrecision::Unknown, QString());
}

void TestCellText::dates()
{
    QFETCH(int, earliest);
    QFETCH(int, latest);
    QFETCH(int, precision);
    QTEST(columnDate(earliest, latest, static_cast<quint8>(precision)), "text");
}

void TestCellText::groupsAreNotAdded()
{
    const std::vector<RowText::Group> two = {{"killed", {}, u"American"_s, 1, 1, 1},
                                             {"killed", {}, u"Iraqi"_s, 2, 3, 4},
                                             {"wounded", {}, u"all"_s, 9, 9, 9}};
    QCOMPARE(groupsText(two, "killed", 2, figure::open, figure::open), u"1 + 3 (2–4)"_s);
    // The group that includes the others is what the column shows: nothing to list.
    const std::vector<RowText::Group> total = {{"killed", {}, u"all"_s, 4, 4, 4},
                                               {"killed", {}, u"Iraqi"_s, 3, 3, 3}};
    QCOMPARE(groupsText(total, "killed", 4, 4, 4), QString());
    QCOMPARE(groupsText(two, "wounded", 9, 9, 9), QString());
}

// Nobody is named, yet somebody has judged.
void TestCellText::insufficientIsAJudgement()
{
    IncidentTable table;
    const auto names = std::make_shared<Dictionary>();
    names->names = {QString()};
    names->ids = {Id()};
    table.actors = names;
    const auto segment = std::make_shared<Segment>();
    for (auto &column : segment->codes)
        column.resize(2);
    for (auto &column : segment->bytes)
        column.resize(2);
    segment->bytes[static_cast<size_t>(ByteColumn::Likelihood)][1] = insufficientInformation;
    table.segments = {segment};
    const auto cell = [&table](Row row, IncidentModel::Column column) {
        return cellOf(table, row, column, nullptr);
    };
    QCOMPARE(cell(0, IncidentModel::Assessed).text, QString());
    QCOMPARE(cell(1, IncidentModel::Assessed).text, u"insufficient information"_s);
    QVERIFY(!cell(1, IncidentModel::Assessed).actor.isValid());
    QCOMPARE(cell(1, IncidentModel::Likelihood).text, u"insufficient information"_s);
}

void TestCellText::lessThanLikelyIsNoFinding_data()
{
    QTest::addColumn<int>("band");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFinding");
    QTest::newRow("almost no chance") << 1 << u"almost no chance: The Brigade"_s << false;
    QTest::newRow("even chance") << 4 << u"roughly even chance: The Brigade"_s << false;
    QTest::newRow("likely") << 5 << u"likely: The Brigade"_s << true;
    QTest::newRow("almost certain") << 7 << u"almost certain: The Brigade"_s << true;
    QTest::newRow("no band") << 0 << u"The Brigade"_s << false;
}

// The actor is what the cell is coloured by.
void TestCellText::lessThanLikelyIsNoFinding()
{
    QFETCH(const int, band);
    QFETCH(const bool, isFinding);
    IncidentTable table;
    const auto names = std::make_shared<Dictionary>();
    names->names = {QString(), u"The Brigade"_s};
    names->ids = {Id(), Id{7}};
    table.actors = names;
    const auto segment = std::make_shared<Segment>();
    for (auto &column : segment->codes)
        column.resize(1);
    for (auto &column : segment->bytes)
        column.resize(1);
    segment->codes[static_cast<size_t>(CodeColumn::Assessed)][0] = 1;
    segment->bytes[static_cast<size_t>(ByteColumn::Likelihood)][0] = static_cast<quint8>(band);
    table.segments = {segment};
    const Cell cell = cellOf(table, 0, IncidentModel::Assessed, nullptr);
    QTEST(cell.text, "text");
    QCOMPARE(cell.actor.isValid(), isFinding);
    QCOMPARE(cell.faint, !isFinding);
}

QTEST_GUILESS_MAIN(TestCellText)
#include "tst_celltext.moc"
