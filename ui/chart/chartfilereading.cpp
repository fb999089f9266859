#include "ui/chart/chartfileparts.h"
#include "ui/chart/chartwords.h"

#include <QXmlStreamReader>

#include <zlib.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 64; ///< elements of an SVG inside each other

Error tooLarge()
{
    return Error{ChartWords::tr("What this file carries is larger than any chart's numbers.")};
}

quint32 bigEndian(const QByteArray &bytes, qsizetype at)
{
    quint32 value = 0;
    for (qsizetype i = at; i < at + 4; ++i)
        value = value << 8 | static_cast<quint8>(bytes[i]);
    return value;
}

// Unpacks at most largestPayload bytes, whatever the packed ones promise.
Result<QByteArray> inflated(const QByteArray &packed)
{
    z_stream stream = {};
    if (inflateInit(&stream) != Z_OK)
        return noPayload();
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = static_cast<uInt>(packed.size());
    QByteArray whole;
    QByteArray part(1 << 16, Qt::Uninitialized);
    int code = Z_OK;
    while (code == Z_OK && whole.size() <= largestPayload) {
        stream.next_out = reinterpret_cast<Bytef *>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        code = inflate(&stream, Z_NO_FLUSH);
        whole.append(part.constData(), part.size() - static_cast<qsizetype>(stream.avail_out));
    }
    inflateEnd(&stream);
    if (whole.size() > largestPayload)
        return tooLarge();
    return code == Z_STREAM_END ? Result<QByteArray>(whole) : Result<QByteArray>(noPayload());
}

} // namespace

Result<QByteArray> payloadInSvg(const QByteArray &file)
{
    QXmlStreamReader xml(file);
    xml.setEntityExpansionLimit(16);
    int depth = 0;
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD: // ours has none, and what one declares is never wanted
            return noPayload();
        case QXmlStreamReader::EndElement:
            --depth;
            break;
        case QXmlStreamReader::StartElement:
            if (++depth > deepest)
                return noPayload();
            if (xml.name() == "chart"_L1 && xml.namespaceUri() == QLatin1String(svgNamespace)) {
                const QString json = xml.readElementText();
                if (xml.hasError() || json.isEmpty())
                    return noPayload();
                return json.size() > largestPayload ? Result<QByteArray>(tooLarge())
                                                    : Result<QByteArray>(json.toUtf8());
            }
            break;
        default:
            break;
        }
    }
    return noPayload();
}

Result<QByteArray> payloadInPng(const QByteArray &file)
{
    qsizetype at = 8;
    while (at + 12 <= file.size()) {
        const auto length = static_cast<qsizetype>(bigEndian(file, at));
        if (length > file.size() - at - 12)
            return noPayload();
        const QByteArray body = file.mid(at + 4, length + 4);
        at += length + 12;
        const QByteArray head = QByteArray("tEXt") + pngKeyword + '\0';
        if (!body.startsWith(head))
            continue;
        const uLong sum = crc32(
            0, reinterpret_cast<const Bytef *>(body.constData()), static_cast<uInt>(body.size()));
        if (sum != bigEndian(file, at - 4))
            return Error{ChartWords::tr("The numbers in this picture are damaged.")};
        if (length > largestPayload)
            return tooLarge();
        return body.mid(head.size());
    }
    return noPayload();
}

// Only what our own writer makes is understood: no cross-reference table, no object streams.
Result<QByteArray> payloadInPdf(const QByteArray &file)
{
    const QByteArray name = QByteArray("/F (") + pdfAttachment + ")\n/EF <</F ";
    const auto spec = file.lastIndexOf(name);
    if (spec < 0)
        return noPayload();
    const auto number = file.mid(spec + name.size(), 12).split(' ').constFirst();
    bool isNumber = false;
    number.toUInt(&isNumber);
    const auto object = isNumber ? file.indexOf(QByteArray('\n' + number + " 0 obj\n")) : -1;
    const auto stream = object < 0 ? -1 : file.indexOf("stream\n", object);
    const auto end = stream < 0 ? -1 : file.indexOf("\nendstream", stream);
    if (end < 0)
        return noPayload();
    const QByteArray dictionary = file.mid(object, stream - object);
    const QByteArray body = file.mid(stream + 7, end - stream - 7);
    if (dictionary.contains("/FlateDecode"))
        return inflated(body);
    return body.size() > largestPayload ? Result<QByteArray>(tooLarge()) : Result<QByteArray>(body);
}

} // namespace sourceline
