#pragma once

#include "model/text/articlefacts.h"

#include <QByteArray>
#include <QMultiHash>

namespace sourceline {

/// A run of text of a page that stands for itself: a paragraph, a heading, an item, a cell.
struct HtmlBlock
{
    QString text;         ///< white space as shown; lines only where the page has them
    int element = 0;      ///< in HtmlPage::elements, the one it stands in
    qsizetype linked = 0; ///< characters of it that are links
};

/// An element that holds blocks, in the order of the page; parents come before their children.
struct HtmlElement
{
    int parent = -1;
    QByteArray name;
    bool outside = false; ///< nav, footer, figure caption, …: never the article's own words
    bool named = false;   ///< its class or id sounds like it; what most of the text is in is not
};

/// What was read off a page in one pass.
struct HtmlPage
{
    std::vector<HtmlElement> elements;
    std::vector<HtmlBlock> blocks;
    QMultiHash<QByteArray, QString> meta; ///< lower-case name or property → content
    std::vector<QByteArray> jsonLd;
    QString title, heading, canonical, savedFrom, time, language;
};

/// Reads a decoded page with libxml2's events, without a tree: depth costs nothing, nothing is
/// fetched and no entity is looked up.
HtmlPage readHtmlPage(const QString &html);

/// The facts that a page states: JSON-LD before OpenGraph before other meta before its elements.
ArticleFacts factsOfPage(const HtmlPage &page);

/// All of the text that a page shows, its blocks apart; what is not the article is marked.
/// `Result` fails where there is no text.
Result<ReadArticle> articleOfPage(const HtmlPage &page);

} // namespace sourceline
