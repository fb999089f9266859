#pragma once

#include "model/coding/notes.h"

#include <QAbstractTableModel>

namespace sourceline {

/// All notes, newest first.
class NotesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        When,
        Who,
        On,
        Text,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void set(std::vector<NoteEntry> notes);
    const NoteEntry *note(int row) const; ///< null past the ends
    int rowOf(Id note) const;             ///< −1: not there

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<NoteEntry> m_notes;
};

} // namespace sourceline
