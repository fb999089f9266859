#pragma once

#include "model/text/offsets.h"
#include "model/text/result.h"

namespace sourceline {

/// What a file says of the article in it; what it does not say is empty.
struct ArticleFacts
{
    QString title, outlet, author;
    QString published; ///< EDTF
    QString url;
    QString language; ///< BCP 47, the first part
};

/// An article as a reader of one format gives it: its text in stored form, and the ranges of it
/// that the format marks as not the article's own words (navigation, captions, page numbers).
struct ReadArticle
{
    QString text;
    ArticleFacts facts;
    std::vector<TextRange> marked; ///< ascending, apart
};

/// What the reading program writes and the workbench reads: JSON. Reading trusts nothing: a text
/// that is not in stored form or a range outside it is an error.
QByteArray toWire(const Result<ReadArticle> &article);
Result<ReadArticle> fromWire(const QByteArray &bytes);

/// What the first lines say: a headline, `By NAME`, a date, an address. Where a line near the end
/// says from where the text was taken, that too.
ArticleFacts factsFromFirstLines(const QString &text);

/// What `first` does not say, `second` does.
ArticleFacts orElse(ArticleFacts first, const ArticleFacts &second);

/// The day that a date in a file or a line stands for, as EDTF: `2020-03-13T06:18+02:00`, `MARCH
/// 13, 2020 06:18`, `13 March 2020`, `Fri, 13 Mar 2020`, `03/29/2020` where only one reading is a
/// day. Empty where it is none.
QString edtfOfWrittenDate(QStringView written);

} // namespace sourceline
