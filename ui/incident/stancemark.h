#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;

namespace sourceline {

/// The sign of a stance, told apart by its shape alone: filled for what is said outright, open for
/// what is less, crossed for what is said against.
enum class StanceMark : quint8
{
    None,
    Asserts,              ///< a filled disc
    Suspects,             ///< a disc filled by half
    Implies,              ///< a ring
    ClaimsResponsibility, ///< a flag
    Denies,               ///< a ring crossed out
    RulesOut,             ///< a ring with a bar
    Doubts,               ///< a question mark
    Investigates,         ///< an eye
    DeclinesToName        ///< three dots
};

/// None for what is no stance of the schema.
StanceMark markOf(const QString &stance);
/// What the stance means, in a sentence for a tooltip.
QString stanceTip(const QString &stance);

/// Draws inside `box`, which should be square.
void paintStanceMark(QPainter &painter, const QRectF &box, StanceMark mark, const QColor &colour);

} // namespace sourceline
