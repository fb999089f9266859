#pragma once

#include "model/store/id.h"
#include "model/text/offsets.h"
#include "model/text/result.h"

struct sqlite3;

namespace sourceline {

/// Sentences of a document that an analyst need not read again, ascending: those that are not the
/// article's own words, and those that were read and have nothing to code in them.
struct PaleSentences
{
    std::vector<TextRange> boilerplate, skipped;
};

Result<PaleSentences> paleSentencesOf(sqlite3 *database, Id document);

} // namespace sourceline
