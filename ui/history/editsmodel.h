#pragma once

#include "model/store/history.h"
#include "model/workbench/workbench.h"

#include <QAbstractTableModel>

namespace sourceline {

/// Edits, newest first, read page by page as they are scrolled to. UI thread.
class EditsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        When,
        Who,
        What,
        Kind,
        ColumnCount
    };

    struct Entry
    {
        Edit edit;
        bool isTurnedBack = false;
    };

    explicit EditsModel(Workbench &workbench, QObject *parent = nullptr);

    /// The same filter again reads what is listed anew, the newest included.
    void setFilter(const EditFilter &filter);
    void clear();

    const Entry &entry(int row) const { return m_entries[size_t(row)]; }

    /// Another page. Not by fetchMore(), which a view calls for every layout until nothing is left.
    void readMore();

    bool hasMore() const { return !m_reading && !m_complete && !m_entries.empty(); }

    int rowOf(Id edit) const; ///< −1: not among those read

    bool isReading() const { return m_reading; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void loaded(); ///< a page, or the list anew

private:
    using Page = std::vector<Entry>;
    static Result<Page>
    readPage(sqlite3 *database, const EditFilter &filter, qint64 before, int limit);
    void reload(int read);
    QString text(const Entry &entry, int column) const;
    QString kindWords(const Entry &entry) const;

    Workbench &m_workbench;
    EditFilter m_filter;
    Page m_entries;
    int m_job = 0;
    bool m_reading = false;
    bool m_complete = true;
};

} // namespace sourceline
