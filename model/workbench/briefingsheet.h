#pragma once

#include "model/store/dossier.h"

#include <QDate>

#include <functional>
#include <vector>

struct sqlite3;

namespace sourceline {

/// A line of a sheet: `lead` stands out before `text`. Plain text, of any length.
struct BriefingLine
{
    QString lead, text;
    int depth = 0;      ///< 1: belongs to the line above it
    bool quiet = false; ///< what is said about the line above, not a fact of its own

    bool operator==(const BriefingLine &) const = default;
};

struct BriefingSection
{
    QString key; ///< for ever the same: `what`, `figures`, `says`, `denies`, `silent`,
                 ///< `assessment`, `gaps`, `sources`
    QString heading;
    std::vector<BriefingLine> lines; ///< never empty: what is missing is said
};

/// Something with a date, for the strip above a sheet.
struct BriefingMoment
{
    enum class Lane
    {
        Incident,
        Linked, ///< what it answers and what answers it
        Said,   ///< who did it
        Published
    };

    Lane lane = Lane::Incident;
    DateSpan span; ///< with at least one end
    /// Of Incident: whom it is coloured by, as in the timeline; not valid: nobody is accused, nor
    /// judged to be likely.
    Id actor = {};
    bool alleged = false; ///< and not assessed

    bool operator==(const BriefingMoment &) const = default;
};

/// What a briefer hands over about one incident: what is recorded and what is not, allegations as
/// allegations, the assessment apart from them. Made without a display.
struct BriefingSheet
{
    Id incident;
    QString handle, title, kind, place, date;
    std::vector<BriefingSection> sections;
    std::vector<BriefingMoment> moments; ///< by lane
    QString marking;                     ///< the highest of what it rests on; empty: none has one
    int markingRank = 0; ///< of two sheets the higher one's marking holds for both; 0: none
    QDate cutOff;        ///< day of the newest document in the casefile; null: none
    qint64 dataAsOf = 0; ///< ms since 1970 UTC of the last edit; 0: none yet
    QByteArray head;     ///< hash of that edit, hex
};

/// All but the sources, marking, cut-off and head. Pure.
BriefingSheet briefingOf(const Dossier &dossier);

/// More at once is a document that nobody reads.
inline constexpr qsizetype mostBriefings = 500;

/// One for each, in this order. Any thread that owns `database`; refuses an id that is not there
/// and more than `mostBriefings`. `progress` is told how many are read; where it returns false, the
/// reading ends with an error.
Result<std::vector<BriefingSheet>>
readBriefings(sqlite3 *database,
              const std::vector<Id> &incidents,
              const std::function<bool(qsizetype read)> &progress = {});

/// Why sheets of so many incidents are not made; empty: they are.
QString briefingsRefused(qsizetype incidents);

/// A sheet as plain text: headings, and a line each.
QString briefingText(const BriefingSheet &sheet);

} // namespace sourceline
