#include "model/text/articlefacts.h"
#include "model/text/normalise.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestFact = 2000; // characters; a title of more is none

struct FactName
{
    const char *name;
    QString ArticleFacts::*field;
};

constexpr FactName factNames[] = {{"title", &ArticleFacts::title},
                                  {"outlet", &ArticleFacts::outlet},
                                  {"author", &ArticleFacts::author},
                                  {"published", &ArticleFacts::published},
                                  {"url", &ArticleFacts::url},
                                  {"language", &ArticleFacts::language}};

Error unreadable()
{
    return {u"What the reading program said cannot be understood."_s};
}

// A fact is one line: what else a file hides in it is cut.
QString oneLine(const QString &value)
{
    return value.simplified().left(longestFact);
}

Result<std::vector<TextRange>> rangesFrom(const QJsonArray &array, qint32 length)
{
    std::vector<TextRange> ranges;
    ranges.reserve(size_t(array.size()));
    qint32 last = 0;
    for (const QJsonValue &value : array) {
        const QJsonArray pair = value.toArray();
        const TextRange range{pair.at(0).toInt(-1), pair.at(1).toInt(-1)};
        if (pair.size() != 2 || range.isEmpty() || range.start < last || range.end > length)
            return unreadable();
        ranges.push_back(range);
        last = range.end;
    }
    return ranges;
}

} // namespace

QByteArray toWire(const Result<ReadArticle> &article)
{
    QJsonObject object;
    if (!article) {
        object.insert(u"problem"_s, article.error().message);
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
    for (const FactName &fact : factNames)
        object.insert(QLatin1StringView(fact.name), oneLine(article->facts.*fact.field));
    QJsonArray marked;
    for (const TextRange &range : article->marked)
        marked.append(QJsonArray{range.start, range.end});
    object.insert(u"marked"_s, marked);
    object.insert(u"text"_s, article->text);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<ReadArticle> fromWire(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return unreadable();
    const QJsonObject object = document.object();
    if (const QString problem = oneLine(object["problem"_L1].toString()); !problem.isEmpty())
        return Error{problem};
    ReadArticle article;
    for (const FactName &fact : factNames)
        article.facts.*fact.field = oneLine(object[QLatin1StringView(fact.name)].toString());
    const QString text = object["text"_L1].toString();
    const auto stored = normaliseText(text.toUtf8());
    if (!stored)
        return stored.error();
    if (*stored != text)
        return unreadable();
    article.text = text;
    const QJsonArray marked = object["marked"_L1].toArray();
    if (marked.isEmpty())
        return article;
    auto ranges = rangesFrom(marked, Offsets(text).codePoints());
    if (!ranges)
        return ranges.error();
    article.marked = std::move(*ranges);
    return article;
}

ArticleFacts orElse(ArticleFacts first, const ArticleFacts &second)
{
    for (const FactName &fact : factNames) {
        if ((first.*fact.field).isEmpty())
            first.*fact.field = second.*fact.field;
    }
    return first;
}

} // namespace sourceline
