#include "ui/chart/chartfile.h"
#include "ui/chart/chartfileparts.h"
#include "ui/paper/chartfont.h"
#include "ui/paper/pdfpages.h"
#include "ui/paper/scenebuilder.h"

namespace sourceline {

namespace {

constexpr qreal side = 48;
constexpr int headingSize = 20;
constexpr int textSize = 13;

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
        if (!m_pages.empty() && m_y + height <= m_size.height() - 40)
            return;
        ChartScene page;
        page.size = m_size;
        m_pages.push_back(page);
        m_y = 40;
    }

    QSizeF m_size;
    const ChartStyle &m_style;
    std::vector<ChartScene> m_pages;
    qreal m_y = 0;
};

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
    std::vector<ChartScene> pages{scene};
    pages.insert(pages.end(), behind.pages().begin(), behind.pages().end());
    return pdfOfPages(
        pages,
        points,
        {scene.name, text.program, text.dataAsOf, QLatin1String(pdfAttachment), text.payload});
}

} // namespace sourceline
