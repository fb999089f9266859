#pragma once

#include "model/text/offsets.h"

#include <vector>

struct fts5_api;
struct sqlite3;

namespace sourceline {

class Statement;

/// Registers the SQL function `word_places(table, column)` of full-text tables with one connection:
/// where in that column of the row stands what MATCH looks for, and which of it. Unlike highlight()
/// it makes no copy of the text. Returns an SQLite result code.
int registerWordPlaces(fts5_api *api);

/// Where a word or phrase of a query stands.
struct WordPlace
{
    TextRange range;
    int word = 0; ///< its place in the query, from 0

    auto operator<=>(const WordPlace &) const = default;
};

/// What word_places() gave in `column` of a result row: code points of the text, by place; they may
/// overlap.
std::vector<WordPlace> readWordPlaces(const Statement &row, int column);

} // namespace sourceline
