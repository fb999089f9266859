#pragma once

#include "model/text/wordline.h"

namespace sourceline {

/// said, told, wrote, announced, blamed: a verb of speech that is not passive (`was blamed`).
bool isSpeechVerb(const WordLine &line, int at);
/// was, were, been, is: what makes the verb after it passive.
bool isBeing(const WordLine &line, int at);
/// A verb of speech, passive or not.
bool isSpeechWord(const WordLine &line, int at);

} // namespace sourceline
