#include "ui/paper/pdfpages.h"

#include "ui/paper/paperwords.h"

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

Error unfinished()
{
    return Error{PaperWords::tr("The PDF could not be finished.")};
}

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

// Qt keeps sizes upright; a wide page lies on its side by its layout.
QPageLayout layoutFor(QSizeF points)
{
    const bool isWide = points.width() > points.height();
    const QSizeF upright = isWide ? points.transposed() : points;
    return {QPageSize(upright, QPageSize::Point, QString(), QPageSize::ExactMatch),
            isWide ? QPageLayout::Landscape : QPageLayout::Portrait,
            QMarginsF()};
}

} // namespace

Result<QByteArray> pdfOfPages(const std::vector<ChartScene> &pages,
                              QSizeF points,
                              const PdfFacts &facts,
                              const PageProgress &progress)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setTitle(facts.title);
    writer.setCreator(facts.program);
    writer.setPageLayout(layoutFor(points));
    if (!facts.attachment.isEmpty())
        writer.addFileAttachment(facts.attachment, facts.attached, u"application/json"_s);
    QPainter painter;
    if (!painter.begin(&writer))
        return Error{PaperWords::tr("The page could not be begun.")};
    const double scale = points.width() * resolution / 72 / pages.front().size.width();
    painter.scale(scale, scale);
    qsizetype done = 0;
    for (const ChartScene &page : pages) {
        if (done > 0)
            writer.newPage();
        paintScene(painter, page, TextAs::Text);
        ++done;
        if (progress && !progress(done))
            return Error{PaperWords::tr("Cancelled; nothing was written.")};
    }
    if (!painter.end())
        return unfinished();
    QByteArray bytes = buffer.data();
    return bytes.endsWith("%%EOF\n") && setCreationDate(bytes, facts.dataAsOf)
               ? Result<QByteArray>(bytes)
               : Result<QByteArray>(unfinished());
}

} // namespace sourceline
