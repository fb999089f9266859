#pragma once

#include "model/chart/chosenrows.h"

#include <memory>

namespace sourceline {

/// One value of a category.
struct ChartValue
{
    QString name;
    QString key;
    bool unknown = false;
    bool alleged = false;
    bool keep = false; ///< never gathered with others, though it is no unknown: "only alleged"
};

/// What rows are split by: a code for each row, 0 up to count(). One pass asks for whole blocks.
class ChartFacet
{
public:
    ChartFacet() = default;
    virtual ~ChartFacet() = default;
    ChartFacet(const ChartFacet &) = delete;
    ChartFacet &operator=(const ChartFacet &) = delete;

    virtual quint32 count() const = 0;
    virtual void
    read(const Segment &segment, Row base, std::span<const quint16> lows, quint32 *codes) const = 0;
    virtual ChartValue value(quint32 code) const = 0;

    /// Every code of a row, where it can have several: then read() is not called. Each once.
    virtual bool canBeSeveral() const { return false; }

    virtual std::span<const quint32> several(Row) const { return {}; }
};

/// A facet of a category; those that stand in no column are read from the casefile for `rows`.
Result<std::unique_ptr<ChartFacet>>
makeChartFacet(ChartSpec::Category category, const ChosenRows &rows, sqlite3 *database);

/// Of what the columns hold (columnfacets.cpp); none for other categories.
std::unique_ptr<ChartFacet> makeColumnFacet(ChartSpec::Category category,
                                            const IncidentTable &table);

/// `assessed actor`, `means`: in words.
QString categoryWords(ChartSpec::Category category);

} // namespace sourceline
