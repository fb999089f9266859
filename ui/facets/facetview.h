#pragma once

#include <QTreeView>

namespace sourceline {

class FacetModel;

/// The tree of facets by mouse and keyboard: Space or a click includes a value, Alt with either (or
/// −) excludes it, Return opens headings and shows more, letters begin a search.
class FacetView : public QTreeView
{
    Q_OBJECT

public:
    explicit FacetView(FacetModel &model, QWidget *parent = nullptr);

    /// Hides headings without values; opens all that a search found.
    void arrange(bool searching);

    QStringList collapsed() const; ///< fields
    void setCollapsed(const QStringList &fields);

signals:
    void includeAsked(const QModelIndex &value);
    void excludeAsked(const QModelIndex &value);
    void moreAsked(int facet);
    void searchAsked(const QString &typed, int facet);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyboardSearch(const QString &typed) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void act(const QModelIndex &index, bool excludes);
    void open(const QModelIndex &heading);

    FacetModel &m_model;
    QStringList m_collapsed;
    QPersistentModelIndex m_pressed;
    bool m_arranging = false;
    bool m_searching = false;
};

} // namespace sourceline
