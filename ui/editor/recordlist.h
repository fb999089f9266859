#pragma once

#include "model/store/id.h"

#include <QAbstractListModel>
#include <QListView>

#include <vector>

namespace sourceline {

/// A record in a list of a form.
struct RecordRow
{
    QByteArray table;
    Id id;
    int number = 0; ///< of a rule in its codebook
    QString text;
    QString detail = {}; ///< quiet, under the text
    bool ticked = false;
};

class RecordRows : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit RecordRows(QObject *parent = nullptr);

    void set(std::vector<RecordRow> rows);
    void add(RecordRow row); ///< at the end; one that is there is ticked

    void setCheckable(bool checkable) { m_checkable = checkable; }

    const std::vector<RecordRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::vector<RecordRow> m_rows;
    bool m_checkable = false;
};

/// Few lines of records to choose from (Return opens the current one) or to tick (Space).
class RecordList : public QListView
{
    Q_OBJECT

public:
    explicit RecordList(int lines, QWidget *parent = nullptr);

    void setCheckable(bool checkable) { m_rows->setCheckable(checkable); }

    void setRows(std::vector<RecordRow> rows); ///< the first is current
    void add(RecordRow row);
    const RecordRow *currentRow() const; ///< null: none
    std::vector<Id> ticked(QByteArrayView table) const;

    int count() const { return m_rows->rowCount(); }

    QStringList state() const; ///< for EditorForm::ownState()

signals:
    void opened(const sourceline::RecordRow &row);
    void currentRowChanged();
    void ticksChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void fit();

    RecordRows *m_rows;
    int m_lines;
};

} // namespace sourceline
