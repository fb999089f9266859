#pragma once

#include "model/filter/filterspec.h"

#include <QStringList>

namespace sourceline {

/// What a filter says of one value of a facet.
enum class FacetMark
{
    None,
    Included,
    Excluded
};

FacetMark markOf(const FilterSpec &spec, const QString &field, const QString &value);

struct FacetValue;
/// By whatever name the filter has for it.
FacetMark markOf(const FilterSpec &spec, const QString &field, const FacetValue &value);
/// The name that the filter has for it; its own where it has none.
QString calledIn(const FilterSpec &spec, const QString &field, const FacetValue &value);

/// The filter after a click on a value. Values of one facet that are included stand in one choice,
/// `(means:rocket OR means:mortar)`; those that are excluded each by itself. What is included is
/// taken back by including it again, and the other way round.
FilterSpec toggleIncluded(FilterSpec spec, const QString &field, const QString &value);
FilterSpec toggleExcluded(FilterSpec spec, const QString &field, const QString &value);

/// Without the choices that are of this field alone, on or off.
FilterSpec withoutField(FilterSpec spec, const QString &field);

/// Values of a field that the filter names in choices of their own, included or not.
QStringList namedValues(const FilterSpec &spec, const QString &field);

/// Whether it shows kind:event alone, and the filter that does or no longer does.
bool isEventsOnly(const FilterSpec &spec);
FilterSpec withEventsOnly(FilterSpec spec, bool only);

} // namespace sourceline
