#include "ui/exchange/importpreview.h"

#include "model/datain/rowjson.h"
#include "model/store/figurewords.h"
#include "model/text/edtf.h"
#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QGuiApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Figure figureOf(const ImportedFigure &imported)
{
    Figure figure;
    figure.state = imported.reported == "none"_L1           ? FigureState::None
                   : imported.reported == "not reported"_L1 ? FigureState::NotReported
                   : imported.reported == "unknown"_L1      ? FigureState::Unknown
                                                            : FigureState::Figure;
    figure.low = imported.low;
    figure.best = imported.best;
    figure.high = imported.high;
    return figure;
}

QString figureOf(const ImportedRow &record, QLatin1String field)
{
    for (const ImportedFigure &figure : record.figures) {
        if (figure.field == field && figure.whom.isEmpty())
            return figureWords(figureOf(figure));
    }
    return {};
}

} // namespace

void ImportPreview::setRows(std::vector<RowOutcome> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

bool ImportPreview::isSentence(int row) const
{
    const RowOutcome &outcome = m_rows[size_t(row)];
    return outcome.rejected || !outcome.differing.isEmpty();
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
    if (!row.differing.isEmpty())
        return row.differing.join(u' ');
    if (row.adds && *row.adds > 0)
        return *row.adds == 1 ? tr("1 new record") : tr("%L1 new records").arg(*row.adds);
    if (row.duplicateOf.isValid())
        return row.here.key().isEmpty() ? tr("is here already")
                                        : tr("is here already: %1").arg(row.here.key());
    if (row.isRepeated)
        return row.adds ? tr("is here already") : tr("stands in line %1 already").arg(row.repeats);
    QStringList words{tr("new")};
    for (const QString &more : {lackSentence(row), likelySentence(row)}) {
        if (!more.isEmpty())
            words.append(more);
    }
    return words.join(u"; "_s);
}

QString ImportPreview::text(const RowOutcome &row, int column) const
{
    if (column == Line)
        return QString(row.sheet + u' ' + (row.line > 0 ? QString::number(row.line) : QString()))
            .trimmed();
    if (column == Becomes)
        return becomes(row);
    if (!row.record) // what is here is named by what it is here
        return column == Title  ? row.here.title
               : column == Date ? displayDate(row.here.dateEdtf)
                                : QString();
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
        return figureOf(record, "killed"_L1);
    case Wounded:
        return figureOf(record, "wounded"_L1);
    case Sources:
        return record.sources;
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
        return role == Qt::ToolTipRole ? plainTip(shown) : shown;
    }
    if (role == Qt::ForegroundRole && index.column() == Becomes) {
        const Theme &theme = Theme::of(QGuiApplication::palette());
        if (row.rejected || !row.differing.isEmpty() || !row.likely.empty() || row.isUndated
            || row.lacksSource)
            return theme.warning;
        if (row.isRepeated || row.duplicateOf.isValid())
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
        return tr("Line");
    case Becomes:
        return tr("Becomes");
    case Title:
        return tr("Title");
    case Date:
        return tr("Date");
    case Place:
        return tr("Place");
    case Said:
        return tr("Said to have done it");
    case Killed:
        return tr("Killed");
    case Wounded:
        return tr("Wounded");
    case Sources:
        return tr("Sources");
    default:
        return {};
    }
}

} // namespace sourceline
