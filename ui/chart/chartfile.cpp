#include "ui/chart/chartfile.h"

#include "ui/chart/chartfileparts.h"
#include "ui/chart/chartwords.h"

#include <QFile>
#include <QFileInfo>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 256 << 20;

} // namespace

std::optional<ChartFormat> chartFormatOf(const QString &path)
{
    const QString end = QFileInfo(path).suffix().toLower();
    if (end == "svg"_L1)
        return ChartFormat::Svg;
    if (end == "pdf"_L1)
        return ChartFormat::Pdf;
    if (end == "png"_L1)
        return ChartFormat::Png;
    return std::nullopt;
}

Error noPayload()
{
    return Error{ChartWords::tr("This file holds no chart of Sourceline's: it was made by another "
                                "program, or saved again by one.")};
}

QByteArray asciiJson(const QByteArray &json)
{
    QByteArray ascii;
    ascii.reserve(json.size());
    for (const QChar unit : QString::fromUtf8(json)) {
        if (unit.unicode() < 0x7f)
            ascii += static_cast<char>(unit.unicode());
        else
            ascii += "\\u" + QByteArray::number(unit.unicode(), 16).rightJustified(4, '0');
    }
    return ascii;
}

Result<QByteArray> chartPayloadIn(const QByteArray &file)
{
    if (file.startsWith("\x89PNG\r\n\x1a\n"))
        return payloadInPng(file);
    if (file.startsWith("%PDF-"))
        return payloadInPdf(file);
    return payloadInSvg(file);
}

Result<QByteArray> readChartPayload(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    if (!QFileInfo(path).isFile())
        return Error{ChartWords::tr("There is no file %1.").arg(path)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ChartWords::tr("%1 cannot be read: %2.").arg(name, file.errorString())};
    if (file.size() > largestFile)
        return Error{ChartWords::tr("%1 is larger than any chart of Sourceline's.").arg(name)};
    const auto payload = chartPayloadIn(file.readAll());
    if (!payload)
        return Error{name + u": "_s + payload.error().message};
    return payload;
}

} // namespace sourceline
