#include "model/text/abbreviations.h"

#include <QString>

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array titles{
    "adm"_L1,   "amb"_L1,  "asst"_L1, "atty"_L1, "brig"_L1,   "capt"_L1, "cdr"_L1,  "cmdr"_L1,
    "col"_L1,   "cpl"_L1,  "cpt"_L1,  "dr"_L1,   "fr"_L1,     "gen"_L1,  "gov"_L1,  "hon"_L1,
    "lieut"_L1, "lt"_L1,   "ltc"_L1,  "maj"_L1,  "messrs"_L1, "mme"_L1,  "mr"_L1,   "mrs"_L1,
    "ms"_L1,    "msgr"_L1, "mt"_L1,   "pfc"_L1,  "pres"_L1,   "prof"_L1, "pvt"_L1,  "rep"_L1,
    "reps"_L1,  "rev"_L1,  "sen"_L1,  "sens"_L1, "sgt"_L1,    "spc"_L1,  "ssgt"_L1, "supt"_L1,
    "vs"_L1,    "viz"_L1,  "cf"_L1,   "ca"_L1,   "approx"_L1,
};

constexpr std::array numbered{"no"_L1,
                              "nos"_L1,
                              "art"_L1,
                              "fig"_L1,
                              "vol"_L1,
                              "para"_L1,
                              "p"_L1,
                              "pp"_L1,
                              "ch"_L1,
                              "sec"_L1,
                              "res"_L1};

constexpr std::array either{
    "jan"_L1,  "feb"_L1,   "mar"_L1,   "apr"_L1,   "jun"_L1,   "jul"_L1, "aug"_L1,  "sep"_L1,
    "sept"_L1, "oct"_L1,   "nov"_L1,   "dec"_L1,   "mon"_L1,   "tue"_L1, "tues"_L1, "wed"_L1,
    "thu"_L1,  "thurs"_L1, "fri"_L1,   "st"_L1,    "ft"_L1,    "inc"_L1, "ltd"_L1,  "corp"_L1,
    "co"_L1,   "bros"_L1,  "jr"_L1,    "sr"_L1,    "dept"_L1,  "est"_L1, "al"_L1,   "mm"_L1,
    "cm"_L1,   "km"_L1,    "kg"_L1,    "lb"_L1,    "lbs"_L1,   "mph"_L1, "cal"_L1,  "ave"_L1,
    "blvd"_L1, "rd"_L1,    "gov't"_L1, "int'l"_L1, "nat'l"_L1, "tel"_L1, "ext"_L1,  "div"_L1,
    "regt"_L1, "bn"_L1,    "ops"_L1,   "prov"_L1,  "dist"_L1,  "etc"_L1,
};

constexpr std::array starters{
    "a"_L1,       "after"_L1,     "all"_L1,     "also"_L1,       "although"_L1, "an"_L1,
    "and"_L1,     "another"_L1,   "as"_L1,      "at"_L1,         "because"_L1,  "before"_L1,
    "both"_L1,    "but"_L1,       "by"_L1,      "despite"_L1,    "during"_L1,   "each"_L1,
    "earlier"_L1, "even"_L1,      "for"_L1,     "from"_L1,       "he"_L1,       "her"_L1,
    "here"_L1,    "his"_L1,       "how"_L1,     "however"_L1,    "i"_L1,        "if"_L1,
    "in"_L1,      "instead"_L1,   "it"_L1,      "its"_L1,        "last"_L1,     "later"_L1,
    "many"_L1,    "meanwhile"_L1, "more"_L1,    "most"_L1,       "my"_L1,       "neither"_L1,
    "no"_L1,      "nobody"_L1,    "none"_L1,    "nor"_L1,        "not"_L1,      "now"_L1,
    "on"_L1,      "once"_L1,      "one"_L1,     "only"_L1,       "or"_L1,       "other"_L1,
    "others"_L1,  "our"_L1,       "several"_L1, "she"_L1,        "since"_L1,    "so"_L1,
    "some"_L1,    "still"_L1,     "such"_L1,    "that"_L1,       "the"_L1,      "their"_L1,
    "then"_L1,    "there"_L1,     "these"_L1,   "they"_L1,       "this"_L1,     "those"_L1,
    "though"_L1,  "three"_L1,     "through"_L1, "throughout"_L1, "to"_L1,       "two"_L1,
    "under"_L1,   "until"_L1,     "we"_L1,      "what"_L1,       "when"_L1,     "where"_L1,
    "while"_L1,   "who"_L1,       "why"_L1,     "with"_L1,       "yet"_L1,      "you"_L1,
    "your"_L1,
};

constexpr std::array afterTime{
    "monday"_L1,   "tuesday"_L1, "wednesday"_L1, "thursday"_L1,  "friday"_L1,  "saturday"_L1,
    "sunday"_L1,   "january"_L1, "february"_L1,  "march"_L1,     "april"_L1,   "may"_L1,
    "june"_L1,     "july"_L1,    "august"_L1,    "september"_L1, "october"_L1, "november"_L1,
    "december"_L1, "jan"_L1,     "feb"_L1,       "aug"_L1,       "sept"_L1,    "oct"_L1,
    "nov"_L1,      "dec"_L1,     "est"_L1,       "edt"_L1,       "et"_L1,      "cet"_L1,
    "gmt"_L1,      "utc"_L1,     "bst"_L1,       "pst"_L1,       "pdt"_L1,     "pt"_L1,
    "eastern"_L1,  "pacific"_L1, "local"_L1,
};

template <size_t count>
bool isIn(const std::array<QLatin1StringView, count> &list, QStringView word)
{
    return std::any_of(list.cbegin(), list.cend(), [word](QLatin1StringView entry) {
        return word.compare(entry, Qt::CaseInsensitive) == 0;
    });
}

// U.S, D.C, e.g: single letters with stops between.
bool isDotted(QStringView word)
{
    if (word.size() < 3 || word.size() % 2 == 0)
        return false;
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (i % 2 == 0 ? !word[i].isLetter() : word[i] != u'.')
            return false;
    }
    return true;
}

} // namespace

Abbreviation abbreviationOf(QStringView word)
{
    // Lt.-Gen: what counts is the part after the dash.
    if (const qsizetype dash = word.lastIndexOf(u'-'); dash >= 0)
        word = word.sliced(dash + 1);
    if (word.compare("a.m"_L1, Qt::CaseInsensitive) == 0
        || word.compare("p.m"_L1, Qt::CaseInsensitive) == 0)
        return Abbreviation::Time;
    if (isDotted(word) || (word.size() == 1 && word.front().isUpper()))
        return Abbreviation::Either;
    if (isIn(titles, word))
        return Abbreviation::Title;
    if (isIn(numbered, word))
        return Abbreviation::Number;
    return isIn(either, word) ? Abbreviation::Either : Abbreviation::None;
}

bool startsSentence(QStringView word)
{
    return isIn(starters, word);
}

bool followsTime(QStringView word)
{
    return isIn(afterTime, word);
}

} // namespace sourceline
