#pragma once

#include "model/store/derive.h"

namespace sourceline {

struct ClaimView;

/// A claim's figure as it is recorded, by the schema's words.
struct SaidFigure
{
    QString reported, qualifier;
    std::optional<qint32> low, best, high;
};

/// A figure in the words it was said in: `about 30`, `more than 30`, `nearly 12`, `5 (3–8)`,
/// `several`; `none`, `not reported`, `number unknown`. Empty where the claim is no figure. The one
/// place for it: pane, sheet, log, lists and verbs all say it so.
QString saidFigureWords(const SaidFigure &said);
QString claimFigureWords(const ClaimView &claim);

/// The same beside a qualifier that is said elsewhere: `31 or more`, `5 (3–8)`, `30`.
QString claimNumberWords(const ClaimView &claim);

/// `5 (3–8)`, `31 or more`, `up to 8`, `about 5` for a best alone; empty without a number.
QString
rangeWords(std::optional<qint32> low, std::optional<qint32> best, std::optional<qint32> high);

} // namespace sourceline
