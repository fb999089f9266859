#pragma once

#include "model/coding/notes.h"

namespace sourceline {

/// The record of a dossier that a subject names; null where the dossier has none such.
const AttributionView *attributionOf(const Dossier &dossier, const Subject &subject);
const ClaimView *claimOf(const Dossier &dossier, const Subject &subject);
const LinkView *linkOf(const Dossier &dossier, const Subject &subject);
/// `attribution of K-1 …`, `this sentence`: what a note or a basis is on, in words.
QString subjectWords(const Dossier *dossier, const Subject &subject);
/// The incident for a table that is not a record of it.
bool isOfIncident(const Subject &subject);

} // namespace sourceline
