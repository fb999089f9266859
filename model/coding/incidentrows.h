#pragma once

#include "model/coding/incidents.h"

namespace sourceline {

// Steps that several changes of incidents share.

/// A new incident of a draft, with its citations.
Result<Id> recordIncident(Writer &writer, const IncidentDraft &draft);
/// The same, declared distinct from what the draft names.
Result<Id> recordNewIncident(Writer &writer, const IncidentDraft &draft);

/// Fills what `into` does not state from `other`; what both state and otherwise is kept in words in
/// the note of `into`.
Result<void> takeOverFacts(Writer &writer, Id into, Id other);

/// Links of `other` become those of `into`: those between the two go, the same kind between the
/// same two becomes one with the citations of both. Refuses where `part of` would go round in a
/// circle.
Result<void> mergeLinks(Writer &writer, Id into, Id other);

} // namespace sourceline
