#pragma once

#include "model/filter/filterspec.h"
#include "model/store/id.h"

#include <QLatin1StringView>
#include <QStringList>
#include <QStringView>

#include <span>
#include <vector>

namespace sourceline {

/// Whether two values are one, whatever the case and with - for a space. Cheap: facets are long.
bool isSameValue(QStringView one, QStringView other);

/// One value of a facet, and how many incidents have it.
struct FacetValue
{
    QString name;  ///< as it is shown
    QString value; ///< of the term `field:value` that finds exactly those incidents
    qint64 count = 0;
    Id actor = {}; ///< whose colour it has; not valid where it is no actor
    bool isUnknown = false;
    QStringList also = {}; ///< values of the filter's own terms that find exactly those too

    bool isCalled(QStringView term) const; ///< by `value` or one of `also`
};

/// A field of the filter split by its values, counted over what the rest of the filter lets
/// through.
struct FacetCount
{
    QString field;      ///< of the filter
    bool isRead = true; ///< false: its records are still being read
    std::vector<FacetValue>
        values; ///< those that occur: in the vocabulary's order, else most first

    const FacetValue *find(const QString &value) const;
};

/// Immutable; any thread.
struct FacetCounts
{
    FilterSpec spec; ///< under which
    qint64 rows = 0; ///< that it lets through
    std::vector<FacetCount> facets;
    qint64 linkBytes = 0; ///< memory of the links from incidents to values that they rest on

    const FacetCount *of(QStringView field) const; ///< null: not counted
};

/// Fields that are counted, in the order of the pane. Those that are only for completion come last.
struct FacetField
{
    QLatin1StringView field;
    const char *heading; ///< source text of the context "Facets"
    bool isShown = true;

    QString headingText() const;
};

std::span<const FacetField> facetFields();

/// Whether a choice narrows by this field alone, so that its facet is counted without it.
bool belongsTo(const FilterSpec::Choice &choice, QStringView field);

} // namespace sourceline
