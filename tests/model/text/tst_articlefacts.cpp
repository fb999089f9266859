// What first lines say of an article, and which lines are not its own words. All texts are
// invented; the five articles are measured where they lie beside the repository.
#include "coding.h"
#include "model/text/articlefacts.h"
#include "model/text/boilerplate.h"
#include "model/text/sentences.h"
#include "model/text/webaddress.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace sourceline;
using namespace Qt::StringLiterals;

class ArticleFactsTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWrittenDates_data();
    void readsWrittenDates();
    void readsFirstLines_data();
    void readsFirstLines();
    void marksBoilerplate_data();
    void marksBoilerplate();
    void showsAddressesWithoutTrackers_data();
    void showsAddressesWithoutTrackers();
    void readsAddresses_data();
    void readsAddresses();
    void agreesWithTheCoders();
    void readsTheFiveArticles();
};

void ArticleFactsTest::readsWrittenDates_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("edtf");
    const auto row = [](const QString &written, const QString &edtf) {
        QTest::newRow(qPrintable(written.isEmpty() ? u"empty"_s : written)) << written << edtf;
    };
    row(u"2020-03-13"_s, u"2020-03-13"_s);
    row(u"2020-03-13T23:59:59-05:00"_s, u"2020-03-13"_s);
    row(u"20200313T061800Z"_s, u"2020-03-13"_s);
    row(u"20200313"_s, u"2020-03-13"_s);
    row(u"MARCH 13, 2020 06:18"_s, u"2020-03-13"_s);
    row(u"Updated 4:15 pm, Sept. 3rd, 2019"_s, u"2019-09-03"_s);
    row(u"Fri, 13 Mar 2020 06:18:00 GMT"_s, u"2020-03-13"_s);
    row(u"13th of March, 2020"_s, u"2020-03-13"_s);
    row(u"03/29/2020"_s, u"2020-03-29"_s);
    row(u"29/03/2020"_s, u"2020-03-29"_s);
    row(u"29.03.2020"_s, u"2020-03-29"_s);
    row(u"05/05/2020"_s, u"2020-05-05"_s);
    row(u"03/04/2020"_s, {}); // which of them is the month?
    row(u"2020-02-30"_s, {});
    row(u"31 June 2020"_s, {});
    row(u"March 2020"_s, {});
    row(u"May we meet at 10, 2020 times"_s, {});
    row(u"12345-03-131"_s, {});
    row({}, {});
}

void ArticleFactsTest::readsWrittenDates()
{
    QFETCH(QString, written);
    QFETCH(QString, edtf);
    QCOMPARE(edtfOfWrittenDate(written), edtf);
}

void ArticleFactsTest::readsFirstLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("facts"); // title, outlet, author, published, url
    const auto row = [](const char *name, const QString &text, const QStringList &facts) {
        QTest::newRow(name) << text << facts;
    };
    const QString body =
        u"The ferry ran into a barge on May 3, 2021, the port office of the town said on Tuesday.\n"_s;
    row("a headline", u"\n\nFerry stops\n\n"_s + body, {u"Ferry stops"_s, {}, {}, {}, {}});
    row("byline and date",
        u"Ferry stops\n\nBy ANN O'EXAMPLE\nMAY 4, 2021 06:18\n\n"_s + body,
        {u"Ferry stops"_s, {}, u"Ann O'Example"_s, u"2021-05-04"_s, {}});
    row("a name in capitals before its date",
        u"Ferry stops\n\nANN EXAMPLE\n\nMAY 4, 2021\n"_s + body,
        {u"Ferry stops"_s, {}, u"Ann Example"_s, u"2021-05-04"_s, {}});
    row("two authors",
        u"Ferry stops\nBy Ann Example and Bo Sample\n"_s + body,
        {u"Ferry stops"_s, {}, u"Ann Example and Bo Sample"_s, {}, {}});
    row("by the sea is no byline",
        u"Ferry stops\nBy the sea it is cold in May\n"_s + body,
        {u"Ferry stops"_s, {}, {}, {}, {}});
    row("a site's header",
        u"- The Example - https://example.org -\n\nFerry stops\n"_s + body,
        {u"Ferry stops"_s, u"The Example"_s, {}, {}, {}});
    row("where it is from",
        u"Ferry stops\n"_s + body + u"\nContent retrieved from: https://example.org/ferry?a=b.\n"_s,
        {u"Ferry stops"_s, {}, {}, {}, u"https://example.org/ferry?a=b"_s});
    row("nothing", u" \n"_s, {{}, {}, {}, {}, {}});
}

void ArticleFactsTest::readsFirstLines()
{
    QFETCH(QString, text);
    QFETCH(QStringList, facts);
    const ArticleFacts found = factsFromFirstLines(text);
    QCOMPARE((QStringList{found.title, found.outlet, found.author, found.published, found.url})
                 .join(u'|'),
             facts.join(u'|'));
}

// A line that begins with a star is not the article's.
void ArticleFactsTest::marksBoilerplate_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) {
        QTest::newRow(name) << text;
    };
    row("a plain article", u"Ferry stops\nIt ran into a barge.\nBy May it will sail again.\n"_s);
    row("navigation",
        u"*Home News World Sport Weather Obituaries Puzzles Archive Search Latest Shop\nIt rained.\n"_s);
    row("a long headline",
        u"Ferry Stops After Collision In Fog As Port Office Blames Captain For Speed\nIt rained.\n"_s);
    row("notices",
        u"Ferry stops\n*By ANN EXAMPLE\n*MAY 4, 2021\nIt rained.\n*Sponsor "
        u"Content\n*Advertisement\n"
        "*Read more: Ten harbours\n*Sign up for our letter\n*Content retrieved from: "
        "https://example.org\n"
        "*© The Example\n*COMMENTS - Join in.\n"_s);
    row("captions",
        u"Ferry stops\n*The ferry last summer (photo credit: ANN EXAMPLE)\nIt rained.\n"_s);
    row("a caption twice",
        u"Ferry stops\n*The ferry on its way to the island, last summer.  (photo credit: ANN)\n"
        "*The ferry on its way to the island, last summer.\n*(photo credit: ANN)\nIt rained.\n"_s);
    row("a pull quote",
        u"Ferry stops\nIt was foggy.\n*“We heard a loud bang and then all the lights went out”\n"
        "It rained. We heard a loud bang and then all the lights went out. Nobody ran.\n"_s);
    row("said twice, in paragraphs",
        u"Ferry stops\nNobody was hurt.\nIt rained. Nobody was hurt.\n"_s);
    row("a day in a sentence", u"Ferry stops\nOn May 3, 2021 it ran into a barge.\n"_s);
    row("labels that go on as sentences",
        u"Ferry stops\nSponsored by the port, divers looked at it.\nSubscribe they did not.\n"
        "By Monday It Was Gone.\n*By J. R. EXAMPLE and BO SAMPLE\n"_s);
    row("an address", u"Ferry stops\nIt rained.\n*https://example.org/ferry\n"_s);
}

void ArticleFactsTest::marksBoilerplate()
{
    QFETCH(QString, text);
    QStringList expected;
    for (const QString &line : text.split(u'\n')) {
        if (line.startsWith(u'*'))
            expected += line.mid(1);
    }
    const Offsets offsets(QString(text).remove(u'*'));
    QStringList found;
    for (const TextRange &range : boilerplateAmong(offsets, sentencesOf(offsets)))
        found += offsets.slice(range);
    // A caption and its credit may be two sentences of one line.
    const auto squeezed = [](QString words) {
        return words.remove(u' ').remove(u'\n');
    };
    QCOMPARE(squeezed(found.join(u'\n')), squeezed(expected.join(u'\n')));
}

void ArticleFactsTest::showsAddressesWithoutTrackers_data()
{
    QTest::addColumn<QString>("recorded");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &recorded, const QString &shown) {
        QTest::newRow(name) << recorded << shown;
    };
    row("no query", u"https://a.example/b/c"_s, u"https://a.example/b/c"_s);
    row("only a tracker", u"https://a.example/b?fbclid=IwAR0_x"_s, u"https://a.example/b"_s);
    row("first", u"https://a.example/b?gclid=1&id=7"_s, u"https://a.example/b?id=7"_s);
    row("last", u"https://a.example/b?id=7&utm_source=x"_s, u"https://a.example/b?id=7"_s);
    row("between, any case",
        u"http://a.example/?a=1&UTM_Medium=y&b=%2F"_s,
        u"http://a.example/?a=1&b=%2F"_s);
    row("a fragment stays", u"https://a.example/b?fbclid=1#part"_s, u"https://a.example/b#part"_s);
    row("in the fragment", u"https://a.example/b#?fbclid=1"_s, u"https://a.example/b#?fbclid=1"_s);
    row("its like",
        u"https://a.example/b?myfbclid=1&utm=2"_s,
        u"https://a.example/b?myfbclid=1&utm=2"_s);
    row("odd, but without trackers", u"https://a.example/b?&&x"_s, u"https://a.example/b?&&x"_s);
    row("no address", u"printed page 4?"_s, u"printed page 4?"_s);
    row("empty", QString(), QString());
}

void ArticleFactsTest::showsAddressesWithoutTrackers()
{
    QFETCH(const QString, recorded);
    QTEST(shownAddress(recorded), "shown");
}

void ArticleFactsTest::readsAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("site");
    QTest::addColumn<QString>("day");
    const auto row = [](const char *address, const char *site, const char *day) {
        QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(site)
                               << QString::fromLatin1(day);
    };
    row("https://www.example.org/2021/05/04/ferry", "example.org", "2021-05-04");
    row("https://m.example.org/news/2021/may/4/ferry-stops/", "example.org", "2021-05-04");
    row("http://Example.org/2021-05-04-ferry", "example.org", "2021-05-04");
    row("https://example.org/2021/05/04", "example.org", "2021-05-04");
    row("https://www.org/2021/13/04/ferry", "www.org", "");
    row("https://example.org/2021/05/ferry", "example.org", "");
    row("https://example.org/ferry-of-2021-05-04", "example.org", "");
    row("https://example.org/?day=/2021/05/04/", "example.org", "");
    row("https://example.org/1066/10/14/battle", "example.org", "");
    row("ferry", "", "");
    row("", "", "");
}

void ArticleFactsTest::readsAddresses()
{
    QFETCH(const QString, address);
    QTEST(siteOf(address), "site");
    QTEST(dayInAddress(address), "day");
}

void ArticleFactsTest::agreesWithTheCoders()
{
    const QJsonObject all = coding();
    NEED_CODING(all);
    const QMap<QString, QString> texts = codedTexts(all);
    std::set<std::pair<QString, TextRange>> coded;
    for (const QJsonValue &sentence : all["sentences"_L1].toArray()) {
        if (sentence["boilerplate"_L1].toBool())
            coded.insert({sentence["doc"_L1].toString(),
                          {sentence["start"_L1].toInt(), sentence["end"_L1].toInt()}});
    }
    size_t both = 0;
    size_t found = 0;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text) {
        const Offsets offsets(text.value());
        for (const TextRange &range : boilerplateAmong(offsets, sentencesOf(offsets))) {
            const bool agreed = coded.count({text.key(), range}) > 0;
            if (!agreed)
                qInfo(
                    "marked by us only: %s %d–%d", qPrintable(text.key()), range.start, range.end);
            both += agreed ? 1 : 0;
            ++found;
        }
    }
    for (const auto &[document, range] : coded) {
        const Offsets offsets(texts[document]);
        const auto ours = boilerplateAmong(offsets, sentencesOf(offsets));
        if (!std::binary_search(ours.begin(), ours.end(), range))
            qInfo("marked by the coders only: %s %d–%d",
                  qPrintable(document),
                  range.start,
                  range.end);
    }
    qInfo("boilerplate: %zu of %zu coded, %zu found", both, coded.size(), found);
    QVERIFY(both * 10 >= coded.size() * 9);
    QVERIFY(both * 10 >= found * 9);
}

void ArticleFactsTest::readsTheFiveArticles()
{
    const QJsonObject all = coding();
    NEED_CODING(all);
    const QMap<QString, QString> texts = codedTexts(all);
    for (const QJsonValue &document : all["documents"_L1].toArray()) {
        const ArticleFacts facts = factsFromFirstLines(texts[document["id"_L1].toString()]);
        // What the coders took from the text is found; what they knew from elsewhere is not made
        // up.
        QVERIFY(facts.published.isEmpty()
                || facts.published == document["published"_L1]["edtf"_L1].toString());
        QVERIFY(facts.author.isEmpty()
                || facts.author == document["author"_L1]["name"_L1].toString());
        QVERIFY(facts.url.isEmpty() || facts.url == document["url"_L1].toString());
        if (document["author"_L1]["basis"_L1].toString() == u"text"_s)
            QCOMPARE(facts.author, document["author"_L1]["name"_L1].toString());
        if (document["url_basis"_L1].toString() == u"text"_s)
            QCOMPARE(facts.url, document["url"_L1].toString());
    }
}

QTEST_GUILESS_MAIN(ArticleFactsTest)
#include "tst_articlefacts.moc"
