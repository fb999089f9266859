#pragma once

#include "model/text/sentencereading.h"

namespace sourceline {

/// Of the actors that a sentence names those of whom it may say that they did it, the likeliest
/// first: who is blamed before who is only named, and of each a group before a state or its organs
/// (`Washington` names a government more often than a culprit). Who speaks is none of them. Any
/// thread; `kindOfActor` as in ReadingContext.
std::vector<ReadName>
likelyActors(const SentenceReading &reading,
             const std::function<QString(const QString &)> &kindOfActor);

/// `Norway`: a state by its name.
bool isCountryName(const QString &name);

} // namespace sourceline
