#include "ui/chart/chartfile.h"
#include "ui/chart/chartfileparts.h"

#include <QXmlStreamWriter>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// As short as a hundredth of a unit needs.
QString number(qreal value)
{
    QString text = QString::number(value, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text == "-0"_L1 ? u"0"_s : text;
}

QString paint(const QColor &colour)
{
    return colour.isValid() ? colour.name() : u"none"_s;
}

QString pathData(const QPainterPath &path)
{
    QString data;
    const auto point = [&data](const QPainterPath::Element &at) {
        data += number(at.x) % u' ' % number(at.y);
    };
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element at = path.elementAt(i);
        switch (at.type) {
        case QPainterPath::MoveToElement:
            data += u'M';
            break;
        case QPainterPath::LineToElement:
            data += u'L';
            break;
        case QPainterPath::CurveToElement:
            data += u'C';
            break;
        case QPainterPath::CurveToDataElement:
            data += u' ';
            break;
        }
        point(at);
    }
    return data;
}

class SvgWriting
{
public:
    SvgWriting(QXmlStreamWriter &xml, TextAs textAs)
        : m_xml(xml)
        , m_textAs(textAs)
    {}

    void operator()(const ChartRect &item) const
    {
        m_xml.writeEmptyElement(u"rect"_s);
        m_xml.writeAttribute(u"x"_s, number(item.rect.x()));
        m_xml.writeAttribute(u"y"_s, number(item.rect.y()));
        m_xml.writeAttribute(u"width"_s, number(item.rect.width()));
        m_xml.writeAttribute(u"height"_s, number(item.rect.height()));
        drawn(item.fill, item.line, item.width);
    }

    void operator()(const ChartPath &item) const
    {
        m_xml.writeEmptyElement(u"path"_s);
        m_xml.writeAttribute(u"d"_s, pathData(item.path));
        drawn(item.fill, item.line, item.width);
        if (item.dashed)
            m_xml.writeAttribute(u"stroke-dasharray"_s, u"5 3"_s);
    }

    void operator()(const ChartText &item) const
    {
        if (m_textAs == TextAs::Outlines) {
            (*this)(ChartPath{outlinesOf(item), item.colour, {}});
            return;
        }
        m_xml.writeStartElement(u"text"_s);
        m_xml.writeAttribute(u"x"_s, number(item.at.x()));
        m_xml.writeAttribute(u"y"_s, number(item.at.y()));
        m_xml.writeAttribute(u"font-size"_s, QString::number(item.size));
        if (item.bold)
            m_xml.writeAttribute(u"font-weight"_s, u"700"_s);
        m_xml.writeAttribute(u"fill"_s, paint(item.colour));
        // Where another font stands in, the line keeps its length.
        m_xml.writeAttribute(u"textLength"_s, number(item.width));
        m_xml.writeAttribute(u"lengthAdjust"_s, u"spacingAndGlyphs"_s);
        m_xml.writeCharacters(item.text);
        m_xml.writeEndElement();
    }

private:
    void drawn(const QColor &fill, const QColor &line, qreal width) const
    {
        m_xml.writeAttribute(u"fill"_s, paint(fill));
        if (!line.isValid())
            return;
        m_xml.writeAttribute(u"stroke"_s, paint(line));
        m_xml.writeAttribute(u"stroke-width"_s, number(width));
    }

    QXmlStreamWriter &m_xml;
    TextAs m_textAs;
};

void writeHead(QXmlStreamWriter &xml, const ChartScene &scene, const ChartFileText &text)
{
    xml.writeStartElement(u"title"_s);
    xml.writeAttribute(u"id"_s, u"title"_s);
    xml.writeCharacters(scene.name);
    xml.writeEndElement();
    xml.writeStartElement(u"desc"_s);
    xml.writeAttribute(u"id"_s, u"desc"_s);
    xml.writeCharacters(text.altText);
    xml.writeEndElement();
    xml.writeStartElement(u"metadata"_s);
    xml.writeStartElement(u"chart"_s);
    xml.writeDefaultNamespace(QLatin1String(svgNamespace));
    xml.writeCharacters(QString::fromLatin1(asciiJson(text.payload)));
    xml.writeEndElement();
    xml.writeEndElement();
}

} // namespace

QByteArray svgOf(const ChartScene &scene, QSize pixels, TextAs textAs, const ChartFileText &text)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(1);
    xml.writeStartDocument();
    xml.writeStartElement(u"svg"_s);
    xml.writeDefaultNamespace(u"http://www.w3.org/2000/svg"_s);
    xml.writeAttribute(u"version"_s, u"1.1"_s);
    xml.writeAttribute(u"width"_s, QString::number(pixels.width()));
    xml.writeAttribute(u"height"_s, QString::number(pixels.height()));
    xml.writeAttribute(u"viewBox"_s,
                       u"0 0 "_s + number(scene.size.width()) + u' ' + number(scene.size.height()));
    xml.writeAttribute(u"font-family"_s,
                       u"'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', sans-serif"_s);
    xml.writeAttribute(u"role"_s, u"img"_s);
    xml.writeAttribute(u"aria-labelledby"_s, u"title desc"_s);
    writeHead(xml, scene, text);
    if (scene.background.isValid())
        SvgWriting(xml, textAs)(ChartRect{QRectF(QPointF(), scene.size), scene.background, {}});
    for (const ChartItem &item : scene.items)
        std::visit(SvgWriting(xml, textAs), item);
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

} // namespace sourceline
