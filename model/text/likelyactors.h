#pragma once

#include "model/text/sentencereading.h"

namespace sourceline {

/// Of the actors that a sentence names those of whom it says, by whomever, that they did it: a
/// group before a state or its organs (`Washington` names a government more often than a culprit),
/// and before who speaks and so may own up. Who is only named (victims, bystanders, who is quoted)
/// is none of them. Any thread; `kindOfActor` as in ReadingContext.
std::vector<ReadName> likelyActors(const SentenceReading &reading,
                                   const std::function<QString(const QString &)> &kindOfActor);

/// `Norway`: a state by its name.
bool isCountryName(const QString &name);

} // namespace sourceline
