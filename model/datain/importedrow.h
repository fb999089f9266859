#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sourceline {

/// A figure as a dataset states it.
struct ImportedFigure
{
    QString field; ///< killed, wounded, munitions or count
    QString whom;  ///< the group counted, such as `civilians` or `US`; empty: all
    QString reported = QStringLiteral("figure"); ///< or none, not reported, unknown
    std::optional<qint32> low, best, high;
};

/// Who a dataset says did it. An allegation of the dataset's, never an assessment.
struct ImportedAttribution
{
    QString actor; ///< empty: nobody is named
    QString role = QStringLiteral("perpetrator");
    QString stance = QStringLiteral("asserts");
    QString wording, note;
    QString speaker; ///< empty: the dataset; else who the dataset says claimed responsibility
};

/// What one row of a table becomes: an incident with claims and attributions that rest on one
/// statement by the dataset. Plain values.
struct ImportedRow
{
    qint64 line = 0;
    QString key; ///< the dataset's own; with it the same row is known again
    QString kind = QStringLiteral("event");
    QString title;
    QString eventType, subEventType, means;
    QString dateEdtf, dateWords, timeLocal;
    QString place, admin1, country;
    std::optional<double> latitude, longitude;
    std::optional<int> geoPrecision;
    QString target, weapon, note;
    QString sources;    ///< where the dataset has it from, in its words
    QStringList others; ///< claims of field `other` and their like: `field\tvalue`
    std::vector<ImportedFigure> figures;
    std::vector<ImportedAttribution> attributions;
    QStringList tags;
};

/// Why a row does not come in.
struct RowProblem
{
    QString column; ///< heading; empty where it is the whole row
    QString value;
    QString reason; ///< without a full stop
};

} // namespace sourceline
