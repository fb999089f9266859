#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// What is recorded of an article beside its text, which never changes.
struct ArticleRecord
{
    Id id;
    QString title, author, publishedEdtf, url;
    ActorRef outlet;
};

Result<ArticleRecord> readArticleRecord(sqlite3 *database, Id document);

/// Sets every field to the record's; only what differs is written. What rests on the article alone
/// goes along: statements dated by its publication, and those that its old outlet made or passed
/// on. Refuses an article without a title, a date that cannot be read, and what changeStatement()
/// refuses.
EditLog::Change changeArticle(const ArticleRecord &record);

} // namespace sourceline
