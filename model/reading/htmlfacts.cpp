#include "model/reading/htmlpage.h"
#include "model/reading/jsonld.h"

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Entities in JSON-LD and double-escaped titles are told as they are; only white space is ours.
template <size_t count>
QString firstMeta(const HtmlPage &page, const std::array<const char *, count> &names)
{
    for (const char *name : names) {
        const QList<QString> values = page.meta.values(name);
        // A multi-hash gives the last first.
        if (!values.isEmpty())
            return values.constLast();
    }
    return {};
}

QString dateOf(const HtmlPage &page)
{
    for (const char *name : {"article:published_time",
                             "og:article:published_time",
                             "datepublished",
                             "parsely-pub-date",
                             "sailthru.date",
                             "dc.date.issued",
                             "dcterms.created",
                             "dc.date",
                             "dcterms.date",
                             "pubdate",
                             "publishdate",
                             "publish-date",
                             "publication_date",
                             "citation_publication_date",
                             "date"}) {
        for (const QString &value : page.meta.values(name)) {
            if (const QString day = edtfOfWrittenDate(value); !day.isEmpty())
                return day;
        }
    }
    return edtfOfWrittenDate(page.time);
}

QString authorOf(const HtmlPage &page)
{
    static constexpr std::array names{"author",
                                      "article:author",
                                      "parsely-author",
                                      "sailthru.author",
                                      "dc.creator",
                                      "dcterms.creator",
                                      "citation_author",
                                      "byl"};
    for (const char *name : names) {
        QStringList authors;
        for (const QString &value : page.meta.values(name)) {
            if (!value.startsWith("http"_L1))
                authors.prepend(value);
        }
        authors.removeDuplicates();
        if (!authors.isEmpty()) {
            const QString joined = authors.join(u", "_s);
            return joined.startsWith("by "_L1, Qt::CaseInsensitive) ? joined.mid(3) : joined;
        }
    }
    return {};
}

// `Headline | The Example` where the page says that it is The Example.
QString withoutOutlet(const QString &title, const QString &outlet)
{
    if (outlet.isEmpty() || !title.endsWith(outlet, Qt::CaseInsensitive))
        return title;
    QString rest = title.chopped(outlet.size()).trimmed();
    while (!rest.isEmpty()
           && (rest.back().isPunct() || rest.back() == u'|' || rest.back().isSpace()))
        rest.chop(1);
    return rest.isEmpty() ? title : rest;
}

bool isWebAddress(const QString &url)
{
    return url.startsWith("http://"_L1) || url.startsWith("https://"_L1);
}

} // namespace

ArticleFacts factsOfPage(const HtmlPage &page)
{
    ArticleFacts meta;
    meta.outlet = firstMeta(page,
                            std::array{"og:site_name",
                                       "application-name",
                                       "publisher",
                                       "dc.publisher",
                                       "citation_journal_title"});
    meta.title = firstMeta(
        page,
        std::array{"og:title", "twitter:title", "dc.title", "parsely-title", "citation_title"});
    if (meta.title.isEmpty())
        meta.title = page.heading.isEmpty() ? page.title : page.heading;
    meta.author = authorOf(page);
    meta.published = dateOf(page);
    for (const QString &address :
         {page.canonical, firstMeta(page, std::array{"og:url", "parsely-link"}), page.savedFrom}) {
        if (meta.url.isEmpty() && isWebAddress(address))
            meta.url = address;
    }
    meta.language = page.language.section(u'-', 0, 0).toLower();
    ArticleFacts facts = orElse(factsOfJsonLd(page.jsonLd), meta);
    facts.title = withoutOutlet(facts.title, facts.outlet);
    return facts;
}

} // namespace sourceline
