#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// The schema's kinds of relations between actors.
const QStringList &relationKinds();

/// A relation of this kind between these two for the same time (`same as` either way round). Not
/// valid: none.
Id sameRelation(sqlite3 *database,
                Id actor,
                const QString &kind,
                Id other,
                const QString &during,
                Id except = {});

/// Refuses, naming the way round, when the actor is part or member of itself through others.
Result<void> requireNoActorCircle(sqlite3 *database, Id actor);

} // namespace sourceline
