#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

struct LinkDraft
{
    QString kind; ///< the schema's: retaliation for, …
    Id from, to;
    QString basis; ///< stated, implied, alleged motive, coder's inference; stated and alleged
                   ///< motive need a statement
    std::optional<StatementDraft> statement;
    QString note;
    std::vector<CitationDraft> citations;
};

/// Refused: a link of a record to itself, the same kind between the same two again, `part of` in a
/// circle (the sentence names the way round). Nothing is inherited through a link.
EditLog::Change addLink(const LinkDraft &draft);
EditLog::Change changeLink(Id link, const LinkDraft &draft);
EditLog::Change removeLink(Id link);
/// `distinct from`, by coder's inference; a `possible duplicate of` between the two goes.
EditLog::Change declareDistinct(Id one, Id other, const QString &reason);

} // namespace sourceline
