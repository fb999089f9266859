#pragma once

#include "model/text/articlefacts.h"

#include <QByteArray>

#include <vector>

namespace sourceline {

/// What the first object that is an article (schema.org: …Article, …Posting, Report) says in a
/// page's JSON-LD scripts. Nothing is fetched: a context is a name here.
ArticleFacts factsOfJsonLd(const std::vector<QByteArray> &scripts);

} // namespace sourceline
