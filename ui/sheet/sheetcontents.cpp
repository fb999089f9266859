#include "ui/sheet/sheetcontents.h"

#include "ui/sheet/sheetframe.h"
#include "ui/sheet/sheetmeasures.h"
#include "ui/sheet/sheetpages.h"
#include "ui/sheet/sheetstrip.h"
#include "ui/sheet/sheetwords.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int textSize = 18;
constexpr qreal entriesLeft = sheetColumn;
constexpr qreal pageRoom = 70;
constexpr qreal nextTop = 190;
constexpr qreal entryGap = 8;
constexpr qsizetype mostFigures = 8;
constexpr int summarySize = 15;
constexpr size_t mostSummed =
    8; // incidents: of few there is room to say what the page of each says

struct Entry
{
    std::vector<ChartTextLine> date, title, summary;
    int page = 0; ///< of the contents
    qreal y = 0;
};

// What every sheet's own moment is, once each.
std::vector<BriefingMoment> happened(const std::vector<BriefingSheet> &sheets)
{
    std::vector<BriefingMoment> moments;
    for (const BriefingSheet &sheet : sheets) {
        for (const BriefingMoment &moment : sheet.moments) {
            if (moment.lane == BriefingMoment::Lane::Incident
                && std::ranges::find(moments, moment) == moments.end())
                moments.push_back(moment);
        }
    }
    return moments;
}

// The figures and the assessment, as the sheet has them.
QString summaryOf(const BriefingSheet &sheet)
{
    QStringList figures, assessed;
    for (const BriefingSection &section : sheet.sections) {
        for (const BriefingLine &line : section.lines) {
            if (line.quiet || line.depth > 0)
                continue;
            if (section.key == u"figures")
                figures += line.lead.isEmpty() ? line.text : QString(line.lead + u' ' + line.text);
            else if (section.key == u"assessment" && assessed.isEmpty())
                assessed += line.lead.isEmpty() ? line.text.section(u". "_s, 0, 0)
                                                : QString(line.lead + u": "_s + line.text);
        }
    }
    if (figures.size() > mostFigures)
        figures = figures.mid(0, mostFigures) << u"…"_s;
    return (figures + assessed).join(u" · "_s);
}

std::vector<Entry> entriesFrom(const std::vector<BriefingSheet> &sheets, qreal top)
{
    std::vector<Entry> entries;
    int page = 0;
    qreal y = top;
    for (const BriefingSheet &sheet : sheets) {
        Entry entry;
        const QString date = sheet.date.isEmpty() ? SheetWords::tr("no date") : sheet.date;
        entry.date = wrapped(date, entriesLeft - sheetSide - 20, textSize, false, 0);
        const QString place = sheet.place.isEmpty() ? QString() : QString(u"· "_s + sheet.place);
        entry.title =
            wrapped({{sheet.title, true}, {place, false}}, sheetWidth - pageRoom, textSize, 0);
        if (sheets.size() <= mostSummed)
            entry.summary = wrapped(summaryOf(sheet), sheetWidth - pageRoom, summarySize, false, 4);
        const qreal titles = lineHeightOf(textSize) * static_cast<qreal>(entry.title.size())
                             + lineHeightOf(summarySize) * static_cast<qreal>(entry.summary.size());
        const qreal dates = lineHeightOf(textSize) * static_cast<qreal>(entry.date.size());
        const qreal height = std::max(dates, titles);
        if (y + height > sheetBottom) {
            ++page;
            y = nextTop;
        }
        entry.page = page;
        entry.y = y;
        y += height + (entry.summary.empty() ? entryGap : 2 * entryGap);
        entries.push_back(std::move(entry));
    }
    return entries;
}

BriefingSheet headOf(const std::vector<BriefingSheet> &sheets)
{
    BriefingSheet head;
    head.title = sheetsTitle(sheets);
    head.kind = SheetWords::tr("Contents");
    return head;
}

qreal layChosen(SceneBuilder &builder, qreal y, const QString &filter)
{
    if (filter.isEmpty())
        return y;
    const auto words = wrapped(
        SheetWords::tr("Filter: %1").arg(filter), sheetRight - sheetSide, textSize, false, 0);
    return builder.lines({sheetSide, y}, words, textSize, builder.style().quiet) + 6;
}

} // namespace

const BriefingSheet &highestMarked(const std::vector<BriefingSheet> &sheets)
{
    return *std::ranges::max_element(sheets, {}, &BriefingSheet::markingRank);
}

std::vector<ChartScene> layContents(const std::vector<BriefingSheet> &sheets,
                                    const std::vector<int> &starts,
                                    const QString &filter,
                                    const ChartStyle &style)
{
    const BriefingSheet head = headOf(sheets);
    std::vector<ChartScene> pages{blankSheet(head.title)};
    SceneBuilder first(pages.back(), style);
    qreal y = layChosen(first, layHead(first, head) + 4, filter);
    y = layStrip(first, y, happened(sheets)) + 26;
    const std::vector<Entry> entries = entriesFrom(sheets, y);
    while (static_cast<int>(pages.size()) <= entries.back().page) {
        pages.push_back(blankSheet(head.title));
        SceneBuilder builder(pages.back(), style);
        layRunningHead(builder, head);
    }
    const int before = static_cast<int>(pages.size());
    for (size_t i = 0; i < entries.size(); ++i) {
        const Entry &entry = entries[i];
        SceneBuilder builder(pages[static_cast<size_t>(entry.page)], style);
        builder.lines({sheetSide, entry.y}, entry.date, textSize, style.quiet);
        const qreal end = builder.lines({entriesLeft, entry.y}, entry.title, textSize, style.text);
        builder.lines({entriesLeft, end}, entry.summary, summarySize, style.quiet);
        builder.text({sheetRight, entry.y + lineHeightOf(textSize) * 0.75},
                     QString::number(before + starts[i] + 1),
                     textSize,
                     style.text,
                     SceneBuilder::Align::Right);
    }
    return pages;
}

} // namespace sourceline
