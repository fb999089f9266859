#pragma once

#include <QHeaderView>
#include <QTimer>

namespace sourceline {

class RowPlaces;

/// The hidden vertical header of a table of rows of one height. QHeaderView keeps a section for each
/// row and makes all of them anew whenever the rows are others, which at millions takes several
/// frames. This one has sections for as many rows as there ever were, whatever the model of the
/// table does: where the rows end the table has to know by itself.
class RowHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit RowHeader(QWidget *parent = nullptr);

    /// That many rows will come: room is made for them a little at a time.
    void expect(qint64 rows);
    /// What is missing of that room is made at once.
    void makeRoomFor(int rows);

    void setModel(QAbstractItemModel *model) override;                  ///< leaves its own
    void setSelectionModel(QItemSelectionModel *selectionModel) override; ///< of its own model only

private:
    void grow();

    RowPlaces *m_places;
    QTimer m_growing;
    int m_expected = 0;
};

} // namespace sourceline
