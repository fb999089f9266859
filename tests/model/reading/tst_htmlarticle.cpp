// Pages, made here. All texts are invented.
#include "model/reading/htmlpage.h"
#include "model/reading/reading.h"
#include "model/text/boilerplate.h"
#include "model/text/normalise.h"
#include "model/text/sentences.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const QByteArray paragraphs =
    "<p>The harbour ferry ran into a moored barge on Tuesday morning, the port office said.</p>"
    "<p>Four passengers were taken to hospital with light injuries. The captain had reported "
    "thick fog half an hour earlier.</p>"
    "<p>Divers are to look at the hull before the ferry <a href='/x'>may sail again</a>.</p>";

const QByteArray page =
    "<!DOCTYPE html><!-- saved from url=(0026)https://example.org/saved -->"
    "<html lang='en-GB'><head><title>Ferry stops after collision | The Example</title>"
    "<meta property='og:site_name' content='The Example'>"
    "<meta property='article:published_time' content='2021-05-04T06:18:00+02:00'>"
    "<meta name='author' content='Ann Example'>"
    "<link rel='canonical' href='https://example.org/ferry'>"
    "<style>p { color: red }</style><script>var never = 'shown';</script></head>"
    "<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
    "<main class='page has-sidebar'><article><header><h1>Ferry stops after collision</h1>"
    "<h2 class='deck'>Second accident in the harbour within a year</h2>"
    "<p class='byline'>By Ann Example</p></header>"
    "<figure><img src='file:///etc/hostname'><figcaption>The ferry last summer, before it was "
    "painted.</figcaption></figure>"
    + paragraphs
    + "<div class='related-stories'><p>Sponsor Content</p><p><a href='/t'>Ten harbours that you "
      "must "
      "see before the summer ends, in pictures.</a></p></div></article>"
      "<aside class='sidebar'><p>Sign up for our letter, which comes each morning before the "
      "others.</p></aside></main>"
      "<footer>© The Example. All rights reserved.</footer></body></html>";

QStringList markedIn(const ReadArticle &article)
{
    const Offsets text(article.text);
    QStringList marked;
    for (const TextRange &range : boilerplateAmong(text, sentencesOf(text), article.marked))
        marked += text.slice(range);
    return marked;
}

} // namespace

class HtmlArticleTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTextAndFacts();
    void marksWhatIsNotTheArticle();
    void readsFacts_data();
    void readsFacts();
    void keepsTheTextOfAnyShape_data();
    void keepsTheTextOfAnyShape();
    void readsDeepPages();
    void answersOnTheWire();
};

void HtmlArticleTest::readsTextAndFacts()
{
    const auto article = readArticle(page, ArticleFormat::Html);
    QVERIFY2(article, article ? "" : qPrintable(article.error().message));
    QCOMPARE(article->facts.title, u"Ferry stops after collision"_s);
    QCOMPARE(article->facts.outlet, u"The Example"_s);
    QCOMPARE(article->facts.author, u"Ann Example"_s);
    QCOMPARE(article->facts.published, u"2021-05-04"_s);
    QCOMPARE(article->facts.url, u"https://example.org/ferry"_s);
    QCOMPARE(article->facts.language, u"en"_s);
    QVERIFY(article->text.contains(u"before the ferry may sail again."_s));
    for (const QString &never : {u"color"_s, u"never"_s, u"<"_s, u"saved from"_s})
        QVERIFY2(!article->text.contains(never), qPrintable(article->text));
    QCOMPARE(*normaliseText(article->text.toUtf8()), article->text);
}

void HtmlArticleTest::marksWhatIsNotTheArticle()
{
    const auto article = readArticle(page, ArticleFormat::Html);
    QVERIFY(article);
    const QStringList marked = markedIn(*article);
    const QStringList expected{
        u"Home"_s,
        u"Sport"_s,
        u"By Ann Example"_s,
        u"The ferry last summer, before it was painted."_s,
        u"Sponsor Content"_s,
        u"Ten harbours that you must see before the summer ends, in pictures."_s,
        u"Sign up for our letter, which comes each morning before the others."_s,
        u"© The Example."_s,
        u"All rights reserved."_s};
    QCOMPARE(marked.join(u'\n'), expected.join(u'\n'));
    for (const QString &kept : expected)
        QVERIFY(article->text.contains(kept)); // marked, not deleted
}

void HtmlArticleTest::readsFacts_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QStringList>("facts"); // title, outlet, author, published, url
    const auto row = [](const char *name, const QByteArray &head, const QStringList &facts) {
        QTest::newRow(name) << head << facts;
    };
    row("JSON-LD in a graph",
        "<script "
        "type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":"
        "\"WebSite\",\"name\":\"No\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"A &amp; "
        "B\",\"datePublished\":"
        "\"2020-03-13T06:18:00Z\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann\"},{\"name\":"
        "\"Bo\"}],"
        "\"publisher\":{\"name\":\"The "
        "Example\"},\"mainEntityOfPage\":{\"@id\":\"https://example.org/a\"}}]}"
        "</script><title>Other</title>",
        {u"A &amp; B"_s,
         u"The Example"_s,
         u"Ann, Bo"_s,
         u"2020-03-13"_s,
         u"https://example.org/a"_s});
    row("JSON-LD that is broken",
        "<script type='application/ld+json'>{\"@type\":</script><title>T</title>",
        {u"T"_s, {}, {}, {}, {}});
    row("OpenGraph before the title",
        "<meta property='og:title' content='Open'><title>T</title>"
        "<meta property='og:url' content='https://example.org/o'><meta property='og:url' "
        "content='x'>",
        {u"Open"_s, {}, {}, {}, u"https://example.org/o"_s});
    row("other meta",
        "<title>T</title><meta name='DC.date' content='13 March 2020'><meta name='byl' content='By "
        "Cy'>",
        {u"T"_s, {}, u"Cy"_s, u"2020-03-13"_s, {}});
    row("an author that is an address",
        "<title>T</title><meta property='article:author' content='https://x.org/a'>",
        {u"T"_s, {}, {}, {}, {}});
    row("where it was saved from",
        "<!-- saved from url=(0021)https://example.org/s --><title>T</title>",
        {u"T"_s, {}, {}, {}, u"https://example.org/s"_s});
    row("an address that is code",
        "<title>T</title><link rel='canonical' href='javascript:alert(1)'>",
        {u"T"_s, {}, {}, {}, {}});
}

void HtmlArticleTest::readsFacts()
{
    QFETCH(QByteArray, head);
    QFETCH(QStringList, facts);
    const ArticleFacts found = factsOfPage(readHtmlPage(
        QString::fromUtf8("<html><head>" + head + "</head><body><p>x</p></body></html>")));
    QCOMPARE((QStringList{found.title, found.outlet, found.author, found.published, found.url})
                 .join(u'|'),
             facts.join(u'|'));
}

void HtmlArticleTest::keepsTheTextOfAnyShape_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &html, const QString &text) {
        QTest::newRow(name) << html << text;
    };
    row("white space", "<p> One \n fell\t here. </p>", u"One fell here.\n"_s);
    row("line breaks", "<p>One<br>two<br/>three</p>", u"One\ntwo\nthree\n"_s);
    row("inline elements", "<p>U.<b>S</b>. <i>troops</i></p>", u"U.S. troops\n"_s);
    row("entities",
        "<p>A &amp; B &ndash; &#8220;C&#8221; &lt;d&gt; &nosuch;</p>",
        u"A & B – “C” <d> &nosuch;\n"_s);
    row("cells",
        "<table><tr><td>1</td><td>Taji</td></tr><tr><td>2</td><td>K-1</td></tr></table>",
        u"1\tTaji\n\n2\tK-1\n"_s);
    row("preformatted", "<pre>a  b\nc</pre>", u"a  b\nc\n"_s);
    row("never closed", "<div><p>One<p>Two<div>Three", u"One\n\nTwo\n\nThree\n"_s);
    row("closed twice", "</div></p><p>One</p></p></html><p>Two</p>", u"One\n\nTwo\n"_s);
    row("composed", "<p>cafe\xCC\x81</p>", u"café\n"_s);
    row("a meta that lies", "<meta charset='windows-1252'><p>caf\xC3\xA9</p>", u"café\n"_s);
    row("no markup", "just words", u"just words\n"_s);
}

void HtmlArticleTest::keepsTheTextOfAnyShape()
{
    QFETCH(QByteArray, html);
    QFETCH(QString, text);
    const auto article = readArticle(html, ArticleFormat::Html);
    QVERIFY2(article, article ? "" : qPrintable(article.error().message));
    QCOMPARE(article->text, text);
}

// libxml2 builds no tree of more than 256 levels, and says so by giving nothing.
void HtmlArticleTest::readsDeepPages()
{
    for (const int depth : {200, 500, 100'000}) {
        const QByteArray deep = QByteArray("<div>").repeated(depth) + paragraphs;
        const auto article = readArticle(deep, ArticleFormat::Html);
        QVERIFY2(article, article ? "" : qPrintable(article.error().message));
        QVERIFY(article->text.startsWith(u"The harbour ferry ran"_s));
        QVERIFY(article->marked.empty());
    }
}

void HtmlArticleTest::answersOnTheWire()
{
    const auto article = readArticle(page, ArticleFormat::Html);
    QVERIFY(article);
    const auto back = fromWire(toWire(article));
    QVERIFY(back);
    QCOMPARE(back->text, article->text);
    QCOMPARE(back->facts.outlet, article->facts.outlet);
    QVERIFY(back->marked == article->marked);
    QCOMPARE(fromWire(toWire(Error{u"No."_s})).error().message, u"No."_s);
    for (const QByteArray &bad : {QByteArray(),
                                  QByteArray("[]"),
                                  QByteArray("{\"text\":\"a\",\"marked\":[[0,2]]}"),
                                  QByteArray("{\"text\":\"ab\",\"marked\":[[1,2],[0,1]]}"),
                                  QByteArray("{\"text\":\"ab\",\"marked\":[[-1,1]]}"),
                                  QByteArray("{\"text\":\"a\\r\\nb\"}"),
                                  QByteArray("{\"text\":\"a\\u0000b\"}"),
                                  QByteArray("{\"text\":\"e\\u0301\"}")})
        QVERIFY2(!fromWire(bad), bad.constData());
}

QTEST_GUILESS_MAIN(HtmlArticleTest)
#include "tst_htmlarticle.moc"
