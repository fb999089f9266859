#pragma once

#include "model/filter/filterfields.h"
#include "model/text/edtf.h"
#include "model/text/result.h"

namespace sourceline {

/// What a term's value says, read by its field.
struct FilterValue
{
    const FilterField *field = nullptr;
    bool unknown = false;     ///< `unknown`
    bool withMembers = false; ///< + after a name
    bool anywhere = false;    ///< Words: looked for as they are written, within words too
    bool isWhole = false;     ///< = before a text: all of it, not some of its words
    qint64 low = 0;           ///< Figure, Number, Scale (codes from 1): both included
    qint64 high = 0;
    int code = 0;  ///< Choice: from 1
    DateSpan span; ///< Period: minutes in UTC, the day's own (see localday.h); none where open
    QString text;  ///< names, texts and words, trimmed; of Actor and Place without the +, of a
                   ///< whole text without the =, of what is looked for anywhere without its *
};

/// A sentence of what was expected where the value is not one.
Result<FilterValue> readFilterValue(const FilterTerm &term);

} // namespace sourceline
