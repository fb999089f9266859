#include "examplerecords.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/workbench.h"
#include "samplefile.h"
#include "ui/article/articlepane.h"
#include "ui/article/documentbar.h"
#include "ui/article/documentwords.h"
#include "ui/article/sentencepopup.h"
#include "ui/article/textview.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalSpy>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize narrow(420, 500);

// The look of a sentence that supports a figure, on a plain ground.
QColor blended(QColor over, QColor ground)
{
    const auto mix = [a = over.alphaF()](float top, float below) {
        return top * a + below * (1 - a);
    };
    return QColor::fromRgbF(mix(over.redF(), ground.redF()),
                            mix(over.greenF(), ground.greenF()),
                            mix(over.blueF(), ground.blueF()));
}

bool isLike(QColor a, QColor b)
{
    return qAbs(a.red() - b.red()) < 4 && qAbs(a.green() - b.green()) < 4
           && qAbs(a.blue() - b.blue()) < 4;
}

QRect filledArea(const QImage &image, QColor colour)
{
    QRect area;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (isLike(image.pixelColor(x, y), colour))
                area |= QRect(x, y, 1, 1);
        }
    }
    return area;
}

QPoint middleOf(TextView &view, int sentence)
{
    const CitedSentence &cited = view.reader().sentences().at(static_cast<size_t>(sentence));
    return view.visibleRects(cited.start, cited.end).constFirst().center().toPoint();
}

} // namespace

class TestArticle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyUnitIsInABlock_data();
    void everyUnitIsInABlock();
    void hostileTextsKeepTheirLength();
    void highlightsCoverTheirCharacters_data();
    void highlightsCoverTheirCharacters();
    void fillIsWhereTheCharactersAre();
    void rightToLeftHasNoHoles();
    void copyGivesTheStoredCharacters_data();
    void copyGivesTheStoredCharacters();
    void clickTellsOfTheSentence();
    void tabWalksTheSentencesAndLeaves();
    void arrowsMoveByCharacters();
    void altArrowsChooseWholeSentences();
    void notesAreMarkedInTheMargin();
    void popupOffersTheIncidents();
    void litSentenceComesIntoView();
    void longTextsOpenAtOnce();
    void sameTextStaysWhereItWas();
    void headerSaysWhatIsShown();
    void movedAnchorsAreSaid();
    void emptyStates();
    void workbenchLeadsThePane();
    void otherDocumentsAreOffered();
};

void TestArticle::initTestCase()
{
    applyTheme(*qApp, ColourScheme::Light);
}

void TestArticle::everyUnitIsInABlock_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("feeds only") << u"\n\n\n"_s;
    QTest::newRow("ends with a feed") << u"a\nb\n"_s;
    QTest::newRow("no space") << QString(3 * longestBlock + 17, u'x');
    QTest::newRow("emoji without space") << u"\U0001F600"_s.repeated(longestBlock);
    QTest::newRow("flood of combining marks")
        << QString(u'a' % QString(3 * longestBlock, QChar(0x301)));
    QTest::newRow("words") << u"some words "_s.repeated(longestBlock);
}

void TestArticle::everyUnitIsInABlock()
{
    QFETCH(QString, text);
    qint32 next = 0;
    for (const TextBlock &block : cutIntoBlocks(text)) {
        QCOMPARE(block.start, next);
        QVERIFY(block.length <= longestBlock);
        QVERIFY(block.start == text.size() || !text.at(block.start).isLowSurrogate());
        next = block.end();
        if (block.endsParagraph && next < text.size())
            QCOMPARE(text.at(next++), u'\n');
    }
    QCOMPARE(next, text.size());
}

void TestArticle::hostileTextsKeepTheirLength()
{
    const QString stored =
        u"a\r\u2028\u202e\u0007\u00a0"_s % QChar(0) % QChar(0xd800) % u"b\U0001F600"_s;
    const QString drawn = drawnText(stored);
    QCOMPARE(drawn.size(), stored.size());
    QCOMPARE(drawn.at(1), QChar(0x240d));
    QCOMPARE(drawn.at(3), QChar(0x25af));
    QVERIFY(!drawn.contains(QChar(0x202e)));
    QVERIFY(!drawn.contains(QChar(0)));
    QCOMPARE(drawn.at(5), QChar(0xa0));
    QCOMPARE(drawn.last(2), u"\U0001F600"_s);
}

void TestArticle::highlightsCoverTheirCharacters_data()
{
    QTest::addColumn<QString>("before");
    QTest::newRow("plain") << u"Plain words. "_s;
    QTest::newRow("emoji") << u"\U0001F600\U0001F468\u200D\U0001F469\u200D\U0001F467 "_s;
    QTest::newRow("arabic") << u"\u0642\u0627\u0644 \u0645\u062a\u062d\u062f\u062b "_s;
    QTest::newRow("combining") << u"e\u0301a\u0308o\u0302\u0323 "_s;
    QTest::newRow("crlf") << u"one\r\ntwo\r\n"_s;
    QTest::newRow("no-break space") << u"a\u00a0b\u00a0\u00a0"_s;
    QTest::newRow("line and paragraph separator") << u"a\u2028b\u2029c "_s;
    QTest::newRow("override") << u"\u202eabc\u202c "_s;
    QTest::newRow("zero") << QString(u"a"_s % QChar(0) % u"b "_s);
    QTest::newRow("beyond one block")
        << QString(QString(longestBlock + 3, u'x') % u" \U0001F600 "_s);
}

void TestArticle::highlightsCoverTheirCharacters()
{
    QFETCH(QString, before);
    const QString wanted = u"cited \U0001F680 words"_s;
    DocumentView document = example::document();
    document.text = before % wanted % u" and after"_s;
    document.highlights = {
        example::highlight(document.text, wanted, SupportsFigure, example::depot, 10)};
    document.highlights.front().phrase = TextRange{document.highlights.front().range.start + 6,
                                                   document.highlights.front().range.start + 7};

    TextView view;
    view.resize(narrow);
    view.setDocument(document);
    QCOMPARE(view.reader().sentences().size(), size_t(1));
    const CitedSentence &sentence = view.reader().sentences().front();
    QCOMPARE(document.text.mid(sentence.start, sentence.end - sentence.start), wanted);
    QCOMPARE(view.reader().phrases().size(), size_t(1));
    const CitedPhrase &phrase = view.reader().phrases().front();
    QCOMPARE(document.text.mid(phrase.start, phrase.end - phrase.start), u"\U0001F680"_s);

    view.show();
    view.showSentence(0);
    QTRY_VERIFY(!view.visibleRects(sentence.start, sentence.end).isEmpty());
    // The way back: from where the first and the last character are drawn to their positions.
    const QRectF first = view.visibleRects(sentence.start, sentence.start + 1).constFirst();
    QCOMPARE(view.positionAt(QPoint(qRound(first.left() + 1), qRound(first.center().y()))),
             sentence.start);
    const QRectF last = view.visibleRects(sentence.end - 1, sentence.end).constLast();
    QCOMPARE(view.positionAt(QPoint(qRound(last.right() - 1), qRound(last.center().y()))),
             sentence.end);
}

void TestArticle::fillIsWhereTheCharactersAre()
{
    DocumentView document = example::document();
    document.text = u"\U0001F600 before CITED after"_s;
    document.highlights = {
        example::highlight(document.text, u"CITED"_s, SupportsFigure, example::depot, 10)};
    TextView view;
    view.resize(narrow);
    view.setDocument(document);
    view.setCurrentIncident(example::depot);
    view.show();
    const CitedSentence &sentence = view.reader().sentences().front();
    const QRect expected =
        view.visibleRects(sentence.start, sentence.end).constFirst().toAlignedRect();
    const QImage image = view.viewport()->grab().toImage();
    const QRect filled =
        filledArea(image, blended(Theme::light().figure, view.palette().color(QPalette::Base)));
    QVERIFY2(!filled.isEmpty(), "no pixel has the colour of a figure");
    QVERIFY(qAbs(filled.left() - expected.left()) <= 1);
    QVERIFY(qAbs(filled.right() - expected.right()) <= 1);
    QVERIFY(qAbs(filled.top() - expected.top()) <= 1);
    // And the mark in the margin beside it is the accent's.
    QVERIFY(isLike(image.pixelColor(11, expected.center().y()), Theme::light().accent));
}

void TestArticle::rightToLeftHasNoHoles()
{
    const QString arabic =
        u"\u0642\u0627\u0644 \u062b\u0644\u0627\u062b\u0629 \u0635\u0648\u0627\u0631\u064a\u062e"_s;
    DocumentView document = example::document();
    document.text = u"They said: "_s % arabic % u" today."_s;
    document.highlights = {
        example::highlight(document.text, arabic, SupportsFigure, example::depot, 10)};
    TextView view;
    view.resize(narrow);
    view.setDocument(document);
    const CitedSentence &sentence = view.reader().sentences().front();
    const auto rects = view.visibleRects(sentence.start, sentence.end);
    QCOMPARE(rects.size(), 1);
    const QRectF after = view.visibleRects(sentence.end + 1, sentence.end + 2).constFirst();
    const QRectF before = view.visibleRects(sentence.start - 2, sentence.start - 1).constFirst();
    QVERIFY(rects.constFirst().left() >= before.right());
    QVERIFY(rects.constFirst().right() <= after.left());
    QVERIFY(after.left() - before.right() - rects.constFirst().width() < 12); // two spaces
}

void TestArticle::copyGivesTheStoredCharacters_data()
{
    highlightsCoverTheirCharacters_data();
}

void TestArticle::copyGivesTheStoredCharacters()
{
    QFETCH(QString, before);
    DocumentView document = example::document();
    document.highlights.clear();
    document.text = before % u"\nsecond\u2029line"_s;
    TextView view;
    view.setDocument(document);
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view.selectedText(), document.text);
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), document.text);
}

void TestArticle::clickTellsOfTheSentence()
{
    TextView view;
    view.resize(narrow);
    view.setDocument(example::document());
    view.show();
    qRegisterMetaType<std::vector<int>>();
    QSignalSpy spy(&view, &TextView::sentencesActivated);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, middleOf(view, 1));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.at(0).at(0).value<std::vector<int>>(), std::vector<int>{1});

    const auto plain = static_cast<qint32>(view.reader().text().indexOf(u"Nothing more"_s));
    QTest::mouseClick(view.viewport(),
                      Qt::LeftButton,
                      {},
                      view.visibleRects(plain, plain + 7).constFirst().center().toPoint());
    QCOMPARE(spy.count(), 1);

    // A selection is no click.
    const QPoint from = middleOf(view, 0);
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(view.viewport(), from + QPoint(60, 0));
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, from + QPoint(60, 0));
    QCOMPARE(spy.count(), 1);
    QVERIFY(!view.selectedText().isEmpty());
}

void TestArticle::tabWalksTheSentencesAndLeaves()
{
    QWidget window;
    TextView view(&window);
    view.resize(narrow);
    QWidget next(&window);
    next.setFocusPolicy(Qt::StrongFocus);
    view.setDocument(example::document());
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    view.setFocus();
    QSignalSpy spy(&view, &TextView::sentencesActivated);
    for (int sentence = 0; sentence < 4; ++sentence) {
        QTest::keyClick(&view, Qt::Key_Tab);
        QCOMPARE(view.walkedSentence(), sentence);
        QCOMPARE(view.caret(), view.reader().sentences().at(static_cast<size_t>(sentence)).start);
    }
    QTest::keyClick(&view, Qt::Key_Backtab);
    QCOMPARE(view.walkedSentence(), 2);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QTest::keyClick(&view, Qt::Key_Tab);
    QVERIFY(view.hasFocus());
    QTest::keyClick(&view, Qt::Key_Tab);
    QVERIFY(next.hasFocus());
}

void TestArticle::arrowsMoveByCharacters()
{
    DocumentView document = example::document();
    document.highlights.clear();
    document.text = u"e\u0301\U0001F468\u200D\U0001F469x\ny"_s;
    TextView view;
    view.resize(narrow);
    view.setDocument(document);
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&view, key, modifiers);
        return view.caret();
    };
    QCOMPARE(press(Qt::Key_Right), 2);
    QCOMPARE(press(Qt::Key_Right), 7);
    QCOMPARE(press(Qt::Key_Right), 8);
    QCOMPARE(press(Qt::Key_Right), 9);
    QCOMPARE(press(Qt::Key_Left), 8);
    QCOMPARE(press(Qt::Key_Down), 10);
    QCOMPARE(press(Qt::Key_Home, Qt::ControlModifier), 0);
    QCOMPARE(press(Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier), 10);
    QCOMPARE(view.selectedText(), document.text);
}

void TestArticle::altArrowsChooseWholeSentences()
{
    DocumentView document = example::document();
    document.highlights.clear();
    const QString first = u"The ferry stopped."_s, second = u"Nobody was hurt, he said."_s,
                  third = u"It runs again."_s;
    document.text = first + u' ' + second + u'\n' + third;
    TextView view;
    view.resize(narrow);
    view.setDocument(document);
    QSignalSpy chosen(&view, &TextView::chosenChanged);
    const auto press = [&view](Qt::Key key, Qt::KeyboardModifiers more = {}) {
        QTest::keyClick(&view, key, Qt::AltModifier | more);
        return view.selectedText();
    };
    QCOMPARE(press(Qt::Key_Down), first);
    QVERIFY(chosen.count() > 0);
    QCOMPARE(press(Qt::Key_Down), second);
    QCOMPARE(qsizetype(view.chosen().start), first.size() + 1);
    QCOMPARE(press(Qt::Key_Up), first);
    QCOMPARE(press(Qt::Key_Up), first); // there is none before
    QCOMPARE(press(Qt::Key_Down, Qt::ShiftModifier), QString(first + u' ' + second));
    QCOMPARE(press(Qt::Key_Down, Qt::ShiftModifier), document.text);
    // From the middle of a sentence the whole of it is meant first.
    const auto inside = static_cast<qint32>(first.size()) + 9;
    view.select(inside, inside);
    QCOMPARE(press(Qt::Key_Down), second);
    QCOMPARE(press(Qt::Key_Down), third);
    QCOMPARE(press(Qt::Key_Down), third);
}

void TestArticle::notesAreMarkedInTheMargin()
{
    DocumentView document = example::document();
    document.highlights.clear();
    TextView view;
    view.resize(narrow);
    view.setDocument(document);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QImage before = view.viewport()->grab().toImage();
    const qint32 at = 4;
    view.setNotes({{{at, at + 6}, u"AK, 3 Jan 2026: ask for the tape"_s},
                   {{at + 2, at + 30}, u"GH: heard twice"_s}});
    const QImage after = view.viewport()->grab().toImage();
    QRect changed;
    for (int y = 0; y < after.height(); ++y) {
        for (int x = 0; x < after.width(); ++x) {
            if (after.pixel(x, y) != before.pixel(x, y))
                changed |= QRect(x, y, 1, 1);
        }
    }
    QVERIFY(!changed.isEmpty());
    // Beside the line and nowhere in the text.
    const QRectF line = view.visibleRects(at, at + 6).constFirst();
    QVERIFY(changed.left() >= line.right());
    QVERIFY(changed.top() >= line.top() - 4 && changed.bottom() <= line.bottom() + 4);
    QVERIFY(changed.width() < 16);
    QCOMPARE(view.notesAt({at + 3, at + 4}),
             u"AK, 3 Jan 2026: ask for the tape\nGH: heard twice"_s);
    QCOMPARE(view.notesAt({at + 10, at + 11}), u"GH: heard twice"_s);
    QCOMPARE(view.notesAt({at + 100, at + 110}), QString());
    view.setNotes({});
    QCOMPARE(view.viewport()->grab().toImage(), before);
}

void TestArticle::popupOffersTheIncidents()
{
    TextView view;
    view.setDocument(example::document());
    const auto incidents = incidentsOf(view.document(), view.reader(), {3}, example::airportRoad);
    QCOMPARE(incidents.size(), size_t(2));
    QCOMPARE(incidents.at(0).id, example::airportRoad);
    QCOMPARE(incidents.at(1).title, u"Rockets on the western base"_s);
    QCOMPARE(incidents.at(1).date, u"Nov 2019"_s);
    QCOMPARE(supportsWords(incidentsOf(view.document(), view.reader(), {0}, {}).at(0).supports),
             u"event, figure"_s);

    SentencePopup popup(&view);
    QSignalSpy spy(&popup, &SentencePopup::incidentChosen);
    popup.open(incidents, {}, example::airportRoad, QPoint(10, 10));
    QCOMPARE(popup.list()->currentRow(), 1); // the other one: where a click can lead
    QTest::keyClick(popup.list(), Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.at(0).at(0).value<Id>(), example::westernBase);
    QVERIFY(!popup.isVisible());
}

void TestArticle::litSentenceComesIntoView()
{
    DocumentView document = example::document();
    const QString last = u"The last sentence is far down."_s;
    document.text += u"\nFiller that nobody cites, line after line.\n"_s.repeated(200) % last
                     % u"\nEnd.\n"_s.repeated(30);
    document.highlights.push_back(
        example::highlight(document.text, last, SupportsFigure, example::depot, 99));
    TextView view;
    view.resize(narrow);
    view.setDocument(document);
    view.show();
    view.setLit({Id{99}});
    const int sentence = view.reader().sentenceOf({99});
    QVERIFY(view.reader().sentences().at(static_cast<size_t>(sentence)).lit);
    view.showSentence(sentence);
    const CitedSentence &cited = view.reader().sentences().at(static_cast<size_t>(sentence));
    const auto isWellInside = [&] {
        const auto rects = view.visibleRects(cited.start, cited.end);
        return !rects.isEmpty() && rects.constFirst().top() > 0.05 * view.viewport()->height()
               && rects.constLast().bottom() < 0.9 * view.viewport()->height();
    };
    QTRY_VERIFY(isWellInside());
    QTest::qWait(300); // the scrolling has ended
    QVERIFY(isWellInside());
}

void TestArticle::longTextsOpenAtOnce()
{
    for (const QString &piece : {u"x"_s, u"\u0301"_s, u"\u0642"_s, u"\n"_s, u"\U0001F600"_s}) {
        DocumentView document;
        document.textKind = TextKind::Original;
        document.text = piece.repeated(1'000'000 / piece.size());
        for (qint32 i = 0; i < 1000; ++i) {
            Highlight one;
            one.citation = {i + 1};
            one.range = {i * 450, i * 450 + 300};
            one.incident = example::depot;
            one.supports = SupportsFigure;
            document.highlights.push_back(one);
        }
        TextView view;
        view.resize(narrow);
        view.setDocument(document);
        view.show();
        view.grab();
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        view.grab();
        view.showSentence(static_cast<int>(view.reader().sentences().size()) - 1);
        view.grab();
        view.resize(600, 400);
        view.grab();
        QTest::keyClick(&view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(view.caret(), document.text.size());
    }
}

void TestArticle::sameTextStaysWhereItWas()
{
    DocumentView document = example::document();
    document.text += u"\nFiller that nobody cites, line after line.\n"_s.repeated(100);
    TextView view;
    view.resize(narrow);
    view.setDocument(document);
    view.show();
    view.verticalScrollBar()->setValue(300);
    document.highlights.pop_back();
    view.setDocument(document);
    QCOMPARE(view.verticalScrollBar()->value(), 300);
    document.text += u"More."_s;
    view.setDocument(document);
    QCOMPARE(view.verticalScrollBar()->value(), 0);
}

void TestArticle::headerSaysWhatIsShown()
{
    DocumentView document = example::document();
    QCOMPARE(headingOf(document), u"Summary: after the depot attack"_s);
    QCOMPARE(
        sourceLineOf(document),
        u"Summary of an article in The Harbour Post, 28 Dec 2019 \u00b7 original not attached"_s);
    document.shownTitle = u"after the depot attack"_s;
    QCOMPARE(headingOf(document), u"Summary: after the depot attack"_s);
    document.textKind = TextKind::Original;
    document.author = u"J. Okafor"_s;
    QCOMPARE(headingOf(document), document.title);
    QCOMPARE(sourceLineOf(document),
             u"The Harbour Post \u00b7 J. Okafor \u00b7 28 Dec 2019 \u00b7 original attached"_s);
    document.textKind = TextKind::ChangedVersion;
    document.highlights[0].state = u"moved"_s;
    document.highlights[1].state = u"moved"_s;
    document.highlights[2].state = u"fuzzy"_s;
    document.orphans = 1;
    QCOMPARE(
        sourceLineOf(document),
        u"The Harbour Post \u00b7 J. Okafor \u00b7 28 Dec 2019 \u00b7 changed version: 2 citations moved, 1 only alike, 1 not found"_s);
}

void TestArticle::movedAnchorsAreSaid()
{
    DocumentView document = example::document();
    document.highlights[3].state = u"fuzzy"_s;
    document.highlights[3].score = 0.87;
    const ReaderText reader(document);
    QVERIFY(reader.sentences().at(2).fuzzy);
    const QString summary = sentenceSummary(document, reader, 2, example::depot);
    QVERIFY2(summary.contains(u"87 %"_s), qPrintable(summary));
    QVERIFY(summary.startsWith(u"attribution: Rockets on the northern depot, 27 Dec 2019"_s));
    QVERIFY(anchorWords(reader, reader.sentences().at(0)).isEmpty());
}

void TestArticle::emptyStates()
{
    Workbench workbench;
    ArticlePane pane(workbench);
    QCOMPARE(pane.emptyText(),
             u"Select an incident in the table to read the sentences behind it."_s);
    DocumentView document = example::document();
    document.textKind = TextKind::None;
    QCOMPARE(
        missingTextOf(document, 37),
        u"Attach the article: drop its file on the window, or File > Import articles\u2026\n37 citations wait for it."_s);
}

void TestArticle::workbenchLeadsThePane()
{
    const SampleFile sample;
    Workbench workbench;
    ArticlePane pane(workbench);
    pane.resize(narrow);
    pane.show();
    QVERIFY(workbench.open(sample.path()));
    QTRY_VERIFY(!workbench.isLoading() && workbench.rows()->size() > 100);
    workbench.setCurrent(workbench.model()->idAt(0));
    QTRY_VERIFY(workbench.document() != nullptr && workbench.citationCount() > 0);
    QTRY_VERIFY(pane.emptyText().isEmpty());
    QCOMPARE(pane.textView()->reader().text(), workbench.document()->text);

    workbench.stepCitation(1);
    QTRY_VERIFY(workbench.document() && workbench.citation());
    const auto shown = [&] {
        const int sentence = pane.textView()->reader().sentenceOf(workbench.citation()->id);
        if (sentence < 0)
            return false;
        const CitedSentence &cited =
            pane.textView()->reader().sentences().at(static_cast<size_t>(sentence));
        return cited.lit && !pane.textView()->visibleRects(cited.start, cited.end).isEmpty();
    };
    for (int step = 0; step < workbench.citationCount(); ++step) {
        QTRY_VERIFY(shown());
        workbench.stepCitation(1);
    }

    // From a sentence to another incident that rests on it.
    const ReaderText &reader = pane.textView()->reader();
    for (int sentence = 0; sentence < static_cast<int>(reader.sentences().size()); ++sentence) {
        const auto incidents =
            incidentsOf(pane.textView()->document(), reader, {sentence}, workbench.current());
        if (incidents.empty() || incidents.back().id == workbench.current())
            continue;
        pane.textView()->showSentence(sentence);
        const auto &cited = reader.sentences().at(static_cast<size_t>(sentence));
        QTRY_VERIFY(!pane.textView()->visibleRects(cited.start, cited.end).isEmpty());
        QTest::qWait(300);
        QTest::mouseClick(
            pane.textView()->viewport(), Qt::LeftButton, {}, middleOf(*pane.textView(), sentence));
        QTRY_VERIFY(pane.popup()->isVisible());
        const Id before = workbench.current();
        QTest::keyClick(pane.popup()->list(), Qt::Key_Return);
        QVERIFY(workbench.current() != before);
        return;
    }
    QFAIL("the sample has no sentence that supports another incident");
}

void TestArticle::otherDocumentsAreOffered()
{
    DocumentBar bar;
    bar.resize(400, 30);
    bar.show();
    bar.setDocuments(
        {{{1}, u"One"_s, u"The Harbour Post"_s, u"2019-12-28"_s, 12}, {{2}, u"Two"_s, {}, {}, 3}},
        {1});
    QSignalSpy spy(&bar, &DocumentBar::documentChosen);
    QTest::keyClick(&bar, Qt::Key_Right);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.at(0).at(0).value<Id>(), Id{2});
    QVERIFY(bar.tabToolTip(0).contains(u"12 citations"_s));
}

QTEST_MAIN(TestArticle)
#include "tst_article.moc"
