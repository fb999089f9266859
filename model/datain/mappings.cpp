#include "model/datain/mappings.h"

#include "model/datain/datalayout.h"
#include "model/store/checkedfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>
#include <numeric>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Other names that tables have for our fields, in small letters.
struct Synonym
{
    QLatin1String name, field;
};

constexpr Synonym synonyms[] = {
    {"event_date"_L1, "date"_L1},     {"day"_L1, "date"_L1},
    {"when"_L1, "date"_L1},           {"date_start"_L1, "date"_L1},
    {"start date"_L1, "date"_L1},     {"end date"_L1, "date_end"_L1},
    {"location"_L1, "place"_L1},      {"town"_L1, "place"_L1},
    {"city"_L1, "place"_L1},          {"where"_L1, "place"_L1},
    {"province"_L1, "admin1"_L1},     {"lat"_L1, "latitude"_L1},
    {"lon"_L1, "longitude"_L1},       {"lng"_L1, "longitude"_L1},
    {"long"_L1, "longitude"_L1},      {"perpetrator"_L1, "attributed_to"_L1},
    {"actor"_L1, "attributed_to"_L1}, {"group"_L1, "attributed_to"_L1},
    {"fatalities"_L1, "killed"_L1},   {"deaths"_L1, "killed"_L1},
    {"dead"_L1, "killed"_L1},         {"injured"_L1, "wounded"_L1},
    {"hurt"_L1, "wounded"_L1},        {"source"_L1, "sources"_L1},
    {"notes"_L1, "note"_L1},          {"description"_L1, "note"_L1},
    {"summary"_L1, "note"_L1},        {"headline"_L1, "title"_L1},
    {"event"_L1, "title"_L1},
};

QString fieldFor(const QString &heading)
{
    const QString name = heading.toCaseFolded();
    for (const MappedField &field : mappedFields()) {
        if (name == QLatin1String(field.name)
            || name == QString::fromUtf8(field.name).replace(u'_', u' '))
            return QString::fromUtf8(field.name);
    }
    for (const Synonym &synonym : synonyms) {
        if (name == synonym.name)
            return synonym.field;
    }
    return {};
}

// How many letters must be put in, taken out or changed.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const qsizetype changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({changed, diagonal + 1, row[size_t(j)] + 1});
        }
    }
    return row.back();
}

} // namespace

QString nearestField(const QString &word)
{
    if (const QString field = fieldFor(word); !field.isEmpty())
        return field;
    const QString name = word.left(80).toCaseFolded().replace(u' ', u'_');
    QString nearest;
    qsizetype least = std::max<qsizetype>(2, name.size() / 3) + 1;
    for (const MappedField &field : mappedFields()) {
        const QString each = QString::fromUtf8(field.name);
        const bool isPart = name.size() > 3 && (each.contains(name) || name.contains(each));
        const qsizetype steps = isPart ? 1 : distance(name, each);
        if (steps < std::min(least, each.size())) {
            least = steps;
            nearest = each;
        }
    }
    return nearest;
}

QString mappingPath(const QStringList &heading)
{
    const QByteArray hash =
        QCryptographicHash::hash(heading.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex();
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                      + u"/sourceline/mappings"_s);
    return folder.filePath(QString::fromLatin1(hash.left(16)) + u".json"_s);
}

std::optional<QJsonObject> savedMapping(const QStringList &heading)
{
    QFile file(mappingPath(heading));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    // Columns have gone since, or it was never one: the suggestion is better than a refusal.
    return document.isObject() && mappedLayout(document.object(), heading)
               ? std::optional(document.object())
               : std::nullopt;
}

Result<void> saveMapping(const QStringList &heading, const QJsonObject &mapping)
{
    const QString path = mappingPath(heading);
    if (!QDir().mkpath(QFileInfo(path).path()))
        return Error{u"The folder %1 cannot be made."_s.arg(QFileInfo(path).path())};
    return writeChecked(path, QJsonDocument(mapping).toJson(), Readers::OnlyMe);
}

QJsonObject suggestedMapping(const QStringList &heading, const QString &dataset)
{
    QJsonObject columns;
    for (const QString &name : heading) {
        const QString field = fieldFor(name);
        if (!field.isEmpty() && !columns.contains(field))
            columns.insert(field, name);
    }
    return {{u"dataset"_s, dataset}, {u"columns"_s, columns}};
}

} // namespace sourceline
