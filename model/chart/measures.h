#pragma once

#include "model/chart/chosenrows.h"

namespace sourceline {

/// What an incident adds.
struct ChartAmount
{
    qint32 value = 1; ///< −1: there is no figure, nothing is added
    bool atLeast = false, about = false;
};

/// What is added up for an incident: 1, or a figure. A figure counts with its best value, without
/// one with its low; an incident that has neither adds nothing and is told of.
class ChartMeasures
{
public:
    /// Reads the casefile where the columns do not hold the measure.
    static Result<ChartMeasures>
    make(const ChartSpec &spec, const ChosenRows &rows, sqlite3 *database);

    bool isFigure() const { return m_isFigure; }

    struct Gaps
    {
        qint64 atLeast = 0; ///< open above, or counted with the low: no best
        qint64 about = 0;   ///< the best of a range that is open: about, several, up to
        qint64 notReported = 0, unknown = 0, notStated = 0;
        qint64 noLow = 0; ///< only "up to": adds nothing
    };

    /// Of each row what it adds. `gaps`, where given, is added to.
    void read(const Segment &segment,
              Row base,
              std::span<const quint16> lows,
              ChartAmount *amounts,
              Gaps *gaps = nullptr) const;

    /// `Events`, `Killed`, `Rockets fired`.
    QString axis(const ChartSpec &spec, const ChosenRows &rows) const;

private:
    struct Figure
    {
        Row row;
        qint32 low, best, high;
    };

    bool m_isFigure = false, m_isRead = false;
    size_t m_low = 0;     // Int32Column; best and high follow
    quint8 m_measure = 0; // of munitions: rows whose column is of it
    std::vector<Figure> m_figures;
};

/// `Rockets fired` where all of `rows` have one means, else `Munitions fired`.
QString munitionsAxis(const QString &measure, const ChosenRows &rows);

} // namespace sourceline
