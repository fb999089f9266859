#include "model/workbench/incidentmodel.h"

#include "model/workbench/celltext.h"
#include "model/workbench/celltip.h"
#include "model/workbench/titlepages.h"
#include "model/workbench/workbench.h"

#include <algorithm>

namespace sourceline {

namespace {

constexpr int pageRows = 64;

struct ColumnInfo
{
    QLatin1String name;
    const char *header;
    const char *tip;
    SortField sort;
    bool numeric;
};

const ColumnInfo &info(int column)
{
    static const ColumnInfo columns[IncidentModel::ColumnCount] = {
        {QLatin1String("date"),
         QT_TRANSLATE_NOOP("IncidentModel", "Date"),
         QT_TRANSLATE_NOOP("IncidentModel", "When it happened"),
         SortField::Date,
         false},
        {QLatin1String("place"),
         QT_TRANSLATE_NOOP("IncidentModel", "Place"),
         QT_TRANSLATE_NOOP("IncidentModel", "Where it happened"),
         SortField::Place,
         false},
        {QLatin1String("title"),
         QT_TRANSLATE_NOOP("IncidentModel", "What"),
         QT_TRANSLATE_NOOP("IncidentModel", "Title of the incident"),
         SortField::Title,
         false},
        {QLatin1String("killed"),
         QT_TRANSLATE_NOOP("IncidentModel", "Killed"),
         QT_TRANSLATE_NOOP("IncidentModel", "Killed: best figure and range of what is claimed"),
         SortField::Killed,
         true},
        {QLatin1String("wounded"),
         QT_TRANSLATE_NOOP("IncidentModel", "Wounded"),
         QT_TRANSLATE_NOOP("IncidentModel", "Wounded: best figure and range of what is claimed"),
         SortField::Wounded,
         true},
        {QLatin1String("munitions"),
         QT_TRANSLATE_NOOP("IncidentModel", "Munitions"),
         QT_TRANSLATE_NOOP(
             "IncidentModel",
             "Rockets, missiles and the like: fired where claimed, else landed, else unspecified"),
         SortField::Munitions,
         true},
        {QLatin1String("count"),
         QT_TRANSLATE_NOOP("IncidentModel", "Counted"),
         QT_TRANSLATE_NOOP("IncidentModel", "Incidents that an aggregate report counts"),
         SortField::Count,
         true},
        {QLatin1String("alleged"),
         QT_TRANSLATE_NOOP("IncidentModel", "Alleged"),
         QT_TRANSLATE_NOOP("IncidentModel", "Who is named by most speakers; +n more are named"),
         SortField::Alleged,
         false},
        {QLatin1String("assessed"),
         QT_TRANSLATE_NOOP("IncidentModel", "Assessed"),
         QT_TRANSLATE_NOOP("IncidentModel", "The analyst's own judgement"),
         SortField::Assessed,
         false},
        {QLatin1String("speakers"),
         QT_TRANSLATE_NOOP("IncidentModel", "Speakers"),
         QT_TRANSLATE_NOOP("IncidentModel", "Different speakers behind the attributions"),
         SortField::Speakers,
         true},
        {QLatin1String("kind"),
         QT_TRANSLATE_NOOP("IncidentModel", "Kind"),
         QT_TRANSLATE_NOOP("IncidentModel", "Event, aggregate, statement or development"),
         SortField::Kind,
         false},
        {QLatin1String("event_type"),
         QT_TRANSLATE_NOOP("IncidentModel", "Event type"),
         QT_TRANSLATE_NOOP("IncidentModel", "ACLED event type"),
         SortField::EventType,
         false},
        {QLatin1String("sub_event_type"),
         QT_TRANSLATE_NOOP("IncidentModel", "Sub-event type"),
         QT_TRANSLATE_NOOP("IncidentModel", "ACLED sub-event type"),
         SortField::SubEventType,
         false},
        {QLatin1String("means"),
         QT_TRANSLATE_NOOP("IncidentModel", "Means"),
         QT_TRANSLATE_NOOP("IncidentModel", "By what means"),
         SortField::Means,
         false},
        {QLatin1String("country"),
         QT_TRANSLATE_NOOP("IncidentModel", "Country"),
         QT_TRANSLATE_NOOP("IncidentModel", "Country of the place"),
         SortField::Country,
         false},
        {QLatin1String("likelihood"),
         QT_TRANSLATE_NOOP("IncidentModel", "Likelihood"),
         QT_TRANSLATE_NOOP("IncidentModel", "Likelihood of the assessment (ICD 203)"),
         SortField::Likelihood,
         false},
        {QLatin1String("confidence"),
         QT_TRANSLATE_NOOP("IncidentModel", "Confidence"),
         QT_TRANSLATE_NOOP("IncidentModel", "Analytic confidence of the assessment"),
         SortField::Confidence,
         false},
        {QLatin1String("claims"),
         QT_TRANSLATE_NOOP("IncidentModel", "Claims"),
         QT_TRANSLATE_NOOP("IncidentModel", "Claims recorded"),
         SortField::Claims,
         true},
        {QLatin1String("attributions"),
         QT_TRANSLATE_NOOP("IncidentModel", "Attributions"),
         QT_TRANSLATE_NOOP("IncidentModel", "Attributions recorded"),
         SortField::Attributions,
         true},
        {QLatin1String("institutions"),
         QT_TRANSLATE_NOOP("IncidentModel", "Institutions"),
         QT_TRANSLATE_NOOP("IncidentModel", "Different institutions behind the attributions"),
         SortField::Institutions,
         true},
        {QLatin1String("outlets"),
         QT_TRANSLATE_NOOP("IncidentModel", "Outlets"),
         QT_TRANSLATE_NOOP("IncidentModel", "Different outlets behind the attributions"),
         SortField::Outlets,
         true},
        {QLatin1String("documents"),
         QT_TRANSLATE_NOOP("IncidentModel", "Documents"),
         QT_TRANSLATE_NOOP("IncidentModel", "Documents that cite it"),
         SortField::Documents,
         true},
        {QLatin1String("citations"),
         QT_TRANSLATE_NOOP("IncidentModel", "Citations"),
         QT_TRANSLATE_NOOP("IncidentModel", "Sentences cited"),
         SortField::Citations,
         true},
        {QLatin1String("conflicting"),
         QT_TRANSLATE_NOOP("IncidentModel", "Conflicting"),
         QT_TRANSLATE_NOOP("IncidentModel", "Fields whose reports cannot all be true"),
         SortField::Conflicting,
         false},
        {QLatin1String("review"),
         QT_TRANSLATE_NOOP("IncidentModel", "Review"),
         QT_TRANSLATE_NOOP("IncidentModel", "State of the record"),
         SortField::Review,
         false},
    };
    return columns[column];
}

} // namespace

struct IncidentModel::Private
{
    explicit Private(Workbench &w)
        : workbench(w)
        , table(w.snapshot())
        , rows(w.rows())
    {}

    const RowText *textOf(int row) const;

    Workbench &workbench;
    // What is shown, kept apart from the workbench's so that a reset can be announced before it
    // happens.
    Snapshot table;
    std::shared_ptr<const RowSet> rows;
};

IncidentModel::IncidentModel(Workbench &workbench, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(workbench))
{
    connect(&workbench, &Workbench::rowsChanged, this, &IncidentModel::takeRows);
    connect(
        &workbench.titles(), &TitlePages::arrived, this, [this](const std::vector<Id> &incidents) {
            int first = rowCount();
            int last = -1;
            for (const Id id : incidents) {
                if (const int row = rowOf(id); row >= 0) {
                    first = std::min(first, row);
                    last = std::max(last, row);
                }
            }
            if (last >= 0)
                emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
        });
}

IncidentModel::~IncidentModel() = default;

const RowText *IncidentModel::Private::textOf(int row) const
{
    return workbench.titles().find(table->idOf(rows->at(row)), [this, row] {
        const qsizetype first = row / pageRows * pageRows;
        const qsizetype last = std::min<qsizetype>(first + pageRows, rows->size());
        std::vector<Id> page;
        for (qsizetype i = first; i < last; ++i)
            page.push_back(table->idOf(rows->at(i)));
        return page;
    });
}

void IncidentModel::takeRows()
{
    const Snapshot table = d->workbench.snapshot();
    const std::shared_ptr<const RowSet> rows = d->workbench.rows();
    if (rows->size() != d->rows->size() || !sameRows(*d->table, *table)) {
        beginResetModel();
        d->table = table;
        d->rows = rows;
        endResetModel();
        return;
    }
    if (rows == d->rows || std::ranges::equal(rows->rows(), d->rows->rows())) {
        d->table = table;
        d->rows = rows;
        if (rows->size() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before) {
        const qsizetype position = rows->positionOf(d->rows->at(old.row()));
        after +=
            position < 0 ? QModelIndex() : createIndex(static_cast<int>(position), old.column());
    }
    d->table = table;
    d->rows = rows;
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void IncidentModel::prefetch(int first, int last) const
{
    for (int row = std::max(first, 0); row <= std::min(last, rowCount() - 1); ++row)
        d->textOf(row);
}

int IncidentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(d->rows->size());
}

int IncidentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Cell IncidentModel::cell(int row, Column column) const
{
    return cellOf(*d->table, d->rows->at(row), column, d->textOf(row));
}

bool IncidentModel::isSelected(int row) const
{
    return d->workbench.selection().contains(d->rows->at(row));
}

QVariant IncidentModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row row = d->rows->at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), column).whole();
    case Qt::ToolTipRole:
        return cellTip(*d->table, row, column, d->textOf(index.row()));
    case Qt::AccessibleTextRole: {
        const QString text =
            tr("%1: %2").arg(tr(info(column).header), cell(index.row(), column).whole());
        return isSelected(index.row()) ? tr("%1, selected").arg(text) : text;
    }
    case Qt::AccessibleDescriptionRole:
        return cellTip(*d->table, row, column, d->textOf(index.row()));
    case Qt::TextAlignmentRole:
        return int((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SortRole:
        return sortKey(*d->table, row, {sortField(column), false});
    case IdRole:
        return d->table->idOf(row).value;
    case DifferingRole:
        return cell(index.row(), column).differing;
    case ConflictingRole:
        return cell(index.row(), column).conflicting;
    case FaintRole:
        return cell(index.row(), column).faint;
    case SelectedRole:
        return isSelected(index.row());
    case ActorRole:
        return cell(index.row(), column).actor.value;
    default:
        return {};
    }
}

QVariant IncidentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return tr(info(section).header);
    case Qt::ToolTipRole:
        return tr(info(section).tip);
    case Qt::TextAlignmentRole:
        return int((info(section).numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

// Cells with one value; figures, names and assessments have their claims behind them.
Qt::ItemFlags IncidentModel::flags(const QModelIndex &index) const
{
    static const QSet<int> editable = {
        Date, Place, Title, Kind, EventType, SubEventType, Means, Review};
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return editable.contains(index.column()) && d->workbench.canEdit() ? flags | Qt::ItemIsEditable
                                                                       : flags;
}

void IncidentModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < ColumnCount)
        d->workbench.setOrder(
            {sortField(static_cast<Column>(column)), order == Qt::DescendingOrder});
}

Id IncidentModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? d->table->idOf(d->rows->at(row)) : Id();
}

int IncidentModel::rowOf(Id incident) const
{
    const Row row = incident.isValid() ? d->table->rowOf(incident) : d->table->rowCount();
    return row < d->table->rowCount() ? static_cast<int>(d->rows->positionOf(row)) : -1;
}

QLatin1String IncidentModel::columnName(Column column)
{
    return info(column).name;
}

SortField IncidentModel::sortField(Column column)
{
    return info(column).sort;
}

bool IncidentModel::isNumeric(Column column)
{
    return info(column).numeric;
}

} // namespace sourceline
