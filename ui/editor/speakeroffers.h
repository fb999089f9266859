#pragma once

#include "model/coding/drafts.h"
#include "model/text/sentencereading.h"

namespace sourceline {

class NameIndex;

/// Who speaks, as a form can take it: actors that are there by their names, others to be made.
struct OfferedSpeaker
{
    ActorRef speaker;
    std::vector<ActorRef> through;
    QString venue;
    QString how; ///< `unnamed source, US, defense; through Reuters`
};

/// An unnamed source is not taken for another of the same description: the name that is made says
/// to whom it spoke.
OfferedSpeaker
offeredSpeaker(const ReadSpeaker &read, const NameIndex &names, const QString &outlet);

/// A name of the text: the actor of that name, or one to be made.
ActorRef offeredActor(const QString &name, const QString &kind, const NameIndex &names);

} // namespace sourceline
