#include "app/listfields.h"

#include "model/workbench/incidentmodel.h"

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Beside the columns, what the objects of `list --json` have; a table shows them as plain text.
const QStringList &onlyInJson()
{
    static const QStringList names{
        u"ref"_s, u"handle"_s, u"own_subtype"_s, u"weapon"_s, u"differing"_s};
    return names;
}

QString columnText(int column)
{
    return IncidentModel::columnName(IncidentModel::Column(column));
}

QJsonValue countOf(const IncidentTable &table, Row row, const QString &field)
{
    struct Count
    {
        QLatin1String name;
        ShortColumn column;
    };

    static constexpr std::array counts{Count{"claims"_L1, ShortColumn::Claims},
                                       Count{"attributions"_L1, ShortColumn::Attributions},
                                       Count{"citations"_L1, ShortColumn::Citations}};
    for (const Count &each : counts) {
        if (field == each.name)
            return table.value(each.column, row);
    }
    return {};
}

} // namespace

QStringList listFieldNames()
{
    QStringList names;
    for (int column = 0; column < IncidentModel::ColumnCount; ++column)
        names.append(columnText(column));
    return names + onlyInJson();
}

Result<QStringList> listFieldsFrom(const QString &list, bool json)
{
    if (list.isEmpty()) {
        if (json)
            return QStringList();
        return QStringList{u"date"_s,
                           u"place"_s,
                           u"title"_s,
                           u"killed"_s,
                           u"wounded"_s,
                           u"munitions"_s,
                           u"count"_s,
                           u"alleged"_s,
                           u"assessed"_s,
                           u"speakers"_s};
    }
    const QStringList known = listFieldNames();
    QStringList fields;
    for (const QString &field : list.split(u',')) {
        const QString name = field.trimmed();
        if (!known.contains(name))
            return Error{u"there is no field “%1” (there are %2)"_s.arg(name, known.join(u", "_s))};
        fields.append(name);
    }
    return fields;
}

QJsonObject
withFields(const QJsonObject &entry, const IncidentTable &table, Row row, const QStringList &fields)
{
    if (fields.isEmpty())
        return entry;
    QJsonObject chosen{{u"ref"_s, entry.value("ref"_L1)}};
    const QJsonObject assessed = entry.value("assessed"_L1).toObject();
    for (const QString &field : fields) {
        if (entry.contains(field))
            chosen.insert(field, entry.value(field));
        else if (field == "likelihood"_L1 || field == "confidence"_L1)
            chosen.insert(field, assessed.contains(field) ? assessed.value(field) : QJsonValue());
        else
            chosen.insert(field, countOf(table, row, field));
    }
    return chosen;
}

} // namespace sourceline
