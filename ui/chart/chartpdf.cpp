#include "ui/chart/chartfile.h"
#include "ui/chart/chartfileparts.h"
#include "ui/chart/chartfont.h"
#include "ui/chart/chartwords.h"
#include "ui/chart/scenebuilder.h"

#include <QBuffer>
#include <QDateTime>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTimeZone>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int resolution = 1200;
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

// Qt writes the time of writing; the file is to be the same whenever it is made.
bool setCreationDate(QByteArray &pdf, qint64 milliseconds)
{
    const QByteArray key = "/CreationDate (D:";
    const auto at = pdf.indexOf(key);
    const auto end = pdf.indexOf(')', at);
    if (at < 0 || end < 0)
        return false;
    const auto start = at + key.size();
    QByteArray date = QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC)
                          .toString(u"yyyyMMddHHmmss"_s)
                          .toLatin1()
                      + 'Z';
    const auto room = end - start;
    if (room > date.size())
        date = date.chopped(1)
               + QByteArray("+00'00'").first(std::min<qsizetype>(7, room - date.size() + 1));
    if (date.size() != room)
        return false;
    pdf.replace(start, room, date);
    return true;
}

} // namespace

Result<QByteArray> pdfOf(const ChartScene &scene,
                         QSizeF points,
                         const std::vector<ChartAnnex> &annex,
                         const ChartFileText &text)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setTitle(scene.name);
    writer.setCreator(text.program);
    const QPageSize size(points, QPageSize::Point, QString(), QPageSize::ExactMatch);
    // Qt keeps sizes upright; the page lies on its side by its layout.
    const bool isWide = points.width() > points.height();
    writer.setPageLayout(QPageLayout(
        isWide ? QPageSize(points.transposed(), QPageSize::Point, QString(), QPageSize::ExactMatch)
               : size,
        isWide ? QPageLayout::Landscape : QPageLayout::Portrait,
        QMarginsF()));
    writer.addFileAttachment(QLatin1String(pdfAttachment), text.payload, u"application/json"_s);
    const ChartStyle style = ChartStyle::forExport(false);
    Annex pages(scene.size, style);
    for (const ChartAnnex &one : annex) {
        if (!one.entries.isEmpty())
            pages.add(one);
    }
    QPainter painter;
    if (!painter.begin(&writer))
        return Error{ChartWords::tr("The page could not be begun.")};
    const double scale = points.width() * resolution / 72 / scene.size.width();
    painter.scale(scale, scale);
    paintScene(painter, scene, TextAs::Text);
    for (const ChartScene &page : pages.pages()) {
        writer.newPage();
        paintScene(painter, page, TextAs::Text);
    }
    if (!painter.end())
        return Error{ChartWords::tr("The PDF could not be finished.")};
    QByteArray bytes = buffer.data();
    if (!bytes.endsWith("%%EOF\n") || !setCreationDate(bytes, text.dataAsOf))
        return Error{ChartWords::tr("The PDF could not be finished.")};
    return bytes;
}

} // namespace sourceline
