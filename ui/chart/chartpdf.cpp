#include "ui/chart/chartfile.h"
#include "ui/chart/chartfileparts.h"
#include "ui/chart/chartpage.h"
#include "ui/chart/chartwords.h"
#include "ui/paper/chartfont.h"
#include "ui/paper/pdfpages.h"
#include "ui/paper/scenebuilder.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal side = 48;
constexpr int headingSize = 20;
constexpr int textSize = 13;
constexpr int frameSize = 12;
constexpr qreal headLine = 56;   ///< the rule under a running head
constexpr qreal footBase = 30;   ///< of the last line, above the lower edge
constexpr qreal footMargin = 58; ///< what entries leave free at the lower edge

// Pages of headings and entries, as long as they are.
class Annex
{
public:
    Annex(QSizeF size, const ChartStyle &style)
        : m_size(size)
        , m_style(style)
    {}

    void add(const ChartAnnex &annex)
    {
        const qreal width = m_size.width() - 2 * side;
        need(lineHeightOf(headingSize) + 3 * lineHeightOf(textSize));
        add(wrapped(annex.heading, width, headingSize, true, 2), headingSize, m_style.text);
        m_y += 6;
        for (const QString &entry : annex.entries) {
            add(wrapped(entry, width, textSize, false, 1000), textSize, m_style.quiet);
            m_y += 6;
        }
        m_y += 18;
    }

    const std::vector<ChartScene> &pages() const { return m_pages; }

private:
    void add(const std::vector<ChartTextLine> &lines, int size, const QColor &colour)
    {
        for (const ChartTextLine &line : lines) {
            need(lineHeightOf(size));
            m_y = SceneBuilder(m_pages.back(), m_style).lines({side, m_y}, {line}, size, colour);
        }
    }

    void need(qreal height)
    {
        if (!m_pages.empty() && m_y + height <= m_size.height() - footMargin)
            return;
        ChartScene page;
        page.size = m_size;
        m_pages.push_back(page);
        m_y = headLine + 16;
    }

    QSizeF m_size;
    const ChartStyle &m_style;
    std::vector<ChartScene> m_pages;
    qreal m_y = 0;
};

void layNumber(SceneBuilder &builder, size_t page, size_t pages)
{
    const QSizeF size = builder.scene().size;
    builder.text({size.width() - side, size.height() - 12},
                 ChartWords::tr("Page %1 of %2").arg(page).arg(pages),
                 frameSize,
                 builder.style().quiet,
                 SceneBuilder::Align::Right);
}

// What a page needs that may be read away from the first: whose it is, of when, how to be handled.
void layFrame(SceneBuilder &builder, const QString &headline, const ChartFileText &text)
{
    const ChartStyle &style = builder.style();
    const QSizeF size = builder.scene().size;
    const qreal width = size.width() - 2 * side;
    builder.text({side, headLine - 10},
                 elidedTo(width, ChartWords::tr("%1, continued").arg(headline), textSize, true),
                 textSize,
                 style.text,
                 SceneBuilder::Align::Left,
                 true);
    builder.line({side, headLine}, {size.width() - side, headLine}, style.grid, 1);
    if (text.dataAsOf > 0)
        builder.text({side, size.height() - footBase},
                     ChartWords::tr("Data as of") + u' ' + momentText(text.dataAsOf) + u". "_s
                         + text.program + u'.',
                     frameSize,
                     style.quiet);
    layPageMarking(builder, text.marking);
}

} // namespace

Result<QByteArray> pdfOf(const ChartScene &scene,
                         QSizeF points,
                         const std::vector<ChartAnnex> &annex,
                         const ChartFileText &text)
{
    const ChartStyle style = ChartStyle::forExport(false);
    Annex behind(scene.size, style);
    for (const ChartAnnex &one : annex) {
        if (!one.entries.isEmpty())
            behind.add(one);
    }
    ChartAnnex names{ChartWords::tr("Names in full"), {}};
    for (const ChartHint &hint : scene.hints) {
        if (!names.entries.contains(hint.text))
            names.entries += hint.text;
    }
    if (!names.entries.isEmpty())
        behind.add(names);
    std::vector<ChartScene> pages{scene};
    pages.insert(pages.end(), behind.pages().begin(), behind.pages().end());
    for (size_t page = 0; page < pages.size(); ++page) {
        SceneBuilder builder(pages[page], style);
        if (page > 0)
            layFrame(builder, scene.name, text);
        if (pages.size() > 1)
            layNumber(builder, page + 1, pages.size());
    }
    return pdfOfPages(
        pages,
        points,
        {scene.name, text.program, text.dataAsOf, QLatin1String(pdfAttachment), text.payload});
}

} // namespace sourceline
