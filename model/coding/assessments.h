#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// The analyst's own judgement. Never made by the program.
struct AssessmentDraft
{
    ActorRef actor;     ///< not set: insufficient information
    int likelihood = 0; ///< ICD 203 band 1 to 7 where there is an actor, else 0
    std::vector<std::pair<ActorRef, int>> alternatives; ///< each with its band; none may be the actor
    QString confidence; ///< low, moderate, high, or empty: apart from the likelihood
    QString reasons;
    QString who;
    std::vector<CitationDraft> citations; ///< only where one incident is assessed
};

/// A new assessment on each: those before stay as its history. One edit for the whole selection.
EditLog::Change assess(const std::vector<Id> &incidents, const AssessmentDraft &draft);

} // namespace sourceline
