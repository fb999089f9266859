#pragma once

#include "model/filter/filterspec.h"

#include <vector>

namespace sourceline {

/// What a filter looks for in texts: its words, its titles and its parts of texts; everything else
/// in it says which incidents, not which texts. A value.
struct WordQuery
{
    struct Word
    {
        QString text;          ///< words, of which the last may end in *; or a part, without any *
        bool anywhere = false; ///< a part
        bool inTitle = false;  ///< of an incident, and nowhere else

        bool operator==(const Word &) const = default;
    };

    using Choice = std::vector<Word>;
    std::vector<Choice> all; ///< one of each must be in a text
    std::vector<Word> none;  ///< none of these

    WordQuery() = default;

    WordQuery(std::vector<Choice> each, std::vector<Word> neither)
        : all(std::move(each))
        , none(std::move(neither))
    {}

    /// Choices in which a field stands too are left out: a text need not hold their words.
    explicit WordQuery(const FilterSpec &spec);

    bool isEmpty() const { return all.empty(); }

    /// Any of its words is enough; a title that is asked for is still.
    WordQuery loosened() const;
    /// What of it can be in titles and notes of incidents, or in other texts.
    WordQuery within(bool titles) const;
    /// Of it whatever a text of that sort must hold; empty where none can, for want of a title.
    WordQuery foundWithin(bool titles) const;

    bool operator==(const WordQuery &) const = default;
};

/// FTS5's own language for `word`, which must not be a part: everything in it is plain text.
QString matchString(const WordQuery::Word &word);
/// For all of `query` that is words, without its parts; empty where there is nothing.
QString matchString(const WordQuery &query);
/// For any of its words, to mark them.
QString markString(const WordQuery &query);

} // namespace sourceline
