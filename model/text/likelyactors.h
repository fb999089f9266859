#pragma once

#include "model/text/sentencereading.h"

namespace sourceline {

/// Of the actors that a sentence names those of whom it says, by whomever, that they did it: a
/// group before a state or its organs (`Washington` names a government more often than a culprit),
/// and before who speaks and so may own up. Who is only named (victims, bystanders, who is quoted)
/// is none of them. Any thread; `kindOfActor` as in ReadingContext.
std::vector<ReadName> likelyActors(const SentenceReading &reading,
                                   const std::function<QString(const QString &)> &kindOfActor);

/// The kind of whoever has this name in the sentence, as it is read of him where he speaks in it,
/// too: one person, one kind. Empty: the words do not tell.
QString kindOfName(const SentenceReading &reading, const ReadName &actor);

/// `Norway`, `US`: a state by its name.
bool isCountryName(const QString &name);

} // namespace sourceline
