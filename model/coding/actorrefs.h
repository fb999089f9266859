#pragma once

#include "model/coding/drafts.h"

#include <map>

namespace sourceline {

/// The actors that a draft names, within one change: a new one is made once, however often it is
/// named.
class ActorRefs
{
public:
    explicit ActorRefs(Writer &writer)
        : m_writer(writer)
    {}

    /// Not valid where the reference is not set.
    Result<Id> resolve(const ActorRef &ref);

private:
    Writer &m_writer;
    std::map<QString, Id> m_made;
};

QString actorName(sqlite3 *database, Id actor);

} // namespace sourceline
