#include "ui/sheet/sheetmeasures.h"
#include "ui/sheet/sheetpages.h"

#include <QRandomGenerator>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

QString text(int words, quint32 seed, int longest = 12)
{
    QRandomGenerator random(seed);
    QStringList all;
    for (int i = 0; i < words; ++i) {
        QString word;
        for (int letters = random.bounded(1, longest); letters > 0; --letters)
            word += QChar(u'a' + random.bounded(26));
        all += word;
    }
    return all.join(u' ');
}

/// A sheet with `lines` lines of `words` words in each section.
BriefingSheet sheetOf(int lines, int words, const QString &title = u"An attack"_s)
{
    BriefingSheet sheet;
    sheet.incident = Id::fromText(u"5883671442477809665"_s);
    sheet.handle = u"an-attack"_s;
    sheet.title = title;
    sheet.kind = u"Event"_s;
    sheet.place = u"Kirkuk"_s;
    sheet.date = u"27 Dec 2019"_s;
    sheet.marking = u"TLP:AMBER"_s;
    sheet.cutOff = QDate(2020, 6, 14);
    sheet.dataAsOf = 1'790'000'000'000;
    sheet.head = QByteArray(64, 'a');
    quint32 seed = 1;
    for (const QString &key : {u"what"_s,
                               u"figures"_s,
                               u"says"_s,
                               u"denies"_s,
                               u"silent"_s,
                               u"assessment"_s,
                               u"gaps"_s,
                               u"sources"_s}) {
        BriefingSection section{key, u"Heading of "_s + key, {}};
        for (int i = 0; i < lines; ++i) {
            BriefingLine line{{}, text(words, ++seed)};
            if (key == u"what" || key == u"says")
                line.lead = u"Lead%1%2"_s.arg(key).arg(i);
            line.depth = i % 3 == 1 ? 1 : 0;
            line.quiet = i % 3 == 1;
            section.lines.push_back(line);
        }
        sheet.sections.push_back(section);
    }
    const auto day = [](const QString &edtf) {
        return *parseEdtf(edtf);
    };
    sheet.moments = {{BriefingMoment::Lane::Incident, day(u"2019-12-27"_s)},
                     {BriefingMoment::Lane::Linked, day(u"2019-11"_s)},
                     {BriefingMoment::Lane::Linked, day(u"../2019-10-01"_s)},
                     {BriefingMoment::Lane::Said, day(u"2019-12-28"_s)},
                     {BriefingMoment::Lane::Published, day(u"2020-01-02"_s)}};
    return sheet;
}

std::vector<ChartText> textsOf(const ChartScene &page)
{
    std::vector<ChartText> texts;
    for (const ChartItem &item : page.items) {
        if (const auto *one = std::get_if<ChartText>(&item))
            texts.push_back(*one);
    }
    return texts;
}

// Everything on all pages, without spaces: lines are broken anywhere.
QString lettersOf(const std::vector<ChartScene> &pages)
{
    QString letters;
    for (const ChartScene &page : pages) {
        for (const ChartText &one : textsOf(page))
            letters += one.text;
    }
    return letters.remove(u' ');
}

constexpr qreal secondColumn = sheetRight - sheetHalf - 0.5;

bool hasTwoColumns(const ChartScene &page)
{
    return std::ranges::any_of(textsOf(page), [](const ChartText &one) {
        return one.at.x() >= secondColumn && one.text.startsWith(u"Heading of"_s);
    });
}

bool says(const ChartScene &page, const QString &wanted)
{
    return std::ranges::any_of(
        textsOf(page), [&wanted](const ChartText &one) { return one.text.contains(wanted); });
}

} // namespace

/// How sheets are laid on pages: nothing cut, nothing over anything else, all that every page must
/// say on every page.
class SheetPagesTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsCut_data();
    void nothingIsCut();
    void everyPageSaysWhatItIs_data();
    void everyPageSaysWhatItIs();
    void aShortOneIsOnePage();
    void typeIsNeverTooSmall();
    void whatIsNotThereIsSaid();
    void aHeadingIsNeverAlone_data();
    void aHeadingIsNeverAlone();
    void gapsGiveWayBeforeType();
    void marksLieWhereTheirDatesAre();
    void contentsLeadToTheSheets();
    void theHighestMarkingHoldsForAll();
    void stopsWhenToldTo();
};

void SheetPagesTest::nothingIsCut_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("words");
    QTest::addColumn<QString>("title");
    QTest::addRow("one line") << 1 << 5 << u"An attack"_s;
    QTest::addRow("a page") << 4 << 18 << u"Rocket barrage on the K-1 base"_s;
    QTest::addRow("just over a page") << 6 << 20 << text(12, 3);
    QTest::addRow("pages") << 12 << 40 << text(40, 4);
    QTest::addRow("long paragraphs") << 3 << 300 << u"An attack"_s;
    QTest::addRow("many lines") << 120 << 3 << u"An attack"_s;
    QTest::addRow("a title without spaces") << 2 << 10 << QString(200, u'w');
    for (int i = 0; i < 8; ++i)
        QTest::addRow("random %d", i)
            << 1 + i * 7 % 23 << 1 + i * 13 % 90 << text(3 + i * 3, 70u + quint32(i));
}

void SheetPagesTest::nothingIsCut()
{
    QFETCH(const int, lines);
    QFETCH(const int, words);
    QFETCH(const QString, title);
    const BriefingSheet sheet = sheetOf(lines, words, title);
    const auto pages = laySheets({sheet});
    const QString letters = lettersOf(pages);
    QVERIFY(letters.contains(QString(title).remove(u' ')));
    for (const BriefingSection &section : sheet.sections) {
        QVERIFY(letters.contains(QString(section.heading).remove(u' ')));
        for (const BriefingLine &line : section.lines) {
            QVERIFY(letters.contains(QString(line.lead).remove(u' ')));
            // A paragraph may go on under a heading that is said again.
            const QString whole = QString(line.text).remove(u' ');
            QVERIFY(letters.contains(whole.first(std::min<qsizetype>(whole.size(), 12))));
            QVERIFY(letters.contains(whole.last(std::min<qsizetype>(whole.size(), 12))));
        }
    }
    for (const ChartScene &page : pages) {
        QList<QRectF> areas;
        for (const ChartText &one : textsOf(page)) {
            const QRectF area(one.at.x(), one.at.y() - one.size * 0.72, one.width, one.size * 0.8);
            QVERIFY2(area.left() >= sheetSide - 0.01 && area.right() <= sheetRight + 0.51,
                     qPrintable(one.text));
            QVERIFY(area.top() > 40 && area.bottom() < sheetSize.height() - 36);
            for (const QRectF &other : std::as_const(areas))
                QVERIFY2(!other.intersects(area), qPrintable(one.text));
            areas += area;
        }
    }
}

void SheetPagesTest::everyPageSaysWhatItIs_data()
{
    QTest::addColumn<int>("lines");
    QTest::addRow("one page") << 1;
    QTest::addRow("several") << 14;
}

void SheetPagesTest::everyPageSaysWhatItIs()
{
    QFETCH(const int, lines);
    const auto pages = laySheets({sheetOf(lines, 30)});
    QCOMPARE(pages.size() > 1, lines > 1);
    for (size_t i = 0; i < pages.size(); ++i) {
        for (const QString &wanted : {u"Page %1 of %2"_s.arg(i + 1).arg(pages.size()),
                                      u"5883671442477809665"_s,
                                      u"an-attack"_s,
                                      u"Known up to 14 Jun 2020"_s,
                                      u"Data as of"_s,
                                      u"aaaaaaaa…aaaaaa"_s,
                                      u"An attack"_s})
            QVERIFY2(says(pages[i], wanted), qPrintable(wanted));
        // At head and foot, at the right, of 12 points or more.
        QList<qreal> markings;
        for (const ChartText &one : textsOf(pages[i])) {
            if (one.text != u"TLP:AMBER")
                continue;
            markings += one.at.y();
            QVERIFY(one.size >= 24 && one.bold);
            QVERIFY(std::abs(one.at.x() + one.width - sheetRight) < 0.01);
        }
        QCOMPARE(markings.size(), 2);
        QVERIFY(markings[0] < 100 && markings[1] > sheetBottom);
        QCOMPARE(pages[i].background, QColor(Qt::white));
    }
    if (lines > 1)
        QVERIFY(says(pages[1], u"continued"_s));
}

void SheetPagesTest::aShortOneIsOnePage()
{
    const auto pages = laySheets({sheetOf(3, 12)});
    QCOMPARE(pages.size(), size_t(1));
}

void SheetPagesTest::typeIsNeverTooSmall()
{
    for (int lines = 1; lines < 12; ++lines) {
        for (const ChartScene &page : laySheets({sheetOf(lines, 14)})) {
            for (const ChartText &one : textsOf(page))
                QVERIFY2(one.size >= 15, qPrintable(one.text)); // half points
        }
    }
}

void SheetPagesTest::whatIsNotThereIsSaid()
{
    BriefingSheet sheet = sheetOf(1, 4);
    sheet.marking.clear();
    sheet.cutOff = {};
    sheet.moments.clear();
    sheet.handle.clear();
    sheet.place.clear();
    sheet.date.clear();
    sheet.dataAsOf = 0;
    const auto pages = laySheets({sheet});
    for (const QString &wanted :
         {u"Nomarkingisrecorded."_s, u"nodateddocument"_s, u"Noeditsyet."_s})
        QVERIFY2(lettersOf(pages).contains(wanted), qPrintable(wanted));
    QVERIFY(!says(pages.front(), u"Happened"_s));
}

void SheetPagesTest::aHeadingIsNeverAlone_data()
{
    QTest::addColumn<int>("words");
    for (const int words : {9, 47, 75, 180}) // paragraphs of one to a dozen lines
        QTest::addRow("%d words", words) << words;
}

void SheetPagesTest::aHeadingIsNeverAlone()
{
    QFETCH(const int, words);
    for (int lines = 1; lines < 16; lines += lines < 6 ? 1 : 5) {
        for (const ChartScene &page : laySheets({sheetOf(lines, words)})) {
            std::array<qreal, 2> heading{}, body{}; // of each column
            const bool isInColumns = hasTwoColumns(page);
            for (const ChartText &one : textsOf(page)) {
                if (one.at.y() > sheetBottom)
                    continue;
                const size_t column = isInColumns && one.at.x() >= secondColumn ? 1 : 0;
                if (one.text.startsWith(u"Heading of"_s))
                    heading[column] = std::max(heading[column], one.at.y());
                else
                    body[column] = std::max(body[column], one.at.y());
            }
            QVERIFY(heading[0] <= body[0] && heading[1] <= body[1]);
        }
    }
}

// What is a little too long for one page closes up first, and gets smaller letters only then.
void SheetPagesTest::gapsGiveWayBeforeType()
{
    const auto largest = [](const ChartScene &page) {
        int size = 0;
        for (const ChartText &one : textsOf(page)) {
            if (one.at.x() >= sheetColumn && one.at.y() > 500 && one.at.y() < sheetBottom)
                size = std::max(size, one.size);
        }
        return size;
    };
    int before = 20;
    int ends = 0;
    for (int words = 4; words < 60; words += 2) {
        const auto pages = laySheets({sheetOf(3, words)});
        if (pages.size() > 1 || hasTwoColumns(pages.front()))
            break;
        QVERIFY(largest(pages.front()) <= before);
        before = largest(pages.front());
        ends = words;
    }
    QVERIFY(ends > 12);
    QCOMPARE(before, 17);
}

void SheetPagesTest::marksLieWhereTheirDatesAre()
{
    // In order of time from left to right, a span as wide as it is long.
    BriefingSheet sheet = sheetOf(1, 4);
    const auto moment = [](const QString &edtf) {
        return BriefingMoment{BriefingMoment::Lane::Said, *parseEdtf(edtf)};
    };
    sheet.moments = {moment(u"2020-01-01"_s), moment(u"2020-03"_s), moment(u"2020-06-30"_s)};
    std::vector<QRectF> marks;
    const auto pages = laySheets({sheet});
    for (const ChartItem &item : pages.front().items) {
        const auto *path = std::get_if<ChartPath>(&item);
        if (path && path->fill.isValid())
            marks.push_back(path->path.boundingRect());
    }
    QCOMPARE(marks.size(), size_t(3));
    std::ranges::sort(marks, {}, [](const QRectF &mark) { return mark.center().x(); });
    const double day = (marks[2].center().x() - marks[0].center().x()) / 181;
    QVERIFY(std::abs(marks[1].width() - 31 * day) < day / 2);
    QVERIFY(std::abs(marks[1].left() - marks[0].center().x() - 59.5 * day) < day);
    for (const QRectF &mark : marks)
        QVERIFY(mark.left() >= sheetColumn && mark.right() <= sheetRight);
}

void SheetPagesTest::contentsLeadToTheSheets()
{
    std::vector<BriefingSheet> sheets;
    for (int i = 0; i < 40; ++i)
        sheets.push_back(sheetOf(i % 3 == 0 ? 12 : 2, 15, u"Attack number %1"_s.arg(i)));
    const auto pages = laySheets(sheets, u"place is Kirkuk"_s);
    QVERIFY(says(pages.front(), u"40 incidents"_s));
    QVERIFY(says(pages.front(), u"Filter: place is Kirkuk"_s));
    int entries = 0;
    for (const ChartScene &page : pages) {
        if (page.name != u"40 incidents")
            continue;
        const auto texts = textsOf(page);
        for (const ChartText &one : texts) {
            if (!one.text.startsWith(u"Attack number"_s))
                continue;
            const auto number = std::ranges::find_if(texts, [&one](const ChartText &other) {
                bool isNumber = false;
                other.text.toInt(&isNumber);
                return isNumber && std::abs(other.at.y() - one.at.y()) < 1;
            });
            QVERIFY(number != texts.end());
            const ChartScene &sheet = pages[number->text.toUInt() - 1];
            QCOMPARE(sheet.name, one.text);
            QVERIFY(says(sheet, u"Incident sheet"_s));
            ++entries;
        }
    }
    QCOMPARE(entries, 40);
}

void SheetPagesTest::theHighestMarkingHoldsForAll()
{
    std::vector<BriefingSheet> sheets{sheetOf(1, 3), sheetOf(1, 3), sheetOf(1, 3)};
    sheets[0].marking = u"TLP:GREEN"_s;
    sheets[0].markingRank = 3;
    sheets[1].marking = u"TLP:RED"_s;
    sheets[1].markingRank = 6;
    sheets[2].marking.clear();
    sheets[2].markingRank = 0;
    const auto pages = laySheets(sheets);
    QVERIFY(says(pages[0], u"TLP:RED"_s));
    QVERIFY(says(pages[1], u"TLP:GREEN"_s));
    QVERIFY(lettersOf({pages[3]}).contains(u"Nomarkingisrecorded."_s));
}

void SheetPagesTest::stopsWhenToldTo()
{
    qsizetype told = 0;
    const auto pages = laySheets({sheetOf(1, 3), sheetOf(1, 3)}, {}, [&told](qsizetype done) {
        told = done;
        return false;
    });
    QVERIFY(pages.empty());
    QCOMPARE(told, 1);
    const auto pdf = sheetPdf({sheetOf(1, 3)}, {}, [](qsizetype) { return false; });
    QVERIFY(!pdf);
}

QTEST_MAIN(SheetPagesTest)
#include "tst_sheetpages.moc"
