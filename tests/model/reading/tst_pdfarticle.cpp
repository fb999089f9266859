// PDFs, made here. All texts are invented.
#include "model/reading/pdfpages.h"
#include "model/reading/reading.h"
#include "model/text/normalise.h"
#include "pdffile.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

class PdfArticleTest : public QObject
{
    Q_OBJECT

private slots:
    void readsTextAndFacts();
    void joinsLinesToParagraphs_data();
    void joinsLinesToParagraphs();
    void marksRunningHeads();
    void saysWhyThereIsNoText_data();
    void saysWhyThereIsNoText();
};

void PdfArticleTest::readsTextAndFacts()
{
    const QByteArray pdf = pdfOf({{u"Harbour ferry stops after a collision"_s,
                                   u""_s,
                                   u"By ANN EXAMPLE"_s,
                                   u""_s,
                                   u"May 4, 2021"_s,
                                   u""_s,
                                   u"The harbour ferry ran into a moored barge on Tues-"_s,
                                   u"day morning. Four passengers were taken to hospital"_s,
                                   u"with light injuries, the port office said."_s}},
                                 "/Title (Ferry stops) /Author (Bo Example)");
    QCOMPARE(formatOf(pdf, u"dat"_s), ArticleFormat::Pdf);
    const auto article = readArticle(pdf, ArticleFormat::Pdf);
    QVERIFY2(article, article ? "" : qPrintable(article.error().message));
    QVERIFY2(article->text.contains(u"ran into a moored barge on Tuesday morning. Four passengers "
                                    u"were taken to hospital with "
                                    "light injuries, the port office said."_s),
             qPrintable(article->text));
    QCOMPARE(article->facts.title, u"Ferry stops"_s);
    QCOMPARE(article->facts.author, u"Bo Example"_s);
    QCOMPARE(article->facts.published, u"2021-05-04"_s);
    QCOMPARE(*normaliseText(article->text.toUtf8()), article->text);
}

void PdfArticleTest::joinsLinesToParagraphs_data()
{
    QTest::addColumn<QStringList>("pages");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QStringList &pages, const QString &text) {
        QTest::newRow(name) << pages << text;
    };
    row("lines",
        {u"One fell\nnear the gate.\n\nTwo did not.\n"_s},
        u"One fell near the gate.\n\nTwo did not.\n"_s);
    row("a short line ends a paragraph",
        {u"They left the base.\nThe convoy was on its way to the other base\nwhen it stopped.\n"_s},
        u"They left the base.\nThe convoy was on its way to the other base when it stopped.\n"_s);
    row("a broken word",
        {u"They were attac-\nked at dawn.\n"_s},
        u"They were attacked at dawn.\n"_s);
    row("a compound that stands elsewhere",
        {u"A US-led force. The US-\nled force left.\n"_s},
        u"A US-led force. The US-led force left.\n"_s);
    row("a word that stands elsewhere whole",
        {u"A rebuild began. The re-\nbuild ended.\n"_s},
        u"A rebuild began. The rebuild ended.\n"_s);
    row("a dash is no hyphen",
        {u"It fell -\nor so they say.\n"_s},
        u"It fell - or so they say.\n"_s);
    row("a soft hyphen", {u"It ex\u00ADplo\u00AD\nded.\n"_s}, u"It ex\u00ADploded.\n"_s);
    row("items keep their lines",
        {u"Found were:\n• one launcher\n• two rockets\n"_s},
        u"Found were:\n• one launcher\n• two rockets\n"_s);
    row("over a page's end",
        {u"The convoy was on its\n"_s, u"way to the base.\n\nIt turned back.\n"_s},
        u"The convoy was on its way to the base.\n\nIt turned back.\n"_s);
}

void PdfArticleTest::joinsLinesToParagraphs()
{
    QFETCH(QStringList, pages);
    QFETCH(QString, text);
    QCOMPARE(joinPages(pages).text, text);
}

void PdfArticleTest::marksRunningHeads()
{
    QStringList pages;
    for (int i = 1; i <= 4; ++i)
        pages += u"The Example Review\n\nParagraph %1 says one thing.\n\nPage %1 of 4\n"_s.arg(i);
    const ReadArticle article = joinPages(pages);
    const Offsets text(article.text);
    QStringList marked;
    for (const TextRange &range : article.marked)
        marked += text.slice(range);
    QCOMPARE(marked.size(), 8);
    QCOMPARE(marked.constFirst(), u"The Example Review"_s);
    QCOMPARE(marked.constLast(), u"Page 4 of 4"_s);
    QVERIFY(article.text.contains(u"Paragraph 3 says one thing."_s));
}

void PdfArticleTest::saysWhyThereIsNoText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("a password") << pdfOf({{u"Secret"_s}}, {}, true) << u"password"_s;
    QTest::newRow("images only") << pdfOf({{}, {}}) << u"text layer"_s;
    QTest::newRow("cut off") << QByteArray("%PDF-1.4\n1 0 obj\n<<") << u"damaged"_s;
    QTest::newRow("nothing") << QByteArray("%PDF-") << u"damaged"_s;
}

void PdfArticleTest::saysWhyThereIsNoText()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto article = readArticle(bytes, ArticleFormat::Pdf);
    QVERIFY(!article);
    QVERIFY2(article.error().message.contains(words), qPrintable(article.error().message));
    QVERIFY(!article.error().message.contains(u'\n'));
}

QTEST_GUILESS_MAIN(PdfArticleTest)
#include "tst_pdfarticle.moc"
