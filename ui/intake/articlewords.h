#pragma once

#include "model/exchange/articles.h"

namespace sourceline {

/// `report.html`, or that it was copied.
QString sourceWords(const ArticleFile &file);

/// What it becomes, in a few words: `new`, `corrects “Ferry stops”`.
QString becomingWords(const ArticleFile &file);

/// How it is like what is here: `92 % like “Ferry stops”: 2 sentences are new, 1 is gone.`
QString likenessWords(const ArticleFile &file);

/// What differs, a sentence a line: − removed, + added.
QString changeLines(const ArticleFile &file);

} // namespace sourceline
