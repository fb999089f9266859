#pragma once

#include "model/text/normalise.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <functional>

namespace sourceline {

// The five articles and their coding lie beside the repository, never in it; where they are not,
// tests that need them say so and are skipped.
inline QString codingPath(const QString &name)
{
    using namespace Qt::StringLiterals;
    return QString(QLatin1StringView(SOURCELINE_SOURCE_DIR) + u"/../shared/"_s + name);
}

inline QByteArray readBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QJsonObject coding()
{
    using namespace Qt::StringLiterals;
    return QJsonDocument::fromJson(readBytes(codingPath(u"coding/coding.json"_s))).object();
}

// Document id -> text.
inline QMap<QString, QString> codedTexts(const QJsonObject &coding)
{
    QMap<QString, QString> texts;
    for (const QJsonValue &document : coding.value(QLatin1StringView("documents")).toArray()) {
        const QString file = document[QLatin1StringView("file")].toString();
        const Result<QString> text =
            normaliseText(readBytes(codingPath(QString(QLatin1StringView("seeds/") + file))));
        texts[document[QLatin1StringView("id")].toString()] = text ? *text : QString();
    }
    return texts;
}

inline void forEachObject(const QJsonValue &value,
                          const std::function<void(const QJsonObject &)> &visit)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        visit(object);
        for (const QJsonValue &member : object)
            forEachObject(member, visit);
    }
    for (const QJsonValue &element : value.toArray())
        forEachObject(element, visit);
}

} // namespace sourceline

#define NEED_CODING(coding)                                                                        \
    if ((coding).isEmpty())                                                                        \
    QSKIP("../shared/coding and ../shared/seeds are not beside this repository")
