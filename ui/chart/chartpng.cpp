#include "ui/chart/chartfile.h"
#include "ui/chart/chartfileparts.h"
#include "ui/chart/chartwords.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

#include <zlib.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// PNG 1.2: 8 bytes of signature, then IHDR of 4 + 4 + 13 + 4.
constexpr qsizetype afterHeader = 8 + 25;
constexpr double dotsPerMetre = 96 / 0.0254; ///< at 1280 × 720

void appendBigEndian(QByteArray &bytes, quint32 value)
{
    for (const int shift : {24, 16, 8, 0})
        bytes += static_cast<char>((value >> shift) & 0xff);
}

QByteArray textChunk(const QByteArray &keyword, const QByteArray &latin1)
{
    QByteArray body = "tEXt" + keyword;
    body += '\0';
    body += latin1;
    QByteArray chunk;
    appendBigEndian(chunk, static_cast<quint32>(body.size() - 4));
    chunk += body;
    const uLong sum =
        crc32(0, reinterpret_cast<const Bytef *>(body.constData()), static_cast<uInt>(body.size()));
    appendBigEndian(chunk, static_cast<quint32>(sum));
    return chunk;
}

} // namespace

Result<QByteArray> pngOf(const ChartScene &scene, QSize pixels, const ChartFileText &text)
{
    QImage image(pixels,
                 scene.background.isValid() ? QImage::Format_RGB32
                                            : QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return Error{ChartWords::tr("There is no memory for a picture of %1 × %2.")
                         .arg(pixels.width())
                         .arg(pixels.height())};
    const double scale = pixels.width() / scene.size.width();
    image.fill(scene.background.isValid() ? scene.background : QColor(Qt::transparent));
    image.setDotsPerMeterX(qRound(dotsPerMetre * scale));
    image.setDotsPerMeterY(qRound(dotsPerMetre * scale));
    QPainter painter(&image);
    painter.scale(scale, pixels.height() / scene.size.height());
    // Outlines look the same whatever the machine's settings for fonts are.
    paintScene(painter, scene, TextAs::Outlines);
    painter.end();
    image.setText(u"Title"_s, scene.name);
    image.setText(u"Description"_s, text.altText);
    image.setText(u"Software"_s, text.program);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return Error{ChartWords::tr("The picture could not be packed as PNG.")};
    QByteArray bytes = buffer.data();
    bytes.insert(afterHeader, textChunk(pngKeyword, asciiJson(text.payload)));
    return bytes;
}

} // namespace sourceline
