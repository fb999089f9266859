#pragma once

#include "model/store/id.h"
#include "model/text/edtf.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace sourceline {

/// A claim as the derived tables need it, without its texts. Pure values, so that one edit and a
/// bulk import use the same rules. Codes in comments are those of the schema.
struct FigureClaim
{
    Id statement;
    Id speaker;
    QByteArray field;   ///< killed, wounded, munitions, count, …
    QByteArray measure; ///< fired, landed, found unfired, unspecified, or empty
    QString whom;       ///< group: a named person's handle, else the nationality, else `all`; joint
                        ///< groups are one group
    QByteArray reported;
    std::optional<qint32> low, best, high;
    QByteArray qualifier;
    bool feeds = true;
    QString resolvedEdtf; ///< for field date
};

enum class FigureState : qint8
{
    NotStated = 0,
    Figure = 1,
    None = 2,
    NotReported = 3,
    Unknown = 4
};

/// Codebook rule 9: only feeding claims of one measure and one group share a range. low: smallest
/// low; high: largest high, none if any feeding claim is open above; best: the value with most
/// distinct speakers, on a tie the claim with the higher low. An uncounted claim (reported unknown)
/// feeds only where no figure does (rule 18); not reported feeds nothing (rule 11).
struct Figure
{
    FigureState state = FigureState::NotStated;
    std::optional<qint32> low, best, high;
    int claims = 0;           ///< all claims of this field, measure and group, feeding or not
    bool differing = false;   ///< not every figure claimed, feeding or not, is the same
    bool conflicting = false; ///< two feeding claims cannot both be true: what they leave possible
                              ///< (mostPossible(), open ends infinite) does not meet
    bool overridden = false;  ///< low, best and high are an analyst's choice

    bool operator==(const Figure &) const = default;
};

struct FigureKey
{
    QByteArray field;
    QByteArray measure; ///< of munitions only; unspecified where the claim has none
    QString whom;       ///< `all` for munitions and count
    bool operator==(const FigureKey &) const = default;

    bool operator<(const FigureKey &key) const
    {
        return std::tie(field, measure, whom) < std::tie(key.field, key.measure, key.whom);
    }
};

/// Claims of killed, wounded, casualties, munitions and count; others are passed over.
std::map<FigureKey, Figure> figuresOf(const std::vector<FigureClaim> &claims);

/// An analyst's choice in place of rule 9. Whether the claims differ or conflict is still told.
struct FigureChosen
{
    FigureKey key;
    std::optional<qint32> low, best, high; ///< all 0: none
};

/// `figures` with the choices in it; also of a figure that no claim states.
std::map<FigureKey, Figure> withChoices(std::map<FigureKey, Figure> figures,
                                        const std::vector<FigureChosen> &choices);

struct FigureRange
{
    std::optional<qint32> low, best, high;
    bool operator==(const FigureRange &) const = default;
};

/// Codebook rules 1 to 4 and 9: what a coder records for `number` with a schema qualifier. several
/// and dozens take no number.
FigureRange rangeOf(const QByteArray &qualifier, qint32 number);

/// The most that a claim leaves possible; none: open above. `nearly 12` stays below 12, though rule 3 writes down no high.
std::optional<qint32>
mostPossible(const QByteArray &qualifier, std::optional<qint32> best, std::optional<qint32> high);

/// Bits of incident_derived.differing and .conflicting.
enum FieldBit : quint32
{
    KilledBit = 1,
    WoundedBit = 2,
    MunitionsBit = 4,
    CountBit = 8,
    DateBit = 16
};

} // namespace sourceline
