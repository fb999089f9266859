#pragma once

#include "model/text/sentencereading.h"
#include "model/text/wordline.h"

namespace sourceline {

/// Words of a sentence that name somebody who speaks, with what they tell of him.
struct SourcePhrase
{
    int first = 0, end = 0; ///< end exclusive
    ReadSource source;
    QString nationality, institution;
    bool isPronoun = false;

    bool isValid() const { return end > first; }
};

/// The words before `verb` that are its subject: over an apposition between commas, up to the
/// beginning of the clause. Not valid where they name nobody.
SourcePhrase subjectBefore(const WordLine &line, int verb, const ReadingContext &context);
/// The words from `at` on, up to what goes on after a name: `said [a police officer] in Basra`.
SourcePhrase phraseFrom(const WordLine &line, int at, const ReadingContext &context);
/// Someone who passes on what others say: an outlet that is known or that its name shows.
bool isMedium(const WordLine &line, int first, int end, const ReadingContext &context);

} // namespace sourceline
