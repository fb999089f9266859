#pragma once

#include "model/coding/claims.h"
#include "ui/editor/recordlist.h"
#include "ui/editor/sentenceoffers.h"

namespace sourceline {

/// A claim's figures as they were read: range by the codebook's rule for the qualifier.
ClaimDraft claimOf(const ReadFigure &figure, const QString &words);

/// The figures that a sentence reports of a new incident, each to be ticked: those become claims in
/// the same edit.
class FigureOffers : public RecordList
{
    Q_OBJECT

public:
    explicit FigureOffers(QWidget *parent = nullptr);

    /// `attack`: of several in the sentence, whose figures are ticked; 0: all are.
    void set(const SentenceOffers &offers, int attack);
    std::vector<ClaimDraft> claims() const; ///< ticked; without incident and statement

    bool isAny() const { return !ticked("figure").empty(); }

signals:
    void tickedChanged();

private:
    std::vector<ClaimDraft> m_claims;
};

} // namespace sourceline
