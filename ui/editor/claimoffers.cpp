#include "ui/editor/claimoffers.h"

#include "model/text/normalise.h"
#include "ui/editor/figureoffers.h"
#include "ui/editor/sentenceoffers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

ClaimDraft inWords(const QString &field, const QString &words)
{
    ClaimDraft draft;
    draft.field = field;
    draft.value = words;
    return draft;
}

bool isClaimed(const Dossier &dossier, const ClaimDraft &draft)
{
    return std::any_of(
        dossier.claims.begin(), dossier.claims.end(), [&draft](const ClaimView &claim) {
            return claim.field == draft.field && claim.measure == draft.measure
                   && claim.low == draft.low && claim.best == draft.best && claim.high == draft.high
                   && claim.nationality == draft.nationality;
        });
}

struct Placed
{
    OfferedClaim claim;
    TextRange range;
    int attack = 0;
};

// Of several attacks in the sentence the one where the incident was; 0: it does not say.
int attackOf(const SentenceReading &reading, const Dossier &dossier)
{
    const QString where = foldForMatching(dossier.placeName);
    const auto place = std::ranges::find_if(reading.places, [&where](const ReadName &one) {
        return foldForMatching(one.name) == where;
    });
    return where.isEmpty() || place == reading.places.end() ? 0 : place->attack;
}

std::vector<Placed> everything(const SentenceOffers &offers)
{
    const SentenceReading &reading = offers.reading();
    std::vector<Placed> all;
    for (const ReadFigure &figure : reading.figures) {
        const QString words = offers.words(figure.range);
        all.push_back({{words,
                        offeredFigure(figure) + offers.besideWords(figure.attack),
                        claimOf(figure, words)},
                       figure.range,
                       figure.attack});
    }
    for (const ReadDate &date : reading.dates) {
        if (date.isOfSpeech)
            continue;
        const QString words = offers.words(date.range);
        ClaimDraft draft = inWords(u"date"_s, words);
        draft.resolvedEdtf = date.edtf;
        draft.resolvedBasis = date.isInferred ? u"inferred"_s : u"text"_s;
        all.push_back(
            {{words,
              date.reading.isEmpty() ? SentenceOffers::tr("date")
                                     : SentenceOffers::tr("date, inferred: %1").arg(date.reading),
              draft},
             date.range,
             date.attack});
    }
    for (const ReadTime &time : reading.times)
        all.push_back({{offers.words(time.range),
                        SentenceOffers::tr("time, %1").arg(time.time),
                        inWords(u"time"_s, offers.words(time.range))},
                       time.range,
                       time.attack});
    for (const ReadName &place : reading.places)
        all.push_back({{offers.words(place.range),
                        SentenceOffers::tr("place"),
                        inWords(u"place"_s, place.name)},
                       place.range,
                       place.attack});
    for (const ReadTerm &means : reading.means) {
        const QString words = offers.words(means.range);
        all.push_back({{words, SentenceOffers::tr("weapon"), inWords(u"weapon"_s, words)},
                       means.range,
                       means.attack});
    }
    return all;
}

} // namespace

std::vector<OfferedClaim>
claimOffers(const SentenceOffers &offers, const Dossier &dossier, const QString &only)
{
    std::vector<Placed> all = everything(offers);
    std::erase_if(all, [&](const Placed &one) {
        return (!only.isEmpty() && one.claim.draft.field != only)
               || (offers.hasPhrase() && !offers.isSelected(one.range));
    });
    std::ranges::stable_partition(
        all, [&dossier](const Placed &one) { return !isClaimed(dossier, one.claim.draft); });
    if (const int attack = attackOf(offers.reading(), dossier); attack > 0) {
        std::ranges::stable_partition(
            all, [attack](const Placed &one) { return one.attack == 0 || one.attack == attack; });
    }
    std::vector<OfferedClaim> claims;
    for (Placed &one : all)
        claims.push_back(std::move(one.claim));
    if (claims.empty() && offers.hasPhrase())
        claims.push_back({offers.phrase(), {}, inWords(only, offers.phrase())});
    return claims;
}

} // namespace sourceline
