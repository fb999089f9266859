// A day as a person types it, in a zone that is not UTC.
#include "model/text/typedday.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestTypedDay : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wholeLocalSpan_data();
    void wholeLocalSpan();
    void unreadable_data();
    void unreadable();
    void dayThatWasSaid_data();
    void dayThatWasSaid();
};

void TestTypedDay::initTestCase()
{
    qputenv("TZ", "Europe/Berlin");
    QCOMPARE(QTimeZone::systemTimeZoneId(), QByteArray("Europe/Berlin"));
}

void TestTypedDay::wholeLocalSpan_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("day") << u" 2026-03-11 "_s << u"2026-03-10T23:00:00.000Z"_s
                         << u"2026-03-11T22:59:59.999Z"_s;
    QTest::newRow("the day the clocks go forward")
        << u"2026-03-29"_s << u"2026-03-28T23:00:00.000Z"_s << u"2026-03-29T21:59:59.999Z"_s;
    QTest::newRow("the day they go back")
        << u"2026-10-25"_s << u"2026-10-24T22:00:00.000Z"_s << u"2026-10-25T22:59:59.999Z"_s;
    QTest::newRow("month") << u"2026-07"_s << u"2026-06-30T22:00:00.000Z"_s
                           << u"2026-07-31T21:59:59.999Z"_s;
    QTest::newRow("year") << u"2026"_s << u"2025-12-31T23:00:00.000Z"_s
                          << u"2026-12-31T22:59:59.999Z"_s;
}

void TestTypedDay::wholeLocalSpan()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, first);
    QFETCH(const QString, last);
    const auto span = localSpan(typed);
    QVERIFY(span);
    const auto moment = [](qint64 ms) {
        return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
    };
    QCOMPARE(moment(span->first), first);
    QCOMPARE(moment(span->last), last);
    QCOMPARE(localDay(span->last), lastDay(typed).value_or(QDate()));
}

void TestTypedDay::unreadable_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("empty") << QString();
    QTest::newRow("words") << u"yesterday"_s;
    QTest::newRow("no such day") << u"2026-02-30"_s;
    QTest::newRow("without end") << u"2026-03-11/.."_s;
}

void TestTypedDay::unreadable()
{
    QFETCH(const QString, typed);
    QVERIFY(!localSpan(typed));
    QVERIFY(!lastDay(typed));
}

void TestTypedDay::dayThatWasSaid_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QDate>("day");
    QTest::newRow("day") << u"2020-03-11"_s << QDate(2020, 3, 11);
    QTest::newRow("month") << u"2020-02"_s << QDate(2020, 2, 29);
    QTest::newRow("year") << u"2019"_s << QDate(2019, 12, 31);
}

void TestTypedDay::dayThatWasSaid()
{
    QFETCH(const QString, typed);
    QFETCH(const QDate, day);
    // The same wherever it is typed.
    for (const char *zone : {"Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"}) {
        qputenv("TZ", zone);
        QCOMPARE(lastDay(typed).value_or(QDate()), day);
    }
    qputenv("TZ", "Europe/Berlin");
}

QTEST_GUILESS_MAIN(TestTypedDay)
#include "tst_typedday.moc"
