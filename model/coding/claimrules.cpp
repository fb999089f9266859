#include "model/coding/claimrules.h"

#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/store/figurewords.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

template <size_t N>
bool isOneOf(const QString &word, const std::array<QLatin1String, N> &words)
{
    return std::any_of(words.begin(), words.end(), [&word](auto w) { return word == w; });
}

constexpr std::array otherFields{"date"_L1,
                                 "time"_L1,
                                 "place"_L1,
                                 "target"_L1,
                                 "weapon"_L1,
                                 "calibre"_L1,
                                 "platform"_L1,
                                 "origin"_L1,
                                 "damage"_L1,
                                 "participants"_L1,
                                 "finder"_L1,
                                 "responsibility"_L1,
                                 "motive"_L1,
                                 "reaction"_L1,
                                 "investigation"_L1,
                                 "status"_L1,
                                 "significance"_L1,
                                 "other"_L1};
constexpr std::array measures{"fired"_L1, "landed"_L1, "found unfired"_L1, "unspecified"_L1};
constexpr std::array reportedWords{"figure"_L1, "none"_L1, "not reported"_L1, "unknown"_L1};
constexpr std::array qualifiers{"exactly"_L1,
                                "at least"_L1,
                                "more than"_L1,
                                "up to"_L1,
                                "about"_L1,
                                "nearly"_L1,
                                "several"_L1,
                                "dozens"_L1,
                                ""_L1};
constexpr std::array bases{"text"_L1, "inferred"_L1, "external"_L1, ""_L1};
constexpr std::array reviews{"draft"_L1, "coded"_L1, "reviewed"_L1, "disputed"_L1};

Result<void> checkWords(const ClaimDraft &draft)
{
    if (!isFigureField(draft.field) && !isOneOf(draft.field, otherFields))
        return Error{u"“%1” is not a field that a claim can be about."_s.arg(draft.field)};
    if (!draft.measure.isEmpty() && draft.field != "munitions"_L1)
        return Error{u"Fired, landed and found unfired are measures of munitions, not of %1."_s.arg(
            draft.field)};
    if (!draft.measure.isEmpty() && !isMeasure(draft.measure))
        return Error{u"“%1” is not a measure: fired, landed, found unfired or unspecified."_s.arg(
            draft.measure)};
    if (!isOneOf(draft.qualifier, qualifiers))
        return Error{u"“%1” is not a qualifier."_s.arg(draft.qualifier)};
    if (!isOneOf(draft.resolvedBasis, bases))
        return Error{u"A date is resolved from the text, inferred or external, not “%1”."_s.arg(
            draft.resolvedBasis)};
    if (!isOneOf(draft.review, reviews))
        return Error{
            u"“%1” is not a review state: draft, coded, reviewed or disputed."_s.arg(draft.review)};
    return {};
}

// A number with a qualifier is a range by the codebook's rules; several and dozens need no number.
void fillRange(ClaimDraft &draft)
{
    if (draft.reported != "figure"_L1 || draft.qualifier.isEmpty() || draft.low || draft.high)
        return;
    const bool uncounted = draft.qualifier == "several"_L1 || draft.qualifier == "dozens"_L1;
    if (!draft.best && !uncounted)
        return;
    const FigureRange range = rangeOf(draft.qualifier.toUtf8(), draft.best.value_or(0));
    draft.low = range.low;
    draft.best = range.best;
    draft.high = range.high;
}

bool ascends(const ClaimDraft &draft)
{
    std::optional<qint32> before;
    for (const auto &number : {draft.low, draft.best, draft.high}) {
        if (number && before && *number < *before)
            return false;
        if (number)
            before = number;
    }
    return true;
}

Result<void> checkFigure(const ClaimDraft &draft)
{
    const bool numbers = draft.low || draft.best || draft.high;
    if (!isFigureField(draft.field)) {
        if (numbers)
            return Error{u"A claim about the %1 holds words, not a count."_s.arg(draft.field)};
        return {};
    }
    if (!isOneOf(draft.reported, reportedWords))
        return Error{
            u"Say what is reported about %1: a figure, none, not reported, or unknown."_s.arg(
                draft.field)};
    if (draft.reported == "figure"_L1 && !numbers)
        return Error{u"Give the figure: a number, a range, or “several” or “dozens”."_s};
    for (const auto &number : {draft.low, draft.best, draft.high}) {
        if (number && *number < 0)
            return Error{u"A count is never less than 0."_s};
        if (draft.reported == "none"_L1 && number && *number != 0)
            return Error{u"None is 0: take the number away, or choose “figure”."_s};
        if (draft.reported == "not reported"_L1 && number)
            return Error{
                u"What is not reported has no number: take it away, or choose “figure”."_s};
    }
    if (!ascends(draft))
        return Error{u"Low, best and high must ascend: %1."_s.arg(
            QStringList{draft.low ? QString::number(*draft.low) : u"–"_s,
                        draft.best ? QString::number(*draft.best) : u"–"_s,
                        draft.high ? QString::number(*draft.high) : u"–"_s}
                .join(u", "_s))};
    return {};
}

} // namespace

bool isMeasure(const QString &word)
{
    return isOneOf(word, measures);
}

Result<ClaimDraft> checkedClaim(ClaimDraft draft)
{
    if (draft.field == "munitions"_L1 && draft.measure.isEmpty())
        draft.measure = u"unspecified"_s;
    if (const auto valid = checkWords(draft); !valid)
        return valid.error();
    fillRange(draft);
    if (const auto valid = checkFigure(draft); !valid)
        return valid.error();
    if (const auto date = parseEdtf(draft.resolvedEdtf.trimmed()); !date)
        return date.error();
    if (!draft.feeds && draft.reason.trimmed().isEmpty())
        return Error{u"Say why the claim feeds nothing: it stays readable with the reason."_s};
    if (draft.feeds && draft.supersededBy.isValid())
        return Error{u"A superseded claim feeds nothing: say that it does not, and why."_s};
    return draft;
}

Result<void> checkSupersession(sqlite3 *database, Id claim)
{
    const Id by = idOf(columnOf(database, "claim", "superseded_by", claim));
    // Those that it supersedes must go on being like it.
    auto pairs = idsOf(database, "SELECT id FROM claim WHERE superseded_by = ?1", claim);
    if (!pairs)
        return pairs.error();
    if (by.isValid())
        pairs->push_back(claim);
    for (const Id each : *pairs) {
        const Id other = each == claim ? by : claim;
        for (const char *column : {"incident", "field", "measure"}) {
            if (columnOf(database, "claim", column, each)
                != columnOf(database, "claim", column, other))
                return Error{
                    u"“%1” and “%2” are not about the same %3, so that neither supersedes the other."_s
                        .arg(claimWords(database, each),
                             claimWords(database, other),
                             QString::fromLatin1(column))};
        }
    }
    std::vector<Id> seen{claim};
    for (Id next = by; next.isValid();
         next = idOf(columnOf(database, "claim", "superseded_by", next))) {
        if (std::find(seen.begin(), seen.end(), next) != seen.end())
            return Error{u"Claims cannot supersede each other in a circle: “%1” would."_s.arg(
                claimWords(database, claim))};
        seen.push_back(next);
    }
    return {};
}

} // namespace sourceline
