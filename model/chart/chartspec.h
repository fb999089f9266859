#pragma once

#include "model/filter/filterspec.h"
#include "model/text/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace sourceline {

/// What a chart shows, as saved in a named view and carried in every file that leaves. A value.
struct ChartSpec
{
    enum class Kind
    {
        Events,      ///< incidents of kind event per period, stacked by a category
        Cumulative,  ///< the same, added up
        Ranked,      ///< bars by a category, longest first
        Figures,     ///< a figure incident by incident: every claim a point, low–best–high a band
        Accusations, ///< attributions over time by the date said
        Stances,     ///< statements by attributed actor and stance, never reports
        Coverage     ///< events held against what aggregate reports count for the same period
    };
    enum class Period
    {
        Day,
        Week, ///< from Monday
        Month,
        Quarter,
        Year
    };
    enum class Category
    {
        None,
        Assessed,
        Alleged,
        EventType,
        SubEventType,
        Means,
        Place,
        Country,
        Target,
        Stance,
        AttributedActor,
        SpeakerInstitution,
        Outlet
    };
    enum class Measure
    {
        Incidents,
        Statements,
        Killed,
        Wounded,
        Munitions, ///< of `munitionsMeasure` alone: fired is never added to landed
        Count
    };
    enum class Order
    {
        Value, ///< largest first
        Name,
        Date
    };

    Kind kind = Kind::Events;
    Measure measure = Measure::Incidents;
    QString munitionsMeasure; ///< fired, landed, …; empty: each measure apart
    Period period = Period::Month;
    Category grouping = Category::None; ///< the bars of Ranked and Stances
    Category stacking = Category::None;
    Order order = Order::Date;
    FilterSpec filter;
    bool retelling = false; ///< Accusations: with what articles retell in their own voice
    int top = 12;           ///< categories shown by name; the rest are gathered as "other (n)"
    QHash<QString, QString> colours; ///< of categories by name, `#rrggbb`; else the palette's
    QString title;    ///< the headline
    QString subtitle; ///< empty: made from measure, place and period
    QString caveat;   ///< the analyst's own, beside those made from the data

    QJsonObject toJson() const;
    /// Refuses with a sentence that names the key; unknown keys are refused too.
    static Result<ChartSpec> fromJson(const QJsonObject &json);

    bool operator==(const ChartSpec &) const = default;
};

} // namespace sourceline
