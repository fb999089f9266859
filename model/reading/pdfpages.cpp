#include "model/reading/pdfpages.h"

#include "model/text/normalise.h"

#include <memory>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPages = 3000;
constexpr qsizetype mostText = 16 << 20; // characters

QString textOf(const poppler::ustring &text)
{
    const poppler::byte_array utf8 = text.to_utf8();
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).remove(QChar(0));
}

// Word processors put the name of their file there.
QString titleIn(const poppler::document &document)
{
    const QString title = textOf(document.get_title()).simplified();
    const bool isFile = title.endsWith(".doc"_L1, Qt::CaseInsensitive)
                        || title.endsWith(".docx"_L1, Qt::CaseInsensitive)
                        || title.endsWith(".pdf"_L1, Qt::CaseInsensitive)
                        || title.startsWith("Microsoft Word"_L1) || title == "untitled"_L1;
    return isFile ? QString() : title;
}

} // namespace

Result<ReadArticle> readPdf(const QByteArray &bytes)
{
    poppler::set_debug_error_function([](const std::string &, void *) {}, nullptr);
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.constData(), int(bytes.size())));
    if (!document)
        return Error{u"This is no PDF that can be read: it is damaged or not one."_s};
    if (document->is_locked())
        return Error{u"This PDF needs a password; save it without one first."_s};
    const int count = document->pages();
    if (count > mostPages)
        return Error{
            u"This PDF has %1 pages; more than %2 are no article."_s.arg(count).arg(mostPages)};
    QStringList pages;
    qsizetype length = 0;
    for (int i = 0; i < count; ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        pages +=
            page ? textOf(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout))
                 : QString();
        length += pages.constLast().size();
        if (length > mostText)
            return Error{u"This PDF has more than 16 million characters, which no article has."_s};
    }
    if (pages.join(QString()).trimmed().isEmpty())
        return Error{
            u"This PDF has no text layer: it is made of images. Let a program for text recognition read it first."_s};
    ReadArticle article = joinPages(pages);
    ArticleFacts facts;
    facts.title = titleIn(*document);
    facts.author = textOf(document->get_author()).simplified();
    article.facts = orElse(facts, factsFromFirstLines(article.text));
    return article;
}

} // namespace sourceline
