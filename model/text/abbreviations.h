#pragma once

#include <QStringView>

namespace sourceline {

/// How a word that ends in a full stop behaves in the news register.
enum class Abbreviation
{
    None,
    Title,  ///< always goes on: Gen., Mr., Lt.
    Number, ///< goes on before a digit: No. 2, p. 14
    Time,   ///< a.m., p.m.: goes on before (Iraq time), a weekday or a zone
    Either, ///< may end a sentence too: U.S., Inc., Dec., J.
};

/// `word` without its final full stop and without brackets and quotes around it; case does not
/// matter except that a single letter is an initial only as a capital.
Abbreviation abbreviationOf(QStringView word);

/// Words that seldom follow an abbreviation inside a sentence, so that `the U.S. The` are two: The,
/// But, They.
bool startsSentence(QStringView word);

/// Monday, March, GMT: what follows an hour.
bool followsTime(QStringView word);

} // namespace sourceline
