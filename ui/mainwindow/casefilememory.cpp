#include "ui/mainwindow/casefilememory.h"

#include "model/workbench/incidentmodel.h"

#include <QDateTime>
#include <QJsonArray>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kept = 20;

SortField fieldOf(const QString &name)
{
    for (int i = 0; i < IncidentModel::ColumnCount; ++i) {
        const auto column = static_cast<IncidentModel::Column>(i);
        if (name == IncidentModel::columnName(column))
            return IncidentModel::sortField(column);
    }
    return SortField::Date;
}

QString nameOf(SortField field)
{
    for (int i = 0; i < IncidentModel::ColumnCount; ++i) {
        const auto column = static_cast<IncidentModel::Column>(i);
        if (IncidentModel::sortField(column) == field)
            return IncidentModel::columnName(column);
    }
    return {};
}

void dropOldest(QJsonObject &casefiles)
{
    while (casefiles.size() > kept) {
        QString oldest;
        for (auto it = casefiles.begin(); it != casefiles.end(); ++it) {
            if (oldest.isEmpty()
                || it.value()[u"left"].toDouble() < casefiles[oldest][u"left"].toDouble())
                oldest = it.key();
        }
        casefiles.remove(oldest);
    }
}

} // namespace

CasefileMemory recalled(const QJsonObject &state, const QString &path)
{
    const QJsonObject entry = state[u"casefiles"][path].toObject();
    CasefileMemory memory;
    memory.incident = Id::fromText(entry[u"incident"].toString());
    for (const QJsonValue &id : entry[u"firstScreen"].toArray()) {
        if (const Id incident = Id::fromText(id.toString()); incident.isValid())
            memory.firstScreen.push_back(incident);
    }
    memory.order = {fieldOf(entry[u"sort"].toString()), entry[u"descending"].toBool()};
    return memory;
}

void remember(QJsonObject &state, const QString &path, const CasefileMemory &memory)
{
    QJsonArray screen;
    for (const Id id : memory.firstScreen)
        screen += id.toText();
    QJsonObject casefiles = state[u"casefiles"].toObject();
    casefiles[path] = QJsonObject{{u"incident"_s, memory.incident.toText()},
                                  {u"firstScreen"_s, screen},
                                  {u"sort"_s, nameOf(memory.order.field)},
                                  {u"descending"_s, memory.order.descending},
                                  {u"left"_s, double(QDateTime::currentMSecsSinceEpoch())}};
    dropOldest(casefiles);
    state[u"casefiles"] = casefiles;
}

} // namespace sourceline
