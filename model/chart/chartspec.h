#pragma once

#include "model/filter/filterspec.h"
#include "model/text/result.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

namespace sourceline {

/// What a chart shows, as saved in a named view and carried in every file that leaves. A value.
struct ChartSpec
{
    enum class Kind
    {
        Events,     ///< incidents of kind event per period, stacked by a category
        Cumulative, ///< the same, added up
        Ranked,     ///< bars by a category, longest first
        Figures, ///< a figure incident by incident: every claim a point, low–best–high a band
        Accusations, ///< statements that accuse, by the date said
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
        Alleged, ///< the actor that most speakers name
        EventType,
        SubEventType,
        Means,
        Place,
        Country,
        Target,
        Stance,
        AttributedActor,
        SpeakerInstitution,
        Outlet,
        Accusation ///< who accuses whom: institution of the speaker and attributed actor
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
        Largest, ///< of the values, first; `value` in files
        Name,
        Date
    };

    Kind kind = Kind::Events;
    Measure measure =
        Measure::Incidents; ///< Statements for Accusations and Stances, whatever it says
    QString
        munitionsMeasure; ///< fired, landed, …; empty: each measure apart, which only Figures can
    Period period = Period::Month;
    Category grouping = Category::None; ///< the bars of Ranked
    Category stacking = Category::None;
    Order order = Order::Date; ///< of the bars of Ranked and Stances, of the incidents of Figures
    FilterSpec filter;
    bool retelling = false; ///< Accusations: with what articles say in their own voice
    int top = 12;           ///< bars shown by name, 1 to 100; the rest are gathered as "other (n)"
    QHash<QString, QString> colours; ///< of series by key, `#rrggbb`; else the palette's
    QString title;                   ///< the headline
    QString subtitle;                ///< empty: made from measure, place and period
    QString caveat;                  ///< the analyst's own, beside those made from the data

    /// Defaults are left out.
    QJsonObject toJson() const;
    /// Refuses with a sentence that names the key; unknown keys are refused too.
    static Result<ChartSpec> fromJson(const QJsonObject &json);
    /// Why no numbers can be made of it, in one sentence: a category that the kind cannot be split
    /// by, unlike measures added up.
    Result<void> check() const;

    bool operator==(const ChartSpec &) const = default;
};

/// Stable names, as in JSON: `events`, `speaker institution`.
QString chartKindName(ChartSpec::Kind kind);
QString chartPeriodName(ChartSpec::Period period);
QString chartCategoryName(ChartSpec::Category category);
QString chartMeasureName(ChartSpec::Measure measure);

} // namespace sourceline
