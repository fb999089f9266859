#pragma once

#include "model/store/derivation.h"

namespace sourceline {

/// Fills what is derived from attributions: who is alleged, with which stance, and how many stand
/// behind it.
void deriveAgreement(const std::vector<AttributionFact> &attributions, DerivedIncident &derived);

} // namespace sourceline
