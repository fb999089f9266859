#pragma once

#include "model/coding/notes.h"
#include "model/workbench/ledger.h"
#include "ui/incident/sheetrow.h"

#include <QTreeView>

class QMenu;

namespace sourceline {

class IncidentSheetModel;

/// One incident with everything that is said about it. Arrows walk the rows, Right and Left open
/// and close, Enter goes to the sentence or to the linked incident; rows are drawn, not widgets, so
/// that hundreds of claims cost nothing.
class IncidentSheet : public QTreeView
{
    Q_OBJECT

public:
    explicit IncidentSheet(QWidget *parent = nullptr);

    /// Keeps what is open and the current row where it is the same incident.
    void setDossier(const Dossier &dossier);
    void clear();

    Id incident() const { return m_dossier.id; }

    IncidentSheetModel *sheetModel() const { return m_model; }

    const SheetRow &rowAt(const QModelIndex &index) const;

    int labelWidth() const { return m_labelWidth; }

    /// Opens the row with this key (SheetRow::key: `field munitions`, `attributions`), puts the
    /// cursor on it and scrolls it to the top. Nothing where there is none.
    void openRow(const QString &key);

    /// Puts the cursor on this record without asking for anything; nothing where no row shows it.
    void showRecord(const Subject &record);

    /// As showRecord(), and brings it in sight with its heading. False: no row shows it.
    bool revealRecord(const Subject &record);

    Grouping grouping() const { return m_grouping; }

    void setGrouping(Grouping grouping);

    /// What can be done with a record: shown in the context menu, acting on subject().
    void setRecordActions(const QList<QAction *> &actions);

    /// The record that a row shows; the incident where it shows none.
    Subject subjectOf(const QModelIndex &index) const;

public slots:
    void copy();       ///< the current row as text
    void copyAll();    ///< the whole sheet, closed rows too
    void copyLedger(); ///< the attributions with their counts

signals:
    /// The cursor was put on a record with citations; none: that record is here no more.
    void lit(const std::vector<sourceline::CitationView> &citations, const QString &label);
    /// Enter or a double click on such a record: go and read it.
    void sentenceAsked(const std::vector<sourceline::CitationView> &citations,
                       const QString &label);
    void incidentAsked(sourceline::Id incident);
    /// The cursor was put on this record.
    void subjectAsked(const sourceline::Subject &subject);
    void editAsked();                                     ///< the current record
    void overrideAsked(const sourceline::FigureKey &key); ///< low, best and high of a figure
    void groupingChanged(sourceline::Grouping grouping);
    void said(const QString &sentence); ///< what a key needs that can do nothing here

protected:
    bool event(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void drawRow(QPainter *painter,
                 const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void
    drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    void showRows();
    void activateRow(const QModelIndex &index);
    void edit(const QModelIndex &index);
    bool acts(const QModelIndex &index) const;
    bool isOnChevron(const QModelIndex &index, const QPoint &point) const;
    bool chooseByKey(const QKeyEvent &event, bool onlyAsk = false);
    bool needsARecord(const QKeyEvent &event) const;
    void fillGroupings(QMenu &menu);
    void chooseGrouping();
    void measureLabels();
    void keepInSight(const QModelIndex &row);
    void collectOpen(const QModelIndex &parent, QStringList &keys) const;
    void appendText(const QModelIndex &parent, const QString &indent, QStringList &lines) const;

    IncidentSheetModel *m_model;
    Dossier m_dossier;
    Grouping m_grouping = Grouping::Actor;
    QList<QAction *> m_recordActions;
    int m_labelWidth = 90;
    QPersistentModelIndex m_pressed;
    bool m_restoring = false;
};

} // namespace sourceline
