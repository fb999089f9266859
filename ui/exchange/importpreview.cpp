#include "ui/exchange/importpreview.h"

#include "model/datain/rowjson.h"
#include "model/text/edtf.h"
#include "ui/common/theme.h"

#include <QGuiApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

void ImportPreview::setRows(std::vector<RowOutcome> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ImportPreview::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ImportPreview::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ImportPreview::becomes(const RowOutcome &row) const
{
    if (row.rejected)
        return tr("rejected: %1").arg(problemSentence(*row.rejected));
    if (row.duplicateOf.isValid())
        return tr("is here already");
    return row.isRepeated ? tr("stands in a row before") : tr("new");
}

QString ImportPreview::text(const RowOutcome &row, int column) const
{
    if (column == Line)
        return QString::number(row.line);
    if (column == Becomes)
        return becomes(row);
    if (!row.record)
        return {};
    const ImportedRow &record = *row.record;
    switch (column) {
    case Title:
        return record.title;
    case Date:
        return displayDate(record.dateEdtf);
    case Place:
        return record.place.isEmpty() ? record.country : record.place;
    case Said: {
        QStringList said;
        for (const ImportedAttribution &each : record.attributions) {
            if (!each.actor.isEmpty())
                said.append(each.actor + u" ("_s + each.stance + u')');
        }
        return said.join(u"; "_s);
    }
    case Killed:
        for (const ImportedFigure &figure : record.figures) {
            if (figure.field == "killed"_L1 && figure.whom.isEmpty())
                return figure.best ? QString::number(*figure.best) : figure.reported;
        }
        return {};
    default:
        return {};
    }
}

QVariant ImportPreview::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_rows.size())
        return {};
    const RowOutcome &row = m_rows[size_t(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const QString shown = text(row, index.column());
        return role == Qt::ToolTipRole ? shown.toHtmlEscaped() : shown;
    }
    if (role == Qt::ForegroundRole && index.column() == Becomes) {
        const Theme &theme = Theme::of(QGuiApplication::palette());
        if (row.rejected)
            return theme.warning;
        if (!row.record)
            return theme.quiet;
    }
    return {};
}

QVariant ImportPreview::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("line");
    case Becomes:
        return tr("becomes");
    case Title:
        return tr("title");
    case Date:
        return tr("date");
    case Place:
        return tr("place");
    case Said:
        return tr("said to have done it");
    case Killed:
        return tr("killed");
    default:
        return {};
    }
}

} // namespace sourceline
