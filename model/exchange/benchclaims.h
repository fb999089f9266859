#pragma once

#include "model/exchange/benchstory.h"

namespace sourceline {

/// What the statements of `story` say about figures, dates, places and weapons; some incidents get
/// several claims, which agree, differ or contradict each other. A good part is cited by a sentence
/// that is added to the document.
void addBenchClaims(BenchStory &story, const BenchWorld &world, BenchRandom &random, int claims);

/// Who they say did it: for about 60 % of the incidents, by one or more speakers.
void addBenchAttributions(BenchStory &story, const BenchWorld &world, BenchRandom &random);

} // namespace sourceline
