#include "model/reading/htmlnames.h"

#include <QSet>

namespace sourceline {

namespace {

using Names = QSet<QByteArray>;

// `menuItem nav-top_left` → menu, item, nav, top, left
QList<QByteArray> wordsOf(const QByteArray &names)
{
    QList<QByteArray> words;
    QByteArray word;
    const auto add = [&words, &word] {
        if (!word.isEmpty())
            words += word.toLower();
        word.clear();
    };
    bool lower = false;
    for (const char c : names) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool large = c >= 'A' && c <= 'Z';
        if (!letter || (large && lower))
            add();
        if (letter)
            word += c;
        lower = letter && !large;
    }
    add();
    return words;
}

} // namespace

bool isVoid(const QByteArray &element)
{
    static const Names names{"area",
                             "base",
                             "br",
                             "col",
                             "embed",
                             "hr",
                             "img",
                             "input",
                             "link",
                             "meta",
                             "param",
                             "source",
                             "track",
                             "wbr"};
    return names.contains(element);
}

bool isBlock(const QByteArray &element)
{
    static const Names names{
        "address", "article", "aside",  "blockquote", "body",  "button", "caption",  "center",
        "dd",      "details", "dialog", "div",        "dl",    "dt",     "fieldset", "figcaption",
        "figure",  "footer",  "form",   "h1",         "h2",    "h3",     "h4",       "h5",
        "h6",      "header",  "hgroup", "html",       "label", "legend", "li",       "main",
        "menu",    "nav",     "ol",     "p",          "pre",   "search", "section",  "summary",
        "table",   "tbody",   "tfoot",  "thead",      "tr",    "ul"};
    return names.contains(element);
}

bool isNeverShown(const QByteArray &element)
{
    static const Names names{"applet", "audio",    "canvas",   "datalist", "frameset",
                             "head",   "iframe",   "map",      "math",     "noscript",
                             "object", "option",   "script",   "select",   "style",
                             "svg",    "template", "textarea", "title",    "video"};
    return names.contains(element);
}

bool isWhole(const QByteArray &element)
{
    static const Names names{"html", "body", "main", "article", "h1"};
    return names.contains(element);
}

bool isOutside(const QByteArray &element, const QByteArray &role)
{
    static const Names names{"nav",
                             "footer",
                             "aside",
                             "figure",
                             "figcaption",
                             "form",
                             "button",
                             "dialog",
                             "menu",
                             "search",
                             "label",
                             "fieldset"};
    static const Names roles{"navigation",
                             "contentinfo",
                             "complementary",
                             "search",
                             "menu",
                             "menubar",
                             "dialog",
                             "alert",
                             "banner",
                             "toolbar",
                             "tablist",
                             "button"};
    return names.contains(element) || roles.contains(role.toLower().trimmed());
}

bool soundsOutside(const QByteArray &classAndId)
{
    static const Names names{
        "ad",         "ads",         "advert",          "advertisement", "advertising",
        "author",     "bio",         "breadcrumb",      "breadcrumbs",   "byline",
        "caption",    "comment",     "comments",        "consent",       "cookie",
        "cookies",    "credit",      "dateline",        "disqus",        "footer",
        "masthead",   "menu",        "modal",           "nav",           "navbar",
        "navigation", "newsletter",  "outbrain",        "pager",         "pagination",
        "paywall",    "popular",     "popup",           "promo",         "promotion",
        "recirc",     "recommended", "recommendations", "related",       "share",
        "sharing",    "sidebar",     "signup",          "skip",          "social",
        "sponsor",    "sponsored",   "subscribe",       "subscription",  "taboola",
        "tag",        "tags",        "teaser",          "timestamp",     "toolbar",
        "trending",   "widget"};
    for (const QByteArray &word : wordsOf(classAndId)) {
        if (names.contains(word))
            return true;
    }
    return false;
}

} // namespace sourceline
