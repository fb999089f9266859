#pragma once

#include "model/chart/chartspec.h"

#include <QCoreApplication>

#include <array>

/// What the lists of a chart's chooser hold, in their order; the words are translated by it.
namespace sourceline::chartchoices {

/// A measure as it stands in the list: munitions of one measure each, since fired is never added to
/// landed.
struct MeasureChoice
{
    ChartSpec::Measure measure;
    const char *munitions;
    const char *label;
};

inline constexpr std::array measures{
    MeasureChoice{ChartSpec::Measure::Incidents, "", QT_TRANSLATE_NOOP("ChartChooser", "Events")},
    MeasureChoice{ChartSpec::Measure::Killed, "", QT_TRANSLATE_NOOP("ChartChooser", "Killed")},
    MeasureChoice{ChartSpec::Measure::Wounded, "", QT_TRANSLATE_NOOP("ChartChooser", "Wounded")},
    MeasureChoice{ChartSpec::Measure::Munitions,
                  "",
                  QT_TRANSLATE_NOOP("ChartChooser", "Munitions, each measure apart")},
    MeasureChoice{ChartSpec::Measure::Munitions,
                  "fired",
                  QT_TRANSLATE_NOOP("ChartChooser", "Munitions fired")},
    MeasureChoice{ChartSpec::Measure::Munitions,
                  "landed",
                  QT_TRANSLATE_NOOP("ChartChooser", "Munitions landed")},
    MeasureChoice{ChartSpec::Measure::Munitions,
                  "found unfired",
                  QT_TRANSLATE_NOOP("ChartChooser", "Munitions found unfired")},
    MeasureChoice{ChartSpec::Measure::Count, "", QT_TRANSLATE_NOOP("ChartChooser", "Counts")}};

inline constexpr std::array kinds{
    std::pair{ChartSpec::Kind::Events, QT_TRANSLATE_NOOP("ChartChooser", "By period")},
    std::pair{ChartSpec::Kind::Cumulative, QT_TRANSLATE_NOOP("ChartChooser", "Added up")},
    std::pair{ChartSpec::Kind::Ranked, QT_TRANSLATE_NOOP("ChartChooser", "Ranked bars")},
    std::pair{ChartSpec::Kind::Figures, QT_TRANSLATE_NOOP("ChartChooser", "Figures by event")},
    std::pair{ChartSpec::Kind::Accusations,
              QT_TRANSLATE_NOOP("ChartChooser", "Accusations over time")},
    std::pair{ChartSpec::Kind::Stances, QT_TRANSLATE_NOOP("ChartChooser", "Stances by actor")},
    std::pair{ChartSpec::Kind::Coverage, QT_TRANSLATE_NOOP("ChartChooser", "Coverage")}};

inline constexpr std::array orders{
    std::pair{ChartSpec::Order::Largest, QT_TRANSLATE_NOOP("ChartChooser", "Largest first")},
    std::pair{ChartSpec::Order::Name, QT_TRANSLATE_NOOP("ChartChooser", "By name")},
    std::pair{ChartSpec::Order::Date, QT_TRANSLATE_NOOP("ChartChooser", "By date")}};

inline bool isOfBars(const ChartSpec &spec)
{
    return spec.kind == ChartSpec::Kind::Ranked || spec.kind == ChartSpec::Kind::Stances;
}

} // namespace sourceline::chartchoices
