#include "ui/sheet/sheetframe.h"

#include "ui/paper/paperwords.h"
#include "ui/sheet/sheetmeasures.h"
#include "ui/sheet/sheetwords.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int kickerSize = 18;
constexpr int titleSize = 42;
constexpr int longTitleSize = 34;
constexpr int leastTitleSize = 30;
constexpr int factsSize = 24;
constexpr int runningSize = 19;
constexpr int footSize = 15;
constexpr int markingSize = 24;
constexpr qreal headMarking = 76; ///< base lines
constexpr qreal footMarking = 1642;
constexpr qreal footTop = 1560;
constexpr QColor accent(0x00, 0x5a, 0x8c);

QString kickerWords(const BriefingSheet &sheet)
{
    return SheetWords::tr("Incident sheet  ·  %1").arg(sheet.kind);
}

QString knownWords(const BriefingSheet &sheet)
{
    return sheet.cutOff.isValid() ? SheetWords::tr("Known up to %1, the day of the newest document")
                                        .arg(dayText(sheet.cutOff))
                                  : SheetWords::tr("The casefile holds no dated document");
}

QString provenanceWords(const BriefingSheet &sheet)
{
    QStringList parts;
    if (sheet.dataAsOf > 0)
        parts += SheetWords::tr("Data as of %1, edit %2.")
                     .arg(momentText(sheet.dataAsOf), shortHash(sheet.head));
    else
        parts += SheetWords::tr("No edits yet.");
    parts += knownWords(sheet) + u'.';
    if (sheet.marking.isEmpty())
        parts += SheetWords::tr("No marking is recorded.");
    parts += SheetWords::tr("Sourceline %1.").arg(QLatin1String(SOURCELINE_VERSION));
    return parts.join(u' ');
}

} // namespace

ChartScene blankSheet(const QString &name)
{
    ChartScene page;
    page.size = sheetSize;
    page.background = Qt::white;
    page.name = name;
    return page;
}

qreal layHead(SceneBuilder &builder, const BriefingSheet &sheet, HeadSize headSize)
{
    const ChartStyle &style = builder.style();
    qreal y = sheetTop;
    builder.rect({sheetSide, y, 56, 5}, accent);
    y += 14;
    y = builder.lines({sheetSide, y},
                      wrapped(kickerWords(sheet), sheetRight - sheetSide, kickerSize, true, 0),
                      kickerSize,
                      accent);
    const qreal width = sheetRight - sheetSide;
    const bool isSmall = headSize == HeadSize::Small;
    int size = isSmall ? longTitleSize : titleSize;
    auto title = wrapped(sheet.title, width, size, true, 0);
    while (isSmall && title.size() > 1 && size > leastTitleSize) {
        size -= 2;
        title = wrapped(sheet.title, width, size, true, 0);
    }
    if (!isSmall && title.size() > 2) {
        size = longTitleSize;
        title = wrapped(sheet.title, width, size, true, 0);
    }
    y += 2;
    for (ChartTextLine &line : title)
        y = builder.lines({sheetSide, y}, {std::move(line)}, size, style.text) - size * 0.14;
    QStringList facts{sheet.place, sheet.date};
    facts.removeAll(QString());
    y = builder.lines({sheetSide, y + 4},
                      wrapped(facts.join(u"  ·  "_s), width, factsSize, false, 0),
                      factsSize,
                      style.quiet);
    return y;
}

void layRunningHead(SceneBuilder &builder, const BriefingSheet &sheet)
{
    const ChartStyle &style = builder.style();
    const QString words = SheetWords::tr("%1, continued").arg(sheet.title);
    builder.text({sheetSide, 144},
                 elidedTo(sheetRight - sheetSide, words, runningSize, true),
                 runningSize,
                 style.quiet,
                 SceneBuilder::Align::Left,
                 true);
    builder.line({sheetSide, 164}, {sheetRight, 164}, style.grid, 1.5);
}

void layMarking(SceneBuilder &builder, const QString &marking)
{
    for (const qreal y : {headMarking, footMarking})
        builder.text({sheetRight, y},
                     elidedTo(sheetRight - sheetSide, marking, markingSize, true),
                     markingSize,
                     builder.style().text,
                     SceneBuilder::Align::Right,
                     true);
}

void layFoot(SceneBuilder &builder, const BriefingSheet &sheet, bool isOne, int page, int pages)
{
    const ChartStyle &style = builder.style();
    builder.line({sheetSide, footTop}, {sheetRight, footTop}, style.axis, 1);
    const QString number = SheetWords::tr("Page %1 of %2").arg(page).arg(pages);
    const qreal room = textWidth(number, footSize, true) + 30;
    builder.text(
        {sheetRight, footTop + 22}, number, footSize, style.text, SceneBuilder::Align::Right, true);
    QString which;
    if (isOne)
        which = sheet.handle.isEmpty()
                    ? SheetWords::tr("Incident %1").arg(sheet.incident.toText())
                    : SheetWords::tr("Incident %1, %2").arg(sheet.incident.toText(), sheet.handle);
    else
        which = SheetWords::tr("Incident sheets");
    builder.text({sheetSide, footTop + 22},
                 elidedTo(sheetRight - sheetSide - room, which, footSize),
                 footSize,
                 style.quiet);
    builder.lines({sheetSide, footTop + 26},
                  wrapped(provenanceWords(sheet), sheetRight - sheetSide, footSize, false, 2),
                  footSize,
                  style.quiet);
}

} // namespace sourceline
