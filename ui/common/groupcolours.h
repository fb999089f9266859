#pragma once

#include "model/store/id.h"

#include <QColor>

#include <span>

namespace sourceline {

/// The one colour of an actor, a means, a place or whatever else has a key, in every pane, chart
/// and sheet: it goes by the key alone, so that no filter, rank or neighbour changes it. Twelve
/// that colour-blind readers tell apart, at 3:1 or better on their ground; neighbours of one
/// casefile never share one. Those that do are told apart by a texture, a shape or their name:
/// colour is never the only carrier. Pure; any thread.
class GroupColours
{
public:
    /// A colour and its twin on the other ground have one place; names are for menus.
    static std::span<const QRgb> fills(bool isDark);
    static QString nameOf(size_t place);

    static QColor of(const QString &key, bool isDark);
    static QColor of(Id id, bool isDark);

    static QColor plain(bool isDark);  ///< where nothing is split, and of the term `other`
    static QColor nobody(bool isDark); ///< where no actor is named: the only grey

    /// Of an id, whose colour is its own; words share twelve among any number of them.
    static bool isOwn(const QString &key);
    /// Counts up with the ids of a casefile; words are spread.
    static quint32 numberOf(const QString &key);
};

} // namespace sourceline
