#pragma once

#include "model/coding/conflictingreports.h"

#include <QAbstractItemModel>

namespace sourceline {

/// Conflicting reports as a tree: a field of an incident, and below it each side with who says so.
class ConflictsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        Incident,
        Date,
        Field,
        Reports,
        Apart,
        Speakers,
        ColumnCount
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setReports(std::vector<ConflictingReport> reports);

    const std::vector<ConflictingReport> &reports() const { return m_reports; }

    /// Of a row or of the side below it.
    const ConflictingReport &report(const QModelIndex &index) const;
    /// The claims behind a side, or behind all sides of a row.
    std::vector<Id> claims(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant
    headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const ConflictingReport &report, int column) const;
    QString textOf(const ReportedSide &side, int column) const;

    std::vector<ConflictingReport> m_reports;
};

/// `killed`, `rockets and missiles fired`, `wounded: Iraqi`.
QString conflictFieldWords(const ConflictingReport &report);

} // namespace sourceline
