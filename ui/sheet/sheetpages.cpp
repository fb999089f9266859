#include "ui/sheet/sheetpages.h"

#include "ui/sheet/sheetcontents.h"
#include "ui/sheet/sheetflow.h"
#include "ui/sheet/sheetframe.h"
#include "ui/sheet/sheetmeasures.h"
#include "ui/sheet/sheetstrip.h"
#include "ui/sheet/sheetwords.h"

#include <limits>
#include <optional>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal underHead = 6;
constexpr qreal underStrip = 22;
constexpr qreal underSmallStrip = 14;
constexpr int largestText = 20;

// The largest type that takes no more pages than the smallest; rather smaller gaps than smaller
// type. None where it takes more than `most` pages.
std::optional<SheetFlow> flowFor(const BriefingSheet &sheet,
                                 qreal top,
                                 SheetFlow::Shape shape,
                                 int most = std::numeric_limits<int>::max())
{
    const auto flowing = [&](int size, SheetFlow::Part part, SheetFlow::Gaps gaps) {
        SheetFlow flow(top, size, part, gaps, shape);
        for (const BriefingSection &section : sheet.sections)
            flow.add(section);
        return flow;
    };
    using enum SheetFlow::Part;
    using enum SheetFlow::Gaps;
    const auto closest = shape == SheetFlow::Shape::Columns ? Close : Tight;
    const SheetFlow least = flowing(sheetLeastType, Anywhere, closest);
    if (least.pages() > most)
        return {};
    for (int size = largestText; size >= sheetLeastType; --size) {
        for (const auto gaps : {Usual, Tight, Close}) {
            for (const auto part : {Sections, Anywhere}) {
                if (gaps == Close && closest != Close)
                    continue;
                SheetFlow flow = flowing(size, part, gaps);
                if (flow.pages() <= least.pages())
                    return flow;
            }
        }
    }
    return least;
}

QColor colourOf(const ChartStyle &style, Ink ink)
{
    switch (ink) {
    case Ink::Text:
        return style.text;
    case Ink::Quiet:
        return style.quiet;
    case Ink::Accent:
        return {0x00, 0x5a, 0x8c};
    }
    return style.text;
}

// The pages of one sheet, without what needs their number among all.
void layOne(std::vector<ChartScene> &pages, const BriefingSheet &sheet, const ChartStyle &style)
{
    const size_t first = pages.size();
    // Where one column takes more than a page, two may not: that is what is handed over.
    const auto headed = [&](HeadSize size) {
        ChartScene page = blankSheet(sheet.title);
        SceneBuilder head(page, style);
        const qreal headEnd = layHead(head, sheet, size) + underHead;
        const qreal top = layStrip(head, headEnd, sheet.moments, sheet.date);
        return std::pair(std::move(page), top);
    };
    auto [page, top] = headed(HeadSize::Usual);
    SheetFlow flow = *flowFor(sheet, top + underStrip, SheetFlow::Shape::Beside);
    if (flow.pages() > 1) {
        auto [close, closeTop] = headed(HeadSize::Small);
        if (auto columns = flowFor(
                sheet, closeTop + underSmallStrip, SheetFlow::Shape::Columns, flow.pages() - 1)) {
            flow = *std::move(columns);
            page = std::move(close);
        }
    }
    pages.push_back(std::move(page));
    for (int next = 1; next < flow.pages(); ++next) {
        pages.push_back(blankSheet(sheet.title));
        SceneBuilder builder(pages.back(), style);
        layRunningHead(builder, sheet);
    }
    for (const SheetBar &bar : flow.bars()) {
        SceneBuilder builder(pages[first + static_cast<size_t>(bar.page)], style);
        builder.rect(bar.rect, bar.ink == Ink::Quiet ? style.grid : colourOf(style, bar.ink));
    }
    for (const SheetText &text : flow.texts()) {
        SceneBuilder builder(pages[first + static_cast<size_t>(text.page)], style);
        builder.lines(text.top, {text.line}, text.size, colourOf(style, text.ink));
    }
}

} // namespace

QString sheetsTitle(const std::vector<BriefingSheet> &sheets)
{
    return sheets.size() == 1 ? sheets.front().title
                              : SheetWords::tr("%1 incidents").arg(sheets.size());
}

std::vector<ChartScene> laySheets(const std::vector<BriefingSheet> &sheets,
                                  const QString &filter,
                                  const PageProgress &progress)
{
    const ChartStyle style = ChartStyle::forExport(false);
    std::vector<ChartScene> pages;
    std::vector<int> starts; // the first page of each
    for (const BriefingSheet &sheet : sheets) {
        starts.push_back(static_cast<int>(pages.size()));
        layOne(pages, sheet, style);
        if (progress && !progress(static_cast<qsizetype>(starts.size())))
            return {};
    }
    std::vector<ChartScene> contents;
    if (sheets.size() > 1)
        contents = layContents(sheets, starts, filter, style);
    const int before = static_cast<int>(contents.size());
    const int all = before + static_cast<int>(pages.size());
    size_t sheet = 0;
    for (int i = 0; i < static_cast<int>(pages.size()); ++i) {
        if (sheet + 1 < starts.size() && starts[sheet + 1] == i)
            ++sheet;
        SceneBuilder builder(pages[static_cast<size_t>(i)], style);
        layMarking(builder, sheets[sheet].marking);
        layFoot(builder, sheets[sheet], true, before + i + 1, all);
    }
    for (int i = 0; i < before; ++i) {
        SceneBuilder builder(contents[static_cast<size_t>(i)], style);
        const BriefingSheet &highest = highestMarked(sheets);
        layMarking(builder, highest.marking);
        layFoot(builder, highest, false, i + 1, all);
    }
    contents.insert(contents.end(),
                    std::make_move_iterator(pages.begin()),
                    std::make_move_iterator(pages.end()));
    return contents;
}

Result<QByteArray> sheetPdf(const std::vector<BriefingSheet> &sheets,
                            const QString &filter,
                            const PageProgress &progress)
{
    const std::vector<ChartScene> pages = laySheets(sheets, filter);
    return pdfOfPages(pages,
                      sheetPoints,
                      {sheetsTitle(sheets),
                       u"Sourceline "_s + QLatin1String(SOURCELINE_VERSION),
                       sheets.front().dataAsOf,
                       {},
                       {}},
                      [&](qsizetype done) {
                          return !progress
                                 || progress(done * std::ssize(sheets) / std::ssize(pages));
                      });
}

} // namespace sourceline
