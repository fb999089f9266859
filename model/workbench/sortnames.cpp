#include "model/workbench/sortnames.h"

#include "model/workbench/incidentmodel.h"

#include <QStringList>

namespace sourceline {

using namespace Qt::StringLiterals;

Result<SortOrder> sortOrderFrom(const QString &text)
{
    SortOrder order;
    order.descending = text.startsWith(u'-');
    const QString name = order.descending ? text.mid(1) : text;
    QStringList known{u"ref"_s};
    if (name == known.constFirst()) {
        order.field = SortField::Id;
        return order;
    }
    for (int column = 0; column < IncidentModel::ColumnCount; ++column) {
        known.append(IncidentModel::columnName(IncidentModel::Column(column)));
        if (name == known.constLast()) {
            order.field = IncidentModel::sortField(IncidentModel::Column(column));
            return order;
        }
    }
    return Error{u"cannot sort by “%1” (but by %2)"_s.arg(name, known.join(u", "_s))};
}

QString sortText(SortOrder order)
{
    QString name = u"ref"_s;
    for (int column = IncidentModel::ColumnCount - 1; column >= 0; --column) {
        if (IncidentModel::sortField(IncidentModel::Column(column)) == order.field)
            name = IncidentModel::columnName(IncidentModel::Column(column));
    }
    return order.descending ? QString(u'-' + name) : name;
}

} // namespace sourceline
