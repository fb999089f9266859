#pragma once

#include "model/text/articlefacts.h"

#include <QByteArray>

namespace sourceline {

enum class ArticleFormat
{
    Text,
    Html,
    Pdf
};

/// By the first bytes, then by `suffix` (without the dot).
ArticleFormat formatOf(const QByteArray &bytes, const QString &suffix);

/// The article in a file. Takes bytes from strangers: for the reading program, under its limits,
/// and for tests. One sentence where there is none.
Result<ReadArticle> readArticle(const QByteArray &bytes, ArticleFormat format);

} // namespace sourceline
