#include "coding.h"
#include "model/text/edtf.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// Every distinct date of the coding of the five articles.
constexpr const char codedDates[] =
    "../2019-12-06 ../2019-12-10 ../2019-12-12 ../2019-12-28 ../2020-01-03 ../2020-01-13~ "
    "../2020-03-11 ../2020-03-12 ../2020-03-13 ../2020-03-29 ../2020-06-13 ../2020-06-14 "
    "../2020-06-14~ 2007 2011 2014-06 2018-05 2018-05-01/2019-11-30 2018-05/2019-11 2018-06 "
    "2018-08-01/2020-03-11 2018-08/.. 2018-12 2019 2019-01 2019-02 2019-03-11/2020-03-11 "
    "2019-05 2019-05-01/2019-12-27 2019-05/.. 2019-06-13/2020-06-13 2019-06-25 "
    "2019-07-01/2019-08-31 2019-07-01/2019-12-28 2019-07/2019-08 2019-08 2019-09 "
    "2019-10-01/2019-12-28 2019-10-21/.. 2019-10-21/2019-12-27 2019-11 2019-11-08 "
    "2019-11-08/2019-12-12 2019-12 2019-12-01/2019-12-10 2019-12-03 2019-12-04 2019-12-06 "
    "2019-12-11/2019-12-20 2019-12-12 2019-12-15/2019-12-28 2019-12-17 2019-12-27 "
    "2019-12-27/2019-12-28 2019-12-27/2019-12-31 2019-12-28 2019-12-28~ 2019-12-31/2020-01-01 "
    "2019-21/.. 2019-21/2019-12-27 2019-23/2020-03-11 2020 2020-01 2020-01-01 "
    "2020-01-01/2020-01-10 2020-01-01/2020-03-11 2020-01-03 2020-01-03/2020-01-31 "
    "2020-01-03/2020-03-11 2020-01-08 2020-01-08/.. 2020-01-08/2020-03-11 2020-01-08~ "
    "2020-01-13 2020-01-20 2020-01-24 2020-02-01/2020-02-10 2020-02-05 2020-02-26 2020-02-29 "
    "2020-03 2020-03-01/2020-03-11 2020-03-07/2020-03-09 2020-03-08 2020-03-08/2020-03-11 "
    "2020-03-09/2020-03-12 2020-03-10/2020-03-11 2020-03-10/2020-03-12 2020-03-11 "
    "2020-03-11/2020-03-12 2020-03-11/2020-03-29 2020-03-12 2020-03-12/2020-03-13 "
    "2020-03-12/2020-03-29 2020-03-12/2020-04-12 2020-03-13 2020-03-13/2020-03-29 "
    "2020-03-15/2020-03-28 2020-03-26 2020-03-29 2020-05-14/2020-06-14 2020-05-14/2020-06-14~ "
    "2020-06-01/2020-06-11 2020-06-10/2020-06-13 2020-06-11 2020-06-13 2020-06-13/2020-06-14~ "
    "2020-06-14~ ";

// "2019-12-27T00:00" in UTC as minutes; "-" for none.
std::optional<qint32> minutes(const QString &text)
{
    if (text == u"-")
        return {};
    QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    time.setTimeSpec(Qt::UTC);
    return qint32(time.toSecsSinceEpoch() / 60);
}

} // namespace

class TestEdtf : public QObject
{
    Q_OBJECT

private slots:
    void spans_data();
    void spans();
    void readsTheZone_data();
    void readsTheZone();
    void qualifies();
    void refuses_data();
    void refuses();
    void survivesAnyText();
    void agreesWithQtOnEveryDay();
    void readsTheCodedDates();
    void agreesWithTheCoding();
    void displays_data();
    void displays();
};

void TestEdtf::spans_data()
{
    QTest::addColumn<QString>("earliest");
    QTest::addColumn<QString>("latest");
    QTest::addColumn<int>("precision");
    const auto row = [](const char *edtf,
                        const QString &earliest,
                        const QString &latest,
                        DatePrecision precision) {
        QTest::newRow(edtf) << earliest << latest << int(precision);
    };
    using enum DatePrecision;
    row("2019-12-27", u"2019-12-27T00:00"_s, u"2019-12-27T23:59"_s, Day);
    row("2020-02", u"2020-02-01T00:00"_s, u"2020-02-29T23:59"_s, Month);
    row("1900-02", u"1900-02-01T00:00"_s, u"1900-02-28T23:59"_s, Month);
    row("2007", u"2007-01-01T00:00"_s, u"2007-12-31T23:59"_s, Year);
    row("2019-21", u"2019-03-01T00:00"_s, u"2019-05-31T23:59"_s, Season);
    row("2019-22", u"2019-06-01T00:00"_s, u"2019-08-31T23:59"_s, Season);
    row("2019-23", u"2019-09-01T00:00"_s, u"2019-11-30T23:59"_s, Season);
    row("2019-24", u"2019-12-01T00:00"_s, u"2020-02-29T23:59"_s, Season);
    row("201X", u"2010-01-01T00:00"_s, u"2019-12-31T23:59"_s, Decade);
    row("20XX", u"2000-01-01T00:00"_s, u"2099-12-31T23:59"_s, Decade);
    row("XXXX", u"-"_s, u"-"_s, Unknown);
    row("2004-XX", u"2004-01-01T00:00"_s, u"2004-12-31T23:59"_s, Year);
    row("2004-XX-XX", u"2004-01-01T00:00"_s, u"2004-12-31T23:59"_s, Year);
    row("2004-07-XX", u"2004-07-01T00:00"_s, u"2004-07-31T23:59"_s, Month);
    row("../2019-12-06", u"-"_s, u"2019-12-06T23:59"_s, Range);
    row("/2006", u"-"_s, u"2006-12-31T23:59"_s, Range);
    row("2019-05/..", u"2019-05-01T00:00"_s, u"-"_s, Range);
    row("2019-05/", u"2019-05-01T00:00"_s, u"-"_s, Range);
    row("../..", u"-"_s, u"-"_s, Unknown);
    row("XXXX/2006", u"-"_s, u"2006-12-31T23:59"_s, Range);
    row("2019-11-29/2019-12-06", u"2019-11-29T00:00"_s, u"2019-12-06T23:59"_s, Range);
    row("2019-21/2019-12-27", u"2019-03-01T00:00"_s, u"2019-12-27T23:59"_s, Range);
    row("2019-12/2019-12-10", u"2019-12-01T00:00"_s, u"2019-12-10T23:59"_s, Range);
    row("2019-12-06/2019-12-06", u"2019-12-06T00:00"_s, u"2019-12-06T23:59"_s, Day);
    row("2019-12-06/2019-12-06~", u"2019-12-06T00:00"_s, u"2019-12-06T23:59"_s, Day);
    row("2019-12/2019-12", u"2019-12-01T00:00"_s, u"2019-12-31T23:59"_s, Month);
    row("2020-03-11T19:35", u"2020-03-11T19:35"_s, u"2020-03-11T19:35"_s, Minute);
    row("2020-03-11T19:35:59", u"2020-03-11T19:35"_s, u"2020-03-11T19:35"_s, Minute);
    row("2020-03-11T19", u"2020-03-11T19:00"_s, u"2020-03-11T19:59"_s, Hour);
    row("2020-03-11T19:35Z", u"2020-03-11T19:35"_s, u"2020-03-11T19:35"_s, Minute);
    row("2020-03-11T19:35+03:00", u"2020-03-11T16:35"_s, u"2020-03-11T16:35"_s, Minute);
    row("2020-03-11T23:35-04:30", u"2020-03-12T04:05"_s, u"2020-03-12T04:05"_s, Minute);
    row("2020-03-11T19:35/2020-03-11T20:05", u"2020-03-11T19:35"_s, u"2020-03-11T20:05"_s, Range);
    row(" 2019 ", u"2019-01-01T00:00"_s, u"2019-12-31T23:59"_s, Year);
}

void TestEdtf::spans()
{
    QFETCH(QString, earliest);
    QFETCH(QString, latest);
    QFETCH(int, precision);
    const Result<DateSpan> span = parseEdtf(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(span, qPrintable(span ? QString() : span.error().message));
    QCOMPARE(span->earliest, minutes(earliest));
    QCOMPARE(span->latest, minutes(latest));
    QCOMPARE(int(span->precision), precision);
}

void TestEdtf::readsTheZone_data()
{
    QTest::addColumn<QString>("edtf");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("earliest");
    QTest::addColumn<QString>("latest");
    QTest::newRow("Baghdad") << u"2019-12-27"_s << QByteArray("Asia/Baghdad")
                             << u"2019-12-26T21:00"_s << u"2019-12-27T20:59"_s;
    QTest::newRow("minute") << u"2020-03-11T19:35"_s << QByteArray("Asia/Baghdad")
                            << u"2020-03-11T16:35"_s << u"2020-03-11T16:35"_s;
    QTest::newRow("own zone wins") << u"2020-03-11T19:35Z"_s << QByteArray("Asia/Baghdad")
                                   << u"2020-03-11T19:35"_s << u"2020-03-11T19:35"_s;
    QTest::newRow("half hours") << u"2020-03"_s << QByteArray("Asia/Kabul") << u"2020-02-29T19:30"_s
                                << u"2020-03-31T19:29"_s;
    QTest::newRow("23 hours") << u"2020-03-08"_s << QByteArray("America/New_York")
                              << u"2020-03-08T05:00"_s << u"2020-03-09T03:59"_s;
    QTest::newRow("no midnight") << u"2019-03-31"_s << QByteArray("Asia/Beirut")
                                 << u"2019-03-30T22:00"_s << u"2019-03-31T20:59"_s;
    QTest::newRow("unknown zone is UTC") << u"2019-12-27"_s << QByteArray("Nowhere/At_All")
                                         << u"2019-12-27T00:00"_s << u"2019-12-27T23:59"_s;
}

void TestEdtf::readsTheZone()
{
    QFETCH(QString, edtf);
    QFETCH(QByteArray, zone);
    QFETCH(QString, earliest);
    QFETCH(QString, latest);
    const Result<DateSpan> span = parseEdtf(edtf, QTimeZone(zone));
    QVERIFY(span);
    QCOMPARE(span->earliest, minutes(earliest));
    QCOMPARE(span->latest, minutes(latest));
}

void TestEdtf::qualifies()
{
    const auto check = [](const QString &edtf, bool approximate, bool uncertain) {
        const Result<DateSpan> span = parseEdtf(edtf);
        return span && span->approximate == approximate && span->uncertain == uncertain;
    };
    QVERIFY(check(u"2019-12-27"_s, false, false));
    QVERIFY(check(u"2020-06-14~"_s, true, false));
    QVERIFY(check(u"2019?"_s, false, true));
    QVERIFY(check(u"2019-21%"_s, true, true));
    QVERIFY(check(u"2020-06-13/2020-06-14~"_s, true, false));
    QVERIFY(check(u"2020-06-13?/2020-06-14~"_s, true, true));
    QVERIFY(check(u"../2020-01-13~"_s, true, false));
    QVERIFY(check(u""_s, false, false));
    QCOMPARE(parseEdtf(u""_s)->precision, DatePrecision::Unknown);
}

void TestEdtf::refuses_data()
{
    QTest::addColumn<bool>("quoted");
    for (const char *text : {"yesterday",
                             "2019-13",
                             "2019-00",
                             "2019-02-29",
                             "2019-04-31",
                             "2019-12-00",
                             "19-12-27",
                             "2019-1-1",
                             "2019/12/27",
                             "27.12.2019",
                             "2019-12-27T24:00",
                             "2019-12-27T12:60",
                             "2019-12T12:00",
                             "2019-12-27T",
                             "2019-12-27 12:00",
                             "2019-12-27T12:00+15:00",
                             "2019-25",
                             "2019-20",
                             "2019-12-27?~",
                             "2019-12-27~~",
                             "201X-05",
                             "2019-XX-05",
                             "20X9",
                             "2019x",
                             "/",
                             "2019/2020/2021",
                             "../2019/..",
                             "-0000",
                             "-XXXX",
                             "2019-12-27/yesterday",
                             "٢٠١٩",
                             "Y17E7",
                             "[2019,2020]"})
        QTest::newRow(text) << true;
    for (const char *text : {"2020/2019", "2019-12-27/2019-12-26", "9999", "-3000", "6000/.."})
        QTest::newRow(text) << true;
}

void TestEdtf::refuses()
{
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    const Result<DateSpan> span = parseEdtf(text);
    QVERIFY(!span);
    QVERIFY2(span.error().message.contains(u"“%1”"_s.arg(text)), qPrintable(span.error().message));
}

void TestEdtf::survivesAnyText()
{
    QRandomGenerator random(3);
    const QString alphabet = u"0123456789-/.XTZ:+~?% "_s;
    for (int round = 0; round < 200000; ++round) {
        QString text;
        for (int i = random.bounded(14); i > 0; --i)
            text += alphabet[random.bounded(int(alphabet.size()))];
        const Result<DateSpan> span = parseEdtf(text);
        if (span && span->earliest && span->latest)
            QVERIFY2(*span->earliest <= *span->latest, qPrintable(text));
        QVERIFY(!displayDate(text).isEmpty() || text.isEmpty());
    }
    QVERIFY(!parseEdtf(QString(1000000, u'2')));
}

void TestEdtf::agreesWithQtOnEveryDay()
{
    for (QDate day(1890, 1, 1); day < QDate(2110, 1, 1); day = day.addDays(1)) {
        const Result<DateSpan> span = parseEdtf(day.toString(Qt::ISODate));
        QVERIFY(span);
        QCOMPARE(qint64(*span->earliest), (day.toJulianDay() - 2440588) * 1440);
        QCOMPARE(*span->latest, *span->earliest + 1439);
    }
    QCOMPARE(*parseEdtf(u"-0043-03-15"_s)->earliest,
             qint32((QDate(-44, 3, 15).toJulianDay() - 2440588) * 1440));
    QVERIFY(parseEdtf(u"-2030"_s));
    QVERIFY(parseEdtf(u"5970"_s));
}

void TestEdtf::readsTheCodedDates()
{
    const QStringList dates = QString::fromLatin1(codedDates).split(u' ', Qt::SkipEmptyParts);
    QCOMPARE(dates.size(), 108);
    for (const QString &edtf : dates) {
        const Result<DateSpan> span = parseEdtf(edtf);
        QVERIFY2(span, qPrintable(edtf));
        QVERIFY2(span->precision != DatePrecision::Unknown, qPrintable(edtf));
        QVERIFY2(displayDate(edtf) != edtf || edtf.size() == 4, qPrintable(edtf));
    }
}

void TestEdtf::agreesWithTheCoding()
{
    const QJsonObject all = coding();
    NEED_CODING(all);
    const QMap<QString, DatePrecision> precisions{{u"day"_s, DatePrecision::Day},
                                                  {u"range"_s, DatePrecision::Range},
                                                  {u"month"_s, DatePrecision::Month},
                                                  {u"year"_s, DatePrecision::Year}};
    int checked = 0;
    forEachObject(all, [&](const QJsonObject &object) {
        if (object["edtf"_L1].isString())
            QVERIFY2(parseEdtf(object["edtf"_L1].toString()),
                     qPrintable(object["edtf"_L1].toString()));
    });
    for (const QJsonValue &incident : all["incidents"_L1].toArray()) {
        const QJsonObject date = incident["date"_L1].toObject();
        const Result<DateSpan> span = parseEdtf(date["edtf"_L1].toString());
        QVERIFY(span);
        const auto expect = [&](QLatin1StringView key, QLatin1StringView time) {
            return date[key].isNull() ? std::nullopt : minutes(date[key].toString() + time);
        };
        QCOMPARE(span->earliest, expect("earliest"_L1, "T00:00"_L1));
        QCOMPARE(span->latest, expect("latest"_L1, "T23:59"_L1));
        QCOMPARE(span->precision,
                 precisions.value(date["precision"_L1].toString(), DatePrecision::Unknown));
        ++checked;
    }
    QCOMPARE(checked, 124);
}

void TestEdtf::displays_data()
{
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *edtf, const QString &shown) {
        QTest::newRow(edtf) << shown;
    };
    row("2019-12-27", u"27 Dec 2019"_s);
    row("2019-11-29/2019-12-06", u"29 Nov – 6 Dec 2019"_s);
    row("../2019-12-06", u"until 6 Dec 2019"_s);
    row("/2006", u"until 2006"_s);
    row("2019-05/..", u"from May 2019"_s);
    row("2019-12", u"Dec 2019"_s);
    row("2019-21/2019-12-27", u"spring 2019 – 27 Dec 2019"_s);
    row("2020-06-14~", u"about 14 Jun 2020"_s);
    row("2020-06-14?", u"14 Jun 2020?"_s);
    row("2020-06-14%", u"about 14 Jun 2020?"_s);
    row("2020-06-13/2020-06-14", u"13–14 Jun 2020"_s);
    row("2020-06-13/2020-06-14~", u"13 Jun 2020 – about 14 Jun 2020"_s);
    row("2019-12-31/2020-01-01", u"31 Dec 2019 – 1 Jan 2020"_s);
    row("2019-07/2019-08", u"Jul–Aug 2019"_s);
    row("2019-11/2019-12-06", u"Nov – 6 Dec 2019"_s);
    row("2018-05/2019-11", u"May 2018 – Nov 2019"_s);
    row("2018/2019", u"2018–2019"_s);
    row("2019-12-06/2019-12-06", u"6 Dec 2019"_s);
    row("2019", u"2019"_s);
    row("2019-24", u"winter 2019/20"_s);
    row("1999-24", u"winter 1999/00"_s);
    row("201X", u"2010s"_s);
    row("20XX", u"2000–2099"_s);
    row("2004-07-XX", u"Jul 2004"_s);
    row("-0043", u"44 BC"_s);
    row("2020-03-11T19:35", u"11 Mar 2020, 19:35"_s);
    row("2020-03-11T19:35Z", u"11 Mar 2020, 19:35 UTC"_s);
    row("2020-03-11T19:05+03:00", u"11 Mar 2020, 19:05 UTC+03:00"_s);
    row("2020-03-11T19", u"11 Mar 2020, 19:00–19:59"_s);
    row("XXXX", u"unknown"_s);
    row("yesterday", u"yesterday"_s);
}

void TestEdtf::displays()
{
    QFETCH(QString, shown);
    QCOMPARE(displayDate(QString::fromUtf8(QTest::currentDataTag())), shown);
}

QTEST_GUILESS_MAIN(TestEdtf)
#include "tst_edtf.moc"
