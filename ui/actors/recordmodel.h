#pragma once

#include "model/store/dossier.h"

#include <QAbstractItemModel>

#include <vector>

namespace sourceline {

/// One line of a record: a name, a relation, an incident that uses it.
struct RecordLine
{
    enum class Kind
    {
        Name,
        Relation,
        Incident,
        Note,
        Former,
        Fact
    };

    Kind kind = Kind::Fact;
    Id id;    ///< of the name, the relation, …; not valid: nothing to change
    Id other; ///< the actor or place that Enter goes to
    Id incident;
    QString text, detail;
    std::vector<CitationView> citations;
};

struct RecordSection
{
    QString title; ///< `Names`, `Relations`, `Used in 12 incidents`
    std::vector<RecordLine> lines;
};

/// A record as headed lists. Sections without lines are left out.
class RecordModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column
    {
        Text,
        Detail,
        ColumnCount
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setSections(std::vector<RecordSection> sections);
    const RecordLine *line(const QModelIndex &index) const; ///< null for a heading

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::vector<RecordSection> m_sections;
};

} // namespace sourceline
