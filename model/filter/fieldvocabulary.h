#pragma once

#include <QStringList>

namespace sourceline {

struct FilterField;
struct IncidentTable;

/// Values that a field can have whether or not an incident has them, in their own order: a fixed
/// vocabulary, the codebook's terms, actors, places, countries. Empty for the others. Reads nothing
/// but the table.
QStringList vocabularyOf(const FilterField &field, const IncidentTable &table);

} // namespace sourceline
