#pragma once

#include "model/workbench/workbench.h"
#include "ui/timeline/timelinepainter.h"

#include <QFutureWatcher>
#include <QPixmap>
#include <QWidget>

#include <optional>

namespace sourceline {

struct RowText;

/// Incidents in time: lanes of marks, spans and bands, or densities where there are more than can
/// be told apart, over a rail of publications. Follows the RowSet, the current incident and the
/// selection of the workbench, and sets the latter two.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(Workbench &workbench, QWidget *parent = nullptr);
    ~TimelineView() override;

    LaneBy laneBy() const { return m_laneBy; }

    void setLaneBy(LaneBy by);

    bool showsWords() const { return m_words; }

    void setShowsWords(bool shows); ///< statements and developments

    bool showsBands() const { return m_bands; }

    void setShowsBands(bool shows); ///< aggregates

    /// Pixels at the left of the head that something else takes; lanes' names are as wide at least.
    void setHeadWidth(int width);

    void zoomBy(double factor); ///< about the current incident where it is in view, else the middle
    void panBy(double share);   ///< of the width; the content moves left where it is positive
    void fit();                 ///< everything; again: the events alone
    void showPeriod(double from, double to); ///< minutes

    const TimelineGeometry &geometry() const { return m_geometry; }

    const std::shared_ptr<const TimelineData> &data() const { return m_data; }

    const std::vector<TimelineArc> &arcs() const { return m_arcs; }

    const std::vector<RailMark> &rail() const { return m_railMarks; }

    const TimelineRecords &records() const { return *m_records; }

    bool isEmpty() const { return m_data->isEmpty(); }

    /// Of the kinds that are shown, those that have no place on a timeline.
    qint64 undated() const { return m_data->undated - (m_bands ? 0 : m_data->undatedBands); }

    bool isWorking() const { return m_making.isRunning(); }

    /// What the keyboard and screen readers walk: rows in order of time, of those in view; in a
    /// density the current one alone.
    const std::vector<Row> &walk() const { return m_walk; }

    QString sentenceOf(Row row) const;
    QRectF boxOf(Row row) const;
    void setCurrentRow(Row row);
    int walkIndex() const; ///< of the current incident, −1: it is not in view

    QString tipAt(QPoint at);

    QSize sizeHint() const override { return {900, 260}; }

    QSize minimumSizeHint() const override { return {240, 96}; }

signals:
    /// Enter on an incident, or a double click: show it where it is listed.
    void incidentAsked(sourceline::Id incident);
    /// A range was dragged: minutes since 1970 UTC, both inclusive.
    void rangeChosen(qint64 from, qint64 to);
    void rangeSelected(qint64 from, qint64 to); ///< the same with Ctrl held
    void undatedAsked();                        ///< those that have no date are to be listed
    void dataChanged();
    void laidOut();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void connectWorkbench();
    void remake();
    void take(const std::shared_ptr<const TimelineData> &data);
    void readRecords();
    void readTargetsFor(const std::function<void()> &then);
    void setScale(const TimeScale &scale);
    void lay();
    void makeWalk();
    void followCurrent();
    Row currentRow() const; ///< rowCount() where there is none
    bool isInSight(Row row) const;
    void paintBase();
    void paintSelection(QPainter &painter) const;
    void paintCurrent(QPainter &painter) const;
    void paintReports(QPainter &painter, QPointF from) const;
    void paintDrag(QPainter &painter) const;
    void click(QPoint at, Qt::KeyboardModifiers modifiers);
    void toggle(const std::vector<Row> &rows);
    Row rowAt(QPoint at) const;                  ///< rowCount(): none
    Row nearest(int strip, double minute) const; ///< rowCount(): the strip has no events
    void notifyFocused();
    void chooseRange(double left, double right, bool selects);
    void hover(QPoint at);
    void pointAt(QPoint at);
    bool isOnNote(QPoint at) const;
    bool walkByKey(int key);
    void step(int by);
    void stepLane(int by);
    void walkFrom(const std::pair<qint32, Row> &from, int by);
    void goTo(Row row);
    void askWhoSays(Row row);
    QString railTip(QPoint at) const;
    QString itemTip(const TimelineGeometry::Item &item);
    const RowText *textOf(Row row) const;

    enum class Fit
    {
        None,
        Events, ///< reports of whole years stay outside, so that events are told apart
        All
    };

    enum class Drag
    {
        None,
        Pressed, ///< not far enough yet to be a range
        Range,
        Pan
    };

    Workbench &m_workbench;
    LaneBy m_laneBy = LaneBy::Alleged;
    bool m_words = false, m_bands = true;
    int m_headWidth = 0;
    TimelineAsk m_asked; ///< last, without rows where they were all
    std::shared_ptr<const TimelineData> m_data;
    QFutureWatcher<std::shared_ptr<const TimelineData>> m_making;
    std::shared_ptr<std::atomic_bool> m_cancelled;
    std::shared_ptr<const TimelineRecords> m_records = std::make_shared<const TimelineRecords>();
    std::shared_ptr<const Targets> m_targets;
    int m_recordsAsked = 0;
    bool m_edited = false; ///< what it did to rows is still to come

    TimeScale m_scale;
    Fit m_fit = Fit::Events; ///< until the person zooms or pans
    TimelinePainter m_painter;
    TimelineGeometry m_geometry;
    std::vector<TimelineArc> m_arcs;
    std::vector<RailMark> m_railMarks;
    std::vector<Row> m_walk;
    QPixmap m_base;
    bool m_baseIsStale = true;

    Drag m_drag = Drag::None;
    QPoint m_pressed, m_pointer;
    TimeScale m_panFrom;
    bool m_space = false;
    bool m_pointerLeads = false; ///< it is over the plot and was used after the keys that walk
    int m_hovered = -1;
    Id m_saidOf;
    std::optional<std::vector<WhoSays>> m_said;
    QPoint m_tipAt;
};

} // namespace sourceline
