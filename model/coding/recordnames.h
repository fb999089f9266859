#pragma once

#include "model/coding/actors.h"

namespace sourceline {

// Other spellings of actors and places. `table` is actor or place; nullptr is never taken.

struct NamedTable
{
    const char *record;
    const char *names;
};

inline constexpr NamedTable namedActors{"actor", "actor_name"};
inline constexpr NamedTable namedPlaces{"place", "place_name"};

EditLog::Change addName(const NamedTable &table, Id record, const NameDraft &draft);
EditLog::Change changeName(const NamedTable &table, Id name, const NameDraft &draft);
EditLog::Change removeName(const NamedTable &table, Id name);

/// The names of `other`, its own first, become other names of `into`; a spelling that is there
/// already stays once, with the documents of both.
Result<void> mergeNames(Writer &writer, const NamedTable &table, Id into, Id other);

/// A redirect from `other`; those that lead to it lead to `into`.
Result<void> redirectTo(Writer &writer, const NamedTable &table, Id into, Id other);

} // namespace sourceline
