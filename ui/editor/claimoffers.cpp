#include "ui/editor/claimoffers.h"

#include "model/text/edtf.h"
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

bool isCitedFrom(const ClaimView &claim, const TextSelection &sentence)
{
    return std::ranges::any_of(claim.citations, [&sentence](const CitationView &one) {
        return one.document == sentence.document && one.range.overlaps(sentence.range);
    });
}

// Of this very sentence: what another speaker or another sentence says too is a claim of its own.
bool isClaimed(const Dossier &dossier, const TextSelection &sentence, const ClaimDraft &draft)
{
    return std::any_of(dossier.claims.begin(), dossier.claims.end(), [&](const ClaimView &claim) {
        return isCitedFrom(claim, sentence) && claim.field == draft.field
               && claim.measure == draft.measure && claim.low == draft.low
               && claim.best == draft.best && claim.high == draft.high
               && claim.nationality == draft.nationality;
    });
}

struct Placed
{
    OfferedClaim claim;
    TextRange range;
    int attack = 0;
};

// By any of its names, or a part of one: `Anvil` for Camp Anvil.
bool isThePlace(const SentenceOffers &offers, const ReadName &read, const Dossier &dossier)
{
    if (dossier.placeName.isEmpty())
        return false;
    if (const Id known = offers.placeNamed(read.name); known.isValid() && known == dossier.place)
        return true;
    const QStringList one = tellingWords(read.name), other = tellingWords(dossier.placeName);
    return isPartOfPlace(one, other) || isPartOfPlace(other, one);
}

bool isItsDay(const ReadDate &read, const Dossier &dossier)
{
    const auto span = parseEdtf(read.edtf);
    return span && !read.isOfSpeech && span->earliest && span->latest && dossier.date.earliest
           && dossier.date.latest && *span->earliest <= *dossier.date.latest
           && *dossier.date.earliest <= *span->latest;
}

// Of several attacks in the sentence the one that the incident was, by its place, else by its day;
// 0: it does not say.
int attackOf(const SentenceOffers &offers, const Dossier &dossier)
{
    const SentenceReading &reading = offers.reading();
    const auto place = std::ranges::find_if(
        reading.places, [&](const ReadName &one) { return isThePlace(offers, one, dossier); });
    if (place != reading.places.end())
        return place->attack;
    const auto isOne = [&dossier](const ReadDate &date) {
        return isItsDay(date, dossier);
    };
    const auto day = std::ranges::find_if(reading.dates, isOne);
    return day == reading.dates.end() || std::ranges::count_if(reading.dates, isOne) > 1
               ? 0
               : day->attack;
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
    std::ranges::stable_partition(all, [&dossier, sentence = offers.sentence()](const Placed &one) {
        return !isClaimed(dossier, sentence, one.claim.draft);
    });
    if (const int attack = attackOf(offers, dossier); attack > 0) {
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
