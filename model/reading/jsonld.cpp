#include "model/reading/jsonld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 6; // graphs within lists within objects

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    if (value.isString())
        texts += value.toString().simplified();
    for (const QJsonValue &each : value.toArray()) {
        if (each.isString())
            texts += each.toString().simplified();
    }
    texts.removeAll(QString());
    return texts;
}

// A name, an object with a name, or a list of either.
QStringList namesOf(const QJsonValue &value)
{
    QStringList names;
    if (value.isString())
        names = textsOf(value);
    if (value.isObject())
        names = textsOf(value["name"_L1]);
    for (const QJsonValue &each : value.toArray())
        names += each.isObject() ? textsOf(each["name"_L1]) : textsOf(each);
    names.removeDuplicates();
    return names;
}

QString addressOf(const QJsonObject &object)
{
    for (const QLatin1StringView key : {"url"_L1, "mainEntityOfPage"_L1, "@id"_L1}) {
        const QJsonValue value = object[key];
        const QString text = value.isObject() ? value["@id"_L1].toString() : value.toString();
        if (text.startsWith("http"_L1))
            return text;
    }
    return {};
}

bool isArticle(const QJsonObject &object)
{
    for (const QString &type : textsOf(object["@type"_L1])) {
        if (type.endsWith("Article"_L1) || type.endsWith("Posting"_L1)
            || type.endsWith("Report"_L1))
            return true;
    }
    return false;
}

// An author of no name but an address says nothing.
QString authorsOf(const QJsonValue &value)
{
    QStringList names = namesOf(value);
    names.removeIf([](const QString &name) { return name.startsWith("http"_L1); });
    return names.join(u", "_s);
}

QJsonObject findArticle(const QJsonValue &value, int depth)
{
    if (depth > deepest)
        return {};
    if (value.isArray()) {
        for (const QJsonValue &each : value.toArray()) {
            if (const QJsonObject found = findArticle(each, depth + 1); !found.isEmpty())
                return found;
        }
        return {};
    }
    const QJsonObject object = value.toObject();
    if (isArticle(object))
        return object;
    for (const QLatin1StringView key : {"@graph"_L1, "mainEntity"_L1, "mainEntityOfPage"_L1}) {
        if (const QJsonObject found = findArticle(object[key], depth + 1); !found.isEmpty())
            return found;
    }
    return {};
}

} // namespace

ArticleFacts factsOfJsonLd(const std::vector<QByteArray> &scripts)
{
    for (const QByteArray &script : scripts) {
        const QJsonDocument document = QJsonDocument::fromJson(script.trimmed());
        const QJsonObject article = findArticle(
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), 0);
        if (article.isEmpty())
            continue;
        ArticleFacts facts;
        facts.title = textsOf(article["headline"_L1]).value(0);
        if (facts.title.isEmpty())
            facts.title = textsOf(article["name"_L1]).value(0);
        facts.outlet = namesOf(article["publisher"_L1]).value(0);
        facts.author = authorsOf(article["author"_L1]);
        facts.published = edtfOfWrittenDate(article["datePublished"_L1].toString());
        facts.url = addressOf(article);
        facts.language = textsOf(article["inLanguage"_L1]).value(0).section(u'-', 0, 0);
        return facts;
    }
    return {};
}

} // namespace sourceline
