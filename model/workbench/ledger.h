#pragma once

#include "model/store/dossier.h"

namespace sourceline {

/// How the attributions of an incident are laid out. Stored in settings by number; never
/// renumbered.
enum class Grouping : quint8
{
    Actor,
    Stance,
    Institution, ///< that the speaker speaks for, the speaker itself where there is none
    Said         ///< the date it was said, or by which it was published
};

inline constexpr int groupingCount = 4;

/// Attributions that stand under one heading. Numbers are indexes into Dossier::attributions, as
/// coded.
struct LedgerGroup
{
    QString key;   ///< the same for the same group after an edit
    QString title; ///< an actor, a stance, an institution, a date in words; empty: nobody is named
    Id actor;      ///< Grouping::Actor: the one attributed to
    int depth = 0; ///< 1: covered by the description above it
    bool covers = false;  ///< a description: the groups of depth 1 that follow are what it covers
    std::vector<int> pro; ///< what names the actor, says who, or looks into it
    std::vector<int>
        against; ///< denials, what is ruled out, doubts: against what stands above them
};

/// Somebody who stands behind attributions.
struct Backer
{
    Id id;
    QString name;
    int attributions = 0;
};

/// Who stands behind what is not retracted. The candidates of one either/or count as one
/// attribution, so that the count is the table's.
struct LedgerCounts
{
    int attributions = 0;
    int cards = 0; ///< each candidate for itself
    int denials = 0, ruledOut = 0, doubts = 0, responsibilityClaims = 0;
    int retracted = 0;
    /// By how many attributions they stand behind, then by name.
    std::vector<Backer> speakers, institutions, governments, outlets;
};

struct Ledger
{
    Grouping grouping = Grouping::Actor;
    std::vector<LedgerGroup> groups;
    std::vector<int> retracted; ///< at the end, whatever the grouping
    LedgerCounts counts;
};

/// Sorts and counts; never merges and never judges. Pure.
Ledger ledgerOf(const Dossier &dossier, Grouping grouping);

LedgerCounts ledgerCountsOf(const Dossier &dossier);

/// Whether it speaks against the actor named: denies, rules out, doubts.
bool isAgainst(const AttributionView &attribution);

bool isOwnVoice(const StatementView &statement); ///< an article's, not a speaker's in it

/// Who said it, as it is read: an article's own voice by its outlet, `The Harbour Post, in its own
/// voice`.
QString speakerNameOf(const StatementView &statement);

QString groupingWord(Grouping grouping); ///< `by actor`
/// `5 attributions, 2 speakers, 1 government, 3 outlets`; empty where there is none.
QString countWords(const LedgerCounts &counts);
/// `no denial and no claim of responsibility recorded`, or what of the two is missing; empty where
/// both are there.
QString silenceWords(const LedgerCounts &counts);

/// Credibility 1, confirmed by other sources, where by now only one institution stands on that side:
/// a sentence for each, naming the institution. The grade itself is the analyst's to change.
QStringList gradeProblems(const Dossier &dossier);

/// The whole ledger as plain text, for the clipboard: headings, what each says and who said it.
QString ledgerText(const Dossier &dossier, const Ledger &ledger);

} // namespace sourceline
