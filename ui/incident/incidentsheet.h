#pragma once

#include "ui/incident/sheetrow.h"

#include <QTreeView>

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

    IncidentSheetModel *sheetModel() const { return m_model; }

    const SheetRow &rowAt(const QModelIndex &index) const;

    int labelWidth() const { return m_labelWidth; }

public slots:
    void copy();    ///< the current row as text
    void copyAll(); ///< the whole sheet, closed rows too

signals:
    /// The cursor was put on a record with citations.
    void lit(const std::vector<sourceline::CitationView> &citations, const QString &label);
    /// Enter or a double click on such a record: go and read it.
    void sentenceAsked(const std::vector<sourceline::CitationView> &citations,
                       const QString &label);
    void incidentAsked(sourceline::Id incident);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void drawRow(QPainter *painter,
                 const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void
    drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;

private:
    void activateRow(const QModelIndex &index);
    void measureLabels();
    QStringList openKeys() const;

    IncidentSheetModel *m_model;
    Id m_incident;
    int m_labelWidth = 90;
    QPersistentModelIndex m_pressed;
    bool m_restoring = false;
};

} // namespace sourceline
