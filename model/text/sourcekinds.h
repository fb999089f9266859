#pragma once

#include "model/text/sentencereading.h"
#include "model/text/wordline.h"

namespace sourceline {

/// What kind of actor (the schema's) the words [first, end) name as one who speaks: a name with a
/// title is a person, an official an unnamed source, a ministry a state organ. Empty: nobody.
QString kindOfSource(const WordLine &line, int first, int end, const ReadingContext &context);
/// The same of one word for a role: official, ministry, coalition; empty: it is none.
QString kindOfRole(const WordLine &line, int at);
bool namesARole(const WordLine &line, int first, int end);
/// `defense` of a defense official; empty: none.
QString institutionIn(const WordLine &line, int first, int end);
/// `Ann Example` of `coalition spokesman Col. Ann Example`; the words as they stand where no title
/// or role is before a name.
QString personName(const WordLine &line, int first, int end);
/// Every word is a name: none a role, a nationality or in small letters.
bool isAllNames(const WordLine &line, int first, int end);

} // namespace sourceline
