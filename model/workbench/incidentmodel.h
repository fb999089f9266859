#pragma once

#include "model/columns/sort.h"

#include <QAbstractTableModel>

#include <memory>

namespace sourceline {

class Workbench;
struct Cell;

/// The shared RowSet as a Qt table. Reads the snapshot only; titles come by page from a worker and
/// show as "…" until they are there.
class IncidentModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// In the order in which the column chooser offers them. Names are kept in settings:
    /// columnName().
    enum Column
    {
        Date,
        Place,
        Title,
        Killed,
        Wounded,
        Munitions,
        Count,
        Alleged,
        Assessed,
        Speakers,
        Kind,
        EventType,
        SubEventType,
        Means,
        Country,
        Likelihood,
        Confidence,
        Claims,
        Attributions,
        Institutions,
        Outlets,
        Documents,
        Citations,
        Conflicting,
        Review,
        ColumnCount
    };

    enum Role
    {
        SortRole = Qt::UserRole, ///< quint32, see sortKey()
        IdRole,                  ///< qint64
        DifferingRole,           ///< bool: reported differently, a mark is drawn
        ConflictingRole,         ///< bool: two of the claims cannot both be true
        FaintRole,    ///< bool: not stated, not reported, nobody named: drawn in the quiet colour
        SelectedRole, ///< bool: in Workbench::selection()
        ActorRole     ///< qint64: the actor a cell names, for its colour; 0 none
    };

    explicit IncidentModel(Workbench &workbench, QObject *parent = nullptr);
    ~IncidentModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// All of a cell at once, for the painter.
    Cell cell(int row, Column column) const;
    bool isSelected(int row) const;

    /// Asks for what these rows are shown with beyond the columns, as painting them would, but
    /// before it: so that they are painted once.
    void prefetch(int first, int last) const;
    Id idAt(int row) const;
    int rowOf(Id incident) const; ///< −1 when it is not shown

    static QLatin1String
    columnName(Column column); ///< stable, for settings, `list --fields` and --sort
    static SortField sortField(Column column);
    static bool isNumeric(Column column); ///< aligned right

private:
    void takeRows();
    struct Private;
    std::unique_ptr<Private> d;
};

/// A figure in words for a cell: `31`, `31 (31–36)`, `16 (11+)`, `about 30`, `up to 500`, `2+` for
/// a lower bound only, `0` only where none was stated, `not reported`, `unknown`, empty where
/// nothing was claimed.
QString figureText(qint32 low, qint32 best, qint32 high);

} // namespace sourceline
