#pragma once

#include "model/coding/claims.h"

namespace sourceline {

class SentenceOffers;

/// A claim that the sentence makes, as a form can take it.
struct OfferedClaim
{
    QString words;    ///< of the sentence
    QString how;      ///< `at least 15 munitions fired`
    ClaimDraft draft; ///< field and value; an empty field leaves the form's
};

/// What a claim on an incident can be made of: of what is selected inside the sentence where
/// something is, what no claim cites this sentence for before what one does, and of several attacks
/// that of the incident before others; `only` one field, where it is not empty. Best first.
std::vector<OfferedClaim>
claimOffers(const SentenceOffers &offers, const Dossier &dossier, const QString &only);

} // namespace sourceline
