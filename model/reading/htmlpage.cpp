#include "model/reading/htmlpage.h"

#include "model/reading/htmlnames.h"

#include <QRegularExpression>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestJsonLd = 4 << 20;
constexpr size_t mostJsonLd = 64;
constexpr qsizetype mostMeta = 5000;

QByteArray bytesOf(const xmlChar *text)
{
    return QByteArray(reinterpret_cast<const char *>(text));
}

using Attributes = QHash<QByteArray, QByteArray>;

Attributes attributesOf(const xmlChar **pairs)
{
    Attributes attributes;
    for (; pairs && pairs[0]; pairs += 2)
        attributes.insert(bytesOf(pairs[0]).toLower(), pairs[1] ? bytesOf(pairs[1]) : QByteArray());
    return attributes;
}

// Takes libxml2's events and makes blocks of them.
class PageBuilder
{
public:
    PageBuilder() { m_page.elements.push_back({}); }

    void start(const QByteArray &name, const Attributes &attributes);
    void end(const QByteArray &name);
    void characters(QUtf8StringView text);
    void comment(const QByteArray &text);
    HtmlPage finish();

private:
    struct Open
    {
        QByteArray name;
        int element = 0;
        bool hidden = false; ///< what is in it is not shown
        bool link = false;
        bool kept = false; ///< pre: white space counts
    };

    const Open &top() const { return m_open.empty() ? m_root : m_open.back(); }

    void readHead(const QByteArray &name, const Attributes &attributes);
    void openElement(Open &open, const Attributes &attributes);
    void flush();
    void append(const QString &text, bool keepsSpace);
    void leave(const Open &open);

    HtmlPage m_page;
    Open m_root;
    std::vector<Open> m_open;
    HtmlBlock m_block;
    QString *m_captured = nullptr; // title or the first h1
    QByteArray m_script;
    bool m_inScript = false;
};

void PageBuilder::start(const QByteArray &name, const Attributes &attributes)
{
    readHead(name, attributes);
    Open open = top();
    open.name = name;
    if (name == "br") {
        m_block.text += u'\n';
        return;
    }
    if (isVoid(name)) {
        if (name == "hr")
            flush();
        return;
    }
    open.hidden |= isNeverShown(name);
    open.link |= name == "a";
    open.kept |= name == "pre";
    if (isBlock(name)) {
        flush();
        openElement(open, attributes);
    }
    if (name == "td" || name == "th")
        m_block.text += m_block.text.isEmpty() ? u""_s : u"\t"_s;
    m_open.push_back(open);
}

void PageBuilder::openElement(Open &open, const Attributes &attributes)
{
    HtmlElement element;
    element.parent = open.element;
    element.name = open.name;
    element.outside =
        isOutside(open.name, attributes.value("role")) || attributes.contains("hidden")
        || attributes.value("style").toLower().replace(' ', "").contains("display:none");
    element.named = !isWhole(open.name)
                    && soundsOutside(attributes.value("class") + ' ' + attributes.value("id"));
    open.element = int(m_page.elements.size());
    m_block.element = open.element;
    m_page.elements.push_back(std::move(element));
}

void PageBuilder::readHead(const QByteArray &name, const Attributes &attributes)
{
    if (name == "meta" && m_page.meta.size() < mostMeta) {
        QByteArray key = attributes.value("property");
        for (const char *other : {"name", "itemprop"}) {
            if (key.isEmpty())
                key = attributes.value(other);
        }
        const QString content = QString::fromUtf8(attributes.value("content")).simplified();
        if (!key.isEmpty() && !content.isEmpty())
            m_page.meta.insert(key.toLower(), content);
    } else if (name == "link" && attributes.value("rel").toLower() == "canonical") {
        m_page.canonical = QString::fromUtf8(attributes.value("href")).simplified();
    } else if (name == "time" && m_page.time.isEmpty()) {
        m_page.time = QString::fromUtf8(attributes.value("datetime"));
    } else if (name == "html" && m_page.language.isEmpty()) {
        m_page.language = QString::fromUtf8(attributes.value("lang"));
    } else if (name == "script") {
        m_inScript = attributes.value("type").toLower().trimmed() == "application/ld+json";
        m_script.clear();
    } else if (name == "title" && m_page.title.isEmpty() && top().name != "svg") {
        m_captured = &m_page.title;
    } else if (name == "h1" && m_page.heading.isEmpty()) {
        m_captured = &m_page.heading;
    }
}

void PageBuilder::end(const QByteArray &name)
{
    if (name == "script" && m_inScript) {
        if (m_page.jsonLd.size() < mostJsonLd)
            m_page.jsonLd.push_back(m_script);
        m_inScript = false;
    }
    if (name == "title" || name == "h1")
        m_captured = nullptr;
    if (isVoid(name) || m_open.empty())
        return;
    // libxml2 closes what it opened, in order.
    if (m_open.back().name != name)
        return;
    const Open open = m_open.back();
    m_open.pop_back();
    leave(open);
}

void PageBuilder::leave(const Open &open)
{
    if (!isBlock(open.name))
        return;
    flush();
    m_block.element = top().element;
}

void PageBuilder::append(const QString &text, bool keepsSpace)
{
    if (keepsSpace) {
        m_block.text += text;
        return;
    }
    QString &block = m_block.text;
    block.reserve(block.size() + text.size());
    for (const QChar c : text) {
        const bool space = c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f';
        if (!space)
            block += c;
        else if (!block.isEmpty() && block.back() != u' ' && block.back() != u'\n'
                 && block.back() != u'\t')
            block += u' ';
    }
}

void PageBuilder::characters(QUtf8StringView utf8)
{
    if (m_inScript) {
        if (m_script.size() + utf8.size() <= longestJsonLd)
            m_script.append(utf8.data(), utf8.size());
        return;
    }
    const QString text = utf8.toString();
    if (m_captured && m_captured->size() < 2000)
        *m_captured += text;
    if (top().hidden)
        return;
    const qsizetype before = m_block.text.size();
    append(text, top().kept);
    if (top().link)
        m_block.linked += m_block.text.size() - before;
}

// Browsers write where a page was when they save it.
void PageBuilder::comment(const QByteArray &text)
{
    static const QRegularExpression saved(u"saved from url=\\(\\d+\\)(\\S+)"_s);
    if (m_page.savedFrom.isEmpty() && text.size() < 4000)
        m_page.savedFrom = saved.match(QString::fromUtf8(text)).captured(1);
}

void PageBuilder::flush()
{
    const int element = m_block.element;
    QStringList lines;
    for (const QString &line : m_block.text.split(u'\n')) {
        if (const QString trimmed = line.trimmed(); !trimmed.isEmpty())
            lines += trimmed;
    }
    if (!lines.isEmpty()) {
        m_block.text = lines.join(u'\n');
        m_page.blocks.push_back(std::move(m_block));
    }
    m_block = {};
    m_block.element = element;
}

HtmlPage PageBuilder::finish()
{
    flush();
    m_page.title = m_page.title.simplified();
    m_page.heading = m_page.heading.simplified();
    return std::move(m_page);
}

PageBuilder &builder(void *user)
{
    return *static_cast<PageBuilder *>(user);
}

htmlSAXHandler handlers()
{
    htmlSAXHandler handler{};
    handler.startElement = [](void *user, const xmlChar *name, const xmlChar **attributes) {
        builder(user).start(bytesOf(name).toLower(), attributesOf(attributes));
    };
    handler.endElement = [](void *user, const xmlChar *name) {
        builder(user).end(bytesOf(name).toLower());
    };
    const auto text = [](void *user, const xmlChar *characters, int length) {
        builder(user).characters(
            QUtf8StringView(reinterpret_cast<const char *>(characters), length));
    };
    handler.characters = text;
    handler.cdataBlock = text;
    handler.ignorableWhitespace = text;
    handler.comment = [](void *user, const xmlChar *comment) {
        builder(user).comment(bytesOf(comment));
    };
    return handler;
}

} // namespace

HtmlPage readHtmlPage(const QString &html)
{
    PageBuilder page;
    const QByteArray bytes = html.toUtf8();
    if (bytes.isEmpty())
        return page.finish();
    htmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(bytes.constData(), int(bytes.size()));
    if (!context)
        return page.finish();
    // IGNORE_ENC: what a meta element says is about the bytes that were decoded already.
    htmlCtxtUseOptions(context,
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                           | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8);
    *context->sax = handlers();
    context->userData = &page;
    htmlParseDocument(context);
    htmlFreeParserCtxt(context);
    return page.finish();
}

} // namespace sourceline
