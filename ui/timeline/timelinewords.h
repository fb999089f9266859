#pragma once

#include "model/workbench/titlepages.h"
#include "ui/timeline/timelinegeometry.h"

#include <QCoreApplication>

namespace sourceline {

struct TimelineCount
{
    qint64 events = 0; ///< on the lane of words: statements and developments
    qint64 aggregates = 0;
};

/// What a timeline says in words: lanes, marks, tooltips, lags. Plain text.
class TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(TimelineWords)

public:
    /// `assessed actor`, for the choice of lanes.
    static QString laneBy(LaneBy by);
    /// Which lane takes what could stand in several; empty where nothing can.
    static QString laneRule(LaneBy by);
    static QString lane(const TimelineGeometry &geometry, int strip);
    /// Its whole name, what is in it and, in a density, what its full height stands for.
    static QString laneTip(const TimelineGeometry &geometry, int strip);

    /// `10 events and 1 aggregate report`.
    static QString counted(const TimelineGeometry &geometry, int strip, TimelineCount count);
    /// Of a lane that shows nothing, how much lies before and after what is in view.
    static QString outOfSight(const TimelineGeometry &geometry, int strip);
    /// What has no place on the timeline; empty: all has one.
    static QString undated(qint64 count);

    /// One sentence for a screen reader; `text` may be null (titles not read yet).
    static QString sentence(const TimelineData &data, Row row, const RowText *text);
    /// Date, place, what, who says who did it; one line each. `said` may be null (not read yet).
    static QString
    tip(const TimelineData &data, Row row, const RowText *text, const std::vector<WhoSays> *said);
    /// Of a pixel column of a density.
    static QString columnTip(const TimelineGeometry &geometry, int strip, int column);
    /// `1 – 5 Dec 2019`, both inclusive, minutes.
    static QString period(double from, double to);
    /// How long after `cause` `response` came: `2 d`, `1–2 d`, `5 h`; empty where a date is open.
    static QString lag(const IncidentTable &table, Row cause, Row response);

private:
    static QString date(const IncidentTable &table, Row row, const RowText *text);
    static QString what(const IncidentTable &table, Row row);
    static QString assessment(const IncidentTable &table, Row row);
};

} // namespace sourceline
