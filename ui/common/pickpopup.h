#pragma once

#include "model/store/id.h"

#include <QAbstractListModel>
#include <QListView>

#include <vector>

namespace sourceline {

/// A record, or the offer to make one, in the list under a PickField.
struct PickRow
{
    Id id; ///< not valid: makes a new record of what was typed
    QString name;
    QString matched = {}; ///< the spelling that matched, where it is another
    QString detail = {};  ///< quiet, at the right
};

class PickRows : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void set(std::vector<PickRow> rows);
    const PickRow *row(int number) const; ///< null past the ends
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<PickRow> m_rows;
};

/// The list that opens under (or, for want of room, over) a field: a child of the window, so that
/// the focus stays in the field.
class PickPopup : public QListView
{
    Q_OBJECT

public:
    explicit PickPopup(QWidget *field);

    void open(std::vector<PickRow> rows); ///< hides where there are none
    const PickRow *current() const;
    void step(int by);

signals:
    void picked(const sourceline::PickRow &row); ///< with the mouse

private:
    void place();
    int scrollBarRoom() const;

    QWidget *m_field;
    PickRows m_rows;
};

} // namespace sourceline
