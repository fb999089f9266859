#pragma once

#include "model/store/dossier.h"

namespace sourceline {

/// What a statement says in short, for showing. A gist that was made of the first record that
/// rests on it tells of all of them that the dossier has; one in somebody's words stays.
QString gistOf(const Dossier &dossier, int statement);

} // namespace sourceline
