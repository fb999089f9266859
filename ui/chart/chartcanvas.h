#pragma once

#include "ui/paper/chartscene.h"
#include "ui/paper/chartstyle.h"

#include <QWidget>

#include <optional>

namespace sourceline {

/// Draws a chart at the widget's size, in the window's colours; a chart of rows asks for the height
/// that they take. Where its parent shows less, only rows that are whole in sight are drawn,
/// between a head and an axis that stay. Arrows walk its bars and points, and so does a screen
/// reader; a click or Return asks for the incidents behind one.
class ChartCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit ChartCanvas(QWidget *parent = nullptr);

    void setChart(const ChartSpec &spec, const ChartNumbers &numbers);

    const ChartScene &scene() const { return m_scene; }

    /// Of the rows that the parent shows in part, what is drawn; all where it shows everything.
    QRectF rowsInSight() const;
    /// What must be in sight for `mark` to be drawn, of the widget.
    QRectF roomFor(const ChartMark &mark) const;
    /// Of a row; 0: there are no rows.
    int rowHeight() const;

    int current() const { return m_current; } ///< index into the scene's marks; −1: none

    void setCurrent(int mark);

signals:
    void chosen(const sourceline::ChartMark &mark);    ///< its incidents are to be selected
    void listAsked(const sourceline::ChartMark &mark); ///< and listed
    void currentMoved(const QRect &area);              ///< to be scrolled into sight, head and axis
    void laid();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void lay();
    int markAt(QPointF at) const;
    QRectF inSight() const;
    bool isScrolled() const;
    void paintRows(QPainter &painter) const;
    std::optional<QPointF> sceneAt(QPointF at) const;

    ChartSpec m_spec;
    ChartNumbers m_numbers;
    ChartScene m_scene;
    int m_current = -1;
    int m_laidWidth = 0; ///< that the least height was found for
};

} // namespace sourceline
