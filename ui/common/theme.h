#pragma once

#include "model/store/id.h"

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;

namespace sourceline {

enum class ColourScheme
{
    System,
    Light,
    Dark
};

/// Distances in device-independent pixels, the same in every pane.
namespace spacing {
inline constexpr int hair = 1;
inline constexpr int small = 4;
inline constexpr int medium = 8;
inline constexpr int large = 16;
inline constexpr int margin = 24; ///< before text that is read, room for the margin marks
} // namespace spacing

/// What the palette has no role for. One accent; fills are translucent, so that two that overlap
/// stay readable as two.
struct Theme
{
    bool isDark = false;
    QColor quiet;    ///< text that may be skipped: 4.5:1 or better on the base
    QColor hairline; ///< separators, grid
    QColor accent;   ///< links, focus, marks of the current incident
    QColor chip;     ///< fill behind small words
    QColor current;  ///< fill of the current row
    QColor warning;  ///< the mark of conflicting reports
    QColor event, figure, attribution, other; ///< fill of a sentence by what it supports
    QColor nobody;                            ///< where no actor is named

    /// Follows `palette`, never a setting: a widget with a palette of its own is drawn to match.
    static const Theme &of(const QPalette &palette);
    static const Theme &light();
    static const Theme &dark();

    /// The same for an actor in every pane and every casefile; the ids come by the dozen, so actors
    /// far apart in a casefile can share one: always write the name too. Not valid: nobody is
    /// named.
    QColor actor(Id id) const;
};

/// `colour` at `strength` of its own opacity (0 to 1).
QColor faded(QColor colour, double strength);

QPalette paletteFor(bool dark);

/// Our style, palette and fonts. System asks what the desktop's palette was.
void applyTheme(QApplication &application, ColourScheme scheme);

/// Noto Sans where it is installed, else the desktop's font; its figures are all of one width.
QFont baseFont();
QFont titleFont(const QFont &base);
QFont boldFont(const QFont &base);

} // namespace sourceline
