#pragma once

#include <QtGlobal>

#include <limits>

namespace sourceline {

/// A figure as a column holds it: a count from 0 (zero means that none was stated), or one of
/// these. All sort after the counts: see sortKey.
namespace figure {
inline constexpr qint32 notStated = std::numeric_limits<qint32>::min();
inline constexpr qint32 notReported = notStated + 1; ///< a source has heard of none
inline constexpr qint32 unknown = notStated + 2;     ///< a source says that it is not known
inline constexpr qint32 open = notStated + 3;        ///< no bound on this side

inline constexpr bool isCount(qint32 value)
{
    return value >= 0;
}
} // namespace figure

} // namespace sourceline
