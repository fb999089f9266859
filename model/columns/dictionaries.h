#pragma once

#include "model/columns/codemap.h"
#include "model/text/result.h"

#include <set>

struct sqlite3;

namespace sourceline {

/// Which names may be others than they were: those listed, or any.
struct ChangedNames
{
    std::set<Id> actors, places, terms;
    bool any = false;

    ChangedNames() = default;

    ChangedNames(bool mayAll)
        : any(mayAll)
    {} // NOLINT(google-explicit-constructor)

    explicit operator bool() const
    {
        return any || !actors.empty() || !places.empty() || !terms.empty();
    }
};

/// The dictionaries of one snapshot while they are being made. What is the same as in the snapshot
/// before is its very dictionary, and stays as it is.
struct Dictionaries
{
    std::shared_ptr<Dictionary> actors, places, eventTypes, subEventTypes, means;

    /// Fills in the ranks: the slow part, which needs no connection. Of a dictionary that is as it
    /// was in `before` they are taken from there.
    void rank(const IncidentTable *before = nullptr);
    /// Gives them to `table`.
    void giveTo(IncidentTable &table) const;
};

/// Ids to codes of all of them.
struct Codes
{
    CodeMap actors, places, eventTypes, subEventTypes, means;

    Codes() = default;
    explicit Codes(const Dictionaries &dictionaries);
    explicit Codes(const IncidentTable &table);
    /// For a few rows of it.
    static Codes forFew(const IncidentTable &table);
};

/// All actors, places and terms, not ranked yet. Codes of `before`, where given, keep their
/// meaning; what has not `changed` is taken from there. Refuses a scheme of more than 255 terms.
Result<Dictionaries> readDictionaries(sqlite3 *database,
                                      const IncidentTable *before = nullptr,
                                      const ChangedNames &changed = true);

/// Only those named (invalid and repeated ids are skipped), for a sparse snapshot.
Result<Dictionaries> readDictionaries(sqlite3 *database,
                                      std::vector<Id> actors,
                                      std::vector<Id> places,
                                      std::vector<Id> terms);

} // namespace sourceline
