#pragma once

#include "model/text/readfacts.h"

#include <optional>

namespace sourceline {

/// The words of a line that name, or describe, who may have done it.
struct NameWords
{
    int first = 0, end = 0;
};

/// From `at` on, past articles and what stands before a name: `the Norway-backed militia Sand
/// Wolves`. What has no name is taken by its description: `Norwegian militias`.
std::optional<NameWords> nameFrom(const WordLine &line, int at, const ReadingContext &context);
/// Right before `end`.
std::optional<NameWords> nameBefore(const WordLine &line, int end, const ReadingContext &context);
/// `militias`, `groups`: whose name is a description of several.
bool isGroupWord(const WordLine &line, int at);

} // namespace sourceline
