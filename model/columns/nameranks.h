#pragma once

#include "model/columns/incidenttable.h"

namespace sourceline {

/// Fills in Dictionary::rank and extraRank by ICU's root collation. Of `before`, the same names
/// earlier, the order is kept where given: keys are made for what is other than it was, which is
/// little after an edit.
void rankNames(Dictionary &dictionary, const Dictionary *before = nullptr);

} // namespace sourceline
